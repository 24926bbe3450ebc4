//! The terms of a case drawn on a time axis, as SVG with classes alone: colours come from the style sheet.
//!
//! One weekend is drawn and repeated by a pattern, so that ten thousand axes cost next to nothing.

use std::fmt::Write;

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{DayKind, day_kind, short_date};
use crate::deadline::{Deadline, Status};

use super::escaped::Escaped;

const WIDTH: f64 = 760.0;
/// Where days begin; names of terms stand left of it.
const LEFT: f64 = 170.0;
/// What is kept free at the right for the sign behind a bar.
const RIGHT: f64 = 24.0;
const HEAD: f64 = 22.0;
const ROW: f64 = 26.0;
/// Past this many days a weekend is too narrow to see.
const WEEKENDS: i64 = 420;
const MONTHS: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// Days on a line.
struct Scale {
    from: NaiveDate,
    to: NaiveDate,
    day: f64,
}

impl Scale {
    /// From the first start to the last end; up to today when the case is open.
    fn of(terms: &[Deadline<'_>], open: bool, on: NaiveDate) -> Option<Self> {
        let from = terms.iter().map(|term| term.started.date).min()?;
        let ends = terms.iter().flat_map(|term| [Some(term.due.date), term.met_on]).flatten();
        let to = ends.chain(open.then_some(on)).max()?;
        let around = u64::try_from((to - from).num_days() / 40 + 1).unwrap_or(1);
        let (from, to) = (from.checked_sub_days(Days::new(around))?, to.checked_add_days(Days::new(around))?);
        let days = i32::try_from((to - from).num_days() + 1).ok().filter(|days| (1..20_000).contains(days))?;
        Some(Self { from, to, day: (WIDTH - LEFT - RIGHT) / f64::from(days) })
    }

    /// Where a day begins.
    fn x(&self, day: NaiveDate) -> f64 {
        let days = i32::try_from((day - self.from).num_days()).unwrap_or_default();
        LEFT + f64::from(days) * self.day
    }

    fn days(&self) -> impl Iterator<Item = NaiveDate> + use<> {
        let to = self.to;
        self.from.iter_days().take_while(move |day| *day <= to)
    }
}

/// An axis with the days off that stand on it in words.
pub(super) struct Axis {
    /// The drawing.
    pub svg: String,
    /// `27 april 2026 (Koningsdag)`.
    pub days_off: Vec<String>,
}

/// Draws the terms of a case; nothing when it has none.
pub(super) fn draw(id: &str, terms: &[Deadline<'_>], open: bool, on: NaiveDate) -> Option<Axis> {
    let scale = Scale::of(terms, open, on)?;
    let rows = i32::try_from(terms.len()).ok()?;
    let height = HEAD + ROW * f64::from(rows) + 6.0;
    let mut axis = Axis { svg: String::with_capacity(1_000 + terms.len() * 350), days_off: Vec::new() };
    let svg = &mut axis.svg;
    // Writing to a string cannot fail.
    let _ = write!(
        svg,
        "<svg class=\"as\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"zaak-as zaak-as-uitleg\">\
         <title id=\"zaak-as\">Termijnen van zaak {} op een tijdas</title>\
         <desc id=\"zaak-as-uitleg\">Van {} tot en met {}. De tabel hieronder zegt hetzelfde in woorden.</desc>",
        Escaped(id),
        short_date(scale.from),
        short_date(scale.to)
    );
    weekends(svg, &scale, height);
    months(svg, &scale, height);
    axis.days_off = days_off(&mut axis.svg, &scale, height, terms);
    let svg = &mut axis.svg;
    for (row, term) in (0..rows).map(f64::from).zip(terms) {
        bar(svg, &scale, HEAD + ROW * row, term);
    }
    if open && (scale.from..=scale.to).contains(&on) {
        let x = scale.x(on) + scale.day / 2.0;
        let _ = write!(
            svg,
            "<line class=\"as-vandaag\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"14\" y2=\"{height}\"/>\
             <text class=\"as-vandaag-tekst\" x=\"{x:.1}\" y=\"11\" text-anchor=\"middle\">vandaag</text>"
        );
    }
    svg.push_str("</svg>");
    Some(axis)
}

fn weekends(svg: &mut String, scale: &Scale, height: f64) {
    if (scale.to - scale.from).num_days() > WEEKENDS {
        return;
    }
    let into_week = i32::try_from(scale.from.weekday().num_days_from_monday()).unwrap_or_default();
    let monday = LEFT - f64::from(into_week) * scale.day;
    let (week, saturday, weekend) = (7.0 * scale.day, 5.0 * scale.day, 2.0 * scale.day);
    let (wide, tall) = (WIDTH - LEFT - RIGHT, height - HEAD);
    let _ = write!(
        svg,
        "<defs><pattern id=\"zaak-weekend\" patternUnits=\"userSpaceOnUse\" x=\"{monday:.2}\" y=\"0\" width=\"{week:.3}\" \
         height=\"{height}\"><rect class=\"as-weekend\" x=\"{saturday:.3}\" width=\"{weekend:.3}\" height=\"{height}\"/>\
         </pattern></defs><rect fill=\"url(#zaak-weekend)\" x=\"{LEFT}\" y=\"{HEAD}\" width=\"{wide}\" height=\"{tall}\"/>"
    );
}

/// The months, or the years when there are too many; a label that would lie below that of today is still readable.
fn months(svg: &mut String, scale: &Scale, height: f64) {
    let long = (scale.to - scale.from).num_days() > 540;
    for day in scale.days().filter(|day| day.day() == 1 && (!long || day.month() == 1)) {
        let x = scale.x(day);
        let name = match long {
            true => day.year().to_string(),
            false => MONTHS.get(day.month0() as usize).copied().unwrap_or_default().to_owned(),
        };
        let _ = write!(
            svg,
            "<line class=\"as-maand\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{HEAD}\" y2=\"{height}\"/>\
             <text class=\"as-maand-tekst\" x=\"{x:.1}\" y=\"{:.0}\">{name}</text>",
            HEAD - 2.0
        );
    }
}

/// Holidays and own closing days on weekdays: drawn, and given in words.
fn days_off(svg: &mut String, scale: &Scale, height: f64, terms: &[Deadline<'_>]) -> Vec<String> {
    let calendar = terms.first().map(|term| &term.regulation.calendar);
    let mut said = Vec::new();
    let wide = scale.day.max(1.5);
    for day in scale.days() {
        let name = match day_kind(day) {
            DayKind::Saturday | DayKind::Sunday => continue,
            DayKind::Holiday(name) | DayKind::Equated { name, .. } => name,
            DayKind::GoodFriday => "Goede Vrijdag",
            DayKind::Weekday if calendar.is_some_and(|calendar| calendar.is_closed(day)) => "gesloten",
            DayKind::Weekday => continue,
        };
        let words = format!("{} ({name})", short_date(day));
        let _ = write!(
            svg,
            "<rect class=\"as-vrij\" x=\"{:.1}\" y=\"{HEAD}\" width=\"{wide:.1}\" height=\"{:.0}\"><title>{words}</title></rect>",
            scale.x(day),
            height - HEAD
        );
        said.push(words);
    }
    said
}

fn bar(svg: &mut String, scale: &Scale, y: f64, term: &Deadline<'_>) {
    let (from, to) = (scale.x(term.started.date), scale.x(term.due.date) + scale.day);
    let sign = match term.status {
        Status::Open => "○",
        Status::Overdue => "▲",
        Status::Met => "✓",
        Status::Late => "!",
        Status::Lapsed => "–",
    };
    let key = term.status.key();
    let name: String = term.rule.name.text.replace('-', " ").chars().take(24).collect();
    let middle = y + ROW / 2.0;
    let _ = write!(
        svg,
        "<text class=\"as-naam\" x=\"{:.0}\" y=\"{:.0}\" text-anchor=\"end\">{}</text>\
         <rect class=\"as-termijn as-{key}\" x=\"{from:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"12\" rx=\"3\"/>",
        LEFT - 8.0,
        middle + 4.0,
        Escaped(&name),
        middle - 6.0,
        (to - from).max(3.0)
    );
    let mut behind = to;
    if let Some(met) = term.met_on {
        let x = scale.x(met) + scale.day / 2.0;
        behind = behind.max(x + 4.0);
        let _ = write!(svg, "<circle class=\"as-gedaan\" cx=\"{x:.1}\" cy=\"{middle:.1}\" r=\"4.5\"/>");
    }
    let _ = write!(svg, "<text class=\"as-teken\" x=\"{:.1}\" y=\"{:.0}\">{sign}</text>", behind + 5.0, middle + 4.0);
}
