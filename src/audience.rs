//! What each side may see: two types, not a flag.
//!
//! [`PublicView`] is built from regulations alone, field by field, so that nothing of a case can be in it;
//! [`leak`] looks once more at what was written. [`PrivateView`] holds what an officer sees.

pub mod leak;
mod private;
mod public;
mod rules;

pub use private::{
    ArticleLink, CaseRow, CaseView, Comparison, EventView, Figures, FindingView, Party, PrivateView, TermView, TrailRow,
};
pub use public::{Anchor, Fact, PublicRegulation, PublicTerm, PublicVersion, PublicView, Reference, Standing};
