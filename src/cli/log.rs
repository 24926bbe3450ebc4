//! `klacht log`.

use std::collections::HashSet;

use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use crate::calendar::{long_date, short_date};
use crate::git::{Archive, Id};
use crate::trail::{self, Entry, FieldChange, Judgement, Signatures, Trail};

use super::check::pretty;
use super::output::Format;
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
        let (archive, trail) = read(session)?;
        if let Some(case) = &self.case
            && !trail.entries.iter().any(|entry| entry.case == *case)
        {
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
            trail::judge(&archive, &trail, session.on, |commit| wanted.contains(&commit.id))?
        };
        match self.format {
            Format::Json => {
                let entries: Vec<Value> = chosen.iter().map(|entry| as_json(entry, &signatures)).collect();
                session.output.line(&pretty(&json!({ "entries": entries })))?;
            }
            Format::Text => text(session, &chosen, &signatures)?,
        }
        for entry in &chosen {
            for text in findings(entry) {
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

/// The repository at hand, and its trail.
fn read(session: &Session) -> Result<(Archive, Trail), Problem> {
    let (archive, root) = session.archive()?;
    let Some(head) = archive.head()? else { return Err(Problem::NoCommits) };
    if archive.is_shallow() {
        session.output.warn("dit is een ondiepe kopie: oudere geschiedenis ontbreekt hier");
    }
    let config = root.map(|root| crate::repository::config(&root)).unwrap_or_default();
    let default = config.default_regulation.as_ref().map(|default| default.text.as_str());
    let trail = trail::read(&archive, head, default)?;
    Ok((archive, trail))
}

/// A story: a heading for each day, a line for each entry, the commit beside it.
fn text(session: &mut Session, entries: &[&Entry], signatures: &Signatures) -> Result<(), Problem> {
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
        if matches!(signatures.of(&entry.commit), Some(Judgement::Bad(_))) {
            session.output.line("              handtekening niet goed: klacht audit zegt waarom")?;
        }
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
    }
    let many = if entries.len() == 1 { "1 wijziging".to_owned() } else { format!("{} wijzigingen", entries.len()) };
    let gap = if entries.is_empty() { "" } else { "\n" };
    session.output.line(&format!("{gap}{many}"))
}

/// A name or story without characters that steer a terminal or turn the direction of writing.
fn visible(text: &str) -> String {
    let turns = |c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.replace(|c: char| c.is_control() || turns(c), "\u{FFFD}")
}

fn as_json(entry: &Entry, signatures: &Signatures) -> Value {
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
        "findings": findings(entry),
    })
}

/// What keeps the entry from being known.
fn findings(entry: &Entry) -> Vec<String> {
    entry.unread.iter().map(|unread| format!("een versie kan niet worden gelezen: {unread}")).collect()
}

fn change(change: &FieldChange) -> Value {
    json!({
        "field": change.field.to_string(),
        "kind": change.kind.key(),
        "before": change.before,
        "after": change.after,
    })
}
