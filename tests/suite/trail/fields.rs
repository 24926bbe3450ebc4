//! Which field changed from what to what.

use super::{History, case, changes, commit, received, stories};

/// The changes from one version of a case to the next.
#[track_caller]
fn between(before: &str, after: &str) -> Vec<String> {
    let file = "cases/2026-007.md";
    changes(&History::of([commit("een").file(file, before), commit("twee").file(file, after)]).newest())
}

fn front(front: &str) -> String {
    case(front, &["ontvangen: 2026-03-02"], "tekst")
}

#[test]
fn a_new_case_is_all_added() {
    let history = History::of([commit("nieuw").file("cases/2026/2026-007.md", received(&["bevestigd: 2026-03-04"]))]);
    let entry = history.newest();
    assert_eq!(
        changes(&entry),
        [
            "+ klager.naam = Noor Noordzee",
            "+ verloop[0].ontvangen = 2026-03-02",
            "+ verloop[1].bevestigd = 2026-03-04",
            "+ body = ## Omschrijving\nTe laat.",
        ]
    );
    assert_eq!((&entry["case"], &entry["path"]), (&"2026-007".into(), &"cases/2026/2026-007.md".into()));
}

#[test]
fn front_matter_added_changed_and_removed() {
    let before = front("klager: {naam: Noor, email: noor@example.org}\ndienst: Training");
    let after = front("klager: {naam: Nora, telefoon: '070 1'}\ndienst: Training");
    assert_eq!(
        between(&before, &after),
        ["- klager.email = noor@example.org", "~ klager.naam = Noor -> Nora", "+ klager.telefoon = 070 1"]
    );
}

#[test]
fn a_value_that_becomes_a_list_or_nothing() {
    assert_eq!(
        between(&front("beklaagde: Anna\noorzaak: druk"), &front("beklaagde: [Anna, Bert]\noorzaak:")),
        ["- beklaagde = Anna", "~ oorzaak = druk -> ", "+ beklaagde[0] = Anna", "+ beklaagde[1] = Bert"]
    );
}

#[test]
fn an_event_added_changed_and_removed() {
    let before = received(&["bevestigd: 2026-03-04", "contact: 2026-03-05"]);
    let after = received(&["bevestigd: 2026-03-06", "oordeel: 2026-04-10\n    uitkomst: deels gegrond"]);
    assert_eq!(
        between(&before, &after),
        [
            "~ verloop[1].bevestigd = 2026-03-04 -> 2026-03-06",
            "+ verloop[2].oordeel = 2026-04-10",
            "+ verloop[2].uitkomst = deels gegrond",
            "- verloop[2].contact = 2026-03-05",
        ]
    );
}

#[test]
fn an_attribute_of_an_event() {
    let before = received(&["oordeel: 2026-04-10\n    uitkomst: gegrond\n    vorm: schriftelijk"]);
    let after = received(&["oordeel: 2026-04-10\n    uitkomst: ongegrond\n    aan: [klager]"]);
    assert_eq!(
        between(&before, &after),
        [
            "~ verloop[1].uitkomst = gegrond -> ongegrond",
            "- verloop[1].vorm = schriftelijk",
            "+ verloop[1].aan[0] = klager"
        ]
    );
}

#[test]
fn an_event_set_in_front_of_others_is_only_added() {
    let before = received(&["oordeel: 2026-04-10"]);
    assert_eq!(
        between(&before, &received(&["bevestigd: 2026-03-04", "oordeel: 2026-04-10"])),
        ["+ verloop[1].bevestigd = 2026-03-04"]
    );
}

#[test]
fn of_two_events_alike_one_goes() {
    let before = received(&["contact: 2026-03-05", "contact: 2026-03-05"]);
    assert_eq!(between(&before, &received(&["contact: 2026-03-05"])), ["- verloop[2].contact = 2026-03-05"]);
}

