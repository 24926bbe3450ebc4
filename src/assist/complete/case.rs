//! What may come in a case.

use crate::case::{Case, KNOWN_KEYS};
use crate::check::{CHECKS, CaseContext, PERSON_KEYS};
use crate::regulation::{Regulation, Required, StepRule};
use crate::repository::Bound;
use crate::vocabulary::{ATTRIBUTES, CHANNELS, Form, OUTCOMES, STEPS};

use super::super::cursor::Cursor;
use super::super::{File, Kind, meaning};
use super::{Completion, List, Sort};

pub(super) fn keys(list: &mut List, file: &File<'_>, bound: &Bound, path: &[&str], cursor: &Cursor) {
    let regulation = file.regulation();
    let beside = &cursor.beside;
    let key = |list: &mut List, key: &str, detail: &str, rank| {
        list.key(Kind::Case, path, key, beside, detail, rank);
    };
    match path {
        [] => {
            for required in asked(regulation, "") {
                key(list, required, "vraagt de regeling", 1);
            }
            KNOWN_KEYS.iter().for_each(|known| key(list, known, "", 2));
        }
        ["verloop"] if cursor.first => steps(list, file, bound),
        ["verloop"] => {
            let step = beside.iter().find(|key| regulation.is_some_and(|own| own.knows_step(key)));
            let rule = step.zip(regulation).and_then(|(step, own)| own.step(step));
            for required in rule.into_iter().flat_map(|rule| &rule.required) {
                key(list, &required.text, "vraagt de regeling bij deze stap", 1);
            }
            if rule.is_some_and(|rule| rule.waivable) {
                key(list, "afgezien", "mag hier, met een reden", 2);
            }
            ATTRIBUTES.iter().for_each(|known| key(list, known, "", 2));
        }
        ["indeling"] => {
            for axis in regulation.into_iter().flat_map(|own| &own.axes) {
                let detail = if axis.required { "verplicht" } else { "" };
                key(list, &axis.key.text, detail, u8::from(!axis.required) + 1);
            }
        }
        ["bewaarplicht"] => ["reden", "tot"].iter().for_each(|known| key(list, known, "", 1)),
        ["negeer"] => ["controle", "reden", "tot"].iter().for_each(|known| key(list, known, "", 1)),
        [.., person] if is_person(person) => {
            for required in asked(regulation, person) {
                key(list, required, "vraagt de regeling", 1);
            }
            PERSON_KEYS.iter().for_each(|known| key(list, known, "", 2));
        }
        _ => {}
    }
}

/// The keys a regulation asks for directly below one.
fn asked<'r>(regulation: Option<&'r Regulation>, above: &str) -> Vec<&'r str> {
    let paths = regulation.into_iter().flat_map(|own| &own.required).filter_map(|rule| match &rule.what {
        Required::Field(path) => Some(path.as_str()),
        _ => None,
    });
    let below = paths.filter_map(|path| match above {
        "" => path.split('.').next(),
        _ => path.strip_prefix(above)?.strip_prefix('.')?.split('.').next(),
    });
    below.filter(|key| regulation.is_none_or(|own| !own.knows_step(key))).collect()
}

fn is_person(key: &str) -> bool {
    ["klager", "beklaagde", "behandelaar", "vertegenwoordiger", "commissie", "ontvangen_door"].contains(&key)
}

/// The steps: what the case is ready for comes first, with today behind it.
fn steps(list: &mut List, file: &File<'_>, bound: &Bound) {
    let Some(regulation) = file.regulation() else { return };
    let mut add = |step: &str, detail: String, rank| {
        if !list.has(step) {
            list.found.push(Completion {
                label: step.to_owned(),
                insert: format!("{step}: {}", file.on),
                over: list.over.clone(),
                detail,
                meaning: Some(regulation.step_label(step).to_owned()),
                sort: Sort::Step,
                rank,
            });
        }
    };
    if let Some(context) = CaseContext::new(file.live.rules(), bound, file.on) {
        for next in context.next() {
            let due = next.term.map(|(_, day)| format!("nu, uiterlijk {}", crate::calendar::short_date(day)));
            let before = next.before.map(|later| format!("nu, voor {later}"));
            let detail = due.or(before).unwrap_or_else(|| "nu".to_owned());
            add(next.step, detail.clone(), 0);
            next.or.iter().for_each(|step| add(step, detail.clone(), 1));
        }
    }
    let done = |step: &str| bound.case.first(step).is_some();
    let own = regulation.steps.iter().map(|rule| rule.step.as_str());
    for step in own.chain(STEPS.iter().map(|step| step.key)) {
        let (detail, rank) = if done(step) { ("al gezet", 4) } else { ("", 2) };
        add(step, detail.to_owned(), rank);
    }
}

