//! What `save --sync` tells.

use crate::document::list_in_dutch;
use crate::git::{SyncProblem, Upstream};
use crate::save::Clash;

use super::super::{Problem, Session};

fn recordings(count: usize) -> String {
    if count == 1 { "1 vastlegging".to_owned() } else { format!("{count} vastleggingen") }
}

/// The message of a merge: how much came together, and nothing of what.
pub(super) fn message(ours: usize, theirs: usize) -> String {
    format!("samengevoegd: {} van hier met {} van elders\n", recordings(ours), recordings(theirs))
}

/// Tells which cases both sides changed, and how to go on.
pub(super) fn conflict(
    session: &mut Session,
    upstream: &Upstream,
    files: &[(Option<String>, String)],
) -> Result<(), Problem> {
    let output = &mut session.output;
    output.line("niet samengevoegd: dit is hier en elders veranderd, en gaat niet vanzelf samen")?;
    for (case, file) in files {
        output.line(&match case {
            Some(case) => format!("  {case}  {file}"),
            None => format!("  {file}"),
        })?;
    }
    output.line("er is niets verstuurd, en uw bestanden staan er nog zoals u ze vastlegde")?;
    output.line("  bekijk wat er elders staat:")?;
    for (_, file) in files {
        output.line(&format!("  git diff HEAD {} -- {}", upstream.name(), quoted(file)))?;
    }
    output.line(&format!("  voeg samen met git merge {}, kies in elk bestand wat blijft,", upstream.name()))?;
    output.line("  en leg het vast met git add en git commit; daarna: klacht save --sync")
}

/// Tells that our case got another number.
pub(super) fn renumbered(
    session: &mut Session,
    upstream: &Upstream,
    clash: &Clash,
    naming: &[String],
) -> Result<(), Problem> {
    let Clash { id, next, moves } = clash;
    let next = next.as_deref().unwrap_or_default();
    let output = &mut session.output;
    output.line(&format!("{id} bestond al bij {}: uw zaak krijgt nummer {next}", upstream.remote()))?;
    for (_, to) in moves.iter().take(1) {
        output.line(&format!("  zij staat nu in {to}; gebruik het nieuwe nummer ook in brieven"))?;
    }
    if !naming.is_empty() {
        output.line(&format!("  kijk welke zaak u bedoelt met {id} in {}", list_in_dutch(naming, "en")))?;
    }
    Ok(())
}

/// Tells that both sides used one number, and that we cannot count on from it.
pub(super) fn no_number(session: &mut Session, upstream: &Upstream, clash: &Clash) -> Result<(), Problem> {
    let output = &mut session.output;
    output.line(&format!(
        "niets verstuurd: `{}` is hier en bij {} aan een andere zaak gegeven",
        clash.id,
        upstream.remote()
    ))?;
    output.line("  geef uw zaak een ander nummer, en sla haar opnieuw op:")?;
    let own = clash.moves.first().map(|(from, _)| from.as_str()).unwrap_or_default();
    let folder = own.rsplit_once('/').map_or("cases", |(folder, _)| folder);
    let (from, to) = match own.strip_suffix("/index.md") {
        Some(own) => (own, format!("{}/NUMMER", own.rsplit_once('/').map_or("cases", |(folder, _)| folder))),
        None => (own, format!("{folder}/NUMMER.md")),
    };
    output.line(&format!("  git mv {} {}", quoted(from), quoted(&to)))?;
    output.line("  klacht save --sync")
}

/// A path as a shell takes it.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || ":/-_.".contains(c);
    if path.chars().all(plain) { path.to_owned() } else { format!("'{}'", path.replace('\'', "'\\''")) }
}

/// Why syncing stopped, and what to do.
pub(in super::super) fn words(problem: &SyncProblem) -> (String, Option<String>) {
    const KEPT: &str = "wat u vastlegde staat hier nog; daarna: klacht save --sync";
    let mend = |text: String| Some(text);
    match problem {
        SyncProblem::NoGit => ("git staat niet op deze computer".to_owned(), mend("installeer git".to_owned())),
        SyncProblem::OldGit => {
            ("deze git is te oud om samen te voegen".to_owned(), mend("werk git bij tot 2.38 of nieuwer".to_owned()))
        }
        SyncProblem::NoUpstream { branch, remote: Some(remote) } => (
            format!("de tak {branch} is aan geen gedeeld archief verbonden"),
            mend(format!(
                "staat de tak daar al: git branch --set-upstream-to {remote}/{branch}; zo niet: git push -u {remote} {branch}"
            )),
        ),
        SyncProblem::NoUpstream { branch, remote: None } => (
            "dit archief kent geen gedeeld archief om mee gelijk te lopen".to_owned(),
            mend(format!("git remote add origin ADRES, en daarna: git push -u origin {branch}")),
        ),
        SyncProblem::Shallow => (
            "dit is een ondiepe kopie: oudere geschiedenis ontbreekt hier".to_owned(),
            mend("haal haar op: git fetch --unshallow".to_owned()),
        ),
        SyncProblem::Unreachable(remote, said) => (
            format!("{remote} is niet bereikbaar: {said}"),
            mend(format!("kijk of u verbinding hebt en of het adres klopt (git remote -v); {KEPT}")),
        ),
        SyncProblem::Denied(remote, said) => (
            format!("{remote} laat u niet toe: {said}"),
            mend(format!("kijk naar uw sleutel of wachtwoord, of vraag de beheerder om toegang; {KEPT}")),
        ),
        SyncProblem::Rewritten(remote) => (
            format!("de geschiedenis bij {remote} is herschreven, bijvoorbeeld door een vernietiging"),
            mend(
                "overleg met de beheerder, en werk verder in een verse kopie (git clone); verstuur niets uit deze"
                    .to_owned(),
            ),
        ),
        SyncProblem::Unrelated(remote) => (
            format!("dit archief en dat bij {remote} hebben geen gezamenlijke geschiedenis"),
            mend("kijk of het adres klopt: git remote -v".to_owned()),
        ),
        SyncProblem::InTheWay(files) => (
            format!("niet vastgelegde bestanden zouden worden overschreven: {}", list_in_dutch(files, "en")),
            mend(
                "leg ze vast (klacht save, of git commit) of zet ze opzij; er is niets aan uw bestanden veranderd"
                    .to_owned(),
            ),
        ),
        SyncProblem::Refused(remote, said) => (
            format!("{remote} weigert wat u verstuurt: {}", said.join("; ")),
            mend("verbeter wat daar staat, of vraag de beheerder; wat u vastlegde staat hier nog".to_owned()),
        ),
        SyncProblem::Overtaken(times) => (
            format!("anderen waren {times} keer eerder met versturen"),
            mend("alles staat samengevoegd klaar; probeer het zo weer: klacht save --sync".to_owned()),
        ),
        SyncProblem::Record(_) | SyncProblem::Git(_) => ("gelijk maken lukt niet".to_owned(), None),
    }
}
