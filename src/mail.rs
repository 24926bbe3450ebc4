//! A complaint that came by e-mail, read for a new case: who, when, what, and the files with it.
//!
//! Anybody can send a mail. Nothing of it is trusted: names of files become plain names, text becomes text that is no
//! markup, and what is too much is left out and told.

use chrono::{DateTime, NaiveDate, TimeDelta};
use mail_parser::{Address, MessageParser, MimeHeaders, PartType};

use crate::calendar::hours_ahead;

mod draft;
mod html;
mod name;
mod text;

pub use draft::{Draft, draft};
pub(crate) use name::steers;

/// The largest mail that is read, in bytes.
pub const MAX_MAIL: u64 = 40 * 1024 * 1024;
/// The most files that are taken from one mail.
const MAX_FILES: usize = 50;
/// The longest name or subject, in characters.
const LONGEST: usize = 200;

/// What a mail says.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// The sender's name.
    pub name: Option<String>,
    /// The sender's address.
    pub address: Option<String>,
    /// The day it arrived, on the clock of Amsterdam: by the newest server that says so, else by the sender.
    pub received: Option<NaiveDate>,
    /// The subject.
    pub subject: Option<String>,
    /// The text, as Markdown in which nothing is markup.
    pub text: String,
    /// Whether the text was too long and ends before its end.
    pub cut: bool,
    /// The files: a safe name, each once, and what is in it.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many files were left out because there are too many.
    pub left_out: usize,
}

/// Reads a mail; nothing when it is none.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Mail> {
    let message = MessageParser::default().parse(bytes)?;
    let sender = message.from().or_else(|| message.sender()).and_then(Address::first);
    let address = sender.and_then(|sender| sender.address()).map(str::trim).filter(|address| is_address(address));
    // Without sender, day or subject it may be any file at all.
    let dates = message.received_all().filter_map(|received| received.date()).chain(message.date().copied());
    let received = dates.filter(|date| date.is_valid()).find_map(|date| day(date.to_timestamp()));
    let subject = message.subject().and_then(line);
    if address.is_none() && received.is_none() && subject.is_none() {
        return None;
    }
    let bodies: Vec<String> = message
        .text_bodies()
        .filter_map(|part| match &part.body {
            PartType::Text(text) => Some(text.to_string()),
            PartType::Html(html) => Some(html::text(html)),
            _ => None,
        })
        .collect();
    let (text, cut) = text::plain(&bodies.join("\n\n"));
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for part in message.attachments().take(MAX_FILES) {
        let given = part.attachment_name().unwrap_or_default();
        let otherwise = if part.is_message() { "bericht.eml" } else { "bijlage" };
        let name = name::safe(given, otherwise, files.iter().map(|(name, _)| name.as_str()));
        files.push((name, part.contents().to_vec()));
    }
    Some(Mail {
        name: sender.and_then(|sender| sender.name()).and_then(line),
        address: address.map(str::to_owned),
        received,
        subject,
        text,
        cut,
        left_out: message.attachment_count().saturating_sub(files.len()),
        files,
    })
}

/// One line without what nobody sees; nothing when nothing is left.
fn line(text: &str) -> Option<String> {
    let text: String =
        text.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !name::steers(*c)).collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = text.chars().take(LONGEST).collect();
    (!text.is_empty()).then_some(text)
}

fn is_address(address: &str) -> bool {
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !name::steers(c);
    address.len() <= 254
        && address.chars().all(plain)
        && address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

/// Whether an address can stand in a header of ours as the one address it says it is.
#[must_use]
pub fn is_safe_address(address: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.@".contains(c);
    is_address(address)
        && address.chars().all(plain)
        && address.matches('@').count() == 1
        && address.split('@').all(|part| !part.starts_with(['.', '-']) && !part.ends_with('.'))
}

fn day(seconds: i64) -> Option<NaiveDate> {
    let utc = DateTime::from_timestamp(seconds, 0)?.naive_utc();
    Some(utc.checked_add_signed(TimeDelta::hours(hours_ahead(utc)))?.date())
}

#[cfg(test)]
mod tests;
