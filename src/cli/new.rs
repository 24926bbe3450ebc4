//! `klacht new`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use clap::Args;

use crate::calendar::{Moment, long_date};
use crate::check::{CaseContext, Missing, missing};
use crate::git::Archive;
use crate::journal::{self, Entry, Touched};
use crate::mail::{self, MAX_MAIL, Mail};
use crate::repository::{self, Quiet, Repository, load_rules};
use crate::save::first_free;
use crate::trail;
use crate::world::{self, ReadProblem};

use super::casework::given::Given;
use super::casework::todo::name;
use super::casework::{CaseProblem, among, chosen_regulation, moment, new_errors, reject, terms};
use super::{Ending, Problem, Session};

mod ask;
mod draft;

use ask::{flag, until};
use draft::Draft;

/// Maak een nieuwe zaak, met wat haar regeling vraagt
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht new [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht new                                  en beantwoord de vragen
  klacht new --received gisteren --set klager.naam=\"Voorbeeld Klager\" \\
    --set via=telefoon --section \"Omschrijving=De training begon te laat.\"
  klacht new --regulation voorbeeld --received 04-03-2026 --set dienst=Rekenen
  klacht new --from klacht.eml                en neem over wat in de e-mail staat

De zaak krijgt het volgende nummer van het jaar van ontvangst. Zit u aan een terminal,
dan vraagt de opdracht wat de regeling vraagt en u nog niet gaf; een leeg antwoord
slaat een vraag over, en dat staat dan bij de zaak. Anders hoort u welke opties nog
nodig zijn, en wordt niets geschreven.

Met --from komen afzender, dag van ontvangst, onderwerp, tekst en bijlagen uit de e-mail;
wat u zelf geeft, gaat voor. De e-mail wordt als bericht.eml bij de zaak bewaard. Wat er
dan nog ontbreekt, staat boven in de zaak en in het antwoord.

Daarna ziet u welke termijnen lopen. Terug: klacht undo.

Afloop: 0 gemaakt, 1 niet gemaakt vanwege fouten, 2 niet uitgevoerd."
)]
pub(super) struct New {
    /// De regeling (standaard: die van klacht.toml, of de enige)
    #[arg(long, value_name = "REGELING")]
    regulation: Option<String>,
    /// De dag van ontvangst
    #[arg(long, value_name = "DATUM")]
    received: Option<String>,
    /// Een gegeven met een waarde; mag vaker
    #[arg(long, value_name = "NAAM=WAARDE")]
    set: Vec<String>,
    /// Een e-mail (.eml) waarin de klacht staat
    #[arg(long, value_name = "BESTAND")]
    from: Option<PathBuf>,
    /// Tekst onder een kop; mag vaker
    #[arg(long, value_name = "KOP=TEKST")]
    section: Vec<String>,
}

/// The errors that say that something is not there yet.
const STILL_MISSING: [&str; 5] = ["K104", "K105", "K106", "K107", "K211"];
/// How often a number may turn out to be taken while it is being given.
const TRIES: usize = 50;

