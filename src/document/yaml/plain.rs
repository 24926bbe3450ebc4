//! The short way for front matter as nearly every officer writes it.
//!
//! Block maps and lists, simple flow collections and one-line values are read straight from the lines. Anything
//! else, and anything there would be something to say about, is `None`: then the full parser reads it. A
//! property test holds both against each other, so what this way reads is what the full parser reads.

use smol_str::SmolStr;

use crate::document::node::{Entry, Map, Node, Text, Value};
use crate::source::Span;

/// Deeper than this is for the full parser.
const MAX_DEPTH: usize = 8;
/// A collection with more entries than this is for the full parser, which has a limit to say something about.
const MAX_ENTRIES: usize = 200;

/// Reads the text when it is plain enough. `base` is where it starts in its source.
pub(super) fn read(text: &str, base: usize) -> Option<Map> {
    let lines = lines(text)?;
    let first = lines.first()?;
    let mut reader = Reader { text, base, lines: &lines, next: 0 };
    let map = reader.map(first.indent, MAX_DEPTH)?;
    (reader.next == lines.len()).then_some(map)
}

/// A line that says something: where its text starts and ends, and how far it is indented.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
    indent: usize,
}

fn lines(text: &str) -> Option<Vec<Line>> {
    let mut lines = Vec::with_capacity(64);
    let mut at = 0;
    for raw in text.split_inclusive('\n') {
        let line = raw.strip_suffix('\n').unwrap_or(raw);
        let line = line.strip_suffix('\r').unwrap_or(line);
        let strange = |byte: u8| byte < b' ' || byte == 0x7F;
        // An empty value on a last line without an end stands elsewhere for the full parser.
        if line.bytes().any(strange) || raw.len() == line.len() {
            return None;
        }
        let indent = line.len() - line.trim_start_matches(' ').len();
        let end = line.trim_end_matches(' ').len();
        if end > indent {
            if line[indent..].starts_with(['#', '%', '?', '\u{feff}'])
                || line.starts_with("---")
                || line.starts_with("...")
            {
                return None;
            }
            lines.push(Line { start: at + indent, end: at + end, indent });
        }
        at += raw.len();
    }
    Some(lines)
}

struct Reader<'a> {
    text: &'a str,
    base: usize,
    lines: &'a [Line],
    next: usize,
}

