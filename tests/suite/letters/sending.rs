//! Sending a letter is a step: put in by the path of `record`, taken back by `undo`.

use std::fs;

use super::{BODY, DAY, archive, case, letter, papers};
use crate::test_repo::TestRepo;

const RECEIVED: &str = "- ontvangen: 2026-03-02\n  via: e-mail\n";

fn undo(repo: &TestRepo) -> String {
    repo.run(["undo"]).on(DAY).ended(0)
}

#[test]
fn a_letter_is_saved_once_and_never_written_over() {
    let repo = archive("interactie", RECEIVED, BODY);
    let said = letter(&repo, &["bevestigd"]).ended(0);
    assert_eq!(
        said,
        "geschreven: cases/2026/bijlagen/2026-007-bevestigd-klager.html\n  Wij hebben uw klacht ontvangen, gedateerd 20 maart 2026\n\
         lees hem na; is hij verstuurd, dan: klacht letter 2026-007 bevestigd --sent\n"
    );
    assert!(letter(&repo, &["bevestigd"]).ended(0).starts_with("staat er al: "));
    assert_eq!(papers(&repo), ["2026-007-bevestigd-klager.html"]);
    let file = repo.root().join("cases/2026/bijlagen/2026-007-bevestigd-klager.html");
    fs::write(&file, "van de officier zelf").unwrap();
    letter(&repo, &["bevestigd"]).ended(0);
    assert_eq!(fs::read_to_string(&file).unwrap(), "van de officier zelf");
    assert_eq!(papers(&repo), ["2026-007-bevestigd-klager-2.html", "2026-007-bevestigd-klager.html"]);
    repo.run(["check"]).on(DAY);
    assert_eq!(case(&repo).matches("bevestigd").count(), 0, "a letter that was not sent is no step");
}

#[test]
fn a_case_with_a_folder_keeps_its_letters_there() {
    let repo = archive("interactie", RECEIVED, BODY);
    let text = case(&repo);
    fs::remove_file(repo.root().join("cases/2026/2026-007.md")).unwrap();
    let repo = repo.file("cases/2026/2026-007/index.md", &text);
    letter(&repo, &["bevestigd", "--sent"]).ended(0);
    assert!(repo.root().join("cases/2026/2026-007/brieven/2026-007-bevestigd-klager.html").is_file());
    let text = fs::read_to_string(repo.root().join("cases/2026/2026-007/index.md")).unwrap();
    assert!(
        text.contains("  - bevestigd: 2026-03-20\n    bijlage: brieven/2026-007-bevestigd-klager.html\n"),
        "{text}"
    );
    let found = repo.run(["check"]).on(DAY);
    assert!(!found.stdout.contains("K114"), "{}", found.stdout);
}

#[test]
fn sent_records_the_step_and_undo_takes_it_back() {
    let repo = archive("interactie", RECEIVED, BODY).committed();
    let before = case(&repo);
    let said = letter(&repo, &["bevestigd", "--sent", "2026-03-19"]).ended(0);
    assert!(said.contains("2026-007: ontvangst bevestigd op donderdag 19 maart 2026\n"), "{said}");
    let event = "  - bevestigd: 2026-03-19\n    bijlage: bijlagen/2026-007-bevestigd-klager.html\n";
    assert_eq!(case(&repo), before.replace("    via: e-mail\n", &format!("    via: e-mail\n{event}")));
    let letter_text =
        fs::read_to_string(repo.root().join("cases/2026/bijlagen/2026-007-bevestigd-klager.html")).unwrap();
    assert!(letter_text.contains("<dd>19 maart 2026</dd>"));
    assert!(letter(&repo, &["bevestigd", "--sent"]).refused().contains("staat al in het verloop, op 19 maart 2026"));
    undo(&repo);
    assert_eq!(case(&repo), before);
    assert_eq!(papers(&repo), Vec::<String>::new());
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
}

#[test]
fn the_letter_that_was_made_before_is_the_one_that_was_sent() {
    let repo = archive("interactie", RECEIVED, BODY);
    letter(&repo, &["bevestigd", "--format", "eml"]).ended(0);
    let said = repo.run(["letter", "2026-007", "bevestigd", "--sent"]).on("2026-03-23").ended(0);
    assert!(said.starts_with("verstuurd: cases/2026/bijlagen/2026-007-bevestigd-klager.eml\n"), "{said}");
    assert_eq!(papers(&repo), ["2026-007-bevestigd-klager.eml"]);
    assert!(case(&repo).contains("    bijlage: bijlagen/2026-007-bevestigd-klager.eml\n"));
    undo(&repo);
    assert_eq!(papers(&repo), ["2026-007-bevestigd-klager.eml"], "what was there before stays");
}

