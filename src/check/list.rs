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
        crate::document::codes::UNCLOSED_FRONT_MATTER => "unclosed-front-matter";
        crate::document::codes::YAML_SYNTAX => "yaml-syntax";
        crate::document::codes::DUPLICATE_KEY => "duplicate-key";
        crate::document::codes::ALIAS => "alias";
        crate::document::codes::TOO_DEEP => "too-deep";
        crate::document::codes::TOO_LARGE => "too-large";
        crate::document::codes::NUL_BYTE => "nul-byte";
        crate::document::codes::UNKNOWN_ENCODING => "unknown-encoding";
        crate::document::codes::NOT_UTF8 => "not-utf8";
        crate::document::codes::TAB_INDENT => "tab-indent";
        crate::document::codes::CURLY_QUOTES => "curly-quotes";
        crate::document::codes::UNREADABLE => "unreadable-file";
        crate::document::codes::WRONG_SHAPE => "wrong-shape";
        crate::document::codes::UNKNOWN_KEY => "unknown-key";
        crate::document::codes::UNREADABLE_DATE => "unreadable-date";
        crate::document::codes::INFORMAL_DATE => "informal-date";
        crate::document::codes::NOT_YES_OR_NO => "not-yes-or-no";
        crate::document::codes::FILE_NAME => "file-name";
        crate::document::codes::YAML_TAG => "yaml-tag";
        crate::document::codes::INCOMPLETE_SUPPRESSION => "incomplete-suppression";
        crate::repository::codes::NO_REGULATION => "no-regulation";
        crate::repository::codes::UNKNOWN_REGULATION => "unknown-regulation";
        crate::repository::codes::NOT_IN_FORCE => "regulation-not-in-force";
        crate::repository::codes::DUPLICATE_ID => "duplicate-id";
        super::UNKNOWN_SUPPRESSION => "unknown-suppression";
        super::EXPIRED_SUPPRESSION => "expired-suppression";
        super::UNUSED_SUPPRESSION => "unused-suppression";
        crate::case::codes::NO_STEP => "event-without-step";
        crate::case::codes::TWO_STEPS => "event-with-two-steps";
        crate::case::codes::EMPTY_COURSE => "empty-course";
        crate::regulation::codes::INCOMPLETE => "incomplete-regulation";
        crate::regulation::codes::INCOMPLETE_RULE => "incomplete-rule";
        crate::regulation::codes::BAD_DURATION => "bad-duration";
        crate::regulation::codes::UNKNOWN_WORD => "unknown-word";
        crate::regulation::codes::VERSION_NAME => "version-name";
        crate::repository::codes::DUPLICATE_VERSION => "duplicate-version";
        crate::repository::codes::NO_REGULATIONS => "no-regulations";
    }
    Case missing_field => "missing-field";
    Case late_extension => "late-extension";
    Case extension_without_date => "extension-without-date";
    Case extension_not_later => "extension-not-later";
    Case extension_beyond_maximum => "extension-beyond-maximum";
    Case extension_too_often => "extension-too-often";
    Case extension_not_allowed => "extension-not-allowed";
    Case term_met_late => "term-met-late";
    Case term_overdue => "term-overdue";
    Case target_passed => "target-passed";
    Case window_missed => "window-missed";
    Case retention_passed => "retention-passed";
    Case hold_without_reason => "hold-without-reason";
    Case hold_expired => "hold-expired";
}
