// Works at the desk of a case in which two judge each pair without seeing each other, in three headless browsers, and says what is
// wrong:
//
//     node check-blind.mjs ADDRESS CODE
//
// ADDRESS is that of a desk nobody has signed in to, CODE the code that its terminal shows, the case riverbend (fictional) with
// `blind = true` under `[review]`. Faults and exit codes are those of check-desk.mjs.
//
// Must not: need the network.

import { launch } from "./browser.mjs";
import { firstRun } from "./desk/first-run.mjs";
import { blind } from "./desk/persons.mjs";
import { appoint, desk } from "./desk/shared.mjs";

const [address, code] = process.argv.slice(2);
desk.address = address;

async function main() {
  if (!address || !code) throw new Error("give the address of a desk and the code that its terminal shows");
  const browser = await launch();
  try {
    const page = await firstRun(browser, code);
    await appoint(page, "eve", "reviewer");
    await blind(browser, page);
  } finally {
    await browser.close();
  }
  console.log(`Two judged blind and a third where they differ: ${desk.faults} faults.`);
  return desk.faults ? 1 : 0;
}

main().then(
  (done) => (process.exitCode = done),
  (error) => {
    console.error(`The desk could not be checked: ${error.message}`);
    process.exitCode = 2;
  },
);