/// A letter beside a case that is one file belongs to that case in git as well.
#[test]
fn a_letter_is_saved_with_its_case() {
    let repo = archive("klik-onderwijs", RECEIVED, BODY).committed();
    letter(&repo, &["bevestigd", "--sent"]).ended(0);
    repo.run(["save", "2026-007"]).on(DAY).ended(0);
    assert_eq!(repo.git(&["status", "--porcelain"]), "");
    assert_eq!(
        repo.git(&["log", "-1", "--format=%s"]),
        "2026-007: ontvangst bevestigd op 20 maart 2026 en bijlage toegevoegd\n"
    );
}

#[test]
fn what_check_would_reject_is_not_recorded_and_not_written() {
    let repo = archive("interactie", RECEIVED, BODY);
    let before = case(&repo);
    let said = letter(&repo, &["oordeel", "--set", "uitkomst=gegrond", "--sent"]).ended(1);
    assert!(
        said.contains("klager-gehoord") && said.contains("niets geschreven") && said.contains("--sent DATUM"),
        "{said}"
    );
    assert_eq!((case(&repo), papers(&repo)), (before, Vec::new()));
    // The same letter may be made, with a word about what still stands in the way.
    let made = letter(&repo, &["oordeel", "--set", "uitkomst=gegrond"]);
    assert_eq!(made.status, 0);
    assert!(made.stderr.contains("let op: vastleggen kan nog niet"), "{made:?}");
    assert!(letter(&repo, &["bevestigd", "--sent", "2026-03-21"]).ended(1).contains("niets geschreven"));
}

#[test]
fn both_letters_go_with_one_step() {
    let course = "- ontvangen: 2026-03-02\n  via: e-mail\n- beklaagde-ingelicht: 2026-03-04\n- klager-gehoord: 2026-03-06\n  vorm: mondeling\n- beklaagde-gehoord: 2026-03-09\n  vorm: mondeling\n- oplossing-gezocht: 2026-03-10\n  toelichting: x\n";
    let repo = archive("interactie", course, BODY);
    letter(&repo, &["oordeel", "--set", "uitkomst=deels gegrond", "--sent"]).ended(0);
    let text = case(&repo);
    for line in [
        "  - oordeel: 2026-03-20\n",
        "    uitkomst: deels gegrond\n",
        "    aan: [klager, beklaagde]\n",
        "    vorm: schriftelijk\n",
        "    bijlage: [bijlagen/2026-007-oordeel-klager.html, bijlagen/2026-007-oordeel-beklaagde.html]\n",
    ] {
        assert!(text.contains(line), "{line}{text}");
    }
    undo(&repo);
    assert_eq!(papers(&repo), Vec::<String>::new());
}

#[test]
fn an_invitation_is_no_hearing() {
    let repo = archive("interactie", RECEIVED, BODY);
    letter(
        &repo,
        &["beklaagde-gehoord", "--set", "moment=26-03-2026 14:00", "--set", "plaats=Voorbeeldplein 2", "--sent"],
    )
    .ended(0);
    let text = case(&repo);
    assert!(text.contains("  - uitgenodigd: 2026-03-20\n"), "{text}");
    assert!(text.contains("    moment: 2026-03-26T14:00\n") && text.contains("    aan: beklaagde\n"), "{text}");
    assert!(!text.contains("beklaagde-gehoord:"), "{text}");
    let found = repo.run(["check"]).on(DAY);
    assert!(!found.stdout.contains("uitgenodigd"), "{}", found.stdout);
}

#[test]
fn a_letter_about_what_happened_is_recorded_as_a_message() {
    let repo = archive("interactie", "- ontvangen: 2026-03-02\n  via: e-mail\n- ingetrokken: 2026-03-18\n", BODY);
    letter(&repo, &["ingetrokken", "--to", "klager", "--sent"]).ended(0);
    let text = case(&repo);
    assert!(
        text.contains(
            "  - bericht: 2026-03-20\n    aan: klager\n    toelichting: \"brief: bevestiging van intrekking\"\n"
        ),
        "{text}"
    );
    assert_eq!(text.matches("ingetrokken: 2026").count(), 1, "{text}");
}

