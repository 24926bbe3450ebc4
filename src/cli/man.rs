//! `klacht man`.

use clap::{Args, CommandFactory};

use super::{Cli, Ending, Problem, Session};

/// Maak de handleidingpagina voor man
#[derive(Debug, Args)]
#[command(help_template = super::usage::TEMPLATE, override_usage = "klacht man", after_help = "Voorbeeld:\n  klacht man > klacht.1")]
pub(super) struct Man {}

impl Man {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(Problem::output)?;
        session.output.bytes(&page)?;
        Ok(Ending::Fine)
    }
}
