//! How a term was kept, with no side so small that it is about somebody.

use serde::Serialize;

use crate::report::figures::Kept;

use super::{LEAST, Told};

/// How a term was kept, for anybody to read. A count that would give away a small one is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicTerm {
    /// Its name in the regulation.
    pub term: String,
    /// How often its last day came.
    pub times: Told,
    /// How often it was met in time.
    pub in_time: Option<Told>,
    /// How often it was met late, or not at all.
    pub late: Option<Told>,
}

impl PublicTerm {
    pub(super) fn of(term: &str, kept: Kept) -> Self {
        let (times, late) = (kept.decided(), kept.late + kept.overdue);
        // Below twice the least, one small side leaves too few ways to divide what is told.
        let (in_time, late) = match (Told::of(kept.met), Told::of(late)) {
            (Told::Few, _) | (_, Told::Few) if times < 2 * LEAST => (None, None),
            (in_time, Told::Few) if in_time != Told::Few => (None, Some(Told::Few)),
            (Told::Few, _) => (Some(Told::Few), None),
            (in_time, late) => (Some(in_time), Some(late)),
        };
        Self { term: term.to_owned(), times: Told::of(times), in_time, late }
    }

    /// In a sentence: `27 keer, minder dan 5 keer te laat`.
    #[must_use]
    pub fn words(&self) -> String {
        let times = format!("{} keer", self.times.words());
        match (self.in_time, self.late) {
            (_, Some(Told::Exactly(0))) if self.times != Told::Exactly(0) => format!("{times}, altijd op tijd"),
            (None, Some(late)) => format!("{times}, {} keer te laat", late.words()),
            (Some(in_time), None) => format!("{times}, {} keer op tijd", in_time.words()),
            (Some(in_time), Some(late)) if self.times != Told::Exactly(0) => {
                format!("{times}, {} keer op tijd en {} keer te laat", in_time.words(), late.words())
            }
            _ => times,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn of_a_term_the_small_side_cannot_be_worked_out() {
        for times in 1..40_usize {
            let mut same: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for late in 0..=times {
                let kept = Kept { met: times - late, late: late / 2, overdue: late - late / 2, ..Kept::default() };
                let term = PublicTerm::of("oordeel", kept);
                same.entry(format!("{:?} {:?} {:?}", term.times, term.in_time, term.late)).or_default().push(late);
            }
            for (told, late) in same {
                let small = |count: usize| count > 0 && count < LEAST;
                assert!(
                    late.len() > 1 || !small(late[0]) && !small(times - late[0]),
                    "{told} can only be {late:?} of {times}"
                );
            }
        }
    }

    #[test]
    fn terms_in_words() {
        let words =
            |met, late, overdue| PublicTerm::of("oordeel", Kept { met, late, overdue, running: 9, lapsed: 9 }).words();
        assert_eq!(words(25, 2, 0), "27 keer, minder dan 5 keer te laat");
        assert_eq!(words(20, 5, 2), "27 keer, 20 keer op tijd en 7 keer te laat");
        assert_eq!(words(27, 0, 0), "27 keer, altijd op tijd");
        assert_eq!(words(3, 9, 0), "12 keer, minder dan 5 keer op tijd");
        assert_eq!(words(0, 9, 0), "9 keer, geen keer op tijd en 9 keer te laat");
        assert_eq!(words(5, 1, 0), "6 keer");
        assert_eq!(words(3, 1, 0), "minder dan 5 keer");
        assert_eq!(words(0, 0, 0), "geen keer");
    }
}
