//! The page that works out dates: a form, two scripts and the rules as data.

use serde::Serialize;

use crate::audience::{Calculator, PublicRegulation, PublicVersion, PublicView};

use super::public::Page;
use super::theme::Theme;
use super::{File, SiteProblem};

#[derive(Serialize)]
struct Own<'a> {
    regulation: &'a PublicRegulation,
    version: &'a PublicVersion,
    calculator: &'a Calculator,
    /// The calculator as JSON that may stand in a page.
    data: String,
    current_page: bool,
}

/// Whether a file of the theme serves these pages alone.
pub(super) fn is_static(path: &str) -> bool {
    path.starts_with("rekenhulp")
}

/// The pages of a version: below its own folder, and below that of the regulation when it is the one to show.
pub(super) fn pages(
    view: &PublicView,
    theme: &Theme,
    regulation: &PublicRegulation,
    version: &PublicVersion,
    current: bool,
) -> Result<Vec<File>, SiteProblem> {
    let calculator = &version.calculator;
    let data = inside_a_page(&serde_json::to_string(calculator).unwrap_or_default());
    let page = |folder: String, root: &str, current_page: bool| -> Result<File, SiteProblem> {
        let own = Own { regulation, version, calculator, data: data.clone(), current_page };
        let page = Page { site: view, root, path: format!("{folder}/rekenhulp/"), own };
        let bytes = theme.render("public/calculator.html", &page)?;
        Ok(File { path: format!("{folder}/rekenhulp/index.html"), bytes })
    };
    let mut files = vec![page(format!("{}/{}", version.slug, version.version), "../../../", false)?];
    if current {
        files.push(page(version.slug.clone(), "../../", true)?);
    }
    Ok(files)
}

/// JSON that no text in it can break out of: only `<` could open a tag or a comment.
fn inside_a_page(json: &str) -> String {
    json.replace('<', "\\u003c")
}
