//! Periods as pages, papers and workbooks: inside for officers, outside only what a report gives to the public.

use std::fs;
use std::path::PathBuf;

use calamine::{Data, Reader, open_workbook_auto};

use crate::test_repo::TestRepo;

const RULES: &str = "\
---
titel: Klachtenregeling Voorbeeld
organisatie: Voorbeeld BV
in_werking: 2024-01-01
voorbeeld: true
contact: {email: klachten@example.org, post: \"Postbus 1, 1000 AA Voorbeeldstad\"}
indeling:
  onderwerpen: {vrij: ja, meerdere: ja, artikel: \"1\"}
termijnen:
  oordeel: {stap: oordeel, binnen: 6 weken, na: ontvangen, artikel: \"1.1\"}
verslagen:
  - {naam: jaarverslag, elke: 1 jaar, bespreken: ja, besluit: ja, openbaar: ja, artikel: \"1.2\"}
maatregelen: {eigenaar: ja, effect: ja, artikel: \"1.2\"}
---
## Artikel 1 Behandeling
1. De organisatie oordeelt binnen zes weken.
2. Elk jaar is er een verslag, dat wordt besproken.
";

/// A closed case about a topic, by its number in 2025; the first four went late.
fn case(number: usize, topic: &str) -> String {
    let judged = if number < 5 { "2025-09-01" } else { "2025-03-20" };
    format!(
        "---\nklager: {{naam: Noor Proefklager{number}, email: k{number}@example.org}}\nbeklaagde: Bas Proefmedewerker\n\
         dienst: Training Rekenen\nindeling: {{onderwerpen: [{topic}]}}\nverloop:\n  - ontvangen: 2025-03-03\n    via: e-mail\n  \
         - oordeel: {judged}\n    uitkomst: gegrond\n    aanbevelingen: [meld een zieke trainer dezelfde dag]\n  - afgesloten: \
         {judged}\n---\n## Omschrijving\n\nTekst.\n"
    )
}

/// Sixteen complaints of 2025: twelve about planning, three about tone, one about a bill.
fn year() -> TestRepo {
    let mut repo = TestRepo::empty()
        .file(
            "klacht.toml",
            "organisatie = \"Voorbeeld BV\"\nregeling = \"voorbeeld\"\nbasis_url = \"https://klachten.example.org\"\n",
        )
        .regulation("voorbeeld", RULES);
    for number in 1..=16 {
        let topic = match number {
            1..=12 => "planning",
            13..=15 => "toon",
            _ => "factuur",
        };
        repo = repo.case(&format!("2025-{number:03}"), &case(number, topic));
    }
    repo
}

fn report(repo: &TestRepo, change: impl Fn(String) -> String) {
    repo.run(["report", "2025"]).on("2026-02-02").ended(0);
    let path = repo.root().join("reports/2025.md");
    fs::write(&path, change(fs::read_to_string(&path).unwrap())).unwrap();
}

fn page(repo: &TestRepo, path: &str) -> String {
    fs::read_to_string(repo.root().join("out").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn is_there(repo: &TestRepo, path: &str) -> bool {
    repo.root().join("out").join(path).exists()
}

/// What a page says, without its tags.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => {
                inside = false;
                out.push(' ');
            }
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn without_a_report_the_dashboard_counts_the_cases_and_the_public_sees_nothing() {
    let repo = year();
    repo.run(["build"]).on("2026-02-02").ended(0);
    let analysis = words(&page(&repo, "private/verslagen/voorbeeld/2025/index.html"));
    assert!(analysis.contains("In 2025 zijn 16 klachten ontvangen en 16 afgehandeld"), "{analysis}");
    assert!(analysis.contains("planning 12 12 van 16 (75%)"), "{analysis}");
    assert!(analysis.contains("Er is nog geen verslag"), "{analysis}");
    assert!(analysis.contains("oordeel 12 4 0 0 0 12 van 16 (75%)"), "{analysis}");
    assert!(analysis.contains("Bas Proefmedewerker"), "who the signals are about is for officers");
    assert!(!is_there(&repo, "public/voorbeeld/verslag-2025"));
    assert!(!page(&repo, "public/index.html").contains("Klachten in"));
}

#[test]
fn only_a_report_that_says_so_is_public_and_no_small_count_is_in_it() {
    let repo = year();
    report(&repo, |text| {
        text.replace("publiceren: nee", "publiceren: ja") + "\n## Openbare toelichting\n\nWij plannen nu *eerder*.\n"
    });
    repo.run(["build"]).on("2026-02-02").ended(0);
    let html = page(&repo, "public/voorbeeld/verslag-2025/index.html");
    let text = words(&html);
    assert!(text.contains("In 2025 kwamen er 16 klachten binnen."), "{text}");
    // Three about tone and one about a bill are fewer than five together: planning goes with them, and nothing is left.
    assert!(!text.contains("toon") && !text.contains("factuur"), "{text}");
    assert!(text.contains("oordeel 16 keer, minder dan 5 keer te laat"), "{text}");
    assert!(html.contains("Wij plannen nu <em>eerder</em>."), "{html}");
    for hidden in ["Proefmedewerker", "Proefklager", "2025-001", "zieke trainer"] {
        assert!(!html.contains(hidden), "{hidden}");
    }
    assert!(page(&repo, "public/index.html").contains("voorbeeld/verslag-2025/"));
    assert!(page(&repo, "public/sitemap.xml").contains("https://klachten.example.org/voorbeeld/verslag-2025/"));
}

#[test]
fn a_name_in_the_part_for_the_public_takes_the_public_pages_away() {
    let repo = year();
    report(&repo, |text| {
        text.replace("publiceren: nee", "publiceren: ja")
            + "\n## Openbare toelichting\n\nDank aan Bas Proefmedewerker.\n"
    });
    let ran = repo.run(["build"]).on("2026-02-02");
    assert_eq!(ran.status, 1, "{ran:?}");
    assert!(ran.stdout.contains("K602") && ran.stdout.contains("verslag-2025"), "{}", ran.stdout);
    assert!(!is_there(&repo, "public/voorbeeld/verslag-2025/index.html"));
}

#[test]
fn a_quarter_of_a_published_year_is_not_told_beside_it() {
    let repo = year();
    report(&repo, |text| text.replace("publiceren: nee", "publiceren: ja"));
    repo.run(["report", "2025-k1"]).on("2026-02-02").ended(0);
    let path = repo.root().join("reports/2025-k1.md");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("publiceren: nee", "publiceren: ja")).unwrap();
    repo.run(["build"]).on("2026-02-02").ended(0);
    assert!(is_there(&repo, "public/voorbeeld/verslag-2025/index.html"));
    assert!(!is_there(&repo, "public/voorbeeld/verslag-2025-k1"));
}

#[test]
fn provisional_figures_are_not_published() {
    let repo = year();
    repo.run(["report", "2025"]).on("2025-10-01").ended(0);
    let path = repo.root().join("reports/2025.md");
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("publiceren: nee", "publiceren: ja")).unwrap();
    repo.run(["build"]).on("2025-10-01").ended(0);
    assert!(!is_there(&repo, "public/voorbeeld/verslag-2025"));
    let analysis = words(&page(&repo, "private/verslagen/voorbeeld/2025/verslag.html"));
    assert!(analysis.contains("Voorlopig: het tijdvak was nog niet om."), "{analysis}");
}

#[test]
fn the_meeting_gets_what_to_decide_and_no_name() {
    let repo = year();
    report(&repo, |text| {
        text.replace(
            "maatregelen: []",
            "maatregelen:\n  - {maatregel: planning eerder delen, eigenaar: teamleider, gepland: 2026-01-15}\n  \
             - {maatregel: vaste vervanger, eigenaar: teamleider, gepland: 2026-01-10, uitgevoerd: 2026-01-08}",
        )
        .replace("aanbevelingen: []", "aanbevelingen: [deel de planning eerder]")
    });
    repo.run(["build", "--private"]).on("2026-02-02").ended(0);
    let text = words(&page(&repo, "private/verslagen/voorbeeld/2025/bespreking.html"));
    for told in [
        "16 ontvangen",
        "Nemen wij over: deel de planning eerder? Wie doet het, en wanneer is het klaar?",
        "Nemen wij over: meld een zieke trainer dezelfde dag?",
        "Wat doen wij met de maatregel: planning eerder delen? gepland voor 15 januari 2026, nog niet uitgevoerd",
        "Heeft de maatregel geholpen: vaste vervanger?",
        "Maken wij de cijfers openbaar (publiceren: ja)?",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    assert!(!text.contains("Proefmedewerker") && !text.contains("Proefklager"), "{text}");
    let list = words(&page(&repo, "private/verslagen/index.html"));
    assert!(list.contains("planning eerder delen") && list.contains("te laat"), "{list}");
}

#[test]
fn when_the_cases_are_gone_the_report_still_has_its_figures() {
    let repo = year();
    report(&repo, |text| text.replace("publiceren: nee", "publiceren: ja"));
    fs::remove_dir_all(repo.root().join("cases")).unwrap();
    repo.run(["build"]).on("2027-02-02").ended(0);
    let analysis = words(&page(&repo, "private/verslagen/voorbeeld/2025/index.html"));
    assert!(analysis.contains("In 2025 zijn 16 klachten ontvangen"), "{analysis}");
    assert!(words(&page(&repo, "public/voorbeeld/verslag-2025/index.html")).contains("16 klachten"));
    let refused = repo.run(["report", "2025"]).on("2027-02-02").refused();
    assert!(refused.contains("telde 16 ontvangen klachten en nu zijn er 0"), "{refused}");
}

#[test]
fn a_half_of_a_year_is_named_as_people_say_it() {
    let repo = year();
    for (arguments, name) in [(vec!["--format", "html"], "verslag"), (vec!["--meeting"], "bespreking")] {
        let mut all = vec!["report", "2025-h1"];
        all.extend(arguments);
        repo.run(all).on("2026-02-02").ended(0);
        let html =
            fs::read_to_string(repo.root().join(format!("out/verslagen/voorbeeld-2025-h1-{name}.html"))).unwrap();
        let text = words(&html);
        assert!(text.contains("Klachten in het eerste halfjaar 2025"), "{text}");
        assert!(!text.contains(" 0 keer "), "{text}");
    }
    let said = repo.run(["report", "2027-h1"]).on("2026-02-02").refused();
    assert!(said.contains("het eerste halfjaar 2027 is nog niet begonnen"), "{said}");
}

#[test]
fn figures_that_cannot_be_true_are_on_no_page() {
    let repo = year();
    for nonsense in ["18446744073709551615", "4294967290", "veel", "3"] {
        report(&repo, |text| {
            let text = text.replace("publiceren: nee", "publiceren: ja");
            text.replacen("  ontvangen: 16\n", &format!("  ontvangen: {nonsense}\n"), 1)
        });
        repo.run(["build"]).on("2026-02-02").ended(0);
        assert!(!repo.root().join("out/public/voorbeeld/verslag-2025").exists(), "{nonsense}");
        let analysis = words(&page(&repo, "private/verslagen/voorbeeld/2025/index.html"));
        assert!(analysis.contains("In 2025 zijn 16 klachten ontvangen"), "{nonsense}: {analysis}");
        let list = words(&page(&repo, "private/verslagen/index.html"));
        assert!(list.contains("nog niet besproken – – ja"), "{nonsense}: {list}");
        assert_eq!(repo.run(["check", "--quiet"]).on("2026-02-02").status, 1);
        fs::remove_file(repo.root().join("reports/2025.md")).unwrap();
    }
}

fn workbook(path: &PathBuf, sheet: &str) -> Vec<Vec<Data>> {
    let range = open_workbook_auto(path).unwrap().worksheet_range(sheet).unwrap();
    range.rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn the_workbook_has_numbers_to_reckon_with_and_is_the_same_twice() {
    let repo = year();
    report(&repo, |text| text);
    let made = repo.run(["report", "2025", "--format", "xlsx"]).on("2026-02-02").ended(0);
    let path = repo.root().join("out/verslagen/voorbeeld-2025-cijfers.xlsx");
    assert!(made.contains("voorbeeld-2025-cijfers.xlsx: geschreven"), "{made}");
    let rows = workbook(&path, "Naar onderwerp");
    assert!(
        rows.iter().any(|row| row[0] == Data::String("planning".to_owned()) && row[1] == Data::Float(12.0)),
        "{rows:?}"
    );
    let first = fs::read(&path).unwrap();
    repo.run(["report", "2025", "--format", "xlsx"]).on("2026-02-02").ended(0);
    assert_eq!(fs::read(&path).unwrap(), first);
    repo.run(["build", "--private"]).on("2026-02-02").ended(0);
    assert_eq!(fs::read(repo.root().join("out/private/verslagen/voorbeeld/2025/cijfers.xlsx")).unwrap(), first);
    assert!(!String::from_utf8_lossy(&first).contains("Proefmedewerker"));
}

#[test]
fn files_that_are_made_never_come_among_what_is_kept() {
    let repo = year();
    for place in ["reports/2025.xlsx", "cases/verslag.xlsx", "cases/nieuw/diep.xlsx", "regulations/x.xlsx"] {
        let said = repo.run(["report", "2025", "--format", "xlsx", "--out", place]).on("2026-02-02").refused();
        assert!(said.contains("ligt tussen uw zaken"), "{place}: {said}");
        assert!(!repo.root().join(place).exists());
    }
    let said =
        repo.run(["report", "2025", "--format", "xlsx", "--out", "out/public/x.xlsx"]).on("2026-02-02").refused();
    assert!(said.contains("ligt tussen de openbare pagina's"), "{said}");
    let settings = fs::read(repo.root().join("klacht.toml")).unwrap();
    let said = repo.run(["report", "2025", "--format", "html", "--out", "klacht.toml"]).on("2026-02-02").refused();
    assert!(said.contains("klacht.toml eindigt niet op .html"), "{said}");
    assert_eq!(fs::read(repo.root().join("klacht.toml")).unwrap(), settings);
}

#[test]
fn a_paper_needs_no_other_file_and_runs_nothing() {
    let repo = year();
    report(&repo, |text| {
        text + "\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![y](https://example.org/y.png)\n"
    });
    for (arguments, name) in
        [(vec!["--format", "html"], "verslag.html"), (vec!["--meeting", "--format", "html"], "bespreking.html")]
    {
        let mut all = vec!["report", "2025"];
        all.extend(arguments);
        repo.run(all).on("2026-02-02").ended(0);
        let html = fs::read_to_string(repo.root().join(format!("out/verslagen/voorbeeld-2025-{name}"))).unwrap();
        assert!(!html.contains("<script") && !html.contains("javascript:") && !html.contains("<img"), "{html}");
        assert!(!html.contains("<link") && html.contains("default-src 'none'"));
    }
}

#[test]
fn papers_hold_in_a_browser() {
    let repo = year();
    report(&repo, |text| text.replace("aanbevelingen: []", "aanbevelingen: [deel de planning eerder]"));
    repo.run(["build", "--private"]).on("2026-02-02").ended(0);
    let pages = ["verslag.html", "bespreking.html"].map(|name| format!("private/verslagen/voorbeeld/2025/{name}"));
    let (complaints, _) = crate::browser::complaints(&repo.root().join("out"), &pages, None);
    // A paper goes out alone: its style is in itself, and there is nothing to skip before the contents.
    let own = |line: &&String| !line.contains("] ran: <style>") && !line.contains("not at a link to the contents");
    let left: Vec<&String> = complaints.iter().filter(own).collect();
    assert!(left.is_empty(), "{left:#?}");
}
