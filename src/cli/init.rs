//! `klacht init`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::diagnostic::Severity;
use crate::git::{Blocked, Desk, Draft, RecordProblem, begin};
use crate::profiles::Profile;
use crate::setup::{Wish, files, starts};
use crate::world;

use super::ask::{ask, say};
use super::{Ending, Problem, Session, check, hooks};

/// Begin een archief: instellingen, een regeling om van uit te gaan, en git
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht init [MAP] [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht init                        in deze map; vraagt wat er nodig is
  klacht init klachten --organisation \"Stichting Voorbeeld\" --regulation wkkgz --yes

Regelingen om van uit te gaan:
  awb, awb-commissie, wkkgz, kantoorklachtenregeling, kinderopvang, jeugdwet en
  bgfo
  volgen een wet; interactie, procedure-klachten, klik-onderwijs, organize4all
  en team-keizer zijn voorbeelden. Het blijft een voorbeeld tot u het vaststelt.

Wat er al staat, blijft zoals het is. Nog een keer draaien kan altijd."
)]
pub(super) struct Init {
    /// De map van het archief (standaard: deze map)
    #[arg(value_name = "MAP", default_value = ".", hide_default_value = true, help_heading = "Argumenten")]
    folder: PathBuf,
    /// De regeling om van uit te gaan; mag vaker, de eerste is de gewone
    #[arg(long, value_name = "NAAM")]
    regulation: Vec<String>,
    /// Hoe de organisatie heet
    #[arg(long, value_name = "NAAM")]
    organisation: Option<String>,
    /// Wie de klachten behandelt
    #[arg(long, value_name = "NAAM")]
    officer: Option<String>,
    /// Op welk e-mailadres klachten komen
    #[arg(long, value_name = "ADRES")]
    email: Option<String>,
    /// Vraag niets
    #[arg(long)]
    yes: bool,
}

impl Init {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let folder = session.directory.as_ref().map_or_else(|| self.folder.clone(), |base| base.join(&self.folder));
        let wish = self.wish(&folder)?;
        world::create_dir(&folder)?;
        let files = files(&wish);
        let mut made = 0;
        for (name, text) in &files {
            made += usize::from(place(session, &folder, name, text)?);
        }
        let own = repository(session, &folder)?;
        session.directory = Some(folder.clone());
        if own {
            match hooks::Hooks::install().run(session) {
                // Others keep their hooks in a folder of their own; that is no reason to stop.
                Err(problem @ Problem::SharedHooks(_)) => session.output.line(&format!("hooks: {problem}"))?,
                ran => drop(ran?),
            }
        }
        session.output.line("\nklacht check:")?;
        let ending = check::Check::quiet().run(session)?;
        if ending == Ending::Findings {
            session
                .output
                .line("\nEr staat een fout in wat er al stond. Herstel die, en draai klacht init nog een keer.")?;
            return Ok(ending);
        }
        let found = crate::check::run(&session.repository()?, session.on);
        session.output.line(match found.count(Severity::Warning) {
            0 => "  geen fouten",
            _ => "  geen fouten; wat hierboven staat, loopt u na als u de regeling van uzelf maakt",
        })?;
        if own {
            let mut names: Vec<String> = files.into_iter().map(|(name, _)| name).collect();
            // What an earlier run made belongs to the beginning too.
            let rules = crate::repository::names(&folder)?.into_iter().filter(|name| name.starts_with("regulations/"));
            names.extend(rules);
            names.sort();
            names.dedup();
            first_commit(session, &folder, names, made)?;
        }
        session.output.line(NEXT)?;
        Ok(Ending::Fine)
    }

    /// What is wanted: from the options, and the rest by asking. What stands there already is not asked for.
    fn wish(&self, folder: &Path) -> Result<Wish, Problem> {
        let mut regulations = Vec::new();
        for word in &self.regulation {
            let start = find(word).map_err(|meant| Problem::NoStart { word: word.clone(), meant })?;
            if !regulations.contains(&start) {
                regulations.push(start);
            }
        }
        let given =
            |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let mut wish = Wish {
            organisation: given(&self.organisation).unwrap_or_default(),
            officer: given(&self.officer),
            email: given(&self.email),
            regulations,
        };
        if let Some(email) = wish.email.as_deref().filter(|email| !is_address(email)) {
            return Err(Problem::NoAddress(email.to_owned()));
        }
        let needs_name = wish.organisation.is_empty() && !world::exists(&folder.join("klacht.toml"));
        let needs_rules = wish.regulations.is_empty() && !world::has_entries(&folder.join("regulations"));
        let asks = !self.yes && world::at_terminal();
        if needs_name {
            if !asks {
                return Err(Problem::Unasked("--organisation NAAM"));
            }
            wish.organisation = ask("Hoe heet uw organisatie", None, |name| match name {
                "" => Err("vul een naam in".to_owned()),
                name => Ok(name.to_owned()),
            })?;
        }
        if asks && needs_rules && wish.officer.is_none() {
            let name = ask("Wie behandelt de klachten (Enter: later)", Some(""), |name| Ok(name.to_owned()))?;
            wish.officer = Some(name).filter(|name| !name.is_empty());
        }
        if asks && needs_rules && wish.email.is_none() {
            let email = ask("Op welk e-mailadres komen klachten (Enter: later)", Some(""), |email| match email {
                email if email.is_empty() || is_address(email) => Ok(email.to_owned()),
                _ => Err("schrijf een adres zoals klachten@example.org".to_owned()),
            })?;
            wish.email = Some(email).filter(|email| !email.is_empty());
        }
        if needs_rules {
            if !asks {
                return Err(Problem::Unasked("--regulation NAAM"));
            }
            say("\nVan welke regeling gaat u uit?\n");
            starts().for_each(|start| say(&format!("  {:<24} {}\n", start.name, start.what)));
            wish.regulations = vec![ask("Welke", None, |word| {
                find(word).map_err(|meant| match meant {
                    Some(meant) => format!("`{word}` is er niet; bedoelde u `{meant}`?"),
                    None => format!("`{word}` is er niet; kies een naam uit de lijst"),
                })
            })?];
        }
        Ok(wish)
    }
}

