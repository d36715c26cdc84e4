// Fixing what was found at the cursor, by key.

import { EditorView } from "@codemirror/view";
import { applyEdits } from "./edits.js";
import { button, make } from "./elements.js";
import { findingsAtCursor } from "./findings.js";
import { dismissable, float, sink } from "./floating.js";
import { findingsShown } from "./hover.js";

/** The fixes at hand: those of the open card, else those of the findings at the cursor. */
function fixesAtHand(state) {
  const shown = findingsShown(state);
  const found = shown.length ? shown : findingsAtCursor(state);
  return found.flatMap((finding) => finding.fixes ?? []);
}

/** Applies the first fix at hand; false if there is none, or the text cannot be changed. */
export function fixAtCursor(view) {
  const [first] = fixesAtHand(view.state);
  return Boolean(first) && !view.state.readOnly && applyEdits(view, first.edits, first.title);
}

/** Applies the one fix at hand, or lets a person choose among several. */
export function chooseFix(view) {
  const fixes = fixesAtHand(view.state);
  if (fixes.length < 2 || view.state.readOnly) {
    if (!fixAtCursor(view)) view.dispatch({ effects: EditorView.announce.of("There is no fix here.") });
    return true;
  }
  const { head } = view.state.selection.main;
  const create = () => {
    const dom = menu(view, fixes);
    return { dom, mount: () => dom.querySelector("button").focus({ preventScroll: true }) };
  };
  view.dispatch({ effects: float({ pos: head, end: head, create }) });
  return true;
}

function menu(view, fixes) {
  const items = fixes.map((fix) => {
    const take = () => {
      sink(view);
      applyEdits(view, fix.edits, fix.title);
    };
    const item = button("item", take, make("span", "", fix.title), !fix.safe && make("span", "note", "look at the result"));
    item.setAttribute("role", "menuitem");
    return item;
  });
  const dom = make("div", "menu", ...items);
  dom.setAttribute("role", "menu");
  dom.setAttribute("aria-label", "Fixes");
  dom.addEventListener("keydown", (event) => {
    const at = items.indexOf(view.root.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length).focus();
  });
  return dismissable(view, dom);
}
