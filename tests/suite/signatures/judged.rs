//! What `klacht audit` and `klacht log` say of signed histories.

use serde_json::Value;

use crate::test_repo::Ran;

use super::signed::{CONFIG, FIRST, Signing};

fn audit(signing: &Signing, format: &str) -> Ran {
    // These histories are put back and rewritten on purpose, and their objects are looked at in `proof`.
    signing.repo.run(["audit", "--accept-head", "--quick", "--format", format]).on("2026-06-01")
}

/// The findings, newest first: code and message.
fn found(signing: &Signing) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let json = audit(signing, "json").json();
    json["findings"].as_array().unwrap().iter().map(|one| (text(&one["code"]), text(&one["message"]))).collect()
}

/// The one finding there is.
#[track_caller]
fn one(signing: &Signing, code: &str, message: &str) {
    let found = found(signing);
    assert!(found.len() == 1 && found[0].0 == code && found[0].1.contains(message), "{code} {message}: {found:#?}");
}

#[track_caller]
fn none(signing: &Signing) {
    assert_eq!(found(signing), []);
}

fn counted(signing: &Signing) -> [u64; 4] {
    let json = audit(signing, "json").json();
    ["good", "bad", "unknown", "none"].map(|key| json["checked"]["signatures"][key].as_u64().unwrap())
}

/// Anne and Bart are on the list, which Anne began.
fn signing() -> Signing {
    let signing = Signing::new();
    signing.put("allowed_signers", &(signing.line("anne") + &signing.line("bart")));
    signing.commit().by("anne");
    signing
}

fn next(signing: &Signing) -> super::signed::Made<'_> {
    signing.put("teller", &signing.repo.git(&["rev-parse", "HEAD"]));
    signing.commit()
}

/// Whether somebody's address is on the list, as the audit tells it.
fn listed(signing: &Signing, address: &str) -> Value {
    let json = audit(signing, "json").json();
    let writers = json["access"]["writers"].as_array().unwrap();
    writers.iter().find(|writer| writer["email"] == address).map_or(Value::Null, |writer| writer["listed"].clone())
}

#[test]
fn who_wrote_is_told_with_whether_they_are_on_the_list() {
    let signing = signing();
    next(&signing).by("bart");
    assert_eq!(listed(&signing, "bart@example.org"), true);
    let json = audit(&signing, "json").json();
    let emails: Vec<&Value> =
        json["access"]["writers"].as_array().unwrap().iter().map(|writer| &writer["email"]).collect();
    // From then on Bart's key is one that was valid until last year.
    signing.put("allowed_signers", &(signing.line("anne") + &signing.line_with("bart", "valid-before=\"20260101\"")));
    signing.commit().by("anne");
    assert_eq!(listed(&signing, "bart@example.org"), false, "{emails:?}");
    assert_eq!(listed(&signing, "anne@example.org"), true, "{emails:?}");
}

#[test]
fn who_signs_as_themselves_with_a_key_on_the_list_is_good() {
    let signing = signing();
    next(&signing).by("bart");
    next(&signing).now();
    none(&signing);
    assert_eq!(counted(&signing), [2, 0, 0, 1]);
    let said = audit(&signing, "text").stdout;
    assert!(said.contains("Handtekeningen: 2 goed, 0 fout, 0 niet beoordeeld; 1 wijziging zonder."), "{said}");
    assert!(said.contains("- wie er typte: een handtekening bewijst wie de sleutel had\n"), "{said}");
    assert!(said.contains("- wie op de eerste lijst van ondertekenaars hoorde (wijziging "), "{said}");
    assert!(!said.contains("zonder goede handtekening"), "{said}");
}

