//! Telling how far long work is.

/// Someone who wants to know how far the work is.
pub trait Progress: Sync {
    /// A stage begins, of so many steps.
    fn begin(&self, stage: &str, steps: u64);
    /// One step is done.
    fn step(&self);
}

/// Nobody wants to know.
#[derive(Debug)]
pub struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _stage: &str, _steps: u64) {}
    fn step(&self) {}
}
