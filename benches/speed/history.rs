//! A history of N cases and five times as many commits, through git's own fast-import, and the trail over it.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::generate::{Numbers, REGULATION};
use super::measure::{Run, best_of, klacht, timed};

const STEPS: [&str; 8] =
    ["bevestigd", "contact", "aangewezen", "klager-gehoord", "overlegd", "oordeel", "uitgevoerd", "afgesloten"];

/// Makes the repository: every case registered once, then one event a commit.
pub fn repository(root: &Path, cases: usize, commits: usize) {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.arg("-C").arg(root).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command
    };
    std::fs::create_dir_all(root).unwrap();
    assert!(git(&["init", "-q", "-b", "main"]).status().unwrap().success());
    let mut child = git(&["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stream = std::io::BufWriter::new(child.stdin.take().unwrap());
    let mut time = 1_700_000_000;
    let mut commit = |path: &str, text: &str| {
        time += 300;
        write!(stream, "commit refs/heads/main\ncommitter Anne Voorbeeld <anne@klachten.example> {time} +0100\n")
            .unwrap();
        write!(stream, "data 9\nwijziging\nM 100644 inline {path}\ndata {}\n{text}\n", text.len()).unwrap();
    };
    commit("regulations/klik-onderwijs.md", REGULATION);
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let mut events = vec![0; cases];
    for made in 0..commits - 1 {
        let case = if made < cases { made } else { numbers.below(cases as u64) as usize };
        events[case] += usize::from(made >= cases);
        let year = 2015 + case * 10 / cases;
        commit(&format!("cases/{year}/{year}-{case:05}.md"), &text(case, events[case]));
    }
    drop(stream);
    assert!(child.wait().unwrap().success());
    for arguments in [&["gc", "-q"][..], &["reset", "-q", "--hard"]] {
        assert!(git(arguments).status().unwrap().success());
    }
}

fn text(case: usize, events: usize) -> String {
    let mut text = format!(
        "---\nregeling: klik-onderwijs\nklager:\n  naam: Voorbeeld Klager {case}\n  email: k{case}@example.org\n\
         dienst: Training\nverloop:\n  - ontvangen: 2024-{:02}-{:02}\n",
        case % 12 + 1,
        case % 28 + 1
    );
    for event in 0..events {
        writeln!(text, "  - {}: 2025-{:02}-{:02}", STEPS[event % 8], event % 12 + 1, case % 28 + 1).unwrap();
    }
    text + "---\n## Omschrijving\n\n"
        + &"De training begon later dan was afgesproken en de planning klopte niet. ".repeat(12)
        + "\n"
}

/// The trail over a history, in one run.
pub struct Trails {
    /// The whole field-level trail.
    pub all: Run,
    /// The same as JSON, every field of it.
    pub json: Run,
    /// That of one case, in a clone that knows its history.
    pub one: Run,
    /// The same in a clone that never read it.
    pub first: Run,
    /// Git's own list of changed files.
    pub git: Run,
}

/// Measures the trail beside git's own list of changed files.
pub fn measure(root: &Path, cases: usize) -> Trails {
    let case = cases / 2;
    let one = format!("{}-{case:05}", 2015 + case * 10 / cases);
    let arguments = ["log", "--raw", "-z", "--no-renames"];
    // What a clone keeps of its history is taken away first, so that all of it is read.
    let anew = |arguments: &[&str]| {
        let _ = std::fs::remove_dir_all(root.join(".git/klacht"));
        klacht(root, arguments)
    };
    Trails {
        all: best_of(3, || anew(&["log", "--limit", "1"])),
        json: best_of(3, || anew(&["log", "--format", "json"])),
        first: best_of(3, || anew(&["log", &one])),
        one: best_of(3, || klacht(root, &["log", &one])),
        git: best_of(3, || timed(Command::new("git").arg("-C").arg(root).args(arguments))),
    }
}

/// Saving one changed case: the repository gets a first commit, then three cases in turn another line.
pub fn save(root: &Path) -> Run {
    let git = |arguments: &[&str]| {
        let output = Command::new("git").arg("-C").arg(root).args(arguments).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    git(&["init", "-q", "-b", "main"]);
    for (key, value) in [("user.name", "Anne Voorbeeld"), ("user.email", "anne@klachten.example"), ("gc.auto", "0")] {
        git(&["config", key, value]);
    }
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "begin"]);
    let listed = git(&["ls-files", "cases"]);
    let mut cases = listed.lines().filter(|path| path.ends_with(".md")).step_by(97);
    let mut runs = Vec::new();
    while runs.len() < 3 {
        let case = root.join(cases.next().unwrap());
        let before = std::fs::read_to_string(&case).unwrap();
        std::fs::write(&case, format!("{before}\nEen regel erbij.\n")).unwrap();
        let head = git(&["rev-parse", "HEAD"]);
        let run = klacht(root, &["save", "--on", super::ON]);
        // A case with an error is refused: then the next one.
        if git(&["rev-parse", "HEAD"]) == head {
            std::fs::write(&case, before).unwrap();
        } else {
            runs.push(run);
        }
    }
    let mut runs = runs.into_iter();
    best_of(3, || runs.next().unwrap())
}
