//! What other programs read: calendars, spreadsheets, JSON of deadlines.

mod case;
mod csv;
mod ics;
mod json;
mod report;
pub mod xlsx;

pub use case::case as case_json;
pub use csv::{cases as cases_csv, deadlines as deadlines_csv};
pub use ics::deadlines as deadlines_ics;
pub use json::deadlines as deadlines_json;
pub use report::report as report_xlsx;
