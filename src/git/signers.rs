//! The list of who may sign, as `ssh-keygen` reads it: `allowed_signers`.

use std::collections::HashMap;
use std::sync::Arc;

use ssh_key::public::KeyData;

use super::signature::{Key, NAMESPACE};

mod line;
mod pattern;

use line::{Entry, Line};

/// Where the list stands in a repository.
pub const SIGNERS_FILE: &str = "allowed_signers";

/// Who may sign: keys with the addresses they belong to, and when.
#[derive(Debug, Default)]
pub struct Signers {
    entries: HashMap<KeyData, Vec<Entry>>,
    /// Lines that do not count, in their order.
    pub unread: Vec<UnreadLine>,
}

/// A line of the list that does not count.
#[derive(Debug, Default, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnreadLine {
    /// Which line; the first is 1, and 0 is the whole file.
    pub number: usize,
    /// Why, in Dutch; nothing of what it holds.
    pub reason: &'static str,
    /// Whether it is well formed, but of a kind that is not judged.
    pub not_judged: bool,
    /// The line as it stands there.
    pub text: String,
}

/// Where a key stands on a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Known and valid; whose it is.
    Valid(Principals),
    /// On the list, not yet valid at the moment it was used.
    NotYet(Principals),
    /// On the list, no longer valid at the moment it was used.
    Expired(Principals),
    /// On the list, valid at the moment that was stated, no longer at one that must have been earlier still.
    ExpiredBefore(Principals),
    /// On the list, for another use than git.
    OtherUse,
    /// Not on the list.
    Unknown,
}

/// Whose a key is: the patterns of the lines that name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principals(Vec<Arc<str>>);

impl Principals {
    /// Whether an address is among them. Capitals make no other address.
    #[must_use]
    pub fn cover(&self, address: &str) -> bool {
        let address = address.to_lowercase();
        self.0.iter().any(|patterns| pattern::matches_list(&address, &patterns.to_lowercase()))
    }
}

impl Signers {
    /// Reads a list; lines that cannot be read are in [`Signers::unread`]. Moments without a zone are on the clock of
    /// Amsterdam, where `ssh-keygen` takes that of the computer.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let mut signers = Self::default();
        for (index, text) in text.trim_start_matches('\u{FEFF}').split('\n').enumerate() {
            let unread =
                |reason, not_judged| UnreadLine { number: index + 1, reason, not_judged, text: text.to_owned() };
            match line::read(text) {
                Ok(Line::Blank) => {}
                Ok(Line::Authority) => {
                    let reason = "certificaten (cert-authority) worden niet beoordeeld";
                    signers.unread.push(unread(reason, true));
                }
                Ok(Line::Key(key, entry)) => signers.entries.entry(*key).or_default().push(entry),
                Err(reason) => signers.unread.push(unread(reason, false)),
            }
        }
        signers
    }

    /// Where a key stands that was used at a moment, when it cannot have been before `earliest`; both in seconds
    /// since 1970. A key may stand on several lines: the best counts.
    #[must_use]
    pub fn standing(&self, key: &Key, at: i64, earliest: i64) -> Standing {
        let Some(entries) = self.entries.get(&*key.0) else { return Standing::Unknown };
        let entries: Vec<&Entry> = entries.iter().filter(|entry| entry.is_for(NAMESPACE)).collect();
        if entries.is_empty() {
            return Standing::OtherUse;
        }
        let of = |wanted: &dyn Fn(&Entry) -> bool| {
            let chosen = entries.iter().filter(|entry| wanted(entry));
            Principals(chosen.map(|entry| Arc::clone(&entry.principals)).collect())
        };
        let begun = |entry: &Entry| entry.valid_after.is_none_or(|after| at >= after);
        let ended = |entry: &Entry, moment: i64| entry.valid_before.is_some_and(|before| moment > before);
        let valid = of(&|entry| begun(entry) && !ended(entry, at) && !ended(entry, earliest));
        if !valid.0.is_empty() {
            return Standing::Valid(valid);
        }
        let as_stated = of(&|entry| begun(entry) && !ended(entry, at));
        if !as_stated.0.is_empty() {
            return Standing::ExpiredBefore(as_stated);
        }
        let expired = of(&begun);
        if expired.0.is_empty() { Standing::NotYet(of(&|_| true)) } else { Standing::Expired(expired) }
    }

    /// Whether somebody with this address has a key on it that is valid at a moment, in seconds since 1970.
    #[must_use]
    pub fn has(&self, address: &str, at: i64) -> bool {
        let holds = |entry: &&Entry| {
            entry.is_for(NAMESPACE)
                && entry.valid_after.is_none_or(|after| at >= after)
                && entry.valid_before.is_none_or(|before| at <= before)
        };
        let mut entries = self.entries.values().flatten().filter(holds);
        entries.any(|entry| Principals(vec![Arc::clone(&entry.principals)]).cover(address))
    }

    /// Whether a key is on it, for whatever.
    #[must_use]
    pub fn names(&self, key: &Key) -> bool {
        self.entries.contains_key(&*key.0)
    }

    /// Whether nobody is on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
