//! Findings of the reader of cases.

use crate::diagnostic::Code;

/// An event without a step.
pub const NO_STEP: Code = Code::error("K201", "event-without-step", "een gebeurtenis noemt geen stap");
/// An event with two steps.
pub const TWO_STEPS: Code = Code::error("K202", "event-with-two-steps", "een gebeurtenis noemt twee stappen");
/// A course without events.
pub const EMPTY_COURSE: Code = Code::error("K203", "empty-course", "het verloop van de zaak is leeg");

/// All of them, for the list of checks.
pub const ALL: [&Code; 3] = [&NO_STEP, &TWO_STEPS, &EMPTY_COURSE];
