// The text's version: a number that grows with each change, so that an answer can be told from a stale one.

import { StateField } from "@codemirror/state";

export const versionField = StateField.define({
  create: () => 0,
  update: (version, transaction) => (transaction.docChanged ? version + 1 : version),
});

/** The version of the text in `state`. */
export const versionOf = (state) => state.field(versionField);
