//! The pages that are built: every link leads somewhere, nothing acts that should not, and a real browser agrees.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build};

const REGULATION: &str = "\
---
titel: Klachtenregeling <Proef> & Co
organisatie: Proefbureau
in_werking: DAG
voorbeeld: true
contact: {email: klachten@proefbureau.example.org, telefoon: \"070 000 00 01\", website: \"https://proefbureau.example.org\"}
rollen:
  klachtenfunctionaris: {naam: Functionaris van dienst, artikel: \"2.1\"}
vereist:
  - {gegeven: klager.naam, artikel: \"1.2\"}
stappen:
  ontvangen: {via: [e-mail, brief], artikel: \"1.1\"}
termijnen:
  bevestiging: {stap: bevestigd, binnen: 3 werkdagen, na: ontvangen, wie: klachtenfunctionaris, artikel: \"2.1\"}
  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, artikel: \"5.5\", verlengen: {stap: verlengd, vereist: [reden, tot]}}
  bezwaar: {stap: bezwaar, binnen: 10 werkdagen, na: oordeel, voor: klager, artikel: afspraken.1}
  bezwaar-besluit: {stap: bezwaar-beslist, binnen: 1 week, na: bezwaar, soort: streef, artikel: afspraken.2}
geschil: {instantie: Geschillenhuis, website: \"https://geschillenhuis.example.org\", artikel: afspraken}
geheim: {artikel: \"5\"}
kosteloos: {artikel: \"5.2\"}
---
## Artikel 1 Klagen
1. Een klacht komt per e-mail of per brief.
2. De klacht noemt de naam.

## Artikel 2 Ontvangst
1. De functionaris bevestigt de ontvangst binnen 3 werkdagen.

## Artikel 5 Oordeel
1. Een.
2. Klagen kost niets. <script>regeling()</script>
3. Drie.
4. Vier.
5. Het oordeel komt binnen vier weken.

## Afspraken {#afspraken}
1. Bezwaar kan binnen 10 werkdagen.
2. Wij streven naar een week.
";

/// What only cases say: none of it may be on a public page.
const ONLY_IN_CASES: [&str; 6] =
    ["Klaagster", "klaagster@thuis.example.net", "070 111 22 33", "Geheime omschrijving", "2026-00", "onclick"];

const ANCHORS: [&str; 14] = [
    "art-1",
    "art-1-lid-1",
    "art-1-lid-2",
    "art-2",
    "art-2-lid-1",
    "art-5",
    "art-5-lid-1",
    "art-5-lid-2",
    "art-5-lid-3",
    "art-5-lid-4",
    "art-5-lid-5",
    "afspraken",
    "afspraken-lid-1",
    "afspraken-lid-2",
];

const HOSTILE: &str = "\
klager: {naam: \"<script>naam()</script> Klaagster\", email: klaagster@thuis.example.net, telefoon: \"070 111 22 33\"}
titel: '\"><img src=x onerror=titel()>'
'dienst\" onclick=\"dienst()': '<b onclick=dienst()>'";

const HOSTILE_BODY: &str = "\
## Omschrijving {#pagina-inhoud}
Geheime omschrijving <script>tekst()</script> <a onclick=\"tekst()\" style=\"color:red\">klik</a>
[klik](javascript:tekst()) ![plaatje](https://elders.example.org/x.png)
";

struct Sites {
    _folder: tempfile::TempDir,
    out: PathBuf,
}

/// Cases that are overdue, open, late, lapsed and closed; one that means harm; one no regulation binds.
fn cases() -> Vec<(&'static str, String)> {
    let known = "klager: {naam: Klaagster Twee}\ndienst: Advies";
    let case = |facts: &str, course: &str, body: &str| format!("---\n{facts}\nverloop:\n{course}---\n{body}");
    vec![
        ("2026-001", case(HOSTILE, "  - ontvangen: 2026-03-02\n", HOSTILE_BODY)),
        ("2026-002", case(known, "  - ontvangen: 2026-04-15\n  - bevestigd: 2026-04-16\n", "## Omschrijving\nKort.\n")),
        (
            "2026-003",
            case(
                known,
                "  - ontvangen: 2026-02-02\n  - bevestigd: 2026-02-20\n  - oordeel: 2026-02-24\n    uitkomst: gegrond\n  - afgesloten: 2026-03-20\n",
                "",
            ),
        ),
        (
            "2026-004",
            case(
                known,
                "  - ontvangen: 2026-03-02\n  - oordeel: 2026-03-10\n    uitkomst: ongegrond\n  - bezwaar: 2026-03-12\n",
                "",
            ),
        ),
        ("2026-005", case(known, "  - ontvangen: 2026-04-01\n  - oordeel: 2026-04-14\n    uitkomst: gegrond\n", "")),
        ("2026-006", case("regeling: bestaat-niet\nklager: {}", "  - bevestigt: gisteren\n", "")),
    ]
}

fn sites() -> Sites {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("archief");
    let put = |name: &str, text: &str| {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put(
        "klacht.toml",
        "organisatie = \"Proef & Zonen\"\nregeling = \"proef\"\nbasis_url = \"https://proef.example.org/klachten\"\n",
    );
    for day in ["2024-01-01", "2026-01-01", "2027-01-01"] {
        put(&format!("regulations/proef/{day}.md"), &REGULATION.replace("DAG", day));
    }
    for shipped in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("regulations")).unwrap() {
        let path = shipped.unwrap().path();
        if path.is_file() {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            put(&format!("regulations/{name}"), &fs::read_to_string(&path).unwrap());
        }
    }
    for (id, text) in cases() {
        put(&format!("cases/2026/{id}.md"), &text);
    }
    let repository = load(&root, &Quiet).unwrap();
    let out = folder.path().join("uit");
    let on = chrono::NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
    build(&repository, None, on, &Options { out: out.clone(), public: true, private: true }, &Quiet).unwrap();
    Sites { _folder: folder, out }
}

/// Every file of a side: its path below the side's top folder and its bytes. Built once for all tests.
fn files(side: &str) -> BTreeMap<String, Vec<u8>> {
    static FILES: OnceLock<BTreeMap<String, Vec<u8>>> = OnceLock::new();
    let all = FILES.get_or_init(|| collected(&sites().out));
    let mine = all.iter().filter_map(|(name, bytes)| Some((name.strip_prefix(side)?.strip_prefix('/')?, bytes)));
    mine.map(|(name, bytes)| (name.to_owned(), bytes.clone())).collect()
}

pub fn collected(top: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![top.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(top).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

fn pages(side: &str) -> BTreeMap<String, Vec<Tag>> {
    let pages = files(side).into_iter().filter(|(name, _)| name.ends_with(".html"));
    pages.map(|(name, bytes)| (name, tags(&String::from_utf8(bytes).unwrap()))).collect()
}

/// An opening tag.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The opening tags of a page, read as a browser reads them.
fn tags(html: &str) -> Vec<Tag> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let mut tag = Tag { name: rest[..end].to_lowercase(), attributes: Vec::new() };
        rest = rest[end..].trim_start();
        while !rest.is_empty() && !rest.starts_with('>') {
            let end = rest.find(|c: char| c.is_whitespace() || "=>".contains(c)).unwrap_or(rest.len());
            let key = rest[..end.max(1)].to_lowercase();
            rest = rest[end.max(1)..].trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let quote = after.chars().next().filter(|c| "\"'".contains(*c)).expect("a quoted value");
                let close = after[1..].find(quote).expect("a closing quote");
                value = &after[1..=close];
                rest = after[close + 2..].trim_start();
            }
            tag.attributes.push((key, unescaped(value)));
        }
        found.push(tag);
    }
    found
}

fn unescaped(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&#x27;", "'").replace("&apos;", "'").replace("&#x2F;", "/").replace("&amp;", "&")
}

fn ids(tags: &[Tag]) -> Vec<&str> {
    tags.iter().filter_map(|tag| tag.get("id")).collect()
}

/// The file a link on a page leads to, and its fragment; nothing when it leads elsewhere.
fn target(page: &str, link: &str, top: &str) -> Option<(String, String)> {
    let (link, fragment) = link.split_once('#').unwrap_or((link, ""));
    let link = link.split('?').next().unwrap_or_default();
    if ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| link.starts_with(scheme)) {
        return None;
    }
    let mut parts: Vec<&str> = page.split('/').collect();
    let path = match link.strip_prefix(top).filter(|_| link.starts_with('/')) {
        Some(rest) => {
            parts.clear();
            rest
        }
        None => link,
    };
    if !link.is_empty() {
        parts.pop();
        for part in path.split('/') {
            match part {
                ".." => assert!(parts.pop().is_some(), "{page}: {link} leads out of the site"),
                "." => {}
                part => parts.push(part),
            }
        }
    }
    let mut path = parts.join("/");
    if path.is_empty() || path.ends_with('/') {
        path += "index.html";
    }
    Some((path, fragment.to_owned()))
}

#[test]
fn every_link_leads_to_a_file_and_an_id() {
    for side in ["public", "private"] {
        let (files, pages) = (files(side), pages(side));
        let mut count = 0;
        for (page, tags) in &pages {
            let links = tags.iter().flat_map(|tag| [tag.get("href"), tag.get("src")]).flatten();
            for link in links {
                let Some((path, fragment)) = target(page, link, "/klachten/") else { continue };
                count += 1;
                assert!(files.contains_key(&path), "{side}/{page}: {link} leads to {path}, which is not there");
                // `#stand=open` is a choice for the script of the list, not a place on its page.
                let chosen = path == "zaken/index.html" && fragment.contains('=');
                let lands = fragment.is_empty() || chosen || ids(&pages[&path]).contains(&fragment.as_str());
                assert!(lands, "{side}/{page}: {link}: {path} has no id {fragment}");
                let folder = link.split(['#', '?']).next().unwrap_or_default().ends_with('/');
                assert!(side == "public" || !folder, "{side}/{page}: {link} does not work from disk");
            }
        }
        assert!(count > 200, "{side}: only {count} links were found");
    }
}

#[test]
fn the_addresses_in_feed_and_sitemap_lead_to_pages() {
    let files = files("public");
    for name in ["feed.xml", "sitemap.xml"] {
        let text = String::from_utf8(files[name].clone()).unwrap();
        let base = "https://proef.example.org/klachten/";
        let addresses: Vec<&str> =
            text.split(base).skip(1).map(|rest| rest.split(['<', '"']).next().unwrap()).collect();
        assert!(addresses.len() > 5, "{name}: {text}");
        for address in addresses {
            let path = if address.is_empty() || address.ends_with('/') {
                format!("{address}index.html")
            } else {
                address.to_owned()
            };
            assert!(files.contains_key(&path), "{name}: {address}");
        }
    }
}

#[test]
fn an_id_stands_once_on_a_page() {
    for side in ["public", "private"] {
        for (page, tags) in pages(side) {
            let ids = ids(&tags);
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(ids.len(), unique.len(), "{side}/{page}: {ids:?}");
        }
    }
}

#[test]
fn articles_and_members_have_their_anchor() {
    for (side, prefix) in [("public", "proef/"), ("private", "regelingen/proef/")] {
        let pages = pages(side);
        let other = |page: &str| page.contains("/wijzigingen/") || page.contains("/rekenhulp/");
        let is_text = |page: &&String| page.starts_with(prefix) && !other(page);
        let versions: Vec<_> = pages.iter().filter(|(page, _)| is_text(page)).collect();
        assert!(versions.len() >= 3, "{side}");
        for (page, tags) in versions {
            let ids = ids(tags);
            for anchor in ANCHORS {
                // A fragment stands in a page of others, so its ids have a prefix.
                let id =
                    if page.ends_with("fragment.html") { format!("klacht-proef-{anchor}") } else { anchor.to_owned() };
                assert!(ids.contains(&id.as_str()), "{side}/{page} has no #{id}");
            }
        }
    }
}

#[test]
fn private_pages_hold_nothing_that_acts_and_are_not_indexed() {
    for (page, tags) in pages("private") {
        for tag in &tags {
            // A paper has its style in itself, for it goes out alone.
            let paper = page.starts_with("verslagen/") && !page.ends_with("index.html");
            let inline = tag.name == "style" && !paper || tag.name == "script" && tag.get("src").is_none();
            assert!(!inline, "{page}: {tag:?}");
            assert!(
                !["iframe", "object", "embed", "img", "base", "form"].contains(&tag.name.as_str()),
                "{page}: {tag:?}"
            );
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on") && name != "style", "{page}: {tag:?}");
                assert!(!value.trim_start().to_lowercase().starts_with("javascript:"), "{page}: {tag:?}");
            }
        }
        let meta = |name: &str| {
            let named = |tag: &&Tag| tag.get("name") == Some(name) || tag.get("http-equiv") == Some(name);
            tags.iter().find(named).and_then(|tag| tag.get("content")).unwrap_or_default().to_owned()
        };
        assert!(meta("robots").contains("noindex"), "{page}");
        assert_eq!(meta("referrer"), "no-referrer", "{page}");
        assert!(meta("Content-Security-Policy").starts_with("default-src 'none'"), "{page}");
        let scripts = tags.iter().filter(|tag| tag.name == "script").filter_map(|tag| tag.get("src"));
        let allowed = if page == "zaken/index.html" { vec!["../zaken/gegevens.js", "../zaken.js"] } else { vec![] };
        assert_eq!(scripts.collect::<Vec<_>>(), allowed, "{page}");
    }
}

#[test]
fn public_pages_run_nothing_and_say_nothing_of_cases() {
    for (page, tags) in pages("public") {
        assert!(tags.iter().all(|tag| !["style", "iframe", "img"].contains(&tag.name.as_str())), "{page}");
        // The calculator alone has scripts: two files. Data for machines is no script: nothing of it runs.
        let calculator = page.ends_with("/rekenhulp/index.html");
        let data = |tag: &Tag| matches!(tag.get("type"), Some("application/ld+json" | "application/json"));
        let mut scripts = tags.iter().filter(|tag| tag.name == "script");
        assert!(scripts.all(|tag| data(tag) || calculator && tag.get("src").is_some()), "{page}");
        assert!(tags.iter().all(|tag| tag.get("style").is_none()), "{page}");
        if !page.ends_with("fragment.html") {
            let policy = tags.iter().find(|tag| tag.get("http-equiv") == Some("Content-Security-Policy"));
            let policy = policy.and_then(|tag| tag.get("content")).unwrap_or_default();
            assert!(policy.starts_with("default-src 'none'"), "{page}");
        }
    }
    for (file, bytes) in files("public") {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        for word in ONLY_IN_CASES {
            assert!(!text.contains(word), "public/{file} says {word}");
        }
    }
}

#[test]
fn what_a_case_says_is_shown_as_text() {
    let page = String::from_utf8(files("private")["zaken/2026-001/index.html"].clone()).unwrap();
    for shown in ["&lt;script&gt;naam()&lt;", "Klaagster", "Geheime omschrijving &lt;script&gt;tekst()"] {
        assert!(page.contains(shown), "{shown} is not in {page}");
    }
}

#[test]
fn versions_say_how_they_stand() {
    let files = files("public");
    let page = |name: &str| String::from_utf8(files[name].clone()).unwrap();
    assert!(page("proef/2024-01-01/index.html").contains("Deze versie geldt niet meer voor nieuwe klachten"));
    assert!(page("proef/2027-01-01/index.html").contains("Deze versie gaat in op 1 januari 2027"));
    let current = page("proef/index.html");
    assert!(!current.contains("Deze versie "), "{current}");
    assert!(current.contains("oorbeeld, geen officiële tekst") && current.contains("2026-01-01/regels.json"));
    assert!(page("404.html").contains("href=\"/klachten/stijl.css\""));
}

#[test]
fn two_builds_are_the_same() {
    let again = sites();
    for side in ["public", "private"] {
        let (first, second) = (files(side), collected(&again.out.join(side)));
        assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
        for (name, bytes) in first {
            assert!(second[&name] == bytes, "{side}/{name} differs between two builds");
        }
    }
}

/// Opens an address in Chromium; gives the page after its scripts ran, and what the browser complained of.
pub fn browse(address: &str) -> (String, Vec<String>) {
    const CHROMIUM: &str = "/usr/bin/chromium";
    assert!(Path::new(CHROMIUM).exists(), "chromium ontbreekt: draai tests/run");
    let profile = tempfile::tempdir().unwrap();
    let output = Command::new(CHROMIUM)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
        .args(["--enable-logging=stderr", "--dump-dom"])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(address)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    let complaints = stderr.lines().filter(|line| line.contains("CONSOLE")).map(str::to_owned).collect();
    (String::from_utf8(output.stdout).unwrap(), complaints)
}

#[test]
fn a_browser_opens_the_pages_from_disk_without_complaint() {
    let sites = sites();
    let address = |page: &str| format!("file://{}/{page}", sites.out.display());
    for page in ["public/index.html", "private/index.html", "private/zaken/2026-001/index.html"] {
        let (dom, complaints) = browse(&address(page));
        assert!(dom.contains("gemaakt met Klachtwerk"), "{page}: {dom}");
        assert!(complaints.is_empty(), "{page}: {complaints:#?}");
    }
    // The list loses what does not match, which also shows that its script is allowed to run.
    for (query, shown) in [("", 6), ("#zoek=2026-003", 1), ("#zoek=advies+klager-is-er-niet", 0), ("#stand=open", 5)] {
        let (dom, complaints) = browse(&address(&format!("private/zaken/index.html{query}")));
        assert!(complaints.is_empty(), "{query}: {complaints:#?}");
        let rows = tags(&dom).iter().filter(|tag| tag.get("scope") == Some("row")).count();
        assert_eq!(rows, shown, "{query}: {dom}");
        assert!(dom.contains("class=\"sorteer\""), "{query}: the headings do not sort");
    }
    // A page that breaks the policy is complained of: silence above means something.
    let page = fs::read_to_string(sites.out.join("private/index.html")).unwrap();
    fs::write(
        sites.out.join("private/fout.html"),
        page.replace("</body>", "<script>document.title = 'x'</script></body>"),
    )
    .unwrap();
    let (_, complaints) = browse(&address("private/fout.html"));
    assert!(complaints.iter().any(|line| line.contains("Content Security Policy")), "{complaints:#?}");
}
