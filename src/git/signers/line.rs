//! One line of the list: `wie[,wie] [opties] soort sleutel [opmerking]`.

use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use ssh_key::PublicKey;
use ssh_key::public::KeyData;

use crate::calendar::to_utc;

use super::pattern::matches_list;

const BLANKS: [char; 3] = [' ', '\t', '\r'];

/// What a line says.
#[derive(Debug)]
pub(super) enum Line {
    /// Nothing, or a remark.
    Blank,
    /// Whose key signs those of others.
    Authority,
    /// A key.
    Key(Box<KeyData>, Entry),
}

/// Whose a key is, and what for.
#[derive(Debug, Clone, Default)]
pub(super) struct Entry {
    /// Patterns of addresses.
    pub(super) principals: Arc<str>,
    /// Patterns of uses; every use when there are none.
    namespaces: Option<String>,
    /// Valid from this second on.
    pub(super) valid_after: Option<i64>,
    /// Valid up to and with this second.
    pub(super) valid_before: Option<i64>,
}

impl Entry {
    pub(super) fn is_for(&self, namespace: &str) -> bool {
        self.namespaces.as_ref().is_none_or(|list| matches_list(namespace, list))
    }
}

/// Reads a line; why not, in Dutch.
pub(super) fn read(line: &str) -> Result<Line, &'static str> {
    let line = line.trim_start_matches(BLANKS);
    if line.is_empty() || line.starts_with('#') {
        return Ok(Line::Blank);
    }
    let (principals, rest) = principals(line)?;
    let mut entry = Entry { principals: principals.into(), ..Entry::default() };
    let is_kind = |rest: &str| ["ssh-", "ecdsa-", "sk-"].iter().any(|kind| rest.starts_with(kind));
    let mut authority = false;
    let mut rest = rest;
    if !is_kind(rest) {
        let (options, after) = split_options(rest)?;
        authority = read_options(options, &mut entry)?;
        rest = after;
    }
    let mut words = rest.split(BLANKS).filter(|word| !word.is_empty());
    let (Some(kind), Some(key)) = (words.next(), words.next()) else { return Err("de sleutel ontbreekt") };
    if !is_kind(kind) {
        return Err("de soort sleutel is niet bekend");
    }
    // The remark after it is left out: it may be anything.
    let key = PublicKey::from_openssh(&format!("{kind} {key}")).map_err(|_| "de sleutel is niet te lezen")?;
    Ok(if authority { Line::Authority } else { Line::Key(Box::new(key.into()), entry) })
}

/// The addresses, in quotes when there is a space among them.
fn principals(line: &str) -> Result<(&str, &str), &'static str> {
    let (found, rest) = match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').ok_or("het aanhalingsteken wordt niet gesloten")?,
        None => line.split_once(BLANKS).ok_or("de sleutel ontbreekt")?,
    };
    if found.is_empty() {
        return Err("het adres ontbreekt");
    }
    Ok((found, rest.trim_start_matches(BLANKS)))
}

/// The options end at the first blank outside quotes.
fn split_options(rest: &str) -> Result<(&str, &str), &'static str> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in rest.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            ' ' | '\t' | '\r' if !quoted => return Ok((&rest[..at], rest[at..].trim_start_matches(BLANKS))),
            _ => {}
        }
    }
    Err(if quoted { "het aanhalingsteken wordt niet gesloten" } else { "de sleutel ontbreekt" })
}

/// Puts the options in the entry; whether the key signs those of others.
fn read_options(options: &str, entry: &mut Entry) -> Result<bool, &'static str> {
    let mut authority = false;
    let mut rest = options;
    loop {
        let end = rest.find(['=', ',']).unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        let value = match rest.strip_prefix('=') {
            Some(after) => {
                let (value, after) = quoted(after)?;
                rest = after;
                Some(value)
            }
            None => None,
        };
        let twice = "een optie staat er twee keer";
        match (name.as_str(), value) {
            ("cert-authority", None) => authority = true,
            ("namespaces", Some(value)) => put(&mut entry.namespaces, value).ok_or(twice)?,
            ("valid-after", Some(value)) => put(&mut entry.valid_after, moment(&value)?).ok_or(twice)?,
            ("valid-before", Some(value)) => put(&mut entry.valid_before, moment(&value)?).ok_or(twice)?,
            _ => return Err("een optie is niet bekend"),
        }
        match rest.strip_prefix(',') {
            Some(more) => rest = more,
            None if rest.is_empty() => break,
            None => return Err("na een optie staat iets anders dan een komma"),
        }
    }
    if entry.valid_after.zip(entry.valid_before).is_some_and(|(after, before)| before <= after) {
        return Err("valid-before ligt voor valid-after");
    }
    Ok(authority)
}

fn put<T>(place: &mut Option<T>, value: T) -> Option<()> {
    place.is_none().then(|| *place = Some(value))
}

/// A value in quotes, and what follows.
fn quoted(text: &str) -> Result<(String, &str), &'static str> {
    let inside = text.strip_prefix('"').ok_or("de waarde van een optie staat niet tussen aanhalingstekens")?;
    let mut value = String::new();
    let mut chars = inside.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Ok((value, &inside[at + 1..])),
            '\\' if chars.peek().is_some_and(|(_, next)| *next == '"') => {
                value.push('"');
                chars.next();
            }
            c => value.push(c),
        }
    }
    Err("het aanhalingsteken wordt niet gesloten")
}

/// `JJJJMMDD`, `JJJJMMDDUUMM` or `JJJJMMDDUUMMSS`, with `Z` for the clock of Greenwich, in seconds since 1970.
fn moment(text: &str) -> Result<i64, &'static str> {
    let wrong = "een datum is geen JJJJMMDD of JJJJMMDDUUMM[SS], met of zonder Z";
    let upper = text.to_ascii_uppercase();
    let bare = upper.strip_suffix("UTC").or_else(|| upper.strip_suffix('Z'));
    let figures = bare.unwrap_or(&upper);
    if !figures.bytes().all(|byte| byte.is_ascii_digit()) || ![8, 12, 14].contains(&figures.len()) {
        return Err(wrong);
    }
    let number = |from: usize, to: usize| figures.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(0);
    let day =
        i32::try_from(number(0, 4)).ok().and_then(|year| NaiveDate::from_ymd_opt(year, number(4, 6), number(6, 8)));
    let local = day.and_then(|day| day.and_hms_opt(number(8, 10), number(10, 12), number(12, 14))).ok_or(wrong)?;
    let utc: NaiveDateTime = if bare.is_some() { local } else { to_utc(local) };
    Ok(utc.and_utc().timestamp())
}
