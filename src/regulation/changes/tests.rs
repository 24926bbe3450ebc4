use crate::diagnostic::Findings;
use crate::document::{Document, PartKind, of_bytes};
use crate::regulation::{Changes, Did, Regulation, changes, read};
use proptest::prelude::*;

fn version(day: &str, rules: &str, body: &str) -> Regulation {
    let text = format!("---\ntitel: Klachten\nin_werking: {day}\n{rules}---\n{body}");
    let source = of_bytes(text.into_bytes(), "regulations/x.md", &mut Findings::new()).expect("text");
    read(Document::parse(&source).0, "x", None).0.expect("a regulation")
}

fn texts(before: &str, after: &str) -> Changes {
    changes(&version("2024-01-01", "", before), &version("2026-01-01", "", after))
}

fn sentences(before: &str, after: &str) -> Vec<String> {
    texts(before, after).articles.iter().map(super::ArticleChange::sentence).collect()
}

fn rules(before: &str, after: &str) -> Vec<String> {
    let found = changes(&version("2024-01-01", before, ""), &version("2024-01-01", after, ""));
    found.rules.iter().map(super::RuleChange::sentence).collect()
}

const TEXT: &str = "\
Deze regeling geldt voor iedereen.

## Artikel 1 Klagen
1. Een klacht komt per brief.
2. De klacht noemt de naam van de klager.

## Artikel 2 Ontvangst
De ontvangst wordt binnen drie dagen bevestigd.

## Artikel 3 Oordeel
1. Het oordeel komt binnen vier weken.
2. Klagen kost niets.

## Afspraken {#afspraken}
Wij bellen terug.
";

#[test]
fn the_same_text_has_no_changes() {
    assert!(texts(TEXT, TEXT).is_empty());
    assert!(texts(TEXT, &TEXT.replace("Een klacht komt", "Een  klacht\n   komt")).is_empty());
}

#[test]
fn a_member_that_says_something_else() {
    let after = TEXT.replace("vier weken", "zes weken");
    let found = texts(TEXT, &after);
    assert_eq!(sentences(TEXT, &after), ["Artikel 3, lid 1: gewijzigd"]);
    let removed = |part: &&crate::document::Part| part.kind == PartKind::Removed;
    assert_eq!(found.articles[0].pieces[0].parts.iter().find(removed).map(|part| part.text.as_str()), Some("vier"));
    assert_eq!(found.articles[0].anchor.as_deref(), Some("art-3"));
}

#[test]
fn a_heading_a_text_without_members_and_what_comes_before_articles() {
    assert_eq!(
        sentences(TEXT, &TEXT.replace("2 Ontvangst", "2 Bevestiging van ontvangst")),
        ["Artikel 2, opschrift: gewijzigd"]
    );
    assert_eq!(sentences(TEXT, &TEXT.replace("drie dagen", "twee dagen")), ["Artikel 2: gewijzigd"]);
    assert_eq!(sentences(TEXT, &TEXT.replace("iedereen", "klanten")), ["Tekst voor het eerste artikel: gewijzigd"]);
}

#[test]
fn an_article_put_in_between_renumbers_the_rest() {
    let after = TEXT
        .replace("Artikel 3 Oordeel", "Artikel 4 Oordeel")
        .replace("## Artikel 4", "## Artikel 3 Hoor en wederhoor\nBeide kanten worden gehoord.\n\n## Artikel 4");
    assert_eq!(sentences(TEXT, &after), ["Artikel 3: nieuw", "Artikel 4: vernummerd; was artikel 3"]);
    let changed = after.replace("vier weken", "zes weken");
    assert_eq!(sentences(TEXT, &changed), ["Artikel 3: nieuw", "Artikel 4, lid 1: gewijzigd; was artikel 3"]);
    assert_eq!(sentences(&after, TEXT), ["Artikel 3: vervallen", "Artikel 3: vernummerd; was artikel 4"]);
}

