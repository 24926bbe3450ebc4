//! The figures as they stand in the front matter of a report: lines our own reader reads back as the same.

use std::fmt::Write;

use crate::edit::single;

use super::model::{Figures, Spread, hardness_key};
use super::numbers::Numbers;
use super::split::Split;

impl Figures {
    /// The entry `cijfers` of the front matter, whole lines with two blanks for each step inwards. The same figures
    /// give the same bytes.
    #[must_use]
    pub fn yaml(&self) -> String {
        let mut lines = Lines { text: "cijfers:\n".to_owned(), depth: 1 };
        lines.value("tot", self.until);
        lines.value("voorlopig", if self.provisional { "ja" } else { "nee" });
        for (key, count) in [
            ("open_begin", self.open_before),
            ("ontvangen", self.received),
            ("heropend", self.reopened),
            ("afgehandeld", self.handled),
            ("open", self.open),
            ("informeel", self.informal),
        ] {
            lines.value(key, count);
        }
        lines.group("indeling", self.classification.is_empty(), |lines| {
            for (axis, split) in &self.classification {
                lines.counted(&single(axis), split);
            }
        });
        for (key, split) in [
            ("kanaal", &self.channel),
            ("afdeling", &self.department),
            ("dienst", &self.service),
            ("oorzaak", &self.cause),
            ("einde", &self.ending),
            ("uitkomst", &self.outcome),
        ] {
            lines.split(key, split);
        }
        self.terms(&mut lines);
        lines.group("doorlooptijd", self.to_closing.is_none() && self.to_judgement.is_none(), |lines| {
            lines.spread("tot_sluiten", self.to_closing);
            lines.spread("tot_oordeel", self.to_judgement);
        });
        lines.group("verlengingen", false, |lines| {
            lines.value("klachten", self.extensions.cases);
            lines.value("keer", self.extensions.times);
            lines.split("redenen", &self.extensions.reasons);
        });
        let (objections, external, satisfied) = (self.objections, self.external, self.satisfaction);
        for (key, counts) in [
            (
                "bezwaar",
                [("gemaakt", objections.lodged), ("beslist", objections.decided), ("gegrond", objections.upheld)]
                    .as_slice(),
            ),
            ("extern", &[("voorgelegd", external.submitted), ("uitspraken", external.rulings)]),
            ("tevreden", &[("ja", satisfied.yes), ("nee", satisfied.no), ("onbekend", satisfied.unknown)]),
        ] {
            lines.group(key, false, |lines| counts.iter().for_each(|(key, count)| lines.value(key, count)));
        }
        self.rest(&mut lines);
        lines.text
    }

    fn terms(&self, lines: &mut Lines) {
        lines.group("termijnen", self.terms.is_empty(), |lines| {
            for term in &self.terms {
                lines.group(&single(&term.term), false, |lines| {
                    lines.value("soort", hardness_key(term.hardness));
                    lines.value("op_tijd", term.kept.met);
                    lines.value("te_laat", term.kept.late);
                    lines.value("voorbij", term.kept.overdue);
                    lines.value("loopt", term.kept.running);
                    lines.value("vervallen", term.kept.lapsed);
                });
            }
        });
    }

    fn rest(&self, lines: &mut Lines) {
        lines.group("voorlichting", self.information.is_empty(), |lines| {
            for told in &self.information {
                lines.group(&single(&told.step), false, |lines| {
                    lines.value("vastgelegd", told.recorded);
                    lines.numbers("ontbreekt", &told.missing);
                });
            }
        });
        lines.numbers("ontbrekende_nummers", &self.missing_numbers);
        lines.group("signalen", self.signals.is_empty(), |lines| {
            for signal in &self.signals {
                lines.item("soort", signal.kind.key());
                lines.depth += 1;
                lines.value("van", signal.first);
                lines.value("tot", signal.last);
                lines.value("klachten", signal.count);
                lines.numbers("zaken", &signal.cases);
                lines.depth -= 1;
            }
        });
    }
}

/// Lines at a depth. Writing to a string cannot fail.
struct Lines {
    text: String,
    depth: usize,
}

impl Lines {
    fn line(&mut self, text: std::fmt::Arguments<'_>) {
        let _ = writeln!(self.text, "{:indent$}{text}", "", indent = self.depth * 2);
    }

    fn value(&mut self, key: &str, value: impl std::fmt::Display) {
        self.line(format_args!("{key}: {value}"));
    }

    fn item(&mut self, key: &str, value: impl std::fmt::Display) {
        self.line(format_args!("- {key}: {value}"));
    }

    /// A key with lines below it; left out when there are none.
    fn group(&mut self, key: &str, empty: bool, below: impl FnOnce(&mut Self)) {
        if !empty {
            self.line(format_args!("{key}:"));
            self.depth += 1;
            below(self);
            self.depth -= 1;
        }
    }

    fn split(&mut self, key: &str, split: &Split) {
        if *split != Split::default() {
            self.counted(key, split);
        }
    }

    fn counted(&mut self, key: &str, split: &Split) {
        self.group(key, false, |lines| {
            lines.value("klachten", split.cases);
            lines.value("zonder", split.without);
            lines.value("meerdere", if split.multiple { "ja" } else { "nee" });
            lines.group("geteld", split.classes.is_empty(), |lines| {
                for class in &split.classes {
                    lines.value(&single(&class.name), class.count);
                }
            });
        });
    }

    fn spread(&mut self, key: &str, spread: Option<Spread>) {
        if let Some(days) = spread {
            self.group(key, false, |lines| {
                lines.value("klachten", days.count);
                lines.value("kortste", days.minimum);
                lines.value("kwart", days.lower);
                lines.value("mediaan", days.median);
                lines.value("driekwart", days.upper);
                lines.value("langste", days.maximum);
            });
        }
    }

    fn numbers(&mut self, key: &str, numbers: &Numbers) {
        self.group(key, numbers.is_empty(), |lines| {
            for line in numbers.lines() {
                // Only small letters, figures, hyphens, blanks, `t/m` and commas: nothing else is a number of a case.
                lines.line(format_args!("- {line}"));
            }
        });
    }
}
