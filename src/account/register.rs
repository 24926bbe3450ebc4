//! The register of measures: every measure of reports and cases, with where it stands.

use chrono::NaiveDate;
use serde::Serialize;

use crate::measure::Measure;
use crate::repository::Repository;

use super::table::{Cell, Row, Table};

/// A measure with where it was written down.
#[derive(Debug)]
pub struct Registered<'a> {
    /// The measure.
    pub measure: &'a Measure,
    /// The file.
    pub path: &'a str,
    /// The case, when it stands in one.
    pub case: Option<&'a str>,
    /// The short name of the regulation.
    pub regulation: Option<&'a str>,
}

/// How far a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Its planned day has passed.
    Overdue,
    /// It has a day, and that is not over.
    Planned,
    /// Nobody said when.
    Unplanned,
    /// Carried out; whether it helped is not known.
    Done,
    /// Its effect was judged.
    Judged,
    /// It will not be carried out.
    Dropped,
}

impl Stage {
    /// In words.
    #[must_use]
    pub fn dutch(self) -> &'static str {
        match self {
            Self::Overdue => "te laat",
            Self::Planned => "gepland",
            Self::Unplanned => "zonder datum",
            Self::Done => "uitgevoerd, effect niet beoordeeld",
            Self::Judged => "uitgevoerd en beoordeeld",
            Self::Dropped => "vervallen",
        }
    }
}

impl Registered<'_> {
    /// How far it is on a day.
    #[must_use]
    pub fn stage(&self, on: NaiveDate) -> Stage {
        let measure = self.measure;
        match (measure.is_open(on), measure.planned) {
            _ if measure.dropped.is_some() => Stage::Dropped,
            (true, Some(planned)) if planned.date() < on => Stage::Overdue,
            (true, Some(_)) => Stage::Planned,
            (true, None) => Stage::Unplanned,
            (false, _) if measure.judged().is_some_and(|day| day.date() <= on) => Stage::Judged,
            (false, _) => Stage::Done,
        }
    }
}

/// Every measure, those that need somebody first; `slug` keeps those of one regulation.
#[must_use]
pub fn register<'a>(repository: &'a Repository, slug: Option<&str>, on: NaiveDate) -> Vec<Registered<'a>> {
    let of_reports = repository.reports.iter().flat_map(|report| {
        let regulation = report.slug.as_ref().map(|slug| slug.as_str());
        let path = report.path();
        report.measures.iter().map(move |measure| Registered { measure, path, case: None, regulation })
    });
    let of_cases = repository.cases.iter().flat_map(|bound| {
        let regulation = repository.binding(bound).map(|regulation| regulation.slug.as_str());
        let (path, case) = (bound.case.source().path(), Some(bound.case.id.as_str()));
        bound.case.measures.iter().map(move |measure| Registered { measure, path, case, regulation })
    });
    let mut all: Vec<Registered<'_>> =
        of_reports.chain(of_cases).filter(|entry| slug.is_none_or(|slug| entry.regulation == Some(slug))).collect();
    all.sort_by_key(|entry| (entry.stage(on), entry.measure.planned.map(|day| day.date())));
    all
}

/// The register as a table; nothing when there are no measures.
#[must_use]
pub fn register_table(entries: &[Registered<'_>], on: NaiveDate) -> Option<Table> {
    let row = |entry: &Registered<'_>| {
        let measure = entry.measure;
        let text = |text: Option<&crate::document::Text>| text.map_or(Cell::Empty, |text| text.as_str().into());
        let day = |day: Option<crate::document::Dated>| day.map_or(Cell::Empty, |day| Cell::Day(day.date()));
        let verdict = measure.effect.as_ref().and_then(|effect| effect.verdict.as_ref());
        let because = match (&measure.cause, entry.case, measure.cases.as_slice()) {
            (Some(cause), ..) => Cell::from(cause.as_str()),
            (None, Some(case), _) => Cell::from(format!("zaak {case}")),
            (None, None, []) => Cell::Empty,
            (None, None, cases) => {
                let ids: Vec<&str> = cases.iter().map(|id| id.as_str()).collect();
                Cell::from(format!("zaken {}", ids.join(", ")))
            }
        };
        Row::new(
            measure.what.as_str(),
            [
                because,
                text(measure.owner.as_ref()),
                day(measure.planned),
                day(measure.done),
                text(verdict),
                entry.stage(on).dutch().into(),
            ],
        )
    };
    let rows: Vec<Row> = entries.iter().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        id: "maatregelen".to_owned(),
        title: "Maatregelen".to_owned(),
        note: String::new(),
        head: ["Maatregel", "aanleiding", "eigenaar", "gepland", "uitgevoerd", "effect", "stand"]
            .map(str::to_owned)
            .into(),
        rows,
        drawn: None,
    })
}
