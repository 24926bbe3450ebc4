//! The schemas for editors: published as they are made, true to the readers, and content with every example.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use klachtwerk::repository::of_files;
use klachtwerk::schema::schemas;
use klachtwerk::{case, demo, regulation, world};
use serde_json::Value;

use crate::test_repo::keys;

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> Value {
    schemas().into_iter().find(|schema| schema.name == name).unwrap().schema
}

#[test]
fn the_published_schemas_are_those_of_the_program() {
    let folder = here().join("docs/schemas");
    for schema in schemas() {
        let file = folder.join(schema.name);
        if std::env::var_os("KLACHT_UPDATE").is_some_and(|value| value == "1") {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&file, schema.text()).unwrap();
        }
        let written = fs::read_to_string(&file).unwrap_or_default();
        assert!(
            written == schema.text(),
            "{} is oud; draai: KLACHT_UPDATE=1 cargo test --test suite schemas",
            schema.name
        );
    }
}

#[test]
fn the_names_are_those_of_the_readers_and_all_have_their_meaning() {
    let names = |schema: &str| self::schema(schema)["properties"].as_object().unwrap().clone();
    let known = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<BTreeSet<String>>();
    for (schema, keys) in
        [("zaak.schema.json", &case::KNOWN_KEYS[..]), ("regeling.schema.json", &regulation::KNOWN_KEYS[..])]
    {
        let names = names(schema);
        assert_eq!(names.keys().cloned().collect::<BTreeSet<_>>(), known(keys), "{schema}");
        let silent: Vec<_> =
            names.iter().filter(|(_, value)| value["description"].is_null()).map(|(key, _)| key).collect();
        assert!(silent.is_empty(), "{schema}: {silent:?}");
    }
    assert_eq!(names("klacht.schema.json")["basis_url"]["description"], "het adres waar de openbare pagina's komen");
}

/// The definition a value refers to, through lists of choices; the first group among them.
fn group<'a>(root: &'a Value, value: &'a Value) -> Option<&'a Value> {
    if let Some(name) = value["$ref"].as_str() {
        return group(root, &root["definitions"][name.trim_start_matches("#/definitions/")]);
    }
    if value["properties"].is_object() || value["additionalProperties"].is_object() {
        return Some(value);
    }
    let choices = ["anyOf", "allOf"].into_iter().filter_map(|key| value[key].as_array()).flatten();
    choices.chain([&value["items"]]).filter(|inner| !inner.is_null()).find_map(|inner| group(root, inner))
}

/// A text in YAML with every name a schema has below a group.
fn every_name(root: &Value, value: &Value, depth: usize) -> String {
    let Some(group) = group(root, value).filter(|_| depth < 5) else { return "x".to_owned() };
    let mut lines: Vec<String> = Vec::new();
    if let Some(names) = group["properties"].as_object() {
        lines = names.iter().map(|(name, inner)| format!("{name}: {}", every_name(root, inner, depth + 1))).collect();
    }
    if group["additionalProperties"].is_object() {
        lines.push(format!("eigen: {}", every_name(root, &group["additionalProperties"], depth + 1)));
    }
    format!("{{{}}}", lines.join(", "))
}

