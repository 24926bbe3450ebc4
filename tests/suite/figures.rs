//! The figures of a period: what counts when, in which class, and what may be told of it.

mod counting;
mod reading;
mod signals;
mod trends;

use chrono::NaiveDate;
use klachtwerk::calendar::Period;
use klachtwerk::figures::count;
use klachtwerk::report::Figures;
use klachtwerk::repository::{Repository, of_files};

/// Two versions: the second has another word for a class, and a step of information.
const FIRST: &str = "\
---
titel: Regeling
in_werking: 2020-01-01
indeling:
  wijze: {keuzes: {A: mondeling, B: schriftelijk}, artikel: \"1.1\"}
  onderwerpen: {keuzes: [factuur, toon], vrij: ja, meerdere: ja, artikel: \"1.1\"}
termijnen:
  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, artikel: \"1.1\", verlengen: {stap: verlengd, vereist: [reden, tot]}}
  bezwaar: {stap: bezwaar, binnen: 2 weken, na: oordeel, voor: klager, artikel: \"1.1\"}
---
## Artikel 1 Klagen
1. Een.
";

fn second() -> String {
    FIRST.replace("2020-01-01", "2026-01-01").replace(
        "termijnen:",
        "stappen:\n  regeling-gemeld: {omschrijving: verteld dat er een regeling is, artikel: \"1.1\"}\n\
         voorlichting:\n  - {kanaal: gesprek, aan: klager, stap: regeling-gemeld, artikel: \"1.1\"}\n\
         termijnen:",
    )
}

/// Cases under one regulation of two versions.
struct Year {
    files: Vec<(String, String)>,
}

impl Year {
    fn new() -> Self {
        let files = vec![
            ("klacht.toml".to_owned(), "organisatie = \"Voorbeeld\"\nregeling = \"proef\"\n".to_owned()),
            ("regulations/proef/2020-01-01.md".to_owned(), FIRST.to_owned()),
            ("regulations/proef/2026-01-01.md".to_owned(), second()),
        ];
        Self { files }
    }

    /// A case: its facts, and its course with one event in each line.
    fn case(mut self, id: &str, facts: &str, course: &[&str]) -> Self {
        let course: String = course.iter().map(|event| format!("  - {}\n", event.replace("; ", "\n    "))).collect();
        let facts = if facts.is_empty() { String::new() } else { format!("{facts}\n") };
        let text = format!("---\nklager: {{naam: Klaas Klager}}\n{facts}verloop:\n{course}---\nTekst.\n");
        self.files.push((format!("cases/{}/{id}.md", &id[..4]), text));
        self
    }

    fn file(mut self, name: &str, text: &str) -> Self {
        self.files.push((name.to_owned(), text.to_owned()));
        self
    }

    fn repository(self) -> Repository {
        of_files(self.files.into_iter().map(|(name, text)| (name, text.into_bytes())).collect())
    }

    /// The figures of a period, counted long after it.
    fn figures(self, period: &str) -> Figures {
        self.on(period, "2030-01-01")
    }

    /// The figures of a period as they are on a day.
    fn on(self, of: &str, on: &str) -> Figures {
        count(&self.repository(), "proef", period(of), day(on), &|_, text| text.contains("Klager"))
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn period(text: &str) -> Period {
    Period::parse(text).unwrap()
}
