//! `klacht set`.

use clap::Args;

use crate::case::{Case, KNOWN_KEYS};
use crate::edit::{Change, New, edit};
use crate::regulation::Regulation;
use crate::vocabulary;

use super::casework::given::{add, attributes, is_of_case, split, unknown};
use super::casework::todo::tick_off;
use super::casework::{CaseProblem, Opened, closing, moment, new_errors, reject, show_lines, terms};
use super::{Ending, Problem, Session};

/// Vul een gegeven van een zaak in, of verander het
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht set [OPTIES] ZAAK NAAM=WAARDE…",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht set 2026-007 klager.email=klager@example.org
  klacht set 2026-007 behandelaar.naam=\"Voorbeeld Functionaris\" dienst=Rekenen
  klacht set 2026-007 indeling.aard=I indeling.aard=II     een lijst
  klacht set 2026-007 oordeel.uitkomst=\"deels gegrond\"     bij een stap die er staat
  klacht set 2026-007 bevestigd=\"5 maart 2026\"             een andere dag

De rest van het bestand blijft staan zoals u het schreef. Stond het gegeven achter
`# nog invullen`, dan gaat het daar weg. Zou klacht check er een fout bij vinden, dan wordt
niets geschreven. Een nieuwe stap zet u met klacht record. Terug: klacht undo.

Afloop: 0 geschreven of al zo, 1 niet geschreven vanwege fouten, 2 niet uitgevoerd."
)]
pub(super) struct Set {
    /// Het nummer van de zaak
    #[arg(value_name = "ZAAK", help_heading = "Argumenten")]
    case: String,
    /// Het gegeven met zijn waarde; mag vaker
    #[arg(value_name = "NAAM=WAARDE", required = true, help_heading = "Argumenten")]
    values: Vec<String>,
    /// Laat alleen zien wat er zou gebeuren
    #[arg(long)]
    dry_run: bool,
}

impl Set {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let opened = Opened::find(session, &self.case)?;
        let repository = opened.with(&opened.bytes);
        let bound = repository.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
        let mut given: Vec<(String, New)> = Vec::new();
        for value in &self.values {
            let (path, value) = split(value)?;
            add(&mut given, path, value.to_owned());
        }
        let regulation = repository.binding(bound);
        let place = |(path, value): (String, New)| change(&bound.case, regulation, &path, value, session);
        let placed = given.into_iter().map(place).collect::<Result<Vec<_>, _>>()?;
        let (changes, names): (Vec<Change>, Vec<String>) = placed.into_iter().unzip();
        let bytes = edit(&opened.path, &opened.bytes, &changes)
            .map_err(|problem| CaseProblem::Edit { path: opened.path.clone(), problem })?;
        let bytes = tick_off(&opened, bytes, &names, session.on)?;
        if bytes == opened.bytes {
            session.output.line(&format!("{}: dat stond er al zo", opened.id))?;
            return Ok(Ending::Fine);
        }
        let after = opened.with(&bytes);
        let errors = new_errors(&opened.path, Some(&repository), &after, session.on);
        if !errors.is_empty() {
            return reject(session, &errors, "geef een andere waarde; de fout hierboven zegt wat er mag");
        }
        let result = after.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
        if !self.dry_run {
            opened.write(&bytes)?;
        }
        session.output.line(&format!("{}: {}", opened.id, names.join(", ").replace(char::is_control, " ")))?;
        show_lines(session, bound.case.source().text(), result.case.source().text())?;
        for line in terms(Some((&repository, bound)), (&after, result), session.on) {
            session.output.line(&line)?;
        }
        session.output.line(&closing(&opened, self.dry_run))?;
        Ok(Ending::Fine)
    }
}

/// What a path means in this case: one of its own data, or something at a step of its course; with its name in the
/// note on top.
fn change(
    case: &Case,
    regulation: Option<&Regulation>,
    path: &str,
    value: New,
    session: &Session,
) -> Result<(Change, String), Problem> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
    if first == "verloop" {
        return Err(CaseProblem::Course(case.id.clone()).into());
    }
    let of_case = regulation.map_or_else(
        || KNOWN_KEYS.contains(&first) && first != "verloop" || first.starts_with("x-"),
        |regulation| is_of_case(regulation, path),
    );
    if of_case {
        let value = if path == "bewaarplicht.tot" { day(value, session)? } else { value };
        return Ok((Change::Set { path: path.to_owned(), value }, path.to_owned()));
    }
    let events: Vec<usize> = (0..case.course.len()).filter(|at| case.course[*at].step.text == first).collect();
    let known = vocabulary::is_step(first)
        || regulation.is_some_and(|regulation| regulation.steps.iter().any(|rule| rule.step.text == first));
    let event = match events.as_slice() {
        [only] => *only,
        [] if known => return Err(CaseProblem::NotYet { step: first.to_owned(), id: case.id.clone() }.into()),
        [] => {
            let steps = case.course.iter().map(|event| event.step.as_str());
            return Err(unknown(path, KNOWN_KEYS.into_iter().filter(|key| *key != "verloop").chain(steps)));
        }
        _ => return Err(CaseProblem::Several(first.to_owned()).into()),
    };
    let Some(key) = rest else {
        return Ok((Change::Attribute { event, key: first.to_owned(), value: day(value, session)? }, path.to_owned()));
    };
    let may = regulation.map(|regulation| attributes(regulation, first)).unwrap_or(vocabulary::ATTRIBUTES.to_vec());
    if !may.contains(&key) && !key.starts_with("x-") {
        return Err(unknown(key, may));
    }
    let value = if ["tot", "moment"].contains(&key) { day(value, session)? } else { value };
    Ok((Change::Attribute { event, key: key.to_owned(), value }, format!("{key} bij {first}")))
}

/// A day as an officer types it.
fn day(value: New, session: &Session) -> Result<New, Problem> {
    match value {
        New::One(text) => Ok(New::One(moment(&text, session.on)?.to_string())),
        value => Ok(value),
    }
}
