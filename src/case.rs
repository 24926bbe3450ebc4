//! A case (zaak): who complains about whom, and what happened when.

pub mod codes;
mod model;
mod reader;

pub use model::{Case, Event, Hold, Person, RegulationRef};
pub use reader::{KNOWN_KEYS, id_of, read};
