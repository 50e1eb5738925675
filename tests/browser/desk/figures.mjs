// Figures: a number is set beside those of the rules and a rule is chosen; the case is built, the preview looked at and published;
// the number is found on the site and opened to its words; a second publication says what changed. Once in English, once in Arabic.
//
// Must not: leave a number beside the rules' behind.

import path from "node:path";
import { anotherBrowser, build, desk, expect, looked, signIn } from "./shared.mjs";

const NUMBER = "4321";
const REASON = "a number that nobody gives <b>but this story</b>";

async function photographed(page, pictures, name) {
  if (pictures) await page.screenshot({ path: path.join(pictures, `figures-${name}.png`), fullPage: true });
}

/** Publishes what waits, over its warnings. */
export async function publish(page, title) {
  await page.goto(`${desk.address}/publication`);
  const form = page.locator("form[action='/publish']");
  await form.locator("input[name=title]").fill(title);
  await form.locator("input[name=reason]").fill("fictional persons are told of by nobody");
  if (await form.locator("input[name=over]").count()) {
    const sent = { manifest: await form.locator("input[name=manifest]").inputValue(), seen: "0", title, reason: "it is time" };
    const refused = await page.request.post(`${desk.address}/publish`, { form: sent, headers: { Origin: desk.address } });
    expect(refused.status() === 422, "warnings are not passed over silently");
    await form.locator("input[name=over]").check();
  }
  await form.locator("button").click();
  // The page looks again by itself until it has ended.
  await page.locator("th[scope=row]", { hasText: title }).waitFor({ timeout: 60000 });
  expect(await page.getByText(title).count(), `${title} is among the publications`);
}

/** Sets the number for a count, and gives the count's address. */
async function override(page) {
  await page.goto(`${desk.address}/figures`);
  const href = await page.locator("table.matrix tbody th a").first().getAttribute("href");
  await page.click(`table.matrix tbody th a[href='${href}']`);
  await page.fill("#override input[name=number]", NUMBER);
  await page.fill("#override input[name=reason]", REASON);
  await page.click("#override button");
  expect(await page.locator("h2#decided ~ p strong").getByText(NUMBER).count(), "the number stands at the desk");
  expect(await page.locator("[role=status]").count(), "it is said when it counts");
  return href;
}

async function told(browser, page, language, pictures) {
  const { address } = desk;
  const href = await override(page);
  await looked(page, `the count (${language})`);
  await photographed(page, pictures, `count-${language}`);
  await page.goto(`${address}/figures#rule`);
  await page.selectOption("form[action='/rule'] select", "lowest-highest");
  await page.fill("form[action='/rule'] input[name=reason]", "both ends are told");
  await page.click("form[action='/rule'] button");
  expect(await page.locator("form[action='/rule/withdraw']").count(), "the choice stands");
  await build(page);
  await page.goto(`${address}${href}`);
  expect((await page.locator("tr.first code").first().textContent()) === "lowest-highest", "the rule stands first");
  await page.goto(`${address}/publication`);
  await looked(page, `the publication (${language})`);
  await photographed(page, pictures, `publication-${language}`);
  const before = await (await page.request.get(`${address}/site/index.html`)).text();
  expect(!before.includes("4,321"), "readers have nothing of it yet");
  await page.click("a[href='/preview/index.html']");
  expect(await page.getByText("4,321").count(), "the preview has the number");
  await publish(page, `Edition (${language})`);
  await page.goto(`${address}/site/index.html`);
  await page.getByRole("link", { name: "4,321" }).or(page.locator("tr", { hasText: "4,321" }).locator("a")).first().click();
  expect(await page.getByText("but this story").count(), "the number opens to why it was set");
  await page.locator("table a[href^='#']").first().click();
  expect(await page.locator("blockquote, q, mark, .excerpt").count(), "and beside it stand the words");
  await page.goto(`${address}${href}`);
  await page.fill("form[action='/override/withdraw'] input[name=reason]", "the story ends");
  await page.click("form[action='/override/withdraw'] button");
  await page.goto(`${address}/figures#rule`);
  await page.fill("form[action='/rule/withdraw'] input[name=reason]", "the story ends");
  await page.click("form[action='/rule/withdraw'] button");
  await build(page);
  await page.goto(`${address}/`);
  expect(await page.locator("tr", { hasText: NUMBER }).count(), "the overview tells what changed since");
  await looked(page, `the overview (${language})`);
  await photographed(page, pictures, `overview-${language}`);
  await publish(page, `Edition after (${language})`);
  await page.getByRole("link", { name: `Edition after (${language})` }).first().click();
  expect(await page.locator("tr", { hasText: NUMBER }).count(), "the second publication tells what the first said");
  await looked(page, `one publication (${language})`);
  await page.goto(`${address}/findings`);
  await looked(page, `findings (${language})`);
  await photographed(page, pictures, `findings-${language}`);
  await page.goto(`${address}/figures`);
  await looked(page, `figures (${language})`);
  await photographed(page, pictures, `matrix-${language}`);
}

export async function figures(browser, page, pictures) {
  await told(browser, page, "en", pictures);
  const arabic = await anotherBrowser(browser, "ada in Arabic", { locale: "ar", viewport: { width: 390, height: 844 } });
  await signIn(arabic, "ada");
  await told(browser, arabic, "ar", pictures);
}
