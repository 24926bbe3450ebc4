//! Findings of building the sites.

use crate::diagnostic::Code;

/// A template that cannot be read or rendered.
pub const TEMPLATE: Code = Code::error("K601", "template-error", "een sjabloon van het thema is niet te verwerken");

/// All of them, for the list of checks.
pub const ALL: [&Code; 1] = [&TEMPLATE];
