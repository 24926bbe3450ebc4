//! What the organisation does each year: reports, measures, training, telling people.

use crate::calendar::{Duration, PeriodLength, Unit};
use crate::document::{Map, YesNo, yes_no};

use super::{Reader, codes};
use crate::regulation::{Information, MeasuresRule, Report, Training};

const REPORT_KEYS: [&str; 11] = [
    "naam",
    "elke",
    "gereed",
    "bespreken",
    "besluit",
    "alleen_met_klachten",
    "openbaar",
    "wie",
    "artikel",
    "toelichting",
    "na",
];
const INFORMATION_KEYS: [&str; 8] = ["kanaal", "aan", "moment", "elke", "stap", "artikel", "wie", "toelichting"];

impl Reader<'_> {
    pub(super) fn reports(&mut self, front: &Map) -> Vec<Report> {
        let mut reports = Vec::new();
        for (map, span) in self.fields.maps(front, "verslagen") {
            self.fields.unknown_keys(map, &REPORT_KEYS, "verslagen");
            let Some(name) = self.fields.text(map, "naam") else {
                self.incomplete_rule(span, "dit verslag heeft geen naam", "zet erin: naam: jaaranalyse");
                continue;
            };
            reports.push(Report {
                name,
                every: self.every(map),
                ready: self.duration(map, "gereed").map(|(duration, _)| duration),
                discussed: self.fields.yes(map, "bespreken"),
                decided: self.fields.yes(map, "besluit"),
                only_with_complaints: self.fields.yes(map, "alleen_met_klachten"),
                public: self.fields.yes(map, "openbaar"),
                by: self.fields.text(map, "wie"),
                articles: self.refs(map),
                span,
            });
        }
        reports
    }

    pub(super) fn measures(&mut self, front: &Map) -> Option<MeasuresRule> {
        let entry = front.entry("maatregelen")?;
        let map = self.fields.map(front, "maatregelen")?;
        self.fields.unknown_keys(map, &["eigenaar", "effect", "artikel", "toelichting"], "maatregelen");
        Some(MeasuresRule {
            owner: self.fields.yes(map, "eigenaar"),
            effect: self.effect(map),
            articles: self.refs(map),
            span: entry.span(),
        })
    }

    /// `effect: ja`, or how long after a measure was carried out.
    fn effect(&mut self, map: &Map) -> Option<Duration> {
        match yes_no(&self.fields.text(map, "effect")?.text) {
            Some(YesNo::Yes) => Duration::new(1, Unit::Year).ok(),
            Some(YesNo::No) => None,
            None => self.duration(map, "effect").map(|(duration, _)| duration),
        }
    }

    pub(super) fn training(&mut self, front: &Map) -> Option<Training> {
        let entry = front.entry("opleiding")?;
        let map = self.fields.map(front, "opleiding")?;
        self.fields.unknown_keys(map, &["elke", "artikel", "toelichting"], "opleiding");
        Some(Training { every: self.every(map), articles: self.refs(map), span: entry.span() })
    }

    pub(super) fn information(&mut self, front: &Map) -> Vec<Information> {
        let mut duties = Vec::new();
        for (map, span) in self.fields.maps(front, "voorlichting") {
            self.fields.unknown_keys(map, &INFORMATION_KEYS, "voorlichting");
            match self.fields.text(map, "kanaal") {
                Some(channel) => duties.push(Information {
                    channel,
                    to: self.fields.text(map, "aan"),
                    moment: self.fields.text(map, "moment"),
                    by: self.fields.text(map, "wie"),
                    every: self.every(map),
                    step: self.fields.text(map, "stap"),
                    articles: self.refs(map),
                    span,
                }),
                None => self.incomplete_rule(span, "hier ontbreekt `kanaal`", "zet erin: kanaal: website"),
            }
        }
        duties
    }

    /// How often something comes back: a year, half a year or a quarter of the calendar. Another length would never
    /// fit the periods reports are about, so it is said and has no duty.
    fn every(&mut self, map: &Map) -> Option<Duration> {
        let (every, span) = self.duration(map, "elke")?;
        if PeriodLength::of(every).is_none() {
            let message = format!("`elke: {every}` is geen jaar, half jaar of kwartaal");
            let help = "kies uit: 1 jaar, 6 maanden, 3 maanden";
            self.fields.report(&codes::UNKNOWN_WORD, span, message, help);
        }
        Some(every)
    }
}
