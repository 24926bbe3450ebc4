//! What a complainant wants to know, in the order of their questions, made from the rules so that it cannot drift.

use serde::Serialize;

use crate::document::{Text, list_in_dutch};
use crate::regulation::{Addressee, Regulation, TermRule};
use crate::vocabulary::{Form, channel_key};

use super::{Fact, Reference, reference, words};

/// The answers.
#[derive(Debug, Serialize)]
pub struct Guide {
    /// Which ways there are to complain, with the address of each where it is known.
    pub channels: Vec<Fact>,
    /// In writing or not, and until when.
    pub how: Vec<Reference>,
    /// What to expect on the way: being heard, an answer in writing, more time.
    pub expect: Vec<Reference>,
    /// Who handles it.
    pub who: Vec<Reference>,
    /// What if the complaint is about that person.
    pub about_handler: Vec<Reference>,
    /// The heading above what is free and confidential, as far as the rules say so.
    pub promises_title: &'static str,
    /// Free, confidential, how long it is kept.
    pub promises: Vec<Reference>,
    /// The window for an objection, who decides on it, what binds.
    pub objection: Vec<Reference>,
    /// Whether the decision of an outside body binds.
    pub binding: bool,
}

/// Answers from the rules.
pub(super) fn guide(regulation: &Regulation, contact: &[Fact]) -> Guide {
    Guide {
        channels: channels(regulation, contact),
        how: how(regulation),
        expect: expect(regulation),
        who: who(regulation),
        about_handler: about_handler(regulation),
        promises_title: match (&regulation.free_of_charge, &regulation.secrecy) {
            (Some(_), Some(_)) => "Gratis en vertrouwelijk",
            (Some(_), None) => "Klagen is gratis",
            (None, Some(_)) => "Uw klacht blijft vertrouwelijk",
            (None, None) => "Uw gegevens",
        },
        promises: promises(regulation),
        objection: objection(regulation),
        binding: regulation.disputes.iter().any(|dispute| dispute.binding),
    }
}

/// The channels the rules name, else every address there is.
fn channels(regulation: &Regulation, contact: &[Fact]) -> Vec<Fact> {
    let at = |name: &str| contact.iter().find(|fact| fact.name == name);
    let fact = |name: &str, value: Option<&Fact>| Fact {
        name: name.to_owned(),
        value: value.map(|fact| fact.value.clone()).unwrap_or_default(),
        href: value.and_then(|fact| fact.href.clone()),
    };
    let named = regulation.step("ontvangen").map(|rule| rule.channels.as_slice()).unwrap_or_default();
    if named.is_empty() {
        let per = |known: &Fact| match known.name.as_str() {
            "post" => "per brief",
            "telefoon" => "per telefoon",
            "website" => "via de website",
            _ => "per e-mail",
        };
        // Who must write cannot ring.
        let written = forms(regulation) == [Form::Written];
        let usable = contact.iter().filter(|known| !written || known.name != "telefoon");
        return usable.map(|known| fact(per(known), Some(known))).collect();
    }
    named
        .iter()
        .map(|channel| match channel_key(&channel.text).as_str() {
            "e-mail" => fact("per e-mail", at("e-mail")),
            "brief" => fact("per brief", at("post")),
            "telefoon" => fact("per telefoon", at("telefoon")),
            "website" | "formulier" => fact("via de website", at("website")),
            "externe-site" => fact("via een website van een ander", None),
            "portaal" => fact("via het portaal", None),
            "chat" => fact("via de chat", None),
            "mondeling" | "gesprek" => fact("in een gesprek", None),
            "balie" => fact("aan de balie", None),
            other => fact(&other.replace('-', " "), None),
        })
        .collect()
}

/// The forms a complaint may have; both when nothing is said.
fn forms(regulation: &Regulation) -> Vec<Form> {
    let step = regulation.step("ontvangen").map(|rule| rule.forms.as_slice()).unwrap_or_default();
    let defined = regulation.definition.as_ref().map(|rule| rule.forms.as_slice()).unwrap_or_default();
    let chosen = if step.is_empty() { defined } else { step };
    chosen.iter().filter_map(|form| Form::read(&form.text)).collect()
}

