//! What an officer sees: everything, made ready for pages.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::{long_date, short_date};
use crate::case::{Case, Event, Person};
use crate::deadline::{Deadline, Status, deadlines};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Node, Text, Value};
use crate::regulation::{Addressee, Regulation};
use crate::repository::{Bound, Repository};

use super::public::Fact;

mod comparison;

pub use comparison::Comparison;

/// The dashboard, without the pages of single cases.
#[derive(Debug, Serialize)]
pub struct PrivateView {
    /// Whose dashboard it is.
    pub organisation: String,
    /// The day it was made for.
    pub on: String,
    /// That day in words.
    pub on_long: String,
    /// The figures at the top.
    pub figures: Figures,
    /// Terms that are overdue, longest first.
    pub overdue: Vec<TermView>,
    /// Terms that end in the next thirty days.
    pub soon: Vec<TermView>,
    /// Windows of the complainant that are open.
    pub waiting: Vec<TermView>,
    /// Targets and norms that have passed.
    pub passed: Vec<TermView>,
    /// Every case in a line. Only the list of cases shows them; other pages must not carry ten thousand along.
    #[serde(skip)]
    pub cases: Vec<CaseRow>,
    /// Findings outside cases: regulations, configuration, files that could not be read.
    pub findings: Vec<FindingView>,
    /// Findings in cases, most cases first, by check.
    pub by_check: Vec<CheckRow>,
    /// The regulations side by side.
    pub comparison: Comparison,
}

/// The figures at the top of the dashboard.
#[derive(Debug, Default, Serialize)]
pub struct Figures {
    /// All cases.
    pub cases: usize,
    /// Cases that are not closed.
    pub open: usize,
    /// Overdue terms.
    pub overdue: usize,
    /// Terms that end within seven days.
    pub week: usize,
    /// Errors found.
    pub errors: usize,
    /// Warnings found.
    pub warnings: usize,
}

/// A check with how often it was found.
#[derive(Debug, Serialize)]
pub struct CheckRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// What it finds.
    pub summary: String,
    /// How serious.
    pub severity: String,
    /// The Dutch word.
    pub severity_dutch: String,
    /// Whether the dashboard has a page that explains it.
    pub has_page: bool,
    /// How often.
    pub count: usize,
    /// The cases, at most twenty.
    pub cases: Vec<String>,
    /// How many cases more.
    pub more: usize,
}

/// A case in a line of the list.
#[derive(Debug, Serialize)]
pub struct CaseRow {
    /// Its number.
    pub id: String,
    /// The day it was received, ISO.
    pub received: String,
    /// That day in words.
    pub received_short: String,
    /// The short name of its regulation.
    pub regulation: String,
    /// What it is about.
    pub subject: String,
    /// How it stands.
    pub state: String,
    /// Whether it is not closed.
    pub open: bool,
    /// The outcome.
    pub outcome: String,
    /// Who handles it.
    pub handler: String,
    /// The next last day, ISO.
    pub next_due: String,
    /// That day in words.
    pub next_due_short: String,
    /// The term it belongs to.
    pub next_term: String,
    /// Overdue terms.
    pub overdue: usize,
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

/// A term of a case.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// The case.
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

/// A finding.
#[derive(Debug, Serialize)]
pub struct FindingView {
    /// The code of the check.
    pub code: String,
    /// Its name.
    pub name: String,
    /// `error`, `warning`, `info`.
    pub severity: String,
    /// The Dutch word.
    pub severity_dutch: String,
    /// Whether the dashboard has a page that explains its check.
    pub has_page: bool,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub help: Option<String>,
    /// The file.
    pub file: String,
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
    /// The article it rests on.
    pub article: Option<String>,
}

/// The page of one case.
#[derive(Debug, Serialize)]
pub struct CaseView {
    /// Its number.
    pub id: String,
    /// The file.
    pub path: String,
    /// What it is about.
    pub subject: String,
    /// How it stands.
    pub state: String,
    /// The regulation's title, when a version binds it.
    pub regulation: Option<String>,
    /// `slug/date`, the folder of the private copy.
    pub regulation_path: Option<String>,
    /// The persons, one list of facts each.
    pub parties: Vec<Party>,
    /// The other data.
    pub facts: Vec<Fact>,
    /// The terms.
    pub terms: Vec<TermView>,
    /// What happened.
    pub course: Vec<EventView>,
    /// What was found.
    pub findings: Vec<FindingView>,
    /// The body in Markdown.
    #[serde(skip)]
    pub body: String,
}

/// A person with a part in the case.
#[derive(Debug, Serialize)]
pub struct Party {
    /// The part: klager, beklaagde, behandelaar.
    pub part: String,
    /// What is known.
    pub facts: Vec<Fact>,
}

/// An event of the course.
#[derive(Debug, Serialize)]
pub struct EventView {
    /// The day, ISO.
    pub date: String,
    /// The day in words.
    pub date_long: String,
    /// What happened.
    pub label: String,
    /// What else is known.
    pub facts: Vec<Fact>,
}

impl PrivateView {
    /// Builds the dashboard from a repository and what was found in it.
    #[must_use]
    pub fn new(repository: &Repository, findings: &[Diagnostic], on: NaiveDate) -> Self {
        let mut view = Self {
            organisation: repository.config.organisation.clone().unwrap_or_else(|| "Klachten".to_owned()),
            on: on.to_string(),
            on_long: long_date(on),
            figures: Figures::default(),
            overdue: Vec::new(),
            soon: Vec::new(),
            waiting: Vec::new(),
            passed: Vec::new(),
            cases: Vec::new(),
            findings: findings.iter().filter(|finding| finding.case.is_none()).map(FindingView::new).collect(),
            by_check: by_check(findings),
            comparison: Comparison::new(repository, on),
        };
        let by_case = count_by_case(findings);
        for bound in &repository.cases {
            view.add(repository, bound, &by_case, on);
        }
        view.overdue.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        view.soon.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        view.waiting.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        view.passed.sort_by(|a, b| (&a.due, &a.case).cmp(&(&b.due, &b.case)));
        let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        view.figures.overdue = view.overdue.len();
        view.figures.errors = count(Severity::Error);
        view.figures.warnings = count(Severity::Warning);
        view
    }

