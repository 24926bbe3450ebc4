//! `klacht report`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::account::{Account, BEGIN, END, From, Ledger, WEBSITE, markdown, skeleton};
use crate::calendar::{Period, short_date};
use crate::case::Case;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::codes::UNKNOWN_KEY;
use crate::edit::{Change, EditProblem, edit};
use crate::leak::Detector;
use crate::report::Figures;
use crate::report::Report as File;
use crate::repository::Repository;
use crate::site::{Sheet, published};
use crate::source::MAX_BYTES;
use crate::world;

use super::casework::{CaseProblem, Opened, chosen_regulation};
use super::check::pretty;
use super::{Ending, Problem, Session};

mod file;
mod wording;

pub(super) use wording::{ReportProblem, words};

/// Maak het verslag over een jaar, half jaar of kwartaal, of ververs de cijfers erin
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht report TIJDVAK [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht report 2026                            het jaarverslag, in reports/2026.md
  klacht report 2026-h1                         het eerste halfjaar
  klacht report 2026-k3 --regulation klik-onderwijs
  klacht report 2026 --dry-run                  wat er zou veranderen
  klacht report 2026 --format xlsx              als rekenblad, in out/verslagen
  klacht report 2026 --meeting --format pdf     samenvatting, agenda en besluiten
  klacht report 2026 --format json              de cijfers, zonder iets te schrijven

Is het verslag er al, dan worden alleen de cijfers ververst: onder `cijfers` in de kop, en
tussen de twee tekens in de tekst. Wat u schreef, blijft staan. De cijfers blijven in het
verslag als de zaken zijn vernietigd; er staan geen namen in. Terug: klacht undo.

Html, pdf en xlsx laten het verslag zoals het is, en tonen de cijfers die erin staan; zonder
verslag wordt er geteld. Voor pdf is Chromium of Chrome nodig.

Afloop: 0 geschreven of al zo, 2 niet uitgevoerd."
)]
pub(super) struct Report {
    /// Het tijdvak: 2026, 2026-h1 of 2026-k3
    #[arg(value_name = "TIJDVAK", help_heading = "Argumenten")]
    period: String,
    /// Over welke regeling (standaard: die van klacht.toml)
    #[arg(long, value_name = "REGELING")]
    regulation: Option<String>,
    /// Vorm: md schrijft het verslag; json, html, pdf of xlsx toont het
    #[arg(long, value_name = "VORM", default_value = "md", hide_default_value = true, hide_possible_values = true)]
    format: Form,
    /// Waar het bestand komt (standaard: in out/verslagen)
    #[arg(long, value_name = "BESTAND")]
    out: Option<PathBuf>,
    /// Voor de bespreking: een samenvatting van één blad, een agenda en de te nemen besluiten
    #[arg(long)]
    meeting: bool,
    /// Tel opnieuw, ook als er nu minder klachten zijn dan het verslag telde
    #[arg(long)]
    recount: bool,
    /// Laat alleen zien wat er zou gebeuren
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    Md,
    Json,
    Html,
    Pdf,
    Xlsx,
}

/// What a file is made as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Page(Sheet),
    Print(Sheet),
    Workbook,
}

