//! A link of a chain: what is hashed, and how. `docs/ijkpunt.md` has the same recipe for whoever wants to check it.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::case::id_of;
use crate::git::{Id, Words};

/// The recipe; another recipe is another name.
pub const CHAIN_VERSION: &str = "klacht-keten 1";

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

impl Digest {
    /// Reads sixty-four small hexadecimal figures; nothing when they are not that.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let plain = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != 64 || !text.bytes().all(plain) {
            return None;
        }
        let mut digest = [0; 32];
        for (place, at) in digest.iter_mut().zip((0..64).step_by(2)) {
            *place = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
        }
        Some(Self(digest))
    }
}

/// The SHA-256 of some bytes.
#[must_use]
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Parts one after another, each with its length before it (a netstring), so that no two rows of parts read the same.
#[derive(Default)]
struct Parts(Vec<u8>);

impl Parts {
    fn add(&mut self, part: &[u8]) {
        self.0.extend_from_slice(format!("{}:", part.len()).as_bytes());
        self.0.extend_from_slice(part);
        self.0.push(b',');
    }

    fn count(&mut self, count: usize) {
        self.add(count.to_string().as_bytes());
    }
}

/// A link: the links before it in the order of their figures, who, when, what was said, and the files as they are
/// after it in the order of their paths.
pub(super) fn link(name: &str, before: &mut [Digest], words: &Words, files: &[(String, Id)]) -> Digest {
    let mut parts = Parts::default();
    parts.add(CHAIN_VERSION.as_bytes());
    parts.add(name.as_bytes());
    parts.count(before.len());
    before.sort_unstable();
    before.iter().for_each(|link| parts.add(link.to_string().as_bytes()));
    parts.add(&words.author);
    parts.add(&words.committer);
    if is_of_one(&words.message, name.strip_prefix(CASE)) {
        parts.add(b"bericht");
        parts.add(&words.message);
    } else {
        parts.add(b"bericht over meer");
    }
    parts.count(files.len());
    for (path, id) in files {
        parts.add(path.as_bytes());
        parts.add(id.to_string().as_bytes());
    }
    digest(&parts.0)
}

const CASE: &str = "zaak ";

/// The chain a file belongs to, from its path alone: that of a case, or one of its own. A path that is no number may
/// be somebody's name, and then shares a chain with its like.
pub(super) fn chain_of(path: &str) -> String {
    let Some(below) = path.strip_prefix("cases/") else { return format!("bestand {path}") };
    let parts: Vec<&str> = below.split('/').collect();
    let (folders, file) = parts.split_at(parts.len() - 1);
    let stem = file.first().and_then(|file| file.strip_suffix(".md"));
    let numbered = folders.iter().copied().chain(stem).find(|part| is_number(part)).map(str::to_owned);
    let folder = || {
        let first = folders.iter().find(|folder| folder.len() != 4 || !folder.bytes().all(|b| b.is_ascii_digit()))?;
        id_of(&format!("{first}.md")).ok()
    };
    match numbered.or_else(|| id_of(below).ok()).or_else(folder) {
        Some(id) => format!("{CASE}{id}"),
        None => "overig cases".to_owned(),
    }
}

/// `2026-007`: four figures, a hyphen, three or more figures.
fn is_number(word: &str) -> bool {
    let figures = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    word.split_once('-')
        .is_some_and(|(year, number)| year.len() == 4 && number.len() >= 3 && figures(year) && figures(number))
}

/// Whether a message names no case but this one. The destruction of another case changes messages that name it, and
/// must leave this chain as it is; which is why only the message itself decides, not what else the commit did.
fn is_of_one(message: &[u8], own: Option<&str>) -> bool {
    let part_of_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte >= 0x80;
    let other = |word: &[u8]| own.is_none_or(|own| own.as_bytes() != word);
    let numbers = message
        .split(|byte| !part_of_word(*byte))
        .filter(|word| std::str::from_utf8(word).is_ok_and(|word| is_number(word.trim_matches('-'))));
    // `klacht save` begins a line with the number, whatever form numbers have here.
    let heads = message.split(|byte| *byte == b'\n').filter_map(|line| {
        let end = line.iter().position(|byte| *byte == b':')?;
        let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
        Some(&line[..end]).filter(|word| !word.is_empty() && word.iter().all(plain))
    });
    !numbers.chain(heads).any(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_belongs_to_the_case_its_path_names() {
        for (path, chain) in [
            ("cases/2026/2026-007.md", "zaak 2026-007"),
            ("cases/2026-007/index.md", "zaak 2026-007"),
            ("cases/2026/2026-007/bijlagen/brief.pdf", "zaak 2026-007"),
            ("cases/afdeling-x/2026-007.md", "zaak 2026-007"),
            ("cases/zaak-zeven.md", "zaak zaak-zeven"),
            ("cases/2026/zaak-zeven/brief.pdf", "zaak zaak-zeven"),
            ("cases/2026/Noor Noordzee.docx", "overig cases"),
            ("regulations/voorbeeld.md", "bestand regulations/voorbeeld.md"),
            ("klacht.toml", "bestand klacht.toml"),
        ] {
            assert_eq!(chain_of(path), chain, "{path}");
        }
    }

    #[test]
    fn a_message_counts_when_it_names_no_other_case() {
        let own = Some("2026-007");
        for message in ["2026-007: oordeel gegeven op 10 april 2026", "alles bijgewerkt", "gebeld 010-1234", ""] {
            assert!(is_of_one(message.as_bytes(), own), "{message}");
        }
        for message in ["2026-008: vernietigd", "met 2026-008.", "2026-007: x\n2026-008: y", "2026-007 en 2026-0081"] {
            assert!(!is_of_one(message.as_bytes(), own), "{message}");
        }
        assert!(!is_of_one(b"zaak-acht: gebeld", own));
        assert!(!is_of_one(b"2026-007: x", None));
    }

    #[test]
    fn no_two_rows_of_parts_read_the_same() {
        let words = |author: &str, committer: &str| Words {
            author: author.into(),
            committer: committer.into(),
            message: Vec::new(),
        };
        let of = |words| link("zaak a", &mut [], &words, &[]);
        assert_ne!(of(words("ab", "c")), of(words("a", "bc")));
        // The published vector of SHA-256.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(b"abc").to_string(), abc);
        assert_eq!(Digest::from_hex(abc), Some(digest(b"abc")));
    }
}
