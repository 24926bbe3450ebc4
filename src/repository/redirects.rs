//! Moved addresses (verwijzingen): old addresses that lead to a page there is.

use crate::diagnostic::{Diagnostic, Findings};
use crate::regulation::Regulation;

use super::codes;
use super::config::{Config, Redirect};

/// Keeps the moved addresses that work; the others are findings. A page there is never gives way.
pub(super) fn keep_sound(config: &mut Config, regulations: &[Regulation], findings: &mut Findings) {
    let Some(source) = config.source.clone() else { return };
    let mut pages = vec![String::new()];
    for regulation in regulations {
        pages.extend([regulation.slug.clone(), format!("{}/{}", regulation.slug, regulation.version)]);
    }
    let is_page = |path: &str| pages.iter().any(|page| page == path);
    config.redirects.retain(|Redirect { from, to }| {
        let mut wrong = |span, message: String, help: &str| {
            findings.push(Diagnostic::new(&codes::MOVED_ADDRESS, &source, span, message).help(help.to_owned()));
            false
        };
        let target = to.text.split('#').next().unwrap_or_default().trim_end_matches('/');
        if !is_address(&from.text) {
            let help = "schrijf alleen het deel na de naam van de website, zoals \"klachten/oud\", zonder spaties";
            wrong(from.span, format!("`{}` kan geen oud adres zijn", from.text), help)
        } else if is_page(&from.text) {
            let help = "haal deze verwijzing weg: op dit adres staat een bladzijde";
            wrong(from.span, format!("op `{}` staat al een bladzijde", from.text), help)
        } else if !is_page(target) || !is_anchor(&to.text) {
            let help = "verwijs naar een regeling, zoals \"naam/\", of naar een versie, zoals \"naam/2026-01-01/\"";
            wrong(to.span, format!("`{}` is geen bladzijde van de openbare site", to.text), help)
        } else {
            true
        }
    });
}

/// Whether a text is a path below the site that can be a folder: no way up, no blanks, nothing that ends an attribute.
fn is_address(path: &str) -> bool {
    let plain = |c: char| c.is_alphanumeric() || "-_.~".contains(c);
    !path.is_empty()
        && path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && part.chars().all(plain))
}

fn is_anchor(to: &str) -> bool {
    to.split_once('#').is_none_or(|(_, id)| id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
}
