//! The only door to disk, clock and environment.
#![allow(clippy::disallowed_methods, clippy::disallowed_types)] // this is the door itself

mod clock;
mod environment;
mod files;
mod scratch;
mod write;

pub use clock::today;
pub use environment::{at_terminal, is_root, own_program, program, typed, variable};
pub use files::{
    Listed, ReadProblem, Stamp, exists, has_entries, is_dir, is_plain_file, is_symlink, list, list_all, read_bytes,
    read_limited, reason, resolved, stamp,
};
pub use scratch::{Scratch, Temporary};
pub use write::{
    Lock, WriteProblem, create, create_dir, create_file, create_folder, lock, remove_empty_dirs, remove_file, replace,
    write_atomic, write_private, write_program,
};
