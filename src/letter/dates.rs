//! The days in a letter, each with the explanation that `show` and `overdue` give: the terms worked out for the day on
//! the letter, with its step taken.

use crate::calendar::long_date;
use crate::check::CaseContext;
use crate::deadline::{Deadline, Status, applies};
use crate::document::{Text, list_in_dutch};
use crate::regulation::{Addressee, Condition, Hardness, TermRule};
use crate::vocabulary::Form;

use super::gap::Gap;
use super::{DateRow, Later, Objection, Part, Wanted, taken, words};

/// Steps a respondent has to know the day of.
const THEIRS: [&str; 5] = ["beklaagde-gehoord", "oordeel", "bezwaar-beslist", "uitgevoerd", "uitspraak"];
/// Steps a complainant notices when they do not come.
const OURS: [&str; 7] =
    ["bevestigd", "contact", "oordeel", "bezwaar-beslist", "bezwaar-verlengd", "uitgevoerd", "klager-gehoord"];
/// Steps towards a judgement: once that is there, a reader has nothing to do with them.
const EARLIER: [&str; 8] = [
    "doorgeleid",
    "bevestigd",
    "beklaagde-ingelicht",
    "contact",
    "aangewezen",
    "klager-gehoord",
    "beklaagde-gehoord",
    "bericht",
];
/// Steps that say nothing to whoever gets a letter.
const INSIDE: [&str; 3] = ["afgesloten", "besproken", "notitie"];

/// What happens next, in sentences, in the order in which it has to happen.
pub(super) fn next(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> Vec<String> {
    let part = wanted.recipient.part();
    let steps = context.next();
    let judged = taken(context, "oordeel") && !taken(context, "heropend");
    let mut sentences: Vec<String> = Vec::new();
    let says = |step: &&str| !INSIDE.contains(step) && *step != wanted.kind.step && !(judged && EARLIER.contains(step));
    for step in steps.iter().map(|next| next.step).filter(says) {
        let own = || context.regulation.step(step).and_then(|rule| rule.description.as_deref());
        let sentence = match (words::will(step, part), own()) {
            (Some(known), _) => known.to_owned(),
            (None, Some(own)) => sentence(&words::plain(own)),
            (None, None) => continue,
        };
        if !sentences.contains(&sentence) {
            sentences.push(sentence);
        }
    }
    sentences
}

/// A text as a whole sentence.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let text: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    if text.ends_with(['.', '!', '?']) { text } else { format!("{text}.") }
}

