//! A server that runs, what it said, and somebody who asks it things.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crate::test_repo::{KLACHT, TestRepo, hermetic};

/// A server on two ports, stopped when this is dropped.
pub struct Running {
    child: Child,
    said: Arc<Mutex<String>>,
    pub public: u16,
    pub private: u16,
}

/// Serves a repository on any ports, on [`super::DAY`].
#[track_caller]
pub fn serve(repo: &TestRepo, more: &[&str]) -> Running {
    let arguments = [&["--port", "0", "--on", super::DAY], more].concat();
    served(repo, &arguments).expect("it starts")
}

/// Serves a repository; nothing when it ends at once.
pub fn served(repo: &TestRepo, arguments: &[&str]) -> Option<Running> {
    begun(hermetic(KLACHT, &repo.root().join("../thuis")), repo, arguments)
}

/// Serves a repository where the system follows no files: in a namespace that allows none.
#[track_caller]
pub fn serve_blind(repo: &TestRepo) -> Running {
    let mut command = hermetic("unshare", &repo.root().join("../thuis"));
    let script = "echo 0 > /proc/sys/user/max_inotify_instances && exec \"$0\" \"$@\"";
    command.args(["--user", "--map-root-user", "sh", "-c", script, KLACHT]);
    begun(command, repo, &["--port", "0", "--on", super::DAY]).expect("user namespaces are allowed here, and it starts")
}

fn begun(mut command: Command, repo: &TestRepo, arguments: &[&str]) -> Option<Running> {
    command.arg("serve").args(arguments).current_dir(repo.root()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let said = Arc::new(Mutex::new(String::new()));
    let mut port = |what: &str| {
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let address = line.strip_prefix(what)?.trim().strip_prefix("http://127.0.0.1:")?;
        address.strip_suffix('/')?.parse().ok()
    };
    let (Some(public), Some(private)) = (port("openbaar: "), port("besloten: ")) else {
        let _ = child.wait();
        return None;
    };
    let heard = Arc::clone(&said);
    std::thread::spawn(move || {
        for line in lines.lines().map_while(Result::ok) {
            let mut said = heard.lock().unwrap();
            said.push_str(&line);
            said.push('\n');
        }
    });
    Some(Running { child, said, public, private })
}

impl Running {
    /// What it said so far, after its addresses.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Waits until it said this.
    #[track_caller]
    pub fn says(&self, words: &str) {
        until(|| self.said().contains(words), || format!("no {words:?} in {}", self.said()));
    }

    /// How often it renewed the pages because files changed.
    pub fn renewed(&self) -> usize {
        self.said().matches("ververst in ").count()
    }

    /// Asks as a browser does.
    #[track_caller]
    pub fn get(&self, port: u16, path: &str) -> Shown {
        self.ask(port, format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"))
    }

    /// Sends bytes and hears everything that comes back.
    #[track_caller]
    pub fn ask(&self, port: u16, request: impl AsRef<[u8]>) -> Shown {
        let mut stream = connect(port);
        // A server that has heard enough may close before everything is sent.
        let _ = stream.write_all(request.as_ref());
        Shown::read(stream)
    }

    /// Listens as an open page does.
    #[track_caller]
    pub fn events(&self, port: u16) -> Events {
        let mut stream = connect(port);
        write!(stream, "GET /_klacht/gebeurtenissen HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").unwrap();
        let mut events = Events { lines: BufReader::new(stream) };
        assert!(events.line().contains("200"), "a stream of events");
        events.next();
        events
    }

    /// Presses Ctrl-C.
    pub fn interrupt(&self) {
        let sent = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for the end; the exit status.
    #[track_caller]
    pub fn ended(&mut self) -> i32 {
        let status = self.child.wait().unwrap().code().expect("an exit status");
        // What was said last is still on its way.
        std::thread::sleep(Duration::from_millis(50));
        status
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that does not wait for ever.
pub fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream
}

/// Waits until something is so; it has to be within twenty seconds.
#[track_caller]
pub fn until(mut so: impl FnMut() -> bool, why: impl FnOnce() -> String) {
    let started = Instant::now();
    while !so() {
        assert!(started.elapsed() < Duration::from_secs(20), "{}", why());
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// An answer.
#[derive(Debug)]
pub struct Shown {
    pub status: u16,
    head: String,
    pub bytes: Vec<u8>,
}

impl Shown {
    /// Reads until the other end closes; status 0 when nothing came.
    pub fn read(mut stream: TcpStream) -> Self {
        let mut all = Vec::new();
        let _ = stream.read_to_end(&mut all);
        let at = all.windows(4).position(|four| four == b"\r\n\r\n").map_or(all.len(), |at| at + 4);
        let bytes = all.split_off(at);
        let head = String::from_utf8(all).unwrap();
        let status = head.split(' ').nth(1).and_then(|word| word.parse().ok()).unwrap_or(0);
        Self { status, head, bytes }
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.bytes.clone()).unwrap()
    }

    /// The value of a header, empty when it is not there.
    pub fn header(&self, name: &str) -> String {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        let mut found = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned());
        found.next().unwrap_or_default()
    }
}

/// What an open page hears.
pub struct Events {
    lines: BufReader<TcpStream>,
}

impl Events {
    fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line
    }

    /// Waits for the next number.
    #[track_caller]
    pub fn next(&mut self) -> String {
        loop {
            let line = self.line();
            assert!(!line.is_empty(), "the stream ended");
            if let Some(number) = line.strip_prefix("data: ") {
                return number.trim().to_owned();
            }
        }
    }

    /// Whether nothing comes for this long.
    pub fn silent_for(&mut self, patience: Duration) -> bool {
        self.lines.get_ref().set_read_timeout(Some(patience)).unwrap();
        let mut line = String::new();
        let started = Instant::now();
        while started.elapsed() < patience {
            line.clear();
            match self.lines.read_line(&mut line) {
                Ok(_) if line.starts_with("data: ") => return false,
                Ok(_) => {}
                Err(_) => break,
            }
        }
        self.lines.get_ref().set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        true
    }
}
