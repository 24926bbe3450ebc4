//! More than one officer, or command, at the same moment.

use super::*;

fn at_once(repo: &TestRepo, commands: &[Vec<String>]) -> Vec<Ran> {
    std::thread::scope(|scope| {
        let run = |arguments: &Vec<String>| {
            let arguments = arguments.clone();
            scope.spawn(move || repo.run(arguments.iter().map(String::as_str)).on(DAY))
        };
        commands.iter().map(run).collect::<Vec<_>>().into_iter().map(|ran| ran.join().unwrap()).collect()
    })
}

fn words(text: &str) -> Vec<String> {
    text.split(' ').map(str::to_owned).collect()
}

#[test]
fn new_cases_with_and_without_files_get_numbers_of_their_own() {
    let mail =
        "Date: Mon, 4 May 2026 12:00:00 +0000\r\nFrom: Kim <kim@example.org>\r\nSubject: Klacht\r\n\r\nTe laat.\r\n";
    let repo = repo().file("../klacht.eml", mail);
    let commands: Vec<Vec<String>> = (0..8)
        .map(|number| match number % 2 {
            0 => words("new --received gisteren --set klager.naam=Kim"),
            _ => words("new --from ../klacht.eml --received gisteren"),
        })
        .collect();
    let mut ids: Vec<String> = at_once(&repo, &commands).into_iter().map(|ran| ran.ended(0)[..8].to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 8, "{ids:?}");
    assert_eq!(fs::read_dir(repo.root().join("cases/2026")).unwrap().count(), 9);
    assert_eq!(fs::read_to_string(repo.root().join(CASE)).unwrap(), OPEN);
}

#[test]
fn one_case_changed_by_many_loses_nothing_anybody_was_promised() {
    let repo = repo();
    let mut commands: Vec<Vec<String>> = (0..4).map(|number| words(&format!("set 2026-007 x-{number}=ja"))).collect();
    commands.extend((0..3).map(|_| words("record 2026-007 notitie")));
    commands.push(words("fmt"));
    let ran = at_once(&repo, &commands);
    let text = fs::read_to_string(repo.root().join(CASE)).unwrap();
    for (number, ran) in ran.iter().take(4).enumerate() {
        assert_eq!(text.contains(&format!("x-{number}: ja\n")), ran.status == 0, "{ran:?}\n{text}");
        assert!(ran.status == 0 || ran.stderr.contains("intussen door iets anders veranderd"), "{ran:?}");
    }
    let notes = ran[4..7].iter().filter(|ran| ran.status == 0).count();
    assert_eq!(text.matches("- notitie: 2026-05-20").count(), notes, "{text}");
    assert!(ran[7].status == 0 || ran[7].status == 1 && ran[7].stderr.contains("let op: "), "{:?}", ran[7]);
    repo.run(["check", "--quiet"]).on(DAY).ended(0);
}
