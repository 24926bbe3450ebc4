//! How far each line of the front matter stands from the edge, and blanks at its end.

use crate::document::{Document, Map, Node, Value};

use super::{Edit, Tidied, is_flow, is_root_flow};

/// What the walk over the values learns of a line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing yet: blank, or a comment.
    Free,
    /// A name or a dash begins here, and should stand this far in.
    Begins(usize),
    /// A value goes on from another line, and moves along with what it belongs to.
    GoesOn(isize),
    /// The same, and every blank of it counts.
    Text(isize),
}

struct Line {
    start: usize,
    end: usize,
    indent: usize,
    kind: Kind,
}

struct Lines<'a> {
    text: &'a str,
    lines: Vec<Line>,
    /// The blanks between a dash and what stands behind it; what stands below that moves along with it.
    gaps: Vec<Edit>,
    /// Something stands there in a way this walk does not know.
    odd: bool,
}

/// The edits that put every line where it belongs.
pub(super) fn edits(document: &Document) -> Vec<Edit> {
    let text = document.source.text();
    let mut lines =
        Lines { text, lines: split(text, document.front_span.range()), gaps: Vec::new(), odd: is_root_flow(document) };
    lines.map(&document.front, 0);
    lines.odd |= lines.lines.iter().any(|line| line.kind == Kind::Free && !lines.is_idle(line));
    let mut edits = if lines.odd { Vec::new() } else { std::mem::take(&mut lines.gaps) };
    for (number, line) in lines.lines.iter().enumerate() {
        let (whole, indent) = (&text[line.start..line.end], line.indent);
        let kept = matches!(line.kind, Kind::Text(_));
        let filled = whole.trim_end_matches([' ', '\t']).len();
        if !kept && filled < whole.len() {
            edits.push(Edit { at: line.start + filled..line.end, text: String::new(), kind: Tidied::Spaces });
        }
        let wanted = lines.wanted(number);
        if !lines.odd && wanted != indent && (kept || filled > 0) {
            let text = " ".repeat(wanted);
            edits.push(Edit { at: line.start..line.start + indent, text, kind: Tidied::Indent });
        }
    }
    edits
}

fn split(text: &str, front: std::ops::Range<usize>) -> Vec<Line> {
    let mut start = front.start;
    let line = |whole: &str| {
        let inner = whole.trim_end_matches('\n');
        let indent = inner.len() - inner.trim_start_matches(' ').len();
        let line = Line { start, end: start + inner.len(), indent, kind: Kind::Free };
        start += whole.len();
        line
    };
    text[front].split_inclusive('\n').map(line).collect()
}

