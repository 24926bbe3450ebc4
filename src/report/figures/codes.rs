//! Findings about the figures of a report.

use crate::diagnostic::Code;

/// Figures without what they cannot do without.
pub const INCOMPLETE: Code = Code::error("K040", "figures-incomplete", "de cijfers van een verslag zijn niet compleet");
/// A count that is no whole number from nought up.
pub const NOT_A_COUNT: Code = Code::error("K041", "figures-not-a-count", "een aantal in de cijfers is geen aantal");
/// Figures that contradict each other, or the period.
pub const DO_NOT_FIT: Code = Code::error("K042", "figures-do-not-fit", "cijfers van een verslag spreken elkaar tegen");
/// Something else than the number of a case where one belongs.
pub const NO_CASE_NUMBER: Code =
    Code::error("K043", "figures-no-case-number", "in de cijfers staat iets anders dan een nummer van een zaak");

/// All of them, for the list of checks.
pub const ALL: [&Code; 4] = [&INCOMPLETE, &NOT_A_COUNT, &DO_NOT_FIT, &NO_CASE_NUMBER];
