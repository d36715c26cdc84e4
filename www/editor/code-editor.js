// The custom element <code-editor>: where the page and CodeMirror meet. Strings are JSON, offsets are UTF-16 units.

import { isolateHistory } from "@codemirror/commands";
import { Annotation, Compartment, EditorState, Text } from "@codemirror/state";
import { EditorView, ViewPlugin } from "@codemirror/view";
import { applyEdits } from "./edits.js";
import { extensions } from "./extensions.js";
import { setFindings } from "./findings.js";
import { fixAtCursor } from "./fixes.js";
import { changeLanguage, language } from "./language.js";
import { nextProblem, previousProblem } from "./problems.js";
import { questions } from "./questions.js";
import { reveal } from "./reveal.js";
import { setRun } from "./run-status.js";
import { styles } from "./styles.js";
import { versionField, versionOf } from "./version.js";

/** Marks what the page itself has put in: it is not told about that. */
const fromPage = Annotation.define();

/**
 * An editor for YAML and JSON.
 *
 * Attributes: `language` (yaml or json), `readonly`, `label` (its accessible name).
 *
 * The property `ask` is the page's function `(kind, offset, version) => Promise<string>`, kind
 * being "complete" or "hover": `{from, to, options: [{label, insert, detail, doc, kind, boost?}]}`,
 * `{from, to, title, doc, source?}`, or null.
 *
 * Events, which bubble out of the shadow root: `edit` {text, version}, `cursor` {offset, line}
 * (lines from 1), `rule` {code} when a rule's page is asked for, `elsewhere` {file, from, to} when a
 * place in another file is, `leave` when Escape is pressed.
 */
export class CodeEditor extends HTMLElement {
  static observedAttributes = ["language", "readonly", "label"];

