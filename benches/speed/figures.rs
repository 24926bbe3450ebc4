//! The figures of a year over all cases, counted in this process: what a report adds to reading.

use std::path::Path;
use std::time::Instant;

use klachtwerk::audience::leak::Detector;
use klachtwerk::calendar::Period;
use klachtwerk::figures::count;
use klachtwerk::repository::{Quiet, load};

use crate::measure::Run;

/// Counts a year with the mask of the public pages.
pub fn measure(root: &Path, on: &str) -> Run {
    let repository = load(root, &Quiet).unwrap();
    let detector = Detector::new(&repository);
    let (period, on) = (Period::parse("2025").unwrap(), on.parse().unwrap());
    let started = Instant::now();
    let figures = count(&repository, "klik-onderwijs", period, on, &|case, text| detector.names_somebody(case, text));
    let seconds = started.elapsed().as_secs_f64();
    assert!(figures.received > 0 && figures.handled > 0);
    Run { seconds, peak_mb: 0.0 }
}
