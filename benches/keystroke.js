// How soon a keystroke is answered: from the key to the mark in the document, on a buildspec of 500 lines, in Chromium.

import { chromium } from "@playwright/test";
import { launchOptions } from "../tests/browser/chromium.js";
import { editor, openWith } from "../tests/browser/person.js";

const LINES = 500;
/** How many keystrokes are measured at each rhythm. */
const KEYSTROKES = 120;
/** What a person leaves between two keys, in milliseconds: one who looks after each, and one who types quickly. */
const RHYTHMS = { "one by one": 400, "typed quickly": 80 };
/** The word whose end is typed at: with one more letter it is wrong, and without it right. */
const WORD = "on-failure: ABORT";

/** A buildspec with findings among its lines. */
function buildspec() {
  const lines = ["version: 0.2", "phases:", "  install:", `    ${WORD}`, "    commands:", "      - npm ci", "  build:", "    commands:"];
  while (lines.length < LINES) {
    const number = lines.length;
    lines.push(number % 100 === 50 ? '      - echo "step: fifty"' : `      - make -C module-${number} all # builds module ${number}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Notes in the page, for each key, when it was pressed, heard, asked about, answered and marked. */
function watch() {
  const keys = [];
  const rehearsals = [];
  window.noted = { keys, rehearsals };
  const open = () => (keys.at(-1)?.marked === undefined ? keys.at(-1) : undefined);
  const isCheck = (message) => String(message).startsWith('{"Check"');

  window.Worker = class extends Worker {
    constructor(...options) {
      super(...options);
      this.addEventListener("message", ({ data }) => {
        const now = performance.now();
        if (String(data).startsWith('{"Checked"')) Object.assign(open() ?? {}, { answered: now });
        if (String(data).startsWith('{"Rehearsed"')) rehearsals.push(now - this.since);
      });
    }
    postMessage(message, ...rest) {
      const now = performance.now();
      if (isCheck(message)) Object.assign(open() ?? {}, { asked: now });
      else this.since = now;
      super.postMessage(message, ...rest);
    }
  };
  window.watchEditor = (element) => {
    const marked = () => element.shadowRoot.querySelectorAll(".squiggle").length;
    let last = marked();
    new MutationObserver(() => {
      const now = performance.now();
      if (marked() === last) return;
      last = marked();
      const key = open();
      if (key) key.marked = now;
    }).observe(element.shadowRoot, { subtree: true, childList: true, attributes: true });
    addEventListener("keydown", (event) => keys.push({ pressed: event.timeStamp, heard: performance.now() }), true);
  };
}

/** The time under which that share of the values lies. */
function share(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

const said = (values) => `p50 ${share(values, 0.5).toFixed(1).padStart(6)} ms   p95 ${share(values, 0.95).toFixed(1).padStart(6)} ms`;

function report(rhythm, { keys, rehearsals }) {
  const marked = keys.filter((key) => key.marked !== undefined && key.answered !== undefined);
  const between = (from, to) => marked.map((key) => key[to] - key[from]);
  console.log(`\n${rhythm}, ${RHYTHMS[rhythm]} ms apart: ${marked.length} of ${keys.length} keystrokes marked before the next one`);
  console.log(`  from the key to its mark     ${said(between("pressed", "marked"))}`);
  console.log(`    until the page hears it    ${said(between("pressed", "heard"))}`);
  console.log(`    until the worker is asked  ${said(between("heard", "asked"))}`);
  console.log(`    until it has answered      ${said(between("asked", "answered"))}`);
  console.log(`    until the mark is there    ${said(between("answered", "marked"))}`);
  console.log(`  the rehearsal that follows   ${said(rehearsals)}   (${rehearsals.length})`);
}

const browser = await chromium.launch(launchOptions);
const page = await browser.newPage({ baseURL: process.env.REHEARSAL_ADDRESS, viewport: { width: 1440, height: 900 } });
await page.addInitScript(watch);
await openWith(page, buildspec());
await editor(page).evaluate((element, word) => {
  const end = element.text.indexOf(word) + word.length;
  element.reveal(end, end, true);
  watchEditor(element);
}, WORD);
for (const rhythm of Object.keys(RHYTHMS)) {
  for (let keystroke = -20; keystroke < KEYSTROKES; keystroke++) {
    if (keystroke === 0) await page.evaluate(() => (noted.keys.length = noted.rehearsals.length = 0));
    await page.keyboard.press(keystroke % 2 === 0 ? "x" : "Backspace");
    await page.waitForTimeout(RHYTHMS[rhythm]);
  }
  report(rhythm, await page.evaluate(() => noted));
}
await browser.close();
