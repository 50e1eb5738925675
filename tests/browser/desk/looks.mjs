// Every part of the desk, looked at in two languages and two looks: serious findings of axe-core, sideways scrolling.
//
// Must not: change anything.

import path from "node:path";
import { anotherBrowser, desk, expect, looked, signIn } from "./shared.mjs";

const PLACES = ["/", "/sources", "/sources/progress", "/figures", "/findings", "/publication", "/incidents", "/persons", "/queue", "/history", "/people", "/account"];
export const LOOKS = [
  { name: "desktop", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "phone-dark", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
];

export async function looks(browser, pictures) {
  const { address } = desk;
  for (const { name, ...look } of LOOKS) {
    for (const language of ["en", "ar"]) {
      const page = await anotherBrowser(browser, name, { ...look, locale: language });
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
