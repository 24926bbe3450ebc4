//! From front matter to figures. What an officer or an edit by hand makes of them is a finding, never a guess.

use crate::calendar::Period;
use crate::diagnostic::Diagnostic;
use crate::document::{Entry, Fields, Map, Value, closest, codes as document};
use crate::regulation::Hardness;
use crate::source::Span;

use super::codes;
use super::kept::Kept;
use super::model::{
    Extensions, External, Figures, Informed, KEYS, Objections, Satisfaction, Signal, SignalKind, Spread, TermFigures,
    hardness_key,
};
use super::numbers::{NumberRange, Numbers};
use super::split::{Class, Split};

/// What to do with figures that are not right: they are counted, not written.
pub(super) const AGAIN: &str =
    "verander cijfers niet met de hand: laat `klacht report` ze opnieuw tellen, of zet terug wat er stond";

/// The highest count: no archive comes near it, and what is reckoned with it stays quick.
const MOST: u32 = 1_000_000;

/// What the figures cannot do without.
const NEEDED: [&str; 4] = ["tot", "ontvangen", "afgehandeld", "open"];

impl Figures {
    /// Reads the figures under `cijfers` in the front matter of a report about a period. `None` when there are none, or
    /// none that can be used: then there is a finding.
    pub fn read(front: &Map, period: Period, fields: &mut Fields<'_>) -> Option<Self> {
        let at = front.entry("cijfers")?.key.span;
        let map = fields.map(front, "cijfers")?;
        let before = fields.findings.as_slice().len();
        let mut reader = Reader { fields };
        let figures = reader.figures(map, at)?;
        // A count that could not be read makes sums that cannot fit.
        let serious = |finding: &Diagnostic| finding.severity == crate::diagnostic::Severity::Error;
        if !reader.fields.findings.as_slice()[before..].iter().any(serious) {
            reader.judge(map, &figures, period);
        }
        Some(figures)
    }
}

/// Reads, and tells what is wrong.
pub(super) struct Reader<'f, 'a> {
    pub(super) fields: &'f mut Fields<'a>,
}

impl Reader<'_, '_> {
    fn figures(&mut self, map: &Map, at: Span) -> Option<Figures> {
        self.fields.unknown_keys(map, &KEYS, "cijfers");
        let missing: Vec<String> = NEEDED
            .iter()
            .filter(|key| map.get(key).is_none_or(|value| value.is_blank()))
            .map(|key| format!("`{key}`"))
            .collect();
        if !missing.is_empty() {
            let message = format!("bij de cijfers ontbreekt {}", missing.join(", "));
            self.fields.report(&codes::INCOMPLETE, at, message, AGAIN);
        }
        let until = self.fields.date(map, "tot");
        let mut figures = Figures::empty(until?.date(), self.fields.yes(map, "voorlopig"));
        figures.open_before = self.count(map, "open_begin");
        figures.received = self.count(map, "ontvangen");
        figures.reopened = self.count(map, "heropend");
        figures.handled = self.count(map, "afgehandeld");
        figures.open = self.count(map, "open");
        figures.informal = self.count(map, "informeel");
        if let Some(axes) = self.fields.map(map, "indeling") {
            figures.classification =
                axes.iter().map(|entry| (entry.key.text.to_string(), self.split(axes, &entry.key.text))).collect();
        }
        figures.channel = self.split(map, "kanaal");
        figures.department = self.split(map, "afdeling");
        figures.service = self.split(map, "dienst");
        figures.cause = self.split(map, "oorzaak");
        figures.ending = self.split(map, "einde");
        figures.outcome = self.split(map, "uitkomst");
        if let Some(terms) = self.fields.map(map, "termijnen") {
            figures.terms = terms.iter().filter_map(|entry| self.term(terms, entry)).collect();
        }
        if let Some(times) = self.group(map, "doorlooptijd", &["tot_sluiten", "tot_oordeel"]) {
            figures.to_closing = self.spread(times, "tot_sluiten");
            figures.to_judgement = self.spread(times, "tot_oordeel");
        }
        if let Some(group) = self.group(map, "verlengingen", &["klachten", "keer", "redenen"]) {
            figures.extensions = Extensions {
                cases: self.count(group, "klachten"),
                times: self.count(group, "keer"),
                reasons: self.split(group, "redenen"),
            };
        }
        if let Some(group) = self.group(map, "bezwaar", &["gemaakt", "beslist", "gegrond"]) {
            let [lodged, decided, upheld] = ["gemaakt", "beslist", "gegrond"].map(|key| self.count(group, key));
            figures.objections = Objections { lodged, decided, upheld };
        }
        if let Some(group) = self.group(map, "extern", &["voorgelegd", "uitspraken"]) {
            let [submitted, rulings] = ["voorgelegd", "uitspraken"].map(|key| self.count(group, key));
            figures.external = External { submitted, rulings };
        }
        if let Some(group) = self.group(map, "tevreden", &["ja", "nee", "onbekend"]) {
            let [yes, no, unknown] = ["ja", "nee", "onbekend"].map(|key| self.count(group, key));
            figures.satisfaction = Satisfaction { yes, no, unknown };
        }
        if let Some(steps) = self.fields.map(map, "voorlichting") {
            figures.information = steps.iter().filter_map(|entry| self.informed(steps, entry)).collect();
        }
        figures.missing_numbers = self.numbers(map, "ontbrekende_nummers");
        for (signal, span) in self.fields.maps(map, "signalen") {
            figures.signals.extend(self.signal(signal, span));
        }
        Some(figures)
    }