#[test]
fn k561_a_signature_of_another_commit() {
    let signing = signing();
    next(&signing).by("anne");
    none(&signing);
    let raw = String::from_utf8(signing.raw("commit", "HEAD")).unwrap();
    signing.raw_commit(raw.replace("anne@example.org", "bart@example.org").as_bytes());
    one(&signing, "K561", "er is na het ondertekenen iets veranderd");
    signing.raw_commit(raw.replace("-----END SSH SIGNATURE-----", "-----END-----").as_bytes());
    one(&signing, "K561", "niet te lezen");
    let empty = raw.split_inclusive('\n').filter(|line| !line.starts_with(' ')).collect::<String>();
    signing.raw_commit(empty.replace("gpgsig -----BEGIN SSH SIGNATURE-----", "gpgsig").as_bytes());
    one(&signing, "K561", "niet te lezen");
    // Nobody needs a list to see that.
    let alone = Signing::new();
    alone.commit().by("anne");
    let raw = String::from_utf8(alone.raw("commit", "HEAD")).unwrap();
    alone.raw_commit(raw.replace("wijziging", "wijzigingen").as_bytes());
    one(&alone, "K561", "hoort niet bij deze wijziging");
}

#[test]
fn k562_a_key_that_is_not_on_the_list() {
    let signing = signing();
    let commit = next(&signing).by("carla");
    one(&signing, "K562", "niet op de lijst staat (SHA256:");
    assert_eq!(counted(&signing), [1, 1, 0, 0]);
    assert!(!signing.git_trusts(&(signing.line("anne") + &signing.line("bart")), &commit));
    // Nor in the commit that puts it there, even when the file is theirs to write.
    let own = self::signing();
    own.put("allowed_signers", &(own.line("anne") + &own.line("carla")));
    own.commit().by("carla");
    next(&own).by("carla");
    let found = found(&own);
    let codes: Vec<&str> = found.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["K562", "K562", "K567"], "{found:#?}");
    assert!(found[1].1.contains("de lijst met deze sleutel geldt hier nog niet"), "{found:#?}");
    // A key for letters is none for commits.
    let letters = Signing::new();
    letters.put("allowed_signers", &letters.line_with("anne", "namespaces=\"file\""));
    letters.commit().by("anne");
    one(&letters, "K562", "maar niet voor git");
}

#[test]
fn k563_a_signer_who_is_somebody_else() {
    let signing = signing();
    let commit = next(&signing).author("bart").key("anne").now();
    one(&signing, "K563", "met de sleutel van een ander dan de schrijver");
    // Git finds that good.
    assert!(signing.git_trusts(&signing.line("anne"), &commit));
    let signing = self::signing();
    next(&signing).author("anne").committer("bart").key("anne").now();
    one(&signing, "K563", "vastgelegd door een ander dan de schrijver");
    // All of an organisation under one key.
    let all = Signing::new();
    all.put("allowed_signers", &format!("*@example.org {}\n", all.public("balie")));
    all.commit().author("anne").key("balie").now();
    next(&all).author("bart").key("balie").now();
    none(&all);
    let but = Signing::new();
    but.put("allowed_signers", &format!("\"*@example.org,!bart@example.org\" {}\n", but.public("balie")));
    but.commit().author("anne").key("balie").now();
    next(&but).author("bart").key("balie").now();
    one(&but, "K563", "van een ander");
}

