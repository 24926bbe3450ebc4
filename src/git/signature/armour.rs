//! From armoured text to a signature.

use ssh_key::SshSig;

use super::Unjudged;

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const END: &str = "-----END SSH SIGNATURE-----";

/// The longest signature anybody makes, with room: an RSA key of 16,384 bits takes 6,000 characters.
const LONGEST: usize = 20_000;

/// Reads the signature; of what other kind it is, if any, when it cannot be.
pub(super) fn read(armoured: &str) -> Result<SshSig, Option<Unjudged>> {
    let text = armoured.trim();
    if text.starts_with("-----BEGIN PGP SIGNATURE-----") || text.starts_with("-----BEGIN PGP MESSAGE-----") {
        return Err(Some(Unjudged::OpenPgp));
    }
    if text.starts_with("-----BEGIN SIGNED MESSAGE-----") {
        return Err(Some(Unjudged::X509));
    }
    // One signature and nothing beside it: git would let other text stand behind it.
    let body = text.strip_prefix(BEGIN).and_then(|text| text.strip_suffix(END)).filter(|body| body.len() < LONGEST);
    let body: String = body.ok_or(None)?.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    // Programs break lines where they like; the library wants them at 70.
    let mut pem = format!("{BEGIN}\n");
    let mut rest = body.as_str();
    while !rest.is_empty() {
        let (line, more) = rest.split_at_checked(rest.len().min(70)).ok_or(None)?;
        pem += line;
        pem.push('\n');
        rest = more;
    }
    pem += END;
    pem.push('\n');
    SshSig::from_pem(&pem).map_err(|_| instead(&body))
}

/// Why the library could not read it: a certificate is told apart from rubbish, by the name of its kind.
fn instead(body: &str) -> Option<Unjudged> {
    // `SSHSIG`, the version, the length of the key, the length of its name: the name starts at byte 18.
    let head = bytes_of(body.as_bytes().get(..96.min(body.len() / 4 * 4)).unwrap_or_default());
    let length = head.get(17).map_or(0, |length| usize::from(*length));
    let name = head.get(18..18 + length).and_then(|name| std::str::from_utf8(name).ok());
    let known = |name: &&str| head.starts_with(b"SSHSIG") && name.ends_with("-cert-v01@openssh.com");
    name.filter(known).map(|_| Unjudged::Certificate)
}

/// Base64 as far as it is that.
fn bytes_of(text: &[u8]) -> Vec<u8> {
    let value = |byte: &u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0_u32, 0);
    for six in text.iter().map_while(value) {
        held = (held << 6 | u32::from(six)) & 0xFFFF;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 0xFF) as u8);
        }
    }
    bytes
}
