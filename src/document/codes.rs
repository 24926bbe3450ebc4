//! Findings about files as such, before anyone asks what they mean.

use crate::diagnostic::Code;

/// A file without front matter.
pub const NO_FRONT_MATTER: Code =
    Code::error("K001", "no-front-matter", "het bestand begint niet met een kop tussen ---");
/// Front matter without a closing line.
pub const UNCLOSED_FRONT_MATTER: Code =
    Code::error("K002", "unclosed-front-matter", "de kop is niet afgesloten met ---");
/// Front matter that is not YAML.
pub const YAML_SYNTAX: Code = Code::error("K003", "yaml-syntax", "de kop is niet te lezen als YAML");
/// A key that stands twice in one map.
pub const DUPLICATE_KEY: Code = Code::error("K004", "duplicate-key", "een gegeven staat er twee keer");
/// An anchor or alias.
pub const ALIAS: Code = Code::error("K005", "alias", "YAML-verwijzingen (& en *) zijn niet toegestaan");
/// Nesting beyond the limit.
pub const TOO_DEEP: Code = Code::error("K006", "too-deep", "gegevens zijn te diep in elkaar gezet");
/// A file over the size limit.
pub const TOO_LARGE: Code = Code::error("K007", "too-large", "het bestand is te groot");
/// A NUL byte.
pub const NUL_BYTE: Code = Code::error("K008", "nul-byte", "het bestand is geen tekst");
/// Bytes in no known encoding.
pub const UNKNOWN_ENCODING: Code =
    Code::error("K009", "unknown-encoding", "de tekens van het bestand zijn niet te lezen");
/// A file read in another encoding than UTF-8.
pub const NOT_UTF8: Code = Code::warning("K010", "not-utf8", "het bestand is niet als UTF-8 opgeslagen");
/// Tabs as indentation.
pub const TAB_INDENT: Code = Code::warning("K011", "tab-indent", "er is met tabs ingesprongen");
/// Typographic quotes around a value.
pub const CURLY_QUOTES: Code = Code::info("K012", "curly-quotes", "er staan krulaanhalingstekens om een waarde");
/// A file that cannot be read from disk.
pub const UNREADABLE: Code = Code::error("K013", "unreadable-file", "het bestand kan niet worden gelezen");
/// A value of another shape than expected.
pub const WRONG_SHAPE: Code = Code::error("K014", "wrong-shape", "een gegeven heeft een andere vorm dan verwacht");
/// A key nobody reads.
pub const UNKNOWN_KEY: Code = Code::warning("K015", "unknown-key", "een gegeven is onbekend");
/// A date that cannot be read.
pub const UNREADABLE_DATE: Code = Code::error("K016", "unreadable-date", "een datum is niet te lezen");
/// A date written otherwise than year-month-day.
pub const INFORMAL_DATE: Code = Code::info("K017", "informal-date", "een datum staat niet als jaar-maand-dag");
/// A yes or no that is neither.
pub const NOT_YES_OR_NO: Code = Code::error("K018", "not-yes-or-no", "hier hoort ja of nee");
/// A file name that is not an id.
pub const FILE_NAME: Code = Code::error("K019", "file-name", "de bestandsnaam is geen nummer van een zaak");
/// A YAML tag.
pub const YAML_TAG: Code = Code::error("K020", "yaml-tag", "YAML-typen (!) zijn niet toegestaan");
/// A suppression without what it needs.
pub const INCOMPLETE_SUPPRESSION: Code =
    Code::error("K021", "incomplete-suppression", "een uitzondering mist controle, reden of einddatum");
/// Two versions that a merge left in one file.
pub const CONFLICT: Code = Code::error("K022", "conflict-marker", "er staan twee versies door elkaar");
/// A group of data without what it is about.
pub const MISSING_KEY: Code = Code::error("K023", "missing-key", "een groep gegevens mist waar het om gaat");

/// All of them, for the list of checks.
pub const ALL: [&Code; 23] = [
    &NO_FRONT_MATTER,
    &UNCLOSED_FRONT_MATTER,
    &YAML_SYNTAX,
    &DUPLICATE_KEY,
    &ALIAS,
    &TOO_DEEP,
    &TOO_LARGE,
    &NUL_BYTE,
    &UNKNOWN_ENCODING,
    &NOT_UTF8,
    &TAB_INDENT,
    &CURLY_QUOTES,
    &UNREADABLE,
    &WRONG_SHAPE,
    &UNKNOWN_KEY,
    &UNREADABLE_DATE,
    &INFORMAL_DATE,
    &NOT_YES_OR_NO,
    &FILE_NAME,
    &YAML_TAG,
    &INCOMPLETE_SUPPRESSION,
    &CONFLICT,
    &MISSING_KEY,
];
