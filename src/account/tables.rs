//! The tables of a report, from its figures and those of earlier periods.

use crate::calendar::{Period, short_date};
use crate::report::figures::{Figures, Numbers, Split, Spread};

use super::table::{Cell, Drawn, Row, Table};
use super::wording::in_common;

/// The figures of a period with its name.
pub type Year<'a> = (Period, &'a Figures);
/// Takes a split from the figures.
type Of = fn(&Figures) -> &Split;
/// Takes a count from the figures.
type Count = fn(&Figures) -> usize;

/// The tables of a period; `earlier` are periods of the same length, oldest first.
#[must_use]
pub fn tables(own: Year<'_>, earlier: &[Year<'_>]) -> Vec<Table> {
    let all: Vec<Year<'_>> = earlier.iter().copied().chain([own]).collect();
    let (_, figures) = own;
    let mut tables = vec![numbers(&all)];
    for (axis, split) in &figures.classification {
        let title = format!("Naar {}", axis_name(axis));
        tables.extend(split_table(&format!("indeling-{axis}"), &title, &all, split, &|figures| figures.axis(axis)));
    }
    let splits: [(&str, &str, Of); 6] = [
        ("kanaal", "Naar kanaal", |figures| &figures.channel),
        ("afdeling", "Naar afdeling", |figures| &figures.department),
        ("dienst", "Naar dienst of product", |figures| &figures.service),
        ("oorzaak", "Naar oorzaak", |figures| &figures.cause),
        ("uitkomst", "Naar uitkomst van het oordeel", |figures| &figures.outcome),
        ("einde", "Hoe klachten eindigden", |figures| &figures.ending),
    ];
    for (id, title, of) in splits {
        tables.extend(split_table(id, title, &all, of(figures), &|figures| Some(of(figures))));
    }
    tables.extend(terms(figures));
    tables.extend(times(&all));
    tables.extend(split_table(
        "verlengd",
        "Waarom termijnen zijn verlengd",
        &all,
        &figures.extensions.reasons,
        &|figures| Some(&figures.extensions.reasons),
    ));
    tables.extend(information(figures));
    tables.extend(signals(figures));
    tables
}

/// How the name of an axis reads.
fn axis_name(axis: &str) -> String {
    match axis {
        "onderwerpen" => "onderwerp".to_owned(),
        other => other.replace('-', " "),
    }
}

