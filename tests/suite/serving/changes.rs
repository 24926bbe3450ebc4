//! What is saved shows by itself; what breaks leaves the last good page, with what is wrong on top of it.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::running::{Running, serve, serve_blind, until};
use super::{CASE, archive};
use crate::test_repo::{QUIET, TestRepo};

const PAGE: &str = "/zaken/2026-001/";

fn case(repo: &TestRepo) -> PathBuf {
    repo.root().join("cases/2026/2026-001.md")
}

fn titled(title: &str) -> String {
    CASE.replacen("---\n", &format!("---\ntitel: {title}\n"), 1)
}

#[track_caller]
fn shows(running: &Running, port: u16, address: &str, words: &str) {
    until(
        || running.get(port, address).text().contains(words),
        || format!("no {words:?} on {address}:\n{}\n{}", running.get(port, address).text(), running.said()),
    );
}

#[test]
fn a_change_is_told_and_shown() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let mut events = running.events(running.private);
    fs::write(case(&repo), titled("De nieuwe titel")).unwrap();
    let number = events.next();
    let page = running.private(PAGE);
    assert!(page.contains("De nieuwe titel"), "{page}");
    assert!(page.contains(&format!("data-versie=\"{number}\"")), "{page}");
    for address in ["/zaken/", "/zaken/gegevens.js", "/zaken.csv"] {
        assert!(running.private(address).contains("De nieuwe titel"), "{address}");
    }
    // The public site has no part in it.
    assert!(running.events(running.public).silent_for(Duration::from_millis(300)));
}

#[test]
fn every_way_an_editor_saves_is_seen() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let path = case(&repo);
    let beside = |name: &str| path.with_file_name(name);
    let seen = |title: &str| shows(&running, running.private, PAGE, title);
    // In place.
    fs::write(&path, titled("In place")).unwrap();
    seen("In place");
    // A new file renamed over the old one.
    fs::write(beside(".2026-001.md.tmp"), titled("Renamed over")).unwrap();
    fs::rename(beside(".2026-001.md.tmp"), &path).unwrap();
    seen("Renamed over");
    // The old one moved away, a new one in its place, the old one removed.
    fs::rename(&path, beside("2026-001.md~")).unwrap();
    fs::write(&path, titled("With a backup")).unwrap();
    fs::remove_file(beside("2026-001.md~")).unwrap();
    seen("With a backup");
    // Emptied, and filled after a while.
    let file = fs::File::create(&path).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    std::io::Write::write_all(&mut &file, titled("In pieces").as_bytes()).unwrap();
    drop(file);
    seen("In pieces");
    // Removed and made again.
    fs::remove_file(&path).unwrap();
    std::thread::sleep(Duration::from_millis(100));
    fs::write(&path, titled("Made again")).unwrap();
    seen("Made again");
    // The whole folder put in the place of another.
    let year = repo.root().join("cases/2026");
    fs::rename(&year, repo.root().join("cases/oud")).unwrap();
    fs::create_dir(&year).unwrap();
    fs::write(&path, titled("In a new folder")).unwrap();
    fs::remove_dir_all(repo.root().join("cases/oud")).unwrap();
    seen("In a new folder");
    fs::write(&path, titled("And after that")).unwrap();
    seen("And after that");
}

#[test]
fn what_is_no_change_renews_nothing() {
    let repo = archive().committed();
    let running = serve(&repo, &[]);
    let mut events = running.events(running.private);
    let beside = |name: &str| case(&repo).with_file_name(name);
    for name in [".2026-001.md.swp", "2026-001.md~", "4913", "#2026-001.md#"] {
        fs::write(beside(name), CASE).unwrap();
        fs::remove_file(beside(name)).unwrap();
    }
    fs::write(case(&repo), CASE).unwrap();
    fs::read_to_string(case(&repo)).unwrap();
    repo.run(["build"]).on(super::DAY).ended(0);
    repo.git(&["status"]);
    assert!(events.silent_for(Duration::from_millis(800)), "{}", running.said());
    assert_eq!(running.renewed(), 0, "{}", running.said());
}

#[test]
fn a_flurry_of_saves_is_one_change() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let number = || {
        let page = running.private(PAGE);
        let version = page.split_once("data-versie=\"").unwrap().1.split_once('"').unwrap().0.to_owned();
        version.rsplit_once('-').unwrap().1.parse::<u64>().unwrap()
    };
    let flurry = |round: usize| {
        let (before, started) = (number(), Instant::now());
        for number in 1..=10 {
            fs::write(case(&repo), titled(&format!("Nummer {round}.{number}"))).unwrap();
        }
        let took = started.elapsed();
        shows(&running, running.private, PAGE, &format!("Nummer {round}.10"));
        // One that came after would have shown by now.
        std::thread::sleep(Duration::from_millis(300));
        (took < Duration::from_millis(20)).then(|| number() - before)
    };
    // A machine that has more to do may put time between them; then it was no flurry.
    let renewed = (1..=20).find_map(flurry).expect("ten saves in a flurry");
    assert_eq!(renewed, 1, "{}", running.said());
}

