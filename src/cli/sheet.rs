//! Text for a terminal of eighty columns.

use anstyle::Style;

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
        self.hang(&begin.clone(), begin.chars().count(), text);
    }

    /// The same, with what it begins with in a style; only blanks stand before that.
    pub(super) fn styled(&mut self, output: &Output, indent: usize, style: Style, begin: &str, text: &str) {
        let begin = visible(begin);
        let painted = format!("{}{}", " ".repeat(indent), output.paint(style, &begin));
        let text = visible(text);
        // Blanks between the two are part of the line; wrapping drops them.
        let gap = text.len() - text.trim_start_matches(' ').len();
        let painted = format!("{painted}{}", " ".repeat(gap));
        let width = indent + begin.chars().count() + gap;
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
    for word in text.split_whitespace() {
        let size = word.chars().count();
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
}
