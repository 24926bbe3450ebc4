//! The questions of `klacht new`, one line each, on standard error.

use std::io::Write;

use crate::check::Missing;
use crate::world;

use super::super::Problem;
use super::super::casework::CaseProblem;

/// Asks for something the regulation wants; nothing when the officer passes it over.
pub(super) fn ask(missing: &Missing) -> Result<Option<String>, Problem> {
    let text = match missing {
        Missing::Field(path) => path.clone(),
        Missing::Class(axis, choices) if choices.is_empty() => format!("indeling naar {axis}"),
        Missing::Class(axis, choices) => {
            let choices: Vec<String> = choices
                .iter()
                .map(|(code, label)| if code == label { code.clone() } else { format!("{code} = {label}") })
                .collect();
            format!("indeling naar {axis} ({})", choices.join(", "))
        }
        Missing::Attribute(key, choices) if choices.is_empty() => format!("ontvangen {key}"),
        Missing::Attribute(key, choices) => format!("ontvangen {key} ({})", choices.join(", ")),
        Missing::Section(title) => title.clone(),
        Missing::Attachment(_) => return Ok(None),
    };
    question(&text)
}

/// Asks one question; nothing for an empty answer.
pub(super) fn question(text: &str) -> Result<Option<String>, Problem> {
    // When standard error is closed there is nobody to ask.
    let _ = write!(std::io::stderr(), "{}: ", text.replace(char::is_control, "\u{FFFD}"));
    let answer = world::typed().ok_or(CaseProblem::NoAnswer)?;
    let answer = answer.trim();
    Ok((!answer.is_empty()).then(|| answer.to_owned()))
}

/// Asks one question until the answer can be read: what was answered before is not lost over a slip of the pen.
pub(super) fn until<T>(text: &str, read: impl Fn(Option<String>) -> Result<T, Problem>) -> Result<T, Problem> {
    loop {
        match read(question(text)?) {
            Ok(value) => return Ok(value),
            Err(problem) => {
                let why = format!("  {problem}\n  {}", problem.hint().unwrap_or_default())
                    .replace(|c: char| c.is_control() && c != '\n', "\u{FFFD}");
                let _ = writeln!(std::io::stderr(), "{why}");
            }
        }
    }
}

/// The flag that gives it; a file cannot be given so.
pub(super) fn flag(missing: &Missing) -> Option<String> {
    let of = |choices: &[String]| if choices.is_empty() { "…".to_owned() } else { choices.join("|") };
    Some(match missing {
        Missing::Field(path) => format!("--set {path}=…"),
        Missing::Class(axis, choices) => {
            let codes: Vec<String> = choices.iter().map(|(code, _)| code.clone()).collect();
            format!("--set indeling.{axis}={}", of(&codes))
        }
        Missing::Attribute(key, choices) => format!("--set {key}={}", of(choices)),
        Missing::Section(title) => format!("--section \"{title}=…\""),
        Missing::Attachment(_) => return None,
    })
}
