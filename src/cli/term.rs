//! `klacht term`.

use clap::Args;
use serde_json::json;

use crate::calendar::{Calendar, Duration, EndRule, WorkdaySet, parse_date};

use super::check::pretty;
use super::output::Format;
use super::{Ending, Problem, Session};

/// Reken een termijn uit, met uitleg
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht term BEGIN TERMIJN [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht term 2026-03-02 \"4 weken\"
  klacht term 2026-04-02 3 werkdagen --workdays feestdagen
  klacht term 2026-03-06 \"4 weken\" --end atw

Werkdagen:
  atw                       maandag tot en met vrijdag; vrij zijn de feestdagen
                            van de Algemene termijnenwet, Goede Vrijdag en de
                            dagen die bij besluit gelijkgesteld zijn
  atw-zonder-gelijkgesteld  als atw, maar de gelijkgestelde dagen zijn werkdagen
  feestdagen                alleen de feestdagen zelf zijn vrij; Goede Vrijdag is
                            een werkdag
  maandag-vrijdag           elke maandag tot en met vrijdag"
)]
pub(super) struct Term {
    /// De dag (of het moment) waarop de termijn begint, zoals 2026-03-02
    #[arg(value_name = "BEGIN", display_order = 1, help_heading = "Argumenten")]
    start: String,
    /// De lengte: een getal en uur, dagen, werkdagen, weken, maanden of jaren
    #[arg(value_name = "TERMIJN", required = true, num_args = 1..=2, display_order = 2, help_heading = "Argumenten")]
    duration: Vec<String>,
    /// Welke dagen werkdagen zijn: atw, atw-zonder-gelijkgesteld, feestdagen of maandag-vrijdag (standaard atw)
    #[arg(long, value_name = "DAGEN", default_value = "atw", hide_default_value = true, hide_possible_values = true, value_parser = workdays)]
    workdays: WorkdaySet,
    /// Of het einde doorloopt: nominaal (nee) of atw (ja) (standaard nominaal)
    #[arg(long, value_name = "EINDE", default_value = "nominaal", hide_default_value = true, hide_possible_values = true, value_parser = end)]
    end: EndRule,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
}

fn workdays(text: &str) -> Result<WorkdaySet, String> {
    text.parse().map_err(|_| "kies uit: atw, atw-zonder-gelijkgesteld, feestdagen, maandag-vrijdag".to_owned())
}

fn end(text: &str) -> Result<EndRule, String> {
    text.parse().map_err(|_| "kies uit: nominaal, atw".to_owned())
}

impl Term {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let start = parse_date(&self.start)
            .map_err(|problem| Problem::BadDate {
                message: problem.message().to_string(),
                help: problem.help().to_string(),
            })?
            .moment;
        let text = self.duration.join(" ");
        let duration: Duration = text.parse().map_err(|problem: crate::calendar::DurationProblem| {
            Problem::BadDuration { message: problem.message(), help: problem.help(), text }
        })?;
        let calendar = Calendar::new(self.workdays, self.end, Vec::new());
        let computed = calendar.compute(start, duration);
        let explanation = calendar.explain(start, duration);
        match self.format {
            Format::Json => {
                let value = json!({
                    "start": computed.start.to_string(),
                    "nominal": computed.nominal.to_string(),
                    "due": computed.due.to_string(),
                    "explanation": explanation,
                });
                session.output.line(&pretty(&value))?;
            }
            Format::Text => {
                session.output.line(&computed.due.to_string())?;
                for line in explanation {
                    session.output.line(&format!("  {line}"))?;
                }
            }
        }
        Ok(Ending::Fine)
    }
}
