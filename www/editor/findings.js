// The findings the page has sent: kept, carried along through edits until newer ones come, underlined and marked in the gutter.

import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from "@codemirror/view";
import { glyph } from "./glyphs.js";

/** From the gravest to the least. */
const SEVERITIES = ["error", "warning", "hint"];
const WORDS = { error: "Error", warning: "Warning", hint: "Hint" };

/** Replaces all findings. They are those of the text as it stands. */
export const setFindings = StateEffect.define();

const findingsField = StateField.define({
  create: (state) => arrange([], state.doc),
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setFindings)) return arrange(effect.value, transaction.newDoc);
    }
    if (!transaction.docChanged) return value;
    const { changes } = transaction;
    return {
      received: value.received,
      since: value.since?.composeDesc(changes.desc) ?? changes.desc,
      squiggles: value.squiggles.map(changes),
      marks: value.marks.map(changes),
    };
  },
  provide: (field) => EditorView.decorations.from(field, (value) => value.squiggles),
});

/** All findings where they are now, in the order of the text. One whose text is gone is gone too. */
export function allFindings(state) {
  const { received, since } = state.field(findingsField);
  return since ? received.map((finding) => carry(finding, since)).filter(Boolean) : received;
}

/** The findings that touch a stretch of text, the gravest first, then the shortest. */
export function findingsAt(state, from, to = from) {
  return allFindings(state)
    .filter((finding) => finding.from <= to && finding.to >= from)
    .sort((a, b) => rank(a) - rank(b) || a.to - a.from - (b.to - b.from));
}

/** The findings under the cursor or, where there are none, those of its line. */
export function findingsAtCursor(state) {
  const { head } = state.selection.main;
  const under = findingsAt(state, head);
  if (under.length) return under;
  const line = state.doc.lineAt(head);
  return findingsAt(state, line.from, line.to);
}

/** A finding in one breath, for a screen reader. */
export const spoken = (finding) => `${WORDS[finding.severity]} ${finding.code}: ${finding.message.replaceAll("`", "")}`;

const rank = (finding) => SEVERITIES.indexOf(finding.severity);

function arrange(findings, doc) {
  const within = (offset) => Math.max(0, Math.min(offset, doc.length));
  const received = findings
    .map((finding) => ({ ...finding, from: within(finding.from), to: within(Math.max(finding.from, finding.to)) }))
    .sort((a, b) => a.from - b.from);
  const gravest = new Map();
  for (const finding of received) {
    const start = doc.lineAt(finding.from).from;
    const other = gravest.get(start);
    if (!other || rank(finding) < rank(other)) gravest.set(start, finding);
  }
  return {
    received,
    since: null,
    squiggles: Decoration.set(received.map((finding) => underline(finding, doc)), true),
    marks: RangeSet.of([...gravest].map(([start, finding]) => new SeverityMark(finding).range(start))),
  };
}

/** Underlines a finding, of one that spans several lines only the first: a whole block of waves would say no more. */
function underline({ from, to, severity }, doc) {
  const line = doc.lineAt(from);
  const end = Math.min(to, line.to);
  const start = end > from ? from : Math.max(line.from, Math.min(from, line.to - 1));
  const name = `squiggle squiggle-${severity}`;
  if (line.length === 0) return Decoration.widget({ widget: new EmptyLine(name), side: 1 }).range(line.from);
  return Decoration.mark({ class: name }).range(start, Math.max(end, start + 1));
}

function carry(finding, since) {
  const from = since.mapPos(finding.from, 1);
  const to = Math.max(from, since.mapPos(finding.to, -1));
  if (from === to && finding.from < finding.to) return null;
  // A place in another file stays where it is.
  const move = (place) => place.file ? place : ({ ...place, from: since.mapPos(place.from, 1), to: since.mapPos(place.to, -1) });
  return {
    ...finding,
    from,
    to,
    related: finding.related?.map(move).filter((place) => place.from <= place.to),
    // A fix is exact: once the text that it replaces has changed, it no longer fits.
    fixes: finding.fixes
      ?.filter((fix) => !fix.edits.some((edit) => since.touchesRange(edit.from, edit.to)))
      .map((fix) => ({ ...fix, edits: fix.edits.map(move) })),
  };
}

class EmptyLine extends WidgetType {
  constructor(name) {
    super();
    this.name = name;
  }
  eq(other) {
    return other.name === this.name;
  }
  toDOM() {
    const space = document.createElement("span");
    space.className = this.name;
    space.textContent = "\u00a0";
    return space;
  }
}

class SeverityMark extends GutterMarker {
  // It keeps to its line when a line break is put in before it.
  startSide = 1;
  endSide = 1;

  constructor(finding) {
    super();
    this.severity = finding.severity;
    this.label = spoken(finding);
  }
  eq(other) {
    return other.label === this.label;
  }
  toDOM() {
    return glyph(this.severity, this.label);
  }
}

/** The extension: keeps findings, draws them, and calls `onPress(view, findings)` when a mark in the gutter is pressed. */
export function findings(onPress) {
  return [
    findingsField,
    gutter({
      class: "severity",
      markers: (view) => view.state.field(findingsField).marks,
      domEventHandlers: {
        click(view, block) {
          const { from, to } = view.state.doc.lineAt(block.from);
          // What begins on this line: a finding of a whole block has its mark only there.
          const found = findingsAt(view.state, from, to).filter((finding) => finding.from >= from);
          if (found.length) onPress(view, found);
          return found.length > 0;
        },
      },
    }),
  ];
}
