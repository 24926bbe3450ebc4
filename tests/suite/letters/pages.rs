//! A letter as a page and on paper, with the theme of the organisation.

use std::fs;

use super::{BODY, archive, letter, shown};

const RECEIVED: &str = "- ontvangen: 2026-03-02\n  via: e-mail\n";

#[test]
fn a_page_stands_alone() {
    let repo = archive("interactie", RECEIVED, BODY);
    let html = letter(&repo, &["oordeel", "--to", "klager", "--set", "uitkomst=gegrond", "--stdout"]).ended(0);
    assert!(html.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"), "{html}");
    for never in ["<script", "<link", "src=", "url(", "@import"] {
        assert!(!html.contains(never), "{never}");
    }
    assert!(html.contains("Content-Security-Policy") && html.contains("@page"), "{html}");
}

#[test]
fn the_theme_of_the_organisation_is_used_and_checked() {
    let repo = archive("interactie", RECEIVED, BODY);
    let said = repo.run(["theme", "init", "eigen", "letter/bevestigd.md", "letter/brief.html"]).now().ended(0);
    assert!(said.contains("gemaakt: themes/eigen/letter/bevestigd.md"), "{said}");
    let repo = repo.file("klacht.toml", "thema = \"eigen\"\n");
    assert!(!repo.run(["check"]).on(super::DAY).stdout.contains("themes/"));
    let own = "{% extends \"standaard/letter/bevestigd.md\" %}\n{% block slot %}Groeten van *ons*,\n\n{{ sender.name }}{% endblock %}\n";
    let repo = repo.file("themes/eigen/letter/bevestigd.md", own);
    let text = shown(&repo, &["bevestigd"]);
    assert!(text.contains("Groeten van *ons*,") && text.contains("Wat er nu gebeurt"), "{text}");
    for (file, text, code) in [
        ("letter/bevestigd.md", "{% extends \"letter/basis.md\" %}{% block inhuod %}x{% endblock %}\n", "K622"),
        ("letter/bevestgd.md", "x\n", "K623"),
        ("letter/oordeel.md", "{{ niet af\n", "K601"),
    ] {
        let file = format!("themes/eigen/{file}");
        let old = fs::read_to_string(repo.root().join(&file)).ok();
        fs::write(repo.root().join(&file), text).unwrap();
        let found = repo.run(["check"]).on(super::DAY).stdout;
        assert!(found.contains(code) && found.contains(&file), "{file}: {found}");
        if code == "K601" {
            assert!(letter(&repo, &["bevestigd"]).refused().contains(&file));
        }
        match old {
            Some(old) => fs::write(repo.root().join(&file), old).unwrap(),
            None => fs::remove_file(repo.root().join(&file)).unwrap(),
        }
    }
}

#[test]
fn a_letter_on_paper_is_a_pdf_that_is_the_same_twice() {
    let repo = archive("interactie", RECEIVED, BODY).committed();
    let made = |number: &str| {
        letter(&repo, &["bevestigd", "--format", "pdf"]).ended(0);
        fs::read(repo.root().join(format!("cases/2026/bijlagen/2026-007-bevestigd-klager{number}.pdf"))).unwrap()
    };
    let first = made("");
    assert!(first.starts_with(b"%PDF-"));
    assert!(made("") == first, "two prints of one letter differ");
    let text = String::from_utf8_lossy(&first);
    assert!(
        text.contains("/StructTreeRoot ")
            && text.contains("/Lang (nl)")
            && text.contains("/CreationDate (D:20260320000000")
    );
    assert!(
        !text.contains("file:") && !text.contains("Noor"),
        "the PDF says where it was made, or for whom, in its data"
    );
    assert!(!repo.root().join(".git/klacht/brief").exists(), "the browser left something behind");
    let run = repo.run(["letter", "2026-007", "bevestigd", "--format", "pdf", "--date", "2026-03-19"]);
    assert!(run.with("CHROME", "/is/er/niet").on(super::DAY).refused().contains("kies --format html"));
}
