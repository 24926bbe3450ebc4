//! A measure (maatregel): what will be better after a complaint, by whom and when, and whether it helped.

use crate::document::{Dated, Fields, Map, Node, Text, Value};
use crate::source::Span;

/// The keys of a measure.
pub const KEYS: [&str; 9] =
    ["maatregel", "aanleiding", "zaken", "eigenaar", "gepland", "uitgevoerd", "effect", "vervallen", "toelichting"];
/// The keys of its effect.
pub const EFFECT_KEYS: [&str; 3] = ["beoordeeld", "oordeel", "toelichting"];

/// A measure, in a report or in a case.
#[derive(Debug, Clone)]
pub struct Measure {
    /// What will be done (maatregel).
    pub what: Text,
    /// Why: a trend, a recommendation, a complaint (aanleiding).
    pub cause: Option<Text>,
    /// The numbers of the cases it follows from (zaken).
    pub cases: Vec<Text>,
    /// Who sees to it (eigenaar).
    pub owner: Option<Text>,
    /// The day it has to be carried out by (gepland).
    pub planned: Option<Dated>,
    /// The day it was carried out (uitgevoerd).
    pub done: Option<Dated>,
    /// Why it will not be carried out after all (vervallen).
    pub dropped: Option<Text>,
    /// Whether it helped (effect).
    pub effect: Option<Effect>,
    /// Where it stands.
    pub span: Span,
}

/// Whether a measure helped.
#[derive(Debug, Clone)]
pub struct Effect {
    /// The day that was judged (beoordeeld).
    pub judged: Option<Dated>,
    /// What was found (oordeel).
    pub verdict: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

impl Measure {
    /// Whether it still has to be carried out as of a day.
    #[must_use]
    pub fn is_open(&self, on: chrono::NaiveDate) -> bool {
        self.dropped.is_none() && self.done.is_none_or(|done| done.date() > on)
    }

    /// The day its effect was judged, with what was found; a day without a verdict is no judgement.
    #[must_use]
    pub fn judged(&self) -> Option<Dated> {
        let effect = self.effect.as_ref()?;
        effect.judged.filter(|_| effect.verdict.is_some())
    }
}

/// Reads a list of measures; each is a group of data, or just what will be done.
pub fn read(fields: &mut Fields<'_>, map: &Map, key: &str) -> Vec<Measure> {
    let Some(node) = map.get(key) else { return Vec::new() };
    node.items().iter().filter_map(|item| one(fields, item)).collect()
}

fn one(fields: &mut Fields<'_>, item: &Node) -> Option<Measure> {
    let map = match &item.value {
        Value::Map(map) => map,
        Value::Scalar(text) if !text.trim().is_empty() => {
            let what = Text { text: text.trim().into(), span: item.span };
            return Some(Measure::plain(what, item.span));
        }
        Value::Scalar(_) | Value::Empty => return None,
        Value::List(_) => {
            let help = "schrijf het als {maatregel: wat, eigenaar: wie, gepland: 2026-10-01}";
            fields.report(&crate::document::codes::WRONG_SHAPE, item.span, "hier staat een lijst in een lijst", help);
            return None;
        }
    };
    fields.unknown_keys(map, &KEYS, "een maatregel");
    let what = fields.text(map, "maatregel");
    let read = Measure {
        cause: fields.text(map, "aanleiding"),
        cases: fields.texts(map, "zaken"),
        owner: fields.text(map, "eigenaar"),
        planned: fields.date(map, "gepland"),
        done: fields.date(map, "uitgevoerd"),
        dropped: fields.text(map, "vervallen"),
        effect: effect(fields, map),
        ..Measure::plain(Text { text: "".into(), span: item.span }, item.span)
    };
    let Some(what) = what else {
        let help = "zet erbij wat er gebeurt: maatregel: planning een week eerder delen";
        fields.report(&crate::document::codes::MISSING_KEY, item.span, "deze maatregel zegt niet wat er gebeurt", help);
        return None;
    };
    Some(Measure { what, ..read })
}

impl Measure {
    fn plain(what: Text, span: Span) -> Self {
        Self {
            what,
            cause: None,
            cases: Vec::new(),
            owner: None,
            planned: None,
            done: None,
            dropped: None,
            effect: None,
            span,
        }
    }
}

/// What was found of its effect; a plain text is the verdict, still without a day.
fn effect(fields: &mut Fields<'_>, map: &Map) -> Option<Effect> {
    let node = map.get("effect")?;
    if let Value::Scalar(_) = node.value {
        let verdict = fields.text(map, "effect")?;
        return Some(Effect { judged: None, span: verdict.span, verdict: Some(verdict) });
    }
    let span = node.span;
    let map = fields.map(map, "effect")?;
    fields.unknown_keys(map, &EFFECT_KEYS, "effect");
    Some(Effect { judged: fields.date(map, "beoordeeld"), verdict: fields.text(map, "oordeel"), span })
}
