//! Why a term ends on its day, in plain Dutch.

use crate::calendar::{long_date, short_date};
use crate::document::list_in_dutch;
use crate::regulation::{Addressee, Hardness};

use super::extension::{Extended, ExtensionFault};
use super::{Deadline, Status};

impl Deadline<'_> {
    /// One line per step: the rule, the counting, each extension, and how it stands.
    #[must_use]
    pub fn explanation(&self) -> Vec<String> {
        let mut lines = vec![self.rule_line()];
        lines.extend(self.rule.calendar.explain(self.started, self.rule.duration));
        lines.extend(self.extensions.iter().map(extension_line));
        if let Some(event) = self.ended_by {
            let day = event.date().map_or_else(String::new, |day| format!(" op {}", short_date(day)));
            lines.push(format!("De termijn is vervallen: {}{day}.", self.regulation.step_label(&event.step.text)));
        }
        if let (Status::Met | Status::Late, Some(day)) = (self.status, self.met_on) {
            let late = (day - self.due.date).num_days();
            lines.push(match late {
                ..=0 if self.status == Status::Late => format!("Gedaan op {}: na het laatste uur.", long_date(day)),
                ..=0 => format!("Gedaan op {}: op tijd.", long_date(day)),
                1 => format!("Gedaan op {}: 1 dag na de laatste dag.", long_date(day)),
                _ => format!("Gedaan op {}: {late} dagen na de laatste dag.", long_date(day)),
            });
        }
        lines
    }

    fn rule_line(&self) -> String {
        let rule = self.rule;
        let labels = |steps: &[crate::document::Text]| {
            let labels: Vec<&str> = steps.iter().map(|step| self.regulation.step_label(&step.text)).collect();
            list_in_dutch(&labels, "of")
        };
        let kind = match (rule.hardness, rule.addressee, rule.immediate) {
            (_, _, true) => "Norm (de regeling zegt 'direct')",
            (Hardness::Norm, ..) => "Norm",
            (Hardness::Target, ..) => "Streeftermijn",
            (Hardness::Hard, Addressee::Complainant, _) => "Termijn voor de klager",
            (Hardness::Hard, Addressee::Organisation, _) => "Termijn",
        };
        let articles: Vec<&str> = rule.articles.iter().map(|article| article.text.as_str()).collect();
        let source =
            if articles.is_empty() { String::new() } else { format!(" (artikel {})", list_in_dutch(&articles, "en")) };
        format!(
            "{kind} `{}`{source}: {} binnen {} na: {}.",
            rule.name.text,
            labels(&rule.steps),
            rule.duration,
            self.regulation.step_label(&self.start.step.text)
        )
    }
}

fn extension_line(extended: &Extended<'_>) -> String {
    let told = extended.event.date().map(short_date).unwrap_or_default();
    let before = short_date(extended.before.date);
    let to = extended.to.map(short_date).unwrap_or_default();
    match extended.fault {
        None => format!("Verlengd op {told}: de laatste dag wordt {to} in plaats van {before}."),
        Some(ExtensionFault::ToldLate) => {
            format!("De verlenging van {told} telt niet: zij is gemeld na de laatste dag, {before}.")
        }
        Some(ExtensionFault::NoNewDate) => {
            format!("De verlenging van {told} telt niet: er staat geen nieuwe datum bij.")
        }
        Some(ExtensionFault::NotLater) => {
            format!("De verlenging van {told} telt niet: {to} is niet later dan {before}.")
        }
        Some(ExtensionFault::TooOften) => {
            format!("De verlenging van {told} telt niet: de regeling staat er niet nog een toe.")
        }
        Some(ExtensionFault::BeyondMaximum) => {
            let latest = extended.latest.map(short_date).unwrap_or_default();
            format!("Verlengd op {told} tot {to}, maar de regeling staat hoogstens {latest} toe: die dag telt.")
        }
    }
}
