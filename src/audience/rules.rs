//! `regels.json`: the rules of a version as data, with English keys, each with the articles it rests on.

use crate::calendar::{self, EndRule, Unit, WorkdaySet, calendar_version};
use crate::document::Text;
use crate::regulation::{Addressee, Condition, Hardness, Plain, Regulation, Required, StepRule, TermRule};
use crate::vocabulary;

mod types;
mod yearly;

pub use types::Rules;
use types::{
    ArticleRef, AxisRule, CalendarRule, Choice, Conditions, ContactRule, DefinitionRule, DisputeRule, DutyRule, End,
    ExtensionRule, GoalRule, IndependenceRule, PlainRule, RequiredKind, RequiredRule, ResponsibleRule, RetentionRule,
    RoleRule, StepData, TermAddressee, TermData, TermKind, TermUnit, Workdays,
};
use yearly::{InformationRule, MeasuresData, ReportRule, TrainingData};

/// The schema's name in the top folder of the public site.
pub const SCHEMA_FILE: &str = "regels.schema.json";

/// The JSON Schema of `regels.json`, made from the types it is written from.
#[must_use]
pub fn rules_schema() -> serde_json::Value {
    schemars::schema_for!(Rules).to_value()
}

/// All rules of a version.
pub(super) fn rules(regulation: &Regulation) -> Rules {
    let refs = |refs: &[Text]| references(regulation, refs);
    let plain = |rule: &Option<Plain>| rule.as_ref().map(|rule| PlainRule { articles: refs(&rule.articles) });
    Rules {
        // The file stands at `<slug>/<date>/regels.json`.
        schema: format!("../../{SCHEMA_FILE}"),
        regulation: regulation.slug.clone(),
        version: regulation.version.to_string(),
        expires: regulation.expires.map(|day| day.date().to_string()),
        adopted: regulation.adopted.map(|day| day.date().to_string()),
        title: regulation.title.clone(),
        organisation: regulation.organisation.clone(),
        example: regulation.example,
        language: "nl".to_owned(),
        calendar: CalendarRule {
            workdays: workdays(regulation.calendar.workdays),
            end: end(regulation.calendar.end),
            closed: all(&regulation.calendar.closed, ToString::to_string),
            data: calendar_version().to_owned(),
        },
        contact: ContactRule {
            email: regulation.contact.email.clone(),
            phone: regulation.contact.phone.clone(),
            post: regulation.contact.post.clone(),
            website: regulation.contact.website.clone(),
        },
        definition: regulation.definition.as_ref().map(|rule| DefinitionRule {
            form: texts(&rule.forms),
            anonymous: rule.anonymous,
            articles: refs(&rule.articles),
        }),
        goals: all(&regulation.goals, |goal| GoalRule { goal: goal.text.clone(), articles: refs(&goal.articles) }),
        duties: all(&regulation.duties, |duty| DutyRule {
            duty: duty.text.clone(),
            by: text(&duty.who),
            articles: refs(&duty.articles),
        }),
        roles: all(&regulation.roles, |role| RoleRule {
            role: role.key.text.to_string(),
            name: text(&role.name),
            email: text(&role.email),
            external: role.external,
            appointed_by: text(&role.appointed_by),
            articles: refs(&role.articles),
        }),
        responsible: all(&regulation.responsible, |rule| ResponsibleRule {
            who: rule.who.text.to_string(),
            from: text(&rule.from),
            articles: refs(&rule.articles),
        }),
        required: all(&regulation.required, |rule| {
            let (kind, name) = match &rule.what {
                Required::Field(name) => (RequiredKind::Field, name),
                Required::Section(name) => (RequiredKind::Section, name),
                Required::Attachment(name) => (RequiredKind::Attachment, name),
            };
            RequiredRule {
                kind,
                name: name.text.to_string(),
                before: text(&rule.before),
                when: condition(&rule.when),
                articles: refs(&rule.articles),
            }
        }),
        classification: all(&regulation.axes, |axis| AxisRule {
            axis: axis.key.text.to_string(),
            choices: all(&axis.choices, |(key, label)| Choice { key: key.clone(), label: label.clone() }),
            free: axis.free,
            multiple: axis.multiple,
            required: axis.required,
            articles: refs(&axis.articles),
        }),
        steps: all(&regulation.steps, |rule| step(regulation, rule)),
        terms: all(&regulation.terms, |rule| term(regulation, rule)),
        independence: all(&regulation.independence, |rule| IndependenceRule {
            who: rule.who.text.to_string(),
            not: texts(&rule.not),
            articles: refs(&rule.articles),
        }),
        disputes: all(&regulation.disputes, |rule| DisputeRule {
            body: rule.body.text.to_string(),
            website: rule.website.clone(),
            binding: rule.binding,
            articles: refs(&rule.articles),
        }),
        retention: regulation.retention.as_ref().map(|rule| RetentionRule {
            term: words(rule.duration),
            after: text(&rule.after),
            waits_for: text(&rule.waits_for),
            articles: refs(&rule.articles),
        }),
        reports: all(&regulation.reports, |rule| ReportRule {
            name: rule.name.text.to_string(),
            every: words(rule.every),
            ready: words(rule.ready),
            discussed: rule.discussed,
            decided: rule.decided,
            only_with_complaints: rule.only_with_complaints,
            public: rule.public,
            by: text(&rule.by),
            articles: refs(&rule.articles),
        }),
        information: all(&regulation.information, |rule| InformationRule {
            channel: rule.channel.text.to_string(),
            to: text(&rule.to),
            moment: text(&rule.moment),
            by: text(&rule.by),
            every: words(rule.every),
            step: text(&rule.step),
            articles: refs(&rule.articles),
        }),
        measures: regulation.measures.as_ref().map(|rule| MeasuresData {
            owner: rule.owner,
            effect: words(rule.effect),
            articles: refs(&rule.articles),
        }),
        training: regulation
            .training
            .as_ref()
            .map(|rule| TrainingData { every: words(rule.every), articles: refs(&rule.articles) }),
        secrecy: plain(&regulation.secrecy.as_ref().map(|secrecy| secrecy.rule.clone())),
        free_of_charge: plain(&regulation.free_of_charge),
    }
}