#[test]
fn a_broken_case_leaves_its_last_good_page() {
    let repo = archive();
    fs::write(case(&repo), titled("De goede titel")).unwrap();
    let running = serve(&repo, &[]);
    let mut events = running.events(running.private);
    fs::write(case(&repo), titled("De goede titel").replace("verloop:", "verloop: ][")).unwrap();
    events.next();
    for address in [PAGE, "/", "/zaken/2026-002/", "/nergens"] {
        let page = running.private(address);
        assert!(page.contains("cases/2026/2026-001.md is nu niet te lezen"), "{address}: {page}");
        assert!(page.contains("cases/2026/2026-001.md, regel 4, teken 10"), "{address}: {page}");
        assert!(page.contains("<a href=\"/controles/K003.html\">"), "{address}: {page}");
    }
    assert_eq!(running.get(running.private, "/controles/K003.html").status, 200);
    let page = running.private(PAGE);
    assert!(page.contains("De goede titel") && page.contains("4 mei 2026"), "{page}");
    running.says("--> cases/2026/2026-001.md:4:10");
    // Another case goes on meanwhile, and so does what cannot be read.
    let other = repo.root().join("cases/2026/2026-002.md");
    fs::write(other, titled("Een andere zaak")).unwrap();
    shows(&running, running.private, "/zaken/2026-002/", "Een andere zaak");
    fs::write(case(&repo), "geen kop").unwrap();
    shows(&running, running.private, PAGE, "K001");
    assert!(running.private(PAGE).contains("De goede titel"));
    // No word of a case on the public side.
    let public = running.get(running.public, "/").text();
    assert!(!public.contains("2026-001") && !public.contains("klacht-meldingen"), "{public}");
    fs::write(case(&repo), titled("Weer goed")).unwrap();
    shows(&running, running.private, PAGE, "Weer goed");
    until(|| !running.private(PAGE).contains("klacht-meldingen"), || running.private(PAGE));
}

#[test]
fn a_new_finding_stands_on_every_page_until_it_is_mended() {
    let repo = archive();
    let running = serve(&repo, &[]);
    assert!(!running.private("/").contains("klacht-meldingen"));
    fs::write(case(&repo), CASE.replace("2026-05-04", "2099-05-04")).unwrap();
    shows(&running, running.private, "/", "K206");
    assert!(running.private("/").contains("cases/2026/2026-001.md, regel 4, teken "), "{}", running.private("/"));
    assert!(running.private("/").contains("<h2>1 fout"), "{}", running.private("/"));
    // What one file does to another is seen as well: two cases with one number.
    fs::create_dir(repo.root().join("cases/2025")).unwrap();
    fs::write(repo.root().join("cases/2025/2026-002.md"), CASE).unwrap();
    shows(&running, running.private, "/", "K120");
    fs::remove_file(repo.root().join("cases/2025/2026-002.md")).unwrap();
    fs::write(case(&repo), CASE).unwrap();
    until(|| !running.private("/").contains("klacht-meldingen"), || running.private("/"));
    let checked = repo.run(["check"]).on(super::DAY);
    assert!(checked.stdout.contains("0 fouten, 1 waarschuwing"), "{checked:?}");
    running.says("in het archief: 0 fouten, 1 waarschuwing");
}

#[test]
fn cases_come_and_go() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let mut events = running.events(running.private);
    assert_eq!(running.get(running.private, "/zaken/2026-003/").status, 404);
    fs::write(repo.root().join("cases/2026/2026-003.md"), titled("Een nieuwe zaak")).unwrap();
    events.next();
    shows(&running, running.private, "/zaken/2026-003/", "Een nieuwe zaak");
    assert!(running.private("/zaken/gegevens.js").contains("2026-003"));
    fs::create_dir_all(repo.root().join("cases/2027/2027-001")).unwrap();
    fs::write(repo.root().join("cases/2027/2027-001/index.md"), titled("In een map")).unwrap();
    shows(&running, running.private, "/zaken/2027-001/", "In een map");
    fs::remove_file(repo.root().join("cases/2026/2026-003.md")).unwrap();
    until(|| running.get(running.private, "/zaken/2026-003/").status == 404, || running.said());
    assert!(!running.private("/zaken/gegevens.js").contains("2026-003"));
    // A case that broke and then went is gone.
    fs::write(case(&repo), "geen kop").unwrap();
    shows(&running, running.private, PAGE, "K001");
    fs::remove_file(case(&repo)).unwrap();
    until(|| running.get(running.private, PAGE).status == 404, || running.said());
    assert!(!running.private("/").contains("is nu niet te lezen"));
}

