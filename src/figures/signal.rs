//! Three or more complaints in six months with something in common: a signal to look at, whatever the period.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use crate::case::Case;
use crate::document::Node;
use crate::report::figures::{LONGER, MOST_NUMBERS, Numbers, Signal, SignalKind, folded, normal};

/// From this number of complaints on there is a signal.
pub const ENOUGH_FOR_SIGNAL: usize = 3;
/// Within this many months.
const MONTHS: u32 = 6;
/// How many signals are kept, those of most complaints first: a list nobody reads is no signal.
const MOST: usize = 200;

/// The day a case was received, and its number.
type Received<'a> = (NaiveDate, &'a str);

/// A signal with what the complaints have in common: for officers only, for it may be somebody's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveSignal<'a> {
    /// What kind of thing they have in common.
    pub kind: SignalKind,
    /// What that is: a name, a product, a topic, a department.
    pub name: String,
    /// The day the first of them was received.
    pub first: NaiveDate,
    /// The day the last of them was received.
    pub last: NaiveDate,
    /// The cases, by day of receipt.
    pub cases: Vec<&'a str>,
}

/// The signals with at least one complaint received from one day up to another; complaints of the six months before
/// count along, later ones do not. Stretches of six months that share a complaint are one signal.
#[must_use]
pub fn signals<'a>(cases: &[&'a Case], from: NaiveDate, until: NaiveDate) -> Vec<LiveSignal<'a>> {
    let earliest = from.checked_sub_months(Months::new(MONTHS)).unwrap_or(from);
    let mut groups: BTreeMap<(SignalKind, String), (String, BTreeSet<Received<'_>>)> = BTreeMap::new();
    for case in cases {
        let Some(came) = case.received().filter(|day| earliest <= *day && *day <= until) else { continue };
        for (kind, name) in shared(case) {
            let group = groups.entry((kind, folded(&name))).or_insert_with(|| (name, BTreeSet::new()));
            group.1.insert((came, &case.id));
        }
    }
    let mut signals: Vec<LiveSignal<'_>> = groups
        .into_iter()
        .flat_map(|((kind, _), (name, cases))| {
            let cases: Vec<Received<'_>> = cases.into_iter().collect();
            stretches(&cases, from).into_iter().map(move |stretch| LiveSignal {
                kind,
                name: name.clone(),
                first: stretch.first().map_or(from, |(day, _)| *day),
                last: stretch.last().map_or(from, |(day, _)| *day),
                cases: stretch.into_iter().map(|(_, id)| id).collect(),
            })
        })
        .collect();
    signals.sort_by_key(|signal| std::cmp::Reverse(signal.cases.len()));
    signals.truncate(MOST);
    signals.sort_by(|a, b| (a.kind, a.first, &a.cases).cmp(&(b.kind, b.first, &b.cases)));
    signals
}

/// The same without what they have in common, as a report keeps them.
#[must_use]
pub fn kept(signals: &[LiveSignal<'_>]) -> Vec<Signal> {
    let kept = |signal: &LiveSignal<'_>| {
        let listed = if signal.cases.len() > MOST_NUMBERS { &[] } else { signal.cases.as_slice() };
        let cases = Numbers::of(listed.iter().copied());
        Signal { kind: signal.kind, first: signal.first, last: signal.last, count: signal.cases.len(), cases }
    };
    signals.iter().map(kept).collect()
}

/// The complaints of windows of six months with enough of them, of which one lies in the period; windows that share a
/// complaint together.
fn stretches<'a>(cases: &[Received<'a>], from: NaiveDate) -> Vec<Vec<Received<'a>>> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut end = 0;
    for start in 0..cases.len() {
        let limit = cases[start].0.checked_add_months(Months::new(MONTHS)).unwrap_or(NaiveDate::MAX);
        // 2 March to 1 September: on the same day six months later the half year is over.
        while end < cases.len() && cases[end].0 < limit {
            end += 1;
        }
        if end - start < ENOUGH_FOR_SIGNAL || cases[end - 1].0 < from {
            continue;
        }
        match found.last_mut() {
            Some((_, last)) if start < *last => *last = end,
            _ => found.push((start, end)),
        }
    }
    found.into_iter().map(|(start, end)| cases[start..end].to_vec()).collect()
}

/// What a case may have in common with others.
fn shared(case: &Case) -> BTreeSet<(SignalKind, String)> {
    let mut shared = BTreeSet::new();
    let mut add = |kind, text: &str| {
        // A whole story is nothing to have in common.
        shared.extend(normal(text).filter(|name| name != LONGER).map(|name| (kind, name.into_owned())));
    };
    for person in &case.respondents {
        person.name.iter().for_each(|name| add(SignalKind::Respondent, &name.text));
        person.department.iter().for_each(|department| add(SignalKind::Department, &department.text));
    }
    for node in ["dienst", "product"].iter().filter_map(|key| case.document.front.get(key)) {
        node.texts().for_each(|text| add(SignalKind::Service, text));
    }
    case.classes("onderwerpen").filter_map(Node::as_str).for_each(|text| add(SignalKind::Topic, text));
    shared
}