/// A letter to the respondent is no message to the complainant: the term for those goes on.
#[test]
fn a_letter_to_one_side_is_no_message_to_the_other() {
    let course = "- ontvangen: 2026-03-02\n  via: e-mail\n- aangewezen: 2026-03-04\n  door: directie\n";
    let repo = archive("interactie", course, BODY);
    letter(&repo, &["aangewezen", "--to", "beklaagde", "--sent"]).ended(0);
    assert!(case(&repo).contains("  - notitie: 2026-03-20\n    aan: beklaagde\n"), "{}", case(&repo));
    let terms = repo.run(["show", "2026-007", "--format", "json"]).on(DAY).json()["terms"].clone();
    let progress = terms.as_array().unwrap().iter().find(|term| term["term"] == "voortgang").unwrap().clone();
    assert_eq!(progress["start"], "2026-03-02");
}

#[test]
fn a_folder_that_leads_elsewhere_is_not_followed() {
    let repo = archive("interactie", RECEIVED, BODY);
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), repo.root().join("cases/2026/bijlagen")).unwrap();
    for arguments in [&["bevestigd"][..], &["bevestigd", "--sent"]] {
        assert!(letter(&repo, arguments).refused().contains("symlink"));
    }
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    assert!(!case(&repo).contains("bevestigd"));
}

#[test]
fn undo_after_making_a_letter_takes_the_letter_back_and_nothing_before_it() {
    let repo = archive("interactie", RECEIVED, BODY);
    repo.run(["record", "2026-007", "bericht"]).on(DAY).ended(0);
    let recorded = case(&repo);
    letter(&repo, &["bevestigd"]).ended(0);
    assert!(letter(&repo, &["bevestigd"]).ended(0).starts_with("staat er al: "), "that changed nothing");
    assert_eq!(undo(&repo), "teruggedraaid: cases/2026/bijlagen/2026-007-bevestigd-klager.html is weg\n");
    assert_eq!(papers(&repo), Vec::<String>::new());
    assert_eq!(case(&repo), recorded, "the step from before the letter stays");
    letter(&repo, &["bevestigd"]).ended(0);
    let file = repo.root().join("cases/2026/bijlagen/2026-007-bevestigd-klager.html");
    fs::write(&file, "van de officier zelf").unwrap();
    assert!(repo.run(["undo"]).on(DAY).refused().contains("is daarna nog veranderd"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "van de officier zelf");
}

#[test]
fn a_letter_that_was_made_with_other_facts_is_not_told_as_sent() {
    for form in ["html", "md", "eml"] {
        let repo = archive("interactie", RECEIVED, BODY);
        let until = |day: &str| ["verlengd".to_owned(), format!("--set=tot={day}"), "--set=reden=ziekte".to_owned()];
        let of = |day: &str, more: &[&str]| {
            let set = until(day);
            letter(&repo, &set.iter().map(String::as_str).chain(more.iter().copied()).collect::<Vec<_>>())
        };
        of("2026-04-20", &["--format", form]).ended(0);
        let before = case(&repo);
        let said = of("2026-04-21", &["--sent"]).refused();
        assert!(said.contains("staat niet `dinsdag 21 april 2026`; er is niets vastgelegd"), "{form}: {said}");
        assert_eq!(case(&repo), before, "{form}");
        // Its own words are the officer's.
        let path = repo.root().join(format!("cases/2026/bijlagen/2026-007-verlengd-klager.{form}"));
        let text = fs::read_to_string(&path).unwrap().replace("ziekte", "drukte");
        fs::write(&path, text).unwrap();
        assert!(of("2026-04-20", &["--sent"]).ended(0).starts_with("verstuurd: "), "{form}");
    }
}

#[test]
fn a_role_the_regulation_names_beside_the_parties_gets_a_copy() {
    let profile = include_str!("../../../src/profiles/jeugdwet.md");
    let repo = archive("jeugdwet", "- ontvangen: 2026-03-02\n  via: e-mail\n", BODY).regulation("jeugdwet", profile);
    let sent = ["verlengd", "--set", "tot=2026-04-20", "--set", "reden=ziekte", "--sent"];
    assert!(
        letter(&repo, &[&sent[..], &["--to", "klager"]].concat()).ended(1).contains("K214"),
        "one side is not all of them"
    );
    let made = letter(&repo, &sent[..5]).ended(0);
    assert!(made.contains("\n  de regeling wil ook een afschrift voor: aanbieder\n"), "{made}");
    letter(&repo, &sent).ended(0);
    assert!(case(&repo).contains("    aan: [klager, beklaagde, aanbieder]\n"), "{}", case(&repo));
}
