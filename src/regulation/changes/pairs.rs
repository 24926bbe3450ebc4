//! Which item of an older text is which item of a newer one.

use crate::document::likeness;

/// An article or a member, as far as it can be recognised.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Its number or id; empty when it has none.
    pub(super) key: String,
    /// Its title; empty when it has none.
    pub(super) title: &'a str,
    /// Its text.
    pub(super) text: &'a str,
}

/// Whether two items are one.
type IsSame = fn(&Item<'_>, &Item<'_>) -> bool;

/// The pairs, by place in the older and the newer list: first what is the same, then what has the same number and
/// looks like it, then what looks most like it. A number alone is not enough: where an article was put in between,
/// all later ones have the number of another.
pub(super) fn pairs(old: &[Item<'_>], new: &[Item<'_>]) -> Vec<(usize, usize)> {
    let mut free_old: Vec<usize> = (0..old.len()).collect();
    let mut free_new: Vec<usize> = (0..new.len()).collect();
    let mut pairs = Vec::new();
    let same: [IsSame; 5] = [
        |a, b| a.key == b.key && a.title == b.title && a.text == b.text,
        |a, b| a.title == b.title && a.text == b.text && !(a.title.is_empty() && a.text.is_empty()),
        |a, b| a.key == b.key && titled(a, b),
        titled,
        |a, b| {
            !a.key.is_empty() && a.key == b.key && (alike(a.title, b.title) > 0.6 || likeness(a.text, b.text) > 0.35)
        },
    ];
    for is_same in same {
        free_old.retain(|one| match free_new.iter().position(|other| is_same(&old[*one], &new[*other])) {
            Some(place) => {
                pairs.push((*one, free_new.remove(place)));
                false
            }
            None => true,
        });
    }
    let mut likely: Vec<(f64, usize, usize)> = Vec::new();
    for one in &free_old {
        for other in &free_new {
            let (a, b) = (&old[*one], &new[*other]);
            let degree = likeness(a.text, b.text).max(if alike(a.title, b.title) > 0.8 { 0.8 } else { 0.0 });
            if degree > 0.6 && !(a.text.is_empty() && b.text.is_empty() && a.title != b.title) {
                likely.push((degree, *one, *other));
            }
        }
    }
    likely.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    for (_, one, other) in likely {
        if !pairs.iter().any(|(a, b)| *a == one || *b == other) {
            pairs.push((one, other));
        }
    }
    pairs.sort_unstable();
    pairs
}

fn titled(a: &Item<'_>, b: &Item<'_>) -> bool {
    !a.title.is_empty() && a.title == b.title
}

fn alike(one: &str, other: &str) -> f64 {
    if one.is_empty() || other.is_empty() { 0.0 } else { strsim::normalized_levenshtein(one, other) }
}

/// The places in a list of pairs, sorted by the older place, that are out of order in the newer text: as few as
/// possible, so that of ten articles of which one was moved, one was moved.
pub(super) fn moved(pairs: &[(usize, usize)]) -> Vec<usize> {
    // The longest row that still rises, by its last element.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(pairs.len());
    for (at, (_, new)) in pairs.iter().enumerate() {
        let before = (0..at).filter(|earlier| pairs[*earlier].1 < *new).max_by_key(|earlier| best[*earlier].0);
        best.push((before.map_or(1, |before| best[before].0 + 1), before));
    }
    let mut in_order = vec![false; pairs.len()];
    let mut at = (0..pairs.len()).max_by_key(|at| best[*at].0);
    while let Some(place) = at {
        in_order[place] = true;
        at = best[place].1;
    }
    (0..pairs.len()).filter(|place| !in_order[*place]).collect()
}
