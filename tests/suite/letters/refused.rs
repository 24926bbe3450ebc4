//! What is missing is named with where and how to write it; nothing is ever left blank.

use super::{BODY, archive, case, letter, papers, shown};

const RECEIVED: &str = "- ontvangen: 2026-03-02\n  via: e-mail\n";

/// The archive with a change in the case.
fn without(regulation: &str, course: &str, what: &str, instead: &str) -> crate::test_repo::TestRepo {
    let repo = archive(regulation, course, BODY);
    let text = case(&repo);
    assert!(text.contains(what), "{what} is not in the case");
    repo.case("2026-007", &text.replace(what, instead))
}

#[test]
fn each_missing_fact_is_named_with_how_to_write_it() {
    let judged = "- ontvangen: 2026-03-02\n  via: e-mail\n- oordeel: 2026-03-18\n  uitkomst: gegrond\n  vorm: schriftelijk\n  aan: [klager, beklaagde]\n- bezwaar: 2026-03-19\n";
    for (regulation, course, arguments, key, how) in [
        ("interactie", RECEIVED, &["verlengd", "--set", "tot=2026-04-20"][..], "reden", "--set reden="),
        ("interactie", RECEIVED, &["verlengd", "--set", "reden=ziek"], "tot", "--set tot="),
        (
            "interactie",
            RECEIVED,
            &["verlengd", "--set", "reden=ziek", "--set", "tot=2026-03-25"],
            "tot",
            "kies een dag die mag",
        ),
        ("interactie", RECEIVED, &["uitgenodigd", "--set", "plaats=hier"], "moment", "--set moment="),
        ("interactie", RECEIVED, &["klager-gehoord", "--set", "moment=2026-03-26"], "plaats", "--set plaats="),
        ("interactie", RECEIVED, &["niet-ontvankelijk"], "reden", "--set reden="),
        ("interactie", RECEIVED, &["oordeel"], "uitkomst", "--set uitkomst="),
        ("interactie", RECEIVED, &["informatie-gevraagd"], "tot", "--set tot="),
        ("interactie", RECEIVED, &["voorgelegd"], "bij", "--set bij="),
        ("interactie", judged, &["ondertekend"], "tevreden", "--set tevreden="),
        (
            "interactie",
            judged,
            &["ondertekend", "--set", "tevreden=ja", "--format", "eml"],
            "e-mailadres",
            "handtekeningen",
        ),
        ("klik-onderwijs", judged, &["bezwaar-beslist"], "## Motivering van de beslissing", "schrijf in de tekst"),
        ("klik-onderwijs", judged, &["uitgevoerd"], "maatregelen", "--set maatregelen="),
        (
            "klik-onderwijs",
            RECEIVED,
            &["bemiddeld", "--set", "door=bemiddelaar", "--set", "toelichting=x"],
            "tevreden",
            "--set tevreden=",
        ),
    ] {
        let repo = archive(regulation, course, BODY);
        let said = letter(&repo, arguments).refused();
        assert!(said.contains(&format!("\n    {key}: ")) && said.contains(how), "{arguments:?}: {said}");
        assert!(said.contains("er is niets geschreven") && said.contains("cases/2026/2026-007.md"), "{said}");
        assert_eq!(papers(&repo), Vec::<String>::new());
    }
}

#[test]
fn what_every_letter_needs_is_named_as_well() {
    for (what, instead, arguments, key) in [
        ("  naam: Noor Noordzee\n", "", &["bevestigd"][..], "klager.naam"),
        ("  email: noor@example.org\n", "", &["bevestigd", "--format", "eml"], "klager.email"),
        ("noor@example.org", "noor@example.org, weg@example.net", &["bevestigd"], "klager.email"),
        ("noor@example.org", "\"a@b.example> , <x@y.example\"", &["bevestigd"], "klager.email"),
        ("naam: Bram Beklaagd, ", "", &["beklaagde-ingelicht"], "beklaagde.naam"),
        ("email: bram@example.org, ", "", &["beklaagde-ingelicht", "--format", "eml"], "beklaagde.email"),
        (
            "behandelaar: {naam: Voorbeeld Functionaris, rol: klachtenfunctionaris, afdeling: Kwaliteit}\n",
            "",
            &["oordeel", "--set", "uitkomst=gegrond"],
            "behandelaar",
        ),
    ] {
        let repo = without("interactie", RECEIVED, what, instead);
        let said = letter(&repo, arguments).refused();
        assert!(said.contains(&format!("\n    {key}: ")), "{arguments:?} without {what}: {said}");
    }
    let both =
        "  email: noor@example.org\n  telefoon: \"070 000 00 99\"\n  adres: Voorbeeldstraat 1, 1000 AA Voorbeeldstad\n";
    let repo = without("interactie", RECEIVED, both, "");
    assert!(letter(&repo, &["bevestigd"]).refused().contains("klager.adres="));
    // An address alone will do for paper.
    let repo = without("interactie", RECEIVED, "  email: noor@example.org\n", "");
    assert!(shown(&repo, &["bevestigd"]).contains("Voorbeeldstraat 1  \n1000 AA Voorbeeldstad"));
}

