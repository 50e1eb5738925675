// The whole of a case at a desk, as people would work at it: from the first run to a number on the site that opens onto its words.
//
//     node check-story.mjs ADDRESS CODE LANGUAGE REPORT LIST...
//
// ADDRESS is that of a desk of an empty case nobody has signed in to, CODE the code that its terminal shows, LANGUAGE that of the
// browsers, REPORT a document with figures, LIST lists of fictional people. The report and the lists are handed in and read, a figure is
// corrected, twenty pairs are judged by keyboard in two browsers at once, the case is published, and the corrected number is found on
// the site and opened to its words. Exit code 0: no faults, 1: faults, 2: not done.
//
// Must not: need the network, or know what the report says.

import path from "node:path";
import { launch } from "./browser.mjs";
import { publish } from "./desk/figures.mjs";
import { PASSWORD, anotherBrowser, appoint, build, desk, expect, looked, signIn } from "./desk/shared.mjs";
import { followed } from "./desk/sources.mjs";

/** No report gives this number. */
const NUMBER = "48217";
/** As the site writes it. */
const WRITTEN = "48,217";
const PAIRS = 20;

const [address, code, language, report, ...lists] = process.argv.slice(2);
desk.address = address;

async function begun(browser) {
  const page = await anotherBrowser(browser, "ada", { locale: language });
  await page.goto(`${address}/sign-in?code=${code}`);
  for (const [field, value] of [["name", "ada"], ["password", PASSWORD], ["again", PASSWORD]]) {
    await page.fill(`input[name=${field}]`, value);
  }
  await page.keyboard.press("Enter");
  await page.waitForURL(`${address}/`);
  await appoint(page, "zoe", "reviewer");
  return page;
}

/** Hands files in, and waits until they are read. */
async function handedIn(page, kind, files) {
  await page.goto(`${address}/sources`);
  await page.check(`input[name=kind][value=${kind}]`);
  await page.setInputFiles("input[name=file]", files);
  await page.click("form[data-drop] button");
  await followed(page);
}

/** Corrects the first claim of the count with the most claims, and gives its words. */
async function corrected(page) {
  await page.goto(`${address}/figures`);
  await page.locator("table.matrix tbody th a").first().click();
  await page.locator("table.claims a[href^='/source/']").first().click();
  await page.waitForURL(/\/source\/.*#c-/);
  await page.locator(`#${new URL(page.url()).hash.slice(1)} a.correct`).click();
  await page.waitForURL(/#hand/);
  const form = page.locator("#hand form");
  const words = await form.locator("textarea[name=words]").inputValue();
  expect(words.trim(), "the claim's words stand in the form");
  await form.locator("select[name=precision]").selectOption("exact");
  await form.locator("input[name=high]").fill("");
  await form.locator("input[name=number]").fill(NUMBER);
  await form.locator("input[name=reason]").fill("a number for this story alone");
  await form.locator("button").last().click();
  await page.waitForURL(/#c-/);
  await looked(page, `the document (${language})`);
  return words.trim();
}

/** Judges pairs by keyboard in two browsers, one after the other, until there are so many. */
async function judged(browser, page) {
  const other = await anotherBrowser(browser, "zoe", { locale: language });
  await signIn(other, "zoe");
  const hands = [page, other];
  const pair = (hand) => hand.inputValue("form.judge input[name=place]");
  for (const hand of hands) await hand.goto(`${address}/queue`);
  const seen = new Set();
  for (let at = 0; at < PAIRS; at += 1) {
    const [hand, beside] = [hands[at % 2], hands[(at + 1) % 2]];
    const place = await pair(hand);
    expect(place !== (await pair(beside)), "two reviewers have two pairs before them");
    expect(!seen.has(place), "no pair comes twice");
    seen.add(place);
    const before = hand.url();
    await hand.keyboard.press(["s", "d", "u"][at % 3]);
    await hand.waitForURL((url) => url.href !== before && /done=/.test(url.href));
  }
  await page.goto(`${address}/history?who=zoe`);
  expect((await page.locator("table.history tbody tr").count()) >= PAIRS / 2, "the history tells what zoe judged");
}

/** Finds the number on the site as a reader would, and opens it to its words. */
async function found(page, words) {
  await page.goto(`${address}/site/index.html`);
  const places = await page.locator("a[href^='figures/']").evaluateAll((links) => links.map((link) => link.href));
  for (const place of new Set(places)) {
    await page.goto(place);
    if (!(await page.getByText(WRITTEN).count())) continue;
    const said = (await page.locator("main").innerText()).replace(/\s+/g, " ");
    expect(said.includes(words.replace(/\s+/g, " ")), "beside the number stand the words");
    const source = page.locator("main a[href*='sources/']").first();
    await source.click();
    expect(await page.locator("mark").count(), "the words are marked in their document");
    return;
  }
  expect(false, `${WRITTEN} is found on the site (${new Set(places).size} pages of figures)`);
}

async function main() {
  if (!lists.length) throw new Error("give an address, a code, a language, a report and lists");
  const browser = await launch();
  try {
    const page = await begun(browser);
    await handedIn(page, "document", [report]);
    await handedIn(page, "list", lists);
    const words = await corrected(page);
    await judged(browser, page);
    await build(page);
    await publish(page, `The whole story (${language})`);
    await found(page, words);
  } finally {
    await browser.close();
  }
  console.log(`A case was worked at from ${path.basename(report)} to its site (${language}): ${desk.faults} faults.`);
  return desk.faults ? 1 : 0;
}

main().then(
  (done) => (process.exitCode = done),
  (error) => {
    console.error(`The story could not be told: ${error.message}`);
    process.exitCode = 2;
  },
);
