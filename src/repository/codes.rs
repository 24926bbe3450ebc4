//! Findings of loading a repository as a whole.

use crate::diagnostic::Code;

/// A case that names no regulation while there is no default.
pub const NO_REGULATION: Code = Code::error("K101", "no-regulation", "een zaak noemt geen regeling");
/// A case that names a regulation that is not there.
pub const UNKNOWN_REGULATION: Code = Code::error("K102", "unknown-regulation", "de genoemde regeling bestaat niet");
/// A case received on a day no version was in force.
pub const NOT_IN_FORCE: Code =
    Code::error("K103", "regulation-not-in-force", "op de dag van ontvangst gold geen versie van de regeling");
/// Two cases with one id.
pub const DUPLICATE_ID: Code = Code::error("K120", "duplicate-id", "twee zaken hebben hetzelfde nummer");
/// Two versions that take effect on the same day.
pub const DUPLICATE_VERSION: Code =
    Code::error("K306", "duplicate-version", "twee versies van een regeling gaan op dezelfde dag in");
/// A repository without regulations.
pub const NO_REGULATIONS: Code = Code::warning("K390", "no-regulations", "er is geen enkele regeling");
/// A moved address that leads nowhere, or from a page there is.
pub const MOVED_ADDRESS: Code = Code::warning("K391", "moved-address", "een verhuisd adres werkt niet");

/// All of them, for the list of checks.
pub const ALL: [&Code; 7] = [
    &NO_REGULATION,
    &UNKNOWN_REGULATION,
    &NOT_IN_FORCE,
    &DUPLICATE_ID,
    &DUPLICATE_VERSION,
    &NO_REGULATIONS,
    &MOVED_ADDRESS,
];
