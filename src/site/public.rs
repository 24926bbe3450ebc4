//! The pages of the public site.

use serde::Serialize;

use crate::audience::{EditView, PublicRegulation, PublicVersion, PublicView, SCHEMA_FILE, Since, rules_schema};

use super::theme::Theme;
use super::{File, SiteProblem, calculator, markdown};

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
}

/// What changed in a version.
#[derive(Serialize)]
struct Changes<'a> {
    regulation: &'a PublicRegulation,
    version: &'a PublicVersion,
    since: &'a Option<Since>,
    edits: &'a [EditView],
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
                files.push(page(view, theme, regulation, version, &version.slug, "../", true)?);
            }
            files.push(page(view, theme, regulation, version, &folder, "../../", false)?);
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
    }
    files.push(File { path: SCHEMA_FILE.to_owned(), bytes: json(&rules_schema()) });
    files.push(File { path: "robots.txt".to_owned(), bytes: robots(view).into_bytes() });
    files.extend(
        theme
            .statics
            .iter()
            .filter(|file| file.path != "zaken.js")
            .map(|file| File { path: file.path.clone(), bytes: file.bytes.clone() }),
    );
    Ok(files)
}

fn json(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(value).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The top folder as seen from anywhere: a server shows `404.html` at every address.
fn top(view: &PublicView) -> String {
    let path = view.base_url.as_ref().and_then(|base| base.split_once("://")?.1.split_once('/'));
    path.map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}/"))
}

fn page(
    view: &PublicView,
    theme: &Theme,
    regulation: &PublicRegulation,
    version: &PublicVersion,
    folder: &str,
    root: &str,
    current_page: bool,
) -> Result<File, SiteProblem> {
    let body = markdown::with_anchors(&version.body, &version.anchors);
    let own = Version { regulation, version, body, current_page };
    let page = Page { site: view, root, path: format!("{folder}/"), own };
    Ok(File { path: format!("{folder}/index.html"), bytes: theme.render("public/regulation.html", &page)? })
}

fn robots(view: &PublicView) -> String {
    let sitemap = view.base_url.as_ref().map_or_else(String::new, |base| format!("Sitemap: {base}/sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{sitemap}")
}
