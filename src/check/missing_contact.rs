//! A provider of services must publish where to complain (directive 2006/123/EC, article 27).

use crate::diagnostic::{Code, Findings};
use crate::document::list_in_dutch;
use crate::regulation::OrganisationKind;

use super::RegulationContext;

pub const CODE: Code = Code::warning("K428", "missing-contact", "een dienstverlener zegt niet waar u terechtkunt");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    if regulation.kind != OrganisationKind::Services {
        return;
    }
    let contact = &regulation.contact;
    let missing: Vec<&str> = [
        ("postadres (post)", contact.post.is_none()),
        ("e-mailadres (email)", contact.email.is_none()),
        ("telefoonnummer (telefoon)", contact.phone.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, is_missing)| is_missing.then_some(name))
    .collect();
    if !missing.is_empty() {
        let message = format!("bij `contact` ontbreekt: {}", list_in_dutch(&missing, "en"));
        let help = "een dienstverlener geeft een postadres, een e-mailadres en een telefoonnummer voor klachten";
        findings.push(context.finding(&CODE, context.key_span("contact"), message, &Vec::new()).help(help));
    }
    if regulation.disputes.is_empty() {
        let message = "er staat geen instantie voor geschillen bij `geschil`";
        let help = "zet erbij: geschil: {instantie: …, website: \"https://…\", artikel: …}; bent u nergens aangesloten, \
            sla deze melding dan over met negeer";
        let span = context.key_span("soort_organisatie");
        findings.push(context.finding(&CODE, span, message, &Vec::new()).help(help));
    }
}
