//! Whole processes, timed, with the most memory they held.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// One measurement.
#[derive(Debug, Clone, Copy)]
pub struct Run {
    pub seconds: f64,
    pub peak_mb: f64,
}

/// The fastest of several runs, with the largest peak among them.
pub fn best_of(times: usize, mut run: impl FnMut() -> Run) -> Run {
    let runs: Vec<Run> = (0..times).map(|_| run()).collect();
    Run {
        seconds: runs.iter().map(|run| run.seconds).fold(f64::MAX, f64::min),
        peak_mb: runs.iter().map(|run| run.peak_mb).fold(0.0, f64::max),
    }
}

/// Reads every file below a folder in one thread.
pub fn read_all(root: &Path) -> Run {
    fn folder(path: &Path, bytes: &mut usize) {
        for entry in std::fs::read_dir(path).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                folder(&entry.path(), bytes);
            } else {
                *bytes += std::fs::read(entry.path()).unwrap().len();
            }
        }
    }
    let started = Instant::now();
    let mut bytes = 0;
    folder(root, &mut bytes);
    assert!(bytes > 0);
    Run { seconds: started.elapsed().as_secs_f64(), peak_mb: 0.0 }
}

/// Runs our own command as a whole process.
pub fn klacht(repository: &Path, args: &[&str]) -> Run {
    timed(Command::new(env!("CARGO_BIN_EXE_klacht")).arg("-C").arg(repository).args(args))
}

/// Runs a command, with its peak memory as Linux keeps it.
pub fn timed(command: &mut Command) -> Run {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut most: f64 = 0.0;
    let code = loop {
        if let Some(code) = child.try_wait().unwrap() {
            break code;
        }
        most = most.max(peak_mb(child.id()).unwrap_or(0.0));
        std::thread::sleep(Duration::from_micros(500));
    };
    assert!(code.code().is_some_and(|code| code < 2), "{command:?} failed: {code}");
    Run { seconds: started.elapsed().as_secs_f64(), peak_mb: most }
}

/// The most memory a process has held so far.
pub fn peak_mb(process: u32) -> Option<f64> {
    let text = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let peak = text.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"))?;
    Some(peak.parse::<f64>().ok()? / 1000.0)
}
