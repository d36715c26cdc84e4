//! What happens to the page.

use std::rc::Rc;

use js_sys::Promise;

use crate::app::code_editor::CodeEditor;
use crate::app::keys::Action;
use crate::app::local_file::Opened;
use crate::app::problems::Press;
use crate::app::questions::Heard;
use crate::app::reading::Reading;
use crate::app::rule_pages::Fetched;
use crate::app::scenes::build::Rewrite;
use crate::app::session::{Pane, Scenario};
use crate::examples::{Example, Starter};
use crate::rehearsal::{FaultKind, Instant, StepId};
use crate::syntax::Span;

/// What happens to the page.
pub enum Msg {
    /// The editor is there.
    Ready(CodeEditor),
    /// The person changed the text; it is being checked.
    Edited(Rc<str>),
    /// The cursor is in another line.
    Cursor(u32),
    /// The worker told something.
    Heard(Heard),
    /// The person rests from writing: the text is to be rehearsed.
    Rested,
    /// The playhead is to be elsewhere.
    Seek(Instant),
    /// Time has moved it on.
    Tick(Instant),
    /// It is to move, or to stand.
    Play(bool),
    /// It is to move at another speed.
    Speed(f64),
    /// Another step is looked at.
    Select(Option<StepId>),
    /// A step is to go wrong, or no longer.
    Fault(String, Option<FaultKind>),
    /// The settings of the run are others.
    Scenario(Scenario),
    /// A place in the text is to be shown.
    GoTo(Span),
    /// The inner rehearsal of the step at an address is to be open, or none.
    Zoom(Option<String>),
    /// A place in the file of that name is to be shown.
    Open(String, Span),
    /// The file of that name is to be rehearsed on its own.
    Alone(String),
    /// The file on the stage is to be in the editor again.
    Back,
    /// A line is to be written into the text.
    Write(Rewrite),
    /// A text that cannot be read is to be played all the same.
    PlayUnreadable,
    /// An example is to be opened.
    Example(&'static Example),
    /// One of the person's earlier texts is to be opened.
    Kept(usize),
    /// Files of the person's own are to be opened.
    Files(Promise),
    /// They were read.
    Opened(Result<Opened, String>),
    /// The file of that number is to be in the editor and on the stage.
    Choose(u32),
    /// It is to be closed.
    Close(u32),
    /// It is to be called otherwise.
    Rename(u32, String),
    /// A file is to be begun.
    Begin(&'static Starter),
    /// A place in the file of that name is to be shown, in UTF-16 units.
    Elsewhere(String, u32, u32),
    /// A finding was acted on.
    Problem(Press),
    /// A sheet is to be shown, or none.
    Sheet(Option<Sheet>),
    /// The rule pages were fetched.
    Pages(Fetched),
    /// A key was pressed that acts on the whole page.
    Key(Action),
    /// Light or dark is to change.
    Theme,
    /// Single letters are keys, or not.
    Letters(bool),
    /// Another pane is shown.
    Pane(Pane),
    /// The left pane has another width.
    Left(Option<u32>),
    /// All that changed is to be stored.
    Save,
    /// The text is to be read as something else.
    Reading(Reading),
    /// What a person should know was read.
    Dismiss,
    /// The text is to be checked once more.
    CheckAgain,
}

/// What is to happen with the first picture of what was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// It is shown where it is worth seeing.
    WorthSeeing,
    /// It is played from its start.
    Play,
}

/// A sheet over the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Sheet {
    /// The examples.
    Examples,
    /// The files to begin with.
    Starters,
    /// The keys.
    Help,
    /// A rule's page, by its code.
    Rule(String),
}
