//! What is good and bad, beside what git and ssh-keygen say of it.

use klachtwerk::git::signature::{Fault, Key, Made, Signed, Unjudged, Verdict, check, verify};
use klachtwerk::git::{Signers, Standing};

use super::signed::{FIRST, Signing, at};

const KINDS: [&str; 6] =
    ["anne", "anne:rsa-2048", "anne:rsa-4096", "anne:ecdsa-256", "anne:ecdsa-384", "anne:ecdsa-521"];

/// Whether we take a commit as git does: the key is known, valid and for git, whoever's it is.
fn trusts(signing: &Signing, list: &str, name: &str) -> bool {
    let signed = signing.signed(name);
    let stamp: i64 = signing.repo.git(&["show", "-s", "--format=%ct", name]).trim().parse().unwrap();
    let verdict = verify(&signed.payload, &signed.armoured, &Signers::read(list.as_bytes()), at(stamp));
    matches!(verdict, Verdict::Fits(_, Standing::Valid(_)))
}

fn key(signed: &Signed) -> Key {
    let Made::With(key) = check(&signed.payload, &signed.armoured) else { panic!("{signed:?}") };
    key
}

#[test]
fn every_kind_of_key_is_judged_as_git_does() {
    let signing = Signing::new();
    for (index, who) in KINDS.into_iter().enumerate() {
        signing.put("teller", &index.to_string());
        let commit = signing.commit().by(who);
        let (known, others) = (signing.line(who), signing.line("bart"));
        for list in [format!("# wie mag\n\n{others}{known}"), others, String::new()] {
            let git = signing.git_trusts(&list, &commit);
            assert_eq!(trusts(&signing, &list, &commit), git, "{who}: {list}");
            assert_eq!(git, list.contains(&known));
        }
        // A byte of the tree, the date or the message.
        let mut signed = signing.signed(&commit);
        let fingerprint = key(&signed).to_string();
        assert!(fingerprint.starts_with("SHA256:"), "{fingerprint}");
        for place in [6, signed.payload.len() / 2, signed.payload.len() - 2] {
            signed.payload[place] ^= 1;
            assert_eq!(check(&signed.payload, &signed.armoured), Made::Broken(Fault::DoesNotFit));
            signed.payload[place] ^= 1;
        }
    }
}

#[test]
fn a_commit_with_other_words_is_not_what_was_signed() {
    let signing = Signing::new();
    signing.commit().by("anne");
    let raw = String::from_utf8(signing.raw("commit", "HEAD")).unwrap();
    let list = signing.line("anne");
    for changed in
        [raw.replace("wijziging", "vernietigd"), raw.replace("anne@", "bart@"), raw.replace("+0100", "+0000")]
    {
        let id = signing.raw_commit(changed.as_bytes());
        assert!(!signing.git_trusts(&list, &id) && !trusts(&signing, &list, &id));
    }
    // With the ends of lines of Windows in the signature it is still the same.
    let (head, message) = raw.split_once("\n\n").unwrap();
    let crlf: Vec<String> = head
        .split('\n')
        .map(|line| if line.starts_with([' ', 'g']) { format!("{line}\r") } else { line.to_owned() })
        .collect();
    signing.raw_commit(format!("{}\n\n{message}", crlf.join("\n")).as_bytes());
    assert!(trusts(&signing, &list, "HEAD"));
}

#[test]
fn headers_around_the_signature_are_part_of_what_was_signed() {
    let signing = Signing::new();
    signing.commit().by("anne");
    // A merge of a tag that is itself signed: the tag stands in a header of its own.
    signing.repo.git(&["checkout", "-q", "-f", "-b", "zij"]);
    signing.put("zij", "1");
    signing.commit().by("anne");
    let settings = ["gpg.format=ssh".to_owned(), format!("user.signingkey={}", signing.key("anne").display())];
    signing.git_as(("anne", "anne"), FIRST, &settings, &["tag", "-s", "-m", "ijkpunt", "ijkpunt"]);
    signing.repo.git(&["checkout", "-q", "-f", "main"]);
    signing.put("main", "1");
    signing.commit().by("anne");
    signing.git_as(("anne", "anne"), FIRST, &settings, &["merge", "-q", "-S", "--no-ff", "-m", "samen", "ijkpunt"]);
    let raw = String::from_utf8(signing.raw("commit", "HEAD")).unwrap();
    assert!(raw.contains("\nmergetag object") && raw.contains("\n -----BEGIN SSH SIGNATURE-----"), "{raw}");
    let list = signing.line("anne");
    assert!(signing.git_trusts(&list, "HEAD") && trusts(&signing, &list, "HEAD"));
    // Nothing in the message is a header.
    let unsigned = signing.commit().now();
    let text =
        String::from_utf8(signing.raw("commit", &unsigned)).unwrap() + "\ngpgsig -----BEGIN SSH SIGNATURE-----\n x\n";
    assert_eq!(Signed::of_commit(text.as_bytes()), None);
    // The tag itself.
    let tag = Signed::of_tag(&signing.raw("tag", "ijkpunt")).unwrap();
    assert!(matches!(check(&tag.payload, &tag.armoured), Made::With(_)), "{tag:?}");
    assert_eq!(Signed::of_tag(b"object 1\n\nijkpunt\n"), None);
}

