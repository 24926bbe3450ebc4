//! `klacht save`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use clap::Args;

use crate::check;
use crate::diagnostic::{Findings, Severity, render};
use crate::git::{Archive, Blocked, Desk, Draft, GitProblem, Id, Pending, SIGNERS_FILE};
use crate::repository::{self, Repository, load_part, of_files, with_owners};
use crate::save::{Changed, Part, Private, Topic, is_reachable, plan};
use crate::world;

use super::sync::sync;
use super::{Ending, Problem, Session};

/// Controleer wat er veranderd is en leg het vast in git, met een bericht per zaak
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht save [OPTIES] [ZAAK]…",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht save                       alles wat veranderd is, één vastlegging per zaak
  klacht save 2026-007              alleen deze zaak
  klacht save -m \"op verzoek van de directie\"
  klacht save --sync                en haal daarna op wat anderen deden, en verstuur

Vastgelegd wordt wat in cases, regulations, reports, klacht.toml en allowed_signers
veranderd is. Het
bericht noemt stappen, dagen en namen van gegevens, nooit wat erin staat. Staat er een
fout in wat veranderd is, dan wordt niets vastgelegd.

Met --sync gaat dit archief daarna gelijk lopen met het archief dat u deelt. Veranderde
een ander iets in andere zaken, dan wordt dat samengevoegd. Gaat het niet samen, dan
blijft alles zoals het was en hoort u welke zaken het zijn. Gaf een ander intussen
hetzelfde nummer aan een zaak, dan krijgt de uwe het volgende.

Afloop: 0 vastgelegd of niets te doen, 1 fouten gevonden of niet samen te voegen,
2 niet uitgevoerd."
)]
pub(super) struct Save {
    /// Alleen deze zaken
    #[arg(value_name = "ZAAK", help_heading = "Argumenten")]
    cases: Vec<String>,
    /// Een regel van uzelf onder het bericht, zonder persoonsgegevens
    #[arg(short, long, value_name = "TEKST")]
    message: Option<String>,
    /// Haal daarna op wat anderen vastlegden, voeg samen en verstuur
    #[arg(long)]
    sync: bool,
}

/// What `save` and the hooks look at.
pub(super) const PLACES: [&str; 5] = ["cases", "regulations", "reports", "klacht.toml", SIGNERS_FILE];

