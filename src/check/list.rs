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
        super::codes::TEMPLATE => "template-error";
        super::codes::NO_THEME => "no-theme";
        super::codes::THEME_OUTDATED => "theme-outdated";
        super::codes::THEME_BLOCK => "theme-block";
        super::codes::THEME_FILE => "theme-file";
        super::codes::LEAK => "leak";
        super::codes::INCOMPLETE_STORE => "incomplete-store";
        super::codes::AUTHORED_AFTER_COMMIT => "authored-after-commit";
        super::codes::COMMIT_BEFORE_PARENT => "commit-before-parent";
        super::codes::COMMIT_IN_FUTURE => "commit-in-future";
        super::codes::LATE_REGISTRATION => "late-registration";
        super::codes::BACKDATED_EVENT => "backdated-event";
        super::codes::CHANGED_TERM_DATE => "changed-term-date";
        super::codes::CHANGED_AFTER_REGISTRATION => "changed-after-registration";
        super::codes::CASE_DELETED => "case-deleted";
        super::codes::ID_USED_AGAIN => "id-used-again";
        super::codes::MERGE_BY_HAND => "merge-by-hand";
        super::codes::MERGE_DROPPED_SIDE => "merge-dropped-side";
        super::codes::REGULATION_CHANGED_FOR_CASE => "regulation-changed-for-case";
        super::codes::REGULATION_EDITED_IN_FORCE => "regulation-edited-in-force";
        super::codes::DEFAULT_REGULATION_CHANGED => "default-regulation-changed";
        super::codes::SIGNATURE_MISSING => "signature-missing";
        super::codes::SIGNATURE_BAD => "signature-bad";
        super::codes::SIGNER_UNKNOWN => "signer-unknown";
        super::codes::SIGNER_NOT_AUTHOR => "signer-not-author";
        super::codes::KEY_NOT_VALID => "key-not-valid";
        super::codes::SIGNER_LINE => "signer-line";
        super::codes::SIGNATURE_NOT_JUDGED => "signature-not-judged";
        super::codes::SIGNERS_CHANGED => "signers-changed";
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
        crate::document::codes::CONFLICT => "conflict-marker";
        crate::document::codes::MISSING_KEY => "missing-key";
        crate::report::codes::PERIOD => "report-period";
        crate::report::codes::FILE_NAME => "report-file-name";
        crate::report::codes::REGULATION => "report-regulation";
        crate::report::codes::DUPLICATE => "duplicate-report";
        crate::repository::codes::NO_REGULATION => "no-regulation";
        crate::repository::codes::UNKNOWN_REGULATION => "unknown-regulation";
        crate::repository::codes::NOT_IN_FORCE => "regulation-not-in-force";
        crate::repository::codes::DUPLICATE_ID => "duplicate-id";
        super::UNKNOWN_SUPPRESSION => "unknown-suppression";
        super::EXPIRED_SUPPRESSION => "expired-suppression";
        super::UNUSED_SUPPRESSION => "unused-suppression";
        super::HISTORY_SUPPRESSION => "history-suppression";
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
        crate::repository::codes::MOVED_ADDRESS => "moved-address";
        crate::report::figures::codes::INCOMPLETE => "figures-incomplete";
        crate::report::figures::codes::NOT_A_COUNT => "figures-not-a-count";
        crate::report::figures::codes::DO_NOT_FIT => "figures-do-not-fit";
        crate::report::figures::codes::NO_CASE_NUMBER => "figures-no-case-number";
    }
    Case missing_field => "missing-field";
    Regulation unknown_article => "unknown-article";
    Regulation undeclared_step => "undeclared-step";
    Regulation unknown_role => "unknown-role";
    Regulation term_cannot_start => "term-cannot-start";
    Regulation contradicting_rules => "contradicting-rules";
    Regulation broken_cross_reference => "broken-cross-reference";
    Regulation empty_section => "empty-section";
    Regulation duplicate_article => "duplicate-article";
    Regulation raw_html => "raw-html";
    Regulation end_before_start => "end-before-start";
    Regulation version_gap => "version-gap";
    Regulation closed_odr_platform => "closed-odr-platform";
    Regulation broken_link => "broken-link";
    Regulation long_sentence => "long-sentence";
    Regulation official_word => "official-word";
    Regulation no_decision_term => "no-decision-term";
    Regulation no_acknowledgement => "no-acknowledgement";
    Regulation no_conflict_rule => "no-conflict-rule";
    Regulation no_retention => "no-retention";
    Regulation unbounded_extension => "unbounded-extension";
    Regulation retention_before_analysis => "retention-before-analysis";
    Regulation acknowledgement_after_decision => "acknowledgement-after-decision";
    Regulation no_extension => "no-extension";
    Regulation no_hearing => "no-hearing";
    Regulation no_escalation => "no-escalation";
    Regulation no_cost_rule => "no-cost-rule";
    Regulation no_secrecy => "no-secrecy";
    Regulation no_outcome => "no-outcome";
    Regulation no_report => "no-report";
    Regulation no_submission_window => "no-submission-window";
    Regulation unclear_intake => "unclear-intake";
    Regulation retention_during_dispute => "retention-during-dispute";
    Regulation informal_without_end => "informal-without-end";
    Regulation appointer_co_decides => "appointer-co-decides";
    Regulation handover_without_moment => "handover-without-moment";
    Regulation missing_postal_address => "missing-postal-address";
    Regulation dispute_described_differently => "dispute-described-differently";
    Regulation report_without_period => "report-without-period";
    Regulation vague_term => "vague-term";
    Regulation owner_not_responsible => "owner-not-responsible";
    Regulation escalation_without_who => "escalation-without-who";
    Regulation mixed_names => "mixed-names";
    Regulation missing_contact => "missing-contact";
    Regulation no_processor_agreement => "no-processor-agreement";
    Regulation appointment_without_grounds => "appointment-without-grounds";
    Case missing_section => "missing-section";
    Case missing_attachment => "missing-attachment";
    Case missing_classification => "missing-classification";
    Case unknown_class => "unknown-class";
    Case too_many_classes => "too-many-classes";
    Case unknown_axis => "unknown-axis";
    Case respondent_handles => "respondent-handles";
    Case same_department => "same-department";
    Case costs_charged => "costs-charged";
    Case attachment_not_found => "attachment-not-found";
    Case unknown_outcome => "unknown-outcome";
    Case not_received => "not-received";
    Case unknown_field => "unknown-field";
    Case unknown_channel => "unknown-channel";
    Case unclear_answer => "unclear-answer";
    Case unknown_step => "unknown-step";
    Case unknown_attribute => "unknown-attribute";
    Case future_date => "future-date";
    Case before_receipt => "before-receipt";
    Case out_of_order => "out-of-order";
    Case step_before_gate => "step-before-gate";
    Case step_too_early => "step-too-early";
    Case missing_attribute => "missing-attribute";
    Case wrong_form => "wrong-form";
    Case wrong_channel => "wrong-channel";
    Case missing_addressee => "missing-addressee";
    Case missing_signature => "missing-signature";
    Case wrong_actor => "wrong-actor";
    Case waived_without_reason => "waived-without-reason";
    Case waiver_not_allowed => "waiver-not-allowed";
    Case repeated_step => "repeated-step";
    Case after_closing => "after-closing";
    Case closed_with_open_term => "closed-with-open-term";
    Case closed_without_outcome => "closed-without-outcome";
    Case wrong_handler_role => "wrong-handler-role";
    Case late_extension => "late-extension";
    Case extension_without_date => "extension-without-date";
    Case extension_not_later => "extension-not-later";
    Case extension_beyond_maximum => "extension-beyond-maximum";
    Case extension_too_often => "extension-too-often";
    Case extension_not_allowed => "extension-not-allowed";
    Case not_appointed => "not-appointed";
    Case term_met_late => "term-met-late";
    Case term_overdue => "term-overdue";
    Case target_passed => "target-passed";
    Case window_missed => "window-missed";
    Case retention_passed => "retention-passed";
    Case hold_without_reason => "hold-without-reason";
    Case hold_expired => "hold-expired";
    Year report_overdue => "report-overdue";
    Year not_discussed => "not-discussed";
    Year no_decision => "no-decision";
    Year measure_overdue => "measure-overdue";
    Year measure_without_owner => "measure-without-owner";
    Year effect_not_judged => "effect-not-judged";
    Year no_training => "no-training";
    Year no_information => "no-information";
    Report figures_provisional => "figures-provisional";
    Report figures_outdated => "figures-outdated";
    Report fewer_complaints => "fewer-complaints";
    Report no_figures => "no-figures";
    Report unknown_case => "unknown-case";
    Report person_in_report => "person-in-report";
    Report overlapping_published => "overlapping-published";
    Report report_future_date => "report-future-date";
}
