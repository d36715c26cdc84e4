// What is selected stays visible while the focus is elsewhere: a press in the list of problems shows its place.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

const setFocused = StateEffect.define();
const mark = Decoration.mark({ class: "selected" });

const focusedField = StateField.define({
  create: () => false,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFocused)) return effect.value;
    return value;
  },
});

/** The extension. A text that has the focus shows its selection by itself. */
export const selectionInSight = [
  focusedField,
  EditorView.focusChangeEffect.of((state, focusing) => setFocused.of(focusing)),
  EditorView.decorations.compute(["selection", focusedField], (state) => {
    const { from, to } = state.selection.main;
    return from < to && !state.field(focusedField) ? Decoration.set(mark.range(from, to)) : Decoration.none;
  }),
];
