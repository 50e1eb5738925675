// Claims by keyboard, and selected words into the form. The buttons and the form do the same without it.
"use strict";
const text = document.getElementById("text");
const hand = document.getElementById("hand");
const picked = document.querySelector(".picked");

/** The place of a point of the page in the text, in characters; -1 where it is in no line of it. */
function place(node, offset) {
  const element = node instanceof Element ? node : node.parentElement;
  if (element === text) {
    const line = text.querySelectorAll("[data-at]")[offset];
    return line ? Number(line.dataset.at) : -1;
  }
  const line = element && element.closest("[data-at]");
  if (!line || !text.contains(line)) return -1;
  const before = document.createRange();
  before.setStart(line, 0);
  before.setEnd(node, offset);
  // Characters as the program counts them: a pair of surrogates is one.
  return Number(line.dataset.at) + [...before.toString()].length;
}

/** What is selected in the text. */
function selected() {
  const selection = document.getSelection();
  if (!text || !selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  const words = selection.toString().trim();
  return start >= 0 && end > start && words ? { start, end, words } : null;
}

/** The first number that some words write with digits, of whatever script. */
function numberIn(words) {
  const run = words.replace(/(?<=\p{Nd})[,.\u066c\u00a0\u202f](?=\p{Nd}{3})/gu, "").match(/\p{Nd}+/u);
  if (!run) return "";
  return [...run[0]].map((digit) => {
    let zero = digit.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && digit.codePointAt(0) - zero < 9) zero -= 1;
    return digit.codePointAt(0) - zero;
  }).join("");
}

/** Puts what is selected into the form. */
function pick() {
  const found = selected();
  if (!found || !hand) return;
  const { elements } = hand.querySelector("form");
  elements.words.value = found.words;
  elements.start.value = found.start;
  elements.end.value = found.end;
  const number = numberIn(found.words);
  if (number) elements.number.value = number;
  hand.open = true;
  elements.number.focus();
}

if (hand) {
  document.addEventListener("selectionchange", () => {
    picked.hidden = !selected();
  });
  // The words in the form are at the place only as long as nobody writes others.
  hand.querySelector("textarea[name=words]").addEventListener("input", () => {
    const { elements } = hand.querySelector("form");
    elements.start.value = "";
    elements.end.value = "";
  });
  // A pressed button would take the selection away.
  picked.addEventListener("mousedown", (event) => event.preventDefault());
  picked.addEventListener("click", pick);
}

const VERDICTS = { a: "accepted", r: "rejected", u: "unsure" };
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
  const at = event.target;
  if (at instanceof HTMLElement && at.matches("input, select, textarea")) return;
  const key = event.key.toLowerCase();
  const claims = [...document.querySelectorAll(".claim")];
  const claim = at instanceof HTMLElement ? at.closest(".claim") : null;
  if (key === "n" && selected()) {
    event.preventDefault();
    pick();
  } else if ((key === "j" || key === "k") && claims.length) {
    event.preventDefault();
    const here = claims.indexOf(claim);
    const next = here < 0 ? 0 : Math.min(Math.max(here + (key === "j" ? 1 : -1), 0), claims.length - 1);
    claims[next].focus();
  } else if (claim && VERDICTS[key]) {
    const button = claim.querySelector(`button[value=${VERDICTS[key]}]`);
    if (!button) return;
    event.preventDefault();
    button.click();
  } else if (claim && key === "c") {
    const link = claim.querySelector("a.correct");
    if (!link) return;
    event.preventDefault();
    link.click();
  }
});

// Whoever decided goes on where they were.
const there = location.hash.startsWith("#c-") && document.getElementById(location.hash.slice(1));
if (there) there.focus();
else if (location.hash === "#hand" && hand) hand.querySelector("input[name=number]").focus();
