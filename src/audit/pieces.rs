//! A version taken apart, to see what a merge made of its sides.

use std::collections::BTreeSet;

use crate::trail::Snapshot;

use super::wording::{field, label};

/// What the body is called.
pub(super) const TEXT: &str = "de tekst";

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
        pieces.insert((TEXT.to_owned(), line.to_owned()));
    }
    pieces
}

/// What a merge made of its two sides, by place.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// What no side asked for.
    pub by_hand: BTreeSet<String>,
    /// What each side had changed, and the merge left as the other side had it.
    pub passed_over: [BTreeSet<String>; 2],
    /// What both sides had changed, so that somebody had to choose.
    pub chosen: BTreeSet<String>,
}

/// Holds a merge against what its two sides ask for: what they agree on, and what one of them changed.
pub(super) fn joined(base: &Snapshot, sides: [&Snapshot; 2], merged: &Snapshot) -> Joined {
    let (base, sides, merged) = (pieces(base), sides.map(pieces), pieces(merged));
    let mut joined = Joined::default();
    let mut changed = [BTreeSet::new(), BTreeSet::new()];
    for piece in base.iter().chain(&sides[0]).chain(&sides[1]).chain(&merged) {
        let had = [sides[0].contains(piece), sides[1].contains(piece)];
        let (was, is) = (base.contains(piece), merged.contains(piece));
        for (side, _) in had.iter().enumerate().filter(|(_, had)| **had != was) {
            changed[side].insert(piece.0.clone());
            if is == was {
                joined.passed_over[side].insert(piece.0.clone());
            }
        }
        if had[0] == had[1] && is != had[0] {
            joined.by_hand.insert(piece.0.clone());
        }
    }
    for side in &mut joined.passed_over {
        side.retain(|place| !joined.by_hand.contains(place));
    }
    joined.chosen = changed[0].intersection(&changed[1]).cloned().collect();
    joined
}

/// Where a side had changed something that the merge does not have.
pub(super) fn lost(base: &Snapshot, side: &Snapshot, kept: &Snapshot) -> BTreeSet<String> {
    let (base, side, kept) = (pieces(base), pieces(side), pieces(kept));
    let all = base.iter().chain(&side);
    all.filter(|piece| side.contains(piece) != base.contains(piece) && side.contains(piece) != kept.contains(piece))
        .map(|(place, _)| place.clone())
        .collect()
}
