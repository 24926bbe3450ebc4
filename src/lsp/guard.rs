//! A fault in one answer stays in that answer.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What the editor is told when an answer met a fault of the program itself.
pub(super) const FAULT: &str =
    "klacht heeft hier een fout in zichzelf gevonden; de rest werkt door. Meld het, met wat u aan het doen was";

/// Does something, and comes back whatever happens; `None` when it met a fault of the program (a panic).
///
/// What is reached through `work` is either only read or replaced whole, so a half-done change cannot stay behind.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_caught_and_the_next_answer_comes() {
        assert_eq!(guarded(|| -> u8 { panic!("een fout") }), None);
        assert_eq!(guarded(|| 7), Some(7));
    }
}
