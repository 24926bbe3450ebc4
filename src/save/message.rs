//! What a commit says it did: steps, days and names of fields, never what they hold.

use crate::document::list_in_dutch;
use crate::git::SIGNERS_FILE;
use crate::report::place;
use crate::trail::{Act, Snapshot, deed, difference};

use super::{Changed, Part, Topic};

/// The longest subject that still reads as one line.
const LONGEST: usize = 100;

/// Files with whether each is an attachment.
type Files = [(Changed, bool)];

pub(super) fn part(topic: Topic, files: &Files) -> Part {
    let (subject, lines) = match &topic {
        Topic::Config => ("klacht.toml: instellingen aangepast".to_owned(), Vec::new()),
        Topic::Regulation(slug) => (format!("{slug}: {}", versions(files)), Vec::new()),
        Topic::Other => (others(files), Vec::new()),
        Topic::Case(id) => case(id, files),
    };
    let files = files.iter().map(|(file, _)| file.path.clone()).collect();
    Part { topic, files, subject, lines }
}

/// One message for several parts: how many, and a line for each.
#[must_use]
pub fn combined(parts: &[Part]) -> Option<String> {
    match parts {
        [] => None,
        [part] => Some(part.message(None)),
        parts => {
            let topic = |part: &Part| match &part.topic {
                Topic::Case(id) => id.clone(),
                Topic::Regulation(slug) => slug.clone(),
                Topic::Config => "klacht.toml".to_owned(),
                Topic::Other => "overig".to_owned(),
            };
            let topics: Vec<String> = parts.iter().map(topic).collect();
            let subject = match topics.len() {
                count @ 0..=6 => format!("{count} wijzigingen: {}", list_in_dutch(&topics, "en")),
                count => format!("{count} wijzigingen"),
            };
            let lines: Vec<&str> = parts.iter().map(|part| part.subject.as_str()).collect();
            Some(format!("{subject}\n\n{}\n", lines.join("\n")))
        }
    }
}

fn case(id: &str, files: &Files) -> (String, Vec<String>) {
    let own = |file: &&(Changed, bool)| !file.1;
    let before = files.iter().filter(own).find_map(|(file, _)| Some((&file.path, file.before.clone()?)));
    let after = files.iter().filter(own).find_map(|(file, _)| Some((&file.path, file.after.clone()?)));
    let act = match (&before, &after) {
        (Some((old, _)), Some((new, _))) if old != new => Act::Moved,
        (None, Some(_)) => Act::Registered,
        (Some(_), None) => Act::Deleted,
        _ => Act::Changed,
    };
    let touched = before.is_some() || after.is_some();
    let read =
        |version: Option<(&String, Vec<u8>)>| version.map(|(_, bytes)| Snapshot::read(bytes)).unwrap_or_default();
    let (whole, mut parts) = deed(act, &difference(&read(before), &read(after)));
    if act != Act::Deleted {
        parts.extend(attachments(files));
    }
    if whole.is_none() && parts.is_empty() && touched {
        parts.push("opmaak aangepast".to_owned());
    }
    let subject = |parts: &[String]| match (whole, parts.is_empty()) {
        (Some(whole), true) => format!("{id}: {whole}"),
        (Some(whole), false) => format!("{id}: {whole}, {}", list_in_dutch(parts, "en")),
        (None, _) => format!("{id}: {}", list_in_dutch(parts, "en")),
    };
    let short = subject(&parts);
    if short.chars().count() <= LONGEST || parts.len() < 2 {
        return (short, Vec::new());
    }
    let more = parts.len() - 1;
    let rest = if more == 1 { "nog 1 wijziging".to_owned() } else { format!("nog {more} wijzigingen") };
    let short = subject(&[parts[0].clone(), rest]);
    (short, parts.iter().map(|part| format!("- {part}")).collect())
}

/// How many attachments came, went or changed; their names may be somebody's.
fn attachments(files: &Files) -> Vec<String> {
    let count = |wanted: fn(&Changed) -> bool| files.iter().filter(|(file, own)| *own && wanted(file)).count();
    let did = |count: usize, what: &str| match count {
        0 => None,
        1 => Some(format!("bijlage {what}")),
        count => Some(format!("{count} bijlagen {what}")),
    };
    let new = did(count(|file| file.before.is_none()), "toegevoegd");
    let gone = did(count(|file| file.after.is_none()), "weggehaald");
    let changed = did(count(|file| file.before.is_some() && file.after.is_some()), "aangepast");
    [new, changed, gone].into_iter().flatten().collect()
}

fn did(file: &Changed) -> &'static str {
    match (&file.before, &file.after) {
        (None, _) => "toegevoegd",
        (_, None) => "weggehaald",
        _ => "aangepast",
    }
}

/// `versie 2026-01-01 aangepast`, for each version.
fn versions(files: &Files) -> String {
    let version = |(file, _): &(Changed, bool)| {
        let bytes = file.after.clone().or_else(|| file.before.clone()).unwrap_or_default();
        let snapshot = Snapshot::read(bytes);
        let day = snapshot.front.get("in_werking").and_then(|day| day.parse::<chrono::NaiveDate>().ok());
        day.map_or_else(|| format!("regeling {}", did(file)), |day| format!("versie {day} {}", did(file)))
    };
    list_in_dutch(&files.iter().map(version).collect::<Vec<_>>(), "en")
}

fn others(files: &Files) -> String {
    let report = |file: &Changed| {
        let place = place(&file.path)?;
        let slug = place.slug.map(|slug| format!("{slug} ")).unwrap_or_default();
        Some(format!("verslag {slug}{}: {}", place.period, did(file)))
    };
    let signers = |file: &Changed| {
        (file.path == SIGNERS_FILE).then(|| format!("{SIGNERS_FILE}: lijst van ondertekenaars {}", did(file)))
    };
    match files {
        [(file, _)] => {
            report(file).or_else(|| signers(file)).unwrap_or_else(|| format!("archief: 1 bestand {}", did(file)))
        }
        files => format!("archief: {} bestanden aangepast", files.len()),
    }
}
