//! What stands at a place, in words: a term with its arithmetic, a step, an article, a key.

use crate::calendar::{Moment, long_date};
use crate::case::{Case, Event};
use crate::deadline::{Deadline, deadlines};
use crate::document::list_in_dutch;
use crate::regulation::{Regulation, Required, Target, TermRule};
use crate::source::Span;

use super::links::mention_at;
use super::spot::{self, Part, Spot};
use super::{Content, File, meaning};

/// An explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// What it is about.
    pub span: Span,
    /// The first line.
    pub title: String,
    /// The rest, one paragraph each.
    pub lines: Vec<String>,
}

/// What stands at an offset; nothing when there is nothing to say about it.
#[must_use]
pub fn explain(file: &File<'_>, offset: usize) -> Option<Explained> {
    if let Some(mention) = mention_at(file, offset) {
        let target = file.regulation()?.articles.find(&mention.reference())?;
        return Some(article(mention.span, target));
    }
    let spot = spot::at(&file.document, offset)?;
    let special = match &file.content {
        Content::Case(bound) => in_case(file, &bound.case, &spot),
        Content::Regulation(Some(own)) => in_regulation(file, own, &spot),
        _ => None,
    };
    special.or_else(|| key(file, &spot))
}

fn in_case(file: &File<'_>, case: &Case, spot: &Spot<'_>) -> Option<Explained> {
    let regulation = file.regulation()?;
    match (spot.path.as_slice(), &spot.part) {
        (["regeling"], Part::Value(_)) => {
            Some(Explained { span: spot.span(), title: regulation.title.clone(), lines: about_version(regulation) })
        }
        (["verloop", step], _) if regulation.knows_step(step) => {
            let inside = |event: &&Event| {
                event.step.text == *step && event.span.start <= spot.span().start && spot.span().end <= event.span.end
            };
            step_explained(file, case, regulation, case.course.iter().find(inside)?, spot.span())
        }
        (["indeling", axis], Part::Key(_)) => {
            let axis = regulation.axes.iter().find(|known| known.key.text == *axis)?;
            let choice = |(code, label): &(String, String)| {
                if code == label { code.clone() } else { format!("{code} ({label})") }
            };
            let mut lines: Vec<String> = Vec::new();
            if !axis.choices.is_empty() {
                lines.push(format!("Kies uit: {}.", axis.choices.iter().map(choice).collect::<Vec<_>>().join(", ")));
            }
            if axis.free {
                lines.push("Eigen woorden mogen ook.".to_owned());
            }
            let title = format!("{}{}", axis.key.text, resting_on(&axis.articles));
            Some(Explained { span: spot.span(), title, lines })
        }
        (["indeling", axis], Part::Value(_)) => {
            let axis = regulation.axes.iter().find(|known| known.key.text == *axis)?;
            let word = spot.value()?;
            let (code, label) = axis.choices.iter().find(|(code, label)| code == word || label == word)?;
            let title = if code == label { code.clone() } else { format!("{code}: {label}") };
            let lines = vec![format!("Een keuze voor {}{}.", axis.key.text, resting_on(&axis.articles))];
            Some(Explained { span: spot.span(), title, lines })
        }
        _ => None,
    }
}

fn step_explained(
    file: &File<'_>,
    case: &Case,
    regulation: &Regulation,
    event: &Event,
    span: Span,
) -> Option<Explained> {
    let step = event.step.as_str();
    let mut lines = Vec::new();
    if let Some(rule) = regulation.step(step) {
        let names = |list: &[crate::document::Text]| {
            list_in_dutch(&list.iter().map(|text| text.as_str()).collect::<Vec<_>>(), "en")
        };
        if !rule.required.is_empty() {
            lines.push(format!("Vereist: {}{}.", names(&rule.required), resting_on(&rule.articles)));
        }
        if !rule.gates.is_empty() {
            lines.push(format!("Moet er zijn voor: {}.", names(&rule.gates)));
        }
        if !rule.after.is_empty() {
            lines.push(format!("Komt na: {}.", names(&rule.after)));
        }
    }
    let terms = deadlines(case, regulation, file.on);
    let starts = |term: &&Deadline<'_>| term.start.span == event.span;
    let meets = |term: &&Deadline<'_>| !starts(term) && term.rule.is_met_by(step) && term.met_on == event.date();
    for term in terms.iter().filter(starts).chain(terms.iter().filter(meets)) {
        // The same sentences as `show` and the dashboard have.
        lines.push(format!("{}: {}", term.rule.name.text, term.sentence()));
        lines.extend(term.explanation());
    }
    Some(Explained { span, title: format!("{step}: {}", regulation.step_label(step)), lines })
}

