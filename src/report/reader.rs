//! From front matter to a report.

use std::sync::Arc;

use crate::calendar::{Period, PeriodProblem};
use crate::diagnostic::{Diagnostic, Findings, Severity};
use crate::document::{Document, Fields, Map, Text, Value, sections};
use crate::measure;

use super::codes;
use super::figures::Figures;
use super::model::{Discussion, Informed, Report, Trained};
use super::path::{Place, place};

/// Every key the front matter of a report may have.
pub const KNOWN_KEYS: [&str; 13] = [
    "regeling",
    "periode",
    "opgesteld",
    "opgesteld_door",
    "besproken",
    "aanbevelingen",
    "maatregelen",
    "voorlichting",
    "training",
    "publiceren",
    "cijfers",
    "negeer",
    "titel",
];

/// The keys of a discussion (besproken).
pub const DISCUSSED_KEYS: [&str; 5] = ["op", "met", "besluit", "notulen", "toelichting"];
/// The keys of what tells that somebody was told (voorlichting).
pub const INFORMED_KEYS: [&str; 6] = ["kanaal", "op", "middel", "door", "aan", "toelichting"];
/// The keys of a training (training).
pub const TRAINED_KEYS: [&str; 5] = ["op", "onderwerp", "wie", "door", "toelichting"];

/// Reads a report. Never fails: what is wrong is a finding. Nothing comes of a file that names no period.
#[must_use]
pub fn read(document: Document) -> (Option<Report>, Findings) {
    let mut findings = Findings::new();
    let source = Arc::clone(&document.source);
    let mut reader = Reader { fields: Fields { source: &source, findings: &mut findings } };
    let front = &document.front;
    let Some(place) = place(source.path()) else {
        findings.push(misnamed(source.path()));
        return (None, findings);
    };
    reader.fields.unknown_keys(front, &KNOWN_KEYS, "een verslag");
    let period = reader.period(front, &place);
    let slug = reader.slug(front, &place);
    let report = Report {
        slug,
        period,
        made: reader.fields.date(front, "opgesteld"),
        made_by: reader.fields.text(front, "opgesteld_door"),
        discussed: reader.discussion(front),
        recommendations: reader.fields.texts(front, "aanbevelingen"),
        measures: measure::read(&mut reader.fields, front, "maatregelen"),
        information: reader.information(front),
        trainings: reader.trainings(front),
        figures: reader.figures(front, period),
        publish: reader.fields.yes(front, "publiceren"),
        suppressions: reader.fields.suppressions(front),
        sections: sections(document.body_text(), document.body.start as usize),
        document,
    };
    (Some(report), findings)
}

/// A file among the reports that is not named after a period.
#[must_use]
pub fn misnamed(path: &str) -> Diagnostic {
    let shown: String = path.chars().filter(|c| !c.is_control()).collect();
    Diagnostic::about_file(&codes::FILE_NAME, path, format!("`{shown}` heet niet naar een tijdvak")).help(
        "noem een verslag naar zijn tijdvak: reports/2026.md, reports/2026-h1.md of reports/2026-k3.md; van een andere \
         regeling in een map: reports/naam-van-de-regeling/2026.md",
    )
}

struct Reader<'a> {
    fields: Fields<'a>,
}

impl Reader<'_> {
    /// The period: the name of the file has it; `periode` says the same or there is a finding.
    fn period(&mut self, front: &Map, place: &Place) -> Period {
        let Some(text) = self.fields.text(front, "periode") else { return place.period };
        match Period::parse(&text.text) {
            Ok(period) if period == place.period => {}
            Ok(period) => {
                let message = format!("`periode` is {period}, maar het bestand heet naar {}", place.period);
                let help = format!("maak er `periode: {}` van, of geef het bestand een andere naam", place.period);
                self.fields.report(&codes::PERIOD, text.span, message, help);
            }
            Err(PeriodProblem) => {
                let message = format!("`{}` is geen tijdvak", text.text);
                self.fields.report(&codes::PERIOD, text.span, message, PeriodProblem::HELP);
            }
        }
        place.period
    }

    /// The regulation: as the front matter says, else as the folder is called.
    fn slug(&mut self, front: &Map, place: &Place) -> Option<Text> {
        let named = self.fields.text(front, "regeling");
        match (&named, &place.slug) {
            (Some(named), Some(folder)) if named.text != folder.as_str() => {
                let message = format!("`regeling` is {}, maar het bestand staat in de map {folder}", named.text);
                let help = "zet het verslag in de map van zijn regeling, of verbeter `regeling`";
                self.fields.report(&codes::REGULATION, named.span, message, help);
                Some(Text { text: folder.as_str().into(), span: named.span })
            }
            (Some(_), _) => named,
            (None, folder) => {
                let start = crate::source::Span::new(0, 0);
                folder.as_ref().map(|folder| Text { text: folder.as_str().into(), span: start })
            }
        }
    }

    /// The figures; nothing when there is an error in them, so that no page says what cannot be true.
    fn figures(&mut self, front: &Map, period: Period) -> Option<Figures> {
        let before = self.fields.findings.count(Severity::Error);
        let figures = Figures::read(front, period, &mut self.fields);
        figures.filter(|_| self.fields.findings.count(Severity::Error) == before)
    }

    /// The discussion as a group of data, or as the day alone.
    fn discussion(&mut self, front: &Map) -> Option<Discussion> {
        let node = front.get("besproken")?;
        let span = node.span;
        if let Value::Scalar(_) = node.value {
            let on = self.fields.date(front, "besproken");
            return on.map(|on| Discussion { on: Some(on), with: Vec::new(), decision: None, minutes: None, span });
        }
        let map = self.fields.map(front, "besproken")?;
        self.fields.unknown_keys(map, &DISCUSSED_KEYS, "besproken");
        Some(Discussion {
            on: self.fields.date(map, "op"),
            with: self.fields.texts(map, "met"),
            decision: self.fields.text(map, "besluit"),
            minutes: self.fields.text(map, "notulen"),
            span,
        })
    }

    fn information(&mut self, front: &Map) -> Vec<Informed> {
        let mut told = Vec::new();
        for (map, span) in self.fields.maps(front, "voorlichting") {
            self.fields.unknown_keys(map, &INFORMED_KEYS, "voorlichting");
            match self.fields.text(map, "kanaal") {
                Some(channel) => told.push(Informed {
                    channel,
                    on: self.fields.date(map, "op"),
                    means: self.fields.text(map, "middel"),
                    by: self.fields.text(map, "door"),
                    to: self.fields.text(map, "aan"),
                    span,
                }),
                None => self.fields.report(
                    &crate::document::codes::MISSING_KEY,
                    span,
                    "hier ontbreekt `kanaal`",
                    "zet erbij waar of hoe het is verteld: kanaal: website",
                ),
            }
        }
        told
    }

    fn trainings(&mut self, front: &Map) -> Vec<Trained> {
        let mut trained = Vec::new();
        for (map, span) in self.fields.maps(front, "training") {
            self.fields.unknown_keys(map, &TRAINED_KEYS, "training");
            let subject = self.fields.text(map, "onderwerp");
            trained.push(Trained {
                on: self.fields.date(map, "op"),
                subject,
                who: self.fields.texts(map, "wie"),
                span,
            });
        }
        trained
    }
}
