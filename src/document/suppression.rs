//! Findings an officer accepts for a while (negeer).

use chrono::NaiveDate;

use crate::source::Span;

use super::codes;
use super::fields::Fields;
use super::node::{Map, Text};

/// A finding the officer accepts: which check, why, and until when.
#[derive(Debug, Clone)]
pub struct Suppression {
    /// The code or name of the check.
    pub check: Text,
    /// Why.
    pub reason: String,
    /// The last day it holds.
    pub until: NaiveDate,
    /// Where it stands.
    pub span: Span,
}

impl Fields<'_> {
    /// Reads `negeer`, a list of `{controle, reden, tot}`.
    pub fn suppressions(&mut self, front: &Map) -> Vec<Suppression> {
        let mut suppressions = Vec::new();
        for (map, span) in self.maps(front, "negeer") {
            self.unknown_keys(map, &["controle", "reden", "tot"], "negeer");
            let check = self.text(map, "controle");
            let reason = self.text(map, "reden");
            let until = self.date(map, "tot");
            match (check, reason, until) {
                (Some(check), Some(reason), Some(until)) => {
                    suppressions.push(Suppression { check, reason: reason.text.into(), until: until.date(), span });
                }
                _ => self.report(
                    &codes::INCOMPLETE_SUPPRESSION,
                    span,
                    "deze uitzondering is niet compleet",
                    "schrijf: {controle: K204, reden: waarom, tot: 2026-12-31}",
                ),
            }
        }
        suppressions
    }
}