#[test]
fn what_the_organisation_has_to_say_of_itself() {
    let regulation = include_str!("../../../regulations/interactie/2026-01-01.md");
    let contact = regulation.find("contact:\n").unwrap()..regulation.find("kalender:\n").unwrap();
    let mut bare = regulation.to_owned();
    bare.replace_range(contact, "");
    let bare = bare
        .replace("organisatie: Interactie\n", "")
        .replace("email: klachtenfunctionaris@interactie.example.org, ", "");
    let repo = archive("interactie", RECEIVED, BODY).regulation("interactie", &bare);
    let said = letter(&repo, &["bevestigd"]).refused();
    assert!(said.contains("\n    organisatie: ") && said.contains("in klacht.toml"), "{said}");
    assert!(said.contains("\n    contact: ") && said.contains("in regulations/interactie.md"), "{said}");
    assert!(letter(&repo, &["bevestigd", "--format", "eml"]).refused().contains("\n    contact.email: "));
}

#[test]
fn who_gets_the_complaint_gets_all_of_it() {
    let repo = archive("klik-onderwijs", RECEIVED, "");
    let said = letter(&repo, &["doorgeleid", "--to", "instantie"]).refused();
    assert!(said.contains("\n    ## Omschrijving: "), "{said}");
    let repo = archive("interactie", RECEIVED, BODY);
    let arguments = ["voorgelegd", "--to", "instantie", "--set", "bij=De Geschillencommissie", "--format", "eml"];
    assert!(letter(&repo, &arguments).refused().contains("van deze instantie is geen adres bekend"));
}

#[test]
fn several_missing_facts_are_named_at_once() {
    let repo = without("klik-onderwijs", RECEIVED, "## Motivering van het oordeel", "## Iets anders");
    let repo =
        repo.case("2026-007", &case(&archive("klik-onderwijs", RECEIVED, "")).replace("  naam: Noor Noordzee\n", ""));
    let said = letter(&repo, &["oordeel"]).refused();
    assert!(said.starts_with("fout: voor de brief `oordeel` ontbreken 3 gegevens"), "{said}");
    for key in ["uitkomst", "## Motivering van het oordeel", "klager.naam"] {
        assert!(said.contains(&format!("\n    {key}: ")), "{key}: {said}");
    }
}

#[test]
fn what_cannot_be_is_said_with_why() {
    let repo = archive("team-keizer", RECEIVED, BODY);
    for (arguments, why) in [
        (&["verlengd"][..], "Klachtenregeling kent deze verlenging niet"),
        (&["bezwaar"], "er is geen bezwaar gemaakt"),
        (&["voorgelegd"], "noemt geen externe instantie"),
        (&["notitie"], "bij de stap `notitie` hoort geen brief"),
        (&["bevestigt"], "bedoelde u `bevestigd`"),
        (&["uitspraak"], "niet voorgelegd"),
    ] {
        let said = letter(&repo, arguments).refused();
        assert!(said.contains(why), "{arguments:?}: {said}");
    }
    let repo =
        archive("interactie", "- ontvangen: 2026-03-02\n  via: brief\n- voorgelegd: 2026-03-10\n  bij: X\n", BODY);
    assert!(letter(&repo, &["uitspraak"]).refused().contains("klacht record 2026-007 uitspraak --date DATUM"));
    assert!(repo.run(["letter", "2026-070", "bevestigd"]).on(super::DAY).refused().contains("bedoelde u `2026-007`"));
}

#[test]
fn data_of_somebody_else_stop_the_letter() {
    let named = BODY.replace("De trainer stond", "Bram Beklaagd stond");
    let repo = archive("interactie", RECEIVED, &named);
    let said = letter(&repo, &["oordeel", "--to", "klager", "--set", "uitkomst=gegrond"]).refused();
    assert!(said.contains("uit `## Bevindingen`") && !said.contains("Bram"), "{said}");
    // The respondent may read the respondent's own name, not the complainant's.
    shown(&repo, &["oordeel", "--to", "beklaagde", "--set", "uitkomst=gegrond"]);
    for (part, word) in [
        ("reden", "reden=mail van NOOR  Noordzee"),
        ("reden", "reden=bel 070-0000099"),
        ("reden", "reden=zie noor@example.org"),
    ] {
        let said =
            letter(&repo, &["verlengd", "--to", "beklaagde", "--set", "tot=2026-04-20", "--set", word]).refused();
        assert!(said.contains(&format!("uit `{part}`")), "{word}: {said}");
    }
    assert_eq!(papers(&repo), Vec::<String>::new());
}

#[test]
fn a_surname_with_a_title_is_a_name_too() {
    for (written, named) in [
        ("Mevrouw Noordzee wachtte een uur.", true),
        ("Wij spraken met mw. Noordzee.", true),
        ("N. Noordzee wachtte een uur.", true),
        ("De klager woont aan de Noordzee.", false),
        ("De klager wachtte een uur.", false),
    ] {
        let body = BODY.replace("De planning was te krap.", written);
        let repo = archive("interactie", RECEIVED, &body);
        let said = letter(&repo, &["oordeel", "--to", "beklaagde", "--set", "uitkomst=gegrond", "--stdout"]);
        assert_eq!(
            said.stderr.contains("een naam, adres of nummer van een ander"),
            named,
            "{written}: {}",
            said.stderr
        );
    }
}

#[test]
fn a_decision_on_an_objection_nobody_made_is_no_letter() {
    let judged = "- ontvangen: 2026-03-02\n  via: e-mail\n- oordeel: 2026-03-18\n  uitkomst: ongegrond\n  vorm: schriftelijk\n  aan: klager\n";
    let repo = archive("klik-onderwijs", judged, BODY);
    assert!(!letter(&repo, &["--list"]).ended(0).contains("bezwaar-beslist"));
    assert!(letter(&repo, &["bezwaar-beslist"]).refused().contains("er is geen bezwaar gemaakt"));
}
