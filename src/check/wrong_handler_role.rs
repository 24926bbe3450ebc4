//! The handler has a role the regulation does not know.

use crate::diagnostic::{Code, Findings};

use super::CaseContext;
use super::parties::key;
use super::wording::{discreet, meant};

pub const CODE: Code = Code::warning("K223", "wrong-handler-role", "de regeling kent de rol van de behandelaar niet");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let rules = &context.regulation.responsible;
    let Some(first) = rules.first() else { return };
    let Some(role) = context.case.handler.as_ref().and_then(|handler| handler.role.as_ref()) else { return };
    let known = || {
        let responsible = rules.iter().map(|rule| rule.who.as_str());
        responsible.chain(context.regulation.roles.iter().map(|own| own.key.as_str())).chain(["behandelaar"])
    };
    if known().any(|own| key(own) == key(&role.text)) {
        return;
    }
    let message = format!("de regeling kent geen rol `{}` voor de behandelaar", role.text);
    let mut words: Vec<&str> = known().collect();
    words.sort_unstable();
    words.dedup();
    let choose = format!("kies uit: {}", words.join(", "));
    let finding = context.finding(&CODE, role.span, message, &first.articles);
    findings.push(discreet(meant(finding, &role.text, known(), &choose), &role.text));
}
