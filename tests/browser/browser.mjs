// The browser that both scripts use, and the pages of a site.
//
// Must not: reach the network. Pages are opened from file://.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export async function launch() {
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find((file) => existsSync(file));
  if (!executablePath) {
    throw new Error("no chromium found: install Debian's package `chromium`, or set CHROMIUM to its path");
  }
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

/** All pages of a site, as paths from its root, those at the root first. */
export function pagesOf(site) {
  const depth = (page) => page.split("/").length;
  return readdirSync(site, { recursive: true })
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => file.endsWith(".html"))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1));
}
