//! Which letters there are: the step each goes with, who may get it, and what its sending means for the course.

use crate::case::Case;
use crate::regulation::Regulation;

use super::Recipient;

/// A part in a case that gets letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// klager
    Complainant,
    /// beklaagde
    Respondent,
    /// Everybody who signs.
    Signers,
    /// instantie: whom the complaint goes to.
    Body,
}

impl Part {
    /// The word for it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Complainant => "klager",
            Self::Respondent => "beklaagde",
            Self::Signers => "ondertekenaars",
            Self::Body => "instantie",
        }
    }
}

/// What it means for the course that a letter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sends {
    /// Sending is the step.
    Step,
    /// Sending is the step, and it may be taken again: without facts of its own each letter is a new one.
    StepAgain,
    /// The step is something that happens, and the letter tells of it.
    Tells,
    /// Somebody else takes the step; the letter answers it.
    Answers,
    /// The step comes later; sending is `uitgenodigd`.
    Invites,
}

/// A kind of letter.
#[derive(Debug, PartialEq, Eq)]
pub struct Kind {
    /// The step it goes with.
    pub step: &'static str,
    /// Its template: `letter/TEMPLATE.md`.
    pub template: &'static str,
    /// What it is, in a list of letters.
    pub name: &'static str,
    /// Who may get it, and who gets it when the regulation does not say.
    pub to: &'static [Part],
    /// What its sending means.
    pub sends: Sends,
    title: &'static str,
    /// The title for the respondent, where that differs.
    theirs: &'static str,
}

impl Kind {
    /// The subject for somebody with this part.
    #[must_use]
    pub fn title(&self, part: Part) -> &'static str {
        match part {
            Part::Respondent if !self.theirs.is_empty() => self.theirs,
            Part::Body if self.step == "doorgeleid" => "Wij sturen u een klacht door",
            Part::Body => "Wij leggen u een klacht voor",
            _ => self.title,
        }
    }

    /// The template for somebody with this part: who gets the complaint itself gets another letter.
    #[must_use]
    pub fn template(&self, part: Part) -> String {
        if part == Part::Body { format!("{}-instantie", self.template) } else { self.template.to_owned() }
    }

    /// The word for it in the name of a file: an invitation is one, whatever it was asked by.
    #[must_use]
    pub fn recorded_as(&self) -> &'static str {
        self.template
    }

    /// The step that is in the course once it was sent.
    #[must_use]
    pub fn recorded(&self) -> &'static str {
        match self.sends {
            Sends::Invites => "uitgenodigd",
            Sends::Answers => "bericht",
            Sends::Step | Sends::StepAgain | Sends::Tells => self.step,
        }
    }
}

const fn kind(
    step: &'static str,
    name: &'static str,
    to: &'static [Part],
    sends: Sends,
    titles: (&'static str, &'static str),
) -> Kind {
    Kind { step, template: step, name, to, sends, title: titles.0, theirs: titles.1 }
}

const COMPLAINANT: &[Part] = &[Part::Complainant];
const RESPONDENT: &[Part] = &[Part::Respondent];
const FORWARDED: &[Part] = &[Part::Complainant, Part::Body];
const ALL: &[Part] = &[Part::Complainant, Part::Respondent, Part::Body];
const BOTH: &[Part] = &[Part::Complainant, Part::Respondent];

