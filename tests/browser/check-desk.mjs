// Works at a desk in a headless browser, as people would, and says what is wrong with its pages:
//
//     node check-desk.mjs ADDRESS CODE [PICTURES_DIR]
//
// ADDRESS is that of a desk nobody has signed in to, CODE the code that its terminal shows, the case riverbend (fictional).
// The story: the first account is made; the case is built; a colleague is appointed; pairs are judged by keyboard and one
// judgement is taken back; two browsers are never given one pair; the published site is opened; all of it is looked at in
// English and in Arabic, wide and narrow, light and dark. Serious findings of axe-core, messages in the console (reports of the
// content security policy among them), sideways scrolling and steps that fail are faults. Exit code 0: none, 1: faults, 2: not done.
//
// Must not: need the network.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { launch } from "./browser.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PASSWORD = "four fictional words here";
const PLACES = ["/", "/persons", "/queue", "/history", "/people", "/account"];
const LOOKS = [
  { name: "desktop", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
];

const [address, code, pictures] = process.argv.slice(2);
let faults = 0;

function fault(words) {
  faults += 1;
  console.log(words);
}

function expect(holds, words) {
  if (!holds) fault(`story: ${words}`);
}

function listened(page, name) {
  page.on("console", (message) => fault(`${name} ${page.url()}: console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`${name} ${page.url()}: error: ${error.message}`));
  return page;
}

async function signIn(page, name) {
  await page.goto(`${address}/sign-in`);
  await page.fill("input[name=name]", name);
  await page.fill("input[name=password]", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${address}/`);
}

/** The pair that a page of the queue shows. */
const pair = (page) => page.inputValue("form.judge input[name=place]");

/** What axe-core and a ruler hold against a page. */
async function looked(page, where) {
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

async function story(browser) {
  const page = listened(await browser.newPage(), "ada");
  await page.goto(`${address}/sign-in?code=${code}`);
  await looked(page, "first run");
  await page.fill("input[name=name]", "ada");
  await page.fill("input[name=password]", PASSWORD);
  await page.fill("input[name=again]", PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(`${address}/`);
  await page.click("form[action='/build'] button");
  for (let tries = 0; !(await page.locator(".said").count()); tries += 1) {
    if (tries > 600) throw new Error("the build did not end");
    await page.waitForTimeout(250);
    await page.goto(`${address}/`);
  }
  expect(await page.getByText("Riverbend").count(), "the build tells of the case");

  await page.goto(`${address}/people`);
  await page.fill("form[action='/people/appoint'] input[name=name]", "zoe");
  await page.fill("form[action='/people/appoint'] input[name=password]", PASSWORD);
  await page.selectOption("form[action='/people/appoint'] select", "reviewer");
  await page.check("form[action='/people/appoint'] input[name=withheld]");
  await page.click("form[action='/people/appoint'] button");
  expect(await page.getByRole("rowheader", { name: "zoe" }).count(), "zoe is appointed");
  return page;
}

async function judge(browser, page) {
  const other = listened(await (await browser.newContext()).newPage(), "zoe");
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
  const plain = listened(await (await browser.newContext({ javaScriptEnabled: false })).newPage(), "plain");
  await signIn(plain, "zoe");
  await plain.goto(`${address}/queue`);
  await plain.click("button[value=unsure]");
  expect(plain.url().includes("done="), "pairs are judged without a script");
  await page.goto(`${address}/site/index.html`);
  expect(await page.getByText("Riverbend").count(), "the published site is shown");
}

async function looks(browser) {
  for (const { name, ...look } of LOOKS) {
    for (const language of ["en", "ar"]) {
      const page = listened(await (await browser.newContext({ ...look, locale: language })).newPage(), name);
      await page.goto(`${address}/sign-in`);
      await looked(page, `/sign-in (${name}, ${language})`);
      await signIn(page, "ada");
      const person = await page.goto(`${address}/persons`).then(() => page.locator("tbody a").first().getAttribute("href"));
      for (const place of [...PLACES, person]) {
        await page.goto(`${address}${place}`);
        const direction = await page.getAttribute("html", "dir");
        expect(direction === (language === "ar" ? "rtl" : "ltr"), `${place} runs as ${language} does`);
        await looked(page, `${place} (${name}, ${language})`);
        if (pictures) {
          const file = `${place.replaceAll("/", "-").slice(1, 12) || "overview"}-${name}-${language}.png`;
          await page.screenshot({ path: path.join(pictures, file), fullPage: true });
        }
      }
    }
  }
}

async function main() {
  if (!address || !code) throw new Error("give the address of a desk and the code that its terminal shows");
  if (pictures) mkdirSync(pictures, { recursive: true });
  const browser = await launch();
  try {
    const page = await story(browser);
    await judge(browser, page);
    await looks(browser);
  } finally {
    await browser.close();
  }
  console.log(`A desk was worked at in two browsers, two languages and ${LOOKS.length} looks: ${faults} faults.`);
  return faults ? 1 : 0;
}

main().then(
  (done) => (process.exitCode = done),
  (error) => {
    console.error(`The desk could not be checked: ${error.message}`);
    process.exitCode = 2;
  },
);
