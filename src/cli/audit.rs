//! `klacht audit`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::audit::{self, Audited, CHECKPOINT_TAGS, Finding, Scope};
use crate::calendar::short_date;
use crate::check::codes::{BRANCH_PUT_BACK, CHECKPOINT_UNREADABLE};
use crate::diagnostic::{Code, Severity};
use crate::git::{Archive, Copied, Id, KeyRing};
use crate::repository::of_files;
use crate::trail;

use super::check::pretty;
use super::checkpoint;
use super::output::{Format, visible};
use super::{Ending, Problem, Session};

/// Kijk na of de geschiedenis van de zaken klopt
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht audit [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht audit                 alle bevindingen, de nieuwste eerst
  klacht audit --format json
  klacht audit --checkpoint    leg een ijkpunt vast, om later mee te vergelijken
  klacht explain K531          wat een bevinding betekent

De opdracht eindigt met 1 als er een fout is, en met 0 bij alleen
waarschuwingen. Onderaan staat wat niet is nagekeken."
)]
pub(super) struct Audit {
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
    /// Leg een ondertekend ijkpunt vast: een tag met de keten van elke zaak
    #[arg(long)]
    checkpoint: bool,
    /// Bij --checkpoint: zonder handtekening; dan is het minder waard
    #[arg(long, requires = "checkpoint")]
    unsigned: bool,
    /// Bij --checkpoint: ook als er fouten zijn
    #[arg(long, requires = "checkpoint")]
    yes: bool,
    /// Neem de tak en de ijkpunten zoals ze nu zijn als gezien
    #[arg(long)]
    accept_head: bool,
    /// Beoordeel handtekeningen van OpenPGP met de openbare sleutels in dit bestand (mag vaker)
    #[arg(long, value_name = "BESTAND")]
    openpgp_key: Vec<PathBuf>,
    /// Lees niet elk opgeslagen bestand opnieuw; dat is sneller
    #[arg(long)]
    quick: bool,
}

impl Audit {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let (archive, root) = session.archive()?;
        let Some(head) = archive.head()? else { return Err(Problem::NoCommits) };
        // On a server the newest commit is all there is.
        let repository = if root.is_some() { session.repository()? } else { of_files(archive.archived(head)?) };
        let default = repository.config.default_regulation.as_ref().map(|default| default.text.as_str());
        let keys = if self.openpgp_key.is_empty() { None } else { Some(KeyRing::of(&self.openpgp_key)?) };
        let trail = trail::read_anew(&archive, head, default)?;
        let audited = audit::run(
            &archive,
            &trail,
            &repository,
            Scope {
                on: session.on,
                proof: true,
                objects: !self.quick,
                accept_head: self.accept_head,
                keys: keys.as_ref(),
            },
        )?;
        let kept = keep(&archive, head, &audited);
        let made = match self.checkpoint {
            true => Some(checkpoint::make(session.on, &archive, &trail, &audited, self.unsigned, self.yes)?),
            false => None,
        };
        match self.format {
            Format::Json => {
                let findings: Vec<Value> = audited.findings.iter().map(as_json).collect();
                let checked = json!({
                    "commits": audited.commits,
                    "cases": audited.cases,
                    "head": head.to_string(),
                    "signed": audited.signed,
                    "objects": audited.objects,
                    "checkpoint": audited.proof.last.as_ref().map(checkpoint::as_json),
                    "signatures": {
                        "good": audited.signatures.good,
                        "bad": audited.signatures.bad,
                        "unknown": audited.signatures.unknown.values().sum::<usize>(),
                        "none": audited.commits - audited.signed,
                    },
                });
                let not_checked = not_checked(&audited, kept);
                let mut whole = json!({ "findings": findings, "checked": checked, "access": audited.access, "not_checked": not_checked });
                if let Some(made) = &made {
                    whole["made"] = checkpoint::made_as_json(made);
                }
                session.output.line(&pretty(&whole))?;
            }
            Format::Text => {
                text(session, &audited, kept, &head.short())?;
                made.as_ref().map_or(Ok(()), |made| checkpoint::tell(session, made))?;
            }
        }
        let broken = audited.findings.iter().any(|finding| finding.severity == Severity::Error);
        Ok(if broken { Ending::Findings } else { Ending::Fine })
    }
}

fn text(session: &mut Session, audited: &Audited, kept: bool, head: &str) -> Result<(), Problem> {
    for finding in &audited.findings {
        let line = line(session, finding);
        session.output.line(&line)?;
    }
    let count = |severity| audited.findings.iter().filter(|finding| finding.severity == severity).count();
    let found = [
        many(count(Severity::Error), "fout", "fouten"),
        many(count(Severity::Warning), "waarschuwing", "waarschuwingen"),
        many(count(Severity::Info), "opmerking", "opmerkingen"),
    ];
    let gap = if audited.findings.is_empty() { "" } else { "\n" };
    session.output.line(&format!(
        "{gap}Nagekeken: {} van {}, tot en met {head}. Gevonden: {}.",
        many(audited.commits, "wijziging", "wijzigingen"),
        many(audited.cases, "zaak", "zaken"),
        found.join(", ")
    ))?;
    if let Some(line) = signatures(audited) {
        session.output.line(&line)?;
    }
    if let Some(line) = copies(&audited.access.copies) {
        session.output.line(&line)?;
    }
    session.output.line("Niet nagekeken:")?;
    for line in not_checked(audited, kept) {
        session.output.line(&format!("- {line}"))?;
    }
    Ok(())
}

