//! The page of figures: drawings with the table behind each, what has to go soon, the duties of the year.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::calendar::{Period, long_date};
use crate::deadline::{self, Deadline, Standing, leaving};
use crate::duties::Duty;
use crate::figures::{self, Counted, Load, Series};
use crate::repository::Repository;

use super::chart::{self, Called};
use super::yearly::{self, YearDuty};

/// How far ahead the end of a retention term is shown.
const AHEAD: u64 = 90;
/// How many rows a table has at most.
const MOST: usize = 100;
/// How many classes are drawn; the table has no more either.
const CLASSES: usize = 12;

/// The page of figures.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// Drawings with their tables.
    pub charts: Vec<Chart>,
    /// Cases whose retention term has passed or soon will.
    pub leaving: Vec<Leaving>,
    /// How many there are beside those.
    pub more_leaving: usize,
    /// What the regulations ask of the organisation each year, with its last day.
    pub duties: Vec<YearDuty>,
}

/// A drawing and its table.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// The anchor.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// How to read it.
    pub text: String,
    /// The drawing; empty when there is nothing to draw.
    pub svg: String,
    /// The heads of the table.
    pub head: Vec<String>,
    /// For each column whether it holds words; columns not named here hold numbers.
    pub words: Vec<bool>,
    /// Its rows; the first cell is the name.
    pub rows: Vec<Vec<String>>,
}

/// A case that has to go.
#[derive(Debug, Serialize)]
pub struct Leaving {
    /// The case.
    pub case: String,
    /// Its last day, ISO.
    pub until: String,
    /// That day in words.
    pub until_long: String,
    /// The key of how it stands.
    pub status: &'static str,
    /// How it stands.
    pub state: String,
}

impl Overview {
    /// Works out the figures as of a day; `terms` in the order of the cases.
    #[must_use]
    pub fn new(repository: &Repository, terms: &[Vec<Deadline<'_>>], year: &[Duty<'_>], on: NaiveDate) -> Self {
        let cases: Vec<Counted<'_>> = repository
            .cases
            .iter()
            .zip(terms)
            .map(|(bound, terms)| Counted { case: &bound.case, regulation: repository.binding(bound), terms })
            .collect();
        let periods = figures::periods(&cases, on);
        let leaving: Vec<Leaving> = leaving(repository, on).iter().filter_map(|case| leaves(case, on)).collect();
        let more_leaving = leaving.len().saturating_sub(MOST);
        Self {
            charts: charts(&cases, &periods, on),
            leaving: leaving.into_iter().take(MOST).collect(),
            more_leaving,
            duties: yearly::rows(repository, year, on),
        }
    }
}

