// The keys of the editor.

import { acceptCompletion, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, historyKeymap, indentLess, indentMore } from "@codemirror/commands";
import { foldKeymap, getIndentUnit } from "@codemirror/language";
import { searchKeymap, selectNextOccurrence, selectSelectionMatches } from "@codemirror/search";
import { EditorView, keymap } from "@codemirror/view";
import { chooseFix } from "./fixes.js";
import { enterCard, openCard } from "./hover.js";
import { nextProblem, previousProblem } from "./problems.js";

/** Spaces up to the next stop; a selection moves as a whole. YAML knows no tabs. */
function indent(view) {
  const { state } = view;
  if (state.readOnly) return false;
  if (!state.selection.main.empty) return indentMore(view);
  const unit = getIndentUnit(state);
  const { head } = state.selection.main;
  const width = unit - ((head - state.doc.lineAt(head).from) % unit);
  view.dispatch({ ...state.replaceSelection(" ".repeat(width)), scrollIntoView: true, userEvent: "input.indent" });
  return true;
}

/** After Escape, Tab moves on to what follows the editor, until a person goes on writing. */
function leave(view) {
  view.setTabFocusMode(true);
  view.dispatch({ effects: EditorView.announce.of("Tab now leaves the editor.") });
  view.dom.dispatchEvent(new CustomEvent("leave", { bubbles: true, composed: true }));
  return true;
}

const KEPT_WHILE_LEAVING = new Set(["Escape", "Tab", "Shift", "Control", "Alt", "Meta"]);

const backToWriting = EditorView.domEventObservers({
  keydown(event, view) {
    if (!KEPT_WHILE_LEAVING.has(event.key)) view.setTabFocusMode(false);
  },
  mousedown: (event, view) => view.setTabFocusMode(false),
  blur: (event, view) => view.setTabFocusMode(false),
});

// There is one selection at a time.
const searchKeys = searchKeymap.filter(({ run }) => run !== selectNextOccurrence && run !== selectSelectionMatches);

const card = (view) => enterCard(view) || openCard(view);

/** The extension. */
export const keys = [
  backToWriting,
  keymap.of([
    { key: "Tab", run: acceptCompletion },
    { key: "Tab", run: indent, shift: indentLess },
    { key: "Mod-.", run: chooseFix },
    { key: "F8", run: nextProblem, shift: previousProblem },
    { key: "Alt-F8", run: card },
    { key: "Mod-k Mod-i", run: card },
    ...closeBracketsKeymap,
    ...searchKeys,
    ...historyKeymap,
    ...foldKeymap,
    { key: "Escape", run: leave },
    ...defaultKeymap,
  ]),
];
