//! Mails of friends and of others.

use proptest::prelude::*;

use super::*;

const PLAIN: &str = "Received: from a by b; Tue, 5 May 2026 22:30:00 +0000\r\n\
Received: from c by a; Mon, 4 May 2026 08:00:00 +0000\r\n\
Date: Mon, 4 May 2026 09:00:00 +0200\r\nFrom: =?UTF-8?Q?Noor_Noordzee_=F0=9F=99=82?= <noor@example.org>\r\n\
Subject: Klacht: de training\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
# Dag\r\n\r\n\r\n\r\nDe training begon te laat.\r\n---\r\n<b>x</b>\r\n";

fn mail(text: &str) -> Mail {
    read(text.as_bytes()).expect("a mail")
}

/// A mail with one file of this name.
fn with_file(name: &str) -> String {
    format!(
        "From: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
         Content-Type: text/plain\r\n\r\nDag\r\n--x\r\nContent-Type: application/pdf\r\n\
         Content-Disposition: attachment; filename=\"{name}\"\r\n\r\n%PDF\r\n--x--\r\n"
    )
}

#[test]
fn who_when_and_what() {
    let mail = mail(PLAIN);
    assert_eq!((mail.name.as_deref(), mail.address.as_deref()), (Some("Noor Noordzee 🙂"), Some("noor@example.org")));
    // Half past midnight in Amsterdam, by the server that had it last.
    assert_eq!(mail.received, NaiveDate::from_ymd_opt(2026, 5, 6));
    assert_eq!(mail.subject.as_deref(), Some("Klacht: de training"));
    assert_eq!(mail.text, "\\# Dag\n\nDe training begon te laat.\n\\---\n\\<b>x\\</b>");
    assert_eq!((mail.files.len(), mail.left_out, mail.cut), (0, 0, false));
}

#[test]
fn html_alone_becomes_text() {
    let text =
        PLAIN.replace("text/plain", "text/html").replace("De training", "<p>De <b>training</b><script>x()</script>");
    let mail = mail(&text);
    assert!(mail.text.contains("training") && !mail.text.contains("<p>"), "{}", mail.text);
}

#[test]
fn the_lines_and_cells_of_html_stay_apart() {
    let body = "<html><head><style>p { color: red }</style></head><body><div>Beste mensen,</div><div><br></div>\
<div>Het ging <b>twee</b> keer mis:</div><ul><li>te laat</li><li>te duur</li></ul>\
<table><tr><td>les</td><td>prijs</td></tr><tr><td>1</td><td>20</td></tr></table>Groet,<p>Noor</p>PS: <3 en 1 < 2";
    let text = format!("From: a@example.org\r\nContent-Type: text/html\r\n\r\n{body}");
    let lines: Vec<String> = mail(&text).text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect();
    assert_eq!(
        lines[..8],
        ["Beste mensen,", "Het ging twee keer mis:", "te laat", "te duur", "les prijs", "1 20", "Groet,", "Noor"]
    );
}

#[test]
fn names_of_files_are_never_paths() {
    for (given, wanted) in [
        ("brief.pdf", "brief.pdf"),
        ("../../../etc/passwd", "passwd"),
        ("..\\\\..\\\\x.exe", "x.exe"),
        ("/abs/pad.pdf", "pad.pdf"),
        (".gitattributes", "gitattributes"),
        ("..", "bijlage"),
        ("", "bijlage"),
        ("INDEX.md", "bijlage-INDEX.md"),
        ("NUL.txt", "bijlage-NUL.txt"),
        ("com1", "bijlage-com1"),
        ("a:b?.pdf", "a-b-.pdf"),
        ("brief.bak", "brief-bak"),
        ("gpj.\u{202e}exe", "gpj.exe"),
    ] {
        assert_eq!(mail(&with_file(given)).files[0].0, wanted, "{given}");
    }
    let long = mail(&with_file(&format!("{}.pdf", "x".repeat(5000)))).files[0].0.clone();
    assert!(long.len() <= 80 && long.ends_with(".pdf"), "{long}");
}

#[test]
fn two_files_of_one_name_get_two() {
    let two =
        with_file("a.pdf").replace("--x--", "--x\r\nContent-Disposition: attachment; filename=A.PDF\r\n\r\ny\r\n--x--");
    let names: Vec<String> = mail(&two).files.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a.pdf", "A-2.PDF"]);
}

#[test]
fn a_file_that_is_no_mail_is_none() {
    for bytes in [&b""[..], b"\0\0\0", b"---\nverloop:\n---\n", b"%PDF-1.7", b"\r\n\r\n"] {
        assert_eq!(read(bytes), None);
    }
}

#[test]
fn what_is_broken_or_too_much_ends_well() {
    let nested = |depth: usize| {
        let mut text = "From: a@example.org\r\n".to_owned();
        for level in 0..depth {
            text += &format!("Content-Type: multipart/mixed; boundary=b{level}\r\n\r\n--b{level}\r\n");
        }
        text
    };
    let message = "From: a@example.org\r\nContent-Type: message/rfc822\r\n\r\n".repeat(5000);
    let headers = format!("From: a@example.org\r\nSubject: {}\r\n\r\nx", "lang ".repeat(400_000));
    let many = with_file("a.pdf")
        .replace("--x--", &"--x\r\nContent-Disposition: attachment; filename=a\r\n\r\ny\r\n".repeat(3000));
    let charset = PLAIN.replace("utf-8", "x-onbekend").replace("Dag", "D\u{e9}g");
    for text in [nested(20_000), message, headers.clone(), many.clone(), charset] {
        let _ = read(text.as_bytes());
    }
    assert_eq!(mail(&headers).subject.map(|subject| subject.chars().count()), Some(LONGEST));
    let many = mail(&many);
    assert_eq!((many.files.len(), many.left_out > 2000), (MAX_FILES, true));
    assert!(mail(&format!("From: a@example.org\r\n\r\n{}", "é".repeat(300_000))).cut);
    assert!(
        mail("From: \"a\u{1b}[2J\u{202e}b\" <a@example.org>\r\nDate: gisteren\r\n\r\n")
            .name
            .is_some_and(|name| name == "a [2Jb")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_bytes_end_well(start in 0..4usize, bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let head = ["", "From: a@b\r\n", "From: a@b\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n", "From: a@b\r\nContent-Type: text/html; charset=utf-7\r\n\r\n"][start];
        if let Some(mail) = read(&[head.as_bytes(), &bytes].concat()) {
            for (name, _) in &mail.files {
                prop_assert!(!name.contains(['/', '\\', '\0']) && !name.starts_with('.') && !name.is_empty());
            }
        }
    }
}
