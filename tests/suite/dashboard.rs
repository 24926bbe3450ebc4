//! The dashboard in a browser: the morning page, the list of cases, what its script does with keys and addresses.

use std::fs;
use std::path::Path;

use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build};
use tempfile::TempDir;

use crate::pages::browse;

mod case_page;
mod figures;

const REGULATION: &str = "\
---
titel: Klachten
in_werking: 2024-01-01
rollen:
  hoofd: {naam: Testpersoon Hoofd}
indeling:
  onderwerpen: {vrij: ja, meer: ja}
stappen:
  klager-gehoord: {vereist_voor: [oordeel], artikel: \"2.2\"}
termijnen:
  bevestiging: {stap: bevestigd, binnen: 3 werkdagen, na: ontvangen, wie: hoofd, artikel: \"2.1\"}
  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, artikel: \"2.2\"}
  bezwaar: {stap: bezwaar, binnen: 2 weken, na: oordeel, voor: klager, artikel: \"2.3\"}
bewaren: {termijn: 1 maand, na: afgesloten, artikel: \"2.4\"}
---
## Artikel 1 Klagen
1. Klagen kan per brief.

## Artikel 2 Oordeel
1. Het hoofd bevestigt binnen 3 werkdagen.
2. Het oordeel komt binnen vier weken, nadat de klager is gehoord.
3. Bezwaar kan binnen twee weken.
4. Een zaak blijft een maand.
";

/// A case of one line of facts and a course.
pub fn case(facts: &str, course: &[&str]) -> String {
    let course: String = course.iter().map(|event| format!("  - {event}\n")).collect();
    format!("---\nregeling: proef\n{facts}\nverloop:\n{course}---\n## Omschrijving\nEen klacht.\n")
}

/// A repository with these cases and the site made of it, as of 20 April 2026, a Monday.
pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn with<'a>(cases: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Self { folder };
        desk.put("klacht.toml", "organisatie = \"Proef\"\nregeling = \"proef\"\n");
        desk.put("regulations/proef.md", REGULATION);
        for (path, text) in cases {
            desk.put(&format!("cases/{path}.md"), &text);
        }
        desk
    }

    pub fn put(&self, name: &str, text: &str) {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn build(self) -> Self {
        let root = self.folder.path();
        let repository = load(root, &Quiet).unwrap();
        let options = Options { out: root.join("out"), public: false, private: true };
        build(&repository, None, "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
        self
    }

    pub fn has(&self, name: &str) -> bool {
        self.path(name).exists()
    }

    #[track_caller]
    pub fn page(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join("out/private").join(name)
    }

    /// The list of cases as it stands in Chromium after its script ran.
    #[track_caller]
    pub fn list(&self, hash: &str) -> String {
        self.open(&self.path("zaken/index.html"), hash)
    }

    /// The list of cases after an officer did something, written as a script that runs after that of the page.
    #[track_caller]
    fn after(&self, doing: &str) -> String {
        let page = self.page("zaken/index.html");
        let script = "<script src=\"../proef.js\" defer></script></head>";
        fs::write(self.path("zaken/proef.html"), page.replacen("</head>", script, 1)).unwrap();
        fs::write(self.path("proef.js"), doing).unwrap();
        self.open(&self.path("zaken/proef.html"), "")
    }

    #[track_caller]
    fn open(&self, path: &Path, hash: &str) -> String {
        let (dom, complaints) = browse(&format!("file://{}{hash}", path.display()));
        assert!(complaints.is_empty(), "{hash}: {complaints:#?}");
        dom
    }
}

/// The numbers of the cases in a table, in its order.
fn shown(dom: &str) -> Vec<&str> {
    let body = dom.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap();
    let rows = body.split("<th scope=\"row\">").skip(1);
    rows.map(|row| row.split("/index.html").next().unwrap().rsplit('"').next().unwrap()).collect()
}

fn desk() -> Desk {
    Desk::with([
        (
            "2025/2025-009",
            case(
                "titel: Oud en klaar\nklager: {naam: Testpersoon Één}\nbehandelaar: {naam: Ans Proef}",
                &["ontvangen: 2025-03-03", "oordeel: 2025-03-20\n    uitkomst: gegrond", "afgesloten: 2025-04-01"],
            ),
        ),
        (
            "2026/2026-002",
            case(
                "titel: Te laat\nklager: {naam: Testpersoon Noord}\nbehandelaar: {naam: Ans Proef}\nindeling: {onderwerpen: [factuur]}",
                &["ontvangen: 2026-03-02", "bevestigd: 2026-03-03"],
            ),
        ),
        (
            "2026/2026-003",
            case(
                "titel: Vandaag\nbehandelaar: {naam: Bo Proef}\nindeling: {onderwerpen: [factuur, toon]}",
                &["ontvangen: 2026-03-23", "bevestigd: 2026-03-24"],
            ),
        ),
        ("2026/2026-004", case("titel: Deze week", &["ontvangen: 2026-03-27", "bevestigd: 2026-03-30"])),
        (
            "2026/2026-010",
            case(
                "titel: De klager mag nog",
                &["ontvangen: 2026-04-01", "bevestigd: 2026-04-02", "oordeel: 2026-04-14\n    uitkomst: ongegrond"],
            ),
        ),
    ])
    .build()
}

#[test]
fn the_morning_page_says_what_when_who_and_why() {
    let desk = desk();
    let page = desk.page("index.html");
    let section = |id: &str| {
        let start = page.find(&format!("<h2 id=\"{id}\"")).unwrap_or_else(|| panic!("no {id}"));
        page[start..].split("</section>").next().unwrap().to_owned()
    };
    for (id, case, who) in [
        ("te-laat", "2026-002", "Ans Proef"),
        ("vandaag", "2026-003", "Bo Proef"),
        ("week", "2026-004", "behandelaar"),
        ("wacht", "2026-010", "klager"),
    ] {
        let section = section(id);
        assert!(section.contains("1 termijn in 1 zaak"), "{id}: {section}");
        assert!(section.contains(&format!("zaken/{case}/index.html")) && section.contains(who), "{id}: {section}");
    }
    assert!(section("te-laat").contains("4 weken na: klacht ontvangen, op 2 maart 2026"), "{}", section("te-laat"));
}

#[test]
fn every_figure_leads_to_the_cases_it_counts() {
    let desk = desk();
    let page = desk.page("index.html");
    let figures = page.split("<ul class=\"cijfers\">").nth(1).unwrap().split("</ul>").next().unwrap();
    let links: Vec<(&str, &str)> = figures
        .split("<li")
        .skip(1)
        .map(|item| {
            let link = item.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
            (link, item.split("<strong>").nth(1).unwrap().split('<').next().unwrap())
        })
        .filter(|(link, _)| link.contains("zaken/"))
        .collect();
    assert_eq!(links.len(), 5, "{figures}");
    for (link, count) in links {
        let dom = desk.list(&link[link.find('#').unwrap()..]);
        assert_eq!(shown(&dom).len().to_string(), count, "{link}");
    }
}

#[test]
fn the_view_is_in_the_address() {
    let desk = desk();
    for (hash, cases) in [
        ("", "2026-010 2026-004 2026-003 2026-002 2025-009"),
        ("#stand=gesloten", "2025-009"),
        ("#jaar=2025", "2025-009"),
        ("#behandelaar=Ans+Proef", "2026-002 2025-009"),
        ("#onderwerp=factuur&sorteer=zaak", "2026-002 2026-003"),
        ("#uitkomst=ongegrond", "2026-010"),
        ("#regeling=proef&zoek=EEN", "2025-009"),
        ("#sorteer=zaak&stand=open", "2026-002 2026-003 2026-004 2026-010"),
        ("#sorteer=-termijn", "2026-004 2026-003 2026-002 2026-010 2025-009"),
        ("#stand=bestaat-niet&zoek=oud", "2025-009"),
    ] {
        let dom = desk.list(hash);
        assert_eq!(shown(&dom).join(" "), cases, "{hash}");
    }
    let none = desk.list("#zoek=zoiets-is-er-niet");
    assert!(none.contains("Geen van de 5 zaken past") && none.contains("role=\"status\""), "{none}");
}

#[test]
fn a_keyboard_is_enough() {
    let desk = desk();
    let dom = desk.after(
        "(function () {
          var press = function (key) {
            document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: key, bubbles: true, cancelable: true}));
          };
          var said = [];
          press('/'); said.push(document.activeElement.id);
          press('ArrowDown'); press('ArrowDown'); said.push(document.activeElement.textContent);
          press('ArrowUp'); press('ArrowUp'); said.push(document.activeElement.id);
          document.querySelector('thead button').click();
          said.push(document.querySelector('tbody th').textContent, location.hash,
            document.querySelector('thead th').getAttribute('aria-sort'));
          var state = document.getElementById('zaken-stand');
          state.value = 'open'; state.dispatchEvent(new Event('change'));
          said.push(location.hash, document.getElementById('zaken-aantal').textContent);
          document.title = said.join(' | ');
        })();",
    );
    let title = dom.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert_eq!(
        title,
        "zaken-tekst | 2026-004 | zaken-tekst | 2025-009 | #sorteer=zaak | ascending | #sorteer=zaak&amp;stand=open | \
         4 van 5 zaken"
    );
}

