//! An archive where everything somebody can write is hostile, with a history, so that every page type is made from it.

use crate::trail::history::{Commit, History, commit};

/// What is tried in every field: to run, to break out of an attribute, to restyle, to turn the writing round, to push
/// the page wide.
const HOSTILE: [&str; 9] = [
    "<script>window.geraakt=1;alert(1)</script>",
    "\"><img src=x onerror=\"window.geraakt=2\">",
    "' onmouseover='alert(1)' style='position:fixed",
    "</title></style></script><style>*{display:none}</style>",
    "<svg onload=alert(1)><a xlink:href=javascript:alert(1)>x</a></svg>",
    "[klik](javascript:alert(1)) ![x](https://elders.example.net/x.png)",
    "{{ 7*7 }}{% set x = 1 %}&lt;b&gt;",
    "\u{202E}omgekeerd\u{2066}los\u{200F}",
    "Aaneengeschrevenklachtenafhandelingsproceduretermijnoverschrijdingsmeldingsformulierzonderspatiesmaarwelheellang",
];

/// Everything hostile, after a word that tells where it came from, as a value in YAML.
fn value(word: &str) -> String {
    serde_json::to_string(&format!("{word} {}", HOSTILE.join(" "))).unwrap()
}

/// A version of the regulation; `words` is what differs.
fn regulation(day: &str, words: &str) -> String {
    let v = |word: &str| value(&format!("Regel{word}"));
    let body = HOSTILE.join("\n\n").replace("window.", "self.");
    format!(
        "---\ntitel: {}\norganisatie: {}\nin_werking: {day}\nvastgesteld: {day}\n\
        contact: {{email: klachten@proefbureau.example.org, telefoon: \"070 000 00 01\", website: \"javascript:alert(1)\", adres: {}}}\n\
        rollen:\n  klachtenfunctionaris: {{naam: {}, email: {}, artikel: \"1\"}}\n\
        vereist:\n  - {{gegeven: klager.naam, artikel: \"1.1\"}}\n  - {{gegeven: {}, artikel: \"1.1\"}}\n\
        stappen:\n  ontvangen: {{via: [e-mail, {}], artikel: \"1.1\"}}\n\
        termijnen:\n  oordeel: {{stap: oordeel, binnen: {words}, na: ontvangen, wie: klachtenfunctionaris, artikel: \"2.1\"}}\n\
        geschil: {{instantie: {}, website: \"javascript:alert(1)\", artikel: \"2\"}}\n\
        geheim: {{artikel: \"1\"}}\nkosteloos: {{artikel: \"1.1\"}}\n---\n\
        ## Artikel 1 {}\n1. Klagen kan altijd.\n2. {}\n\n## Artikel 2 Oordeel\n1. Het oordeel komt binnen {words}.\n\n\
        # Kop\n\n##### Diepe kop\n\n| a | b |\n|---|---|\n| {} | x |\n\n{body}\n",
        v("titel"),
        v("organisatie"),
        v("adres"),
        v("rol"),
        v("rolmail"),
        v("gegeven"),
        v("via"),
        v("instantie"),
        HOSTILE.join(" "),
        HOSTILE.join(" "),
        HOSTILE[8],
    )
}

/// A case with something hostile in every field, key, event and heading.
fn case(received: &str, more: &str) -> String {
    let v = |word: &str| value(&format!("Zaak{word}"));
    format!(
        "---\nregeling: proef\ntitel: {}\nonderwerp: {}\n\
        klager: {{naam: {}, email: {}, telefoon: \"070 111 22 33\", adres: {}}}\n\
        beklaagde: {{naam: {}, functie: {}}}\nbehandelaar: {}\ndienst: {}\n{}: {}\n\
        bijlagen: [{}, \"../../geheim.txt\"]\nindeling: {{aard: {}}}\n\
        verloop:\n  - ontvangen: {received}\n    via: {}\n    door: {}\n    {}: {}\n{more}---\n\
        # {}\n\n##### Diep\n\n{}\n\n| a |\n|---|\n| {} |\n\n```\n{}\n```\n",
        v("titel"),
        v("onderwerp"),
        v("naam"),
        v("mail"),
        v("adres"),
        v("beklaagde"),
        v("functie"),
        v("behandelaar"),
        v("dienst"),
        v("sleutel"),
        v("inhoud"),
        v("bijlage"),
        v("aard"),
        v("via"),
        v("door"),
        v("attribuut"),
        v("zegt"),
        HOSTILE.join(" "),
        HOSTILE.join("\n\n"),
        HOSTILE[8],
        HOSTILE.join("\n"),
    )
}

