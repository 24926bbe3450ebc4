//! What a case says may not get out by a report, and may not become part of its form.

use super::*;

/// A complaint in which free words say who people are.
const NAMED: &str = "\
---
klager: {naam: Noor Noordzee, email: noor@example.org, telefoon: \"070 000 00 99\"}
beklaagde: {naam: Bram van den Beklaagde, afdeling: team van Noor Noordzee}
dienst: training van mevrouw Noordzee
oorzaak: ruzie met Bram van den Beklaagde
indeling: {onderwerpen: [noor@example.org, bel 0700000099]}
verloop:
  - ontvangen: 2025-01-04
    via: brief van Noordzee
  - verlengd: 2025-01-10
    tot: 2025-02-20
    reden: Noor Noordzee is op vakantie
  - oordeel: 2025-01-20
    uitkomst: gegrond
  - afgesloten: 2025-01-25
---
## Omschrijving

Te laat.
";

#[test]
fn nothing_of_anybody_gets_into_the_report() {
    let rules =
        QUIET.replace("stappen:", "indeling:\n  onderwerpen: {vrij: ja, meerdere: ja, artikel: \"1\"}\nstappen:");
    let repo = TestRepo::new().regulation("voorbeeld", &rules).case("2025-001", NAMED);
    report(&repo, &["2025"]).ended(0);
    let made = text(&repo, FILE);
    let json = report(&repo, &["2025", "--format", "json"]).ended(0);
    for personal in ["Noor", "Bram", "Beklaagde", "noor@", "0700000099", "070 000", "vakantie", "mevrouw"] {
        assert!(!made.contains(personal), "{personal}: {made}");
        assert!(!json.contains(personal), "{personal}: {json}");
    }
    assert!(made.contains("  oorzaak:\n    klachten: 1\n    zonder: 0\n"), "{made}");
    assert!(made.contains("(niet genoemd): 1\n"), "{made}");
}

const HOSTILE: [&str; 11] = [
    "a | b | c",
    "<script>alert(1)</script>",
    "---",
    "<!-- cijfers: einde -->",
    "<!-- cijfers: begin (dit deel schrijft klacht report) -->",
    "&a [*a, *a]",
    "{a: b}: [c",
    "regel een\\nontvangen: 99\\n---\\n# kop",
    "# kop",
    "\\u202Eomgekeerd \\u0007 bel",
    "!!python/object:x {a: 1}",
];

#[test]
fn hostile_words_stay_words() {
    let mut repo = TestRepo::new();
    for (number, word) in HOSTILE.iter().enumerate() {
        let own = case(1).replace("oorzaak: krappe planning", &format!("oorzaak: \"{word}\"\ndienst: \"{word}\""));
        let own = own.replace("dienst: training\n", "").replace("afdeling: Zorg", &format!("afdeling: \"{word}\""));
        repo = repo.case(&format!("2025-{:03}", number + 1), &own);
    }
    report(&repo, &["2025"]).ended(0);
    let made = text(&repo, FILE);
    let lines_of = |mark: &str| made.lines().filter(|line| line.trim() == mark).count();
    assert_eq!((lines_of(BEGIN), lines_of(END)), (1, 1), "{made}");
    assert_eq!(made.lines().filter(|line| *line == "---").count(), 2, "{made}");
    let (front, body) = made.split_once("\n---\n").unwrap();
    assert!(!body.replace("\\<", "").contains("<script") && !body.contains("\n# kop"), "{body}");
    assert!(!made.contains('\u{202E}') && !made.contains('\u{7}'), "{made}");
    assert!(front.contains("\"a | b | c\": 1") || front.contains("a | b | c: 1"), "{front}");
    // In a table a word is one cell, whatever signs it has.
    let row = body.lines().find(|line| line.contains("a \\| b \\| c")).unwrap();
    assert_eq!(row.replace("\\|", "").matches('|').count(), 4, "{row}");
    // What was written is read back as the same figures, and the next time it is renewed in its place.
    assert_eq!(repo.run(["check", "--quiet", FILE]).on(DAY).ended(0), "");
    assert_eq!(report(&repo, &["2025", "--format", "json"]).json()["figures"]["received"], HOSTILE.len());
    assert!(report(&repo, &["2025"]).ended(0).starts_with("reports/2025.md: de cijfers stonden er al zo\n"));
    assert_eq!(text(&repo, FILE), made);
}

#[test]
fn a_case_that_is_a_bomb_is_told_apart_and_the_others_are_counted() {
    let bomb = "---\na: &a [x, x, x]\nb: &b [*a, *a, *a]\noorzaak: &c [*b, *b, *b]\nverloop:\n  - ontvangen: 2025-05-01\n---\n";
    let repo = repo().case("2025-004", bomb).case("2025-005", "geen kop");
    let said = report(&repo, &["2025"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert!(
        said.stdout.contains("zijn 3 klachten ontvangen") || said.stdout.contains("zijn 4 klachten ontvangen"),
        "{said:?}"
    );
    assert!(text(&repo, FILE).len() < 16 << 10);
}
