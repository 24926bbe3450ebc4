//! `klacht lsp`.

use clap::Args;

use crate::lsp::{self, Ended};
use crate::world;

use super::{Ending, Session};

/// Help een tekstprogramma mee terwijl u typt (taalserver)
///
/// Uw tekstprogramma start deze opdracht zelf en praat ermee over standaardinvoer en -uitvoer. Hoe u dat instelt, staat
/// in docs/editors.md.
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht lsp [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht lsp                    zet dit in uw tekstprogramma als taalserver
  klacht lsp --on 2026-03-02    alsof het die dag is"
)]
pub(super) struct Lsp {
    /// Praat over standaardinvoer en -uitvoer; dat gebeurt altijd, maar sommige programma's geven het mee
    #[arg(long)]
    stdio: bool,
}

impl Lsp {
    pub(super) fn run(self, session: &Session) -> Ending {
        if world::at_terminal() {
            // An officer who types this would wait for ever.
            session.output.warn(
                "deze opdracht is voor tekstprogramma's: die starten haar zelf, zie docs/editors.md; stop met Ctrl+C",
            );
        }
        let Self { stdio: _ } = self;
        // An archive is found from each file's own path, so neither -C nor the folder of this process matters.
        match lsp::run(session.on_given.then_some(session.on)) {
            Ended::Properly => Ending::Fine,
            Ended::Ungreeted => Ending::Findings,
            Ended::Abruptly => {
                let why = "het tekstprogramma ging weg zonder af te sluiten, of stuurde iets dat geen bericht is";
                session.output.warn(&format!("de taalserver is gestopt: {why}"));
                Ending::Findings
            }
        }
    }
}