/// Its newest state stands in the folder. A version was corrected after a case came under it.
pub fn hostile() -> History {
    let settings = format!(
        "organisatie = {}\nregeling = \"proef\"\nbasis_url = \"https://klachten.example.org/klachten\"\n",
        serde_json::to_string(&format!("Proef & Zonen {} {}", HOSTILE[0], HOSTILE[8])).unwrap()
    );
    let by = |day: u32| {
        let name = "A\"' onclick=alert(1) &lt;script&gt;alert(1)&lt;/script&gt; \u{202E}om".to_owned();
        format!("{name}{} <x\"onload=alert(1)@example.org> {} +0100", HOSTILE[8], 1_772_449_200 + day * 86_400)
    };
    let of = |day: u32, message: &str| -> Commit { commit(message).by(by(day)) };
    let told = HOSTILE.join("\n");
    let mut first = of(0, &told).file("klacht.toml", settings);
    for (day, within) in [("2024-01-01", "4 weken"), ("2026-01-01", "5 weken"), ("2027-01-01", "6 weken")] {
        first = first.file(&format!("regulations/proef/{day}.md"), regulation(day, within));
    }
    let odd = "cases/2026/2026-004 <img src=x onerror=alert(1)>'\"& \u{202E}om.md";
    let acknowledged = format!("  - bevestigd: 2026-03-05\n    door: {}\n", value("Zaakdoor"));
    let closed = format!(
        "  - oordeel: 2026-03-24\n    uitkomst: {}\n    reden: {}\n  - afgesloten: 2026-03-25\n",
        value("Zaakuitkomst"),
        value("Zaakreden")
    );
    History::of([
        first,
        of(1, &HOSTILE.join(" "))
            .file("cases/2026/2026-001.md", case("2026-03-03", ""))
            .file(odd, case("2026-03-03", "")),
        of(2, "aangepast").file("regulations/proef/2026-01-01.md", regulation("2026-01-01", "7 weken")),
        of(3, HOSTILE[0])
            .file("cases/2026/2026-002/index.md", case("2026-03-04", &acknowledged))
            .file("cases/2026/2026-002/<img src=x onerror=alert(1)>.svg", "<svg onload=\"alert(1)\"/>")
            .file("cases/2026/2026-003.md", case("2026-03-05", &closed)),
        of(4, HOSTILE[1])
            .file("cases/2026/2026-001.md", case("2026-03-02", "").replace("070 111", "070 999"))
            .file("cases/2026/2026-003.md", case("2026-03-05", &closed.replace("03-24", "03-20"))),
    ])
}

/// A report for the public, of hostile classes and with a text that tries to act.
pub const REPORT: &str = "\
---
regeling: proef
periode: 2025
opgesteld: 2026-01-20
besproken: {op: 2026-02-03, met: [directie, \"<b>team</b>\"], besluit: \"doen <script>alert(1)</script>\"}
aanbevelingen: [\"<img src=x onerror=alert(1)>\", deel de planning eerder]
maatregelen:
  - {maatregel: planning eerder delen, aanleiding: veel klachten, eigenaar: teamleider, gepland: 2026-03-01}
voorlichting:
  - {kanaal: website, op: 2025-02-03, middel: nagegaan}
training:
  - {op: 2025-04-02, onderwerp: luisteren, wie: [team]}
publiceren: ja
cijfers:
  tot: 2025-12-31
  voorlopig: nee
  open_begin: 0
  ontvangen: 30
  heropend: 0
  afgehandeld: 28
  open: 2
  informeel: 0
  indeling:
    onderwerpen:
      klachten: 30
      zonder: 0
      meerdere: nee
      geteld:
        \"<b>planning</b> en een heel lange naam die niet in de tekening past\": 18
        toon | streep: 12
  kanaal:
    klachten: 30
    zonder: 0
    meerdere: nee
    geteld:
      e-mail: 20
      brief: 10
  termijnen:
    oordeel:
      soort: hard
      op_tijd: 24
      te_laat: 6
      voorbij: 0
      loopt: 0
      vervallen: 0
  doorlooptijd:
    tot_sluiten:
      klachten: 28
      kortste: 2
      kwart: 10
      mediaan: 20
      driekwart: 30
      langste: 90
---
## Cijfers

<!-- cijfers: begin (dit deel schrijft klacht report) -->
<!-- cijfers: einde -->

## Wat ons opvalt

<script>alert(1)</script> [klik](javascript:alert(1))

## Openbare toelichting

Wij plannen nu **eerder**. <img src=x onerror=alert(1)>
";
