//! The pages of the public site.

use serde::Serialize;

use crate::audience::{
    EditView, PublicRegulation, PublicReport, PublicVersion, PublicView, SCHEMA_FILE, Since, rules_schema,
};

use super::markdown::Marks;
use super::theme::{Theme, builtin};
use super::{File, SiteProblem, calculator, linked, markdown};

/// Static files that only the dashboard needs.
const PRIVATE_STATICS: [&str; 2] = ["zaken.js", "prive.css"];

/// What every public page gets.
#[derive(Serialize)]
pub(super) struct Page<'a, T: Serialize> {
    pub(super) site: &'a PublicView,
    /// The way back to the top folder: `../../`.
    pub(super) root: &'a str,
    /// The page's own path below the top folder.
    pub(super) path: String,
    #[serde(flatten)]
    pub(super) own: T,
}

#[derive(Serialize)]
struct Version<'a> {
    regulation: &'a PublicRegulation,
    version: &'a PublicVersion,
    body: String,
    /// Whether this is the page of the regulation, which shows the version in force.
    current_page: bool,
    /// Whether this is a piece for the page of another website.
    embedded: bool,
    /// What every id begins with.
    p: String,
    /// The level of the headings.
    h: usize,
    /// The way to the folder of this version.
    here: String,
    /// The way to the folder with all versions.
    versions: String,
    /// What the page says to machines.
    linked: String,
}

/// What changed in a version.
#[derive(Serialize)]
struct Changes<'a> {
    regulation: &'a PublicRegulation,
    version: &'a PublicVersion,
    since: &'a Option<Since>,
    edits: &'a [EditView],
}

/// What is told of a period.
#[derive(Serialize)]
struct Report<'a> {
    regulation: &'a PublicRegulation,
    report: &'a PublicReport,
    /// What was written for the public; its Markdown was made harmless.
    body: String,
}

/// Where a page went.
#[derive(Serialize)]
struct Moved<'a> {
    target: &'a str,
}

#[derive(Serialize)]
struct Nothing {}

/// Every file of the public site.
pub(super) fn files(view: &PublicView, theme: &Theme) -> Result<Vec<File>, SiteProblem> {
    let mut files = Vec::new();
    let mut add = |path: &str, template: &str, root: &str| -> Result<(), SiteProblem> {
        let page = Page { site: view, root, path: path.trim_end_matches("index.html").to_owned(), own: Nothing {} };
        files.push(File { path: path.to_owned(), bytes: theme.render(template, &page)? });
        Ok(())
    };
    add("index.html", "public/index.html", "")?;
    add("404.html", "public/404.html", &top(view))?;
    add("sitemap.xml", "public/sitemap.xml", "")?;
    add("feed.xml", "public/feed.xml", "")?;
    for regulation in &view.regulations {
        for (index, version) in regulation.versions.iter().enumerate() {
            let folder = format!("{}/{}", version.slug, version.version);
            if index == regulation.current {
                files.extend(pages(view, theme, regulation, version, &version.slug, "../", true)?);
            }
            files.extend(pages(view, theme, regulation, version, &folder, "../../", false)?);
            if version.has_changes {
                let own = Changes { regulation, version, since: &version.since, edits: &version.edits };
                let path = format!("{folder}/wijzigingen/");
                let page = Page { site: view, root: "../../../", path: path.clone(), own };
                let bytes = theme.render("public/changes.html", &page)?;
                files.push(File { path: format!("{path}index.html"), bytes });
            }
            files.extend(calculator::pages(view, theme, regulation, version, index == regulation.current)?);
            files.push(File { path: format!("{folder}/regels.json"), bytes: json(&version.rules) });
        }
        for report in &regulation.reports {
            let body = if report.text.is_empty() { String::new() } else { markdown::plain(&report.text) };
            let path = format!("{}/{}/", report.slug, report.folder);
            let page =
                Page { site: view, root: "../../", path: path.clone(), own: Report { regulation, report, body } };
            files.push(File { path: format!("{path}index.html"), bytes: theme.render("public/report.html", &page)? });
        }
    }
    files.push(File { path: SCHEMA_FILE.to_owned(), bytes: json(&rules_schema()) });
    files.push(File { path: "robots.txt".to_owned(), bytes: robots(view).into_bytes() });
    files.extend(
        theme
            .statics
            .iter()
            .filter(|file| !PRIVATE_STATICS.contains(&file.path.as_str()))
            .map(|file| File { path: file.path.clone(), bytes: light(&file.path, &file.bytes) }),
    );
    for (from, to) in &view.moved {
        let path = if from.ends_with(".html") { from.clone() } else { format!("{from}/index.html") };
        if is_free(&files, &path) {
            let root = "../".repeat(path.matches('/').count());
            let page = Page { site: view, root: &root, path: path.clone(), own: Moved { target: to } };
            files.push(File { path, bytes: theme.render("public/moved.html", &page)? });
        }
    }
    Ok(files)
}

