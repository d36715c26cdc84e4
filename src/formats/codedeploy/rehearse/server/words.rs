//! How instances are named in sentences.

/// `A`, `A and B`, `A, B and C`.
pub fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// The instances of those indices in a fleet of that size: `i-01`, `i-01 and i-03`, `i-01 to i-04`, or how many.
pub fn instances(indices: &[usize], fleet: usize) -> String {
    let mut indices = indices.to_vec();
    indices.sort_unstable();
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for index in indices.iter().copied() {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == index => *last = index,
            _ => runs.push((index, index)),
        }
    }
    let mut names = Vec::new();
    for (first, last) in runs {
        if last > first + 1 {
            names.push(format!("{} to {}", instance(first, fleet), instance(last, fleet)));
        } else {
            names.extend((first..=last).map(|index| instance(index, fleet)));
        }
    }
    if names.len() > 5 { format!("{} instances", indices.len()) } else { list(&names) }
}

/// The name of the instance of that index in a fleet of that size.
pub fn instance(index: usize, fleet: usize) -> String {
    if fleet > 99 { format!("i-{:03}", index + 1) } else { format!("i-{:02}", index + 1) }
}

/// `1 instance`, `2 instances`.
pub fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

/// `is` or `are`.
pub fn are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// The text with a capital first letter.
pub fn upper_first(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instances_in_a_row_are_named_by_their_ends() {
        assert_eq!(instances(&[0], 9), "i-01");
        assert_eq!(instances(&[1, 0], 9), "i-01 and i-02");
        assert_eq!(instances(&[0, 1, 2, 3, 6], 9), "i-01 to i-04 and i-07");
        assert_eq!(instances(&[0, 2, 4, 6, 8, 10], 12), "6 instances");
        assert_eq!(instances(&[0], 200), "i-001");
    }
}
