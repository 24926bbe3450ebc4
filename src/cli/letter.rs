//! `klacht letter`.

use clap::{Args, ValueEnum};

use crate::calendar::short_date;
use crate::case::Case;
use crate::letter::{self as letters, Kind, Part, Recipient, Sends};
use crate::regulation::Regulation;
use crate::repository::Repository;

use super::casework::given::{Given, add};
use super::casework::step::{known_step, take, tell};
use super::casework::todo::tick_off;
use super::casework::{CaseProblem, Opened, moment, new_errors, reject};
use super::{Ending, Problem, Session};

mod form;
mod list;
mod place;
mod said;
mod stage;
mod wording;

use stage::{Stage, compose, derived, rooted};
pub(super) use wording::{LetterProblem, words};

/// What to do when sending would be rejected.
const MEND: &str =
    "vul aan met --set NAAM=WAARDE, of noem een andere dag met --sent DATUM; leg anders eerst vast wat ontbreekt";

/// Maak de brief die bij een stap hoort, en leg vast dat hij is verstuurd
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht letter ZAAK [STAP] [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht letter 2026-007                              welke brieven kunnen nu
  klacht letter 2026-007 bevestigd                    de brief als pagina, bij de zaak
  klacht letter 2026-007 bevestigd --format eml       als concept voor uw mailprogramma
  klacht letter 2026-007 verlengd --set tot=2026-04-20 --set reden=\"ziekte\"
  klacht letter 2026-007 uitgenodigd --to beklaagde \\
    --set moment=\"2026-05-12 14:00\" --set plaats=\"Voorbeeldstraat 1\"
  klacht letter 2026-007 oordeel --stdout --to klager --format md
  klacht letter 2026-007 bevestigd --sent             hij is vandaag verstuurd

De feiten komen uit de zaak, haar regeling en de termijnen. Wat ontbreekt, wordt
genoemd; er komt nooit een brief met een leeg vak. De brief komt bij de zaak te staan:
in brieven/ naast index.md, anders in bijlagen/. Een brief die er al staat, blijft staan.

Met --sent komt de stap in het verloop, zoals klacht record dat doet, met de brief als
bijlage. Terug: klacht undo.

Afloop: 0 gemaakt, 1 niet vastgelegd vanwege fouten, 2 niet gemaakt."
)]
pub(super) struct Letter {
    /// Het nummer van de zaak
    #[arg(value_name = "ZAAK", help_heading = "Argumenten")]
    case: String,
    /// De stap, zoals bevestigd of oordeel; zonder stap ziet u welke brieven kunnen
    #[arg(value_name = "STAP", help_heading = "Argumenten")]
    step: Option<String>,
    /// Vorm: html, md, eml of pdf (standaard: html)
    #[arg(long, value_name = "VORM", default_value = "html", hide_default_value = true, hide_possible_values = true)]
    format: Form,
    /// Voor wie: klager, beklaagde of instantie (standaard: wie de regeling noemt)
    #[arg(long, value_name = "WIE", hide_possible_values = true)]
    to: Option<To>,
    /// De dag op de brief (standaard: die van de stap, of vandaag)
    #[arg(long, value_name = "DATUM")]
    date: Option<String>,
    /// Een gegeven dat bij de stap hoort; mag vaker
    #[arg(long, value_name = "NAAM=WAARDE")]
    set: Vec<String>,
    /// De brief is verstuurd, op deze dag (standaard: vandaag): zet de stap in het verloop
    #[arg(long, value_name = "DATUM", num_args = 0..=1, default_missing_value = "vandaag", conflicts_with_all = ["stdout", "date"])]
    sent: Option<String>,
    /// Toon de brief in plaats van hem te bewaren
    #[arg(long)]
    stdout: bool,
    /// Toon welke brieven deze zaak nu kan hebben
    #[arg(long)]
    list: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Html,
    Md,
    Eml,
    Pdf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Klager,
    Beklaagde,
    Instantie,
}

impl To {
    fn part(self) -> Part {
        match self {
            Self::Klager => Part::Complainant,
            Self::Beklaagde => Part::Respondent,
            Self::Instantie => Part::Body,
        }
    }
}

