//! What the manual says of a name, so that an editor shows the same words.

const MANUAL: &str = include_str!("../../docs/format.md");

/// The meaning of a name in the tables below a heading, without marks.
pub(super) fn meaning(heading: &str, name: &str) -> Option<String> {
    let start =
        MANUAL.lines().position(|line| line.trim_start_matches('#').trim() == heading && line.starts_with('#'))?;
    let rows = MANUAL.lines().skip(start + 1).take_while(|line| !line.starts_with('#'));
    let named = format!("`{name}`");
    rows.filter_map(|row| row.strip_prefix("| ")?.strip_suffix(" |")?.split_once(" | "))
        .find(|(names, _)| names.contains(&named))
        .map(|(_, text)| plain(text))
}

/// `[text](place)` without its place, and words without their marks.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        out += before;
        rest = after.split_once(')').map_or("", |(_, rest)| rest);
    }
    (out + rest).replace(['[', '`'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meaning_is_that_of_its_own_table() {
        assert_eq!(meaning("De gegevens", "klager").as_deref(), Some("wie klaagt"));
        assert_eq!(meaning("Het verloop", "reden").as_deref(), Some("waarom"));
        assert_eq!(meaning("De gegevens", "negeer").as_deref(), Some("zie Een melding overslaan"));
        assert_eq!(meaning("De gegevens", "verzonnen"), None);
        assert_eq!(meaning("Verzonnen", "klager"), None);
    }
}