fn charts(cases: &[Counted<'_>], periods: &[Period], on: NaiveDate) -> Vec<Chart> {
    let by_regulation =
        figures::load(cases, on, |counted| counted.regulation.map(|regulation| regulation.slug.as_str()));
    let by_handler =
        figures::load(cases, on, |counted| Some(counted.case.handler.as_ref()?.name.as_ref()?.text.as_str()));
    let by_regulation: Vec<(String, Load)> =
        by_regulation.into_iter().map(|(name, load)| (name.to_owned(), load)).collect();
    let by_handler: Vec<(String, Load)> = by_handler.into_iter().map(|(name, load)| (name.to_owned(), load)).collect();
    vec![
        over_time(
            ("zaken-in-de-tijd", "Zaken in de tijd"),
            "Hoeveel klachten er kwamen, hoeveel er gesloten zijn en hoeveel er aan het eind open stonden.",
            periods,
            figures::caseload(cases, periods, on),
        ),
        in_time(cases),
        handling(&by_regulation),
        over_time(
            ("uitkomsten", "Uitkomsten"),
            "Naar de dag van het oordeel.",
            periods,
            figures::outcomes(cases, periods, on),
        ),
        over_time(
            ("onderwerpen", "Onderwerpen"),
            "Naar de dag van ontvangst. Een zaak kan meer onderwerpen hebben.",
            periods,
            figures::classes(cases, "onderwerpen", periods),
        ),
        over_time(
            ("aard", "Aard van de klacht"),
            "Naar de dag van ontvangst. Niet elke regeling vraagt ernaar.",
            periods,
            figures::classes(cases, "aard", periods),
        ),
        loads(("regelingen", "Per regeling"), "regeling", &by_regulation),
        loads(("behandelaars", "Per behandelaar"), "behandelaar", &by_handler),
    ]
}

fn over_time(
    (id, title): (&'static str, &str),
    text: &'static str,
    periods: &[Period],
    mut series: Vec<Series>,
) -> Chart {
    if series.len() > CLASSES {
        let rest = series.split_off(CLASSES - 1);
        let counts = (0..periods.len()).map(|at| rest.iter().map(|series| series.counts[at]).sum()).collect();
        series.push(Series { name: format!("overige ({})", rest.len()), counts });
    }
    let labels: Vec<String> = periods.iter().map(|period| period.label()).collect();
    let names: Vec<&str> = labels.iter().map(String::as_str).collect();
    let nothing = series.iter().all(|series| series.counts.iter().all(|count| *count == 0));
    let row = |series: &Series| {
        let total: usize = series.counts.iter().sum();
        let total = if series.name.starts_with("open ") { String::new() } else { total.to_string() };
        [series.name.clone()].into_iter().chain(series.counts.iter().map(usize::to_string)).chain([total]).collect()
    };
    let head = [""].into_iter().chain(names.iter().copied()).chain(["samen"]).map(str::to_owned).collect();
    Chart {
        id: id.to_owned(),
        title: title.to_owned(),
        text: text.to_owned(),
        svg: if nothing { String::new() } else { chart::columns(&Called { id, title }, &names, &series) },
        head,
        words: Vec::new(),
        rows: if nothing { Vec::new() } else { series.iter().map(row).collect() },
    }
}

fn in_time(cases: &[Counted<'_>]) -> Chart {
    let (id, title) = ("op-tijd", "Op tijd, per termijn");
    let kept = figures::kept(cases);
    let name = |(slug, name): &(String, String)| format!("{name}, {slug}");
    let drawn: Vec<_> =
        kept.iter().filter(|(_, kept)| kept.decided() > 0).map(|(key, kept)| (name(key), chart::parts(kept))).collect();
    let row = |(key, kept): (&(String, String), &figures::Kept)| {
        let counts = [kept.met, kept.late, kept.overdue, kept.running, kept.lapsed].map(|count| count.to_string());
        [name(key)].into_iter().chain(counts).chain([figures::share(kept.met, kept.decided())]).collect()
    };
    Chart {
        id: id.to_owned(),
        title: title.to_owned(),
        text: "✓ op tijd, ! na de laatste dag gedaan, ▲ nog niet gedaan en voorbij. Termijnen van de klager tellen niet mee.".to_owned(),
        svg: if drawn.is_empty() { String::new() } else { chart::bars(&Called { id, title }, &drawn) },
        head: ["termijn", "op tijd", "te laat gedaan", "voorbij", "loopt", "vervallen", "deel op tijd"]
            .map(str::to_owned)
            .into(),
        words: Vec::new(),
        rows: kept.iter().map(row).collect(),
    }
}

fn handling(loads: &[(String, Load)]) -> Chart {
    let (id, title) = ("doorlooptijd", "Doorlooptijd in dagen");
    let drawn: Vec<(String, [i64; 5])> =
        loads.iter().filter_map(|(name, load)| Some((named(name, load.days.len()), load.days.quartiles()?))).collect();
    let row = |name: &str, what: &str, spread: &figures::Spread| -> Option<Vec<String>> {
        let [least, low, median, high, most] = spread.quartiles()?;
        let few = spread.len() < figures::ENOUGH;
        let half = if few { "te weinig zaken".to_owned() } else { format!("{low} tot {high}") };
        Some(vec![
            format!("{name}, {what}"),
            spread.len().to_string(),
            median.to_string(),
            half,
            format!("{least} tot {most}"),
        ])
    };
    let both = |(name, load): &(String, Load)| {
        [row(name, "tot het oordeel", &load.to_judgement), row(name, "tot het sluiten", &load.days)]
    };
    Chart {
        id: id.to_owned(),
        title: title.to_owned(),
        text: "Van ontvangst tot sluiten. De streep is de mediaan: de helft was eerder klaar. Het vak is de middelste helft, de lijn loopt van de kortste tot de langste zaak. Bij minder dan tien zaken zegt dit weinig.".to_owned(),
        svg: if drawn.is_empty() { String::new() } else { chart::boxes(&Called { id, title }, &drawn) },
        head: ["regeling", "zaken", "mediaan", "middelste helft", "kortste tot langste"].map(str::to_owned).into(),
        words: Vec::new(),
        rows: loads.iter().flat_map(both).flatten().collect(),
    }
}

/// A name with how many it stands for, when they are few.
fn named(name: &str, count: usize) -> String {
    if count < figures::ENOUGH {
        format!("{name} ({count} {})", if count == 1 { "zaak" } else { "zaken" })
    } else {
        name.to_owned()
    }
}

fn loads((id, title): (&'static str, &str), head: &str, loads: &[(String, Load)]) -> Chart {
    let parts = |load: &Load| vec![("open", "○ ", load.open), ("lapsed", "", load.cases - load.open)];
    let drawn: Vec<_> = loads.iter().map(|(name, load)| (name.clone(), parts(load))).take(30).collect();
    let row = |(name, load): &(String, Load)| {
        let median = load.days.quartiles().map_or_else(|| "–".to_owned(), |days| days[2].to_string());
        let few = if !load.days.is_empty() && load.days.len() < figures::ENOUGH { " (weinig zaken)" } else { "" };
        vec![
            name.clone(),
            load.cases.to_string(),
            load.open.to_string(),
            load.overdue.to_string(),
            format!("{median}{few}"),
        ]
    };
    Chart {
        id: id.to_owned(),
        title: title.to_owned(),
        text: "○ open; de rest is gesloten.".to_owned(),
        svg: if drawn.is_empty() { String::new() } else { chart::bars(&Called { id, title }, &drawn) },
        head: [head, "zaken", "open", "te laat", "mediaan tot sluiten (dagen)"].map(str::to_owned).into(),
        words: Vec::new(),
        rows: loads.iter().map(row).collect(),
    }
}

fn leaves(case: &deadline::Leaving<'_>, on: NaiveDate) -> Option<Leaving> {
    let kept = case.kept.as_ref()?;
    if kept.until > on.checked_add_days(Days::new(AHEAD))? {
        return None;
    }
    let (status, state) = match case.standing {
        Standing::Held(keeper) => ("lapsed", keeper.dutch().to_owned()),
        Standing::Due => ("overdue", "moet nu weg".to_owned()),
        _ => ("open", format!("over {} dagen", (kept.until - on).num_days())),
    };
    Some(Leaving {
        case: case.case.id.clone(),
        until: kept.until.to_string(),
        until_long: long_date(kept.until),
        status,
        state,
    })
}