#[test]
fn kinds_that_are_not_judged_say_so() {
    let made = |text: &str| check(b"tekst", text);
    assert_eq!(
        made("-----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----\n"),
        Made::NotJudged(Unjudged::OpenPgp)
    );
    assert_eq!(
        made("-----BEGIN SIGNED MESSAGE-----\nMIIB\n-----END SIGNED MESSAGE-----\n"),
        Made::NotJudged(Unjudged::X509)
    );
    for rubbish in
        ["", "geen", "-----BEGIN SSH SIGNATURE-----", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----"]
    {
        assert_eq!(made(rubbish), Made::Broken(Fault::Unreadable));
    }
    for inside in ["U1NIU0lHAAAAAQ==", "U1NIU0lH", "é", "====", &"A".repeat(30_000)] {
        let text = format!("-----BEGIN SSH SIGNATURE-----\n{inside}\n-----END SSH SIGNATURE-----\n");
        assert_eq!(made(&text), Made::Broken(Fault::Unreadable), "{inside}");
    }
    // Small keys are not reckoned with, and one for files is not for commits.
    let signing = Signing::new();
    signing.commit().by("anne:rsa-1024");
    let signed = signing.signed("HEAD");
    assert_eq!(check(&signed.payload, &signed.armoured), Made::NotJudged(Unjudged::Algorithm("rsa 1024".into())));
    let file = signing.repo.root().join("brief");
    std::fs::write(&file, "tekst").unwrap();
    let sign = |key: &str, namespace: &str| {
        let mut command = std::process::Command::new("ssh-keygen");
        command.args(["-q", "-Y", "sign", "-n", namespace, "-f"]).arg(key).arg(&file);
        assert!(command.output().unwrap().status.success());
        let signature = file.with_extension("sig");
        let text = std::fs::read_to_string(&signature).unwrap();
        std::fs::remove_file(signature).unwrap();
        text
    };
    let own = signing.key("anne");
    assert_eq!(made(&sign(own.to_str().unwrap(), "file")), Made::Broken(Fault::OtherUse));
    let good = sign(own.to_str().unwrap(), "git");
    assert!(matches!(made(&good), Made::With(_)));
    // Two signatures are none; a wide line or none at all is still one.
    assert_eq!(made(&format!("{good}{good}")), Made::Broken(Fault::Unreadable));
    let lines: Vec<&str> = good.trim().lines().collect();
    let one_line = format!("{}\n{}\n{}\n", lines[0], lines[1..lines.len() - 1].concat(), lines[lines.len() - 1]);
    assert!(matches!(made(&one_line), Made::With(_)));
    // A certificate.
    let (authority, public) = (signing.key("baas"), own.with_extension("pub"));
    let mut certify = std::process::Command::new("ssh-keygen");
    certify.args(["-q", "-I", "anne", "-n", "anne", "-s"]).arg(authority).arg(&public);
    assert!(certify.status().unwrap().success());
    let certificate = own.with_file_name("anne-cert.pub");
    assert_eq!(made(&sign(certificate.to_str().unwrap(), "git")), Made::NotJudged(Unjudged::Certificate));
}

#[test]
fn nothing_in_a_commit_breaks_the_reader() {
    let signing = Signing::new();
    signing.commit().by("anne");
    let raw = signing.raw("commit", "HEAD");
    for end in 0..raw.len() {
        if let Some(signed) = Signed::of_commit(&raw[..end]) {
            let _ = check(&signed.payload, &signed.armoured);
        }
    }
    let signed = signing.signed("HEAD");
    for place in 0..signed.armoured.len() {
        let mut bytes = signed.armoured.clone().into_bytes();
        bytes[place] = bytes[place].wrapping_add(1) & 0x7F;
        let made = check(&signed.payload, &String::from_utf8(bytes).unwrap());
        assert!(!matches!(made, Made::NotJudged(_)), "{place}");
    }
}
