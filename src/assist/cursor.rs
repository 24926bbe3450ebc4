//! Where somebody is typing in a front matter, which need not be readable yet: told from the lines alone.

use std::ops::Range;

/// No file of ours has groups in groups in groups beyond this; a line full of braces has.
const DEEPEST: usize = 32;

/// The place of the next word.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// The keys above it, from the outside in.
    pub(super) path: Vec<String>,
    /// The keys that stand beside it already.
    pub(super) beside: Vec<String>,
    /// What may come.
    pub(super) slot: Slot,
    /// What was typed of it.
    pub(super) over: Range<usize>,
    /// Whether it is the first of an item in a list on lines of its own.
    pub(super) first: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Slot {
    Key,
    /// Behind this key, perhaps in its list.
    Value(String),
}

/// The cursor in a text; `None` outside the front matter and where no word can come.
pub(super) fn cursor(text: &str, offset: usize) -> Option<Cursor> {
    let front = front(text)?;
    if offset < front.start || offset > front.end || !text.is_char_boundary(offset) {
        return None;
    }
    let start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let typed = Line::of(&text[start..offset])?;
    let mut cursor = Cursor {
        path: Vec::new(),
        beside: Vec::new(),
        slot: Slot::Key,
        over: offset..offset,
        first: typed.dash.is_some(),
    };
    let above = text[front.start..start].lines().rev().filter_map(Line::of);
    cursor.look_up(&typed, above);
    let below = text[offset..front.end].lines().skip(1).filter_map(Line::of);
    let near = below.take_while(|line| line.column >= typed.column && line.dash.is_none_or(|dash| dash > typed.column));
    cursor
        .beside
        .extend(near.filter(|line| line.column == typed.column).filter_map(|line| line.key.map(str::to_owned)));
    cursor.descend(typed.rest, offset - typed.rest.len(), 0)?;
    Some(cursor)
}

/// The bytes between the fences, whether the second is there or not.
fn front(text: &str) -> Option<Range<usize>> {
    let mark = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let start = mark + text[mark..].find('\n')? + 1;
    if text[mark..start].trim_end() != "---" {
        return None;
    }
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some(start..at);
        }
        at += line.len();
    }
    Some(start..text.len())
}

/// A line that is no comment.
struct Line<'t> {
    /// The column of its last dash.
    dash: Option<usize>,
    /// The column behind dashes and spaces.
    column: usize,
    key: Option<&'t str>,
    rest: &'t str,
}

impl<'t> Line<'t> {
    fn of(line: &'t str) -> Option<Self> {
        let mut rest = line.trim_end_matches('\r');
        let mut column = 0;
        let mut dash = None;
        loop {
            let inner = rest.trim_start_matches(' ');
            column += rest.len() - inner.len();
            rest = inner;
            match rest.strip_prefix("- ") {
                Some(inner) => {
                    dash = Some(column);
                    column += 2;
                    rest = inner;
                }
                None => break,
            }
        }
        let key = rest.split_once(':').filter(|(_, after)| after.is_empty() || after.starts_with(' '));
        let key = key.map(|(key, _)| key.trim_matches(['"', '\''])).filter(|key| !key.starts_with(['{', '[']));
        (!rest.starts_with(['#', '\t'])).then_some(Self { dash, column, key, rest })
    }
}

