//! Whom to reach where: the organisation, the holders of roles, and bodies for disputes.

use crate::calendar::short_date;
use crate::regulation::{Appointment, Regulation};

use super::Fact;

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

pub(super) fn contact(regulation: &Regulation) -> Vec<Fact> {
    let contact = &regulation.contact;
    let fact = |name: &str, value: &Option<String>, href: &dyn Fn(&str) -> Option<String>| {
        value.as_ref().map(|value| Fact { name: name.to_owned(), href: href(value), value: value.clone() })
    };
    let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    [
        fact("e-mail", &contact.email, &|value| Some(format!("mailto:{value}"))),
        fact("telefoon", &contact.phone, &|value| Some(format!("tel:{}", digits(value)))),
        fact("post", &contact.post, &|_| None),
        fact("website", &contact.website, &|value| is_web(value).then(|| value.to_owned())),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub(super) fn roles(regulation: &Regulation) -> Vec<Fact> {
    let roles = regulation.roles.iter();
    roles
        .flat_map(|role| {
            let name = role.key.text.replace('-', " ");
            let holder = Fact {
                name: name.clone(),
                value: role.name.as_ref().map(|name| name.text.clone()).unwrap_or_default().into(),
                href: role.email.as_ref().map(|email| format!("mailto:{}", email.text)),
            };
            let appointed = role.appointments.iter().map(move |appointment| Fact {
                name: format!("{name}: benoemd"),
                value: appointed(appointment),
                href: None,
            });
            std::iter::once(holder).chain(appointed)
        })
        .collect()
}

/// When members were appointed and on what grounds; who they are is not recorded here.
fn appointed(appointment: &Appointment) -> String {
    let members = appointment.members.map(|count| format!("{count} {}, ", if count == 1 { "lid" } else { "leden" }));
    let until = appointment.until.map(|until| format!(" tot en met {}", short_date(until.date())));
    let mut said = format!(
        "{}vanaf {}{}",
        members.unwrap_or_default(),
        short_date(appointment.from.date()),
        until.unwrap_or_default()
    );
    for (what, words) in [("deskundigheid", &appointment.expertise), ("onafhankelijkheid", &appointment.independence)] {
        said.extend(words.iter().map(|words| format!("; {what}: {}", words.text)));
    }
    said
}

/// Where a dispute goes: a body named in several articles stands here once.
pub(super) fn disputes(regulation: &Regulation) -> Vec<Fact> {
    let mut facts: Vec<Fact> = Vec::new();
    for dispute in &regulation.disputes {
        let href = dispute.website.clone().filter(|url| is_web(url));
        if !facts.iter().any(|fact| fact.value == dispute.body.text && fact.href == href) {
            facts.push(Fact { name: "geschil".to_owned(), value: dispute.body.text.to_string(), href });
        }
    }
    facts
}
