//! What the organisation does each year, by its regulations: read, due, met, late, found.

use klachtwerk::calendar::PeriodLength;
use klachtwerk::repository::{Repository, of_files};

mod reading;

/// A repository of files that stand nowhere.
fn repository(files: &[(&str, &str)]) -> Repository {
    of_files(files.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}
