//! `klacht set`: one value, every other byte as it was.

use std::fs;

use crate::test_repo::{QUIET, Ran, TestRepo};

const DAY: &str = "2026-05-20";
const CASE: &str = "cases/2026/2026-007.md";
const OPEN: &str = "\
---
# nog invullen: klager.naam, indeling.aard, via bij ontvangen, kop Omschrijving, navragen bij Kim
klager: {email: noor@example.org}   # belt liever
dienst:
verloop:
  - ontvangen: 2026-05-04
    toelichting: aan de balie
  - {contact: 2026-05-06}
  - contact: 2026-05-07
---
## Omschrijving

Te laat.
";

/// A regulation that asks for what the note lists.
fn asking() -> String {
    QUIET.replace(
        "stappen:\n  ontvangen: {artikel: \"1\"}\n",
        "vereist:\n  - {gegeven: klager.naam, artikel: \"1\"}\n  - {kop: Omschrijving, artikel: \"1\"}\n\
         indeling:\n  aard: {keuzes: {I: bejegening, II: planning}, meerdere: ja, vereist: ja, artikel: \"1\"}\n\
         stappen:\n  ontvangen: {vereist: [via], via: [brief, telefoon], artikel: \"1\"}\n",
    )
}

fn repo() -> TestRepo {
    TestRepo::new().regulation("voorbeeld", &asking()).case("2026-007", OPEN)
}

fn set(repo: &TestRepo, arguments: &[&str]) -> Ran {
    repo.run(["set", "2026-007"].into_iter().chain(arguments.iter().copied())).on(DAY)
}

fn text(repo: &TestRepo) -> String {
    fs::read_to_string(repo.root().join(CASE)).unwrap()
}

