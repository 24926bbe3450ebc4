//! The time behind a date: `14:30`, `14.30 uur`, `T00:00:00.000Z`.

use chrono::{Duration, NaiveDate, NaiveTime};

use super::amsterdam::from_utc;
use super::date_problem::DateProblem;
use super::moment::Moment;

/// Whether a word is a time: it has a colon, or two times two digits and a dot.
pub(super) fn looks_like_time(word: &str) -> bool {
    let dotted = || {
        let (hours, minutes) = word.split_once('.')?;
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        Some((1..=2).contains(&hours.len()) && minutes.len() == 2 && digits(hours) && digits(minutes))
    };
    word.contains(':') || dotted().unwrap_or(false)
}

/// Joins a day and the text of its time.
///
/// Midnight with seconds or with a zone is how editors write a day, so it gives a
/// day without a time. A zone is turned into the clock of Amsterdam.
pub(super) fn at_time(date: NaiveDate, text: &str) -> Result<Moment, DateProblem> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.strip_suffix("uur").unwrap_or(&text);
    let (clock, zone) = split_zone(text)?;
    let parts: Vec<&str> = clock.split([':', '.']).collect();
    let (hours, minutes, seconds) = match parts[..] {
        [hours, minutes] => (hours, minutes, None),
        [hours, minutes, seconds] => (hours, minutes, Some(seconds)),
        [hours, minutes, seconds, fraction] if clock.contains(':') => {
            digits(fraction, 1..=9)?;
            (hours, minutes, Some(seconds))
        }
        _ => return Err(DateProblem::BadTime),
    };
    let second = seconds.map_or(Ok(0), |text| digits(text, 2..=2))?;
    let time = NaiveTime::from_hms_opt(digits(hours, 1..=2)?, digits(minutes, 2..=2)?, 0)
        .filter(|_| second < 60)
        .ok_or(DateProblem::BadTime)?;
    let midnight = |time: NaiveTime| time == NaiveTime::MIN && second == 0;
    match zone {
        None if seconds.is_some() && midnight(time) => Ok(date.into()),
        None => Ok(Moment::at(date, time)),
        Some(0) if midnight(time) => Ok(date.into()),
        Some(minutes) => {
            let utc = date.and_time(time).checked_sub_signed(Duration::minutes(minutes)).ok_or(DateProblem::BadTime)?;
            let local = from_utc(utc);
            if midnight(local.time()) { Ok(local.date().into()) } else { Ok(Moment::at(local.date(), local.time())) }
        }
    }
}

/// The clock and the minutes its zone is ahead of UTC.
fn split_zone(text: &str) -> Result<(&str, Option<i64>), DateProblem> {
    if let Some(clock) = text.strip_suffix('z') {
        return Ok((clock, Some(0)));
    }
    let Some(at) = text.find(['+', '-']) else {
        return Ok((text, None));
    };
    let (clock, zone) = text.split_at(at);
    let (sign, zone) = zone.split_at(1);
    let zone = zone.replace(':', "");
    let (hours, minutes) = match zone.len() {
        2 => (digits(&zone, 2..=2)?, 0),
        4 if zone.is_ascii() => (digits(&zone[..2], 2..=2)?, digits(&zone[2..], 2..=2)?),
        _ => return Err(DateProblem::BadTime),
    };
    if hours > 14 || minutes > 59 {
        return Err(DateProblem::BadTime);
    }
    let ahead = i64::from(hours * 60 + minutes);
    Ok((clock, Some(if sign == "-" { -ahead } else { ahead })))
}

fn digits(text: &str, length: std::ops::RangeInclusive<usize>) -> Result<u32, DateProblem> {
    let plain = length.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| plain).ok_or(DateProblem::BadTime)
}
