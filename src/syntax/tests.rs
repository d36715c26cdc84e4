//! Each trap of libyaml's places, one test each.

use super::*;

/// A tree as one line: what each node is, and the text of its span.
fn outline(text: &str) -> Vec<String> {
    let document = Document::read(text);
    assert_eq!(document.problem(), None);
    let kind = |id: NodeId| match document.node(id).kind {
        NodeKind::Scalar { .. } => "scalar",
        NodeKind::Sequence { .. } => "list",
        NodeKind::Mapping { .. } => "map",
        NodeKind::Alias(_) => "alias",
    };
    let ids = (0..document.len()).map(|at| NodeId(at as u32));
    ids.map(|id| format!("{} {:?}", kind(id), document.span(id).text(text))).collect()
}

fn value(document: &Document, path: &[&str]) -> NodeId {
    let root = document.root().expect("a root");
    path.iter().fold(root, |id, key| document.get(id, key).expect("the key").value)
}

#[test]
fn a_block_collection_ends_with_its_last_child() {
    let text = "a:\n  b: 1\n  c: [2]\n\n# about d\nd: x\n";
    assert_eq!(
        outline(text),
        [
            "map \"a:\\n  b: 1\\n  c: [2]\\n\\n# about d\\nd: x\"",
            "scalar \"a\"",
            "map \"b: 1\\n  c: [2]\"",
            "scalar \"b\"",
            "scalar \"1\"",
            "scalar \"c\"",
            "list \"[2]\"",
            "scalar \"2\"",
            "scalar \"d\"",
            "scalar \"x\"",
        ]
    );
}

#[test]
fn a_list_at_the_column_of_its_key_ends_with_its_last_item() {
    let text = "a:\n- x\n- y\n\nb:\n-\n- - z\n";
    let document = Document::read(text);
    assert_eq!(document.span(value(&document, &["a"])).text(text), "- x\n- y");
    assert_eq!(document.span(value(&document, &["b"])).text(text), "-\n- - z");
    let items = document.items(value(&document, &["b"])).expect("a list");
    assert!(document.is_null(items[0]));
    assert_eq!(document.span(items[0]).start as usize, text.find("-\n- - z").expect("there") + 1);
}

#[test]
fn a_missing_value_stands_behind_its_key() {
    let text = "a:\n\n\n  # nothing\n\nb:\n? c\n\n\n? d\n";
    let document = Document::read(text);
    for (key, at) in [("a", "a:"), ("b", "b:"), ("c", "? c"), ("d", "? d")] {
        let id = value(&document, &[key]);
        assert!(document.is_null(id));
        let end = text.find(at).expect("there") + at.len();
        assert_eq!(document.span(id), Span::at(end as u32), "{key}");
    }
}

#[test]
fn a_missing_item_stands_behind_its_dash() {
    let text = "a:\n  - x\n  - # why\n  -\nb:\n-\n- y\n";
    let document = Document::read(text);
    let places = |key| -> Vec<_> {
        let items = document.items(value(&document, &[key])).expect("a list");
        items.iter().filter(|item| document.is_null(**item)).map(|item| document.span(*item)).collect()
    };
    let behind = |dash: &str| Span::at((text.find(dash).expect("there") + dash.find('-').expect("there") + 1) as u32);
    assert_eq!(places("a"), [behind("- # why"), behind("-\nb")]);
    assert_eq!(places("b"), [behind("-\n- y")]);
}

#[test]
fn a_block_scalar_ends_with_its_last_line() {
    let text = "a: |  # why\n  one\n   two\n\n\n  \nb: >-\r\n  x\r\n  y\r\n\r\nc: |\n\nd: |+\n\n  z\n\n";
    let document = Document::read(text);
    let a = value(&document, &["a"]);
    assert_eq!(document.span(a).text(text), "|  # why\n  one\n   two");
    assert_eq!(document.content(a).expect("text").text(text), "  one\n   two");
    assert_eq!(document.scalar(a), Some("one\n two\n"));
    assert_eq!(document.style(a), Some(ScalarStyle::Literal));
    let b = value(&document, &["b"]);
    assert_eq!(document.content(b).expect("text").text(text), "  x\r\n  y");
    assert_eq!(document.scalar(b), Some("x y"));
    let c = value(&document, &["c"]);
    assert_eq!(document.span(c).text(text), "|");
    assert_eq!(document.scalar(c), Some(""));
    let d = value(&document, &["d"]);
    assert_eq!(document.content(d).expect("text").text(text), "\n  z");
    assert_eq!(document.scalar(d), Some("\nz\n\n"));
    assert_eq!(document.comments().len(), 1);
}