impl Report {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let period = Period::parse(&self.period).map_err(|_| ReportProblem::NoPeriod(self.period.clone()))?;
        if period.first() > session.on {
            return Err(ReportProblem::NotBegun(period).into());
        }
        let repository = session.repository()?;
        let slug = self.slug(&repository, period)?;
        let mask = Detector::new(&repository);
        let hides = |case: &Case, text: &str| mask.names_somebody(case, text);
        let ledger = Ledger::new(&repository, session.on, &hides);
        let account = ledger
            .account(&slug, period, self.from())
            .ok_or_else(|| CaseProblem::WhichRegulation(known(&repository)))?;
        if self.format == Form::Json {
            session.output.line(&pretty(&as_json(&account, session)))?;
            return Ok(Ending::Fine);
        }
        if let Some(shown) = self.shown() {
            return file::make(session, &self, shown, (&repository, &account), &hides);
        }
        let files = repository.reports_about(&slug).filter(|report| report.period == period).count();
        if files > 1 {
            return Err(ReportProblem::Twice(period).into());
        }
        match account.report {
            Some(report) => self.refresh(session, &repository, &account, report)?,
            None => self.begin(session, &repository, &account)?,
        }
        tell(session, &repository, &account)?;
        self.tell_of_site(session, &repository, &account)?;
        Ok(Ending::Fine)
    }

    /// What is shown keeps to what the report says; the rest is counted.
    fn from(&self) -> From {
        if self.shown().is_some() { From::Report } else { From::Cases }
    }

    /// What to make a file of; nothing when the report itself is to be written, or its figures told.
    fn shown(&self) -> Option<Shown> {
        match self.format {
            Form::Md if self.meeting => Some(Shown::Page(Sheet::Meeting)),
            Form::Md | Form::Json => None,
            Form::Xlsx => Some(Shown::Workbook),
            Form::Html if self.meeting => Some(Shown::Page(Sheet::Meeting)),
            Form::Html => Some(Shown::Page(Sheet::Report)),
            Form::Pdf if self.meeting => Some(Shown::Print(Sheet::Meeting)),
            Form::Pdf => Some(Shown::Print(Sheet::Report)),
        }
    }

    /// The regulation: as named or set; else the only one complaints of the period fall under.
    fn slug(&self, repository: &Repository, period: Period) -> Result<String, Problem> {
        if let Some(chosen) = chosen_regulation(repository, self.regulation.as_ref())? {
            return Ok(chosen);
        }
        match others(repository, "", period).as_slice() {
            [(only, _)] => Ok(only.clone()),
            _ => Err(CaseProblem::WhichRegulation(known(repository)).into()),
        }
    }

    /// Today, when the public site that was built here shows the regulation to whoever looks for it.
    fn seen_on_site(
        &self,
        session: &Session,
        repository: &Repository,
        slug: &str,
    ) -> Result<Option<NaiveDate>, Problem> {
        let built = published(&session.root()?.join("out"), repository, session.on);
        Ok(built.iter().any(|own| own.slug == slug && own.is_whole()).then_some(session.on))
    }

    /// Says whether the regulation can be found on the site that was built, and how to write that down.
    fn tell_of_site(
        &self,
        session: &mut Session,
        repository: &Repository,
        account: &Account<'_>,
    ) -> Result<(), Problem> {
        let regulation = account.regulation;
        if !regulation.information.iter().any(|told| told.channel.text == WEBSITE) {
            return Ok(());
        }
        let line = match self.seen_on_site(session, repository, &regulation.slug)? {
            Some(day) => format!(
                "website: de regeling staat op de gebouwde site en is te vinden; vastleggen bij `voorlichting`: \
                 {{kanaal: {WEBSITE}, op: {day}, middel: nagegaan op de gebouwde site}}"
            ),
            None => {
                "website: op een gebouwde site (out/public) is de regeling niet te vinden; bouw met klacht build en \
                     draai dit nog een keer"
                    .to_owned()
            }
        };
        session.output.line(&line)
    }

    /// Writes a new report.
    fn begin(&self, session: &mut Session, repository: &Repository, account: &Account<'_>) -> Result<(), Problem> {
        let root = session.root()?;
        let (slug, period) = (account.regulation.slug.as_str(), account.period);
        let default = chosen_regulation(repository, None)?;
        let path = match default.as_deref() == Some(slug) {
            true => format!("reports/{period}.md"),
            false => format!("reports/{slug}/{period}.md"),
        };
        let made = period.is_over(session.on).then_some(session.on);
        let text = markdown(&account.sentences(), &account.tables());
        let website = self.seen_on_site(session, repository, slug)?;
        let figures = account.figures.yaml();
        let text = skeleton(account.regulation, period, made, website, (&figures, &text));
        let folders = path.match_indices('/').map(|(at, _)| root.join(&path[..at]));
        if let Some(linked) = folders.into_iter().find(|folder| world::is_symlink(folder)) {
            // Nobody who lists the reports follows it, and it could lead out of the archive.
            return Err(CaseProblem::Linked(linked.display().to_string()).into());
        }
        if world::exists(&root.join(&path)) {
            return Err(ReportProblem::Occupied(path).into());
        }
        if !self.dry_run {
            let opened = Opened::of(root, format!("verslag {period}"), path.clone(), Vec::new());
            opened.make(&[(path.clone(), text.into_bytes())])?;
        }
        session.output.line(&format!("{path}: {}", if self.dry_run { "zou worden gemaakt" } else { "gemaakt" }))?;
        Ok(())
    }

    /// Writes new figures in a report that is there.
    fn refresh(
        &self,
        session: &mut Session,
        repository: &Repository,
        account: &Account<'_>,
        report: &File,
    ) -> Result<(), Problem> {
        let (root, path) = (session.root()?, report.path().to_owned());
        if !self.recount {
            keeps(repository, report, &account.figures)?;
        }
        let bytes = world::read_limited(&root.join(&path), MAX_BYTES);
        let bytes = bytes.map_err(|_| CaseProblem::Unreadable(path.clone()))?;
        let trouble = |problem| match problem {
            EditProblem::Occupied(_) => Problem::from(ReportProblem::OnOneLine(path.clone())),
            problem => CaseProblem::Edit { path: path.clone(), problem }.into(),
        };
        let block = Change::Block { key: "cijfers".to_owned(), lines: account.figures.yaml() };
        let mut after = edit(&path, &bytes, &[block]).map_err(trouble)?;
        let text = markdown(&account.sentences(), &account.tables());
        match edit(&path, &after, &[Change::Marked { begin: BEGIN, end: END, text }]) {
            Ok(bytes) => after = bytes,
            // Who took the marks out wants the tables no more; the figures stay in the front matter.
            Err(EditProblem::Marks(_)) => session.output.warn(&format!(
                "{path}: de tabellen in de tekst zijn niet ververst, want de tekens eromheen ({BEGIN} en {END}) staan er \
                 niet precies één keer; de cijfers in de kop wel"
            )),
            Err(problem) => return Err(trouble(problem)),
        }
        if after == bytes {
            session.output.line(&format!("{path}: de cijfers stonden er al zo"))?;
            return Ok(());
        }
        if !self.dry_run {
            Opened::of(root, format!("verslag {}", account.period), path.clone(), bytes).write(&after)?;
        }
        let did = if self.dry_run { "de cijfers zouden worden ververst" } else { "cijfers ververst" };
        session.output.line(&format!("{path}: {did}"))?;
        let faults = faults(repository, report).filter(|finding| !is_about_figures(finding, report)).count();
        if faults > 0 {
            session.output.warn(&format!("{path}: aan de rest van het verslag mankeert nog iets: klacht check {path}"));
        }
        Ok(())
    }
}