impl Save {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        match self.record(session)? {
            Some(recorded) if self.sync => sync(session, recorded),
            Some(_) => Ok(Ending::Fine),
            None => Ok(Ending::Findings),
        }
    }

    /// How many commits were made; nothing when errors kept them back.
    fn record(&self, session: &mut Session) -> Result<Option<usize>, Problem> {
        let (desk, root) = session.desk()?;
        if let Some(blocked) = desk.blocked()? {
            return Err(Problem::Blocked(blocked));
        }
        let own = self.message.as_deref().map(str::trim).filter(|own| !own.is_empty());
        if own.is_some_and(|own| own.contains(char::is_control)) {
            return Err(Problem::LongMessage);
        }
        let names = repository::names(&root)?;
        let changed = on_disk(&desk, &root, &names)?;
        let mut parts = plan(changed.clone(), &names);
        if !self.cases.is_empty() {
            self.known(&parts, &names)?;
            parts.retain(|part| matches!(&part.topic, Topic::Case(id) if self.cases.contains(id)));
        }
        if parts.is_empty() {
            session.output.line("niets vast te leggen: er is niets veranderd")?;
            return Ok(Some(0));
        }
        let files: BTreeSet<String> = parts.iter().flat_map(|part| part.files.iter().cloned()).collect();
        let repository = load_part(&root, &names, &with_owners(&names, &files));
        let errors = errors(&repository, &files, session);
        if !errors.is_empty() {
            refuse(session, &errors, "vastgelegd")?;
            return Ok(None);
        }
        let was = as_it_was(&repository, &changed, &files);
        let private = Private::new([&repository, &was]);
        if own.is_some_and(|own| private.is_in(own) || is_reachable(own)) {
            return Err(Problem::PrivateMessage);
        }
        // The number stands in the message too. What got such a number before may still be changed and removed.
        let new = |path: &String| changed.iter().any(|file| file.path == *path && file.before.is_none());
        let named = |part: &&Part| matches!(&part.topic, Topic::Case(id) if private.is_in(id));
        if let Some(path) = parts.iter().filter(named).flat_map(|part| &part.files).find(|path| new(path)) {
            return Err(Problem::PrivateNumber(path.clone()));
        }
        discreet(&mut parts, &private);
        let draft = |part: &Part| Draft { message: part.message(own), files: part.files.clone() };
        let made = desk.record(&parts.iter().map(draft).collect::<Vec<_>>())?;
        // What cannot be kept here is for the audit to say.
        if let (Some(head), Ok(archive)) = (made.last(), Archive::open(&root)) {
            let _ = archive.advance_seen(*head);
        }
        tell(session, &parts, &made)?;
        Ok(Some(made.len()))
    }

    /// A number nobody has is a slip of the pen; one that did not change is not.
    fn known(&self, parts: &[Part], names: &[String]) -> Result<(), Problem> {
        let mut known: BTreeSet<String> = names.iter().filter_map(|name| crate::case::id_of(name).ok()).collect();
        known.extend(parts.iter().filter_map(|part| match &part.topic {
            Topic::Case(id) => Some(id.clone()),
            _ => None,
        }));
        match self.cases.iter().find(|id| !known.contains(*id)) {
            None => Ok(()),
            Some(id) => {
                let meant = crate::document::closest(id, known.iter().map(String::as_str)).map(str::to_owned);
                Err(Problem::NoChange { id: id.clone(), meant })
            }
        }
    }
}

fn tell(session: &mut Session, parts: &[Part], made: &[Id]) -> Result<(), Problem> {
    let dim = anstyle::Style::new().dimmed();
    for (part, id) in parts.iter().zip(made) {
        let id = session.output.paint(dim, &id.short());
        session.output.line(&format!("vastgelegd  {id}  {}", part.subject))?;
    }
    let ids: Vec<String> = made.iter().rev().map(|id| id.short()).collect();
    session.output.line(&format!("ongedaan maken: git revert --no-edit {}", ids.join(" ")))
}

/// What differs between the newest commit and the disk.
fn on_disk(desk: &Desk, root: &Path, names: &[String]) -> Result<Vec<Changed>, Problem> {
    let names: BTreeSet<&str> = names.iter().map(String::as_str).collect();
    let after =
        |file: &Pending| Ok(file.present.then(|| world::read_bytes(&root.join(&file.path)).unwrap_or_default()));
    let mut pending = desk.pending(&PLACES)?;
    let listed = |path: &str| names.contains(path) || path.starts_with("reports/") || path == SIGNERS_FILE;
    pending.retain(|file| file.before.is_some() || listed(&file.path) && !is_leftover(&file.path));
    contents(desk, pending, &after)
}

