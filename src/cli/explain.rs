//! `klacht explain`.

use clap::Args;

use crate::check::{CHECKS, find};
use crate::document::closest;

use super::{Ending, Problem, Session};

/// Leg uit wat een melding betekent
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht explain [CODE]",
    after_help = "Voorbeelden:
  klacht explain K104
  klacht explain missing-field
  klacht explain                alle controles"
)]
pub(super) struct Explain {
    /// De code of naam van een controle; zonder code komt de hele lijst
    #[arg(value_name = "CODE", help_heading = "Argumenten")]
    code: Option<String>,
}

impl Explain {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        match self.code {
            None => {
                let mut checks: Vec<_> = CHECKS.iter().map(|check| check.code).collect();
                checks.sort_by_key(|code| code.id);
                let width = checks.iter().map(|code| code.name.len()).max().unwrap_or(0);
                for code in checks {
                    let line =
                        format!("{}  {:width$}  {:12}  {}", code.id, code.name, code.severity.dutch(), code.summary);
                    session.output.line(&line)?;
                }
            }
            Some(word) => match find(&word) {
                Some(check) => session.output.print(check.page)?,
                None => {
                    let names = CHECKS.iter().flat_map(|check| [check.code.name, check.code.id]);
                    let meant = closest(&word, names);
                    return Err(Problem::NoCheck { meant, word });
                }
            },
        }
        Ok(Ending::Fine)
    }
}
