//! Keeps what is shown up to date: one thread that hears of every change, and waits until a flurry of them is over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::check;
use crate::diagnostic::Diagnostic;
use crate::git::{Archive, Id};
use crate::repository::{Live, LoadProblem, Repository, Role};
use crate::site::{Preview, PublicPages, SiteProblem, Theme, judge_theme};
use crate::world;

use super::side::Side;
use super::watch::{self, About, Places, SETTINGS, Watch};
use super::{News, ServeProblem};

mod notes;
mod past;
mod public;
mod reading;

pub(super) use past::git_folders;
use past::{Past, Reading, read_history};
use public::PublicProblem;

/// How long it has to be quiet before a flurry of changes is over.
const QUIET: Duration = Duration::from_millis(50);
/// How long a flurry is waited for at most.
const MOST: Duration = Duration::from_secs(1);
/// How often is looked whether it is another day.
const DAY: Duration = Duration::from_secs(30);

/// What the keeper hears.
#[derive(Debug)]
pub(super) enum Message {
    /// Something happened to this path.
    Seen(PathBuf),
    /// So much happened that the system lost count.
    Lost,
    /// The system no longer tells: why.
    Blind(String),
    /// The history as it was read, and the newest commit then.
    History(Option<Id>, Past),
}

/// Who keeps both sites up to date.
pub(super) struct Keeper {
    places: Places,
    on: Option<NaiveDate>,
    today: NaiveDate,
    live: Live,
    public: Arc<Side>,
    private: Arc<Side>,
    heard: Receiver<Message>,
    tell: Sender<Message>,
    news: Sender<News>,
    watch: Option<Watch>,
    /// Files that cannot be read now, of which the last good text is shown, with what was found in them.
    held: BTreeMap<String, Vec<Diagnostic>>,
    /// The theme that works.
    theme: Arc<Theme>,
    /// Why the theme of now is not shown.
    theme_problem: Vec<Diagnostic>,
    /// The public pages that were last made, shown or not.
    made: Option<PublicPages>,
    /// Why the public site is not shown as it is now.
    public_problem: PublicProblem,
    /// Why the folders cannot be listed.
    unlisted: Option<LoadProblem>,
    /// Files that were changed since the start.
    touched: BTreeSet<String>,
    /// What was found at the start: what is new stands on every page, what is old has its own page.
    old: BTreeSet<(&'static str, String, String)>,
    head: Option<Id>,
    reading: Reading,
}

/// What a keeper starts with.
pub(super) struct Start {
    pub(super) live: Live,
    pub(super) preview: Preview,
    pub(super) theme: Arc<Theme>,
    pub(super) today: NaiveDate,
}

/// Reads everything for the first time.
///
/// # Errors
/// A folder cannot be listed.
pub(super) fn first(places: &Places, on: Option<NaiveDate>) -> Result<Start, ServeProblem> {
    let today = on.unwrap_or_else(world::today);
    let live = Live::open(&places.root).map_err(ServeProblem::Unlisted)?;
    let repository = live.whole();
    let findings = check::run(&repository, today);
    // The built-in theme first: it stays when that of the repository does not work.
    let standard =
        Theme::standard().map_err(|problem| ServeProblem::System(std::io::Error::other(format!("{problem:?}"))))?;
    let theme = Arc::new(standard);
    let mut preview = Preview::new(repository, findings, Archive::of_root(&places.root), Arc::clone(&theme), today);
    preview.remember(read_history(&places.root, today).1);
    Ok(Start { live, preview, theme, today })
}

impl Keeper {
    pub(super) fn new(
        (places, on): (Places, Option<NaiveDate>),
        (live, theme, today): (Live, Arc<Theme>, NaiveDate),
        (public, private): (Arc<Side>, Arc<Side>),
        (tell, heard): (Sender<Message>, Receiver<Message>),
        news: Sender<News>,
    ) -> Self {
        let findings = private.preview().map(|preview| preview.findings().iter().map(key).collect());
        let head = Archive::of_root(&places.root).and_then(|archive| archive.head().ok().flatten());
        let mut keeper = Self {
            old: findings.unwrap_or_default(),
            places,
            on,
            today,
            live,
            public,
            private,
            heard,
            tell,
            news,
            watch: None,
            held: BTreeMap::new(),
            theme,
            theme_problem: Vec::new(),
            made: None,
            public_problem: PublicProblem::None,
            unlisted: None,
            touched: BTreeSet::new(),
            head,
            reading: Reading::default(),
        };
        keeper.load_theme();
        keeper.make_public();
        keeper.note();
        keeper
    }

