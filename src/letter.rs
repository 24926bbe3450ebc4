//! A letter (brief) that goes with a step of a case: who gets it, and every fact that stands in it.
//!
//! Facts come from the case, the version that binds it and the terms worked out; what is not there is a [`Gap`], never
//! a blank. The wording is in the templates of the theme. Nothing here may come of a note, nor of a person the letter
//! is not for: [`compose`] looks for that at the end.

use chrono::NaiveDate;

use crate::calendar::{long_date, short_date};
use crate::case::Event;
use crate::check::CaseContext;
use crate::deadline::retention;
use crate::vocabulary;

mod dates;
mod gap;
mod kind;
mod model;
mod needs;
mod other;
mod party;
mod sections;
mod words;

pub use gap::Gap;
pub use kind::{KINDS, Kind, Part, Sends, kind_of, possible, recipients};
pub use model::{
    Body, DateRow, Hearing, Later, Letter, Objection, Party, Recipient, RegulationFacts, Section, Sender, Signer,
};

/// Why there is no letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// Facts that are not there.
    Gaps(Vec<Gap>),
    /// What the letter would tell of a person it is not for: where that stands, never what it is.
    Others(Vec<String>),
}

/// What a letter is to be.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Which letter.
    pub kind: &'static Kind,
    /// The event it goes with, in the course of the case.
    pub event: &'a Event,
    /// Who gets it.
    pub recipient: Recipient,
    /// The day on it.
    pub date: NaiveDate,
    /// Whether it goes by e-mail, which takes addresses.
    pub by_mail: bool,
}

/// Gathers the facts of a letter. The terms of the context are those of the day on the letter.
///
/// # Errors
/// Everything that is missing at once; or, when nothing is, what is about somebody else.
pub fn compose(context: &CaseContext<'_>, wanted: &Wanted<'_>) -> Result<Letter, Refusal> {
    let mut gaps = Vec::new();
    let letter = gather(context, wanted, &mut gaps);
    if !gaps.is_empty() {
        return Err(Refusal::Gaps(gaps));
    }
    let others = other::found(context, wanted, &letter);
    if others.is_empty() { Ok(letter) } else { Err(Refusal::Others(others)) }
}

fn gather(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) -> Letter {
    let Wanted { kind, event, recipient, date, .. } = *wanted;
    let (case, regulation) = (context.case, context.regulation);
    let part = recipient.part();
    needs::of(context, wanted, gaps);
    let received = case.first("ontvangen");
    if received.and_then(Event::date).is_none() {
        gaps.push(Gap::event(case, "ontvangen", "ontvangen", "de dag waarop de klacht binnenkwam", "2026-03-02"));
    }
    let organisation = party::organisation(context, gaps);
    let judgement = ["oordeel", "ondertekend", "afgesloten", "voorgelegd"].contains(&kind.step);
    let outcome_of = if judgement { case.all("oordeel").last() } else { Some(event) };
    let sections = match kind.step {
        "doorgeleid" | "voorgelegd" if recipient == Recipient::Body => sections::whole(case),
        "oordeel" => sections::judgement(case, event),
        "bezwaar-beslist" => sections::decision(case, event),
        _ => Vec::new(),
    };
    let told = kind.step == "oordeel" || kind.step == "bemiddeld";
    let shown = |day: Option<NaiveDate>| day.map(short_date).unwrap_or_default();
    Letter {
        step: kind.template(part),
        title: kind.title(part).to_owned(),
        reference: case.id.clone(),
        date: date.to_string(),
        date_long: short_date(date),
        sender: party::sender(context, wanted, gaps),
        to: party::addressee(context, wanted, gaps),
        regulation: party::regulation(context),
        organisation,
        part: part.key(),
        received_long: received.and_then(Event::date).map(long_date).unwrap_or_default(),
        channel: received.and_then(|event| event.text("via")).map(words::channel).unwrap_or_default(),
        about: words::about(context),
        event_long: event.date().map(long_date).unwrap_or_default(),
        reason: text(event, "reden").trim_end_matches('.').to_owned(),
        until_long: dates::until(context, wanted, gaps),
        until_before: dates::before(context, wanted),
        outcome: outcome_of.map(|event| text(event, "uitkomst").to_lowercase()).unwrap_or_default(),
        judged_long: case.all("oordeel").last().and_then(Event::date).map(long_date).unwrap_or_default(),
        solved: if told { sections::mediation(case) } else { None },
        satisfied: event.text("tevreden").and_then(words::yes_or_no),
        recommendations: if judgement { words::listed(context, event, "aanbevelingen") } else { Vec::new() },
        measures: words::listed(context, event, "maatregelen"),
        sections,
        complainant: (recipient == Recipient::Body).then(|| party::complainant(context)),
        who: party::named(context, wanted),
        asked: needs::asked(context, kind),
        hearing: needs::hearing(event),
        body_named: case.all("voorgelegd").last().map(|event| text(event, "bij")).unwrap_or_default(),
        body_reference: text(event, "kenmerk"),
        binding: regulation.step(&event.step.text).is_some_and(|rule| rule.binding),
        next: dates::next(context, wanted),
        dates: dates::running(context, wanted),
        missed: dates::missed(context, wanted),
        later: dates::later(context, wanted),
        objection: dates::objection(context),
        bodies: party::bodies(regulation),
        bodies_until: dates::bodies_until(context),
        heard: regulation.step("klager-gehoord").is_some() && case.first("klager-gehoord").is_none(),
        signers: party::signers(context, wanted, gaps),
        closed_long: shown(case.closed(context.on).and_then(Event::date)),
        kept_long: shown(retention(context.repository, case, regulation, context.on).map(|kept| kept.until)),
        secret: regulation.secrecy.is_some(),
        free: regulation.free_of_charge.is_some(),
    }
}

/// A value of an event in one line, without what steers.
fn text(event: &Event, key: &str) -> String {
    event.text(key).map(words::plain).unwrap_or_default()
}

/// Whether a step of this name was taken by a day, not waived.
fn taken(context: &CaseContext<'_>, step: &str) -> bool {
    let past = |event: &Event| event.date().is_some_and(|day| day <= context.on);
    debug_assert!(vocabulary::is_step(step));
    context.case.all(step).any(|event| event.waived().is_none() && past(event))
}