fn how(regulation: &Regulation) -> Vec<Reference> {
    let mut said = Vec::new();
    let step = regulation.step("ontvangen").and_then(|rule| rule.articles.first());
    let article = step.or_else(|| regulation.definition.as_ref().and_then(|rule| rule.articles.first()));
    match forms(regulation).as_slice() {
        [Form::Written] => {
            said.push(reference(regulation, "Zet uw klacht op papier of in een e-mail.".to_owned(), article))
        }
        [_, _, ..] => {
            said.push(reference(regulation, "U mag uw klacht opschrijven, maar ook vertellen.".to_owned(), article))
        }
        _ => {}
    }
    for term in windows(regulation, "ontvangen") {
        let text = format!("Dien uw klacht in binnen {} na {}.", term.duration, words::since(regulation, &term.after));
        said.push(reference(regulation, text, term.articles.first()));
    }
    said
}

/// The terms a complainant has for a step.
fn windows<'a>(regulation: &'a Regulation, step: &'a str) -> impl Iterator<Item = &'a TermRule> {
    let own = move |term: &&TermRule| term.addressee == Addressee::Complainant && term.is_met_by(step);
    regulation.terms.iter().filter(own)
}

fn expect(regulation: &Regulation) -> Vec<Reference> {
    let mut said = Vec::new();
    let mut add = |text: String, article: Option<&Text>| said.push(reference(regulation, text, article));
    if let Some(rule) = regulation.step("klager-gehoord") {
        add("U krijgt de kans om uw klacht toe te lichten.".to_owned(), rule.articles.first());
    }
    if let Some(rule) = regulation.step("oordeel") {
        let written = rule.forms.iter().filter_map(|form| Form::read(&form.text)).collect::<Vec<_>>();
        let reasons = rule.required.iter().any(|attribute| attribute.text == "motivering");
        let text = match (written.as_slice(), reasons) {
            ([Form::Written], true) => Some("U krijgt ons oordeel op papier of per e-mail, met onze redenen."),
            ([Form::Written], false) => Some("U krijgt ons oordeel op papier of per e-mail."),
            (_, true) => Some("Bij ons oordeel hoort u ook onze redenen."),
            _ => None,
        };
        if let Some(text) = text {
            add(text.to_owned(), rule.articles.first());
        }
    }
    let longer = regulation.terms.iter().filter(|term| term.addressee == Addressee::Organisation);
    for (term, extension) in longer.filter_map(|term| Some((term, term.extension.as_ref()?))) {
        let subject =
            if term.is_met_by("bezwaar-beslist") { "Duurt uw bezwaar langer" } else { "Hebben wij meer tijd nodig" };
        let asks = |word: &str| extension.required.iter().any(|attribute| attribute.text == word);
        let told = match (asks("reden"), asks("tot")) {
            (true, true) => "waarom, en wanneer u wel antwoord krijgt",
            (true, false) => "waarom",
            (false, true) => "wanneer u wel antwoord krijgt",
            (false, false) => "dat",
        };
        let most = extension.at_most.map_or_else(String::new, |most| format!(" Er komt hoogstens {most} bij."));
        let articles = if extension.articles.is_empty() { &term.articles } else { &extension.articles };
        add(format!("{subject}? Dan laten wij u op tijd weten {told}.{most}"), articles.first());
    }
    said
}

fn who(regulation: &Regulation) -> Vec<Reference> {
    let mut said: Vec<Reference> = Vec::new();
    let judges = regulation.terms_for("oordeel").find_map(|term| Some((term.responsible.as_ref()?, &term.articles)));
    if let Some((role, articles)) = judges {
        let text = format!("{} geeft het oordeel over uw klacht.", words::subject(&role.text));
        said.push(reference(regulation, text, articles.first()));
    }
    for rule in &regulation.responsible {
        let from =
            rule.from.as_ref().map(|step| format!(", na {}", words::since(regulation, std::slice::from_ref(step))));
        let text = format!(
            "{} is er verantwoordelijk voor dat uw klacht goed wordt behandeld{}.",
            words::subject(&rule.who.text),
            from.unwrap_or_default()
        );
        said.push(reference(regulation, text, rule.articles.first()));
    }
    said
}

