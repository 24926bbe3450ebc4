//! `klacht whatif`.

use anstyle::{AnsiColor, Style};
use chrono::{Datelike, NaiveDate};
use clap::Args;
use serde_json::{Value, json};

use crate::calendar::{Duration, long_date, short_date};
use crate::deadline::{Moved, Spread, moved};
use crate::regulation::{Regulation, TermRule};
use crate::repository::Repository;

use super::casework::{CaseProblem, chosen_regulation};
use super::check::pretty;
use super::output::Format;
use super::{Ending, Problem, Session, table};

/// Reken uit wat een andere lengte van een termijn zou doen
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht whatif TERMIJN LENGTE [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht whatif oordeel \"10 werkdagen\"
  klacht whatif oordeel 6 weken --year 2027
  klacht whatif bevestiging \"3 werkdagen\" --regulation klik-onderwijs --format json

Elke dag van het jaar wordt geteld als begin. Er wordt niets veranderd: de lopende
zaken houden de termijn van de regeling die voor hen geldt."
)]
pub(super) struct WhatIf {
    /// De termijn, zoals zij in de regeling heet
    #[arg(value_name = "TERMIJN", display_order = 1, help_heading = "Argumenten")]
    term: String,
    /// De andere lengte: een getal en uur, dagen, werkdagen, weken, maanden of jaren
    #[arg(value_name = "LENGTE", required = true, num_args = 1..=2, display_order = 2, help_heading = "Argumenten")]
    length: Vec<String>,
    /// Het jaar waarvan elke dag als begin wordt geteld (standaard dit jaar)
    #[arg(long, value_name = "JAAR", value_parser = clap::value_parser!(i32).range(1950..=2199))]
    year: Option<i32>,
    /// De regeling (standaard: die van klacht.toml, of de enige)
    #[arg(long, value_name = "REGELING")]
    regulation: Option<String>,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
}

/// What was worked out.
struct Answer<'a> {
    regulation: &'a Regulation,
    rule: &'a TermRule,
    length: Duration,
    year: i32,
    now: Spread,
    then: Spread,
    cases: Vec<Moved<'a>>,
}

impl WhatIf {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let text = self.length.join(" ");
        let length: Duration = text.parse().map_err(|problem: crate::calendar::DurationProblem| {
            Problem::BadDuration { message: problem.message(), help: problem.help(), text }
        })?;
        let repository = session.repository()?;
        let regulation = self.regulation(&repository, session.on)?;
        let rule = regulation.terms.iter().find(|rule| rule.name.text == self.term.as_str()).ok_or_else(|| {
            let known = regulation.terms.iter().map(|rule| rule.name.text.to_string()).collect();
            CaseProblem::NoTerm { word: self.term.clone(), regulation: regulation.slug.clone(), known }
        })?;
        let year = self.year.unwrap_or_else(|| session.on.year());
        let answer = Answer {
            regulation,
            rule,
            length,
            year,
            now: Spread::of(&rule.calendar, rule.duration, year),
            then: Spread::of(&rule.calendar, length, year),
            cases: moved(&repository, &regulation.slug, rule.name.as_str(), length, session.on),
        };
        match self.format {
            Format::Json => session.output.line(&pretty(&answer.as_json(session.on)))?,
            Format::Text => answer.text(session)?,
        }
        Ok(Ending::Fine)
    }

    /// The version of the chosen regulation that is in force, else its newest.
    fn regulation<'a>(&self, repository: &'a Repository, on: NaiveDate) -> Result<&'a Regulation, Problem> {
        let known = || repository.by_slug().into_keys().map(str::to_owned).collect();
        let chosen = chosen_regulation(repository, self.regulation.as_ref())?;
        let chosen = chosen.ok_or_else(|| CaseProblem::WhichRegulation(known()))?;
        let slug = repository.by_slug().into_keys().find(|slug| *slug == chosen).unwrap_or_default();
        let found = repository.in_force(slug, on).or_else(|| repository.versions(slug).last());
        found.ok_or_else(|| CaseProblem::WhichRegulation(known()).into())
    }
}

