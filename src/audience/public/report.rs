//! What the public may read of a report: counts that are about nobody, and the text that was written for the public.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::calendar::short_date;
use crate::figures::small::{Cells, PublicFigures, Told, public};
use crate::report::Report;

/// The heading of the part of a report that is written for the public.
pub const HEADING: &str = "Openbare toelichting";

/// The figures of a period, for anybody to read.
#[derive(Debug, Serialize)]
pub struct PublicReport {
    /// The short name of the regulation.
    pub slug: String,
    /// The period as it is written.
    pub period: String,
    /// The period in words, as part of a sentence.
    pub name: String,
    /// The folder of its page, below that of the regulation.
    pub folder: String,
    /// The day it last changed, ISO.
    pub modified: String,
    /// What it comes to.
    pub sentences: Vec<String>,
    /// Counts by class.
    pub tables: Vec<PublicTable>,
    /// How terms were kept: the term and the words for it.
    pub terms: Vec<(String, String)>,
    /// What was written for the public, as Markdown.
    #[serde(skip)]
    pub text: String,
}

/// Counts by class.
#[derive(Debug, Serialize)]
pub struct PublicTable {
    /// The anchor.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// The classes with their counts in words.
    pub rows: Vec<(String, String)>,
}

/// The reports the public may read, newest first, by regulation: those that say `publiceren: ja` and whose period is
/// over. Of periods that overlap only the longest is told: beside it the others would give small counts away.
#[must_use]
pub fn published(reports: &[Report]) -> BTreeMap<String, Vec<PublicReport>> {
    let ready = |report: &&Report| {
        report.publish && report.slug.is_some() && report.figures.as_ref().is_some_and(|figures| !figures.provisional)
    };
    let mut found: BTreeMap<String, Vec<PublicReport>> = BTreeMap::new();
    for report in reports.iter().filter(ready).rev() {
        let longer = |other: &Report| {
            other.slug.as_ref().map(|slug| &slug.text) == report.slug.as_ref().map(|slug| &slug.text)
                && other.period.length() > report.period.length()
                && other.period.holds(report.period.first())
        };
        if reports.iter().filter(ready).any(longer) {
            continue;
        }
        if let Some((slug, made)) = one(report) {
            found.entry(slug).or_default().push(made);
        }
    }
    found
}

fn one(report: &Report) -> Option<(String, PublicReport)> {
    let slug = report.slug.as_ref()?.as_str().to_owned();
    let figures = public(report.figures.as_ref()?);
    let name = report.period.in_sentence();
    let made = report.made.map_or(figures.until, |made| made.date());
    let text = report.sections.iter().find(|section| section.title.trim().eq_ignore_ascii_case(HEADING));
    let text = text.map(|section| report.source().slice(section.content).trim().to_owned()).unwrap_or_default();
    let view = PublicReport {
        slug: slug.clone(),
        period: report.period.to_string(),
        folder: format!("verslag-{}", report.period),
        modified: made.to_string(),
        sentences: sentences(&name, &figures),
        tables: tables(&figures),
        terms: figures.terms.iter().map(|term| (term.term.replace('-', " "), term.words())).collect(),
        name,
        text,
    };
    Some((slug, view))
}

fn sentences(name: &str, figures: &PublicFigures) -> Vec<String> {
    let received = match figures.received {
        Told::Exactly(1) | Told::Few => format!("In {name} kwamen {} klachten binnen.", figures.received.words()),
        told => format!("In {name} kwamen er {} klachten binnen.", told.words()),
    };
    let mut sentences = vec![received];
    if let Some(days) = figures.median_days {
        sentences.push(format!("De helft van de klachten was binnen {days} dagen klaar."));
    }
    sentences.push(format!("Geteld tot en met {}.", short_date(figures.until)));
    sentences
}

fn tables(figures: &PublicFigures) -> Vec<PublicTable> {
    let axes = figures.classification.iter().map(|(axis, cells)| {
        let name = if axis == "onderwerpen" { "onderwerp".to_owned() } else { axis.replace('-', " ") };
        (format!("naar-{axis}"), format!("Naar {name}"), cells)
    });
    let others = [
        ("naar-kanaal", "Hoe klachten binnenkwamen", &figures.channel),
        ("naar-uitkomst", "Uitkomst van het oordeel", &figures.outcome),
    ];
    let others =
        others.into_iter().filter_map(|(id, title, cells)| Some((id.to_owned(), title.to_owned(), cells.as_ref()?)));
    axes.chain(others).filter_map(|(id, title, cells)| table(id, title, cells)).collect()
}

fn table(id: String, title: String, cells: &Cells) -> Option<PublicTable> {
    let mut rows: Vec<(String, String)> =
        cells.classes.iter().map(|class| (class.name.clone(), class.count.to_string())).collect();
    rows.extend(cells.rest.map(|rest| ("overig".to_owned(), rest.to_string())));
    (!rows.is_empty()).then_some(PublicTable { id, title, rows })
}
