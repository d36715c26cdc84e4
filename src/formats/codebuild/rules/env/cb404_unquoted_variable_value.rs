//! CB404: a value that other programs do not read as a text.

use regex_lite::Regex;

use crate::diagnostics::repair::quote;
use crate::diagnostics::{Findings, Fix, Rule, Severity};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::file::variables::variable_maps;
use crate::rule;
use crate::schema::{Field, Name};
use crate::syntax::{NodeId, ScalarStyle, Span};

pub const RULE: Rule<BuildspecFile> =
    rule!("CB404", "unquoted-variable-value", Hint, "cb404_unquoted_variable_value.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(forms) = Forms::new() else { return };
    for (_, map) in variable_maps(file).into_iter().filter(|(origin, _)| origin.is_plain()) {
        let mut odd: Vec<(&Name, NodeId, Span, &'static str)> = Vec::new();
        for (name, field) in &map.entries {
            match field {
                Field::Null(nothing) if file.document.scalar(nothing.node) == Some("") => {
                    without_value(file, name, findings);
                }
                Field::Null(nothing) => odd.push((name, nothing.node, nothing.span, "null")),
                Field::Known(value) if file.document.style(value.node) == Some(ScalarStyle::Plain) => {
                    odd.extend(forms.kind(&value.value).map(|kind| (name, value.node, value.span, kind)));
                }
                _ => {}
            }
        }
        let [(name, _, span, kind), others @ ..] = odd.as_slice() else { continue };
        let found =
            findings.tell(*span, format!("The value of `{}` is {kind} to most programs that read YAML.", name.text));
        found.help(
            "CodeBuild takes it as it is written. A program that reads the file and writes it anew may not; \
            quotes keep it.",
        );
        for (name, _, span, kind) in others {
            found.relate(*span, format!("The value of `{}` is {kind}.", name.text));
        }
        let edits: Option<Vec<_>> = odd.iter().map(|(_, node, ..)| quote(&file.document, *node)).collect();
        if let Some(edits) = edits {
            found.fix(Fix::safe(if others.is_empty() { "Quote the value" } else { "Quote the values" }, edits));
        }
    }
}

fn without_value(file: &BuildspecFile, name: &Name, findings: &mut Findings) {
    if !file.is_whole() {
        return;
    }
    findings.tell(name.span, format!("`{}` has no value.", name.text)).graded(Severity::Warning).help(
        "It is empty unless the project or the start of the build sets it. Write `\"\"` if it is meant to be empty.",
    );
}

/// What plain scalars look like that are no texts in YAML 1.1 or 1.2.
struct Forms([(Regex, &'static str); 4]);

impl Forms {
    fn new() -> Option<Self> {
        let number = r"^[-+]?(0|[1-9][0-9_]*|0[0-7_]+|0o[0-7]+|0[xX][0-9a-fA-F_]+|0b[01_]+|[0-9]+(:[0-5]?[0-9])+)$";
        let float =
            r"^([-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$";
        let date = r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?$";
        let switch = r"^(true|True|TRUE|false|False|FALSE|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$";
        Some(Self([
            (Regex::new(switch).ok()?, "yes or no"),
            (Regex::new(date).ok()?, "a date"),
            (Regex::new(number).ok()?, "a number"),
            (Regex::new(float).ok()?, "a number"),
        ]))
    }

    fn kind(&self, text: &str) -> Option<&'static str> {
        self.0.iter().find(|(form, _)| form.is_match(text)).map(|(_, kind)| *kind)
    }
}
