//! How often a term was met.

use serde::Serialize;

/// How a term of the organisation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Met in time.
    Met,
    /// Met after the last day.
    Late,
    /// Not met, and the last day is over.
    Overdue,
    /// Still running.
    Running,
    /// Fell away with the case, or nothing has to be done any more.
    Lapsed,
}

/// How often a term was met.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// Met in time (op_tijd).
    #[serde(rename = "in_time")]
    pub met: usize,
    /// Met after the last day (te_laat).
    pub late: usize,
    /// Not met, and the last day is over (voorbij).
    pub overdue: usize,
    /// Still running (loopt).
    pub running: usize,
    /// Fell away with the case, or nothing has to be done any more (vervallen).
    pub lapsed: usize,
}

impl Kept {
    /// Counts one more.
    pub fn add(&mut self, standing: Standing) {
        let count = match standing {
            Standing::Met => &mut self.met,
            Standing::Late => &mut self.late,
            Standing::Overdue => &mut self.overdue,
            Standing::Running => &mut self.running,
            Standing::Lapsed => &mut self.lapsed,
        };
        *count += 1;
    }

    /// How many were decided one way or the other.
    #[must_use]
    pub fn decided(&self) -> usize {
        self.met + self.late + self.overdue
    }
}
