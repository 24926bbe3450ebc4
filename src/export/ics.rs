//! A calendar (RFC 5545) with the terms that run or have passed. No names in it: calendars are shared.

use chrono::{Days, NaiveDate};

use crate::duties::Term;

/// Terms as all-day events on their last day.
#[must_use]
pub fn deadlines(terms: &[Term<'_>], on: NaiveDate) -> String {
    let mut out = String::new();
    for text in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Klachtwerk//klacht//NL",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "X-WR-CALNAME:Klachttermijnen",
    ] {
        line(&mut out, text);
    }
    for term in terms {
        event(&mut out, *term, on);
    }
    line(&mut out, "END:VCALENDAR");
    out
}

fn event(out: &mut String, term: Term<'_>, on: NaiveDate) {
    let day = term.due().date;
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    let compact = |day: NaiveDate| day.format("%Y%m%d").to_string();
    let article = term.articles().first().map_or_else(String::new, |article| format!(" (artikel {})", article.text));
    let about = term.case().unwrap_or(&term.regulation().slug);
    let summary = format!("{about}: {}{article}, {}", term.name(), term.state());
    let description = term.explanation().join("\n");
    line(out, "BEGIN:VEVENT");
    // The same term keeps its identity, so that a newer calendar replaces the older entry.
    let identity = match term {
        Term::Case(_) => format!("{about}.{}.{}@klachtwerk", term.name(), compact(term.started().date)),
        Term::Year(duty) => format!("{}@klachtwerk", duty.identity()),
    };
    line(out, &format!("UID:{}", escape(&identity)));
    line(out, &format!("DTSTAMP:{}T000000Z", compact(on)));
    line(out, &format!("DTSTART;VALUE=DATE:{}", compact(day)));
    line(out, &format!("DTEND;VALUE=DATE:{}", compact(next)));
    line(out, &format!("SUMMARY:{}", escape(&summary)));
    line(out, &format!("DESCRIPTION:{}", escape(&description)));
    line(out, &format!("CATEGORIES:{}", escape(term.state())));
    line(out, "CLASS:CONFIDENTIAL");
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

/// RFC 5545 section 3.3.11: no control character but a newline, which is written as `\n`.
fn escape(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace("\r\n", "\n");
    text.replace(['\r', '\n'], "\\n").replace(char::is_control, " ")
}

/// Writes a content line, folded at 75 octets (RFC 5545 section 3.1) between characters.
fn line(out: &mut String, text: &str) {
    let mut width = 0;
    // A control character in a value would end the line and begin a property of its own.
    for c in text.chars().filter(|c| !c.is_control()) {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_cannot_begin_a_line_of_its_own() {
        let mut out = String::new();
        line(&mut out, "UID:2026-001.naam\r\nATTACH:https://elders.example@klachtwerk");
        assert_eq!(out, "UID:2026-001.naamATTACH:https://elders.example@klachtwerk\r\n");
    }
}
