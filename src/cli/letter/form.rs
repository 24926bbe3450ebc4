//! A letter in the form that was asked for.

use std::path::Path;

use chrono::{NaiveDate, NaiveTime};

use crate::browser::Browser;
use crate::git::own_folder;
use crate::letter::Letter;
use crate::mail::{Draft, draft};
use crate::repository::Repository;
use crate::site;
use crate::world::{self, Scratch};

use super::{Form, LetterProblem, Problem};

/// The ending of the file.
pub(super) fn ending(form: Form) -> &'static str {
    match form {
        Form::Html => "html",
        Form::Md => "md",
        Form::Eml => "eml",
        Form::Pdf => "pdf",
    }
}

/// The bytes of the letter.
pub(super) fn bytes(root: &Path, repository: &Repository, letter: &Letter, form: Form) -> Result<Vec<u8>, Problem> {
    let written = site::letter(repository, letter).map_err(LetterProblem::of_site)?;
    match form {
        Form::Html => Ok(written.page),
        Form::Md => Ok(written.markdown.into_bytes()),
        Form::Eml => {
            let html = String::from_utf8_lossy(&written.mail);
            // Nine in the morning, or thereabouts: the program that sends it puts its own moment there.
            let day: NaiveDate = letter.date.parse().unwrap_or_default();
            let seconds = day.and_time(NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default()).and_utc().timestamp();
            let subject = format!("{} ({})", letter.title, letter.reference);
            let from = if letter.sender.name.is_empty() { &letter.organisation } else { &letter.sender.name };
            let mail = Draft {
                from: (from, &letter.sender.email),
                to: (&letter.to.name, &letter.to.email),
                subject: &subject,
                text: &written.text,
                html: &html,
                seconds,
            };
            draft(&mail).map_err(Problem::output)
        }
        Form::Pdf => print(root, letter, &written),
    }
}

/// Prints where only the owner of the archive looks: the page holds what the letter holds.
fn print(root: &Path, letter: &Letter, written: &site::Written) -> Result<Vec<u8>, Problem> {
    let browser = Browser::find().map_err(LetterProblem::Browser)?;
    let folder = own_folder(root).unwrap_or_else(|| root.join(".klacht"));
    let scratch = Scratch::new(world::resolved(&folder).join("brief"))?;
    let page = scratch.path().join("blad.html");
    world::write_private(&page, &written.page)?;
    let on = letter.date.parse().unwrap_or_default();
    Ok(browser.print(&page, &written.title, on, scratch.path()).map_err(LetterProblem::Browser)?)
}
