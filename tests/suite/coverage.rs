//! `docs/coverage.md` is true: every rule has a row, and everything a row names is there.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use klachtwerk::check::CHECKS;
use klachtwerk::document::{Document, Map, Node, Value};
use klachtwerk::regulation::Articles;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build};
use klachtwerk::source::Source;

use crate::rules;

const TABLE: &str = include_str!("../../docs/coverage.md");

/// How many rules each regulation was taken apart into.
const RULES: [(&str, usize); 5] = [("S0", 44), ("S1", 22), ("S2", 35), ("S3", 26), ("S4", 39)];

/// The parts of the program that are still to come.
const LATER: [&str; 1] = ["destruction"];

struct Row<'a> {
    rule: &'a str,
    file: &'a str,
    data: &'a str,
    code: &'a str,
    test: &'a str,
    page: &'a str,
}

fn rows() -> Vec<Row<'static>> {
    let mut rows = Vec::new();
    let mut file = "";
    for line in TABLE.lines() {
        if line.starts_with("## ") {
            file = ticked(line).next().unwrap();
        } else if line.starts_with("| S") {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            let [rule, _, data, code, test, page] = cells[..] else { panic!("not six cells: {line}") };
            rows.push(Row { rule, file, data, code, test, page });
        }
    }
    rows
}

