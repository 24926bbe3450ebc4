//! What the public may know of figures: no count so small that it is about somebody, and none that can be worked out.
//!
//! Left out whole are counts that give others away by subtraction (open, reopened, withdrawn), what is written in free
//! words by officers (causes, reasons), what is about staff (departments, signals), and the shortest and longest time,
//! which are of one case. Reports of periods that overlap (a year and its quarters) give small counts away together:
//! whoever publishes has to choose one length.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::report::Figures;
use crate::report::figures::{Class, Kept, Split};

use super::ENOUGH;

/// The smallest count, beside nought, that is told to anybody.
pub const LEAST: usize = 5;

/// A count for anybody to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// This many.
    Exactly(usize),
    /// At least one and fewer than [`LEAST`].
    Few,
}

/// Complaints by class, for anybody to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cells {
    /// How many counts there are in all; of complaints with several classes each class is counted.
    pub total: Told,
    /// The classes that are large enough, most frequent first; none when nothing can be told but the total.
    pub classes: Vec<Class>,
    /// The others together, and what has no class (overig).
    pub rest: Option<usize>,
}

/// How a term was kept, for anybody to read. Of the two counts one is left out when it would give the other away.
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

/// The figures of a period for anybody to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublicFigures {
    /// The last day that was counted.
    #[serde(serialize_with = "iso")]
    pub until: NaiveDate,
    /// Whether the period was not over.
    pub provisional: bool,
    /// Complaints received.
    pub received: Told,
    /// Received complaints by each axis of classification; none when there were few.
    #[serde(serialize_with = "by_name")]
    pub classification: Vec<(String, Cells)>,
    /// Received complaints by the way they came.
    pub channel: Option<Cells>,
    /// Judged complaints by outcome.
    pub outcome: Option<Cells>,
    /// The terms of the organisation.
    pub terms: Vec<PublicTerm>,
    /// Half of the handled complaints were closed within so many days; nothing when they were few.
    pub median_days: Option<i64>,
}

impl Told {
    /// A count as it may be told.
    #[must_use]
    pub fn of(count: usize) -> Self {
        if count > 0 && count < LEAST { Self::Few } else { Self::Exactly(count) }
    }

    /// As people read it: `12`, `geen`, `minder dan 5`.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Exactly(0) => "geen".to_owned(),
            Self::Exactly(count) => count.to_string(),
            Self::Few => format!("minder dan {LEAST}"),
        }
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exactly(count) => serializer.serialize_u64(*count as u64),
            Self::Few => serializer.serialize_str(&format!("<{LEAST}")),
        }
    }
}

impl Cells {
    /// The classes of a split that may be told. What has no class is a class here, for it too can be worked out.
    ///
    /// Small ones are merged. Where they come to less than [`LEAST`], or to a sum that only one set of small counts has,
    /// the smallest larger class goes with them, and every class of the same size, so that who knows the method learns
    /// no more than who does not.
    #[must_use]
    pub fn of(split: &Split) -> Self {
        let counts: Vec<(usize, &str)> = split.classes.iter().map(|class| (class.count, class.name.as_str())).collect();
        let without = (split.without > 0).then_some(split.without);
        let total = counts.iter().map(|(count, _)| count).sum::<usize>() + split.without;
        let alone = Self { total: Told::of(total), classes: Vec::new(), rest: None };
        if total < LEAST {
            return alone;
        }
        // A class without a name stands for what has none; it is told among the rest, never by itself.
        let mut cells: Vec<(usize, Option<&str>)> =
            counts.into_iter().map(|(count, name)| (count, Some(name))).collect();
        cells.extend(without.map(|count| (count, None)));
        cells.retain(|(count, _)| *count > 0);
        cells.sort_by(|a, b| (b.0, a.1).cmp(&(a.0, b.1)));
        let mut told: Vec<(usize, Option<&str>)> = cells.iter().copied().filter(|(count, _)| *count >= LEAST).collect();
        let (mut rest, small) = (total - told.iter().map(|(count, _)| count).sum::<usize>(), cells.len() - told.len());
        let mut taken = false;
        while small > 0 && !told.is_empty() {
            let only_one_way = rest <= small || rest == small * (LEAST - 1);
            if rest >= LEAST && (taken || !only_one_way) {
                break;
            }
            let next = told.last().map_or(0, |(count, _)| *count);
            while told.last().is_some_and(|(count, _)| *count == next) {
                told.pop();
                rest += next;
            }
            taken = true;
        }
        if told.is_empty() {
            return alone;
        }
        let classes = told.iter().filter_map(|(count, name)| Some(Class { name: (*name)?.to_owned(), count: *count }));
        let classes: Vec<Class> = classes.collect();
        let rest = total - classes.iter().map(|class| class.count).sum::<usize>();
        Self { classes, rest: (rest > 0).then_some(rest), ..alone }
    }
}

