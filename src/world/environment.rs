//! Environment variables, programs, who runs this one, and whether somebody is there.

use std::io::IsTerminal;
use std::path::PathBuf;

/// The value of an environment variable, when it is set and readable.
#[must_use]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// Where the program itself stands, when the system tells.
#[must_use]
pub fn own_program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

/// A line somebody typed, without its end; none when nothing more can come.
#[must_use]
pub fn typed() -> Option<String> {
    let mut line = String::new();
    match std::io::stdin().read_line(&mut line) {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line.trim_end_matches(['\n', '\r']).to_owned()),
    }
}

/// Whether somebody sits at a terminal who can answer a question.
#[must_use]
pub fn at_terminal() -> bool {
    std::io::stdin().is_terminal() && std::io::stderr().is_terminal()
}

/// A program by its path, or by its name on the search path.
#[must_use]
pub fn program(name: &str) -> Option<PathBuf> {
    let plain = PathBuf::from(name);
    if plain.components().count() > 1 {
        return plain.is_file().then_some(plain);
    }
    let folders = std::env::var_os("PATH")?;
    // On Windows `chrome` is `chrome.exe`; elsewhere nothing is added.
    let name = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    std::env::split_paths(&folders).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// Whether this program runs as the administrator of the system.
#[must_use]
pub fn is_root() -> bool {
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
    }
    #[cfg(not(target_os = "linux"))]
    false
}
