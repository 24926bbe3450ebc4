//! The words a case may use under every regulation: steps, attributes, outcomes, channels, roles.

/// A standard step (stap) and how it reads in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandardStep {
    /// The key in the file.
    pub key: &'static str,
    /// What happened, in Dutch: `klacht ontvangen`.
    pub label: &'static str,
}

const fn step(key: &'static str, label: &'static str) -> StandardStep {
    StandardStep { key, label }
}

/// Every standard step, in the order in which a case usually meets them.
pub const STEPS: [StandardStep; 31] = [
    step("opdracht-afgerond", "opdracht afgerond"),
    step("informeel", "informeel overleg"),
    step("bemiddeld", "bemiddeld"),
    step("ontvangen", "klacht ontvangen"),
    step("doorgeleid", "klacht doorgeleid"),
    step("bevestigd", "ontvangst bevestigd"),
    step("beklaagde-ingelicht", "beklaagde ingelicht"),
    step("contact", "contact met de klager"),
    step("aangewezen", "behandelaar aangewezen"),
    step("uitgenodigd", "uitgenodigd voor een gesprek"),
    step("klager-gehoord", "klager gehoord"),
    step("beklaagde-gehoord", "beklaagde gehoord"),
    step("derden-geraadpleegd", "derden geraadpleegd"),
    step("informatie-gevraagd", "informatie gevraagd"),
    step("informatie-ontvangen", "informatie ontvangen"),
    step("bericht", "bericht over de voortgang"),
    step("verlengd", "termijn verlengd"),
    step("oordeel", "oordeel gegeven"),
    step("ondertekend", "oordeel ondertekend"),
    step("bezwaar", "bezwaar gemaakt"),
    step("bezwaar-verlengd", "termijn voor het bezwaar verlengd"),
    step("bezwaar-beslist", "op het bezwaar beslist"),
    step("uitgevoerd", "gevolgen uitgevoerd"),
    step("voorgelegd", "voorgelegd aan een externe instantie"),
    step("uitspraak", "uitspraak van de externe instantie"),
    step("ingetrokken", "klacht ingetrokken"),
    step("niet-ontvankelijk", "klacht niet in behandeling genomen"),
    step("afgesloten", "zaak afgesloten"),
    step("heropend", "zaak heropend"),
    step("besproken", "zaak besproken in de jaarlijkse bespreking"),
    step("notitie", "notitie"),
];

/// Whether a key is a standard step.
#[must_use]
pub fn is_step(key: &str) -> bool {
    STEPS.iter().any(|step| step.key == key)
}

/// How a step reads; a step a regulation adds reads as its key.
#[must_use]
pub fn step_label(key: &str) -> &str {
    STEPS.iter().find(|step| step.key == key).map_or(key, |step| step.label)
}

/// What an event may say beside its step.
pub const ATTRIBUTES: [&str; 19] = [
    "door",
    "aan",
    "via",
    "vorm",
    "reden",
    "tot",
    "uitkomst",
    "motivering",
    "tevreden",
    "aanbevelingen",
    "maatregelen",
    "bij",
    "afgezien",
    "bijlage",
    "toelichting",
    "kenmerk",
    "met",
    "moment",
    "plaats",
];

/// The outcomes (uitkomst) of a judgement.
pub const OUTCOMES: [&str; 3] = ["gegrond", "deels gegrond", "ongegrond"];

/// The ways a message arrives or goes out, and whether that is in writing.
pub const CHANNELS: [(&str, Form); 11] = [
    ("e-mail", Form::Written),
    ("brief", Form::Written),
    ("formulier", Form::Written),
    ("website", Form::Written),
    ("externe-site", Form::Written),
    ("portaal", Form::Written),
    ("chat", Form::Written),
    ("telefoon", Form::Oral),
    ("mondeling", Form::Oral),
    ("gesprek", Form::Oral),
    ("balie", Form::Oral),
];

/// A channel as the lists name it: case, spaces and other spellings folded.
#[must_use]
pub fn channel_key(channel: &str) -> String {
    let channel = channel.trim().to_lowercase();
    match channel.as_str() {
        "email" | "mail" => "e-mail".to_owned(),
        "externe_site" => "externe-site".to_owned(),
        "post" => "brief".to_owned(),
        "persoonlijk" => "gesprek".to_owned(),
        _ => channel,
    }
}

/// In writing or by word of mouth (vorm).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// schriftelijk
    Written,
    /// mondeling
    Oral,
}

impl Form {
    /// The word in the file.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Written => "schriftelijk",
            Self::Oral => "mondeling",
        }
    }

    /// Reads `schriftelijk` or `mondeling`, case ignored.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text.trim().to_lowercase().as_str() {
            "schriftelijk" => Some(Self::Written),
            "mondeling" => Some(Self::Oral),
            _ => None,
        }
    }

    /// The form a channel has.
    #[must_use]
    pub fn of_channel(channel: &str) -> Option<Self> {
        let channel = channel_key(channel);
        CHANNELS.iter().find(|(name, _)| *name == channel).map(|(_, form)| *form)
    }
}

/// What is answered with yes or no (`ja` or `nee`), wherever it stands.
pub const YES_OR_NO: [&str; 19] = [
    "handtekening",
    "voorbeeld",
    "extern",
    "anoniem",
    "vrij",
    "meerdere",
    "vereist",
    "afzien",
    "bindend",
    "advies",
    "bespreken",
    "besluit",
    "eigenaar",
    "effect",
    "alleen_met_klachten",
    "openbaar",
    "tevreden",
    "publiceren",
    "voorlopig",
];

/// Steps after which the organisation has nothing left to do on the complaint itself.
pub const CLOSING_STEPS: [&str; 3] = ["afgesloten", "ingetrokken", "niet-ontvankelijk"];

/// Roles every case has by nature.
pub const ROLES: [&str; 3] = ["klager", "beklaagde", "behandelaar"];