  #view = null;
  // What the editor held when it was last taken out of the page.
  #parked = null;
  // The number of the file that is shown, and what was held of the others when they were last shown.
  #file = 0;
  #others = new Map();
  #slot = new Compartment();
  // Text can change its size without the frame's doing so: another theme, the presenter's large type.
  #measures = new ResizeObserver(() => this.#view?.requestMeasure());

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).adoptedStyleSheets = styles();
  }

  connectedCallback() {
    this.#editor;
  }

  disconnectedCallback() {
    if (!this.#view) return;
    this.#measures.disconnect();
    this.#parked = this.#view.state;
    this.#view.destroy();
    this.#view = null;
  }

  attributeChangedCallback(name) {
    if (!this.#view && !this.#parked) return;
    const view = this.#editor;
    view.dispatch({
      effects: name === "language" ? changeLanguage(view.state, this.getAttribute("language")) : this.#slot.reconfigure(this.#byAttributes()),
    });
  }

  /** The whole text. Its line breaks are single `\n`, whatever they were, and offsets count in it. */
  get text() {
    return this.#editor.state.doc.toString();
  }

  /** The number of the text's version; it grows with every change. */
  get version() {
    return versionOf(this.#editor.state);
  }

  /**
   * Replaces the text, without an `edit`. Either as one step that can be undone, or as a new
   * beginning that forgets what came before it.
   */
  setText(text, { undoable = false } = {}) {
    const view = this.#editor;
    if (!undoable) {
      view.setState(this.#state(text, versionOf(view.state) + 1));
    } else if (!view.state.toText(text).eq(view.state.doc)) {
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        selection: { anchor: 0 },
        scrollIntoView: true,
        annotations: [fromPage.of(true), isolateHistory.of("full")],
        effects: [setFindings.of([]), setRun.of({ lines: [], now: null })],
      });
    }
  }

  /** The number of the file that is shown. */
  get file() {
    return this.#file;
  }

  /**
   * Shows the file of that number: as it was left, with its history, cursor and place in sight, or
   * anew with `text` where it was not shown before or has changed since.
   */
  showFile(file, text) {
    const view = this.#editor;
    const before = view.state;
    if (file === this.#file && before.toText(text).eq(before.doc)) return;
    if (file !== this.#file) this.#others.set(this.#file, { state: before, scroll: view.scrollSnapshot() });
    const left = this.#others.get(file);
    this.#others.delete(file);
    this.#file = file;
    if (left?.state.toText(text).eq(left.state.doc)) {
      view.setState(left.state);
      // What the attributes say may have changed meanwhile.
      view.dispatch({ effects: [this.#slot.reconfigure(this.#byAttributes()), left.scroll] });
    } else {
      view.setState(this.#state(text, versionOf(before) + 1));
    }
  }

  /** Forgets a file that is not shown. */
  forgetFile(file) {
    this.#others.delete(file);
  }

  /**
   * Replaces the findings: `[{from, to, severity, code, name, message, help?, assumption?, related, fixes}]`,
   * found in the text of this `version`. If that has changed meanwhile they are left aside.
   */
  setDiagnostics(json, version) {
    const view = this.#editor;
    if (version === versionOf(view.state)) view.dispatch({ effects: setFindings.of(JSON.parse(json)) });
  }

  /** Shows how each line fares: `{lines: [{line, status, title?}], now}`, lines from 1, `now` a line or null. */
  setRun(json) {
    this.#editor.dispatch({ effects: setRun.of(JSON.parse(json)) });
  }

  /** Selects a stretch of text and brings it into sight, with or without taking the focus. */
  reveal(from, to, focus) {
    reveal(this.#editor, from, to, focus);
  }

  /** Makes the edits `[{from, to, text}]` as one step named `label`; false if they do not fit the text. */
  applyEdits(json, label) {
    return applyEdits(this.#editor, JSON.parse(json), label);
  }

  /** Applies the first fix of what was found at the cursor; false if there is none. */
  fixAtCursor() {
    return fixAtCursor(this.#editor);
  }

  /** Goes to the next finding; false if there is none. */
  nextProblem() {
    return nextProblem(this.#editor);
  }

  /** Goes to the finding before; false if there is none. */
  previousProblem() {
    return previousProblem(this.#editor);
  }

  /** Moves the focus into the text. */
  focusEditor() {
    this.#editor.focus();
  }

  get #editor() {
    if (!this.#view) {
      this.#view = new EditorView({ state: this.#parked ?? this.#state("", 0), root: this.shadowRoot, parent: this.shadowRoot });
      this.#parked = null;
      this.#measures.observe(this.#view.contentDOM);
    }
    return this.#view;
  }

  #state(text, version) {
    const doc = Text.of(text.split(/\r\n?|\n/));
    return EditorState.create({
      doc,
      extensions: [
        versionField.init(() => version),
        this.#slot.of(this.#byAttributes()),
        language(this.getAttribute("language"), doc),
        questions.of(async (...question) => (this.ask ? this.ask(...question) : "null")),
        // A plugin hears of a change before the lines are drawn anew: the text is checked meanwhile.
        ViewPlugin.define(() => ({ update: (update) => this.#tell(update) })),
        extensions,
      ],
    });
  }

  #byAttributes() {
    const readOnly = this.hasAttribute("readonly");
    return [
      EditorState.readOnly.of(readOnly),
      EditorView.editable.of(!readOnly),
      EditorView.contentAttributes.of({ "aria-label": this.getAttribute("label") ?? "Editor", tabindex: "0" }),
    ];
  }

  #tell({ docChanged, selectionSet, state, transactions }) {
    if (docChanged && !transactions.every((transaction) => transaction.annotation(fromPage))) {
      const version = versionOf(state);
      // A large text is put together only for a listener that reads it.
      this.#emit("edit", {
        get text() {
          return state.doc.toString();
        },
        version,
      });
    }
    if (docChanged || selectionSet) {
      const offset = state.selection.main.head;
      this.#emit("cursor", { offset, line: state.doc.lineAt(offset).number });
    }
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("code-editor", CodeEditor);
