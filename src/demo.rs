//! A realistic private repository to look around in: invented people, three officers, eighteen months.

use std::path::Path;

use chrono::NaiveDate;

use crate::git::{GitProblem, Script};

mod script;
mod stage;
mod yearly;

pub use script::ScriptProblem;

/// The day the demo plays on; its history ends there.
#[must_use]
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 10, 30).unwrap_or_default()
}

/// The regulation of the settings.
const DEFAULT: &str = "interactie";

/// The regulations that come along.
const REGULATIONS: [(&str, &str); 6] = [
    ("regulations/interactie/2024-01-01.md", include_str!("../regulations/interactie/2024-01-01.md")),
    ("regulations/interactie/2026-01-01.md", include_str!("../regulations/interactie/2026-01-01.md")),
    ("regulations/klik-onderwijs.md", include_str!("../regulations/klik-onderwijs.md")),
    ("regulations/organize4all.md", include_str!("../regulations/organize4all.md")),
    ("regulations/procedure-klachten.md", include_str!("../regulations/procedure-klachten.md")),
    ("regulations/team-keizer.md", include_str!("../regulations/team-keizer.md")),
];

/// What was made.
#[derive(Debug, Clone, Copy)]
pub struct Made {
    /// How many cases.
    pub cases: usize,
    /// How many commits.
    pub commits: usize,
}

/// Why the demo could not be made.
#[derive(Debug)]
pub enum DemoProblem {
    /// The script that is built in does not hold together: a bug.
    Script(ScriptProblem),
    /// Git could not do it.
    Git(GitProblem),
}

impl From<GitProblem> for DemoProblem {
    fn from(problem: GitProblem) -> Self {
        Self::Git(problem)
    }
}

/// Makes the demo in a folder that is empty or not there yet.
///
/// # Errors
/// Git cannot write there.
pub fn make(folder: &Path) -> Result<Made, DemoProblem> {
    let play = script::read().map_err(DemoProblem::Script)?;
    let commits = stage::commits(&play, &REGULATIONS);
    let mut history = Script::create(folder)?;
    for commit in &commits {
        history.commit(&commit.files, &commit.author, commit.at, &commit.message)?;
    }
    history.check_out()?;
    Ok(Made { cases: play.cases.len(), commits: commits.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_holds_together() {
        let play = script::read().expect("a script");
        assert!(play.cases.len() >= 40, "{} cases", play.cases.len());
        let commits = stage::commits(&play, &REGULATIONS);
        assert!(commits.windows(2).all(|pair| pair[0].at <= pair[1].at), "commits are in order");
        assert!(commits.iter().all(|commit| commit.at.date() <= today()));
        let second = REGULATIONS.iter().find(|(path, _)| path.ends_with("/2026-01-01.md")).expect("a second version");
        assert!(play.reports.iter().all(|report| report.stages.iter().all(|stage| stage.on <= today())));
        for report in &play.reports {
            let path = yearly::path(report);
            let written = commits.iter().filter(|commit| commit.files.iter().any(|(own, _)| *own == path));
            let texts: Vec<&[u8]> = written.map(|commit| commit.files[0].1.as_slice()).collect();
            assert_eq!(texts.len(), report.stages.len(), "{path}");
            assert!(texts.iter().all(|text| !text.is_empty()), "{path}");
        }
        assert!(stage::AT_FIRST.iter().all(|(now, _)| second.1.contains(now)), "there is something to correct");
    }
}
