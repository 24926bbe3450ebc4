//! Findings about what would become public.

use crate::diagnostic::Code;

/// A personal value of a case on a public page.
pub const LEAK: Code = Code::error("K602", "leak", "een persoonsgegeven uit een zaak staat op een openbare pagina");

/// All of them, for the list of checks.
pub const ALL: [&Code; 1] = [&LEAK];
