//! The language server: findings, explanations and completions in any editor that speaks the protocol.
//!
//! [`run`] opens standard input and output once, in `wire`, and hands the two ends to the main loop; nothing else here
//! reads or writes them, and nothing else in the program may write to standard output while it runs.
//! The disk is reached through [`Live`](crate::repository::Live) alone. What there is to say about a file is worked out
//! in [`assist`](crate::assist), without a word of the protocol; this module turns it into the protocol's types.

use chrono::NaiveDate;

mod abilities;
mod actions;
mod answer;
mod archives;
mod convert;
mod documents;
mod findings;
mod guard;
mod inbox;
mod lines;
mod locate;
mod server;
mod uri;
mod wire;

/// How the server ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The editor said `shutdown`, then `exit`.
    Properly,
    /// Nobody greeted it; exit status 1 as well.
    Ungreeted,
    /// The editor went away, or said `exit` alone: the protocol wants exit status 1 then.
    Abruptly,
}

/// Serves an editor on standard input and output until it ends. Without a day, today is asked for at every answer: a
/// server may run past midnight.
#[must_use]
pub fn run(on: Option<NaiveDate>) -> Ended {
    let (connection, writer) = wire::open();
    let ended = server::serve(connection, on);
    // Of an editor that is gone, the reader may wait for bytes that never come, and holds on to the writer.
    if ended == Ended::Properly {
        let _ = writer.join();
    }
    ended
}
