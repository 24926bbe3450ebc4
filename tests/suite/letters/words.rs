//! Every letter under a regulation that has it, word for word.

use std::collections::BTreeSet;

use klachtwerk::letter::KINDS;

use super::{BODY, archive, expect, letter, shown};

const RECEIVED: &str = "- ontvangen: 2026-03-02\n  via: e-mail\n";
const JUDGED: &str = "- ontvangen: 2026-03-02\n  via: e-mail\n- bevestigd: 2026-03-04\n- oordeel: 2026-03-18\n  uitkomst: deels gegrond\n  motivering: de planning was te krap\n  vorm: schriftelijk\n  aan: [klager]\n";

/// A letter: its regulation, what is in the course, the step, who it is for, what is given.
struct Letter {
    regulation: &'static str,
    course: String,
    step: &'static str,
    to: &'static str,
    sets: &'static [&'static str],
}

fn letters() -> Vec<Letter> {
    let one = |regulation, course: String, step, to, sets| Letter { regulation, course, step, to, sets };
    let objected = || format!("{JUDGED}- bezwaar: 2026-03-19\n  vorm: schriftelijk\n");
    let satisfied = || format!("{JUDGED}- contact: 2026-03-19\n  tevreden: ja\n");
    vec![
        one("klik-onderwijs", "- informeel: 2026-02-20\n".to_owned() + RECEIVED, "informeel", "klager", &[]),
        one(
            "klik-onderwijs",
            "- informeel: 2026-02-20\n".to_owned() + RECEIVED,
            "bemiddeld",
            "klager",
            &["door=bemiddelaar", "tevreden=nee", "toelichting=over de kosten werd men het niet eens"],
        ),
        one("interactie", RECEIVED.to_owned(), "doorgeleid", "klager", &[]),
        one("klik-onderwijs", RECEIVED.to_owned(), "doorgeleid", "instantie", &[]),
        one("interactie", JUDGED.to_owned(), "voorgelegd", "instantie", &["bij=De Geschillencommissie"]),
        one("klik-onderwijs", RECEIVED.to_owned(), "bevestigd", "klager", &[]),
        one("procedure-klachten", RECEIVED.to_owned(), "bevestigd", "klager", &[]),
        one("interactie", RECEIVED.to_owned(), "bevestigd", "klager", &[]),
        one("interactie", RECEIVED.to_owned(), "beklaagde-ingelicht", "beklaagde", &[]),
        one("klik-onderwijs", RECEIVED.to_owned(), "contact", "klager", &[]),
        one("klik-onderwijs", RECEIVED.to_owned(), "aangewezen", "klager", &["door=manager-propositie"]),
        one(
            "interactie",
            RECEIVED.to_owned(),
            "uitgenodigd",
            "klager",
            &["moment=2026-03-26 14:00", "plaats=Voorbeeldplein 2"],
        ),
        one(
            "interactie",
            RECEIVED.to_owned(),
            "klager-gehoord",
            "klager",
            &["moment=2026-03-26", "plaats=per telefoon"],
        ),
        one(
            "interactie",
            RECEIVED.to_owned(),
            "beklaagde-gehoord",
            "beklaagde",
            &["moment=2026-03-26 14:00", "plaats=Voorbeeldplein 2"],
        ),
        one(
            "klik-onderwijs",
            RECEIVED.to_owned(),
            "informatie-gevraagd",
            "klager",
            &["tot=2026-03-27", "reden=op welke dag was de training?"],
        ),
        one("interactie", RECEIVED.to_owned(), "bericht", "klager", &[]),
        one("interactie", RECEIVED.to_owned(), "verlengd", "klager", &["tot=2026-04-20", "reden=de trainer is ziek."]),
        one(
            "organize4all",
            format!("{RECEIVED}- bemiddeld: 2026-03-10\n  toelichting: samen een nieuwe datum gekozen\n"),
            "oordeel",
            "klager",
            &[],
        ),
        one(
            "interactie",
            RECEIVED.to_owned(),
            "oordeel",
            "beklaagde",
            &["uitkomst=gegrond", "aanbevelingen=tel de reistijd mee"],
        ),
        one("klik-onderwijs", RECEIVED.to_owned(), "oordeel", "klager", &["uitkomst=gegrond"]),
        one("team-keizer", RECEIVED.to_owned(), "oordeel", "klager", &["uitkomst=ongegrond"]),
        one("interactie", satisfied(), "ondertekend", "ondertekenaars", &[]),
        one("team-keizer", satisfied(), "ondertekend", "ondertekenaars", &[]),
        one("klik-onderwijs", objected(), "bezwaar", "klager", &[]),
        one("klik-onderwijs", objected(), "bezwaar-verlengd", "klager", &["tot=2026-05-08"]),
        one(
            "klik-onderwijs",
            objected(),
            "bezwaar-beslist",
            "klager",
            &["uitkomst=gegrond", "motivering=de commissie ziet het anders", "commissie=Lies Lid"],
        ),
        one(
            "klik-onderwijs",
            JUDGED.to_owned(),
            "uitgevoerd",
            "klager",
            &["maatregelen=de training is opnieuw gegeven"],
        ),
        one("interactie", JUDGED.to_owned(), "voorgelegd", "klager", &["bij=De Geschillencommissie", "kenmerk=GC-1"]),
        one(
            "interactie",
            format!(
                "{JUDGED}- voorgelegd: 2026-03-19\n  bij: De Geschillencommissie\n- uitspraak: 2026-03-20\n  uitkomst: ongegrond\n  kenmerk: GC-1\n"
            ),
            "uitspraak",
            "beklaagde",
            &[],
        ),
        one("klik-onderwijs", RECEIVED.to_owned(), "ingetrokken", "klager", &[]),
        one("interactie", RECEIVED.to_owned(), "ingetrokken", "beklaagde", &[]),
        one(
            "team-keizer",
            RECEIVED.to_owned(),
            "niet-ontvankelijk",
            "klager",
            &["reden=de klacht gaat over een ander kantoor"],
        ),
        one("klik-onderwijs", JUDGED.to_owned(), "afgesloten", "klager", &[]),
        one(
            "klik-onderwijs",
            format!("{JUDGED}- afgesloten: 2026-03-19\n"),
            "heropend",
            "klager",
            &["reden=er is nieuwe informatie"],
        ),
    ]
}