/// What stands between backticks.
fn ticked(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What is wrong with the table.
fn complain(mut judge: impl FnMut(&Row<'_>) -> Vec<String>) {
    let complaints: Vec<String> = rows()
        .iter()
        .flat_map(|row| {
            judge(row).into_iter().map(|complaint| format!("{}: {complaint}", row.rule)).collect::<Vec<_>>()
        })
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn every_rule_has_one_row() {
    let mut wanted = BTreeSet::new();
    for (regulation, count) in RULES {
        wanted.extend((1..=count).map(|number| format!("{regulation}.{number}")));
    }
    let found: Vec<String> = rows().iter().map(|row| row.rule.to_owned()).collect();
    let unique: BTreeSet<String> = found.iter().cloned().collect();
    assert_eq!(found.len(), unique.len(), "a rule has two rows");
    assert_eq!(unique, wanted);
}

#[test]
fn every_row_says_what_works_with_the_rule_or_when_it_comes() {
    complain(|row| {
        let mut complaints = Vec::new();
        let later = row.code.split_once("later: ").map(|(_, later)| later);
        if later.is_some_and(|later| !LATER.iter().any(|part| later.starts_with(part))) {
            complaints.push(format!("no such part: {}", row.code));
        }
        let codes = ticked(row.code).filter(|word| CHECKS.iter().any(|check| word.starts_with(check.code.id)));
        let files = ticked(row.code).filter(|word| word.starts_with("src/"));
        if codes.count() + files.count() == 0 && later.is_none() {
            complaints.push("neither code nor later".to_owned());
        }
        if row.test.is_empty() && later.is_none() {
            complaints.push("no test".to_owned());
        }
        complaints
    });
}

#[test]
fn every_check_file_and_test_that_is_named_is_there() {
    complain(|row| {
        let mut complaints = Vec::new();
        for word in ticked(row.code).chain(ticked(row.test)) {
            let (path, function) = word.split_once("::").map_or((word, None), |(path, name)| (path, Some(name)));
            if let Some((code, name)) = word.split_once(' ') {
                if !CHECKS.iter().any(|check| check.code.id == code && check.code.name == name) {
                    complaints.push(format!("no check `{word}`"));
                }
                if !row.test.contains(&format!("`docs/checks/{name}.md`")) {
                    complaints.push(format!("the page of `{word}` is not among the tests"));
                }
                continue;
            }
            if !root().join(path).exists() {
                complaints.push(format!("no file `{path}`"));
            } else if let Some(name) = function {
                let text = fs::read_to_string(root().join(path)).unwrap();
                if !text.contains(&format!("#[test]\nfn {name}()")) {
                    complaints.push(format!("no test `{name}` in `{path}`"));
                }
            }
        }
        complaints
    });
}

#[test]
fn every_page_that_is_named_is_built_with_its_anchor() {
    let repository = load(root(), &Quiet).unwrap();
    let out = tempfile::tempdir().unwrap();
    let options = Options { out: out.path().join("out"), public: true, private: true };
    build(&repository, None, "2026-06-01".parse().unwrap(), &options, &Quiet).unwrap();
    let mut read: BTreeMap<std::path::PathBuf, String> = BTreeMap::new();
    complain(|row| {
        let mut complaints = Vec::new();
        for page in ticked(row.page) {
            let (path, anchor) = page.split_once('#').map_or((page, None), |(path, anchor)| (path, Some(anchor)));
            let path = match path.strip_suffix('/') {
                Some(folder) => options.out.join("public").join(folder).join("index.html"),
                None => options.out.join("private").join(path),
            };
            let html = read.entry(path.clone()).or_insert_with(|| fs::read_to_string(&path).unwrap_or_default());
            let there = anchor.is_none_or(|anchor| html.contains(&format!("id=\"{anchor}\"")));
            if html.is_empty() || !there {
                complaints.push(format!("no page `{page}`"));
            }
        }
        if row.page.is_empty() {
            complaints.push("no page".to_owned());
        }
        complaints
    });
}

#[test]
fn every_path_and_article_is_in_the_regulation() {
    let mut read: BTreeMap<String, (Document, Articles)> = BTreeMap::new();
    complain(|row| {
        let (document, articles) = read.entry(row.file.to_owned()).or_insert_with(|| regulation(row.file));
        let mut complaints = Vec::new();
        let mut count = 0;
        for path in ticked(row.data) {
            count += 1;
            let there = match (path.strip_prefix('§'), path.strip_prefix('!')) {
                (Some(article), _) => articles.find(article).is_some(),
                (_, Some(absent)) => !is_there(&document.front, absent),
                _ => is_there(&document.front, path),
            };
            if !there {
                complaints.push(format!("`{path}` does not hold in {}", row.file));
            }
        }
        if count == 0 {
            complaints.push("no regulation data".to_owned());
        }
        complaints
    });
}

fn regulation(file: &str) -> (Document, Articles) {
    let text = fs::read_to_string(root().join(file)).unwrap();
    let (document, findings) = Document::parse(&Arc::new(Source::new(file, text)));
    assert!(findings.is_empty());
    let articles = Articles::read(document.body_text(), document.body.start as usize);
    (document, articles)
}

/// Whether a path such as `vereist[opdracht]` or `verslagen[jaaranalyse].elke` leads to a value.
fn is_there(front: &Map, path: &str) -> bool {
    let root = Node { span: Default::default(), value: Value::Map(front.clone()) };
    let mut nodes = vec![root];
    let mut rest = path;
    while !rest.is_empty() {
        rest = rest.trim_start_matches('.');
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        nodes = nodes.iter().filter_map(|node| node.as_map()?.get(key)).cloned().collect();
        rest = after;
        if let Some((selector, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            let items: Vec<Node> = nodes.iter().flat_map(Node::items).cloned().collect();
            nodes = items.into_iter().filter(|item| says(item, selector)).collect();
            rest = after;
        }
    }
    nodes.iter().any(|node| !node.is_blank())
}

/// Whether an item of a list has this word as one of its values.
fn says(item: &Node, word: &str) -> bool {
    let values = item.as_map().into_iter().flatten().map(|entry| &entry.value);
    values.flat_map(|value| value.texts().collect::<Vec<_>>()).any(|text| text == word)
}

/// A row that says a breach is found is held against the breaches, and the other way round.
/// Whether a check is about the duties of the year.
fn of_the_year(code: &str) -> bool {
    code.starts_with("K26")
}

/// The checks that find something when an organisation forgets its year under a regulation: no report at all, or one that
/// was discussed without a decision and has measures of nobody, late and never judged.
fn forgotten(file: &str) -> BTreeSet<&'static str> {
    const REPORT: &str = "---\nopgesteld: 2027-01-05\nbesproken: {op: 2027-02-01}\nmaatregelen:\n  - bellen\n  \
                          - {maatregel: schrijven, eigenaar: directie, gepland: 2027-03-01}\n  \
                          - {maatregel: praten, gepland: 2027-03-01, uitgevoerd: 2027-02-01}\n---\n";
    const CASE: &str = "---\nverloop:\n  - ontvangen: 2026-03-03\n---\n";
    let text = fs::read_to_string(root().join(file)).unwrap();
    let of = |reports: &[(&str, &str)]| {
        let files = [("regulations/r.md", text.as_str()), ("cases/2026/2026-001.md", CASE)];
        let files = files.iter().chain(reports).map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec()));
        let repository = klachtwerk::repository::of_files(files.collect());
        let found = klachtwerk::check::run(&repository, "2028-02-02".parse().unwrap());
        found.as_slice().iter().map(|found| found.code.id).filter(|code| of_the_year(code)).collect::<Vec<_>>()
    };
    of(&[]).into_iter().chain(of(&[("reports/2026.md", REPORT)])).collect()
}

#[test]
fn what_a_row_names_of_the_year_is_found_under_its_regulation() {
    complain(|row| {
        let named: BTreeSet<&str> = ticked(row.code)
            .filter_map(|word| word.split_once(' '))
            .map(|(code, _)| code)
            .filter(|code| of_the_year(code))
            .collect();
        if named.is_empty() {
            return Vec::new();
        }
        let found = forgotten(row.file);
        named.difference(&found).map(|code| format!("a forgotten year does not show {code}")).collect()
    });
}

#[test]
fn the_rows_and_the_breaches_agree() {
    let mut broken: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for breach in rules::all() {
        broken.entry(breach.rule).or_default().extend(breach.found.iter().map(|(code, _)| *code));
    }
    complain(|row| {
        let named: BTreeSet<&str> =
            ticked(row.code).filter_map(|word| word.split_once(' ')).map(|(code, _)| code).collect();
        let found = broken.get(row.rule).cloned().unwrap_or_default();
        let mut complaints: Vec<String> = found.difference(&named).map(|code| format!("{code} is not named")).collect();
        // Checks on the text of a regulation are held against it elsewhere, those on the year below.
        let on_cases = |code: &&&str| (code.starts_with("K1") || code.starts_with("K2")) && !of_the_year(code);
        complaints.extend(
            named.difference(&found).filter(on_cases).map(|code| format!("no breach shows {code} for this rule")),
        );
        complaints
    });
}
