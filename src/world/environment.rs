//! Environment variables.

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
