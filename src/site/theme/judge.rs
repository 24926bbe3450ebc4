//! A theme of the repository held against the built-in one.

use std::sync::Arc;

use crate::check::codes;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{closest, list_in_dutch};
use crate::repository::Repository;
use crate::source::{Source, Span};
use crate::world;

use super::super::SiteProblem;
use super::blocks::{Block, blocks, parent};
use super::{STANDARD, Theme, builtin, is_template, own_files, stamp};

/// What is wrong with the theme of a repository; nothing when it has none of its own.
#[must_use]
pub fn judge(repository: &Repository) -> Vec<Diagnostic> {
    let name = repository.config.theme.as_ref().map_or(STANDARD, |theme| theme.text.as_str());
    let folder = repository.on_disk("themes").join(name);
    if name == STANDARD && !world::is_dir(&folder) {
        return Vec::new();
    }
    let broken = match Theme::load(repository) {
        Err(SiteProblem::NoTheme(_)) => return missing(repository, name).into_iter().collect(),
        Err(SiteProblem::Template(finding)) => Some(*finding),
        _ => None,
    };
    let mut findings = Vec::new();
    let own: Vec<Own> = own_files(&folder)
        .into_iter()
        .map(|(file, bytes)| Own {
            source: Arc::new(Source::new(
                format!("themes/{name}/{file}"),
                String::from_utf8_lossy(&bytes).into_owned(),
            )),
            name: file,
        })
        .collect();
    for file in &own {
        match standard(&file.name) {
            Some(text) if text == file.source.text() => {}
            Some(text) => {
                findings.extend(outdated(file, text));
                findings.extend(blocks_differ(file, Some(text), &own));
            }
            None if is_template(&file.name) && is_named(&file.name, &own) => {
                findings.extend(blocks_differ(file, None, &own));
            }
            None => findings.extend(unknown(file, &own)),
        }
    }
    // Blocks that do not fit may be why nothing can be built; then they say so better than the engine does.
    if let Some(finding) = broken {
        let same = |found: &Diagnostic| found.file == finding.file && found.range().0 == finding.range().0;
        let elsewhere = !own.iter().any(|file| file.source.path() == finding.file);
        let blocks = findings.iter().filter(|found| found.code.id == codes::THEME_BLOCK.id);
        match blocks.into_iter().any(|found| elsewhere || same(found)) {
            true => findings = findings.into_iter().map(|found| found.severity(Severity::Error)).collect(),
            false => findings.insert(0, finding),
        }
    }
    findings
}

/// A file of the theme.
struct Own {
    name: String,
    source: Arc<Source>,
}

fn standard(name: &str) -> Option<&'static str> {
    builtin().iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

fn missing(repository: &Repository, name: &str) -> Option<Diagnostic> {
    let (theme, source) = (repository.config.theme.as_ref()?, repository.config.source.as_ref()?);
    let files = world::list(&repository.on_disk("themes")).unwrap_or_default();
    let folders = files.iter().filter_map(|file| Some(file.name.split_once('/')?.0));
    let help = match closest(name, folders) {
        Some(meant) => format!("bedoelde u `{meant}`?"),
        None => format!("maak het met `klacht theme init {name}`, of haal deze regel weg"),
    };
    Some(Diagnostic::new(&codes::NO_THEME, source, theme.span, format!("het thema `{name}` bestaat niet")).help(help))
}

fn outdated(file: &Own, text: &str) -> Option<Diagnostic> {
    let stamp = stamp::read(file.source.text())?;
    let now = stamp::digest(text);
    (stamp.digest != now).then(|| {
        let message = "het ingebouwde bestand is veranderd sinds deze kopie";
        let help = format!(
            "vergelijk met een nieuwe kopie (`klacht theme init` met een andere naam), neem over wat u wilt hebben en \
             zet daarna {now} op de eerste regel"
        );
        Diagnostic::new(&codes::THEME_OUTDATED, &file.source, stamp.span, message).help(help)
    })
}

