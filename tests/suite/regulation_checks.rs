//! What the checks on a regulation find beside the examples on their pages, and what they leave alone.

use klachtwerk::check::run;
use klachtwerk::repository::of_files;

/// The codes of the errors and warnings in a regulation of this front matter and body.
fn found(front: &str, body: &str) -> Vec<String> {
    let text = format!("---\ntitel: Voorbeeld\nin_werking: 2024-01-01\n{front}\n---\n{body}\n");
    let repository = of_files(vec![("regulations/voorbeeld.md".to_owned(), text.into_bytes())]);
    let findings = run(&repository, "2026-06-01".parse().unwrap());
    let wanted = ["K31", "K32"];
    let mine = findings.as_slice().iter().filter(|f| wanted.iter().any(|start| f.code.id.starts_with(start)));
    mine.map(|finding| {
        format!("{} {} | {}", finding.code.id, finding.message, finding.help.clone().unwrap_or_default())
    })
    .collect()
}

fn none(front: &str, body: &str) {
    assert_eq!(found(front, body), Vec::<String>::new(), "{front}");
}

fn one(front: &str, body: &str, expected: &str) {
    let all = found(front, body);
    assert!(all.len() == 1 && all[0].contains(expected), "expected one `{expected}`, found {all:#?}");
}

const BODY: &str = "## Artikel 1 A\n1. een\n2. twee\n\n## Taken {#taken}\n1. doen\n";

#[test]
fn every_rule_that_cites_is_held_against_the_text() {
    for rule in [
        "rollen: {directie: {naam: D, artikel: \"9\"}}",
        "begrip: {vorm: schriftelijk, artikel: \"9\"}",
        "doelen: [{doel: x, artikel: \"9\"}]",
        "plichten: [{plicht: x, artikel: \"9\"}]",
        "vereist: [{gegeven: dienst, artikel: \"9\"}]",
        "indeling: {aard: {vrij: ja, artikel: \"9\"}}",
        "stappen: {oordeel: {artikel: \"9\"}}",
        "termijnen: {x: {stap: oordeel, binnen: 1 week, na: ontvangen, artikel: \"9\"}}",
        "termijnen: {x: {stap: oordeel, binnen: 1 week, na: ontvangen, verlengen: {artikel: \"9\"}}}",
        "onafhankelijk: {wie: behandelaar, niet: beklaagde, artikel: \"9\"}",
        "verantwoordelijk: {wie: behandelaar, artikel: \"9\"}",
        "geschil: {instantie: G, artikel: \"9\"}",
        "bewaren: {na: besproken, artikel: \"9\"}",
        "verslagen: {naam: v, artikel: \"9\"}",
        "voorlichting: {kanaal: website, artikel: \"9\"}",
        "maatregelen: {artikel: \"9\"}",
        "opleiding: {artikel: \"9\"}",
        "geheim: {artikel: \"9\"}",
        "kosteloos: {artikel: \"9\"}",
    ] {
        one(rule, BODY, "K310 de tekst heeft geen artikel \"9\"");
    }
}

#[test]
fn a_wrong_reference_says_what_there_is_nearby() {
    one("geheim: {artikel: \"1.3\"}", BODY, "artikel 1 heeft 2 leden");
    one("geheim: {artikel: \"taken.2\"}", BODY, "Taken heeft 1 lid");
    one("geheim: {artikel: taaken}", BODY, "bedoelde u \"taken\"?");
    one("geheim: {artikel: \"7\"}", BODY, "de tekst heeft: 1, taken");
}

#[test]
fn steps_and_roles_are_looked_for_everywhere() {
    for rule in [
        "stappen: {oordeel: {vereist_voor: bestaatniet}}",
        "stappen: {oordeel: {na: bestaatniet}}",
        "termijnen: {x: {stap: bestaatniet, binnen: 1 week, na: ontvangen}}",
        "termijnen: {x: {stap: [oordeel, bestaatniet], binnen: 1 week, na: ontvangen}}",
        "termijnen: {x: {stap: bericht, binnen: 1 week, na: ontvangen, herhalen_tot: bestaatniet}}",
        "termijnen: {x: {stap: oordeel, binnen: 1 week, na: ontvangen, verlengen: {stap: bestaatniet}}}",
        "vereist: [{gegeven: dienst, voor: bestaatniet}]",
        "verantwoordelijk: {wie: behandelaar, vanaf: bestaatniet}",
        "bewaren: {termijn: 1 jaar, na: bestaatniet}",
        "bewaren: {termijn: 1 jaar, na: afgesloten, wacht_op: bestaatniet}",
    ] {
        one(rule, BODY, "K311 de stap `bestaatniet` bestaat niet");
    }
    for rule in [
        "rollen: {a: {naam: A, benoemd_door: onbekende}}",
        "plichten: [{plicht: x, wie: onbekende}]",
        "stappen: {oordeel: {door: onbekende}}",
        "stappen: {oordeel: {aan: [klager, onbekende]}}",
        "termijnen: {x: {stap: oordeel, binnen: 1 week, na: ontvangen, wie: onbekende}}",
        "onafhankelijk: {wie: onbekende, niet: beklaagde}",
        "verantwoordelijk: {wie: onbekende}",
        "voorlichting: {kanaal: website, aan: onbekende}",
        "verslagen: {naam: v, wie: onbekende}",
        "geheim: {wie: [klager, onbekende]}",
    ] {
        one(rule, BODY, "K312 de rol `onbekende` bestaat niet");
    }
    none("onafhankelijk: {wie: commissie, niet: beklaagde}", BODY);
    one("stappen: {ordeel: {artikel: \"1\"}}", BODY, "K311 `ordeel` is geen standaardstap");
    none("stappen: {eigen: {artikel: \"1\"}}", BODY);
    one("stappen: {oordeell: {artikel: \"1\"}}", BODY, "bedoelde u `oordeel`?");
}

