//! Lines and columns as the protocol counts them: from 0, in units of the agreed encoding.

use std::ops::Range;

use lsp_types::{Position, PositionEncodingKind};

use crate::source::Span;

/// What a column counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Units {
    /// Bytes.
    Utf8,
    /// Halves of characters outside the basic plane count; every editor knows it.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Units {
    /// The first the editor offers that is as good as any; UTF-16 when it offers nothing.
    pub(super) fn agreed(offered: &[&str]) -> Self {
        let known = offered.iter().find_map(|name| match *name {
            "utf-8" => Some(Self::Utf8),
            "utf-16" => Some(Self::Utf16),
            "utf-32" => Some(Self::Utf32),
            _ => None,
        });
        // Bytes need no counting on either side.
        if offered.contains(&"utf-8") { Self::Utf8 } else { known.unwrap_or_default() }
    }

    pub(super) fn name(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn of(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }
}

/// The lines of a text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    units: Units,
    /// How many bytes the text has before what a reader sees: a byte order mark the editor kept.
    mark: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str, units: Units) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, byte) in bytes.iter().enumerate() {
            // The protocol also ends a line at a lone carriage return.
            if *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at + 1);
            }
        }
        Self { text, starts, units, mark: if text.starts_with('\u{FEFF}') { 3 } else { 0 } }
    }

    /// The byte a position stands for; past the end of a line is its end, inside a character its start.
    pub(super) fn offset(&self, position: Position) -> usize {
        let Some(&start) = self.starts.get(position.line as usize) else { return self.text.len() };
        let mut left = position.character as usize;
        for (at, c) in self.text[start..].char_indices() {
            if matches!(c, '\n' | '\r') || left < self.units.of(c) {
                return start + at;
            }
            left -= self.units.of(c);
        }
        self.text.len()
    }

    /// The bytes of a range, in order.
    pub(super) fn bytes(&self, range: lsp_types::Range) -> Range<usize> {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        start.min(end)..start.max(end)
    }

    /// A position as an offset in the source a reader makes of the text.
    pub(super) fn in_source(&self, position: Position) -> usize {
        self.offset(position).saturating_sub(self.mark)
    }

    /// Where an offset of the source stands.
    pub(super) fn position(&self, offset: usize) -> Position {
        let mut offset = (offset + self.mark).min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset).saturating_sub(1);
        let column: usize = self.text[self.starts[line]..offset].chars().map(|c| self.units.of(c)).sum();
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Position { line: number(line), character: number(column) }
    }

    /// Where a span of the source stands.
    pub(super) fn range(&self, span: Span) -> lsp_types::Range {
        lsp_types::Range { start: self.position(span.start as usize), end: self.position(span.end as usize) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn columns_count_what_was_agreed() {
        // An emoji, an e with a combining accent, Hebrew, a flag of two characters.
        let text = "a🙂b e\u{301} שלום 🇳🇱x\r\nα\rβ";
        for (units, columns) in [(Units::Utf16, (3, 17)), (Units::Utf8, (5, 28)), (Units::Utf32, (2, 14))] {
            let lines = Lines::new(text, units);
            assert_eq!(lines.position(text.find('b').unwrap()).character, columns.0, "{units:?}");
            assert_eq!(lines.position(text.find('x').unwrap()).character, columns.1, "{units:?}");
        }
        let lines = Lines::new(text, Units::Utf16);
        assert_eq!(lines.position(text.find('β').unwrap()), Position::new(2, 0));
        assert_eq!(lines.offset(Position::new(0, 2)), 1, "inside the emoji is before it");
        assert_eq!(lines.offset(Position::new(0, 999)), text.find('\r').unwrap());
        assert_eq!(lines.offset(Position::new(9, 0)), text.len());
    }

    #[test]
    fn a_byte_order_mark_is_a_column_the_source_does_not_have() {
        let lines = Lines::new("\u{FEFF}---\nx", Units::Utf16);
        assert_eq!(lines.position(0), Position::new(0, 1));
        assert_eq!(lines.position(4), Position::new(1, 0));
        assert_eq!(lines.in_source(Position::new(0, 1)), 0);
    }

    proptest! {
        #[test]
        fn there_and_back(text in "[a\u{e9}\u{1F642}\u{301}\u{5D0}\r\n ]{0,40}") {
            for units in [Units::Utf8, Units::Utf16, Units::Utf32] {
                let lines = Lines::new(&text, units);
                for (at, c) in text.char_indices() {
                    let between = c == '\n' && text[..at].ends_with('\r');
                    prop_assert!(between || lines.offset(lines.position(at)) == at);
                }
            }
        }
    }
}
