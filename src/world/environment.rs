//! Environment variables, and whether somebody is there.

use std::io::IsTerminal;

/// The value of an environment variable, when it is set and readable.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Where the program itself stands, when the system tells.
#[must_use]
pub fn own_program() -> Option<std::path::PathBuf> {
    std::env::current_exe().ok()
}

/// A line somebody typed, without its end; none when nothing more can come.
#[must_use]
pub fn typed() -> Option<String> {
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim_end_matches(['\n', '\r']).to_owned()),
    }
}

/// Whether somebody sits at a terminal who can answer a question.
#[must_use]
pub fn at_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}
