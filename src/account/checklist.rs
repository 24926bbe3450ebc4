//! What had to be done beside the cases in a period, and whether it was: the checklist of a report.

use chrono::NaiveDate;

use crate::calendar::Period;
use crate::duties::beside_cases;
use crate::repository::Repository;

use super::table::{Cell, Row, Table};

/// The duties of a regulation that are about a period or a part of it; nothing when there are none. Measures stand in
/// the register.
pub(super) fn checklist(repository: &Repository, slug: &str, period: Period, on: NaiveDate) -> Option<Table> {
    let within = |own: Period| period.holds(own.first()) && period.holds(own.last());
    let duties = beside_cases(repository, on);
    let own =
        duties.iter().filter(|duty| duty.regulation.slug == slug && duty.measure.is_none() && within(duty.period));
    let rows: Vec<Row> = own
        .map(|duty| {
            let articles: Vec<&str> = duty.articles.iter().map(|article| article.as_str()).collect();
            Row::new(
                duty.name.replace('-', " "),
                [
                    duty.period.name().into(),
                    duty.responsible().into(),
                    Cell::Day(duty.due),
                    duty.met_on.map_or(Cell::Empty, Cell::Day),
                    duty.state().into(),
                    articles.join(", ").into(),
                ],
            )
        })
        .collect();
    (!rows.is_empty()).then(|| Table {
        id: "plichten".to_owned(),
        title: "Wat er buiten de klachten om moest".to_owned(),
        note: "Wat de regeling over dit tijdvak vraagt van de organisatie zelf, met de laatste dag.".to_owned(),
        head: ["Plicht", "over", "wie", "uiterlijk", "gedaan", "stand", "artikel"].map(str::to_owned).into(),
        rows,
        drawn: None,
    })
}
