//! `klacht man`.

use clap::{Args, CommandFactory};

use super::{Cli, Ending, Problem, Session};

/// Maak de handleidingpagina voor man
#[derive(Debug, Args)]
#[command(help_template = super::usage::TEMPLATE, override_usage = "klacht man", after_help = "Voorbeeld:\n  klacht man > klacht.1")]
pub(super) struct Man {}

impl Man {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let mut page = Vec::new();
        clap_mangen::Man::new(Cli::command()).render(&mut page).map_err(Problem::output)?;
        session.output.print(&in_dutch(&String::from_utf8_lossy(&page)))?;
        Ok(Ending::Fine)
    }
}

/// The page with Dutch headings, and with commands named as they are typed: they have no pages of their own.
fn in_dutch(page: &str) -> String {
    let start = page.find(".TH ").unwrap_or(0);
    // The lines before the title only define this string.
    let page = page[start..].replace("\\*(Aq", "\\(aq");
    let heading = |line: &str| match line {
        ".SH NAME" => Some(".SH NAAM"),
        ".SH SYNOPSIS" => Some(".SH SAMENVATTING"),
        ".SH DESCRIPTION" => Some(".SH BESCHRIJVING"),
        ".SH Opdrachten" => Some(".SH OPDRACHTEN"),
        ".SH EXTRA" => Some(".SH VOORBEELDEN"),
        ".SH VERSION" => Some(".SH VERSIE"),
        _ => None,
    };
    let lines = page.lines().map(|line| match (heading(line), line.strip_suffix("(1)")) {
        (Some(dutch), _) => dutch.to_owned(),
        (None, Some(command)) => command.replacen("\\-", " ", 1),
        (None, None) => line.to_owned(),
    });
    lines.map(|line| line + "\n").collect()
}
