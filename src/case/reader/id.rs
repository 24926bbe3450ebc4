//! The number of a case from the name of its file.

use crate::diagnostic::Diagnostic;
use crate::document::codes;

/// The id a path below `cases/` gives: `2026/2026-007.md` or `2026/2026-007/index.md`.
///
/// # Errors
/// A finding with the likely name when the file is not named as a case.
pub fn id_of(path: &str) -> Result<String, Box<Diagnostic>> {
    let mut parts = path.rsplit('/');
    let file = parts.next().unwrap_or_default();
    let stem =
        if file == "index.md" { parts.next().unwrap_or_default() } else { file.strip_suffix(".md").unwrap_or(file) };
    if is_id(stem) && file.ends_with(".md") {
        return Ok(stem.to_owned());
    }
    let shown: String = file.chars().filter(|c| !c.is_control()).collect();
    let message = format!("`{shown}` is geen bestandsnaam voor een zaak");
    let diagnostic = Diagnostic::about_file(&codes::FILE_NAME, path, message);
    Err(Box::new(diagnostic.help(help(file))))
}

fn is_id(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(allowed)
}

fn help(file: &str) -> String {
    let stem = file.strip_suffix(".txt").unwrap_or(file);
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    if stem.contains("(kopie")
        || stem.contains("(copy")
        || stem.contains(" - kopie")
        || stem.contains(" - Copy")
        || stem.contains(" (1)")
    {
        return "dit lijkt een kopie: vergelijk hem met het origineel en verwijder wat te veel is".to_owned();
    }
    let plain: String = stem.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let plain = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    if plain.is_empty() {
        return "noem het naar het nummer van de zaak, zoals 2026-007.md".to_owned();
    }
    format!("noem het bestand {plain}.md: kleine letters, cijfers en streepjes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_file_or_its_folder_is_the_id() {
        assert_eq!(id_of("2026/2026-007.md").ok().as_deref(), Some("2026-007"));
        assert_eq!(id_of("2026-007/index.md").ok().as_deref(), Some("2026-007"));
    }

    #[test]
    fn other_names_are_refused_with_the_likely_one() {
        let help = |path| id_of(path).expect_err("not an id").help.unwrap_or_default();
        assert!(help("2026-007.md.txt").contains("2026-007.md"));
        assert!(help("2026-007 (kopie).md").contains("kopie"));
        assert!(help("Zaak Jansen.md").contains("zaak-jansen.md"));
    }
}
