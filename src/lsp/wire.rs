//! Standard input and output as a row of messages: the one door.
//!
//! lsp-server has such a door too ([`Connection::stdio`]). Ours sets a limit to what a length may promise before memory is
//! set aside for it, goes on after a message nobody can read, and never waits for an editor that does not read.

use std::io::{self, BufRead, Read};
use std::thread::JoinHandle;

use lsp_server::{Connection, Message, Notification};
use serde_json::json;

/// The longest message there is room for, in bytes; a file of ours is at most 1 MiB.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The longest line of a header.
const LONGEST_LINE: u64 = 4096;

/// Opens both ends. The second is done when everything was written after the connection is let go.
pub(super) fn open() -> (Connection, JoinHandle<()>) {
    let (ours, theirs) = Connection::memory();
    let (inward, outward, tell) = (theirs.sender, theirs.receiver, ours.sender.clone());
    std::thread::spawn(move || {
        let mut input = io::stdin().lock();
        while let Ok(Some(text)) = frame(&mut input) {
            match serde_json::from_slice::<Message>(&text) {
                Ok(message) => {
                    let ends = matches!(&message, Message::Notification(note) if note.method == "exit");
                    if inward.send(message).is_err() || ends {
                        return;
                    }
                }
                Err(_) => {
                    // What it says is not repeated: it may hold a person's data.
                    let log = json!({"type": 1, "message": "een bericht dat niet te lezen is, is overgeslagen"});
                    let _ = tell.send(Notification::new("window/logMessage".to_owned(), log).into());
                }
            }
        }
    });
    let writer = std::thread::spawn(move || {
        let mut output = io::stdout().lock();
        for message in outward {
            if message.write(&mut output).is_err() {
                return;
            }
        }
    });
    (ours, writer)
}

/// The bytes of the next message; `None` at the end.
///
/// # Errors
/// What comes is no message, or promises to be longer than there is room for.
fn frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    loop {
        let mut line = String::new();
        let read = input.by_ref().take(LONGEST_LINE).read_line(&mut line)?;
        if read == 0 {
            return Ok(None);
        }
        let no_header = || io::Error::from(io::ErrorKind::InvalidData);
        match line.strip_suffix('\n').map(str::trim_end).ok_or_else(no_header)? {
            "" => break,
            line => {
                let (name, value) = line.split_once(':').ok_or_else(no_header)?;
                if name.eq_ignore_ascii_case("content-length") {
                    length = value.trim().parse::<u64>().ok();
                }
            }
        }
    }
    let length = length.filter(|length| *length <= LONGEST).ok_or(io::ErrorKind::InvalidData)?;
    let mut text = Vec::new();
    let read = input.by_ref().take(length).read_to_end(&mut text)?;
    Ok((read as u64 == length).then_some(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> io::Result<Option<Vec<u8>>> {
        frame(&mut &bytes[..])
    }

    #[test]
    fn a_message_is_what_its_length_says() {
        assert_eq!(read(b"Content-Length: 2\r\n\r\n{}x").ok(), Some(Some(b"{}".to_vec())));
        assert_eq!(read(b"content-length:3\nX-A: b\n\nabc").ok(), Some(Some(b"abc".to_vec())));
        assert_eq!(read(b"").ok(), Some(None));
        assert_eq!(read(b"Content-Length: 9\r\n\r\nkort").ok(), Some(None));
    }

    #[test]
    fn what_is_no_message_and_what_is_too_long_is_refused() {
        for bytes in
            [&b"hallo\n"[..], b"\r\n\r\n", b"Content-Length: -1\r\n\r\n", b"Content-Length: 67108865\r\n\r\n{}"]
        {
            assert!(read(bytes).is_err(), "{}", String::from_utf8_lossy(bytes));
        }
        assert!(read(&b"a".repeat(100_000)).is_err());
    }
}