/// A file that nothing uses. Other files may stand in the folder as they like, a note for instance.
fn unknown(file: &Own, own: &[Own]) -> Option<Diagnostic> {
    let names = builtin().iter().map(|(known, _)| *known);
    let last = file.name.rsplit('/').next().unwrap_or_default();
    let meant = closest(&file.name, names.clone())
        .or_else(|| names.clone().find(|known| known.rsplit('/').next() == Some(last)));
    let is_static = file.name.starts_with("static/");
    let wanted = is_template(&file.name) || meant.is_some() && !(is_static && is_named(last, own));
    wanted.then(|| {
        let help = match meant {
            Some(meant) => format!("bedoelde u `{meant}`?"),
            None => "haal het weg, of noem het in een ander sjabloon; alle namen: klacht theme init --list".to_owned(),
        };
        let span = Span::new(0, file.source.text().lines().next().unwrap_or_default().len());
        let message = format!("`{}` is geen bestand van het thema, en geen sjabloon noemt het", file.name);
        Diagnostic::new(&codes::THEME_FILE, &file.source, span, message).help(help)
    })
}

/// Whether a template of the theme names this file.
fn is_named(name: &str, own: &[Own]) -> bool {
    own.iter().any(|other| other.name != name && is_template(&other.name) && other.source.text().contains(name))
}

/// Blocks of the built-in template that are gone, and blocks that no template above asks for.
fn blocks_differ(file: &Own, original: Option<&str>, own: &[Own]) -> Vec<Diagnostic> {
    let mine = blocks(file.source.text());
    let (above, through_original) = ancestors(file, own);
    let mut findings = Vec::new();
    let has = |name: &str| mine.iter().any(|block| block.name == name);
    let lost: Vec<String> = original
        .filter(|_| !through_original)
        .map(blocks)
        .unwrap_or_default()
        .iter()
        .filter(|block| !has(block.name))
        .map(|block| format!("`{}`", block.name))
        .collect();
    if !lost.is_empty() {
        let span = Span::new(0, file.source.text().lines().next().unwrap_or_default().len());
        let names = list_in_dutch(&lost, "en");
        let message = if lost.len() == 1 {
            format!("het blok {names} ontbreekt")
        } else {
            format!("de blokken {names} ontbreken")
        };
        let help = format!(
            "neem ze over uit het ingebouwde sjabloon, of begin met {{% extends \"{STANDARD}/{}\" %}}: dan houdt u de rest",
            file.name
        );
        findings.push(Diagnostic::new(&codes::THEME_BLOCK, &file.source, span, message).help(help));
    }
    if parent(file.source.text()).is_some() && !above.is_empty() {
        let strays =
            mine.iter().filter(|block| !above.iter().any(|name| name == block.name) && !is_inside(block, &mine));
        for block in strays {
            let help = match closest(block.name, above.iter().map(String::as_str)) {
                Some(meant) => format!("bedoelde u `{meant}`?"),
                None => format!("kies uit: {}", above.join(", ")),
            };
            let message = format!("het blok `{}` komt nergens op de pagina", block.name);
            findings.push(Diagnostic::new(&codes::THEME_BLOCK, &file.source, block.span, message).help(help));
        }
    }
    findings
}

/// A block within another is shown with it.
fn is_inside(block: &Block<'_>, all: &[Block<'_>]) -> bool {
    all.iter().any(|other| {
        other.name != block.name && other.span.start < block.span.start && (block.span.end as usize) < other.end
    })
}

/// The blocks of every template above this one, and whether the built-in one of the same name is among those.
fn ancestors(file: &Own, own: &[Own]) -> (Vec<String>, bool) {
    let (mut names, mut through_original) = (Vec::new(), false);
    let mut text = file.source.text();
    // A circle is a fault of its own; here it just ends.
    for _ in 0..8 {
        let Some(name) = parent(text) else { break };
        through_original |=
            name.strip_prefix(STANDARD).and_then(|rest| rest.strip_prefix('/')) == Some(file.name.as_str());
        let theirs = own.iter().find(|other| other.name == name).map(|other| other.source.text());
        let plain = name.strip_prefix(STANDARD).map_or(name, |rest| rest.trim_start_matches('/'));
        let Some(next) = theirs.or_else(|| standard(plain)) else { break };
        for block in blocks(next) {
            if !names.iter().any(|known| known == block.name) {
                names.push(block.name.to_owned());
            }
        }
        text = next;
    }
    (names, through_original)
}
