//! Terms and their extensions.

use crate::calendar::{EndRule, Unit};
use crate::document::{Map, Text};
use crate::source::Span;

use super::Reader;
use crate::regulation::model::*;

const TERM_KEYS: [&str; 14] = [
    "stap",
    "binnen",
    "norm",
    "na",
    "wie",
    "voor",
    "soort",
    "bij",
    "verlengen",
    "einde",
    "werkdagen",
    "artikel",
    "herhalen_tot",
    "toelichting",
];

impl Reader<'_> {
    pub(super) fn terms(&mut self, front: &Map, end_stated: bool) -> Vec<TermRule> {
        let Some(map) = self.fields.map(front, "termijnen") else { return Vec::new() };
        let mut terms = Vec::new();
        for entry in map {
            let Some(rule) = self.fields.map(map, &entry.key.text) else { continue };
            self.fields.unknown_keys(rule, &TERM_KEYS, "een termijn");
            terms.extend(self.term(&entry.key, rule, entry.span(), end_stated));
        }
        terms
    }

    fn term(&mut self, name: &Text, rule: &Map, span: Span, end_stated: bool) -> Option<TermRule> {
        let steps = self.fields.texts(rule, "stap");
        let after = self.fields.texts(rule, "na");
        let (duration, duration_span, immediate) = self.length(name, rule)?;
        for (key, missing) in [("stap", steps.is_empty()), ("na", after.is_empty())] {
            if missing {
                let message = format!("de termijn `{}` zegt niet bij `{key}` om welke stap het gaat", name.text);
                self.incomplete_rule(name.span, message, format!("zet erin: {key}: en een stap"));
            }
        }
        if steps.is_empty() || after.is_empty() {
            return None;
        }
        let addressee = match self.word(rule, "voor", &["klager", "organisatie"]) {
            Some(word) if word.text == "klager" => Addressee::Complainant,
            _ => Addressee::Organisation,
        };
        let hardness = match self.word(rule, "soort", &["hard", "streef", "norm"]).map(|word| word.text) {
            Some(word) if word == "streef" => Hardness::Target,
            Some(word) if word == "norm" => Hardness::Norm,
            _ if immediate => Hardness::Norm,
            _ => Hardness::Hard,
        };
        Some(TermRule {
            name: name.clone(),
            steps,
            duration,
            duration_span,
            immediate,
            after,
            addressee,
            hardness,
            responsible: self.fields.text(rule, "wie"),
            when: self.condition(rule),
            extension: self.extension(rule),
            repeats_until: self.fields.text(rule, "herhalen_tot"),
            calendar: self.own_calendar(rule, addressee, end_stated),
            articles: self.refs(rule),
            span,
        })
    }

    /// `binnen`, or the `norm` that stands in for `binnen: direct`.
    fn length(&mut self, name: &Text, rule: &Map) -> Option<(crate::calendar::Duration, Span, bool)> {
        let within = self.fields.text(rule, "binnen");
        let Some(within) = within else {
            let message = format!("de termijn `{}` heeft geen lengte", name.text);
            self.incomplete_rule(name.span, message, "zet erin: binnen: 4 weken");
            return None;
        };
        if !matches!(within.text.to_lowercase().as_str(), "direct" | "onmiddellijk" | "onverwijld" | "meteen") {
            return self.duration(rule, "binnen").map(|(duration, span)| (duration, span, false));
        }
        if rule.get("norm").is_none_or(|node| node.is_blank()) {
            let message = format!("`{}` is geen termijn die te berekenen is", within.text);
            self.incomplete_rule(within.span, message, "geef erbij wat u als norm aanhoudt: norm: 1 werkdag");
            return None;
        }
        self.duration(rule, "norm").map(|(duration, span)| (duration, span, true))
    }

    /// `einde` and `werkdagen` on a term win over the calendar of the regulation. If neither says how a term
    /// ends, an organisation's term is nominal and a complainant's rolls: each the careful reading.
    fn own_calendar(&mut self, rule: &Map, addressee: Addressee, end_stated: bool) -> crate::calendar::Calendar {
        let mut calendar = self.calendar.clone();
        calendar.workdays = self.workdays(rule).unwrap_or(calendar.workdays);
        match self.end(rule) {
            Some(end) => calendar.end = end,
            None if !end_stated && addressee == Addressee::Complainant => calendar.end = EndRule::NextWorkday,
            None => {}
        }
        calendar
    }

    fn extension(&mut self, rule: &Map) -> Option<Extension> {
        let entry = rule.entry("verlengen")?;
        let map = self.fields.map(rule, "verlengen")?;
        self.fields.unknown_keys(map, &["stap", "vereist", "hoogstens", "keer", "artikel"], "verlengen");
        let step =
            self.fields.text(map, "stap").unwrap_or(Text { text: "verlengd".to_owned().into(), span: entry.key.span });
        let times = self.fields.text(map, "keer").and_then(|text| match text.text.parse::<u32>() {
            Ok(times) => Some(times),
            Err(_) => {
                self.fields.report(
                    &super::codes::UNKNOWN_WORD,
                    text.span,
                    "`keer` is geen getal",
                    "schrijf een getal, zoals 1",
                );
                None
            }
        });
        // An extension is told to a day (`tot`), so what it is held against is counted in days.
        let at_most = self.duration(map, "hoogstens").filter(|(duration, span)| {
            let in_days = duration.unit != Unit::Hour;
            if !in_days {
                let message = "`hoogstens` staat in uren, maar een verlenging gaat tot en met een dag";
                let help = format!("schrijf hele dagen: hoogstens: {}", in_whole_days(duration.amount));
                self.fields.report(&super::codes::BAD_DURATION, *span, message, help);
            }
            in_days
        });
        Some(Extension {
            step,
            required: self.fields.texts(map, "vereist"),
            at_most: at_most.map(|(duration, _)| duration),
            times,
            articles: self.refs(map),
            span: entry.span(),
        })
    }

    pub(super) fn retention(&mut self, front: &Map) -> Option<Retention> {
        let entry = front.entry("bewaren")?;
        let map = self.fields.map(front, "bewaren")?;
        self.fields.unknown_keys(map, &["termijn", "na", "wacht_op", "artikel", "toelichting"], "bewaren");
        Some(Retention {
            duration: self.duration(map, "termijn").map(|(duration, _)| duration),
            after: self.fields.text(map, "na"),
            waits_for: self.fields.text(map, "wacht_op"),
            articles: self.refs(map),
            span: entry.span(),
        })
    }
}

/// Hours as days, up: a shorter extension than the text gives would be a wrong finding.
fn in_whole_days(hours: u32) -> String {
    let days = hours.div_ceil(24);
    format!("{days} {}", Unit::Day.word(days))
}
