//! The list of checks: one line each.

use super::{Check, Subject};

/// A line is `Kind module => "page";` for a check with a file of its own, and `code => "page";` among the readers.
macro_rules! checks {
    (readers { $($code:path => $reader_page:literal;)* } $($kind:ident $module:ident => $page:literal;)*) => {
        /// Every check.
        pub const CHECKS: &[Check] = &[
            $(Check {
                code: &$code,
                page: include_str!(concat!("../../docs/checks/", $reader_page, ".md")),
                subject: Subject::Reader,
            },)*
            $(Check {
                code: &super::$module::CODE,
                page: include_str!(concat!("../../docs/checks/", $page, ".md")),
                subject: Subject::$kind(super::$module::run),
            },)*
        ];
    };
}

checks! {
    readers {
        crate::document::codes::NO_FRONT_MATTER => "no-front-matter";
    }
    Case missing_field => "missing-field";
}
