//! What a case must have and do: required data, classification, steps, conditions.

use crate::document::{Map, Text, Value};
use crate::source::Span;
use crate::vocabulary;

use super::Reader;
use crate::regulation::model::*;

const STEP_KEYS: [&str; 14] = [
    "vereist",
    "vereist_voor",
    "na",
    "afzien",
    "vorm",
    "via",
    "aan",
    "door",
    "bij",
    "omschrijving",
    "bindend",
    "advies",
    "artikel",
    "toelichting",
];

impl Reader<'_> {
    pub(super) fn required(&mut self, front: &Map) -> Vec<Requirement> {
        let mut required = Vec::new();
        for (map, span) in self.fields.maps(front, "vereist") {
            self.fields.unknown_keys(
                map,
                &["gegeven", "kop", "bijlage", "bij", "voor", "artikel", "toelichting"],
                "vereist",
            );
            let field = self.fields.text(map, "gegeven").map(Required::Field);
            let what = field
                .or_else(|| self.fields.text(map, "kop").map(Required::Section))
                .or_else(|| self.fields.text(map, "bijlage").map(Required::Attachment));
            match what {
                Some(what) => required.push(Requirement {
                    what,
                    when: self.condition(map),
                    before: self.fields.text(map, "voor"),
                    articles: self.refs(map),
                    span,
                }),
                None => {
                    self.incomplete_rule(span, "dit zegt niet wat er vereist is", "zet erin: gegeven, kop of bijlage")
                }
            }
        }
        required
    }

    /// `bij: {name: value or list}`.
    pub(super) fn condition(&mut self, map: &Map) -> Condition {
        let Some(conditions) = self.fields.map(map, "bij") else { return Condition::default() };
        let mut found = Vec::new();
        for entry in conditions {
            found.push((entry.key.clone(), self.fields.texts(conditions, &entry.key.text)));
        }
        Condition(found)
    }

    pub(super) fn axes(&mut self, front: &Map) -> Vec<Axis> {
        let Some(map) = self.fields.map(front, "indeling") else { return Vec::new() };
        let mut axes = Vec::new();
        for entry in map {
            let Some(rule) = self.fields.map(map, &entry.key.text) else { continue };
            self.fields.unknown_keys(
                rule,
                &["keuzes", "vrij", "meerdere", "vereist", "artikel", "toelichting"],
                "een indeling",
            );
            let choices = rule.get("keuzes").map(|node| choices(&node.value)).unwrap_or_default();
            let free = self.fields.yes(rule, "vrij");
            if choices.is_empty() && !free {
                self.incomplete_rule(
                    entry.key.span,
                    format!("de indeling `{}` heeft geen keuzes", entry.key.text),
                    "zet erin: keuzes, of vrij: ja",
                );
            }
            axes.push(Axis {
                key: entry.key.clone(),
                choices,
                free,
                multiple: self.fields.yes(rule, "meerdere"),
                required: self.fields.yes(rule, "vereist"),
                articles: self.refs(rule),
            });
        }
        axes
    }

    pub(super) fn steps(&mut self, front: &Map) -> Vec<StepRule> {
        let Some(map) = self.fields.map(front, "stappen") else { return Vec::new() };
        let empty = Map::default();
        let mut steps = Vec::new();
        for entry in map {
            let rule = self.fields.map(map, &entry.key.text).unwrap_or(&empty);
            self.fields.unknown_keys(rule, &STEP_KEYS, "een stap");
            steps.push(self.step(&entry.key, rule, entry.span()));
        }
        steps
    }

    fn step(&mut self, key: &Text, rule: &Map, span: Span) -> StepRule {
        let forms = self.fields.texts(rule, "vorm");
        for form in &forms {
            if vocabulary::Form::read(&form.text).is_none() {
                let message = format!("`vorm` kan niet `{}` zijn", form.text);
                self.fields.report(
                    &super::codes::UNKNOWN_WORD,
                    form.span,
                    message,
                    "kies uit: schriftelijk, mondeling",
                );
            }
        }
        StepRule {
            step: key.clone(),
            description: self.fields.text(rule, "omschrijving").map(|text| text.text.into()),
            required: self.fields.texts(rule, "vereist"),
            gates: self.fields.texts(rule, "vereist_voor"),
            after: self.fields.texts(rule, "na"),
            waivable: self.fields.yes(rule, "afzien"),
            forms,
            channels: self.fields.texts(rule, "via"),
            addressees: self.fields.texts(rule, "aan"),
            by: self.fields.texts(rule, "door"),
            when: self.condition(rule),
            binding: self.fields.yes(rule, "bindend"),
            advice: self.fields.yes(rule, "advies"),
            articles: self.refs(rule),
            span,
        }
    }
}

/// A map gives code and label; a list gives labels that are their own code.
fn choices(value: &Value) -> Vec<(String, String)> {
    match value {
        Value::Map(map) => map
            .iter()
            .map(|entry| {
                let label = entry.value.as_str().filter(|label| !label.trim().is_empty()).unwrap_or(&entry.key.text);
                (entry.key.text.to_string(), label.to_owned())
            })
            .collect(),
        Value::List(items) => {
            items.iter().filter_map(|item| item.as_str()).map(|text| (text.to_owned(), text.to_owned())).collect()
        }
        _ => Vec::new(),
    }
}
