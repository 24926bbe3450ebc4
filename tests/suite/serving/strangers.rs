//! Who may not ask, and what is no question.

use std::io::Write;
use std::time::{Duration, Instant};

use super::running::{Shown, connect, serve, until};
use super::{CASE, archive};

#[test]
fn only_this_computer_by_its_own_name_is_answered() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let port = running.private;
    let host = |host: &str| running.ask(port, format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n"));
    for ours in [format!("127.0.0.1:{port}"), format!("localhost:{port}"), format!("[::1]:{port}")] {
        assert_eq!(host(&ours).status, 200, "{ours}");
    }
    for theirs in [
        "elders.example.org".to_owned(),
        format!("elders.example.org:{port}"),
        format!("127.0.0.1.example.org:{port}"),
        format!("localhost:{}", running.public),
        "localhost".to_owned(),
        String::new(),
    ] {
        let refused = host(&theirs);
        assert_eq!(refused.status, 421, "{theirs}");
        assert!(refused.text().contains("van deze computer") && !refused.text().contains("Noordzee"), "{theirs}");
    }
    assert_eq!(running.ask(port, "GET / HTTP/1.1\r\n\r\n").status, 400);
    assert_eq!(running.ask(port, format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nHost: x\r\n\r\n")).status, 400);
}

#[test]
fn no_page_of_elsewhere_reads_or_listens() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let port = running.private;
    let with = |path: &str, header: &str| {
        running.ask(port, format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{header}\r\n\r\n"))
    };
    for path in ["/", "/zaken/gegevens.js", "/_klacht/gebeurtenissen"] {
        for header in [
            "Origin: https://elders.example.org".to_owned(),
            format!("Origin: http://127.0.0.1:{}", running.public),
            "Origin: null".to_owned(),
            "Sec-Fetch-Site: cross-site".to_owned(),
            "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors".to_owned(),
        ] {
            assert_eq!(with(path, &header).status, 403, "{path} {header}");
        }
    }
    // Following a link to here is no harm.
    assert_eq!(with("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate").status, 200);
    assert_eq!(with("/zaken/gegevens.js", &format!("Origin: http://127.0.0.1:{port}")).status, 200);
}

#[test]
fn pages_can_be_looked_at_and_nothing_else() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let port = running.private;
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "get"] {
        let refused = running.ask(port, format!("{method} / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"));
        assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD".to_owned()), "{method}");
    }
    let head = running.ask(port, format!("HEAD / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"));
    let page = running.get(port, "/");
    assert_eq!((head.status, head.bytes.len()), (200, 0));
    assert_eq!(head.header("content-length"), page.bytes.len().to_string());
}

#[test]
fn every_answer_keeps_to_itself() {
    let repo = archive();
    let running = serve(&repo, &[]);
    for path in ["/", "/zaken.csv", "/nergens", "/_klacht/ververs.js", "/zaken/2026-001"] {
        let shown = running.get(running.private, path);
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("cache-control", "no-store"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "DENY"),
            ("cross-origin-resource-policy", "same-origin"),
            ("connection", "close"),
        ] {
            assert_eq!(shown.header(name), value, "{path}");
        }
        assert!(shown.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
        assert!(!shown.header("content-type").is_empty(), "{path}");
    }
}

#[test]
fn no_path_leads_out_of_the_list() {
    let repo = archive().file("geheim.txt", "Noordzee").file("cases/2026/2026-003/index.md", CASE);
    let repo = repo.file("cases/2026/2026-003/brief.txt", "Noordzee");
    let running = serve(&repo, &[]);
    for path in [
        "/../geheim.txt",
        "/../../../../../../etc/passwd",
        "/%2e%2e/geheim.txt",
        "/%2e%2e%2fgeheim.txt",
        "/..%5cgeheim.txt",
        "/zaken/../../geheim.txt",
        "//etc/passwd",
        "/geheim.txt",
        "/klacht.toml",
        "/cases/2026/2026-001.md",
        "/cases/2026/2026-003/brief.txt",
        "/.git/config",
        "/zaken/2026-001/index.html%00.txt",
        "/zaken/2026-001/index.html/",
        "/%",
        "/%ff",
    ] {
        for port in [running.public, running.private] {
            let shown = running.get(port, path);
            assert_eq!(shown.status, 404, "{path}");
            assert!(!shown.text().contains("Noordzee") && !shown.text().contains("root:"), "{path}");
        }
    }
    let elsewhere = running.get(running.private, "//elders.example.org/zaken");
    assert_eq!((elsewhere.status, elsewhere.header("location").as_str()), (404, ""));
}

