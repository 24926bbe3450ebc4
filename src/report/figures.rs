//! The figures of a report (cijfers): kept in its front matter, so that they survive the destruction of the cases.
//!
//! They hold no data of a person: numbers, words a regulation publishes, numbers of cases, and free words that passed
//! the mask of whoever counted. `figures::count` makes them; this module says what they are, reads and writes them.

pub mod codes;
mod kept;
mod model;
mod normal;
mod numbers;
mod read;
mod split;
mod sums;
mod yaml;

#[cfg(test)]
mod tests;

pub use kept::{Kept, Standing};
pub use model::{
    Extensions, External, Figures, Informed, KEYS, MOST_NUMBERS, Objections, Satisfaction, Signal, SignalKind, Spread,
    TermFigures,
};
pub use normal::{LONGER, LONGEST, MASKED, REST, folded, normal};
pub use numbers::{NumberRange, Numbers};
pub use split::{Class, MOST_CLASSES, Split};
