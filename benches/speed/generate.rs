//! Makes a repository of N invented cases of about 1.5 KB, in year folders, the same for every run.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

pub const REGULATION: &str = include_str!("../../regulations/klik-onderwijs.md");

const SENTENCES: [&str; 8] = [
    "De training begon later dan was afgesproken en de planning klopte niet met de bevestiging.",
    "Op de tweede dag was er geen begeleider, zodat de deelnemers zelf aan de slag moesten.",
    "Het materiaal kwam pas aan toen de helft van de bijeenkomsten al voorbij was.",
    "Over de factuur is drie keer gebeld, maar een duidelijk antwoord bleef uit.",
    "De klager vraagt om een gesprek en om een voorstel voor de resterende dagdelen.",
    "Volgens de beklaagde is de wijziging wel op tijd per e-mail doorgegeven.",
    "De toon van het gesprek werd als kort en weinig behulpzaam ervaren.",
    "Er is afgesproken dat de afdeling binnen een week een nieuw rooster stuurt.",
];

/// A small generator of numbers (xorshift): the same cases every time, without a dependency.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// Writes the repository; gives the number of bytes of its cases.
pub fn repository(root: &Path, cases: usize) -> u64 {
    fs::create_dir_all(root.join("regulations")).unwrap();
    // Ten years instead of one: old cases should be quiet, not all due for destruction.
    let regulation = REGULATION.replace("bewaren: {termijn: 1 jaar", "bewaren: {termijn: 10 jaar");
    fs::write(root.join("regulations/klik-onderwijs.md"), regulation).unwrap();
    fs::write(root.join("klacht.toml"), "organisatie = \"Voorbeeld BV\"\nregeling = \"klik-onderwijs\"\n").unwrap();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut bytes = 0;
    let per_year = cases.div_ceil(10).max(1);
    for index in 0..cases {
        let year = 2024 + (index / per_year) % 3;
        let folder = root.join(format!("cases/{}", 2017 + index / per_year));
        if index % per_year == 0 {
            fs::create_dir_all(&folder).unwrap();
        }
        let text = case(&mut numbers, index, year);
        bytes += text.len() as u64;
        fs::write(folder.join(format!("{}-{:05}.md", 2017 + index / per_year, index % per_year)), text).unwrap();
    }
    bytes
}

fn case(numbers: &mut Numbers, index: usize, year: usize) -> String {
    let month = numbers.below(8) + 1;
    let day = numbers.below(24) + 1;
    let mut text = String::new();
    write!(
        text,
        "---
klager:
  naam: Voorbeeld Klager {index}
  organisatie: Voorbeeldschool {}
  email: klager{index}@example.org
  telefoon: \"071 000 {:02} {:02}\"
beklaagde: {{naam: Voorbeeld Medewerker {}, afdeling: Trainingen}}
behandelaar: {{naam: Voorbeeld Functionaris, rol: behandelaar, afdeling: Kwaliteit}}
dienst: Training Rekenen
verloop:
  - ontvangen: {year}-{month:02}-{day:02}
    via: e-mail
    vorm: schriftelijk
  - bevestigd: {year}-{month:02}-{:02}
    door: manager-propositie
  - contact: {year}-{month:02}-{:02}
  - aangewezen: {year}-{month:02}-{:02}
    door: manager-propositie
  - doorgeleid: {year}-{month:02}-{:02}
    aan: [compliance-manager]
",
        index % 300,
        index / 100 % 100,
        index % 100,
        index % 50,
        day + 1,
        day + 2,
        day + 2,
        day + 2,
    )
    .unwrap();
    // Three in a hundred forget to hear the complainant, which is an error; a quarter is still open.
    if numbers.below(100) >= 3 {
        writeln!(text, "  - klager-gehoord: {year}-{:02}-{day:02}", month + 1).unwrap();
    }
    if numbers.below(4) > 0 {
        let next = month + 1;
        let outcome = ["gegrond", "ongegrond", "deels gegrond"][numbers.below(3) as usize];
        writeln!(text, "  - overlegd: {year}-{next:02}-{day:02}\n    door: [behandelaar, manager-propositie]").unwrap();
        writeln!(text, "  - oordeel: {year}-{next:02}-{day:02}\n    uitkomst: {outcome}\n    vorm: schriftelijk")
            .unwrap();
        writeln!(text, "    aan: [klager]\n    motivering: zie de tekst").unwrap();
        if outcome != "ongegrond" {
            writeln!(text, "  - uitgevoerd: {year}-{next:02}-{:02}", day + 2).unwrap();
        }
        if numbers.below(2) > 0 {
            writeln!(text, "  - afgesloten: {year}-{:02}-{day:02}", month + 2).unwrap();
        }
    }
    text.push_str("---\n## Omschrijving\n\n");
    while text.len() < 1100 {
        text.push_str(SENTENCES[numbers.below(8) as usize]);
        text.push(' ');
    }
    text.push_str("\n\n## Motivering\n\n");
    while text.len() < 1490 {
        text.push_str(SENTENCES[numbers.below(8) as usize]);
        text.push(' ');
    }
    text.push('\n');
    text
}
