//! `klacht record`.

use clap::Args;

use crate::calendar::long_date;
use crate::case::Case;
use crate::document::nearest;
use crate::edit::{Change, New, edit};
use crate::regulation::Regulation;
use crate::vocabulary;

use super::casework::given::Given;
use super::casework::todo::tick_off;
use super::casework::{CaseProblem, Opened, moment, new_errors, reject, show_lines, terms};
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
        let set: Vec<String> = given.case.iter().map(|(path, _)| path.clone()).collect();
        let day = match &self.date {
            Some(text) => Some(moment(text, session.on)?),
            // What was waived did not happen on a day.
            None if given.waives() => None,
            None => Some(session.on.into()),
        };
        let at = day.map_or(usize::MAX, |day| place(&bound.case, day.date));
        let day_written = day.map_or(New::Nothing, |day| New::One(day.to_string()));
        let entries = std::iter::once((step.clone(), day_written)).chain(given.event).collect();
        let mut changes = vec![Change::Event { at, entries }];
        changes.extend(given.case.into_iter().map(|(path, value)| Change::Set { path, value }));
        let after_bytes = edit(&opened.path, &opened.bytes, &changes)
            .map_err(|problem| CaseProblem::Edit { path: opened.path.clone(), problem })?;
        let after_bytes = tick_off(&opened, after_bytes, &set, session.on)?;
        let after = opened.with(&after_bytes);
        let errors = new_errors(&opened.path, Some(&before), &after, session.on);
        if !errors.is_empty() {
            let mend = "vul aan met --set NAAM=WAARDE, of verbeter de datum met --date; ging het echt zo, zet de stap er\n  dan zelf in en leg bij `negeer` uit waarom het zo blijft";
            return reject(session, &errors, mend);
        }
        let result = after.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
        if !self.dry_run {
            opened.write(&after_bytes)?;
        }
        let on_day = day.map_or_else(String::new, |day| format!(" op {}", long_date(day.date)));
        let label = regulation.step_label(&step);
        session.output.line(&format!("{}: {label}{on_day}", opened.id))?;
        show_lines(session, bound.case.source().text(), result.case.source().text())?;
        for line in terms(Some((&before, bound)), (&after, result), session.on) {
            session.output.line(&line)?;
        }
        session.output.line(&match self.dry_run {
            true => "niets geschreven: dit was een proef (--dry-run)".to_owned(),
            false => {
                format!("geschreven in {}; terug: klacht undo, vastleggen: klacht save {}", opened.path, opened.id)
            }
        })?;
        Ok(Ending::Fine)
    }
}

/// The step this regulation knows by a word; capitals, spaces and underscores are forgiven.
fn known_step(regulation: &Regulation, word: &str) -> Result<String, Problem> {
    let plain = word.trim().to_lowercase().replace([' ', '_'], "-");
    let own = regulation.steps.iter().map(|rule| rule.step.as_str());
    let known: Vec<&str> = vocabulary::STEPS.iter().map(|step| step.key).chain(own).collect();
    let by_label = || vocabulary::STEPS.iter().find(|step| step.label.eq_ignore_ascii_case(word.trim()));
    if known.contains(&plain.as_str()) {
        return Ok(plain);
    }
    match by_label() {
        Some(step) => Ok(step.key.to_owned()),
        None => {
            let near = nearest(&plain, known).into_iter().map(str::to_owned).collect();
            Err(CaseProblem::NoStep { word: word.to_owned(), near }.into())
        }
    }
}

/// Before the first event of a later day, else at the end.
fn place(case: &Case, day: chrono::NaiveDate) -> usize {
    case.course.iter().position(|event| event.date().is_some_and(|other| other > day)).unwrap_or(usize::MAX)
}
