//! Findings of building the sites; they stand here so that the list of checks is whole.

use crate::diagnostic::Code;

/// A template that cannot be read or rendered.
pub const TEMPLATE: Code = Code::error("K601", "template-error", "een sjabloon van het thema is niet te verwerken");
/// A personal value of a case on a public page.
pub const LEAK: Code = Code::error("K602", "leak", "een persoonsgegeven uit een zaak staat op een openbare pagina");
