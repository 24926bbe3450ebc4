//! Why a command could not run: every wording in one place.

use std::fmt;
use std::io;
use std::path::PathBuf;

use chrono::NaiveDate;

use crate::browser::BrowserProblem;
use crate::calendar::short_date;
use crate::demo::DemoProblem;
use crate::git::{Blocked, GitProblem, KeyRingProblem, RecordProblem, SyncProblem};
use crate::repository::{LoadProblem, RootProblem};
use crate::serve::ServeProblem;
use crate::site::CopyProblem;
use crate::world::{WriteProblem, reason};

use super::casework::{self, CaseProblem};
use super::keys;
use super::letter::{self, LetterProblem};
use super::report::{self, ReportProblem};
use super::save::blocked;
use super::serve;
use super::sync;

/// A command that could not run.
#[derive(Debug)]
pub(super) enum Problem {
    /// The reader of our output went away; not worth a word.
    ClosedPipe,
    /// Standard output cannot be written.
    Output(io::Error),
    /// The folder given with `-C` is not there.
    NoFolder(PathBuf),
    /// No repository here or above.
    NoRepository(PathBuf),
    /// A folder cannot be listed.
    Unlisted(LoadProblem),
    /// A path given on the command line is not there.
    NoPath(String),
    /// `explain` of a code that does not exist.
    NoCheck { word: String, meant: Option<&'static str> },
    /// `term` with a date that cannot be read.
    BadDate { message: String, help: String },
    /// `term` with a duration that cannot be read.
    BadDuration { text: String, message: &'static str, help: &'static str },
    /// The theme of the configuration is not there.
    NoTheme(String),
    /// A theme cannot have this name.
    ThemeName(String),
    /// The built-in theme has no such file.
    NoThemeFile { name: String, meant: Option<&'static str> },
    /// The output would lie among the sources.
    Overlap(PathBuf),
    /// A folder that must be empty is not.
    NotEmpty(PathBuf),
    /// The demo could not be made.
    Demo(String),
    /// The trail has no case with this number.
    NoCase { id: String, meant: Option<String> },
    /// Nothing was committed yet.
    NoCommits,
    /// `save` of a case that is not there.
    NoChange { id: String, meant: Option<String> },
    /// The repository is in no state to record anything.
    Blocked(Blocked),
    /// Git does not know who is recording.
    NoIdentity,
    /// Signing is asked for, and did not work.
    Unsigned(String),
    /// A checkpoint of a history that is not whole.
    NotWhole(&'static str),
    /// A checkpoint without a key to sign it with.
    NoKey,
    /// Git made no tag.
    NoTag(String),
    /// A file only git itself can record.
    Filtered(String),
    /// The officer's own line tells who somebody is.
    PrivateMessage,
    /// The officer's own line is several lines.
    LongMessage,
    /// The folder of hooks serves other repositories as well.
    SharedHooks(PathBuf),
    /// `init` from a regulation there is none of.
    NoStart { word: String, meant: Option<&'static str> },
    /// `init` lacks this option, and nobody is there to ask.
    Unasked(&'static str),
    /// `init` with an address that is none.
    NoAddress(String),
    /// A question, and no answer: standard input is closed.
    NoAnswer,
    /// Nothing was committed yet on that day.
    NothingYet(NaiveDate),
    /// `--at` names no day, and nothing in git.
    NoMoment(String),
    /// A case whose number is somebody's name.
    PrivateNumber(String),
    /// This clone and the shared archive could not be made the same.
    Sync(SyncProblem),
    /// OpenPGP keys cannot be used.
    Keys(KeyRingProblem),
    /// A case could not be changed.
    Case(CaseProblem),
    /// A letter that could not be made.
    Letter(LetterProblem),
    /// A report that could not be made.
    Report(ReportProblem),
    /// The sites cannot be shown.
    Serve(ServeProblem),
    /// Git could not do it.
    Git(GitProblem),
    /// The public pages cannot be looked through.
    Unscanned(WriteProblem),
    /// A PDF that cannot be printed.
    Browser(BrowserProblem),
    /// A file that cannot be written.
    Unwritten(WriteProblem),
    /// `fmt` of a path that is neither a case nor a regulation.
    NoForm(String),
    /// `fmt` that wrote some files and then could not go on.
    HalfTidied { done: usize, problem: WriteProblem },
}

impl Problem {
    pub(super) fn output(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ClosedPipe,
            _ => Self::Output(error),
        }
    }

    /// What to do about it.
    pub(super) fn hint(&self) -> Option<String> {
        Some(match self {
            Self::NoFolder(_) | Self::NoPath(_) => "kijk of het pad klopt".to_owned(),
            Self::NoRepository(_) => {
                "ga naar de map met uw zaken (cases) en regelingen (regulations), of geef die map met -C".to_owned()
            }
            Self::NoCheck { meant: Some(meant), .. } => format!("bedoelde u `{meant}`? Alle controles: klacht explain"),
            Self::NoCheck { .. } => "klacht explain geeft alle controles".to_owned(),
            Self::NoTheme(_) => "klacht check zegt meer; een thema maakt u met klacht theme init".to_owned(),
            Self::ThemeName(_) => {
                "kies een eigen naam met alleen letters, cijfers en streepjes, zoals huisstijl".to_owned()
            }
            Self::NoThemeFile { meant: Some(meant), .. } => {
                format!("bedoelde u `{meant}`? Alle: klacht theme init --list")
            }
            Self::NoThemeFile { .. } => "klacht theme init --list geeft alle bestanden".to_owned(),
            Self::BadDate { help, .. } => help.clone(),
            Self::BadDuration { help, .. } => (*help).to_owned(),
            Self::NoCase { meant: Some(meant), .. } => format!("bedoelde u `{meant}`?"),
            Self::NoCase { .. } => "klacht log geeft alle zaken".to_owned(),
            Self::NoMoment(_) => {
                "geef een dag, zoals 2026-03-31, of het nummer van een wijziging uit klacht log".to_owned()
            }
            Self::PrivateNumber(_) => {
                "geef het bestand een nummer, zoals 2026-007.md; er is niets vastgelegd".to_owned()
            }
            Self::NoStart { meant, .. } => {
                let names: Vec<&str> = crate::setup::starts().map(|start| start.name).collect();
                let meant = meant.map(|meant| format!("bedoelde u `{meant}`? ")).unwrap_or_default();
                format!("{meant}kies uit: {}", names.join(", "))
            }
            Self::Unasked(option) => format!("geef {option}, of draai klacht init in een terminal zonder --yes"),
            Self::NoAddress(_) => "schrijf een adres zoals klachten@example.org".to_owned(),
            Self::NoAnswer => "geef alles met opties; klacht init --help noemt ze. Er is niets gemaakt".to_owned(),
            Self::NothingYet(_) => "klacht log laat zien wanneer de geschiedenis begint".to_owned(),
            Self::NoCommits => "leg iets vast met git add en git commit".to_owned(),
            Self::NoChange { meant: Some(meant), .. } => format!("bedoelde u `{meant}`?"),
            Self::NoChange { .. } => "kijk of het nummer klopt".to_owned(),
            Self::Blocked(why) => blocked(why).1,
            Self::NoIdentity => {
                "git config user.name \"Uw Naam\" en git config user.email \"u@example.org\"".to_owned()
            }
            Self::Unsigned(_) => "kijk naar user.signingkey en gpg.format; er is niets vastgelegd".to_owned(),
            Self::NotWhole(_) => "maak het ijkpunt in een volledige kopie die heel is".to_owned(),
            Self::NoKey => "met SSH: git config gpg.format ssh en git config user.signingkey ~/.ssh/id_ed25519.pub\n  \
                 (een sleutel maakt u met ssh-keygen -t ed25519); zonder handtekening, wat minder waard is: --unsigned"
                .to_owned(),
            Self::NoTag(_) => "kijk naar user.signingkey en gpg.format; er is geen ijkpunt gemaakt".to_owned(),
            Self::Filtered(_) => "leg dit bestand vast met git add en git commit".to_owned(),
            Self::PrivateMessage => {
                "noem het nummer van de zaak in plaats van een naam, adres of telefoonnummer; er is niets vastgelegd"
                    .to_owned()
            }
            Self::LongMessage => "houd het bij één regel".to_owned(),
            Self::SharedHooks(_) => {
                "zet in de hooks daar: klacht hook pre-commit, en: klacht hook prepare-commit-msg \"$@\"".to_owned()
            }
            Self::Sync(problem) => return sync::words(problem).1,
            Self::Keys(problem) => keys::words(problem).1.to_owned(),
            Self::Case(problem) => return Some(casework::words(problem).1),
            Self::Letter(problem) => return Some(letter::words(problem).1),
            Self::Report(problem) => report::words(problem).1,
            Self::Serve(problem) => return Some(serve::words(problem).1),
            Self::Git(GitProblem { mend: Some(mend), .. }) => mend.clone(),
            Self::Git(_) => "kijk of dit een git-archief is dat heel is: git fsck".to_owned(),
            Self::Unscanned(_) => "haal weg wat daar niet hoort, of maak het leesbaar, en bouw opnieuw".to_owned(),
            Self::Browser(BrowserProblem::NotFound) => {
                "installeer Chromium of Chrome, of zet het pad in CHROME; zonder --pdf is er geen browser nodig"
                    .to_owned()
            }
            Self::Browser(BrowserProblem::Missing(variable, _)) => {
                format!("zet het juiste pad in {variable}, of maak die variabele leeg")
            }
            Self::Browser(_) => "de pagina's zijn niet veranderd; zonder --pdf is er geen browser nodig".to_owned(),
            Self::NoForm(_) => {
                "noem een zaak, een regeling of een map daarmee; klacht.toml blijft zoals het is".to_owned()
            }
            Self::HalfTidied { .. } => {
                "zorg dat er geschreven kan worden en draai klacht fmt nog een keer; terug: klacht undo".to_owned()
            }
            Self::Unwritten(_) => {
                "kijk of de map bestaat, of u er mag schrijven en of de schijf niet vol is".to_owned()
            }
            _ => return None,
        })
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ClosedPipe => write!(f, "de uitvoer is gesloten"),
            Self::Output(error) => write!(f, "de uitvoer kan niet worden geschreven: {}", reason(error)),
            Self::NoFolder(path) => write!(f, "de map {} bestaat niet", path.display()),
            Self::NoRepository(path) => {
                write!(f, "in {} en de mappen erboven staat geen klachtenarchief", path.display())
            }
            Self::Unlisted(problem) => {
                write!(f, "de map {} kan niet worden gelezen: {}", problem.path.display(), reason(&problem.error))
            }
            Self::NoPath(path) => write!(f, "{path} bestaat niet in dit archief"),
            Self::NoCheck { word, .. } => write!(f, "de controle `{word}` bestaat niet"),
            Self::BadDate { message, .. } => write!(f, "de datum is niet te lezen: {message}"),
            Self::BadDuration { text, message, .. } => write!(f, "`{text}` is geen termijn: {message}"),
            Self::NoTheme(name) => write!(f, "het thema `{name}` bestaat niet"),
            Self::ThemeName(name) => write!(f, "een eigen thema kan niet `{name}` heten"),
            Self::NoThemeFile { name, .. } => write!(f, "het ingebouwde thema heeft geen bestand `{name}`"),
            Self::Overlap(path) => write!(f, "in {} staan de bronnen zelf", path.display()),
            Self::NotEmpty(path) => write!(f, "de map {} is niet leeg", path.display()),
            Self::Demo(reason) => write!(f, "het voorbeeldarchief is niet gemaakt: {reason}"),
            Self::NoCase { id, .. } => write!(f, "zaak `{id}` komt in de geschiedenis niet voor"),
            Self::NoCommits => write!(f, "in dit archief is nog niets vastgelegd"),
            Self::NoChange { id, .. } => write!(f, "zaak `{id}` is er niet"),
            Self::Blocked(why) => write!(f, "{}", blocked(why).0),
            Self::NoIdentity => write!(f, "git weet niet wie u bent"),
            Self::Unsigned(reason) => write!(f, "ondertekenen lukt niet: {reason}"),
            Self::NotWhole(why) => write!(f, "van deze geschiedenis is geen ijkpunt te maken: {why}"),
            Self::NoKey => write!(f, "git weet niet met welke sleutel u ondertekent; er is geen ijkpunt gemaakt"),
            Self::NoTag(reason) => write!(f, "het ijkpunt maken lukt niet: {reason}"),
            Self::Filtered(path) => write!(f, "{path} gaat door een filter van git (zoals LFS)"),
            Self::PrivateMessage => write!(f, "in uw bericht staat een persoonsgegeven"),
            Self::LongMessage => write!(f, "uw bericht is langer dan één regel"),
            Self::SharedHooks(path) => {
                write!(f, "git zoekt hooks in {}, ook voor andere archieven", path.display())
            }
            Self::NoMoment(word) => write!(f, "`{word}` bij --at is geen dag en geen wijziging in dit archief"),
            Self::PrivateNumber(path) => {
                write!(f, "in de naam van {path} staat een persoonsgegeven, en die komt in het bericht")
            }
            Self::NothingYet(day) => write!(f, "op {} was in dit archief nog niets vastgelegd", short_date(*day)),
            Self::NoStart { word, .. } => write!(f, "de regeling `{word}` is er niet"),
            Self::Unasked(option) => write!(f, "er ontbreekt: {option}"),
            Self::NoAddress(text) => write!(f, "`{text}` is geen e-mailadres"),
            Self::NoAnswer => write!(f, "er kwam geen antwoord"),
            Self::Sync(problem) => write!(f, "{}", sync::words(problem).0),
            Self::Keys(problem) => f.write_str(&keys::words(problem).0),
            Self::Case(problem) => write!(f, "{}", casework::words(problem).0),
            Self::Letter(problem) => write!(f, "{}", letter::words(problem).0),
            Self::Report(problem) => f.write_str(&report::words(problem).0),
            Self::Serve(problem) => write!(f, "{}", serve::words(problem).0),
            Self::Git(problem) => write!(f, "{problem}"),
            Self::Unscanned(problem) => write!(
                f,
                "{} kan niet op persoonsgegevens worden nagekeken ({}); de openbare pagina's zijn niet bewaard",
                problem.path.display(),
                reason(&problem.error)
            ),
            Self::Browser(problem) => write!(f, "{}", browser_words(problem)),
            Self::NoForm(path) => write!(f, "{path} is geen zaak en geen regeling"),
            Self::HalfTidied { done, problem } => write!(
                f,
                "{} kan niet worden geschreven: {}; daarvoor zijn er {done} veranderd",
                problem.path.display(),
                reason(&problem.error)
            ),
            Self::Unwritten(problem) => {
                write!(f, "{} kan niet worden geschreven: {}", problem.path.display(), reason(&problem.error))
            }
        }
    }
}

/// What a browser did not do.
pub(super) fn browser_words(problem: &BrowserProblem) -> String {
    match problem {
        BrowserProblem::NotFound => "er is geen browser gevonden om de pdf's mee te maken".to_owned(),
        BrowserProblem::Missing(variable, path) => format!("de browser `{path}` uit {variable} is er niet"),
        BrowserProblem::Failed(why) => format!("de browser heeft de pdf niet gemaakt: {why}"),
        BrowserProblem::OtherPage => "de browser heeft iets anders afgedrukt dan de pagina".to_owned(),
    }
}

impl From<RootProblem> for Problem {
    fn from(problem: RootProblem) -> Self {
        Self::NoRepository(problem.start)
    }
}

impl From<LoadProblem> for Problem {
    fn from(problem: LoadProblem) -> Self {
        Self::Unlisted(problem)
    }
}

impl From<BrowserProblem> for Problem {
    fn from(problem: BrowserProblem) -> Self {
        Self::Browser(problem)
    }
}

impl From<KeyRingProblem> for Problem {
    fn from(problem: KeyRingProblem) -> Self {
        Self::Keys(problem)
    }
}

impl From<WriteProblem> for Problem {
    fn from(problem: WriteProblem) -> Self {
        Self::Unwritten(problem)
    }
}

impl From<CopyProblem> for Problem {
    fn from(problem: CopyProblem) -> Self {
        match problem {
            CopyProblem::Name(name) => Self::ThemeName(name),
            CopyProblem::NoFile { name, meant } => Self::NoThemeFile { name, meant },
            CopyProblem::Write(problem) => Self::Unwritten(problem),
        }
    }
}

impl From<DemoProblem> for Problem {
    fn from(problem: DemoProblem) -> Self {
        Self::Demo(match problem {
            DemoProblem::Git(problem) => problem.to_string(),
            DemoProblem::Script(problem) => {
                format!("dit is een fout in het programma; meld hem met deze tekst: {}", problem.0)
            }
        })
    }
}

impl From<RecordProblem> for Problem {
    fn from(problem: RecordProblem) -> Self {
        match problem {
            RecordProblem::NoIdentity => Self::NoIdentity,
            RecordProblem::Locked => Self::Blocked(Blocked::Locked(None)),
            RecordProblem::Unsigned(reason) => Self::Unsigned(reason),
            RecordProblem::Filtered(path) => Self::Filtered(path),
            RecordProblem::Git(problem) => Self::Git(problem),
        }
    }
}

impl From<SyncProblem> for Problem {
    fn from(problem: SyncProblem) -> Self {
        match problem {
            SyncProblem::Record(problem) => problem.into(),
            SyncProblem::Git(problem) => Self::Git(problem),
            problem => Self::Sync(problem),
        }
    }
}

impl From<CaseProblem> for Problem {
    fn from(problem: CaseProblem) -> Self {
        Self::Case(problem)
    }
}

impl From<GitProblem> for Problem {
    fn from(problem: GitProblem) -> Self {
        Self::Git(problem)
    }
}
