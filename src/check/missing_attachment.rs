//! An attachment the regulation requires is not with the case.

use crate::diagnostic::{Code, Findings};
use crate::regulation::Required;

use super::CaseContext;
use super::missing_field::{before, requirement_holds};

pub const CODE: Code = Code::error("K106", "missing-attachment", "een vereiste bijlage ontbreekt");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    if context.case.document.broken {
        return;
    }
    for requirement in &context.regulation.required {
        let Required::Attachment(wanted) = &requirement.what else { continue };
        let named = || context.case.named_attachments().iter().any(|name| is_named(&name.text, &wanted.text));
        let there = || named() || beside(context).any(|file| is_named(file, &wanted.text));
        if !requirement_holds(context, requirement) || there() {
            continue;
        }
        let message = format!("de bijlage `{}` ontbreekt{}", wanted.text, before(requirement));
        let help = format!("zet het bestand in de map van de zaak, of noem het in bijlagen: [{}.pdf]", wanted.text);
        let span = context.key_span("bijlagen");
        findings.push(context.finding(&CODE, span, message, &requirement.articles).help(help));
    }
}

/// The files in the folder of a case that has one of its own.
fn beside<'a>(context: &CaseContext<'a>) -> impl Iterator<Item = &'a str> {
    let files: &'a [String] = &context.repository.attachments;
    let folder = context.case.source().path().strip_suffix("index.md").filter(|folder| folder.ends_with('/'));
    let folder = folder.map(str::to_owned);
    let of_case = move |file: &&str| folder.as_deref().is_some_and(|folder| file.starts_with(folder));
    files.iter().map(String::as_str).filter(of_case)
}

/// Whether a file name holds the word, whatever folder, ending, case and dashes it is written with.
fn is_named(name: &str, wanted: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    letters(stem).contains(&letters(wanted)) || letters(file) == letters(wanted)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
