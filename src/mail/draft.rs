//! A draft of an e-mail, which mail programs open to be sent: text and HTML side by side.

use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::MimePart;
use sha2::{Digest, Sha256};

/// What goes in a draft.
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    /// The sender's name and address.
    pub from: (&'a str, &'a str),
    /// The reader's name and address.
    pub to: (&'a str, &'a str),
    /// The subject.
    pub subject: &'a str,
    /// The text for programs that show no HTML.
    pub text: &'a str,
    /// The same as a page.
    pub html: &'a str,
    /// The moment it says it was written, in seconds since 1970: the same letter gives the same bytes.
    pub seconds: i64,
}

/// The bytes of an `.eml` file. Addresses have to be [safe](super::is_safe_address); control characters of names and
/// subject become spaces, so that no line of theirs is a header.
///
/// # Errors
/// What the encoder says; writing to memory does not fail.
pub fn draft(draft: &Draft<'_>) -> std::io::Result<Vec<u8>> {
    let line = |text: &str| text.replace(char::is_control, " ");
    let person = |(name, address): (&str, &str)| Address::new_address(Some(line(name)), line(address));
    // Neither may be random: no part of a quoted-printable text can hold `=_`.
    let digest = Sha256::digest(format!("{}\n{}\n{}\n{}", draft.to.1, draft.subject, draft.seconds, draft.html));
    let own: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    let alternative = ContentType::new("multipart/alternative").attribute("boundary", format!("=_klacht_{own}"));
    let parts = vec![MimePart::new("text/plain", draft.text), MimePart::new("text/html", draft.html)];
    MessageBuilder::new()
        .from(person(draft.from))
        .to(person(draft.to))
        .subject(line(draft.subject))
        .date(draft.seconds)
        .message_id(format!("{own}@klacht.invalid"))
        .header("Content-Language", Raw::new("nl"))
        // Outlook and Apple Mail open what says this as something still to be sent.
        .header("X-Unsent", Raw::new("1"))
        .header("X-Uniform-Type-Identifier", Raw::new("com.apple.mail-draft"))
        .body(MimePart::new(alternative, parts))
        .write_to_vec()
}
