//! `klacht completions`.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Ending, Problem, Session};

/// Maak aanvullingen voor uw opdrachtregel (bash, zsh, fish, elvish, powershell)
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht completions SCHIL",
    after_help = "Voorbeeld:\n  klacht completions bash > ~/.local/share/bash-completion/completions/klacht"
)]
pub(super) struct Completions {
    /// Welke schil
    #[arg(value_name = "SCHIL", hide_possible_values = true, help_heading = "Argumenten")]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "klacht", &mut text);
        session.output.bytes(&text)?;
        Ok(Ending::Fine)
    }
}
