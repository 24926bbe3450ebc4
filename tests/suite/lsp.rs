//! The language server from outside: a whole process over pipes, in the words of the protocol; and a real editor.

mod client;
mod completing;
mod everywhere;
mod explaining;
mod finding;
mod leading;
mod mending;
mod neovim;
mod outlines;
mod positions;
mod protocol;
mod reports;

use super::test_repo::TestRepo;

/// A regulation with a term for the acknowledgement and one for the verdict, a choice and a gate.
const RULES: &str = "\
---
titel: Klachtenregeling Streng
organisatie: Voorbeeld BV
in_werking: 2024-01-01
rollen:
  klachtenfunctionaris: {naam: Voorbeeld Functionaris, email: klachten@example.org}
vereist:
  - {gegeven: klager.naam, artikel: \"1.1\"}
  - {gegeven: oorzaak, artikel: \"1.2\"}
  - {kop: Omschrijving, artikel: \"1.1\"}
indeling:
  aard: {keuzes: {I: bejegening, II: planning}, artikel: \"1.1\"}
stappen:
  ontvangen: {vereist: [via], artikel: \"1.1\"}
  klager-gehoord: {vereist_voor: oordeel, afzien: ja, artikel: \"1.2\"}
termijnen:
  bevestiging: {stap: bevestigd, binnen: 3 werkdagen, na: ontvangen, wie: klachtenfunctionaris, artikel: \"1.1\"}
  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, wie: klachtenfunctionaris, artikel: \"1.2\"}
---
## Artikel 1 Behandeling
1. De klager krijgt binnen 3 werkdagen bericht.
2. Voor het oordeel wordt de klager gehoord, zie artikel 1 lid 1.
";

/// A case in which nothing is wrong on the day after it was received.
const CASE: &str = "\
---
regeling: streng
klager: {naam: Noor Noordzee}
behandelaar: {naam: Voorbeeld Functionaris, rol: klachtenfunctionaris}
oorzaak: planning
verloop:
  - ontvangen: 2026-05-04
    via: brief
---
## Omschrijving

De les begon laat, zie artikel 1 lid 2.
";

const DAY: &str = "2026-05-05";

fn repo() -> TestRepo {
    TestRepo::empty()
        .file("klacht.toml", "organisatie = \"Voorbeeld BV\"\n")
        .regulation("streng", RULES)
        .case("2026-001", CASE)
}

/// Line and column, in UTF-16, of the first place of a word in a text.
#[track_caller]
fn place(text: &str, word: &str) -> (usize, usize) {
    let at = text.find(word).unwrap_or_else(|| panic!("{word} in {text}"));
    let line = text[..at].matches('\n').count();
    let start = text[..at].rfind('\n').map_or(0, |at| at + 1);
    (line, text[start..at].encode_utf16().count())
}
