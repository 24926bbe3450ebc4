//! The calculator of the public pages, in a real browser: it says what the calendar says, sentence for sentence.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDate};
use klachtwerk::calendar::{Calendar, Duration, EndRule, Moment, Unit, WorkdaySet};
use klachtwerk::repository::{Quiet, Repository, load};
use klachtwerk::site::{Options, build};
use serde_json::{Value, json};

use crate::pages::browse;

struct Site {
    folder: tempfile::TempDir,
    repository: Repository,
}

impl Site {
    /// The five example regulations, with all their versions.
    fn of_the_examples() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("archief");
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("regulations"), &root.join("regulations"));
        fs::create_dir_all(root.join("cases")).unwrap();
        let repository = load(&root, &Quiet).unwrap();
        let on = NaiveDate::from_ymd_opt(2026, 4, 20).unwrap();
        let options = Options { out: folder.path().join("uit"), public: true, private: false };
        build(&repository, None, on, &options, &Quiet).unwrap();
        Self { folder, repository }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join("uit/public").join(name)
    }

    fn address(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    /// The data a page hands its script, as it was published.
    fn data(&self, folder: &str) -> Option<Value> {
        let page = fs::read_to_string(self.path(&format!("{folder}/rekenhulp/index.html"))).unwrap();
        let (_, data) = page.split_once("id=\"rekenhulp-gegevens\">")?;
        Some(serde_json::from_str(data.split("</script>").next().unwrap()).unwrap())
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (entry, name) = (entry.unwrap().path(), to.to_owned());
        let target = name.join(entry.file_name().unwrap());
        if entry.is_dir() { copy(&entry, &target) } else { fs::copy(&entry, &target).map(|_| ()).unwrap() }
    }
}

fn days() -> impl Iterator<Item = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    first.iter_days().take_while(|day| day.year() <= 2030)
}

/// Days since 1970, which is how the script counts them.
fn number(day: NaiveDate) -> i64 {
    (day - NaiveDate::default()).num_days()
}

fn hash(text: &str) -> u32 {
    text.encode_utf16().fold(0x811c_9dc5, |hash: u32, unit| (hash ^ u32::from(unit)).wrapping_mul(0x0100_0193))
}

/// Runs the published script over the sets; gives how many days were compared, and the first differences.
fn compared(site: &Site, sets: &[Value]) -> (usize, String) {
    let here = |name: &str| site.path(name);
    fs::write(here("verwacht.js"), format!("window.expected = {};", json!(sets))).unwrap();
    fs::write(here("proef.js"), include_str!("fixtures/calculator.js")).unwrap();
    let scripts = ["rekenhulp.js", "verwacht.js", "proef.js"].map(|name| format!("<script src=\"{name}\"></script>"));
    let page = format!("<!DOCTYPE html><meta charset=\"utf-8\"><pre id=\"outcome\">-</pre>{}", scripts.concat());
    fs::write(here("proef.html"), page).unwrap();
    let (dom, complaints) = browse(&site.address("proef.html"));
    assert!(complaints.is_empty(), "{complaints:#?}");
    let outcome = dom.split_once("<pre id=\"outcome\">").unwrap().1.split("</pre>").next().unwrap();
    let (count, differences) = outcome.split_once('\n').unwrap_or((outcome, ""));
    (count.strip_prefix("compared ").unwrap().parse().unwrap(), differences.trim().to_owned())
}

#[test]
fn it_agrees_on_every_day_of_seven_years_for_every_term_of_the_examples() {
    let site = Site::of_the_examples();
    let (mut sets, mut terms) = (Vec::new(), 0);
    for regulation in &site.repository.regulations {
        let folder = format!("{}/{}", regulation.slug, regulation.version);
        let data = site.data(&folder);
        assert_eq!(data.is_some(), !regulation.terms.is_empty(), "{folder}");
        for (index, rule) in regulation.terms.iter().enumerate() {
            let data = data.as_ref().unwrap();
            terms += 1;
            let (mut dues, mut texts) = (Vec::new(), Vec::new());
            for day in days() {
                let start = Moment::from(day);
                dues.push(rule.calendar.compute(start, rule.duration).due.to_string());
                texts.push(rule.calendar.explain(start, rule.duration).join("\n"));
            }
            sets.push(json!({
                "name": format!("{folder} {}", rule.name.text),
                "calendar": data["calendar"],
                "term": data["terms"][index],
                "days": days().map(number).collect::<Vec<_>>(),
                "dues": dues,
                "texts": texts,
            }));
        }
    }
    assert!(terms >= 14, "{terms}");
    assert_eq!(compared(&site, &sets), (terms * days().count(), String::new()));
    // A difference in a date or in a single letter is seen: silence above means something.
    sets[0]["dues"][100] = json!("2024-04-31");
    sets[1]["texts"][200] = json!(sets[1]["texts"][200].as_str().unwrap().replace('e', "é"));
    let (_, differences) = compared(&site, &sets);
    assert_eq!(differences.matches("--- for ---").count(), 2, "{differences}");
}

