//! What was probably meant.

/// How many single-letter edits (insert, delete, replace, swap of neighbours) lie between two words.
pub fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replace = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replace.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

/// Whether two words have the same letters, apart from case, `-` and `_`.
pub fn same_letters(a: &str, b: &str) -> bool {
    let letters = |word: &str| -> String {
        word.chars().filter(|c| !matches!(c, '-' | '_')).map(|c| c.to_ascii_lowercase()).collect()
    };
    letters(a) == letters(b)
}

/// The word nearest to `word`: the same letters, else at most two edits and less than half of it away.
pub fn nearest<'w>(word: &str, among: impl Iterator<Item = &'w str> + Clone) -> Option<&'w str> {
    // Past any declared word's length the answer is no, and the table would only grow.
    if word.chars().count() > 64 {
        return None;
    }
    if let Some(same) = among.clone().find(|other| same_letters(word, other)) {
        return Some(same);
    }
    let lower = word.to_ascii_lowercase();
    let reach = 2.min(word.chars().count().saturating_sub(1) / 2);
    among
        .map(|other| (distance(&lower, &other.to_ascii_lowercase()), other))
        .filter(|(edits, _)| *edits <= reach)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant() {
        let keys = ["artifacts", "phases", "env", "run-as", "base-directory"];
        let near = |word| nearest(word, keys.iter().copied());
        assert_eq!(near("artefacts"), Some("artifacts"));
        assert_eq!(near("pahses"), Some("phases"));
        assert_eq!(near("runAs"), Some("run-as"));
        assert_eq!(near("base_directory"), Some("base-directory"));
        assert_eq!(near("on"), None);
        assert_eq!(near("stages"), Some("phases").filter(|_| distance("stages", "phases") <= 2));
    }
}
