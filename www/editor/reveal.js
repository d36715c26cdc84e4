// Bringing a place in the text before a person's eyes.

import { EditorView } from "@codemirror/view";

/** Selects a stretch of text and, where it is out of sight, scrolls it to the middle. */
export function reveal(view, from, to, focus, effects = []) {
  const { length } = view.state.doc;
  const anchor = Math.max(0, Math.min(from, length));
  const head = Math.max(anchor, Math.min(to, length));
  view.dispatch({
    // The cursor comes to stand where the stretch begins.
    selection: { anchor: head, head: anchor },
    effects: [...effects, ...(inSight(view, anchor) ? [] : [EditorView.scrollIntoView(anchor, { y: "center" })])],
    userEvent: "select",
  });
  if (focus) view.focus();
}

function inSight(view, offset) {
  const block = view.lineBlockAt(offset);
  const { scrollTop, clientHeight } = view.scrollDOM;
  const top = view.documentPadding.top + block.top - scrollTop;
  const place = view.coordsAtPos(offset);
  const { left, right } = view.scrollDOM.getBoundingClientRect();
  // The columns stay where they are and cover what is scrolled below them.
  const start = left + view.contentDOM.offsetLeft;
  return top >= 0 && top + block.height <= clientHeight && place !== null && place.left >= start && place.left <= right;
}
