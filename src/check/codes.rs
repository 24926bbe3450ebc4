//! Findings of building the sites and of the audit; they stand here so that the list of checks is whole.

use crate::diagnostic::Code;
pub use crate::leak::LEAK;

/// A template that cannot be read or rendered.
pub const TEMPLATE: Code = Code::error("K601", "template-error", "een sjabloon van het thema is niet te verwerken");
/// A theme in the settings that is not there.
pub const NO_THEME: Code = Code::error("K620", "no-theme", "het thema uit de instellingen bestaat niet");
/// A copied file of which the original has changed.
pub const THEME_OUTDATED: Code =
    Code::warning("K621", "theme-outdated", "een bestand van het thema is gekopieerd van een oudere versie");
/// Blocks of a template that do not fit the built-in one.
pub const THEME_BLOCK: Code =
    Code::warning("K622", "theme-block", "de blokken van een sjabloon passen niet bij het ingebouwde");
/// A file of a theme that nothing uses.
pub const THEME_FILE: Code = Code::warning("K623", "theme-file", "een bestand van het thema wordt nergens gebruikt");
/// The store is not whole.
pub const INCOMPLETE_STORE: Code = Code::error("K501", "incomplete-store", "de geschiedenis is hier niet volledig");
/// A branch does not continue what this clone saw of it.
pub const BRANCH_PUT_BACK: Code =
    Code::error("K502", "branch-put-back", "een tak gaat niet verder op wat deze kopie er eerder van zag");
/// What this clone kept of the history is not what the history is.
pub const KEPT_FALSE: Code =
    Code::error("K504", "kept-false", "wat deze kopie van de geschiedenis onthield is niet wat er staat");
/// An object of the store is not what its name says.
pub const DAMAGED_OBJECT: Code =
    Code::error("K503", "damaged-object", "een deel van het archief is beschadigd of ontbreekt");
/// A commit was made after it was recorded.
pub const AUTHORED_AFTER_COMMIT: Code =
    Code::warning("K510", "authored-after-commit", "een wijziging is gemaakt nadat zij is vastgelegd");
/// A commit is older than the one it continues.
pub const COMMIT_BEFORE_PARENT: Code =
    Code::warning("K511", "commit-before-parent", "een wijziging is ouder dan die waarop zij volgt");
/// A commit has a day that is still to come.
pub const COMMIT_IN_FUTURE: Code =
    Code::warning("K512", "commit-in-future", "een wijziging heeft een datum die nog moet komen");
/// An event was recorded long after its day.
pub const LATE_REGISTRATION: Code = Code::warning("K520", "late-registration", "een gebeurtenis is laat vastgelegd");
/// An event was put before others that had been recorded.
pub const BACKDATED_EVENT: Code =
    Code::warning("K521", "backdated-event", "een gebeurtenis is tussen al vastgelegde gebeurtenissen gezet");
/// A day that feeds a term was changed.
pub const CHANGED_TERM_DATE: Code =
    Code::warning("K522", "changed-term-date", "een datum die voor een termijn telt, is veranderd");
/// An event was changed or removed later.
pub const CHANGED_AFTER_REGISTRATION: Code =
    Code::warning("K530", "changed-after-registration", "een gebeurtenis is na het vastleggen veranderd of weggehaald");
/// A case was deleted, not destroyed.
pub const CASE_DELETED: Code = Code::error("K531", "case-deleted", "een zaak is verwijderd buiten de vernietiging om");
/// A number was given to a second case.
pub const ID_USED_AGAIN: Code = Code::error("K532", "id-used-again", "een nummer is voor een tweede zaak gebruikt");
/// A merge changed something by hand.
pub const MERGE_BY_HAND: Code =
    Code::warning("K540", "merge-by-hand", "bij het samenvoegen is met de hand iets veranderd");
/// A merge passed over the work of a side.
pub const MERGE_DROPPED_SIDE: Code =
    Code::error("K541", "merge-dropped-side", "bij het samenvoegen is werk van een kant weggevallen");
/// A case was put under another regulation.
pub const REGULATION_CHANGED_FOR_CASE: Code =
    Code::warning("K550", "regulation-changed-for-case", "een zaak is onder een andere regeling gebracht");
/// A regulation in force was edited.
pub const REGULATION_EDITED_IN_FORCE: Code =
    Code::warning("K551", "regulation-edited-in-force", "een geldende regeling is veranderd zonder nieuwe versie");
