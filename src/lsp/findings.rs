//! Findings as the editor shows them: the same as `klacht check` gives for a file.

use chrono::NaiveDate;
use lsp_types::{
    Diagnostic as Shown, DiagnosticRelatedInformation, DiagnosticSeverity, Location, NumberOrString, Range,
};

use crate::check;
use crate::diagnostic::{Diagnostic, Findings, Place, Severity, render};
use crate::regulation::Regulation;
use crate::repository::Live;
use crate::site::judge_theme;

use super::abilities::Editor;
use super::archives::Placed;
use super::convert;
use super::lines::Lines;

/// Everything there is to say about one file as it stands in the editor.
pub(super) fn of_file(live: &Live, placed: &Placed, on: NaiveDate) -> Findings {
    if placed.name.starts_with("cases/") {
        return check::run_one(live.rules(), live.case(&placed.name), on);
    }
    if placed.name.starts_with("reports/") {
        // What it counted and whom it names is told by the cases, all of them.
        return check::run_report(&live.whole(), &placed.name, on);
    }
    let mut findings = check::run(live.rules(), on);
    if placed.name == "klacht.toml" {
        findings.extend(judge_theme(live.rules()));
    }
    findings.retain(|finding| finding.file == placed.name);
    findings.sort();
    findings
}

/// One finding in the words of the protocol.
pub(super) fn shown(finding: &Diagnostic, live: &Live, lines: &Lines<'_>, editor: Editor) -> Shown {
    let severity = match finding.severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
    };
    let related = finding.labels.iter().filter_map(|label| {
        let own = label.place.source.path() == finding.file;
        let location =
            if own { own_location(&label.place, live, lines) } else { convert::location(&label.place, live, editor) };
        Some(DiagnosticRelatedInformation { location: location?, message: label.text.clone() })
    });
    let article = article(finding, live).map(|(place, name)| {
        let own = place.source.path() == finding.file;
        let location = if own { own_location(&place, live, lines) } else { convert::location(&place, live, editor) };
        location.map(|location| DiagnosticRelatedInformation { location, message: name })
    });
    let related = related.chain(article.flatten());
    Shown {
        range: range(finding, lines),
        severity: Some(severity),
        code: Some(NumberOrString::String(finding.code.id.to_owned())),
        source: Some("klacht".to_owned()),
        message: message(finding),
        related_information: editor.related.then(|| related.collect()).filter(|list: &Vec<_>| !list.is_empty()),
        ..Shown::default()
    }
}

/// The article a finding rests on, in the text of the regulation, and its name.
fn article(finding: &Diagnostic, live: &Live) -> Option<(Place, String)> {
    let citation = finding.citation.as_ref()?;
    let is_it = |own: &&Regulation| own.slug == citation.regulation && own.version.to_string() == citation.version;
    let own = live.rules().regulations.iter().find(is_it)?;
    let target = own.articles.find(citation.article.as_deref()?)?;
    Some((Place { source: own.source().clone(), span: target.span() }, target.name()))
}

/// Where a finding stands in the open text; the start of the file when it is about the file as a whole.
pub(super) fn range(finding: &Diagnostic, lines: &Lines<'_>) -> Range {
    finding.place.as_ref().map_or_else(Range::default, |place| lines.range(place.span))
}

fn own_location(place: &Place, live: &Live, lines: &Lines<'_>) -> Option<Location> {
    let uri = convert::address(live, place.source.path())?;
    Some(Location { uri, range: lines.range(place.span) })
}

/// The fault, its arithmetic, the article, the remedy, and where to read more: what `klacht check` prints.
fn message(finding: &Diagnostic) -> String {
    let mut text = finding.message.clone();
    finding.notes.iter().for_each(|note| text += &format!("\nuitleg: {note}"));
    if let Some(line) = finding.citation.as_ref().and_then(render::article_line) {
        text += &format!("\nvolgens: {line}");
    }
    if let Some(help) = &finding.help {
        text += &format!("\ndoe dit: {help}");
    }
    text + &format!("\nmeer hierover: klacht explain {}", finding.code.id)
}
