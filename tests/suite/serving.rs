//! `klacht serve` as a process of its own: real requests over a socket, real changes on disk.

mod changes;
mod running;
mod screen;
mod strangers;

use std::fs;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use running::{Running, serve, served, until};

use super::test_repo::{QUIET, TestRepo};

const DAY: &str = "2026-06-01";

const CASE: &str =
    "---\nklager: {naam: Noor Noordzee}\nverloop:\n  - ontvangen: 2026-05-04\n    via: e-mail\n---\nDe tekst.\n";

fn archive() -> TestRepo {
    TestRepo::new().case("2026-001", CASE).case("2026-002", &CASE.replace("05-04", "04-02"))
}

/// A page without what serve puts in, and the rules it was given.
fn undressed(html: &str) -> (String, String) {
    let html = match html.split_once("<aside class=\"klacht-meldingen\"") {
        Some((before, rest)) => format!("{before}{}", rest.split_once("</aside>\n").unwrap().1),
        None => html.to_owned(),
    };
    let html = html.replace("<link rel=\"stylesheet\" href=\"/_klacht/ververs.css\">\n", "");
    let rules = "http-equiv=\"Content-Security-Policy\" content=\"";
    let (before, rest) = html.split_once(rules).expect("a page sets rules");
    let (policy, after) = rest.split_once('"').unwrap();
    let page = format!("{before}{rules}{after}");
    let Some((before, after)) = page.split_once("<script src=\"/_klacht/ververs.js\"") else {
        return (page, policy.to_owned());
    };
    (format!("{before}{}", after.split_once("</script>\n").unwrap().1), policy.to_owned())
}

/// Holds every address against what a build writes now.
#[track_caller]
fn same_as_built(repo: &TestRepo, running: &Running) {
    let out = tempfile::tempdir().unwrap();
    repo.run(["build", "--out", out.path().to_str().unwrap()]).on(DAY).ended(0);
    for (side, port) in [("public", running.public), ("private", running.private)] {
        let files = klachtwerk::world::list(&out.path().join(side)).unwrap();
        assert!(files.len() > 15, "{side}");
        for file in files {
            let built = fs::read(&file.path).unwrap();
            let address = file.name.replace("index.html", "");
            let shown = running.get(port, &format!("/{address}"));
            assert_eq!(shown.status, 200, "{side}/{}", file.name);
            if !file.name.ends_with(".html") || file.name.ends_with("fragment.html") {
                assert_eq!(shown.bytes, built, "{side}/{}", file.name);
                continue;
            }
            let (built, rules) = undressed(&String::from_utf8(built).unwrap());
            let (page, opened) = undressed(&shown.text());
            assert_eq!(page, built, "{side}/{}", file.name);
            assert!(shown.text().contains("<script src=\"/_klacht/ververs.js\" data-versie="), "{side}/{}", file.name);
            // What was let in is one script and one stream of our own, and not a word more.
            let more = ["; script-src 'self'", "; connect-src 'self'"];
            let without = more.iter().fold(opened.clone(), |text, more| text.replace(more, ""));
            // A paper has its style in itself; what was found is told in ours.
            let without = without.replace("style-src 'unsafe-inline' 'self'", "style-src 'unsafe-inline'");
            assert!(opened == rules || without == rules || opened.replace(more[1], "") == rules, "{rules}\n{opened}");
            assert_eq!(shown.header("content-security-policy"), format!("{opened}; frame-ancestors 'none'"));
        }
    }
}

#[test]
fn every_page_is_the_built_one_with_a_script_added() {
    let settings = "organisatie = \"Voorbeeld BV\"\nbasis_url = \"https://klachten.example.org/klachten\"\n";
    let repo = archive().file("klacht.toml", settings).committed();
    let running = serve(&repo, &[]);
    same_as_built(&repo, &running);
    // Serving writes nothing.
    assert!(!repo.root().join("out").exists());
}

