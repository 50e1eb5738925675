// Opens the pages of a published site in a headless browser and says what is wrong with them:
//
//     node check-site.mjs SITE_DIR
//
// Each page is opened from file://, at the width of a phone and of a desktop, in light and in dark. Links that lead
// nowhere, serious findings of axe-core (asked once for each width and each scheme of colours), messages in the
// console (reports of the content security policy among them), scripts and sideways scrolling are findings. Of a large site all pages at its root are opened and an even
// sample of the others. Exit code 0: clean, 1: findings, 2: the check could not be done.
//
// Must not: need the network or change the site.

import { existsSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch, pagesOf } from "./browser.mjs";

const PAGES_MAX = 60;
const LOOKS = [
  { name: "phone, light", width: 360, height: 740, colorScheme: "light", links: true, axe: true },
  { name: "phone, dark", width: 360, height: 740, colorScheme: "dark" },
  { name: "desktop, light", width: 1280, height: 900, colorScheme: "light" },
  { name: "desktop, dark", width: 1280, height: 900, colorScheme: "dark", axe: true },
];
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The first pages, then every n-th, so that the sample is the same each time. */
function sample(pages) {
  if (pages.length <= PAGES_MAX) return pages;
  const root = pages.filter((page) => !page.includes("/")).slice(0, PAGES_MAX / 2);
  const rest = pages.filter((page) => !root.includes(page));
  const room = PAGES_MAX - root.length;
  return [...root, ...Array.from({ length: room }, (_, at) => rest[Math.floor((at * rest.length) / room)])];
}

const anchors = new Map();

function anchorsOf(file) {
  if (!anchors.has(file)) {
    const ids = [...readFileSync(file, "utf8").matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    anchors.set(file, new Set(ids));
  }
  return anchors.get(file);
}

/** What is wrong with a link within the site, or nothing. */
function brokenLink(href, site) {
  const url = new URL(href);
  if (url.protocol !== "file:") return /^https?:$/.test(url.protocol) ? null : "has a protocol of its own";
  const anchor = decodeURIComponent(url.hash.slice(1));
  const file = fileURLToPath(new URL(url.pathname, "file://"));
  if (path.relative(site, file).startsWith("..")) return "leads out of the site";
  if (!existsSync(file) || !statSync(file).isFile()) return "leads to no file";
  if (anchor && !anchorsOf(file).has(anchor)) return "leads to no place in its page";
  return null;
}

/** What axe-core holds against the page. Without `preload`: it would fetch the style sheet, which pages forbid. */
async function seriousFindings(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ["violations"], preload: false }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, help, nodes }) => `axe ${id} (${impact}): ${help}: ${nodes[0].html}`);
}

/** All that is wrong with a page in one look. */
async function faultsOf(page, address, site, { links, axe }) {
  const faults = [];
  const hear = (message) => faults.push(message);
  const onConsole = (message) => message.type() !== "log" && hear(`console: ${message.text()}`);
  const onError = (error) => hear(`error: ${error.message}`);
  const onFailed = (request) => hear(`not loaded: ${request.url()}`);
  page.on("console", onConsole).on("pageerror", onError).on("requestfailed", onFailed);
  await page.goto(pathToFileURL(path.join(site, address)).href);
  const seen = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((details) => (details.open = true));
    return {
      links: [...new Set([...document.querySelectorAll("[href]")].map((link) => link.href))],
      scripts: document.scripts.length,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      styled: document.styleSheets.length > 0 && getComputedStyle(document.body).maxWidth !== "none",
      widest: [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll"))
        .map((e) => `${e.tagName.toLowerCase()}.${e.className}`)[0],
    };
  });
  if (seen.wide > 0) hear(`scrolls sideways by ${seen.wide} px: ${seen.widest}`);
  if (seen.scripts > 0) hear(`has ${seen.scripts} scripts`);
  if (!seen.styled) hear("its style sheet does not apply");
  for (const href of links ? seen.links.filter((href) => !href.startsWith("data:")) : []) {
    const wrong = brokenLink(href, site);
    if (wrong) hear(`${href} ${wrong}`);
  }
  if (axe) (await seriousFindings(page)).forEach(hear);
  page.off("console", onConsole).off("pageerror", onError).off("requestfailed", onFailed);
  return faults;
}

async function main() {
  const site = process.argv[2] && path.resolve(process.argv[2]);
  if (!site || !existsSync(path.join(site, "index.html"))) {
    throw new Error("give the folder of a site: one with an index.html");
  }
  const pages = pagesOf(site);
  const opened = sample(pages);
  const browser = await launch();
  let faults = 0;
  try {
    for (const look of LOOKS) {
      const { width, height, colorScheme } = look;
      const context = await browser.newContext({ viewport: { width, height }, colorScheme, offline: true });
      const page = await context.newPage();
      for (const address of opened) {
        for (const fault of await faultsOf(page, address, site, look)) {
          faults += 1;
          console.log(`${address} (${look.name}): ${fault}`);
        }
      }
      await context.close();
    }
  } finally {
    await browser.close();
  }
  console.log(`${opened.length} of ${pages.length} pages opened in ${LOOKS.length} looks: ${faults} faults.`);
  return faults ? 1 : 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(`The site could not be checked: ${error.message}`);
    process.exitCode = 2;
  },
);
