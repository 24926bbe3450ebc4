//! What is written about the commands is what they are: the page of all commands, and the README.

use std::fs;
use std::path::Path;

use super::COMMANDS;
use crate::test_repo::TestRepo;

fn page() -> String {
    let mut page = "\
# Opdrachten

Dit is de hulp van elke opdracht, zoals `klacht --help` en `klacht OPDRACHT --help` haar tonen. Deze pagina wordt
gemaakt door een toets: `KLACHT_UPDATE=1 cargo test --test suite reference`.

"
    .to_owned();
    let mut section = |title: &str, arguments: &[&str]| {
        let help = TestRepo::empty().run(arguments.iter().copied()).now().ended(0);
        let lines: Vec<&str> = help.trim().lines().map(str::trim_end).collect();
        page += &format!("## {title}\n\n```text\n{}\n```\n\n", lines.join("\n"));
    };
    section("klacht", &["--help"]);
    for command in COMMANDS {
        section(&format!("klacht {command}"), &[command, "--help"]);
    }
    format!("{}\n", page.trim_end())
}

#[test]
fn the_page_of_commands_is_the_help_of_the_commands() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/opdrachten.md");
    if std::env::var_os("KLACHT_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&file, page()).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(written == page(), "docs/opdrachten.md is oud; draai: KLACHT_UPDATE=1 cargo test --test suite reference");
}

/// The words of a line of a shell, quotes taken as a shell takes them, a comment left out.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => (quoted, begun) = (!quoted, true),
            '#' if !quoted && !begun => break,
            c if c.is_whitespace() && !quoted => {
                if std::mem::take(&mut begun) {
                    words.push(std::mem::take(&mut word));
                }
            }
            c => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[test]
fn the_commands_of_the_readme_run() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let blocks = readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let commands: Vec<Vec<String>> = blocks
        .flat_map(str::lines)
        .map(words)
        .filter(|words| words.first().is_some_and(|word| word.rsplit('/').next() == Some("klacht")))
        .collect();
    assert!(commands.len() >= 4, "{commands:?}");
    let demo = tempfile::tempdir().unwrap();
    TestRepo::empty().run(["demo", "demo"]).from(demo.path()).now().ended(0);
    // An archive to share with, which is not the README's to make.
    for arguments in ["init -q --bare -b main ../gedeeld", "remote add origin ../gedeeld", "push -q -u origin main"] {
        let mut git = crate::test_repo::hermetic("git", demo.path());
        assert!(git.args(arguments.split(' ')).current_dir(demo.path().join("demo")).status().unwrap().success());
    }
    // What goes on until somebody stops it is run in `serving.rs`.
    for command in commands.into_iter().filter(|command| command[1] != "serve") {
        let arguments =
            command[1..].iter().map(String::as_str).take_while(|word| !word.starts_with(['>', '|', '&', ';']));
        let folder = if command.get(1).is_some_and(|word| word == "demo") {
            demo.path().join("demo/x")
        } else {
            demo.path().join("demo")
        };
        fs::create_dir_all(&folder).unwrap();
        let ran = TestRepo::empty().run(arguments).from(&folder).now();
        assert!([0, 1].contains(&ran.status) && ran.stderr.is_empty(), "{command:?}: {ran:?}");
    }
}