/// Who may not handle a complaint about themselves, and who then appoints another.
fn about_handler(regulation: &Regulation) -> Vec<Reference> {
    let mut said = Vec::new();
    for rule in &regulation.independence {
        let not: Vec<&str> = rule
            .not
            .iter()
            .filter_map(|who| match who.text.as_str() {
                "beklaagde" => Some("is nooit de persoon over wie u klaagt"),
                "afdeling" => Some("werkt niet op de afdeling waarover u klaagt"),
                _ => None,
            })
            .collect();
        if !not.is_empty() {
            let who = match rule.who.text.as_str() {
                "behandelaar" => "Degene die uw klacht behandelt,".to_owned(),
                "commissie" => "Wie in de commissie zit,".to_owned(),
                other => words::subject(other),
            };
            let text = format!("{who} {}.", list_in_dutch(&not, "en"));
            said.push(reference(regulation, text, rule.articles.first()));
        }
    }
    if let Some(rule) = regulation.step("aangewezen") {
        let by: Vec<String> = rule.by.iter().map(|by| words::role(&by.text)).collect();
        let about = rule.when.0.iter().find(|(name, _)| name.text == "beklaagde.rol");
        if let (false, Some((_, roles))) = (by.is_empty(), about) {
            let roles: Vec<String> = roles.iter().map(|role| words::role(&role.text)).collect();
            let (who, by) = (list_in_dutch(&roles, "of"), words::upper_first(&list_in_dutch(&by, "en")));
            let text = format!("Klaagt u over {who}? {by} wijst dan iemand anders aan.");
            said.push(reference(regulation, text, rule.articles.first()));
        }
    }
    said
}

fn promises(regulation: &Regulation) -> Vec<Reference> {
    let mut said = Vec::new();
    let mut add = |text: String, article: Option<&Text>| said.push(reference(regulation, text, article));
    if let Some(rule) = &regulation.free_of_charge {
        add("Klagen kost u niets.".to_owned(), rule.articles.first());
    }
    if let Some(rule) = regulation.secrecy.as_ref().map(|secrecy| &secrecy.rule) {
        add("Wij behandelen uw klacht vertrouwelijk.".to_owned(), rule.articles.first());
    }
    if let Some(rule) = &regulation.retention {
        let after = rule.after.as_ref().map(|step| match step.text.as_str() {
            "besproken" => "onze jaarlijkse bespreking van klachten".to_owned(),
            _ => words::since(regulation, std::slice::from_ref(step)),
        });
        match (rule.duration, after) {
            (Some(duration), Some(after)) => {
                add(format!("Wij bewaren uw gegevens {duration}, gerekend vanaf {after}."), rule.articles.first());
            }
            (Some(duration), None) => add(format!("Wij bewaren uw gegevens {duration}."), rule.articles.first()),
            (None, Some(after)) => add(format!("Na {after} wissen wij uw gegevens."), rule.articles.first()),
            (None, None) => {}
        }
    }
    said
}

fn objection(regulation: &Regulation) -> Vec<Reference> {
    let mut said = Vec::new();
    let mut add = |text: String, article: Option<&Text>| said.push(reference(regulation, text, article));
    let step = regulation.step("bezwaar");
    let written = step.is_some_and(|rule| rule.forms.iter().all(|form| Form::read(&form.text) == Some(Form::Written)));
    let mut windows = windows(regulation, "bezwaar").peekable();
    if windows.peek().is_none()
        && let Some(rule) = step
    {
        add("U kunt bezwaar maken bij ons.".to_owned(), rule.articles.first());
    }
    for term in windows {
        let form = if written && step.is_some_and(|rule| !rule.forms.is_empty()) {
            " Doe dat op papier of per e-mail."
        } else {
            ""
        };
        let since = words::since(regulation, &term.after);
        add(format!("U kunt bezwaar maken tot {} na {since}.{form}", term.duration), term.articles.first());
    }
    if let Some(rule) = regulation.step("bezwaar-beslist").filter(|rule| !rule.by.is_empty()) {
        let by: Vec<String> = rule.by.iter().map(|by| words::role(&by.text)).collect();
        add(format!("{} beslist op uw bezwaar.", words::upper_first(&list_in_dutch(&by, "en"))), rule.articles.first());
    }
    for rule in regulation.steps.iter().filter(|rule| rule.binding) {
        let what = if rule.step.text == "bezwaar-beslist" { "Het besluit op uw bezwaar" } else { "Het oordeel" };
        add(format!("{what} bindt ons: wij moeten ons eraan houden."), rule.articles.first());
    }
    said
}