impl Answer<'_> {
    fn text(&self, session: &mut Session) -> Result<(), Problem> {
        let Self { regulation, rule, length, year, now, then, cases } = self;
        let articles: Vec<&str> = rule.articles.iter().map(|article| article.as_str()).collect();
        session.output.line(&format!(
            "termijn `{}` van {} (artikel {}): nu {}, en als het {length} was",
            rule.name.text,
            regulation.slug,
            articles.join(", "),
            rule.duration
        ))?;
        session.output.line("")?;
        let row = |name: String, spread: &Spread| {
            let days = [spread.shortest(), spread.median(), spread.longest()].map(|days| days.to_string());
            let [short, median, long] = days;
            let worst = spread.worst.first().map(|day| short_date(*day)).unwrap_or_default();
            ([name, short, median, long, worst], Style::new())
        };
        let rows = [row(rule.duration.to_string(), now), row(length.to_string(), then)];
        let head = ["lengte", "kortst", "helft binnen", "langst", "langst bij begin op"];
        table::print(session, head, &rows)?;
        session.output.line(&format!("In kalenderdagen, over elke begindag van {year}."))?;
        if let Some(worst) = then.worst.first() {
            let more = match then.worst.len() - 1 {
                0 => String::new(),
                1 => " (en bij nog 1 begindag)".to_owned(),
                more => format!(" (en bij nog {more} begindagen)"),
            };
            session.output.line(&format!("De langste, bij een begin op {}{more}:", long_date(*worst)))?;
            for line in rule.calendar.explain((*worst).into(), *length) {
                session.output.line(&format!("  {line}"))?;
            }
        }
        session.output.line("")?;
        let rows: Vec<_> = cases.iter().map(|case| (moved_row(case), style(case))).collect();
        table::print(session, ["zaak", "nu uiterlijk", "dan uiterlijk", "stand"], &rows)?;
        session.output.line(&totals(cases))
    }

    fn as_json(&self, on: NaiveDate) -> Value {
        let spread = |length: Duration, spread: &Spread| {
            let counts: serde_json::Map<String, Value> =
                spread.counts.iter().map(|(days, count)| (days.to_string(), json!(count))).collect();
            json!({
                "length": length.to_string(),
                "shortest": spread.shortest(),
                "median": spread.median(),
                "longest": spread.longest(),
                "days": counts,
                "worst": spread.worst.iter().map(NaiveDate::to_string).collect::<Vec<_>>(),
                "explanation": spread.worst.first()
                    .map(|worst| self.rule.calendar.explain((*worst).into(), length)).unwrap_or_default(),
            })
        };
        let case = |case: &Moved<'_>| {
            json!({
                "case": case.case.id,
                "version": case.version.to_string(),
                "due": case.before.to_string(),
                "would_be_due": case.after.to_string(),
                "overdue": case.late,
                "would_be_overdue": case.would_be_late,
            })
        };
        json!({
            "on": on.to_string(),
            "regulation": self.regulation.slug,
            "version": self.regulation.version.to_string(),
            "term": self.rule.name.text,
            "articles": self.rule.articles.iter().map(|article| article.as_str()).collect::<Vec<_>>(),
            "year": self.year,
            "now": spread(self.rule.duration, &self.now),
            "then": spread(self.length, &self.then),
            "cases": self.cases.iter().map(case).collect::<Vec<_>>(),
        })
    }
}

fn moved_row(case: &Moved<'_>) -> [String; 4] {
    let state = match (case.late, case.would_be_late) {
        (false, true) => "dan te laat",
        (true, false) => "dan niet meer te laat",
        (true, true) => "te laat, en dan ook",
        (false, false) => "op tijd",
    };
    [case.case.id.clone(), case.before.to_string(), case.after.to_string(), state.to_owned()]
}

fn style(case: &Moved<'_>) -> Style {
    if case.would_be_late && !case.late { AnsiColor::Red.on_default() } else { Style::new() }
}

fn totals(cases: &[Moved<'_>]) -> String {
    let late = cases.iter().filter(|case| case.late).count();
    let would = cases.iter().filter(|case| case.would_be_late).count();
    match cases.len() {
        0 => "In geen enkele zaak loopt deze termijn nu.".to_owned(),
        1 => format!("In 1 zaak loopt deze termijn; te laat: nu {late}, dan {would}."),
        many => format!("In {many} zaken loopt deze termijn; te laat: nu {late}, dan {would}."),
    }
}
