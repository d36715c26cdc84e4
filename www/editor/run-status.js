// How each line fares in the rehearsal at the playhead: a shape in the gutter, and a tint on the lines that fail or run now.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter, gutterLineClass } from "@codemirror/view";
import { foldMark, foldMarksChanged, folds, toggleFold } from "./folding.js";
import { glyph, isGlyph } from "./glyphs.js";

const WORDS = {
  pending: "pending",
  now: "in progress",
  succeeded: "succeeded",
  failed: "failed",
  timed_out: "timed out",
  stopped: "stopped",
  skipped: "did not run",
};

/** Replaces the status of all lines: `{lines: [{line, status, title?}], now}`, lines counted from 1. */
export const setRun = StateEffect.define();

const runField = StateField.define({
  create: () => ({ marks: RangeSet.empty, rows: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setRun)) return arrange(effect.value, transaction.newDoc);
    }
    if (!transaction.docChanged) return value;
    return { marks: value.marks.map(transaction.changes), rows: value.rows.map(transaction.changes) };
  },
  provide: (field) => [
    gutterLineClass.from(field, (value) => value.rows),
    EditorView.decorations.compute([field], (state) => lineTints(state.field(field).rows, state.doc)),
  ],
});

function arrange({ lines, now }, doc) {
  const exists = (line) => line >= 1 && line <= doc.lines;
  const known = lines.filter(({ line, status }) => exists(line) && isGlyph(status));
  const marks = known.map(({ line, status, title }) => new StatusMark(status, title).range(doc.line(line).from));
  const rows = known
    .filter(({ line, status }) => line !== now && (status === "failed" || status === "timed_out"))
    .map(({ line }) => failedRow.range(doc.line(line).from));
  if (exists(now)) rows.push(nowRow.range(doc.line(now).from));
  return { marks: RangeSet.of(marks, true), rows: RangeSet.of(rows, true) };
}

function lineTints(rows, doc) {
  const tints = [];
  for (const cursor = rows.iter(); cursor.value; cursor.next()) {
    tints.push(cursor.value.tint.range(doc.lineAt(cursor.from).from));
  }
  return Decoration.set(tints);
}

/** Something that keeps to its line when a line break is put in before it. */
class LineMark extends GutterMarker {
  startSide = 1;
  endSide = 1;
}

class StatusMark extends LineMark {
  constructor(status, title) {
    super();
    this.status = status;
    this.label = title ? `${WORDS[status]}: ${title}` : WORDS[status];
  }
  eq(other) {
    return other.status === this.status && other.label === this.label;
  }
  toDOM() {
    const holder = document.createElement("span");
    holder.title = this.label;
    holder.append(glyph(this.status, this.label));
    return holder;
  }
}

class Row extends LineMark {
  constructor(name) {
    super();
    this.elementClass = name;
    this.tint = Decoration.line({ class: name });
  }
}

const failedRow = new Row("row-failed");
const nowRow = new Row("row-now");

function statusMark(view, line) {
  let mark = null;
  view.state.field(runField).marks.between(line.from, line.to, (from, to, value) => {
    mark = value;
    return false;
  });
  return mark;
}

/** The extension: keeps the status and draws its column, in which lines without one can be folded. */
export const runStatus = [
  runField,
  folds,
  gutter({
    class: "run",
    // A fold that is closed hides lines, so its mark comes before the status of its first one.
    lineMarker: (view, line) => foldMark(view.state, line, true) ?? statusMark(view, line) ?? foldMark(view.state, line, false),
    lineMarkerChange: (update) =>
      update.startState.field(runField) !== update.state.field(runField) || foldMarksChanged(update),
    domEventHandlers: {
      click: toggleFold,
    },
  }),
];
