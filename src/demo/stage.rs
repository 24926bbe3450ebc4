//! From script to commits: each event recorded on its day, by its officer, with a message without names.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use crate::calendar::{Calendar, short_date};
use crate::git::Author;
use crate::vocabulary::step_label;

use super::script::{CaseScript, EventScript, Play};

/// A commit to make.
#[derive(Debug)]
pub(super) struct Commit {
    pub(super) at: NaiveDateTime,
    pub(super) author: Author,
    pub(super) message: String,
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// The report and its stage, of which the file is made when what was there before is known.
    pub(super) report: Option<(usize, usize)>,
}

const CONFIG: &str = "# Instellingen van dit archief\norganisatie = \"Voorbeeldorganisatie\"\nregeling = \"interactie\"\nbasis_url = \"https://klachten.example.org\"\n";
const READER: &str = "# Klachten\n\nDit is een voorbeeldarchief. Alle personen en zaken zijn verzonnen.\n\nProbeer: `klacht check`, `klacht overdue --all` en `klacht build`.\n";
const IGNORE: &str = "/out\n";

/// All commits, oldest first.
pub(super) fn commits(play: &Play, regulations: &[(&str, &str)]) -> Vec<Commit> {
    let mut commits = vec![opening(play, regulations)];
    for (place, case) in play.cases.iter().enumerate() {
        commits.extend(of_case(play, case, place));
    }
    commits.extend(second_version(play, regulations));
    commits.extend(correction(play, regulations));
    commits.extend(of_reports(play));
    commits.sort_by_key(|commit| commit.at);
    super::yearly::fill(&mut commits, &play.reports);
    commits
}

/// The commits of the reports, at the end of their day: what was recorded that day counts.
fn of_reports(play: &Play) -> Vec<Commit> {
    let stages = play.reports.iter().enumerate().flat_map(|(place, report)| {
        let own = match report.regulation.as_str() {
            super::DEFAULT => String::new(),
            other => format!("{other} "),
        };
        report.stages.iter().enumerate().map(move |(number, stage)| Commit {
            at: moment(stage.on, 400 + place * 11 + number),
            author: officer(play, &stage.by),
            message: format!("verslag {own}{}: {}\n", report.period, stage.message),
            files: Vec::new(),
            report: Some((place, number)),
        })
    });
    stages.collect()
}

/// The repository as it began, before the newest version of the regulation was adopted.
fn opening(play: &Play, regulations: &[(&str, &str)]) -> Commit {
    let mut files: Vec<(String, Vec<u8>)> = regulations
        .iter()
        .filter(|(path, _)| !is_second(path))
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
        .collect();
    for (path, text) in [("klacht.toml", CONFIG), ("LEESMIJ.md", READER), (".gitignore", IGNORE)] {
        files.push((path.to_owned(), text.as_bytes().to_vec()));
    }
    Commit {
        at: moment(day(2025, 5, 1), 0),
        author: officer(play, "a"),
        message: "Begin: regelingen en instellingen\n".to_owned(),
        files,
        report: None,
    }
}

/// What the second version said at first: a rule that did not fit its text, and a reference to the wrong article.
pub(super) const AT_FIRST: [(&str, &str); 2] = [
    ("[bericht, verlengd], binnen: 2 weken", "[bericht, verlengd], binnen: 3 weken"),
    ("de bespreking van artikel 4 lid 5", "de bespreking van artikel 8 lid 4"),
];

fn second_version(play: &Play, regulations: &[(&str, &str)]) -> Option<Commit> {
    let (path, text) = regulations.iter().find(|(path, _)| is_second(path))?;
    let at_first = AT_FIRST.iter().fold((*text).to_owned(), |text, (now, then)| text.replace(now, then));
    Some(Commit {
        at: moment(day(2025, 12, 1), 5),
        author: officer(play, "b"),
        message: "interactie: nieuwe versie vanaf 1 januari 2026\n".to_owned(),
        files: vec![((*path).to_owned(), at_first.into_bytes())],
        report: None,
    })
}

