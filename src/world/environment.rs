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

/// Whether somebody sits at a terminal who can answer a question.
#[must_use]
pub fn at_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}
