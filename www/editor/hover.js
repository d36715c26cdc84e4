// When a card shows: under the pointer, at the cursor by key, or on a press in the gutter.

import { Prec } from "@codemirror/state";
import { closeHoverTooltips, EditorView, hasHoverTooltips, hoverTooltip, keymap, repositionTooltips } from "@codemirror/view";
import { applyEdits } from "./edits.js";
import { card, documentationPart } from "./card.js";
import { findingsAt, findingsAtCursor } from "./findings.js";
import { dismissable, float, floatingOf, sink } from "./floating.js";
import { ask } from "./questions.js";
import { reveal } from "./reveal.js";

const underPointer = hoverTooltip(
  async (view, pos) => {
    // A card that a person has opened is not covered by another.
    if (floatingOf(view.state)) return null;
    const found = findingsAt(view.state, pos);
    const question = ask(view, "hover", pos);
    // What was found is known already and shows at once; the rest is added when it comes.
    if (found.length) return foundTooltip(found, question);
    const known = await question;
    return known && knownTooltip(known);
  },
  { hideOn: (transaction) => transaction.docChanged || floatingOf(transaction.state) !== null },
);

/** The extension. Escape takes the card away without moving the pointer. */
export const hover = [underPointer, Prec.highest(keymap.of([{ key: "Escape", run: closeUnderPointer }]))];

function closeUnderPointer(view) {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

/** The findings of the card that is open, if one is. */
export function findingsShown(state) {
  const shown = floatingOf(state) ?? state.field(underPointer.active)[0];
  return shown?.findings ?? [];
}

/** Opens the card for what is at the cursor and moves the focus into it. */
export function openCard(view) {
  const found = findingsAtCursor(view.state);
  const question = ask(view, "hover", view.state.selection.main.head);
  if (found.length) showCard(view, found, { question, focus: true });
  else {
    question.then((known) => {
      if (known) view.dispatch({ effects: float(knownTooltip(known, true)) });
      else view.dispatch({ effects: EditorView.announce.of("Nothing is known about this place.") });
    });
  }
  return true;
}

/** Opens the card for these findings. */
export function showCard(view, found, { question = null, focus = false } = {}) {
  view.dispatch({ effects: float(foundTooltip(found, question, focus)) });
}

/** Moves the focus into the card that floats; false if none does. */
export function enterCard(view) {
  const dom = floatingOf(view.state) && view.dom.querySelector(".card");
  dom?.focus({ preventScroll: true });
  return Boolean(dom);
}

// The card of findings, to which what is known is added once that question is answered.
function foundTooltip(findings, question, focus = false) {
  const [{ from, to }] = findings;
  return tooltip(from, to, findings, null, focus, async (view, dom) => {
    const known = await question;
    if (!known || !dom.isConnected) return;
    dom.append(documentationPart(known));
    repositionTooltips(view);
  });
}

const knownTooltip = (known, focus = false) => tooltip(known.from, known.to, [], known, focus);

function tooltip(pos, end, findings, known, focus, complete) {
  return {
    pos,
    end,
    findings,
    create(view) {
      const dom = dismissable(view, card(view.state.doc, findings, known, presses(view)));
      complete?.(view, dom);
      return { dom, mount: () => focus && dom.focus({ preventScroll: true }) };
    },
  };
}

function presses(view) {
  const fix = ({ edits, title }) => {
    view.focus();
    applyEdits(view, edits, title);
  };
  return {
    fix: view.state.readOnly ? null : fix,
    rule(code) {
      sink(view);
      view.dom.dispatchEvent(new CustomEvent("rule", { detail: { code }, bubbles: true, composed: true }));
    },
    goTo(place) {
      if (!place.file) return reveal(view, place.from, place.to, true);
      sink(view);
      view.dom.dispatchEvent(new CustomEvent("elsewhere", { detail: place, bubbles: true, composed: true }));
    },
  };
}
