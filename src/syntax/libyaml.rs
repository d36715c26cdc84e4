//! The one place that speaks to libyaml: its events, as a safe lending iterator.
//!
//! `unsafe-libyaml` is the C library translated to Rust, pointers and all. Everything that needs `unsafe` in this
//! crate stands in this file and rests on four facts:
//!
//! 1. The parser lives on the heap behind a raw pointer and never moves, because libyaml keeps a pointer to it.
//! 2. The text outlives the parser (`'t`), because libyaml reads from it piece by piece.
//! 3. At most one event is alive. It is freed before the next is asked for and when the iterator is dropped, and
//!    what is lent from it borrows the iterator, so nobody can look at it afterwards.
//! 4. After an error or the end of the stream libyaml is never asked again.
//!
//! Marks count bytes here (C libyaml counts characters), so they are offsets into the text as they stand.

#![allow(unsafe_code)]

use std::ffi::CStr;
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::slice;

use unsafe_libyaml as unsafe_sys;

use super::ScalarStyle;

/// Reads a text event by event.
pub(super) struct Events<'t> {
    /// From `Box::into_raw`, given back in `drop`; initialised for as long as `self` lives.
    parser: NonNull<unsafe_sys::yaml_parser_t>,
    /// The event lent last; all zero where there is none, which libyaml takes for "nothing to free".
    event: MaybeUninit<unsafe_sys::yaml_event_t>,
    /// Whether the stream has ended or failed.
    over: bool,
    text: PhantomData<&'t str>,
}

/// An event and the bytes it covers.
pub(super) struct Event<'e> {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// What happens.
    pub kind: EventKind<'e>,
}

/// What happens in a text.
pub(super) enum EventKind<'e> {
    /// A document begins.
    DocumentStart,
    /// `*name`.
    Alias { name: &'e [u8] },
    /// Text, with its escapes and foldings resolved.
    Scalar { properties: Properties<'e>, style: ScalarStyle, value: &'e [u8] },
    /// A list begins.
    SequenceStart { properties: Properties<'e>, flow: bool },
    /// A mapping begins.
    MappingStart { properties: Properties<'e>, flow: bool },
    /// The innermost list or mapping ends.
    CollectionEnd,
    /// The end of a document, and the stream's own begin and end.
    Other,
}

/// What stands before a node.
pub(super) struct Properties<'e> {
    /// The name after `&`.
    pub anchor: Option<&'e [u8]>,
    /// Whether there is a tag.
    pub tagged: bool,
}

/// Why libyaml could not read on, in its own words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// What is wrong.
    pub problem: String,
    /// The byte at which it was noticed.
    pub offset: usize,
    /// What libyaml was about to read, and since which byte.
    pub context: Option<(String, usize)>,
    /// Whether the text holds a character that no YAML text may hold: libyaml then reads nothing of the piece of
    /// up to 16 kB around it, so that everything before it may be missing too.
    pub forbidden_character: bool,
}

impl Failure {
    /// The same failure in a text that is `by` bytes longer at its beginning.
    pub fn shifted(mut self, by: usize) -> Self {
        self.offset += by;
        self.context = self.context.map(|(words, at)| (words, at + by));
        self
    }
}

impl<'t> Events<'t> {
    /// Begins to read. A byte-order mark must not be part of `text`: libyaml looks for one only where no encoding
    /// is set, and it would shift the columns of the first line.
    pub fn new(text: &'t str) -> Self {
        let parser = Box::into_raw(Box::new(MaybeUninit::<unsafe_sys::yaml_parser_t>::uninit())).cast();
        // SAFETY: the pointer is fresh from a box, and `yaml_parser_initialize` writes the whole of what it points
        // to before anything reads it; it cannot fail (it aborts when memory is exhausted). The text is valid for
        // `len` bytes for as long as the parser lives (fact 2).
        unsafe {
            let _ = unsafe_sys::yaml_parser_initialize(parser);
            unsafe_sys::yaml_parser_set_encoding(parser, unsafe_sys::YAML_UTF8_ENCODING);
            unsafe_sys::yaml_parser_set_input_string(parser, text.as_ptr(), text.len() as u64);
            Self {
                parser: NonNull::new_unchecked(parser),
                event: MaybeUninit::zeroed(),
                over: false,
                text: PhantomData,
            }
        }
    }

    /// The next event; none after the last or after a failure.
    pub fn next(&mut self) -> Option<Result<Event<'_>, Failure>> {
        if self.over {
            return None;
        }
        // SAFETY: the parser is initialised (fact 1). The event is zeroed or was written by `yaml_parser_parse`; it
        // is freed here once and overwritten at once (fact 3), with zeroes if the call fails.
        let parsed = unsafe {
            unsafe_sys::yaml_event_delete(self.event.as_mut_ptr());
            unsafe_sys::yaml_parser_parse(self.parser.as_ptr(), self.event.as_mut_ptr()).ok
        };
        if !parsed {
            self.over = true;
            return Some(Err(self.failure()));
        }
        // SAFETY: `yaml_parser_parse` succeeded, so the event is written in full.
        let event = unsafe { self.event.assume_init_ref() };
        self.over = matches!(event.type_, unsafe_sys::YAML_STREAM_END_EVENT | unsafe_sys::YAML_NO_EVENT);
        // SAFETY: `kind_of` wants an event that libyaml wrote, and that is what this is.
        let kind = unsafe { kind_of(event) };
        Some(Ok(Event { start: event.start_mark.index as usize, end: event.end_mark.index as usize, kind }))
    }

    /// What libyaml says about its last error.
    fn failure(&self) -> Failure {
        // SAFETY: the parser is initialised (fact 1), and its words are static C strings or null.
        unsafe {
            let parser = self.parser.as_ref();
            let forbidden_character = parser.error == unsafe_sys::YAML_READER_ERROR;
            let context = words(parser.context).map(|context| (context, parser.context_mark.index as usize));
            Failure {
                problem: words(parser.problem).unwrap_or_default(),
                // Errors of the reader have no mark.
                offset: if forbidden_character { parser.problem_offset } else { parser.problem_mark.index } as usize,
                context,
                forbidden_character,
            }
        }
    }
}