#[test]
fn what_is_shown_is_saved_as_a_table_no_spreadsheet_runs() {
    let facts = "titel: '=1+1;\"x\"'\nklager: {naam: '@SUM(A1)'}";
    let desk = Desk::with([
        ("2026/2026-001", case(facts, &["ontvangen: 2026-03-02"])),
        ("2026/2026-002", case("titel: Anders", &["ontvangen: 2026-03-02"])),
    ])
    .build();
    let dom = desk.after(
        "(function () {
          var real = window.Blob, held = '', name = '';
          window.Blob = function (parts, kind) { held = parts.join(''); return new real(parts, kind); };
          HTMLAnchorElement.prototype.click = function () { name = this.download + ' ' + this.href.slice(0, 5); };
          location.hash = '#zoek=sum';
          window.addEventListener('hashchange', function () {
            document.getElementById('zaken-bewaar').click();
            document.title = name + ' ' + JSON.stringify(held);
          });
          window.dispatchEvent(new HashChangeEvent('hashchange'));
        })();",
    );
    let title = dom.split("<title>").nth(1).unwrap().split("</title>").next().unwrap();
    assert!(title.starts_with("zaken-2026-04-20.csv blob: \"\u{feff}zaak;ontvangen;"), "{title}");
    assert!(title.contains(r#"\r\n2026-001;2026-03-02;proef;\"'=1+1;\"\"x\"\"\";'@SUM(A1);"#), "{title}");
    assert!(!title.contains("Anders"), "{title}");
}

#[test]
fn what_a_case_says_stays_text_in_the_list() {
    let word = "W".repeat(400);
    let facts = format!(
        "titel: \"</script><img src=x onerror=alert(1)> \u{202e}{word}\"\nklager: {{naam: '<b onclick=x()>'}}\n\
         behandelaar: {{naam: '\"><script>alert(1)</script>'}}\nindeling: {{onderwerpen: ['<svg onload=x()>']}}"
    );
    let desk = Desk::with([("2026/2026-001", case(&facts, &["ontvangen: 2026-03-02"]))]).build();
    for dom in [desk.list(""), desk.list("#zoek=%3Cimg+src%3Dx%3E"), desk.page("index.html")] {
        for acts in ["<img", "<b ", "<svg", "<script>"] {
            assert!(!dom.contains(acts), "{acts}: {dom}");
        }
    }
    assert!(desk.list("").contains(&word));
}

#[test]
fn many_cases_come_in_pages_for_whoever_has_no_script() {
    let cases: Vec<(String, String)> = (0..520)
        .map(|number| {
            let year = 2024 + number % 2;
            let id = format!("{year}-{number:03}");
            (format!("{year}/{id}"), case("titel: Zaak", &[&format!("ontvangen: {year}-03-02")]))
        })
        .collect();
    let desk = Desk::with(cases.iter().map(|(path, text)| (path.as_str(), text.clone()))).build();
    let first = desk.page("zaken/index.html");
    assert!(first.contains("De nieuwste 100 van 520 zaken") && first.contains("jaar-2024.html"), "{first}");
    assert_eq!(shown(&first).len(), 100);
    for year in [2024, 2025] {
        let page = desk.page(&format!("zaken/jaar-{year}.html"));
        assert_eq!(shown(&page).len(), 260);
        assert!(!page.contains("<script"), "{page}");
    }
    assert_eq!(shown(&desk.list("")).len(), 50);
    let second = desk.list("#blad=2&jaar=2025");
    assert!(second.contains("zaak 51 tot en met 100") && shown(&second).len() == 50);
    assert!(!self::desk().has("zaken/jaar-2026.html"), "a small archive has one list");
}