#[test]
fn a_regulation_changes_both_sites() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let (mut public, mut private) = (running.events(running.public), running.events(running.private));
    let file = repo.root().join("regulations/voorbeeld.md");
    let title = QUIET.lines().find(|line| line.starts_with("titel: ")).unwrap();
    fs::write(&file, QUIET.replace(title, "titel: Een nieuwe regeling")).unwrap();
    public.next();
    private.next();
    shows(&running, running.public, "/voorbeeld/", "Een nieuwe regeling");
    shows(&running, running.private, "/regelingen/", "Een nieuwe regeling");
    fs::write(&file, QUIET.replace(title, "titel: ][")).unwrap();
    for (port, address) in [(running.public, "/voorbeeld/"), (running.private, "/regelingen/")] {
        shows(&running, port, address, "regulations/voorbeeld.md is nu niet te lezen");
        assert!(running.get(port, address).text().contains("Een nieuwe regeling"));
        assert!(running.get(port, address).text().contains("regulations/voorbeeld.md, regel 2, teken "));
    }
    fs::write(repo.root().join("klacht.toml"), "organisatie = \"Kapot").unwrap();
    shows(&running, running.public, "/", "klacht.toml is nu niet te lezen");
    assert!(running.get(running.public, "/").text().contains("Voorbeeld BV"));
    fs::write(&file, QUIET).unwrap();
    fs::write(repo.root().join("klacht.toml"), "organisatie = \"Anders BV\"\n").unwrap();
    shows(&running, running.public, "/", "Anders BV");
    until(|| !running.get(running.public, "/").text().contains("klacht-meldingen"), || running.said());
}

#[test]
fn a_theme_changes_both_sites_and_a_broken_one_changes_none() {
    let repo = archive().file("klacht.toml", "organisatie = \"Voorbeeld BV\"\nthema = \"eigen\"\n");
    let repo = repo.file("themes/eigen/static/prive.css", "/* eerst */\n");
    let running = serve(&repo, &[]);
    assert_eq!(running.private("/prive.css"), "/* eerst */\n");
    let theme = |name: &str, text: &str| {
        let path = repo.root().join("themes/eigen").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    theme("static/prive.css", "/* daarna */\n");
    until(|| running.private("/prive.css") == "/* daarna */\n", || running.said());
    let own = "{% extends \"standaard/private/index.html\" %}{% block main %}<h1>Eigen begin</h1>{% endblock %}";
    theme("private/index.html", own);
    shows(&running, running.private, "/", "Eigen begin");
    // One that cannot be read, and one that only fails when a page is made.
    for broken in ["{% if %}", &own.replace("Eigen begin", "{{ bestaat_niet.echt_niet }}")] {
        theme("private/index.html", broken);
        shows(&running, running.private, "/", "Het thema werkt nu niet");
        let page = running.private("/");
        assert!(page.contains("Eigen begin") && page.contains("themes/eigen/private/index.html, regel 1"), "{page}");
    }
    theme("private/index.html", &own.replace("Eigen", "Mooi"));
    shows(&running, running.private, "/", "Mooi begin");
    until(|| !running.private("/").contains("klacht-meldingen"), || running.private("/"));
    theme("public/index.html", "{{ bestaat_niet.echt_niet }}");
    shows(&running, running.public, "/", "themes/eigen/public/index.html, regel 1");
    assert!(running.get(running.public, "/").text().contains("Voorbeeld BV"));
    theme("public/index.html", "{% extends \"standaard/public/index.html\" %}");
    until(|| !running.get(running.public, "/").text().contains("klacht-meldingen"), || running.said());
}

#[test]
fn no_personal_value_is_shown_to_the_public() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let file = repo.root().join("regulations/voorbeeld.md");
    let first = running.get(running.public, "/voorbeeld/").text();
    // A name in the regulation: the pages of before stay.
    fs::write(&file, format!("{QUIET}\nMet dank aan Noor Noordzee.\n")).unwrap();
    shows(&running, running.public, "/voorbeeld/", "Er zou een persoonsgegeven");
    let held = running.get(running.public, "/voorbeeld/").text();
    assert!(!held.contains("Noordzee") && !held.contains("2026-001"), "{held}");
    shows(&running, running.private, "/", "Er zou een persoonsgegeven");
    fs::write(&file, format!("{QUIET}\nMet dank aan Zus Zeeland.\n")).unwrap();
    shows(&running, running.public, "/voorbeeld/", "Zus Zeeland");
    // A case that names somebody who is on the pages: even those of before may not be shown.
    fs::write(repo.root().join("cases/2026/2026-002.md"), CASE.replace("Noor Noordzee", "Zus Zeeland")).unwrap();
    until(|| running.get(running.public, "/voorbeeld/").status == 503, || running.said());
    let withheld = running.get(running.public, "/voorbeeld/").text();
    assert!(!withheld.contains("Zeeland") && withheld.contains("niet te zien"), "{withheld}");
    fs::write(&file, QUIET).unwrap();
    until(|| running.get(running.public, "/voorbeeld/").status == 200, || running.said());
    let plain = |html: &str| super::undressed(html).0;
    assert_eq!(plain(&running.get(running.public, "/voorbeeld/").text()), plain(&first));
}

