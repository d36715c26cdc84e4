// All that the editor consists of, in the order in which its parts come to bear.

import { closeBrackets } from "@codemirror/autocomplete";
import { history } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { highlightSelectionMatches, search } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { highlightActiveLineGutter, lineNumbers, tooltips, ViewPlugin } from "@codemirror/view";
import { completion } from "./completion.js";
import { findings } from "./findings.js";
import { floating } from "./floating.js";
import { hover, showCard } from "./hover.js";
import { keys } from "./keys.js";
import { overtyping } from "./overtyping.js";
import { runStatus } from "./run-status.js";
import { selectionInSight } from "./selection.js";
import { versionField } from "./version.js";

/** Room for a card, in pixels: it keeps to the editor where it has room there, else it reaches over its right edge. */
const CARD = 420;
/** What is left free between a card and the editor's edge, in pixels. */
const EDGE = 8;

const withinEditor = tooltips({
  tooltipSpace({ dom }) {
    const { left, right } = dom.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    return {
      left: Math.max(0, left),
      right: Math.min(clientWidth, Math.max(right, left + CARD)) - EDGE,
      top: 0,
      bottom: clientHeight,
    };
  },
});

// CodeMirror hides its gutters from screen readers; here two of them speak, and only the numbers stay silent.
const speakingGutters = ViewPlugin.define(({ dom }) => {
  dom.querySelector(".cm-gutters").removeAttribute("aria-hidden");
  dom.querySelector(".cm-lineNumbers").setAttribute("aria-hidden", "true");
  return {};
});

/** Everything but what an attribute of the element decides. */
export const extensions = [
  versionField,
  floating,
  findings((view, found) => showCard(view, found, { focus: true })),
  lineNumbers(),
  runStatus,
  speakingGutters,
  highlightActiveLineGutter(),
  hover,
  withinEditor,
  completion,
  keys,
  history(),
  selectionInSight,
  bracketMatching(),
  closeBrackets(),
  overtyping,
  indentOnInput(),
  indentUnit.of("  "),
  EditorState.tabSize.of(2),
  search({ top: true }),
  EditorState.phrases.of({
    next: "Next",
    previous: "Previous",
    "match case": "Match case",
    regexp: "Regular expression",
    "by word": "Whole words",
    replace: "Replace",
    "replace all": "Replace all",
    close: "Close",
    go: "Go",
  }),
  highlightSelectionMatches(),
];
