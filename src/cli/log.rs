//! `klacht log`.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use crate::audit::{self, Scope};
use crate::calendar::{long_date, short_date};
use crate::check::codes::INCOMPLETE_STORE;
use crate::diagnostic::{Code, Severity};
use crate::git::{Archive, Id};
use crate::repository::{Quiet, Repository, load_rules, of_files};
use crate::trail::{self, Entry, FieldChange, Judgement, Signatures, Trail};

use super::check::pretty;
use super::output::{Format, visible};
use super::{Ending, Problem, Session, usage};

/// Toon wie welke zaak wanneer veranderde
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht log [OPTIES] [ZAAK]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht log                        alles, de nieuwste eerst
  klacht log 2026-007               de geschiedenis van één zaak
  klacht log --since 2026-03-01 --by anne
  klacht log 2026-007 --format json

De geschiedenis komt uit git: de naam en de dag zijn zoals de schrijver ze opgaf."
)]
pub(super) struct Log {
    /// Het nummer van een zaak
    #[arg(value_name = "ZAAK", help_heading = "Argumenten")]
    case: Option<String>,
    /// Alleen vanaf deze dag
    #[arg(long, value_name = "DATUM", value_parser = usage::date)]
    since: Option<NaiveDate>,
    /// Alleen van wie deze naam of dit adres heeft (een deel is genoeg)
    #[arg(long, value_name = "NAAM")]
    by: Option<String>,
    /// Hoogstens zoveel
    #[arg(long, value_name = "AANTAL")]
    limit: Option<usize>,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
}

impl Log {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let (archive, trail) = read(session, self.case.as_deref())?;
        if let Some(case) = &self.case
            && trail.entries.is_empty()
        {
            let (_, trail) = read(session, None)?;
            let known = trail.entries.iter().map(|entry| entry.case.as_str());
            let meant = crate::document::closest(case, known).map(str::to_owned);
            return Err(Problem::NoCase { id: case.clone(), meant });
        }
        for (commit, unread) in &trail.unread {
            session.output.warn(&format!("van wijziging {} is niet alles te lezen: {unread}", commit.id.short()));
        }
        let limit = self.limit.unwrap_or(usize::MAX);
        let chosen: Vec<&Entry> = trail.entries.iter().filter(|entry| self.wants(entry)).take(limit).collect();
        let wanted: HashSet<Id> =
            chosen.iter().filter(|entry| entry.commit.signed).map(|entry| entry.commit.id).collect();
        let signatures = if wanted.is_empty() {
            Signatures::default()
        } else {
            trail::judge(&archive, &trail, session.on, None, |commit| wanted.contains(&commit.id))?
        };
        let found = Found::of(session, &archive, &trail, &signatures);
        match self.format {
            Format::Json => {
                // One at a time: together they would take more memory than the whole history.
                session.output.print("{\n  \"entries\": [")?;
                for (place, entry) in chosen.iter().enumerate() {
                    let comma = if place == 0 { "\n    " } else { ",\n    " };
                    session.output.print(comma)?;
                    session.output.print(&pretty(&as_json(entry, &signatures, &found)).replace('\n', "\n    "))?;
                }
                session.output.line(if chosen.is_empty() { "]\n}" } else { "\n  ]\n}" })?;
            }
            Format::Text => text(session, &chosen, &found)?,
        }
        for entry in &chosen {
            for text in unread(entry) {
                session.output.warn(&format!("zaak {}, wijziging {}: {text}", entry.case, entry.commit.id.short()));
            }
        }
        std::mem::forget(trail);
        Ok(Ending::Fine)
    }

    fn wants(&self, entry: &Entry) -> bool {
        let case = self.case.as_ref().is_none_or(|case| entry.case == *case);
        let committed = entry.commit.committed;
        // A moment beyond every calendar is far ahead, or far back.
        let after = |since| committed.day().map_or(committed.seconds > 0, |day| day >= since);
        let since = self.since.is_none_or(after);
        let by = self.by.as_ref().is_none_or(|by| {
            let by = by.to_lowercase();
            let author = &entry.commit.author;
            author.name.to_lowercase().contains(&by) || author.email.to_lowercase().contains(&by)
        });
        case && since && by
    }
}

/// The repository at hand, and its trail or that of one case.
fn read(session: &Session, case: Option<&str>) -> Result<(Archive, Trail), Problem> {
    let (archive, root) = session.archive()?;
    let Some(head) = archive.head()? else { return Err(Problem::NoCommits) };
    session.warn_of_gaps(&archive)?;
    let config = root.map(|root| crate::repository::config(&root)).unwrap_or_default();
    let default = config.default_regulation.as_ref().map(|default| default.text.as_str());
    let trail = match case {
        Some(case) => trail::read_case(&archive, head, default, case)?,
        None => trail::read(&archive, head, default)?,
    };
    Ok((archive, trail))
}

/// What was found about an entry.
pub(super) struct Finding {
    pub(super) code: &'static Code,
    pub(super) severity: Severity,
    pub(super) message: String,
}

/// What the audit found, by commit and case; without a case it holds for all that the commit did.
pub(super) struct Found(HashMap<(Id, Option<String>), Vec<Finding>>);