#[test]
fn every_letter_says_what_it_has_to_say() {
    for Letter { regulation, course, step, to, sets } in letters() {
        let repo = archive(regulation, &course, BODY);
        let mut arguments = vec![step];
        if to != "ondertekenaars" {
            arguments.extend(["--to", to]);
        }
        sets.iter().for_each(|set| arguments.extend(["--set", set]));
        let text = shown(&repo, &arguments);
        expect(&format!("{regulation}-{step}-{to}.md"), &text);
        // Whatever the letter: nothing of a note, nothing left open, nobody else.
        for never in ["intern", "belde", "{{", "None", "null", "Zaak:  \n"] {
            assert!(!text.contains(never), "{regulation} {step}: {never}\n{text}");
        }
        let others = match to {
            // Who is complained of writes this letter.
            "klager" if regulation == "organize4all" => &["00 88"][..],
            "klager" => &["Bram", "bram@", "00 88"][..],
            "instantie" => &["Bram", "bram@", "00 88"],
            "beklaagde" => &["Noor", "noor@", "00 99", "Klaproos", "Voorbeeldstraat"],
            _ => &["noor@", "bram@", "00 99", "00 88"],
        };
        assert!(others.iter().all(|other| !text.contains(other)), "{regulation} {step}: {text}");
    }
}

#[test]
fn every_kind_of_letter_is_among_them() {
    let here: BTreeSet<&str> = letters().iter().map(|letter| letter.step).collect();
    let all: BTreeSet<&str> = KINDS.iter().map(|kind| kind.step).collect();
    assert_eq!(here, all);
}

