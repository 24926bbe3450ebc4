//! Findings of the reader of reports.

use crate::diagnostic::Code;

/// A report whose name or front matter names no period, or two.
pub const PERIOD: Code = Code::error("K030", "report-period", "het tijdvak van een verslag is niet duidelijk");
/// A file among the reports that is not named as one.
pub const FILE_NAME: Code =
    Code::error("K031", "report-file-name", "een bestand tussen de verslagen heet geen tijdvak");
/// A report that names no regulation there is.
pub const REGULATION: Code =
    Code::error("K032", "report-regulation", "een verslag noemt geen regeling, of een die er niet is");
/// Two reports about the same period under the same regulation.
pub const DUPLICATE: Code = Code::error("K033", "duplicate-report", "over dit tijdvak is er nog een verslag");

/// All of them, for the list of checks.
pub const ALL: [&Code; 4] = [&PERIOD, &FILE_NAME, &REGULATION, &DUPLICATE];