#[test]
fn k564_a_key_that_was_not_valid_then() {
    // Bart's key ends on 10 March.
    let until = || {
        let signing = Signing::new();
        let bart = signing.line_with("bart", "valid-before=\"20260310\"");
        signing.put("allowed_signers", &(signing.line("anne") + &bart));
        signing.commit().by("anne");
        (signing, bart)
    };
    let (signing, _) = until();
    next(&signing).on_day(7).by("bart");
    none(&signing);
    let (signing, bart) = until();
    let commit = next(&signing).on_day(9).by("bart");
    one(&signing, "K564", "ondertekend op 11 maart 2026 met een sleutel die toen niet meer geldig was");
    assert!(!signing.git_trusts(&bart, &commit));
    // A clock set back, after a commit of 20 March: git finds that good.
    let (signing, bart) = until();
    next(&signing).on_day(18).by("anne");
    next(&signing).on_day(18).now();
    let commit = next(&signing).on_day(5).by("bart");
    assert!(signing.git_trusts(&bart, &commit));
    let all = found(&signing);
    let codes: Vec<&str> = all.iter().map(|(code, _)| code.as_str()).collect();
    assert_eq!(codes, ["K511", "K564"], "{all:#?}");
    assert!(all[1].1.contains("de eigen datum is 7 maart 2026, maar de wijziging volgt op een van 20 maart 2026"));
    // A clock that ran ahead makes nobody's key expire.
    let (signing, _) = until();
    next(&signing).on_day(900).by("anne");
    next(&signing).on_day(5).by("bart");
    assert!(found(&signing).iter().all(|(code, _)| code != "K564"), "{:?}", found(&signing));
    // Not yet.
    let early = Signing::new();
    early.put("allowed_signers", &(early.line("anne") + &early.line_with("bart", "valid-after=\"20260401\"")));
    early.commit().by("anne");
    next(&early).by("bart");
    one(&early, "K564", "ondertekend op 3 maart 2026 met een sleutel die toen nog niet geldig was");
}

#[test]
fn k565_a_line_that_does_not_count() {
    let signing = Signing::new();
    let list = format!("# wie\n{}bart@example.org ssh-ed25519\n", signing.line("anne"));
    signing.put("allowed_signers", &list);
    signing.commit().by("anne");
    one(&signing, "K565", "regel 3 van allowed_signers telt niet mee: de sleutel ontbreekt");
    // It is told once, with the commit that brought it.
    signing.put("allowed_signers", &format!("{}{list}", signing.line("bart")));
    signing.commit().by("anne");
    next(&signing).by("bart");
    one(&signing, "K565", "regel 3");
    let authority = Signing::new();
    authority.put("allowed_signers", &(authority.line("anne") + &authority.line_with("baas", "cert-authority")));
    authority.commit().by("anne");
    one(&authority, "K565", "certificaten (cert-authority) worden niet beoordeeld");
    assert_eq!(audit(&authority, "json").json()["findings"][0]["severity"], "info");
}

#[test]
fn k566_a_signature_that_is_not_judged() {
    for (armour, name) in [("PGP SIGNATURE", "OpenPGP"), ("SIGNED MESSAGE", "X.509")] {
        let signing = signing();
        let raw = String::from_utf8(signing.raw("commit", &next(&signing).now())).unwrap();
        let header = format!("gpgsig -----BEGIN {armour}-----\n \n iQEz\n -----END {armour}-----\n\n");
        signing.raw_commit(raw.replacen("\n\n", &format!("\n{header}"), 1).as_bytes());
        one(&signing, "K566", &format!("niet beoordeeld: een handtekening met {name}"));
        assert_eq!(counted(&signing), [1, 0, 1, 0]);
        let ran = audit(&signing, "text");
        assert!(ran.status == 0 && ran.stdout.contains(&format!("- 1 handtekening met {name}\n")), "{}", ran.stdout);
        // Where signatures are asked for, anybody could paste one.
        signing.put("klacht.toml", &format!("{CONFIG}[controle]\nhandtekening = \"ja\"\n"));
        assert_eq!(audit(&signing, "json").json()["findings"][0]["severity"], "warning");
    }
}

