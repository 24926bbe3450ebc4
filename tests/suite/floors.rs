//! The house stands: a module uses only what stands above it in `src/lib.rs`, and one module speaks each
//! foreign language.

use std::fs;
use std::path::{Path, PathBuf};

fn sources() -> Vec<(PathBuf, String)> {
    fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path, text));
            }
        }
    }
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    files
}

/// The module of the crate a file belongs to.
fn module_of(path: &Path) -> String {
    let inside = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).unwrap();
    let first = inside.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The modules in the order of `src/lib.rs`, lowest first.
fn floors() -> Vec<String> {
    let lib = include_str!("../../src/lib.rs");
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned)).collect()
}

#[test]
fn no_arrow_points_upwards() {
    let floors = floors();
    let rank = |module: &str| floors.iter().position(|floor| floor == module);
    let mut upwards = Vec::new();
    for (path, text) in sources() {
        let module = module_of(&path);
        let Some(own) = rank(&module) else { continue };
        for (number, line) in text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for used in line.split("crate::").skip(1) {
                let names = used.strip_prefix('{').unwrap_or(used);
                let used: String = names.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if rank(&used).is_some_and(|theirs| theirs > own) {
                    upwards.push(format!("{}:{}: {module} uses {used}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(upwards.is_empty(), "arrows that point upwards:\n{}", upwards.join("\n"));
}

#[test]
fn every_module_stands_on_a_floor() {
    let floors = floors();
    for (path, _) in sources() {
        let module = module_of(&path);
        assert!(
            ["lib", "main"].contains(&module.as_str()) || floors.contains(&module),
            "{module} is not in src/lib.rs"
        );
    }
}

#[test]
fn one_module_speaks_each_foreign_language() {
    let owners = [
        ("clap", vec!["cli"]),
        ("tera", vec!["site"]),
        ("git2", vec!["git"]),
        ("ssh_key", vec!["git"]),
        ("walkdir", vec!["world"]),
        ("granit_parser", vec!["document"]),
        ("gray_matter", vec!["document"]),
        ("annotate_snippets", vec!["diagnostic"]),
        ("encoding_rs", vec!["source"]),
        ("indicatif", vec!["cli"]),
        ("schemars", vec!["audience"]),
        ("mail_parser", vec!["mail"]),
        ("mail_builder", vec!["mail"]),
        ("lsp_types", vec!["lsp"]),
        ("lsp_server", vec!["lsp"]),
        ("httparse", vec!["serve"]),
        ("notify", vec!["serve"]),
        ("ctrlc", vec!["serve"]),
        ("rust_xlsxwriter", vec!["export"]),
        ("statrs", vec!["figures"]),
    ];
    for (path, text) in sources() {
        let module = module_of(&path);
        for (foreign, homes) in &owners {
            let speaks =
                text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(&format!("{foreign}::")));
            assert!(!speaks || homes.contains(&module.as_str()), "{} speaks {foreign}", path.display());
        }
    }
}

#[test]
fn programs_are_started_in_two_modules() {
    for (path, text) in sources() {
        let starts = text.contains("process::Command") || text.contains("Command::new(");
        let home = ["git", "browser"].contains(&module_of(&path).as_str());
        assert!(!starts || home, "{} starts a program", path.display());
    }
}

#[test]
fn pages_are_made_without_cases() {
    for (path, text) in sources().iter().filter(|(path, _)| module_of(path) == "site") {
        assert!(!text.contains("crate::case"), "{} knows cases", path.display());
    }
    let public = include_str!("../../src/audience/public.rs");
    assert!(!public.contains("case::") && !public.contains("Bound"), "the public view knows cases");
}
