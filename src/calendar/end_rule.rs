//! Whether and how the end of a term rolls.

use std::fmt;
use std::str::FromStr;

use super::unknown_word::UnknownWord;

/// What happens to an end that falls on a day off (`einde`).
///
/// The rule belongs to the term. The Atw does not bind a private regulation by
/// its own force, so it applies only where a regulation asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum EndRule {
    /// `nominaal`: the end stays where counting put it.
    #[default]
    Nominal,
    /// `atw`: art. 1 and 2 Algemene termijnenwet, with the exclusions of art. 4.
    /// Own closing days do not move this end.
    Atw,
    /// `volgende-werkdag`: the end rolls to the next working day of the term's
    /// own set, closing days included; no art. 2 and no art. 4. This is the
    /// careful reading of a complainant's term on which a regulation is silent.
    /// A term in hours does not roll.
    NextWorkday,
}

impl EndRule {
    /// Every rule.
    pub const ALL: [Self; 3] = [Self::Nominal, Self::Atw, Self::NextWorkday];

    /// The word a regulation uses for the rule (`einde:`).
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Nominal => "nominaal",
            Self::Atw => "atw",
            Self::NextWorkday => "volgende-werkdag",
        }
    }
}

impl fmt::Display for EndRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for EndRule {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        let word = text.trim().to_lowercase();
        Self::ALL
            .into_iter()
            .find(|rule| rule.word() == word)
            .ok_or(UnknownWord { what: "einde", choices: "nominaal, atw, volgende-werkdag" })
    }
}
