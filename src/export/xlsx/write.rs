//! A book as the bytes of an XLSX file (ECMA-376).

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::names::fitting;
use super::{Book, BookProblem, Sheet, sheet};

/// The file.
///
/// # Errors
/// When a sheet has more rows or columns than a spreadsheet has.
pub fn write(book: &Book) -> Result<Vec<u8>, BookProblem> {
    let mut file = Workbook::new();
    let mut about = DocProperties::new().set_title(&book.title).set_author("Klachtwerk");
    if let Some(day) = day(book.on) {
        about = about.set_creation_datetime(&day);
    }
    file.set_properties(&about);
    let none = Sheet { name: String::new(), title: book.title.clone(), notes: Vec::new(), tables: Vec::new() };
    let sheets: &[Sheet] = if book.sheets.is_empty() { std::slice::from_ref(&none) } else { &book.sheets };
    let names = fitting(sheets.iter().map(|sheet| sheet.name.as_str()));
    for (sheet, name) in sheets.iter().zip(&names) {
        sheet::write(file.add_worksheet(), sheet, name).map_err(|error| problem(&error, sheet))?;
    }
    file.save_to_buffer().map_err(|error| BookProblem::Other(error.to_string()))
}

fn problem(error: &XlsxError, sheet: &Sheet) -> BookProblem {
    match error {
        XlsxError::RowColumnLimitError => BookProblem::TooLarge { sheet: sheet.title.clone() },
        other => BookProblem::Other(other.to_string()),
    }
}

/// A day as a spreadsheet has it, if it has it: from 1900 on.
pub(super) fn day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900)?;
    let (month, number) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    ExcelDateTime::from_ymd(year, month, number).ok()
}
