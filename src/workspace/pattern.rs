//! Whether a pattern of files takes a path, as far as that is certain.

/// Whether a pattern takes a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// It does.
    Certainly,
    /// It may: something in it is known only when it is used.
    Perhaps,
    /// It does not.
    No,
}

/// Letters after which nobody knows here what a pattern takes: variables, substitutions, alternatives, sets.
const OPEN: &[char] = &['$', '`', '{', '[', '%', '~', '!', '\\'];

/// Whether a pattern of a buildspec takes a path, both relative to the same folder. `*` stands for anything in one name,
/// `**` for any number of folders. What a folder's own name takes is not documented, so that it may take all below it.
pub fn takes(pattern: &str, path: &str) -> Takes {
    let pattern = pattern.trim().trim_start_matches("./");
    if pattern.contains(OPEN) || pattern.starts_with('/') || pattern.split('/').any(|part| part == "..") {
        return Takes::Perhaps;
    }
    if is_folder_above(pattern, path) {
        return Takes::Perhaps;
    }
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    match parts_match(&pattern, &path) {
        true => Takes::Certainly,
        false => Takes::No,
    }
}

/// Whether a pattern holds nothing but one file's name.
pub fn is_literal(pattern: &str) -> bool {
    !pattern.contains(OPEN) && !pattern.contains(['*', '?']) && !pattern.ends_with('/')
}

fn is_folder_above(pattern: &str, path: &str) -> bool {
    let folder = pattern.trim_end_matches('/');
    let above: Vec<&str> = path.split('/').collect();
    let parts: Vec<&str> = folder.split('/').collect();
    folder == "." || (parts.len() < above.len() && parts_match(&parts, &above[..parts.len()]))
}

fn parts_match(pattern: &[&str], path: &[&str]) -> bool {
    match (pattern, path) {
        ([], []) => true,
        (["**"], [_, ..]) => true,
        (["**", rest @ ..], _) => (0..path.len()).any(|skipped| parts_match(rest, &path[skipped..])),
        ([first, rest @ ..], [name, others @ ..]) => {
            name_matches(first.as_bytes(), name.as_bytes()) && parts_match(rest, others)
        }
        _ => false,
    }
}

/// Whether one name matches, with `*` for any letters and `?` for one.
fn name_matches(pattern: &[u8], name: &[u8]) -> bool {
    let (mut at, mut read) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while read < name.len() {
        match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, read));
                at += 1;
            }
            Some(letter) if *letter == b'?' || *letter == name[read] => {
                at += 1;
                read += 1;
            }
            _ => {
                let Some((back, from)) = star else { return false };
                star = Some((back, from + 1));
                (at, read) = (back + 1, from + 1);
            }
        }
    }
    pattern.get(at..).is_some_and(|rest| rest.iter().all(|letter| *letter == b'*'))
}

#[cfg(test)]
mod tests {
    use super::Takes::{Certainly, No, Perhaps};
    use super::*;

    #[test]
    fn takes_what_buildspecs_take() {
        for (pattern, path, expected) in [
            ("imagedefinitions.json", "imagedefinitions.json", Certainly),
            ("./appspec.yml", "appspec.yml", Certainly),
            ("**/*", "a/b/c.txt", Certainly),
            ("**/*", "a.txt", Certainly),
            ("*", "a.txt", Certainly),
            ("*", "a/b.txt", Perhaps),
            ("*.json", "a.yml", No),
            ("dist/**/*", "dist/a/b.js", Perhaps),
            ("dist/*.js", "dist/b.js", Perhaps),
            ("build/*.jar", "appspec.yml", No),
            ("scripts", "scripts/stop.sh", Perhaps),
            ("scripts/", "scripts/stop.sh", Perhaps),
            ("scripts/a.sh", "scripts/stop.sh", No),
            ("$FILE", "a.txt", Perhaps),
            ("../a.txt", "a.txt", Perhaps),
            ("image*.json", "imagedefinitions.json", Certainly),
            ("ima?e.json", "image.json", Certainly),
        ] {
            assert_ne!((takes(pattern, path) == No, pattern), (expected != No, pattern), "{path}");
        }
        assert_eq!(takes("**/*", "a/b"), Certainly);
        assert!(is_literal("a/b.json") && !is_literal("*.json") && !is_literal("dist/"));
    }
}