#[test]
fn a_day_that_cannot_be_read_is_told_as_written() {
    assert_eq!(
        between(&received(&["bevestigd: gisteren"]), &received(&["bevestigd: eergisteren"])),
        ["~ verloop[1].bevestigd = gisteren -> eergisteren"]
    );
}

#[test]
fn an_item_of_the_course_that_is_no_event_is_not_passed_over() {
    let told = between(&received(&[]), &received(&["zomaar iets", "bevestigd: 2026-03-04"]));
    assert_eq!(told, ["+ verloop[1].gebeurtenis = zomaar iets", "+ verloop[2].bevestigd = 2026-03-04"]);
    let told = between(&received(&["reden: druk"]), &received(&["reden: ziek"]));
    assert_eq!(told, ["~ verloop[1].reden = druk -> ziek"]);
}

#[test]
fn a_course_that_is_no_list_is_not_passed_over() {
    let file = |course: &str| format!("---\nklager: Noor\nverloop: {course}\n---\n");
    assert_eq!(between(&file("volgt"), &file("komt nog")), ["~ verloop[0].gebeurtenis = volgt -> komt nog"]);
}

#[test]
fn front_matter_that_cannot_be_read_counts_as_text() {
    let broken = "---\nklager: {naam: Noor\nverloop: [\n---\ntekst\n";
    let told = between(broken, &broken.replace("Noor", "Nora"));
    assert!(told.iter().any(|change| change.contains("Nora")), "{told:?}");
    let told = between("zomaar tekst\n", "zomaar een tekst\n");
    assert_eq!(told, ["~ body = zomaar tekst -> zomaar een tekst"]);
}

#[test]
fn what_is_no_text_counts_as_text() {
    let history = History::of([
        commit("een").file("cases/2026-007.md", b"a\0b"),
        commit("twee").file("cases/2026-007.md", b"a\0c"),
    ]);
    assert_eq!(changes(&history.newest()), ["~ body = a\0b -> a\0c"]);
}

#[test]
fn the_body_added_changed_and_removed() {
    let with = |body: &str| case("klager: Noor", &["ontvangen: 2026-03-02"], body);
    assert_eq!(between(&with(""), &with("een")), ["+ body = een"]);
    assert_eq!(between(&with("een"), &with("twee")), ["~ body = een -> twee"]);
    assert_eq!(between(&with("een"), &with("")), ["- body = een"]);
    assert_eq!(between(&with("een\ntwee"), &with("twee\neen")), ["~ body = een\ntwee -> twee\neen"]);
}

#[test]
fn a_story_tells_it_in_dutch() {
    let file = "cases/2026-007.md";
    let judged = ["bevestigd: 2026-03-05", "oordeel: 2026-04-10\n    uitkomst: deels gegrond"];
    let history = History::of([
        commit("1").file(file, received(&[])).file("klacht.toml", ""),
        commit("2").file(file, received(&["bevestigd: 2026-03-04"])),
        commit("3").file(file, received(&["bevestigd: 2026-03-05"])),
        commit("4").file(file, received(&judged)),
        commit("5").file(file, received(&judged[1..]).replace("Noor Noordzee", "Nora")),
        commit("6").file(file, received(&judged[1..]).replace("Noor Noordzee", "Nora").replace("Te laat", "Laat")),
        commit("7").without(file),
    ]);
    let stories = stories(&history.entries([]));
    let expected = [
        "2026-007: zaak verwijderd",
        "2026-007: tekst aangepast",
        "2026-007: `klager` aangepast en ontvangst bevestigd (5 maart 2026) weggehaald",
        "2026-007: oordeel gegeven op 10 april 2026, deels gegrond",
        "2026-007: ontvangst bevestigd: datum 4 maart 2026 veranderd in 5 maart 2026",
        "2026-007: ontvangst bevestigd op 4 maart 2026",
        "2026-007: zaak geregistreerd: klacht ontvangen op 2 maart 2026",
    ];
    assert_eq!(stories, expected);
    assert!(!stories.iter().any(|story| story.contains("Noor") || story.contains("Nora")), "a log names nobody");
}