#[test]
fn k567_only_who_is_on_the_list_changes_it() {
    let with_carla = |signing: &Signing| {
        signing.put("allowed_signers", &(signing.line("anne") + &signing.line("bart") + &signing.line("carla")));
    };
    // Somebody on it lets another in.
    let good = signing();
    with_carla(&good);
    good.commit().by("bart");
    next(&good).by("carla");
    none(&good);
    // Without a signature it does not hold, until somebody on it signs another version.
    let bad = signing();
    with_carla(&bad);
    bad.commit().author("anne").now();
    one(&bad, "K567", "allowed_signers is veranderd, niet ondertekend door iemand die op de lijst stond");
    next(&bad).by("anne");
    next(&bad).by("carla");
    let codes = |signing: &Signing| found(signing).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    assert_eq!(codes(&bad), ["K562", "K567"]);
    bad.put("allowed_signers", &(bad.line("carla") + &bad.line("anne")));
    bad.commit().by("anne");
    next(&bad).by("carla");
    assert_eq!(codes(&bad), ["K562", "K567"]);
    // Taking it away changes nothing, and nothing begins anew.
    let gone = signing();
    std::fs::remove_file(gone.repo.root().join("allowed_signers")).unwrap();
    gone.commit().by("carla");
    gone.put("allowed_signers", &gone.line("carla"));
    gone.commit().by("carla");
    next(&gone).by("anne");
    assert_eq!(codes(&gone), ["K562", "K567", "K562", "K567"]);
    assert!(found(&gone)[3].1.contains("allowed_signers is weggehaald"));
}

#[test]
fn a_merge_brings_back_no_key_that_was_removed() {
    // Bart is taken off the list on main, while a branch from before still has him.
    let signing = signing();
    signing.repo.git(&["branch", "oud"]);
    let both = std::fs::read_to_string(signing.repo.root().join("allowed_signers")).unwrap();
    signing.put("allowed_signers", &signing.line("anne"));
    signing.commit().by("anne");
    let newest = signing.repo.git(&["rev-parse", "HEAD"]);
    // The branch goes on from the old list: that is still good there.
    signing.repo.git(&["checkout", "-q", "-f", "oud"]);
    next(&signing).by("bart");
    none(&signing);
    // Bart joins them, and keeps the old list.
    signing.commit().merging("main").by("bart");
    let codes = |signing: &Signing| found(signing).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    assert!(codes(&signing).ends_with(&["K562".into(), "K567".into()]), "{:?}", found(&signing));
    // Without a signature, with the newest list: nothing to say.
    signing.repo.git(&["reset", "-q", "--hard", "HEAD^"]);
    signing.put("allowed_signers", &signing.line("anne"));
    signing.commit().merging("main").now();
    none(&signing);
    next(&signing).by("bart");
    one(&signing, "K562", "niet op de lijst");
    // Anne, who is on both, may put him back.
    signing.repo.git(&["reset", "-q", "--hard", newest.trim()]);
    signing.put("allowed_signers", &both);
    signing.commit().merging("oud").by("anne");
    next(&signing).by("bart");
    none(&signing);
}

#[test]
fn before_the_first_list_nobody_can_tell() {
    let signing = Signing::new();
    signing.commit().by("anne");
    next(&signing).by("bart");
    none(&signing);
    assert_eq!(counted(&signing), [0, 0, 2, 0]);
    let said = audit(&signing, "text").stdout;
    assert!(said.contains("- 2 handtekeningen zonder lijst van ondertekenaars (allowed_signers)\n"), "{said}");
    signing.put("allowed_signers", &signing.line("anne"));
    signing.commit().author("anne").now();
    assert_eq!(counted(&signing), [0, 0, 2, 1]);
    let said = audit(&signing, "text").stdout;
    assert!(said.contains(", zonder goede handtekening)\n"), "{said}");
}

#[test]
fn the_log_knows_good_bad_unknown_and_none() {
    let signing = Signing::new();
    let case = |day: i64| format!("---\nverloop:\n  - ontvangen: 2026-03-0{day}\n---\n## Omschrijving\nTe laat.\n");
    signing.put("cases/2026/2026-001.md", &case(1));
    signing.commit().by("anne");
    signing.put("allowed_signers", &signing.line("anne"));
    signing.put("cases/2026/2026-002.md", &case(2));
    signing.commit().by("anne");
    signing.put("cases/2026/2026-003.md", &case(3));
    signing.commit().by("bart");
    signing.put("cases/2026/2026-004.md", &case(4));
    signing.commit().now();
    let log = |arguments: &[&'static str]| {
        signing.repo.run(std::iter::once("log").chain(arguments.iter().copied())).on("2026-06-01").ended(0)
    };
    let json: Value = serde_json::from_str(&log(&["--format", "json"])).unwrap();
    let said: Vec<&str> =
        json["entries"].as_array().unwrap().iter().map(|entry| entry["signature"].as_str().unwrap()).collect();
    assert_eq!(said, ["none", "bad", "good", "unknown"]);
    let text = log(&[]);
    assert_eq!(text.matches("fout K562: ondertekend").count(), 1, "{text}");
    assert!(!log(&["2026-002"]).contains("ondertekend"));
}

