//! What the public sees: regulations, and the counts of a report that says it is for the public.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::rules::Rules;
use crate::calendar::{long_date, short_date};
use crate::document::Text;
use crate::regulation::{OrganisationKind, Regulation, Required, changes};
use crate::repository::Config;

mod addresses;
mod calculator;
mod changes;
mod facts;
mod guide;
mod links;
mod report;
mod term;
mod timeline;
mod words;

pub use calculator::{CalculatedTerm, Calculator, Field, Start};
pub use changes::{ArticleView, ChangesView, EditView, Edited, PartView, PieceView, Since};
pub use facts::FactBox;
pub use guide::Guide;
pub use links::TextLink;
pub use report::{HEADING as PUBLIC_HEADING, PublicReport};
pub use term::PublicTerm;
use term::term;
pub use timeline::{Bar, Line, Tick, Timeline};

/// Everything on the public site.
#[derive(Debug, Serialize)]
pub struct PublicView {
    /// Whose site it is.
    pub organisation: String,
    /// Where it will stand, without a slash at the end.
    pub base_url: Option<String>,
    /// The day it was made for.
    pub on: String,
    /// That day in words.
    pub on_long: String,
    /// The day something last changed on any page, ISO.
    pub modified: String,
    /// The regulations, by short name.
    pub regulations: Vec<PublicRegulation>,
    /// Addresses that moved: the old one, and the page below the site it leads to.
    #[serde(skip)]
    pub moved: Vec<(String, String)>,
}

/// A regulation with its versions.
#[derive(Debug, Serialize)]
pub struct PublicRegulation {
    /// The short name, also its folder.
    pub slug: String,
    /// The title of the version to show.
    pub title: String,
    /// Whose it is.
    pub organisation: Option<String>,
    /// The index of the version in force, else of the newest.
    pub current: usize,
    /// Whether some version is in force.
    pub in_force: bool,
    /// The versions, oldest first.
    pub versions: Vec<PublicVersion>,
    /// What is told of periods, newest first.
    pub reports: Vec<PublicReport>,
}

/// How a version stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It binds new cases.
    Current,
    /// It will bind later.
    Future,
    /// It binds older cases only.
    Past,
}

/// One version.
#[derive(Debug, Serialize)]
pub struct PublicVersion {
    /// The short name.
    pub slug: String,
    /// The day it takes effect, ISO.
    pub version: String,
    /// That day in words.
    pub version_long: String,
    /// `geldend van 1 januari 2024 tot en met 31 december 2025`.
    pub validity: String,
    /// How it stands.
    pub standing: Standing,
    /// The title.
    pub title: String,
    /// Whose it is.
    pub organisation: Option<String>,
    /// Whether it is an example.
    pub example: bool,
    /// `vastgesteld op … door …`.
    pub adopted: Option<String>,
    /// The day after its last day, ISO.
    pub ends: Option<String>,
    /// Who adopted it.
    pub adopted_by: Option<String>,
    /// Whether the organisation is a public body.
    pub public_body: bool,
    /// The day its page last said something new, ISO: adopted, in force, corrected or ended.
    pub modified: String,
    /// The day it was adopted, else the day it takes effect: the feed's date.
    pub published: String,
    /// E-mail address, telephone, post, website.
    pub contact: Vec<Fact>,
    /// The answers to a complainant's questions.
    pub guide: Guide,
    /// What to send.
    pub required: Vec<Reference>,
    /// The terms in short.
    pub terms: Vec<PublicTerm>,
    /// The course of a complaint as a drawing.
    pub timeline: Option<Timeline>,
    /// Who does what.
    pub roles: Vec<Fact>,
    /// Where a dispute goes.
    pub disputes: Vec<Fact>,
    /// The table of contents.
    pub contents: Vec<Reference>,
    /// Whether there is a page that tells what changed.
    pub has_changes: bool,
    /// The days its text was corrected in place, oldest first.
    pub edited: Vec<Edited>,
    /// The version before it, ISO and in words, with what changed since.
    #[serde(skip)]
    pub since: Option<Since>,
    /// Its corrections in place, oldest first.
    #[serde(skip)]
    pub edits: Vec<EditView>,
    /// The text in Markdown.
    #[serde(skip)]
    pub body: String,
    /// The anchors of articles and members, by offset in the body.
    #[serde(skip)]
    pub anchors: Vec<Anchor>,
    /// The references within the text, by where they stand.
    #[serde(skip)]
    pub links: Vec<TextLink>,
    /// What to show beside an article, by its anchor.
    #[serde(skip)]
    pub facts: BTreeMap<String, Vec<FactBox>>,
    /// The name of its PDF and its size in kB, where there is one in its folder.
    pub pdf: Option<(String, u64)>,
    /// What works out its dates.
    #[serde(skip)]
    pub calculator: Calculator,
    /// The rules as data.
    #[serde(skip)]
    pub rules: Rules,
}