/// What nobody should think was looked at.
fn not_checked(audited: &Audited, kept: bool) -> Vec<String> {
    let mut lines = vec!["of namen en data waar zijn: wie en wanneer zijn in git vrije tekst".to_owned()];
    if audited.signed == 0 {
        lines.push("handtekeningen: geen enkele wijziging draagt er een".to_owned());
    } else {
        lines.push("wie er typte: een handtekening bewijst wie de sleutel had".to_owned());
    }
    for (why, count) in &audited.signatures.unknown {
        lines.push(format!("{} {why}", many(*count, "handtekening", "handtekeningen")));
    }
    for (commit, signed) in &audited.signatures.lists {
        let how = if *signed { "" } else { ", zonder goede handtekening" };
        lines.push(format!("wie op de eerste lijst van ondertekenaars hoorde (wijziging {}{how})", commit.id.short()));
    }
    lines.extend(
        [
            "andere kopieën van dit archief, andere takken en wat nog niet is vastgelegd",
            "of er voor elk ontbrekend nummer een verklaring van vernietiging is",
        ]
        .map(str::to_owned),
    );
    lines.push(checkpoint::not_checked(&audited.proof));
    if audited.objects.is_none() {
        lines.push("of elk opgeslagen bestand heel is: laat --quick weg, of gebruik git fsck".to_owned());
    }
    if !kept {
        lines.push("of deze tak later wordt teruggezet: deze kopie kan niet onthouden wat er nu staat".to_owned());
    }
    lines
}

/// Where copies are, as this clone knows them; nothing when it knows of none.
fn copies(copies: &[Copied]) -> Option<String> {
    let one = |copy: &Copied| {
        let sent = copy.sent_to.as_ref().map(|to| format!(", verstuurt naar {to}")).unwrap_or_default();
        format!("{} ({}{sent})", copy.name, copy.address.as_deref().unwrap_or("zonder adres"))
    };
    let all: Vec<String> = copies.iter().map(one).collect();
    (!all.is_empty()).then(|| visible(&format!("Kopieën die deze map kent: {}.", all.join("; "))))
}

/// How many signatures are worth what; nothing when there are none.
fn signatures(audited: &Audited) -> Option<String> {
    let tally = &audited.signatures;
    let unknown: usize = tally.unknown.values().sum();
    (audited.signed > 0).then(|| {
        format!(
            "Handtekeningen: {} goed, {} fout, {unknown} niet beoordeeld; {} zonder.",
            tally.good,
            tally.bad,
            many(audited.commits - audited.signed, "wijziging", "wijzigingen")
        )
    })
}

/// Keeps what was seen, unless the audit says that it is not what was seen before. Gives whether it could be kept.
fn keep(archive: &Archive, head: Id, audited: &Audited) -> bool {
    let said = |code: &Code| audited.findings.iter().any(|finding| finding.code.id == code.id);
    let head = said(&BRANCH_PUT_BACK) || archive.keep_seen(head);
    let tags = said(&CHECKPOINT_UNREADABLE) || archive.keep_seen_tags(CHECKPOINT_TAGS);
    head && tags
}

fn many(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// `waarschuwing K520  2026-007  wat er is  (wie, vastgelegd op 2 maart 2026, 1234567890)`.
fn line(session: &Session, finding: &Finding) -> String {
    let colour = match finding.severity {
        Severity::Error => anstyle::AnsiColor::Red.on_default().bold(),
        Severity::Warning => anstyle::AnsiColor::Yellow.on_default().bold(),
        Severity::Info => anstyle::Style::new().bold(),
    };
    let head = session.output.paint(colour, &format!("{} {}", finding.severity.dutch(), finding.code.id));
    let case = finding.case.as_ref().map(|case| format!("{case}: ")).unwrap_or_default();
    let tail = finding.commit.as_ref().map(|commit| {
        let day = commit.committed.day().map(|day| format!("vastgelegd op {}, ", short_date(day)));
        format!(" ({}, {}{})", commit.author.name, day.unwrap_or_default(), commit.id.short())
    });
    // Names and values come from files and commits, and may hold codes that steer a terminal.
    let rest = format!("{case}{}{}", finding.message, tail.unwrap_or_default());
    format!("{head}  {}", rest.replace(char::is_control, "\u{FFFD}"))
}

fn as_json(finding: &Finding) -> Value {
    let commit = finding.commit.as_ref();
    json!({
        "code": finding.code.id,
        "name": finding.code.name,
        "severity": finding.severity.key(),
        "commit": commit.map(|commit| commit.id.to_string()),
        "case": finding.case,
        "message": finding.message,
        "author": commit.map(|commit| &commit.author.name),
        "authored": commit.map(|commit| commit.authored.iso()),
        "committed": commit.map(|commit| commit.committed.iso()),
    })
}