impl Letter {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let opened = Opened::find(session, &self.case)?;
        let before = rooted(&opened, opened.with(&opened.bytes));
        let bound = before.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
        let regulation = before.binding(bound).ok_or_else(|| CaseProblem::NoRegulation(opened.id.clone()))?;
        let Some(word) = self.step.as_deref().filter(|_| !self.list) else {
            return list::show(session, &opened, &before, bound, regulation);
        };
        let kind = self.kind(&bound.case, regulation, word)?;
        let only = self.to.map(To::part);
        if let Some(part) = only.filter(|part| !kind.to.contains(part)) {
            return Err(LetterProblem::NotFor { kind, part }.into());
        }
        let recipients = letters::recipients(kind, &bound.case, regulation, only);
        let stage = self.stage(session, &opened, &bound.case, regulation, (kind, &recipients))?;
        let made = compose(&stage, &opened, (kind, &recipients), self.format == Form::Eml)?;
        if self.stdout {
            let [letter] = made.as_slice() else { return Err(LetterProblem::Several(kind).into()) };
            let bytes = form::bytes(&opened.root, &stage.repository, letter, self.format)?;
            session.output.bytes(&bytes)?;
            return Ok(Ending::Fine);
        }
        let errors = new_errors(&opened.path, Some(&before), &stage.repository, session.on);
        if self.sent.is_some() && !errors.is_empty() {
            return reject(session, &errors, MEND);
        }
        let mut files = Vec::new();
        for (letter, recipient) in made.iter().zip(&recipients) {
            // What was made before and is not yet told as sent, is what was sent.
            if self.sent.is_some()
                && let Some(path) = place::waiting(&opened, &bound.case, kind, *recipient)
            {
                said::agrees(&opened.root, &path, &stage.repository, letter)?;
                files.push((path, None));
                continue;
            }
            let bytes = form::bytes(&opened.root, &stage.repository, letter, self.format)?;
            let (path, there) = place::free(&opened, kind, *recipient, form::ending(self.format), &bytes)?;
            files.push((path, (!there).then_some(bytes)));
        }
        if self.sent.is_some() {
            return self.record(session, &opened, (&before, &bound.case), regulation, (kind, &recipients), files);
        }
        let fresh = place::fresh(&opened.root, &files)?;
        if !fresh.is_empty() {
            opened.make(&fresh)?;
        }
        for ((path, bytes), letter) in files.iter().zip(&made) {
            let there = if bytes.is_some() { "geschreven" } else { "staat er al" };
            session.output.line(&format!("{there}: {path}"))?;
            session.output.line(&format!("  {}, gedateerd {}", letter.title, letter.date_long))?;
        }
        tell_copies(session, kind, regulation, &recipients)?;
        session.output.line(&self.advice(&opened.id, kind, &stage))?;
        for finding in errors.as_slice() {
            session.output.warn(&format!("vastleggen kan nog niet: {} ({})", finding.message, finding.code.id));
        }
        Ok(Ending::Fine)
    }

    /// The letter that is meant: by its step, or by what it is called.
    fn kind(&self, case: &Case, regulation: &Regulation, word: &str) -> Result<&'static Kind, Problem> {
        let named = letters::KINDS.iter().find(|kind| kind.name.eq_ignore_ascii_case(word.trim()));
        let step = match named {
            Some(kind) => kind.step.to_owned(),
            None => known_step(regulation, word)?,
        };
        let kind = letters::kind_of(&step).ok_or(LetterProblem::NoLetter(step))?;
        if !letters::possible(kind, case, regulation) {
            return Err(LetterProblem::NotHere { kind, regulation: regulation.title.clone() }.into());
        }
        Ok(kind)
    }

    /// Records that it was sent, by the path of `record`.
    fn record(
        &self,
        session: &mut Session,
        opened: &Opened,
        (before, case): (&Repository, &Case),
        regulation: &Regulation,
        (kind, recipients): (&'static Kind, &[Recipient]),
        files: Vec<(String, Option<Vec<u8>>)>,
    ) -> Result<Ending, Problem> {
        let day = moment(self.sent.as_deref().unwrap_or("vandaag"), session.on)?;
        let told_of =
            matches!(kind.sends, Sends::Tells | Sends::Answers) && self.standing(case, kind, day.date).is_some();
        // A message to others is none to the complainant, and no term of theirs may be met by it.
        let message = if recipients.contains(&Recipient::Complainant) { "bericht" } else { "notitie" };
        let step = if told_of { message } else { kind.recorded() };
        let mut given = Given::read(&self.set, regulation, step, session.on)?;
        if told_of {
            let words: Vec<String> = recipients.iter().map(|recipient| recipient.part().key().to_owned()).collect();
            words.into_iter().for_each(|word| add(&mut given.event, "aan", word));
            add(&mut given.event, "toelichting", format!("brief: {}", kind.name));
        } else {
            derived(&mut given, kind, regulation, recipients);
        }
        let asks_file = regulation.step(step).is_some_and(|rule| rule.required.iter().any(|key| key.text == "bijlage"));
        if !asks_file && kind.step != "ondertekend" && !given.event.iter().any(|(key, _)| key == "bijlage") {
            for (path, _) in &files {
                add(&mut given.event, "bijlage", place::beside(opened, path));
            }
        }
        let set: Vec<String> = given.case.iter().map(|(path, _)| path.clone()).collect();
        let bytes = take(opened, case, step, given, Some(day))?;
        let bytes = tick_off(opened, bytes, &set, session.on)?;
        let after = opened.with(&bytes);
        let errors = new_errors(&opened.path, Some(before), &after, session.on);
        if !errors.is_empty() {
            return reject(session, &errors, MEND);
        }
        opened.write_with(&bytes, &place::fresh(&opened.root, &files)?)?;
        for (path, bytes) in &files {
            session.output.line(&format!("{}: {path}", if bytes.is_some() { "geschreven" } else { "verstuurd" }))?;
        }
        tell_copies(session, kind, regulation, recipients)?;
        let bound = before.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
        tell(session, opened, (before, bound), &after, (step, Some(day)))?;
        session.output.line(&format!(
            "geschreven in {}; terug: klacht undo, vastleggen: klacht save {}",
            opened.path, opened.id
        ))?;
        Ok(Ending::Fine)
    }

    /// What to do with a letter that was made.
    fn advice(&self, id: &str, kind: &Kind, stage: &Stage) -> String {
        if stage.bytes.is_none() && !matches!(kind.sends, Sends::Tells | Sends::Answers) {
            return format!("de stap staat al in het verloop, op {}", short_date(stage.day));
        }
        let sets: String = self.set.iter().map(|set| format!(" --set {}", quoted(set))).collect();
        let to = self.to.map(|to| format!(" --to {}", to.part().key())).unwrap_or_default();
        let form = if self.format == Form::Eml { " --format eml" } else { "" };
        format!("lees hem na; is hij verstuurd, dan: klacht letter {id} {}{to}{form}{sets} --sent", kind.step)
    }
}