impl Cursor {
    /// Gathers the keys above, and those beside in the same group.
    fn look_up<'t>(&mut self, typed: &Line<'_>, above: impl Iterator<Item = Line<'t>>) {
        let (mut column, mut item) = (typed.column, typed.dash);
        for line in above.filter(|line| !line.rest.trim().is_empty()) {
            let Some(key) = line.key else { continue };
            match item {
                // The key a list stands under: further left, or as far when no dash is before it.
                Some(dash) if line.column < dash || line.column == dash && line.dash.is_none() => {}
                Some(_) => continue,
                None if line.column == column => {
                    if self.path.is_empty() {
                        self.beside.push(key.to_owned());
                    }
                    item = line.dash;
                    continue;
                }
                None if line.column < column => {}
                None => continue,
            }
            self.path.insert(0, key.to_owned());
            (column, item) = (line.column, line.dash);
        }
    }

    /// Goes into what is typed on the line itself: `klager: {naam: X, ro`.
    fn descend(&mut self, typed: &str, at: usize, depth: usize) -> Option<()> {
        if depth > DEEPEST {
            return None;
        }
        if let Some(inner) = typed.strip_prefix('{') {
            self.beside.clear();
            let (last, before) = last_part(inner)?;
            self.beside.extend(before.filter_map(|part| part.split_once(':').map(|(key, _)| key.trim().to_owned())));
            return self.descend(last, at + typed.len() - last.len(), depth + 1);
        }
        let colon = typed.find(": ").or_else(|| typed.strip_suffix(':').map(str::len));
        let Some(colon) = colon.filter(|_| !typed.starts_with(['"', '\'', '['])) else {
            self.slot = Slot::Key;
            self.over = at..at + typed.len();
            // An item that is a plain value: `- planning` in a list.
            return (!typed.contains(['{', '['])).then_some(());
        };
        let key = typed[..colon].trim();
        let value = typed[colon + 1..].trim_start();
        let at = at + typed.len() - value.len();
        if value.starts_with('{') {
            self.path.push(key.to_owned());
            return self.descend(value, at, depth + 1);
        }
        if let Some(inner) = value.strip_prefix('[') {
            let (last, _) = last_part(inner)?;
            let at = at + value.len() - last.len();
            if last.starts_with('{') {
                self.path.push(key.to_owned());
                return self.descend(last, at, depth + 1);
            }
            self.slot = Slot::Value(key.to_owned());
            self.over = at..at + last.len();
            return Some(());
        }
        self.slot = Slot::Value(key.to_owned());
        self.over = at..at + value.len();
        Some(())
    }
}

/// The part behind the last comma that no bracket holds, and the parts before it; `None` when the group is closed.
fn last_part(inner: &str) -> Option<(&str, impl Iterator<Item = &str>)> {
    let (mut depth, mut quote, mut start) = (0, None, 0);
    let mut commas = Vec::new();
    for (at, c) in inner.char_indices() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{' | '[') => depth += 1,
            (None, '}' | ']') if depth == 0 => return None,
            (None, '}' | ']') => depth -= 1,
            (None, ',') if depth == 0 => {
                commas.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    Some((inner[start..].trim_start(), commas.into_iter()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The path, what stands beside, the slot, what was typed, and whether it begins an item.
    type Seen = (Vec<String>, Vec<String>, Slot, String, bool);

    /// The cursor at the bar.
    fn seen(text: &str) -> Option<Seen> {
        let text = format!("---\n{text}");
        let offset = text.find('|').expect("a bar");
        let text = text.replace('|', "");
        let cursor = cursor(&text, offset)?;
        let typed = text[cursor.over.clone()].to_owned();
        Some((cursor.path, cursor.beside, cursor.slot, typed, cursor.first))
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_place_is_told_from_the_lines() {
        let value = |key: &str| Slot::Value(key.to_owned());
        for (text, path, beside, slot, typed, first) in [
            ("reg|\nklager: X\n---\n", vec![], vec!["klager"], Slot::Key, "reg", false),
            ("regeling: vo|", vec![], vec![], value("regeling"), "vo", false),
            ("verloop:\n  - |", vec!["verloop"], vec![], Slot::Key, "", true),
            ("verloop:\n- ontvangen: 2026-01-01\n- be|", vec!["verloop"], vec![], Slot::Key, "be", true),
            ("verloop:\n  - ontvangen: 2026-01-01\n    v|", vec!["verloop"], vec!["ontvangen"], Slot::Key, "v", false),
            ("verloop:\n  - ontvangen: |", vec!["verloop"], vec![], value("ontvangen"), "", true),
            ("klager: {naam: X, ro|", vec!["klager"], vec!["naam"], Slot::Key, "ro", false),
            ("klager: {naam: X, rol: o|", vec!["klager"], vec!["naam"], value("rol"), "o", false),
            ("indeling:\n  aard: [I, |", vec!["indeling"], vec![], value("aard"), "", false),
            (
                "termijnen:\n  a:\n    stap: b\n    artikel: \"2|",
                vec!["termijnen", "a"],
                vec!["stap"],
                value("artikel"),
                "\"2",
                false,
            ),
            (
                "klager:\n  vertegenwoordiger:\n    naam: X\n  |\ndienst: Y",
                vec!["klager"],
                vec!["vertegenwoordiger"],
                Slot::Key,
                "",
                false,
            ),
        ] {
            let expected = (words(&path), words(&beside), slot, typed.to_owned(), first);
            assert_eq!(seen(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn where_no_word_can_come_there_is_no_cursor() {
        for text in ["a: 1\n---\n## Kop|", "klager: {naam: X}|", "# opmerking|"] {
            assert_eq!(seen(text), None, "{text}");
        }
        assert_eq!(cursor("geen kop", 3), None);
    }
}
