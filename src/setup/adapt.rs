//! Putting the organisation's own names in a regulation to start from.

use super::Wish;

/// The text with the organisation, the officer and their address filled in. It stays an example until it is adopted.
///
/// A name that YAML or Markdown would read as more than a name goes quoted where it stands alone, and elsewhere in the
/// front matter the invented one stays.
#[must_use]
pub fn adapt(text: &str, wish: &Wish) -> String {
    let Some((front, body)) = text.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")) else {
        return text.to_owned();
    };
    let value = |key: &str| front.lines().find_map(|line| line.strip_prefix(key)).map(str::trim).unwrap_or_default();
    let (organisation, address) = (value("organisatie: "), value("  email: "));
    let plain = is_plain(&wish.organisation);
    let line = |line: &str| {
        if line.starts_with("organisatie: ") {
            return format!("organisatie: {}", quoted(&wish.organisation));
        }
        let line = if plain { replace_word(line, organisation, &wish.organisation) } else { line.to_owned() };
        let line = match &wish.email {
            Some(email) => replace_word(&line, address, email),
            None => line,
        };
        let line = match &wish.email {
            Some(email) => invented(&line, email),
            None => line,
        };
        if OFFICERS.iter().any(|role| line.starts_with(role)) { officer(&line, wish) } else { line }
    };
    let front: Vec<String> = front.lines().map(line).collect();
    let body = replace_word(body, organisation, &escaped(&wish.organisation));
    format!("---\n{}\n---\n{body}", front.join("\n"))
}

/// How the line begins of whoever handles complaints.
const OFFICERS: [&str; 2] = ["  klachtenfunctionaris: {naam: ", "  behandelaar-klacht: {naam: "];

/// The line of a role with the organisation's own address for one that nobody has: a letter would send people there.
/// The examples name other organisations too, and those keep their own.
fn invented(line: &str, email: &str) -> String {
    let Some((before, after)) = line.split_once(", email: ").filter(|(before, _)| before.contains(": {naam: ")) else {
        return line.to_owned();
    };
    let end = after.find([',', '}']).unwrap_or(after.len());
    match after[..end].ends_with("@example.org") {
        true => format!("{before}, email: {}{}", quoted(email), &after[end..]),
        false => line.to_owned(),
    }
}

/// The line of the officer's role, with their name and address.
fn officer(line: &str, wish: &Wish) -> String {
    let set = |line: String, key: &str, value: Option<&str>| match (value, line.split_once(key)) {
        (Some(value), Some((before, after))) => {
            let rest = after.find([',', '}']).map_or("", |end| &after[end..]);
            format!("{before}{key}{}{rest}", quoted(value))
        }
        _ => line,
    };
    let line = set(line.to_owned(), "{naam: ", wish.officer.as_deref());
    set(line, "email: ", wish.email.as_deref())
}

/// A text in double quotes, as YAML, TOML and JSON read it alike.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn is_plain(name: &str) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    name.starts_with(letter) && name.ends_with(letter) && name.chars().all(|c| letter(c) || " -.&'".contains(c))
}

/// A name as Markdown shows it.
fn escaped(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if "\\`*_[]<>#|&~".contains(c) {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    out
}

/// Every place where a word stands by itself gets another.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    if word.is_empty() {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        let inside = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '@');
        let alone = !inside(before.chars().last().or_else(|| out.chars().last())) && !inside(after.chars().next());
        out.push_str(before);
        out.push_str(if alone { by } else { word });
        rest = after;
    }
    out + rest
}
