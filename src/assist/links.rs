//! Where a reference leads, and who refers to it.

use crate::diagnostic::Place;
use crate::document::{Text, list_in_dutch};
use crate::regulation::{Mention, Regulation, mentions};
use crate::repository::{Bound, Repository};
use crate::source::Span;

use super::spot::{self, Part};
use super::{Content, File};

/// Something that others refer to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The short name of the regulation.
    pub slug: String,
    /// The file of the version it is in.
    pub file: String,
    /// What of it.
    pub citing: Citing,
}

/// What of a regulation is referred to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Citing {
    /// The version as a whole: the cases it binds.
    Version,
    /// An article or a member, as a rule refers to it.
    Article(String),
    /// A step.
    Step(String),
}

/// The places a word at an offset refers to.
#[must_use]
pub fn leads_to(file: &File<'_>, offset: usize) -> Vec<Place> {
    let Some(own) = file.regulation() else { return Vec::new() };
    let place = |span: Span| Place { source: own.source().clone(), span };
    if let Some(mention) = mention_at(file, offset) {
        return own.articles.find(&mention.reference()).map(|target| place(target.span())).into_iter().collect();
    }
    let Some(spot) = spot::at(&file.document, offset) else { return Vec::new() };
    let spans: Vec<Span> = match (&file.content, spot.path.as_slice()) {
        (Content::Case(_) | Content::Report(_) | Content::Config, ["regeling"]) => vec![title(own)],
        (Content::Case(_), ["indeling", axis]) => {
            own.axes.iter().filter(|known| known.key.text == *axis).map(|known| known.key.span).collect()
        }
        (Content::Case(_), ["verloop", step]) if own.knows_step(step) => step_places(own, step),
        (Content::Case(_), path) => {
            let full = path.join(".");
            let asks = |rule: &&crate::regulation::Requirement| matches!(&rule.what, crate::regulation::Required::Field(field) if field.text == full);
            own.required.iter().filter(asks).map(|rule| rule.span).collect()
        }
        (Content::Regulation(_), _) => {
            let Some(word) = spot.value() else { return Vec::new() };
            let role = own.roles.iter().find(|role| role.key.text == word);
            match (spot.key(), role) {
                ("artikel", _) => own.articles.find(word).map(|target| target.span()).into_iter().collect(),
                (_, Some(role)) => vec![role.key.span],
                _ => own.step(word).map(|rule| rule.step.span).into_iter().collect(),
            }
        }
        (Content::Report(_), ["voorlichting", "kanaal"]) => {
            let named = own.information.iter().filter(|told| spot.value() == Some(told.channel.as_str()));
            named.map(|told| told.channel.span).collect()
        }
        (Content::Report(_), _) => {
            let role = own.roles.iter().find(|role| Some(role.key.text.as_str()) == spot.value());
            role.map(|role| role.key.span).into_iter().collect()
        }
        (Content::Config, _) => Vec::new(),
    };
    spans.into_iter().map(place).collect()
}

/// The rule of a step, and the terms it meets or starts.
fn step_places(own: &Regulation, step: &str) -> Vec<Span> {
    let rule = own.step(step).map(|rule| rule.step.span);
    let terms = own.terms.iter().filter(|term| term.is_met_by(step) || term.runs_from(step));
    rule.into_iter().chain(terms.map(|term| term.name.span)).collect()
}

fn title(own: &Regulation) -> Span {
    own.document.front.entry("titel").map_or(Span::default(), |entry| entry.value.span)
}

