//! `klacht build`.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;
use serde_json::json;

use crate::browser::Browser;
use crate::diagnostic::render::{self, Counted, Values};
use crate::document::list_in_dutch;
use crate::git::Archive;
use crate::site::{self, Built, Options, Pdfs, Published, SiteProblem};

use super::check::pretty;
use super::output::Format;
use super::{Ending, Problem, Session};

/// Maak de openbare pagina's en het besloten overzicht
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht build [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht build                      beide, in de map out
  klacht build --public --out site  alleen de openbare pagina's
  klacht build --pdf                met van elke versie een pdf

Openbaar is alleen wat in de regelingen staat. Staat er toch een
persoonsgegeven uit een zaak op een openbare pagina, dan stopt het bouwen en
worden de openbare pagina's verwijderd."
)]
pub(super) struct Build {
    /// De map waarin public en private komen (standaard: out in het archief)
    #[arg(long, value_name = "MAP")]
    out: Option<PathBuf>,
    /// Alleen de openbare pagina's (met --private erbij: beide)
    #[arg(long)]
    public: bool,
    /// Alleen het besloten overzicht
    #[arg(long)]
    private: bool,
    /// Maak van elke versie van een regeling ook een pdf; daarvoor is Chromium of Chrome nodig
    #[arg(long)]
    pdf: bool,
    /// Zoals het archief stond: een dag, of een wijziging uit git
    #[arg(long, value_name = "TOEN")]
    at: Option<String>,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
}

impl Build {
    /// As `klacht build`.
    pub(super) fn plain() -> Self {
        Self { at: None, out: None, public: false, private: false, pdf: false, format: Format::Text }
    }

    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let started = Instant::now();
        let repository = session.repository_at(self.at.as_deref())?;
        let out = self.out.clone().unwrap_or_else(|| repository.root.join("out"));
        let both = !self.public && !self.private;
        let options = Options { out, public: self.public || self.pdf || both, private: self.private || both };
        let reporter = session.output.progress();
        // The history shown is that of now; a look back shows what was known, not what came after.
        let archive = Archive::of_root(&repository.root).filter(|_| self.at.is_none());
        let browser = if self.pdf { Some(Browser::find()?) } else { None };
        let built =
            site::build_and_print(&repository, archive.as_ref(), session.on, &options, browser.as_ref(), &reporter);
        reporter.finish();
        let built = match built {
            Ok(built) => built,
            Err(problem) => return self.failed(session, problem),
        };
        let published =
            if options.public { site::published(&options.out, &repository, session.on) } else { Vec::new() };
        let seconds = started.elapsed().as_secs_f64();
        match self.format {
            Format::Json => session.output.line(&pretty(&as_json(built, &published, seconds)))?,
            Format::Text => {
                for finding in site::judge_theme(&repository) {
                    session.output.print(&render::text(&finding, session.output.colour()))?;
                }
                for (side, start, made) in
                    [("openbaar", "public", built.public), ("besloten", "private", built.private)]
                {
                    if let Some((pages, bytes)) = made {
                        let index = options.out.join(start).join("index.html");
                        session.output.line(&format!(
                            "{side}: {pages} pagina's, {} kB, begin bij {}",
                            bytes.div_ceil(1000),
                            index.display()
                        ))?;
                    }
                }
                if let Some(line) = pdf_line(built.pdfs) {
                    session.output.line(&line)?;
                }
                for line in published.iter().filter_map(unpublished) {
                    session.output.line(&line)?;
                }
                if options.public && repository.config.base_url.is_none() {
                    session.output.line("let op: zonder basis_url in klacht.toml hebben sitemap.xml en feed.xml geen volledige adressen")?;
                }
                session.output.line(&format!("klaar in {seconds:.2} s"))?;
            }
        }
        std::mem::forget(repository);
        Ok(Ending::Fine)
    }

    /// Findings are shown as findings; the rest says why the command could not run.
    fn failed(&self, session: &mut Session, problem: SiteProblem) -> Result<Ending, Problem> {
        let findings = match problem {
            SiteProblem::Template(finding) => vec![*finding],
            SiteProblem::Leak(findings) => findings,
            SiteProblem::NoTheme(name) => return Err(Problem::NoTheme(name)),
            SiteProblem::Overlap(path) => return Err(Problem::Overlap(path)),
            SiteProblem::Unscanned(problem) => return Err(Problem::Unscanned(problem)),
            SiteProblem::Browser(problem) => return Err(problem.into()),
            SiteProblem::Write(problem) => return Err(problem.into()),
        };
        match self.format {
            Format::Json => {
                let found = render::json(&findings, Counted::default(), Values::Redacted);
                let value =
                    json!({ "public": null, "private": null, "seconds": null, "diagnostics": found["diagnostics"] });
                session.output.line(&pretty(&value))?;
            }
            Format::Text => {
                for finding in &findings {
                    session.output.print(&render::text(finding, session.output.colour()))?;
                }
                session.output.line("niet gebouwd")?;
            }
        }
        Ok(Ending::Findings)
    }
}

/// What a visitor or a search engine misses of a regulation in force; nothing when all of it is there.
fn unpublished(found: &Published) -> Option<String> {
    let missing: Vec<&str> = [
        ("geen eigen pagina", found.page.is_some()),
        ("geen link op de eerste pagina", found.linked),
        ("geen regel in sitemap.xml", found.in_sitemap),
    ]
    .into_iter()
    .filter_map(|(what, is_there)| (!is_there).then_some(what))
    .collect();
    let missing = list_in_dutch(&missing, "en");
    (!found.is_whole()).then(|| {
        format!("let op: {} heeft {missing}; kijk naar uw thema, want wie klaagt moet de regeling vinden", found.slug)
    })
}

/// What became of the PDFs, when there are or were any.
fn pdf_line(pdfs: Pdfs) -> Option<String> {
    let Pdfs { standing, made, dropped } = pdfs;
    match (standing, dropped) {
        (0, 0) => None,
        (_, 0) => Some(format!("pdf: {standing}, waarvan {made} nieuw gemaakt")),
        _ => Some(format!(
            "let op: van {dropped} pdf veranderde de inhoud, en die staat er nu niet meer; opnieuw maken: klacht build --pdf"
        )),
    }
}

fn as_json(built: Built, published: &[Published], seconds: f64) -> serde_json::Value {
    let side = |made: Option<(usize, u64)>| made.map(|(pages, bytes)| json!({"pages": pages, "bytes": bytes}));
    let mut value = json!({ "public": side(built.public), "private": side(built.private), "seconds": seconds });
    // Only what a reader has to know of: nothing is said of regulations that are as they should be.
    let missed: Vec<&Published> = published.iter().filter(|found| !found.is_whole()).collect();
    if !missed.is_empty() {
        value["unpublished"] = json!(missed);
    }
    let Pdfs { standing, made, dropped } = built.pdfs;
    if standing + dropped > 0 {
        value["pdf"] = json!({ "files": standing, "made": made, "dropped": dropped });
    }
    value
}