impl Reader<'_> {
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// The entries at one indentation, from the next line on.
    fn map(&mut self, indent: usize, depth: usize) -> Option<Map> {
        let mut entries: Vec<Entry> = Vec::with_capacity(8);
        while let Some(line) = self.lines.get(self.next).filter(|line| line.indent == indent) {
            self.entry(line.start, line.end, indent, depth, &mut entries)?;
        }
        self.finished(indent).then_some(())?;
        entries.shrink_to_fit();
        Some(Map(entries))
    }

    /// Whether what follows belongs to something further out; a line further in would go on with a value.
    fn finished(&self, indent: usize) -> bool {
        self.lines.get(self.next).is_none_or(|line| line.indent < indent)
    }

    /// One key with its value, which may go on below; `start` is where the key stands.
    fn entry(&mut self, start: usize, end: usize, indent: usize, depth: usize, entries: &mut Vec<Entry>) -> Option<()> {
        let line = &self.text[start..end];
        let length = key_length(line)?;
        let key = Text { text: SmolStr::new(&line[..length]), span: self.span(start, start + length) };
        if entries.len() >= MAX_ENTRIES || entries.iter().any(|entry| entry.key.text == key.text) {
            return None;
        }
        let rest = line[length..].strip_prefix(':')?;
        self.next += 1;
        let value = if rest.is_empty() {
            self.below(key.span, indent, depth.checked_sub(1)?)?
        } else {
            let at = start + length + 1 + (rest.len() - rest.trim_start_matches(' ').len());
            // A value that goes on at a deeper line is for the full parser.
            if !rest.starts_with(' ') || self.lines.get(self.next).is_some_and(|line| line.indent > indent) {
                return None;
            }
            self.inline(at, end)?
        };
        entries.push(Entry { key, value });
        Some(())
    }

    /// The value of a key with nothing behind it: a map or list further in, a list right below, or nothing.
    fn below(&mut self, key: Span, indent: usize, depth: usize) -> Option<Node> {
        let empty = Node { span: Span { start: key.end, end: key.end }, value: Value::Empty };
        let Some(line) = self.lines.get(self.next).copied() else { return Some(empty) };
        let is_item = self.is_item(&line);
        if line.indent < indent || line.indent == indent && !is_item {
            return Some(empty);
        }
        if is_item { self.list(line.indent, depth) } else { self.map_node(line.indent, depth) }
    }

    fn map_node(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let map = self.map(indent, depth)?;
        let (first, last) = (map.0.first()?, map.0.last()?);
        Some(Node { span: Span { start: first.key.span.start, end: last.span().end }, value: Value::Map(map) })
    }

    fn is_item(&self, line: &Line) -> bool {
        let text = &self.text[line.start..line.end];
        text == "-" || text.starts_with("- ")
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let start = self.lines.get(self.next)?.start;
        let mut items: Vec<Node> = Vec::with_capacity(8);
        while let Some(line) =
            self.lines.get(self.next).copied().filter(|line| line.indent == indent && self.is_item(line))
        {
            if items.len() >= MAX_ENTRIES {
                return None;
            }
            items.push(self.item(line, depth.checked_sub(1)?)?);
        }
        // At the same indentation a key may follow that belongs to the map around the list.
        self.lines.get(self.next).is_none_or(|line| line.indent <= indent).then_some(())?;
        items.shrink_to_fit();
        let end = items.last()?.span.end;
        Some(Node { span: Span { start: self.span(start, start).start, end }, value: Value::List(items) })
    }

    fn item(&mut self, line: Line, depth: usize) -> Option<Node> {
        let text = &self.text[line.start..line.end];
        let rest = text.strip_prefix("- ")?;
        let at = line.start + 2 + (rest.len() - rest.trim_start_matches(' ').len());
        let inner = line.indent + (at - line.start);
        if self.text[at..line.end].starts_with("- ") {
            return None;
        }
        let length = key_length(&self.text[at..line.end]);
        let Some(_) = length.filter(|length| ends_key(&self.text[at..line.end], *length)) else {
            self.next += 1;
            if self.lines.get(self.next).is_some_and(|next| next.indent > line.indent) {
                return None;
            }
            return self.inline(at, line.end);
        };
        let mut entries: Vec<Entry> = Vec::with_capacity(6);
        self.entry(at, line.end, inner, depth, &mut entries)?;
        while let Some(next) = self.lines.get(self.next).copied().filter(|next| next.indent == inner) {
            self.entry(next.start, next.end, inner, depth, &mut entries)?;
        }
        self.lines.get(self.next).is_none_or(|next| next.indent <= line.indent).then_some(())?;
        entries.shrink_to_fit();
        let map = Map(entries);
        let (first, last) = (map.0.first()?, map.0.last()?);
        Some(Node { span: Span { start: first.key.span.start, end: last.span().end }, value: Value::Map(map) })
    }

    /// A value that ends with its line.
    fn inline(&self, start: usize, end: usize) -> Option<Node> {
        let text = &self.text[start..end];
        if text.starts_with(['[', '{']) {
            let (node, after) = self.flow(start, end, MAX_DEPTH)?;
            return (after == end).then_some(node);
        }
        if text.starts_with(['"', '\'']) {
            let (node, after) = self.quoted(start, end)?;
            return (after == end).then_some(node);
        }
        let plain = starts_plain(text) && !text.contains(": ") && !text.contains(" #") && !text.ends_with(':');
        (plain && is_unremarkable(text))
            .then(|| Node { span: self.span(start, end), value: Value::Scalar(SmolStr::new(text)) })
    }

    /// `"…"` or `'…'` without escapes.
    fn quoted(&self, start: usize, end: usize) -> Option<(Node, usize)> {
        let text = &self.text[start..end];
        let quote = text.chars().next()?;
        let length = text[1..].find(quote)? + 2;
        let inner = &text[1..length - 1];
        // Two quotes in a row are an escape inside single quotes.
        if inner.contains('\\') || text[length..].starts_with(quote) {
            return None;
        }
        let node = Node { span: self.span(start, start + length), value: Value::Scalar(SmolStr::new(inner)) };
        Some((node, start + length))
    }

    /// `[a, b]` or `{a: b}`; gives where it ends.
    fn flow(&self, start: usize, end: usize, depth: usize) -> Option<(Node, usize)> {
        let depth = depth.checked_sub(1)?;
        let is_map = self.text[start..].starts_with('{');
        let close = if is_map { '}' } else { ']' };
        let (mut items, mut entries) = (Vec::new(), Vec::<Entry>::new());
        let mut at = self.skip(start + 1, end);
        if self.text[at..end].starts_with(close) {
            return None;
        }
        loop {
            if is_map {
                let length = key_length(&self.text[at..end])?;
                let key = Text { text: SmolStr::new(&self.text[at..at + length]), span: self.span(at, at + length) };
                self.text[at + length..end].starts_with(": ").then_some(())?;
                let (value, after) = self.flow_value(self.skip(at + length + 1, end), end, depth)?;
                if entries.len() >= MAX_ENTRIES || entries.iter().any(|entry| entry.key.text == key.text) {
                    return None;
                }
                entries.push(Entry { key, value });
                at = self.skip(after, end);
            } else {
                let (value, after) = self.flow_value(at, end, depth)?;
                (items.len() < MAX_ENTRIES).then_some(())?;
                items.push(value);
                at = self.skip(after, end);
            }
            let rest = &self.text[at..end];
            if rest.starts_with(close) {
                items.shrink_to_fit();
                entries.shrink_to_fit();
                let value = if is_map { Value::Map(Map(entries)) } else { Value::List(items) };
                return Some((Node { span: self.span(start, at + 1), value }, at + 1));
            }
            rest.strip_prefix(',')?;
            at = self.skip(at + 1, end);
        }
    }

    fn flow_value(&self, at: usize, end: usize, depth: usize) -> Option<(Node, usize)> {
        let text = &self.text[at..end];
        match text.chars().next()? {
            '[' | '{' => self.flow(at, end, depth),
            '"' | '\'' => self.quoted(at, end),
            _ => {
                let length = text.find([',', '[', ']', '{', '}'])?;
                let plain = text[..length].trim_end_matches(' ');
                let fits =
                    starts_plain(plain) && !plain.contains(':') && !plain.contains(" #") && is_unremarkable(plain);
                let node = Node { span: self.span(at, at + plain.len()), value: Value::Scalar(SmolStr::new(plain)) };
                fits.then_some((node, at + plain.len()))
            }
        }
    }

    fn skip(&self, at: usize, end: usize) -> usize {
        at + self.text[at..end].len() - self.text[at..end].trim_start_matches(' ').len()
    }
}

/// How long the key at the start of a line is: letters, digits, `_`, `.` and `-` in between.
fn key_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let length = bytes.iter().position(|byte| !letter(byte)).unwrap_or(bytes.len());
    let begins = bytes.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    (begins && length < 100).then_some(length)
}

/// Whether a colon that ends a key stands there.
fn ends_key(text: &str, length: usize) -> bool {
    let rest = &text[length..];
    rest == ":" || rest.starts_with(": ")
}

/// Whether a value may start so without quotes.
fn starts_plain(text: &str) -> bool {
    text.chars().next().is_some_and(|c| c.is_alphanumeric() || matches!(c, '(' | '€' | '+' | '/' | '_' | '…'))
}

/// Whether there is nothing to say about a value: no word processor's quotes, nothing invisible.
fn is_unremarkable(text: &str) -> bool {
    text.is_ascii()
        || !text
            .chars()
            .any(|c| super::CURLY.contains(&c) || c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}'))
}
