//! CD104: `file_exists_behavior` is none of its three words, or stands where nobody reads it.

use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::formats::codedeploy::model::{FileMapping, ServerAppSpec};
use crate::rule;
use crate::schema::{MisfitKind, same_letters};

pub const RULE: Rule<AppSpecFile> =
    rule!("CD104", "file-exists-behavior", Error, "cd104_file_exists_behavior.md", check);

const NAME: &str = "file_exists_behavior";

fn check(file: &AppSpecFile, findings: &mut Findings) {
    for misfit in &file.misfits {
        match &misfit.kind {
            MisfitKind::NotAWord { text, near, node, .. } if misfit.under(ServerAppSpec::SHAPE, NAME) => {
                let told =
                    findings.tell(misfit.span, format!("`{text}` is none of `DISALLOW`, `OVERWRITE`, `RETAIN`."));
                told.help(format!(
                    "The agent refuses the file: `an invalid file_exists_behavior value ({text})`. It takes the \
                        words in capital letters only."
                ));
                if let Some(near) = near {
                    let edit = Edit::replace(file.document.span(*node), near.text);
                    told.fix(Fix::safe(format!("Write `{}`", near.text), vec![edit]));
                }
            }
            MisfitKind::WrongKind { found, .. } if misfit.under(ServerAppSpec::SHAPE, NAME) => {
                findings
                    .tell(misfit.span, format!("`{NAME}` is {found}, not one of `DISALLOW`, `OVERWRITE`, `RETAIN`."))
                    .help("The agent refuses the file. It is one word for all files.");
            }
            MisfitKind::UnknownKey { mapping, key, .. } if *mapping == FileMapping::SHAPE => {
                let name = file.document.scalar(*key).unwrap_or_default();
                if same_letters(name, NAME) {
                    findings.tell(misfit.span, format!("`{name}` does nothing in an item of `files`.")).help(
                        format!(
                            "The agent reads it at the top level, once for all files. Write `{NAME}:` at the left."
                        ),
                    );
                }
            }
            _ => {}
        }
    }
}
