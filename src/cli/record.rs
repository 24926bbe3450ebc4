//! `klacht record`.

use clap::Args;

use super::casework::given::Given;
use super::casework::step::{MEND, known_step, take, tell};
use super::casework::todo::tick_off;
use super::casework::{CaseProblem, Opened, closing, moment, new_errors, reject};
use super::{Ending, Problem, Session};

/// Zet een stap in het verloop van een zaak, en laat zien wat dat doet met de termijnen
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht record [OPTIES] ZAAK STAP",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht record 2026-007 bevestigd                    vandaag
  klacht record 2026-007 bevestigd --date gisteren
  klacht record 2026-007 oordeel --date \"10 april 2026\" \\
    --set uitkomst=\"deels gegrond\" --set motivering=\"de training begon te laat\" \\
    --set vorm=schriftelijk --set aan=klager --set aan=beklaagde
  klacht record 2026-007 klager-gehoord --set afgezien=\"alles was al opgeschreven\"
  klacht record 2026-007 afgesloten --set oorzaak=planning --dry-run

Wat bij een stap hoort (uitkomst, via, reden), komt bij die stap. Andere gegevens
(oorzaak, klager.email, indeling.aard) komen bij de zaak. Twee keer --set met dezelfde
naam maakt een lijst.

De rest van het bestand blijft staan zoals u het schreef. Zou klacht check er een fout
bij vinden, dan wordt niets geschreven. Terug: klacht undo.

Afloop: 0 geschreven, 1 niet geschreven vanwege fouten, 2 niet uitgevoerd."
)]
pub(super) struct Record {
    /// Het nummer van de zaak
    #[arg(value_name = "ZAAK", help_heading = "Argumenten")]
    case: String,
    /// De stap, zoals bevestigd of oordeel
    #[arg(value_name = "STAP", help_heading = "Argumenten")]
    step: String,
    /// De dag waarop het gebeurde (standaard: vandaag)
    #[arg(long, value_name = "DATUM")]
    date: Option<String>,
    /// Een gegeven met een waarde; mag vaker
    #[arg(long, value_name = "NAAM=WAARDE")]
    set: Vec<String>,
    /// Laat alleen zien wat er zou gebeuren
    #[arg(long)]
    dry_run: bool,
}

impl Record {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let opened = Opened::find(session, &self.case)?;
        let before = opened.with(&opened.bytes);
        let bound = before.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
        let regulation = before.binding(bound).ok_or_else(|| CaseProblem::NoRegulation(opened.id.clone()))?;
        let step = known_step(regulation, &self.step)?;
        let given = Given::read(&self.set, regulation, &step, session.on)?;
        let day = match &self.date {
            Some(text) => Some(moment(text, session.on)?),
            // What was waived did not happen on a day.
            None if given.waives() => None,
            None => Some(session.on.into()),
        };
        let set: Vec<String> = given.case.iter().map(|(path, _)| path.clone()).collect();
        let taken = take(&opened, &bound.case, &step, given, day)?;
        let taken = tick_off(&opened, taken, &set, session.on)?;
        let after = opened.with(&taken);
        let errors = new_errors(&opened.path, Some(&before), &after, session.on);
        if !errors.is_empty() {
            return reject(session, &errors, MEND);
        }
        if !self.dry_run {
            opened.write(&taken)?;
        }
        tell(session, &opened, (&before, bound), &after, (&step, day))?;
        session.output.line(&closing(&opened, self.dry_run))?;
        Ok(Ending::Fine)
    }
}
