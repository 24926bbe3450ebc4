//! What a clone keeps of a long history: it saves reading, and never changes what is told.

use std::fs;
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::history::{Commit, History, commit};
use super::received;

/// A commit that gives one of forty cases another course.
fn turn(number: usize) -> Commit {
    let case = number % 40;
    let place = if number.is_multiple_of(97) { "archief" } else { "2026" };
    let text = received(&[&format!("contact: 2026-03-{:02}", number % 28 + 1)]);
    let made = commit(&format!("beurt {number}"));
    // Now and then a case lies in two folders for a while: no path is all there is to a case.
    made.file(&format!("cases/{place}/2026-{case:03}.md"), text)
}

/// Long enough to be kept, with branches that come together and one that drops what the other did.
fn long() -> History {
    let mut commits: Vec<Commit> = (0..300).map(turn).collect();
    commits.push(turn(301).mark(1));
    commits.extend((0..20).map(|number| {
        let side = turn(310 + number).on("zij");
        if number == 0 { side.from(1) } else { side }
    }));
    commits.push(turn(331).on("zij").mark(2));
    commits.extend((332..400).map(turn));
    commits.push(turn(400).merge(2));
    commits.extend((401..640).map(turn));
    History::of(commits)
}

fn file(history: &History) -> PathBuf {
    history.repo.root().join(".git/klacht/geschiedenis")
}

/// All that is told of everything, and of one case.
fn told(history: &History) -> [String; 2] {
    let told = |words: &[&str]| {
        let ran = history.repo.run(["log", "--format", "json"].iter().chain(words).copied()).now();
        assert_eq!(ran.status, 0, "{}", ran.stderr);
        ran.stdout
    };
    [told(&[]), told(&["2026-011"])]
}

/// The same, with nothing kept.
fn told_anew(history: &History) -> [String; 2] {
    let mut all = [String::new(), String::new()];
    for (place, words) in [None, Some("2026-011")].into_iter().enumerate() {
        let _ = fs::remove_file(file(history));
        let ran = history.repo.run(["log", "--format", "json"].into_iter().chain(words)).now();
        all[place] = ran.stdout;
    }
    let _ = fs::remove_file(file(history));
    all
}

#[test]
fn it_tells_what_the_store_tells() {
    let history = long();
    let anew = told_anew(&history);
    assert!(anew[0].contains("beurt 400") && anew[1].contains("2026-011"));
    assert_eq!(told(&history), anew);
    assert!(file(&history).exists());
    assert_eq!(told(&history), anew);

    // What came since is read beside it, and what was left is not told.
    let history = history.then([turn(700), turn(701).file("klacht.toml", "")]);
    history.git(["reset", "-q", "--hard"]);
    let more = told(&history);
    assert!(more[0].contains("beurt 701"));
    history.git(["reset", "-q", "--hard", "HEAD~150"]);
    let back = told(&history);
    assert!(!back[0].contains("beurt 600"));
    assert_eq!(back, told_anew(&history));
    history.git(["reset", "-q", "--hard", "ORIG_HEAD"]);
    assert_eq!(more, told_anew(&history));
}

#[test]
fn two_archives_in_one_repository_do_not_mix() {
    let text = |number: usize| received(&[&format!("contact: 2026-03-{:02}", number % 28 + 1)]);
    let made = |number: usize| {
        let (folder, case) = (["noord", "zuid"][number % 2], number % 30);
        commit("beurt").file(&format!("{folder}/cases/2026/2026-{case:03}.md"), text(number))
    };
    let history = History::of((0..600).map(made));
    let told = |folder: &str, fresh: bool| {
        if fresh {
            let _ = fs::remove_file(file(&history));
        }
        history.repo.run(["log", "--format", "json"]).from(history.repo.root().join(folder)).now().ended(0)
    };
    let anew = [told("noord", true), told("zuid", true)];
    assert_ne!(anew[0], anew[1]);
    for (place, folder) in [(0, "noord"), (1, "zuid"), (1, "zuid"), (0, "noord")] {
        assert_eq!(told(folder, false), anew[place]);
    }
}

#[test]
fn what_is_short_is_not_kept() {
    let history = History::of((0..60).map(turn));
    told(&history);
    assert!(!file(&history).exists());
}

#[test]
fn damage_to_it_costs_nothing() {
    let history = long();
    let anew = told_anew(&history);
    told(&history);
    let whole = fs::read(file(&history)).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    let mut other = whole.clone();
    other[20] = b'9';
    let mut endless = whole[..22].to_vec();
    endless.extend([0xFF; 40]);
    for bytes in [flipped, other, endless, Vec::new(), whole[..whole.len() - 1].to_vec(), whole[..60].to_vec()] {
        fs::write(file(&history), &bytes).unwrap();
        assert_eq!(told(&history), anew);
    }
    assert_eq!(fs::read(file(&history)).unwrap(), whole);

    // Where it cannot be written, everything is read each time.
    fs::remove_dir_all(file(&history).parent().unwrap()).unwrap();
    fs::write(file(&history).parent().unwrap(), "").unwrap();
    assert_eq!(told(&history), anew);
}

#[test]
fn k504_a_hand_in_it_is_found_by_the_audit() {
    let history = long();
    let codes = || {
        let ran = history.repo.run(["audit", "--format", "json"]).now();
        let findings = ran.json()["findings"].as_array().unwrap().clone();
        findings.iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let before = codes();
    assert!(!before.contains(&"K504".to_owned()) && file(&history).exists());
    let anew = told(&history);

    // Another message for a commit, with sums that are right.
    let mut bytes = fs::read(file(&history)).unwrap();
    let mut at = 22;
    while at < bytes.len() {
        let length = u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        let block = &mut bytes[at + 36..at + 36 + length];
        if let Some(found) = block.windows(9).position(|part| part == b"beurt 607") {
            block[found + 8] = b'0';
        }
        let sum = Sha256::digest(&*block);
        bytes[at + 4..at + 36].copy_from_slice(&sum);
        at += 36 + length;
    }
    fs::write(file(&history), &bytes).unwrap();
    assert_ne!(told(&history), anew);
    let found = codes();
    assert_eq!(found.iter().filter(|code| *code == "K504").count(), 1, "{found:?}");
    assert_eq!((codes(), told(&history)), (before, anew));
}

#[test]
fn a_shallow_clone_keeps_nothing() {
    let history = long();
    let copies = tempfile::TempDir::new().unwrap();
    let url = format!("file://{}", history.repo.root().display());
    history.git(["clone", "-q", "--depth", "530", &url, copies.path().join("kort").to_str().unwrap()]);
    let ran = history.repo.run(["log", "--limit", "1"]).from(copies.path().join("kort")).now();
    assert!(ran.status == 0 && ran.stderr.contains("ondiep"), "{}", ran.stderr);
    assert!(!copies.path().join("kort/.git/klacht/geschiedenis").exists());
}
