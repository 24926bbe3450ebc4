//! What an editor does without being asked is no change.

use super::{History, commit, stories};

const PLAIN: &str = "\
---
klager:
  naam: Noor Noordzee
  telefoon: 070 000 00 00
dienst: Training
verloop:
  - ontvangen: 2026-03-02
    via: e-mail
  - verlengd: 2026-03-20
    tot: 2026-04-20
---
## Omschrijving
Te laat.

Twee keer.
";

/// Nothing but the first entry, whatever the file was turned into and back.
#[track_caller]
fn silent(noisy: impl AsRef<[u8]>) {
    let file = "cases/2026-007.md";
    let history =
        History::of([commit("1").file(file, PLAIN), commit("2").file(file, noisy), commit("3").file(file, PLAIN)]);
    assert_eq!(stories(&history.entries([])).len(), 1, "{:#?}", history.entries([]));
}

#[test]
fn quotes() {
    silent(PLAIN.replace("Noor Noordzee", "\"Noor Noordzee\"").replace("e-mail", "'e-mail'"));
    silent(PLAIN.replace("dienst:", "\"dienst\":"));
}

#[test]
fn the_order_of_keys() {
    let moved = PLAIN.replace("dienst: Training\n", "").replace("---\nklager", "---\ndienst: Training\nklager");
    silent(moved);
    silent(PLAIN.replace("- ontvangen: 2026-03-02\n    via: e-mail", "- via: e-mail\n    ontvangen: 2026-03-02"));
}

#[test]
fn the_order_of_events() {
    let received = "  - ontvangen: 2026-03-02\n    via: e-mail\n";
    silent(PLAIN.replace(received, "").replace("2026-04-20\n", &format!("2026-04-20\n{received}")));
}

#[test]
fn flow_and_block_style_and_comments() {
    silent(PLAIN.replace(
        "klager:\n  naam: Noor Noordzee\n  telefoon: 070 000 00 00\n",
        "# wie\nklager: {naam: Noor Noordzee, telefoon: 070 000 00 00} # wie\n",
    ));
}

#[test]
fn line_ends_and_byte_order_mark() {
    silent(PLAIN.replace('\n', "\r\n"));
    silent(format!("\u{feff}{PLAIN}"));
    silent(PLAIN.trim_end());
}

#[test]
fn blanks_at_the_end_of_lines_and_of_the_file() {
    silent(PLAIN.replace("Te laat.", "Te laat.  \t").replace("Training", "Training   "));
    silent(format!("{PLAIN}\n\n\n"));
}

#[test]
fn dates_rewritten_by_an_editor() {
    silent(PLAIN.replace("2026-03-02", "2026-03-02T00:00:00.000Z").replace("2026-04-20", "2026-04-20T00:00:00.000Z"));
    silent(PLAIN.replace("2026-03-02", "02-03-2026").replace("2026-04-20", "20 april 2026"));
    silent(PLAIN.replace("2026-03-02", "\"2026-03-02\""));
}

#[test]
fn another_encoding() {
    let file = "cases/2026-007.md";
    let text = PLAIN.replace("Noor Noordzee", "Zoë");
    let old: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let history = History::of([commit("1").file(file, &text), commit("2").file(file, old)]);
    assert_eq!(history.entries([]).len(), 1);
}

#[test]
fn an_executable_bit_and_a_commit_of_nothing() {
    let file = "cases/2026-007.md";
    let history =
        History::of([commit("1").file(file, PLAIN), commit("2").entry("100755", file, PLAIN), commit("niets")]);
    assert_eq!(history.entries([]).len(), 1);
}

#[test]
fn but_a_figure_that_looks_like_a_date_is_kept() {
    let file = "cases/2026-007.md";
    let history = History::of([
        commit("1").file(file, PLAIN.replace("Training", "'20260304'")),
        commit("2").file(file, PLAIN.replace("Training", "'2026-03-04'")),
    ]);
    assert_eq!(history.entries([]).len(), 2);
}
