//! The four readings of "working day" (werkdag).

use std::fmt;
use std::str::FromStr;

use super::table::{EQUATED, GOOD_FRIDAY, HOLIDAY, WEEKEND};
use super::unknown_word::UnknownWord;

/// Which days are working days (werkdagen).
///
/// Each set is a part of the next, so an end in working days is never earlier
/// in an earlier set: `Atw` ≥ `AtwWithoutEquated` ≥ `Holidays` ≥ `MondayToFriday`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum WorkdaySet {
    /// A, `atw`: Monday to Friday, without the holidays of art. 3 lid 1 Atw, Good
    /// Friday (lid 2) and the days equated by royal decree (lid 3).
    #[default]
    Atw,
    /// B, `atw-zonder-gelijkgesteld`: as A, but the days of lid 3 are working days.
    AtwWithoutEquated,
    /// C, `feestdagen`: without the holidays of art. 3 lid 1 Atw only, so Good
    /// Friday is a working day (as in ARBIT art. 1.11).
    Holidays,
    /// D, `maandag-vrijdag`: every Monday to Friday.
    MondayToFriday,
}

impl WorkdaySet {
    /// Every set, from the fewest working days to the most.
    pub const ALL: [Self; 4] = [Self::Atw, Self::AtwWithoutEquated, Self::Holidays, Self::MondayToFriday];

    /// The word a regulation uses for the set (`werkdagen:`).
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Atw => "atw",
            Self::AtwWithoutEquated => "atw-zonder-gelijkgesteld",
            Self::Holidays => "feestdagen",
            Self::MondayToFriday => "maandag-vrijdag",
        }
    }

    /// The flags that make a day no working day in this set.
    pub(super) const fn mask(self) -> u8 {
        match self {
            Self::Atw => WEEKEND | HOLIDAY | GOOD_FRIDAY | EQUATED,
            Self::AtwWithoutEquated => WEEKEND | HOLIDAY | GOOD_FRIDAY,
            Self::Holidays => WEEKEND | HOLIDAY,
            Self::MondayToFriday => WEEKEND,
        }
    }
}

impl fmt::Display for WorkdaySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for WorkdaySet {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let word = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|set| set.word() == word).ok_or(UnknownWord {
            what: "werkdagen",
            choices: "atw, atw-zonder-gelijkgesteld, feestdagen, maandag-vrijdag",
        })
    }
}
