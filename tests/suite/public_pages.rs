//! The public page of a regulation: the answers in their order, links within the text, the fragment, data for
//! machines, addresses that moved, and its weight.

use std::fs;
use std::path::Path;

use klachtwerk::git::Archive;
use klachtwerk::repository::{Quiet, load};
use klachtwerk::site::{Options, build};
use tempfile::TempDir;

use crate::pages::browse;
use crate::trail::history::{History, commit};

const REGULATION: &str = "\
---
titel: Klachten </script> & meer
organisatie: Proefbureau
SOORTin_werking: 2024-01-01
vastgesteld: 2023-11-20
contact: {email: klachten@proef.example.org, telefoon: \"070 000 00 01\", post: \"Postbus 1, 1000 AA Proefstad\"}
stappen:
  ontvangen: {via: [brief, e-mail], artikel: \"1.1\"}
  klager-gehoord: {artikel: \"2.1\"}
termijnen:
  bevestiging: {stap: bevestigd, binnen: 3 werkdagen, na: ontvangen, artikel: \"2\"}
  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, artikel: \"2.1\"}
  bezwaar: {stap: bezwaar, binnen: 10 werkdagen, na: oordeel, voor: klager, artikel: \"2.2\"}
onafhankelijk:
  - {wie: behandelaar, niet: [beklaagde], artikel: \"2.1\"}
geschil: {instantie: Geschillenhuis, website: \"https://geschil.example.org\", artikel: \"2.2\"}
geheim: {artikel: \"1.2\"}
kosteloos: {artikel: \"1.2\"}
---
## Artikel 1 Klagen
1. Een klacht komt per brief, zie artikel 2, tweede lid, en [dit](#art-2).
2. De artikelen 1 en 2 gelden voor iedereen. Artikel 3 Awb niet.

## Artikel 2 Oordeel
1. Het oordeel komt binnen vier weken.
2. Bezwaar kan binnen 10 werkdagen.
";

/// Builds the public side of some files, for 20 April 2026.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let repository = load(folder.path(), &Quiet).unwrap();
    let options = Options { out: folder.path().join("out"), public: true, private: false };
    build(&repository, None, "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
    folder
}

fn proef(kind: &str, config: &str) -> TempDir {
    let text = REGULATION.replace("SOORT", kind);
    site(&[("regulations/proef.md", &text), ("klacht.toml", config)])
}

#[track_caller]
fn page(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join("out/public").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The levels of the headings, in order.
fn levels(html: &str) -> Vec<u32> {
    let starts = html.split("<h").skip(1);
    starts.filter_map(|rest| rest.chars().next()?.to_digit(10).filter(|_| rest[1..].starts_with([' ', '>']))).collect()
}

#[test]
fn the_answers_stand_in_the_order_of_the_questions() {
    let folder = proef("", "");
    let html = page(&folder, "proef/index.html");
    let order = ["hoe", "termijnen", "wie", "zelf", "beloften", "geschil", "tekst", "versies", "bestanden", "contact"];
    let places = order.map(|part| html.find(&format!("id=\"pagina-{part}\"")).unwrap_or_else(|| panic!("no {part}")));
    assert!(places.is_sorted(), "{places:?}");
    for said in [
        "<strong>per brief</strong>: Postbus 1, 1000 AA Proefstad",
        "<strong>per e-mail</strong>: <a href=\"mailto:klachten@proef.example.org\">",
        "U krijgt de kans om uw klacht toe te lichten.",
        "Degene die uw klacht behandelt, is nooit de persoon over wie u klaagt.",
        "Gratis en vertrouwelijk",
        "U kunt bezwaar maken tot 10 werkdagen na ons oordeel.",
        "Geschillenhuis",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
}

#[test]
fn the_drawing_has_a_name_a_description_and_no_style_of_its_own() {
    let html = page(&proef("", ""), "proef/index.html");
    let svg = html.split("<svg").nth(1).and_then(|rest| rest.split("</svg>").next()).unwrap();
    assert!(svg.contains("role=\"img\" aria-labelledby=\"tijdlijn-naam tijdlijn-uitleg\""), "{svg}");
    assert!(svg.contains("<title id=\"tijdlijn-naam\">") && svg.contains("<desc id=\"tijdlijn-uitleg\">"), "{svg}");
    assert!(svg.contains("U krijgt ons oordeel: binnen 4 weken, tot en met 30 maart 2026."), "{svg}");
    assert_eq!(svg.matches("<rect class=\"balk balk-").count(), 3, "{svg}");
    // The window runs from the last day of the judgement; Good Friday and Easter Monday do not count.
    assert!(svg.contains("u hebt 10 werkdagen, tot en met 15 april 2026"), "{svg}");
    assert!(!svg.contains("style") && !svg.contains("fill="), "{svg}");
}

#[test]
fn a_term_that_waits_for_a_judgement_without_a_day_is_drawn_and_says_so() {
    let text = REGULATION
        .replace("SOORT", "")
        .replace("  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, artikel: \"2.1\"}\n", "");
    let folder = site(&[("regulations/proef.md", &text)]);
    let html = page(&folder, "proef/index.html");
    assert!(html.contains("De regeling noemt geen dag voor ons oordeel."), "{html}");
    assert!(html.contains("balk-u"), "{html}");
}

#[test]
fn the_text_has_links_between_its_articles_and_facts_beside_them() {
    let html = page(&proef("", ""), "proef/index.html");
    for link in [
        "<a class=\"verwijzing\" href=\"#art-2-lid-2\">artikel 2, tweede lid</a>",
        "De <a class=\"verwijzing\" href=\"#art-1\">artikelen 1</a> en <a class=\"verwijzing\" href=\"#art-2\">2</a>",
        "Artikel 3 Awb niet",
        "<a href=\"#art-2\">dit</a>",
        "href=\"#art-2-lid-1\" aria-label=\"Link naar artikel 2 lid 1\"",
        "<dd>4 weken na ontvangst van uw klacht</dd>",
        "<dd>maandag 2 maart 2026, dan uiterlijk maandag 30 maart 2026",
    ] {
        assert!(html.contains(link), "{link}: {html}");
    }
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let folder = proef("", "");
    for (name, first) in [("proef/index.html", 2), ("proef/fragment.html", 2), ("index.html", 1), ("404.html", 1)] {
        let levels = levels(&page(&folder, name));
        assert_eq!(
            levels.iter().filter(|level| **level == 1).count(),
            usize::from(!name.contains("fragment")),
            "{name}"
        );
        let in_order = levels.windows(2).all(|pair| pair[1] <= pair[0] + 1) && levels[0] <= first;
        assert!(in_order, "{name}: {levels:?}");
    }
}

#[test]
fn the_fragment_can_stand_in_the_page_of_another_website() {
    let folder = proef("", "basis_url = \"https://klachten.example.org/site\"\n");
    for name in ["proef/fragment.html", "proef/2024-01-01/fragment.html"] {
        let html = page(&folder, name);
        for part in ["<html", "<head", "<body", "<main", "<script", "<link", "<meta", "<h1"] {
            assert!(!html.contains(part), "{name} has {part}");
        }
        for value in html.split(" id=\"").skip(1) {
            assert!(value.starts_with("klacht-proef-"), "{name}: {value:.40}");
        }
        for link in html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let own = link.strip_prefix('#').is_some_and(|id| html.contains(&format!("id=\"{id}\"")));
            assert!(own || link.contains(':'), "{name}: {link}");
        }
        assert!(html.contains("href=\"https://klachten.example.org/site/proef/2024-01-01/"), "{name}: {html}");
    }
}

/// What the page says to machines.
fn linked(html: &str) -> serde_json::Value {
    let start = "<script type=\"application/ld+json\">";
    let text = html.split(start).nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn machines_read_a_document_with_a_contact_point_and_legislation_only_of_a_public_body() {
    let data = linked(&page(&proef("", ""), "proef/index.html"));
    assert_eq!(data["@type"], "DigitalDocument");
    assert_eq!(data["name"], "Klachten </script> & meer", "nothing a title says ends the block");
    assert_eq!(data["publisher"]["contactPoint"]["email"], "klachten@proef.example.org");
    assert_eq!(data["temporalCoverage"], "2024-01-01/..");
    assert!(data.get("legislationLegalForce").is_none() && data.get("url").is_none());
    let data = linked(&page(&proef("soort_organisatie: overheid\n", ""), "proef/index.html"));
    assert_eq!(data["@type"], serde_json::json!(["DigitalDocument", "Legislation"]));
    assert_eq!(data["legislationLegalForce"], "https://schema.org/InForce");
    let data = linked(&page(&proef("soort_organisatie: dienstverlener\n", ""), "proef/index.html"));
    assert_eq!(data["@type"], "DigitalDocument");
}

#[test]
fn a_moved_address_leads_on_and_never_takes_the_place_of_a_page() {
    let config = "basis_url = \"https://klachten.example.org\"\n[verwijzingen]\n\"oud/adres\" = \"proef/\"\n\
        \"reglement.html\" = \"proef/2024-01-01/#art-2\"\n\"proef\" = \"proef/2024-01-01/\"\n\"stijl.css/x\" = \"proef/\"\n\
        \"index.html\" = \"proef/\"\n\"proef/regels/../../..\" = \"proef/\"\n\"weg\" = \"bestaat-niet/\"\n\"ver\" = \"https://elders.example\"\n";
    let folder = proef("", config);
    let moved = page(&folder, "oud/adres/index.html");
    assert!(moved.contains("<meta http-equiv=\"refresh\" content=\"0; url=../../proef/\">"), "{moved}");
    assert!(moved.contains("<link rel=\"canonical\" href=\"https://klachten.example.org/proef/\">"), "{moved}");
    assert!(moved.contains("<a href=\"../../proef/\">het nieuwe adres</a>"), "{moved}");
    assert!(page(&folder, "reglement.html").contains("url=proef/2024-01-01/#art-2\""));
    assert!(page(&folder, "proef/index.html").contains("pagina-hoe"), "the page stays");
    assert!(page(&folder, "index.html").contains("<h1>Klachtenregelingen</h1>"), "the page stays");
    assert!(!page(&folder, "stijl.css").is_empty());
    for gone in ["weg", "ver"] {
        assert!(!folder.path().join("out/public").join(gone).exists(), "{gone}");
    }
    let found = load(folder.path(), &Quiet).unwrap().findings;
    let told: Vec<&str> =
        found.as_slice().iter().filter(|own| own.code.id == "K391").map(|own| own.message.as_str()).collect();
    assert_eq!(told.len(), 4, "{told:?}");
}

#[test]
fn feed_and_sitemap_tell_of_corrections_by_their_day() {
    let text = REGULATION.replace("SOORT", "");
    let history = History::of([
        commit("begin")
            .file("regulations/proef.md", &text)
            .file("klacht.toml", "basis_url = \"https://k.example.org\"\n"),
        commit("tikfout").file("regulations/proef.md", text.replace("vier weken.", "vier gewone weken.")),
    ]);
    let out = TempDir::new().unwrap();
    let repository = load(&history.root(), &Quiet).unwrap();
    let archive = Archive::of_root(&history.root()).unwrap();
    let options = Options { out: out.path().join("out"), public: true, private: false };
    build(&repository, Some(&archive), "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
    let feed = page(&out, "feed.xml");
    let entry = "https://k.example.org/proef/2024-01-01/wijzigingen/#aanpassing-2026-03-03";
    assert!(feed.contains(&format!("<id>{entry}</id>\n<updated>2026-03-03T00:00:00Z</updated>")), "{feed}");
    assert!(feed.contains("<updated>2026-03-03T00:00:00Z</updated>\n<author>"), "{feed}");
    let sitemap = page(&out, "sitemap.xml");
    assert!(sitemap.contains("/proef/</loc><lastmod>2026-03-03</lastmod>"), "{sitemap}");
    assert_eq!(sitemap.matches("<lastmod>").count(), sitemap.matches("<url>").count(), "{sitemap}");
}

#[test]
fn a_page_with_its_styles_weighs_less_than_fifty_kilobytes() {
    let folder = TempDir::new().unwrap();
    let repository = load(Path::new(env!("CARGO_MANIFEST_DIR")), &Quiet).unwrap();
    let options = Options { out: folder.path().join("out"), public: true, private: false };
    build(&repository, None, "2026-04-20".parse().unwrap(), &options, &Quiet).unwrap();
    let styles: usize = ["tokens.css", "stijl.css", "publiek.css"].map(|name| page(&folder, name).len()).iter().sum();
    for regulation in &repository.regulations {
        for name in [regulation.slug.clone(), format!("{}/{}", regulation.slug, regulation.version)] {
            let weight = page(&folder, &format!("{name}/index.html")).len() + styles;
            assert!(weight < 50_000, "{name}: {weight}");
        }
    }
}

#[test]
fn a_browser_shows_the_page_under_its_policy_without_complaint() {
    let folder = proef("soort_organisatie: overheid\n", "[verwijzingen]\noud = \"proef/\"\n");
    let address = |name: &str| format!("file://{}/{name}", folder.path().join("out/public").display());
    for name in ["proef/index.html", "proef/2024-01-01/index.html", "404.html"] {
        let (dom, complaints) = browse(&address(name));
        assert!(dom.contains("gemaakt met Klachtwerk"), "{name}: {dom}");
        assert!(complaints.is_empty(), "{name}: {complaints:#?}");
    }
}
