// Hostile names of files: handed in byte by byte, by the form, by dropping and as a folder; then every page that shows them is opened.
//
// A name is another's word. Where it is shown it is only text, it can be seen, and it leads out of no folder.
//
// Must not: look at what a file holds. `check-hostile.mjs` does.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { desk, expect, fault } from "./shared.mjs";

/** Names that try what only names of files can. */
const ODD = [
  "../../../../etc/passwd",
  "..\\..\\windows\\system32\\a.txt",
  "/etc/passwd",
  "C:\\fakepath\\a.txt",
  "....//....//a.txt",
  "%2e%2e%2fa.txt",
  "a\0b.txt",
  "a.txt\0.html",
  "a\r\nContent-Type: text/html\r\n\r\n<script>hit()</script>.txt",
  'a"; filename="b.html',
  'a"><img src=x onerror=hit()>.txt',
  "'><svg onload=hit()>.txt",
  "<script>hit()</script>.html",
  "\u202etxt.exe",
  "\u2066\u2067\u061c\u200f.txt",
  "\u0000\u0001\u001b[31mred.txt",
  "\u200b\ufeff",
  ".",
  "..",
  " . ",
  "-rf",
  ".htaccess",
  "CON",
  "beside-nothing.txt.toml",
  "x".repeat(4000) + ".txt",
  "\u0627".repeat(2000) + ".csv",
  "folder/".repeat(500) + "deep.txt",
  "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}.txt",
  "A\u0301\u0301\u0301\u0301\u0301.txt",
  "javascript:hit()",
  "{{ title }}{% include 'x' %}${hit()}.txt",
];
/** Names that no form can carry: whoever hands one in is told so. */
const unfit = (name) => /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(name) || name.endsWith("\\");
/** How many files go with one form. */
const AT_ONCE = 25;
const HIDDEN = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

let made = 0;
/** Bytes that no other file has. */
const bytes = () => `Fictional file ${(made += 1)}: 3 people were killed in Odry on 3 May 2031.\n`;

/** As browsers write a name in the head of a part (WHATWG HTML, multipart/form-data). */
const asBrowsers = (name) => name.replace(/\r\n|\r|\n/g, "%0D%0A").replaceAll('"', "%22");

/** A form with files of these names, as it goes over the wire. */
function form(kind, names) {
  const part = (name) =>
    `--cut\r\nContent-Disposition: form-data; name="file"; filename=${name}\r\nContent-Type: text/plain\r\n\r\n${bytes()}\r\n`;
  return `--cut\r\nContent-Disposition: form-data; name="kind"\r\n\r\n${kind}\r\n${names.map(part).join("")}--cut--\r\n`;
}

/** Sends names as browsers write them, and as no browser would: unquoted, with quotes and lines as they are, in the extended form. */
async function byteByByte(ask, strings) {
  const headers = { "Content-Type": "multipart/form-data; boundary=cut" };
  const send = async (kind, names) => {
    const answer = await ask("POST", "/sources/add", form(kind, names), headers);
    const where = `files called ${JSON.stringify(names).slice(0, 80)}`;
    if (![303, 409].includes(answer.status)) fault(`${where}: ${answer.status}`);
    if (names.length > 1 && answer.status !== 303) fault(`${where}: ${answer.status}, not taken in`);
    if (answer.status === 303 && !/^\/sources\?/.test(answer.headers.location)) fault(`${where}: leads to ${answer.headers.location}`);
    if (answer.text.includes("<script>hit") || answer.text.includes("onerror=hit()>")) fault(`${where}: the answer holds markup`);
  };
  for (let at = 0; at < strings.length; at += AT_ONCE) {
    const names = strings.slice(at, at + AT_ONCE).filter((name) => !unfit(name));
    await send(at % 2 ? "list" : "document", names.map((name) => `"${asBrowsers(name)}"`));
  }
  for (const name of ODD) {
    await send("document", [`"${name}"`]);
    await send("document", [name]);
    await send("document", [`"a.txt"; filename*=UTF-8''${encodeURIComponent(name)}`]);
    await send("list", [`"${name.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`]);
  }
}

/** What the browser may name a file; it takes a stroke for a folder. */
const forBrowser = (names) => names.map((name) => ({ name, text: bytes() }));

/** Sends the form of the page, and waits until the files are in. */
async function sent(page, how) {
  await page.uncheck("input[name=build]");
  await Promise.all([page.waitForEvent("framenavigated"), page.click("form[data-drop] button")]);
  await page.waitForLoadState("load");
  if (!/\/sources\?added=[1-9]/.test(page.url())) {
    fault(`files that are ${how} do not come in: ${page.url()}: ${(await page.locator("main").textContent()).slice(0, 200)}`);
  }
}