    /// Follows the files, by looking every second when asked to or when the system will not tell.
    pub(super) fn follow(&mut self, poll: bool) {
        match Watch::start(&self.places, self.tell.clone()) {
            Ok(watch) if !poll => self.watch = Some(watch),
            Ok(_) => self.look(None),
            Err(why) => self.look(Some(why)),
        }
    }

    fn look(&mut self, why: Option<String>) {
        self.watch = None;
        let why = match watch::poll(self.places.clone(), self.tell.clone()) {
            Ok(()) => why,
            Err(error) => Some(world::reason(&error)),
        };
        let _ = self.news.send(News::Polling(why));
    }

    /// Goes on until nobody can tell anything any more.
    pub(super) fn keep(mut self) {
        loop {
            let mut batch = match self.heard.recv_timeout(DAY) {
                Ok(message) => vec![message],
                Err(RecvTimeoutError::Timeout) => Vec::new(),
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let started = Instant::now();
            while !batch.is_empty() && started.elapsed() < MOST {
                match self.heard.recv_timeout(QUIET) {
                    Ok(message) => batch.push(message),
                    Err(_) => break,
                }
            }
            self.take(batch);
        }
    }

    fn take(&mut self, batch: Vec<Message>) {
        let started = Instant::now();
        let mut names = BTreeSet::new();
        let (mut all, mut top, mut history) = (false, false, false);
        for message in batch {
            match message {
                Message::Seen(path) => match watch::about(&self.places, &path) {
                    About::Archive(name) => drop(names.insert(name)),
                    About::Top => top = true,
                    About::History => history = true,
                    About::Nothing => {}
                },
                Message::Lost => all = true,
                Message::Blind(why) if self.watch.is_some() => {
                    self.look(Some(why));
                    all = true;
                }
                Message::Blind(_) => {}
                Message::History(head, past) => self.remember(head, past),
            }
        }
        if top {
            self.places.git = git_folders(&self.places.root);
            if let Some(Err(why)) = self.watch.as_mut().map(|watch| watch.again(&self.places)) {
                self.look(Some(why));
            }
            (all, history) = (true, true);
        }
        let day = self.on.unwrap_or_else(world::today);
        if day != self.today {
            self.today = day;
            all = true;
        }
        if all || !names.is_empty() {
            self.change(&names, all, started);
        }
        if history || all {
            self.look_at_history(false);
        }
    }

    /// Shows what these files say now; everything is read again when that is asked, or when a file came or went.
    fn change(&mut self, names: &BTreeSet<String>, all: bool, started: Instant) {
        let is_known_case = |name: &&String| {
            matches!(self.live.role(name), Role::Case(_)) && world::is_plain_file(&self.places.root.join(name))
        };
        let themed = all || names.iter().any(|name| name.starts_with("themes/") || name == SETTINGS);
        let of_archive = names.iter().any(|name| !name.starts_with("themes/"));
        let changed = if all || !names.iter().all(|name| is_known_case(&name)) {
            if all || of_archive { self.read_all(names, all) } else { BTreeSet::new() }
        } else {
            match self.read_cases(names) {
                Some(changed) => changed,
                None => self.read_all(names, all),
            }
        };
        if themed {
            self.load_theme();
        } else if changed.is_empty() {
            return;
        }
        self.touched.extend(changed.iter().cloned());
        let rules = all || themed || changed.iter().any(|name| !name.starts_with("cases/"));
        // The dashboard first: the public site waits until it was looked through.
        self.note();
        self.private.board.renew();
        if self.make_public_if(rules) {
            self.note();
            self.private.board.renew();
        }
        self.report(names.union(&changed).cloned().collect(), started);
        if rules {
            self.look_at_history(true);
        }
    }

    /// Takes the theme of the repository as it is now, unless it does not work.
    fn load_theme(&mut self) {
        let loaded = match self.private.preview() {
            Some(preview) => Theme::load(preview.repository())
                .map(Arc::new)
                .map_err(|problem| theme_findings(problem, preview.repository())),
            None => return,
        };
        let dressed = loaded.and_then(|theme| {
            let dressed = self.private.preview_mut().map_or(Ok(()), |mut preview| preview.dress(Arc::clone(&theme)));
            dressed.map(|()| theme).map_err(|finding| vec![*finding])
        });
        match dressed {
            Ok(theme) => {
                self.theme = theme;
                self.theme_problem.clear();
            }
            Err(findings) => self.theme_problem = findings,
        }
    }
}

fn theme_findings(problem: SiteProblem, repository: &Repository) -> Vec<Diagnostic> {
    match problem {
        SiteProblem::Template(finding) => vec![*finding],
        _ => judge_theme(repository).into_iter().collect(),
    }
}

fn key(finding: &Diagnostic) -> (&'static str, String, String) {
    (finding.code.id, finding.file.clone(), finding.message.clone())
}
