//! `regels.json`: the rules of a version as data, with English keys, each with the articles it rests on.

use serde_json::{Map, Value, json};

use crate::calendar::calendar_version;
use crate::document::Text;
use crate::regulation::{Addressee, Condition, Hardness, Plain, Regulation, Required, StepRule, TermRule};
use crate::vocabulary;

/// All rules of a version.
pub(super) fn rules(regulation: &Regulation) -> Value {
    let refs = |refs: &[Text]| references(regulation, refs);
    let plain = |rule: &Option<Plain>| rule.as_ref().map(|rule| json!({ "articles": refs(&rule.articles) }));
    json!({
        "regulation": regulation.slug,
        "version": regulation.version.to_string(),
        "expires": regulation.expires.map(|day| day.date().to_string()),
        "adopted": regulation.adopted.map(|day| day.date().to_string()),
        "title": regulation.title,
        "organisation": regulation.organisation,
        "example": regulation.example,
        "language": "nl",
        "calendar": {
            "workdays": regulation.calendar.workdays.to_string(),
            "end": regulation.calendar.end.to_string(),
            "closed": regulation.calendar.closed.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "data": calendar_version(),
        },
        "contact": {
            "email": regulation.contact.email,
            "phone": regulation.contact.phone,
            "post": regulation.contact.post,
            "website": regulation.contact.website,
        },
        "definition": regulation.definition.as_ref().map(|rule| json!({
            "form": texts(&rule.forms),
            "anonymous": rule.anonymous,
            "articles": refs(&rule.articles),
        })),
        "goals": all(&regulation.goals, |goal| json!({ "goal": goal.text, "articles": refs(&goal.articles) })),
        "duties": all(&regulation.duties, |duty| json!({
            "duty": duty.text,
            "by": text(&duty.who),
            "articles": refs(&duty.articles),
        })),
        "roles": all(&regulation.roles, |role| json!({
            "role": role.key.text,
            "name": text(&role.name),
            "email": text(&role.email),
            "external": role.external,
            "appointed_by": text(&role.appointed_by),
            "articles": refs(&role.articles),
        })),
        "responsible": all(&regulation.responsible, |rule| json!({
            "who": rule.who.text,
            "from": text(&rule.from),
            "articles": refs(&rule.articles),
        })),
        "required": all(&regulation.required, |rule| {
            let (kind, name) = match &rule.what {
                Required::Field(name) => ("field", name),
                Required::Section(name) => ("section", name),
                Required::Attachment(name) => ("attachment", name),
            };
            json!({
                "kind": kind,
                "name": name.text,
                "before": text(&rule.before),
                "when": condition(&rule.when),
                "articles": refs(&rule.articles),
            })
        }),
        "classification": all(&regulation.axes, |axis| json!({
            "axis": axis.key.text,
            "choices": all(&axis.choices, |(key, label)| json!({ "key": key, "label": label })),
            "free": axis.free,
            "multiple": axis.multiple,
            "required": axis.required,
            "articles": refs(&axis.articles),
        })),
        "steps": all(&regulation.steps, |rule| step(regulation, rule)),
        "terms": all(&regulation.terms, |rule| term(regulation, rule)),
        "independence": all(&regulation.independence, |rule| json!({
            "who": rule.who.text,
            "not": texts(&rule.not),
            "articles": refs(&rule.articles),
        })),
        "disputes": all(&regulation.disputes, |rule| json!({
            "body": rule.body.text,
            "website": rule.website,
            "binding": rule.binding,
            "articles": refs(&rule.articles),
        })),
        "retention": regulation.retention.as_ref().map(|rule| json!({
            "term": rule.duration.map(|duration| duration.to_string()),
            "after": text(&rule.after),
            "waits_for": text(&rule.waits_for),
            "articles": refs(&rule.articles),
        })),
        "reports": all(&regulation.reports, |rule| json!({
            "name": rule.name.text,
            "every": rule.every.map(|duration| duration.to_string()),
            "ready": rule.ready.map(|duration| duration.to_string()),
            "discussed": rule.discussed,
            "articles": refs(&rule.articles),
        })),
        "information": all(&regulation.information, |rule| json!({
            "channel": rule.channel.text,
            "to": text(&rule.to),
            "moment": text(&rule.moment),
            "articles": refs(&rule.articles),
        })),
        "measures": plain(&regulation.measures),
        "training": plain(&regulation.training),
        "secrecy": plain(&regulation.secrecy),
        "free_of_charge": plain(&regulation.free_of_charge),
    })
}

fn step(regulation: &Regulation, rule: &StepRule) -> Value {
    json!({
        "step": rule.step.text,
        "label": regulation.step_label(&rule.step.text),
        "standard": vocabulary::is_step(&rule.step.text),
        "required": texts(&rule.required),
        "before": texts(&rule.gates),
        "after": texts(&rule.after),
        "waivable": rule.waivable,
        "form": texts(&rule.forms),
        "channels": texts(&rule.channels),
        "to": texts(&rule.addressees),
        "by": texts(&rule.by),
        "when": condition(&rule.when),
        "binding": rule.binding,
        "advice": rule.advice,
        "articles": references(regulation, &rule.articles),
    })
}

fn term(regulation: &Regulation, rule: &TermRule) -> Value {
    json!({
        "term": rule.name.text,
        "steps": texts(&rule.steps),
        "after": texts(&rule.after),
        "amount": rule.duration.amount,
        "unit": rule.duration.unit.word(1),
        "immediate": rule.immediate,
        "addressee": match rule.addressee {
            Addressee::Organisation => "organisation",
            Addressee::Complainant => "complainant",
        },
        "kind": match rule.hardness {
            Hardness::Hard => "hard",
            Hardness::Target => "target",
            Hardness::Norm => "norm",
        },
        "responsible": text(&rule.responsible),
        "when": condition(&rule.when),
        "workdays": rule.calendar.workdays.to_string(),
        "end": rule.calendar.end.to_string(),
        "repeats_until": text(&rule.repeats_until),
        "extension": rule.extension.as_ref().map(|extension| json!({
            "step": extension.step.text,
            "required": texts(&extension.required),
            "at_most": extension.at_most.map(|most| most.to_string()),
            "times": extension.times,
            "articles": references(regulation, &extension.articles),
        })),
        "articles": references(regulation, &rule.articles),
    })
}

fn all<T>(rules: &[T], one: impl Fn(&T) -> Value) -> Vec<Value> {
    rules.iter().map(one).collect()
}

fn text(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(Text::as_str)
}

fn texts(texts: &[Text]) -> Vec<&str> {
    texts.iter().map(Text::as_str).collect()
}

fn condition(condition: &Condition) -> Map<String, Value> {
    condition.0.iter().map(|(name, values)| (name.text.to_string(), json!(texts(values)))).collect()
}

fn references(regulation: &Regulation, refs: &[Text]) -> Vec<Value> {
    let anchor = |text: &Text| regulation.articles.find(&text.text).map(|target| target.anchor());
    all(refs, |text| json!({ "ref": text.text, "anchor": anchor(text) }))
}
