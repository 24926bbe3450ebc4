//! What is shown now, by number, and who waits for the next.

use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::Duration;

/// The number of what is shown, and a bell.
#[derive(Debug, Default)]
pub(super) struct Board {
    number: Mutex<u64>,
    news: Condvar,
}

impl Board {
    /// The number of what is shown now. Read it before the pages: then a page that changes in between is renewed once
    /// too often, never once too little.
    pub(super) fn number(&self) -> u64 {
        *self.locked()
    }

    /// Tells that something else is shown.
    pub(super) fn renew(&self) {
        *self.locked() += 1;
        self.news.notify_all();
    }

    /// Waits until something else is shown than this number, or this long; gives the number then.
    pub(super) fn wait(&self, known: u64, patience: Duration) -> u64 {
        let waited = self.news.wait_timeout_while(self.locked(), patience, |number| *number == known);
        waited.map_or(known, |(number, _)| *number)
    }

    fn locked(&self) -> MutexGuard<'_, u64> {
        // A number is whole whatever happened to the thread that held it.
        self.number.lock().unwrap_or_else(|fallen| fallen.into_inner())
    }
}
