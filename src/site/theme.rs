//! Templates: built in, and replaced file by file by a theme of the repository.

use std::path::Path;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, ReportError, Tera};

use crate::check::codes;
use crate::diagnostic::Diagnostic;
use crate::repository::Repository;
use crate::source::{Source, Span};
use crate::world;

use super::{File, SiteProblem};

mod blocks;
mod copy;
mod judge;
mod stamp;

pub use copy::{Copied, CopyProblem, copy};
pub use judge::judge;

/// The theme that is built in.
const STANDARD: &str = "standaard";

macro_rules! builtin {
    ($($name:literal),* $(,)?) => {
        /// The files of the built-in theme: name and content.
        #[must_use]
        pub fn builtin() -> &'static [(&'static str, &'static str)] {
            &[$(($name, include_str!(concat!("../../themes/standaard/", $name)))),*]
        }
    };
}

builtin![
    "shared/changes.html",
    "public/base.html",
    "public/index.html",
    "public/regulation.html",
    "public/macros.html",
    "public/banners.html",
    "public/content.html",
    "public/fragment.html",
    "public/moved.html",
    "public/calculator.html",
    "public/changes.html",
    "public/report.html",
    "public/document.html",
    "public/extras.html",
    "public/404.html",
    "public/feed.xml",
    "public/sitemap.xml",
    "private/base.html",
    "private/macros.html",
    "private/index.html",
    "private/cases.html",
    "private/case.html",
    "private/figures.html",
    "private/findings.html",
    "private/check.html",
    "private/regulations.html",
    "private/regulation.html",
    "private/old_text.html",
    "private/history.html",
    "private/reports.html",
    "private/analysis.html",
    "report/verslag.html",
    "report/bespreking.html",
    "letter/brief.md",
    "letter/basis.md",
    "letter/regeling.md",
    "letter/volgende.md",
    "letter/gemist.md",
    "letter/dagen.md",
    "letter/uitleg.md",
    "letter/verder.md",
    "letter/stukken.md",
    "letter/bemiddeld.md",
    "letter/bevestigd.md",
    "letter/beklaagde-ingelicht.md",
    "letter/contact.md",
    "letter/aangewezen.md",
    "letter/doorgeleid.md",
    "letter/doorgeleid-instantie.md",
    "letter/voorgelegd-instantie.md",
    "letter/zaak.md",
    "letter/informeel.md",
    "letter/uitgenodigd.md",
    "letter/informatie-gevraagd.md",
    "letter/bericht.md",
    "letter/verlengd.md",
    "letter/oordeel.md",
    "letter/ondertekend.md",
    "letter/bezwaar.md",
    "letter/bezwaar-verlengd.md",
    "letter/bezwaar-beslist.md",
    "letter/uitgevoerd.md",
    "letter/voorgelegd.md",
    "letter/uitspraak.md",
    "letter/ingetrokken.md",
    "letter/niet-ontvankelijk.md",
    "letter/afgesloten.md",
    "letter/heropend.md",
    "letter/brief.html",
    "static/tokens.css",
    "static/stijl.css",
    "static/publiek.css",
    "static/prive.css",
    "static/rekenhulp.css",
    "static/rekenhulp.js",
    "static/rekenhulp-pagina.js",
    "static/zaken.js",
];

/// A theme ready to render.
#[derive(Debug)]
pub struct Theme {
    tera: Tera,
    sources: Vec<Arc<Source>>,
    /// Files that go to the output as they are.
    pub(super) statics: Vec<File>,
}

impl Theme {
    /// Loads the built-in theme with the repository's own files over it.
    ///
    /// # Errors
    /// There is no such theme, or a template cannot be read.
    pub fn load(repository: &Repository) -> Result<Self, SiteProblem> {
        let name = repository.config.theme.as_ref().map_or(STANDARD, |theme| theme.text.as_str());
        let plain = is_plain_name(name);
        let folder = repository.on_disk("themes").join(name);
        let symlink = world::is_symlink(&folder) || world::is_symlink(&repository.on_disk("themes"));
        if !plain || symlink || name != STANDARD && !world::is_dir(&folder) {
            return Err(SiteProblem::NoTheme(name.to_owned()));
        }
        let mut files = standard_files();
        let own = own_files(&folder);
        // A built-in template is there under its full name for a template of the theme that goes on from it.
        for (file, text) in builtin() {
            let full = format!("{STANDARD}/{file}");
            let wanted = |(name, bytes): &(String, Vec<u8>)| {
                is_template(name) && String::from_utf8_lossy(bytes).contains(full.as_str())
            };
            if is_template(file) && own.iter().any(wanted) {
                files.push((full.clone(), format!("themes/{full}"), text.as_bytes().to_vec()));
            }
        }
        for (file, bytes) in own {
            let path = format!("themes/{name}/{file}");
            match files.iter_mut().find(|(known, ..)| *known == file) {
                Some(known) => *known = (file, path, bytes),
                None => files.push((file, path, bytes)),
            }
        }
        Self::of_files(files)
    }

    /// The built-in theme, whatever the repository says.
    ///
    /// # Errors
    /// None, unless this program was made wrong.
    pub fn standard() -> Result<Self, SiteProblem> {
        Self::of_files(standard_files())
    }

