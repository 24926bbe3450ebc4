//! Every page in `docs/checks/` is a test: its failing example fails with its code, its passing one passes.

use std::collections::BTreeMap;

// What only the trail shows is skipped here; `audit.rs` has a history for each.
use klachtwerk::check::codes::AUDIT;
use klachtwerk::check::{CHECKS, Check, run};
use klachtwerk::diagnostic::Severity;
use klachtwerk::repository::{Repository, of_files};

const DEFAULT_REGULATION: &str = include_str!("fixtures/voorbeeld.md");

/// What only a disk can show; `unreadable.rs` shows it.
const ON_DISK: [&str; 1] = ["K013"];

/// What only a build or a theme on disk can show; `building.rs` and `theme.rs` show it with the same examples.
const BUILT: [&str; 6] = ["K601", "K602", "K620", "K621", "K622", "K623"];

#[derive(Default, Clone)]
pub(crate) struct Example {
    pub(crate) files: Vec<(String, Vec<u8>)>,
}

pub(crate) struct Page {
    title: String,
    pub(crate) on: chrono::NaiveDate,
    pub(crate) wrong: Example,
    pub(crate) right: Example,
}

/// The blocks under `## Fout` and `## Goed`. A file that stands only under `Fout` counts for both when `Goed`
/// does not give it anew, except the case itself.
pub(crate) fn read(page: &str) -> Page {
    let mut on = chrono::NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    let (mut section, mut wrong, mut right) = (String::new(), BTreeMap::new(), BTreeMap::new());
    let mut lines = page.lines();
    let title = lines.next().unwrap_or_default().to_owned();
    while let Some(line) = lines.next() {
        if let Some(heading) = line.strip_prefix("## ") {
            section = heading.trim().to_owned();
        } else if let Some(day) = line.strip_prefix("Peildatum: ") {
            on = day.trim().trim_end_matches('.').parse().unwrap();
        } else if let Some(info) = ["```md ", "```toml ", "```html "].iter().find_map(|fence| line.strip_prefix(fence))
        {
            let mut text = String::new();
            for inner in lines.by_ref().take_while(|inner| !inner.starts_with("```")) {
                text += inner;
                text.push('\n');
            }
            let mut words = info.split(' ');
            // `~` stands for a space in a file name.
            let name = words.next().unwrap().replace('~', " ");
            let bytes = words.fold(text.into_bytes(), transform);
            let target = if section == "Goed" { &mut right } else { &mut wrong };
            target.insert(name, bytes);
        }
    }
    let own_regulations = right.keys().any(|name: &String| name.starts_with("regulations/"));
    for (name, bytes) in &wrong {
        if name.starts_with("regulations/") && !own_regulations || name == "klacht.toml" {
            right.entry(name.clone()).or_insert_with(|| bytes.clone());
        }
    }
    let example = |files: BTreeMap<String, Vec<u8>>| Example { files: files.into_iter().collect() };
    Page { title, on, wrong: example(wrong), right: example(right) }
}

/// What Markdown cannot hold: other encodings, bytes, sizes.
fn transform(bytes: Vec<u8>, word: &str) -> Vec<u8> {
    let text = String::from_utf8(bytes).unwrap();
    match word {
        "latin1" => text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(),
        "ongeldig" => {
            text.replace('§', "\u{1}").into_bytes().into_iter().map(|b| if b == 1 { 0x81 } else { b }).collect()
        }
        "nul" => text.replace('␀', "\0").into_bytes(),
        "groot" => format!("{text}{}", "tekst ".repeat(200_000)).into_bytes(),
        "crlf" => text.replace('\n', "\r\n").into_bytes(),
        "bom" => format!("\u{FEFF}{text}").into_bytes(),
        "tabs" => text.replace('→', "\t").into_bytes(),
        other => panic!("unknown word {other} behind a code block"),
    }
}

fn repository(example: &Example) -> Repository {
    let mut files = example.files.clone();
    if !files.iter().any(|(name, _)| name.starts_with("regulations/")) {
        files.push(("regulations/voorbeeld.md".to_owned(), DEFAULT_REGULATION.as_bytes().to_vec()));
    }
    of_files(files)
}

fn check_one(check: &Check) -> Vec<String> {
    let page = read(check.page);
    let mut complaints = Vec::new();
    let expected = format!("# {} {}: ", check.code.id, check.code.name);
    if !page.title.starts_with(&expected) {
        complaints.push(format!("title is `{}`, not `{expected}…`", page.title));
    }
    if AUDIT.iter().any(|code| code.id == check.code.id) {
        for part in ["\n## Waarom\n", "\n## Fout\n", "\n## Goed\n"] {
            if !check.page.contains(part) {
                complaints.push(format!("the part {part:?} is missing"));
            }
        }
        return complaints;
    }
    let on_disk = ON_DISK.contains(&check.code.id);
    if page.wrong.files.is_empty() != on_disk || page.right.files.is_empty() {
        complaints.push("an example is missing".to_owned());
        return complaints;
    }
    if BUILT.contains(&check.code.id) {
        return complaints;
    }
    let wrong = run(&repository(&page.wrong), page.on);
    let hits: Vec<_> = wrong.as_slice().iter().filter(|found| found.code.id == check.code.id).collect();
    if hits.is_empty() && !on_disk {
        let found: Vec<_> = wrong.as_slice().iter().map(|f| format!("{} {}", f.code.id, f.message)).collect();
        complaints.push(format!("the failing example does not fail; found {found:?}"));
    }
    for hit in hits {
        if hit.help.as_deref().is_none_or(str::is_empty) {
            complaints.push(format!("`{}` has no help", hit.message));
        }
    }
    for found in run(&repository(&page.right), page.on).as_slice() {
        if found.code.id == check.code.id || found.severity == Severity::Error {
            complaints.push(format!(
                "the passing example has {} {} ({:?})",
                found.code.id,
                found.message,
                found.range()
            ));
        }
    }
    complaints
}

#[test]
fn every_page_shows_what_its_check_finds() {
    let mut failed = Vec::new();
    for check in CHECKS {
        let complaints = check_one(check);
        if !complaints.is_empty() {
            failed.push(format!("{} {}:\n  {}", check.code.id, check.code.name, complaints.join("\n  ")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn every_code_of_the_readers_has_a_page() {
    let readers = [
        klachtwerk::document::codes::ALL.as_slice(),
        &klachtwerk::case::codes::ALL,
        &klachtwerk::regulation::codes::ALL,
        &klachtwerk::repository::codes::ALL,
        &klachtwerk::report::figures::codes::ALL,
    ];
    for code in readers.concat() {
        assert!(klachtwerk::check::find(code.id).is_some(), "{} {} is not in the list of checks", code.id, code.name);
    }
}

#[test]
fn codes_and_names_are_unique() {
    let mut ids: Vec<_> = CHECKS.iter().map(|check| check.code.id).collect();
    let mut names: Vec<_> = CHECKS.iter().map(|check| check.code.name).collect();
    ids.sort_unstable();
    names.sort_unstable();
    let count = CHECKS.len();
    ids.dedup();
    names.dedup();
    assert_eq!((ids.len(), names.len()), (count, count));
}