/// Whether a new file is what an editor keeps for itself: it may hold a case and belongs in no history.
fn is_leftover(path: &str) -> bool {
    let endings = ["~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".klacht-nieuw"];
    path.split('/').any(|part| part.starts_with(['.', '#']) || part.starts_with("~$"))
        || endings.iter().any(|ending| path.ends_with(ending))
}

/// What a file is now: on disk or in the index.
pub(super) type After<'a> = dyn Fn(&Pending) -> Result<Option<Vec<u8>>, GitProblem> + 'a;

/// Changed files with what they were and are.
pub(super) fn contents(desk: &Desk, files: Vec<Pending>, after: &After<'_>) -> Result<Vec<Changed>, Problem> {
    let read = |file: Pending| {
        let before = file.before.map(|id| desk.blob(id)).transpose()?;
        let after = after(&file)?;
        Ok(Changed { path: file.path, before, after })
    };
    files.into_iter().map(read).collect()
}

/// The errors in some files as of today.
pub(super) fn errors(repository: &Repository, files: &BTreeSet<String>, session: &Session) -> Findings {
    let mut findings = check::run(repository, session.on);
    findings.retain(|finding| finding.severity == Severity::Error && files.contains(&finding.file));
    findings
}

/// Shows errors, and how to go on.
pub(super) fn refuse(session: &mut Session, errors: &Findings, what: &str) -> Result<Ending, Problem> {
    let colour = session.output.colour();
    for finding in errors.as_slice() {
        session.output.print(&render::text(finding, colour))?;
    }
    let count = errors.as_slice().len();
    let many = if count == 1 { "1 fout".to_owned() } else { format!("{count} fouten") };
    session.output.line(&format!("niets {what}: {many} in wat veranderd is"))?;
    session.output.line("  verbeter dit, of zet in de zaak waarom het zo blijft:")?;
    let code = errors.as_slice().first().map_or("K000", |finding| finding.code.id);
    let until = session.on + chrono::Days::new(30);
    session.output.line(&format!("  negeer: [{{controle: {code}, reden: …, tot: {until}}}]"))?;
    Ok(Ending::Findings)
}

/// The changed files as they were, among the regulations as they are.
fn as_it_was(repository: &Repository, changed: &[Changed], files: &BTreeSet<String>) -> Repository {
    let regulations = repository.regulations.iter().map(|regulation| regulation.source());
    let now = regulations.chain(repository.config.source.iter());
    let mut all: BTreeMap<String, Vec<u8>> =
        now.map(|source| (source.path().to_owned(), source.text().as_bytes().to_vec())).collect();
    let before = |file: &Changed| Some((file.path.clone(), file.before.clone()?));
    all.extend(changed.iter().filter(|file| files.contains(&file.path)).filter_map(before));
    of_files(all.into_iter().collect())
}

/// A last look at our own words: a key or a step may turn out to be somebody's name.
pub(super) fn discreet(parts: &mut [Part], private: &Private) {
    for part in parts {
        if private.is_in(&part.subject) || part.lines.iter().any(|line| private.is_in(line)) {
            part.lines.clear();
            part.subject = match &part.topic {
                Topic::Case(id) => format!("{id}: aangepast"),
                Topic::Regulation(slug) => format!("{slug}: aangepast"),
                Topic::Config | Topic::Other => "archief: aangepast".to_owned(),
            };
        }
    }
}

/// Why nothing can be recorded, and what to do.
pub(super) fn blocked(why: &Blocked) -> (&'static str, String) {
    let (what, mend) = match why {
        Blocked::NoRepository => ("deze map is geen git-archief", "maak er een van: git init"),
        Blocked::Bare => ("dit git-archief heeft geen werkmap", "werk in een kopie: git clone"),
        Blocked::Merging => {
            ("er wacht een samenvoeging", "maak haar af: git commit, of breek haar af: git merge --abort")
        }
        Blocked::Rebasing => {
            ("er wacht een rebase", "maak hem af: git rebase --continue, of breek hem af: git rebase --abort")
        }
        Blocked::Picking => (
            "er wacht een cherry-pick",
            "maak hem af: git cherry-pick --continue, of breek hem af: git cherry-pick --abort",
        ),
        Blocked::Reverting => {
            ("er wacht een revert", "maak hem af: git revert --continue, of breek hem af: git revert --abort")
        }
        Blocked::Busy => ("git is nog met iets bezig", "kijk waarmee: git status"),
        Blocked::Conflicts => ("er staan bestanden met conflicten", "los ze op: git status noemt ze"),
        Blocked::Detached => ("er is geen tak gekozen (detached HEAD)", "kies een tak: git switch main"),
        Blocked::Locked(lock) => {
            let again = "wacht even en probeer het opnieuw";
            let left = lock.as_ref().map(|lock| format!("; loopt er geen git meer, verwijder dan {}", lock.display()));
            let mend = format!("{again}{}", left.unwrap_or_default());
            return ("een ander git-programma houdt het archief bezet", mend);
        }
    };
    (what, mend.to_owned())
}
