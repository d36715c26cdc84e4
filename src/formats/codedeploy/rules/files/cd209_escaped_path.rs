//! CD209: a path in double quotes whose backslashes make other characters of it.

use crate::diagnostics::repair::single_quoted;
use crate::diagnostics::{Edit, Findings, Fix, Rule};
use crate::formats::codedeploy::file::AppSpecFile;
use crate::rule;
use crate::schema::{Field, Placed};
use crate::syntax::ScalarStyle;

pub const RULE: Rule<AppSpecFile> = rule!("CD209", "escaped-path", Error, "cd209_escaped_path.md", check);

fn check(file: &AppSpecFile, findings: &mut Findings) {
    let Some(server) = file.server() else { return };
    let files = server.files().flat_map(|item| [&item.value.source, &item.value.destination]);
    let scripts = server.scripts();
    let locations = scripts.iter().map(|(_, script)| &script.value.location);
    let objects = server.permissions().map(|item| &item.value.object);
    for path in files.chain(locations).chain(objects).filter_map(Field::known) {
        tell(file, path, findings);
    }
}

fn tell(file: &AppSpecFile, path: &Placed<String>, findings: &mut Findings) {
    let is_escaped =
        path.value.contains(char::is_control) && file.document.style(path.node) == Some(ScalarStyle::Double);
    if !is_escaped {
        return;
    }
    let content = file.document.content(path.node).map(|content| content.text(file.document.source()));
    let Some(content) = content.filter(|content| !content.contains('\n')) else { return };
    let found = findings.tell(path.span, format!("In double quotes `{content}` is not a path."));
    found.help(
        "A backslash in double quotes makes another character of the one behind it: `\\t` a tab, `\\n` a new line. Use \
            single quotes.",
    );
    found.fix(Fix::safe("Use single quotes", vec![Edit::replace(path.span, single_quoted(content))]));
}
