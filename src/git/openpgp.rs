//! OpenPGP signatures, judged with keys the reviewer gives: by the officer's own GnuPG, in a key ring of its own.
//!
//! A library for OpenPGP would bring a hundred and fifty crates for what few archives need. GnuPG is asked once a
//! signature, and only when somebody gave a key.

use std::collections::HashMap;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::world::{self, ReadProblem, Temporary};

use super::signature::Signed;

/// The largest file of keys that is read, in bytes.
const LARGEST: u64 = 4 << 20;

/// What the program is called, most likely first.
const NAMES: [&str; 2] = ["gpg", "gpg2"];

/// Keys somebody trusts.
#[derive(Debug)]
pub struct KeyRing {
    program: PathBuf,
    home: Temporary,
    /// The addresses each key belongs to, by the fingerprint of the key.
    addresses: HashMap<String, Vec<String>>,
}

/// Why keys cannot be used.
#[derive(Debug)]
pub enum KeyRingProblem {
    /// GnuPG is not on this computer.
    NoProgram,
    /// The file cannot be read.
    Unread(PathBuf, ReadProblem),
    /// The file holds a key that should stay secret.
    Secret(PathBuf),
    /// The file holds no public key.
    NoKey(PathBuf),
    /// There is no room for a key ring, or GnuPG does not run.
    Failed(String),
}

/// A signature that fits, and what is known of its key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fitting {
    /// The addresses the key belongs to, in small letters.
    pub addresses: Vec<String>,
    /// The moment the key ends, in seconds since 1970.
    pub ends: Option<i64>,
    /// The moment the signature says it was made, in seconds since 1970.
    pub made: i64,
    /// Whether the key was withdrawn.
    pub revoked: bool,
}

/// What GnuPG makes of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opinion {
    /// It fits.
    Fits(Fitting),
    /// The text is not what was signed.
    DoesNotFit,
    /// It cannot be read, or is more than one.
    Unreadable,
    /// It was made with another key than those that were given.
    OtherKey,
}

impl KeyRing {
    /// Takes up the public keys of some files, armoured or not.
    ///
    /// # Errors
    /// GnuPG is not here, or a file holds no public key.
    pub fn of(files: &[PathBuf]) -> Result<Self, KeyRingProblem> {
        let program = NAMES.iter().find_map(|name| world::program(name)).ok_or(KeyRingProblem::NoProgram)?;
        let home = Temporary::new().map_err(|problem| KeyRingProblem::Failed(world::reason(&problem.error)))?;
        let mut ring = Self { program, home, addresses: HashMap::new() };
        for file in files {
            let bytes =
                world::read_limited(file, LARGEST).map_err(|problem| KeyRingProblem::Unread(file.clone(), problem))?;
            if is_secret(&bytes) {
                return Err(KeyRingProblem::Secret(file.clone()));
            }
            let said = ring.ask(&["--import"], &bytes).map_err(KeyRingProblem::Failed)?;
            if !said.iter().any(|line| line.starts_with("IMPORT_OK ")) {
                return Err(KeyRingProblem::NoKey(file.clone()));
            }
        }
        ring.addresses = ring.list().map_err(KeyRingProblem::Failed)?;
        Ok(ring)
    }

    /// What a signature is worth.
    ///
    /// # Errors
    /// GnuPG does not run, with what the system says.
    pub fn judge(&self, signed: &Signed, name: &str) -> Result<Opinion, String> {
        let armoured = signed.armoured.trim();
        // One signature and nothing beside it: git would let other text stand behind it.
        let one = armoured.starts_with("-----BEGIN PGP SIGNATURE-----")
            && armoured.ends_with("-----END PGP SIGNATURE-----")
            && armoured.matches("-----BEGIN").count() == 1;
        if !one {
            return Ok(Opinion::Unreadable);
        }
        let put = self.home.put(&format!("{name}.asc"), armoured.as_bytes());
        let file = put.map_err(|problem| world::reason(&problem.error))?;
        let said = self.ask(&["--verify", &file.to_string_lossy(), "-"], &signed.payload);
        // It goes with the folder; this keeps that small.
        let _ = world::remove_file(&file);
        Ok(self.opinion(&said?))
    }