    fn add(&mut self, repository: &Repository, bound: &Bound, by_case: &BTreeMap<&str, (usize, usize)>, on: NaiveDate) {
        let case = &bound.case;
        let regulation = repository.binding(bound);
        let terms = regulation.map(|regulation| deadlines(case, regulation, on)).unwrap_or_default();
        let mut row = CaseRow::new(case, regulation, &terms, on);
        (row.errors, row.warnings) = by_case.get(case.id.as_str()).copied().unwrap_or_default();
        self.figures.cases += 1;
        self.figures.open += usize::from(case.closed(on).is_none());
        for term in &terms {
            let days = term.days();
            let complainant = term.rule.addressee == Addressee::Complainant;
            match term.status {
                Status::Overdue => self.overdue.push(TermView::new(term)),
                Status::Open if complainant => self.waiting.push(TermView::new(term)),
                Status::Open if days <= 30 => {
                    self.figures.week += usize::from(days <= 7);
                    self.soon.push(TermView::new(term));
                }
                _ if term.is_passed() => self.passed.push(TermView::new(term)),
                _ => {}
            }
        }
        self.cases.push(row);
    }
}

fn count_by_case(findings: &[Diagnostic]) -> BTreeMap<&str, (usize, usize)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for finding in findings {
        if let Some(case) = &finding.case {
            let count = counts.entry(case).or_default();
            count.0 += usize::from(finding.severity == Severity::Error);
            count.1 += usize::from(finding.severity == Severity::Warning);
        }
    }
    counts
}

