//! `docs/handleiding.md` and `docs/jaar.md` are true: their commands are run, one after the other, and give what stands there.
//!
//! A comment `<!-- dag: 2026-03-02 -->` says which day it is from there on. A block `console` holds commands behind
//! `$ ` with what they say; a block with a name is a file the reader saves; one with `>> name` is what they write at
//! the end of a file. `KLACHT_UPDATE=1 cargo test --test suite manual` writes what the commands say now.

use std::fmt::Write as _;
use std::fs;

use crate::reader::Reader;

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");

impl Reader {
    /// A block of commands, with what they say now.
    fn console(&mut self, block: &str) -> String {
        let mut out = String::new();
        let mut commands: Vec<String> = Vec::new();
        let mut goes_on = false;
        for line in block.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                commands.push(command.to_owned());
            } else if goes_on && let Some(last) = commands.last_mut() {
                write!(last, "\n{line}").unwrap();
            } else {
                continue;
            }
            goes_on = line.ends_with('\\');
        }
        for command in commands {
            writeln!(out, "$ {command}").unwrap();
            match command.strip_prefix("cd ") {
                Some(folder) => self.at = self.at.join(folder),
                None => out += &plain(&self.run(&command).1),
            }
        }
        out
    }
}

/// Numbers of commits differ from day to day.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_inclusive(|c: char| !c.is_ascii_alphanumeric()) {
        let (id, rest) = word.split_at(word.len().min(10));
        let is_id = id.len() == 10 && id.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        let ends = rest.chars().all(|c| !c.is_ascii_alphanumeric());
        out += if is_id && ends && !id.bytes().all(|byte| byte.is_ascii_digit()) { "4f0c1d2e3a" } else { id };
        out += rest;
    }
    out
}

/// Sizes and times are those of the day the page was written, as long as the rest of their line is right.
fn but_for_figures(old: &str, new: &str) -> String {
    let measured = ["openbaar: ", "besloten: ", "klaar in "];
    let words = |line: &str| line.chars().filter(|c| !c.is_ascii_digit() && *c != '.').collect::<String>();
    let old: Vec<&str> = old.lines().collect();
    let line = |line: &str| {
        let same = |old: &&&str| words(old) == words(line);
        let known = measured.iter().any(|begin| line.starts_with(begin)).then(|| old.iter().find(same)).flatten();
        format!("{}\n", known.unwrap_or(&line))
    };
    new.lines().map(line).collect()
}

#[test]
fn the_manual_says_what_happens() {
    happens("handleiding.md", 10);
}

#[test]
fn the_page_about_the_year_says_what_happens() {
    happens("jaar.md", 4);
}

/// Runs a page, which has more blocks of commands than so many.
#[track_caller]
fn happens(name: &str, blocks: usize) {
    let path = format!("{DOCS}/{name}");
    let page = fs::read_to_string(&path).unwrap();
    let mut reader = Reader::new();
    let mut now = String::new();
    let mut lines = page.lines();
    let mut ran = 0;
    while let Some(line) = lines.next() {
        writeln!(now, "{line}").unwrap();
        if let Some(day) = line.strip_prefix("<!-- dag: ").and_then(|rest| rest.strip_suffix(" -->")) {
            day.clone_into(&mut reader.day);
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let block: String =
            lines.by_ref().take_while(|inner| *inner != "```").flat_map(|inner| [inner, "\n"]).collect();
        let (kind, name) = info.split_once(' ').unwrap_or((info, ""));
        if kind == "console" {
            ran += 1;
            now += &reader.console(&block);
        } else {
            if let Some(file) = name.strip_prefix(">> ") {
                let path = reader.at.join(file);
                let before = fs::read_to_string(&path).unwrap();
                fs::write(path, format!("{before}\n{block}")).unwrap();
            } else if !name.is_empty() {
                fs::write(reader.at.join(name), &block).unwrap();
            }
            now += &block;
        }
        now += "```\n";
    }
    assert!(ran > blocks, "{ran}");
    let now = but_for_figures(&page, &now);
    if std::env::var_os("KLACHT_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &now).unwrap();
        return;
    }
    let differs = page.lines().zip(now.lines()).find(|(old, new)| old != new);
    assert!(page == now, "{name} is old: {differs:#?}; KLACHT_UPDATE=1 cargo test --test suite manual");
}