/// What the regulation asks of every complaint and is not in the case, is what the complainant is asked for.
#[test]
fn what_is_still_missing_is_asked_for() {
    let repo = archive("klik-onderwijs", RECEIVED, "");
    let text =
        super::case(&repo).replace("  telefoon: \"070 000 00 99\"\n", "").replace("dienst: Training Rekenen\n", "");
    let text = shown(&repo.case("2026-007", &text), &["informatie-gevraagd", "--set", "tot=2026-03-27"]);
    let asked: Vec<&str> =
        text.lines().skip_while(|line| !line.starts_with("- ")).take_while(|line| line.starts_with("- ")).collect();
    assert_eq!(
        asked,
        [
            "- uw telefoonnummer",
            "- over welke dienst of welk product uw klacht gaat",
            "- wat er is gebeurd",
            "- waarom u daar een klacht over heeft"
        ],
        "{text}"
    );
}

/// The days of a letter are those of `show`, reckoned by the same code.
#[test]
fn the_days_are_those_of_show() {
    let repo = archive("interactie", RECEIVED, BODY);
    let text = shown(&repo, &["bevestigd"]);
    let shown = repo.run(["show", "2026-007", "--format", "json"]).on(super::DAY).json();
    let terms = shown["terms"].as_array().unwrap();
    let verdict = terms.iter().find(|term| term["term"] == "oordeel").unwrap();
    assert_eq!(verdict["due"], "2026-03-30");
    assert!(text.contains("- **maandag 30 maart 2026**, uiterlijk: ons oordeel over uw klacht"), "{text}");
    for line in verdict["explanation"].as_array().unwrap() {
        assert!(text.contains(&line.as_str().unwrap().replace('`', "")), "{line}\n{text}");
    }
}

/// Both sides get the judgement where the regulation says so, each a letter of their own.
#[test]
fn each_side_gets_its_own_letter() {
    let repo = archive("interactie", RECEIVED, BODY);
    let said = letter(&repo, &["oordeel", "--set", "uitkomst=gegrond"]);
    assert_eq!(said.status, 0, "{said:?}");
    assert_eq!(super::papers(&repo), ["2026-007-oordeel-beklaagde.html", "2026-007-oordeel-klager.html"]);
    assert!(letter(&repo, &["oordeel", "--set", "uitkomst=gegrond", "--stdout"]).refused().contains("kies met --to"));
    assert!(letter(&repo, &["bevestigd", "--to", "beklaagde"]).refused().contains("beklaagde-ingelicht"));
}

#[test]
fn who_speaks_for_the_complainant_gets_the_letter() {
    let repo = archive("interactie", RECEIVED, BODY);
    let text = super::case(&repo).replace(
        "  hoedanigheid: opdrachtgever\n",
        "  hoedanigheid: vertegenwoordiger\n  vertegenwoordiger: {naam: Gijs Gemachtigd, email: gijs@example.org, machtiging: ja}\n",
    );
    let repo = repo.case("2026-007", &text);
    let text = shown(&repo, &["bevestigd"]);
    assert!(text.contains("Gijs Gemachtigd  \nnamens Noor Noordzee"), "{text}");
    assert!(text.contains("Geachte Gijs Gemachtigd,") && text.contains("gijs@example.org"), "{text}");
}

#[test]
fn the_list_tells_what_can_be_sent_now_and_what_it_needs() {
    let repo = archive("interactie", RECEIVED, "");
    let list = letter(&repo, &[]).ended(0);
    let line = |step: &str| {
        list.lines().find(|line| line.split_whitespace().next() == Some(step)).unwrap_or_default().to_owned()
    };
    assert!(
        line("oordeel")
            .ends_with("(aan de beurt, uiterlijk 30 maart 2026); nodig: uitkomst, ## Motivering van het oordeel"),
        "{list}"
    );
    assert!(line("verlengd").ends_with("uiterlijk 16 maart 2026); nodig: reden, tot"), "{list}");
    assert_eq!(line("bezwaar"), "");
    assert_eq!(letter(&repo, &["bevestigd", "--list"]).ended(0), list);
    let repo = archive("interactie", JUDGED, "");
    let list = letter(&repo, &[]).ended(0);
    assert!(
        list.contains("brieven bij stappen die er al staan\n  bevestigd            ontvangstbevestiging, 4 maart 2026"),
        "{list}"
    );
}
