// Typing over a selection of several lines. Left to itself the browser would carry the styles of the lines over into
// the one that remains, as a style attribute, which the page's security policy refuses.

import { EditorView } from "@codemirror/view";

export const overtyping = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { state } = view;
    const { from, to } = state.selection.main;
    const { data, inputType } = event;
    if (inputType !== "insertText" || !data || view.composing || !event.cancelable) return false;
    if (state.doc.lineAt(from).number === state.doc.lineAt(to).number) return false;
    event.preventDefault();
    const insert = () => state.update(state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handled = state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});