#[test]
fn a_finding_shows_the_public_no_personal_value() {
    let repo = archive();
    let running = serve(&repo, &[]);
    // The finding shows the line it is about, and who stands on it.
    let broken = QUIET.replacen("---\n", "---\nx-dank: [Noor Noordzee\n", 1);
    fs::write(repo.root().join("regulations/voorbeeld.md"), broken).unwrap();
    shows(&running, running.private, "/", "x-dank: [Noor Noordzee");
    shows(&running, running.public, "/", "Een melding kan hier niet staan");
    let page = running.get(running.public, "/").text();
    assert!(!page.contains("Noordzee") && page.contains("regulations/voorbeeld.md is nu niet te lezen"), "{page}");
    // Without the name it stands there as it does for the officer.
    fs::write(repo.root().join("regulations/voorbeeld.md"), QUIET.replacen("---\n", "---\nx-dank: [\n", 1)).unwrap();
    shows(&running, running.public, "/", "(K003)");
}

#[test]
fn what_is_committed_shows_in_the_history() {
    let repo = archive().committed();
    let running = serve(&repo, &[]);
    let before = running.private(PAGE);
    fs::write(case(&repo), titled("Vastgelegd")).unwrap();
    shows(&running, running.private, PAGE, "Vastgelegd");
    repo.git(&["-c", "user.name=B. Tweede", "commit", "-qam", "een titel"]);
    shows(&running, running.private, PAGE, "B. Tweede");
    assert!(!before.contains("B. Tweede"));
    shows(&running, running.private, "/geschiedenis/", "B. Tweede");
    running.says("er is iets vastgelegd in git");
    // The history goes back as well.
    repo.git(&["reset", "-q", "--hard", "HEAD~1"]);
    until(|| !running.private(PAGE).contains("B. Tweede"), || running.private(PAGE));
}

#[test]
fn without_a_history_one_may_begin() {
    let repo = archive();
    let running = serve(&repo, &[]);
    assert_eq!(running.get(running.private, "/geschiedenis/").status, 404);
    let repo = repo.committed();
    until(|| running.get(running.private, "/geschiedenis/").status == 200, || running.said());
    drop(repo);
}

#[test]
fn a_folder_that_leads_elsewhere_is_not_followed() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let (cases, away) = (repo.root().join("cases"), repo.root().join("../weg"));
    fs::rename(&cases, &away).unwrap();
    std::os::unix::fs::symlink(&away, &cases).unwrap();
    shows(&running, running.private, PAGE, "De map cases is niet te lezen");
    assert!(running.private(PAGE).contains("Noor Noordzee"), "the last good page stays");
    let public = running.get(running.public, "/").text();
    assert!(public.contains("Een map van het archief is niet te lezen") && !public.contains("cases"), "{public}");
    fs::remove_file(&cases).unwrap();
    fs::rename(&away, &cases).unwrap();
    until(|| !running.private(PAGE).contains("klacht-meldingen"), || running.private(PAGE));
    fs::write(case(&repo), titled("Weer gevolgd")).unwrap();
    shows(&running, running.private, PAGE, "Weer gevolgd");
}

#[test]
fn looking_every_second_sees_the_same() {
    let repo = archive().committed();
    let running = serve(&repo, &["--poll"]);
    running.says("elke seconde wordt gekeken");
    fs::write(case(&repo), titled("Gezien")).unwrap();
    shows(&running, running.private, PAGE, "Gezien");
    fs::remove_file(repo.root().join("cases/2026/2026-002.md")).unwrap();
    until(|| running.get(running.private, "/zaken/2026-002/").status == 404, || running.said());
    repo.git(&["-c", "user.name=B. Tweede", "commit", "-qam", "een titel"]);
    shows(&running, running.private, PAGE, "B. Tweede");
}

#[test]
fn when_the_system_does_not_tell_it_says_so_and_looks() {
    let repo = archive();
    let running = serve_blind(&repo);
    running.says("let op: het systeem vertelt niet wat er verandert (er worden al zo veel mappen gevolgd");
    fs::write(case(&repo), titled("Toch gezien")).unwrap();
    shows(&running, running.private, PAGE, "Toch gezien");
}