impl New {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let root = session.root()?;
        let rules = load_rules(&root, &Quiet)?;
        let asking = world::at_terminal();
        let slug = self.regulation(&rules, asking)?;
        let mail = self.from.as_deref().map(read_mail).transpose()?;
        let arrived = mail.as_ref().and_then(|(mail, _)| mail.received);
        let received = self.received(session, arrived, asking)?;
        let newest = rules.in_force(&slug, received.date).or_else(|| rules.versions(&slug).last());
        let regulation =
            newest.ok_or_else(|| CaseProblem::NoSuchRegulation { word: slug.clone(), known: Vec::new() })?;
        let given = Given::read(&self.set, regulation, "ontvangen", session.on)?;
        let mut draft = Draft::new(&slug, received, given, &self.section)?;
        let by_mail = mail.is_some();
        if let Some((mail, whole)) = mail {
            if mail.cut {
                session.output.warn("de tekst van de e-mail is te lang en is afgebroken; bericht.eml heeft alles");
            }
            if mail.left_out > 0 {
                let text = format!("{} bijlagen zijn niet apart bewaard; bericht.eml heeft ze wel", mail.left_out);
                session.output.warn(&text);
            }
            draft.take(mail, whole);
        }
        let candidate = Candidate { root: &root, names: repository::names(&root)?, received };
        let left = fill(session, &candidate, &mut draft, (asking, by_mail))?;
        draft.left = left.iter().map(name).collect();
        let bytes = draft.bytes()?;
        let (repository, path, id) = candidate.with(&bytes, &draft.files);
        let mut errors = new_errors(&path, None, &repository, session.on);
        errors.retain(|finding| left.is_empty() || !STILL_MISSING.contains(&finding.code.id));
        if !errors.is_empty() {
            return reject(session, &errors, "verbeter wat u met --received, --set en --section gaf");
        }
        let tried = repository.case(&id);
        // Somebody else may have had the number that was tried; what was worked out stays the same.
        let (path, id) = make(&root, received, &bytes, &draft.files)?;
        session.output.line(&format!("{id}: nieuwe zaak, ontvangen op {}", long_date(received.date)))?;
        if let Some(bound) = tried {
            for line in terms(None, (&repository, bound), session.on) {
                session.output.line(&line)?;
            }
        }
        for word in &draft.left {
            session.output.line(&format!("nog invullen: {word}"))?;
        }
        session.output.line(&format!("geschreven in {path}; terug: klacht undo, vastleggen: klacht save {id}"))?;
        Ok(Ending::Fine)
    }

    fn regulation(&self, rules: &Repository, asking: bool) -> Result<String, Problem> {
        let known: Vec<String> = rules.by_slug().into_keys().map(str::to_owned).collect();
        match chosen_regulation(rules, self.regulation.as_ref())? {
            Some(chosen) => Ok(chosen),
            None if asking && !known.is_empty() => {
                until(&format!("Welke regeling geldt ({})", known.join(", ")), |answer| {
                    let word = answer.unwrap_or_default();
                    match known.contains(&word) {
                        true => Ok(word),
                        false => Err(CaseProblem::NoSuchRegulation { word, known: known.clone() }.into()),
                    }
                })
            }
            None => Err(CaseProblem::WhichRegulation(known).into()),
        }
    }

    fn received(&self, session: &Session, arrived: Option<NaiveDate>, asking: bool) -> Result<Moment, Problem> {
        match (&self.received, arrived) {
            (Some(text), _) => moment(text, session.on),
            (None, Some(day)) => Ok(day.into()),
            (None, None) if asking => {
                let today = Moment::from(session.on);
                until(&format!("Wanneer is de klacht ontvangen (leeg: vandaag, {})", session.on), |answer| {
                    let received = answer.map_or(Ok(today), |text| moment(&text, session.on))?;
                    match received.date <= session.on {
                        true => Ok(received),
                        false => Err(CaseProblem::NotYetDay(received.date).into()),
                    }
                })
            }
            (None, None) => Err(CaseProblem::Incomplete(vec!["--received vandaag".to_owned()]).into()),
        }
    }
}

/// A case that is not written yet, among everything that is.
struct Candidate<'a> {
    root: &'a Path,
    names: Vec<String>,
    received: Moment,
}

impl Candidate<'_> {
    fn with(&self, bytes: &[u8], files: &[(String, Vec<u8>)]) -> (Repository, String, String) {
        let taken = self.names.iter().cloned().collect();
        let id = first_free(self.received.date.year(), &taken);
        let (path, folder) = places(self.received.date.year(), &id, files);
        let own = files.iter().map(|(name, _)| format!("{folder}/{name}"));
        let names: Vec<String> = self.names.iter().cloned().chain([path.clone()]).chain(own).collect();
        (among(self.root, &names, &path, bytes), path, id)
    }
}

/// Where a case stands, and its folder: a case with files beside it is `index.md` there.
fn places(year: i32, id: &str, files: &[(String, Vec<u8>)]) -> (String, String) {
    let folder = format!("cases/{year}/{id}");
    (if files.is_empty() { format!("{folder}.md") } else { format!("{folder}/index.md") }, folder)
}

