//! The length of a term (termijn): an amount and a unit.

use std::fmt;
use std::str::FromStr;

use super::duration_problem::DurationProblem;

/// The unit a term is counted in (eenheid).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// `uur`: elapsed hours, from the minute.
    Hour,
    /// `dag`: calendar days.
    Day,
    /// `werkdag`: working days of the term's [`WorkdaySet`](super::WorkdaySet).
    Workday,
    /// `week`: seven calendar days.
    Week,
    /// `maand`: the same day number, or the last day of a shorter month.
    Month,
    /// `jaar`: twelve months.
    Year,
}

impl Unit {
    /// Every unit, shortest first.
    pub const ALL: [Self; 6] = [Self::Hour, Self::Day, Self::Workday, Self::Week, Self::Month, Self::Year];

    /// The Dutch word that goes with an amount: "1 week", "4 weken", "24 uur".
    #[must_use]
    pub const fn word(self, amount: u32) -> &'static str {
        match (self, amount) {
            (Self::Hour, _) => "uur",
            (Self::Day, 1) => "dag",
            (Self::Day, _) => "dagen",
            (Self::Workday, 1) => "werkdag",
            (Self::Workday, _) => "werkdagen",
            (Self::Week, 1) => "week",
            (Self::Week, _) => "weken",
            (Self::Month, 1) => "maand",
            (Self::Month, _) => "maanden",
            (Self::Year, _) => "jaar",
        }
    }

    fn read(word: &str) -> Option<Self> {
        Some(match word {
            "uur" | "uren" => Self::Hour,
            "dag" | "dagen" | "dag(en)" | "kalenderdag" | "kalenderdagen" => Self::Day,
            "werkdag" | "werkdagen" | "werkdag(en)" => Self::Workday,
            "week" | "weken" | "week/weken" => Self::Week,
            "maand" | "maanden" | "maand(en)" => Self::Month,
            "jaar" | "jaren" | "jaar(en)" => Self::Year,
            _ => return None,
        })
    }
}

/// The length of a term, for example `4 weken`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many units; [`Duration::new`] keeps it within 1..=9999.
    pub amount: u32,
    /// The unit counted in.
    pub unit: Unit,
}

impl Duration {
    /// The largest amount a term may have.
    pub const MAX_AMOUNT: u32 = 9999;

    /// A duration whose amount is checked.
    ///
    /// # Errors
    /// An amount of 0 or above [`Duration::MAX_AMOUNT`].
    pub const fn new(amount: u32, unit: Unit) -> Result<Self, DurationProblem> {
        match amount {
            0 => Err(DurationProblem::Zero),
            1..=Self::MAX_AMOUNT => Ok(Self { amount, unit }),
            _ => Err(DurationProblem::TooLarge),
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.unit.word(self.amount))
    }
}

impl FromStr for Duration {
    type Err = DurationProblem;

    fn from_str(text: &str) -> Result<Self, DurationProblem> {
        let text = text.trim().to_lowercase();
        let split = text
            .find(|c: char| c.is_whitespace())
            .or_else(|| text.find(|c: char| !c.is_ascii_digit()).filter(|i| *i > 0))
            .ok_or_else(|| lone_word(&text))?;
        let (number, word) = text.split_at(split);
        let unit = Unit::read(word.trim());
        match (amount(number), unit) {
            (Some(amount), Some(unit)) => Self::new(amount, unit),
            (Some(_), None) => Err(DurationProblem::UnknownUnit),
            (None, Some(_)) => Err(DurationProblem::UnknownAmount),
            (None, None) => Err(DurationProblem::Unreadable),
        }
    }
}

fn lone_word(text: &str) -> DurationProblem {
    if amount(text).is_some() {
        DurationProblem::NoUnit
    } else if Unit::read(text).is_some() {
        DurationProblem::NoAmount
    } else {
        DurationProblem::Unreadable
    }
}

/// A whole number in digits, or a number word up to twelve.
fn amount(text: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        // A number too long for u32 is simply too large.
        return Some(text.parse().unwrap_or(u32::MAX));
    }
    let plain: String = text.chars().filter(|c| *c != '\u{301}').map(|c| if c == 'é' { 'e' } else { c }).collect();
    (1..).zip(WORDS).find(|(_, word)| *word == plain).map(|(n, _)| n)
}
