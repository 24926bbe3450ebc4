//! Help and mistakes on the command line, in Dutch.

use super::COMMANDS;
use crate::test_repo::{Ran, TestRepo};

/// What clap would say in English.
const ENGLISH: [&str; 12] = [
    "Usage",
    "Options:",
    "Commands:",
    "Arguments:",
    "Print help",
    "Print version",
    "possible values",
    "[default",
    "error:",
    "tip:",
    "For more information",
    "unexpected",
];

fn run(arguments: &[&str]) -> Ran {
    TestRepo::empty().run(arguments.iter().copied()).now()
}

#[track_caller]
fn dutch(text: &str) {
    for word in ENGLISH {
        assert!(!text.contains(word), "`{word}` in {text}");
    }
}

#[test]
fn help_is_dutch_fits_a_small_window_and_has_examples() {
    let mut pages = vec![vec!["--help"], vec!["-h"]];
    pages.extend(COMMANDS.iter().map(|command| vec![*command, "--help"]));
    for page in pages {
        let help = run(&page).ended(0);
        dutch(&help);
        assert!(help.contains("\nGebruik: klacht ") && help.contains("\nAlgemene opties:\n"), "{help}");
        assert!(help.contains("\nVoorbeelden:\n  klacht ") || help.contains("\nVoorbeeld:\n  klacht "), "{help}");
        let long: Vec<&str> = help.lines().filter(|line| line.chars().count() > 100).collect();
        assert!(long.is_empty(), "{long:#?}");
    }
}

#[test]
fn the_help_names_every_command() {
    let help = run(&["--help"]).ended(0);
    let listed: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Opdrachten:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert_eq!(listed, COMMANDS);
}

#[test]
fn an_unknown_command_or_option_gets_the_likely_one() {
    for (arguments, expected) in [
        (vec!["chekc"], "fout: de opdracht `chekc` bestaat niet\n  bedoelde u `check`?\n"),
        (vec!["check", "--formt", "json"], "fout: de optie `--formt` bestaat niet\n  bedoelde u `--format`?\n"),
        (
            vec!["check", "--format", "jsn"],
            "fout: `jsn` kan niet bij --format <VORM>; kies uit: text, json, sarif, github\n  bedoelde u `json`?\n",
        ),
        (
            vec!["--color", "altijd", "check"],
            "fout: `altijd` kan niet bij --color <WANNEER>; kies uit: auto, always, never\n",
        ),
        (
            vec!["overdue", "--within", "veel"],
            "fout: `veel` kan niet bij --within <DAGEN>: schrijf een heel getal, zoals 7\n",
        ),
        (vec!["overdue", "--within", "-1"], "fout: de optie `-1` bestaat niet\n"),
        (vec!["check", "--on"], "fout: bij --on <DATUM> ontbreekt een waarde\n"),
        (vec!["check", "--quiet", "--quiet"], "fout: --quiet staat er twee keer\n"),
        (vec!["build", "extra"], "fout: `extra` hoort hier niet\n"),
        (
            vec!["completions", "bsh"],
            "fout: `bsh` kan niet bij <SCHIL>; kies uit: bash, elvish, fish, powershell, zsh\n  bedoelde u `bash`?\n",
        ),
    ] {
        let refused = run(&arguments).refused();
        dutch(&refused);
        assert!(refused.starts_with(expected), "{arguments:?}: {refused}");
        assert!(refused.ends_with("  meer hulp: klacht --help, of klacht OPDRACHT --help\n"), "{refused}");
    }
}

#[test]
fn without_a_command_the_help_comes_and_the_status_says_so() {
    let ran = run(&[]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("Opdrachten:"), "{}", ran.stderr);
}

#[test]
fn every_command_on_an_archive_needs_one() {
    for command in ["check", "overdue", "build"] {
        let refused = run(&[command]).refused();
        assert!(refused.contains("staat geen klachtenarchief\n  doe dit: "), "{refused}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    for option in ["--version", "-V"] {
        assert_eq!(run(&[option]).ended(0), format!("klacht {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = run(&["completions", shell]).ended(0);
        assert!(script.contains("klacht") && COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
}

#[test]
fn the_manual_page_is_one() {
    let page = run(&["man"]).ended(0);
    assert!(page.starts_with(".TH klacht 1"), "{page}");
    for word in ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS", "(1)", "\\*(Aq"] {
        assert!(!page.contains(word), "`{word}` in {page}");
    }
    assert!(COMMANDS.iter().all(|command| page.contains(&format!("\nklacht {command}\n"))), "{page}");
}
