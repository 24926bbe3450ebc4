//! A sheet: title, sentences, tables one below the other, each with its chart on the right.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::format::{self, Place};
use super::write::day;
use super::{Cell, Sheet, Table, chart};

/// What a cell holds at most (Excel); the rest is not lost in silence but ends on dots.
const LONGEST: usize = 32_000;
/// Widths in signs.
const NARROWEST: usize = 10;
const WIDEST: usize = 48;
/// Sentences run at least this far, whatever the tables below.
const READABLE: usize = 90;
const LINE: f64 = 15.0;
/// A row is no higher than the 409 points there may be.
const MOST_LINES: u32 = 25;
const A4: u8 = 9;

/// Where a table came to stand.
pub(super) struct Spot {
    /// Row of the caption, or of the head when there is none.
    pub top: u32,
    pub head: u32,
    pub first: u32,
}

pub(super) fn write(page: &mut Worksheet, sheet: &Sheet, name: &str) -> Result<(), XlsxError> {
    page.set_name(name)?;
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0).set_footer("&C&P / &N");
    let widths = widths(sheet);
    for (column, width) in (0..).zip(&widths) {
        page.set_column_width(column, f64::from(u32::try_from(*width).unwrap_or_default()))?;
    }
    page.write_string_with_format(0, 0, fitting(&sheet.title), &format::title())?;
    let mut row = 1;
    for note in &sheet.notes {
        sentence(page, row, note, &widths)?;
        row += 1;
    }
    row += 1;
    let (mut spots, mut charts) = (Vec::new(), false);
    for table in &sheet.tables {
        let (spot, below) = write_table(page, table, row, &widths)?;
        let drawn = chart::draw(page, name, table, &spot, &widths)?;
        charts |= drawn > 0;
        row = below.max(spot.top + drawn) + 2;
        spots.push(spot);
    }
    if charts {
        // Some programs print as far as cells go, and cut a chart that goes further.
        page.set_print_area(0, 0, row, chart::right(&widths)? + chart::COLUMNS)?;
    }
    keep_in_sight(page, sheet, &spots)
}

/// One table: its head stays in sight, on paper too, and it can be filtered. Of several, each has its own head: then the
/// title stays.
fn keep_in_sight(page: &mut Worksheet, sheet: &Sheet, spots: &[Spot]) -> Result<(), XlsxError> {
    let ([spot], [table]) = (spots, &sheet.tables[..]) else {
        page.set_freeze_panes(1, 0)?;
        return Ok(());
    };
    page.set_freeze_panes(spot.first, 0)?;
    page.set_repeat_rows(spot.head, spot.head)?;
    if let (Some(last), Some(end)) = (last(table.head.len()), last(table.rows.len())) {
        page.autofilter(spot.head, 0, spot.first + end, u16::try_from(last).unwrap_or(u16::MAX))?;
    }
    Ok(())
}

/// Sentences run over the columns and break at their end.
fn sentence(page: &mut Worksheet, row: u32, note: &str, widths: &[usize]) -> Result<(), XlsxError> {
    let mut wide = 0;
    let columns = widths.iter().take_while(|width| {
        let enough = wide >= READABLE;
        wide += *width;
        !enough
    });
    let mut columns = columns.count();
    let mut room: usize = widths.iter().take(columns).sum();
    while room < READABLE {
        columns += 1;
        room += NARROWEST;
    }
    let lines = note.lines().map(|line| line.chars().count().div_ceil(room).max(1)).sum::<usize>().clamp(1, 25);
    let end = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX).max(1);
    page.merge_range(row, 0, row, end, &fitting(note), &format::note())?;
    page.set_row_height(row, LINE * f64::from(u32::try_from(lines).unwrap_or(1)))?;
    Ok(())
}

