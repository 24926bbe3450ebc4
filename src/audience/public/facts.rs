//! The fact box beside an article that carries a term: how long, who, and an example with dates.

use std::collections::BTreeMap;

use crate::regulation::Regulation;

use super::PublicTerm;

/// A term as it stands beside its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactBox {
    /// `4 weken na ontvangst van uw klacht`.
    pub term: String,
    /// Who acts: `de klachtenfunctionaris`.
    pub who: String,
    /// `termijn`, `streeftermijn`, `norm` or `uw termijn`.
    pub kind: String,
    /// The example's first day.
    pub start: String,
    /// The example's last day.
    pub due: String,
}

/// The boxes by anchor. A term that rests on several articles stands beside each.
pub(super) fn facts(regulation: &Regulation, terms: &[PublicTerm]) -> BTreeMap<String, Vec<FactBox>> {
    let mut boxes: BTreeMap<String, Vec<FactBox>> = BTreeMap::new();
    for (rule, term) in regulation.terms.iter().zip(terms) {
        for article in &rule.articles {
            let Some(target) = regulation.articles.find(&article.text) else { continue };
            boxes.entry(target.anchor().to_owned()).or_default().push(FactBox {
                term: term.sentence.clone(),
                who: term.actor.clone(),
                kind: term.kind.clone(),
                start: term.example_start.clone(),
                due: term.example_due.clone(),
            });
        }
    }
    boxes
}
