//! `klacht audit --checkpoint`, and what the audit says of checkpoints.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::audit::{Audited, CHECKPOINT_TAGS, Checkpoint, Held, Proof};
use crate::check::codes::{BRANCH_PUT_BACK, CHECKPOINT_UNREADABLE};
use crate::diagnostic::Severity;
use crate::git::{Archive, Desk, TagProblem};
use crate::trail::{Chains, Trail};

use super::save::PLACES;
use super::{Problem, Session};

/// What came of asking for a checkpoint.
pub(super) enum Made {
    /// It is there: its name, what it says, whether it is signed.
    Tag(String, Checkpoint, bool),
    /// There are so many errors in what it would hold.
    Faulty(usize),
    /// The branch or an earlier checkpoint is not what this clone saw.
    Replaced,
}

/// Makes a checkpoint of the history that was just audited. With errors in it, only when that is asked for: what is
/// wrong would look approved.
pub(super) fn make(
    on: NaiveDate,
    archive: &Archive,
    trail: &Trail,
    audited: &Audited,
    unsigned: bool,
    despite: bool,
) -> Result<Made, Problem> {
    // What is not here cannot be held on to, whoever asks.
    if archive.is_shallow() {
        return Err(Problem::NotWhole("dit is een ondiepe kopie"));
    }
    if !trail.unread.is_empty() {
        return Err(Problem::NotWhole("een deel is niet te lezen"));
    }
    // It would take the place of what shows that something was replaced.
    if audited.findings.iter().any(|finding| [BRANCH_PUT_BACK.id, CHECKPOINT_UNREADABLE.id].contains(&finding.code.id))
    {
        return Ok(Made::Replaced);
    }
    let errors = audited.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if errors > 0 && !despite {
        return Ok(Made::Faulty(errors));
    }
    let head = trail.commits.first().ok_or(Problem::NoCommits)?.id;
    let chains = Chains::of(archive, trail, &[head])?.at(head).unwrap_or_default();
    let made = Checkpoint { date: on, commit: head, commits: trail.commits.len(), chains };
    let name = free_name(archive, on)?;
    archive.make_tag(&name, head, &made.text(), !unsigned)?;
    // What cannot be kept here is for the next audit to say.
    let _ = archive.keep_seen_tags(CHECKPOINT_TAGS);
    Ok(Made::Tag(name, made, !unsigned))
}

/// Says what came of it.
pub(super) fn tell(session: &mut Session, made: &Made) -> Result<(), Problem> {
    let (name, made, signed) = match made {
        Made::Tag(name, made, signed) => (name, made, *signed),
        Made::Replaced => {
            session
                .output
                .line("\ngeen ijkpunt gemaakt: de tak of een eerder ijkpunt is niet meer zoals deze kopie ze zag")?;
            return session.output.line("  weet u waarom? neem de stand dan eerst aan met klacht audit --accept-head");
        }
        Made::Faulty(count) => {
            let many = if *count == 1 { "er is 1 fout".to_owned() } else { format!("er zijn {count} fouten") };
            session.output.line(&format!("\ngeen ijkpunt gemaakt: {many}"))?;
            return session.output.line("  toch een ijkpunt, met de fouten erin: klacht audit --checkpoint --yes");
        }
    };
    let how = if signed { "ondertekend" } else { "zonder handtekening" };
    session.output.line(&format!("\nijkpunt gemaakt: {name}, {how}, wortel {}", made.root()))?;
    if !signed {
        session.output.line("  zonder handtekening is het minder waard: iedereen kan het door een ander vervangen")?;
    }
    // On a server there are no files that could wait.
    let desk = session.root().ok().map(|root| Desk::open(&root)).transpose()?.and_then(Result::ok);
    let pending = desk.map(|desk| desk.pending(&PLACES)).transpose()?.unwrap_or_default().len();
    if pending > 0 {
        let many = if pending == 1 { "1 bestand".to_owned() } else { format!("{pending} bestanden") };
        session.output.line(&format!("  niet erin: {many} met wat nog niet is vastgelegd (klacht save)"))?;
    }
    session.output.line(&format!("  breng het naar buiten: git push origin {name}"))?;
    session.output.line("  bewaar de wortel ook buiten dit archief, bij wie het later nakijkt")
}

/// The same in JSON; null when there were errors.
pub(super) fn made_as_json(made: &Made) -> Value {
    match made {
        Made::Tag(name, made, signed) => json!({ "tag": name, "root": made.root().to_string(), "signed": signed }),
        Made::Faulty(_) | Made::Replaced => Value::Null,
    }
}

/// `ijkpunt/2026-03-02`, or the first number after it that is free.
fn free_name(archive: &Archive, on: NaiveDate) -> Result<String, Problem> {
    let first = format!("{CHECKPOINT_TAGS}{on}");
    let taken: Vec<String> = archive.tags(&first)?.into_iter().map(|tag| tag.name).collect();
    let mut names = std::iter::once(first.clone()).chain((2..).map(|number: usize| format!("{first}-{number}")));
    Ok(names.find(|name| !taken.contains(name)).unwrap_or(first))
}

/// The last checkpoint in JSON.
pub(super) fn as_json(held: &Held) -> Value {
    json!({
        "tag": held.tag,
        "date": held.date.to_string(),
        "commit": held.commit.to_string(),
        "signature": held.signature.key(),
        "cases": held.cases,
    })
}

/// What no checkpoint shows.
pub(super) fn not_checked(proof: &Proof) -> String {
    match (&proof.last, proof.not_compared) {
        (_, Some(why)) => format!("of de geschiedenis nog is zoals in het ijkpunt: {why}"),
        (None, None) => {
            "of de hele geschiedenis is vervangen: manipulatie is te zien vanaf het eerste ijkpunt, en dat \
                         is er in deze kopie niet (git fetch --tags haalt ijkpunten op, klacht audit --checkpoint \
                         maakt er een)"
                .to_owned()
        }
        (Some(last), None) => format!(
            "wat er vóór het eerste ijkpunt is gebeurd, en of er na het laatste ({}) iets is vervangen: manipulatie is \
             te zien vanaf het eerste ijkpunt",
            last.tag
        ),
    }
}

impl From<TagProblem> for Problem {
    fn from(problem: TagProblem) -> Self {
        match problem {
            TagProblem::NoKey => Self::NoKey,
            TagProblem::NoIdentity => Self::NoIdentity,
            TagProblem::Refused(reason) => Self::NoTag(reason),
        }
    }
}
