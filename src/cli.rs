//! The command line: the only floor that prints, exits and reads the environment.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};

use crate::calendar::parse_date;
use crate::git::{Archive, Blocked, Desk, Id};
use crate::repository::{Progress, Repository, find_root, load, of_files};
use crate::world;

mod ask;
mod audit;
mod build;
mod casework;
mod check;
mod checkpoint;
mod compare;
mod completions;
mod demo;
mod explain;
mod fmt;
mod hook;
mod hooks;
mod init;
mod keys;
mod letter;
mod log;
mod lsp;
mod man;
mod new;
mod output;
mod overdue;
mod problem;
mod progress;
mod recompute;
mod record;
mod report;
mod retention;
mod save;
mod serve;
mod set;
mod sheet;
mod show;
mod sync;
mod table;
mod term;
mod theme;
mod undo;
mod usage;
mod whatif;

use output::{Choice, Output};
use problem::Problem;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// Exit status 0.
    Fine,
    /// Exit status 1: something was found; of the language server, that the editor went away without a word.
    Findings,
}

/// Klachten behandelen in een git-archief: controleren, termijnen berekenen en pagina's maken
#[derive(Debug, Parser)]
#[command(
    name = "klacht",
    version,
    override_usage = "klacht [OPTIES] OPDRACHT",
    disable_help_subcommand = true,
    arg_required_else_help = true,
    help_template = usage::TEMPLATE,
    subcommand_help_heading = "Opdrachten",
    next_help_heading = "Opties",
    disable_help_flag = true,
    disable_version_flag = true,
    after_help = "Voorbeelden:
  klacht demo                       maak een voorbeeldarchief en kijk rond
  klacht check                      controleer alle zaken en regelingen
  klacht overdue --within 7         wat is te laat, en wat komt er deze week
  klacht term 2026-03-02 \"4 weken\"  reken een termijn uit
  klacht explain K104               wat een melding betekent

Meer over een opdracht: klacht OPDRACHT --help"
)]
struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
struct Global {
    /// De map van het archief (standaard: deze map of een map erboven)
    #[arg(short = 'C', value_name = "MAP", global = true, help_heading = "Algemene opties")]
    directory: Option<PathBuf>,
    /// De dag die als vandaag geldt, zoals 2026-03-02
    #[arg(long, value_name = "DATUM", global = true, value_parser = usage::date, help_heading = "Algemene opties")]
    on: Option<NaiveDate>,
    /// Kleur: auto, always of never
    #[arg(
        long,
        value_name = "WANNEER",
        global = true,
        default_value = "auto",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Algemene opties"
    )]
    color: Choice,
    /// Toon deze hulp
    #[arg(short = 'h', long, global = true, action = clap::ArgAction::Help, help_heading = "Algemene opties")]
    help: Option<bool>,
    /// Toon de versie
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Algemene opties")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
enum Command {
    Demo(demo::Demo),
    Init(init::Init),
    Check(check::Check),
    Build(build::Build),
    Serve(serve::Serve),
    Theme(theme::Theme),
    Explain(explain::Explain),
    Fmt(fmt::Fmt),
    Overdue(overdue::Overdue),
    Show(show::Show),
    Log(log::Log),
    Audit(audit::Audit),
    New(new::New),
    Record(record::Record),
    Letter(letter::Letter),
    Set(set::Set),
    Undo(undo::Undo),
    Retention(retention::Retention),
    Report(report::Report),
    Save(save::Save),
    Hooks(hooks::Hooks),
    Hook(hook::Hook),
    Term(term::Term),
    Whatif(whatif::WhatIf),
    Compare(compare::Compare),
    Recompute(recompute::Recompute),
    Lsp(lsp::Lsp),
    Completions(completions::Completions),
    Man(man::Man),
}

/// What every command gets.
#[derive(Debug)]
struct Session {
    directory: Option<PathBuf>,
    on: NaiveDate,
    /// Whether the day was given with `--on`.
    on_given: bool,
    output: Output,
}

impl Session {
    /// The repository as the command asks for it: as it is, or as it stood (`--at`). In the past that day is
    /// also today, unless `--on` says otherwise.
    fn repository_at(&mut self, at: Option<&str>) -> Result<Repository, Problem> {
        match at {
            Some(at) => Ok(self.past(at)?.0),
            None => self.repository(),
        }
    }

