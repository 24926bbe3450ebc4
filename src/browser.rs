//! A browser that prints a page: the only module that starts Chromium.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;

use crate::world;

mod portable;

/// The variables that name the browser, in order.
const VARIABLES: [&str; 2] = ["CHROME", "CHROMIUM"];

/// What it is called, most likely first.
const NAMES: [&str; 6] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// How long one page may take.
const LIMIT: Duration = Duration::from_secs(60);

/// A browser found on this computer.
#[derive(Debug)]
pub struct Browser {
    program: PathBuf,
}

/// Why nothing was printed.
#[derive(Debug)]
pub enum BrowserProblem {
    /// There is no browser that we know how to find.
    NotFound,
    /// The browser the environment names is not there: the variable and its value.
    Missing(&'static str, String),
    /// It could not be started, stopped with an error or took too long; what it said last.
    Failed(String),
    /// It printed something else than the page that was asked for.
    OtherPage,
}

impl Browser {
    /// The browser the environment names, else the first known name on the search path.
    ///
    /// # Errors
    /// There is none.
    pub fn find() -> Result<Self, BrowserProblem> {
        for variable in VARIABLES {
            if let Some(name) = world::variable(variable).filter(|name| !name.trim().is_empty()) {
                let program = world::program(&name).ok_or(BrowserProblem::Missing(variable, name))?;
                return Ok(Self { program });
            }
        }
        let program = NAMES.iter().find_map(|name| world::program(name)).ok_or(BrowserProblem::NotFound)?;
        Ok(Self { program })
    }

    /// Prints a page to a tagged PDF; `scratch` is a folder for what the browser leaves, `on` the day the PDF says
    /// it was made, so that the same page gives the same bytes.
    ///
    /// # Errors
    /// The browser does not start or stop as it should, or what it printed does not bear the title.
    pub fn print(&self, page: &Path, title: &str, on: NaiveDate, scratch: &Path) -> Result<Vec<u8>, BrowserProblem> {
        let pdf = scratch.join("blad.pdf");
        let mut command = Command::new(&self.program);
        command
            .args(["--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-quic"])
            .args(["--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline"])
            .arg(format!("--user-data-dir={}", scratch.join("profiel").display()))
            .arg(format!("--print-to-pdf={}", pdf.display()))
            .env("TZ", "UTC");
        if world::is_root() {
            // Chromium refuses to run as root with its sandbox; the page is our own and runs nothing.
            command.arg("--no-sandbox");
        }
        let said = scratch.join("melding.txt");
        let errors = world::create_file(&said).map_err(|problem| BrowserProblem::Failed(problem.error.to_string()))?;
        let child = command.arg(page).stdin(Stdio::null()).stdout(Stdio::null()).stderr(errors).spawn();
        let ended = child.map_err(|error| world::reason(&error)).and_then(wait);
        let last_words = || {
            let text = world::read_bytes(&said).unwrap_or_default();
            String::from_utf8_lossy(&text).lines().last().unwrap_or("zonder melding").to_owned()
        };
        match ended {
            Ok(true) => {}
            Ok(false) => return Err(BrowserProblem::Failed(last_words())),
            Err(why) => return Err(BrowserProblem::Failed(why)),
        }
        let mut bytes = world::read_bytes(&pdf).map_err(|_| BrowserProblem::Failed(last_words()))?;
        // A browser that may not read the page prints one that says so.
        if !portable::has_title(&bytes, title) {
            return Err(BrowserProblem::OtherPage);
        }
        portable::date(&mut bytes, on);
        Ok(bytes)
    }
}

/// Whether it ended well; stops it when it takes too long.
fn wait(mut child: Child) -> Result<bool, String> {
    let started = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status.success()),
            Ok(None) if started.elapsed() > LIMIT => {
                // It is ours, and what it says about being stopped does not matter.
                let _ = child.kill();
                let _ = child.wait();
                return Err(format!("na {} seconden nog niet klaar", LIMIT.as_secs()));
            }
            Ok(None) => std::thread::sleep(Duration::from_millis(20)),
            Err(error) => return Err(world::reason(&error)),
        }
    }
}