#[test]
fn no_name_of_a_schema_is_unknown_to_the_readers() {
    for (schema, path, config) in [
        ("zaak.schema.json", "cases/2026/2026-001.md", false),
        ("regeling.schema.json", "regulations/x.md", false),
        ("klacht.schema.json", "klacht.toml", true),
    ] {
        let root = self::schema(schema);
        let mut text = String::new();
        for name in keys(&root["properties"]) {
            let value = every_name(&root, &root["properties"][name], 0);
            text += &match (name, config) {
                ("titel", _) => "titel: X\n".to_owned(),
                ("in_werking", _) => "in_werking: 2026-01-01\n".to_owned(),
                (_, false) => format!("{name}: {value}\n"),
                (_, true) => format!("{name} = {}\n", value.replace(": ", " = ").replace(" x", " \"x\"")),
            };
        }
        let text = if config { text.replace("= x\n", "= \"x\"\n") } else { format!("---\n{text}---\n") };
        let repository = of_files(vec![(path.to_owned(), text.clone().into_bytes())]);
        let found = repository.findings.as_slice().iter();
        let wrong: Vec<_> =
            found.filter(|found| ["K003", "K015"].contains(&found.code.id)).map(|found| &found.message).collect();
        assert!(wrong.is_empty(), "{wrong:?}\n{text}");
        // And a name it does not have is unknown to them, where a regulation can add none.
        if schema != "zaak.schema.json" {
            let strange = text
                .replace("titel: X\n", "titel: X\nverzonnen: 1\n")
                .replace("organisatie = ", "verzonnen = 1\norganisatie = ");
            let repository = of_files(vec![(path.to_owned(), strange.into_bytes())]);
            assert!(repository.findings.as_slice().iter().any(|found| found.code.id == "K015"), "{schema}");
        }
    }
}

/// The front matter of a file, as a file of its own.
fn front(text: &str) -> String {
    let rest = text.trim_start_matches('\u{feff}').strip_prefix("---").unwrap().trim_start_matches(['\r', '\n']);
    rest.split("\n---").next().unwrap().to_owned() + "\n"
}

/// Judges files against a schema; the names of those that do not fit, with what was said.
fn judged(schema: &str, files: &[PathBuf]) -> (BTreeSet<String>, String) {
    let validator = here().join("target/peers/bin/check-jsonschema");
    assert!(validator.exists(), "draai tests/run: dat zet de controle van de schema's klaar");
    let output = Command::new(validator)
        .args(["--output-format", "json", "--schemafile"])
        .arg(here().join("docs/schemas").join(schema))
        .args(files)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let json: Value =
        serde_json::from_str(&said).unwrap_or_else(|_| panic!("{said}{}", String::from_utf8_lossy(&output.stderr)));
    let errors = json["errors"].as_array().into_iter().chain(json["parse_errors"].as_array()).flatten();
    let names = errors.map(|error| {
        Path::new(error["filename"].as_str().unwrap()).file_name().unwrap().to_string_lossy().into_owned()
    });
    (names.collect(), said)
}

#[test]
fn every_example_and_every_case_of_the_demo_fits() {
    let folder = tempfile::TempDir::new().unwrap();
    let archive = folder.path().join("archief");
    demo::make(&archive).unwrap();
    let (mut cases, mut regulations) = (Vec::new(), Vec::new());
    let put = |from: &Path, into: &mut Vec<PathBuf>| {
        for file in world::list(from).unwrap().into_iter().filter(|file| file.name.ends_with(".md")) {
            let path = folder.path().join(format!("{}-{}.yaml", into.len(), file.name.replace('/', "-")));
            fs::write(&path, front(&String::from_utf8_lossy(&fs::read(&file.path).unwrap()))).unwrap();
            into.push(path);
        }
    };
    put(&archive.join("cases"), &mut cases);
    put(&here().join("cases"), &mut cases);
    for from in [archive.join("regulations"), here().join("regulations"), here().join("src/profiles")] {
        put(&from, &mut regulations);
    }
    assert!(cases.len() > 50 && regulations.len() > 15, "{} {}", cases.len(), regulations.len());
    for (schema, files) in [("zaak.schema.json", cases), ("regeling.schema.json", regulations)] {
        let (wrong, said) = judged(schema, &files);
        assert!(wrong.is_empty(), "{said}");
    }
    let (wrong, said) = judged("klacht.schema.json", &[here().join("klacht.toml"), archive.join("klacht.toml")]);
    assert!(wrong.is_empty(), "{said}");
}

