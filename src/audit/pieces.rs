//! A version taken apart, to see what a merge made of its sides.

use std::collections::BTreeSet;

use crate::trail::Snapshot;

use super::wording::{field, label};

/// A version as pieces: where each stands, as it may be shown, and what it says.
pub(super) fn pieces(version: &Snapshot) -> BTreeSet<(String, String)> {
    let mut pieces = BTreeSet::new();
    for (path, value) in &version.front {
        pieces.insert((field(path), format!("{path}: {value}")));
    }
    for event in &version.course {
        pieces.insert((label(&event.step).to_owned(), format!("{:?}", event.pairs)));
    }
    for line in version.body.lines().filter(|line| !line.trim().is_empty()) {
        pieces.insert(("de tekst".to_owned(), line.to_owned()));
    }
    pieces
}

/// Where a merge differs from what its two sides ask for: what they agree on, and what one of them changed.
pub(super) fn by_hand(base: &Snapshot, sides: [&Snapshot; 2], merged: &Snapshot) -> BTreeSet<String> {
    let (base, one, other, merged) = (pieces(base), pieces(sides[0]), pieces(sides[1]), pieces(merged));
    let all = base.iter().chain(&one).chain(&other).chain(&merged);
    all.filter(|piece| {
        let (in_one, in_other) = (one.contains(piece), other.contains(piece));
        let wanted = if in_one == in_other { in_one } else { !base.contains(piece) };
        merged.contains(piece) != wanted
    })
    .map(|(place, _)| place.clone())
    .collect()
}

/// Where a side had changed something that the merge does not have.
pub(super) fn lost(base: &Snapshot, side: &Snapshot, kept: &Snapshot) -> BTreeSet<String> {
    let (base, side, kept) = (pieces(base), pieces(side), pieces(kept));
    let all = base.iter().chain(&side);
    all.filter(|piece| side.contains(piece) != base.contains(piece) && side.contains(piece) != kept.contains(piece))
        .map(|(place, _)| place.clone())
        .collect()
}