/// Whether a file can be put here: no page gives way, no file becomes a folder, no folder a file.
fn is_free(files: &[File], path: &str) -> bool {
    let inside = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    files.iter().all(|file| file.path != path && !inside(&file.path, path) && !inside(path, &file.path))
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// Our own scripts without what only their writers need: a telephone on a slow line reads them too. Those of another
/// theme go as they are.
fn light(path: &str, bytes: &[u8]) -> Vec<u8> {
    let ours =
        builtin().iter().any(|(name, text)| name.strip_prefix("static/") == Some(path) && text.as_bytes() == bytes);
    if !ours || !path.ends_with(".js") {
        return bytes.to_vec();
    }
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().map(str::trim_start).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect::<String>().into_bytes()
}

/// The top folder as seen from anywhere: a server shows `404.html` at every address.
pub(super) fn top(view: &PublicView) -> String {
    let path = view.base_url.as_ref().and_then(|base| base.split_once("://")?.1.split_once('/'));
    path.map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}/"))
}

/// The page of a version and the fragment with the same text.
fn pages(
    view: &PublicView,
    theme: &Theme,
    regulation: &PublicRegulation,
    version: &PublicVersion,
    folder: &str,
    root: &str,
    current_page: bool,
) -> Result<[File; 2], SiteProblem> {
    let path = format!("{folder}/");
    let body = |prefix: &str, h: usize| {
        let marks = Marks {
            anchors: &version.anchors,
            links: &version.links,
            facts: Some(&version.facts),
            prefix,
            deeper: h - 1,
        };
        markdown::with_marks(&version.body, &marks)
    };
    let folders = |root: &str| match root.starts_with("..") {
        true if current_page => (format!("{}/", version.version), String::new()),
        true => (String::new(), "../".to_owned()),
        false => (format!("{root}{folder}/"), format!("{root}{}/", version.slug)),
    };
    let (here, versions) = folders(root);
    let own = Version {
        regulation,
        version,
        body: body("", 2),
        current_page,
        embedded: false,
        p: String::new(),
        h: 2,
        here,
        versions,
        linked: linked::version(view, version, &path),
    };
    let page = theme.render("public/regulation.html", &Page { site: view, root, path: path.clone(), own })?;
    // Elsewhere a link only works with the whole address.
    let root = view.base_url.as_ref().map_or_else(|| root.to_owned(), |base| format!("{base}/"));
    let (here, versions) = folders(&root);
    let prefix = format!("klacht-{}-", version.slug);
    let own = Version {
        regulation,
        version,
        body: body(&prefix, 3),
        current_page,
        embedded: true,
        p: prefix,
        h: 3,
        here,
        versions,
        linked: String::new(),
    };
    let fragment = theme.render("public/fragment.html", &Page { site: view, root: &root, path: path.clone(), own })?;
    Ok([
        File { path: format!("{path}index.html"), bytes: page },
        File { path: format!("{path}fragment.html"), bytes: fragment },
    ])
}

fn robots(view: &PublicView) -> String {
    let sitemap = view.base_url.as_ref().map_or_else(String::new, |base| format!("Sitemap: {base}/sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