#[test]
fn a_value_is_filled_in_and_leaves_the_note() {
    let repo = repo();
    let said = set(&repo, &["klager.naam=Noor: Noordzee"]).ended(0);
    assert_eq!(
        said,
        "\
2026-007: klager.naam
  - # nog invullen: klager.naam, indeling.aard, via bij ontvangen, kop Omschrijving, navragen bij Kim
  - klager: {email: noor@example.org}   # belt liever
  + # nog invullen: indeling.aard, via bij ontvangen, navragen bij Kim
  + klager: {email: noor@example.org, naam: \"Noor: Noordzee\"}   # belt liever
geschreven in cases/2026/2026-007.md; terug: klacht undo, vastleggen: klacht save 2026-007
"
    );
    set(&repo, &["indeling.aard=I", "indeling.aard=II", "ontvangen.via=brief", "dienst=Rekenen"]).ended(0);
    assert_eq!(
        text(&repo),
        "\
---
# nog invullen: navragen bij Kim
klager: {email: noor@example.org, naam: \"Noor: Noordzee\"}   # belt liever
dienst: Rekenen
verloop:
  - ontvangen: 2026-05-04
    toelichting: aan de balie
    via: brief
  - {contact: 2026-05-06}
  - contact: 2026-05-07
indeling: {aard: [I, II]}
---
## Omschrijving

Te laat.
"
    );
    repo.run(["check", "--quiet"]).on(DAY).ended(0);
    repo.run(["undo"]).on(DAY).ended(0);
    assert!(text(&repo).contains("dienst:\n"));
}

#[test]
fn the_note_goes_with_its_last_name() {
    let short = OPEN.replace(", kop Omschrijving, navragen bij Kim", "").replace("klager.naam, indeling.aard, ", "");
    for line_end in ["\n", "\r\n"] {
        let repo = repo().case("2026-007", &short.replace('\n', line_end));
        set(&repo, &["ontvangen.via=brief"]).ended(0);
        assert!(text(&repo).starts_with(&format!("---{line_end}klager:")), "{}", text(&repo));
    }
    // `record` takes out what it fills in as well, and a note elsewhere is only a comment.
    let below = OPEN.replace("dienst:\n", "dienst:\n# nog invullen: dienst\n");
    let repo = repo().case("2026-007", &below);
    repo.run(["record", "2026-007", "bevestigd", "--set", "klager.naam=Noor", "--set", "indeling.aard=I"])
        .on(DAY)
        .ended(0);
    assert!(text(&repo).starts_with("---\n# nog invullen: via bij ontvangen, navragen bij Kim\n"), "{}", text(&repo));
    set(&repo, &["dienst=x"]).ended(0);
    assert!(text(&repo).contains("\n# nog invullen: dienst\n"));
}

#[test]
fn a_day_and_what_stands_at_a_step_can_change() {
    let repo = repo();
    set(&repo, &["ontvangen=5 mei 2026", "ontvangen.toelichting=gebeld"]).ended(0);
    assert!(text(&repo).contains("  - ontvangen: 2026-05-05\n    toelichting: gebeld\n"), "{}", text(&repo));
    for (argument, word) in [
        ("ontvangen=volgende week", "niet te lezen"),
        ("bevestigd.via=brief", "staat niet in zaak 2026-007"),
        ("contact.met=Kim", "meer dan één keer"),
        ("ontvangen.vai=brief", "bedoelde u `via`"),
        ("klagr.naam=x", "geen gegeven van een zaak"),
        ("bevestigt=2026-05-05", "geen gegeven van een zaak"),
        ("dienst", "geen gegeven met een waarde"),
        ("dienst=", "geen gegeven met een waarde"),
        ("=x", "geen gegeven met een waarde"),
        ("dienst=a\u{1b}[2J", "onzichtbaar"),
        ("klager=Noor", "meer dan één gegeven"),
    ] {
        let before = text(&repo);
        assert!(set(&repo, &[argument]).refused().contains(word), "{argument}");
        assert_eq!(text(&repo), before);
    }
    assert!(repo.run(["set", "2026-070", "dienst=x"]).on(DAY).refused().contains("bedoelde u `2026-007`"));
}

#[test]
fn what_check_would_reject_is_not_written_and_what_is_there_is_left() {
    let repo = repo();
    for argument in ["indeling.aard=IV", "ontvangen=2026-12-01", "ontvangen.via=balie", "regeling=weg"] {
        let said = set(&repo, &[argument]).ended(1);
        assert!(said.contains("niets geschreven"), "{argument}: {said}");
        assert_eq!(text(&repo), OPEN);
    }
    assert!(set(&repo, &["dienst=x", "--dry-run"]).ended(0).contains("niets geschreven: dit was een proef"));
    assert_eq!(text(&repo), OPEN);
    set(&repo, &["dienst=x"]).ended(0);
    assert_eq!(set(&repo, &["dienst=x"]).ended(0), "2026-007: dat stond er al zo\n");
    repo.run(["undo"]).on(DAY).ended(0);
    assert_eq!(text(&repo), OPEN);
}

#[test]
fn a_case_without_a_regulation_can_get_one() {
    let repo = repo().case("2026-007", &OPEN.replace("klager:", "regeling: weg\nklager:"));
    set(&repo, &["regeling=voorbeeld", "klager.naam=Noor", "indeling.aard=I", "ontvangen.via=brief"]).ended(0);
    assert!(text(&repo).contains("\nregeling: voorbeeld\n"));
}

#[test]
fn names_in_any_script_come_through() {
    let repo = repo();
    for name in
        ["O'Neil", "Zoë \"Zo\" de Vries: zij", "🙂 #1", "مريم", "- streepje", "{x}, [y]", "שרה = x", "ja", "0612"]
    {
        set(&repo, &[&format!("klager.naam={name}")]).ended(0);
        let shown = repo.run(["show", "2026-007", "--format", "json"]).on(DAY);
        assert_eq!(shown.json()["parties"][0]["name"], name);
    }
}

#[test]
fn what_a_person_cannot_have_is_named_with_what_was_meant() {
    let repo = repo();
    for (given, wanted) in [
        ("klager.emial=noor@example.org", "bedoelde u `klager.email`?"),
        ("klager.schoenmaat=38", "begin de naam met x-"),
        ("klager.vertegenwoordiger.naan=Vera", "bedoelde u `klager.vertegenwoordiger.naam`?"),
        ("klager=Noor Noordzee", "zoals klager.naam="),
        ("verloop=x", "een nieuwe stap: klacht record 2026-007 STAP"),
        ("ontvangen=vorige week", "de datum is niet te lezen: `vorige week`"),
        ("ontvangen=4 mei", "`4 mei`: dag, maand en jaar zijn alle drie nodig"),
    ] {
        let said = set(&repo, &[given]).refused();
        assert!(said.contains(wanted), "{given}: {said}");
        assert_eq!(text(&repo), OPEN, "{given}");
    }
    set(&repo, &["klager.x-schoenmaat=38", "klager.vertegenwoordiger.naam=Vera Voorbeeld"]).ended(0);
}
