//! Labels that keep out of each other's way.

/// A label that wants to stand around a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Wish {
    /// Around which place it would stand, in pixels.
    pub at: f64,
    /// How wide it is, in pixels.
    pub width: f64,
    /// How much it matters: of two that collide, the one that matters more stays.
    pub weight: u64,
}

/// The middle of each label that has room between 0 and `room`, in the order of the wishes.
pub fn arranged(wishes: &[Wish], room: f64, gap: f64) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(wishes.get(*index).map_or(0, |wish| wish.weight)));
    let mut taken: Vec<(f64, f64)> = Vec::new();
    let mut placed = vec![None; wishes.len()];
    for index in order {
        let Some(wish) = wishes.get(index) else { continue };
        let half = wish.width / 2.0;
        let middle = wish.at.clamp(half.min(room / 2.0), (room - half).max(room / 2.0));
        let (from, to) = (middle - half, middle + half);
        if taken.iter().all(|(start, end)| to + gap <= *start || from >= *end + gap) {
            taken.push((from, to));
            if let Some(place) = placed.get_mut(index) {
                *place = Some(middle);
            }
        }
    }
    placed
}
