//! Regulations to start from that follow a statute: rules, terms and the text beside them, in our own words.
//!
//! Each says in its text what it was checked against and what not. None is an official text.

/// A regulation to start from.
#[derive(Debug, Clone, Copy)]
pub struct Profile {
    /// Its short name.
    pub name: &'static str,
    /// What it follows, in a line.
    pub follows: &'static str,
    /// The file.
    pub text: &'static str,
}

/// Every profile.
pub const PROFILES: [Profile; 6] = [
    Profile {
        name: "awb",
        follows: "Algemene wet bestuursrecht, hoofdstuk 9: zes weken",
        text: include_str!("profiles/awb.md"),
    },
    Profile {
        name: "awb-commissie",
        follows: "Algemene wet bestuursrecht, hoofdstuk 9, met een commissie: tien weken",
        text: include_str!("profiles/awb-commissie.md"),
    },
    Profile {
        name: "wkkgz",
        follows: "Wet kwaliteit, klachten en geschillen zorg: zes weken",
        text: include_str!("profiles/wkkgz.md"),
    },
    Profile {
        name: "kantoorklachtenregeling",
        follows: "Verordening op de advocatuur: een maand",
        text: include_str!("profiles/kantoorklachtenregeling.md"),
    },
    Profile {
        name: "kinderopvang",
        follows: "Wet kinderopvang: zes weken",
        text: include_str!("profiles/kinderopvang.md"),
    },
    Profile {
        name: "jeugdwet",
        follows: "Jeugdwet, met een klachtencommissie",
        text: include_str!("profiles/jeugdwet.md"),
    },
];
