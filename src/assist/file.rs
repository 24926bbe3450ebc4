//! A file somebody has before them, with what it is bound to.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::{Document, parse_toml};
use crate::regulation::Regulation;
use crate::report::Report;
use crate::repository::{Bound, Live, Role};
use crate::source::{Source, Span};

use super::Kind;

/// A file as it stands now, unsaved texts included.
#[derive(Debug)]
pub struct File<'a> {
    /// The repository.
    pub live: &'a Live,
    /// The path in it.
    pub name: &'a str,
    /// The text.
    pub source: Arc<Source>,
    /// Its front matter, as far as it can be read; the settings are all front matter.
    pub document: Document,
    /// What it holds.
    pub content: Content<'a>,
    /// Today.
    pub on: NaiveDate,
}

/// What a file holds.
#[derive(Debug)]
pub enum Content<'a> {
    /// A case.
    Case(Bound),
    /// A version of a regulation, when it can be read as one.
    Regulation(Option<&'a Regulation>),
    /// A periodic report, when its name says of what period.
    Report(Option<&'a Report>),
    /// The settings.
    Config,
}

impl<'a> File<'a> {
    /// Reads a file; `None` when it is none of ours, or no text.
    #[must_use]
    pub fn read(live: &'a Live, name: &'a str, on: NaiveDate) -> Option<Self> {
        let content = match live.role(name) {
            Role::Case(_) => Content::Case(live.case(name).bound?),
            Role::Regulation(_) => {
                Content::Regulation(live.rules().regulations.iter().find(|own| own.source().path() == name))
            }
            Role::Report => Content::Report(live.rules().reports.iter().find(|own| own.path() == name)),
            Role::Config => Content::Config,
            _ => return None,
        };
        let source = live.source(name).0?;
        let document = match content {
            Content::Config => settings(&source),
            _ => Document::parse(&source).0,
        };
        Some(Self { live, name, source, document, content, on })
    }

    /// Which words may stand in it.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self.content {
            Content::Case(_) => Kind::Case,
            Content::Regulation(_) => Kind::Regulation,
            Content::Report(_) => Kind::Report,
            Content::Config => Kind::Config,
        }
    }

    /// The case.
    #[must_use]
    pub fn bound(&self) -> Option<&Bound> {
        match &self.content {
            Content::Case(bound) => Some(bound),
            _ => None,
        }
    }

    /// The regulation it is, that binds it, that it is about, or that the settings name; of a case that is bound by none the newest there
    /// is, for want of better.
    #[must_use]
    pub fn regulation(&self) -> Option<&Regulation> {
        match &self.content {
            Content::Regulation(own) => *own,
            Content::Case(bound) => {
                let rules = self.live.rules();
                rules.binding(bound).or_else(|| rules.regulations.iter().max_by_key(|other| other.version))
            }
            Content::Report(own) => {
                let (rules, own) = (self.live.rules(), (*own)?);
                let slug = &own.slug.as_ref()?.text;
                rules.in_force(slug, own.period.last().min(self.on)).or_else(|| rules.versions(slug).last())
            }
            Content::Config => {
                let rules = self.live.rules();
                let default = rules.config.default_regulation.as_ref()?;
                rules.versions(&default.text).last()
            }
        }
    }
}

/// The settings as a document that is all front matter.
fn settings(source: &Arc<Source>) -> Document {
    let (front, _) = parse_toml(source);
    let whole = Span::new(0, source.text().len());
    Document { source: Arc::clone(source), front, front_span: whole, body: Span::default(), broken: false }
}