    /// The repository as it stood, with the history it stood in and the commit it was.
    fn past(&mut self, at: &str) -> Result<(Repository, Archive, Id), Problem> {
        let (archive, root) = self.archive()?;
        self.warn_of_gaps(&archive)?;
        let head = archive.head()?.ok_or(Problem::NoCommits)?;
        let (id, day) = match parse_date(at) {
            Ok(parsed) => {
                let day = parsed.moment.date;
                (archive.last_on(head, day)?.ok_or(Problem::NothingYet(day))?, Some(day))
            }
            Err(_) => {
                let id = archive.resolve(at)?.ok_or_else(|| Problem::NoMoment(at.to_owned()))?;
                (id, archive.recorded_on(id)?)
            }
        };
        if let (false, Some(day)) = (self.on_given, day) {
            self.on = day;
        }
        let files = archive.archived(id)?;
        // Themes are those of today: how a page looks is no part of what was known.
        let repository = Repository { root: root.unwrap_or_default(), ..of_files(files) };
        Ok((repository, archive, id))
    }

    /// The git repository, with the folder of the archive in it; a repository on a server has no folder.
    fn archive(&self) -> Result<(Archive, Option<PathBuf>), Problem> {
        match self.root() {
            Ok(root) => Ok((Archive::open(&root)?, Some(root))),
            Err(problem) => match Archive::open(&self.start()) {
                Ok(archive) if archive.working_tree().is_none() => Ok((archive, None)),
                _ => Err(problem),
            },
        }
    }

    /// The folder of the archive and the working tree it lies in, to record something there.
    fn desk(&self) -> Result<(Desk, PathBuf), Problem> {
        let root = match self.root() {
            Ok(root) => root,
            // A repository on a server has no folder; that says more than that there are no cases.
            Err(problem) => match Desk::open(&self.start()) {
                Ok(Err(Blocked::Bare)) => return Err(Problem::Blocked(Blocked::Bare)),
                _ => return Err(problem),
            },
        };
        let desk = Desk::open(&root)?.map_err(Problem::Blocked)?;
        Ok((desk, root))
    }

    /// Says what is not whole about the history.
    fn warn_of_gaps(&self, archive: &Archive) -> Result<(), Problem> {
        archive.gaps()?.iter().for_each(|gap| self.output.warn(&gap.to_string()));
        Ok(())
    }

    /// Finds and reads the repository the command is about.
    fn repository(&self) -> Result<Repository, Problem> {
        let reporter = self.output.progress();
        let repository = load(&self.root()?, &reporter as &dyn Progress)?;
        reporter.finish();
        Ok(repository)
    }

    /// The folder the command starts from.
    fn start(&self) -> PathBuf {
        self.directory.clone().unwrap_or_else(|| PathBuf::from("."))
    }

    /// The folder of the repository.
    fn root(&self) -> Result<PathBuf, Problem> {
        let start = self.start();
        if !world::is_dir(&start) {
            return Err(Problem::NoFolder(start));
        }
        Ok(find_root(&start)?)
    }
}

/// Runs the command line of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error),
    };
    let mut session = Session {
        directory: cli.global.directory,
        on: cli.global.on.unwrap_or_else(world::today),
        on_given: cli.global.on.is_some(),
        output: Output::new(cli.global.color),
    };
    let ended = match cli.command {
        Command::Demo(command) => command.run(&mut session),
        Command::Init(command) => command.run(&mut session),
        Command::Check(command) => command.run(&mut session),
        Command::Build(command) => command.run(&mut session),
        Command::Serve(command) => command.run(&mut session),
        Command::Theme(command) => command.run(&mut session),
        Command::Explain(command) => command.run(&mut session),
        Command::Fmt(command) => command.run(&mut session),
        Command::Overdue(command) => command.run(&mut session),
        Command::Show(command) => command.run(&mut session),
        Command::Log(command) => command.run(&mut session),
        Command::Audit(command) => command.run(&mut session),
        Command::New(command) => command.run(&mut session),
        Command::Record(command) => command.run(&mut session),
        Command::Letter(command) => command.run(&mut session),
        Command::Set(command) => command.run(&mut session),
        Command::Undo(command) => command.run(&mut session),
        Command::Retention(command) => command.run(&mut session),
        Command::Report(command) => command.run(&mut session),
        Command::Save(command) => command.run(&mut session),
        Command::Hooks(command) => command.run(&mut session),
        Command::Hook(command) => command.run(&mut session),
        Command::Term(command) => command.run(&mut session),
        Command::Whatif(command) => command.run(&mut session),
        Command::Compare(command) => command.run(&mut session),
        Command::Recompute(command) => command.run(&mut session),
        Command::Lsp(command) => Ok(command.run(&session)),
        Command::Completions(command) => command.run(&mut session),
        Command::Man(command) => command.run(&mut session),
    };
    let ended = ended.and_then(|ending| match session.output.flush() {
        Ok(()) | Err(Problem::ClosedPipe) => Ok(ending),
        Err(problem) => Err(problem),
    });
    match ended {
        Ok(Ending::Fine) | Err(Problem::ClosedPipe) => ExitCode::SUCCESS,
        Ok(Ending::Findings) => ExitCode::from(1),
        Err(problem) => {
            session.output.complain(&problem);
            ExitCode::from(2)
        }
    }
}
