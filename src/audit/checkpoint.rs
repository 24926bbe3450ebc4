//! The text of a checkpoint: what its tag says, for people and for programs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::calendar::short_date;
use crate::git::Id;
use crate::trail::{CHAIN_VERSION, Chain, Digest, digest};

/// The recipe; another recipe is another name.
pub const CHECKPOINT_VERSION: &str = "klacht-ijkpunt 1";

/// How the name of every checkpoint begins.
pub const CHECKPOINT_TAGS: &str = "ijkpunt/";

/// How the chains stood on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// The day it was made.
    pub date: NaiveDate,
    /// The newest commit then.
    pub commit: Id,
    /// How many commits there were.
    pub commits: usize,
    /// The chains, sorted by name.
    pub chains: Vec<Chain>,
}

impl Checkpoint {
    /// How many of the chains are of a case.
    #[must_use]
    pub fn cases(&self) -> usize {
        self.chains.iter().filter(|chain| chain.name.starts_with("zaak ")).count()
    }

    /// The SHA-256 of the list of chains as it stands in the text.
    #[must_use]
    pub fn root(&self) -> Digest {
        digest(list(&self.chains).as_bytes())
    }

    /// The message of the tag.
    #[must_use]
    pub fn text(&self) -> String {
        let (root, cases) = (self.root(), self.cases());
        let cases_said = if cases == 1 { "1 zaak".to_owned() } else { format!("{cases} zaken") };
        format!(
            "Ijkpunt van {}: {cases_said}\n\n{CHECKPOINT_VERSION}\n{CHAIN_VERSION}\ndatum: {}\nwijziging: {}\n\
             wijzigingen: {}\nzaken: {cases}\nketens: {}\nwortel: {root}\n\n{}",
            short_date(self.date),
            self.date,
            self.commit,
            self.commits,
            self.chains.len(),
            list(&self.chains),
        )
    }

    /// Reads the message of a tag.
    ///
    /// # Errors
    /// What is wrong with it, in Dutch.
    pub fn read(message: &str) -> Result<Self, &'static str> {
        let mut lines = message.lines().skip_while(|line| *line != CHECKPOINT_VERSION).skip(1);
        if lines.next() != Some(CHAIN_VERSION) {
            return Err("de versie is onbekend");
        }
        let mut value = |key: &str| lines.next().and_then(|line| line.strip_prefix(key)?.strip_prefix(": "));
        const UNREADABLE: &str = "een gegeven boven de lijst ontbreekt of is niet te lezen";
        let date = value("datum").and_then(|date| date.parse().ok()).ok_or(UNREADABLE)?;
        let commit = value("wijziging").and_then(Id::from_hex).ok_or(UNREADABLE)?;
        let mut number = |key| value(key).and_then(|text| text.parse::<usize>().ok()).ok_or(UNREADABLE);
        let (commits, cases, count) = (number("wijzigingen")?, number("zaken")?, number("ketens")?);
        let root = value("wortel").and_then(Digest::from_hex).ok_or(UNREADABLE)?;
        let list = lines.skip(1).take_while(|line| !line.is_empty());
        let chains: Option<Vec<Chain>> = list.map(chain).collect();
        let chains = chains.ok_or("de lijst is niet te lezen")?;
        let names: BTreeSet<&str> = chains.iter().map(|chain| chain.name.as_str()).collect();
        let read = Self { date, commit, commits, chains: chains.clone() };
        if read.root() != root || read.cases() != cases || names.len() != count || chains.len() != count {
            return Err("de lijst hoort niet bij de wortel");
        }
        Ok(read)
    }
}

/// One line for each chain: last link, number of links, name.
fn list(chains: &[Chain]) -> String {
    chains.iter().fold(String::new(), |mut list, chain| {
        let _ = writeln!(list, "{} {} {}", chain.head, chain.length, one_line(&chain.name));
        list
    })
}

/// A path may hold anything; in the list it stays on its line.
fn one_line(name: &str) -> String {
    let awkward = |c: char| c.is_control() || c == '\\';
    name.chars().map(|c| if awkward(c) { c.escape_default().to_string() } else { c.to_string() }).collect()
}

fn chain(line: &str) -> Option<Chain> {
    let (head, rest) = line.split_once(' ')?;
    let (length, name) = rest.split_once(' ')?;
    Some(Chain { name: name.to_owned(), head: Digest::from_hex(head)?, length: length.parse().ok()? })
}

/// The chains of a list by the names they have there.
pub(super) fn listed(mut chains: Vec<Chain>) -> Vec<Chain> {
    for chain in &mut chains {
        chain.name = one_line(&chain.name);
    }
    chains.sort();
    chains
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checkpoint() -> Checkpoint {
        let chain = |name: &str| Chain { name: name.to_owned(), head: digest(name.as_bytes()), length: 3 };
        Checkpoint {
            date: NaiveDate::default(),
            commit: Id::from_hex(&"0a".repeat(20)).expect("an id"),
            commits: 4,
            chains: vec![chain("bestand klacht.toml"), chain("zaak 2026-007")],
        }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(Checkpoint::read(&checkpoint().text()), Ok(checkpoint()));
        let text = checkpoint().text();
        let list = text.rsplit("\n\n").next().unwrap_or_default();
        assert_eq!(digest(list.as_bytes()), checkpoint().root());
    }

    #[test]
    fn what_was_tampered_with_is_refused() {
        let text = checkpoint().text();
        for (from, to) in
            [(" 3 zaak", " 2 zaak"), ("2026-007\n", "2026-008\n"), ("zaken: 1", "zaken: 2"), ("keten 1", "keten 2")]
        {
            assert!(Checkpoint::read(&text.replacen(from, to, 1)).is_err(), "{from}");
        }
        assert!(Checkpoint::read("").is_err());
    }
}