    /// Reads the lines GnuPG writes for programs (its `doc/DETAILS`).
    fn opinion(&self, said: &[String]) -> Opinion {
        let words = |key: &str| said.iter().find_map(|line| line.strip_prefix(key)?.strip_prefix(' '));
        if said.iter().filter(|line| line.starts_with("NEWSIG")).count() != 1 {
            return Opinion::Unreadable;
        }
        if words("BADSIG").is_some() {
            return Opinion::DoesNotFit;
        }
        if words("NO_PUBKEY").is_some() {
            return Opinion::OtherKey;
        }
        let Some(valid) = words("VALIDSIG") else { return Opinion::Unreadable };
        let fields: Vec<&str> = valid.split(' ').collect();
        let (Some(made), Some(key)) = (fields.get(2).and_then(|made| made.parse().ok()), fields.last()) else {
            return Opinion::Unreadable;
        };
        Opinion::Fits(Fitting {
            addresses: self.addresses.get(*key).cloned().unwrap_or_default(),
            ends: words("KEYEXPIRED").and_then(|ends| ends.parse().ok()),
            made,
            revoked: said.iter().any(|line| line.starts_with("REVKEYSIG") || line.starts_with("KEYREVOKED")),
        })
    }

    /// The addresses of every key, by its fingerprint. A name that was withdrawn counts no more.
    fn list(&self) -> Result<HashMap<String, Vec<String>>, String> {
        let out = self.run(&["--with-colons", "--fingerprint", "--list-keys"], b"")?;
        let mut found: HashMap<String, Vec<String>> = HashMap::new();
        let (mut key, mut below, mut withdrawn) = (String::new(), false, false);
        for line in out.lines() {
            let fields: Vec<&str> = line.split(':').collect();
            match fields.first().copied() {
                Some("pub") => (below, withdrawn) = (false, fields.get(1) == Some(&"r")),
                // The fingerprint of a key under it names no key of its own.
                Some("sub") => below = true,
                Some("fpr") if !below => key = fields.get(9).copied().unwrap_or_default().to_owned(),
                // With the key all its names are withdrawn; whose it was is still known.
                Some("uid") if withdrawn || fields.get(1) != Some(&"r") => {
                    let name = fields.get(9).copied().unwrap_or_default();
                    let address = name.rsplit_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(a, _)| a);
                    found.entry(key.clone()).or_default().push(address.unwrap_or(name).to_lowercase());
                }
                _ => {}
            }
        }
        Ok(found)
    }

    /// The lines GnuPG writes for programs.
    fn ask(&self, arguments: &[&str], input: &[u8]) -> Result<Vec<String>, String> {
        let arguments: Vec<&str> = ["--status-fd", "1"].iter().chain(arguments).copied().collect();
        let out = self.run(&arguments, input)?;
        Ok(out.lines().filter_map(|line| line.strip_prefix("[GNUPG:] ").map(str::to_owned)).collect())
    }

    /// Runs GnuPG on this key ring alone: no settings, no agent, no network.
    fn run(&self, arguments: &[&str], input: &[u8]) -> Result<String, String> {
        let mut child =
            command(&self.program, self.home.path()).args(arguments).spawn().map_err(|error| world::reason(&error))?;
        // It may stop reading before the end; what it says then tells why.
        if let Some(mut stdin) = child.stdin.take() {
            let _ = stdin.write_all(input);
        }
        let output = child.wait_with_output().map_err(|error| world::reason(&error))?;
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// Whether a file begins with a secret key: in armour, or as a packet of kind 5 in the old or the new form (RFC 9580,
/// 4.2 and 5.5.1.3).
fn is_secret(bytes: &[u8]) -> bool {
    let packet = bytes.first().is_some_and(|first| (0x94..=0x97).contains(first) || *first == 0xC5);
    packet || bytes.windows(17).any(|part| part == b"PRIVATE KEY BLOCK")
}

fn command(program: &Path, home: &Path) -> Command {
    let mut command = Command::new(program);
    command.arg("--homedir").arg(home).env("LC_ALL", "C").env_remove("LANGUAGE");
    command.args(["--no-options", "--batch", "--no-tty", "--quiet", "--no-autostart", "--disable-dirmngr"]);
    command.args(["--no-auto-key-retrieve", "--trust-model", "always", "--no-permission-warning"]);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}
