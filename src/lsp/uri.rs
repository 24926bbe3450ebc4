//! Addresses of files, as editors write them, and paths.

use std::path::{Path, PathBuf};

/// The path of a `file:` address; `None` for anything else, such as a text that was never saved.
pub(super) fn to_path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let (host, path) = rest.split_at(rest.find('/')?);
    if !host.is_empty() && host != "localhost" {
        return None; // a file on another computer
    }
    let path = decoded(path.split(['?', '#']).next().unwrap_or_default())?;
    let drive = path.as_bytes().get(2) == Some(&b':');
    Some(PathBuf::from(if cfg!(windows) && drive { &path[1..] } else { &path }))
}

/// The `file:` address of a path.
pub(super) fn of_path(path: &Path) -> String {
    let text = path.to_string_lossy();
    let text = if cfg!(windows) { format!("/{}", text.replace('\\', "/")) } else { text.into_owned() };
    let mut uri = "file://".to_owned();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri += &format!("%{byte:02X}"),
        }
    }
    uri
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16);
            let value = digit()? * 16 + digit()?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_paths_go_both_ways() {
        for path in ["/tmp/archief/cases/2026/2026-001.md", "/tmp/één map/a%20b#c?d.md", "/tmp/🙂.md"] {
            assert_eq!(to_path(&of_path(Path::new(path))), Some(PathBuf::from(path)), "{path}");
        }
        assert_eq!(to_path("file:///tmp/a%C3%A9.md"), Some(PathBuf::from("/tmp/aé.md")));
        assert_eq!(to_path("file://localhost/tmp/a.md"), Some(PathBuf::from("/tmp/a.md")));
        for other in ["untitled:Untitled-1", "file://elders/tmp/a.md", "file:///tmp/%zz", "file:///tmp/%00", "git:/a"] {
            assert_eq!(to_path(other), None, "{other}");
        }
    }
}
