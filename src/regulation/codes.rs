//! Findings of the reader of regulations.

use crate::diagnostic::Code;

/// A regulation without title or day of effect.
pub const INCOMPLETE: Code = Code::error("K301", "incomplete-regulation", "een regeling mist titel of ingangsdatum");
/// A rule without what it needs.
pub const INCOMPLETE_RULE: Code = Code::error("K302", "incomplete-rule", "een regel van de regeling is niet compleet");
/// A duration that cannot be read.
pub const BAD_DURATION: Code = Code::error("K303", "bad-duration", "een termijn is niet te lezen");
/// A word where only some words will do.
pub const UNKNOWN_WORD: Code = Code::error("K304", "unknown-word", "een waarde is niet een van de mogelijke woorden");
/// A file named after another day than it takes effect.
pub const VERSION_NAME: Code = Code::warning("K305", "version-name", "de bestandsnaam past niet bij de ingangsdatum");

/// All of them, for the list of checks.
pub const ALL: [&Code; 5] = [&INCOMPLETE, &INCOMPLETE_RULE, &BAD_DURATION, &UNKNOWN_WORD, &VERSION_NAME];