impl Lines<'_> {
    fn content(&self, line: &Line) -> &str {
        self.text[line.start + line.indent..line.end].trim_end()
    }

    /// Whether a line says nothing to the reader.
    fn is_idle(&self, line: &Line) -> bool {
        let content = self.content(line);
        content.is_empty() || content.starts_with('#')
    }

    fn at(&self, offset: usize) -> usize {
        self.lines.partition_point(|line| line.start <= offset).saturating_sub(1)
    }

    /// How far a line should stand from the edge.
    fn wanted(&self, number: usize) -> usize {
        let line = &self.lines[number];
        let moved = |owner: usize| (line.indent + self.wanted(owner)).saturating_sub(self.lines[owner].indent);
        match line.kind {
            Kind::Begins(indent) => indent,
            Kind::GoesOn(by) | Kind::Text(by) => line.indent.saturating_add_signed(by),
            Kind::Free => {
                // A comment stands with what comes below it, or goes along with what stands above it.
                let begins = |number: &usize| matches!(self.lines[*number].kind, Kind::Begins(_));
                let below = (number + 1..self.lines.len()).find(begins);
                let above = (0..number).rev().find(begins);
                match (below.filter(|below| self.lines[*below].indent == line.indent), above) {
                    (Some(below), _) => self.wanted(below),
                    (None, Some(above)) => moved(above),
                    (None, None) => 0,
                }
            }
        }
    }

    fn begins(&mut self, number: usize, indent: usize) {
        if let Some(line) = self.lines.get_mut(number) {
            line.kind = Kind::Begins(indent);
        }
    }

    /// Lines of a value that began on another line.
    fn go_on(&mut self, from: usize, to: usize, kind: Kind) {
        for line in self.lines.iter_mut().take(to + 1).skip(from) {
            line.kind = kind;
        }
    }

    fn map(&mut self, map: &Map, indent: usize) {
        for entry in map {
            let start = entry.key.span.start as usize;
            let number = self.at(start);
            match self.lines.get(number) {
                Some(line) if line.start + line.indent == start => self.begins(number, indent),
                // Behind the dash of its list, which has its place already.
                Some(line) if self.text[line.start + line.indent..start].trim_matches(['-', ' ']).is_empty() => {}
                _ => self.odd = true,
            }
            let column = start - self.lines.get(number).map_or(start, |line| line.start);
            let by = indent.cast_signed() - column.cast_signed();
            self.value(&entry.value, number, entry.key.span.end as usize, indent, by);
        }
    }

    /// A value that belongs to the name or dash on a line; `from` is where that ends, and `by` how far
    /// it moves.
    fn value(&mut self, node: &Node, owner: usize, from: usize, indent: usize, by: isize) {
        let (start, end) = (node.span.start as usize, node.span.end as usize);
        let last = self.at(end.saturating_sub(1).max(start));
        match &node.value {
            Value::Empty => {}
            Value::Scalar(_) => {
                let head = self.text.get(from..start).unwrap_or_default().trim_start_matches([' ', '\t', ':', '-']);
                if head.starts_with(['|', '>']) {
                    // Blank lines below it may be part of it.
                    let blank = (last + 1..self.lines.len())
                        .take_while(|number| self.content(&self.lines[*number]).is_empty())
                        .last();
                    self.go_on(owner + 1, blank.unwrap_or(last), Kind::Text(by));
                } else {
                    let first = self.at(start);
                    self.go_on(owner + 1, first, Kind::GoesOn(by));
                    self.go_on(first.max(owner) + 1, last, Kind::Text(by));
                }
            }
            _ if is_flow(self.text, node) => {
                self.go_on(owner + 1, last, Kind::GoesOn(by));
                self.texts(node, by);
            }
            Value::Map(map) => self.map(map, indent + 2),
            Value::List(items) => self.list(node, items, indent + 2),
        }
    }

    /// Values of more lines inside brackets.
    fn texts(&mut self, node: &Node, by: isize) {
        match &node.value {
            Value::Scalar(_) => {
                let (first, last) = (self.at(node.span.start as usize), self.at((node.span.end as usize).max(1) - 1));
                self.go_on(first + 1, last, Kind::Text(by));
            }
            Value::List(items) => items.iter().for_each(|item| self.texts(item, by)),
            Value::Map(map) => map.iter().for_each(|entry| self.texts(&entry.value, by)),
            Value::Empty => {}
        }
    }

    /// Dashes below each other.
    fn list(&mut self, node: &Node, items: &[Node], indent: usize) {
        let start = node.span.start as usize;
        let first = self.at(start);
        let column = match self.lines.get(first) {
            Some(line) if line.start + line.indent == start && self.text[start..].starts_with('-') => line.indent,
            // A list that begins behind the dash of another.
            _ => return self.odd = true,
        };
        for item in items {
            let place = self.at(item.span.start as usize);
            let dash = (first..=place).rev().find(|number| {
                let line = &self.lines[*number];
                line.indent == column && self.text[line.start + column..line.end].starts_with('-')
            });
            let Some(dash) = dash else { return self.odd = true };
            self.begins(dash, indent);
            let from = self.lines[dash].start + column + 1;
            let behind = &self.text[from..self.lines[dash].end];
            let gap = behind.len() - behind.trim_start_matches(' ').len();
            if gap > 1 && gap < behind.len() && !behind[gap..].starts_with('#') {
                self.gaps.push(Edit { at: from..from + gap, text: " ".to_owned(), kind: Tidied::Spaces });
            }
            match &item.value {
                Value::Map(map) if !is_flow(self.text, item) => self.map(map, indent + 2),
                Value::List(_) if !is_flow(self.text, item) => return self.odd = true,
                _ => self.value(item, dash, from, indent, indent.cast_signed() - column.cast_signed()),
            }
        }
        // A dash with nothing behind it may have its place elsewhere.
        let last = self.at((node.span.end as usize).saturating_sub(1).max(start));
        for number in first..=last {
            let line = &self.lines[number];
            if line.kind == Kind::Free && line.indent == column && self.content(line) == "-" {
                self.begins(number, indent);
            }
        }
    }
}