/// The terms that run, the first to end first.
pub(super) fn running(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> Vec<DateRow> {
    let part = wanted.recipient.part();
    let mut open: Vec<&Deadline<'_>> = context
        .deadlines
        .iter()
        .filter(|term| term.status == Status::Open && concerns(term.rule, part) && !term.rule.is_met_by("ontvangen"))
        .collect();
    open.sort_by_key(|term| (term.due, term.rule.span.start));
    open.into_iter().map(|term| row(context, term, part)).collect()
}

/// The terms of the organisation that passed while nothing was done.
pub(super) fn missed(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> Vec<DateRow> {
    let part = wanted.recipient.part();
    let noticed = |rule: &TermRule| rule.steps.iter().any(|step| OURS.contains(&step.as_str()));
    let passed = context.deadlines.iter().filter(|term| term.is_passed() && concerns(term.rule, part));
    let passed = passed.filter(|term| noticed(term.rule) && term.rule.hardness != Hardness::Norm);
    passed.map(|term| row(context, term, part)).collect()
}

fn concerns(rule: &TermRule, part: Part) -> bool {
    part == Part::Complainant
        || rule.addressee == Addressee::Organisation && rule.steps.iter().any(|step| THEIRS.contains(&step.as_str()))
}

fn row(context: &CaseContext<'_>, term: &Deadline<'_>, part: Part) -> DateRow {
    DateRow {
        what: thing(context, term.rule, part),
        due_long: long_date(term.due.date),
        kind: match term.rule.hardness {
            Hardness::Hard => "uiterlijk",
            Hardness::Target => "naar wij hopen uiterlijk",
            Hardness::Norm => "volgens onze eigen norm uiterlijk",
        },
        yours: term.rule.addressee == Addressee::Complainant,
        explanation: explanation(term),
    }
}

/// The names of terms are keys, and stand between backticks on a terminal.
fn explanation(term: &Deadline<'_>) -> Vec<String> {
    term.explanation().iter().map(|line| words::plain(&line.replace('`', ""))).collect()
}

fn thing(context: &CaseContext<'_>, rule: &TermRule, part: Part) -> String {
    let things: Vec<String> = rule.steps.iter().map(|step| words::thing(context, &step.text, part)).collect();
    list_in_dutch(&things, "of")
}

/// The terms that have not started, for steps that were not taken.
pub(super) fn later(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> Vec<Later> {
    let part = wanted.recipient.part();
    if part != Part::Complainant || context.case.closed(context.on).is_some() {
        return Vec::new();
    }
    let started = |rule: &TermRule| context.deadlines.iter().any(|term| term.rule.name == rule.name);
    let done = |rule: &TermRule| context.case.course.iter().any(|event| rule.is_met_by(&event.step.text));
    // What hangs on something that already turned out otherwise does not come any more.
    let over = |rule: &TermRule| {
        rule.after.iter().any(|step| context.case.first(&step.text).is_some())
            && !applies(&rule.when, context.case, context.regulation, None)
    };
    let rules = context.regulation.terms.iter().filter(|rule| !started(rule) && !done(rule) && !over(rule));
    let label = |step: &Text| words::plain(context.regulation.step_label(&step.text));
    rules
        .map(|rule| Later {
            what: thing(context, rule, part),
            within: rule.duration.to_string(),
            after: list_in_dutch(&rule.after.iter().map(label).collect::<Vec<_>>(), "of"),
            condition: condition(&rule.when),
            yours: rule.addressee == Addressee::Complainant,
        })
        .collect()
}

/// `uitkomst: gegrond of deels gegrond`.
fn condition(when: &Condition) -> String {
    let one = |(name, values): &(Text, Vec<Text>)| {
        let values: Vec<&str> = values.iter().map(Text::as_str).collect();
        words::plain(&format!("{}: {}", name.text.replace(['-', '.'], " "), list_in_dutch(&values, "of")))
    };
    when.0.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// The open window of the complainant for a step.
fn window<'c, 'a>(context: &'c CaseContext<'a>, step: &str) -> Option<&'c Deadline<'a>> {
    let theirs = |term: &&Deadline<'_>| term.rule.addressee == Addressee::Complainant && term.rule.is_met_by(step);
    context.deadlines.iter().filter(theirs).find(|term| term.status == Status::Open)
}

/// The last day to go to an external body.
pub(super) fn bodies_until(context: &CaseContext<'_>) -> String {
    window(context, "voorgelegd").map(|term| long_date(term.due.date)).unwrap_or_default()
}

/// The window for an objection, when it is open.
pub(super) fn objection(context: &CaseContext<'_>) -> Option<Objection> {
    let term = window(context, "bezwaar")?;
    let forms = context.regulation.step("bezwaar").map(|rule| rule.forms.as_slice()).unwrap_or_default();
    let written = !forms.is_empty() && forms.iter().all(|form| Form::read(&form.text) == Some(Form::Written));
    Some(Objection { due_long: long_date(term.due.date), written, explanation: explanation(term) })
}

/// The day behind `tot`, as it counts: an extension that changes nothing is no new date, and that is a gap.
pub(super) fn until(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) -> String {
    let Some(text) = wanted.event.text("tot") else { return String::new() };
    let Ok(day) = crate::calendar::parse_date(text) else { return String::new() };
    for term in extended(context, wanted) {
        let Some(own) = term.extensions.iter().find(|own| std::ptr::eq(own.event, wanted.event)) else { continue };
        // Beyond the maximum, another day counts than the letter would say.
        if own.fault.is_some() {
            let why = explanation(term)
                .into_iter()
                .find(|line| line.contains("telt") && line.contains("erlengd") || line.contains("erlenging"));
            let how = "kies een dag die mag: --set tot=DATUM, of verbeter de datum van de stap".to_owned();
            let what = why.unwrap_or_else(|| "een nieuwe laatste dag die telt".to_owned());
            gaps.push(Gap::new("tot", &what, context.case.source().path(), how));
        }
    }
    long_date(day.moment.date)
}

/// The last day an extension replaces.
pub(super) fn before(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> String {
    let own =
        extended(context, wanted).flat_map(|term| &term.extensions).find(|own| std::ptr::eq(own.event, wanted.event));
    own.map(|own| long_date(own.before.date)).unwrap_or_default()
}

fn extended<'c, 'a>(context: &'c CaseContext<'a>, wanted: &Wanted<'_>) -> impl Iterator<Item = &'c Deadline<'a>> {
    let step = wanted.event.step.text.clone();
    let own = move |term: &&Deadline<'_>| term.rule.extension.as_ref().is_some_and(|own| own.step.text == step);
    context.deadlines.iter().filter(own)
}

/// Whether the judgement was given.
pub(super) fn judged(context: &CaseContext<'_>) -> bool {
    taken(context, "oordeel")
}
