//! A signed object taken apart: what was signed, and the signature.

use crate::git::{Archive, GitProblem, Id};

/// The two parts of a signed object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// What was signed, byte for byte.
    pub payload: Vec<u8>,
    /// The signature as it stands there; with what git would take along when there are two.
    pub armoured: String,
}

/// How the lines begin with which git tells a signature in a tag.
const BEGINNINGS: [&[u8]; 4] = [
    b"-----BEGIN SSH SIGNATURE-----",
    b"-----BEGIN PGP SIGNATURE-----",
    b"-----BEGIN PGP MESSAGE-----",
    b"-----BEGIN SIGNED MESSAGE-----",
];

impl Signed {
    /// Takes the raw text of a commit apart; `None` when it carries no signature.
    ///
    /// As git does it: the signature is the header `gpgsig` with the lines after it that begin with a space; what
    /// was signed is all the rest without any header that begins with `gpgsig`. A merge of a signed tag has that tag
    /// in its own header, every line after the first behind a space, so nothing in it begins a header.
    #[must_use]
    pub fn of_commit(raw: &[u8]) -> Option<Self> {
        let mut payload = Vec::with_capacity(raw.len());
        let mut signature = Vec::new();
        let (mut inside, mut other) = (false, false);
        let mut rest = raw;
        while !rest.is_empty() {
            let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
            let (line, after) = rest.split_at(end);
            if line == b"\n" {
                // The message, whatever it holds.
                payload.extend_from_slice(rest);
                break;
            }
            let continued = line.strip_prefix(b" ");
            if let (true, Some(more)) = (inside, continued) {
                signature.extend_from_slice(more);
            } else if let Some(first) = line.strip_prefix(b"gpgsig ") {
                signature.extend_from_slice(first);
                (inside, other) = (true, false);
            } else {
                inside = false;
                other = line.starts_with(b"gpgsig") || other && continued.is_some();
                if !other {
                    payload.extend_from_slice(line);
                }
            }
            rest = after;
        }
        (!signature.is_empty()).then(|| Self { payload, armoured: String::from_utf8_lossy(&signature).into_owned() })
    }

    /// Takes the raw text of an annotated tag apart; `None` when it carries no signature. It is the last lines of the
    /// message, from the last that begins a signature.
    #[must_use]
    pub fn of_tag(raw: &[u8]) -> Option<Self> {
        let starts = std::iter::once(0).chain(raw.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(i, _)| i + 1));
        let begins = |at: &usize| BEGINNINGS.iter().any(|beginning| raw[*at..].starts_with(beginning));
        let at = starts.rev().find(begins)?;
        let (payload, signature) = raw.split_at(at);
        Some(Self { payload: payload.to_vec(), armoured: String::from_utf8_lossy(signature).into_owned() })
    }
}

impl Archive {
    /// A commit taken apart; `None` when it carries no signature.
    ///
    /// # Errors
    /// The commit is missing or damaged.
    pub fn signed_commit(&self, id: Id) -> Result<Option<Signed>, GitProblem> {
        let read = || self.repository.odb()?.read(id.oid()?).map(|object| Signed::of_commit(object.data()));
        read().map_err(GitProblem::while_doing("een handtekening lezen"))
    }
}
