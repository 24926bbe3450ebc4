//! What a case that is still empty may begin with.

use crate::edit::as_value;
use crate::regulation::{Regulation, Required, Requirement};

use super::super::File;
use super::{Completion, Sort};

/// A case under each regulation that is in force, that of the settings first: what it asks for from the start, with
/// nothing behind it, and received today.
pub(super) fn cases(file: &File<'_>) -> Vec<Completion> {
    let rules = file.live.rules();
    let settled = rules.config.default_regulation.as_ref().map(|slug| slug.as_str());
    let slugs = rules.by_slug();
    let in_force = slugs.keys().filter_map(|slug| rules.in_force(slug, file.on));
    let begin = |regulation: &Regulation| Completion {
        label: format!("nieuwe zaak: {}", regulation.slug),
        insert: text(file, regulation),
        over: 0..file.source.text().len(),
        detail: regulation.title.clone(),
        meaning: Some("wat deze regeling vanaf het begin vraagt, om in te vullen".to_owned()),
        sort: Sort::Start,
        rank: u8::from(settled != Some(regulation.slug.as_str())),
    };
    let mut found: Vec<Completion> = in_force.map(begin).collect();
    found.sort_by_key(|completion| completion.rank);
    found
}

fn text(file: &File<'_>, regulation: &Regulation) -> String {
    let from_the_start = |rule: &&Requirement| rule.before.is_none() && rule.when.is_always();
    let (mut paths, mut headings) = (Vec::new(), String::new());
    for rule in regulation.required.iter().filter(from_the_start) {
        match &rule.what {
            Required::Field(path) => paths.push(path.text.split('.').collect::<Vec<_>>()),
            Required::Section(title) => headings += &format!("## {}\n\n", title.text),
            Required::Attachment(_) => {}
        }
    }
    // The day of a step has its place in the course.
    paths.retain(|path| path.first().is_some_and(|key| !regulation.knows_step(key)));
    paths.extend(regulation.axes.iter().filter(|axis| axis.required).map(|axis| vec!["indeling", &*axis.key.text]));
    let mut text = format!("---\nregeling: {}\n", as_value(&regulation.slug));
    text += &empty(&paths);
    text += &format!("verloop:\n  - ontvangen: {}\n", file.on);
    for key in regulation.step("ontvangen").into_iter().flat_map(|rule| &rule.required) {
        text += &format!("    {}:\n", as_value(&key.text));
    }
    text + "---\n" + if headings.is_empty() { "## Omschrijving\n\n" } else { &headings }
}

/// Keys with nothing behind them, each group on lines of its own: there is room to write.
fn empty(paths: &[Vec<&str>]) -> String {
    let mut text = String::new();
    let first = |path: &[&str]| paths.iter().position(|other| other.first() == path.first());
    let mut paths: Vec<&[&str]> = paths.iter().map(Vec::as_slice).collect();
    paths.sort_by_key(|path| first(path));
    let mut above: &[&str] = &[];
    for path in paths {
        let shared = path.iter().zip(above).take_while(|(one, other)| one == other).count();
        for (depth, key) in path.iter().enumerate().skip(shared) {
            text += &format!("{}{}:\n", "  ".repeat(depth), as_value(key));
        }
        if shared < path.len() {
            above = path;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_one_group_stand_together_once() {
        let paths = [vec!["klager", "naam"], vec!["dienst"], vec!["klager", "email"], vec!["klager"], vec!["a: b"]];
        assert_eq!(empty(&paths), "klager:\n  naam:\n  email:\ndienst:\n\"a: b\":\n");
    }
}
