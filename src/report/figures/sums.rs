//! Whether figures can all be true at once.

use std::collections::BTreeSet;

use crate::calendar::{Period, long_date};
use crate::document::Map;

use super::model::{Figures, MOST_NUMBERS, Spread};
use super::normal::folded;
use super::read::Reader;
use super::split::Split;

impl Reader<'_, '_> {
    /// Holds the figures against each other and against the period.
    pub(super) fn judge(&mut self, map: &Map, figures: &Figures, period: Period) {
        self.days(map, figures, period);
        let least = figures.open_before + figures.received;
        let (ended, most) = (figures.handled + figures.open, least + figures.reopened);
        if ended < least || ended > most {
            let message = format!(
                "{} afgehandeld en {} open is samen {ended}, maar er waren {least} klachten ({} open aan het begin, {} \
                 ontvangen) en hoogstens {} heropend",
                figures.handled, figures.open, figures.open_before, figures.received, figures.reopened
            );
            self.contradicts(map, "afgehandeld", message);
        }
        self.splits(map, figures);
        let told = figures.satisfaction;
        let answers = told.yes + told.no + told.unknown;
        if map.get("tevreden").is_some() && answers != figures.handled {
            let message =
                format!("`tevreden` gaat over {answers} klachten, maar er zijn er {} afgehandeld", figures.handled);
            self.contradicts(map, "tevreden", message);
        }
        if figures.objections.upheld > figures.objections.decided {
            let message = format!(
                "{} bezwaren zijn gegrond, maar er is er over {} beslist",
                figures.objections.upheld, figures.objections.decided
            );
            self.contradicts(map, "bezwaar", message);
        }
        self.extensions(map, figures);
        self.times(map, figures);
        for told in &figures.information {
            let count = told.recorded.saturating_add(told.missing.count());
            if count > figures.received {
                let message = format!(
                    "`{}` gaat over {count} klachten, maar er zijn er {} ontvangen",
                    told.step, figures.received
                );
                self.contradicts(map, "voorlichting", message);
            }
        }
        self.signals(map, figures);
    }

    fn days(&mut self, map: &Map, figures: &Figures, period: Period) {
        if !period.holds(figures.until) {
            let message = format!(
                "er is geteld tot {}, maar dat ligt niet in {}",
                long_date(figures.until),
                period.in_sentence()
            );
            self.contradicts(map, "tot", message);
        } else if !figures.provisional && figures.until != period.last() {
            let message = format!(
                "er is geteld tot {}, en {} loopt dan nog: de cijfers zijn voorlopig",
                long_date(figures.until),
                period.in_sentence()
            );
            self.contradicts(map, "voorlopig", message);
        }
    }

    fn splits(&mut self, map: &Map, figures: &Figures) {
        if let Some(axes) = map.get("indeling").and_then(|node| node.as_map()) {
            for (axis, split) in &figures.classification {
                self.split_fits(axes, axis, split, Some((figures.received, "ontvangen")));
            }
        }
        for (key, split, whole) in [
            ("kanaal", &figures.channel, Some((figures.received, "ontvangen"))),
            ("afdeling", &figures.department, Some((figures.received, "ontvangen"))),
            ("dienst", &figures.service, Some((figures.received, "ontvangen"))),
            ("oorzaak", &figures.cause, Some((figures.handled, "afgehandeld"))),
            ("einde", &figures.ending, Some((figures.handled, "afgehandeld"))),
            ("uitkomst", &figures.outcome, None),
        ] {
            self.split_fits(map, key, split, whole);
        }
    }

    fn split_fits(&mut self, map: &Map, key: &str, split: &Split, whole: Option<(usize, &str)>) {
        let Some(group) = map.get(key).and_then(|node| node.as_map()) else { return };
        let (all, sum) = (split.cases + split.without, split.sum());
        if let Some((whole, what)) = whole
            && all != whole
        {
            let message = format!("`{key}` gaat over {all} klachten, maar er zijn er {whole} {what}");
            self.contradicts(map, key, message);
        }
        let names: BTreeSet<String> = split.classes.iter().map(|class| folded(&class.name)).collect();
        if names.len() < split.classes.len() {
            self.contradicts(group, "geteld", "een klasse staat er twee keer, met andere hoofdletters".to_owned());
        }
        let most = split.classes.iter().map(|class| class.count).max().unwrap_or(0);
        if !split.multiple && sum != split.cases {
            let message =
                format!("de klassen zijn samen {sum}, maar het gaat om {} klachten met één klasse", split.cases);
            self.contradicts(group, "geteld", message);
        } else if most > split.cases {
            let message = format!("een klasse heeft {most} klachten, maar het gaat om {} klachten", split.cases);
            self.contradicts(group, "geteld", message);
        } else if sum < split.cases {
            let message = format!("de klassen zijn samen {sum}, maar {} klachten hebben er een", split.cases);
            self.contradicts(group, "geteld", message);
        }
    }

    fn extensions(&mut self, map: &Map, figures: &Figures) {
        let extensions = &figures.extensions;
        if extensions.cases > extensions.times || extensions.cases == 0 && extensions.times > 0 {
            let message =
                format!("{} verlengingen kunnen niet bij {} klachten horen", extensions.times, extensions.cases);
            self.contradicts(map, "verlengingen", message);
        }
        if let Some(group) = map.get("verlengingen").and_then(|node| node.as_map()) {
            let all = extensions.reasons.cases + extensions.reasons.without;
            if all != extensions.times {
                let message = format!("er zijn {all} redenen geteld bij {} verlengingen", extensions.times);
                self.contradicts(group, "redenen", message);
            }
            let same = Split { cases: extensions.reasons.cases, ..extensions.reasons.clone() };
            self.split_fits(group, "redenen", &same, None);
        }
    }

    fn times(&mut self, map: &Map, figures: &Figures) {
        let ordered = |days: Spread| {
            [days.minimum, days.lower, days.median, days.upper, days.maximum].is_sorted() && days.count > 0
        };
        if [figures.to_closing, figures.to_judgement].into_iter().flatten().any(|days| !ordered(days)) {
            let message = "de kortste, middelste en langste tijd lopen niet op, of horen bij nul klachten".to_owned();
            self.contradicts(map, "doorlooptijd", message);
        }
        if let Some(days) = figures.to_closing
            && days.count > figures.handled
        {
            let message = format!(
                "de doorlooptijd gaat over {} klachten, maar er zijn er {} afgehandeld",
                days.count, figures.handled
            );
            self.contradicts(map, "doorlooptijd", message);
        }
    }

    fn signals(&mut self, map: &Map, figures: &Figures) {
        for signal in &figures.signals {
            let listed = signal.cases.count();
            let message = if signal.count < 3 {
                format!("een signaal van {} klachten is geen signaal: dat begint bij 3", signal.count)
            } else if signal.first > signal.last || signal.last > figures.until {
                "een signaal eindigt voor het begint, of na de dag tot wanneer is geteld".to_owned()
            } else if listed != signal.count && (listed > 0 || signal.count <= MOST_NUMBERS) {
                format!("bij een signaal van {} klachten staan {listed} nummers", signal.count)
            } else {
                continue;
            };
            self.contradicts(map, "signalen", message);
        }
    }
}
