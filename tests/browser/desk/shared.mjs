// What all stories at a desk share: who works at it, what counts as a fault, how a page is looked at.
//
// Must not: know what a story is about.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const PASSWORD = "four fictional words here";

/** The address of the desk, and how many faults were found at it. */
export const desk = { address: "", faults: 0 };

export function fault(words) {
  desk.faults += 1;
  console.log(words);
}

export function expect(holds, words) {
  if (!holds) fault(`story: ${words}`);
}

/** A page whose messages are faults. */
export function listened(page, name) {
  page.on("console", (message) => fault(`${name} ${page.url()}: console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`${name} ${page.url()}: error: ${error.message}`));
  return page;
}

/** A browser of somebody's own, as `options` of a context. */
export async function anotherBrowser(browser, name, options = {}) {
  return listened(await (await browser.newContext(options)).newPage(), name);
}

export async function signIn(page, name) {
  await page.goto(`${desk.address}/sign-in`);
  await page.fill("input[name=name]", name);
  await page.fill("input[name=password]", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${desk.address}/`);
}

/** Appoints somebody who sees what is withheld, as an admin would on `page`. */
export async function appoint(page, name, office) {
  await page.goto(`${desk.address}/people`);
  await page.fill("form[action='/people/appoint'] input[name=name]", name);
  await page.fill("form[action='/people/appoint'] input[name=password]", PASSWORD);
  await page.selectOption("form[action='/people/appoint'] select", office);
  await page.check("form[action='/people/appoint'] input[name=withheld]");
  await page.click("form[action='/people/appoint'] button");
  expect(await page.getByRole("rowheader", { name }).count(), `${name} is appointed`);
}

/** Has the case built, and waits until it is. */
export async function build(page) {
  await page.goto(`${desk.address}/`);
  await page.click("form[action='/build'] button");
  for (let tries = 0; !(await page.locator("form[action='/build']").count()); tries += 1) {
    if (tries > 600) throw new Error("the build did not end");
    await page.waitForTimeout(250);
    await page.goto(`${desk.address}/`);
  }
}

/** What axe-core and a ruler hold against a page. */
export async function looked(page, where) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) fault(`${where}: scrolls sideways by ${wide} px`);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ["violations"], preload: false }),
  );
  for (const { id, impact, help, nodes } of violations) {
    if (impact === "serious" || impact === "critical") fault(`${where}: axe ${id} (${impact}): ${help}: ${nodes[0].html}`);
  }
}
