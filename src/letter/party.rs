//! Who writes, who gets it, who signs, and under which regulation.

use crate::calendar::short_date;
use crate::case::{Case, Person};
use crate::check::CaseContext;
use crate::document::{Node, Text};
use crate::mail;
use crate::regulation::Regulation;

use super::gap::Gap;
use super::{Body, Party, Recipient, RegulationFacts, Sender, Signer, Wanted, taken, words};

/// Whose letter it is: the organisation of the regulation, else of the settings.
pub(super) fn organisation(context: &CaseContext<'_>, gaps: &mut Vec<Gap>) -> String {
    let named = context.regulation.organisation.as_ref().or(context.repository.config.organisation.as_ref());
    let named = named.map(|name| words::plain(name)).filter(|name| !name.is_empty());
    named.unwrap_or_else(|| {
        let how = "zet bovenaan: organisatie = \"Uw organisatie\"".to_owned();
        gaps.push(Gap::new("organisatie", "de naam van uw organisatie", "klacht.toml", how));
        String::new()
    })
}

/// Who signs: who did the step, else the role that acts, else the handler.
pub(super) fn sender(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) -> Sender {
    let (case, regulation) = (context.case, context.regulation);
    let step = wanted.kind.recorded();
    let done_by = wanted.event.attribute("door").and_then(|node| node.items().first()).and_then(Node::as_str);
    let done_by = done_by.filter(|_| wanted.kind.step != "ondertekend");
    let acts = regulation.terms_for(step).find_map(|term| term.responsible.as_ref()).map(Text::as_str);
    let by = regulation.step(step).and_then(|rule| rule.by.first()).map(Text::as_str);
    let from = |from: &Option<Text>| {
        from.as_ref().is_none_or(|step| crate::vocabulary::is_step(&step.text) && taken(context, &step.text))
    };
    let answers = regulation.responsible.iter().rev().find(|own| from(&own.from)).map(|own| own.who.as_str());
    let acting = [done_by, acts, by.filter(|_| wanted.kind.step != "ondertekend"), Some("behandelaar"), answers];
    let found = acting.into_iter().flatten().find_map(|role| holder(case, regulation, role));
    let (name, role, own_email) = found.unwrap_or_else(|| {
        gaps.push(Gap::field(case, "behandelaar.naam", "wie de brief ondertekent", "Voorbeeld Functionaris"));
        Default::default()
    });
    let contact = &regulation.contact;
    let plain = |text: &Option<String>| text.as_deref().map(words::plain).unwrap_or_default();
    let email = [own_email, plain(&contact.email)].into_iter().find(|email| mail::is_safe_address(email));
    if wanted.by_mail && email.is_none() {
        let how = "zet in de regeling: contact: {email: klachten@example.nl}, of bij de rol een email".to_owned();
        gaps.push(Gap::new("contact.email", "het adres van de afzender", regulation.source().path(), how));
    }
    let (phone, post, website) = (plain(&contact.phone), plain(&contact.post), plain(&contact.website));
    if email.is_none() && phone.is_empty() && post.is_empty() && !wanted.by_mail {
        let how = "zet in de regeling: contact: {email: klachten@example.nl, telefoon: \"070 000 00 00\"}".to_owned();
        gaps.push(Gap::new("contact", "waar iemand met vragen terechtkan", regulation.source().path(), how));
    }
    let website = if is_web(&website) { website } else { String::new() };
    Sender { name, role, email: email.unwrap_or_default(), phone, post, website }
}

/// Who holds a role: the name, the role in words, an address.
fn holder(case: &Case, regulation: &Regulation, role: &str) -> Option<(String, String, String)> {
    let same = |other: &str| key(other) == key(role);
    let name = |text: &Option<Text>| text.as_ref().map(|text| words::plain(&text.text)).filter(|name| !name.is_empty());
    let email = |text: &Option<Text>| text.as_ref().map(|text| text.text.trim().to_owned()).unwrap_or_default();
    let handler = case.handler.as_ref().filter(|handler| {
        let own = |text: &Option<Text>| text.as_ref().is_some_and(|text| same(&text.text));
        role == "behandelaar" || own(&handler.role) || own(&handler.name)
    });
    if let Some((person, own)) = handler.and_then(|person| Some((person, name(&person.name)?))) {
        let role = person.role.as_ref().map(|role| in_words(&role.text)).unwrap_or_default();
        return Some((own.clone(), unless_said(&own, role), email(&person.email)));
    }
    if role == "beklaagde" {
        let person = case.respondents.first()?;
        return Some((name(&person.name)?, String::new(), email(&person.email)));
    }
    let found = regulation.roles.iter().find(|own| same(&own.key.text))?;
    let own = name(&found.name)?;
    Some((own.clone(), unless_said(&own, in_words(&found.key.text)), email(&found.email)))
}

fn key(text: &str) -> String {
    words::plain(text).to_lowercase().replace([' ', '_'], "-")
}

fn in_words(role: &str) -> String {
    words::plain(&role.replace(['-', '_'], " "))
}

fn unless_said(name: &str, role: String) -> String {
    if key(name) == key(&role) { String::new() } else { role }
}

fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Who gets it. Who speaks for a complainant gets the complainant's letters.
pub(super) fn addressee(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) -> Party {
    let case = context.case;
    let (group, person) = match wanted.recipient {
        Recipient::Complainant => ("klager", case.complainant.as_ref()),
        Recipient::Respondent(at) => ("beklaagde", case.respondents.get(at)),
        Recipient::Signers => {
            if wanted.by_mail {
                let how = "kies --format html of --format pdf: op dit stuk komen handtekeningen".to_owned();
                gaps.push(Gap::new("e-mailadres", "dit stuk is voor meer mensen", case.source().path(), how));
            }
            return Party::default();
        }
        Recipient::Body => return body(context, wanted, gaps),
    };
    let text = |text: &Option<Text>| text.as_ref().map(|text| words::plain(&text.text)).unwrap_or_default();
    let speaks =
        person.and_then(|person| person.representative.as_deref()).filter(|other| !text(&other.name).is_empty());
    let reader = speaks.or(person);
    let name = reader.map(|person| text(&person.name)).unwrap_or_default();
    if name.is_empty() {
        let what = format!("hoe de {group} heet");
        gaps.push(Gap::field(case, &format!("{group}.naam"), &what, "Voorbeeld Naam"));
    }
    let email = |person: &Person| person.email.as_ref().map(|email| email.text.trim().to_owned());
    let written = reader.and_then(email).or_else(|| person.and_then(email)).unwrap_or_default();
    let safe = mail::is_safe_address(&written);
    let address = address(case, wanted.recipient, speaks.is_some());
    let path = format!("{group}.email");
    if !written.is_empty() && !safe {
        gaps.push(Gap::field(case, &path, "dit is geen e-mailadres waar post naartoe kan", "naam@example.org"));
    } else if written.is_empty() && wanted.by_mail {
        gaps.push(Gap::field(case, &path, "het e-mailadres waar de brief heen gaat", "naam@example.org"));
    } else if written.is_empty() && address.is_empty() && group == "klager" {
        let how = "--set klager.email=\"naam@example.org\", of --set klager.adres=\"Voorbeeldstraat 1, 1000 AA Voorbeeldstad\"";
        gaps.push(Gap::new(
            &path,
            "waar de brief heen gaat: een e-mailadres of een adres",
            case.source().path(),
            how.to_owned(),
        ));
    }
    let organisation = reader.map(|person| [text(&person.organisation), text(&person.department)]).unwrap_or_default();
    Party {
        represents: if speaks.is_some() {
            person.map(|person| text(&person.name)).unwrap_or_default()
        } else {
            String::new()
        },
        organisation: organisation.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", "),
        name,
        address,
        email: if safe { written } else { String::new() },
        phone: String::new(),
    }
}

/// Whom the complaint goes to: the body it is put before, or who it is forwarded to.
fn body(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) -> Party {
    let (case, regulation) = (context.case, context.regulation);
    let put = wanted.kind.step == "voorgelegd";
    let held = forwarded_to(context, wanted).and_then(|role| holder(case, regulation, &role)).filter(|_| !put);
    let (name, role, email) = match held {
        Some(held) => held,
        None if put => (text_of(wanted, "bij"), String::new(), String::new()),
        None => (named(context, wanted), String::new(), String::new()),
    };
    if name.is_empty() && !put {
        gaps.push(Gap::beside(case, "doorgeleid", "aan", "naar wie de klacht gaat", "directie"));
    }
    let email = Some(email).filter(|email| mail::is_safe_address(email)).unwrap_or_default();
    let dispute = regulation.disputes.iter().find(|dispute| put && words::plain(&dispute.body.text) == name);
    let address = dispute.and_then(|dispute| dispute.address.as_deref()).unwrap_or_default();
    if wanted.by_mail && email.is_empty() {
        let how =
            "kies --format html of --format pdf, en stuur de klacht op de manier die de instantie vraagt".to_owned();
        gaps.push(Gap::new("e-mailadres", "van deze instantie is geen adres bekend", regulation.source().path(), how));
    }
    let address = address.split([',', '\n']).map(words::plain).filter(|line| !line.is_empty()).collect();
    Party { name, organisation: role, address, email, ..Party::default() }
}

fn text_of(wanted: &Wanted<'_>, key: &str) -> String {
    wanted.event.text(key).map(words::plain).unwrap_or_default()
}

