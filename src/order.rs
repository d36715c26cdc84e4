//! The one sort of the project.
//!
//! Every use of the standard library's sort with another type brings a copy of it into the page, five kilobytes each;
//! here only numbers are sorted, and the items follow.

/// Puts items in the order of their keys; items with equal keys keep theirs.
pub fn by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (u64, u64)) {
    let keys = items.iter().enumerate().map(|(at, item)| {
        let (first, second) = key(item);
        (first, second, at)
    });
    let order = sorted(keys.collect());
    let mut slots: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, _, at)| slots.get_mut(at)?.take()));
}

fn sorted(mut keys: Vec<(u64, u64, usize)>) -> Vec<(u64, u64, usize)> {
    keys.sort_unstable();
    keys
}

#[cfg(test)]
mod tests {
    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        super::by_key(&mut items, |(key, _)| (*key, 0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