/// Says who else gets the letter: nothing is written for them.
fn tell_copies(
    session: &mut Session,
    kind: &Kind,
    regulation: &Regulation,
    recipients: &[Recipient],
) -> Result<(), Problem> {
    match stage::copies(kind, regulation, recipients).as_slice() {
        [] => Ok(()),
        roles => Ok(session.output.line(&format!("  de regeling wil ook een afschrift voor: {}", roles.join(", ")))?),
    }
}

/// A value of `--set` as it can be typed again: in the quotes that leave it as it is, or else with dots for the value,
/// for the officer to fill in.
fn quoted(set: &str) -> String {
    let steers = |marks: &[char]| set.contains(marks) || set.contains(char::is_control);
    match (steers(&['"', '\\', '$', '`', '!', '%']), steers(&['\''])) {
        (false, _) => format!("\"{set}\""),
        (true, false) => format!("'{set}'"),
        (true, true) => format!("\"{}=…\"", set.split('=').next().unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_value_is_repeated_as_it_was_or_left_to_fill_in() {
        assert_eq!(quoted("reden=het is druk"), "\"reden=het is druk\"");
        assert_eq!(quoted("reden=zij 's avonds"), "\"reden=zij 's avonds\"");
        assert_eq!(quoted("reden=zij zei \"nee\""), "'reden=zij zei \"nee\"'");
        assert_eq!(quoted("reden='s avonds \"nee\""), "\"reden=…\"");
        assert_eq!(quoted("reden=een\ntwee"), "\"reden=…\"");
    }
}