#[test]
fn members_come_go_and_get_another_number() {
    let after = TEXT
        .replace("1. Het oordeel", "1. De functionaris onderzoekt eerst de feiten.\n2. Het oordeel")
        .replace("2. Klagen kost niets.", "3. Klagen kost niets.");
    assert_eq!(
        sentences(TEXT, &after),
        ["Artikel 3: lid 1 nieuw, lid 2 vernummerd (was lid 1), lid 3 vernummerd (was lid 2)"]
    );
    assert_eq!(sentences(TEXT, &TEXT.replace("2. Klagen kost niets.\n", "")), ["Artikel 3, lid 2: vervallen"]);
}

#[test]
fn an_article_that_stands_elsewhere() {
    let (head, tail) = TEXT.split_once("## Afspraken").unwrap();
    let after = head.replacen("## Artikel 1", &format!("## Afspraken{tail}\n## Artikel 1"), 1);
    assert_eq!(sentences(TEXT, &after), ["Afspraken: verplaatst"]);
    let found = texts(TEXT, &after);
    assert_eq!(found.articles[0].did, Did::Moved);
}

#[test]
fn rules_say_what_became_of_them() {
    let before = "termijnen:\n  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, artikel: \"3\"}\n  oud: {stap: bericht, binnen: 1 week, na: ontvangen}\nbewaren: {termijn: 1 jaar, na: afgesloten}\nrollen:\n  hoofd: {naam: Persoon Een}\n";
    let after = "termijnen:\n  oordeel: {binnen: \"6 weken\", stap: oordeel, na: bevestigd, artikel: \"4\"}\n  bezwaar: {stap: bezwaar, binnen: 10 dagen, na: oordeel}\nbewaren: {termijn: 2 jaar, na: afgesloten}\nrollen:\n  hoofd: {naam: Persoon Twee}\nvervallen: 2026-01-01\n";
    assert_eq!(
        rules(before, after),
        [
            "Vervalt per: 1 januari 2026 (nieuw)",
            "Termijn oordeel: 4 weken werd 6 weken; loopt vanaf “klacht ontvangen” werd “ontvangst bevestigd”",
            "Termijn bezwaar: nieuw, 10 dagen",
            "Termijn oud: vervallen",
            "Rol hoofd: gewijzigd",
            "Bewaren: termijn 1 jaar werd 2 jaar",
        ]
    );
}

#[test]
fn quotes_order_and_references_are_no_change() {
    let before = "termijnen:\n  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, artikel: \"3\"}\n";
    let after = "termijnen:\n  oordeel:\n    na: \"ontvangen\"\n    binnen: '4 weken'\n    stap: [oordeel]\n    artikel: [\"3.1\"]\n";
    assert!(rules(before, after).is_empty());
}

fn text() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "## Artikel 1 Klagen\n",
        "## Artikel 2 Ontvangst\n",
        "### 3.2 Oordeel\n",
        "## Afspraken {#afspraken}\n",
        "## Los\n",
        "1. een lid\n",
        "2. nog een lid\n",
        "3. het derde lid dat langer is\n",
        "gewone tekst\n",
        "\n",
        "   - diep\n",
        "| a | b |\n|---|---|\n| c | d |\n",
    ]);
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.concat())
}

proptest! {
    /// Whatever changed, going back changes as much, and every piece differs.
    #[test]
    fn there_and_back(before in text(), after in text()) {
        prop_assert!(texts(&before, &before).is_empty());
        let (there, back) = (texts(&before, &after), texts(&after, &before));
        prop_assert_eq!(there.is_empty(), back.is_empty());
        for article in &there.articles {
            prop_assert!(!article.sentence().is_empty());
            for piece in article.pieces.iter().filter(|piece| piece.did == Did::Changed) {
                prop_assert!(piece.parts.iter().any(|part| part.kind != PartKind::Kept));
            }
        }
    }
}
