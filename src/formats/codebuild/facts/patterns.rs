//! What a pattern of files takes.

/// Whether a pattern takes every file there is.
pub fn takes_everything(pattern: &str) -> bool {
    matches!(pattern.strip_prefix("./").unwrap_or(pattern), "**/*" | "**" | "*/**" | "**/**")
}

/// The folder of which a pattern takes all: `/root/.npm` of `/root/.npm/**/*`; empty for everything. A pattern that
/// picks some files is its own folder.
pub fn whole_folder(pattern: &str) -> &str {
    if takes_everything(pattern) {
        return "";
    }
    let mut folder = pattern;
    while let Some(shorter) = ["/**/*", "/**", "/*", "/"].iter().find_map(|end| folder.strip_suffix(end)) {
        folder = shorter;
    }
    folder
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_folder() {
        assert_eq!(whole_folder("/root/.npm/**/*"), "/root/.npm");
        assert_eq!(whole_folder("/**/*"), "");
        assert_eq!(whole_folder("**/*"), "");
        assert_eq!(whole_folder("node_modules/"), "node_modules");
        assert_eq!(whole_folder("*.jar"), "*.jar");
    }
}
