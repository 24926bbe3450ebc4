//! Dates as officers and their editors write them.

use chrono::{Datelike, NaiveDate};

use super::clock::{at_time, looks_like_time};
use super::date_problem::DateProblem;
use super::dutch::{MONTHS, WEEKDAYS};
use super::moment::Moment;
use super::months::days_in_month;
use super::table::YEARS;

/// A text longer than this is no date.
const LONGEST: usize = 80;

/// How a date was written (schrijfwijze).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// As the program writes it: `2026-03-04`, `2026-03-04 14:30`, `2026-03-04T14:30`.
    Canonical,
    /// Another form that can be read in one way only, such as `4 maart 2026`.
    Informal,
}

/// A date that was read (gelezen datum).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ParsedDate {
    /// The day, and the time where one was written.
    pub moment: Moment,
    /// How it was written.
    pub form: DateForm,
}

/// Reads a date in any form that has one meaning in Dutch: ISO, day-month-year in
/// figures or with the month's name, an eight-figure day, an editor's timestamp.
///
/// # Errors
/// A [`DateProblem`] with a Dutch message: unreadable or incomplete text, a year of
/// fewer than four figures or outside 1900..=2199, a day or month that does not
/// exist, a weekday that does not agree, a time that does not exist.
pub fn parse_date(text: &str) -> Result<ParsedDate, DateProblem> {
    let text = text.trim();
    if let Some(date) = canonical_day(text) {
        return Ok(ParsedDate { moment: Moment::from(date), form: DateForm::Canonical });
    }
    if text.len() > LONGEST {
        return Err(DateProblem::Unreadable);
    }
    let moment = read(&plain(text))?;
    let written = moment.to_string();
    let form =
        if text == written || text.replacen(' ', "T", 1) == written { DateForm::Canonical } else { DateForm::Informal };
    Ok(ParsedDate { moment, form })
}

/// `2026-03-04`, which nearly every date is: no need to look for other forms.
fn canonical_day(text: &str) -> Option<NaiveDate> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let digits = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u32, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + u32::from(byte - b'0')))
    };
    let (year, month, day) = (digits(0..4)?, digits(5..7)?, digits(8..10)?);
    (bytes[4] == b'-' && bytes[7] == b'-').then(|| build(year, month, day).ok()).flatten()
}

/// Lower case, ordinary spaces and hyphens, no quotes.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.to_lowercase().chars() {
        match c {
            '\u{2010}'..='\u{2015}' | '\u{2212}' => plain.push('-'),
            '\u{feff}' | '\u{200b}'..='\u{200f}' | '"' | '\'' | '\u{2018}'..='\u{201f}' => {}
            c if c.is_whitespace() => plain.push(' '),
            c => plain.push(c),
        }
    }
    plain.replace(" - ", "-").replace(" / ", "/")
}

fn read(text: &str) -> Result<Moment, DateProblem> {
    let (date, time) = split_time(text);
    let date = read_day(&date)?;
    let moment = time.map_or(Ok(Moment::from(date)), |time| at_time(date, &time))?;
    // A zone can carry the last evening of the last year over its edge.
    in_range(moment.date.year().unsigned_abs()).map(|_| moment)
}

/// The text of the day and, where there is one, of the time.
fn split_time(text: &str) -> (String, Option<String>) {
    if let (Some(date), Some("t"), Some(time)) = (text.get(..10), text.get(10..11), text.get(11..))
        && date.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    {
        return (date.to_owned(), Some(time.to_owned()));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let time = words.iter().skip(1).position(|word| looks_like_time(word));
    let (date, time) = words.split_at(time.map_or(words.len(), |skipped| skipped + 1));
    let date = date.strip_suffix(&["om"]).unwrap_or(date);
    (date.join(" "), (!time.is_empty()).then(|| time.join(" ")))
}

/// A part of a date.
enum Part<'a> {
    Number(&'a str),
    Month(u32),
}

fn read_day(text: &str) -> Result<NaiveDate, DateProblem> {
    let mut words = text.split_whitespace().peekable();
    let said = words.peek().and_then(|word| weekday_named(word));
    if said.is_some() {
        words.next();
    }
    let parts = words
        .flat_map(|word| word.trim_end_matches(['.', ',']).split(['-', '/', '.']))
        .map(part)
        .collect::<Option<Vec<_>>>()
        .ok_or(DateProblem::Unreadable)?;
    let date = join(&parts, said.is_some())?;
    match said {
        Some((number, said)) if date.weekday().num_days_from_monday() != number => {
            Err(DateProblem::WrongWeekday { date, said })
        }
        _ => Ok(date),
    }
}

fn part(text: &str) -> Option<Part<'_>> {
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Part::Number(text));
    }
    let short = |name: &str| name.get(..3) == Some(text) || (name == "maart" && text == "mrt");
    (1..)
        .zip(MONTHS)
        .find(|(_, name)| *name == text || short(name) || (*name == "september" && text == "sept"))
        .map(|(number, _)| Part::Month(number))
}

/// The weekday a word names in full or in two letters, counted from Monday = 0.
fn weekday_named(word: &str) -> Option<(u32, &'static str)> {
    let word = word.trim_end_matches(['.', ',']);
    (0..).zip(WEEKDAYS).find(|(_, name)| *name == word || name.get(..2) == Some(word))
}

fn join(parts: &[Part<'_>], weekday: bool) -> Result<NaiveDate, DateProblem> {
    use Part::{Month, Number};
    match parts {
        [Number(day)] if day.len() == 8 && !weekday => {
            let year = number(&day[..4])?;
            let in_range = i32::try_from(year).is_ok_and(|year| YEARS.contains(&year));
            if !in_range {
                return Err(DateProblem::Unreadable);
            }
            build(year, number(&day[4..6])?, number(&day[6..])?)
        }
        [Number(year), Number(month), Number(day)] if year.len() == 4 && day.len() <= 2 => {
            build(number(year)?, number(month)?, number(day)?)
        }
        [Number(day), month, Number(year)] if day.len() <= 2 => {
            if year.len() <= 2 {
                return Err(DateProblem::ShortYear);
            }
            let month = match month {
                Number(month) => number(month)?,
                Month(month) => *month,
            };
            build(number(year)?, month, number(day)?)
        }
        [Month(_)] | [Month(_), Number(_)] | [Number(_), Month(_)] => Err(DateProblem::Incomplete),
        [Number(_), Number(_)] => Err(DateProblem::Incomplete),
        [Number(year)] if year.len() == 4 => Err(DateProblem::Incomplete),
        [] if weekday => Err(DateProblem::Incomplete),
        _ => Err(DateProblem::Unreadable),
    }
}

fn number(text: &str) -> Result<u32, DateProblem> {
    text.parse().map_err(|_| DateProblem::Unreadable)
}

fn build(year: u32, month: u32, day: u32) -> Result<NaiveDate, DateProblem> {
    let year = in_range(year)?;
    if !(1..=12).contains(&month) {
        return Err(DateProblem::NoSuchMonth { month });
    }
    NaiveDate::from_ymd_opt(year, month, day)
        .filter(|_| (1..=days_in_month(year, month)).contains(&day))
        .ok_or(DateProblem::NoSuchDay { year, month, day })
}

fn in_range(year: u32) -> Result<i32, DateProblem> {
    i32::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(DateProblem::YearOutOfRange { year })
}
