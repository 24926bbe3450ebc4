//! Records under roles: agreements with processors, appointments; and whom secrecy binds.

use crate::calendar::parse_date;
use crate::document::{Map, yes_no};

use super::Reader;
use crate::regulation::{Appointment, Processing, Secrecy, codes};

impl Reader<'_> {
    pub(super) fn secrecy(&mut self, front: &Map) -> Option<Secrecy> {
        let rule = self.plain(front, "geheim")?;
        let who = self.fields.map(front, "geheim").map(|map| self.fields.texts(map, "wie")).unwrap_or_default();
        Some(Secrecy { rule, who })
    }

    /// A day, or words that say why there is none. What looks like a day and is none is told as such.
    pub(super) fn processing(&mut self, role: &Map) -> Option<Processing> {
        const KEY: &str = "verwerkersovereenkomst";
        let text = self.fields.text(role, KEY)?;
        if yes_no(&text.text).is_some() {
            return Some(Processing::Unclear(text));
        }
        let is_day = parse_date(&text.text).is_ok() || text.text.starts_with(|sign: char| sign.is_ascii_digit());
        match is_day {
            true => self.fields.read_date(KEY, &text).map(Processing::Since),
            false => Some(Processing::NotNeeded(text)),
        }
    }

    pub(super) fn appointments(&mut self, role: &Map) -> Vec<Appointment> {
        let mut appointments = Vec::new();
        for (map, span) in self.fields.maps(role, "benoemd") {
            let known = ["op", "tot", "leden", "deskundigheid", "onafhankelijkheid", "toelichting"];
            self.fields.unknown_keys(map, &known, "een benoeming, waarin geen namen staan");
            let Some(from) = self.fields.date(map, "op") else {
                if map.get("op").is_none_or(|node| node.is_blank()) {
                    self.incomplete_rule(span, "deze benoeming heeft geen dag", "zet erin: op: 2026-01-01");
                }
                continue;
            };
            let members = self.fields.text(map, "leden").and_then(|text| {
                let count = text.text.parse().ok();
                if count.is_none() {
                    let message = "bij `leden` hoort een aantal";
                    self.fields.report(&codes::UNKNOWN_WORD, text.span, message, "schrijf een getal, zoals 3");
                }
                count
            });
            appointments.push(Appointment {
                from,
                until: self.fields.date(map, "tot"),
                members,
                expertise: self.fields.text(map, "deskundigheid"),
                independence: self.fields.text(map, "onafhankelijkheid"),
                span,
            });
        }
        appointments
    }
}