/// The regulation of cases that name none was changed.
pub const DEFAULT_REGULATION_CHANGED: Code =
    Code::warning("K552", "default-regulation-changed", "een andere standaardregeling bindt zaken die er al waren");
/// Settings that move running terms, or ask less of the audit, were changed.
pub const SETTINGS_CHANGED: Code = Code::warning(
    "K553",
    "settings-changed",
    "een instelling is veranderd waardoor lopende termijnen of de controle veranderen",
);
/// A commit is not signed where the settings ask for it.
pub const SIGNATURE_MISSING: Code = Code::warning("K560", "signature-missing", "een wijziging is niet ondertekend");
/// A signature does not fit its commit.
pub const SIGNATURE_BAD: Code = Code::error("K561", "signature-bad", "een handtekening klopt niet");
/// A commit is signed with a key that is not on the list.
pub const SIGNER_UNKNOWN: Code =
    Code::error("K562", "signer-unknown", "een handtekening is van iemand die niet op de lijst staat");
/// A commit is signed by somebody else than its author, or recorded by somebody else.
pub const SIGNER_NOT_AUTHOR: Code =
    Code::error("K563", "signer-not-author", "schrijver, vastlegger en ondertekenaar zijn niet dezelfde");
/// A commit is signed with a key that was not valid then.
pub const KEY_NOT_VALID: Code = Code::error("K564", "key-not-valid", "een sleutel was toen niet geldig");
/// A line of the list of signers cannot be read.
pub const SIGNER_LINE: Code =
    Code::warning("K565", "signer-line", "een regel van de lijst van ondertekenaars telt niet mee");
/// A signature of a kind that is not judged.
pub const SIGNATURE_NOT_JUDGED: Code =
    Code::info("K566", "signature-not-judged", "een handtekening is niet beoordeeld");
/// The list of signers was changed by somebody who was not on it.
pub const SIGNERS_CHANGED: Code =
    Code::error("K567", "signers-changed", "de lijst van ondertekenaars is veranderd door iemand die er niet op stond");
/// Today's history does not continue a checkpoint.
pub const NOT_AFTER_CHECKPOINT: Code =
    Code::error("K570", "not-after-checkpoint", "de geschiedenis gaat niet verder op een ijkpunt");
/// A chain does not come out as a checkpoint has it.
pub const CHAIN_DIFFERS: Code =
    Code::error("K571", "chain-differs", "de keten van een zaak is anders dan in een ijkpunt");
/// A checkpoint has a case that is not there any more.
pub const CHAIN_MISSING: Code = Code::error("K572", "chain-missing", "een zaak uit een ijkpunt is er niet meer");
/// The signature of a checkpoint is none, or not one to trust.
pub const CHECKPOINT_SIGNATURE: Code =
    Code::error("K573", "checkpoint-signature", "de handtekening van een ijkpunt ontbreekt of klopt niet");
/// A checkpoint cannot be read, or is not the one it was.
pub const CHECKPOINT_UNREADABLE: Code =
    Code::error("K574", "checkpoint-unreadable", "een ijkpunt is weg, vervangen of niet te lezen");

/// What only the trail shows.
pub const AUDIT: [&Code; 32] = [
    &INCOMPLETE_STORE,
    &BRANCH_PUT_BACK,
    &DAMAGED_OBJECT,
    &KEPT_FALSE,
    &AUTHORED_AFTER_COMMIT,
    &COMMIT_BEFORE_PARENT,
    &COMMIT_IN_FUTURE,
    &LATE_REGISTRATION,
    &BACKDATED_EVENT,
    &CHANGED_TERM_DATE,
    &CHANGED_AFTER_REGISTRATION,
    &CASE_DELETED,
    &ID_USED_AGAIN,
    &MERGE_BY_HAND,
    &MERGE_DROPPED_SIDE,
    &REGULATION_CHANGED_FOR_CASE,
    &REGULATION_EDITED_IN_FORCE,
    &DEFAULT_REGULATION_CHANGED,
    &SETTINGS_CHANGED,
    &SIGNATURE_MISSING,
    &SIGNATURE_BAD,
    &SIGNER_UNKNOWN,
    &SIGNER_NOT_AUTHOR,
    &KEY_NOT_VALID,
    &SIGNER_LINE,
    &SIGNATURE_NOT_JUDGED,
    &SIGNERS_CHANGED,
    &NOT_AFTER_CHECKPOINT,
    &CHAIN_DIFFERS,
    &CHAIN_MISSING,
    &CHECKPOINT_SIGNATURE,
    &CHECKPOINT_UNREADABLE,
];
