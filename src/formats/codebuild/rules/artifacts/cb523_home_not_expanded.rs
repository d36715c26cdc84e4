//! CB523: `~` or `$HOME` in a cache path, which no shell expands.

use crate::diagnostics::{Findings, Rule};
use crate::formats::codebuild::file::BuildspecFile;
use crate::rule;

pub const RULE: Rule<BuildspecFile> =
    rule!("CB523", "home-not-expanded", Warning, "cb523_home_not_expanded.md", check);

fn check(file: &BuildspecFile, findings: &mut Findings) {
    let Some(cache) = file.spec().and_then(|spec| spec.cache.value()) else { return };
    for path in cache.paths.value().into_iter().flat_map(|paths| paths.known()) {
        let text = path.value.as_str();
        let Some((home, rest)) =
            ["~", "$HOME", "${HOME}"].iter().find_map(|home| Some((*home, text.strip_prefix(home)?)))
        else {
            continue;
        };
        if !rest.is_empty() && !rest.starts_with('/') {
            continue;
        }
        findings
            .tell(
                file.document.part(path.node, 0, home.len()),
                format!(
                    "`{home}` is not expanded in a path of the \
                cache."
                ),
            )
            .help(format!(
                "Nothing is cached. Write `/root{rest}` where the build runs as root, or let the tool keep \
                its cache in a folder of the source."
            ));
    }
}
