// The editor's style sheets, adopted by its shadow root: the page's policy knows no style tags.

import floating from "./floating.css?inline";
import search from "./search.css?inline";
import text from "./text.css?inline";

let sheets = null;

/** The sheets, made once and shared by all editors. */
export function styles() {
  sheets ??= [text, floating, search].map((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    return sheet;
  });
  return sheets;
}
