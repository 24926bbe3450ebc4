//! Asking: a question on standard error, an answer in a line of standard input.

use std::io::{self, BufRead, Write};

use super::Problem;
use super::output::visible;

/// Asks until the answer will do; nothing typed gives what stands as `usual`. Nothing is written to disk meanwhile, so
/// whoever breaks off here leaves nothing behind.
///
/// # Errors
/// Standard input was closed.
pub(super) fn ask<T>(
    question: &str,
    usual: Option<&str>,
    accept: impl Fn(&str) -> Result<T, String>,
) -> Result<T, Problem> {
    let hint = usual.filter(|usual| !usual.is_empty()).map(|usual| format!(" [{usual}]")).unwrap_or_default();
    loop {
        say(&format!("{question}{hint}: "));
        let mut line = Vec::new();
        match io::stdin().lock().read_until(b'\n', &mut line) {
            Ok(read) if read > 0 => {}
            _ => return Err(Problem::NoAnswer),
        }
        let line = String::from_utf8_lossy(&line);
        let answer = match (line.trim(), usual) {
            ("", Some(usual)) => usual,
            (typed, _) => typed,
        };
        match accept(answer) {
            Ok(value) => return Ok(value),
            Err(why) => say(&format!("  {}\n", visible(&why))),
        }
    }
}

/// Tells something before a question.
pub(super) fn say(text: &str) {
    // When standard error is closed, the answer will be missing too.
    let _ = io::stderr().write_all(text.as_bytes());
}
