//! Numbers of cases, written short: `2026-003 t/m 2026-007`.

use std::collections::BTreeSet;

use serde::Serialize;

/// Between the first and the last number of a row.
const UP_TO: &str = " t/m ";

/// How many rows stand on a line: a list in a file may have a thousand lines, and a year more numbers.
const ON_A_LINE: usize = 10;

/// A number of a case, or a row of them without a gap.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct NumberRange {
    /// The first.
    pub first: String,
    /// The last; the same when there is one.
    pub last: String,
}

/// Numbers of cases in order, rows together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Numbers(pub Vec<NumberRange>);

impl NumberRange {
    /// Reads `2026-003` or `2026-003 t/m 2026-007`; `None` when it is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_id = |id: &str| {
            let byte = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
            !id.is_empty() && id.bytes().all(byte) && id.bytes().any(|byte| byte.is_ascii_digit())
        };
        let range = match text.split_once(UP_TO) {
            None => Self { first: text.to_owned(), last: text.to_owned() },
            Some((first, last)) => {
                let (from, to) = (Id::read(first)?, Id::read(last)?);
                (from.number < to.number && last == from.at(to.number)).then_some(())?;
                Self { first: first.to_owned(), last: last.to_owned() }
            }
        };
        (is_id(&range.first) && is_id(&range.last)).then_some(range)
    }

    /// How many numbers it has.
    #[must_use]
    pub fn count(&self) -> usize {
        match (Id::read(&self.first), Id::read(&self.last)) {
            (Some(first), Some(last)) => last.number.saturating_sub(first.number) as usize + 1,
            _ => 1,
        }
    }

    /// As it is written in a file and read by people.
    #[must_use]
    pub fn written(&self) -> String {
        if self.first == self.last { self.first.clone() } else { format!("{}{UP_TO}{}", self.first, self.last) }
    }
}

impl Numbers {
    /// Numbers in order, those that follow each other as a row.
    #[must_use]
    pub fn of<'a>(ids: impl IntoIterator<Item = &'a str>) -> Self {
        // By year and number; what has none stands under its own name.
        let place = |id: &'a str| Id::read(id).map_or((id, 0), |own| (own.year, own.number));
        let sorted: BTreeSet<((&str, u32), &str)> = ids.into_iter().map(|id| (place(id), id)).collect();
        let mut ranges: Vec<NumberRange> = Vec::new();
        for (_, id) in sorted {
            let follows = |range: &NumberRange| {
                let first = Id::read(&range.first)?;
                let next = Id::read(&range.last)?.number.checked_add(1)?;
                (first.at(next) == id).then_some(())
            };
            match ranges.last_mut() {
                Some(range) if follows(range).is_some() => id.clone_into(&mut range.last),
                _ => ranges.push(NumberRange { first: id.to_owned(), last: id.to_owned() }),
            }
        }
        Self(ranges)
    }

    /// The highest number of a year; nought when it has none.
    #[must_use]
    pub fn highest<'a>(year: i32, ids: impl IntoIterator<Item = &'a str>) -> u32 {
        of_year(&year.to_string(), ids).map(|own| own.number).max().unwrap_or(0)
    }

    /// The numbers of a year up to a highest that are not there.
    #[must_use]
    pub fn missing<'a>(year: i32, highest: u32, ids: impl IntoIterator<Item = &'a str>) -> Self {
        let year = year.to_string();
        let own: Vec<Id<'_>> = of_year(&year, ids).collect();
        let like = Id { year: &year, number: 0, width: own.iter().map(|id| id.width).min().unwrap_or(3) };
        let there: BTreeSet<u32> = own.iter().map(|id| id.number).filter(|number| *number <= highest).collect();
        let (mut ranges, mut next) = (Vec::new(), 1);
        // One past the highest ends the last gap.
        for number in there.into_iter().chain(highest.checked_add(1)) {
            if number > next {
                ranges.push(NumberRange { first: like.at(next), last: like.at(number - 1) });
            }
            next = number.saturating_add(1);
        }
        Self(ranges)
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(NumberRange::count).fold(0, usize::saturating_add)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines of a list in a file.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let line = |ranges: &[NumberRange]| ranges.iter().map(NumberRange::written).collect::<Vec<_>>().join(", ");
        self.0.chunks(ON_A_LINE).map(line).collect()
    }

    /// In words: `2026-003, 2026-005 t/m 2026-007`.
    #[must_use]
    pub fn words(&self) -> String {
        self.0.iter().map(NumberRange::written).collect::<Vec<_>>().join(", ")
    }
}

/// The number of a case in the usual form: a year and a number, with noughts before it or not.
#[derive(Clone, Copy)]
struct Id<'a> {
    year: &'a str,
    number: u32,
    /// How many figures the number is written with.
    width: usize,
}

impl<'a> Id<'a> {
    fn read(id: &'a str) -> Option<Self> {
        let (year, number) = id.split_once('-')?;
        let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        let usual = year.len() == 4 && number.len() < 20 && figures(year) && figures(number);
        let value: u32 = number.parse().ok().filter(|value| *value > 0 && usual)?;
        Some(Self { year, number: value, width: number.len() })
    }

    /// Another number of the same year, written alike.
    fn at(&self, number: u32) -> String {
        format!("{}-{number:0width$}", self.year, width = self.width)
    }
}

/// The numbers of a year.
fn of_year<'a>(year: &str, ids: impl IntoIterator<Item = &'a str>) -> impl Iterator<Item = Id<'a>> {
    ids.into_iter().filter_map(Id::read).filter(move |id| id.year == year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_follow_each_other_are_a_row() {
        let ids = ["2026-011", "2026-002", "2026-003", "2026-001", "2026-999", "2026-1000", "k-7", "2026-0004"];
        let numbers = Numbers::of(ids);
        assert_eq!(numbers.words(), "2026-001 t/m 2026-003, 2026-0004, 2026-011, 2026-999 t/m 2026-1000, k-7");
        assert_eq!(numbers.count(), ids.len());
        for range in &numbers.0 {
            assert_eq!(NumberRange::parse(&range.written()).as_ref(), Some(range));
        }
    }

    #[test]
    fn what_is_not_there_up_to_the_highest_number() {
        let missing = |highest, ids: &[&str]| Numbers::missing(2026, highest, ids.iter().copied()).words();
        assert_eq!(missing(4, &["2026-004", "2026-001", "2025-009", "x"]), "2026-002 t/m 2026-003");
        assert_eq!(missing(2, &["2026-001", "2026-002", "2026-009"]), "");
        assert_eq!(missing(3, &["2026-001", "2026-009"]), "2026-002 t/m 2026-003");
        assert_eq!(missing(0, &[]), "");
        assert_eq!(missing(3, &["2026-00003", "2026-00001"]), "2026-00002");
        let ids = ["2026-4000000000", "2025-7"];
        assert_eq!(Numbers::highest(2026, ids), 4_000_000_000);
        assert_eq!(Numbers::missing(2026, 4_000_000_000, ids).count(), 3_999_999_999);
    }

    #[test]
    fn a_name_is_no_number() {
        for wrong in [
            "",
            "Jan Jansen",
            "jan-jansen",
            "2026-003 t/m",
            "2026-003 t/m 2026-001",
            "2026-003 t/m 2026-04",
            "2026-001 t/m 2027-003",
            "a t/m b",
        ] {
            assert_eq!(NumberRange::parse(wrong), None, "{wrong}");
        }
    }
}
