//! Numbers that two sides gave to different cases, and the next that is free.

use std::collections::{BTreeMap, BTreeSet};

use crate::git::Id;
use crate::repository::{Role, roles};

/// A number that both sides gave to a new case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The number.
    pub id: String,
    /// What our case gets instead; nothing when the number does not count on, as `2026-kort`.
    pub next: Option<String>,
    /// Our files of the case, each with the path it gets; the paths are the same when there is no next number.
    pub moves: Vec<(String, String)>,
}

/// The files of a commit, by path.
pub type Files = [(String, Id)];

/// The numbers two sides gave to different cases since they parted. `taken` are paths of which the numbers were given
/// out before: on disk, and anywhere in the history.
#[must_use]
pub fn clashes(base: &Files, ours: &Files, theirs: &Files, taken: &BTreeSet<String>) -> Vec<Clash> {
    let (before, mine, other) = (cases(base), cases(ours), cases(theirs));
    let mut used: BTreeSet<String> = mine.keys().chain(other.keys()).cloned().collect();
    used.extend(taken.iter().filter_map(|path| crate::case::id_of(path).ok()));
    let both = mine.iter().filter(|(id, files)| {
        // The same file on both sides came by another way; it is one case.
        !before.contains_key(*id) && other.get(*id).is_some_and(|theirs| theirs.own != files.own)
    });
    let mut clashes = Vec::new();
    for (id, files) in both {
        let next = next_number(id, &used);
        used.extend(next.clone());
        let moved = |path: &String| {
            let to = next.as_deref().and_then(|next| files.moved(path, id, next));
            (path.clone(), to.unwrap_or_else(|| path.clone()))
        };
        let all = files.own.keys().chain(&files.attachments);
        clashes.push(Clash { id: id.clone(), moves: all.map(moved).collect(), next });
    }
    clashes
}

/// The files of one case.
#[derive(Debug, Default)]
struct OfCase {
    own: BTreeMap<String, Id>,
    attachments: Vec<String>,
}

impl OfCase {
    /// A path under another number: the name of the case's file, or of the folder it lies in.
    fn moved(&self, path: &str, id: &str, next: &str) -> Option<String> {
        self.own.keys().find_map(|own| match own.strip_suffix("/index.md") {
            Some(folder) => {
                let rest = path.strip_prefix(folder).filter(|rest| rest.starts_with('/'))?;
                Some(format!("{}{next}{rest}", folder.strip_suffix(id)?))
            }
            None => (own == path).then(|| Some(format!("{}{next}.md", path.strip_suffix(&format!("{id}.md"))?)))?,
        })
    }
}

fn cases(files: &Files) -> BTreeMap<String, OfCase> {
    let names: Vec<String> = files.iter().map(|(name, _)| name.clone()).collect();
    let mut cases: BTreeMap<String, OfCase> = BTreeMap::new();
    for ((name, blob), role) in files.iter().zip(roles(&names)) {
        match role {
            Role::Case(id) => _ = cases.entry(id).or_default().own.insert(name.clone(), *blob),
            Role::Attachment(id) => cases.entry(id).or_default().attachments.push(name.clone()),
            _ => {}
        }
    }
    cases.retain(|_, case| !case.own.is_empty());
    cases
}

/// The number a new case of a year gets: after the highest there ever was. `taken` are paths of which the numbers were
/// given out before.
#[must_use]
pub fn first_free(year: i32, taken: &BTreeSet<String>) -> String {
    let used = taken.iter().filter_map(|path| crate::case::id_of(path).ok()).collect();
    let first = format!("{year}-000");
    next_number(&first, &used).unwrap_or(first)
}

/// The number after the highest in the same series: of `2026-012` that of 2026. A number below the highest that nobody
/// has now may have been somebody's.
fn next_number(id: &str, used: &BTreeSet<String>) -> Option<String> {
    let (series, number) = id.rsplit_once('-')?;
    number.parse::<u32>().ok()?;
    let in_series = |other: &String| other.strip_prefix(series)?.strip_prefix('-')?.parse::<u32>().ok();
    let next = used.iter().filter_map(in_series).max().unwrap_or(0).checked_add(1)?;
    Some(format!("{series}-{next:0width$}", width = number.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(paths: &[(&str, u8)]) -> Vec<(String, Id)> {
        let id = |figure: u8| Id::from_hex(&format!("{figure:02x}").repeat(20)).unwrap();
        paths.iter().map(|(path, figure)| ((*path).to_owned(), id(*figure))).collect()
    }

    fn found(ours: &[(&str, u8)], theirs: &[(&str, u8)], taken: &[&str]) -> Vec<Clash> {
        let taken = taken.iter().map(|path| (*path).to_owned()).collect();
        clashes(&files(&[("cases/2026/2026-001.md", 1)]), &files(ours), &files(theirs), &taken)
    }

    #[test]
    fn ours_gets_the_number_after_every_number_there_ever_was() {
        let clash = &found(
            &[("cases/2026/2026-012/index.md", 2), ("cases/2026/2026-012/brief 2026-012.pdf", 3)],
            &[("cases/oud/2026-012.md", 4), ("cases/2026/2026-013.md", 5)],
            &["cases/2026/2026-017.md", "cases/2025/2025-100.md"],
        )[0];
        assert_eq!(clash.next.as_deref(), Some("2026-018"));
        let to: Vec<&str> = clash.moves.iter().map(|(_, to)| to.as_str()).collect();
        assert_eq!(to, ["cases/2026/2026-018/index.md", "cases/2026/2026-018/brief 2026-012.pdf"]);
    }

    #[test]
    fn two_clashes_get_two_numbers() {
        let (ours, theirs) = (
            [("cases/2026-002.md", 2), ("cases/2026-003.md", 3)],
            [("cases/2026-002.md", 4), ("cases/2026-003.md", 5)],
        );
        let next: Vec<_> = found(&ours, &theirs, &[]).into_iter().filter_map(|clash| clash.next).collect();
        assert_eq!(next, ["2026-004", "2026-005"]);
    }

    #[test]
    fn what_was_there_or_is_the_same_does_not_clash() {
        let (old, new) = (("cases/2026/2026-001.md", 7), ("cases/2026/2026-002.md", 2));
        assert_eq!(found(&[old, new], &[("cases/oud/2026-001.md", 8), new], &[]), []);
    }

    #[test]
    fn a_number_that_does_not_count_on_has_no_next() {
        let clash = &found(&[("cases/kort.md", 2)], &[("cases/kort.md", 3)], &[])[0];
        assert_eq!((clash.next.as_deref(), clash.moves[0].1.as_str()), (None, "cases/kort.md"));
    }
}
