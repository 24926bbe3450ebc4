//! A letter as a page and on paper, with the theme of the organisation.

use std::fs;

use super::{BODY, archive, case, letter, shown};
use crate::browser;

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

/// What everything in a letter may look like at its worst.
fn hostile() -> crate::test_repo::TestRepo {
    let word = "Aaneengeschrevenklachtenafhandelingsproceduretermijnoverschrijdingsmeldingsformulier".repeat(2);
    let body = format!(
        "{BODY}\n\n# Kop\n\n##### Diep\n\n| a | {word} |\n|---|---|\n| <b>x</b> | y |\n\n{word}\n\n<script>alert(1)</script>\n"
    );
    let course = "- ontvangen: 2026-03-02\n  via: e-mail\n- oordeel: 2026-03-18\n  uitkomst: gegrond\n- contact: 2026-03-19\n  tevreden: ja\n";
    let repo = archive("interactie", course, &body);
    let text = case(&repo);
    let name = format!("\"</title><script>window.geraakt=1</script>' onclick='alert(1) \u{202e}om {word}");
    let text = text.replace("naam: Noor Noordzee", &format!("naam: {}", serde_json::to_string(&name).unwrap()));
    let text = text.replace("dienst: Training Rekenen", &format!("dienst: \"<img src=x onerror=alert(1)> {word}\""));
    repo.case("2026-007", &text)
}

#[test]
fn letters_hold_in_a_browser_and_against_the_standard() {
    let repo = hostile();
    let out = tempfile::tempdir().unwrap();
    fs::create_dir_all(out.path().join("private")).unwrap();
    let mut pages = Vec::new();
    for (name, arguments) in [
        ("oordeel", &["oordeel", "--to", "klager"][..]),
        ("bevestigd", &["bevestigd"]),
        ("ondertekend", &["ondertekend"]),
        ("beklaagde", &["beklaagde-ingelicht"]),
    ] {
        let html = letter(&repo, &[arguments, &["--stdout"]].concat()).ended(0);
        pages.push(format!("private/{name}.html"));
        fs::write(out.path().join(format!("private/{name}.html")), html).unwrap();
    }
    let said = fs::read_to_string(out.path().join("private/oordeel.html")).unwrap();
    assert!(said.contains("onclick") && said.contains("onerror"), "what is hostile did not reach the page");
    browser::validate(out.path(), pages.iter().cloned());
    let shots = browser::target().join("screenshots/brieven");
    let _ = fs::remove_dir_all(&shots);
    let (mut complaints, _) = browser::complaints(out.path(), &pages, Some(&shots));
    // A letter is one file, so its style is in it, once; and there is no menu to pass over.
    assert_eq!(said.matches("<style>").count(), 1);
    complaints.retain(|line| !line.contains("ran: <style>") && !line.contains("keyboard: starts at div Tabel"));
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}
