//! A rule names a role that does not exist.

use crate::diagnostic::{Code, Findings};
use crate::document::closest;
use crate::vocabulary;

use super::RegulationContext;

pub const CODE: Code = Code::error("K312", "unknown-role", "een regel noemt een rol die niet bestaat");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    for role in regulation.named_roles() {
        let committee = role.text == "commissie" && regulation.independence.iter().any(|rule| rule.who == role);
        if committee || regulation.knows_role(&role.text) {
            continue;
        }
        let own = regulation.roles.iter().map(|role| role.key.as_str());
        let meant = closest(&role.text, own.chain(vocabulary::ROLES));
        let otherwise = format!("zet de rol onder rollen: {}: {{naam: …}}", role.text);
        let message = format!("de rol `{}` bestaat niet", role.text);
        findings.push(context.finding(&CODE, role.span, message, &Vec::new()).meant(meant, otherwise));
    }
}
