//! A classification the regulation does not have.

use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::duty::NO_ARTICLES;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::warning("K110", "unknown-axis", "de regeling kent deze indeling niet");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let Some(map) = context.case.document.front.get("indeling").and_then(|node| node.as_map()) else { return };
    for entry in map {
        let key = entry.key.as_str();
        let known = || context.regulation.axes.iter().map(|axis| axis.key.as_str());
        if key.starts_with("x-") || known().any(|axis| axis == key) {
            continue;
        }
        let message = format!("de regeling kent geen indeling naar `{key}`");
        let otherwise = "haal het weg, of zet x- voor de naam als het een eigen indeling is";
        let finding = context.finding(&CODE, entry.key.span, message, &NO_ARTICLES);
        findings.push(discreet(meant(finding, key, known(), otherwise), key));
    }
}
