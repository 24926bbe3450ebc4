//! The short name of a regulation (slug), from the name of its file or folder.

use crate::diagnostic::Diagnostic;
use crate::document::codes;

/// Whether a name can be a part of a web address on every disk and server.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !text.is_empty() && text.bytes().all(allowed)
}

/// The finding about a regulation whose file cannot be its short name.
#[must_use]
pub fn misnamed(path: &str) -> Diagnostic {
    let name = path.strip_prefix("regulations/").unwrap_or(path);
    let name = name.split('/').next().unwrap_or_default();
    let shown: String = name.chars().filter(|c| !c.is_control()).collect();
    Diagnostic::about_file(&codes::FILE_NAME, path, format!("`{shown}` is geen naam voor een regeling"))
        .help("noem het bestand of de map met kleine letters, cijfers en streepjes, zoals klachtenregeling.md")
}
