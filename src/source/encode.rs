//! From text back to bytes, in the encoding a file already has.

use encoding_rs::WINDOWS_1252;

/// Bytes for a text in the encoding, and with the byte order mark, of the file it comes from; `None` when that
/// encoding has no sign for one of its characters.
#[must_use]
pub fn encode_like(original: &[u8], text: &str) -> Option<Vec<u8>> {
    const MARK: &[u8] = b"\xEF\xBB\xBF";
    let wide = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        Some(mark.into_iter().chain(text.encode_utf16().flat_map(bytes)).collect())
    };
    match original {
        [0xFF, 0xFE, ..] => wide([0xFF, 0xFE], u16::to_le_bytes),
        [0xFE, 0xFF, ..] => wide([0xFE, 0xFF], u16::to_be_bytes),
        _ if original.starts_with(MARK) => Some([MARK, text.as_bytes()].concat()),
        _ if std::str::from_utf8(original).is_ok() => Some(text.as_bytes().to_vec()),
        _ => {
            let (bytes, _, unmappable) = WINDOWS_1252.encode(text);
            (!unmappable).then(|| bytes.into_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_comes_back_as_it_was() {
        for bytes in
            [&b"caf\xC3\xA9"[..], b"\xEF\xBB\xBFcaf\xC3\xA9", b"caf\xE9 \x80", b"\xFF\xFEa\0b\0", b"\xFE\xFF\0a"]
        {
            let text = super::super::decode(bytes.to_vec()).expect("readable").text;
            assert_eq!(encode_like(bytes, &text).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn what_the_encoding_lacks_is_refused() {
        assert_eq!(encode_like(b"caf\xE9", "café 🙂"), None);
    }
}
