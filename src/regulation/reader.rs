//! From front matter to the rules of a regulation.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Duration, EndRule, WorkdaySet};
use crate::diagnostic::{Diagnostic, Findings};
use crate::document::{Document, Fields, Map, Text, closest};
use crate::source::Span;

use super::Articles;
use super::codes;
use super::model::*;

mod duties;
mod record;
mod rules;
mod terms;
mod yearly;

/// Every key the front matter of a regulation may have.
pub const KNOWN_KEYS: [&str; 33] = [
    "titel",
    "organisatie",
    "soort_organisatie",
    "in_werking",
    "vervallen",
    "vastgesteld",
    "vastgesteld_door",
    "voorbeeld",
    "contact",
    "kalender",
    "rollen",
    "begrip",
    "doelen",
    "plichten",
    "vereist",
    "indeling",
    "stappen",
    "termijnen",
    "onafhankelijk",
    "verantwoordelijk",
    "geschil",
    "bewaren",
    "verslagen",
    "voorlichting",
    "maatregelen",
    "opleiding",
    "geheim",
    "kosteloos",
    "negeer",
    "talen",
    "toelichting",
    "vorige",
    "bron",
];

/// Reads a regulation. `file_date` is the date its file is named after, if it is.
///
/// Without a day of effect there is no version to bind a case to, so then there is no regulation either, only
/// findings.
#[must_use]
pub fn read(document: Document, slug: &str, file_date: Option<NaiveDate>) -> (Option<Regulation>, Findings) {
    let mut findings = Findings::new();
    let source = document.source.clone();
    let mut reader =
        Reader { fields: Fields { source: &source, findings: &mut findings }, calendar: Calendar::default() };
    let front = document.front.clone();
    let regulation = reader.regulation(&front, document, slug, file_date);
    (regulation, findings)
}

struct Reader<'a> {
    fields: Fields<'a>,
    calendar: Calendar,
}