/// A name with a value, and perhaps a link.
#[derive(Debug, Serialize)]
pub struct Fact {
    /// What it is.
    pub name: String,
    /// The value.
    pub value: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// Words with the anchor of the article they rest on.
#[derive(Debug, Clone, Serialize)]
pub struct Reference {
    /// The words.
    pub text: String,
    /// The article in words: `artikel 5 lid 5`.
    pub article: Option<String>,
    /// Its anchor.
    pub anchor: Option<String>,
    /// How deep it stands, for a table of contents.
    pub level: u8,
}

/// An anchor in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Anchor {
    /// Where the heading or item starts, in bytes from the start of the body.
    pub offset: usize,
    /// The id in the page.
    pub id: String,
    /// What it is called: `artikel 5 lid 5`.
    pub name: String,
}

impl PublicView {
    /// Builds the view from regulations and the configuration: nothing of a case can be in it.
    #[must_use]
    pub fn new(regulations: &[Regulation], config: &Config, on: NaiveDate) -> Self {
        let mut grouped: Vec<PublicRegulation> = Vec::new();
        let mut last: Option<&Regulation> = None;
        for regulation in regulations {
            let mut version = self::version(regulation, regulations, on);
            if let Some(before) = last.filter(|before| before.slug == regulation.slug) {
                version.since = Some(Since {
                    version: before.version.to_string(),
                    version_long: short_date(before.version),
                    changes: ChangesView::new(&changes(before, regulation)),
                });
                version.has_changes = true;
            }
            last = Some(regulation);
            match grouped.last_mut().filter(|group| group.slug == regulation.slug) {
                Some(group) => group.versions.push(version),
                None => grouped.push(PublicRegulation {
                    slug: regulation.slug.clone(),
                    title: String::new(),
                    organisation: None,
                    current: 0,
                    in_force: false,
                    versions: vec![version],
                    reports: Vec::new(),
                }),
            }
        }
        for group in &mut grouped {
            let current = group.versions.iter().position(|version| version.standing == Standing::Current);
            group.in_force = current.is_some();
            group.current = current.unwrap_or(group.versions.len() - 1);
            group.title = group.versions[group.current].title.clone();
            group.organisation = group.versions[group.current].organisation.clone();
        }
        let sole = || grouped.first().filter(|_| grouped.len() == 1).and_then(|group| group.organisation.clone());
        Self {
            organisation: config.organisation.clone().or_else(sole).unwrap_or_else(|| "Klachtenregelingen".to_owned()),
            base_url: config.base_url.clone(),
            on: on.to_string(),
            on_long: long_date(on),
            moved: config
                .redirects
                .iter()
                .map(|moved| (moved.from.text.to_string(), moved.to.text.to_string()))
                .collect(),
            modified: modified(&grouped).unwrap_or_else(|| on.to_string()),
            regulations: grouped,
        }
    }
}

impl PublicView {
    /// Tells the figures of the reports that say they are for the public.
    pub fn with_reports(&mut self, reports: &[crate::report::Report]) {
        let mut published = report::published(reports);
        for regulation in &mut self.regulations {
            regulation.reports = published.remove(&regulation.slug).unwrap_or_default();
        }
        let newest = self.regulations.iter().flat_map(|regulation| &regulation.reports).map(|report| &report.modified);
        if let Some(newest) = newest.max().filter(|newest| **newest > self.modified) {
            self.modified = newest.clone();
        }
    }
}

/// The newest day of all.
fn modified(regulations: &[PublicRegulation]) -> Option<String> {
    let versions = regulations.iter().flat_map(|regulation| &regulation.versions);
    versions.map(|version| version.modified.clone()).max()
}

