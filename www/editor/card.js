// The card over a place in the text: what was found there, and what is known about it.

import { diffLines } from "./diff.js";
import { button, make, onMac, paragraphs, sentence } from "./elements.js";
import { glyph } from "./glyphs.js";

/**
 * Builds the card. `documentation` is `{title, doc, source?}` or null. The presses: `fix(fix)`,
 * `rule(code)`, `goTo(place)`; without `fix`, in a text that cannot be changed, no fixes are offered.
 */
export function card(doc, findings, documentation, presses) {
  const dom = make("div", "card");
  dom.tabIndex = -1;
  dom.setAttribute("role", "dialog");
  dom.setAttribute("aria-label", findings.length ? findings.map((each) => each.code).join(", ") : documentation.title);
  // The one that the key takes.
  const first = findings.flatMap((finding) => finding.fixes ?? [])[0];
  dom.append(...findings.map((finding) => findingPart(doc, finding, presses, first)));
  if (documentation) dom.append(documentationPart(documentation));
  return dom;
}

/** What is known about a key or a value, as a part of a card. */
export function documentationPart({ title, doc, source }) {
  return make(
    "section",
    "part known",
    make("div", "in", make("h3", "title", ...sentence(title)), ...paragraphs(doc ?? "", "why"), source && origin(source)),
  );
}

function findingPart(doc, finding, presses, first) {
  const { severity, code, name, message, help, assumption, related = [] } = finding;
  const fixes = presses.fix ? (finding.fixes ?? []) : [];
  const tone = `tone-${severity}`;
  return make(
    "section",
    "part",
    make(
      "div",
      "in",
      make("h3", "rule", glyph(severity, severity), make("span", `code ${tone}`, code), make("span", "", name)),
      make("p", "msg", ...sentence(message)),
      ...(help ? paragraphs(help, "why") : []),
      assumption && make("p", "assumption", glyph("undocumented", "not documented by AWS"), make("span", "", ...sentence(assumption))),
      related.length > 0 && make("ul", "related", ...related.map((place) => relatedPlace(doc, place, presses.goTo))),
    ),
    fixes.length > 0 && difference(doc, fixes[0]),
    make(
      "div",
      "act",
      ...fixes.map((fix) => fixButton(fix, fix === first, () => presses.fix(fix))),
      button("btn", () => presses.rule(code), "Rule page"),
    ),
  );
}

// A fix that can be applied unseen is the one thing to press; one that wants a look is offered more quietly.
function fixButton(fix, first, onPress) {
  const node = button(`btn ${first && fix.safe ? "solid" : "line"}`, onPress, fix.title);
  if (first) node.append(make("kbd", "", onMac ? "⌘." : "Ctrl ."));
  if (!fix.safe) node.title = "Look at the result: this may not be what you meant.";
  return node;
}

function difference(doc, fix) {
  const { lines, left } = diffLines(doc, fix.edits);
  const names = { "-": "del", "+": "add", " ": "ctx" };
  const spoken = { "-": "removed: ", "+": "added: ", " ": "" };
  return make(
    "div",
    "diff",
    ...lines.map(({ sign, text }) =>
      make("div", names[sign], make("span", "unseen", spoken[sign]), decoration(sign), make("span", "", text || " ")),
    ),
    left > 0 && make("div", "ctx", decoration("…"), make("span", "", left === 1 ? "1 more line" : `${left} more lines`)),
  );
}

function decoration(sign) {
  const node = make("span", "sign", sign);
  node.setAttribute("aria-hidden", "true");
  return node;
}

function relatedPlace(doc, place, goTo) {
  const line = place.file ? place.line : doc.lineAt(Math.min(place.from, doc.length)).number;
  const name = place.file ? `${place.file}, line ${line}` : `Line ${line}`;
  return make("li", "", button("link", () => goTo(place), name), make("span", "", ...sentence(place.message)));
}

function origin(source) {
  if (!/^https:\/\//.test(source)) return make("p", "source", source);
  const link = make("a", "link", new URL(source).hostname);
  link.href = source;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return make("p", "source", link);
}
