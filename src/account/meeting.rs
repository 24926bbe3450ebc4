//! What a meeting needs: the year on one page, what to talk about, and what to decide.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::{Period, short_date};
use crate::figures::Mask;
use crate::repository::Repository;

use super::advice::advice;
use super::register::Stage;
use super::whole::Account;

/// How many points of one kind are named; the register and the report have all.
const MOST: usize = 8;

/// A meeting about a period.
#[derive(Debug, Serialize)]
pub struct Meeting {
    /// The numbers everybody asks for.
    pub numbers: Vec<Number>,
    /// What they come to, in sentences.
    pub sentences: Vec<String>,
    /// What to talk about, in its order.
    pub agenda: Vec<Point>,
    /// What to decide, each with why.
    pub decisions: Vec<Decision>,
}

/// A number with its name.
#[derive(Debug, Serialize)]
pub struct Number {
    /// What was counted.
    pub name: String,
    /// The number.
    pub value: String,
    /// The same in the period before, when that is known.
    pub before: Option<String>,
}

/// A point of the agenda.
#[derive(Debug, Serialize)]
pub struct Point {
    /// Its title.
    pub title: String,
    /// What there is to say, a line each.
    pub lines: Vec<String>,
}

/// Something to decide.
#[derive(Debug, Serialize)]
pub struct Decision {
    /// The question.
    pub question: String,
    /// Why it is asked.
    pub because: String,
}

impl Meeting {
    /// Puts together what a meeting about an account needs. What a mask hides is not said: who sits at the table need
    /// not know whose complaint it was.
    #[must_use]
    pub fn new(account: &Account<'_>, repository: &Repository, on: NaiveDate, mask: &Mask<'_>) -> Self {
        let told = told_advice(account, repository, on, mask);
        Self {
            numbers: numbers(account),
            sentences: account.sentences(),
            agenda: agenda(account, repository, &told, on),
            decisions: decisions(account, &told, on),
        }
    }
}

/// The recommendations of the report, and those of judgements that it does not repeat.
fn told_advice(
    account: &Account<'_>,
    repository: &Repository,
    on: NaiveDate,
    mask: &Mask<'_>,
) -> Vec<(String, String)> {
    let of_report = account.report.into_iter().flat_map(|report| &report.recommendations);
    let mut told: Vec<(String, String)> =
        of_report.map(|text| (text.as_str().to_owned(), "aanbeveling in het verslag".to_owned())).collect();
    for advice in advice(repository, &account.regulation.slug, account.period, on) {
        let hidden = repository.case(advice.case).is_some_and(|bound| mask(&bound.case, advice.text));
        let known = told.iter().any(|(text, _)| text.eq_ignore_ascii_case(advice.text));
        if !hidden && !known {
            told.push((advice.text.to_owned(), format!("aanbeveling bij zaak {}", advice.case)));
        }
    }
    told
}

fn numbers(account: &Account<'_>) -> Vec<Number> {
    let (own, before) = (&account.figures, account.earlier.last().map(|(_, figures)| figures));
    let count = |name: &str, of: fn(&crate::report::Figures) -> usize| Number {
        name: name.to_owned(),
        value: of(own).to_string(),
        before: before.map(|figures| of(figures).to_string()),
    };
    let mut numbers = vec![
        count("ontvangen", |figures| figures.received),
        count("afgehandeld", |figures| figures.handled),
        count("open aan het eind", |figures| figures.open),
    ];
    let kept = |figures: &crate::report::Figures| {
        let sum =
            |of: fn(&crate::report::figures::Kept) -> usize| figures.terms.iter().map(|term| of(&term.kept)).sum();
        let (met, decided) = (sum(|kept| kept.met), sum(crate::report::figures::Kept::decided));
        (decided > 0).then(|| crate::figures::share(met, decided))
    };
    if let Some(value) = kept(own) {
        numbers.push(Number { name: "termijnen op tijd".to_owned(), value, before: before.and_then(kept) });
    }
    let median = |figures: &crate::report::Figures| figures.to_closing.map(|spread| format!("{} dagen", spread.median));
    if let Some(value) = median(own) {
        let name = "de helft klaar binnen".to_owned();
        numbers.push(Number { name, value, before: before.and_then(median) });
    }
    numbers
}

