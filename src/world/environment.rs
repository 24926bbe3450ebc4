//! Environment variables.

/// The value of an environment variable, when it is set and readable.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
