//! The links in the project's Markdown: every relative one leads to a file that is there, and to a heading in it.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Parser, Tag, TagEnd};

use crate::markdown;
use crate::process::root;

/// What a Markdown file links to, and what can be linked to in it.
#[derive(Debug, Default, PartialEq)]
struct File {
    /// Each link's line, from 1, and its target.
    links: Vec<(usize, String)>,
    /// The anchors of its headings.
    anchors: HashSet<String>,
}

/// Checks every link; returns how many there are, and one line for each that leads nowhere.
///
/// # Errors
/// When a Markdown file cannot be read.
pub fn check() -> Result<(usize, Vec<String>)> {
    let mut files = HashMap::new();
    for path in markdown::files(root())? {
        let text = fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        files.insert(path, read(&text));
    }
    let mut count = 0;
    let mut broken = Vec::new();
    for (path, file) in &files {
        for (line, link) in &file.links {
            count += 1;
            if let Some(fault) = fault(path, link, &files) {
                let shown = path.strip_prefix(root()).unwrap_or(path).display();
                broken.push(format!("{shown}:{line}: `{link}` {fault}"));
            }
        }
    }
    broken.sort();
    Ok((count, broken))
}

/// What is wrong with a link, if anything is.
fn fault(from: &Path, link: &str, files: &HashMap<PathBuf, File>) -> Option<&'static str> {
    if link.starts_with("https://") || link.starts_with("http://") || link.starts_with("mailto:") {
        return None;
    }
    if link.starts_with('/') {
        return Some("is not relative");
    }
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let target = if path.is_empty() { from.to_path_buf() } else { from.parent().unwrap_or(from).join(path) };
    let Ok(target) = fs::canonicalize(target) else {
        return Some("leads to no file");
    };
    match (anchor, files.get(&target)) {
        (Some(anchor), Some(file)) if !file.anchors.contains(anchor) => Some("leads to no heading"),
        _ => None,
    }
}

/// Reads a file's links and anchors.
fn read(text: &str) -> File {
    let mut file = File::default();
    let line = |offset: usize| text.get(..offset).unwrap_or_default().matches('\n').count() + 1;
    let mut undefined = Vec::new();
    let mut callback = |link: BrokenLink| {
        // `[x]` alone may be meant as it is written; `[x][y]` is a link whose target is missing.
        if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
            undefined.push((link.span.start, link.reference.to_string()));
        }
        None::<(CowStr, CowStr)>
    };
    let events = Parser::new_with_broken_link_callback(text, markdown::DIALECT, Some(&mut callback));
    let mut heading: Option<String> = None;
    for (event, span) in events.into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                file.links.push((line(span.start), dest_url.into_string()));
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let free = (1..).map(|n| format!("{slug}-{n}")).find(|numbered| !file.anchors.contains(numbered));
                let anchor = if file.anchors.contains(&slug) { free.unwrap_or_default() } else { slug };
                file.anchors.insert(anchor);
            }
            _ => {}
        }
    }
    file.links.extend(undefined.into_iter().map(|(offset, name)| (line(offset), format!("[{name}]"))));
    file
}

/// A heading's anchor, as code hosts make it: lower case, dashes for spaces, no other punctuation.
fn slug(heading: &str) -> String {
    heading
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
        .map(|c| if c == ' ' { '-' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_become_anchors() {
        let file = read("# The `way` of *data*\n\n## Set-up, build!\n\n## Again\n\n## Again\n");
        let anchors = ["the-way-of-data", "set-up-build", "again", "again-1"];
        assert_eq!(file.anchors, anchors.map(str::to_owned).into());
    }

    #[test]
    fn links_are_found_with_their_lines() {
        let file = read("[a](x.md)\n\n![b](y.png) and [c][d], [e][gone], [as it is]\n\n[d]: z.md#there\n");
        let links = [(1, "x.md"), (3, "y.png"), (3, "z.md#there"), (3, "[gone]")];
        assert_eq!(file.links, links.map(|(line, target)| (line, target.to_owned())));
    }

    #[test]
    fn a_link_leads_to_a_file_and_a_heading() {
        let manifest = root().join("Cargo.toml");
        let readme = fs::canonicalize(root()).expect("a folder").join("README.md");
        let files = HashMap::from([(readme.clone(), read("# Here\n"))]);
        for good in ["#here", "README.md#here", "xtask/", "https://aws.amazon.com/#gone"] {
            assert_eq!(fault(&readme, good, &files), None, "{good}");
        }
        assert_eq!(fault(&readme, "#gone", &files), Some("leads to no heading"));
        assert_eq!(fault(&manifest, "README.md#gone", &files), Some("leads to no heading"));
        assert_eq!(fault(&readme, "gone.md", &files), Some("leads to no file"));
        assert_eq!(fault(&readme, "[gone]", &files), Some("leads to no file"));
        assert_eq!(fault(&readme, "/README.md", &files), Some("is not relative"));
    }
}
