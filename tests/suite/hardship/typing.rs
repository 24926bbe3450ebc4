//! Questions without answers, and a key pressed at the wrong moment.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::*;

/// A command at a terminal, read and typed to as it goes.
struct Terminal {
    child: Child,
    keys: ChildStdin,
    screen: Arc<Mutex<String>>,
    seen: usize,
}

impl Terminal {
    fn new(folder: &Path, arguments: &str) -> Self {
        let mut script = hermetic("script", folder);
        // The shell stays, to tell how the command ended.
        let command = format!("trap : INT; {KLACHT} {arguments}; echo \"afloop $?.\"");
        script.args(["-qec", &command, "/dev/null"]).current_dir(folder);
        let mut child = script.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script (bsdutils)");
        let (keys, mut out) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        let screen = Arc::new(Mutex::new(String::new()));
        let shared = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 512];
            while let Ok(count @ 1..) = out.read(&mut bytes) {
                shared.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        Self { child, keys, screen, seen: 0 }
    }

    /// Waits until these words come on the screen.
    fn wait_for(&mut self, words: &str) {
        let start = Instant::now();
        loop {
            let screen = self.screen.lock().unwrap().clone();
            if let Some(at) = screen[self.seen..].find(words) {
                self.seen += at + words.len();
                return;
            }
            assert!(start.elapsed() < Duration::from_secs(20), "no `{words}` in {screen:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// How the command ended, and all there was on the screen.
    fn end(mut self) -> (String, String) {
        self.wait_for("afloop ");
        self.wait_for(".");
        let screen = self.screen.lock().unwrap().clone();
        drop(self.keys);
        self.child.wait().unwrap();
        (screen.rsplit("afloop ").next().unwrap().split('.').next().unwrap().to_owned(), screen)
    }
}

/// A regulation that asks for something of every kind.
fn asking() -> TestRepo {
    let asks = QUIET.replace(
        "stappen:\n  ontvangen: {artikel: \"1\"}\n",
        "vereist:\n  - {gegeven: klager.naam, artikel: \"1\"}\n  - {kop: Omschrijving, artikel: \"1\"}\n\
         indeling:\n  aard: {keuzes: {I: bejegening, II: planning}, vereist: ja, artikel: \"1\"}\n\
         stappen:\n  ontvangen: {vereist: [via], via: [brief, telefoon], artikel: \"1\"}\n",
    );
    TestRepo::new().regulation("voorbeeld", &asks).regulation("ander", &asks)
}

/// The questions of `new`, with an answer to each.
const OF_NEW: [(&str, &str); 6] = [
    ("Welke regeling geldt", "voorbeeld\n"),
    ("Wanneer is de klacht ontvangen", "4 mei 2026\n"),
    ("klager.naam: ", "O'Neil: \"Zo\" 🙂 مريم\n"),
    ("Omschrijving: ", "Te laat\n"),
    ("indeling naar aard", "II\n"),
    ("ontvangen via", "brief\n"),
];
/// The questions of `init`.
const OF_INIT: [(&str, &str); 4] = [
    ("Hoe heet uw organisatie", "Mijn \"Bedrijf\": #1\n"),
    ("Wie behandelt de klachten", "Noor\n"),
    ("Op welk e-mailadres", "k@example.org\n"),
    ("Welke: ", "wkkgz\n"),
];

#[test]
fn ctrl_c_and_ctrl_d_at_every_question_leave_nothing() {
    for (command, questions) in [("new", &OF_NEW[..]), ("init", &OF_INIT)] {
        for at in 0..questions.len() {
            for (key, ends) in [("\u{3}", "130"), ("\u{4}", "2")] {
                let repo = if command == "new" { asking() } else { TestRepo::empty() };
                let before = files(&repo.root());
                let mut terminal = Terminal::new(&repo.root(), &format!("{command} --on {DAY}"));
                for (question, answer) in &questions[..at] {
                    terminal.wait_for(question);
                    terminal.press(answer);
                }
                terminal.wait_for(questions[at].0);
                terminal.press(key);
                let (status, screen) = terminal.end();
                assert_eq!(status, ends, "{command}, question {at}: {screen}");
                assert!(files(&repo.root()) == before, "{command}, question {at}");
            }
        }
        let repo = if command == "new" { asking() } else { TestRepo::empty() };
        let mut terminal = Terminal::new(&repo.root(), &format!("{command} --on {DAY}"));
        for (question, answer) in questions {
            terminal.wait_for(question);
            terminal.press(answer);
        }
        assert_eq!(terminal.end().0, "0");
    }
}

/// Runs with standard input closed, not merely empty.
fn closed(repo: &TestRepo, arguments: &[&str]) -> Ran {
    let mut shell = hermetic("sh", &repo.root());
    shell.args(["-c", "exec \"$0\" \"$@\" <&-", KLACHT]).args(arguments).args(["--on", DAY]).current_dir(repo.root());
    let output = shell.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { status: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

#[test]
fn without_a_terminal_everything_is_given_or_named() {
    let repo = asking();
    let run = |arguments: &[&str]| [repo.run(arguments.iter().copied()).on(DAY), closed(&repo, arguments)];
    let before = files(&repo.root());
    for said in run(&["new"]) {
        assert!(said.refused().contains("--regulation: ander, voorbeeld"));
    }
    for said in run(&["new", "--regulation", "ander"]) {
        assert!(said.refused().contains("--received vandaag"));
    }
    for said in run(&["new", "--regulation", "ander", "--received", "gisteren"]) {
        assert!(said.refused().contains("--set klager.naam=…"));
    }
    for said in run(&["init", "nieuw"]) {
        assert!(said.refused().contains("er ontbreekt: --organisation NAAM"));
    }
    for said in run(&["undo"]) {
        assert!(said.refused().contains("niets om terug te draaien"));
    }
    assert!(files(&repo.root()) == before);
    // What needs no answer goes on without one.
    let repo = super::repo();
    closed(&repo, &["record", "2026-007", "bevestigd"]).ended(0);
    closed(&repo, &["set", "2026-007", "dienst=x"]).ended(0);
    closed(&repo, &["fmt"]).ended(0);
    closed(&repo, &["undo"]).ended(0);
    closed(&repo, &NEW).ended(0);
    closed(&repo, &INIT).ended(0);
}

#[test]
fn days_are_understood_as_people_type_them_or_asked_for_again() {
    let repo = repo();
    for day in ["4 mei 2026", "04-05-2026", "4/5/2026", "maandag 4 mei 2026", "20260504", "2026-05-04"] {
        let said = repo.run(["new", "--received", day, "--set", "klager.naam=Kim"]).on(DAY).ended(0);
        assert!(said.contains("ontvangen op maandag 4 mei 2026"), "{day}: {said}");
        let said = repo.run(["record", "2026-007", "notitie", "--date", day]).on(DAY).ended(0);
        assert!(said.contains("op maandag 4 mei 2026"), "{day}: {said}");
        repo.run(["set", "2026-007", &format!("ontvangen={day}")]).on(DAY).ended(0);
    }
    let before = files(&repo.root());
    for day in ["volgende week", "4 mei", "04-05-26", "31-02-2026", "dinsdag 4 mei 2026", "05-13-2026", "", " ", "🙂"]
    {
        let set = format!("ontvangen={day}");
        for arguments in [
            &["new", "--received", day, "--set", "klager.naam=Kim"][..],
            &["record", "2026-007", "notitie", "--date", day],
            &["set", "2026-007", &set],
        ] {
            let said = repo.run(arguments.iter().copied()).on(DAY).refused();
            assert!(said.contains("doe dit: "), "{arguments:?}: {said}");
        }
        assert!(files(&repo.root()) == before, "{day}");
    }
}

#[test]
fn names_nobody_thought_of_come_through_every_command() {
    for name in [
        "O'Neil",
        "Zoë \"Zo\" de Vries: zij",
        "👩‍🚒 #1",
        "مريم",
        "שרה\u{200f} x",
        "- streepje",
        "{x}, [y]",
        "&a *b !c",
        "%d",
        "~",
        "null",
    ] {
        let repo = repo();
        let set = format!("klager.naam={name}");
        let section = format!("Omschrijving={name}");
        repo.run(["new", "--received", "gisteren", "--set", &set, "--section", &section]).on(DAY).ended(0);
        let shown = repo.run(["show", "2026-008", "--format", "json"]).on(DAY).json();
        assert_eq!(shown["parties"][0]["name"], name);
        repo.run(["record", "2026-008", "contact", "--set", &format!("met={name}")]).on(DAY).ended(0);
        repo.run(["fmt"]).on(DAY).ended(0);
        let shown = repo.run(["show", "2026-008", "--format", "json"]).on(DAY).json();
        assert_eq!(
            (&shown["parties"][0]["name"], &shown["course"][1]["attributes"]["met"]),
            (&name.into(), &name.into())
        );
        assert_eq!(repo.run(["fmt", "--check"]).on(DAY).status, 0, "{name}");
    }
}