/// A version among all others, as it stands on a day.
pub(super) fn version(regulation: &Regulation, all: &[Regulation], on: NaiveDate) -> PublicVersion {
    let successor = all
        .iter()
        .filter(|other| other.slug == regulation.slug && other.version > regulation.version)
        .map(|other| other.version)
        .min();
    // A newer version ends an older one, whether or not the older one says so.
    let ends = [regulation.expires.map(|day| day.date()), successor].into_iter().flatten().min();
    let standing = match ends {
        _ if regulation.version > on => Standing::Future,
        Some(end) if end <= on => Standing::Past,
        _ => Standing::Current,
    };
    let last = ends.and_then(|end| end.checked_sub_days(Days::new(1)));
    let from = short_date(regulation.version);
    let days = [regulation.adopted.map(|day| day.date()), Some(regulation.version), ends];
    let modified = days.into_iter().flatten().filter(|day| *day <= on).max().unwrap_or(on);
    let base = regulation.document.body.start as usize;
    let contact = addresses::contact(regulation);
    let terms: Vec<PublicTerm> = regulation.terms.iter().map(|rule| term(regulation, rule, on)).collect();
    PublicVersion {
        pdf: None,
        calculator: Calculator::new(regulation, &terms, on),
        slug: regulation.slug.clone(),
        version: regulation.version.to_string(),
        version_long: from.clone(),
        validity: match last {
            Some(last) => format!("geldend van {from} tot en met {}", short_date(last)),
            None => format!("geldend vanaf {from}"),
        },
        standing,
        title: regulation.title.clone(),
        organisation: regulation.organisation.clone(),
        example: regulation.example,
        adopted: adopted(regulation),
        ends: ends.map(|day| day.to_string()),
        adopted_by: regulation.adopted_by.clone(),
        public_body: regulation.kind == OrganisationKind::Public,
        modified: modified.to_string(),
        published: regulation.adopted.map_or(regulation.version, |day| day.date()).to_string(),
        guide: guide::guide(regulation, &contact),
        contact,
        required: required(regulation),
        facts: facts::facts(regulation, &terms),
        terms,
        timeline: timeline::timeline(regulation, on),
        roles: addresses::roles(regulation),
        disputes: addresses::disputes(regulation),
        contents: contents(regulation),
        has_changes: false,
        edited: Vec::new(),
        since: None,
        edits: Vec::new(),
        body: regulation.document.body_text().to_owned(),
        anchors: anchors(regulation, base),
        links: links::links(regulation),
        rules: super::rules::rules(regulation),
    }
}

fn adopted(regulation: &Regulation) -> Option<String> {
    let day = regulation.adopted.map(|day| short_date(day.date()));
    match (day, &regulation.adopted_by) {
        (Some(day), Some(by)) => Some(format!("vastgesteld op {day} door {by}")),
        (Some(day), None) => Some(format!("vastgesteld op {day}")),
        (None, Some(by)) => Some(format!("vastgesteld door {by}")),
        (None, None) => None,
    }
}

/// The words of the data a complainant gives, for those that name a field of theirs.
fn required(regulation: &Regulation) -> Vec<Reference> {
    let from_start = regulation.required.iter().filter(|requirement| requirement.before.is_none());
    from_start
        .filter_map(|requirement| {
            let text = match &requirement.what {
                Required::Field(path) => field_label(&path.text)?.to_owned(),
                Required::Section(title) => section_label(&title.text),
                Required::Attachment(name) => format!("bijlage: {}", name.text),
            };
            Some(reference(regulation, text, requirement.articles.first()))
        })
        .collect()
}

/// How a section of the complaint reads to the public.
fn section_label(title: &str) -> String {
    match title.to_lowercase().as_str() {
        "omschrijving" => "een omschrijving van wat er is gebeurd".to_owned(),
        "motivering" => "de redenen van uw klacht (motivering)".to_owned(),
        other => other.to_owned(),
    }
}

/// How a field reads to the public; a field the organisation fills in itself has no label.
fn field_label(path: &str) -> Option<&str> {
    Some(match path {
        "klager.naam" => "uw naam",
        "klager.organisatie" => "uw organisatie",
        "klager.email" => "uw e-mailadres",
        "klager.telefoon" => "uw telefoonnummer",
        "klager.hoedanigheid" => "of u zelf klant bent of namens iemand anders klaagt",
        "klager.vertegenwoordiger.machtiging" => "een machtiging, als u namens iemand anders klaagt",
        "dienst" | "product" => "om welk product of welke dienst het gaat",
        "opdracht" => "het nummer of de naam van de opdracht",
        "ontvangen" => "de datum waarop u de klacht indient",
        _ => return None,
    })
}

fn reference(regulation: &Regulation, text: String, article: Option<&Text>) -> Reference {
    let target = article.and_then(|article| regulation.articles.find(&article.text));
    Reference {
        text,
        article: target.map(|target| target.name()),
        anchor: target.map(|target| target.anchor().to_owned()),
        level: 0,
    }
}

fn contents(regulation: &Regulation) -> Vec<Reference> {
    let headings = regulation.articles.0.iter().filter(|article| article.level > 0);
    headings
        .map(|article| Reference {
            text: if article.numbered { format!("{} {}", article.key, article.title) } else { article.title.clone() },
            article: None,
            anchor: Some(article.anchor.clone()),
            level: article.level,
        })
        .collect()
}

fn anchors(regulation: &Regulation, base: usize) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for article in &regulation.articles.0 {
        let at = |span: crate::source::Span| (span.start as usize).saturating_sub(base);
        anchors.push(Anchor { offset: at(article.span), id: article.anchor.clone(), name: article.name() });
        for member in &article.members {
            let name = format!("{} lid {}", article.name(), member.number);
            anchors.push(Anchor { offset: at(member.span), id: member.anchor.clone(), name });
        }
    }
    anchors.sort_by_key(|anchor| anchor.offset);
    anchors
}
