//! `rules` and `explain`.

use crate::program::rehearsal;

#[test]
fn every_rule_is_a_line_and_has_a_page() {
    let list = rehearsal(&["rules"]);
    assert_eq!(list.code, 0);
    let known = ::rehearsal::rules();
    assert_eq!(list.text().lines().count(), known.len());
    for (line, rule) in list.text().lines().zip(known) {
        let words: Vec<&str> = line.split_whitespace().take(3).collect();
        assert_eq!((words[0], words[2]), (rule.code, rule.name));
        assert!(["error", "warning", "hint"].contains(&words[1]), "{line}");
        assert!(!rule.summary().is_empty() && line.ends_with(&rule.summary()), "{line}");
    }
}

#[test]
fn a_page_is_found_by_code_and_by_name() {
    let page = rehearsal(&["explain", "CB302"]);
    assert_eq!(page.code, 0);
    assert!(page.text().starts_with("# CB302 "), "{}", page.text());
    let name = page.text().lines().next().expect("a title").trim_start_matches("# CB302 ").to_owned();
    for other in ["cb302", &name] {
        assert_eq!(rehearsal(&["explain", other]).text(), page.text());
    }
    assert!(rehearsal(&["explain", "RH103"]).text().starts_with("# RH103 "));
}

#[test]
fn an_unknown_rule_ends_with_2() {
    let answer = rehearsal(&["explain", "CB999"]);
    assert_eq!((answer.code, answer.text()), (2, ""));
    assert!(answer.complaint.contains("CB999") && answer.complaint.contains("rehearsal rules"));
}
