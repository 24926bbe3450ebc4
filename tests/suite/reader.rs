//! Somebody at a shell, on a day of our choice: for what is told in whole commands.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::test_repo::{KLACHT, hermetic};

/// Where they are, and on what day.
pub struct Reader {
    folder: TempDir,
    /// The folder the reader is in.
    pub at: PathBuf,
    /// Today; the real day when empty.
    pub day: String,
}

impl Reader {
    pub fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let at = folder.path().join("klachten");
        fs::create_dir_all(&at).unwrap();
        let reader = Self { folder, at, day: String::new() };
        for (key, value) in [("user.name", "A. Officier"), ("user.email", "officier@example.org")] {
            reader.run(&format!("git config --global {key} '{value}'"));
        }
        reader
    }

    /// How a command ends, and what it says on both outputs.
    pub fn run(&self, command: &str) -> (i32, String) {
        let mut shell = hermetic("bash", self.folder.path());
        let programs = Path::new(KLACHT).parent().unwrap().display();
        shell.env("PATH", format!("{programs}:/usr/local/bin:/usr/bin:/bin")).env_remove("GIT_CONFIG_GLOBAL");
        if let Ok(day) = self.day.parse::<chrono::NaiveDate>() {
            let noon = day.and_hms_opt(11, 0, 0).unwrap().and_utc().timestamp();
            for part in ["AUTHOR", "COMMITTER"] {
                shell.env(format!("GIT_{part}_DATE"), format!("{noon} +0100"));
            }
        }
        let on = if self.day.is_empty() { String::new() } else { format!("--on {}", self.day) };
        let script = format!("exec 2>&1\nklacht() {{ command klacht {on} \"$@\"; }}\n{command}");
        let output = shell.args(["-c", &script]).current_dir(&self.at).output().unwrap();
        let said = String::from_utf8(output.stdout).unwrap();
        (output.status.code().unwrap(), said.replace(&self.folder.path().display().to_string(), "/home/anne"))
    }
}