/// The values of a key, which stands with these `beside`.
pub(super) fn values(
    list: &mut List,
    file: &File<'_>,
    bound: &Bound,
    path: &[&str],
    (key, beside): (&str, &[String]),
    people: &[String],
) {
    let regulation = file.regulation();
    let case = &bound.case;
    match (path, key) {
        ([], "regeling") => {
            for own in &file.live.rules().regulations {
                list.value(&own.slug, &own.title, Sort::Reference, 1);
                list.value(&format!("{}@{}", own.slug, own.version), "alleen deze versie", Sort::Reference, 2);
            }
        }
        (["negeer"], "controle") => {
            for check in CHECKS {
                list.value(check.code.id, check.code.name, Sort::Choice, 2);
            }
        }
        ([.., "negeer" | "bewaarplicht"], "tot") => list.day(file.on, "vandaag", 1),
        (["indeling"], axis) => {
            let axis = regulation.and_then(|own| own.axes.iter().find(|known| known.key.text == axis));
            for (code, label) in axis.into_iter().flat_map(|axis| &axis.choices) {
                list.value(code, if label == code { "" } else { label }, Sort::Choice, 1);
            }
        }
        ([], "bijlagen") | (["verloop"], "bijlage") => attachments(list, file, case),
        (["verloop"], step) if regulation.is_some_and(|own| own.knows_step(step)) => list.day(file.on, "vandaag", 1),
        (["verloop"], attribute) => {
            let step = beside.iter().find(|key| regulation.is_some_and(|own| own.knows_step(key)));
            if let Some(rule) = step.zip(regulation).and_then(|(step, own)| own.step(step)) {
                asked_values(list, rule, attribute);
            }
            attribute_values(list, file, case, attribute, people);
        }
        ([.., _], "rol") => list.roles(regulation),
        ([.., person], "naam") if is_person(person) => named(list, people),
        ([], person) if is_person(person) => named(list, people),
        _ => {}
    }
}

fn named(list: &mut List, people: &[String]) {
    people.iter().for_each(|name| list.value(name, "behandelt klachten", Sort::Person, 2));
}

/// What the regulation says of an attribute at this step.
fn asked_values(list: &mut List, rule: &StepRule, key: &str) {
    let (words, sort) = match key {
        "door" => (&rule.by, Sort::Person),
        "aan" => (&rule.addressees, Sort::Person),
        "vorm" => (&rule.forms, Sort::Choice),
        "via" => (&rule.channels, Sort::Choice),
        _ => return,
    };
    words.iter().for_each(|word| list.value(&word.text, "noemt de regeling bij deze stap", sort, 0));
}

fn attribute_values(list: &mut List, file: &File<'_>, case: &Case, key: &str, people: &[String]) {
    let regulation = file.regulation();
    match key {
        "uitkomst" => list.words(OUTCOMES, "uitkomst"),
        "tevreden" => list.words(["ja", "nee"], ""),
        "vorm" => list.words([Form::Written.key(), Form::Oral.key()], ""),
        "via" => {
            list.words(
                CHANNELS.map(|(channel, _)| channel),
                meaning(Kind::Case, &["verloop", "via"]).map_or("", |_| "weg"),
            );
        }
        "tot" => list.day(file.on, "vandaag", 2),
        "bij" => {
            for dispute in regulation.into_iter().flat_map(|own| &own.disputes) {
                list.value(&dispute.body.text, "noemt de regeling", Sort::Choice, 1);
            }
        }
        "door" | "aan" | "met" => {
            list.roles(regulation);
            for name in case.persons().filter_map(|person| person.name.as_ref()) {
                list.value(&name.text, "in deze zaak", Sort::Person, 1);
            }
            named(list, people);
        }
        _ => {}
    }
}

/// The files that belong to the case, as it would name them.
fn attachments(list: &mut List, file: &File<'_>, case: &Case) {
    let folder = file.name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let all = file.live.rules().attachments.iter();
    let beside = all.filter_map(|name| name.strip_prefix(folder)?.strip_prefix('/'));
    let named = case.named_attachments();
    for name in beside.filter(|name| file.name.ends_with("/index.md") || name.starts_with("bijlagen/")) {
        let detail = if named.iter().any(|text| text.text == name) { "al genoemd" } else { "" };
        list.value(name, detail, Sort::Reference, 2);
    }
}