impl Found {
    /// Audits the trail. A history that is too damaged to be judged is still shown.
    pub(super) fn of(session: &Session, archive: &Archive, trail: &Trail, signatures: &Signatures) -> Self {
        let mut found = Self(HashMap::new());
        let scope = Scope::record(session.on);
        let audited = repository(session, archive, trail)
            .and_then(|repository| Ok(audit::run_with(archive, trail, &repository, signatures, scope)?));
        let audited = match audited {
            Ok(audited) => audited,
            Err(_) => {
                session.output.warn("de geschiedenis is niet na te kijken; klacht audit zegt waarom");
                return found;
            }
        };
        for finding in audited.findings {
            if let Some(commit) = finding.commit {
                let (code, severity, message) = (finding.code, finding.severity, finding.message);
                found.0.entry((commit.id, finding.case)).or_default().push(Finding { code, severity, message });
            }
        }
        found
    }

    /// The findings about an entry: what keeps it from being known, and what the audit says.
    pub(super) fn about(&self, entry: &Entry) -> Vec<Finding> {
        let (code, severity) = (&INCOMPLETE_STORE, INCOMPLETE_STORE.severity);
        let mut all: Vec<Finding> = unread(entry).map(|message| Finding { code, severity, message }).collect();
        let audited = [None, Some(entry.case.clone())].map(|case| self.0.get(&(entry.commit.id, case)));
        let audited = audited.into_iter().flatten().flatten();
        all.extend(audited.map(|finding| Finding { message: finding.message.clone(), ..*finding }));
        all
    }
}

/// The repository the audit asks for its settings; on a server, where there are no files, that of the newest commit.
fn repository(session: &Session, archive: &Archive, trail: &Trail) -> Result<Repository, Problem> {
    match trail.commits.first() {
        Some(head) if archive.working_tree().is_none() => {
            Ok(of_files(archive.files_at(head.id, &["regulations/", "klacht.toml"])?))
        }
        _ => Ok(load_rules(&session.root()?, &Quiet)?),
    }
}

/// A story: a heading for each day, a line for each entry, the commit beside it.
fn text(session: &mut Session, entries: &[&Entry], found: &Found) -> Result<(), Problem> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let mut last = None;
    for entry in entries {
        let day = entry.commit.committed.day();
        if last != Some(day) {
            let heading = day.map_or_else(|| "dag onbekend".to_owned(), long_date);
            let gap = if last.is_some() { "\n" } else { "" };
            let heading = session.output.paint(bold, &heading);
            session.output.line(&format!("{gap}{heading}"))?;
            last = Some(day);
        }
        let id = session.output.paint(dim, &entry.commit.id.short());
        let author = visible(&entry.commit.author.name);
        let story = visible(&trail::story(entry));
        session.output.line(&format!("  {id}  {}  {author}: {story}", entry.case))?;
        let authored = entry.commit.authored.day();
        if let (Some(authored), Some(day)) = (authored, day)
            && authored != day
        {
            session.output.line(&format!(
                "              gemaakt op {}, vastgelegd op {}",
                short_date(authored),
                short_date(day)
            ))?;
        }
        for finding in found.about(entry) {
            let colour = match finding.severity {
                Severity::Error => anstyle::AnsiColor::Red.on_default(),
                Severity::Warning => anstyle::AnsiColor::Yellow.on_default(),
                Severity::Info => dim,
            };
            let head = session.output.paint(colour, &format!("{} {}", finding.severity.dutch(), finding.code.id));
            session.output.line(&format!("              {head}: {}", visible(&finding.message)))?;
        }
    }
    let many = if entries.len() == 1 { "1 wijziging".to_owned() } else { format!("{} wijzigingen", entries.len()) };
    let gap = if entries.is_empty() { "" } else { "\n" };
    session.output.line(&format!("{gap}{many}"))
}

pub(super) fn as_json(entry: &Entry, signatures: &Signatures, found: &Found) -> Value {
    let commit = &entry.commit;
    json!({
        "case": entry.case,
        "path": entry.path,
        "commit": commit.id.to_string(),
        "author": { "name": commit.author.name, "email": commit.author.email },
        "committer": { "name": commit.committer.name, "email": commit.committer.email },
        "authored": commit.authored.iso(),
        "committed": commit.committed.iso(),
        "message": commit.message,
        "signature": match signatures.of(commit) {
            None => "none",
            Some(Judgement::Good) => "good",
            Some(Judgement::Bad(_)) => "bad",
            Some(Judgement::Unknown(_)) => "unknown",
        },
        "regulation": entry.regulation.as_ref().map(|(slug, _)| slug),
        "version": entry.regulation.as_ref().map(|(_, version)| version.to_string()),
        "story": trail::story(entry),
        "changes": entry.changes.iter().map(change).collect::<Vec<_>>(),
        "findings": found.about(entry).iter().map(finding).collect::<Vec<_>>(),
    })
}

/// What keeps the entry from being known.
fn unread(entry: &Entry) -> impl Iterator<Item = String> {
    entry.unread.iter().map(|unread| format!("een versie kan niet worden gelezen: {unread}"))
}

fn finding(finding: &Finding) -> Value {
    json!({ "code": finding.code.id, "severity": finding.severity.key(), "message": finding.message })
}

fn change(change: &FieldChange) -> Value {
    json!({
        "field": change.field.to_string(),
        "kind": change.kind.key(),
        "before": change.before,
        "after": change.after,
    })
}
