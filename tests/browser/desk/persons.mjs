// Persons, the missing, and two who judge blind: a search in another script, two persons joined and the joining taken back, records
// taken out, a candidate judged. All of it in English, and the same pages once more in Arabic.
//
// Must not: leave a decision behind that other stories would meet.

import path from "node:path";
import { anotherBrowser, build, desk, expect, looked, signIn } from "./shared.mjs";

/** The ids of the persons on a page, in their order. */
const ids = (page) => page.locator("tbody a[href^='/person/']").allInnerTexts();

async function search(page, words) {
  await page.goto(`${desk.address}/persons`);
  await page.fill("input[name=q]", words);
  await page.keyboard.press("Enter");
  await page.waitForURL(/q=/);
  return ids(page);
}

/** Sees a decision through: it is told, it waits, it is taken back with one key. */
async function takenBack(page, what) {
  expect(await page.locator("form.done").count(), `${what} is told`);
  expect(await page.getByText("waits for the next build").count(), `${what} waits for the next build`);
  await page.locator("h1").click();
  await page.keyboard.press("z");
  await page.waitForURL((url) => !url.search.includes("done="));
  expect((await page.getByText("waits for the next build").count()) === 0, `${what} is taken back whole`);
}

async function joinAndSplit(page) {
  const { address } = desk;
  await page.goto(`${address}/persons`);
  const rows = await page.locator("tbody tr").evaluateAll((all) =>
    all.map((row) => ({ id: row.querySelector("a").innerText, records: Number(row.querySelectorAll("td.n")[0].innerText) })),
  );
  const several = rows.filter((row) => row.records > 1);
  const [one, other] = [several[0].id, rows.find((row) => row.id !== several[0].id).id];
  await page.goto(`${address}/person/${one}`);
  await page.fill("input[name=with]", other);
  await page.keyboard.press("Enter");
  await page.waitForURL(/with=/);
  await looked(page, "two persons side by side");
  await page.fill("form[action='/persons/join'] input[name=reason]", "one stone");
  await page.click("form[action='/persons/join'] button");
  await page.waitForURL(/done=/);
  await looked(page, "two persons joined");
  await takenBack(page, "the joining");
  await page.check("input[name=record] >> nth=0");
  await page.click("form[action='/persons/split'] button");
  await page.waitForURL(/done=/);
  await takenBack(page, "the taking out");
}

async function missing(page) {
  const { address } = desk;
  await page.goto(`${address}/missing`);
  const cases = page.locator("tbody tr");
  expect(await cases.count(), "people are missing");
  const counts = await cases.locator("td.n").allInnerTexts();
  const at = counts.findIndex((count) => Number(count) > 0);
  expect(at >= 0, "one of them has candidates");
  await cases.nth(Math.max(at, 0)).locator("a").click();
  await page.waitForURL(/\/missing\//);
  expect(await page.getByText("A candidate is no identification").count(), "candidates are called so");
  await page.locator("details summary").first().click();
  await looked(page, "somebody missing, with candidates");
  await page.locator("form[action='/candidates/judge'] button[value=unsure]").first().click();
  await page.waitForURL(/done=/);
  expect(await page.getByText("Looked at and left open").count(), "the candidate was judged");
  await page.locator("h1").click();
  await page.keyboard.press("z");
  await page.waitForURL((url) => !url.search.includes("done="));
}

async function inArabic(browser, pictures) {
  for (const look of [{ viewport: { width: 1280, height: 900 } }, { viewport: { width: 390, height: 844 }, colorScheme: "dark" }]) {
    for (const locale of ["en", "ar"]) {
      const page = await anotherBrowser(browser, locale, { ...look, locale });
      await signIn(page, "ada");
      const place = await page.goto(`${desk.address}/missing`).then(() => page.locator("tbody a").first().getAttribute("href"));
      for (const at of ["/persons?q=crane", "/missing", place, place.replace("missing", "person"), "/agreement", "/disagreements"]) {
        await page.goto(`${desk.address}${at}`);
        await looked(page, `${at} (${look.viewport.width}, ${locale})`);
        const file = `${at.replaceAll(/[^a-z]/g, "-").slice(1, 14)}-${look.viewport.width}-${locale}.png`;
        if (pictures) await page.screenshot({ path: path.join(pictures, file), fullPage: true });
      }
    }
  }
}

export async function persons(browser, page, pictures) {
  const [first] = await search(page, "crane lucan");
  expect(first, "a name is found with its parts turned round");
  for (const words of ["Лукан Крейн", "LUCAN CRA"]) {
    expect((await search(page, words)).includes(first), `${words} finds the same person`);
  }
  await looked(page, "what was found");
  expect((await search(page, "<b>nobody</b> quxx")).length === 0, "nobody is found by a name that nobody bears");
  await joinAndSplit(page);
  await missing(page);
  await inArabic(browser, pictures);
}

/** Two reviewers and an arbiter, at the desk of a case with `blind = true`. */
export async function blind(browser, page) {
  const { address } = desk;
  const zoe = await anotherBrowser(browser, "zoe");
  await signIn(zoe, "zoe");
  await page.goto(`${address}/queue`);
  expect(await page.getByText("This pair is judged by two").count(), "a pair says that two judge it");
  const pair = (at) => at.inputValue("form.judge input[name=a]");
  const mine = await pair(page);
  await page.fill("input[name=reason]", "a scar that both lists name");
  await page.locator("button[value=same]").click();
  await page.waitForURL(/done=/);
  await zoe.goto(`${address}/history`);
  expect((await zoe.getByText("a scar that both lists name").count()) === 0, "the other does not see why");
  expect(await zoe.getByText("what was judged is shown when the pair is closed").count(), "the other sees that there is something");
  // The lease is given back: zoe comes to the same pair.
  await zoe.goto(`${address}/queue`);
  expect((await pair(zoe)) === mine, "the other is given the same pair");
  await zoe.locator("button[value=different]").click();
  await zoe.waitForURL(/done=/);
  await page.goto(`${address}/disagreements`);
  expect((await page.locator("form.judge").count()) === 0, "nobody settles their own");
  const eve = await anotherBrowser(browser, "eve");
  await signIn(eve, "eve");
  await eve.goto(`${address}/disagreements`);
  expect(await eve.getByText("a scar that both lists name").count(), "the arbiter sees both");
  await looked(eve, "a pair on which two differ");
  await eve.locator("h1").click();
  await eve.keyboard.press("s");
  await eve.waitForURL(`${address}/disagreements`);
  await page.goto(`${address}/agreement`);
  expect(await page.getByText("Cohen's kappa").count(), "agreement is measured");
  await looked(page, "agreement");
  await build(page);
}