#[test]
fn anchors_and_tags_have_their_own_places() {
    let text =
        "a: &one !Ref x\nb: !Sub # why\n  &two\n  - y\nc: &three\nd: !Empty\n&key e: !<tag:a,b> 'f'\ng: &m\n  h: i\n";
    let document = Document::read(text);
    let show = |path: &[&str]| {
        let node = document.node(value(&document, path));
        let part = |span: Option<Span>| span.map_or("", |span| span.text(text));
        (part(node.anchor), part(node.tag), node.span.text(text))
    };
    assert_eq!(show(&["a"]), ("&one", "!Ref", "x"));
    assert_eq!(show(&["b"]), ("&two", "!Sub", "- y"));
    assert_eq!(show(&["c"]), ("&three", "", ""));
    assert_eq!(show(&["d"]), ("", "!Empty", ""));
    assert_eq!(show(&["e"]), ("", "!<tag:a,b>", "'f'"));
    assert_eq!(show(&["g"]), ("&m", "", "h: i"));
    let key = document.get(document.root().expect("a root"), "e").expect("the key").key;
    assert_eq!(document.node(key).anchor.map(|span| span.text(text)), Some("&key"));
    assert_eq!(document.span(key).text(text), "e");
    assert_eq!(document.comments().iter().map(|c| c.span.text(text)).collect::<Vec<_>>(), ["# why"]);
}

#[test]
fn tags_and_anchors_in_brackets() {
    let text = "a: [!Tag, &x y, !Ref {b: c}, &z , *x]\n";
    assert_eq!(
        outline(text)[3..],
        [
            "scalar \"\"",
            "scalar \"y\"",
            "map \"{b: c}\"",
            "scalar \"b\"",
            "scalar \"c\"",
            "scalar \"\"",
            "alias \"*x\""
        ]
    );
}

#[test]
fn a_pair_in_a_list_is_a_mapping_without_braces() {
    let text = "[a: b, {c: d}, ? e, {f: g}: h, {i}, 'j':k]\n";
    let maps: Vec<_> = outline(text).into_iter().filter(|line| line.starts_with("map")).collect();
    assert_eq!(
        maps,
        [
            "map \"a: b\"",
            "map \"{c: d}\"",
            "map \"? e\"",
            "map \"{f: g}: h\"",
            "map \"{f: g}\"",
            "map \"{i}\"",
            "map \"'j':k\"",
        ]
    );
}

#[test]
fn a_byte_order_mark_shifts_places_not_columns() {
    let text = "\u{feff}version: 0.2\nphases: # ü\n  x: y\n";
    let document = Document::read(text);
    assert_eq!(document.problem(), None);
    let root = document.root().expect("a root");
    let version = document.get(root, "version").expect("the key");
    assert_eq!(document.span(version.key), Span::new(3, 10));
    assert_eq!(document.span(document.get(root, "phases").expect("the key").value).text(text), "x: y");
    assert_eq!(document.comments()[0].span.text(text), "# ü");
    let broken = Document::read("\u{feff}a: b: c\n");
    assert_eq!(broken.problem().map(|problem| problem.span), Some(Span::new(7, 8)));
}

#[test]
fn slices_where_the_source_has_the_text() {
    let text = "a: \"x y\"\nb: 'it''s'\nc: \"\\t\"\nd: one\n  two\ne: ''\n";
    let document = Document::read(text);
    let show = |key| {
        let id = value(&document, &[key]);
        let owned = matches!(document.node(id).kind, NodeKind::Scalar { owned: Some(_), .. });
        (document.scalar(id).expect("text"), document.content(id).expect("text").text(text), owned)
    };
    assert_eq!(show("a"), ("x y", "x y", false));
    assert_eq!(show("b"), ("it's", "it''s", true));
    assert_eq!(show("c"), ("\t", "\\t", true));
    assert_eq!(show("d"), ("one two", "one\n  two", true));
    assert_eq!(show("e"), ("", "", false));
}

