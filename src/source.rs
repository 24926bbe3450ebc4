//! Text with a name: a file as read, its spans, lines and columns.

use std::ops::Range;
use std::sync::OnceLock;

mod decode;
mod encode;

pub use decode::{DecodeProblem, Decoded, MAX_BYTES, decode};
pub use encode::encode_like;

/// A half-open byte range in a [`Source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB cannot occur (files are at most 1 MiB).
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The span as a range of byte offsets.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A line and column, both counted from 1; columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// A named text: the path within the repository and what the file says.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    lines: OnceLock<Vec<u32>>,
}

impl Source {
    /// A source with a path relative to the repository, `/` between folders.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// The path within the repository.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty when the span does not lie in this source.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The line and column of a byte offset.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = self.floor_char_boundary(offset);
        let lines = self.line_starts();
        let index = lines.partition_point(|&start| start as usize <= offset).saturating_sub(1);
        let start = lines[index] as usize;
        let column = self.text[start..offset].chars().count() + 1;
        Position { line: index + 1, column }
    }

    /// The byte offset at which a line (from 1) starts, or the end of the text.
    #[must_use]
    pub fn line_start(&self, line: usize) -> usize {
        self.line_starts().get(line.saturating_sub(1)).map_or(self.text.len(), |&start| start as usize)
    }

    fn floor_char_boundary(&self, offset: usize) -> usize {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    fn line_starts(&self) -> &[u32] {
        self.lines.get_or_init(|| {
            let newlines = self.text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n');
            std::iter::once(0).chain(newlines.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX))).collect()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_lines_count_from_one() {
        let source = Source::new("a.md", "één\ntwee\r\ndrie");
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position("één".len()), Position { line: 1, column: 4 });
        assert_eq!(source.position("één\ntw".len()), Position { line: 2, column: 3 });
        assert_eq!(source.position(9999), Position { line: 3, column: 5 });
    }
}
