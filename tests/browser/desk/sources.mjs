// Sources and claims: a file is dropped and read, a claim is rejected by key, a number is corrected by selecting words, the case is
// built and the corrected number stands in the preview; the same in Arabic with a text that runs from right to left; and without a
// script. All people and places are fictional.
//
// Must not: leave a claim undecided that other stories count.

import { anotherBrowser, build, desk, expect, looked, signIn } from "./shared.mjs";

const REPORT = `WESTERN BRIDGE, 21 March 2022 - The flood killed 52 people in Westmere on 20 March 2022, the mayor of Westmere said.
He said that 17 people were injured in Westmere on 20 March 2022.
A later count by the mayor's office speaks of two score and nine dead.
<script>alert("a text is only ever text")</script>
`;
const ARABIC = `بيان بلدية ويستمير الخيالية
قالت البلدية إن ٣٤ شخصًا لقوا حتفهم في ويستمير يوم ٢٠ آذار ٢٠٢٢.
`;

/** Chooses or drops files on the page of sources, and hands them in. */
async function handIn(page, name, text, dropped) {
  await page.goto(`${desk.address}/sources`);
  if (dropped) {
    const files = await page.evaluateHandle(
      ([name, text]) => {
        const files = new DataTransfer();
        files.items.add(new File([text], name, { type: "text/plain" }));
        return files;
      },
      [name, text],
    );
    await page.dispatchEvent("body", "drop", { dataTransfer: files });
    expect((await page.locator(".dropped").textContent()).includes("1"), `${name} was dropped onto the page`);
  } else {
    await page.setInputFiles("input[name=file]", { name, mimeType: "text/plain", buffer: Buffer.from(text) });
  }
  await page.click("form[data-drop] button");
}

/** Waits on the page that looks again by itself. */
export async function followed(page) {
  await page.waitForURL(`${desk.address}/sources/progress`);
  await page.locator(".lead, pre.said").first().waitFor();
  for (let tries = 0; !(await page.locator("pre.said").count()); tries += 1) {
    if (tries > 600) throw new Error("the reading did not end");
    await page.waitForTimeout(250);
  }
}

/** Opens the document of this path from the list of sources. */
async function opened(page, path) {
  await page.goto(`${desk.address}/sources`);
  await page.locator("tr", { hasText: path }).getByRole("link").first().click();
  await page.waitForURL(/\/source\//);
}

/** Selects words of the text as a mouse would. */
async function select(page, words) {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.getElementById("text"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const whole = nodes.map((node) => node.data).join("");
    const start = whole.indexOf(words);
    const range = document.createRange();
    let at = 0;
    for (const node of nodes) {
      const end = at + node.data.length;
      if (start >= at && start < end) range.setStart(node, start - at);
      if (start + words.length > at && start + words.length <= end) range.setEnd(node, start + words.length - at);
      at = end;
    }
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    document.activeElement?.blur();
  }, words);
  await page.locator(".picked").waitFor();
}

/** The figure on these words. */
const claim = (page, words) => page.locator(".claims > .claim.figure", { has: page.getByText(words, { exact: false }) }).first();

export async function sources(browser, page) {
  const { address } = desk;
  await handIn(page, "../westmere \u202ereport.txt", REPORT, true);
  await followed(page);
  await looked(page, "progress");
  await opened(page, "westmere report.txt");
  await looked(page, "a document");
  expect((await page.locator("mark").count()) >= 2, "claims are marked in the text");
  expect(!(await page.locator("#text script").count()), "a script in a text is text");

  // A claim is rejected, and another corrected, by keys alone.
  await claim(page, "17 people").focus();
  await page.keyboard.press("r");
  await page.waitForURL(/#c-/);
  expect(await page.locator(".claim.rejected").count(), "the claim is shown as rejected");
  expect(await page.locator("mark.rejected").count(), "and so in the text");
  expect(await page.evaluate(() => document.activeElement.matches(".claim.rejected")), "one goes on where one was");
  await claim(page, "52 people").focus();
  await page.keyboard.press("c");
  await page.waitForURL(/claim=/);
  await select(page, "two score and nine dead");
  await page.keyboard.press("n");
  const form = page.locator("#hand form");
  expect((await form.locator("textarea[name=words]").inputValue()) === "two score and nine dead", "the words fill the form");
  await form.locator("input[name=number]").fill("49");
  await form.locator("input[name=reason]").fill("the later count holds");
  await form.locator("button").click();
  await page.waitForURL(/#c-/);
  expect(await page.getByText("The reader had").count(), "what the reader had stands beside it");
  await looked(page, "a document with decisions");

  await build(page);
  await page.goto(`${address}/preview/index.html`);
  await page.locator("a[href^='figures/westmere-2022-03-20-killed']").first().click();
  await page.waitForURL(/\/preview\/figures\//);
  expect(await page.getByText("two score and nine dead").count(), "the corrected number opens onto its words in the preview");
  expect(await page.getByText("49").count(), "the corrected number stands in the preview");
  expect(await page.getByText("the reader had 52 killed").count(), "and beside it what the reader had");

  await inArabic(browser);
  await withoutScript(browser);
}

/** The same in Arabic, with a text that runs from right to left. */
async function inArabic(browser) {
  const page = await anotherBrowser(browser, "arabic", { locale: "ar" });
  await signIn(page, "ada");
  await handIn(page, "بيان.txt", ARABIC, false);
  await followed(page);
  await opened(page, "بيان.txt");
  expect((await page.getAttribute("html", "dir")) === "rtl", "the desk runs from right to left");
  const side = await page.locator("#text p", { hasText: "البلدية" }).first().evaluate((line) => getComputedStyle(line).direction);
  expect(side === "rtl", "a line in Arabic runs from right to left");
  const words = "٣٤ شخصًا";
  await select(page, words);
  await page.locator(".picked button").click();
  const form = page.locator("#hand form");
  expect((await form.locator("input[name=number]").inputValue()) === "34", "digits of the script are read");
  await form.locator("input[name=where]").fill("Westmere");
  await form.locator("input[name=when]").fill("2022-03-20");
  await form.locator("button").click();
  await page.waitForURL(/#c-/);
  expect(await page.locator(".claim.hand, .claim", { hasText: words }).count(), "the claim by hand is in the list");
  expect((await page.locator("mark.hand").first().textContent()) === words, "and marked in the text");
  await looked(page, "a document in Arabic");
  await build(page);
}

/** Without a script: files by the form, words by writing them. */
async function withoutScript(browser) {
  const page = await anotherBrowser(browser, "plain", { javaScriptEnabled: false });
  await signIn(page, "zoe");
  await page.goto(`${desk.address}/sources`);
  await page.setInputFiles("input[name=file]", { name: "plain.txt", mimeType: "text/plain", buffer: Buffer.from("Nobody was hurt.") });
  await page.click("form[data-drop] button");
  expect(page.url().includes("added=1"), "a reviewer hands in, and has nothing built");
  await opened(page, "westmere report.txt");
  const one = page.locator(".claim.rejected");
  await one.locator("button", { hasText: "Accept" }).click();
  expect(await page.getByText("A claim was accepted").count(), "a button decides");
  await page.locator("#hand summary").click();
  await page.fill("#hand textarea[name=words]", "score");
  await page.fill("#hand input[name=number]", "20");
  await page.locator("#hand form button").click();
  expect(await page.locator(".claim", { hasText: "score" }).count(), "words that stand there once are found");
}
