// Puts hostile strings into whatever a desk takes, and opens its pages in a headless browser:
//
//     node check-hostile.mjs ADDRESS CODE
//
// ADDRESS is that of a desk nobody has signed in to, of a case whose files, lists and headers hold the strings of hostile.txt
// already (`cargo xtask browser` makes it); CODE the code that its terminal shows. Forms and pages are found by following the
// links of the desk, so that one that is added is tried without being named here:
//
// * files are handed in under every string and under names that try what only names can, byte by byte, by the form, by dropping and as a
//   folder; every page that shows the names is opened;
// * every string goes into every text field of every form, into every question and into the header that is kept, byte by byte; what
//   comes back must not hold it as markup;
// * every page is opened, forms among them filled and sent by the browser; no script may run, nothing may be asked of another place,
//   and neither the console nor the content security policy may have anything to report.
//
// Exit code 0: no faults, 1: faults, 2: not done. Must not: need the network.

import { readFileSync } from "node:fs";
import http from "node:http";
import { launch } from "./browser.mjs";
import { handInHostile, seenHostile } from "./desk/hostile-files.mjs";
import { appoint, build, desk, expect, fault, PASSWORD } from "./desk/shared.mjs";

const HOSTILE = readFileSync(new URL("hostile.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line.startsWith('"'))
  .map((line) => JSON.parse(line));
/** How many pages of one kind are opened, such as persons. */
const OF_A_KIND = 6;
/** How often the browser sends one form. */
const SENT_BY_BROWSER = 4;
/** What would end the visit, or take an hour. */
const LEFT_OUT = ["/sign-out", "/language", "/build", "/history/check", "/account/end", "/account/second"];
const MARKUP = /[<"']/;

const [address, code] = process.argv.slice(2);
desk.address = address;
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
let cookie = "";
let asked = 0;

/** Asks byte by byte, as no browser would; gives status, headers and text. */
function ask(method, path, body = "", headers = {}) {
  asked += 1;
  return new Promise((done, failed) => {
    const request = http.request(
      `${address}${path}`,
      {
        agent,
        method,
        headers: {
          Origin: address,
          Cookie: cookie,
          "Content-Type": "application/x-www-form-urlencoded",
          "Content-Length": Buffer.byteLength(body),
          ...headers,
        },
      },
      (response) => {
        let text = "";
        response.setEncoding("utf8");
        response.on("data", (piece) => (text += piece));
        response.on("end", () => done({ status: response.statusCode, headers: response.headers, text }));
      },
    );
    request.on("error", failed);
    request.end(body);
  });
}

/** The kind of a page: its address without what differs from one to the next. */
const kind = (place) => {
  const url = new URL(place, address);
  const parts = url.pathname.split("/");
  return `${parts.length > 2 ? `${parts[1]}/*` : parts[1]}?${[...url.searchParams.keys()].sort().join("&")}`;
};

function held(answer, string, where) {
  if (answer.status >= 500) fault(`${where}: ${answer.status} for ${JSON.stringify(string).slice(0, 80)}`);
  const html = String(answer.headers["content-type"] ?? "").startsWith("text/html");
  if (html && MARKUP.test(string) && string.length > 8 && answer.text.includes(string)) {
    fault(`${where}: holds ${JSON.stringify(string).slice(0, 80)} as markup`);
  }
  const place = answer.headers.location;
  if (place && !/^\/(?![/\\])/.test(place)) fault(`${where}: leads to ${place}`);
}

/** A page in which nothing may happen. */
async function watched(context) {
  const page = await context.newPage();
  await page.addInitScript(() => {
    globalThis.hit = () => console.error("HIT: a script ran");
    document.addEventListener("securitypolicyviolation", (report) => console.error(`CSP: ${report.violatedDirective}`));
  });
  page.on("console", (message) => {
    // A form that is refused, or a thing that is not there, is no fault here.
    if (!/status of (4\d\d|503)/.test(message.text())) fault(`${page.url()}: console: ${message.text()}`);
  });
  page.on("pageerror", (error) => fault(`${page.url()}: error: ${error.message}`));
  page.on("dialog", (dialog) => {
    fault(`${page.url()}: dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
      fault(`${page.url()}: asks for ${request.url().slice(0, 100)}`);
    }
  });
  return page;
}

/** The links and forms of the page that is open. */
const contents = (page) =>
  page.evaluate(() => {
    const place = (url) => (url.origin === location.origin ? url.pathname + url.search : null);
    const links = [...document.querySelectorAll("a[href]")].map((a) => place(new URL(a.href, location.href)));
    const forms = [...document.forms].map((form) => ({
      method: form.method,
      action: place(new URL(form.getAttribute("action") ?? "", location.href)),
      fields: [...form.elements]
        .filter((field) => field.name)
        .map(({ name, type, value, tagName }) => ({ name, type: tagName === "BUTTON" ? "button" : type, value })),
    }));
    return { links: links.filter(Boolean), forms };
  });

const isText = ({ type }) => ["text", "search", "password", "textarea", "date", "number", "email", "url"].includes(type);
/** What a form is told by: two of one page may differ in what is hidden in them alone. */
const name = (form) => `${form.method} ${form.action?.split("?")[0].replace(/\d+/g, "*")} ${form.fields.map((f) => f.name).join(" ")}`;
const mine = (form) => form.fields.some((field) => field.name === "name" && field.value === "ada");

async function crawl(page) {
  const [queue, seen, forms, counts] = [["/"], new Set(["/"]), new Map(), new Map()];
  while (queue.length) {
    const place = queue.shift();
    if (place.startsWith("/site/") || place.endsWith(".jsonl") || place.endsWith(".csv")) continue;
    const nth = (counts.get(kind(place)) ?? 0) + 1;
    counts.set(kind(place), nth);
    if (nth > OF_A_KIND) continue;
    try {
      await page.goto(`${address}${place}`);
    } catch (error) {
      if (!/Download is starting/.test(error.message)) throw error;
      continue;
    }
    const found = await contents(page);
    for (const form of found.forms) if (form.action && !mine(form)) forms.set(name(form), { ...form, page: place });
    for (const link of found.links) {
      if (!seen.has(link)) queue.push(link);
      seen.add(link);
    }
  }
  return { pages: [...counts.values()].reduce((all, n) => all + Math.min(n, OF_A_KIND), 0), forms: [...forms.values()] };
}

/** Sends every string in every field, the others as they are. */
async function byteByByte(form) {
  for (const field of form.fields.filter(isText)) {
    for (let at = 0; at < HOSTILE.length; at += 4) {
      await Promise.all(
        HOSTILE.slice(at, at + 4).map(async (string) => {
          const sent = new URLSearchParams(form.fields.map(({ name, value }) => [name, name === field.name ? string : value]));
          const where = `${form.action} with ${field.name}`;
          if (form.method === "get") held(await ask("GET", `${form.action.split("?")[0]}?${sent}`), string, where);
          else held(await ask("POST", form.action, String(sent)), string, where);
        }),
      );
    }
  }
}

/** Fills a form as a person would, who is not kept by its limits, and sends it. */
async function byBrowser(page, form, from) {
  for (let nth = 0; nth < SENT_BY_BROWSER; nth += 1) {
    await page.goto(`${address}${form.page}`);
    const gone = page.waitForEvent("framenavigated", { timeout: 5000 }).catch(() => {});
    const sent = await page.evaluate(
      ({ action, strings }) => {
        const form = [...document.forms].find((form) => form.getAttribute("action")?.split("?")[0] === action);
        if (!form) return false;
        [...form.elements]
          .filter((field) => field.name && /^(text|search|password|textarea)$/.test(field.type))
          .forEach((field, at) => {
            field.removeAttribute("maxlength");
            field.value = strings[at % strings.length];
          });
        const submit = [...form.elements].find((field) => field.type === "submit");
        form.noValidate = true;
        form.requestSubmit(submit);
        return true;
      },
      {
        action: form.action.split("?")[0],
        strings: [0, 1, 2, 3].map((at) => HOSTILE[(from + nth * 37 + at * 5) % HOSTILE.length]),
      },
    );
    if (!sent) return;
    await gone;
    await page.waitForLoadState("load");
  }
}

async function main() {
  if (!address || !code) throw new Error("give the address of a desk and the code that its terminal shows");
  const browser = await launch();
  try {
    const page = await watched(await browser.newContext());
    await page.goto(`${address}/sign-in?code=${code}`);
    for (const [field, value] of [["name", "ada"], ["password", PASSWORD], ["again", PASSWORD]]) {
      await page.fill(`input[name=${field}]`, value);
    }
    await page.keyboard.press("Enter");
    await page.waitForURL(`${address}/`);
    cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
    await handInHostile(page, ask, HOSTILE);
    await build(page);
    const named = await seenHostile(page, ask);
    await appoint(page, "zoe", "reviewer");
    // Headers: what a browser calls itself is kept with its session, the language is read from two of them.
    for (const [at, string] of HOSTILE.entries()) {
      const plain = string.replace(/[^\x20-\x7e]/g, "").slice(0, 500);
      held(await ask("GET", "/account", "", { "Accept-Language": plain, Cookie: `${cookie}; toll-language=${plain.replaceAll(";", "")}` }), plain, "headers");
      if (at % 30 === 0) {
        const session = new URLSearchParams({ name: "ada", password: PASSWORD });
        await ask("POST", "/sign-in", String(session), { "User-Agent": plain, Cookie: "" });
      }
    }
    const before = await crawl(page);
    expect(before.forms.length > 5, `the crawl finds the forms of the desk, not only ${before.forms.length}`);
    const tried = before.forms.filter((form) => !LEFT_OUT.includes(form.action) && form.fields.some(isText));
    for (const [at, form] of tried.entries()) {
      await byteByByte(form);
      await byBrowser(page, form, at * 11);
    }
    // Now that the strings stand wherever they were taken, every page once more.
    const after = await crawl(page);
    console.log(
      `${HOSTILE.length} hostile strings, ${tried.length} forms, ${asked} requests byte by byte, ` +
        `${named + before.pages + after.pages} pages opened: ${desk.faults} faults.`,
    );
  } finally {
    await browser.close();
  }
  return desk.faults ? 1 : 0;
}

main().then(
  (done) => (process.exitCode = done),
  (error) => {
    console.error(`The desk could not be tried: ${error.stack}`);
    process.exitCode = 2;
  },
);
