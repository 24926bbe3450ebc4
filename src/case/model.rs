//! The types a case is made of.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::document::{Dated, Document, Node, Section, Suppression, Text, yes_no};
use crate::measure::Measure;
use crate::source::{Source, Span};

/// One case.
#[derive(Debug)]
pub struct Case {
    /// The number: the file name without ending.
    pub id: String,
    /// The file.
    pub document: Document,
    /// The regulation it names.
    pub regulation: Option<RegulationRef>,
    /// Who complains (klager).
    pub complainant: Option<Person>,
    /// Who is complained about (beklaagde).
    pub respondents: Vec<Person>,
    /// Who handles it (behandelaar).
    pub handler: Option<Person>,
    /// What happened (verloop), in the order of the file.
    pub course: Vec<Event>,
    /// Sections of the body.
    pub sections: Vec<Section>,
    /// Findings the officer accepts, with reason and end (negeer).
    pub suppressions: Vec<Suppression>,
    /// A reason to keep the case after its retention term (bewaarplicht).
    pub hold: Option<Hold>,
    /// What will be done because of it (maatregelen), with owner and day.
    pub measures: Vec<Measure>,
}

/// The regulation a case names: `slug`, or `slug@date` to pin a version.
#[derive(Debug, Clone)]
pub struct RegulationRef {
    /// The short name.
    pub slug: String,
    /// A pinned version.
    pub version: Option<NaiveDate>,
    /// Where it stands.
    pub span: Span,
}

/// A person in a case.
#[derive(Debug, Clone, Default)]
pub struct Person {
    /// The name.
    pub name: Option<Text>,
    /// The organisation they belong to.
    pub organisation: Option<Text>,
    /// The department (afdeling).
    pub department: Option<Text>,
    /// The role (rol).
    pub role: Option<Text>,
    /// E-mail address.
    pub email: Option<Text>,
    /// Telephone number, as written.
    pub phone: Option<Text>,
    /// Where the person stands.
    pub span: Span,
    /// Who speaks for them (vertegenwoordiger).
    pub representative: Option<Box<Person>>,
}

/// An event (gebeurtenis): a step, its day, and what else is known.
#[derive(Debug, Clone)]
pub struct Event {
    /// The step.
    pub step: Text,
    /// The day it happened; `None` when unreadable or waived without a day.
    pub on: Option<Dated>,
    /// The other keys.
    pub attributes: Vec<(Text, Node)>,
    /// Where the event stands.
    pub span: Span,
}

/// A reason to keep a case (bewaarplicht).
#[derive(Debug, Clone)]
pub struct Hold {
    /// Why.
    pub reason: String,
    /// Until this day; without one it holds until it is taken out.
    pub until: Option<NaiveDate>,
}

impl Event {
    /// The day it happened.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        self.on.map(|on| on.date())
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, key: &str) -> Option<&Node> {
        self.attributes.iter().find(|(name, _)| name.text == key).map(|(_, value)| value)
    }

    /// An attribute that is a single value and not blank.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        self.attribute(key)?.as_str().map(str::trim).filter(|text| !text.is_empty())
    }

    /// What stands under `afgezien`: the reason it was waived.
    #[must_use]
    pub fn waived(&self) -> Option<&Node> {
        self.attribute("afgezien")
    }

    /// Whether it was waived and the file says why: more than a yes or a no.
    #[must_use]
    pub fn is_waived_with_reason(&self) -> bool {
        self.waived()
            .is_some_and(|reason| !reason.is_blank() && reason.as_str().is_none_or(|text| yes_no(text).is_none()))
    }
}

impl Case {
    /// The file.
    #[must_use]
    pub fn source(&self) -> &Arc<Source> {
        &self.document.source
    }

    /// The first event of a step.
    #[must_use]
    pub fn first(&self, step: &str) -> Option<&Event> {
        self.course.iter().find(|event| event.step.text == step)
    }

    /// All events of a step, in the order of the file.
    pub fn all<'a>(&'a self, step: &'a str) -> impl Iterator<Item = &'a Event> {
        self.course.iter().filter(move |event| event.step.text == step)
    }

    /// The day the complaint was received, which decides which version binds.
    #[must_use]
    pub fn received(&self) -> Option<NaiveDate> {
        self.first("ontvangen").and_then(Event::date)
    }

    /// The persons of the case, representatives included.
    pub fn persons(&self) -> impl Iterator<Item = &Person> {
        let first = self.complainant.iter().chain(&self.respondents).chain(&self.handler);
        first.flat_map(|person| std::iter::once(person).chain(person.representative.as_deref()))
    }

    /// Every attachment the case names: in its list, and at its events.
    #[must_use]
    pub fn named_attachments(&self) -> Vec<Text> {
        let listed = self.document.front.get("bijlagen").into_iter();
        let at_events = self.course.iter().filter_map(|event| event.attribute("bijlage"));
        listed.chain(at_events).flat_map(Node::items).filter_map(Node::as_text).collect()
    }

    /// The values at a dotted path of the front matter.
    #[must_use]
    pub fn values(&self, path: &str) -> Vec<&Node> {
        self.document.front.path(path)
    }

    /// The chosen classes on an axis (indeling).
    pub fn classes<'a>(&'a self, axis: &str) -> impl Iterator<Item = &'a Node> {
        let chosen = self.document.front.get("indeling").and_then(|node| node.as_map()).and_then(|map| map.get(axis));
        chosen.into_iter().flat_map(Node::items)
    }

    /// The last closing event by a day that was not followed by reopening by that day. What was waived did not happen.
    #[must_use]
    pub fn closed(&self, on: NaiveDate) -> Option<&Event> {
        let mut closed = None;
        let happened = |event: &&Event| event.waived().is_none() && event.date().is_some_and(|day| day <= on);
        for event in self.course.iter().filter(happened) {
            if crate::vocabulary::CLOSING_STEPS.contains(&event.step.as_str()) {
                closed = Some(event);
            } else if event.step.text == "heropend" {
                closed = None;
            }
        }
        closed
    }
}
