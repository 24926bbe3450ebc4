//! A term as the public reads it, with an example that is worked out.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;

use crate::calendar::{Moment, long_date};
use crate::document::{Text, list_in_dutch};
use crate::regulation::{Addressee, Hardness, Regulation, TermRule};

use super::{Reference, reference, words};

/// A term in short, with an example.
#[derive(Debug, Serialize)]
pub struct PublicTerm {
    /// Its name.
    pub name: String,
    /// What must happen.
    pub what: String,
    /// How long.
    pub within: String,
    /// From when.
    pub after: String,
    /// What happens, in the words of the complainant: `U krijgt ons oordeel`.
    pub happens: String,
    /// From when, in those words: `ontvangst van uw klacht`.
    pub since: String,
    /// How long and from when: `4 weken na ontvangst van uw klacht`.
    pub sentence: String,
    /// Who acts.
    pub who: String,
    /// Who acts, as a sentence names them: `de klachtenfunctionaris`.
    pub actor: String,
    /// `termijn`, `streeftermijn`, `norm` or `uw termijn`.
    pub kind: String,
    /// Under which condition.
    pub condition: Option<String>,
    /// How it may be extended.
    pub extension: Option<String>,
    /// Its articles.
    pub articles: Vec<Reference>,
    /// The example's first day in words.
    pub example_start: String,
    /// The example's last day in words.
    pub example_due: String,
    /// Why.
    pub explanation: Vec<String>,
}

pub(super) fn term(regulation: &Regulation, rule: &TermRule, on: NaiveDate) -> PublicTerm {
    let labels = |steps: &[Text], last: &str| {
        let labels: Vec<&str> = steps.iter().map(|step| regulation.step_label(&step.text)).collect();
        list_in_dutch(&labels, last)
    };
    let start = Moment::from(example_day(regulation, on));
    let computed = rule.calendar.compute(start, rule.duration);
    let since = words::since(regulation, &rule.after);
    let sentence = match &rule.repeats_until {
        Some(until) => {
            let until = words::since(regulation, std::slice::from_ref(until));
            format!("elke {}, vanaf {since} tot {until}", rule.duration)
        }
        None if rule.immediate => format!("direct na {since}; wij houden hooguit {} aan", rule.duration),
        None => format!("{} na {since}", rule.duration),
    };
    PublicTerm {
        name: rule.name.text.replace('-', " "),
        what: labels(&rule.steps, "of"),
        within: if rule.immediate { format!("direct (norm: {})", rule.duration) } else { rule.duration.to_string() },
        after: labels(&rule.after, "of"),
        happens: words::happens(regulation, &rule.steps),
        since,
        sentence,
        who: match (&rule.responsible, rule.addressee) {
            (_, Addressee::Complainant) => "u".to_owned(),
            (Some(role), _) => role.text.replace('-', " "),
            (None, _) => "de organisatie".to_owned(),
        },
        actor: match (&rule.responsible, rule.addressee) {
            (_, Addressee::Complainant) => "u".to_owned(),
            (Some(role), _) => words::role(&role.text),
            (None, _) => "wij".to_owned(),
        },
        kind: match (rule.addressee, rule.hardness) {
            (Addressee::Complainant, _) => "uw termijn",
            (_, Hardness::Hard) => "termijn",
            (_, Hardness::Target) => "streeftermijn",
            (_, Hardness::Norm) => "norm",
        }
        .to_owned(),
        condition: condition(rule),
        extension: rule.extension.as_ref().map(|extension| match extension.at_most {
            Some(most) => format!("kan worden verlengd met hoogstens {most}"),
            None => "kan worden verlengd".to_owned(),
        }),
        articles: rule
            .articles
            .iter()
            .map(|article| reference(regulation, article.text.clone().into(), Some(article)))
            .collect(),
        example_start: long_date(start.date),
        example_due: long_date(computed.due.date),
        explanation: rule.calendar.explain(start, rule.duration),
    }
}

fn condition(rule: &TermRule) -> Option<String> {
    let parts = rule.when.0.iter().map(|(name, values)| {
        let values: Vec<&str> = values.iter().map(|value| value.text.as_str()).collect();
        format!("{} {}", name.text, list_in_dutch(&values, "of"))
    });
    let text = parts.collect::<Vec<_>>().join(" en ");
    (!text.is_empty()).then(|| format!("bij {text}"))
}

/// A day that is easy to follow: the first Monday of March in the year at hand, or of the version's first full
/// year when it starts later.
pub(super) fn example_day(regulation: &Regulation, on: NaiveDate) -> NaiveDate {
    let year = on.year().max(regulation.version.year());
    NaiveDate::from_weekday_of_month_opt(year, 3, Weekday::Mon, 1).unwrap_or(on)
}
