//! Writing an answer, with the headers that keep a page to itself.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use super::guard::Stranger;
use super::request::Refusal;

/// What nothing but a page gets: it may load nothing.
const CLOSED: &str = "default-src 'none'; frame-ancestors 'none'; sandbox";

/// An answer.
#[derive(Debug)]
pub(super) struct Answer {
    /// 200, 404.
    pub(super) status: u16,
    /// What the body is.
    pub(super) kind: &'static str,
    /// The rules for the page, when it is one.
    pub(super) policy: Option<String>,
    /// Where the page stands instead.
    pub(super) location: Option<String>,
    /// The body.
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// A few words, in Dutch.
    pub(super) fn words(status: u16, text: &str) -> Self {
        let body = format!("{text}\n").into_bytes();
        Self { status, kind: "text/plain; charset=utf-8", policy: None, location: None, body }
    }

    /// Another address for the same page.
    pub(super) fn moved(location: String) -> Self {
        Self { location: Some(location), ..Self::words(301, "Deze pagina heeft een ander adres.") }
    }

    /// Writes it; the body only when that is wanted.
    pub(super) fn write(&self, stream: &mut TcpStream, with_body: bool) -> io::Result<()> {
        let mut head = head(self.status, self.kind, self.policy.as_deref().unwrap_or(CLOSED));
        head += &format!("Content-Length: {}\r\n", self.body.len());
        if let Some(location) = &self.location {
            head += &format!("Location: {location}\r\n");
        }
        if self.status == 405 {
            head += "Allow: GET, HEAD\r\n";
        }
        head += "\r\n";
        stream.write_all(head.as_bytes())?;
        if with_body {
            stream.write_all(&self.body)?;
        }
        stream.flush()
    }
}

/// The first lines of every answer, without the empty line that ends them.
pub(super) fn head(status: u16, kind: &str, policy: &str) -> String {
    let word = match status {
        200 => "OK",
        204 => "No Content",
        301 => "Moved Permanently",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        414 => "URI Too Long",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        _ => "Service Unavailable",
    };
    format!(
        "HTTP/1.1 {status} {word}\r\nContent-Type: {kind}\r\nConnection: close\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nX-Frame-Options: DENY\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nCross-Origin-Opener-Policy: same-origin\r\n\
         Content-Security-Policy: {policy}\r\n"
    )
}

/// What is said to whoever asks in a way we do not take.
pub(super) fn refused(refusal: Refusal) -> Option<Answer> {
    let (status, text) = match refusal {
        Refusal::Garbled => (400, "Dit verzoek is niet te lezen."),
        Refusal::Method => (405, "Hier kunt u alleen pagina's bekijken (GET en HEAD)."),
        Refusal::LongAddress => (414, "Dit adres is te lang."),
        Refusal::LongHeaders => (431, "Dit verzoek is te groot."),
        Refusal::TooSlow => (408, "Dit verzoek kwam te langzaam."),
        Refusal::Gone => return None,
    };
    Some(Answer::words(status, text))
}

/// What is said to a stranger.
pub(super) fn strange(stranger: Stranger, port: u16) -> Answer {
    match stranger {
        Stranger::Host => {
            Answer::words(421, &format!("Deze pagina's staan alleen op http://127.0.0.1:{port}/ van deze computer."))
        }
        Stranger::Page => Answer::words(403, "Een pagina van elders mag hier niets opvragen."),
    }
}

/// Ends a connection so that the answer arrives, also when there was more to read than we wanted.
pub(super) fn close(stream: &mut TcpStream) {
    if stream.shutdown(Shutdown::Write).is_err() || stream.set_read_timeout(Some(Duration::from_millis(100))).is_err() {
        return;
    }
    let mut rest = [0; 4096];
    for _ in 0..16 {
        match stream.read(&mut rest) {
            Ok(count) if count > 0 => {}
            _ => return,
        }
    }
}

/// What a file is, by the end of its name.
pub(super) fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "csv" => "text/csv; charset=utf-8",
        "ics" => "text/calendar; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