impl Reader<'_> {
    fn regulation(
        &mut self,
        front: &Map,
        document: Document,
        slug: &str,
        file_date: Option<NaiveDate>,
    ) -> Option<Regulation> {
        let broken = document.broken;
        if !broken {
            self.fields.unknown_keys(front, &KNOWN_KEYS, "een regeling");
        }
        let title = self.fields.text(front, "titel");
        let in_force = self.fields.date(front, "in_werking");
        if title.is_none() && !broken {
            self.incomplete(&document, "de regeling heeft geen titel", "zet bovenaan titel: Klachtenregeling …");
        }
        let version = match (in_force, file_date) {
            (Some(day), Some(named)) if day.date() != named => {
                let message = format!("het bestand heet naar {named}, maar de regeling gaat in op {}", day.date());
                let help = format!("noem het bestand {}.md, of verander in_werking", day.date());
                self.fields.report(&codes::VERSION_NAME, day.span, message, help);
                day.date()
            }
            (Some(day), _) => day.date(),
            (None, Some(named)) => named,
            (None, None) => {
                if !broken && front.get("in_werking").is_none_or(|node| node.is_blank()) {
                    self.incomplete(
                        &document,
                        "de regeling heeft geen ingangsdatum",
                        "zet bovenaan in_werking: 2026-01-01",
                    );
                }
                return None;
            }
        };
        let (calendar, end_stated) = self.calendar(front);
        self.calendar = calendar.clone();
        let articles = Articles::read(document.body_text(), document.body.start as usize);
        Some(Regulation {
            slug: slug.to_owned(),
            version,
            title: title.map_or_else(|| slug.to_owned(), |title| title.text.into()),
            organisation: self.fields.text(front, "organisatie").map(|text| text.text.into()),
            kind: self.kind(front),
            expires: self.fields.date(front, "vervallen"),
            adopted: self.fields.date(front, "vastgesteld"),
            adopted_by: self.fields.text(front, "vastgesteld_door").map(|text| text.text.into()),
            example: self.fields.yes(front, "voorbeeld"),
            contact: self.contact(front),
            calendar,
            end_stated,
            roles: self.roles(front),
            definition: self.definition(front),
            goals: self.statements(front, "doelen", "doel"),
            duties: self.statements(front, "plichten", "plicht"),
            required: self.required(front),
            axes: self.axes(front),
            steps: self.steps(front),
            terms: self.terms(front, end_stated),
            independence: self.independence(front),
            responsible: self.responsible(front),
            disputes: self.disputes(front),
            retention: self.retention(front),
            reports: self.reports(front),
            information: self.information(front),
            measures: self.measures(front),
            training: self.training(front),
            secrecy: self.secrecy(front),
            free_of_charge: self.plain(front, "kosteloos"),
            suppressions: self.fields.suppressions(front),
            articles,
            document,
        })
    }

    fn kind(&mut self, front: &Map) -> OrganisationKind {
        let word = self.word(front, "soort_organisatie", &["overheid", "dienstverlener", "anders"]);
        match word.as_ref().map(|word| word.text.as_str()) {
            Some("overheid") => OrganisationKind::Public,
            Some("dienstverlener") => OrganisationKind::Services,
            _ => OrganisationKind::Other,
        }
    }

    fn calendar(&mut self, front: &Map) -> (Calendar, bool) {
        let mut calendar = Calendar::default();
        let Some(map) = self.fields.map(front, "kalender") else { return (calendar, false) };
        self.fields.unknown_keys(map, &["werkdagen", "einde", "gesloten"], "de kalender");
        calendar.workdays = self.workdays(map).unwrap_or(calendar.workdays);
        let end = self.end(map);
        calendar.end = end.unwrap_or(calendar.end);
        for text in self.fields.texts(map, "gesloten") {
            calendar.closed.extend(self.fields.read_date("gesloten", &text).map(|day| day.date()));
        }
        calendar.closed.sort_unstable();
        (calendar, end.is_some())
    }

    fn workdays(&mut self, map: &Map) -> Option<WorkdaySet> {
        let words = ["atw", "atw-zonder-gelijkgesteld", "feestdagen", "maandag-vrijdag"];
        self.word(map, "werkdagen", &words)?.text.parse().ok()
    }

    fn end(&mut self, map: &Map) -> Option<EndRule> {
        self.word(map, "einde", &["nominaal", "atw"])?.text.parse().ok()
    }

    fn contact(&mut self, front: &Map) -> Contact {
        let Some(map) = self.fields.map(front, "contact") else { return Contact::default() };
        self.fields.unknown_keys(map, &["email", "telefoon", "post", "website", "naam"], "contact");
        let mut text = |key| self.fields.text(map, key).map(|text| text.text.into());
        Contact { email: text("email"), phone: text("telefoon"), post: text("post"), website: text("website") }
    }

    /// The articles a rule rests on.
    fn refs(&mut self, map: &Map) -> Refs {
        self.fields.texts(map, "artikel")
    }

    /// A duration such as `4 weken`.
    fn duration(&mut self, map: &Map, key: &str) -> Option<(Duration, Span)> {
        let text = self.fields.text(map, key)?;
        match text.text.parse::<Duration>() {
            Ok(duration) => Some((duration, text.span)),
            Err(problem) => {
                let message = format!("`{key}: {}` is geen termijn: {}", text.text, problem.message());
                self.fields.report(&codes::BAD_DURATION, text.span, message, problem.help());
                None
            }
        }
    }

    /// One of a few words.
    fn word(&mut self, map: &Map, key: &str, words: &[&str]) -> Option<Text> {
        let text = self.fields.text(map, key)?;
        if words.contains(&text.text.as_str()) {
            return Some(text);
        }
        let choose = format!("kies uit: {}", words.join(", "));
        let message = format!("`{key}` kan niet `{}` zijn", text.text);
        let finding = Diagnostic::new(&codes::UNKNOWN_WORD, self.fields.source, text.span, message);
        self.fields.findings.push(match closest(&text.text, words.iter().copied()) {
            Some(meant) => finding.help(format!("bedoelde u `{meant}`? {choose}")).fix_with(meant),
            None => finding.help(choose),
        });
        None
    }

    fn incomplete(&mut self, document: &Document, message: &str, help: &str) {
        let span = Span::new(0, 3.min(document.source.text().len()));
        self.fields.findings.push(Diagnostic::new(&codes::INCOMPLETE, &document.source, span, message).help(help));
    }

    fn incomplete_rule(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.fields.report(&codes::INCOMPLETE_RULE, span, message, help);
    }
}