fn heads(first: &str, all: &[Year<'_>]) -> Vec<String> {
    std::iter::once(first.to_owned()).chain(all.iter().map(|(period, _)| period.name())).collect()
}

/// The counts of the period beside those before it.
fn numbers(all: &[Year<'_>]) -> Table {
    let counts: [(&str, Count); 14] = [
        ("open aan het begin", |figures| figures.open_before),
        ("ontvangen", |figures| figures.received),
        ("heropend", |figures| figures.reopened),
        ("afgehandeld", |figures| figures.handled),
        ("open aan het eind", |figures| figures.open),
        ("nog informeel", |figures| figures.informal),
        ("klachten met een verlenging", |figures| figures.extensions.cases),
        ("verlengingen", |figures| figures.extensions.times),
        ("bezwaren gemaakt", |figures| figures.objections.lodged),
        ("bezwaren beslist", |figures| figures.objections.decided),
        ("bezwaren gegrond of deels gegrond", |figures| figures.objections.upheld),
        ("voorgelegd aan een externe instantie", |figures| figures.external.submitted),
        ("uitspraken van een externe instantie", |figures| figures.external.rulings),
        ("klager tevreden", |figures| figures.satisfaction.yes),
    ];
    let mut rows: Vec<Row> = Vec::new();
    for (at, (name, count)) in counts.into_iter().enumerate() {
        // The first five are the account itself; a nought in the rest is no news.
        if at < 5 || all.iter().any(|(_, figures)| count(figures) > 0) {
            rows.push(Row::new(name, all.iter().map(|(_, figures)| Cell::from(count(figures)))));
        }
        if name == "klager tevreden" && all.iter().any(|(_, figures)| figures.satisfaction.no > 0) {
            rows.push(Row::new("klager niet tevreden", all.iter().map(|(_, figures)| figures.satisfaction.no.into())));
        }
    }
    Table {
        id: "aantallen".to_owned(),
        title: "Aantallen".to_owned(),
        note: "Wat openstond, binnenkwam en is heropend, is samen afgehandeld of open aan het eind.".to_owned(),
        head: heads("Klachten", all),
        rows,
        drawn: (all.len() > 1).then_some(Drawn::Columns),
    }
}

/// A split of this period, with the counts of the periods before it.
fn split_table(
    id: &str,
    title: &str,
    all: &[Year<'_>],
    own: &Split,
    of: &dyn Fn(&Figures) -> Option<&Split>,
) -> Option<Table> {
    let (_, before) = all.split_last()?;
    if own.classes.is_empty() {
        return None;
    }
    let whole = own.cases + own.without;
    let mut head = vec!["".to_owned(), "Klachten".to_owned(), "Deel".to_owned()];
    head.extend(before.iter().map(|(period, _)| period.name()));
    let earlier = |name: &str| -> Vec<Cell> {
        before.iter().map(|(_, figures)| of(figures).map_or(Cell::Empty, |split| split.count(name).into())).collect()
    };
    let mut rows: Vec<Row> = own
        .classes
        .iter()
        .map(|class| {
            let share = Cell::Share { part: class.count, whole };
            Row::new(&class.name, [class.count.into(), share].into_iter().chain(earlier(&class.name)))
        })
        .collect();
    if own.without > 0 {
        let share = Cell::Share { part: own.without, whole };
        let before = before.iter().map(|(_, figures)| of(figures).map_or(Cell::Empty, |split| split.without.into()));
        rows.push(Row::new("(niet ingevuld)", [own.without.into(), share].into_iter().chain(before)));
    }
    let note = match own.sum() {
        sum if own.multiple && sum > own.cases => {
            format!("Een klacht kan in meer klassen vallen: {sum} keer een klasse bij {} klachten.", own.cases)
        }
        _ => String::new(),
    };
    Some(Table { id: id.to_owned(), title: title.to_owned(), note, head, rows, drawn: Some(Drawn::Bars) })
}

fn terms(figures: &Figures) -> Option<Table> {
    let row = |term: &crate::report::figures::TermFigures| {
        let kept = term.kept;
        let share = Cell::Share { part: kept.met, whole: kept.decided() };
        let counts = [kept.met, kept.late, kept.overdue, kept.running, kept.lapsed].map(Cell::from);
        Row::new(term.term.replace('-', " "), counts.into_iter().chain([share]))
    };
    let rows: Vec<Row> = figures.terms.iter().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        id: "termijnen".to_owned(),
        title: "Op tijd".to_owned(),
        note: "Termijnen waarvan de laatste dag in dit tijdvak valt. Voorbij: de laatste dag is om en het is nog niet \
               gedaan."
            .to_owned(),
        head: ["Termijn", "op tijd", "te laat", "voorbij", "loopt nog", "vervallen", "deel op tijd"]
            .map(str::to_owned)
            .into(),
        rows,
        drawn: Some(Drawn::Kept),
    })
}

fn times(all: &[Year<'_>]) -> Option<Table> {
    let mut rows = Vec::new();
    for (name, of) in [
        ("van ontvangst tot sluiten", (|figures| figures.to_closing) as fn(&Figures) -> Option<Spread>),
        ("van ontvangst tot oordeel", |figures| figures.to_judgement),
    ] {
        for (period, figures) in all {
            let Some(spread) = of(figures) else { continue };
            let days = [spread.minimum, spread.lower, spread.median, spread.upper, spread.maximum].map(Cell::from);
            rows.push(Row::new(
                format!("{name}, {}", period.name()),
                std::iter::once(Cell::from(spread.count)).chain(days),
            ));
        }
    }
    (!rows.is_empty()).then(|| Table {
        id: "duur".to_owned(),
        title: "Hoe lang het duurde, in dagen".to_owned(),
        note: "De helft duurde hoogstens zo lang als de mediaan. Bij minder dan tien klachten zegt dat weinig."
            .to_owned(),
        head: ["", "klachten", "kortste", "een kwart", "mediaan", "driekwart", "langste"].map(str::to_owned).into(),
        rows,
        drawn: Some(Drawn::Spread),
    })
}

fn information(figures: &Figures) -> Option<Table> {
    let row = |told: &crate::report::figures::Informed| {
        let share = Cell::Share { part: told.recorded, whole: figures.received };
        Row::new(told.step.replace('-', " "), [told.recorded.into(), share, written(&told.missing).into()])
    };
    let rows: Vec<Row> = figures.information.iter().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        id: "voorlichting-zaken".to_owned(),
        title: "Voorlichting, per klacht vastgelegd".to_owned(),
        note: String::new(),
        head: ["Stap", "vastgelegd", "deel", "niet vastgelegd bij"].map(str::to_owned).into(),
        rows,
        drawn: None,
    })
}

fn signals(figures: &Figures) -> Option<Table> {
    let row = |signal: &crate::report::figures::Signal| {
        let days = format!("{} tot en met {}", short_date(signal.first), short_date(signal.last));
        Row::new(in_common(signal.kind), [signal.count.into(), days.into(), written(&signal.cases).into()])
    };
    let rows: Vec<Row> = figures.signals.iter().map(row).collect();
    (!rows.is_empty()).then(|| Table {
        id: "signalen".to_owned(),
        title: "Signalen".to_owned(),
        note:
            "Drie of meer klachten binnen zes maanden die iets gemeen hebben. Een signaal is een vraag, geen conclusie."
                .to_owned(),
        head: ["Klachten", "aantal", "ontvangen", "zaken"].map(str::to_owned).into(),
        rows,
        drawn: None,
    })
}

/// Numbers of cases on one line.
fn written(numbers: &Numbers) -> String {
    match numbers.0.as_slice() {
        [] => "–".to_owned(),
        ranges => ranges.iter().map(crate::report::figures::NumberRange::written).collect::<Vec<_>>().join(", "),
    }
}