impl PublicTerm {
    fn of(term: &str, kept: Kept) -> Self {
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

/// The figures for anybody to read.
#[must_use]
pub fn public(figures: &Figures) -> PublicFigures {
    let received = Told::of(figures.received);
    let many = figures.received >= LEAST;
    let cells = |split: &Split| Some(Cells::of(split)).filter(|_| many && *split != Split::default());
    let median = figures.to_closing.filter(|days| days.count >= ENOUGH).map(|days| days.median);
    PublicFigures {
        until: figures.until,
        provisional: figures.provisional,
        received,
        classification: figures
            .classification
            .iter()
            .filter_map(|(axis, split)| Some((axis.clone(), cells(split)?)))
            .collect(),
        channel: cells(&figures.channel),
        outcome: cells(&figures.outcome),
        terms: figures.terms.iter().map(|term| PublicTerm::of(&term.term, term.kept)).collect(),
        median_days: median,
    }
}

fn iso<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

fn by_name<S: Serializer>(axes: &[(String, Cells)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(axes.iter().map(|(axis, cells)| (axis, cells)))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    const NAMES: [&str; 4] = ["factuur", "planning", "toon", "uitleg"];

    /// A split with these counts; the last one is what has no class when it is asked so.
    fn split(counts: &[usize], without: bool) -> Split {
        let (named, rest) = if without { counts.split_at(counts.len() - 1) } else { (counts, &counts[..0]) };
        let class = |(name, count): (&&str, &usize)| Class { name: (*name).to_owned(), count: *count };
        let classes: Vec<Class> = NAMES.iter().zip(named).map(class).filter(|class| class.count > 0).collect();
        let cases = classes.iter().map(|class| class.count).sum();
        Split { cases, without: rest.iter().sum(), multiple: false, classes }
    }

    /// Every way to divide a sum over some classes.
    fn ways(classes: usize, sum: usize) -> Vec<Vec<usize>> {
        if classes == 1 {
            return vec![vec![sum]];
        }
        (0..=sum)
            .flat_map(|first| ways(classes - 1, sum - first).into_iter().map(move |rest| [vec![first], rest].concat()))
            .collect()
    }

    /// What is told, without what a class is called that has no name.
    fn told(cells: &Cells) -> String {
        format!("{:?} {:?} {:?}", cells.total, cells.classes, cells.rest)
    }

    #[test]
    fn whoever_knows_the_classes_the_total_and_the_method_learns_no_small_count() {
        for (classes, most) in [(2, 30), (3, 26), (4, 22)] {
            for (sum, without) in (1..=most).flat_map(|sum| [(sum, false), (sum, true)]) {
                let mut same: BTreeMap<String, Vec<Vec<usize>>> = BTreeMap::new();
                for counts in ways(classes, sum) {
                    same.entry(told(&Cells::of(&split(&counts, without)))).or_default().push(counts);
                }
                for (told, ways) in &same {
                    for class in 0..classes {
                        let possible: BTreeSet<usize> = ways.iter().map(|counts| counts[class]).collect();
                        let only = possible.first().copied().filter(|_| possible.len() == 1);
                        assert!(
                            only.is_none_or(|count| count == 0 || count >= LEAST),
                            "{told} gives away class {class} of {ways:?}"
                        );
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_class_that_is_told_and_no_rest_is_small(
            counts in prop::collection::vec(0..40_usize, 0..12), without in 0..9_usize
        ) {
            let classes: Vec<Class> =
                counts.iter().enumerate().map(|(at, count)| Class { name: format!("k{at}"), count: *count }).collect();
            let split = Split { cases: counts.iter().sum(), without, multiple: false, classes };
            let cells = Cells::of(&split);
            prop_assert!(cells.classes.iter().all(|class| class.count >= LEAST));
            prop_assert!(cells.rest.is_none_or(|rest| rest >= LEAST), "{:?}", cells);
            let sum: usize = cells.classes.iter().map(|class| class.count).sum::<usize>() + cells.rest.unwrap_or(0);
            prop_assert!(cells.classes.is_empty() || cells.total == Told::Exactly(sum), "{:?}", cells);
            for class in &cells.classes {
                prop_assert_eq!(split.count(&class.name), class.count);
            }
        }
    }

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
    fn small_classes_are_merged_and_take_a_larger_one_with_them() {
        let cells = |counts: &[usize]| told(&Cells::of(&split(counts, false)));
        let named = |classes: &str, rest: &str| format!("Exactly(20) [{classes}] {rest}");
        let class = |name: &str, count: usize| format!("Class {{ name: \"{name}\", count: {count} }}");
        assert_eq!(cells(&[12, 3, 3, 2]), named(&class("factuur", 12), "Some(8)"));
        assert_eq!(cells(&[11, 8, 1, 0]), named(&class("factuur", 11), "Some(9)"));
        assert_eq!(cells(&[10, 10, 0, 0]), named(&[class("factuur", 10), class("planning", 10)].join(", "), "None"));
        assert_eq!(cells(&[18, 2, 0, 0]), named("", "None"), "only the total can be told");
        assert_eq!(cells(&[2, 2, 0, 0]), "Few [] None");
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