    fn group<'m>(&mut self, map: &'m Map, key: &str, known: &[&str]) -> Option<&'m Map> {
        let group = self.fields.map(map, key)?;
        self.fields.unknown_keys(group, known, key);
        Some(group)
    }

    /// A whole number from nought up to [`MOST`]; nought when there is nothing.
    fn count(&mut self, map: &Map, key: &str) -> usize {
        let Some(text) = self.fields.text(map, key) else { return 0 };
        let figures = text.text.bytes().all(|byte| byte.is_ascii_digit());
        match text.text.parse::<u32>() {
            Ok(count) if figures && count <= MOST => return count as usize,
            _ => {}
        }
        let digits: String = text.text.chars().filter(char::is_ascii_digit).collect();
        let (why, meant) = if text.text.starts_with('-') {
            ("staat een aantal onder nul", None)
        } else if figures {
            ("staat een getal dat te groot is", None)
        } else if text.text.contains([',', '.']) {
            ("staat geen heel getal", None)
        } else if text.text.starts_with(|c: char| c.is_ascii_digit()) && text.text.starts_with(&digits) {
            ("staat meer dan een getal", Some(digits.as_str()))
        } else {
            ("hoort een getal", None)
        };
        let message = format!("bij `{key}` {why}");
        let mut finding =
            Diagnostic::new(&codes::NOT_A_COUNT, self.fields.source, text.span, message).help(AGAIN).discreet(key);
        if let Some(meant) = meant {
            finding = finding.fix_with(meant);
        }
        self.fields.findings.push(finding);
        0
    }

    fn split(&mut self, map: &Map, key: &str) -> Split {
        let Some(group) = self.group(map, key, &["klachten", "zonder", "meerdere", "geteld"]) else {
            return Split::default();
        };
        let mut split = Split {
            cases: self.count(group, "klachten"),
            without: self.count(group, "zonder"),
            multiple: self.fields.yes(group, "meerdere"),
            classes: Vec::new(),
        };
        if let Some(classes) = self.fields.map(group, "geteld") {
            for entry in classes {
                let count = self.count(classes, &entry.key.text);
                split.classes.push(Class { name: entry.key.text.to_string(), count });
            }
        }
        split
    }

    fn term(&mut self, terms: &Map, entry: &Entry) -> Option<TermFigures> {
        let known = ["soort", "op_tijd", "te_laat", "voorbij", "loopt", "vervallen"];
        let group = self.group(terms, &entry.key.text, &known)?;
        let [met, late, overdue, running, lapsed] =
            ["op_tijd", "te_laat", "voorbij", "loopt", "vervallen"].map(|key| self.count(group, key));
        let kinds = [Hardness::Hard, Hardness::Target, Hardness::Norm];
        let hardness = self.word(group, "soort", kinds, hardness_key).unwrap_or(Hardness::Hard);
        let kept = Kept { met, late, overdue, running, lapsed };
        Some(TermFigures { term: entry.key.text.to_string(), hardness, kept })
    }

    /// One of a few words.
    fn word<T: Copy, const N: usize>(
        &mut self,
        map: &Map,
        key: &str,
        all: [T; N],
        written: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.fields.text(map, key)?;
        let found = all.into_iter().find(|one| written(*one) == text.text);
        if found.is_none() {
            let known = all.map(written);
            let message = format!("bij `{key}` hoort {}", known.join(", "));
            let finding = Diagnostic::new(&document::WRONG_SHAPE, self.fields.source, text.span, message);
            self.fields.findings.push(finding.meant(closest(&text.text, known), AGAIN));
        }
        found
    }

    fn spread(&mut self, map: &Map, key: &str) -> Option<Spread> {
        let known = ["klachten", "kortste", "kwart", "mediaan", "driekwart", "langste"];
        let group = self.group(map, key, &known)?;
        let [count, minimum, lower, median, upper, maximum] = known.map(|key| self.count(group, key));
        let [minimum, lower, median, upper, maximum] =
            [minimum, lower, median, upper, maximum].map(|days| i64::try_from(days).unwrap_or(i64::MAX));
        Some(Spread { count, minimum, lower, median, upper, maximum })
    }

    fn informed(&mut self, steps: &Map, entry: &Entry) -> Option<Informed> {
        let group = self.group(steps, &entry.key.text, &["vastgelegd", "ontbreekt"])?;
        let (recorded, missing) = (self.count(group, "vastgelegd"), self.numbers(group, "ontbreekt"));
        Some(Informed { step: entry.key.text.to_string(), recorded, missing })
    }

    /// Numbers of cases, and rows of them.
    fn numbers(&mut self, map: &Map, key: &str) -> Numbers {
        let mut numbers = Numbers::default();
        for text in self.fields.texts(map, key) {
            for part in text.text.split(',').map(str::trim) {
                if let Some(range) = NumberRange::parse(part) {
                    numbers.0.push(range);
                    continue;
                }
                // It may be a name: it is not told.
                let message = format!("bij `{key}` staat iets anders dan een nummer van een zaak");
                let help = "schrijf nummers zoals 2026-003, of een rij zoals 2026-003 t/m 2026-007";
                self.fields.report(&codes::NO_CASE_NUMBER, text.span, message, help);
                break;
            }
        }
        numbers
    }

    fn signal(&mut self, map: &Map, span: Span) -> Option<Signal> {
        self.fields.unknown_keys(map, &["soort", "van", "tot", "klachten", "zaken"], "signalen");
        let kind = self.word(map, "soort", SignalKind::ALL, SignalKind::key);
        let (first, last) = (self.fields.date(map, "van"), self.fields.date(map, "tot"));
        let (count, cases) = (self.count(map, "klachten"), self.numbers(map, "zaken"));
        let absent = ["soort", "van", "tot", "klachten"].iter().find(|key| map.get(key).is_none());
        if let Some(absent) = absent {
            let message = format!("bij dit signaal ontbreekt `{absent}`");
            self.fields.report(&codes::INCOMPLETE, span, message, AGAIN);
        }
        Some(Signal { kind: kind?, first: first?.date(), last: last?.date(), count, cases })
    }

    /// Reports figures that contradict each other, at a key; at the whole when the key is not there.
    pub(super) fn contradicts(&mut self, map: &Map, key: &str, message: String) {
        let whole = || map.iter().next().map_or(Span::default(), |entry| entry.key.span);
        let span = map.entry(key).map_or_else(whole, |entry| match &entry.value.value {
            Value::Scalar(_) => entry.value.span,
            _ => entry.key.span,
        });
        self.fields.report_key(&codes::DO_NOT_FIT, span, key, message, AGAIN);
    }
}
