//! A table of a report with its drawing.

use crate::account::{Drawn, Row, Table};
use crate::figures::{Kept, Series};

use super::chart::{self, Called};
use super::overview::Chart;

/// How many bars or rows of columns are drawn at most; the table has all.
const MOST: usize = 20;

/// How many rows of columns are drawn: they are tall, and the first are the account itself.
const ROWS: usize = 5;

/// The table, and the drawing that goes with it.
pub(super) fn drawn(table: Table) -> Chart {
    let svg = svg(&table).unwrap_or_default();
    let words = table.numeric().into_iter().map(|numeric| !numeric).collect();
    let row = |row: Row| std::iter::once(row.name).chain(row.cells.iter().map(crate::account::Cell::written)).collect();
    Chart {
        id: table.id,
        title: table.title,
        text: table.note,
        svg,
        head: table.head,
        words,
        rows: table.rows.into_iter().map(row).collect(),
    }
}

fn svg(table: &Table) -> Option<String> {
    let called = Called { id: &table.id, title: &table.title };
    let rows = || table.rows.iter().take(MOST);
    let number = |row: &Row, at: usize| row.cells.get(at).and_then(|cell| cell.number()).unwrap_or_default();
    let count = |row: &Row, at: usize| usize::try_from(number(row, at)).unwrap_or_default();
    let nothing = || rows().all(|row| row.cells.iter().all(|cell| cell.number().unwrap_or_default() == 0));
    if nothing() {
        return None;
    }
    Some(match table.drawn? {
        Drawn::Bars => {
            let bars: Vec<_> = rows().map(|row| (row.name.clone(), vec![("telling", "", count(row, 0))])).collect();
            chart::bars(&called, &bars)
        }
        Drawn::Columns => {
            let periods: Vec<&str> = table.head.iter().skip(1).map(String::as_str).collect();
            let series: Vec<Series> = rows()
                .take(ROWS)
                .map(|row| Series {
                    name: row.name.clone(),
                    counts: (0..periods.len()).map(|at| count(row, at)).collect(),
                })
                .collect();
            chart::columns(&called, &periods, &series)
        }
        Drawn::Kept => {
            let kept =
                |row: &Row| Kept { met: count(row, 0), late: count(row, 1), overdue: count(row, 2), ..Kept::default() };
            let bars: Vec<_> = rows().map(|row| (row.name.clone(), chart::parts(&kept(row)))).collect();
            chart::bars(&called, &bars)
        }
        Drawn::Spread => {
            let days = |row: &Row| [1, 2, 3, 4, 5].map(|at| number(row, at));
            let boxes: Vec<_> = rows().map(|row| (row.name.clone(), days(row))).collect();
            chart::boxes(&called, &boxes)
        }
    })
}
