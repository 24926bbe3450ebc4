//! What changed between periods, and whether that says anything: exact tests, and plain words for what they mean.
//!
//! A sentence names its test. Of few complaints it says that nothing can be concluded, and it never gives a cause.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::calendar::Period;
use crate::report::Figures;
use crate::report::figures::{LONGER, MASKED, REST, folded};

use super::ENOUGH;

mod exact;
mod kendall;
mod words;

pub use exact::{difference, holm};
pub use kendall::{Kendall, kendall};

/// A chance below this is no chance any more: once in twenty.
pub const LEVEL: f64 = 0.05;
/// How many periods a line needs: of four even the clearest order comes by chance once in twelve.
pub const PERIODS: usize = 5;
/// How many periods are looked back at most.
const BACK: usize = 12;

/// What two counts, or a line of them, show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Too few complaints, or too few periods, to say anything.
    TooFew,
    /// The difference may be chance.
    NoDifference,
    /// More than before, or going up.
    More,
    /// Fewer than before, or going down.
    Fewer,
}

/// A count of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The period, as in the name of its report.
    pub period: String,
    /// How many.
    pub count: usize,
    /// In how many days: a period that is not over has fewer.
    pub days: i64,
    /// Whether it was not over.
    pub provisional: bool,
}

/// Two counts side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// The class; nothing for all complaints.
    pub class: Option<String>,
    /// The later one.
    pub now: Counted,
    /// The earlier one.
    pub then: Counted,
    /// How likely the difference is when nothing changed, after Holm where several classes are compared; nothing when
    /// there are too few to ask.
    pub chance: Option<f64>,
    /// What that says.
    pub verdict: Verdict,
    /// The same in words, with the test.
    pub sentence: String,
}

/// Counts over time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// The counts of whole periods, oldest first.
    pub counts: Vec<Counted>,
    /// How likely such an order is by chance; nothing when there are too few.
    pub chance: Option<f64>,
    /// What that says.
    pub verdict: Verdict,
    /// The same in words, with the test.
    pub sentence: String,
}

/// What a period shows beside earlier ones.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trends {
    /// Received complaints beside the period before.
    pub before: Option<Comparison>,
    /// Received complaints beside the same part of the year before; nothing for a year, which `before` has.
    pub year_before: Option<Comparison>,
    /// The classes of an axis beside the same part of the year before, or the period before.
    pub classes: Vec<Comparison>,
    /// Received complaints over all periods.
    pub line: Option<Line>,
}

/// The periods whose figures a comparison can use, oldest first, the period itself last.
#[must_use]
pub fn wanted(period: Period) -> Vec<Period> {
    let mut periods: Vec<Period> =
        std::iter::successors(Some(period), |period| Some(period.previous())).take(BACK).collect();
    periods.reverse();
    periods
}

/// Figures of periods, oldest first: those an earlier report keeps when it was made after the period, else counted
/// anew. Kept ones go first, for cases may have been destroyed since. A period from before the first complaint that is
/// known is left out: nobody counted then. So is one that `count` gives nothing for: nobody can count it any more.
#[must_use]
pub fn history(
    periods: &[Period],
    kept: &[(Period, Figures)],
    since: Option<chrono::NaiveDate>,
    count: impl Fn(Period) -> Option<Figures>,
) -> Vec<(Period, Figures)> {
    let mut periods: Vec<Period> = periods.to_vec();
    periods.sort_unstable();
    let figures = |period: Period| {
        let own = kept.iter().find(|(known, figures)| *known == period && !figures.provisional);
        own.map(|(_, figures)| figures.clone())
            .or_else(|| since.filter(|since| *since <= period.last()).and_then(|_| count(period)))
    };
    periods.into_iter().filter_map(|period| Some((period, figures(period)?))).collect()
}

/// What a period shows beside the others of its length. `axis` is the classification to look at, such as
/// `onderwerpen`. Nothing when the period itself is not among the figures.
#[must_use]
pub fn trends(period: Period, history: &[(Period, Figures)], axis: &str) -> Option<Trends> {
    let find = |wanted: Period| history.iter().find(|(own, _)| *own == wanted).map(|(_, figures)| (wanted, figures));
    let now = find(period)?;
    let before = find(period.previous());
    let year_before = find(year_before(period));
    let same_length: Vec<(Period, &Figures)> = history
        .iter()
        .filter(|(own, _)| own.length() == period.length() && *own <= period)
        .map(|(own, figures)| (*own, figures))
        .collect();
    Some(Trends {
        before: before.map(|before| received(now, before)),
        year_before: year_before.filter(|(year, _)| *year != period.previous()).map(|then| received(now, then)),
        classes: year_before.or(before).map(|then| classes(now, then, axis)).unwrap_or_default(),
        line: (same_length.len() > 1).then(|| line(&same_length)),
    })
}

