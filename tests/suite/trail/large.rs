//! Long histories: no stack runs over, nothing is passed over.

use std::fmt::Write as _;

use super::{History, received};

/// The stream of a history of so many commits on three hundred cases. `merges` makes two branches that keep taking
/// each other in, crosswise.
fn stream(commits: usize, merges: bool) -> Vec<u8> {
    let mut out = String::new();
    for number in 1..=3 {
        let text = received(&[&format!("contact: 2026-03-0{number}")]);
        write!(out, "blob\nmark :{number}\ndata {}\n{text}\n", text.len()).unwrap();
    }
    for place in 0..commits {
        let mark = place + 10;
        writeln!(out, "commit refs/heads/{}\nmark :{mark}", if merges && place % 2 == 1 { "zij" } else { "main" })
            .unwrap();
        writeln!(out, "committer A <a@example.org> {} +0100\ndata 0\n", 1_600_000_000 + place * 600).unwrap();
        let mut parent = |word: &str, back: usize| {
            if place >= back {
                writeln!(out, "{word} :{}", mark - back).unwrap();
            }
        };
        match merges {
            false => parent("from", 1),
            // Each takes in what the other was a round ago, at the same time as the other does.
            true if place % 8 < 2 && place > 8 => {
                parent("from", 2);
                parent("merge", if place % 2 == 0 { 1 } else { 3 });
            }
            true => parent("from", if place < 2 { 1 } else { 2 }),
        }
        // A merge of this stream keeps the files of its first parent: what the other did is passed over.
        let case = (place / 2 * 2 + place % 2) % 300;
        writeln!(out, "M 644 :{} cases/2026-{case:03}.md\n", place / 300 % 3 + 1).unwrap();
    }
    out.into_bytes()
}

fn history(commits: usize, merges: bool) -> History {
    let history = History::empty();
    history.feed(&["fast-import", "--quiet"], &stream(commits, merges));
    history.git(["reset", "-q", "--hard", "main"]);
    history
}

#[test]
fn a_long_chain() {
    let history = history(10_000, false);
    let entries = history.entries(["--limit", "3"]);
    assert_eq!(entries.len(), 3);
    assert_eq!(history.entries(["2026-001"]).len(), 10_000usize.div_ceil(300));
}

#[test]
fn a_long_criss_cross() {
    let history = history(400, true);
    let count: usize = history.git(["rev-list", "--count", "HEAD"]).parse().unwrap();
    let trail = history.trail();
    assert_eq!(trail.commits.len(), count);
    assert!(trail.unread.is_empty());
}
