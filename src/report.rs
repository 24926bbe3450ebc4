//! A periodic report (verslag): the figures of a period, what was said about them, and what followed.

pub mod figures;

pub use figures::Figures;
