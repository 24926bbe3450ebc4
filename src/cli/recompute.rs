//! `klacht recompute`.

use anstyle::{AnsiColor, Style};
use clap::Args;
use serde_json::{Value, json};

use crate::calendar::calendar_version;
use crate::deadline::{Shifted, shifted};
use crate::repository::{Repository, of_files};

use super::check::pretty;
use super::output::Format;
use super::{Ending, Problem, Session, table};

/// Toon welke lopende termijnen verschoven doordat een regel veranderde
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht recompute --since TOEN [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht recompute --since 2026-01-01
  klacht recompute --since 4f0c1d2e3a --format json

De zaken zijn die van nu; de regelingen en klacht.toml die van toen en van nu. Zo is
alleen te zien wat de regels deden. De kalender is die van dit programma: veranderde
zij met een nieuwere versie, dan ziet u dat hier niet."
)]
pub(super) struct Recompute {
    /// Sinds wanneer: een dag, of een wijziging uit git
    #[arg(long, value_name = "TOEN")]
    since: String,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
}

impl Recompute {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let now = session.repository()?;
        let today = session.on;
        let (old, _, id) = session.past(&self.since)?;
        // Looking back must not make that day today.
        session.on = today;
        let then = with_rules_of(&now, &old);
        let all = shifted(&now, &then, session.on);
        match self.format {
            Format::Json => {
                let terms: Vec<Value> = all.iter().map(as_json).collect();
                session.output.line(&pretty(&json!({
                    "on": session.on.to_string(),
                    "since": id.to_string(),
                    "calendar": calendar_version(),
                    "terms": terms,
                })))?;
            }
            Format::Text => {
                let rows: Vec<_> = all.iter().map(|term| (row(term), style(term))).collect();
                table::print(session, ["zaak", "termijn", "toen", "nu", "waarom"], &rows)?;
                session.output.line(&match all.len() {
                    0 => format!("sinds {} is geen enkele lopende termijn verschoven", id.short()),
                    1 => format!("sinds {} is 1 lopende termijn verschoven", id.short()),
                    many => format!("sinds {} zijn {many} lopende termijnen verschoven", id.short()),
                })?;
            }
        }
        Ok(Ending::Fine)
    }
}

/// The cases of now among the rules of then.
fn with_rules_of(now: &Repository, old: &Repository) -> Repository {
    let file = |source: &crate::source::Source| (source.path().to_owned(), source.text().as_bytes().to_vec());
    let rules =
        old.regulations.iter().map(|own| file(own.source())).chain(old.config.source.iter().map(|own| file(own)));
    let cases = now.cases.iter().map(|bound| file(bound.case.source()));
    of_files(rules.chain(cases).collect())
}

fn style(term: &Shifted<'_>) -> Style {
    if term.late { AnsiColor::Red.on_default() } else { Style::new() }
}

fn row(term: &Shifted<'_>) -> [String; 5] {
    let end = |end: Option<crate::calendar::Moment>, none: &str| {
        end.map_or_else(|| none.to_owned(), |end| end.date.to_string())
    };
    let late = if term.late { " (te laat)" } else { "" };
    [
        term.case.id.clone(),
        term.term.to_owned(),
        end(term.before, "liep niet"),
        format!("{}{late}", end(term.after, "loopt niet")),
        term.why.join("; "),
    ]
}

fn as_json(term: &Shifted<'_>) -> Value {
    json!({
        "case": term.case.id,
        "term": term.term,
        "regulation": term.regulation.slug,
        "version": term.regulation.version.to_string(),
        "from": term.before.map(|end| end.to_string()),
        "to": term.after.map(|end| end.to_string()),
        "overdue": term.late,
        "why": term.why,
    })
}
