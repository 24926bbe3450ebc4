//! The duties of the year in a table: when each is due next, and how it stands.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::long_date;
use crate::deadline::Status;
use crate::document::Text;
use crate::duties::{Duty, Term};
use crate::regulation::Regulation;
use crate::repository::Repository;

use super::term::distance;

/// A duty of the organisation without a case.
#[derive(Debug, Serialize)]
pub struct YearDuty {
    /// The regulation.
    pub regulation: String,
    /// What.
    pub what: String,
    /// What it is about: a period; or how often, when it has no last day.
    pub when: String,
    /// Its articles.
    pub articles: String,
    /// The last day, ISO; empty when there is none.
    pub due: String,
    /// The last day in words.
    pub due_long: String,
    /// `open`, `overdue`, `met`, `late`, `lapsed`; empty when there is no last day.
    pub status: &'static str,
    /// `3 dagen te laat`, `nog 2 dagen`, `gehaald`.
    pub state: String,
    /// The file its evidence belongs in.
    pub path: String,
}

/// A row for each duty with a last day: all that are overdue, else the one that runs, else the last one; then what the
/// regulations in force ask without a last day.
pub(super) fn rows(repository: &Repository, year: &[Duty<'_>], on: NaiveDate) -> Vec<YearDuty> {
    let mut rows = Vec::new();
    for slug in repository.by_slug().into_keys() {
        let of_slug: Vec<&Duty<'_>> = year.iter().filter(|duty| duty.regulation.slug == slug).collect();
        let mut seen = Vec::new();
        for duty in &of_slug {
            let key = (duty.kind, &duty.name);
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let same: Vec<&&Duty<'_>> = of_slug.iter().filter(|other| (other.kind, &other.name) == key).collect();
            let with = |status| same.iter().filter(move |duty| duty.status == status);
            rows.extend(with(Status::Overdue).map(|duty| dated(duty)));
            let next =
                with(Status::Open).next().or_else(|| same.last().filter(|_| with(Status::Overdue).next().is_none()));
            rows.extend(next.map(|duty| dated(duty)));
        }
        rows.extend(repository.in_force(slug, on).map(undated).unwrap_or_default());
    }
    rows
}

fn dated(duty: &Duty<'_>) -> YearDuty {
    YearDuty {
        regulation: duty.regulation.slug.clone(),
        what: duty.name.replace('-', " "),
        when: duty.period.name(),
        articles: articles(duty.articles),
        due: duty.due.to_string(),
        due_long: long_date(duty.due),
        status: duty.status.key(),
        state: distance(Term::Year(duty)),
        path: duty.path.clone(),
    }
}

/// What has no last day: reports of which nobody says how often, telling that each case shows, and plain duties.
fn undated(regulation: &Regulation) -> Vec<YearDuty> {
    let row = |what: String, when: String, refs: &[Text]| YearDuty {
        regulation: regulation.slug.clone(),
        what,
        when,
        articles: articles(refs),
        due: String::new(),
        due_long: String::new(),
        status: "",
        state: String::new(),
        path: String::new(),
    };
    let mut rows = Vec::new();
    for report in regulation.reports.iter().filter(|report| report.period().is_none()) {
        let every = report.every.map(|every| format!("elke {every}")).unwrap_or_default();
        rows.push(row(format!("verslag: {}", report.name.text.replace('-', " ")), every, &report.articles));
    }
    for told in regulation.information.iter().filter(|told| told.step.is_some()) {
        let to = told.to.as_ref().map(|to| format!(" aan {}", to.text)).unwrap_or_default();
        rows.push(row(format!("voorlichting: {}{to}", told.channel.text), "bij elke zaak".to_owned(), &told.articles));
    }
    rows.extend(regulation.duties.iter().map(|duty| row(duty.text.clone(), String::new(), &duty.articles)));
    if let Some(training) = regulation.training.as_ref().filter(|training| training.every.is_none()) {
        rows.push(row("opleiding van medewerkers".to_owned(), String::new(), &training.articles));
    }
    rows
}

fn articles(refs: &[Text]) -> String {
    refs.iter().map(Text::as_str).collect::<Vec<_>>().join(", ")
}
