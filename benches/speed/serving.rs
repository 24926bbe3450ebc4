//! From saving a case to the page that shows it, with `klacht serve` as a process of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use super::measure::Run;

/// A server with somebody who waits at an open page.
pub struct Serving {
    child: Child,
    port: u16,
    events: BufReader<TcpStream>,
    saves: usize,
}

impl Serving {
    /// Starts it; how long that took, and the server.
    pub fn start(repository: &Path, on: &str) -> (Run, Self) {
        let started = Instant::now();
        let mut command = Command::new(env!("CARGO_BIN_EXE_klacht"));
        command.arg("-C").arg(repository).args(["serve", "--port", "0", "--on", on]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let port =
            lines.find_map(|line| line.strip_prefix("besloten: http://127.0.0.1:")?.strip_suffix('/')?.parse().ok());
        std::thread::spawn(move || lines.for_each(drop));
        let port = port.unwrap();
        let seconds = started.elapsed().as_secs_f64();
        let mut serving =
            Self { events: BufReader::new(asked(port, "/_klacht/gebeurtenissen")), child, port, saves: 0 };
        serving.heard();
        (Run { seconds, peak_mb: serving.peak() }, serving)
    }

    /// Saves a case, waits until the open page hears of it, and fetches a page that has to show it.
    pub fn save(&mut self, file: &Path, page: &str) -> Run {
        // What the last save left to do is done by now.
        std::thread::sleep(std::time::Duration::from_secs(1));
        self.saves += 1;
        let title = format!("Bewaard voor de {}e keer", self.saves);
        let text = std::fs::read_to_string(file).unwrap();
        let rest = text.strip_prefix("---\n").unwrap();
        let rest = rest.split_once('\n').filter(|(line, _)| line.starts_with("titel: ")).map_or(rest, |(_, rest)| rest);
        let text = format!("---\ntitel: {title}\n{rest}");
        let started = Instant::now();
        std::fs::write(file, text).unwrap();
        self.heard();
        let mut shown = String::new();
        asked(self.port, page).read_to_string(&mut shown).unwrap();
        let seconds = started.elapsed().as_secs_f64();
        assert!(shown.starts_with("HTTP/1.1 200") && shown.contains(&title), "{page} does not show {title}");
        Run { seconds, peak_mb: self.peak() }
    }

    fn heard(&mut self) {
        let mut line = String::new();
        while !line.starts_with("data: ") {
            line.clear();
            assert!(self.events.read_line(&mut line).unwrap() > 0, "the server is gone");
        }
    }

    fn peak(&self) -> f64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap_or_default();
        let kb = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<f64>().ok());
        kb.unwrap_or(0.0) / 1000.0
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn asked(port: u16, path: &str) -> TcpStream {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").unwrap();
    stream
}
