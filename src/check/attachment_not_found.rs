//! An attachment the case names is not in its folder.

use crate::diagnostic::{Code, Findings, Severity};

use super::CaseContext;
use super::duty::NO_ARTICLES;

pub const CODE: Code = Code::warning("K114", "attachment-not-found", "een genoemde bijlage staat niet bij de zaak");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let path = context.case.source().path();
    let folder = path.strip_suffix("index.md");
    for name in context.case.named_attachments() {
        let entry = name.text.trim();
        let report = |message: &str, help: String| context.finding(&CODE, name.span, message, &NO_ARTICLES).help(help);
        if points_outside(entry) {
            let help = "zet het bestand in de map van de zaak en schrijf alleen de naam";
            findings.push(
                report("deze bijlage wijst buiten de map van de zaak", help.to_owned()).severity(Severity::Error),
            );
            continue;
        }
        if !is_file(entry) {
            continue;
        }
        match look(context, entry) {
            Found::Yes => {}
            Found::OtherCase => findings.push(report(
                "de naam van deze bijlage heeft andere hoofdletters dan het bestand",
                "schrijf de naam precies zoals het bestand heet".to_owned(),
            )),
            Found::No => {
                let help = match folder {
                    Some(folder) => format!("zet het bestand in {folder}, of verbeter de naam"),
                    None => {
                        let own = path.strip_suffix(".md").unwrap_or(path);
                        format!("maak de map {own}/, hernoem de zaak naar {own}/index.md en zet het bestand ernaast")
                    }
                };
                findings.push(report("deze bijlage staat niet in de map van de zaak", help));
            }
        }
    }
}

enum Found {
    Yes,
    OtherCase,
    No,
}

/// Attachments stand beside `index.md`; a case without a folder of its own may have them in `bijlagen/`.
fn look(context: &CaseContext<'_>, entry: &str) -> Found {
    let path = context.case.source().path();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let name = entry.replace('\\', "/");
    let name = name.trim_start_matches("./");
    if !path.ends_with("/index.md") && !name.starts_with("bijlagen/") {
        return Found::No;
    }
    let wanted = format!("{folder}/{name}");
    let there = &context.repository.attachments;
    if there.contains(&wanted) {
        Found::Yes
    } else if there.iter().any(|file| file.to_lowercase() == wanted.to_lowercase()) {
        Found::OtherCase
    } else {
        Found::No
    }
}

fn points_outside(entry: &str) -> bool {
    let bytes = entry.as_bytes();
    let drive = bytes.len() > 1 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':';
    drive || entry.starts_with(['/', '\\', '~']) || entry.split(['/', '\\']).any(|part| part.trim() == "..")
}

/// Whether it looks like a file: a name with a short ending, and no web address.
fn is_file(entry: &str) -> bool {
    let file = entry.rsplit(['/', '\\']).next().unwrap_or(entry);
    let ending = file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ending)| ending);
    let short =
        |ending: &str| (1..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    !entry.contains("://") && ending.is_some_and(short)
}
