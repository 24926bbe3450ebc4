//! The one way out: standard output that minds closed pipes, and standard error.

use std::io::{self, BufWriter, IsTerminal, Write};

use clap::ValueEnum;

use crate::diagnostic::render::Colour;
use crate::world;

use super::problem::Problem;
use super::progress::Reporter;

/// The choice for `--color`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Choice {
    Auto,
    Always,
    Never,
}

/// The forms of commands that have two: for people and for programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Text,
    Json,
}

/// Text without characters that steer a terminal or turn the direction of writing.
pub(super) fn visible(text: &str) -> String {
    let turns = |c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    text.replace(|c: char| c.is_control() || turns(c), "\u{FFFD}")
}

/// Standard output and error.
pub(super) struct Output {
    stdout: BufWriter<io::Stdout>,
    colour: Colour,
    error_colour: Colour,
}

impl std::fmt::Debug for Output {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Output").field("colour", &self.colour).finish_non_exhaustive()
    }
}

impl Output {
    pub(super) fn new(choice: Choice) -> Self {
        let no_color = world::variable("NO_COLOR").is_some_and(|value| !value.is_empty());
        let styled = |terminal: bool| match choice {
            Choice::Always => Colour::Styled,
            Choice::Auto if terminal && !no_color => Colour::Styled,
            _ => Colour::Plain,
        };
        Self {
            stdout: BufWriter::new(io::stdout()),
            colour: styled(io::stdout().is_terminal()),
            error_colour: styled(io::stderr().is_terminal()),
        }
    }

    /// Whether to use colour on standard output.
    pub(super) fn colour(&self) -> Colour {
        self.colour
    }

    /// Wraps text in an escape code when colour is used.
    pub(super) fn paint(&self, style: anstyle::Style, text: &str) -> String {
        match self.colour {
            Colour::Styled => format!("{style}{text}{style:#}"),
            Colour::Plain => text.to_owned(),
        }
    }

    /// Writes text as it is.
    pub(super) fn print(&mut self, text: &str) -> Result<(), Problem> {
        self.bytes(text.as_bytes())
    }

    /// Writes text and a newline.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Problem> {
        self.print(text)?;
        self.print("\n")
    }

    /// Writes bytes.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.stdout.write_all(bytes).map_err(Problem::output)
    }

    /// Writes what is left.
    pub(super) fn flush(&mut self) -> Result<(), Problem> {
        self.stdout.flush().map_err(Problem::output)
    }

    /// A progress bar on a terminal, nothing in a pipe.
    pub(super) fn progress(&self) -> Reporter {
        Reporter::new(io::stderr().is_terminal())
    }

    /// Tells something beside the output.
    pub(super) fn warn(&self, text: &str) {
        let text = text.replace(char::is_control, "\u{FFFD}");
        // When standard error is closed there is nobody to warn.
        let _ = writeln!(io::stderr(), "let op: {text}");
    }

    /// Tells why a command could not run.
    pub(super) fn complain(&self, problem: &Problem) {
        let style = anstyle::AnsiColor::Red.on_default().bold();
        let head = match self.error_colour {
            Colour::Styled => format!("{style}fout{style:#}"),
            Colour::Plain => "fout".to_owned(),
        };
        // A name that was typed may hold codes that steer a terminal.
        let mut text = format!("{head}: {}\n", problem.to_string().replace(char::is_control, "\u{FFFD}"));
        if let Some(hint) = problem.hint() {
            text += &format!("  doe dit: {hint}\n");
        }
        // When even standard error is closed there is nobody left to tell.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}