/// A correction of a version that was in force already, as it happens.
fn correction(play: &Play, regulations: &[(&str, &str)]) -> Option<Commit> {
    let (path, text) = regulations.iter().find(|(path, _)| is_second(path))?;
    Some(Commit {
        at: moment(day(2026, 2, 16), 35),
        author: officer(play, "a"),
        message: "interactie: verwijzing en norm voor berichten hersteld\n".to_owned(),
        files: vec![((*path).to_owned(), text.as_bytes().to_vec())],
        report: None,
    })
}

fn is_second(path: &str) -> bool {
    path.ends_with("/2026-01-01.md")
}

/// The commits of a case: one when it is registered, one for each later event.
fn of_case(play: &Play, case: &CaseScript, place: usize) -> Vec<Commit> {
    let received = case.events.iter().position(|event| event.step == "ontvangen").unwrap_or(0);
    let path = format!("cases/{}/{}.md", case.id.get(..4).unwrap_or("2026"), case.id);
    let mut commits = Vec::new();
    let mut last = day(2025, 5, 1);
    for upto in received..case.events.len() {
        let event = &case.events[upto];
        let late = if upto == received { case.late } else { event.late };
        let on = event.on.unwrap_or(last).min(super::today());
        let recorded = workday(on.checked_add_days(late).unwrap_or(on)).max(last).min(super::today());
        last = recorded;
        let by = event.by.as_deref().unwrap_or(&case.by);
        commits.push(Commit {
            at: moment(recorded, place * 7 + upto * 31),
            author: officer(play, by),
            message: message(case, event, upto == received),
            files: vec![(path.clone(), file(case, upto).into_bytes())],
            report: None,
        });
    }
    // A clock that runs on within the day keeps the events of a case in order.
    for at in 1..commits.len() {
        let before = commits[at - 1].at;
        if commits[at].at <= before {
            commits[at].at = before + chrono::TimeDelta::minutes(3);
        }
    }
    commits
}

fn message(case: &CaseScript, event: &EventScript, first: bool) -> String {
    let on = event.on.map_or_else(String::new, |on| format!(" op {}", short_date(on)));
    if first {
        return format!("{}: geregistreerd, ontvangen{on}\n", case.id);
    }
    format!("{}: {}{on}\n", case.id, step_label(&event.step))
}

/// The file as it stands after an event.
fn file(case: &CaseScript, upto: usize) -> String {
    let done: Vec<&str> = case.events[..=upto].iter().map(|event| event.step.as_str()).collect();
    let later = || case.later.iter().filter(|later| done.contains(&later.with.as_str()));
    let mut text = format!("---\n{}", ended(&case.head));
    later().for_each(|later| text += &ended(&later.head));
    text += "verloop:\n";
    for event in &case.events[..=upto] {
        for (number, line) in event.text.lines().enumerate() {
            text += if number == 0 { "  - " } else { "    " };
            text += line;
            text.push('\n');
        }
    }
    text += "---\n";
    text += &ended(&case.body);
    for later in later().filter(|later| !later.body.is_empty()) {
        text.push('\n');
        text += &ended(&later.body);
    }
    text
}

fn ended(text: &str) -> String {
    if text.is_empty() || text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") }
}

fn officer(play: &Play, key: &str) -> Author {
    let unknown = || Author { name: "Onbekend".to_owned(), email: "onbekend@example.org".to_owned() };
    play.officers.get(key).cloned().unwrap_or_else(unknown)
}

/// Officers work on working days.
fn workday(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat | Weekday::Sun => Calendar::default().next_workday(day),
        _ => day,
    }
}

/// Between nine and five, in an order that is always the same.
fn moment(day: NaiveDate, minutes: usize) -> NaiveDateTime {
    let minutes = u32::try_from(minutes % 460).unwrap_or(0);
    let time = NaiveTime::from_hms_opt(9 + minutes / 60, minutes % 60, 0).unwrap_or_default();
    day.and_time(time)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}