/// Whether new figures may take the place of those a report keeps. They may not when they count less: the cases behind
/// the old ones may be gone, and then nobody can count them again. Nor when they go no further than an earlier day: what
/// was final would be provisional again. Neither may they when the old ones cannot be read.
fn keeps(repository: &Repository, report: &File, now: &Figures) -> Result<(), ReportProblem> {
    let path = || report.path().to_owned();
    let there = report.document.front.get("cijfers").is_some_and(|node| !node.is_blank());
    let Some(kept) = report.figures.as_ref().filter(|_| !unread(repository, report)) else {
        return if there { Err(ReportProblem::Unread(path())) } else { Ok(()) };
    };
    if now.until < kept.until {
        return Err(ReportProblem::Later { path: path(), kept: kept.until, now: now.until });
    }
    let counts = [
        ("ontvangen", kept.received, now.received),
        ("afgehandelde", kept.handled, now.handled),
        ("aan het begin open", kept.open_before, now.open_before),
    ];
    match counts.into_iter().find(|(_, kept, now)| now < kept) {
        Some((which, kept, now)) => Err(ReportProblem::Fewer { path: path(), which, kept, now }),
        None => Ok(()),
    }
}

/// The errors in a report.
fn faults<'r>(repository: &'r Repository, report: &'r File) -> impl Iterator<Item = &'r Diagnostic> {
    let findings = repository.findings.as_slice().iter();
    findings.filter(|finding| finding.severity == Severity::Error && finding.file == report.path())
}

