// The one thing that floats over the text at a person's request: a card, or a menu of fixes.

import { Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, showTooltip } from "@codemirror/view";

const show = StateEffect.define();

// Another text or another place: what floats is about neither. It comes and goes with one effect.
const floatingField = StateField.define({
  create: () => null,
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    return transaction.docChanged || transaction.selection ? null : value;
  },
  provide: (field) => [
    showTooltip.from(field),
    EditorView.decorations.from(field, (value) =>
      value && value.end > value.pos ? Decoration.set(subject.range(value.pos, value.end)) : Decoration.none,
    ),
  ],
});

const subject = Decoration.mark({ class: "subject" });

/** The effect that lets `tooltip` float, in place of what may be floating. */
export const float = (tooltip) => show.of(tooltip);

/** What floats now, or null. */
export const floatingOf = (state) => state.field(floatingField);

/** Takes away what floats and, if it had the focus, gives that back to the text. False if nothing floated. */
export function sink(view) {
  if (!floatingOf(view.state)) return false;
  const focused = view.root.activeElement;
  const inside = focused && focused !== view.contentDOM && view.dom.contains(focused);
  view.dispatch({ effects: show.of(null) });
  if (inside) view.focus();
  return true;
}

/** Lets Escape, and a focus that goes elsewhere, take away what floats in `dom`. */
export function dismissable(view, dom) {
  dom.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (!sink(view)) view.focus();
  });
  dom.addEventListener("focusout", () => sinkWhenLeft(view));
  return dom;
}

// Only later is it known where the focus has gone; where the whole window has lost it, nothing is taken away.
function sinkWhenLeft(view) {
  setTimeout(() => {
    if (document.hasFocus() && !view.dom.contains(view.root.activeElement)) sink(view);
  });
}

export const floating = [
  floatingField,
  Prec.highest(keymap.of([{ key: "Escape", run: sink }])),
  EditorView.domEventObservers({ blur: (event, view) => sinkWhenLeft(view) }),
];