#[test]
fn terms_that_can_never_run_are_found() {
    one("termijnen: {x: {stap: oordeel, binnen: 1 week, na: oordeel}}", BODY, "K313");
    one("termijnen: {x: {stap: ontvangen, binnen: 1 week, na: afgesloten}}", BODY, "`ontvangen` komt altijd eerder");
    none("termijnen: {x: {stap: bericht, binnen: 1 week, na: bericht, herhalen_tot: oordeel}}", BODY);
    none("termijnen: {x: {stap: afgesloten, binnen: 1 week, na: [oordeel, ingetrokken]}}", BODY);
    none("termijnen: {x: {stap: ontvangen, binnen: 1 week, na: informeel}}", BODY);
    none("termijnen: {x: {stap: uitgevoerd, binnen: 1 week, na: [oordeel, bezwaar-beslist]}}", BODY);
    let cycle = "stappen: {contact: {vereist_voor: aangewezen}, aangewezen: {vereist_voor: bericht}, bericht: {vereist_voor: contact}}";
    let all = found(&format!("{cycle}\ntermijnen: {{x: {{stap: oordeel, binnen: 1 week, na: bericht}}}}"), BODY);
    assert!(all.iter().any(|finding| finding.starts_with("K313")), "{all:#?}");
    assert!(all.iter().any(|finding| finding.starts_with("K314")), "{all:#?}");
}

#[test]
fn contradictions_are_found_and_differences_that_can_stand_are_not() {
    let terms = |first: &str, second: &str| {
        format!(
            "termijnen:\n  a: {{stap: oordeel, na: ontvangen, {first}}}\n  b: {{stap: oordeel, na: ontvangen, {second}}}"
        )
    };
    one(&terms("binnen: 4 weken", "binnen: 6 weken"), BODY, "K314 `a` geeft 4 weken en `b` geeft 6 weken");
    none(&terms("binnen: 4 weken", "binnen: 4 weken"), BODY);
    none(&terms("binnen: 4 weken, soort: streef", "binnen: 6 weken"), BODY);
    none(&terms("binnen: 4 weken, bij: {aard: I}", "binnen: 6 weken, bij: {aard: II}"), BODY);
    one(
        "stappen: {oordeel: {vorm: schriftelijk, via: [telefoon, gesprek]}}",
        BODY,
        "maar elk kanaal bij `via` is mondeling",
    );
    none("stappen: {oordeel: {vorm: schriftelijk, via: [telefoon, e-mail]}}", BODY);
    one("stappen: {bericht: {vereist_voor: bericht}}", BODY, "K314 `bericht` wacht op zichzelf");
    one("stappen: {contact: {vereist_voor: bericht, na: bericht}}", BODY, "en ook andersom");
    none("stappen: {contact: {vereist_voor: bericht}, bericht: {vereist_voor: contact, bij: {aard: I}}}", BODY);
    none("begrip: {vorm: [mondeling, schriftelijk]}\nstappen: {ontvangen: {via: [e-mail, telefoon]}}", BODY);
    one(
        "begrip: {vorm: [mondeling, schriftelijk]}\nstappen: {ontvangen: {via: [e-mail]}}",
        BODY,
        "K314 een klacht mag mondeling zijn",
    );
}

#[test]
fn texts_that_are_well_stay_unremarked() {
    none("", "# Titel\n\n## Artikel 1 A\n\n### 1.1 B\n\ntekst <!-- notitie --> en a < b\n\n<!-- nog doen -->");
    one("", "## Artikel 1 A\n\ntekst\n\n## Artikel 1 B\n\ntekst", "K317 artikel \"1\" staat er al");
    one("", "## A {#x}\n\ntekst\n\n## B {#x}\n\ntekst", "geef een van beide een andere naam");
    one("", "## A\n1. een\n\n## B\n1. een", "geef elke kop een naam");
    one("", "## A\n\ntekst\n\n<div>\ntekst\n</div>\n", "K319");
    one("vervallen: 2024-01-01", BODY, "K320");
}

proptest::proptest! {
    /// Whatever the text says, checking it ends well.
    #[test]
    fn no_text_is_too_odd(body in "(artikel |art\\. |artikelen |lid |§|van |de |Wet |en |eerste |cliënt|klant|# |1\\. |[0-9.:a,;)]{1,3}|\n|\n\n|<b>|\\*\\*|`|ë| ){0,40}") {
        found("geheim: {artikel: \"1.9\"}", &body);
    }
}
