//! From bytes on disk to a [`Source`], or a finding that says why not.

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{DecodeProblem, MAX_BYTES, Source, Span, decode};
use crate::world::{self, ReadProblem};

use super::codes;

/// A file as read.
pub type Raw = Option<Arc<Source>>;

/// Reads a file as text. `name` is its path in the repository.
#[must_use]
pub fn read(path: &Path, name: &str) -> (Raw, Findings) {
    let mut findings = Findings::new();
    let bytes = match world::read_limited(path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(ReadProblem::TooLarge(size)) => {
            findings.push(too_large(name, size));
            return (None, findings);
        }
        Err(ReadProblem::System(error)) => {
            findings.push(
                Diagnostic::about_file(&codes::UNREADABLE, name, "dit bestand kan niet worden gelezen")
                    .help(format!("het systeem meldt: {}", world::reason(&error))),
            );
            return (None, findings);
        }
    };
    (of_bytes(bytes, name, &mut findings), findings)
}

/// Makes a source of bytes that were read elsewhere, such as from a git object.
pub fn of_bytes(bytes: Vec<u8>, name: &str, findings: &mut Findings) -> Raw {
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        findings.push(too_large(name, size));
        return None;
    }
    match decode(bytes) {
        Ok(decoded) => {
            let source = Arc::new(Source::new(name, decoded.text));
            if let Some(encoding) = decoded.assumed {
                let at = source.text().find(|c: char| !c.is_ascii()).unwrap_or(0);
                let end = source.text()[at..].chars().next().map_or(at, |c| at + c.len_utf8());
                findings.push(
                    Diagnostic::new(
                        &codes::NOT_UTF8,
                        &source,
                        Span::new(at, end),
                        format!("dit bestand is gelezen als {encoding}"),
                    )
                    .help("sla het op als UTF-8, en kijk of letters met accenten goed staan"),
                );
            }
            Some(source)
        }
        Err((problem, bytes)) => {
            let (code, at, message) = match problem {
                DecodeProblem::Nul(at) => (&codes::NUL_BYTE, at, "dit bestand is geen tekst: er staat een NUL-byte in"),
                DecodeProblem::Unknown(at) => {
                    (&codes::UNKNOWN_ENCODING, at, "de tekens van dit bestand zijn niet te lezen")
                }
            };
            // A lossy copy up to the fault gives the line and column.
            let before = String::from_utf8_lossy(&bytes[..at.min(bytes.len())]).into_owned();
            let end = before.len();
            let source = Arc::new(Source::new(name, before));
            findings.push(
                Diagnostic::new(code, &source, Span::new(end, end), message)
                    .help("open het in een teksteditor en sla het op als tekst in UTF-8"),
            );
            None
        }
    }
}

/// A finding about a path where a file is expected and something else stands.
#[must_use]
pub fn not_a_plain_file(name: &str) -> Diagnostic {
    Diagnostic::about_file(&codes::UNREADABLE, name, "dit bestand kan niet worden gelezen")
        .help("hier hoort een gewoon bestand: geen verwijzing (symlink)")
}

fn too_large(name: &str, size: u64) -> Diagnostic {
    let message = format!("dit bestand is {} KiB; het mag hoogstens {} KiB zijn", size / 1024, MAX_BYTES / 1024);
    Diagnostic::about_file(&codes::TOO_LARGE, name, message)
        .help("zet lange stukken en foto's als bijlage in de map van de zaak")
}
