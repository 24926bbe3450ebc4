//! Judgement: every check, and the runner that holds them against a repository.
//!
//! A check is one file here, one page in `docs/checks/`, and one line in [`CHECKS`].

use chrono::NaiveDate;

use crate::case::{Case, Event};
use crate::deadline::Deadline;
use crate::diagnostic::{Citation, Code, Diagnostic, Findings};
use crate::document::Text;
use crate::regulation::{Refs, Regulation, StepRule};
use crate::repository::{Bound, Repository};
use crate::source::Span;

pub mod codes;
mod list;
mod missing;
mod next;
mod runner;

pub use list::CHECKS;
pub use missing::{Missing, missing, missing_at};
pub use next::{Ask, Next, asks, command, is_owed, next};
pub use runner::{
    EXPIRED_SUPPRESSION, HISTORY_SUPPRESSION, UNKNOWN_SUPPRESSION, UNUSED_SUPPRESSION, run, run_one, run_report,
};
pub use unknown_field::{PERSON_KEYS, PERSONS, is_of_person};

mod acknowledgement_after_decision;
mod appointer_co_decides;
mod appointment_without_grounds;
mod broken_cross_reference;
mod broken_link;
mod closed_odr_platform;
mod contradicting_rules;
mod dispute_described_differently;
mod duplicate_article;
mod empty_section;
mod end_before_start;
mod escalation_without_who;
mod handover_without_moment;
mod informal_without_end;
mod long_sentence;
mod missing_contact;
mod missing_field;
mod missing_postal_address;
mod mixed_names;
mod no_acknowledgement;
mod no_conflict_rule;
mod no_cost_rule;
mod no_decision_term;
mod no_escalation;
mod no_extension;
mod no_hearing;
mod no_outcome;
mod no_processor_agreement;
mod no_report;
mod no_retention;
mod no_secrecy;
mod no_submission_window;
mod official_word;
mod owner_not_responsible;
mod raw_html;
mod report_without_period;
mod retention_before_analysis;
mod retention_during_dispute;
mod term_cannot_start;
mod unbounded_extension;
mod unclear_intake;
mod undeclared_step;
mod unknown_article;
mod unknown_role;
mod vague_term;
mod version_gap;
// What several checks need.
mod actors;
mod duty;
mod parties;
mod precedence;
mod sentences;
mod wording;

// A case and its data.
mod attachment_not_found;
mod costs_charged;
mod missing_attachment;
mod missing_classification;
mod missing_section;
mod not_appointed;
mod not_received;
mod respondent_handles;
mod same_department;
mod too_many_classes;
mod unclear_answer;
mod unknown_axis;
mod unknown_channel;
mod unknown_class;
mod unknown_field;
mod unknown_outcome;

// The course of a case.
mod after_closing;
mod before_receipt;
mod closed_with_open_term;
mod closed_without_outcome;
mod extension_beyond_maximum;
mod extension_not_allowed;
mod extension_not_later;
mod extension_too_often;
mod extension_without_date;
mod future_date;
mod hold_expired;
mod hold_without_reason;
mod late_extension;
mod missing_addressee;
mod missing_attribute;
mod missing_signature;
mod out_of_order;
mod repeated_step;
mod retention_passed;
mod step_before_gate;
mod step_too_early;
mod target_passed;
mod term_met_late;
mod term_overdue;
mod unknown_attribute;
mod unknown_step;
mod waived_without_reason;
mod waiver_not_allowed;
mod window_missed;
mod wrong_actor;
mod wrong_channel;
mod wrong_form;
mod wrong_handler_role;

mod terms;

// The year.
mod effect_not_judged;
mod measure_overdue;
mod measure_without_owner;
mod no_decision;
mod no_information;
mod no_training;
mod not_discussed;
mod report_overdue;
mod year;

pub use year::YearContext;

// A report.
mod fewer_complaints;
mod figures_outdated;
mod figures_provisional;
mod no_figures;
mod overlapping_published;
mod person_in_report;
mod report;
mod report_future_date;
mod unknown_case;

pub use report::{ReportContext, Shared};

