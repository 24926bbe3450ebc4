//! What each side may see: two types, not a flag.
//!
//! [`PublicView`] is built from regulations and their history alone, field by field, so that nothing of a case can be in it;
//! [`leak`] looks once more at what was written. [`PrivateView`] holds what an officer sees.

pub mod leak;
mod private;
mod public;
mod rules;

pub use private::{
    ArticleLink, AuditRow, AuditView, CaseRow, CaseView, Comparison, EventView, Figures, FindingView, HistoryView,
    OldText, OldTextView, Party, Past, PrivateView, TermView, TrailRow, audit_by_case, state, subject,
};
pub use public::{
    Anchor, ArticleView, ChangesView, EditView, Edited, Fact, PartView, PieceView, PublicRegulation, PublicTerm,
    PublicVersion, PublicView, Reference, Since, Standing,
};
