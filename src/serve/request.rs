//! Reading a request: nobody's bytes are trusted, and nobody may take long over them.

use std::io::Read;
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// The longest request line and headers together, in bytes.
const MOST_BYTES: usize = 8 * 1024;
/// The longest address, in bytes.
const MOST_ADDRESS: usize = 2 * 1024;
/// The most headers.
const MOST_HEADERS: usize = 64;

/// What a browser asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// Whether the body is wanted too: GET, not HEAD.
    pub(super) body: bool,
    /// The path as it was sent, without what follows a question mark.
    pub(super) path: String,
    /// For whom it is meant.
    pub(super) host: String,
    /// From whose page it comes, when the browser says.
    pub(super) origin: Option<String>,
    /// How that page stands to ours: `same-origin`, `cross-site`.
    pub(super) site: Option<String>,
    /// What it is for: `navigate` when somebody follows a link.
    pub(super) mode: Option<String>,
}

/// Why a request is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No request, or one that is cut off.
    Garbled,
    /// A method that changes something, or that we do not know.
    Method,
    /// The address is too long.
    LongAddress,
    /// Too many headers, or too long.
    LongHeaders,
    /// It does not come.
    TooSlow,
    /// Nobody is there any more: nobody needs an answer.
    Gone,
}

/// Reads a request, at most until this moment.
pub(super) fn read(stream: &mut TcpStream, patience: Duration) -> Result<Request, Refusal> {
    let until = Instant::now() + patience;
    let mut bytes = Vec::new();
    let mut buffer = [0; 2048];
    loop {
        let left = until.saturating_duration_since(Instant::now());
        // A reading time of nothing would mean for ever.
        if left.is_zero() || stream.set_read_timeout(Some(left)).is_err() {
            return Err(Refusal::TooSlow);
        }
        match stream.read(&mut buffer) {
            Ok(0) if bytes.is_empty() => return Err(Refusal::Gone),
            Ok(0) => return Err(Refusal::Garbled),
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
            Err(error) => match error.kind() {
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut if bytes.is_empty() => {
                    return Err(Refusal::Gone); // a browser keeps a connection ready that it may never use
                }
                std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut => return Err(Refusal::TooSlow),
                std::io::ErrorKind::Interrupted => continue,
                _ => return Err(Refusal::Gone),
            },
        }
        if let Some(request) = parse(&bytes)? {
            return Ok(request);
        }
    }
}

/// Nothing while it is not whole yet.
fn parse(bytes: &[u8]) -> Result<Option<Request>, Refusal> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    let parsed = request.parse(bytes);
    if request.path.is_some_and(|path| path.len() > MOST_ADDRESS)
        || request.path.is_none() && bytes.len() > MOST_ADDRESS + 16
    {
        return Err(Refusal::LongAddress);
    }
    match parsed {
        Ok(httparse::Status::Partial) if bytes.len() > MOST_BYTES => return Err(Refusal::LongHeaders),
        Ok(httparse::Status::Partial) => return Ok(None),
        Ok(httparse::Status::Complete(length)) if length > MOST_BYTES => return Err(Refusal::LongHeaders),
        Ok(httparse::Status::Complete(_)) => {}
        Err(httparse::Error::TooManyHeaders) => return Err(Refusal::LongHeaders),
        Err(_) => return Err(Refusal::Garbled),
    }
    let of = |name: &str| -> Result<Option<String>, Refusal> {
        let mut values = request.headers.iter().filter(|header| header.name.eq_ignore_ascii_case(name));
        let Some(value) = values.next() else { return Ok(None) };
        // Two of them: whoever stands between might have believed the other one.
        if values.next().is_some() {
            return Err(Refusal::Garbled);
        }
        std::str::from_utf8(value.value).map(|text| Some(text.to_owned())).map_err(|_| Refusal::Garbled)
    };
    let body = match request.method {
        Some("GET") => true,
        Some("HEAD") => false,
        _ => return Err(Refusal::Method),
    };
    if of("content-length")?.is_some_and(|length| length != "0") || of("transfer-encoding")?.is_some() {
        return Err(Refusal::Garbled);
    }
    let path = request.path.unwrap_or_default();
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    if !path.starts_with('/') {
        return Err(Refusal::Garbled);
    }
    Ok(Some(Request {
        body,
        path: path.to_owned(),
        host: of("host")?.ok_or(Refusal::Garbled)?,
        origin: of("origin")?,
        site: of("sec-fetch-site")?,
        mode: of("sec-fetch-mode")?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Option<Request>, Refusal> {
        parse(text.as_bytes())
    }

    #[test]
    fn a_request_is_read_when_it_is_whole() {
        assert_eq!(of("GET / HTTP/1.1\r\nHost: localhost"), Ok(None));
        let request = of("HEAD /a?b HTTP/1.1\r\nhost: localhost:1\r\nOrigin: http://x\r\n\r\n").unwrap().unwrap();
        assert_eq!((request.body, request.path.as_str(), request.host.as_str()), (false, "/a", "localhost:1"));
        assert_eq!(request.origin.as_deref(), Some("http://x"));
    }

    #[test]
    fn what_is_odd_is_refused() {
        for (text, refusal) in [
            ("GET / HTTP/1.1\r\n\r\n", Refusal::Garbled),
            ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", Refusal::Garbled),
            ("GET http://elders.example.org/ HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::Garbled),
            ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhallo", Refusal::Garbled),
            ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", Refusal::Garbled),
            ("POST / HTTP/1.1\r\nHost: a\r\n\r\n", Refusal::Method),
            ("\u{1}\u{2}\r\n\r\n", Refusal::Garbled),
        ] {
            assert_eq!(of(text), Err(refusal), "{text:?}");
        }
        assert_eq!(of(&format!("GET /{} HTTP/1.1\r\n", "a".repeat(3000))), Err(Refusal::LongAddress));
        assert_eq!(of(&format!("GET /{}", "a".repeat(3000))), Err(Refusal::LongAddress));
        let headers = format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "a".repeat(9000));
        assert_eq!(of(&headers), Err(Refusal::LongHeaders));
        let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "X: y\r\n".repeat(100));
        assert_eq!(of(&many), Err(Refusal::LongHeaders));
    }
}