/// Whether what a report says under `cijfers` is not what was counted.
fn unread(repository: &Repository, report: &File) -> bool {
    let findings = repository.findings.as_slice().iter().filter(|finding| finding.file == report.path());
    let serious = |finding: &&Diagnostic| finding.severity == Severity::Error || finding.code.is(UNKNOWN_KEY.id);
    findings.filter(serious).any(|finding| is_about_figures(finding, report))
}

fn is_about_figures(finding: &Diagnostic, report: &File) -> bool {
    let Some(entry) = report.document.front.entry("cijfers") else { return false };
    let (whole, at) = (entry.span(), finding.place.as_ref().map(|place| place.span));
    at.is_some_and(|at| whole.start <= at.start && at.end <= whole.end)
}

fn known(repository: &Repository) -> Vec<String> {
    repository.by_slug().into_keys().map(str::to_owned).collect()
}

/// The other regulations under which complaints were received in a period, with how many.
fn others(repository: &Repository, slug: &str, period: Period) -> Vec<(String, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for bound in &repository.cases {
        let Some(regulation) = repository.binding(bound).filter(|regulation| regulation.slug != slug) else { continue };
        if bound.case.received().is_some_and(|day| period.holds(day)) {
            *counts.entry(regulation.slug.clone()).or_insert(0) += 1;
        }
    }
    counts.into_iter().collect()
}

/// What was counted, what was not, and what comes next.
fn tell(session: &mut Session, repository: &Repository, account: &Account<'_>) -> Result<(), Problem> {
    for sentence in account.sentences() {
        session.output.line(&sentence)?;
    }
    let period = account.period;
    for (slug, count) in others(repository, &account.regulation.slug, period) {
        let told = match count {
            1 => "1 klacht valt onder een andere regeling en telt hier niet mee".to_owned(),
            count => format!("{count} klachten vallen onder een andere regeling en tellen hier niet mee"),
        };
        session.output.line(&format!("{told}: klacht report {period} --regulation {slug}"))?;
    }
    let unbound = repository.cases.iter().filter(|bound| repository.binding(bound).is_none()).count();
    if unbound > 0 {
        session.output.warn(&format!("{unbound} zaken vallen onder geen regeling en tellen niet mee: klacht check"));
    }
    if account.figures.provisional {
        let day = short_date(period.last());
        session.output.line(&format!("het tijdvak loopt tot en met {day}; draai dit daarna nog een keer"))?;
    }
    Ok(())
}

fn as_json(account: &Account<'_>, session: &Session) -> Value {
    let figures = |figures: &Figures| serde_json::to_value(figures).unwrap_or_default();
    let earlier =
        account.earlier.iter().map(|(period, own)| json!({"period": period.to_string(), "figures": figures(own)}));
    json!({
        "on": session.on.to_string(),
        "regulation": account.regulation.slug,
        "version": account.regulation.version.to_string(),
        "period": account.period.to_string(),
        "first": account.period.first().to_string(),
        "last": account.period.last().to_string(),
        "report": account.report.map(File::path),
        "figures": figures(&account.figures),
        "earlier": earlier.collect::<Vec<_>>(),
        "trends": account.trends,
        "sentences": account.sentences(),
    })
}
