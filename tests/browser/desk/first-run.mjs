// The first run: the first account is made, the case is built, a colleague is appointed.
//
// Must not: leave a desk behind at which the other stories cannot work.

import { PASSWORD, appoint, build, desk, expect, listened, looked } from "./shared.mjs";

/** The page of the admin who was made. */
export async function firstRun(browser, code) {
  const { address } = desk;
  const page = listened(await browser.newPage(), "ada");
  await page.goto(`${address}/sign-in?code=${code}`);
  await looked(page, "first run");
  await page.fill("input[name=name]", "ada");
  await page.fill("input[name=password]", PASSWORD);
  await page.fill("input[name=again]", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${address}/`);
  await build(page);
  expect(await page.getByText("Riverbend").count(), "the build tells of the case");
  await appoint(page, "zoe", "reviewer");
  return page;
}
