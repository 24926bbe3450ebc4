//! A table of figures, before anybody knows where it will stand.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::short_date;

/// A table with a name for every row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Its anchor.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// How to read it; empty when that is clear.
    pub note: String,
    /// The heads of its columns, the names of the rows first.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Which columns are drawn, and how; nothing when a drawing would say no more.
    pub drawn: Option<Drawn>,
}

impl Table {
    /// For each column whether it holds numbers, which stand under each other by their last sign.
    #[must_use]
    pub fn numeric(&self) -> Vec<bool> {
        let holds = |at: usize| {
            let mut cells = self.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| **cell != Cell::Empty);
            cells.all(|cell| matches!(cell, Cell::Number(_) | Cell::Share { .. }))
        };
        (0..self.head.len()).map(|at| at > 0 && holds(at - 1)).collect()
    }
}

/// How the numbers of a table are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawn {
    /// The first column of numbers, a lying bar for each row.
    Bars,
    /// Every column of numbers, standing side by side for each row.
    Columns,
    /// The first three columns, in one bar: met in time, met late, not met.
    Kept,
    /// The columns after the first, from the least to the most, as a spread.
    Spread,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it counts.
    pub name: String,
    /// What stands in it.
    pub cells: Vec<Cell>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Cell {
    /// A count, or a number of days.
    Number(i64),
    /// A part of a whole: told in per cents only when there is enough to tell.
    Share {
        /// The part.
        part: usize,
        /// The whole.
        whole: usize,
    },
    /// A day.
    #[serde(serialize_with = "iso")]
    Day(NaiveDate),
    /// Words.
    Text(String),
    /// Nothing is known.
    Empty,
}

impl Cell {
    /// As it is read by people.
    #[must_use]
    pub fn written(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Share { part, whole } => crate::figures::share(*part, *whole),
            Self::Day(day) => short_date(*day),
            Self::Text(text) => text.clone(),
            Self::Empty => "–".to_owned(),
        }
    }

    /// The number in it.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        Self::Number(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl Row {
    /// A row of numbers.
    #[must_use]
    pub fn new(name: impl Into<String>, cells: impl IntoIterator<Item = Cell>) -> Self {
        Self { name: name.into(), cells: cells.into_iter().collect() }
    }
}

fn iso<S: serde::Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}
