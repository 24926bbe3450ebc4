//! A complaint may come by post, and no address is given.

use crate::diagnostic::{Code, Findings};

use super::RegulationContext;

pub const CODE: Code = Code::info("K421", "missing-postal-address", "een brief mag, maar er is geen postadres");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let Some(rule) = regulation.step("ontvangen").filter(|_| regulation.contact.post.is_none()) else { return };
    let by_post = |channel: &&crate::document::Text| ["brief", "post"].contains(&channel.text.to_lowercase().as_str());
    let Some(channel) = rule.channels.iter().find(by_post) else { return };
    let message = format!("een klacht mag per {}, maar er is geen postadres", channel.text);
    let help = "zet bij contact: post: Postbus 1, 1000 AA Voorbeeldstad";
    findings.push(context.finding(&CODE, channel.span, message, &rule.articles).help(help));
}
