//! CB530: a key of `proxy` that CodeBuild does not know, or a value that is neither yes nor no.

use crate::diagnostics::repair::rename;
use crate::diagnostics::{Findings, Fix, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::formats::codebuild::model::Proxy;
use crate::rule;
use crate::schema::MisfitKind;

pub const RULE: Rule<BuildspecFile> = rule!("CB530", "proxy-entry", Warning, "cb530_proxy_entry.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let known = "CodeBuild ignores it. `upload-artifacts` and `logs`, each `yes` or `no`, are all there is; the \
        server itself is named by the variables `HTTP_PROXY` and `HTTPS_PROXY` of the project.";
    // A key that is merely spelt otherwise has a rule of its own.
    for key in file.unknown_keys(&[Proxy::SHAPE]).filter(|key| !key.respelt) {
        let found = findings.tell(key.span, format!("`{}` is no key of `proxy`.", key.name));
        found.help(known);
        if let Some(near) = key.near.filter(|near| file.document.get(key.within, near.name).is_none()) {
            let edits = vec![rename(&file.document, key.node, near.name)];
            found.fix(Fix::safe(format!("Write `{}`", near.name), edits));
        }
    }
    for misfit in &file.misfits {
        let Some(owner) = misfit.owner.filter(|owner| owner.mapping == Proxy::SHAPE) else { continue };
        let MisfitKind::NotAllowed { text, .. } = &misfit.kind else { continue };
        if !text.contains('$') {
            findings
                .tell(misfit.span, format!("`{text}` is no value of `{}`.", owner.key.name))
                .help("It is a switch. Write `yes` or `no`.");
        }
    }
}