/// The mail in a file, with its bytes.
fn read_mail(path: &Path) -> Result<(Mail, Vec<u8>), Problem> {
    let no_mail = |why: String| CaseProblem::NoMail { path: path.display().to_string(), why };
    let bytes = world::read_limited(path, MAX_MAIL).map_err(|problem| match problem {
        ReadProblem::TooLarge(_) => CaseProblem::HugeMail(path.display().to_string()),
        ReadProblem::System(error) => no_mail(world::reason(&error)),
    })?;
    let mail = mail::read(&bytes).ok_or_else(|| no_mail("er staat geen afzender, dag of onderwerp in".to_owned()))?;
    Ok((mail, bytes))
}

/// Asks for what is missing, as long as an answer brings a new question; gives what stays open.
fn fill(
    session: &Session,
    candidate: &Candidate<'_>,
    draft: &mut Draft,
    (asking, by_mail): (bool, bool),
) -> Result<Vec<Missing>, Problem> {
    let mut asked: Vec<Missing> = Vec::new();
    loop {
        let (repository, _, id) = candidate.with(&draft.bytes()?, &draft.files);
        let context = repository.case(&id).and_then(|bound| CaseContext::new(&repository, bound, session.on));
        // Without a regulation there is nothing to ask; the check says why there is none.
        let Some(context) = context else { return Ok(Vec::new()) };
        let open = missing(&context);
        let flags: Vec<String> = open.iter().filter_map(flag).collect();
        if !asking {
            // What a mail does not say, nobody may know yet.
            return if by_mail || flags.is_empty() { Ok(open) } else { Err(CaseProblem::Incomplete(flags).into()) };
        }
        let Some(next) = open.iter().find(|missing| flag(missing).is_some() && !asked.contains(missing)) else {
            return Ok(open);
        };
        asked.push(next.clone());
        if let Some(answer) = ask::ask(next)? {
            draft.fill(next, answer);
        }
    }
}

/// Gives the case the first number that is free, and writes it; gives path and number.
fn make(root: &Path, received: Moment, bytes: &[u8], files: &[(String, Vec<u8>)]) -> Result<(String, String), Problem> {
    let _held = journal::hold(root)?;
    // A link could lead out of the archive, and nobody who lists the cases follows it.
    let folders = [root.join("cases"), root.join(format!("cases/{}", received.date.year()))];
    if let Some(path) = folders.into_iter().find(|folder| world::is_symlink(folder)) {
        return Err(CaseProblem::Linked(path.display().to_string()).into());
    }
    let mut taken = given_out(root)?;
    for _ in 0..TRIES {
        let year = received.date.year();
        let id = first_free(year, &taken);
        let (path, folder) = places(year, &id, files);
        let of_case: Vec<(&str, &[u8])> = std::iter::once(("index.md", bytes))
            .chain(files.iter().map(|(name, own)| (name.as_str(), own.as_slice())))
            .collect();
        // A number is taken by a file of its name as much as by a folder.
        let other = root.join(if files.is_empty() { folder.clone() } else { format!("{folder}.md") });
        let made = !world::exists(&other)
            && match files.is_empty() {
                true => world::create(&root.join(&path), bytes)?,
                false => world::create_folder(&root.join(&folder), &of_case)?,
            };
        if made {
            let mut touched = vec![Touched::new(&path, None, bytes)];
            touched.extend(files.iter().map(|(name, own)| Touched::new(&format!("{folder}/{name}"), None, own)));
            if let Err(problem) = journal::keep(root, &Entry { case: id.clone(), files: touched.clone() }) {
                // What cannot be taken back is not made.
                for file in &touched {
                    world::remove_file(&root.join(&file.path))?;
                }
                world::remove_empty_dirs(&root.join(&folder), &root.join("cases"));
                return Err(problem.into());
            }
            return Ok((path, id));
        }
        taken.insert(path);
    }
    Err(CaseProblem::NoNumber.into())
}

/// Every path a case has, or ever had in the history: the number of a case that is gone is not given again.
fn given_out(root: &Path) -> Result<BTreeSet<String>, Problem> {
    let mut taken: BTreeSet<String> = repository::names(root)?.into_iter().collect();
    if let Ok(archive) = Archive::open(root)
        && let Ok(Some(head)) = archive.head()
    {
        taken.extend(trail::paths_ever(&archive, head).unwrap_or_default());
    }
    Ok(taken)
}
