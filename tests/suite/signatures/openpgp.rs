//! OpenPGP signatures, made by GnuPG itself, judged with the keys a reviewer gives.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;

use tempfile::TempDir;

use super::signed::{FIRST, Made, Signing, address};
use crate::test_repo::{Ran, hermetic};

/// Somebody's GnuPG.
struct Gpg(TempDir);

impl Gpg {
    /// With keys of these people, made on 1 March 2026, that end after so many days (0: never).
    fn of(people: &[&str], ends: u32) -> Self {
        // A socket of GnuPG's agent has a short path or none.
        let gpg = Self(tempfile::Builder::new().prefix("g").tempdir_in("/tmp").unwrap());
        for who in people {
            let user = format!("{who} Voorbeeld <{}>", address(who));
            let ends = if ends == 0 { "0".to_owned() } else { format!("{ends}d") };
            gpg.run(&["--quick-gen-key", &user, "ed25519", "sign", &ends], FIRST - 86_400, b"");
        }
        gpg
    }

    fn run(&self, arguments: &[&str], at: i64, input: &[u8]) -> Vec<u8> {
        let mut command = hermetic("gpg", self.0.path());
        command.arg("--homedir").arg(self.0.path()).args(["--batch", "--quiet", "--yes", "--passphrase", ""]);
        command.args(["--pinentry-mode", "loopback", "--faked-system-time", &at.to_string()]).args(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("gpg (gnupg)");
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    /// The public keys, in a file.
    fn public(&self, people: &[&str], armoured: bool) -> PathBuf {
        let people: Vec<String> = people.iter().map(|who| address(who)).collect();
        let form = if armoured { &["--armor", "--export"][..] } else { &["--export"] };
        let arguments: Vec<&str> = form.iter().copied().chain(people.iter().map(String::as_str)).collect();
        let path = self.0.path().join(format!("{}-{armoured}.keys", people.join("-")));
        fs::write(&path, self.run(&arguments, FIRST, b"")).unwrap();
        path
    }

    /// Makes the commit, and puts somebody's signature of a moment under it.
    fn sign(&self, signing: &Signing, made: Made<'_>, who: &str, at: i64) -> String {
        let raw = signing.raw("commit", &made.now());
        let armoured = self.run(&["--armor", "--detach-sign", "--local-user", &address(who)], at, &raw);
        let armoured = String::from_utf8(armoured).unwrap();
        let header = format!("gpgsig {}\n\n", armoured.trim_end().replace('\n', "\n "));
        signing.raw_commit(String::from_utf8(raw).unwrap().replacen("\n\n", &format!("\n{header}"), 1).as_bytes())
    }
}

impl Drop for Gpg {
    fn drop(&mut self) {
        let mut command = hermetic("gpgconf", self.0.path());
        let _ = command.env("GNUPGHOME", self.0.path()).args(["--kill", "all"]).status();
    }
}

fn audit(signing: &Signing, keys: &[&PathBuf]) -> Ran {
    let mut arguments = vec!["audit", "--accept-head", "--quick", "--format", "json"];
    for key in keys {
        arguments.extend(["--openpgp-key", key.to_str().unwrap()]);
    }
    signing.repo.run(arguments).on("2026-06-01")
}

/// The codes found, newest first, and how many signatures are good, bad and not judged.
fn judged(signing: &Signing, keys: &[&PathBuf]) -> (Vec<String>, [u64; 3]) {
    let json = audit(signing, keys).json();
    let codes = json["findings"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned());
    let counted = ["good", "bad", "unknown"].map(|key| json["checked"]["signatures"][key].as_u64().unwrap());
    (codes.collect(), counted)
}

fn next(signing: &Signing) -> Made<'_> {
    let head = signing.repo.try_git(&["rev-parse", "-q", "--verify", "HEAD"]).stdout;
    signing.put("teller", &head);
    signing.commit()
}

fn codes(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

#[test]
fn with_the_key_it_is_judged_and_without_it_is_not() {
    let (signing, gpg) = (Signing::new(), Gpg::of(&["anne", "bart"], 0));
    gpg.sign(&signing, next(&signing), "anne", FIRST);
    assert_eq!(judged(&signing, &[]), (codes(&["K566"]), [0, 0, 1]));
    let (anne, bart) = (gpg.public(&["anne"], true), gpg.public(&["bart"], false));
    assert_eq!(judged(&signing, &[&anne]), (vec![], [1, 0, 0]));
    // A key that was not given says nothing of the signature.
    assert_eq!(judged(&signing, &[&bart]), (codes(&["K566"]), [0, 0, 1]));
    assert_eq!(judged(&signing, &[&bart, &anne]), (vec![], [1, 0, 0]));

    // Bart signs what Anne wrote, and his own.
    gpg.sign(&signing, next(&signing).author("anne"), "bart", FIRST);
    gpg.sign(&signing, next(&signing).author("bart"), "bart", FIRST);
    gpg.sign(&signing, next(&signing).author("bart").committer("anne"), "bart", FIRST);
    let both = gpg.public(&["anne", "bart"], true);
    assert_eq!(judged(&signing, &[&both]), (codes(&["K563", "K563"]), [2, 2, 0]));
}

#[test]
fn what_does_not_fit_is_bad() {
    let (signing, gpg) = (Signing::new(), Gpg::of(&["anne"], 0));
    gpg.sign(&signing, next(&signing), "anne", FIRST);
    let anne = gpg.public(&["anne"], true);
    let raw = String::from_utf8(signing.raw("commit", "HEAD")).unwrap();
    signing.raw_commit(raw.replace("wijziging", "iets anders").as_bytes());
    assert_eq!(judged(&signing, &[&anne]), (codes(&["K561"]), [0, 1, 0]));
    // Two signatures, and one that is no more than its first and last line.
    let own = raw.split_once("gpgsig ").unwrap().1.split_once("\n\n").unwrap().0;
    signing.raw_commit(raw.replace(own, &format!("{own}\n {own}")).as_bytes());
    assert_eq!(judged(&signing, &[&anne]), (codes(&["K561"]), [0, 1, 0]));
    let empty = "-----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----";
    signing.raw_commit(raw.replace(own, empty).as_bytes());
    assert_eq!(judged(&signing, &[&anne]), (codes(&["K561"]), [0, 1, 0]));
}

#[test]
fn a_key_holds_until_it_ends() {
    // It ends on 11 March 2026.
    let (signing, gpg) = (Signing::new(), Gpg::of(&["anne"], 10));
    let anne = gpg.public(&["anne"], true);
    let day = |day: i64| FIRST + day * 86_400;
    gpg.sign(&signing, next(&signing).on_day(2), "anne", day(2));
    assert_eq!(judged(&signing, &[&anne]), (vec![], [1, 0, 0]));
    gpg.sign(&signing, next(&signing).on_day(20), "anne", day(5));
    assert_eq!(judged(&signing, &[&anne]), (codes(&["K564"]), [1, 1, 0]));
    // The clock put back: it comes after one of 22 March.
    gpg.sign(&signing, next(&signing).on_day(6), "anne", day(6));
    let (found, counted) = judged(&signing, &[&anne]);
    assert!(found.contains(&"K564".to_owned()) && counted == [1, 2, 0], "{found:?} {counted:?}");
}

#[test]
fn a_key_that_was_withdrawn_is_no_good() {
    let (signing, gpg) = (Signing::new(), Gpg::of(&["anne"], 0));
    gpg.sign(&signing, next(&signing), "anne", FIRST);
    let folder = gpg.0.path().join("openpgp-revocs.d");
    let made = fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    // GnuPG puts a colon before the first line, so that nobody uses it by accident.
    let revocation = fs::read_to_string(made).unwrap().replace(":-----BEGIN", "-----BEGIN");
    gpg.run(&["--import"], FIRST + 86_400, revocation.as_bytes());
    let anne = gpg.public(&["anne"], true);
    let (found, counted) = judged(&signing, &[&anne]);
    assert_eq!((found, counted), (codes(&["K564"]), [0, 1, 0]));
}

#[test]
fn a_checkpoint_with_it_is_judged_too() {
    let (signing, gpg) = (Signing::new(), Gpg::of(&["anne", "bart"], 0));
    next(&signing).now();
    let made = signing.repo.run(["audit", "--checkpoint", "--unsigned", "--quick"]);
    let made = made.with("GIT_AUTHOR_NAME", "anne").with("GIT_COMMITTER_NAME", "anne");
    let made = made.with("GIT_COMMITTER_EMAIL", "anne@example.org").with("GIT_AUTHOR_EMAIL", "anne@example.org");
    made.on("2026-03-03").ended(0);
    let tag = signing.repo.git(&["tag", "--list"]).trim().to_owned();
    let raw = signing.raw("tag", &tag);
    for (who, expected) in [("anne", None), ("bart", Some("sleutel van een ander"))] {
        let armoured = gpg.run(&["--armor", "--detach-sign", "--local-user", &address(who)], FIRST, &raw);
        let path = gpg.0.path().join("tag");
        fs::write(&path, [raw.as_slice(), &armoured].concat()).unwrap();
        let id = signing.repo.git(&["hash-object", "-t", "tag", "-w", path.to_str().unwrap()]);
        signing.repo.git(&["update-ref", &format!("refs/tags/{tag}"), id.trim()]);
        let json = audit(&signing, &[&gpg.public(&["anne", "bart"], true)]).json();
        let found = json["findings"].as_array().unwrap().iter().find(|one| one["code"] == "K573");
        assert_eq!(found.is_some(), expected.is_some(), "{json:#}");
        assert!(found.is_none_or(|found| found["message"].as_str().unwrap().contains(expected.unwrap())));
        let without = audit(&signing, &[]).json().to_string();
        assert!(without.contains("van een soort die niet wordt beoordeeld"), "{without}");
    }
}

#[test]
fn what_is_no_key_is_refused() {
    let (signing, gpg) = (Signing::new(), Gpg::of(&["anne"], 0));
    next(&signing).now();
    let path = |name: &str, bytes: &[u8]| {
        let path = gpg.0.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let secret = gpg.run(&["--armor", "--export-secret-keys", "anne@example.org"], FIRST, b"");
    let bare = gpg.run(&["--export-secret-keys", "anne@example.org"], FIRST, b"");
    for (file, said) in [
        (path("geheim.asc", &secret), "bevat een geheime sleutel"),
        (path("geheim.gpg", &bare), "bevat een geheime sleutel"),
        (path("leeg.asc", b""), "geen openbare sleutel van OpenPGP"),
        (path("zomaar.asc", b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nx\n"), "geen openbare sleutel van OpenPGP"),
        (path("groot.asc", &vec![b'x'; (4 << 20) + 1]), "te groot"),
        (gpg.0.path().join("weg.asc"), "kan niet worden gelezen"),
    ] {
        let refused = audit(&signing, &[&file]).refused();
        assert!(refused.contains(said), "{refused}");
    }
}
