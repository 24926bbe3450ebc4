//! A report as a workbook: the account on the first sheet, a sheet for each table.

use chrono::NaiveDate;

use crate::account::{Account, Cell as Figure, Drawn, Table as Figures};

use super::xlsx::{Book, BookProblem, Cell, ChartKind, Sheet, Table, write};

/// The workbook of a period.
///
/// # Errors
/// A table that does not fit a sheet.
pub fn report(account: &Account<'_>, on: NaiveDate) -> Result<Vec<u8>, BookProblem> {
    let title = format!("Klachten {}, {}", account.period.name(), account.regulation.title);
    let tables = account.tables();
    let contents = Table {
        title: "Inhoud".to_owned(),
        head: vec!["Blad".to_owned(), "Regels".to_owned()],
        rows: tables.iter().map(|table| vec![table.title.as_str().into(), table.rows.len().into()]).collect(),
        total: None,
        chart: None,
    };
    let first =
        Sheet { name: "Verslag".to_owned(), title: title.clone(), notes: account.sentences(), tables: vec![contents] };
    let sheets = std::iter::once(first).chain(tables.into_iter().map(sheet)).collect();
    write(&Book { title, on, sheets })
}

fn sheet(table: Figures) -> Sheet {
    let chart = table.drawn.map(|drawn| match drawn {
        Drawn::Bars => ChartKind::Bar,
        Drawn::Columns => ChartKind::Column,
        Drawn::Kept | Drawn::Spread => ChartKind::Stacked,
    });
    // Least to most on each other would draw a sum that means nothing.
    let chart = chart.filter(|_| table.drawn != Some(Drawn::Spread));
    let rows = table.rows.into_iter().map(|row| {
        let name = Cell::from(row.name);
        std::iter::once(name).chain(row.cells.into_iter().map(cell)).collect()
    });
    let rows = rows.collect();
    let notes = if table.note.is_empty() { Vec::new() } else { vec![table.note] };
    Sheet {
        name: table.title.clone(),
        title: table.title,
        notes,
        tables: vec![Table { title: String::new(), head: table.head, rows, total: None, chart }],
    }
}

fn cell(figure: Figure) -> Cell {
    match figure {
        Figure::Number(number) => number.into(),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
        Figure::Share { part, whole } if whole > 0 => Cell::Share(part as f64 / whole as f64),
        Figure::Share { .. } | Figure::Empty => Cell::Empty,
        Figure::Day(day) => day.into(),
        Figure::Text(text) => text.into(),
    }
}
