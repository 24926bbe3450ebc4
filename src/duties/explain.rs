//! Why a duty ends on its day, in plain Dutch.

use crate::calendar::long_date;
use crate::deadline::Status;
use crate::document::list_in_dutch;

use super::{Duty, Kind};

impl Duty<'_> {
    /// One line per step: the rule, the period, the counting, and how it stands.
    #[must_use]
    pub fn explanation(&self) -> Vec<String> {
        let articles: Vec<&str> = self.articles.iter().map(|article| article.as_str()).collect();
        let source =
            if articles.is_empty() { String::new() } else { format!(" (artikel {})", list_in_dutch(&articles, "en")) };
        let mut lines = vec![format!("Plicht `{}`{source}.", self.name)];
        if !matches!(self.kind, Kind::Measure | Kind::Effect) {
            let (first, last) = (long_date(self.period.first()), long_date(self.period.last()));
            lines.push(format!("Tijdvak {}: van {first} tot en met {last}.", self.period.name()));
        }
        lines.extend(self.reckoning.iter().cloned());
        // The calendar says the last day itself.
        if !self.reckoning.iter().any(|line| line.starts_with("De laatste dag is ")) {
            lines.push(format!("Uiterlijk {}.", long_date(self.due)));
        }
        lines.extend(self.remark.clone());
        lines.extend(self.lapsed.clone());
        if let (Status::Met | Status::Late, Some(day)) = (self.status, self.met_on) {
            let done = long_date(day);
            lines.push(match (day - self.due).num_days() {
                ..=0 => format!("Gedaan op {done}: op tijd."),
                1 => format!("Gedaan op {done}: 1 dag na de laatste dag."),
                late => format!("Gedaan op {done}: {late} dagen na de laatste dag."),
            });
        }
        lines
    }

    /// One sentence on where it stands.
    #[must_use]
    pub fn sentence(&self) -> String {
        let due = long_date(self.due);
        match (self.status, self.met_on) {
            (Status::Met | Status::Late, Some(met)) => {
                format!("{}: gedaan op {}, uiterlijk {due}", self.state(), crate::calendar::short_date(met))
            }
            (Status::Lapsed, _) => self.state().to_owned(),
            _ => format!("{}: uiterlijk {due}", self.state()),
        }
    }
}
