//! Taking a step in a case: the word for it, the edit, and what is told about it.

use chrono::NaiveDate;

use crate::calendar::{Moment, long_date};
use crate::case::Case;
use crate::document::nearest;
use crate::edit::{Change, New, edit};
use crate::regulation::Regulation;
use crate::repository::{Bound, Repository};
use crate::vocabulary;

use super::given::Given;
use super::{CaseProblem, Opened, show_lines, terms};
use crate::cli::{Problem, Session};

/// What to do when a step would be rejected.
pub(in crate::cli) const MEND: &str = "vul aan met --set NAAM=WAARDE, of verbeter de datum met --date; ging het echt zo, zet de stap er\n  dan zelf in en leg bij `negeer` uit waarom het zo blijft";

/// The bytes of the case with the step in it.
pub(in crate::cli) fn take(
    opened: &Opened,
    case: &Case,
    step: &str,
    given: Given,
    day: Option<Moment>,
) -> Result<Vec<u8>, Problem> {
    let at = day.map_or(usize::MAX, |day| place(case, day.date));
    let day_written = day.map_or(New::Nothing, |day| New::One(day.to_string()));
    let entries = std::iter::once((step.to_owned(), day_written)).chain(given.event).collect();
    let mut changes = vec![Change::Event { at, entries }];
    changes.extend(given.case.into_iter().map(|(path, value)| Change::Set { path, value }));
    edit(&opened.path, &opened.bytes, &changes)
        .map_err(|problem| CaseProblem::Edit { path: opened.path.clone(), problem }.into())
}

/// Tells what was taken: the step, the lines that change, the terms that move.
pub(in crate::cli) fn tell(
    session: &mut Session,
    opened: &Opened,
    (before, bound): (&Repository, &Bound),
    after: &Repository,
    (step, day): (&str, Option<Moment>),
) -> Result<(), Problem> {
    let result = after.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
    let on_day = day.map_or_else(String::new, |day| format!(" op {}", long_date(day.date)));
    let label = before.binding(bound).map_or(step, |regulation| regulation.step_label(step));
    session.output.line(&format!("{}: {label}{on_day}", opened.id))?;
    show_lines(session, bound.case.source().text(), result.case.source().text())?;
    for line in terms(Some((before, bound)), (after, result), session.on) {
        session.output.line(&line)?;
    }
    Ok(())
}

/// The step this regulation knows by a word; capitals, spaces and underscores are forgiven.
pub(in crate::cli) fn known_step(regulation: &Regulation, word: &str) -> Result<String, Problem> {
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
fn place(case: &Case, day: NaiveDate) -> usize {
    case.course.iter().position(|event| event.date().is_some_and(|other| other > day)).unwrap_or(usize::MAX)
}
