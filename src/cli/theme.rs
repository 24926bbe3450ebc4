//! `klacht theme`.

use clap::{Args, Subcommand};

use crate::site::{Copied, builtin, copy_theme};

use super::{Ending, Problem, Session};

/// Geef de pagina's een eigen huisstijl
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht theme init NAAM [BESTAND]…",
    subcommand_required = true,
    arg_required_else_help = true,
    disable_help_subcommand = true,
    subcommand_help_heading = "Opdrachten",
    after_help = "Voorbeelden:
  klacht theme init huisstijl                   kleuren, letters en maten
  klacht theme init huisstijl public/404.html   een sjabloon erbij"
)]
pub(super) struct Theme {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Init(Init),
}

/// Kopieer wat u wilt veranderen naar een eigen thema
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht theme init NAAM [BESTAND]…",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht theme init huisstijl                   kleuren, letters en maten
  klacht theme init huisstijl public/404.html   een sjabloon
  klacht theme init --list                      wat er te kopiëren is

De kopie komt in themes/NAAM. Wat daar al staat, blijft zoals het is. klacht
check leest het thema na, ook als het ingebouwde later verandert."
)]
struct Init {
    /// De naam van uw thema: een map onder themes
    #[arg(value_name = "NAAM", required_unless_present = "list", help_heading = "Argumenten")]
    name: Option<String>,
    /// Bestanden van het ingebouwde thema (standaard: static/tokens.css, met uitleg)
    #[arg(value_name = "BESTAND", help_heading = "Argumenten")]
    files: Vec<String>,
    /// Toon welke bestanden er zijn
    #[arg(long)]
    list: bool,
}

impl Theme {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let What::Init(init) = self.what;
        let name = match (&init.name, init.list) {
            (Some(name), false) => name,
            _ => {
                builtin().iter().try_for_each(|(file, _)| session.output.line(file))?;
                return Ok(Ending::Fine);
            }
        };
        let root = session.root()?;
        for copied in copy_theme(&root, name, &init.files)? {
            session.output.line(&match copied {
                Copied::Made(path) => format!("gemaakt: {path}"),
                Copied::Kept(path) => format!("staat er al, niet veranderd: {path}"),
            })?;
        }
        let repository = session.repository()?;
        if repository.config.theme.is_none_or(|theme| theme.text != name.as_str()) {
            session.output.line(&format!("zet nu bovenaan in klacht.toml: thema = \"{name}\""))?;
        }
        Ok(Ending::Fine)
    }
}