/// However the files came to be as they are, piece by piece, what is shown is what a build makes of them.
#[test]
fn after_many_changes_every_page_is_still_the_built_one() {
    let repo = archive().committed();
    let running = serve(&repo, &[]);
    let path = |name: &str| repo.root().join(name);
    let write = |name: &str, text: &str| {
        fs::create_dir_all(path(name).parent().unwrap()).unwrap();
        fs::write(path(name), text).unwrap();
    };
    let verdict = CASE.replace("---\nDe tekst", "  - oordeel: 2026-05-20\n---\nDe tekst");
    let later = QUIET.replace("in_werking: 2024-01-01", "in_werking: 2026-04-20");
    let steps: [&dyn Fn(); 8] = [
        &|| write("cases/2026/2026-001.md", &CASE.replace("2026-05-04", "2099-01-01")),
        &|| write("cases/2026/2026-002.md", &verdict),
        &|| write("cases/2026/2026-001.md", "kapot"),
        &|| write("cases/2025/2026-001.md", CASE),
        &|| write("regulations/voorbeeld/2026-04-20.md", &later),
        &|| write("cases/2026/2026-001.md", &verdict),
        &|| fs::remove_file(path("cases/2025/2026-001.md")).unwrap(),
        &|| write("klacht.toml", "organisatie = \"Anders BV\"\nregeling = \"voorbeeld\"\n"),
    ];
    for step in steps {
        step();
        // Some of these fall together in one change, others do not: both have to come out right.
        std::thread::sleep(Duration::from_millis(90));
    }
    repo.git(&["add", "-A"]);
    repo.git(&["commit", "-qm", "alles"]);
    // Last of all a change in one case, which is read by itself.
    until(|| running.private("/").contains("Anders BV"), || running.said());
    std::thread::sleep(Duration::from_millis(1500));
    write("cases/2026/2026-002.md", &verdict.replace("Noor", "Nel").replace("2026-05-20", "2099-05-20"));
    running.says("er is iets vastgelegd in git");
    until(|| running.private("/zaken/2026-002/").contains("20 mei 2099"), || running.said());
    std::thread::sleep(Duration::from_millis(1500));
    same_as_built(&repo, &running);
}

#[test]
fn an_address_that_is_not_there_says_so_in_dutch() {
    let repo = archive();
    let running = serve(&repo, &[]);
    for (port, address) in [(running.public, "/nergens/"), (running.private, "/zaken/2026-999/")] {
        let page = running.get(port, address);
        assert_eq!(page.status, 404);
        assert!(
            page.text().contains("Deze pagina is er niet") || page.text().contains("bestaat niet"),
            "{}",
            page.text()
        );
        assert!(page.text().contains("ververs.js"), "a page that comes later shows by itself");
    }
    let moved = running.get(running.private, "/zaken/2026-001");
    assert_eq!((moved.status, moved.header("location")), (301, "/zaken/2026-001/".to_owned()));
    assert_eq!(running.get(running.private, "/zaken/2026-001/").status, 200);
}

#[test]
fn the_public_port_knows_no_case() {
    let repo = archive();
    let running = serve(&repo, &[]);
    for address in ["/zaken/", "/zaken/2026-001/", "/zaken.csv", "/zaken/gegevens.js", "/bevindingen/"] {
        let page = running.get(running.public, address);
        assert_eq!(page.status, 404, "{address}");
        assert!(!page.text().contains("Noordzee"), "{address}");
    }
}

#[test]
fn ctrl_c_ends_it_and_frees_the_ports() {
    let repo = archive();
    let mut running = serve(&repo, &[]);
    let waiting = running.events(running.private);
    let started = Instant::now();
    running.interrupt();
    assert_eq!(running.ended(), 0);
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
    assert!(running.said().contains("gestopt"), "{}", running.said());
    drop(waiting);
    for port in [running.public, running.private] {
        TcpListener::bind(("127.0.0.1", port)).unwrap();
    }
}

#[test]
fn a_port_that_is_taken_is_said_with_another() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().min(65_000);
    let said = archive().run(["serve", "--port", &port.to_string()]).now().refused();
    assert!(said.contains(&format!("poort {port} is al in gebruik")), "{said}");
    assert!(said.contains("kies een andere: klacht serve --port "), "{said}");
    for wrong in ["65535", "-1", "acht"] {
        let said = archive().run(["serve", &format!("--port={wrong}")]).now().refused();
        assert!(said.contains("schrijf een getal van 0 tot en met 65534"), "{said}");
    }
}

#[test]
fn two_ports_beside_each_other_are_told() {
    // Somebody else may take a port in between; then another pair is tried.
    let repo = archive();
    let running = (0..20).find_map(|step| served(&repo, &["--port", &(42_180 + step * 10).to_string()])).unwrap();
    assert_eq!(running.private, running.public + 1);
    assert_eq!(running.get(running.public, "/").status, 200);
}

#[test]
fn a_regulation_that_cannot_be_read_is_not_shown_to_the_public_as_if_it_could() {
    let repo = TestRepo::new().regulation("voorbeeld", &QUIET.replacen("---", "", 1));
    let running = serve(&repo, &[]);
    let page = running.get(running.public, "/").text();
    assert!(page.contains("K001") && page.contains("regulations/voorbeeld.md"), "{page}");
}

impl Running {
    /// The text of a page of the dashboard.
    fn private(&self, address: &str) -> String {
        self.get(self.private, address).text()
    }
}
