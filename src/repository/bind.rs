//! Which version of which regulation binds a case.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::case::Case;
use crate::diagnostic::{Diagnostic, Findings};
use crate::document;
use crate::source::{Source, Span};

use super::{Repository, codes};

/// The version that binds a case: the pinned one, or the one in force on the day it was received.
pub(super) fn bind(repository: &Repository, case: &Case, findings: &mut Findings) -> Option<usize> {
    let default = repository.config.default_regulation.as_ref();
    let sole = || {
        let slugs: BTreeMap<_, _> = repository.by_slug();
        (slugs.len() == 1).then(|| slugs.into_keys().next().unwrap_or_default().to_owned())
    };
    let slug = match (&case.regulation, default) {
        (Some(named), _) => named.slug.clone(),
        (None, Some(default)) => default.text.clone().into(),
        (None, None) => match sole() {
            Some(slug) => slug,
            None => {
                if !case.document.broken {
                    findings.push(with_case(case, no_regulation(case)));
                }
                return None;
            }
        },
    };
    let versions = || repository.regulations.iter().enumerate().filter(|(_, regulation)| regulation.slug == slug);
    if versions().next().is_none() {
        findings.push(with_case(case, unknown_regulation(repository, case, &slug)));
        return None;
    }
    if let Some(pinned) = case.regulation.as_ref().and_then(|named| named.version) {
        let found = versions().find(|(_, regulation)| regulation.version == pinned);
        if found.is_none() {
            findings.push(with_case(case, unknown_regulation(repository, case, &format!("{slug}@{pinned}"))));
        }
        return found.map(|(index, _)| index);
    }
    let Some(received) = case.received() else {
        // The missing day is a finding of its own; the newest version is the best to judge the rest by.
        return versions().next_back().map(|(index, _)| index);
    };
    // A newer version ends an older one, so an older one never comes back when the newer lapses.
    let started = versions().rfind(|(_, regulation)| regulation.version <= received);
    let found = started.filter(|(_, regulation)| regulation.in_force_on(received));
    if found.is_none() {
        let days: Vec<String> = versions().map(|(_, regulation)| regulation.version.to_string()).collect();
        let span = case.first("ontvangen").and_then(|event| event.on).map_or(case.document.front_span, |on| on.span);
        let message = format!("op {} gold geen versie van `{slug}`", crate::calendar::short_date(received));
        let finding = Diagnostic::new(&codes::NOT_IN_FORCE, case.source(), span, message).help(format!(
            "er zijn versies vanaf {}; klopt de datum niet, of hoort de zaak bij een andere regeling?",
            days.join(", ")
        ));
        findings.push(with_case(case, finding));
    }
    found.map(|(index, _)| index)
}

fn with_case(case: &Case, mut finding: Diagnostic) -> Diagnostic {
    finding.case = Some(case.id.clone());
    finding
}

fn no_regulation(case: &Case) -> Diagnostic {
    let start = case.document.front_span.start as usize;
    Diagnostic::new(&codes::NO_REGULATION, case.source(), Span::new(start, start), "deze zaak noemt geen regeling")
        .help("zet bovenaan regeling: en de naam, of zet regeling = \"naam\" in klacht.toml")
}

fn unknown_regulation(repository: &Repository, case: &Case, slug: &str) -> Diagnostic {
    let source: &Arc<Source> = case.source();
    let known: Vec<&str> = repository.by_slug().into_keys().collect();
    let meant = document::closest(slug, known.iter().copied());
    let otherwise = format!("er zijn: {}", known.join(", "));
    let message = format!("de regeling `{slug}` bestaat niet");
    match &case.regulation {
        // A mend would lose the version that is named behind it.
        Some(named) if named.version.is_some() => {
            let help = meant.map_or(otherwise, |meant| format!("bedoelde u `{meant}`?"));
            return Diagnostic::new(&codes::UNKNOWN_REGULATION, source, named.span, message).help(help);
        }
        Some(named) => Diagnostic::new(&codes::UNKNOWN_REGULATION, source, named.span, message),
        None => Diagnostic::about_file(&codes::UNKNOWN_REGULATION, source.path(), message),
    }
    .meant(meant, otherwise)
}
