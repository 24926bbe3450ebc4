//! A draft for a mail program, read back.

use mail_parser::{Message, MessageParser, MimeHeaders};

use super::{BODY, archive, letter};
use crate::test_repo::TestRepo;

const RECEIVED: &str = "- ontvangen: 2026-03-02\n  via: e-mail\n";

/// The bytes of a draft.
#[track_caller]
fn draft(repo: &TestRepo, arguments: &[&str]) -> String {
    letter(repo, &[arguments, &["--stdout", "--format", "eml"]].concat()).ended(0)
}

/// A draft, read back.
#[track_caller]
pub fn parsed(repo: &TestRepo, arguments: &[&str]) -> Message<'static> {
    MessageParser::default().parse(draft(repo, arguments).as_bytes()).expect("a mail").into_owned()
}

#[test]
fn a_draft_says_who_to_whom_about_what() {
    let repo = archive("klik-onderwijs", RECEIVED, BODY);
    let mail = parsed(&repo, &["bevestigd"]);
    let person = |address: Option<&mail_parser::Address<'_>>| {
        let one = address.unwrap().first().unwrap();
        (one.name().unwrap().to_owned(), one.address().unwrap().to_owned())
    };
    assert_eq!(
        person(mail.from()),
        ("Manager Propositie".to_owned(), "klachten@klik-onderwijs.example.org".to_owned())
    );
    assert_eq!(person(mail.to()), ("Noor Noordzee".to_owned(), "noor@example.org".to_owned()));
    assert_eq!(mail.subject(), Some("Wij hebben uw klacht ontvangen (2026-007)"));
    assert_eq!(mail.header("X-Unsent").and_then(|value| value.as_text()), Some("1"));
    assert_eq!(mail.date().unwrap().to_rfc3339(), "2026-03-20T08:00:00Z");
    let kind = mail.content_type().unwrap();
    assert_eq!((kind.ctype(), kind.subtype()), ("multipart", Some("alternative")));
    let (text, html) = (mail.body_text(0).unwrap(), mail.body_html(0).unwrap());
    assert!(text.contains("- u kunt bezwaar maken: binnen 10 werkdagen na: oordeel gegeven"), "{text}");
    assert!(!text.contains("**") && !text.contains("##") && !text.contains('\\'), "{text}");
    assert!(html.contains("<html lang=\"nl\">") && html.contains("<h2>Wat er nu gebeurt</h2>"), "{html}");
    assert!(!html.contains("<script") && !html.contains("<address>"), "{html}");
}

#[test]
fn lines_are_short_bytes_are_ascii_and_every_draft_of_a_letter_is_the_same() {
    let body = BODY.replace("De planning was te krap.", &format!("Één {}✓", "heel lang woord ".repeat(300)));
    let repo = archive("interactie", RECEIVED, &body);
    let arguments = ["oordeel", "--to", "klager", "--set", "uitkomst=gegrond"];
    let bytes = draft(&repo, &arguments);
    assert!(bytes.is_ascii());
    assert!(bytes.split("\r\n").all(|line| line.len() <= 78 && !line.contains(['\r', '\n'])), "{bytes}");
    assert_eq!(draft(&repo, &arguments), bytes);
    let mail = parsed(&repo, &arguments);
    assert!(mail.body_text(0).unwrap().contains("heel lang woord ✓"));
    assert!(mail.body_text(0).unwrap().contains("Één heel lang woord"));
}

#[test]
fn a_long_name_in_another_script_comes_through() {
    let repo = archive("interactie", RECEIVED, BODY);
    let name = "Ђорђе Ёлкин-ван der Zoë ".repeat(6).trim().to_owned();
    let text = super::case(&repo).replace("Noor Noordzee", &name);
    let repo = repo.case("2026-007", &text);
    assert!(draft(&repo, &["bevestigd"]).split("\r\n").all(|line| line.len() <= 78));
    assert_eq!(parsed(&repo, &["bevestigd"]).to().unwrap().first().unwrap().name(), Some(name.as_str()));
}
