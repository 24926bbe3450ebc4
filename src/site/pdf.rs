//! A PDF of every version: printed by a browser on request, kept while what it was printed from is the same.

use std::hash::{Hash, Hasher};
use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use crate::audience::{PublicRegulation, PublicVersion, PublicView};
use crate::browser::Browser;
use crate::repository::Progress;
use crate::world::{self, Scratch};

use super::public::Page;
use super::theme::Theme;
use super::writer::{self, Manifest};
use super::{File, SiteProblem, markdown};

/// Where the browser works, below the output folder: among what is ours, and never published.
const SCRATCH: &str = ".klacht/druk";

/// A page to print.
pub(super) struct Document {
    /// Where the PDF comes, below the side's folder.
    pub(super) path: String,
    /// The page.
    pub(super) html: Vec<u8>,
    title: String,
    on: NaiveDate,
    digest: u64,
}

impl Document {
    /// Whether an earlier build printed it, perhaps from other words.
    pub(super) fn stands(&self, manifest: &Manifest) -> bool {
        manifest.inputs.contains_key(&key(&self.path))
    }
}

/// The PDFs of a build.
#[derive(Default)]
pub(super) struct Printed {
    /// Those that stand or come on the site.
    pub(super) files: Vec<File>,
    /// What they were made from, for the list of files.
    pub(super) inputs: Vec<(String, u64)>,
    /// How many were printed now.
    pub(super) made: usize,
    /// How many of an earlier build no longer fit, and are not made again.
    pub(super) dropped: usize,
}

#[derive(Serialize)]
struct Own<'a> {
    regulation: &'a PublicRegulation,
    version: &'a PublicVersion,
    body: String,
    title: &'a str,
}

/// The file name of the PDF of a version, in the folder of that version.
fn name(version: &PublicVersion) -> String {
    format!("{}-{}.pdf", version.slug, version.version)
}

fn path(version: &PublicVersion) -> String {
    format!("{}/{}/{}", version.slug, version.version, name(version))
}

/// The page of every version, as it is printed: no link in it leads to another page, for the browser would write
/// down where that stands on this disk.
pub(super) fn documents(view: &PublicView, theme: &Theme) -> Result<Vec<Document>, SiteProblem> {
    let all = view.regulations.iter().flat_map(|group| group.versions.iter().map(move |version| (group, version)));
    let document = |(regulation, version): (&PublicRegulation, &PublicVersion)| {
        let title = format!("{}, versie van {}", version.title, version.version_long);
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let body = markdown::with_anchors(&version.body, &version.anchors);
        let path = path(version);
        let page =
            Page { site: view, root: "", path: path.clone(), own: Own { regulation, version, body, title: &title } };
        let html = theme.render("public/document.html", &page)?;
        let mut hasher = std::hash::DefaultHasher::new();
        (env!("CARGO_PKG_VERSION"), &html).hash(&mut hasher);
        let on = version.published.parse().unwrap_or_default();
        Ok(Document { path, html, title, on, digest: hasher.finish() })
    };
    all.map(document).collect()
}

/// Takes the PDFs that still fit from disk and, with a browser, prints the others.
pub(super) fn printed(
    documents: &[Document],
    browser: Option<&Browser>,
    (out, side): (&Path, &str),
    manifest: &Manifest,
    progress: &dyn Progress,
) -> Result<Printed, SiteProblem> {
    let mut printed = Printed::default();
    let mut missing = Vec::new();
    for document in documents {
        let path = format!("{side}/{}", document.path);
        let key = key(&document.path);
        let same = manifest.inputs.get(&key) == Some(&document.digest);
        let standing = world::read_bytes(&out.join(&path)).ok();
        let intact = |bytes: &Vec<u8>| manifest.files.get(&path) == Some(&writer::digest_of(bytes));
        match standing.filter(intact) {
            Some(bytes) if same => printed.files.push(File { path: document.path.clone(), bytes }),
            stale => {
                missing.push(document);
                printed.dropped += usize::from(browser.is_none() && stale.is_some());
                continue;
            }
        }
        printed.inputs.push((key, document.digest));
    }
    let Some(browser) = browser.filter(|_| !missing.is_empty()) else { return Ok(printed) };
    writer::stay_inside(out, &format!("{SCRATCH}/blad.html"))?;
    // The browser wants whole paths.
    let scratch = Scratch::new(world::resolved(out).join(SCRATCH))?;
    let page = scratch.path().join("blad.html");
    progress.begin("pdf's maken", missing.len() as u64);
    for document in missing {
        world::write_atomic(&page, &document.html)?;
        let bytes = browser.print(&page, &document.title, document.on, scratch.path())?;
        printed.files.push(File { path: document.path.clone(), bytes });
        printed.inputs.push((key(&document.path), document.digest));
        printed.made += 1;
        progress.step();
    }
    Ok(printed)
}

/// Lets the page of a version know its PDF.
pub(super) fn link(view: &mut PublicView, printed: &Printed) {
    for version in view.regulations.iter_mut().flat_map(|group| &mut group.versions) {
        let path = path(version);
        let file = printed.files.iter().find(|file| file.path == path);
        version.pdf = file.map(|file| (name(version), (file.bytes.len() as u64).div_ceil(1000)));
    }
}

/// Under which name the list of files keeps what a PDF was made from.
fn key(path: &str) -> String {
    format!("{KEY}{path}")
}

/// What those names start with.
pub(super) const KEY: &str = "pdf:";
