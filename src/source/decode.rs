//! From bytes to text: encodings officers' editors really produce.

/// The largest file that is read, in bytes (1 MiB).
pub const MAX_BYTES: u64 = 1024 * 1024;

/// Text as decoded, with what had to be assumed.
#[derive(Debug)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding the bytes were read as when they were not UTF-8.
    pub assumed: Option<&'static str>,
}

/// Why bytes could not be read as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecodeProblem {
    /// A NUL byte at this offset: not a text file.
    Nul(usize),
    /// Neither UTF-8 nor a plausible Windows-1252 text; the offset of the first bad byte.
    Unknown(usize),
}

/// Decodes the bytes of a file.
///
/// UTF-8 with or without byte order mark is read as it is, UTF-16 by its mark. Anything else is read as
/// Windows-1252 when no byte is undefined there, which [`Decoded::assumed`] then says.
///
/// # Errors
/// NUL bytes, and bytes that fit none of these encodings; the bytes come back.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, (DecodeProblem, Vec<u8>)> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return decode_utf16(&bytes).map_err(|problem| (problem, bytes));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err((DecodeProblem::Nul(at), bytes));
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{FEFF}') {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            Ok(Decoded { text, assumed: None })
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            // The five bytes Windows-1252 leaves undefined: a file with one of them is something else.
            let undefined = |byte: &u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
            if bytes.iter().any(undefined) {
                return Err((DecodeProblem::Unknown(at), bytes));
            }
            let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
            Ok(Decoded { text: text.into_owned(), assumed: Some("Windows-1252") })
        }
    }
}

fn decode_utf16(bytes: &[u8]) -> Result<Decoded, DecodeProblem> {
    let (text, encoding, malformed) = encoding_rs::UTF_16LE.decode(bytes);
    if malformed {
        return Err(DecodeProblem::Unknown(0));
    }
    if let Some(at) = text.find('\0') {
        return Err(DecodeProblem::Nul(at));
    }
    Ok(Decoded { text: text.into_owned(), assumed: Some(encoding.name()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let decoded = decode(b"\xEF\xBB\xBFa".to_vec()).expect("utf-8");
        assert_eq!((decoded.text.as_str(), decoded.assumed), ("a", None));
    }

    #[test]
    fn windows_1252_is_read_and_said() {
        let decoded = decode(b"caf\xE9 \x80 5".to_vec()).expect("windows-1252");
        assert_eq!((decoded.text.as_str(), decoded.assumed), ("café € 5", Some("Windows-1252")));
    }

    #[test]
    fn nul_and_undefined_bytes_are_refused() {
        assert_eq!(decode(b"a\0b".to_vec()).unwrap_err().0, DecodeProblem::Nul(1));
        assert_eq!(decode(b"a\x81b".to_vec()).unwrap_err().0, DecodeProblem::Unknown(1));
    }

    #[test]
    fn utf_16_is_read_by_its_mark() {
        let decoded = decode(b"\xFF\xFEa\0b\0".to_vec()).expect("utf-16");
        assert_eq!((decoded.text.as_str(), decoded.assumed), ("ab", Some("UTF-16LE")));
    }
}