/// The same part of the year before.
#[must_use]
pub fn year_before(period: Period) -> Period {
    let parts = 12 / period.length().months() as usize;
    (0..parts).fold(period, |period, _| period.previous())
}

fn counted((period, figures): (Period, &Figures), count: usize) -> Counted {
    let days = (figures.until - period.first()).num_days() + 1;
    Counted { period: period.to_string(), count, days, provisional: figures.provisional }
}

/// Received complaints of two periods.
#[must_use]
pub fn received(now: (Period, &Figures), then: (Period, &Figures)) -> Comparison {
    let mut comparison = side_by_side(None, counted(now, now.1.received), counted(then, then.1.received));
    let chance = comparison.chance;
    comparison.judge(chance);
    comparison.sentence = words::comparison(&comparison, now.0, then.0, 1);
    comparison
}

/// The classes of an axis in two periods, those that changed most in front. A class with too few complaints is not
/// tested, and does not make the others harder to see; what is no class (`(overige)` and such) is left out.
#[must_use]
pub fn classes(now: (Period, &Figures), then: (Period, &Figures), axis: &str) -> Vec<Comparison> {
    let (Some(own), Some(earlier)) = (now.1.axis(axis), then.1.axis(axis)) else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let names = own.classes.iter().chain(&earlier.classes).map(|class| class.name.as_str());
    let names = names.filter(|name| ![MASKED, LONGER, REST].contains(name) && seen.insert(folded(name)));
    let mut all: Vec<Comparison> = names
        .map(|name| {
            let (own, earlier) = (counted(now, own.count(name)), counted(then, earlier.count(name)));
            side_by_side(Some(name.to_owned()), own, earlier)
        })
        .collect();
    let tested: Vec<usize> = (0..all.len()).filter(|at| all[*at].chance.is_some()).collect();
    let adjusted = holm(&tested.iter().filter_map(|at| all[*at].chance).collect::<Vec<_>>());
    for (at, chance) in tested.iter().zip(adjusted) {
        all[*at].judge(Some(chance));
    }
    for comparison in &mut all {
        comparison.sentence = words::comparison(comparison, now.0, then.0, tested.len());
    }
    all.sort_by(|a, b| {
        let order = |one: &Comparison| (one.chance.unwrap_or(2.0), std::cmp::Reverse(one.now.count + one.then.count));
        let (a, b) = (order(a), order(b));
        a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
    });
    all
}

fn side_by_side(class: Option<String>, now: Counted, then: Counted) -> Comparison {
    let enough = now.count + then.count >= ENOUGH && now.days > 0 && then.days > 0;
    let chance = enough.then(|| difference((now.count, now.days), (then.count, then.days)));
    Comparison { class, now, then, chance, verdict: Verdict::TooFew, sentence: String::new() }
}

impl Comparison {
    fn judge(&mut self, chance: Option<f64>) {
        self.chance = chance;
        let more = |one: &Counted, other: &Counted| one.count as i128 * i128::from(other.days);
        self.verdict = match chance {
            None => Verdict::TooFew,
            Some(chance) if chance >= LEVEL => Verdict::NoDifference,
            Some(_) if more(&self.now, &self.then) > more(&self.then, &self.now) => Verdict::More,
            Some(_) => Verdict::Fewer,
        };
    }
}

/// Received complaints over periods of one length, oldest first. A period that is not over is left out: it would always
/// seem to go down.
fn line(history: &[(Period, &Figures)]) -> Line {
    let whole = history.iter().filter(|(_, figures)| !figures.provisional);
    let periods: Vec<Period> = whole.clone().map(|(period, _)| *period).collect();
    let counts: Vec<Counted> = whole.map(|(period, figures)| counted((*period, figures), figures.received)).collect();
    let numbers: Vec<usize> = counts.iter().map(|counted| counted.count).collect();
    let enough = counts.len() >= PERIODS && numbers.iter().sum::<usize>() >= ENOUGH;
    let found = enough.then(|| kendall(&numbers));
    let verdict = match found {
        None => Verdict::TooFew,
        Some(found) if found.chance >= LEVEL => Verdict::NoDifference,
        Some(found) if found.score > 0 => Verdict::More,
        Some(_) => Verdict::Fewer,
    };
    let chance = found.map(|found| found.chance);
    Line { sentence: words::line(&periods, &numbers, chance, verdict), counts, chance, verdict }
}
