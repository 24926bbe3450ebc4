//! `klacht overdue`.

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use crate::calendar::short_date;
use crate::deadline::{Deadline, Status, deadlines};
use crate::duties::{Term, duties};
use crate::export;
use crate::repository::Repository;

use super::check::pretty;
use super::{Ending, Problem, Session, table};

/// Toon welke termijnen te laat zijn, en welke eraan komen
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht overdue [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht overdue                     wat is te laat
  klacht overdue --within 7          en wat moet er binnen zeven dagen
  klacht overdue --all --format csv > termijnen.csv
  klacht overdue --within 30 --format ics > termijnen.ics

De plichten van het jaar staan erbij: verslagen, besprekingen, maatregelen, training en
voorlichting. Een streeftermijn die voorbij is, heet nooit te laat; --all laat hem zien."
)]
pub(super) struct Overdue {
    /// Elke termijn, met zijn stand
    #[arg(long)]
    all: bool,
    /// Ook termijnen die binnen zoveel dagen aflopen
    #[arg(long, value_name = "DAGEN", value_parser = super::usage::days)]
    within: Option<u32>,
    /// Zoals het archief stond: een dag, of een wijziging uit git
    #[arg(long, value_name = "TOEN")]
    at: Option<String>,
    /// Vorm: text, json, csv of ics
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
    /// Eindig met status 1 als er iets te laat is
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
    Ics,
}

impl Overdue {
    /// As `klacht overdue`.
    pub(super) fn plain() -> Self {
        Self { at: None, all: false, within: None, format: Format::Text, exit_code: false }
    }

    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let repository = session.repository_at(self.at.as_deref())?;
        let cases = all(&repository, session.on);
        let year = duties(&repository, session.on);
        let all: Vec<Term<'_>> = cases.iter().map(Term::Case).chain(year.iter().map(Term::Year)).collect();
        let mut chosen: Vec<Term<'_>> = all.iter().copied().filter(|term| self.wants(*term)).collect();
        // The longest overdue first.
        chosen.sort_by(|a, b| a.order().cmp(&b.order()));
        match self.format {
            Format::Json => session.output.line(&pretty(&export::deadlines_json(&chosen, session.on)))?,
            Format::Csv => session.output.bytes(&export::deadlines_csv(&chosen))?,
            Format::Ics => session.output.print(&export::deadlines_ics(&chosen, session.on))?,
            Format::Text => self.text(session, &repository, &all, &chosen)?,
        }
        let late = all.iter().any(|term| term.status() == Status::Overdue);
        drop((all, chosen));
        std::mem::forget(cases);
        std::mem::forget(repository);
        Ok(if self.exit_code && late { Ending::Findings } else { Ending::Fine })
    }

    fn wants(&self, term: Term<'_>) -> bool {
        let soon = || self.within.is_some_and(|within| (0..=i64::from(within)).contains(&term.days()));
        self.all || term.status() == Status::Overdue || term.status() == Status::Open && soon()
    }

    fn text(
        &self,
        session: &mut Session,
        repository: &Repository,
        all: &[Term<'_>],
        chosen: &[Term<'_>],
    ) -> Result<(), Problem> {
        let style = |term: Term<'_>| match term.status() {
            Status::Overdue => anstyle::AnsiColor::Red.on_default(),
            Status::Open if term.days() <= 2 => anstyle::AnsiColor::Yellow.on_default(),
            _ => anstyle::Style::new(),
        };
        let rows: Vec<_> = chosen.iter().map(|term| (row(*term), style(*term))).collect();
        let about = if chosen.iter().any(|term| term.case().is_none()) { "zaak of tijdvak" } else { "zaak" };
        table::print(session, [about, "termijn", "uiterlijk", "stand", "wie", "artikel"], &rows)?;
        session.output.line(&self.totals(session, repository, all))
    }

    fn totals(&self, session: &Session, repository: &Repository, all: &[Term<'_>]) -> String {
        let count = |wanted: &dyn Fn(Term<'_>) -> bool| all.iter().filter(|term| wanted(**term)).count();
        let late = count(&|term| term.status() == Status::Overdue);
        let soon = count(&|term| term.status() == Status::Open && (0..=7).contains(&term.days()));
        let soft = count(&|term| term.status() != Status::Overdue && term.is_passed());
        let of_year = count(&|term| term.status() == Status::Overdue && matches!(term, Term::Year(_)));
        let many = |count: usize, one: &str, more: &str| format!("{count} {}", if count == 1 { one } else { more });
        let year = if of_year > 0 { format!(" ({of_year} van het jaar)") } else { String::new() };
        let mut text = format!(
            "op {}: {} te laat{year}, {} binnen 7 dagen, in {}",
            short_date(session.on),
            many(late, "termijn", "termijnen"),
            soon,
            many(repository.cases.len(), "zaak", "zaken"),
        );
        if soft > 0 && !self.all {
            text += &format!(
                "; {} verstreken (klacht overdue --all)",
                many(soft, "streeftermijn of norm is", "streeftermijnen of normen zijn")
            );
        }
        text
    }
}

/// Every term of every case, worked out.
fn all(repository: &Repository, on: chrono::NaiveDate) -> Vec<Deadline<'_>> {
    let of_case =
        |bound| repository.binding(bound).map(|regulation| deadlines(&bound.case, regulation, on)).unwrap_or_default();
    repository.cases.par_iter().flat_map_iter(of_case).collect()
}

fn row(term: Term<'_>) -> [String; 6] {
    let days = term.days();
    let distance = match (term.status(), days) {
        (Status::Overdue, -1) => "1 dag te laat".to_owned(),
        (Status::Overdue, _) => format!("{} dagen te laat", -days),
        (Status::Open, 0) => "vandaag".to_owned(),
        (Status::Open, 1) => "nog 1 dag".to_owned(),
        (Status::Open, _) => format!("nog {days} dagen"),
        _ => term.state().to_owned(),
    };
    let articles: Vec<&str> = term.articles().iter().map(|article| article.text.as_str()).collect();
    let about = match term {
        Term::Case(term) => term.case.id.clone(),
        Term::Year(duty) => duty.case.map_or_else(|| duty.period.to_string(), |case| case.id.clone()),
    };
    [
        about,
        term.name().to_owned(),
        term.due().date.to_string(),
        distance,
        term.responsible().to_owned(),
        format!("{} {}", term.regulation().slug, articles.join(", ")).trim_end().to_owned(),
    ]
    .map(|cell| cell.replace(char::is_control, " "))
}
