//! One complaint from its receipt to its end under each of the five example regulations, with the commands an officer
//! types. A line `op 2026-03-02` says which day it is from there on.

use std::fs;

use serde_json::Value;

use crate::reader::Reader;

fn walk(regulation: &str, script: &str) {
    let mut reader = Reader::new();
    let begin = format!(
        "klacht init . --organisation Voorbeeldkantoor --officer 'A. Officier' --email klachten@example.nl \
         --regulation {regulation} --yes"
    );
    reader.day = "2026-03-02".to_owned();
    done(&reader, &begin);
    for line in script.lines() {
        match line.strip_prefix("op ") {
            Some(day) => {
                // Nobody goes home without recording what was done.
                if day != reader.day {
                    done(&reader, "klacht save");
                }
                day.clone_into(&mut reader.day);
            }
            None => {
                done(&reader, line);
            }
        }
    }

    let json = |command: &str| -> Value { serde_json::from_str(&reader.run(command).1).unwrap() };
    let found = json("klacht check --format json");
    // Some of the examples have a fault of their own, which the check is there to show.
    let of_case = found["diagnostics"].as_array().unwrap().iter().filter(|finding| !finding["case"].is_null());
    assert_eq!(of_case.collect::<Vec<_>>(), Vec::<&Value>::new());
    let shown = json("klacht show 2026-001 --format json");
    let terms = shown["terms"].as_array().unwrap();
    assert!(!terms.is_empty());
    for term in terms {
        assert!(["met", "lapsed", "ended"].contains(&term["status"].as_str().unwrap()), "{term:#}");
    }
    assert_eq!(json("klacht overdue --format json")["terms"].as_array().unwrap().len(), 0);

    done(&reader, "klacht save");
    let told = done(&reader, "klacht log 2026-001");
    assert!(told.contains("zaak geregistreerd") && told.contains("zaak afgesloten"), "{told}");
    assert!(!told.contains("K5"), "{told}");
    done(&reader, "klacht audit");
    done(&reader, "klacht build");
    let page = fs::read_to_string(reader.at.join("out/private/zaken/2026-001/index.html")).unwrap();
    assert!(page.contains("Voorbeeld Klager"));
    let hits = reader.run("grep -rl 'Voorbeeld Klager\\|v.klager' out/public").1;
    assert_eq!(hits, "");
}

#[track_caller]
fn done(reader: &Reader, command: &str) -> String {
    let (status, said) = reader.run(command);
    assert_eq!(status, 0, "{command}\n{said}");
    said
}

#[test]
fn under_interactie() {
    walk("interactie", include_str!("walks/interactie.sh"));
}

#[test]
fn under_klik_onderwijs() {
    walk("klik-onderwijs", include_str!("walks/klik-onderwijs.sh"));
}

#[test]
fn under_organize4all() {
    walk("organize4all", include_str!("walks/organize4all.sh"));
}

#[test]
fn under_procedure_klachten() {
    walk("procedure-klachten", include_str!("walks/procedure-klachten.sh"));
}

#[test]
fn under_team_keizer() {
    walk("team-keizer", include_str!("walks/team-keizer.sh"));
}