/// One check.
#[derive(Debug)]
pub struct Check {
    /// Its code and name.
    pub code: &'static Code,
    /// Its page: what it finds, why, a failing and a passing example.
    pub page: &'static str,
    /// What it looks at.
    pub subject: Subject,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub enum Subject {
    /// Found by a reader, before the checks run.
    Reader,
    /// One case under the version that binds it.
    Case(fn(&CaseContext<'_>, &mut Findings)),
    /// One version of a regulation.
    Regulation(fn(&RegulationContext<'_>, &mut Findings)),
    /// The duties of the year, and the reports that show they were met.
    Year(fn(&YearContext<'_>, &mut Findings)),
    /// One report.
    Report(fn(&ReportContext<'_>, &mut Findings)),
}

/// The check with this code or name.
#[must_use]
pub fn find(word: &str) -> Option<&'static Check> {
    CHECKS.iter().find(|check| check.code.is(word))
}

/// A case with all a check needs to judge it.
#[derive(Debug)]
pub struct CaseContext<'a> {
    /// Everything there is.
    pub repository: &'a Repository,
    /// The case.
    pub case: &'a Case,
    /// The version that binds it.
    pub regulation: &'a Regulation,
    /// The events that really happened and have a rule that holds, each with that rule.
    pub duties: Vec<(&'a StepRule, &'a Event)>,
    /// Its terms, worked out.
    pub deadlines: Vec<Deadline<'a>>,
    /// Today.
    pub on: NaiveDate,
}

impl<'a> CaseContext<'a> {
    /// Binds a case for judgement; `None` when no version binds it.
    #[must_use]
    pub fn new(repository: &'a Repository, bound: &'a Bound, on: NaiveDate) -> Option<Self> {
        let regulation = repository.binding(bound)?;
        let deadlines = crate::deadline::deadlines(&bound.case, regulation, on);
        let duties = duty::bound_events(&bound.case, regulation);
        Some(Self { repository, case: &bound.case, regulation, duties, deadlines, on })
    }

    /// A finding in the case that rests on the articles of a rule.
    #[must_use]
    pub fn finding(&self, code: &'static Code, span: Span, message: impl Into<String>, articles: &Refs) -> Diagnostic {
        let mut finding = Diagnostic::new(code, self.case.source(), span, message);
        finding.case = Some(self.case.id.clone());
        finding.citation = Some(citation(self.regulation, articles));
        finding
    }

    /// The key of the front matter, or its beginning when the key is not there.
    #[must_use]
    pub fn key_span(&self, path: &str) -> Span {
        let first = path.split('.').next().unwrap_or(path);
        let start = self.case.document.front_span.start as usize;
        self.case.document.front.entry(first).map_or(Span::new(start, start), |entry| entry.key.span)
    }
}

/// A version of a regulation with all a check needs to judge it.
#[derive(Debug)]
pub struct RegulationContext<'a> {
    /// Everything there is.
    pub repository: &'a Repository,
    /// The version.
    pub regulation: &'a Regulation,
    /// Today.
    pub on: NaiveDate,
}

impl RegulationContext<'_> {
    /// A finding in the regulation that rests on its own articles.
    #[must_use]
    pub fn finding(&self, code: &'static Code, span: Span, message: impl Into<String>, articles: &Refs) -> Diagnostic {
        let mut finding = Diagnostic::new(code, self.regulation.source(), span, message);
        finding.citation = Some(citation(self.regulation, articles));
        finding
    }

    /// Where to point when something is missing altogether: the key it would stand under, or the title.
    #[must_use]
    pub fn key_span(&self, key: &str) -> Span {
        let front = &self.regulation.document.front;
        let entry = front.entry(key).or_else(|| front.entry("titel")).or_else(|| front.iter().next());
        entry.map_or(self.regulation.document.front_span, |entry| entry.key.span)
    }
}

/// The first of the articles a rule rests on, with what it says.
fn citation(regulation: &Regulation, articles: &[Text]) -> Citation {
    let article = articles.first().map(|article| article.text.clone());
    let excerpt =
        article.as_deref().and_then(|article| regulation.articles.find(article)).map(|target| target.excerpt());
    Citation {
        regulation: regulation.slug.clone(),
        version: regulation.version.to_string(),
        article: article.map(Into::into),
        excerpt,
    }
}