/** Chooses the files in the form of the page, as a person does. */
async function chosen(page, names) {
  await page.goto(`${desk.address}/sources`);
  const files = forBrowser(names).map(({ name, text }) => ({ name, mimeType: "text/html", buffer: Buffer.from(text) }));
  await page.setInputFiles("input[name=file]", files);
  await sent(page, "chosen");
}

/** Drops them onto the page. */
async function dropped(page, names) {
  await page.goto(`${desk.address}/sources`);
  const files = await page.evaluateHandle((files) => {
    const dropped = new DataTransfer();
    files.forEach(({ name, text }) => dropped.items.add(new File([text], name, { type: "text/html" })));
    return dropped;
  }, forBrowser(names));
  await page.dispatchEvent("body", "drop", { dataTransfer: files });
  await sent(page, "dropped");
}

/** Chooses a folder whose files and folders are called so, as far as a disk takes the names. */
async function folder(page, names) {
  const root = mkdtempSync(path.join(tmpdir(), "toll-hostile-"));
  try {
    let lie = 0;
    for (const name of names) {
      const plain = name.replace(/[/\0]/g, "").slice(0, 60);
      try {
        const inner = path.join(root, "all", plain);
        mkdirSync(inner, { recursive: true });
        writeFileSync(path.join(inner, plain), bytes());
        lie += 1;
      } catch {
        // Such a name this disk does not take.
      }
    }
    expect(lie > names.length / 2, `a disk takes most of the names, not only ${lie}`);
    await page.goto(`${desk.address}/sources`);
    await page.setInputFiles("input[name=folder]", path.join(root, "all"));
    await sent(page, "a folder");
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Hands all of it in; `ask` sends bytes as no browser would. */
export async function handInHostile(page, ask, strings) {
  await byteByByte(ask, strings);
  const some = [...ODD, ...strings.filter((_, at) => at % 12 === 0)].filter((name) => !unfit(name));
  await chosen(page, some);
  await dropped(page, some);
  await folder(page, some);
  for (const name of [...ODD, ...strings].filter(unfit)) {
    const answer = await ask("POST", "/sources/add", form("document", [`"${asBrowsers(name)}"`]), {
      "Content-Type": "multipart/form-data; boundary=cut",
    });
    expect(answer.status === 409 && answer.text.includes("rename the file"), `${JSON.stringify(name)} is refused plainly`);
  }
}

/** Opens every page on which names of files stand; gives how many. */
export async function seenHostile(page, ask) {
  const ledger = (await ask("GET", "/history/ledger.jsonl")).text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const paths = ledger.map((entry) => (entry.decision ?? entry).path).filter((_, at) => (ledger[at].decision ?? ledger[at]).kind === "handed-in");
  expect(paths.length > 500, `files are handed in under hostile names, not only ${paths.length}`);
  for (const path of paths) {
    const where = `kept as ${JSON.stringify(path).slice(0, 80)}`;
    if (!/^(sources|lists)\/./.test(path) || /(^|\/)\.{0,2}(\/|$)/.test(path)) fault(`${where}: leads out of its folder`);
    if (HIDDEN.test(path)) fault(`${where}: holds what cannot be seen`);
    if (path.length > 2000) fault(`${where}: is ${path.length} long`);
  }
  const places = new Set();
  let opened = 0;
  let shown = "";
  for (let next = "/sources"; next; opened += 1) {
    await page.goto(`${desk.address}${next}`);
    const told = await page.evaluate(() => ({
      text: document.querySelector("main").textContent,
      documents: [...document.querySelectorAll("a[href^='/source/']")].map((a) => a.getAttribute("href").split("?")[0]),
      next: document.querySelector("main a[rel=next]")?.getAttribute("href"),
    }));
    told.documents.forEach((place) => places.add(place));
    shown += told.text;
    next = told.next;
  }
  for (const path of paths) if (!shown.includes(path)) fault(`the list of sources does not show ${JSON.stringify(path).slice(0, 80)} as text`);
  for (const place of places) {
    await page.goto(`${desk.address}${place}`);
    opened += 1;
  }
  // Whose name is only ever told in a head: it is saved under its digest.
  for (const place of [...places].slice(0, 20)) {
    const saved = await ask("GET", place.replace("/source/", "/original/"));
    const as = saved.headers["content-disposition"];
    if (saved.status !== 200 || as !== "attachment") fault(`${place}: is saved as ${as}, ${saved.status}`);
  }
  for (let next = "/history?kind=handed-in"; next; opened += 1) {
    await page.goto(`${desk.address}${next}`);
    next = await page.evaluate(() => document.querySelector("main a[rel=next]")?.getAttribute("href"));
  }
  return opened;
}
