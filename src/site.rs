//! From views to files: the public site and the private dashboard.

use std::path::PathBuf;

use crate::browser::BrowserProblem;
use crate::diagnostic::Diagnostic;
use crate::world::WriteProblem;

mod build;
mod calculator;
mod case_list;
mod dashboard;
mod letter;
mod linked;
mod markdown;
mod pdf;
mod preview;
mod private;
mod public;
mod published;
mod reports;
mod theme;
mod writer;

pub use build::{Built, Options, Pdfs, build, build_and_print};
pub use dashboard::History;
pub use letter::{Written, letter};
pub use markdown::{plain as plain_html, with_anchors as html_with_anchors};
pub use preview::{Bytes, Preview, PublicPages};
pub use published::{Published, published};
pub use reports::{Sheet, paper, paper_title};
pub use theme::{Copied, CopyProblem, Theme, builtin, copy as copy_theme, judge as judge_theme};

/// A file to be: its path below the output folder and its bytes.
#[derive(Debug)]
pub struct File {
    /// The path, `/` between folders.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why the sites could not be built.
#[derive(Debug)]
pub enum SiteProblem {
    /// The theme named in the configuration is not there.
    NoTheme(String),
    /// A template cannot be read or rendered.
    Template(Box<Diagnostic>),
    /// Personal values were found on public pages, which are gone again.
    Leak(Vec<Diagnostic>),
    /// The public folder cannot be looked through for personal values; its pages are gone again.
    Unscanned(WriteProblem),
    /// A PDF cannot be printed.
    Browser(BrowserProblem),
    /// A file cannot be written.
    Write(WriteProblem),
    /// The output folder would lie inside the sources, or hold them.
    Overlap(PathBuf),
}

impl From<BrowserProblem> for SiteProblem {
    fn from(problem: BrowserProblem) -> Self {
        Self::Browser(problem)
    }
}

impl From<WriteProblem> for SiteProblem {
    fn from(problem: WriteProblem) -> Self {
        Self::Write(problem)
    }
}
