//! What each side may see: two types, not a flag.
//!
//! [`PublicView`] is built from regulations and their history alone, field by field, so that nothing of a case can be in it;
//! [`leak`] looks once more at what was written. [`PrivateView`] holds what an officer sees.

mod private;
mod public;
mod rules;

pub use crate::leak;
pub use rules::{Rules, SCHEMA_FILE, rules_schema};

pub use private::{
    Agenda, AgendaRow, Analysis, ArticleLink, Attachment, Attention, AuditCount, AuditRow, AuditView, CaseRow,
    CaseView, Chart, Comparison, ComparisonRow, Duty, EventView, Figures, FindingView, Held, HistoryView, Lack,
    Leaving, Next, OldText, OldTextView, Overview, Party, Past, PrivateView, Record, ReportRow, ReportView, SignalRow,
    TermView, TrailRow, YearDuty, audit_by_case, audit_of_case, hold_against, measures, periods, report_rows, state,
    subject,
};
pub use public::{
    Anchor, ArticleView, Bar, CalculatedTerm, Calculator, ChangesView, EditView, Edited, Fact, FactBox, Field, Guide,
    Line, PUBLIC_HEADING, PartView, PieceView, PublicRegulation, PublicReport, PublicTerm, PublicVersion, PublicView,
    Reference, Since, Standing, Start, TextLink, Tick, Timeline,
};
