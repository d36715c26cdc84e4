// Colours that the grammars do not give: plain numbers and truth values in YAML, and the variables inside commands.

import { syntaxTree } from "@codemirror/language";
import { Prec, RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";

const number = Decoration.mark({ class: "syn-num" });
const variable = Decoration.mark({ class: "syn-var" });

const SCALARS = new Set(["Literal", "QuotedLiteral", "BlockLiteralContent", "String"]);
const VALUE = /^(?:[-+]?(?:\d[\d_]*(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|true|false|null|~)$/i;

/** `$NAME`, `${NAME…}`, and CodePipeline's `#{namespace.name}`. */
const VARIABLE = /\$(?:[A-Za-z_]\w*|\{[^}\n]+\})|#\{[\w.-]+\}/g;

// It looks only at what is in sight.
const plugin = ViewPlugin.fromClass(
  class {
    constructor(view) {
      this.decorations = decorate(view);
    }
    update(update) {
      if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state)) {
        this.decorations = decorate(update.view);
      }
    }
  },
  { decorations: (value) => value.decorations },
);

/** The extension. A variable's colour lies inside that of its string. */
export const scalars = Prec.highest(plugin);

function decorate(view) {
  const { doc } = view.state;
  const builder = new RangeSetBuilder();
  let done = 0;
  for (const sight of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from: sight.from,
      to: sight.to,
      enter(node) {
        if (!SCALARS.has(node.name) || node.node.parent?.name === "Key") return;
        // A long scalar may reach into the next stretch that is in sight.
        const from = Math.max(node.from, sight.from, done);
        const to = Math.min(node.to, sight.to);
        if (from >= to) return;
        done = to;
        const text = doc.sliceString(from, to);
        if (node.name === "Literal" && VALUE.test(text)) builder.add(from, to, number);
        for (const match of text.matchAll(VARIABLE)) {
          builder.add(from + match.index, from + match.index + match[0].length, variable);
        }
      },
    });
  }
  return builder.finish();
}