fn by_check(findings: &[Diagnostic]) -> Vec<CheckRow> {
    let mut rows: BTreeMap<&str, (CheckRow, BTreeSet<&str>)> = BTreeMap::new();
    for finding in findings {
        let Some(case) = &finding.case else { continue };
        let (row, cases) = rows.entry(finding.code.id).or_insert_with(|| (CheckRow::new(finding), BTreeSet::new()));
        row.count += 1;
        cases.insert(case);
    }
    let finish = |(mut row, cases): (CheckRow, BTreeSet<&str>)| {
        row.cases = cases.iter().take(20).map(|case| (*case).to_owned()).collect();
        row.more = cases.len() - row.cases.len();
        row
    };
    let mut rows: Vec<CheckRow> = rows.into_values().map(finish).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

impl CheckRow {
    fn new(finding: &Diagnostic) -> Self {
        Self {
            code: finding.code.id.to_owned(),
            name: finding.code.name.to_owned(),
            summary: finding.code.summary.to_owned(),
            severity: finding.severity.key().to_owned(),
            severity_dutch: finding.severity.dutch().to_owned(),
            has_page: has_page(finding),
            count: 0,
            cases: Vec::new(),
            more: 0,
        }
    }
}

fn has_page(finding: &Diagnostic) -> bool {
    crate::check::find(finding.code.id).is_some()
}

impl CaseRow {
    fn new(case: &Case, regulation: Option<&Regulation>, terms: &[Deadline<'_>], on: NaiveDate) -> Self {
        let next = terms
            .iter()
            .filter(|term| {
                matches!(term.status, Status::Open | Status::Overdue) && term.rule.addressee == Addressee::Organisation
            })
            .min_by_key(|term| term.due);
        let name = |person: &Person| person.name.as_ref().map(|name| name.text.clone()).unwrap_or_default();
        Self {
            id: case.id.clone(),
            received: case.received().map(|day| day.to_string()).unwrap_or_default(),
            received_short: case.received().map(short_date).unwrap_or_default(),
            regulation: regulation.map(|regulation| regulation.slug.clone()).unwrap_or_default(),
            subject: subject(case),
            state: state(case, on),
            open: case.closed(on).is_none(),
            outcome: outcome(case),
            handler: case.handler.as_ref().map(name).unwrap_or_default().into(),
            next_due: next.map(|term| term.due.date.to_string()).unwrap_or_default(),
            next_due_short: next.map(|term| short_date(term.due.date)).unwrap_or_default(),
            next_term: next.map(|term| term.rule.name.text.to_string()).unwrap_or_default(),
            overdue: terms.iter().filter(|term| term.status == Status::Overdue).count(),
            errors: 0,
            warnings: 0,
        }
    }
}

/// How a case stands, in a word or two.
fn state(case: &Case, on: NaiveDate) -> String {
    match case.closed(on).map(|event| event.step.text.as_str()) {
        Some("afgesloten") => "afgesloten",
        Some("ingetrokken") => "ingetrokken",
        Some(_) => "niet in behandeling",
        None if case.first("heropend").is_some() => "heropend",
        None if case.first("bezwaar").is_some() && case.first("bezwaar-beslist").is_none() => "in bezwaar",
        None if case.first("voorgelegd").is_some() && case.first("uitspraak").is_none() => "bij geschilinstantie",
        None if case.first("oordeel").is_some() => "beoordeeld",
        None => "in behandeling",
    }
    .to_owned()
}

fn outcome(case: &Case) -> String {
    case.course.iter().rev().find_map(|event| event.text("uitkomst")).unwrap_or_default().to_owned()
}

/// What a case is about: its title, its service, or its topics.
fn subject(case: &Case) -> String {
    let text = |path: &str| case.values(path).first().and_then(|node| node.as_str()).map(str::to_owned);
    let topics = || {
        let topics: Vec<&str> = case.classes("onderwerpen").filter_map(Node::as_str).collect();
        (!topics.is_empty()).then(|| topics.join(", "))
    };
    text("titel").or_else(|| text("dienst")).or_else(|| text("product")).or_else(topics).unwrap_or_default()
}

impl TermView {
    /// Makes a term ready for a page.
    #[must_use]
    pub fn new(term: &Deadline<'_>) -> Self {
        let labels: Vec<&str> = term.rule.steps.iter().map(|step| term.regulation.step_label(&step.text)).collect();
        let folder = format!("regelingen/{}/{}/index.html", term.regulation.slug, term.regulation.version);
        let link = |article: &Text| match term.regulation.articles.find(&article.text) {
            Some(target) => ArticleLink { name: target.name(), href: format!("{folder}#{}", target.anchor()) },
            None => ArticleLink { name: article.text.to_string(), href: folder.clone() },
        };
        Self {
            case: term.case.id.clone(),
            name: term.rule.name.text.replace('-', " "),
            what: crate::document::list_in_dutch(&labels, "of"),
            due: term.due.date.to_string(),
            due_long: long_date(term.due.date),
            met: term.met_on.map(short_date),
            status: term.status.key().to_owned(),
            state: term.state().to_owned(),
            distance: distance(term),
            days: term.days(),
            responsible: term.responsible().replace('-', " "),
            articles: term.rule.articles.iter().map(link).collect(),
            explanation: term.explanation(),
        }
    }
}

fn distance(term: &Deadline<'_>) -> String {
    match (term.status, term.days()) {
        (Status::Overdue, -1) => "1 dag te laat".to_owned(),
        (Status::Overdue, days) => format!("{} dagen te laat", -days),
        (Status::Open, 0) => "vandaag".to_owned(),
        (Status::Open, 1) => "morgen".to_owned(),
        (Status::Open, days) => format!("nog {days} dagen"),
        _ => term.state().to_owned(),
    }
}

impl FindingView {
    fn new(finding: &Diagnostic) -> Self {
        let ((line, column), _) = finding.range();
        Self {
            code: finding.code.id.to_owned(),
            name: finding.code.name.to_owned(),
            severity: finding.severity.key().to_owned(),
            severity_dutch: finding.severity.dutch().to_owned(),
            has_page: has_page(finding),
            message: finding.message.clone(),
            help: finding.help.clone(),
            file: finding.file.clone(),
            line,
            column,
            article: finding.citation.as_ref().and_then(crate::diagnostic::render::article_line),
        }
    }
}

impl CaseView {
    /// Makes the page of a case.
    #[must_use]
    pub fn new(repository: &Repository, bound: &Bound, findings: &[&Diagnostic], on: NaiveDate) -> Self {
        let case = &bound.case;
        let regulation = repository.binding(bound);
        let terms = regulation.map(|regulation| deadlines(case, regulation, on)).unwrap_or_default();
        Self {
            id: case.id.clone(),
            path: case.source().path().to_owned(),
            subject: subject(case),
            state: state(case, on),
            regulation: regulation.map(|regulation| regulation.title.clone()),
            regulation_path: regulation.map(|regulation| format!("{}/{}", regulation.slug, regulation.version)),
            parties: parties(case),
            facts: facts(case),
            terms: terms.iter().map(TermView::new).collect(),
            course: case.course.iter().map(|event| event_view(event, regulation)).collect(),
            findings: findings.iter().map(|finding| FindingView::new(finding)).collect(),
            body: case.document.body_text().to_owned(),
        }
    }
}

fn parties(case: &Case) -> Vec<Party> {
    let mut parties = Vec::new();
    let mut add = |part: &str, person: &Person| {
        let texts = [
            ("naam", &person.name),
            ("organisatie", &person.organisation),
            ("afdeling", &person.department),
            ("rol", &person.role),
            ("e-mail", &person.email),
            ("telefoon", &person.phone),
        ];
        let facts = texts.iter().filter_map(|(name, text)| {
            text.as_ref().map(|text| Fact { name: (*name).to_owned(), value: text.text.clone().into(), href: None })
        });
        parties.push(Party { part: part.to_owned(), facts: facts.collect() });
    };
    if let Some(person) = &case.complainant {
        add("klager", person);
        if let Some(representative) = &person.representative {
            add("vertegenwoordiger", representative);
        }
    }
    for person in &case.respondents {
        add("beklaagde", person);
    }
    if let Some(person) = &case.handler {
        add("behandelaar", person);
    }
    parties
}

/// The data that has no place of its own on the page.
fn facts(case: &Case) -> Vec<Fact> {
    let placed = ["titel", "regeling", "klager", "beklaagde", "behandelaar", "verloop", "negeer"];
    let mut facts = Vec::new();
    for entry in case.document.front.iter().filter(|entry| !placed.contains(&entry.key.text.as_str())) {
        flatten(&entry.key.text, &entry.value, &mut facts);
    }
    facts
}

fn flatten(name: &str, node: &Node, facts: &mut Vec<Fact>) {
    match &node.value {
        Value::Map(map) => {
            map.iter().for_each(|entry| flatten(&format!("{name}: {}", entry.key.text), &entry.value, facts))
        }
        _ if node.is_blank() => {}
        Value::List(items) if items.iter().any(|item| item.as_map().is_some()) => {
            items.iter().for_each(|item| flatten(name, item, facts));
        }
        _ => facts.push(Fact { name: name.to_owned(), value: node.texts().collect::<Vec<_>>().join(", "), href: None }),
    }
}

fn event_view(event: &Event, regulation: Option<&Regulation>) -> EventView {
    let label = match regulation {
        Some(regulation) => regulation.step_label(&event.step.text),
        None => crate::vocabulary::step_label(&event.step.text),
    };
    let mut facts = Vec::new();
    for (name, value) in &event.attributes {
        flatten(&name.text, value, &mut facts);
    }
    EventView {
        date: event.on.map(|on| on.moment.to_string()).unwrap_or_default(),
        date_long: event.date().map(long_date).unwrap_or_default(),
        label: label.to_owned(),
        facts,
    }
}
