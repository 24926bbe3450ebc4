//! Where the report about a period stands, or has to stand.

use crate::calendar::Period;
use crate::repository::Repository;

/// `reports/2026.md` for the regulation cases and reports fall under when they name none, else
/// `reports/naam/2026.md`.
pub(super) fn of(repository: &Repository, slug: &str, period: Period) -> String {
    let slugs = repository.by_slug();
    let default = repository.config.default_regulation.as_ref().map(|default| default.as_str());
    let default = default.or_else(|| slugs.keys().next().copied().filter(|_| slugs.len() == 1));
    if default == Some(slug) { format!("reports/{period}.md") } else { format!("reports/{slug}/{period}.md") }
}
