//! An artifact that holds nothing but another archive.

use crate::workspace::artifact::patterns;
use crate::workspace::chain::ChainAction;
use crate::workspace::links::Links;
use crate::workspace::told::Told;

/// Tells of each artifact that holds one archive with such an ending, where such an action reads it. `then` says what
/// becomes of it.
pub fn tell(
    links: &Links<'_>,
    told: &mut Told,
    reads: fn(&ChainAction) -> bool,
    endings: &[&str],
    then: &str,
    instead: &str,
) {
    for (chain, action) in links.actions().filter(|(_, action)| reads(action)) {
        let Some(artifact) = action.only_input() else { continue };
        let Some(made) = links.made(chain, &artifact.text) else { continue };
        let Some(kept) = made.set.as_ref().and_then(patterns) else { continue };
        let [only] = kept.as_slice() else { continue };
        let Some(ending) = endings.iter().find(|ending| only.value.to_ascii_lowercase().ends_with(**ending)) else {
            continue;
        };
        let span = made.buildspec.place(links, only.span);
        let message = format!("`{}` is an archive inside the archive that `{}` gets.", only.value, action.address);
        let found = told.tell(made.buildspec.file, span, message);
        found.help(format!("CodeBuild packs the artifact itself. {then} {instead}"));
        found.relate_in(links.name(chain.file), action.name.span, format!("It reads `{}`.", artifact.text));
        found.assume(format!("That nothing but the one `{ending}` is wanted."));
    }
}
