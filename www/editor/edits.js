// Applying edits that come from outside: a fix, a conversion.

import { isolateHistory } from "@codemirror/commands";
import { EditorView } from "@codemirror/view";

/**
 * Makes the edits together, as one step that can be undone, and says `label` to a screen reader.
 * Edits count in the text as it stands. Gives back false, and changes nothing, where they do not fit it.
 */
export function applyEdits(view, edits, label) {
  const { doc } = view.state;
  const ordered = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { from, to } of ordered) {
    if (!(from >= end && to >= from && to <= doc.length)) return false;
    end = to;
  }
  if (!ordered.length) return false;
  const changes = view.state.changes(ordered.map(({ from, to, text }) => ({ from, to, insert: text })));
  view.dispatch({
    changes,
    selection: { anchor: changes.mapPos(ordered[0].to, 1) },
    scrollIntoView: true,
    userEvent: "input.fix",
    annotations: isolateHistory.of("full"),
    effects: label ? EditorView.announce.of(label) : [],
  });
  return true;
}
