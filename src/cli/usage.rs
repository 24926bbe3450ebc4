//! Usage errors in Dutch: clap says what is wrong, this says it to an officer.

use std::io::Write;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use crate::calendar::parse_date;

/// The layout of help, in Dutch.
pub(super) const TEMPLATE: &str = "{about-with-newline}
Gebruik: {usage}

{all-args}{after-help}";

/// Reads a date argument.
pub(super) fn date(text: &str) -> Result<NaiveDate, String> {
    parse_date(text)
        .map(|parsed| parsed.moment.date)
        .map_err(|problem| format!("{}; {}", problem.message(), problem.help()))
}

/// Reads a number of days.
pub(super) fn days(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "schrijf een heel getal, zoals 7".to_owned())
}

/// Prints help and version on standard output, an error on standard error; gives the exit status.
pub(super) fn report(error: &Error) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        return match error.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(problem) if problem.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(_) => ExitCode::from(2),
        };
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        let _ = error.print();
        return ExitCode::from(2);
    }
    let mut text = format!("fout: {}\n", sentence(error));
    if let Some(meant) = suggestion(error) {
        text += &format!("  bedoelde u `{meant}`?\n");
    }
    // What was typed may hold codes that steer a terminal.
    let mut text = text.replace(|c: char| c.is_control() && c != '\n', "\u{FFFD}");
    text += "  meer hulp: klacht --help, of klacht OPDRACHT --help\n";
    let _ = std::io::stderr().write_all(text.as_bytes());
    ExitCode::from(2)
}

fn sentence(error: &Error) -> String {
    let get = |kind| error.get(kind).map(words).unwrap_or_default();
    let argument = get(ContextKind::InvalidArg);
    let value = get(ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("bij {argument} ontbreekt een waarde"),
        ErrorKind::InvalidValue => {
            let valid = get(ContextKind::ValidValue);
            format!(
                "`{value}` kan niet bij {argument}{}",
                if valid.is_empty() { String::new() } else { format!("; kies uit: {valid}") }
            )
        }
        ErrorKind::ValueValidation => {
            let source = std::error::Error::source(error).map_or_else(String::new, |source| format!(": {source}"));
            format!("`{value}` kan niet bij {argument}{source}")
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => format!("`{argument}` hoort hier niet"),
        ErrorKind::UnknownArgument => format!("de optie `{argument}` bestaat niet"),
        ErrorKind::InvalidSubcommand => format!("de opdracht `{}` bestaat niet", get(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingRequiredArgument => format!("er ontbreekt: {argument}"),
        ErrorKind::MissingSubcommand => "er ontbreekt een opdracht".to_owned(),
        ErrorKind::ArgumentConflict if argument == get(ContextKind::PriorArg) => {
            format!("{argument} staat er twee keer")
        }
        ErrorKind::ArgumentConflict => format!("{argument} kan niet samen met {}", get(ContextKind::PriorArg)),
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            format!("bij {argument} hoort een ander aantal waarden")
        }
        ErrorKind::InvalidUtf8 => "een argument bevat tekens die niet te lezen zijn".to_owned(),
        _ => "deze opdracht is niet te lezen".to_owned(),
    }
}

fn suggestion(error: &Error) -> Option<String> {
    [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .iter()
        .find_map(|kind| error.get(*kind))
        .map(words)
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}
