//! CB721: the file that tells the deployment which image to take has the wrong shape.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;
use crate::shell::Simple;

pub const RULE: Rule<BuildspecFile> = rule!("CB721", "image-file-shape", Warning, "cb721_image_file_shape.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    for (command, simple) in file.programs() {
        let Some((name, printed)) = printed(simple) else { continue };
        let (right, shape) = match name {
            "imagedefinitions.json" => (
                printed.starts_with('[') && printed.contains("\"name\"") && printed.contains("\"imageUri\""),
                r#"[{"name": "…", "imageUri": "…"}]"#,
            ),
            _ => (printed.starts_with('{') && printed.contains("\"ImageURI\""), r#"{"ImageURI": "…"}"#),
        };
        if !right {
            let found =
                findings.tell(file.place(command, &simple.range), format!("This is not the shape of `{name}`."));
            found.help(format!("The deployment reads `{shape}` and fails on anything else."));
        }
    }
}

/// The image file that a command prints, and the text, where both are literal.
fn printed(simple: &Simple) -> Option<(&'static str, String)> {
    let to = simple.redirects.iter().find(|redirect| redirect.operator == ">")?;
    let base = to.target.text.rsplit('/').next()?;
    let name = ["imagedefinitions.json", "imageDetail.json"].into_iter().find(|name| *name == base)?;
    if !matches!(simple.name(), "echo" | "printf") {
        return None;
    }
    let text = simple.arguments().iter().find(|word| !word.text.starts_with('-'))?.text.trim();
    // In the format of printf, unlike for echo, a backslash before a quote is not part of the text.
    let text = if simple.name() == "printf" { text.replace("\\\"", "\"") } else { text.to_owned() };
    // A text that begins with a variable may hold anything; `echo` of an unquoted text loses its quotes.
    text.starts_with(['[', '{']).then_some((name, text))
}
