//! The editor element as Rust sees it; what each member does is told where the element is defined.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{EventTarget, HtmlElement};

#[wasm_bindgen]
extern "C" {
    /// `<code-editor>`. Offsets are UTF-16 units, lines count from 1.
    #[wasm_bindgen(extends = HtmlElement, extends = EventTarget)]
    #[derive(Debug, Clone, PartialEq)]
    pub type CodeEditor;

    /// The whole text.
    #[wasm_bindgen(method, getter)]
    pub fn text(this: &CodeEditor) -> String;

    /// The number of the text's version.
    #[wasm_bindgen(method, getter)]
    pub fn version(this: &CodeEditor) -> u32;

    /// The number of the file that is shown.
    #[wasm_bindgen(method, getter)]
    pub fn file(this: &CodeEditor) -> u32;

    /// Shows the file of that number, as it was left where its text is still this one.
    #[wasm_bindgen(method, js_name = showFile)]
    pub fn show_file(this: &CodeEditor, file: u32, text: &str);

    /// Forgets a file that is not shown.
    #[wasm_bindgen(method, js_name = forgetFile)]
    pub fn forget_file(this: &CodeEditor, file: u32);

    #[wasm_bindgen(method, js_name = setText)]
    fn set_text_with(this: &CodeEditor, text: &str, options: &JsValue);

    /// Replaces the findings, if the text still has that version.
    #[wasm_bindgen(method, js_name = setDiagnostics)]
    pub fn set_diagnostics(this: &CodeEditor, json: &str, version: u32);

    /// Shows how each line fares.
    #[wasm_bindgen(method, js_name = setRun)]
    pub fn set_run(this: &CodeEditor, json: &str);

    /// Selects a stretch of text and brings it into sight.
    #[wasm_bindgen(method)]
    pub fn reveal(this: &CodeEditor, from: u32, to: u32, focus: bool);

    /// Makes edits as one step named `label`; false if they do not fit the text.
    #[wasm_bindgen(method, js_name = applyEdits)]
    pub fn apply_edits(this: &CodeEditor, json: &str, label: &str) -> bool;

    /// Applies the first fix of what was found at the cursor; false if there is none.
    #[wasm_bindgen(method, js_name = fixAtCursor)]
    pub fn fix_at_cursor(this: &CodeEditor) -> bool;

    /// Goes to the next finding; false if there is none.
    #[wasm_bindgen(method, js_name = nextProblem)]
    pub fn next_problem(this: &CodeEditor) -> bool;

    /// Goes to the finding before; false if there is none.
    #[wasm_bindgen(method, js_name = previousProblem)]
    pub fn previous_problem(this: &CodeEditor) -> bool;

    /// Moves the focus into the text.
    #[wasm_bindgen(method, js_name = focusEditor)]
    pub fn focus_editor(this: &CodeEditor);

    /// Gives it the function that it asks about places.
    #[wasm_bindgen(method, setter)]
    pub fn set_ask(this: &CodeEditor, ask: &JsValue);
}

impl CodeEditor {
    /// Replaces the text, either so that it can be undone, or as a new beginning.
    pub fn set_text(&self, text: &str, undoable: bool) {
        let options = Object::new();
        // A plain object takes any property.
        let _ = Reflect::set(&options, &"undoable".into(), &undoable.into());
        self.set_text_with(text, &options);
    }
}