/// The word for who a complaint is forwarded to: as the event says, else as the regulation says, else the handler.
fn forwarded_to(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> Option<String> {
    let told = wanted.event.attribute("aan").and_then(|node| node.items().first()).and_then(Node::as_str);
    let rule = || context.regulation.step("doorgeleid").and_then(|rule| rule.addressees.first()).map(Text::as_str);
    Some(told.or_else(rule).unwrap_or("behandelaar").to_owned())
}

/// Who complains, with how to reach them.
pub(super) fn complainant(context: &CaseContext<'_>) -> Party {
    let text = |text: &Option<Text>| text.as_ref().map(|text| words::plain(&text.text)).unwrap_or_default();
    let Some(person) = context.case.complainant.as_ref() else { return Party::default() };
    let speaks = person.representative.as_deref().map(|other| text(&other.name)).unwrap_or_default();
    Party {
        name: text(&person.name),
        represents: speaks,
        organisation: text(&person.organisation),
        address: address(context.case, Recipient::Complainant, false),
        email: text(&person.email),
        phone: text(&person.phone),
    }
}

/// The lines of an address: as a list or lines in the file, else between its commas.
fn address(case: &Case, recipient: Recipient, represented: bool) -> Vec<String> {
    let at = |path: &str| case.values(path);
    let nodes = match recipient {
        Recipient::Complainant if represented && !at("klager.vertegenwoordiger.adres").is_empty() => {
            at("klager.vertegenwoordiger.adres")
        }
        Recipient::Complainant => at("klager.adres"),
        Recipient::Respondent(at) => {
            let people = case.document.front.get("beklaagde").map(Node::items).unwrap_or_default();
            people.get(at).and_then(Node::as_map).and_then(|map| map.get("adres")).into_iter().collect()
        }
        Recipient::Signers | Recipient::Body => Vec::new(),
    };
    let lines = nodes
        .into_iter()
        .flat_map(|node| node.items())
        .filter_map(Node::as_str)
        .flat_map(|text| text.split([',', '\n']));
    lines.map(words::plain).filter(|line| !line.is_empty()).collect()
}

/// The regulation, with its place on the public site when that has an address.
pub(super) fn regulation(context: &CaseContext<'_>) -> RegulationFacts {
    let regulation = context.regulation;
    let base = context.repository.config.base_url.as_deref().filter(|url| is_web(url));
    RegulationFacts {
        title: words::plain(&regulation.title),
        version_long: short_date(regulation.version),
        url: base
            .map(|base| format!("{}/{}/{}/", words::plain(base), regulation.slug, regulation.version))
            .unwrap_or_default(),
        example: regulation.example,
    }
}

/// Where a dispute goes: a body named in several articles once.
pub(super) fn bodies(regulation: &Regulation) -> Vec<Body> {
    let mut bodies: Vec<Body> = Vec::new();
    for dispute in &regulation.disputes {
        let website = dispute.website.as_deref().map(words::plain).filter(|url| is_web(url)).unwrap_or_default();
        let address = dispute.address.as_deref().map(words::plain).unwrap_or_default();
        let body = Body { name: words::plain(&dispute.body.text), website, address, binding: dispute.binding };
        if !bodies.iter().any(|known| known.name == body.name && known.website == body.website) {
            bodies.push(body);
        }
    }
    bodies
}

/// Who handles the case, or where it goes.
pub(super) fn named(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> String {
    let (case, regulation) = (context.case, context.regulation);
    let with_role =
        |(name, role, _): (String, String, String)| if role.is_empty() { name } else { format!("{name} ({role})") };
    let resolved = |word: &str| holder(case, regulation, word).map_or_else(|| words::plain(word), with_role);
    match wanted.kind.step {
        "doorgeleid" => {
            let to = wanted.event.attribute("aan").map(Node::items).unwrap_or_default();
            let to: Vec<String> = to.iter().filter_map(Node::as_str).map(resolved).collect();
            let rule = || {
                regulation.step("doorgeleid").and_then(|rule| rule.addressees.first()).map(|who| resolved(&who.text))
            };
            let handler = || holder(case, regulation, "behandelaar").map(with_role);
            if to.is_empty() {
                rule().or_else(handler).unwrap_or_default()
            } else {
                crate::document::list_in_dutch(&to, "en")
            }
        }
        _ => holder(case, regulation, "behandelaar").map(with_role).unwrap_or_default(),
    }
}

/// Who signs a certificate, by the rule of the regulation.
pub(super) fn signers(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) -> Vec<Signer> {
    let case = context.case;
    if wanted.kind.step != "ondertekend" {
        return Vec::new();
    }
    let mut signers = Vec::new();
    for role in context.regulation.step("ondertekend").map(|rule| rule.by.as_slice()).unwrap_or_default() {
        let name =
            |person: &Person| person.name.as_ref().map(|name| words::plain(&name.text)).filter(|name| !name.is_empty());
        let names: Vec<String> = match role.as_str() {
            "klager" => case
                .complainant
                .iter()
                .filter_map(|person| person.representative.as_deref().and_then(name).or_else(|| name(person)))
                .collect(),
            "beklaagde" => case.respondents.iter().filter_map(name).collect(),
            other => holder(case, context.regulation, other).into_iter().map(|(name, ..)| name).collect(),
        };
        if names.is_empty() {
            let path = format!(
                "{}.naam",
                if crate::vocabulary::ROLES.contains(&role.as_str()) { role.as_str() } else { "behandelaar" }
            );
            if !gaps.iter().any(|gap| gap.key == path) {
                gaps.push(Gap::field(case, &path, "wie ondertekent", "Voorbeeld Naam"));
            }
        }
        signers.extend(names.into_iter().map(|name| Signer { name, role: in_words(&role.text) }));
    }
    signers
}
