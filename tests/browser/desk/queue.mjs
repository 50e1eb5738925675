// The queue: two reviewers judge pairs by keyboard, one takes a judgement back, one works without a script.
//
// Must not: judge a pair by anything but what a reviewer has before them.

import { anotherBrowser, desk, expect, signIn } from "./shared.mjs";

/** The pair that a page of the queue shows. */
const pair = (page) => page.inputValue("form.judge input[name=place]");

export async function queue(browser, page) {
  const { address } = desk;
  const other = await anotherBrowser(browser, "zoe");
  await signIn(other, "zoe");
  await page.goto(`${address}/queue`);
  await other.goto(`${address}/queue`);
  expect((await pair(page)) !== (await pair(other)), "two reviewers get two pairs");
  expect(await page.locator(".waterfall tbody tr").count(), "the evidence is shown field by field");
  const first = await pair(page);
  for (const key of ["d", "u"]) {
    await page.keyboard.press(key);
    await page.waitForURL(/done=/);
  }
  expect((await pair(page)) !== first, "the next pair comes");
  await page.fill("input[name=reason]", "s d u");
  expect(page.url().includes("done="), "letters of a reason judge nothing");
  await page.locator("h1").click();
  await page.keyboard.press("z");
  await page.waitForURL(`${address}/queue`);
  await page.goto(`${address}/history`);
  expect(await page.getByText("A judgement was withdrawn").count(), "the history tells of the undoing");
  // Without a script the buttons do the same.
  const plain = await anotherBrowser(browser, "plain", { javaScriptEnabled: false });
  await signIn(plain, "zoe");
  await plain.goto(`${address}/queue`);
  await plain.click("button[value=unsure]");
  expect(plain.url().includes("done="), "pairs are judged without a script");
  await page.goto(`${address}/site/index.html`);
  expect(await page.getByText("Riverbend").count(), "the published site is shown");
}