fn step(regulation: &Regulation, rule: &StepRule) -> StepData {
    StepData {
        step: rule.step.text.to_string(),
        label: regulation.step_label(&rule.step.text).to_owned(),
        standard: vocabulary::is_step(&rule.step.text),
        required: texts(&rule.required),
        before: texts(&rule.gates),
        after: texts(&rule.after),
        waivable: rule.waivable,
        form: texts(&rule.forms),
        channels: texts(&rule.channels),
        to: texts(&rule.addressees),
        by: texts(&rule.by),
        when: condition(&rule.when),
        binding: rule.binding,
        advice: rule.advice,
        articles: references(regulation, &rule.articles),
    }
}

fn term(regulation: &Regulation, rule: &TermRule) -> TermData {
    TermData {
        term: rule.name.text.to_string(),
        steps: texts(&rule.steps),
        after: texts(&rule.after),
        amount: rule.duration.amount,
        unit: unit(rule.duration.unit),
        immediate: rule.immediate,
        addressee: match rule.addressee {
            Addressee::Organisation => TermAddressee::Organisation,
            Addressee::Complainant => TermAddressee::Complainant,
        },
        kind: match rule.hardness {
            Hardness::Hard => TermKind::Hard,
            Hardness::Target => TermKind::Target,
            Hardness::Norm => TermKind::Norm,
        },
        responsible: text(&rule.responsible),
        when: condition(&rule.when),
        workdays: workdays(rule.calendar.workdays),
        end: end(rule.calendar.end),
        repeats_until: text(&rule.repeats_until),
        extension: rule.extension.as_ref().map(|extension| ExtensionRule {
            step: extension.step.text.to_string(),
            required: texts(&extension.required),
            at_most: words(extension.at_most),
            times: extension.times,
            articles: references(regulation, &extension.articles),
        }),
        articles: references(regulation, &rule.articles),
    }
}

const fn unit(unit: Unit) -> TermUnit {
    match unit {
        Unit::Hour => TermUnit::Uur,
        Unit::Day => TermUnit::Dag,
        Unit::Workday => TermUnit::Werkdag,
        Unit::Week => TermUnit::Week,
        Unit::Month => TermUnit::Maand,
        Unit::Year => TermUnit::Jaar,
    }
}

const fn workdays(set: WorkdaySet) -> Workdays {
    match set {
        WorkdaySet::Atw => Workdays::Atw,
        WorkdaySet::AtwWithoutEquated => Workdays::AtwZonderGelijkgesteld,
        WorkdaySet::Holidays => Workdays::Feestdagen,
        WorkdaySet::MondayToFriday => Workdays::MaandagVrijdag,
    }
}

const fn end(rule: EndRule) -> End {
    match rule {
        EndRule::Nominal => End::Nominaal,
        EndRule::Atw => End::Atw,
        EndRule::NextWorkday => End::VolgendeWerkdag,
    }
}

fn all<T, O>(rules: &[T], one: impl Fn(&T) -> O) -> Vec<O> {
    rules.iter().map(one).collect()
}

fn words(duration: Option<calendar::Duration>) -> Option<String> {
    duration.map(|duration| duration.to_string())
}

fn text(text: &Option<Text>) -> Option<String> {
    text.as_ref().map(|text| text.as_str().to_owned())
}

fn texts(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.as_str().to_owned()).collect()
}

fn condition(condition: &Condition) -> Conditions {
    condition.0.iter().map(|(name, values)| (name.text.to_string(), texts(values))).collect()
}

fn references(regulation: &Regulation, refs: &[Text]) -> Vec<ArticleRef> {
    let anchor = |text: &Text| regulation.articles.find(&text.text).map(|target| target.anchor().to_owned());
    all(refs, |text| ArticleRef { reference: text.text.to_string(), anchor: anchor(text) })
}
