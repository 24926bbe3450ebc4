//! Where reports stand: `reports/2026.md`, or `reports/klik-onderwijs/2026.md` for a regulation that is not the default.

use crate::calendar::Period;

/// What the path of a report says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The regulation, when the report stands in a folder of its own.
    pub slug: Option<String>,
    /// The period.
    pub period: Period,
}

/// Reads the path of a report, below `reports/`; `None` when it is not named as one.
#[must_use]
pub fn place(path: &str) -> Option<Place> {
    let rest = path.strip_prefix("reports/")?.strip_suffix(".md")?;
    let (slug, name) = rest.split_once('/').map_or((None, rest), |(slug, name)| (Some(slug), name));
    if slug.is_some_and(|slug| !crate::regulation::is_slug(slug)) || name.bytes().any(|byte| byte.is_ascii_uppercase())
    {
        return None;
    }
    Some(Place { slug: slug.map(str::to_owned), period: Period::parse(name).ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_the_period_and_perhaps_the_regulation() {
        let read = |path| place(path).map(|place| (place.slug, place.period.to_string()));
        assert_eq!(read("reports/2026.md"), Some((None, "2026".to_owned())));
        assert_eq!(read("reports/2026-h1.md"), Some((None, "2026-h1".to_owned())));
        assert_eq!(
            read("reports/team-keizer/2026-k2.md"),
            Some((Some("team-keizer".to_owned()), "2026-k2".to_owned()))
        );
        for wrong in ["reports/jaar.md", "reports/2026-H1.md", "reports/a/b/2026.md", "reports/2026.txt", "2026.md"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
