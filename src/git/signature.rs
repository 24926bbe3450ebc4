//! Signatures: the text that was signed, and whether a signature belongs to it.
//!
//! A signature proves who held a key, not who typed. It is judged in two steps: [`check`] asks whether it fits the
//! text, which does not depend on anything else; [`Signers::standing`] asks whose key it was then.

use std::fmt;
use std::sync::Arc;

use ssh_key::public::KeyData;
use ssh_key::{Algorithm, HashAlg, PublicKey};

use super::commit::Stamp;
use super::openpgp::KeyRing;
use super::signers::{Signers, Standing};

mod armour;
mod parts;

pub use super::openpgp::{Fitting, Opinion};
pub use parts::Signed;

/// What git calls its use of SSH signatures; one made for files or letters is none for a commit.
pub const NAMESPACE: &str = "git";

/// Sizes of RSA keys this build reckons with: below it nobody should trust them, above it the library does not go.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=4096;

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key(pub(super) Arc<KeyData>);

impl fmt::Display for Key {
    /// The fingerprint as `ssh-keygen -l` shows it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.fingerprint(HashAlg::Sha256))
    }
}

/// What a signature is worth by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Made {
    /// It fits the text, and was made with this key.
    With(Key),
    /// It does not fit, or cannot be read.
    Broken(Fault),
    /// It fits the text, by the word of GnuPG, and was made with a key the reviewer gave.
    Given(Fitting),
    /// It is of a kind that is not judged here.
    NotJudged(Unjudged),
}

/// Why a signature is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read.
    Unreadable,
    /// It was made for something else than git.
    OtherUse,
    /// The text is not what was signed.
    DoesNotFit,
}

/// Kinds of signature that are not judged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unjudged {
    /// OpenPGP.
    OpenPgp,
    /// X.509 (S/MIME).
    X509,
    /// SSH with a certificate.
    Certificate,
    /// SSH with a key this build does not reckon with.
    Algorithm(String),
}

/// What a signature is worth with a list of signers beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It fits, and this is where its key stands on the list.
    Fits(Key, Standing),
    /// It does not fit, or cannot be read.
    Broken(Fault),
    /// It is of a kind that is not judged here.
    NotJudged(Unjudged),
}

/// Judges a signature over a text made at a moment, against a list of signers.
#[must_use]
pub fn verify(payload: &[u8], armoured: &str, signers: &Signers, at: Stamp) -> Verdict {
    match check(payload, armoured) {
        Made::With(key) => {
            let standing = signers.standing(&key, at.seconds, at.seconds);
            Verdict::Fits(key, standing)
        }
        Made::Broken(fault) => Verdict::Broken(fault),
        // Without keys nothing is judged by them.
        Made::Given(_) => Verdict::NotJudged(Unjudged::OpenPgp),
        Made::NotJudged(kind) => Verdict::NotJudged(kind),
    }
}

/// Whether a signature fits a text.
#[must_use]
pub fn check(payload: &[u8], armoured: &str) -> Made {
    let signature = match armour::read(armoured) {
        Ok(signature) => signature,
        Err(Some(kind)) => return Made::NotJudged(kind),
        Err(None) => return Made::Broken(Fault::Unreadable),
    };
    if signature.namespace() != NAMESPACE {
        return Made::Broken(Fault::OtherUse);
    }
    let key = PublicKey::from(signature.public_key().clone());
    if let Some(rsa) = key.key_data().rsa() {
        let bits = rsa.n.as_positive_bytes().map_or(0, |bytes| bytes.len() * 8);
        if !RSA_BITS.contains(&bits) {
            return Made::NotJudged(Unjudged::Algorithm(format!("rsa {bits}")));
        }
    }
    if key.algorithm() == Algorithm::Dsa {
        return Made::NotJudged(Unjudged::Algorithm("ssh-dss".to_owned()));
    }
    match key.verify(NAMESPACE, payload, &signature) {
        Ok(()) => Made::With(Key(Arc::new(key.into()))),
        Err(_) => Made::Broken(Fault::DoesNotFit),
    }
}

/// The same, where a reviewer gave OpenPGP keys.
///
/// # Errors
/// GnuPG does not run, with what the system says.
pub fn check_with(signed: &Signed, keys: Option<&KeyRing>, name: &str) -> Result<Made, String> {
    let made = check(&signed.payload, &signed.armoured);
    let Some(keys) = keys.filter(|_| made == Made::NotJudged(Unjudged::OpenPgp)) else { return Ok(made) };
    Ok(match keys.judge(signed, name)? {
        Opinion::Fits(fitting) => Made::Given(fitting),
        Opinion::DoesNotFit => Made::Broken(Fault::DoesNotFit),
        Opinion::Unreadable => Made::Broken(Fault::Unreadable),
        Opinion::OtherKey => made,
    })
}
