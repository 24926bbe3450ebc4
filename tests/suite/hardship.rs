//! What goes wrong around the commands that write: disks that are full or locked, no terminal, a key pressed at the
//! wrong moment, two officers at once. Nothing is ever half-written, and every time it is said what to do.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use klachtwerk::world;

use crate::test_repo::{KLACHT, QUIET, Ran, TestRepo, hermetic};

mod disk;
mod together;
mod typing;

const DAY: &str = "2026-05-20";
const CASE: &str = "cases/2026/2026-007.md";
const OPEN: &str = "---\nklager: \"Noor\"\nverloop:\n- ontvangen: 2026-05-04\n---\n## Omschrijving\n\nTe laat.\n";
const NEW: [&str; 5] = ["new", "--received", "gisteren", "--set", "klager.naam=Kim"];
const INIT: [&str; 7] = ["init", "nieuw", "--organisation", "X", "--regulation", "wkkgz", "--yes"];

fn repo() -> TestRepo {
    TestRepo::new().case("2026-007", OPEN)
}

/// Every file of ours below a folder, with what is in it; the lock that is held while writing is no news.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let list = world::list_all(folder).unwrap().into_iter().filter(|file| !file.name.ends_with("slot"));
    list.map(|file| (file.name, fs::read(file.path).unwrap())).collect()
}
