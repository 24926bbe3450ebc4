//! `allowed_signers`: what each line means, beside what git makes of it.

use klachtwerk::git::signature::{Made, check};
use klachtwerk::git::{Signers, Standing};

use super::signed::{FIRST, Signing};

/// The one fault of a list.
fn fault(list: &str) -> (usize, &'static str) {
    let unread = Signers::read(list.as_bytes()).unread;
    assert_eq!(unread.len(), 1, "{list}: {unread:#?}");
    (unread[0].number, unread[0].reason)
}

#[test]
fn lines_mean_what_they_mean_to_git() {
    let signing = Signing::new();
    let commit = signing.commit().by("anne");
    let signed = signing.signed(&commit);
    let Made::With(key) = check(&signed.payload, &signed.armoured) else { panic!() };
    let public = signing.public("anne");
    // The commit is of 2 March 2026, noon.
    let good = [
        "anne@example.org",
        "  \tanne@example.org",
        "bart@example.org,anne@example.org",
        "*@example.org",
        "a??e@*",
        "*@example.org,!bart@example.org",
        "\"Anne Voorbeeld,anne@example.org\"",
        "anne@example.org namespaces=\"git\"",
        "anne@example.org namespaces=\"file,g*\"",
        "anne@example.org NAMESPACES=\"git\",valid-after=\"20260101\"",
        "anne@example.org valid-after=\"20260101\",valid-before=\"20270101\"",
        "anne@example.org valid-before=\"202603021100Z\"",
        "anne@example.org valid-after=\"20260302110000Z\"",
    ];
    let bad = [
        "anne@example.org namespaces=\"file\"",
        "anne@example.org namespaces=\"*,!git\"",
        "anne@example.org valid-before=\"20260301\"",
        "anne@example.org valid-after=\"20260303\"",
        "anne@example.org valid-before=\"20260302105959Z\"",
        "anne@example.org cert-authority",
    ];
    for (head, fits) in good.into_iter().map(|head| (head, true)).chain(bad.into_iter().map(|head| (head, false))) {
        let list = format!("{head} {public}\n");
        let signers = Signers::read(list.as_bytes());
        let standing = signers.standing(&key, FIRST, FIRST);
        assert_eq!(matches!(standing, Standing::Valid(_)), fits, "{head}: {standing:?} {:?}", signers.unread);
        assert_eq!(signing.git_trusts(&list, &commit), fits, "{head}: git");
        if let Standing::Valid(principals) = standing {
            assert!(principals.cover("anne@example.org") && principals.cover("Anne@Example.org"), "{head}");
            assert!(!principals.cover("carla@example.com"), "{head}");
        }
    }
}

#[test]
fn the_clock_of_the_list_is_that_of_amsterdam() {
    let signing = Signing::new();
    let signed = {
        let commit = signing.commit().by("anne");
        signing.signed(&commit)
    };
    let Made::With(key) = check(&signed.payload, &signed.armoured) else { panic!() };
    let standing = |options: &str, at: i64, earliest: i64| {
        Signers::read(signing.line_with("anne", options).as_bytes()).standing(&key, at, earliest)
    };
    // Winter: an hour ahead; summer: two. The last second itself is in.
    let (winter, summer) = (1_767_222_000, 1_782_856_800);
    for (option, last) in [("valid-before=\"20260101\"", winter), ("valid-before=\"202607010000\"", summer)] {
        assert!(matches!(standing(option, last, last), Standing::Valid(_)));
        assert!(matches!(standing(option, last + 1, last), Standing::Expired(_)));
        // A clock set back does not help.
        assert!(matches!(standing(option, last - 9, last + 1), Standing::ExpiredBefore(_)));
    }
    assert!(matches!(standing("valid-after=\"20260101\"", winter - 1, winter - 1), Standing::NotYet(_)));
    assert!(matches!(standing("valid-after=\"20260101\"", winter, winter), Standing::Valid(_)));
    // Of two lines with one key the best counts.
    let two =
        signing.line_with("anne", "valid-before=\"20200101\"") + &signing.line_with("anne", "valid-after=\"20260101\"");
    assert!(matches!(Signers::read(two.as_bytes()).standing(&key, winter, winter), Standing::Valid(_)));
}

#[test]
fn a_line_that_does_not_count_is_told_with_its_number() {
    let signing = Signing::new();
    let (public, line) = (signing.public("anne"), signing.line("anne"));
    let wrong = [
        ("anne@example.org".to_owned(), "de sleutel ontbreekt"),
        ("anne@example.org ssh-ed25519".to_owned(), "de sleutel ontbreekt"),
        ("anne@example.org ssh-ed25519 AAAA".to_owned(), "de sleutel is niet te lezen"),
        (format!("anne@example.org ssh-rsa {}", &public[12..80]), "de sleutel is niet te lezen"),
        (format!("anne@example.org {}", &public[..40]), "de sleutel is niet te lezen"),
        (format!("\"anne@example.org {public}"), "het aanhalingsteken wordt niet gesloten"),
        (format!("\"\" {public}"), "het adres ontbreekt"),
        (format!("anne@example.org kleur=\"rood\" {public}"), "een optie is niet bekend"),
        (
            format!("anne@example.org namespaces=git {public}"),
            "de waarde van een optie staat niet tussen aanhalingstekens",
        ),
        (format!("anne@example.org namespaces=\"git\"x {public}"), "na een optie staat iets anders dan een komma"),
        (format!("anne@example.org namespaces=\"git\",namespaces=\"git\" {public}"), "een optie staat er twee keer"),
        (format!("anne@example.org namespaces=\"git {public}"), "het aanhalingsteken wordt niet gesloten"),
        (
            format!("anne@example.org valid-before=\"1 mei 2026\" {public}"),
            "een datum is geen JJJJMMDD of JJJJMMDDUUMM[SS], met of zonder Z",
        ),
        (
            format!("anne@example.org valid-before=\"20260231\" {public}"),
            "een datum is geen JJJJMMDD of JJJJMMDDUUMM[SS], met of zonder Z",
        ),
        (
            format!("anne@example.org valid-after=\"20260601\",valid-before=\"20260501\" {public}"),
            "valid-before ligt voor valid-after",
        ),
        (format!("anne@example.org cert-authority {public}"), "certificaten (cert-authority) worden niet beoordeeld"),
    ];
    for (text, reason) in wrong {
        assert_eq!(fault(&format!("# wie mag\r\n{line}{text}\r\n{line}")), (3, reason), "{text}");
    }
    // What no editor should make of it, and what nobody should.
    assert!(Signers::read(format!("\u{FEFF}{line}").as_bytes()).unread.is_empty());
    for rubbish in [&b"\xFF\xFE\x00a"[..], b"\0", b"\"", b"a \"", b"a =", b"a ,", b"a valid-after=", b"a \\"] {
        assert_eq!(Signers::read(rubbish).unread.len(), 1, "{rubbish:?}");
    }
    assert!(Signers::read(b"").is_empty());
}

#[test]
fn hostile_patterns_take_no_time() {
    let signing = Signing::new();
    let list = format!("{}@example.org {}\n", "*a".repeat(2000), signing.public("anne"));
    let commit = signing.commit().by("anne");
    let signed = signing.signed(&commit);
    let Made::With(key) = check(&signed.payload, &signed.armoured) else { panic!() };
    let Standing::Valid(principals) = Signers::read(list.as_bytes()).standing(&key, FIRST, FIRST) else { panic!() };
    assert!(!principals.cover(&"a".repeat(5000)));
}