/// What stands at an offset that others may refer to.
#[must_use]
pub fn subject(file: &File<'_>, offset: usize) -> Option<Subject> {
    let own = file.regulation()?;
    let of = |citing| Some(Subject { slug: own.slug.clone(), file: own.source().path().to_owned(), citing });
    if let Some(mention) = mention_at(file, offset) {
        return of(Citing::Article(mention.reference()));
    }
    if let Some(spot) = spot::at(&file.document, offset) {
        return match (&file.content, spot.path.as_slice(), &spot.part) {
            (Content::Case(_) | Content::Report(_), ["regeling"], _)
            | (Content::Regulation(_), ["titel" | "in_werking"], _) => of(Citing::Version),
            (Content::Case(_), ["verloop", step], _) if own.knows_step(step) => of(Citing::Step((*step).to_owned())),
            (Content::Regulation(_), ["stappen", step], Part::Key(_)) => of(Citing::Step((*step).to_owned())),
            (Content::Regulation(_), [.., "artikel"], Part::Value(_)) => of(Citing::Article(spot.value()?.to_owned())),
            (Content::Regulation(_), _, Part::Value(_)) if own.knows_step(spot.value()?) => {
                of(Citing::Step(spot.value()?.to_owned()))
            }
            _ => None,
        };
    }
    if !matches!(file.content, Content::Regulation(_)) {
        return None;
    }
    let holds = |span: Span| (span.start as usize..=span.end as usize).contains(&offset);
    for article in own.articles.0.iter().filter(|article| !article.key.is_empty()) {
        if let Some(member) = article.members.iter().find(|member| holds(member.span)) {
            return of(Citing::Article(format!("{}.{}", article.key, member.number)));
        }
        if holds(article.span) {
            return of(Citing::Article(article.key.clone()));
        }
    }
    None
}

impl Subject {
    /// Where the regulation itself refers to it: in its rules and in its text.
    #[must_use]
    pub fn in_rules(&self, rules: &Repository) -> Vec<Place> {
        let Some(own) = self.version(rules) else { return Vec::new() };
        let spans: Vec<Span> = match &self.citing {
            Citing::Version => Vec::new(),
            Citing::Article(reference) => {
                let named = own.all_refs().into_iter().filter(|text| is_within(&text.text, reference));
                named.map(|text| text.span).chain(self.mentioned(&own.document)).collect()
            }
            Citing::Step(step) => {
                let is_it = |text: &&Text| text.text == *step;
                let keys = own.steps.iter().map(|rule| &rule.step).filter(is_it);
                keys.chain(own.named_steps().into_iter().filter(is_it)).map(|text| text.span).collect()
            }
        };
        spans.into_iter().map(|span| Place { source: own.source().clone(), span }).collect()
    }

    /// Where a case refers to it: the key that names the regulation, an article in its text, a step in its course.
    #[must_use]
    pub fn in_case(&self, rules: &Repository, bound: &Bound) -> Vec<Place> {
        if rules.binding(bound).is_none_or(|own| own.source().path() != self.file) {
            return Vec::new();
        }
        let case = &bound.case;
        let spans: Vec<Span> = match &self.citing {
            Citing::Version => {
                let front = &case.document.front;
                let named = case.regulation.as_ref().map(|named| named.span);
                let first = front.iter().next().map(|entry| entry.key.span);
                vec![named.or(first).unwrap_or_default()]
            }
            Citing::Article(_) => self.mentioned(&case.document),
            Citing::Step(step) => case.all(step).map(|event| event.step.span).collect(),
        };
        spans.into_iter().map(|span| Place { source: case.source().clone(), span }).collect()
    }

    fn version<'r>(&self, rules: &'r Repository) -> Option<&'r Regulation> {
        rules.regulations.iter().find(|own| own.source().path() == self.file)
    }

    fn mentioned(&self, document: &crate::document::Document) -> Vec<Span> {
        let Citing::Article(reference) = &self.citing else { return Vec::new() };
        // Most texts name no article at all, which costs one look.
        let text = document.source.text();
        if !["art", "§", "aragra", "onderdeel"].iter().any(|word| text.contains(word)) {
            return Vec::new();
        }
        let found = mentions(text, 0).into_iter();
        found.filter(|mention| is_within(&mention.reference(), reference)).map(|mention| mention.span).collect()
    }

    /// What it is, for a message.
    #[must_use]
    pub fn name(&self) -> String {
        let what = match &self.citing {
            Citing::Version => return self.slug.clone(),
            Citing::Article(reference) => format!("artikel {reference}"),
            Citing::Step(step) => format!("de stap {step}"),
        };
        list_in_dutch(&[what.as_str(), self.slug.as_str()], "van")
    }
}

/// Whether a reference is this one, or a member of it.
fn is_within(reference: &str, subject: &str) -> bool {
    reference.strip_prefix(subject).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

/// The article a text names at an offset.
pub(super) fn mention_at(file: &File<'_>, offset: usize) -> Option<Mention> {
    if matches!(file.content, Content::Config) {
        return None;
    }
    let holds = |mention: &Mention| (mention.span.start as usize..=mention.span.end as usize).contains(&offset);
    mentions(file.source.text(), 0).into_iter().find(holds)
}
