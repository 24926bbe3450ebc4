//! A term made ready for a page.

use serde::Serialize;

use crate::calendar::{long_date, short_date};
use crate::deadline::{Deadline, Status};
use crate::document::Text;
use crate::duties::{Duty, Term};

use super::OldText;

/// A term of a case.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// The case; empty for a duty of the year.
    pub case: String,
    /// Its name.
    pub name: String,
    /// What must happen.
    pub what: String,
    /// The last day, ISO.
    pub due: String,
    /// The last day in words.
    pub due_long: String,
    /// The day it was met, in words.
    pub met: Option<String>,
    /// `open`, `overdue`, `met`, `late`, `lapsed`.
    pub status: String,
    /// The state in Dutch.
    pub state: String,
    /// `3 dagen te laat`, `nog 2 dagen`.
    pub distance: String,
    /// Days until the last day.
    pub days: i64,
    /// Who acts.
    pub responsible: String,
    /// The articles it rests on.
    pub articles: Vec<ArticleLink>,
    /// Why that day.
    pub explanation: Vec<String>,
}

/// An article with its place in the private copy of the regulation.
#[derive(Debug, Serialize)]
pub struct ArticleLink {
    /// What it is called: `artikel 5 lid 5`.
    pub name: String,
    /// Where it stands, from the top folder.
    pub href: String,
}

impl TermView {
    /// Makes a term ready for a page. With an old text its articles are looked up there.
    #[must_use]
    pub fn new(term: &Deadline<'_>, old: Option<&OldText<'_>>) -> Self {
        let labels: Vec<&str> = term.rule.steps.iter().map(|step| term.regulation.step_label(&step.text)).collect();
        let what = crate::document::list_in_dutch(&labels, "of");
        Self::made(Term::Case(term), what, term.rule.name.text.replace('-', " "), old)
    }

    /// The same of a duty of the year.
    #[must_use]
    pub fn of_year(duty: &Duty<'_>) -> Self {
        Self::made(Term::Year(duty), duty.name.replace('-', " "), "plicht van het jaar".to_owned(), None)
    }

    fn made(term: Term<'_>, what: String, name: String, old: Option<&OldText<'_>>) -> Self {
        let regulation = old.map_or(term.regulation(), |old| old.regulation);
        let folder = match old {
            Some(old) => format!("regelingen/{}/index.html", old.path()),
            None => format!("regelingen/{}/{}/index.html", regulation.slug, regulation.version),
        };
        let link = |article: &Text| match regulation.articles.find(&article.text) {
            Some(target) => ArticleLink { name: target.name(), href: format!("{folder}#{}", target.anchor()) },
            None => ArticleLink { name: article.text.to_string(), href: folder.clone() },
        };
        Self {
            case: term.case().unwrap_or_default().to_owned(),
            name,
            what,
            due: term.due().date.to_string(),
            due_long: long_date(term.due().date),
            met: term.met_on().map(short_date),
            status: term.status().key().to_owned(),
            state: term.state().to_owned(),
            distance: distance(term),
            days: term.days(),
            responsible: term.responsible().replace('-', " "),
            articles: term.articles().iter().map(link).collect(),
            explanation: term.explanation(),
        }
    }
}

pub(super) fn distance(term: Term<'_>) -> String {
    match (term.status(), term.days()) {
        (Status::Overdue, -1) => "1 dag te laat".to_owned(),
        (Status::Overdue, days) => format!("{} dagen te laat", -days),
        (Status::Open, 0) => "vandaag".to_owned(),
        (Status::Open, 1) => "morgen".to_owned(),
        (Status::Open, days) => format!("nog {days} dagen"),
        _ => term.state().to_owned(),
    }
}