#[test]
fn what_is_no_request_is_refused_and_the_next_is_answered() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let port = running.private;
    let request = |more: &str| format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{more}\r\n");
    let huge = "a".repeat(1_000_000);
    for (status, bytes) in [
        (431, request(&format!("X-Groot: {huge}\r\n")).into_bytes()),
        (431, request(&"X: y\r\n".repeat(500)).into_bytes()),
        (414, format!("GET /{huge} HTTP/1.1\r\n").into_bytes()),
        (400, (0..=255).cycle().take(5000).map(|byte: u8| byte ^ 0x80).collect()),
        (400, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n".to_vec()),
        (400, request("Content-Length: 5\r\n").into_bytes()),
        (400, request("Transfer-Encoding: chunked\r\n").into_bytes()),
        (400, format!("GET http://127.0.0.1:{port}/ HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n").into_bytes()),
        (400, request("Host : x\r\n").into_bytes()),
        (400, b"GET / HTTP/9.9\r\nHost: x\r\n\r\n".to_vec()),
    ] {
        let shown = running.ask(port, &bytes);
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(shown.status, status, "{start:?}");
        assert_eq!(running.get(port, "/").status, 200, "after {start:?}");
    }
}

#[test]
fn who_dawdles_is_sent_away_and_keeps_nobody_waiting() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let port = running.private;
    let started = Instant::now();
    let mut slow: Vec<_> = (0..20).map(|_| connect(port)).collect();
    slow.iter_mut().for_each(|stream| stream.write_all(b"GET / HTTP/1.1\r\nX: ").unwrap());
    assert_eq!(running.get(port, "/").status, 200);
    // A letter now and then does not buy more time.
    while started.elapsed() < Duration::from_secs(4) {
        slow.iter_mut().for_each(|stream| drop(stream.write_all(b"a")));
        std::thread::sleep(Duration::from_millis(200));
    }
    let answers: Vec<u16> = slow.into_iter().map(|stream| Shown::read(stream).status).collect();
    assert!(answers.iter().all(|status| [408, 0].contains(status)), "{answers:?}");
    assert!(answers.contains(&408) || started.elapsed() < Duration::from_secs(8), "{answers:?}");
}

#[test]
fn too_many_at_once_are_told_to_come_back() {
    let repo = archive();
    let running = serve(&repo, &[]);
    let port = running.private;
    let idle: Vec<_> = (0..80).map(|_| connect(port)).collect();
    until(|| running.get(port, "/").status == 503, || "nobody is refused".to_owned());
    drop(idle);
    until(|| running.get(port, "/").status == 200, || "nobody is answered any more".to_owned());
    // Those that were still in the queue come and go as well.
    std::thread::sleep(Duration::from_millis(500));
    let waiting: Vec<_> = (0..32).map(|_| running.events(port)).collect();
    assert_eq!(running.get(port, "/_klacht/gebeurtenissen").status, 503);
    assert_eq!(running.get(port, "/").status, 200);
    drop(waiting);
    until(
        || {
            let mut stream = connect(port);
            let host = format!("Host: 127.0.0.1:{port}");
            write!(stream, "HEAD /_klacht/gebeurtenissen HTTP/1.1\r\n{host}\r\n\r\n").unwrap();
            Shown::read(stream).status == 200
        },
        || "pages that went away keep their place".to_owned(),
    );
}
