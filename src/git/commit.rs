//! A commit: who, when, what they said.

use chrono::{DateTime, Datelike, Duration, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Id;

/// A commit as stored; names and messages that are not UTF-8 are read as well as can be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Its id.
    pub id: Id,
    /// The commits it continues.
    pub parents: Vec<Id>,
    /// Its tree.
    pub(super) tree: Id,
    /// Who made the change.
    pub author: Person,
    /// When they say it was made.
    pub authored: Stamp,
    /// Who recorded it.
    pub committer: Person,
    /// When they say it was recorded.
    pub committed: Stamp,
    /// The message.
    pub message: String,
    /// Whether it carries a signature.
    pub signed: bool,
}

/// A name with an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The e-mail address.
    pub email: String,
}

/// A moment as a commit states it: free text, proof of nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamp {
    /// Seconds since 1970, UTC; negative before it.
    pub seconds: i64,
    /// Minutes ahead of UTC.
    pub offset: i32,
}

impl Stamp {
    /// The moment on the clock of whoever wrote it; none when it lies beyond every calendar.
    #[must_use]
    pub fn moment(self) -> Option<DateTime<FixedOffset>> {
        let zone = FixedOffset::east_opt(self.offset.clamp(-1439, 1439) * 60)?;
        // A day either side leaves room for the zone; a year of more than four figures is in no calendar.
        let utc = DateTime::from_timestamp(self.seconds, 0)?;
        let ends = [utc.checked_sub_signed(Duration::days(1))?, utc.checked_add_signed(Duration::days(1))?];
        ends.iter().all(|end| (0..=9999).contains(&end.year())).then(|| utc.with_timezone(&zone))
    }

    /// The day on the clock of whoever wrote it.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        self.moment().map(|moment| moment.date_naive())
    }

    /// RFC 3339, or the bare seconds when they lie beyond every calendar.
    #[must_use]
    pub fn iso(self) -> String {
        self.moment().map_or_else(|| format!("@{}", self.seconds), |moment| moment.to_rfc3339())
    }
}

impl Commit {
    /// Reads the raw text of a commit object; `None` when it is not one.
    pub(super) fn parse(id: Id, raw: &[u8]) -> Option<Self> {
        let text = String::from_utf8_lossy(raw);
        let text = if matches!(text, std::borrow::Cow::Owned(_)) {
            encoding_of(raw).map_or(text, |text| text.into())
        } else {
            text
        };
        let (head, message) = text.split_once("\n\n").unwrap_or((&text, ""));
        let mut commit = Self {
            id,
            parents: Vec::new(),
            tree: Id([0; 20]),
            author: Person { name: String::new(), email: String::new() },
            authored: Stamp { seconds: 0, offset: 0 },
            committer: Person { name: String::new(), email: String::new() },
            committed: Stamp { seconds: 0, offset: 0 },
            message: message.to_owned(),
            signed: false,
        };
        for line in head.lines() {
            let (key, value) = line.split_once(' ').unwrap_or((line, ""));
            match key {
                "tree" => commit.tree = hex(value)?,
                "parent" => commit.parents.push(hex(value)?),
                "author" => (commit.author, commit.authored) = person(value),
                "committer" => (commit.committer, commit.committed) = person(value),
                // That of `gpgsig-sha256` is over another form of the commit, which is not here.
                "gpgsig" => commit.signed = true,
                _ => {}
            }
        }
        Some(commit)
    }

    /// The first line of the message.
    #[must_use]
    pub fn subject(&self) -> &str {
        self.message.trim_start().lines().next().unwrap_or_default()
    }
}

/// Old mail programs and tools write Windows-1252; every byte means something there.
fn encoding_of(raw: &[u8]) -> Option<String> {
    crate::source::decode(raw.to_vec()).ok().map(|decoded| decoded.text)
}

pub(super) fn hex(text: &str) -> Option<Id> {
    let mut id = [0; 20];
    let bytes = text.as_bytes();
    if bytes.len() != 40 {
        return None;
    }
    for (place, pair) in id.iter_mut().zip(bytes.chunks(2)) {
        *place = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(Id(id))
}

/// `Naam <adres> 1714550400 +0200`; whatever is missing stays empty.
pub(super) fn person(text: &str) -> (Person, Stamp) {
    let (who, when) = text.rsplit_once('>').unwrap_or((text, ""));
    let (name, email) = who.split_once('<').unwrap_or((who, ""));
    let mut when = when.split_whitespace();
    let seconds = when.next().map_or(0, seconds);
    let zone: i32 = when.next().and_then(|zone| zone.parse().ok()).unwrap_or(0);
    let offset = zone / 100 * 60 + zone % 100;
    (Person { name: name.trim().to_owned(), email: email.trim().to_owned() }, Stamp { seconds, offset })
}

/// A number too long to count stays at the end of time, it does not become 1970.
fn seconds(text: &str) -> i64 {
    let figures = text.strip_prefix('-').unwrap_or(text);
    let counted = !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit());
    let end = if text.starts_with('-') { i64::MIN } else { i64::MAX };
    text.parse().unwrap_or(if counted { end } else { 0 })
}
