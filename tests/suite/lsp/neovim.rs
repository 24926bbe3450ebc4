//! A real editor: Neovim opens a case, gets its findings, takes a mend, completes, hovers and jumps.

use std::process::Command;

use serde_json::{Value, json};

use super::super::test_repo::{KLACHT, hermetic};
use super::{CASE, DAY, repo};

/// The first settings for Neovim in the docs.
fn published() -> &'static str {
    let page = include_str!("../../../docs/editors.md");
    page.split("```lua\n").nth(1).unwrap().split("```").next().unwrap()
}

#[test]
fn neovim_works_on_a_case() {
    assert!(Command::new("nvim").arg("--version").output().is_ok(), "Neovim is not there: tests/run installs it");
    // The slip stands behind an emoji, which counts twice in the editor's columns and once in ours.
    let text = CASE.replace("{naam: Noor Noordzee}", "{naam: \"Noor 🙂 Noordzee\", emial: noor@example.org}");
    let repo = repo().case("2026-001", &text);
    let out = repo.root().join("gezien.json");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/editors/neovim.lua");
    let mut nvim = hermetic("nvim", &repo.root());
    nvim.args(["--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", &format!("luafile {script}")]);
    let settings = repo.root().join("init.lua");
    std::fs::write(&settings, published().replace("'klacht', 'lsp'", &format!("'{KLACHT}', 'lsp', '--on', '{DAY}'")))
        .unwrap();
    nvim.env("INSTELLING", &settings).env("UIT", &out);
    let ran = nvim.env("BESTAND", repo.root().join("cases/2026/2026-001.md")).output().unwrap();
    let seen = std::fs::read_to_string(&out).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&ran.stderr)));
    let seen: Value = serde_json::from_str(&seen).unwrap();
    assert_eq!((&seen["problem"], &seen["failed"]), (&Value::Null, &Value::Null), "{seen}");
    assert_eq!((&seen["code"], &seen["marked"]), (&json!("K117"), &json!("emial")), "{seen}");
    assert_eq!(
        (&seen["choices"], &seen["mended"]),
        (&json!(1), &json!("klager: {naam: \"Noor 🙂 Noordzee\", email: noor@example.org}"),)
    );
    assert_eq!((&seen["first"], &seen["completed"]), (&json!("bevestigd"), &json!("  - bevestigd: 2026-05-05")));
    let hover = seen["hover"].as_str().unwrap();
    assert!(hover.contains("ontvangen: klacht ontvangen") && hover.contains("maandag 1 juni 2026"), "{hover}");
    assert_eq!(seen["regulation"], "regulations/streng.md");
}
