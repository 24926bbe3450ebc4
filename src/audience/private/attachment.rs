//! The files beside a case.

use std::fmt::Write;

use serde::Serialize;

/// Endings of files that do nothing but show something when they are opened. An HTML or SVG file from a complainant
/// would run its scripts beside the dashboard.
const HARMLESS: [&str; 17] = [
    "pdf", "txt", "md", "png", "jpg", "jpeg", "gif", "webp", "heic", "docx", "odt", "xlsx", "ods", "csv", "eml", "msg",
    "mp3",
];

/// A file beside a case.
#[derive(Debug, Serialize)]
pub struct Attachment {
    /// Its path below the folder of the case.
    pub name: String,
    /// Where it stands, from the page of the case; nothing when it is not safe to open from there.
    pub href: Option<String>,
}

impl Attachment {
    /// A file by its path in the repository. `root` leads from the page of a case to the repository.
    pub(super) fn new(path: &str, folder: &str, root: Option<&str>) -> Self {
        let name = path.strip_prefix(folder).unwrap_or(path);
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        let harmless = HARMLESS.contains(&ending.as_str());
        let href = root.filter(|_| harmless).map(|root| format!("{root}{}", encoded(path)));
        Self { name: name.to_owned(), href }
    }
}

fn encoded(path: &str) -> String {
    let mut address = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            address.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}