impl Drop for Events<'_> {
    fn drop(&mut self) {
        // SAFETY: the event is zeroed or libyaml's own (fact 3); the parser is initialised and came from a box of
        // the same layout (`MaybeUninit<T>` has that of `T`). Neither is used after this.
        unsafe {
            unsafe_sys::yaml_event_delete(self.event.as_mut_ptr());
            unsafe_sys::yaml_parser_delete(self.parser.as_ptr());
            drop(Box::from_raw(self.parser.as_ptr().cast::<MaybeUninit<unsafe_sys::yaml_parser_t>>()));
        }
    }
}

/// Reads the part of the event's union that its type names.
///
/// # Safety
///
/// `event` must have been written by a successful `yaml_parser_parse`, and not have been freed since.
unsafe fn kind_of(event: &unsafe_sys::yaml_event_t) -> EventKind<'_> {
    // SAFETY: libyaml fills the part of the union that belongs to the type. Names are null or end with a zero byte;
    // a value is never null and has `length` bytes. All of them live until the event is freed.
    unsafe {
        match event.type_ {
            unsafe_sys::YAML_DOCUMENT_START_EVENT => EventKind::DocumentStart,
            unsafe_sys::YAML_ALIAS_EVENT => {
                EventKind::Alias { name: name(event.data.alias.anchor).unwrap_or_default() }
            }
            unsafe_sys::YAML_SCALAR_EVENT => {
                let scalar = &event.data.scalar;
                EventKind::Scalar {
                    properties: Properties { anchor: name(scalar.anchor), tagged: !scalar.tag.is_null() },
                    style: match scalar.style {
                        unsafe_sys::YAML_SINGLE_QUOTED_SCALAR_STYLE => ScalarStyle::Single,
                        unsafe_sys::YAML_DOUBLE_QUOTED_SCALAR_STYLE => ScalarStyle::Double,
                        unsafe_sys::YAML_LITERAL_SCALAR_STYLE => ScalarStyle::Literal,
                        unsafe_sys::YAML_FOLDED_SCALAR_STYLE => ScalarStyle::Folded,
                        _ => ScalarStyle::Plain,
                    },
                    value: slice::from_raw_parts(scalar.value, scalar.length as usize),
                }
            }
            unsafe_sys::YAML_SEQUENCE_START_EVENT => {
                let start = &event.data.sequence_start;
                EventKind::SequenceStart {
                    properties: Properties { anchor: name(start.anchor), tagged: !start.tag.is_null() },
                    flow: start.style == unsafe_sys::YAML_FLOW_SEQUENCE_STYLE,
                }
            }
            unsafe_sys::YAML_MAPPING_START_EVENT => {
                let start = &event.data.mapping_start;
                EventKind::MappingStart {
                    properties: Properties { anchor: name(start.anchor), tagged: !start.tag.is_null() },
                    flow: start.style == unsafe_sys::YAML_FLOW_MAPPING_STYLE,
                }
            }
            unsafe_sys::YAML_SEQUENCE_END_EVENT | unsafe_sys::YAML_MAPPING_END_EVENT => EventKind::CollectionEnd,
            _ => EventKind::Other,
        }
    }
}

/// A zero-ended name; none for null.
///
/// # Safety
///
/// `pointer` must be null or point to bytes that end with a zero and live for `'e`.
unsafe fn name<'e>(pointer: *const u8) -> Option<&'e [u8]> {
    // SAFETY: what the caller promises.
    (!pointer.is_null()).then(|| unsafe { CStr::from_ptr(pointer.cast()) }.to_bytes())
}

/// libyaml's words; none for null.
///
/// # Safety
///
/// `pointer` must be null or point to bytes that end with a zero.
unsafe fn words(pointer: *const i8) -> Option<String> {
    // SAFETY: what the caller promises; the copy outlives the pointer.
    (!pointer.is_null()).then(|| unsafe { CStr::from_ptr(pointer.cast()) }.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lends_events_and_ends() {
        let mut events = Events::new("a: [1, *x]\n");
        let mut scalars = Vec::new();
        let mut count = 0;
        while let Some(event) = events.next() {
            count += 1;
            if let EventKind::Scalar { value, .. } = event.expect("valid").kind {
                scalars.push(String::from_utf8_lossy(value).into_owned());
            }
        }
        assert_eq!(scalars, ["a", "1"]);
        assert_eq!(count, 11);
        assert!(events.next().is_none());
    }

    #[test]
    fn a_failure_has_its_place_and_is_the_last() {
        let mut events = Events::new("ä: b: c\n");
        let failure = loop {
            match events.next() {
                Some(Ok(_)) => {}
                Some(Err(failure)) => break failure,
                None => unreachable!("the text is wrong"),
            }
        };
        assert_eq!(failure.problem, "mapping values are not allowed in this context");
        assert_eq!(failure.offset, "ä: b".len());
        assert!(events.next().is_none());
    }

    #[test]
    fn nothing_leaks_or_breaks_when_dropped_half_way() {
        for steps in 0..8 {
            let mut events = Events::new("&a x: !t 'y'\nz: |\n  w\n");
            for _ in 0..steps {
                let _ = events.next();
            }
        }
    }
}
