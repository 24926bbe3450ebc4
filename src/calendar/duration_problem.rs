//! Why a text is not the length of a term.

use std::fmt;

/// What is wrong with the text of a term (termijn).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DurationProblem {
    /// Neither a number nor a unit was found.
    Unreadable,
    /// A number stands alone.
    NoUnit,
    /// A unit stands alone.
    NoAmount,
    /// The word after the number is no unit.
    UnknownUnit,
    /// What stands before the unit is no whole number.
    UnknownAmount,
    /// The amount is 0.
    Zero,
    /// The amount is above 9999.
    TooLarge,
}

impl DurationProblem {
    /// What is wrong, in Dutch.
    #[must_use]
    pub const fn message(self) -> &'static str {
        match self {
            Self::Unreadable => "deze termijn is niet te lezen",
            Self::NoUnit => "bij deze termijn staat geen eenheid",
            Self::NoAmount => "bij deze termijn staat geen aantal",
            Self::UnknownUnit => "de eenheid van deze termijn is niet bekend",
            Self::UnknownAmount => "het aantal van deze termijn is geen heel getal",
            Self::Zero => "een termijn van 0 kan niet",
            Self::TooLarge => "deze termijn is te lang: het aantal is hoogstens 9999",
        }
    }

    /// What is expected, in Dutch.
    #[must_use]
    pub const fn help(self) -> &'static str {
        match self {
            Self::Zero | Self::TooLarge => "schrijf een aantal van 1 tot en met 9999, zoals '4 weken'",
            Self::Unreadable | Self::NoUnit | Self::NoAmount | Self::UnknownUnit | Self::UnknownAmount => {
                "schrijf een aantal en een eenheid (uur, dagen, werkdagen, weken, maanden of jaar), \
                 zoals '4 weken', '10 werkdagen' of '1 jaar'"
            }
        }
    }
}

impl fmt::Display for DurationProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message(), self.help())
    }
}

impl std::error::Error for DurationProblem {}
