//! Whether what was built publishes the regulations: read back from the files, so that a theme or a hand that took a link
//! away shows. Whether the website is up is not for here: nothing of this program asks the network.

use std::path::Path;

use chrono::NaiveDate;
use serde::Serialize;

use crate::repository::Repository;
use crate::world;

/// Where a regulation in force stands on the public site that was built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Published {
    /// The short name.
    pub slug: String,
    /// The version in force, ISO.
    pub version: String,
    /// Its page below the public folder; nothing when it is not there, or shows another version.
    pub page: Option<String>,
    /// Whether the first page leads to it.
    pub linked: bool,
    /// Whether the sitemap names it.
    pub in_sitemap: bool,
}

impl Published {
    /// Whether a visitor can come to it and a search engine can find it.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.page.is_some() && self.linked && self.in_sitemap
    }
}

/// No page of this program comes near; what is larger is not one.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Every regulation in force on a day, by short name, as the public site in `out` shows it. Without a site nothing is
/// published.
#[must_use]
pub fn published(out: &Path, repository: &Repository, on: NaiveDate) -> Vec<Published> {
    let public = out.join(super::build::PUBLIC);
    let read = |name: &str| {
        let path = public.join(name);
        let is_own = world::is_plain_file(&path);
        let bytes = is_own.then(|| world::read_limited(&path, LARGEST).ok()).flatten()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    let (front, sitemap) = (read("index.html").unwrap_or_default(), read("sitemap.xml").unwrap_or_default());
    let base = repository.config.base_url.as_deref().unwrap_or_default();
    let (links, places) = (between(&front, &["href=\"", "href='"]), between(&sitemap, &["<loc>"]));
    let slugs = repository.by_slug();
    let in_force = slugs.keys().filter_map(|slug| repository.in_force(slug, on));
    in_force
        .map(|regulation| {
            let (slug, version) = (regulation.slug.clone(), regulation.version.to_string());
            let path = format!("{slug}/index.html");
            let page = read(&path).filter(|text| text.contains(&version)).map(|_| path);
            let leads = |address: &&str| leads_to(address, base, &slug);
            let (linked, in_sitemap) = (links.iter().any(leads), places.iter().any(leads));
            Published { page, linked, in_sitemap, slug, version }
        })
        .collect()
}

/// What stands after each of these beginnings, up to the sign that closes it.
fn between<'a>(text: &'a str, beginnings: &[&str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for beginning in beginnings {
        let close = beginning.chars().last().filter(|sign| "\"'".contains(*sign)).unwrap_or('<');
        found.extend(text.split(beginning).skip(1).filter_map(|rest| rest.split(close).next()).map(str::trim));
    }
    found
}

/// Whether an address on the first page or in the sitemap is that of a regulation's own page.
fn leads_to(address: &str, base: &str, slug: &str) -> bool {
    let inside = match base {
        "" => address,
        base => address.strip_prefix(base).unwrap_or(address),
    };
    let place = inside.split(['#', '?']).next().unwrap_or_default();
    let place = place.trim_start_matches("./").trim_start_matches('/');
    place.strip_suffix("index.html").unwrap_or(place).trim_end_matches('/') == slug
}

#[cfg(test)]
mod tests {
    use super::leads_to;

    #[test]
    fn an_address_leads_to_the_page_and_not_to_a_version_of_it() {
        let base = "https://example.org/klachten";
        for address in ["interactie/", "./interactie/", "interactie/index.html#artikel-1", "/interactie"] {
            assert!(leads_to(address, "", "interactie"), "{address}");
        }
        assert!(leads_to("https://example.org/klachten/interactie/", base, "interactie"));
        for address in ["interactie/2026-01-01/", "interactief/", "https://elders.example.org/interactie/", ""] {
            assert!(!leads_to(address, base, "interactie"), "{address}");
        }
    }
}