#[test]
fn it_agrees_on_every_kind_of_term() {
    let site = Site::of_the_examples();
    let calendar = site.data("interactie/2026-01-01").unwrap()["calendar"].clone();
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let mut closed: Vec<NaiveDate> = days().filter(|day| day.month() == 8 && (3..=14).contains(&day.day())).collect();
    closed.extend(["2026-05-15", "2026-04-03", "2027-12-31", "2028-02-29", "2025-04-26"].map(day));
    let amounts = [
        (Unit::Hour, vec![1, 24, 48, 61]),
        (Unit::Day, vec![1, 2, 3, 14, 91]),
        (Unit::Workday, vec![1, 2, 3, 10, 40, 91]),
        (Unit::Week, vec![1, 4, 12, 13]),
        (Unit::Month, vec![1, 3, 4]),
        (Unit::Year, vec![1]),
    ];
    let (mut sets, mut expected) = (Vec::new(), 0);
    for (turn, (unit, amount)) in
        amounts.iter().flat_map(|(unit, amounts)| amounts.iter().map(move |amount| (*unit, *amount))).enumerate()
    {
        for (set, end, shut) in WorkdaySet::ALL
            .into_iter()
            .flat_map(|set| EndRule::ALL.map(|end| [(set, end, true), (set, end, false)]))
            .flatten()
        {
            let reckoned = Calendar::new(set, end, if shut { closed.clone() } else { Vec::new() });
            let duration = Duration::new(amount, unit).unwrap();
            // Every seventh day but one, shifted per term, and every end of a month.
            let mine =
                |(at, day): &(usize, NaiveDate)| (at + turn) % 6 == 0 || day.succ_opt().unwrap().month() != day.month();
            let chosen: Vec<NaiveDate> = days().enumerate().filter(mine).map(|(_, day)| day).collect();
            expected += chosen.len();
            let explained = |day: &NaiveDate| hash(&reckoned.explain(Moment::from(*day), duration).join("\n"));
            let due = |day: &NaiveDate| reckoned.compute(Moment::from(*day), duration).due.to_string();
            sets.push(json!({
                "name": "made up",
                "calendar": calendar,
                "term": {
                    "amount": amount, "unit": unit.word(1), "length": duration.to_string(), "workdays": set.word(),
                    "end": end.word(), "closed": reckoned.closed.iter().map(ToString::to_string).collect::<Vec<_>>(),
                },
                "days": chosen.iter().map(|day| number(*day)).collect::<Vec<_>>(),
                "dues": chosen.iter().map(due).collect::<Vec<_>>(),
                "hashes": chosen.iter().map(explained).collect::<Vec<_>>(),
            }));
        }
    }
    assert_eq!(compared(&site, &sets), (expected, String::new()));
    assert!(expected > 200_000, "{expected}");
}

#[test]
fn the_page_shows_the_dates_of_the_day_in_its_address() {
    let site = Site::of_the_examples();
    let at = |page: &str| {
        let (dom, complaints) = browse(&site.address(page));
        assert!(complaints.is_empty(), "{page}: {complaints:#?}");
        dom
    };
    let page = at("interactie/2026-01-01/rekenhulp/index.html#dag=2026-03-02");
    assert!(page.contains("<time datetime=\"2026-03-30\">maandag 30 maart 2026</time>"), "{page}");
    assert!(page.contains("<li>4 weken later is maandag 30 maart 2026.</li>"), "{page}");
    // The page of the regulation itself has the calculator of the version in force.
    assert!(at("interactie/rekenhulp/index.html#dag=2026-03-02").contains("datetime=\"2026-03-30\""));
    // Terms that start later hang on a day of their own, and after that on each other.
    let page = at("klik-onderwijs/rekenhulp/index.html#dag=2026-03-02");
    assert!(page.contains("Deze termijn begint later. Eerst gebeurt dit: oordeel gegeven."), "{page}");
    let page = at("klik-onderwijs/rekenhulp/index.html#dag=2026-03-02&oordeel=2026-03-16");
    assert!(page.contains("U kunt dit doen tot en met <time datetime=\"2026-03-30\">"), "{page}");
    assert!(page.contains("Als dit pas op de laatste dag gebeurt: bezwaar gemaakt (maandag 30 maart 2026)."), "{page}");
    assert!(page.contains("<time datetime=\"2026-04-27\">"), "{page}");
    for (address, message) in [
        ("#dag=2026-02-30", "Deze dag bestaat niet"),
        ("#dag=morgen", "Deze dag bestaat niet"),
        ("#dag=2050-01-03", "Verder reikt deze kalender niet"),
        ("#dag=", "Vul een dag in"),
    ] {
        let page = at(&format!("interactie/rekenhulp/index.html{address}"));
        assert!(page.contains(message) && page.contains("aria-invalid=\"true\""), "{address}: {page}");
        assert!(!page.contains("<h2>Uw datums</h2>"), "{address}");
    }
}

#[test]
fn without_a_script_the_page_shows_worked_examples_and_says_so() {
    let site = Site::of_the_examples();
    let page = fs::read_to_string(site.path("interactie/rekenhulp/index.html")).unwrap();
    assert!(page.contains("Zonder JavaScript ziet u hieronder bij elke termijn een voorbeeld."));
    assert!(page.contains("<form class=\"rekenhulp\" id=\"rekenhulp-formulier\" novalidate hidden>"));
    assert!(page.contains("<td>maandag 2 maart 2026</td><td>maandag 30 maart 2026"), "{page}");
    assert!(page.len() < 50_000, "{}", page.len());
}
