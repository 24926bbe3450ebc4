//! Writing: a file appears whole or not at all.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A write that failed, with the path it was about.
#[derive(Debug)]
pub struct WriteProblem {
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

/// Writes a file through a neighbour that is renamed over it, so that a reader never sees half a file.
///
/// # Errors
/// What the system says, with the path.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), WriteProblem> {
    let problem = |error| WriteProblem { path: path.to_owned(), error };
    let temporary = neighbour(path);
    let written = fs::write(&temporary, bytes).or_else(|error| {
        // The folder is made only when it turns out to be missing: a check per file costs more.
        let missing = error.kind() == io::ErrorKind::NotFound;
        match path.parent().filter(|_| missing) {
            Some(parent) => fs::create_dir_all(parent).and_then(|()| fs::write(&temporary, bytes)),
            None => Err(error),
        }
    });
    let renamed = written.and_then(|()| fs::rename(&temporary, path));
    if renamed.is_err() {
        // Nothing half-written stays behind; the first error is the one to tell.
        let _ = fs::remove_file(&temporary);
    }
    renamed.map_err(problem)
}

/// Puts new bytes in the place of a file that still holds the old ones; `false` when it holds something else by now.
/// Who may read it stays as it was.
///
/// # Errors
/// What the system says, with the path; then the file is as it was.
pub fn replace(path: &Path, before: &[u8], after: &[u8]) -> Result<bool, WriteProblem> {
    let temporary = neighbour(path);
    let put = || {
        let rights = fs::metadata(path)?.permissions();
        write_through(&temporary, after, Some(rights))?;
        // As late as can be: whoever saved meanwhile is not written over.
        if fs::read(path)? != before {
            fs::remove_file(&temporary)?;
            return Ok(false);
        }
        fs::rename(&temporary, path).map(|()| true)
    };
    put().map_err(|error| {
        let _ = fs::remove_file(&temporary);
        WriteProblem { path: path.to_owned(), error }
    })
}

/// Makes a file that is not there yet, whole or not at all; `false` when something stands there already.
///
/// # Errors
/// What the system says, with the path.
pub fn create(path: &Path, bytes: &[u8]) -> Result<bool, WriteProblem> {
    // A name of this process alone: two may make the same file at once.
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.klacht-nieuw", std::process::id()));
    let temporary = path.with_file_name(name);
    let put = || {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        write_through(&temporary, bytes, None)?;
        match fs::hard_link(&temporary, path) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
            // A disk without links: then a reader may see it half, but nobody is written over.
            Err(_) => match fs::OpenOptions::new().write(true).create_new(true).open(path) {
                Ok(mut file) => {
                    io::Write::write_all(&mut file, bytes).inspect_err(|_| drop(fs::remove_file(path))).map(|()| true)
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
                Err(error) => Err(error),
            },
        }
    };
    let made = put();
    let _ = fs::remove_file(&temporary);
    made.map_err(|error| WriteProblem { path: path.to_owned(), error })
}

/// Makes a folder with files in it, all of them or nothing; `false` when something stands there already.
///
/// # Errors
/// What the system says, with the path.
pub fn create_folder(path: &Path, files: &[(&str, &[u8])]) -> Result<bool, WriteProblem> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    // Hidden, so that nobody reads half a case in it.
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let temporary = path.with_file_name(format!(".{name}.{}.klacht-nieuw", std::process::id()));
    let put = || {
        let _ = fs::remove_dir_all(&temporary);
        fs::create_dir_all(&temporary)?;
        for (name, bytes) in files {
            write_through(&temporary.join(name), bytes, None)?;
        }
        match fs::rename(&temporary, path) {
            Err(error) if path.symlink_metadata().is_err() => Err(error),
            renamed => Ok(renamed.is_ok()),
        }
    };
    let made = put();
    if !matches!(made, Ok(true)) {
        let _ = fs::remove_dir_all(&temporary);
    }
    made.map_err(|error| WriteProblem { path: path.to_owned(), error })
}

/// Writes a file that only its owner may read, over whatever stood there.
///
/// # Errors
/// What the system says, with the path.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), WriteProblem> {
    let temporary = neighbour(path);
    let put = || {
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        write_through(&temporary, bytes, owner_only())?;
        fs::rename(&temporary, path)
    };
    put().map_err(|error| {
        let _ = fs::remove_file(&temporary);
        WriteProblem { path: path.to_owned(), error }
    })
}

/// The rights of a file that is nobody else's business, where the system knows such rights.
fn owner_only() -> Option<fs::Permissions> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        Some(fs::Permissions::from_mode(0o600))
    }
    #[cfg(not(unix))]
    None
}

/// Writes a file anew, down to the disk, with these rights before anything is in it.
fn write_through(path: &Path, bytes: &[u8], rights: Option<fs::Permissions>) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    let mut file = options.open(path)?;
    if let Some(rights) = rights {
        file.set_permissions(rights)?;
    }
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()
}

/// Where a file is written before it is renamed.
fn neighbour(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".klacht-nieuw");
    path.with_file_name(name)
}

/// Held while a folder is written to; let go when it is dropped, or when the program is killed.
#[derive(Debug)]
pub struct Lock(#[allow(dead_code)] fs::File); // it is the open file that holds the lock

/// Waits until no other process holds this file as its lock, and holds it.
///
/// # Errors
/// What the system says, with the path.
pub fn lock(path: &Path) -> Result<Lock, WriteProblem> {
    let problem = |error| WriteProblem { path: path.to_owned(), error };
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(problem)?;
    }
    let file = fs::OpenOptions::new().create(true).truncate(false).write(true).open(path).map_err(problem)?;
    match file.lock() {
        // Some shares know no locks; then the care of the user has to do.
        Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(problem(error)),
        _ => Ok(Lock(file)),
    }
}

/// Makes a folder and those above it.
///
/// # Errors
/// What the system says, with the path.
pub fn create_dir(path: &Path) -> Result<(), WriteProblem> {
    fs::create_dir_all(path).map_err(|error| WriteProblem { path: path.to_owned(), error })
}

/// Makes an empty file for another program to write to.
///
/// # Errors
/// What the system says, with the path.
pub fn create_file(path: &Path) -> Result<fs::File, WriteProblem> {
    fs::File::create(path).map_err(|error| WriteProblem { path: path.to_owned(), error })
}

/// Removes a file, and what a killed [`write_atomic`] left beside it; one that is gone already is fine.
///
/// # Errors
/// What the system says, with the path.
pub fn remove_file(path: &Path) -> Result<(), WriteProblem> {
    let _ = fs::remove_file(neighbour(path));
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteProblem { path: path.to_owned(), error }),
        _ => Ok(()),
    }
}

/// Removes the folders from `path` upwards that became empty, never `root` itself.
pub fn remove_empty_dirs(path: &Path, root: &Path) {
    let mut folder = path;
    while folder != root && folder.starts_with(root) {
        // remove_dir refuses a folder that still holds something, which is where we stop.
        if fs::remove_dir(folder).is_err() {
            return;
        }
        match folder.parent() {
            Some(parent) => folder = parent,
            None => return,
        }
    }
}

/// Writes a program: a file that may be run.
///
/// # Errors
/// What the system says, with the path.
pub fn write_program(path: &Path, text: &str) -> Result<(), WriteProblem> {
    write_atomic(path, text.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::Permissions::from_mode(0o755);
        fs::set_permissions(path, mode).map_err(|error| WriteProblem { path: path.to_owned(), error })?;
    }
    Ok(())
}
