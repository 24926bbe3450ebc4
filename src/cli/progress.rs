//! Progress bars for work that takes over a second.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::repository::Progress;

/// How long work may take before it shows a bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// Shows a bar on a terminal once the work takes long.
#[derive(Debug)]
pub(super) struct Reporter {
    terminal: bool,
    started: Instant,
    bar: Mutex<Option<ProgressBar>>,
    stage: Mutex<(String, u64, u64)>,
}

impl Reporter {
    pub(super) fn new(terminal: bool) -> Self {
        Self { terminal, started: Instant::now(), bar: Mutex::new(None), stage: Mutex::default() }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Ok(mut bar) = self.bar.lock()
            && let Some(bar) = bar.take()
        {
            bar.finish_and_clear();
        }
    }
}

impl Progress for Reporter {
    fn begin(&self, stage: &str, steps: u64) {
        if !self.terminal {
            return;
        }
        self.finish();
        if let Ok(mut now) = self.stage.lock() {
            *now = (stage.to_owned(), steps, 0);
        }
    }

    fn step(&self) {
        if !self.terminal {
            return;
        }
        let Ok(mut stage) = self.stage.lock() else { return };
        stage.2 += 1;
        if stage.2 % 64 != 0 || self.started.elapsed() < PATIENCE {
            return;
        }
        if let Ok(mut bar) = self.bar.lock() {
            let bar = bar.get_or_insert_with(|| {
                let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}");
                let bar = ProgressBar::new(stage.1).with_message(stage.0.clone());
                style.map(|style| bar.clone().with_style(style)).unwrap_or(bar)
            });
            bar.set_position(stage.2);
        }
    }
}