#[test]
fn an_archive_below_another_repository_has_its_own_list() {
    let signing = Signing::new();
    for name in ["klacht.toml", "regulations/voorbeeld.md"] {
        let text = std::fs::read_to_string(signing.repo.root().join(name)).unwrap();
        std::fs::remove_file(signing.repo.root().join(name)).unwrap();
        signing.put(&format!("klachten/{name}"), &text);
    }
    signing.put("klachten/allowed_signers", &signing.line("anne"));
    signing.put("allowed_signers", &signing.line("bart"));
    signing.commit().by("anne");
    let ran = signing.repo.run(["audit", "--format", "json", "-C", "klachten"]).on("2026-06-01");
    assert_eq!(ran.json()["checked"]["signatures"]["good"], 1, "{ran:?}");
}

#[test]
fn the_last_second_counts() {
    let signing = Signing::new();
    let bart = signing.line_with("bart", "valid-before=\"20260303110000Z\"");
    signing.put("allowed_signers", &(signing.line("anne") + &bart));
    signing.commit().by("anne");
    next(&signing).by("bart");
    none(&signing);
    assert_eq!(signing.repo.git(&["show", "-s", "--format=%ct"]).trim(), (FIRST + 86_400).to_string());
}

#[test]
fn a_list_that_is_damaged_leaves_the_rest_readable() {
    let signing = signing();
    signing.put("cases/2026/2026-001.md", "---\nverloop:\n  - ontvangen: 2026-03-03\n---\n## Omschrijving\nTe laat.\n");
    signing.commit().by("anne");
    let blob = signing.repo.git(&["rev-parse", "HEAD:allowed_signers"]);
    let (folder, file) = blob.trim().split_at(2);
    std::fs::remove_file(signing.repo.root().join(format!(".git/objects/{folder}/{file}"))).unwrap();
    one(&signing, "K565", "allowed_signers telt niet mee: het bestand ontbreekt of is beschadigd");
    assert_eq!(counted(&signing), [0, 0, 2, 0]);
    assert!(signing.repo.run(["log", "--format", "json"]).now().ended(0).contains("\"signature\": \"unknown\""));
}

#[test]
fn a_list_of_nobody_knows_nobody() {
    let signing = Signing::new();
    signing.put("allowed_signers", "# nog niemand\n");
    signing.commit().by("anne");
    one(&signing, "K562", "niet op de lijst");
    // A folder is no list.
    let folder = Signing::new();
    folder.put("allowed_signers/anne", &folder.line("anne"));
    folder.commit().by("anne");
    none(&folder);
    assert_eq!(counted(&folder), [0, 0, 1, 0]);
}

#[test]
fn show_says_who_signed() {
    let signing = signing();
    let case = "---\nklager: {naam: Noor}\nverloop:\n  - ontvangen: 2026-03-02\n";
    signing.put("cases/2026-001.md", &format!("{case}---\n"));
    signing.commit().by("anne");
    signing.put("cases/2026-001.md", &format!("{case}  - bevestigd: 2026-03-03\n---\n"));
    signing.commit().by("carla");
    let text = signing.repo.run(["show", "2026-001"]).on("2026-06-01").ended(0);
    let history = text.split("\nGeschiedenis\n").nth(1).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(history.contains(", ondertekend)") && history.contains(", handtekening telt niet)"), "{history}");
}