/// The table, and the row below it.
fn write_table(page: &mut Worksheet, table: &Table, top: u32, widths: &[usize]) -> Result<(Spot, u32), XlsxError> {
    let mut row = top;
    if !table.title.is_empty() {
        page.write_string_with_format(row, 0, fitting(&table.title), &format::caption())?;
        row += 1;
    }
    let head = row;
    for (column, name) in (0..).zip(&table.head) {
        let numbers = table.values(column).any(|cell| matches!(cell, Cell::Number(_) | Cell::Share(_)));
        page.write_string_with_format(head, column, fitting(name), &format::head(numbers))?;
    }
    let first = head + 1;
    row = first;
    for cells in &table.rows {
        write_row(page, row, cells, Place::Row)?;
        let lines = lines(cells, widths);
        if lines > 1 {
            page.set_row_height(row, LINE * f64::from(lines))?;
        }
        row += 1;
    }
    if let Some(total) = &table.total {
        write_row(page, row, total, Place::Total)?;
        row += 1;
    }
    Ok((Spot { top, head, first }, row))
}

fn write_row(page: &mut Worksheet, row: u32, cells: &[Cell], place: Place) -> Result<(), XlsxError> {
    for (number, cell) in cells.iter().enumerate() {
        let column = u16::try_from(number).map_err(|_| XlsxError::RowColumnLimitError)?;
        match cell {
            Cell::Text(text) => page.write_string_with_format(row, column, fitting(text), &format::text(place))?,
            Cell::Number(value) if value.is_finite() => {
                page.write_number_with_format(row, column, *value, &format::number(place, *value))?
            }
            Cell::Share(value) if value.is_finite() => {
                page.write_number_with_format(row, column, *value, &format::share(place))?
            }
            Cell::Date(date) => match day(*date) {
                Some(day) => page.write_datetime_with_format(row, column, &day, &format::day(place))?,
                None => page.write_string_with_format(row, column, date.to_string(), &format::text(place))?,
            },
            Cell::Number(_) | Cell::Share(_) | Cell::Empty => page.write_blank(row, column, &format::empty(place))?,
        };
    }
    Ok(())
}

/// How wide each column is, so that most of what stands in it is read without dragging.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let mut want = |column: usize, size: usize| {
        if widths.len() <= column {
            widths.resize(column + 1, NARROWEST);
        }
        if let Some(width) = widths.get_mut(column) {
            *width = size.clamp(*width, WIDEST.max(*width));
        }
    };
    for table in &sheet.tables {
        for (column, name) in table.head.iter().enumerate() {
            // A head may break between words; a word may not, and the button of the filter stands beside it.
            let word = name.split_whitespace().map(|word| word.chars().count()).max().unwrap_or_default();
            want(column, word + 4);
        }
        for (column, cell) in table.rows.iter().chain(&table.total).flat_map(|row| row.iter().enumerate()) {
            want(column, size(cell) + 2);
        }
    }
    widths
}

/// How many lines a row takes. Not every program finds out by itself when it opens a file.
fn lines(cells: &[Cell], widths: &[usize]) -> u32 {
    let needed = cells.iter().zip(widths).map(|(cell, width)| match cell {
        Cell::Text(text) => text.lines().map(|line| broken(line.chars().count(), *width)).sum(),
        _ => 1,
    });
    u32::try_from(needed.max().unwrap_or(1)).unwrap_or(MOST_LINES).clamp(1, MOST_LINES)
}

/// Lines of a text in a column: breaking between words costs some of the width.
fn broken(signs: usize, width: usize) -> usize {
    if signs < width { 1 } else { signs.div_ceil((width * 9 / 10).max(1)) }
}

fn size(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.lines().map(|line| line.chars().count()).max().unwrap_or_default(),
        Cell::Number(value) => format!("{value:.2}").len(),
        Cell::Date(_) => "dd-mm-jjjj".len(),
        Cell::Share(_) | Cell::Empty => 4,
    }
}

fn fitting(text: &str) -> String {
    match text.char_indices().nth(LONGEST / 2) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

fn last(count: usize) -> Option<u32> {
    u32::try_from(count).ok()?.checked_sub(1)
}
