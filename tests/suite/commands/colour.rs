//! Colour only where it is wanted, and no code of an officer's file reaches the terminal.

use super::{STRICT, TOO_SOON};
use crate::test_repo::TestRepo;

const ESCAPE: char = '\u{1b}';

fn strict() -> TestRepo {
    TestRepo::empty().regulation("streng", STRICT).case("2026-001", TOO_SOON)
}

#[test]
fn always_means_also_in_a_pipe_and_with_no_color() {
    for command in ["check", "overdue"] {
        let repo = strict().case("2026-002", &super::received("2026-01-05"));
        let ran = repo.run([command, "--color", "always"]).on("2026-05-25");
        assert!(ran.stdout.contains(ESCAPE), "{command}");
        let bare = repo.run([command, "--color", "always"]).without("NO_COLOR").on("2026-05-25");
        assert_eq!(ran, bare, "{command}");
    }
    let ran = TestRepo::empty().run(["--color", "always", "explain", "K999"]).now();
    assert!(ran.stderr.contains(ESCAPE), "{ran:?}");
}

#[test]
fn a_pipe_never_and_no_color_get_plain_text() {
    for format in ["text", "json", "sarif", "github"] {
        let arguments = ["check", "--format", format];
        let plain = strict().run(arguments).without("NO_COLOR").on("2026-05-25");
        assert!(!plain.stdout.contains(ESCAPE), "{format}");
        assert_eq!(plain, strict().run(arguments).on("2026-05-25"));
        assert_eq!(plain, strict().run(["--color", "never"].into_iter().chain(arguments)).on("2026-05-25"));
    }
}

#[test]
fn codes_in_a_file_are_shown_as_signs() {
    let raw = "---\nklager: {naam: \"Noor \u{1b}[31m\"}\nverloop:\n  - ontvangen: 2026-05-04\n---\n";
    let coded = "---\nklager: {naam: \"Noor \\e[31m\", \"\\e[31m\": x}\nbehandelaar: {naam: X, rol: \"rood \\e[31m\"}\nverloop:\n  - ontvangen: 2026-01-05\n  - \"\\e[31m\": 2026-01-06\n---\n";
    let heading = STRICT
        .replace("## Artikel 1", "## Leeg \u{1b}[31m\n\n## Artikel 1")
        .replace("binnen vier", "binnen \u{1b}[31mvier");
    let repo = TestRepo::empty()
        .regulation("streng", &heading)
        .case("2026-001", raw)
        .case("2026-002", coded)
        .file("cases/2026/a\u{1b}[31m.md", TOO_SOON)
        .file("klacht.toml", "thema = \"\\u001b[31m\"\nonbekend = \"\u{1b}[31m\"\n");
    for arguments in [
        vec!["check"],
        vec!["check", "--format", "json", "--show-values"],
        vec!["check", "--format", "sarif", "--show-values"],
        vec!["check", "--format", "github", "--show-values"],
        vec!["overdue", "--all"],
        vec!["overdue", "--all", "--format", "json"],
        vec!["overdue", "--all", "--format", "csv"],
        vec!["overdue", "--all", "--format", "ics"],
        vec!["build"],
        vec!["explain", "\u{1b}[31m"],
        vec!["check", "\u{1b}[31m"],
        vec!["\u{1b}[31m"],
        vec!["--on", "\u{1b}[31m", "check"],
        vec!["term", "\u{1b}[31m", "4 weken"],
        vec!["term", "2026-01-01", "\u{1b}[31m"],
    ] {
        let ran = repo.run(arguments.iter().copied()).now();
        assert!(!ran.stdout.contains(ESCAPE) && !ran.stderr.contains(ESCAPE), "{arguments:?}: {ran:?}");
    }
    let shown = repo.run(["check", "--quiet"]).on("2026-05-25");
    assert!(shown.stdout.contains("\u{241b}[31m"), "the sign stands where the code was: {}", shown.stdout);
}