#[test]
fn comments_are_those_outside_of_values() {
    let text = "# one\na: 'x # no' # two\nb: x#no\n#three\nc: |\n  # no\n# four\nd: [1, # five\n 2] #six\n--- # seven\n- \"#no\"#eight";
    let document = Document::read(text);
    assert_eq!(document.problem(), None);
    let comments: Vec<_> = document.comments().iter().map(|comment| comment.span.text(text)).collect();
    assert_eq!(comments, ["# one", "# two", "#three", "# four", "# five", "#six", "# seven", "#eight"]);
}

#[test]
fn aliases_refer_and_never_to_what_encloses_them() {
    let text = "a: &a [1, *a]\nb: *a\nc: *none\nd: &b x\ne: *b\n---\nf: *a\n";
    let document = Document::read(text);
    assert_eq!(document.scalar(value(&document, &["e"])), Some("x"));
    assert_eq!(document.items(value(&document, &["b"])).map(<[_]>::len), Some(2));
    let text_of = |note: &Note| match *note {
        Note::EnclosingAlias(id) => format!("enclosing {}", document.span(id).text(text)),
        Note::UndefinedAlias(id) => format!("undefined {}", document.span(id).text(text)),
    };
    let notes: Vec<_> = document.notes().iter().map(text_of).collect();
    assert_eq!(notes, ["enclosing *a", "undefined *none", "undefined *a"]);
}

#[test]
fn an_alias_bomb_is_counted_not_built() {
    let mut text = "a0: &a0 [x, x]\n".to_owned();
    for n in 1..60 {
        text += &format!("a{n}: &a{n} [*a{m}, *a{m}]\n", m = n - 1);
    }
    let document = Document::read(&text);
    assert!(document.len() < 300);
    assert!(document.unfolded_len() > 1 << 60);
    assert_eq!(Document::read("a: &x [1, 2]\nb: *x\n").unfolded_len(), 1 + 2 + 3 + 3);
}

#[test]
fn duplicates_and_further_documents_stay() {
    let document = Document::read("a: 1\na: 2\n---\nb\n--- \n...\n");
    let root = document.root().expect("a root");
    assert_eq!(document.entries(root).expect("a mapping").count(), 2);
    assert_eq!(document.get(root, "a").and_then(|entry| document.scalar(entry.value)), Some("2"));
    assert_eq!(document.roots().len(), 3);
    assert!(document.is_null(document.roots()[2]));
    assert_eq!(Document::read("# nothing\n").root(), None);
    assert_eq!(Document::read("").root(), None);
}

#[test]
fn json_is_read_with_its_places() {
    let text = "{\n\t\"a\": [1, true, null, \"x\\u0041\\/\"],\n\t\"b\":{\"c\":\"d\"}\n}\n";
    let document = Document::read(text);
    assert_eq!(document.problem(), None);
    let items = document.items(value(&document, &["a"])).expect("a list");
    assert_eq!(document.scalar(items[3]), Some("xA/"));
    assert_eq!(document.span(value(&document, &["b", "c"])).text(text), "\"d\"");
}

#[test]
fn bounds_are_problems_of_their_own() {
    let kind = |text: &str| Document::read(text).problem().map(|problem| problem.kind);
    let started = std::time::Instant::now();
    assert_eq!(kind(&"[".repeat(200_000)), Some(ProblemKind::TooDeep));
    assert_eq!(kind(&"- ".repeat(200_000)), Some(ProblemKind::TooDeep));
    assert_eq!(kind(&"{a: ".repeat(100_000)), Some(ProblemKind::TooDeep));
    assert!(started.elapsed().as_secs() < 2, "deep nesting must stop early");
    assert_eq!(kind(&format!("{}{}", "[".repeat(128), "]".repeat(128))), None);
    assert_eq!(kind(&"ä".repeat(MAX_BYTES / 2 + 1)), Some(ProblemKind::TooLong));
    assert_eq!(kind(&format!("[{}]", "1,".repeat(MAX_NODES))), Some(ProblemKind::TooManyNodes));
}
