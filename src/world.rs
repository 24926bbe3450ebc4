//! The only door to disk, clock and environment.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)] // this is the door itself

mod clock;
mod environment;
mod files;
mod write;

pub use clock::today;
pub use environment::variable;
pub use files::{Listed, ReadProblem, exists, has_entries, is_dir, list, read_bytes, read_limited, real_path};
pub use write::{WriteProblem, create_dir, remove_empty_dirs, remove_file, write_atomic};
