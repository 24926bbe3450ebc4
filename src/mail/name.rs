//! The name a file of a stranger gets on the officer's disk.

/// The longest name, in characters, ending included.
const LONGEST: usize = 80;
/// Names that are devices on Windows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Endings of what editors leave behind, which `save` passes over.
const LEFTOVERS: [&str; 7] = [".swp", ".swo", ".tmp", ".bak", ".orig", ".klacht-nieuw", ".lnk"];

/// A name that is one plain file name on every system, never a path, and none of `taken`.
pub(super) fn safe<'a>(given: &str, otherwise: &str, taken: impl Iterator<Item = &'a str> + Clone) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ' ') { c } else { '-' };
    let name: String = last.chars().filter(|c| !c.is_control() && !steers(*c)).map(plain).collect();
    let name = name.trim_matches(['.', ' ', '-']).to_owned();
    let name = if name.is_empty() { otherwise.to_owned() } else { name };
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && (1..=10).contains(&ending.chars().count()) => {
            (stem.to_owned(), format!(".{ending}"))
        }
        _ => (name, String::new()),
    };
    let lower = ending.to_lowercase();
    let ending = if LEFTOVERS.contains(&lower.as_str()) { ending.replace('.', "-") } else { ending };
    let device = {
        let stem = stem.split('.').next().unwrap_or_default().trim().to_lowercase();
        let numbered = |word: &str| stem.strip_prefix(word).is_some_and(|rest| rest.chars().count() == 1);
        DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
    };
    // `index.md` is the case itself.
    let stem = if device || stem.eq_ignore_ascii_case("index") { format!("bijlage-{stem}") } else { stem };
    let stem: String = stem.chars().take(LONGEST - ending.chars().count()).collect();
    let stem = stem.trim_end().to_owned();
    let is_free = |name: &str| !taken.clone().any(|other| other.to_lowercase() == name.to_lowercase());
    (1..)
        .map(|number: u32| if number == 1 { format!("{stem}{ending}") } else { format!("{stem}-{number}{ending}") })
        .find(|name| is_free(name))
        .unwrap_or(stem)
}

/// Whether a character turns the direction of text or cannot be seen: what is read is then not what stands there.
pub(crate) fn steers(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}')
}
