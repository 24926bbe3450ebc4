//! Workbooks for a spreadsheet program: tables as they were counted, with charts the program itself draws, so that
//! whoever gets the file can reckon on.
//!
//! What a cell holds is said by its type and never guessed from its text: a text stays a text, whatever it begins with
//! (OWASP, CSV injection), and a number or a day can be summed and sorted. The same book gives the same bytes.

use std::fmt;

use chrono::NaiveDate;

mod chart;
mod format;
mod names;
mod sheet;
mod write;

pub use write::write;

/// A workbook: sheets in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    /// What the file is called where a program shows its properties.
    pub title: String,
    /// The day it was made on, which the file tells as its own. No clock is looked at.
    pub on: NaiveDate,
    /// In the order of the tabs. A book without sheets gets one that is empty.
    pub sheets: Vec<Sheet>,
}

/// A sheet: a title, a few sentences, and tables one below the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What the tab says. Made to fit: at most 31 signs, none of `[]:*?/\`, and no second of the same name.
    pub name: String,
    /// Above the tables, in full.
    pub title: String,
    /// Sentences under the title: what was counted, and what can be said of it.
    pub notes: Vec<String>,
    /// A sheet with one table keeps its head in sight and can be filtered.
    pub tables: Vec<Table>,
}

/// A table, and the chart beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Above the table and above its chart. May be empty where the sheet says it.
    pub title: String,
    /// One name per column; the first column names the rows.
    pub head: Vec<String>,
    /// Rows may be shorter than the head: what is not there is empty.
    pub rows: Vec<Vec<Cell>>,
    /// A last row that stands apart and is not drawn.
    pub total: Option<Vec<Cell>>,
    /// Drawn of the columns that hold the same kind of number as the first such column. Without a number, no chart.
    pub chart: Option<ChartKind>,
}

impl Table {
    /// What stands in a column, without what is empty.
    fn values(&self, column: u16) -> impl Iterator<Item = &Cell> {
        self.rows.iter().filter_map(move |row| row.get(usize::from(column))).filter(|cell| **cell != Cell::Empty)
    }
}

/// How a table is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChartKind {
    /// Lying bars, a row each: for names that are long.
    Bar,
    /// Standing columns: for periods, side by side.
    Column,
    /// Standing columns in which the parts of a row stand on each other: for shares of a whole.
    Stacked,
    /// A line through the rows: for a course over time.
    Line,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text, never a formula.
    Text(String),
    /// A number: a count, or a number of days. What is not a number (a division by nothing) is left empty.
    Number(f64),
    /// A part of one, shown in per cents: 0.25 is 25%.
    Share(f64),
    /// A day, as Dutch spreadsheets write it. Before 1900 spreadsheets have no days: then it is a text.
    Date(NaiveDate),
    /// Nothing, which is not nought.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers, and 2^53 cases there are not")]
    fn from(count: usize) -> Self {
        Self::Number(count as f64)
    }
}

impl From<i64> for Cell {
    #[expect(clippy::cast_precision_loss, reason = "a spreadsheet has no other numbers")]
    fn from(number: i64) -> Self {
        Self::Number(number as f64)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// Why a book cannot be written. Nothing is left out to make it fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookProblem {
    /// More rows or columns than a sheet has: 1,048,576 and 16,384.
    TooLarge {
        /// The title of the sheet.
        sheet: String,
    },
    /// What the writer says, in its own words.
    Other(String),
}

impl fmt::Display for BookProblem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { sheet } => {
                write!(out, "`{sheet}` is te groot voor een rekenblad (meer dan 1.048.576 rijen of 16.384 kolommen)")
            }
            Self::Other(said) => write!(out, "de werkmap kan niet worden gemaakt: {said}"),
        }
    }
}
