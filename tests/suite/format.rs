//! `docs/format.md` is true: its examples are clean together, and it names every word there is.

use klachtwerk::canonical::{Kind, canonical};
use klachtwerk::check::run;
use klachtwerk::diagnostic::Severity;
use klachtwerk::repository::of_files;
use klachtwerk::vocabulary::{ATTRIBUTES, CHANNELS, OUTCOMES, STEPS};
use klachtwerk::{case, regulation};

const PAGE: &str = include_str!("../../docs/format.md");

/// The blocks that are whole files: name and text.
fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    let mut lines = PAGE.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let text: String = lines.by_ref().take_while(|inner| *inner != "```").flat_map(|inner| [inner, "\n"]).collect();
        if let Some((_, name)) = info.split_once(' ') {
            files.push((name.to_owned(), text.into_bytes()));
        }
    }
    files
}

#[test]
fn the_examples_are_read_and_nothing_is_wrong_with_them() {
    let repository = of_files(files());
    assert_eq!((repository.regulations.len(), repository.cases.len()), (1, 1));
    assert_eq!(repository.config.default_regulation.as_ref().unwrap().text, "voorbeeld");
    let found = run(&repository, "2026-06-01".parse().unwrap());
    let serious = found.as_slice().iter().filter(|finding| finding.severity != Severity::Info);
    let told: Vec<_> = serious.map(|f| format!("{}:{:?} {} {}", f.file, f.range().0, f.code.id, f.message)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_examples_have_the_form_the_page_describes() {
    for (name, bytes) in files().into_iter().filter(|(name, _)| name.ends_with(".md")) {
        let kind = if name.starts_with("cases/") { Kind::Case } else { Kind::Regulation };
        let tidy = canonical(&name, &bytes, kind).unwrap();
        assert_eq!(String::from_utf8(tidy.bytes).unwrap(), String::from_utf8(bytes).unwrap(), "{name}");
    }
}

#[test]
fn every_word_is_on_the_page() {
    let steps = STEPS.iter().map(|step| step.key);
    let channels = CHANNELS.iter().map(|(name, _)| *name);
    let keys = case::KNOWN_KEYS.into_iter().chain(regulation::KNOWN_KEYS);
    let words = keys.chain(steps).chain(channels).chain(ATTRIBUTES).chain(OUTCOMES);
    let missing: Vec<&str> = words.filter(|word| !PAGE.contains(&format!("`{word}`"))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
