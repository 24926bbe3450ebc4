//! A periodic report (verslag): the figures of a period, what was said about them, and what followed.

pub mod codes;
pub mod figures;
mod model;
mod path;
mod reader;

pub use figures::Figures;
pub use model::{Discussion, Informed, Report, Trained};
pub use path::{Place, place};
pub use reader::{DISCUSSED_KEYS, INFORMED_KEYS, KNOWN_KEYS, TRAINED_KEYS, misnamed, read};
