//! The figures of a report are not what the cases say now.

use crate::diagnostic::{Code, Findings};
use crate::report::Figures;
use crate::report::figures::{MASKED, REST, Split, folded};

use super::ReportContext;

pub const CODE: Code =
    Code::warning("K271", "figures-outdated", "de cijfers van een verslag zijn niet wat de zaken nu zeggen");

/// How many differences are told.
const TOLD: usize = 4;

pub fn run(context: &ReportContext<'_>, findings: &mut Findings) {
    let (Some(kept), Some(now)) = (&context.report.figures, context.now()) else { return };
    // What was counted of cases that are gone cannot be counted again.
    if now.received < kept.received || context.is_missing_cases() {
        return;
    }
    let map = context.report.document.front.get("cijfers").and_then(|node| node.as_map());
    let different = differences(kept, now, &|key| map.is_some_and(|map| map.get(key).is_some()));
    let Some(first) = different.first() else { return };
    let message = match different.len() {
        1 => format!("de zaken zeggen nu iets anders: {first}"),
        count => format!("de zaken zeggen nu iets anders, op {count} plaatsen: {first}"),
    };
    let help = format!(
        "laat ze opnieuw tellen met {}; was het verslag al besproken en hoort het zo te blijven, leg dat dan vast met negeer",
        context.command()
    );
    let notes = different.iter().skip(1).take(TOLD - 1).cloned().collect::<Vec<_>>();
    findings.push(context.finding(&CODE, context.key_span("cijfers"), message).notes(notes).help(help));
}

/// What differs: `ontvangen` 12 → 13. Only words the report has already are said, and what it does not have is not
/// compared.
fn differences(kept: &Figures, now: &Figures, has: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut found = Different(Vec::new());
    for (name, old, new) in [
        ("ontvangen", kept.received, now.received),
        ("open_begin", kept.open_before, now.open_before),
        ("heropend", kept.reopened, now.reopened),
        ("afgehandeld", kept.handled, now.handled),
        ("open", kept.open, now.open),
        ("informeel", kept.informal, now.informal),
    ] {
        if has(name) {
            found.count(name, old, new);
        }
    }
    for (axis, split) in &kept.classification {
        found.split(axis, split, now.axis(axis));
    }
    for (name, old, new) in [
        ("kanaal", &kept.channel, &now.channel),
        ("afdeling", &kept.department, &now.department),
        ("dienst", &kept.service, &now.service),
        ("oorzaak", &kept.cause, &now.cause),
        ("einde", &kept.ending, &now.ending),
        ("uitkomst", &kept.outcome, &now.outcome),
        ("verlengingen", &kept.extensions.reasons, &now.extensions.reasons),
    ] {
        if has(name) {
            found.split(name, old, Some(new));
        }
    }
    if has("doorlooptijd") && (kept.to_closing, kept.to_judgement) != (now.to_closing, now.to_judgement) {
        found.0.push("`doorlooptijd` is anders".to_owned());
    }
    for (key, what, old, new) in [
        ("verlengingen", "keer", kept.extensions.times, now.extensions.times),
        ("bezwaar", "gemaakt", kept.objections.lodged, now.objections.lodged),
        ("bezwaar", "beslist", kept.objections.decided, now.objections.decided),
        ("bezwaar", "gegrond", kept.objections.upheld, now.objections.upheld),
        ("extern", "voorgelegd", kept.external.submitted, now.external.submitted),
        ("extern", "uitspraken", kept.external.rulings, now.external.rulings),
        ("tevreden", "ja", kept.satisfaction.yes, now.satisfaction.yes),
        ("tevreden", "nee", kept.satisfaction.no, now.satisfaction.no),
    ] {
        if has(key) {
            found.count(&format!("{key}, {what}"), old, new);
        }
    }
    found.0
}

struct Different(Vec<String>);

impl Different {
    fn count(&mut self, name: &str, old: usize, new: usize) {
        if old != new {
            self.0.push(format!("`{name}` {old} → {new}"));
        }
    }

    /// Complaints with and without a class, and the classes the report names. A class that is not named says who
    /// somebody is or is one of many; those that stand for several are not compared one by one.
    fn split(&mut self, name: &str, old: &Split, new: Option<&Split>) {
        let Some(new) = new else { return };
        self.count(&format!("{name}, klachten"), old.cases, new.cases);
        let rest = |split: &Split| split.classes.iter().any(|class| class.name == REST);
        if rest(old) || rest(new) {
            return;
        }
        for class in old.classes.iter().filter(|class| class.name != MASKED) {
            let same = |other: &&crate::report::figures::Class| folded(&other.name) == folded(&class.name);
            let count = new.classes.iter().find(same).map_or(0, |other| other.count);
            self.count(&format!("{name}, {}", class.name), class.count, count);
        }
    }
}