fn agenda(account: &Account<'_>, repository: &Repository, told: &[(String, String)], on: NaiveDate) -> Vec<Point> {
    let mut agenda = Vec::new();
    let mut point = |title: &str, lines: Vec<String>| agenda.push(Point { title: title.to_owned(), lines });
    point("Vorige bespreking", last_time(account, repository, on));
    point("De cijfers", account.sentences());
    let figures = &account.figures;
    let late = figures.terms.iter().filter(|term| term.kept.late + term.kept.overdue > 0).map(|term| {
        let (late, overdue) = (term.kept.late, term.kept.overdue);
        let parts = [(late, "te laat"), (overdue, "nog niet gedaan")].into_iter().filter(|(count, _)| *count > 0);
        let parts: Vec<String> = parts.map(|(count, what)| format!("{count} keer {what}")).collect();
        format!("{}: {}", term.term.replace('-', " "), parts.join(", "))
    });
    let late: Vec<String> = late.collect();
    point("Op tijd", some(late, "Alle termijnen van dit tijdvak zijn gehaald of lopen nog."));
    let signals = account.signal_sentences();
    point("Wat opvalt", some(signals, "Er zijn geen drie klachten in een half jaar met iets gemeen."));
    let lines = told.iter().map(|(text, why)| format!("{text} ({why})")).collect();
    point("Aanbevelingen", some(lines, "Er zijn geen aanbevelingen opgeschreven."));
    let measures = account.measures.iter().filter(|entry| !matches!(entry.stage(on), Stage::Judged | Stage::Dropped));
    let measures = measures.map(|entry| format!("{}: {}", entry.measure.what.as_str(), entry.stage(on).dutch()));
    point("Maatregelen", some(measures.collect(), "Er lopen geen maatregelen."));
    let due = account.checklist.iter().flat_map(|table| &table.rows).filter_map(|row| {
        let cell = |at: usize| row.cells.get(at).map(super::table::Cell::written).unwrap_or_default();
        let state = cell(4);
        (state != "gehaald" && state != "niet nodig")
            .then(|| format!("{}, over {}: {state}, uiterlijk {} (artikel {})", row.name, cell(0), cell(2), cell(5)))
    });
    point(
        "Plichten van het jaar",
        some(due.collect(), "Alles wat de regeling buiten de klachten om vraagt, is gedaan."),
    );
    point("Besluiten", vec!["Zie de lijst van besluiten hieronder.".to_owned()]);
    agenda
}

/// What was decided the last time, under this regulation.
fn last_time(account: &Account<'_>, repository: &Repository, on: NaiveDate) -> Vec<String> {
    let before = repository
        .reports_about(&account.regulation.slug)
        .filter(|report| report.period.last() < account.period.last());
    let discussed = before.filter_map(|report| Some((report, report.discussed_on(on)?.date())));
    let Some((report, day)) = discussed.max_by_key(|(_, day)| *day) else {
        return vec!["Er is nog geen eerder verslag besproken.".to_owned()];
    };
    let period: Period = report.period;
    let decided =
        report.decision(on).map_or("er is geen besluit opgeschreven".to_owned(), |text| text.as_str().to_owned());
    vec![format!("Het verslag over {} is besproken op {}: {decided}.", period.in_sentence(), short_date(day))]
}

fn decisions(account: &Account<'_>, told: &[(String, String)], on: NaiveDate) -> Vec<Decision> {
    let mut decisions = Vec::new();
    let mut ask = |question: String, because: String| decisions.push(Decision { question, because });
    let taken = |text: &str| {
        account.measures.iter().any(|entry| {
            let cause = entry.measure.cause.as_ref().map(|cause| cause.as_str()).unwrap_or_default();
            [entry.measure.what.as_str(), cause].iter().any(|own| own.eq_ignore_ascii_case(text))
        })
    };
    for (text, why) in told.iter().filter(|(text, _)| !taken(text)).take(MOST) {
        ask(format!("Nemen wij over: {text}? Wie doet het, en wanneer is het klaar?"), why.clone());
    }
    for entry in &account.measures {
        let (measure, what) = (entry.measure, entry.measure.what.as_str());
        let planned = measure.planned.map(|day| short_date(day.date())).unwrap_or_default();
        match entry.stage(on) {
            Stage::Overdue => ask(
                format!("Wat doen wij met de maatregel: {what}?"),
                format!("gepland voor {planned}, nog niet uitgevoerd"),
            ),
            Stage::Unplanned => {
                ask(format!("Wie zorgt voor de maatregel: {what}? En wanneer?"), "er is geen datum".to_owned());
            }
            Stage::Done => {
                ask(format!("Heeft de maatregel geholpen: {what}?"), "het effect is nog niet beoordeeld".to_owned());
            }
            Stage::Planned | Stage::Judged | Stage::Dropped => {}
        }
    }
    for sentence in account.signal_sentences().into_iter().take(MOST) {
        ask("Is hier iets nodig?".to_owned(), sentence);
    }
    let regulation = account.regulation;
    if regulation.reports.iter().any(|report| report.public) && account.report.is_none_or(|report| !report.publish) {
        ask(
            "Maken wij de cijfers openbaar (publiceren: ja)?".to_owned(),
            "de regeling wil een openbaar verslag".to_owned(),
        );
    }
    let frees = regulation
        .retention
        .as_ref()
        .and_then(|rule| rule.after.as_ref())
        .is_some_and(|after| after.text == "besproken");
    if frees {
        ask(
            "Stellen wij vast dat dit verslag is besproken? Daarna mogen de gesloten zaken van dit tijdvak weg."
                .to_owned(),
            "de regeling bewaart zaken tot na deze bespreking".to_owned(),
        );
    }
    decisions
}

/// The lines, at most so many; or one that says there are none.
fn some(mut lines: Vec<String>, none: &str) -> Vec<String> {
    if lines.is_empty() {
        return vec![none.to_owned()];
    }
    let more = lines.len().saturating_sub(MOST);
    lines.truncate(MOST);
    if more > 0 {
        lines.push(format!("en nog {more}; zie het verslag"));
    }
    lines
}