#[test]
fn what_is_wrong_does_not_fit() {
    let folder = tempfile::TempDir::new().unwrap();
    let case = "klager: Noor\nverloop:\n  - ontvangen: 2026-03-02\n";
    let rules = "titel: X\nin_werking: 2026-01-01\n";
    for (schema, ending, right, wrong) in [
        (
            "zaak.schema.json",
            "yaml",
            vec![
                case.to_owned(),
                format!("{case}  - oordeel: 4 maart 2026\n    uitkomst: deels gegrond\n    aan: [klager]\n  - eigen-stap: 04-03-2026\n"),
                "klager: {naam: A, vertegenwoordiger: {naam: B, vertegenwoordiger: C}}\nbeklaagde: [A, {naam: B}]\nverloop:\n".to_owned(),
                format!("{case}  - afgesloten:\n    afgezien: omdat\nx-map: 3\neigen-gegeven: {{a: 1}}\n"),
            ],
            vec![
                "klager: Noor\n".to_owned(),
                "verloop: {ontvangen: 2026-03-02}\n".to_owned(),
                "verloop:\n  - ontvangen: volgende week\n".to_owned(),
                "verloop:\n  - ontvangen: 04-03-26\n".to_owned(),
                "verloop:\n  - {}\n".to_owned(),
                format!("{case}    uitkomst: misschien\n"),
                format!("{case}    tevreden: soms\n"),
                format!("{case}    tot: gauw\n"),
                format!("{case}dienst: {{a: 1}}\n"),
                format!("{case}klager2: x\nnegeer: [{{controle: K236}}]\n"),
                format!("{case}bewaarplicht: {{reden: x, totdat: 2027-01-01}}\n"),
                format!("{case}behandelaar: [A, B]\n"),
            ],
        ),
        (
            "regeling.schema.json",
            "yaml",
            vec![
                rules.to_owned(),
                format!("{rules}termijnen:\n  a: {{stap: b, binnen: 3 werkdagen, na: c, bij: {{d.e: [f]}}, verlengen: {{hoogstens: twee weken, keer: 1}}}}\n"),
                format!("{rules}rollen: {{directie: Directie}}\nstappen:\n  eigen:\n  oordeel: {{vereist: uitkomst}}\nx-map: 3\n"),
            ],
            vec![
                "in_werking: 2026-01-01\n".to_owned(),
                format!("{rules}titl: x\n"),
                format!("{rules}kalender: {{werkdagen: altijd}}\n"),
                format!("{rules}termijnen:\n  a: {{stap: b, binnen: gauw, na: c}}\n"),
                format!("{rules}termijnen:\n  a: {{stap: b, binnen: 4 weken}}\n"),
                format!("{rules}termijnen:\n  a: {{stap: b, binnen: 4 weken, na: c, soort: hrad}}\n"),
                format!("{rules}stappen:\n  oordeel: {{vereisd: uitkomst}}\n"),
                format!("{rules}vereist:\n  - {{gegeven: a, artikl: \"1\"}}\n"),
                format!("{rules}vervallen: later\n"),
                format!("{rules}voorbeeld: misschien\n"),
                format!("{rules}onafhankelijk:\n  - {{wie: behandelaar, niet: [iedereen]}}\n"),
            ],
        ),
        (
            "klacht.schema.json",
            "toml",
            vec!["organisatie = \"X\"\n[kalender]\ngesloten = [\"2026-12-28\"]\n[controle]\nlaat_na = 5\nhandtekening = true\n".to_owned(), "x-eigen = 1\n".to_owned()],
            vec![
                "organisatie = 1\n".to_owned(),
                "organisatei = \"X\"\n".to_owned(),
                "[controle]\nlaat_na = \"gauw\"\n".to_owned(),
                "[kalender]\ngesloten = [\"kerst\"]\n".to_owned(),
                "[controle]\nhandtekening = \"misschien\"\n".to_owned(),
            ],
        ),
    ] {
        let mut files = Vec::new();
        for (kind, texts) in [("goed", right), ("fout", wrong)] {
            for (number, text) in texts.into_iter().enumerate() {
                let path = folder.path().join(format!("{kind}-{number}.{ending}"));
                fs::write(&path, text).unwrap();
                files.push(path);
            }
        }
        let (wrong, said) = judged(schema, &files);
        let all = files.iter().map(|file| file.file_name().unwrap().to_string_lossy().into_owned());
        assert_eq!(wrong, all.filter(|name| name.starts_with("fout")).collect(), "{schema}: {said}");
    }
}