fn in_regulation(file: &File<'_>, own: &Regulation, spot: &Spot<'_>) -> Option<Explained> {
    let (path, span) = (spot.path.as_slice(), spot.span());
    if let ("artikel", Some(reference)) = (spot.key(), spot.value()) {
        return Some(article(span, own.articles.find(reference)?));
    }
    if let (["termijnen", name], Part::Key(_)) = (path, &spot.part) {
        return Some(term(file, own.term(name)?, span));
    }
    let step = match (path, &spot.part) {
        (["stappen", step], Part::Key(_)) => Some(*step),
        _ => spot.value().filter(|word| own.knows_step(word) && !matches!(spot.key(), "naam" | "titel")),
    };
    if let Some(step) = step {
        return Some(Explained { span, title: format!("{step}: {}", own.step_label(step)), lines: Vec::new() });
    }
    let role = spot.value().and_then(|word| own.roles.iter().find(|role| role.key.text == word))?;
    let name = role.name.as_ref().map(|name| name.text.to_string());
    let lines = name.into_iter().chain(role.email.as_ref().map(|email| email.text.to_string()));
    Some(Explained { span, title: format!("{}: een rol", role.key.text), lines: lines.collect() })
}

/// A term without a case: how it would count if it started today.
fn term(file: &File<'_>, rule: &TermRule, span: Span) -> Explained {
    let started = Moment::from(file.on);
    let due = rule.calendar.compute(started, rule.duration).due;
    let mut lines = vec![format!("Begint deze termijn vandaag, dan is de laatste dag {}.", long_date(due.date))];
    lines.extend(rule.calendar.explain(started, rule.duration));
    Explained { span, title: format!("{}: {}{}", rule.name.text, rule.duration, resting_on(&rule.articles)), lines }
}

fn article(span: Span, target: Target<'_>) -> Explained {
    let mut title = target.name();
    if let Target::Article(article) = target
        && article.numbered
        && !article.title.is_empty()
    {
        title = format!("{title}: {}", article.title);
    }
    Explained { span, title, lines: vec![target.text().to_owned()] }
}

fn about_version(regulation: &Regulation) -> Vec<String> {
    let mut line = format!("Versie van {}", long_date(regulation.version));
    if let Some(expires) = regulation.expires {
        line += &format!(", vervallen op {}", long_date(expires.date()));
    }
    vec![line + "."]
}

/// What a key means, and where the regulation asks for it.
fn key(file: &File<'_>, spot: &Spot<'_>) -> Option<Explained> {
    let path = spot.path.as_slice();
    let meant = meaning(file.kind(), path);
    let asked = file.bound().and(file.regulation()).and_then(|own| {
        let full = path.join(".");
        own.required.iter().find(|rule| matches!(&rule.what, Required::Field(field) if field.text == full))
    });
    let mut lines: Vec<String> = meant.into_iter().collect();
    if let Some(rule) = asked {
        let before = rule.before.as_ref().map_or_else(String::new, |step| format!(" voor {}", step.text));
        lines.push(format!("De regeling vraagt hierom{before}{}.", resting_on(&rule.articles)));
    }
    (!lines.is_empty()).then(|| Explained { span: spot.span(), title: spot.key().to_owned(), lines })
}

/// ` (artikel 2.1 en 3)`.
fn resting_on(articles: &crate::regulation::Refs) -> String {
    let names: Vec<&str> = articles.iter().map(|article| article.as_str()).collect();
    if names.is_empty() { String::new() } else { format!(" (artikel {})", list_in_dutch(&names, "en")) }
}
