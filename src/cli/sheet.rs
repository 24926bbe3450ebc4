//! Text for a terminal of eighty columns.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::output::{Output, visible};

/// How wide a line may be.
const WIDTH: usize = 80;

/// Lines of text, none wider than a terminal unless a single word is.
#[derive(Default)]
pub(super) struct Sheet(String);

impl Sheet {
    /// A heading, with an empty line before it.
    pub(super) fn heading(&mut self, output: &Output, text: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0 += &output.paint(Style::new().bold(), &visible(text));
        self.0.push('\n');
    }

    /// A paragraph that hangs under what it begins with.
    pub(super) fn block(&mut self, begin: &str, text: &str) {
        let begin = visible(begin);
        self.hang(&begin.clone(), begin.width(), text);
    }

    /// The same, with what it begins with in a style; only blanks stand before that.
    pub(super) fn styled(&mut self, output: &Output, indent: usize, style: Style, begin: &str, text: &str) {
        let begin = visible(begin);
        let painted = format!("{}{}", " ".repeat(indent), output.paint(style, &begin));
        let text = visible(text);
        // Blanks between the two are part of the line; wrapping drops them.
        let gap = text.len() - text.trim_start_matches(' ').len();
        let painted = format!("{painted}{}", " ".repeat(gap));
        let width = indent + begin.width() + gap;
        let mut lines = wrap(&text, width, indent + 2).into_iter();
        self.0 += &painted;
        self.0 += &lines.next().unwrap_or_default();
        self.0.push('\n');
        for line in lines {
            self.0 += &format!("{}{line}\n", " ".repeat(indent + 2));
        }
    }

    /// A line as it is, for what must be copied whole.
    pub(super) fn line(&mut self, text: &str) {
        self.0 += &visible(text);
        self.0.push('\n');
    }

    /// All of it.
    pub(super) fn text(self) -> String {
        self.0
    }

    fn hang(&mut self, begin: &str, width: usize, text: &str) {
        let text = visible(text);
        for (number, line) in wrap(&text, width, width).into_iter().enumerate() {
            let blank = " ".repeat(width);
            let line = if number == 0 { format!("{begin}{line}") } else { format!("{blank}{line}") };
            self.0 += line.trim_end();
            self.0.push('\n');
        }
    }
}

/// The words of a text in lines, the first after `first` columns and the others after `rest`.
fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut room = WIDTH.saturating_sub(first);
    let mut used = 0;
    let words = text.split_whitespace().flat_map(|word| pieces(word, WIDTH.saturating_sub(rest.max(first))));
    for (word, joined) in words {
        let size = word.width();
        if joined && used + size <= room {
            if let Some(line) = lines.last_mut() {
                line.push_str(word);
            }
            used += size;
            continue;
        }
        if used > 0 && used + 1 + size > room {
            lines.push(String::new());
            room = WIDTH.saturating_sub(rest);
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += size;
        }
    }
    lines
}

/// A word as it may be broken: where signs are two columns wide, as in Chinese, there are no blanks to break at. With
/// each piece comes whether it belongs right behind the one before.
fn pieces(word: &str, room: usize) -> Vec<(&str, bool)> {
    let wide = |c: char| c.width() == Some(2) && c.is_alphanumeric();
    if word.width() <= room || !word.contains(wide) {
        return vec![(word, false)];
    }
    let breaks = word.char_indices().skip(1).filter(|(_, c)| wide(*c)).map(|(at, _)| at);
    let ends: Vec<usize> = breaks.chain([word.len()]).collect();
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, end)| (&word[start..*end], start > 0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_within_eighty_columns_and_words_stay_whole() {
        let text = "woord ".repeat(40);
        let lines = wrap(&text, 10, 4);
        assert!(lines[0].chars().count() <= 70 && lines[1..].iter().all(|line| line.chars().count() <= 76));
        assert_eq!(lines.join(" "), text.trim_end());
        let long = "x".repeat(100);
        assert_eq!(wrap(&format!("a {long} b"), 0, 0), ["a", &long, "b"]);
    }

    #[test]
    fn a_line_is_as_wide_as_it_shows() {
        for word in ["日本語日本", "🙂👩‍🚒🇳🇱", "e\u{301}\u{301}t\u{e9}", "مرحبا"] {
            let text = [word; 60].join(" ");
            let lines = wrap(&text, 10, 4);
            assert_eq!(lines.join(" "), text);
            assert!(lines[0].width() <= 70 && lines[1..].iter().all(|line| line.width() <= 76), "{lines:?}");
            // The next word would not have fitted.
            assert!(lines[1].width() + 1 + word.width() > 76, "{lines:?}");
        }
        let text = "日本語".repeat(60);
        let lines = wrap(&text, 10, 4);
        assert_eq!((lines.concat(), lines[0].width(), lines[1].width()), (text, 70, 76));
    }
}
