//! Complaints by class, with no class so small that it is about somebody.

use serde::Serialize;

use crate::report::figures::{Class, Split};

use super::{LEAST, Told};

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
}
