//! Names and texts that try to be something else than text.

use super::{BODY, archive, case, letter, shown};

const RECEIVED: &str = "- ontvangen: 2026-03-02\n  via: e-mail\n";

fn with_name(name: &str) -> crate::test_repo::TestRepo {
    let repo = archive("interactie", RECEIVED, BODY);
    let quoted = serde_json::to_string(name).unwrap();
    let text = case(&repo).replace("naam: Noor Noordzee", &format!("naam: {quoted}"));
    repo.case("2026-007", &text)
}

fn page(repo: &crate::test_repo::TestRepo) -> String {
    letter(repo, &["bevestigd", "--stdout"]).ended(0)
}

#[test]
fn a_name_stays_the_text_it_is_in_every_form() {
    for name in [
        "O'Neil \"Zo\": de Vries",
        "🙂 #1 *ster*",
        "مريم",
        "<b>Vet</b>",
        "- streepje",
        "[x](javascript:alert(1))",
        "{{ 7*7 }}",
        "a_b_c & d",
        "1. Een",
    ] {
        let repo = with_name(name);
        let html = page(&repo);
        let escaped = name.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let plain = html.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'").replace("&#x2F;", "/");
        assert!(plain.contains(&format!("<p>Geachte {escaped},</p>")), "{name}: {html}");
        assert!(!html.contains("<script") && !html.contains("href=\"javascript") && !html.contains("<b>"), "{name}");
        let mail = super::mail::parsed(&repo, &["bevestigd"]);
        assert_eq!(mail.to().unwrap().first().unwrap().name(), Some(name));
        assert!(mail.body_text(0).unwrap().starts_with(&format!("Geachte {name},")), "{name}");
    }
}

#[test]
fn a_line_break_in_a_name_or_a_reason_is_no_header_and_no_paragraph() {
    for name in [
        "Noor\nBcc: weg@example.net",
        "Noor\r\n\r\n<h1>x",
        "Noor\u{2028}X",
        "Noor\u{202e}ooN",
        "=?utf-8?q?x?=",
        "Noor\tNoordzee",
    ] {
        let repo = with_name(name);
        let mail = super::mail::parsed(&repo, &["bevestigd"]);
        let names: Vec<&str> = mail.headers().iter().map(|header| header.name.as_str()).collect();
        assert!(!names.contains(&"Bcc"), "{name:?}: {names:?}");
        assert_eq!(mail.to().unwrap().as_list().unwrap().len(), 1, "{name:?}");
        let read = mail.to().unwrap().first().unwrap().name().unwrap().to_owned();
        assert!(!read.contains(['\n', '\r', '\u{202e}']), "{read:?}");
        assert!(mail.html_body_count() == 1 && mail.text_body_count() == 1, "{name:?}");
    }
}

#[test]
fn an_officers_text_cannot_act_or_swallow_the_rest() {
    for text in [
        "<script>alert(1)</script>",
        "<!-- nooit dicht",
        "```\ncode",
        "<style>*{display:none}</style>",
        "[klik](javascript:alert(1)) ![x](https://elders.example.net/x.png)",
        "<div onclick=\"alert(1)\">\n\n<p>x",
        "| a |\n|--:|\n| b |",
        "{% set x = 1 %}{{ organisation }}",
    ] {
        let body = BODY.replace("- de reistijd was niet geteld", text);
        let repo = archive("interactie", RECEIVED, &body);
        let arguments = ["oordeel", "--to", "klager", "--set", "uitkomst=gegrond"];
        let html = letter(&repo, &[&arguments[..], &["--stdout"]].concat()).ended(0);
        assert!(html.contains("<p>Met vriendelijke groet,</p>"), "{text}: {html}");
        for never in ["<script", "<img", "href=\"javascript", "<div onclick", "style=\"", "</style></"] {
            assert!(!html.contains(never), "{text}: {never}\n{html}");
        }
        assert_eq!(html.matches("<style>").count(), 1, "{text}");
        let markdown = shown(&repo, &arguments);
        assert!(!markdown.contains("<!--") && !markdown.contains("\n<script"), "{text}: {markdown}");
    }
}

/// A title is the officer's own and may name anybody: no letter shows it.
#[test]
fn the_title_of_a_case_is_for_the_officer() {
    let repo = archive("interactie", RECEIVED, BODY);
    let text =
        case(&repo).replace("regeling: interactie\n", "regeling: interactie\ntitel: Klacht van Noor over Bram\n");
    let repo = repo.case("2026-007", &text);
    for arguments in [&["bevestigd"][..], &["beklaagde-ingelicht"]] {
        assert!(!shown(&repo, arguments).contains("Klacht van Noor"));
    }
}
