// Takes pictures of pages of a published site:
//
//     node screenshot.mjs SITE_DIR OUT_DIR [PAGE ...]
//
// Each page (the overview where none is named) is taken at the width of a desktop and of a phone, in light and in
// dark, and as it would be printed (PDF). `PAGE#anchor` shows that place.
//
// Must not: change the site.

import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";

const LOOKS = [
  { name: "desktop", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "desktop-dark", viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  { name: "phone", viewport: { width: 390, height: 844 }, colorScheme: "light", deviceScaleFactor: 2 },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark", deviceScaleFactor: 2 },
];

async function main() {
  const [site, out, ...named] = process.argv.slice(2);
  if (!site || !out) throw new Error("give the folder of a site and one for the pictures");
  mkdirSync(out, { recursive: true });
  const browser = await launch();
  try {
    for (const address of named.length ? named : ["index.html"]) {
      const [file, anchor] = address.split("#");
      const url = pathToFileURL(path.resolve(site, file)).href + (anchor ? `#${anchor}` : "");
      const name = file.replace(/\.html$/, "").replaceAll("/", "-");
      for (const { name: look, ...options } of LOOKS) {
        const page = await browser.newPage({ offline: true, ...options });
        await page.goto(url);
        await page.screenshot({ path: path.join(out, `${name}-${look}.png`), fullPage: !anchor });
        await page.close();
      }
      const page = await browser.newPage({ offline: true });
      await page.goto(url);
      await page.pdf({ path: path.join(out, `${name}-print.pdf`), format: "A4", preferCSSPageSize: true });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

main().catch((error) => {
  console.error(`No pictures were taken: ${error.message}`);
  process.exitCode = 2;
});