    fn of_files(files: Vec<(String, String, Vec<u8>)>) -> Result<Self, SiteProblem> {
        let mut theme = Self { tera: Tera::default(), sources: Vec::new(), statics: Vec::new() };
        let mut templates = Vec::new();
        for (name, path, bytes) in files {
            match name.strip_prefix("static/") {
                Some(rest) => theme.statics.push(File { path: rest.to_owned(), bytes }),
                None if is_template(&name) => {
                    let text = String::from_utf8_lossy(&bytes).into_owned();
                    theme.sources.push(Arc::new(Source::new(path, text.clone())));
                    templates.push((name, text));
                }
                None => {}
            }
        }
        match theme.tera.add_raw_templates(templates) {
            Ok(()) => Ok(theme),
            Err(error) => Err(theme.problem(&error)),
        }
    }

    /// Renders a template.
    pub(super) fn render(&self, template: &str, context: &impl Serialize) -> Result<Vec<u8>, SiteProblem> {
        let context = Context::from_serialize(context).map_err(|error| self.problem(&error))?;
        self.tera.render(template, &context).map(String::into_bytes).map_err(|error| self.problem(&error))
    }

    /// The texts of the templates, to tell whether anything changed.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.sources.iter().map(|source| source.text())
    }

    fn problem(&self, error: &tera::Error) -> SiteProblem {
        let message = "dit sjabloon is niet te verwerken";
        let diagnostic = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => self.at(report, message),
            _ => self.somewhere(&error.to_string(), message),
        };
        SiteProblem::Template(Box::new(
            diagnostic.help("verbeter het sjabloon, of verwijder het: dan geldt het ingebouwde"),
        ))
    }

    /// Some errors only name what is missing. The place is where a template says that name, the repository's own
    /// templates first.
    fn somewhere(&self, error: &str, message: &str) -> Diagnostic {
        if let Some((source, span)) = self.told(error) {
            return Diagnostic::new(&codes::TEMPLATE, source, span, message).notes([first_line(error)]);
        }
        let names = error.split(['\'', '`', '"']).skip(1).step_by(2).filter(|name| !name.is_empty());
        let builtin = format!("themes/{STANDARD}/");
        let own_first = || {
            let own = self.sources.iter().filter(|source| !source.path().starts_with(&builtin));
            own.chain(&self.sources)
        };
        let found =
            names.flat_map(|name| [format!("\"{name}\""), format!("'{name}'"), format!("{name}(")]).find_map(|text| {
                let (source, start) = own_first().find_map(|source| Some((source, source.text().find(&text)?)))?;
                Some(Diagnostic::new(&codes::TEMPLATE, source, Span::new(start, start + text.len()), message))
            });
        let diagnostic = found.unwrap_or_else(|| Diagnostic::about_file(&codes::TEMPLATE, "themes", message));
        diagnostic.notes([first_line(error)])
    }

    /// The place in a report that was made into text: ` --> public/404.html:1:17`.
    fn told(&self, error: &str) -> Option<(&Arc<Source>, Span)> {
        let place = error.lines().find_map(|line| line.trim().strip_prefix("--> "))?;
        let (rest, column) = place.rsplit_once(':')?;
        let (name, line) = rest.rsplit_once(':')?;
        let source = self.sources.iter().find(|source| source.path().ends_with(&format!("/{name}")))?;
        let start = source.line_start(line.parse().ok()?) + column.parse::<usize>().ok()?.saturating_sub(1);
        let length = source.text().get(start..)?.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(0);
        Some((source, Span::new(start, start + length)))
    }

    fn at(&self, report: &ReportError, message: &str) -> Diagnostic {
        let source = self.sources.iter().find(|source| source.path().ends_with(&format!("/{}", report.filename())));
        let diagnostic = match source {
            Some(source) => {
                let range = report.span().range.clone();
                Diagnostic::new(&codes::TEMPLATE, source, Span::new(range.start, range.end), message)
            }
            None => Diagnostic::about_file(&codes::TEMPLATE, report.filename(), message),
        };
        diagnostic.notes([report.message().to_owned()])
    }
}

/// The files of the built-in theme: name, path in messages, bytes.
fn standard_files() -> Vec<(String, String, Vec<u8>)> {
    let file = |(file, text): &(&str, &str)| {
        ((*file).to_owned(), format!("themes/{STANDARD}/{file}"), text.as_bytes().to_vec())
    };
    builtin().iter().map(file).collect()
}

/// Whether a theme can be called this: a folder, and no way out of it.
fn is_plain_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

fn is_template(name: &str) -> bool {
    let page = name.ends_with(".html") || name.ends_with(".xml");
    // A note beside the templates is a Markdown file too.
    let plain = name.strip_prefix(STANDARD).map_or(name, |rest| rest.trim_start_matches('/'));
    let words = plain.starts_with("letter/") && name.ends_with(".md");
    !name.starts_with("static/") && (page || words)
}

/// The files of a theme folder; one that cannot be read is passed over, and the built-in one stands in.
fn own_files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = world::list(folder).unwrap_or_default();
    files.into_iter().filter_map(|file| world::read_bytes(&file.path).ok().map(|bytes| (file.name, bytes))).collect()
}

/// The excerpt below the first line is ours to show.
fn first_line(error: &str) -> String {
    error.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