const NEXT: &str = "
Hierna:
  lees LEESMIJ.md, en maak de regeling in regulations van uzelf
  klacht check        kijk of alles klopt
  klacht new          schrijf de eerste klacht in
  klacht save         leg vast wat u veranderde";

/// The regulation with this name, or the name that was meant.
fn find(word: &str) -> Result<Profile, Option<&'static str>> {
    let word = word.trim().to_lowercase();
    let found = starts().find(|start| start.name == word);
    found.ok_or_else(|| crate::document::closest(&word, starts().map(|start| start.name)))
}

fn is_address(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || ".-_+%".contains(c);
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && name.chars().chain(host.chars()).all(plain)
    })
}

/// Writes a file that is not there yet; whether it did.
fn place(session: &mut Session, folder: &Path, name: &str, text: &str) -> Result<bool, Problem> {
    let path = folder.join(name);
    // A regulation may stand there with its versions in a folder.
    if world::exists(&path) || name.strip_suffix(".md").is_some_and(|slug| world::is_dir(&folder.join(slug))) {
        session.output.line(&format!("  {name}: stond er al, blijft zoals het is"))?;
        return Ok(false);
    }
    // Through a link it would be written somewhere else.
    let top = folder.join(name.split('/').next().unwrap_or(name));
    if world::is_symlink(&top) {
        session.output.line(&format!("  {name}: niet gemaakt, want {} is een verwijzing", top.display()))?;
        return Ok(false);
    }
    world::write_atomic(&path, text.as_bytes())?;
    session.output.line(&format!("  {name}: gemaakt"))?;
    Ok(true)
}

/// Sees to a git repository; whether the folder has one of its own.
fn repository(session: &mut Session, folder: &Path) -> Result<bool, Problem> {
    match Desk::open(folder)? {
        Ok(desk) if desk.prefix().is_empty() => {
            session.output.line("  git-archief: stond er al")?;
            Ok(true)
        }
        Ok(desk) => {
            let tree = desk.tree().display();
            session.output.line(&format!(
                "  git-archief: deze map ligt in dat van {tree}; daarin is niets veranderd en niets vastgelegd\n  \
                 (een eigen archief: git init -b main in deze map, en daarna klacht init)"
            ))?;
            Ok(false)
        }
        Err(Blocked::NoRepository) => {
            begin(folder)?;
            session.output.line("  git-archief: gemaakt, op tak main")?;
            Ok(true)
        }
        Err(blocked) => Err(Problem::Blocked(blocked)),
    }
}

/// Records the beginning, when nothing was recorded yet and git knows who does.
fn first_commit(session: &mut Session, folder: &Path, names: Vec<String>, made: usize) -> Result<(), Problem> {
    let desk = Desk::open(folder)?.map_err(Problem::Blocked)?;
    if !desk.is_unborn() {
        // What is recorded here is the officer's own; how it goes on is for them to say.
        return match made {
            0 => Ok(()),
            _ => session.output.line("\nleg vast wat er bij kwam: git add -A en git commit"),
        };
    }
    let files = names.into_iter().filter(|name| world::is_plain_file(&folder.join(name))).collect();
    let draft = Draft { message: "Begin: instellingen en regelingen\n".to_owned(), files };
    match desk.record(&[draft]) {
        Ok(_) => session.output.line("\nvastgelegd: Begin: instellingen en regelingen"),
        Err(RecordProblem::NoIdentity) => session.output.line(
            "\nnog niet vastgelegd: git weet niet wie u bent. Zeg dat een keer, en draai klacht init nog een keer:\n  \
             git config user.name \"Uw Naam\"\n  git config user.email \"u@example.org\"",
        ),
        Err(problem) => Err(problem.into()),
    }
}
