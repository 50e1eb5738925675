// Works at a desk in a headless browser, as people would, and says what is wrong with its pages:
//
//     node check-desk.mjs ADDRESS CODE [PICTURES_DIR]
//
// ADDRESS is that of a desk nobody has signed in to, CODE the code that its terminal shows, the case riverbend (fictional).
// The story: the first account is made; the case is built; a colleague is appointed; pairs are judged by keyboard and one
// judgement is taken back; files are handed in, claims rejected, corrected and added, the case built; forms are refused and lose
// nothing, a figure is put under its whole; two browsers are never given one pair; persons are searched, joined and taken apart; somebody missing has candidates; the published site is opened; all of it is looked at in
// English and in Arabic, wide and narrow, light and dark. Serious findings of axe-core, messages in the console (reports of the
// content security policy among them), sideways scrolling and steps that fail are faults. Exit code 0: none, 1: faults, 2: not done.
//
// Must not: need the network.

import { mkdirSync } from "node:fs";
import { launch } from "./browser.mjs";
import { again } from "./desk/again.mjs";
import { figures } from "./desk/figures.mjs";
import { firstRun } from "./desk/first-run.mjs";
import { LOOKS, looks } from "./desk/looks.mjs";
import { persons } from "./desk/persons.mjs";
import { queue } from "./desk/queue.mjs";
import { desk } from "./desk/shared.mjs";
import { sources } from "./desk/sources.mjs";

/** What is done at the desk after the first run, each as `story(browser, page of the admin, pictures)`. */
const STORIES = [figures, queue, sources, again, persons];

const [address, code, pictures] = process.argv.slice(2);
desk.address = address;

async function main() {
  if (!address || !code) throw new Error("give the address of a desk and the code that its terminal shows");
  if (pictures) mkdirSync(pictures, { recursive: true });
  const browser = await launch();
  try {
    const page = await firstRun(browser, code);
    for (const story of STORIES) await story(browser, page, pictures);
    await looks(browser, pictures);
  } finally {
    await browser.close();
  }
  console.log(`A desk was worked at in two browsers, two languages and ${LOOKS.length} looks: ${desk.faults} faults.`);
  return desk.faults ? 1 : 0;
}

main().then(
  (done) => (process.exitCode = done),
  (error) => {
    console.error(`The desk could not be checked: ${error.message}`);
    process.exitCode = 2;
  },
);
