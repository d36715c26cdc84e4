// Folding, by key and by a mark that shares the column of the run status.

import { codeFolding, foldable, foldEffect, foldedRanges, syntaxTree, unfoldEffect } from "@codemirror/language";
import { GutterMarker } from "@codemirror/view";
import { glyph } from "./glyphs.js";

export const folds = codeFolding({ placeholderText: "…" });

/** The mark of a line that begins a fold: a closed one, or one that could be closed; else null. */
export function foldMark(state, { from, to }, closed) {
  if (closed) return foldFrom(state, from, to) ? closedMark : null;
  return foldable(state, from, to) ? openMark : null;
}

/** Closes or opens the fold that begins on a line; false if none does. */
export function toggleFold(view, line) {
  const closed = foldFrom(view.state, line.from, line.to);
  const range = closed ?? foldable(view.state, line.from, line.to);
  if (!range) return false;
  view.dispatch({ effects: (closed ? unfoldEffect : foldEffect).of(range) });
  return true;
}

/** Whether an update may have changed where folds begin. */
export const foldMarksChanged = ({ startState, state }) =>
  syntaxTree(startState) !== syntaxTree(state) || foldedRanges(startState) !== foldedRanges(state);

function foldFrom(state, from, to) {
  let found = null;
  foldedRanges(state).between(from, to, (start, end) => {
    if (!found || start < found.from) found = { from: start, to: end };
  });
  return found;
}

class FoldMark extends GutterMarker {
  constructor(name, label) {
    super();
    this.name = name;
    this.label = label;
  }
  toDOM() {
    const holder = document.createElement("span");
    holder.className = `fold fold-${this.name}`;
    holder.title = this.label;
    holder.append(glyph(this.name));
    return holder;
  }
}

const openMark = new FoldMark("open", "Fold");
const closedMark = new FoldMark("closed", "Unfold");
