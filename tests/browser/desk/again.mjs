// Forms that are refused, and what figures are part of: what was typed stands there again and the focus is led to what is amiss;
// a figure is put under its whole by keyboard alone, in English, in Arabic and without a script. All people and places are fictional.
//
// Must not: leave a decision that other stories count.

import path from "node:path";
import { build, desk, expect, fault, looked, signIn } from "./shared.mjs";

/** A browser in which only refusals are no fault: browsers report their status as an error. */
async function refusedIn(browser, options) {
  const page = await (await browser.newContext(options)).newPage();
  page.on("console", (message) => {
    if (!/status of 4(09|22)/.test(message.text())) fault(`again ${page.url()}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(`again ${page.url()}: error: ${error.message}`));
  await signIn(page, "ada");
  return page;
}

/** What has the focus: the name of a field, or what else it is. */
const focused = (page) => page.evaluate(() => document.activeElement.name || document.activeElement.className || document.activeElement.tagName);

/** What a screen reader says of the field that has the focus, beside its label. */
const described = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return [at.getAttribute("aria-invalid"), document.getElementById(at.getAttribute("aria-describedby"))?.textContent];
  });

async function openedReport(page) {
  await page.goto(`${desk.address}/sources`);
  await page.locator("tr", { hasText: "1-situation-report" }).getByRole("link").first().click();
  await page.waitForURL(/\/source\//);
}

async function refusedClaim(browser, pictures, look, language) {
  const page = await refusedIn(browser, { locale: language, ...look });
  await openedReport(page);
  await page.locator("#hand summary").click();
  const hand = page.locator("#hand form");
  await hand.locator("textarea[name=words]").fill("words that do not stand there");
  await hand.locator("input[name=number]").fill("77");
  await hand.locator("select[name=sex]").selectOption("female");
  await hand.locator("input[name=reason]").fill("a long reason, typed with care");
  await hand.locator("button").click();
  await page.waitForURL(`${desk.address}/claims/add`);
  expect((await focused(page)) === "words", `the focus is led to the words (${language}): ${await focused(page)}`);
  const [invalid, why] = await described(page);
  expect(invalid === "true" && why?.trim(), `what is amiss is told of the field (${language})`);
  expect((await hand.locator("input[name=number]").inputValue()) === "77", "the number stands there again");
  expect((await hand.locator("input[name=reason]").inputValue()) === "a long reason, typed with care", "and so does the reason");
  expect((await hand.locator("select[name=sex]").inputValue()) === "female", "and every choice");
  await looked(page, `a refused claim (${language})`);
  if (pictures) await page.screenshot({ path: path.join(pictures, `again-${language}-${look.viewport.width}.png`), fullPage: true });
  await hand.locator("textarea[name=words]").fill("27 people are missing");
  await hand.locator("input[name=number]").fill("none");
  await page.evaluate(() => document.querySelector("#hand form").setAttribute("novalidate", ""));
  await hand.locator("button").click();
  await page.waitForLoadState();
  expect((await focused(page)) === "number", `the focus is led to the number (${language})`);
  await page.context().close();
}

/** A reason that comes second is not lost. */
async function second(browser) {
  const [one, other] = [await refusedIn(browser, {}), await refusedIn(browser, {})];
  await openedReport(one);
  await openedReport(other);
  const first = (page) => page.locator(".claims > .claim.figure").first();
  await first(other).locator("button[value=unsure]").click();
  await other.waitForURL(/#c-/);
  await first(one).locator("input[name=reason]").fill("looked at twice");
  await first(one).locator("button[value=accepted]").click();
  await one.waitForURL(`${desk.address}/claims/judge`);
  expect((await first(one).locator("input[name=reason]").inputValue()) === "looked at twice", "who comes second keeps the reason");
  expect(/wrong/.test(await focused(one)), `and is led to why: ${await focused(one)}`);
  await looked(one, "a judgement that came second");
  await first(one).locator("button[value=accepted]").click();
  await one.waitForURL(/#c-/);
  expect(await first(one).getByText("accepted", { exact: true }).count(), "and decides on what stands now");
  for (let left = 2; left > 0; left -= 1) {
    if (!(await first(one).locator(".made button").count())) break;
    await first(one).locator(".made button").first().click();
    await one.waitForURL(/#c-/);
  }
  await one.context().close();
  await other.context().close();
}

/** "112 people have been injured" becomes part of the dead, is shown so, is refused as a circle, and stands alone again. */
async function parts(browser, pictures) {
  const page = await refusedIn(browser, {});
  await openedReport(page);
  const claim = (words) => page.locator(".claims > .claim.figure", { hasText: words }).first();
  await claim("112 people").focus();
  await page.keyboard.press("c");
  await page.waitForURL(/claim=/);
  const whole = page.locator("#hand select[name=part_of]");
  const value = await whole.locator("option", { hasText: "41 people" }).first().getAttribute("value");
  await whole.selectOption(value);
  await page.locator("#hand input[name=reason]").focus();
  await page.keyboard.type("among them, for a test");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#c-/);
  expect(await claim("112 people").getByText("Part of").count(), "what it is part of is shown");
  await looked(page, "a part of a whole");
  if (pictures) await page.screenshot({ path: path.join(pictures, "parts.png"), fullPage: true });
  await build(page);
  await page.goto(`${desk.address}/findings`);
  const told = await page.locator("main").textContent();
  expect(told.includes("112") && told.includes("41"), "the next build holds the part against its whole");
  await openedReport(page);
  await claim("112 people").locator(".made button").first().click();
  await page.waitForURL(/#c-/);
  expect(!(await claim("112 people").getByText("Part of").count()), "and it stands alone again");
  await build(page);
  await page.context().close();
}

export async function again(browser, _page, pictures) {
  await refusedClaim(browser, pictures, { viewport: { width: 1280, height: 900 } }, "en");
  await refusedClaim(browser, pictures, { viewport: { width: 390, height: 844 }, colorScheme: "dark" }, "ar");
  await second(browser);
  await parts(browser, pictures);
}
