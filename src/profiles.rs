//! Regulations to start from that follow a statute: rules, terms and the text beside them, in our own words.
//!
//! Each says in its text what it was checked against and what not. None is an official text.

/// A regulation to start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Profile {
    /// Its short name.
    pub name: &'static str,
    /// What it is or follows, in a line.
    pub what: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Every profile.
pub const PROFILES: [Profile; 7] = [
    Profile {
        name: "awb",
        what: "Algemene wet bestuursrecht, hoofdstuk 9: zes weken",
        text: include_str!("profiles/awb.md"),
    },
    Profile {
        name: "awb-commissie",
        what: "Algemene wet bestuursrecht, hoofdstuk 9, met een commissie: tien weken",
        text: include_str!("profiles/awb-commissie.md"),
    },
    Profile {
        name: "wkkgz",
        what: "Wet kwaliteit, klachten en geschillen zorg: zes weken",
        text: include_str!("profiles/wkkgz.md"),
    },
    Profile {
        name: "kantoorklachtenregeling",
        what: "Verordening op de advocatuur: een maand",
        text: include_str!("profiles/kantoorklachtenregeling.md"),
    },
    Profile {
        name: "kinderopvang",
        what: "Wet kinderopvang: zes weken",
        text: include_str!("profiles/kinderopvang.md"),
    },
    Profile {
        name: "jeugdwet",
        what: "Jeugdwet, met een klachtencommissie",
        text: include_str!("profiles/jeugdwet.md"),
    },
    Profile {
        name: "bgfo",
        what: "Besluit gedragstoezicht financiële ondernemingen: bevestiging in twee weken",
        text: include_str!("profiles/bgfo.md"),
    },
];
