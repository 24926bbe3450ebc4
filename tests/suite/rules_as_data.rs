//! `regels.json` is what its published schema says.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build};
use serde_json::{Value, json};

use crate::pages::collected;

const FULL: &str = "\
---
titel: Volle regeling
in_werking: 2026-01-01
vervallen: 2027-01-01
kalender: {werkdagen: atw-zonder-gelijkgesteld, einde: volgende-werkdag, gesloten: [2026-08-03]}
termijnen:
  bevestiging: {stap: bevestigd, binnen: 24 uur, na: ontvangen, artikel: \"1.1\"}
  oordeel: {stap: oordeel, binnen: 1 maand, na: ontvangen, bij: {ontvangen.via: [e-mail, brief]}, artikel: \"1.2\", verlengen: {stap: verlengd, vereist: [reden, tot], hoogstens: 2 weken}}
bewaren: {termijn: 2 jaar, na: afgesloten, artikel: \"1.2\"}
---
## Artikel 1 Klagen
1. Een.
2. Twee.
";

/// No name but those the schema knows, at any depth.
fn strict(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if map.get("type") == Some(&json!("object")) && map.contains_key("properties") {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
            map.values_mut().for_each(strict);
        }
        Value::Array(items) => items.iter_mut().for_each(strict),
        _ => {}
    }
}

fn judged(schema: &Path, file: &Path) -> (bool, String) {
    let validator = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peers/bin/check-jsonschema");
    assert!(validator.exists(), "draai tests/run: dat zet de controle van het schema klaar");
    let output = Command::new(validator).arg("--schemafile").arg(schema).arg(file).output().unwrap();
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn every_regels_json_is_what_the_schema_says() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("archief");
    let examples = collected(&Path::new(env!("CARGO_MANIFEST_DIR")).join("regulations"));
    for (name, bytes) in examples.into_iter().chain([("vol.md".to_owned(), FULL.as_bytes().to_vec())]) {
        let path = root.join("regulations").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    fs::create_dir_all(root.join("cases")).unwrap();
    let on = chrono::NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
    let out = folder.path().join("uit");
    let repository = load(&root, &Quiet).unwrap();
    build(&repository, None, on, &Options { out: out.clone(), public: true, private: false }, &Quiet).unwrap();
    let public = out.join("public");
    let published = public.join("regels.schema.json");
    let mut schema: Value = serde_json::from_slice(&fs::read(&published).unwrap()).unwrap();
    assert_eq!(schema["properties"]["terms"]["description"], "Terms.");
    strict(&mut schema);
    let tight = folder.path().join("streng.json");
    fs::write(&tight, schema.to_string()).unwrap();
    let files: Vec<PathBuf> = collected(&public)
        .into_keys()
        .filter(|name| name.ends_with("/regels.json"))
        .map(|name| public.join(name))
        .collect();
    assert_eq!(files.len(), 7, "{files:?}");
    for file in &files {
        let rules: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
        assert_eq!(
            file.parent().unwrap().join(rules["$schema"].as_str().unwrap()).canonicalize().unwrap(),
            published.canonicalize().unwrap()
        );
        let (right, said) = judged(&tight, file);
        assert!(right, "{}: {said}", file.display());
    }
    // A wrong value and an unknown name are seen.
    let rules: Value = serde_json::from_slice(&fs::read(public.join("vol/2026-01-01/regels.json")).unwrap()).unwrap();
    for (name, value) in [("calendar", json!({"workdays": "altijd"})), ("verzonnen", json!(1))] {
        let mut wrong = rules.clone();
        wrong[name] = value;
        let file = folder.path().join("fout.json");
        fs::write(&file, wrong.to_string()).unwrap();
        assert!(!judged(&tight, &file).0, "{name}");
    }
}
