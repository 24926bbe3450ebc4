//! `klacht demo`.

use std::path::PathBuf;

use clap::Args;

use crate::demo;
use crate::world;

use super::{Ending, Problem, Session, build, check, overdue};

/// Maak een voorbeeldarchief met verzonnen zaken en kijk rond
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht demo [MAP]",
    after_help = "Voorbeelden:
  klacht demo                in de map demo
  klacht demo /tmp/klachten  in een andere map

De map moet leeg zijn of nog niet bestaan. Alle personen en zaken zijn
verzonnen; de geschiedenis loopt van mei 2025 tot en met 30 oktober 2026, en
die dag geldt als vandaag."
)]
pub(super) struct Demo {
    /// De map waarin het archief komt (standaard: demo)
    #[arg(value_name = "MAP", default_value = "demo", hide_default_value = true, help_heading = "Argumenten")]
    folder: PathBuf,
}

impl Demo {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let folder = match &session.directory {
            Some(directory) => directory.join(&self.folder),
            None => self.folder.clone(),
        };
        if world::has_entries(&folder) {
            return Err(Problem::NotEmpty(folder));
        }
        let made = demo::make(&folder)?;
        let on = demo::today();
        let shown = folder.display();
        session.output.line(&format!(
            "Gemaakt in {shown}: {} verzonnen zaken, {} vastgelegde wijzigingen, drie behandelaars.",
            made.cases, made.commits
        ))?;
        session.directory = Some(folder.clone());
        session.on = on;
        self.step(session, &format!("klacht -C {shown} check --quiet --on {on}"))?;
        check::Check::quiet().run(session)?;
        self.step(session, &format!("klacht -C {shown} overdue --on {on}"))?;
        overdue::Overdue::plain().run(session)?;
        self.step(session, &format!("klacht -C {shown} build --on {on}"))?;
        build::Build::plain().run(session)?;
        session.output.line(&format!(
            "
Kijk nu rond:
  {shown}/out/public/index.html    wat het publiek ziet (open in uw browser)
  {shown}/out/private/index.html   wat een klachtenfunctionaris ziet
  {shown}/cases                    de zaken: gewone tekstbestanden
  git -C {shown} log --stat        wie wat wanneer vastlegde

Probeer daarna:
  verander een datum in een zaak en draai  klacht -C {shown} check --on {on}
  klacht -C {shown} overdue --within 14 --on {on}
  klacht explain K104              wat een melding betekent
  klacht term 2026-10-30 \"4 weken\" --end atw"
        ))?;
        Ok(Ending::Fine)
    }

    fn step(&self, session: &mut Session, command: &str) -> Result<(), Problem> {
        let bold = anstyle::Style::new().bold();
        let line = session.output.paint(bold, &format!("\n$ {command}"));
        session.output.line(&line)
    }
}
