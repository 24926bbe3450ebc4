//! What most likely went wrong where YAML cannot be read.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::CURLY;

/// What most likely happened, in the words of someone who does not know YAML.
pub(super) fn explain(kind: &ErrorKind, text: &str, at: usize) -> (Range<usize>, &'static str, String) {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = text[line_start..line_end].trim_end();
    let next = text[at..].chars().next();
    let here = at..at + next.map_or(0, char::len_utf8);
    let invisible = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if let Some((place, control)) = text[at..line_end].char_indices().find(|(_, c)| invisible(c)) {
        let here = at + place..at + place + control.len_utf8();
        let help = format!("haal het teken met nummer {:X} weg", u32::from(control));
        return (here, "hier staat een onzichtbaar teken dat niet in tekst hoort", help);
    }
    if let Some((range, key, value)) = colon_in_value(text, line_start, line) {
        return (range, "er staat een dubbele punt in de waarde", quote_it(key, value));
    }
    if let Some((range, key, value)) = colon_in_flow(text, line_start, at, line_start + line.len()) {
        return (range, "er staat een dubbele punt in de waarde", quote_it(key, value));
    }
    if let Some(quote) = open_quote(text, at) {
        let help = "zet hetzelfde aanhalingsteken achter de waarde".to_owned();
        return (quote..quote + 1, "een aanhalingsteken wordt niet gesloten", help);
    }
    if let Some(bracket) = open_bracket(text, line_start) {
        let help = "zet een ] of } achter het laatste van de lijst of groep".to_owned();
        return (bracket..bracket + 1, "een [ of { wordt niet gesloten", help);
    }
    if let Some(found) = odd_start(text, line_start, at, line) {
        return found;
    }
    match kind {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => {
            (here, "hier staat een tab", "vervang de tab door spaties, twee per stap".to_owned())
        }
        ErrorKind::UnexpectedEofFlowSequence => {
            (here, "een lijst met [ wordt niet gesloten", "zet een ] achter het laatste van de lijst".to_owned())
        }
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            (here, "een groep met { wordt niet gesloten", "zet een } achter het laatste gegeven".to_owned())
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => (
            line_start + (line.len() - line.trim_start().len())..line_start + line.len(),
            "deze regel springt anders in dan de regels erboven",
            "zet gegevens die bij elkaar horen even ver naar rechts, en een spatie achter elke dubbele punt".to_owned(),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            line_start + (line.len() - line.trim_start().len())..line_start + line.len(),
            "hier ontbreekt een dubbele punt met een spatie erachter",
            "schrijf een naam, een dubbele punt, een spatie en de waarde".to_owned(),
        ),
        _ => (
            here,
            "de kop is hier niet te lezen",
            "kijk of aanhalingstekens en haken gesloten zijn, en of de regel evenver inspringt als zijn buren"
                .to_owned(),
        ),
    }
}

/// `onderwerp: Training: rekenen` — the commonest mistake of all.
fn colon_in_value<'a>(text: &str, line_start: usize, line: &'a str) -> Option<(Range<usize>, &'a str, &'a str)> {
    let indent = line.len() - line.trim_start_matches([' ', '\t', '-']).len();
    let (key, value) = line[indent..].split_once(": ")?;
    let value = value.trim();
    let quoted = value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!']);
    if quoted || !(value.contains(": ") || value.ends_with(':')) || key.contains(['{', '[']) {
        return None;
    }
    let start = line_start + line.rfind(value)?;
    (start + value.len() <= text.len()).then_some((start..start + value.len(), key, value))
}

/// The mend for a value with a colon: straight quotes around it, in place of the curly ones it may have.
fn quote_it(key: &str, value: &str) -> String {
    let value = value.trim_matches(CURLY).replace('"', "\\\"");
    format!("zet de waarde tussen aanhalingstekens: {key}: \"{value}\"")
}

/// `{onderwerp: Training: rekenen}`: the parser stops at the second colon.
fn colon_in_flow(text: &str, line_start: usize, at: usize, line_end: usize) -> Option<(Range<usize>, &str, &str)> {
    if !text[at..].starts_with(':') {
        return None;
    }
    let opening = line_start + text[line_start..at].rfind(['{', '[', ','])? + 1;
    let (key, _) = text[opening..at].split_once(": ")?;
    let start = opening + key.len() + 2;
    let end = at + text[at..line_end].find([',', '}', ']']).unwrap_or(line_end - at);
    let end = start + text[start..end].trim_end().len();
    Some((start..end, key.trim(), &text[start..end]))
}

/// The quote at the start of a value that has none at its end, on the lines before the fault.
fn open_quote(text: &str, at: usize) -> Option<usize> {
    let mut start = 0;
    for line in text[..at].split_inclusive('\n') {
        for opening in [": \"", ": '", "- \"", "- '", "[\"", "['"] {
            let Some(found) = line.find(opening) else { continue };
            let quote = found + opening.len() - 1;
            let closed = line[quote + 1..].contains(&line[quote..=quote]);
            let whole_line = start + line.len() <= at && line.ends_with('\n');
            if whole_line && !closed {
                return Some(start + quote);
            }
        }
        start += line.len();
    }
    None
}

/// The bracket that opens on the line above the fault and is not closed there.
fn open_bracket(text: &str, line_start: usize) -> Option<usize> {
    let above = text[..line_start].trim_end();
    let start = above.rfind('\n').map_or(0, |newline| newline + 1);
    let line = &above[start..];
    let bracket = [": [", ": {", "- [", "- {"].iter().find_map(|opening| line.find(opening))? + 2;
    let count = |signs: [char; 2]| line.matches(signs).count();
    (count(['[', '{']) > count([']', '}']) && !line.ends_with(',')).then_some(start + bracket)
}

/// A value that starts with something YAML keeps for itself, or goes on behind its closing quote.
fn odd_start(text: &str, line_start: usize, at: usize, line: &str) -> Option<(Range<usize>, &'static str, String)> {
    let line_end = (line_start + line.len()).max(at);
    let before = text[line_start..at].trim_end();
    let rest = at..line_end;
    match text[at..].chars().next()? {
        '@' | '`' | '%' => {
            let help = "zet de waarde tussen aanhalingstekens".to_owned();
            Some((rest, "met dit teken kan een waarde niet beginnen", help))
        }
        '-' if before.ends_with(':') => {
            let help = "begin de lijst op een nieuwe regel, of schrijf haar tussen [ en ]".to_owned();
            Some((rest, "een lijst kan niet op deze regel beginnen", help))
        }
        ':' => {
            let start = line_start + (line.len() - line.trim_start().len());
            let help = "zet gegevens die bij elkaar horen even ver naar rechts, onder elkaar".to_owned();
            Some((start..line_end, "deze regel springt anders in dan de regels erboven", help))
        }
        _ if before.ends_with(['"', '\'']) && before.contains(": ") => {
            let help = "zet aanhalingstekens om de hele waarde, en andere aanhalingstekens daarbinnen".to_owned();
            Some((rest, "achter het aanhalingsteken staat nog tekst", help))
        }
        _ => None,
    }
}
