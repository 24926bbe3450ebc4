//! What is wrong with a report is told, and nothing of it is lost or half-written.

use super::*;

/// Asks for the figures in a report that is as it is; it stays as it is, and the message says what to do.
#[track_caller]
fn stays(before: &[u8], said: &str) -> TestRepo {
    let repo = repo();
    fs::create_dir(repo.root().join("reports")).unwrap();
    fs::write(repo.root().join(FILE), before).unwrap();
    let told = report(&repo, &["2025"]).refused();
    assert!(told.contains(said) && told.contains("reports/2025.md") && told.contains("\n  doe dit: "), "{told}");
    assert_eq!(bytes(&repo, FILE), before);
    assert_eq!(fs::read_dir(repo.root().join("reports")).unwrap().count(), 1, "nothing stands beside it");
    repo.run(["undo"]).on(DAY).refused();
    repo
}

#[test]
fn a_report_that_cannot_be_read_is_left() {
    let unread = "reports/2025.md";
    for text in [
        "",
        "alleen tekst\n",
        "---\nregeling: voorbeeld\n",
        "---\nregeling: x: y\n---\n",
        "---\nbesproken: [a, b\n---\n",
        "---\ncijfers:\n  tot: 2025-12-31\ncijfers: 3\n---\n",
        "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n",
        "---\n<<<<<<< HEAD\nperiode: 2025\n=======\nperiode: 2025\n>>>>>>> x\n---\n",
    ] {
        let repo = stays(text.as_bytes(), unread);
        let check = repo.run(["check", "--quiet", FILE]).on(DAY);
        assert_eq!(check.status, 1, "check says what: {text}");
    }
    stays(b"---\nbesproken:\n\top: 2026-01-01\n---\n", "springt in met tabs");
    stays(b"---\n{regeling: voorbeeld}\n---\n", "staat tussen accolades");
    stays(b"---\nregeling: voorbeeld\0\n---\n", "is niet te lezen als verslag");
    stays(format!("---\nregeling: voorbeeld\n---\n{}", "x".repeat(2 << 20)).as_bytes(), "is niet te lezen als verslag");
}

#[test]
fn a_report_about_something_else_where_this_one_belongs_is_left() {
    let repo = stays(b"---\nregeling: weg\n---\n", "is niet te lezen als verslag over deze regeling");
    let repo = repo.regulation("andere", QUIET).file(FILE, "---\nregeling: andere\n---\n");
    let said = report(&repo, &["2025", "--regulation", "voorbeeld"]);
    // Without a default a report stands in the folder of its regulation.
    assert_eq!(said.status, 0, "{said:?}");
    assert!(repo.root().join("reports/voorbeeld/2025.md").exists());
}

#[test]
fn figures_made_into_nonsense_by_hand_are_told_and_kept() {
    let good = "  tot: 2025-12-31\n  voorlopig: nee\n  ontvangen: 1\n  afgehandeld: 1\n  open: 0\n";
    for nonsense in [
        " [1, 2]\n".to_owned(),
        " veel\n".to_owned(),
        format!("\n{}", good.replace("ontvangen: 1", "ontvangen: -1")),
        format!("\n{}", good.replace("ontvangen: 1", "ontvangen: veel")),
        format!("\n{}", good.replace("ontvangen: 1", "ontvangen: 1.5")),
        format!("\n{}", good.replace("ontvangen: 1", "ontvangen: 99999999999999999999999")),
        format!("\n{}", good.replace("open: 0", "open: 7")),
        format!("\n{}", good.replace("2025-12-31", "2024-12-31")),
        format!("\n{}", good.replace("  tot: 2025-12-31\n", "")),
        format!("\n{good}  eigen: 5\n"),
        format!("\n{good}  kanaal: [brief]\n"),
        format!("\n{good}  signalen: {{a: b}}\n"),
        format!("\n{good}  ontbrekende_nummers: [Noor Noordzee]\n"),
    ] {
        let before = format!("---\nregeling: voorbeeld\ncijfers:{nonsense}---\nTekst.\n");
        let repo = stays(before.as_bytes(), "de cijfers in reports/2025.md zijn niet te lezen of kloppen niet");
        assert_ne!(repo.run(["check", "--quiet", FILE]).on(DAY).stdout, "", "{nonsense}");
        let said = report(&repo, &["2025", "--recount"]);
        assert_eq!(said.status, 0, "{nonsense}: {said:?}");
        assert_eq!(own(&text(&repo, FILE)), "---\nregeling: voorbeeld\n---\nTekst.\n");
        assert_eq!(repo.run(["check", "--quiet", FILE]).on(DAY).ended(0), "");
    }
}