/// Every kind, in the order in which a case usually meets them.
pub const KINDS: [Kind; 25] = [
    kind("informeel", "voorstel voor een gesprek", COMPLAINANT, Sends::Tells, ("Wij gaan graag met u in gesprek", "")),
    kind("bemiddeld", "uitkomst van de bemiddeling", BOTH, Sends::Tells, ("De uitkomst van de bemiddeling", "")),
    kind("doorgeleid", "doorzending", FORWARDED, Sends::Tells, ("Wij hebben uw klacht doorgestuurd", "")),
    kind("bevestigd", "ontvangstbevestiging", COMPLAINANT, Sends::Step, ("Wij hebben uw klacht ontvangen", "")),
    kind("beklaagde-ingelicht", "bericht aan de beklaagde", RESPONDENT, Sends::Step, ("Er is een klacht over u", "")),
    kind("contact", "eerste contact", COMPLAINANT, Sends::StepAgain, ("Hoe wij uw klacht behandelen", "")),
    kind(
        "aangewezen",
        "wie de klacht behandelt",
        BOTH,
        Sends::Tells,
        ("Wie uw klacht behandelt", "Wie de klacht behandelt"),
    ),
    kind("uitgenodigd", "uitnodiging voor een gesprek", BOTH, Sends::Invites, ("Uitnodiging voor een gesprek", "")),
    Kind {
        template: "uitgenodigd",
        ..kind(
            "klager-gehoord",
            "uitnodiging aan de klager",
            COMPLAINANT,
            Sends::Invites,
            ("Uitnodiging voor een gesprek", ""),
        )
    },
    Kind {
        template: "uitgenodigd",
        ..kind(
            "beklaagde-gehoord",
            "uitnodiging aan de beklaagde",
            RESPONDENT,
            Sends::Invites,
            ("Uitnodiging voor een gesprek", ""),
        )
    },
    kind(
        "informatie-gevraagd",
        "vraag om informatie",
        COMPLAINANT,
        Sends::Step,
        ("Wij hebben nog informatie van u nodig", ""),
    ),
    kind("bericht", "bericht over de voortgang", COMPLAINANT, Sends::StepAgain, ("Hoe het met uw klacht staat", "")),
    kind(
        "verlengd",
        "verlenging",
        BOTH,
        Sends::Step,
        ("De behandeling van uw klacht duurt langer", "De behandeling van de klacht duurt langer"),
    ),
    kind("oordeel", "oordeel", BOTH, Sends::Step, ("Ons oordeel over uw klacht", "Het oordeel over de klacht")),
    kind(
        "ondertekend",
        "ondertekening van het oordeel",
        &[Part::Signers],
        Sends::Step,
        ("Ondertekening van het oordeel", ""),
    ),
    kind("bezwaar", "ontvangst van het bezwaar", COMPLAINANT, Sends::Answers, ("Wij hebben uw bezwaar ontvangen", "")),
    kind(
        "bezwaar-verlengd",
        "verlenging bij bezwaar",
        COMPLAINANT,
        Sends::Step,
        ("De beslissing op uw bezwaar duurt langer", ""),
    ),
    kind(
        "bezwaar-beslist",
        "beslissing op het bezwaar",
        BOTH,
        Sends::Step,
        ("De beslissing op uw bezwaar", "De beslissing op het bezwaar"),
    ),
    kind(
        "uitgevoerd",
        "uitvoering van het oordeel",
        COMPLAINANT,
        Sends::Tells,
        ("Wat wij na uw klacht hebben gedaan", ""),
    ),
    kind(
        "voorgelegd",
        "voorgelegd aan een externe instantie",
        ALL,
        Sends::Tells,
        ("Uw klacht is voorgelegd aan een externe instantie", "De klacht is voorgelegd aan een externe instantie"),
    ),
    kind(
        "uitspraak",
        "uitspraak van de externe instantie",
        BOTH,
        Sends::Answers,
        ("De uitspraak over uw klacht", "De uitspraak over de klacht"),
    ),
    kind(
        "ingetrokken",
        "bevestiging van intrekking",
        BOTH,
        Sends::Tells,
        ("U heeft uw klacht ingetrokken", "De klacht is ingetrokken"),
    ),
    kind(
        "niet-ontvankelijk",
        "niet in behandeling",
        BOTH,
        Sends::Step,
        ("Wij nemen uw klacht niet in behandeling", "De klacht wordt niet behandeld"),
    ),
    kind(
        "afgesloten",
        "afsluiting",
        BOTH,
        Sends::Tells,
        ("Wij hebben uw klacht afgesloten", "De klacht is afgesloten"),
    ),
    kind(
        "heropend",
        "heropening",
        BOTH,
        Sends::Tells,
        ("Wij bekijken uw klacht opnieuw", "De klacht wordt opnieuw bekeken"),
    ),
];

/// The letter that goes with a step.
#[must_use]
pub fn kind_of(step: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.step == step)
}

/// Who gets a letter: those the regulation tells of this step, else the first the letter is for.
#[must_use]
pub fn recipients(kind: &Kind, case: &Case, regulation: &Regulation, only: Option<Part>) -> Vec<Recipient> {
    let told = regulation.step(kind.step).map(|rule| rule.addressees.as_slice()).unwrap_or_default();
    let is_told = |part: &Part| told.iter().any(|word| word.text == part.key());
    let mut parts: Vec<Part> = kind.to.iter().copied().filter(is_told).collect();
    if parts.is_empty() {
        parts.extend(kind.to.first());
    }
    if let Some(only) = only {
        parts = kind.to.iter().copied().filter(|part| *part == only).collect();
    }
    parts.into_iter().flat_map(|part| each(part, case)).collect()
}

fn each(part: Part, case: &Case) -> Vec<Recipient> {
    match part {
        Part::Complainant => vec![Recipient::Complainant],
        // Without a respondent there is one letter all the same, which tells that the name is missing.
        Part::Respondent => (0..case.respondents.len().max(1)).map(Recipient::Respondent).collect(),
        Part::Signers => vec![Recipient::Signers],
        Part::Body => vec![Recipient::Body],
    }
}

/// Whether a case under this regulation can have the letter at all.
#[must_use]
pub fn possible(kind: &Kind, case: &Case, regulation: &Regulation) -> bool {
    let has = |step: &str| case.first(step).is_some_and(|event| event.waived().is_none());
    let extends = |step: &str| {
        regulation.terms.iter().any(|term| term.extension.as_ref().is_some_and(|own| own.step.text == step))
    };
    match kind.step {
        "verlengd" => extends("verlengd") || has("verlengd"),
        "bezwaar" => has("bezwaar"),
        "bezwaar-verlengd" => has("bezwaar") && extends("bezwaar-verlengd"),
        "bezwaar-beslist" => has("bezwaar") || has("bezwaar-beslist"),
        "ondertekend" => regulation.step("ondertekend").is_some_and(|rule| !rule.by.is_empty()),
        "voorgelegd" => !regulation.disputes.is_empty() || has("voorgelegd"),
        "uitspraak" => has("voorgelegd"),
        "klager-gehoord" | "beklaagde-gehoord" => !has(kind.step),
        "informeel" | "bemiddeld" => regulation.step(kind.step).is_some() || has(kind.step),
        "uitgevoerd" => regulation.terms_for("uitgevoerd").next().is_some() || has("oordeel"),
        "aangewezen" => regulation.step(kind.step).is_some() || has(kind.step),
        "heropend" => has("afgesloten") || has("heropend"),
        _ => true,
    }
}