#[test]
fn other_nonsense_does_not_keep_the_figures_from_being_renewed_and_is_told() {
    for nonsense in [
        "periode: 2024\n",
        "periode: ooit\n",
        "besproken: [x]\n",
        "opgesteld: 31-02-2026\n",
        "voorlichting: website\n",
        "training: {op: gisteren}\n",
        "aanbevelingen: {x: y}\n",
        "maatregelen: {a: b}\n",
        "maatregelen:\n  - [een, twee]\n",
        "maatregelen:\n  - eigenaar: iemand\n",
        "maatregelen:\n  - {maatregel: x, gepland: ooit, zaken: {a: b}, effect: [x]}\n",
        "publiceren: misschien\n",
        "negeer: alles\n",
    ] {
        let before = format!("---\nregeling: voorbeeld\n{nonsense}---\nTekst.\n");
        let repo = with(&before);
        let check = repo.run(["check", "--quiet", FILE]).on(DAY);
        assert!(check.stdout.contains("reports/2025.md"), "{nonsense}: {check:?}");
        let said = report(&repo, &["2025"]);
        assert_eq!(said.status, 0, "{nonsense}: {said:?}");
        assert_eq!(own(&text(&repo, FILE)), own(&before), "{nonsense}");
        let mended =
            said.stderr.contains("aan de rest van het verslag mankeert nog iets: klacht check reports/2025.md");
        assert_eq!(mended, check.status == 1, "{nonsense}: {said:?}");
    }
}

#[test]
fn fewer_complaints_than_the_report_counted_is_no_reason_to_forget_them() {
    let figures = "  tot: 2025-12-31\n  voorlopig: nee\n  ontvangen: 9\n  afgehandeld: 9\n  open: 0\n";
    let before = format!("---\nregeling: voorbeeld\ncijfers:\n{figures}---\nTekst.\n");
    let repo = stays(before.as_bytes(), "telde 9 ontvangen klachten en nu zijn er 3");
    assert_eq!(report(&repo, &["2025", "--recount"]).status, 0);
    assert!(text(&repo, FILE).contains("  ontvangen: 3\n"));
}

#[test]
fn of_two_reports_about_one_period_none_is_written() {
    let repo =
        with("---\nregeling: voorbeeld\n---\nEen.\n").file("reports/voorbeeld/2025.md", "---\nx-a: 1\n---\nTwee.\n");
    let said = report(&repo, &["2025"]).refused();
    assert!(said.contains("er zijn twee verslagen over 2025; er is niets geschreven"), "{said}");
    assert_eq!(text(&repo, FILE), "---\nregeling: voorbeeld\n---\nEen.\n");
    assert_eq!(text(&repo, "reports/voorbeeld/2025.md"), "---\nx-a: 1\n---\nTwee.\n");
    let said = repo.run(["check", "--quiet"]).on(DAY).ended(1);
    assert!(said.contains("K033") && said.contains("het andere is reports/2025.md"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    let elsewhere = |repo: &TestRepo, name: &str| repo.root().join("..").join(name);
    // The file itself.
    let repo = repo();
    fs::create_dir(repo.root().join("reports")).unwrap();
    fs::write(elsewhere(&repo, "ver.md"), "van een ander\n").unwrap();
    symlink(elsewhere(&repo, "ver.md"), repo.root().join(FILE)).unwrap();
    let said = report(&repo, &["2025"]).refused();
    assert!(said.contains("reports/2025.md is er al") && said.contains("doe dit: "), "{said}");
    assert_eq!(fs::read_to_string(elsewhere(&repo, "ver.md")).unwrap(), "van een ander\n");
    // The folder of all reports, and of one regulation.
    let repo = super::repo();
    fs::create_dir(elsewhere(&repo, "map")).unwrap();
    symlink(elsewhere(&repo, "map"), repo.root().join("reports")).unwrap();
    let said = report(&repo, &["2025"]).refused();
    assert!(said.contains("symlink"), "{said}");
    let repo = super::repo().regulation("andere", QUIET);
    fs::create_dir(elsewhere(&repo, "map")).unwrap();
    fs::create_dir(repo.root().join("reports")).unwrap();
    symlink(elsewhere(&repo, "map"), repo.root().join("reports/andere")).unwrap();
    let said = report(&repo, &["2025", "--regulation", "andere"]).refused();
    assert!(said.contains("symlink") && said.contains("er is niets geschreven"), "{said}");
    assert_eq!(fs::read_dir(elsewhere(&repo, "map")).unwrap().count(), 0);
}

#[test]
fn a_folder_where_the_report_belongs_is_left() {
    let repo = repo();
    fs::create_dir_all(repo.root().join(FILE)).unwrap();
    assert!(report(&repo, &["2025"]).refused().contains("reports/2025.md is er al"));
    let repo = super::repo().file("reports", "een bestand");
    assert_eq!(report(&repo, &["2025"]).status, 2);
    assert_eq!(text(&repo, "reports"), "een bestand");
}
