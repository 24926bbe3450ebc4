//! Drawings of figures, as SVG with classes alone: no style in the page, so the policy holds, and colours follow light
//! and dark. Every drawing has its numbers beside the bars and a table behind it.

use std::fmt::Write;

use crate::figures::{Kept, Series};

use super::escaped::Escaped;

const WIDTH: f64 = 760.0;
const LEFT: f64 = 220.0;
const MOST: usize = 28;

/// What a drawing is called, for whoever cannot see it.
pub(super) struct Called<'a> {
    pub id: &'a str,
    pub title: &'a str,
}

fn open(called: &Called<'_>, height: f64) -> String {
    let id = called.id;
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg class=\"grafiek\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
         <title id=\"{id}-t\">{}</title><desc id=\"{id}-d\">De getallen staan in de tabel onder de grafiek.</desc>",
        Escaped(called.title)
    );
    svg
}

fn name(svg: &mut String, y: f64, words: &str) {
    let short: String = match words.chars().count() > MOST {
        true => words.chars().take(MOST - 1).chain(['…']).collect(),
        false => words.to_owned(),
    };
    let _ = write!(
        svg,
        "<text class=\"as-naam\" x=\"{:.0}\" y=\"{y:.0}\" text-anchor=\"end\">{}</text>",
        LEFT - 10.0,
        Escaped(&short)
    );
}

#[expect(clippy::cast_precision_loss, reason = "a drawing is not exact to the pixel")]
fn float(number: usize) -> f64 {
    number as f64
}

/// Rows of columns: for each series a small bar in each period, with its number on top.
pub(super) fn columns(called: &Called<'_>, periods: &[&str], series: &[Series]) -> String {
    const ROW: f64 = 58.0;
    let height = ROW * float(series.len()) + 24.0;
    let mut svg = open(called, height);
    let most = series.iter().flat_map(|series| &series.counts).copied().max().unwrap_or(0).max(1);
    let wide = (WIDTH - LEFT) / float(periods.len().max(1));
    for (row, series) in series.iter().enumerate() {
        let base = ROW * float(row + 1);
        name(&mut svg, base - 6.0, &series.name);
        let _ = write!(
            svg,
            "<line class=\"grafiek-lijn\" x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{base:.0}\" y2=\"{base:.0}\"/>"
        );
        for (at, count) in series.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
            let tall = (ROW - 24.0) * float(*count) / float(most);
            let x = LEFT + wide * float(at);
            let _ = write!(
                svg,
                "<rect class=\"grafiek-balk\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\"/>\
                 <text class=\"grafiek-getal\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{count}</text>",
                x + wide * 0.2,
                base - tall.max(1.0),
                wide * 0.6,
                tall.max(1.0),
                x + wide / 2.0,
                base - tall.max(1.0) - 4.0
            );
        }
    }
    for (at, period) in periods.iter().enumerate() {
        let x = LEFT + wide * (float(at) + 0.5);
        let _ = write!(
            svg,
            "<text class=\"as-maand-tekst\" x=\"{x:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>",
            height - 7.0,
            Escaped(period)
        );
    }
    svg.push_str("</svg>");
    svg
}

/// A part of a bar: its class, its sign and how many.
pub(super) type Part = (&'static str, &'static str, usize);

/// A bar for each name, cut in parts; each part has its class, its sign and its number.
pub(super) fn bars(called: &Called<'_>, rows: &[(String, Vec<Part>)]) -> String {
    const ROW: f64 = 30.0;
    let mut svg = open(called, ROW * float(rows.len()) + 6.0);
    let sum = |parts: &[Part]| parts.iter().map(|part| part.2).sum::<usize>();
    let most = rows.iter().map(|(_, parts)| sum(parts)).max().unwrap_or(0).max(1);
    for (row, (words, parts)) in rows.iter().enumerate() {
        let y = ROW * float(row) + 6.0;
        name(&mut svg, y + 16.0, words);
        let mut x = LEFT;
        for (class, sign, count) in parts.iter().filter(|part| part.2 > 0) {
            let wide = (WIDTH - LEFT - 8.0) * float(*count) / float(most);
            let _ = write!(
                svg,
                "<rect class=\"as-termijn as-{class}\" x=\"{x:.1}\" y=\"{y:.0}\" width=\"{wide:.1}\" height=\"22\"/>"
            );
            // A number that does not fit is in the table.
            if wide > 34.0 {
                let _ = write!(
                    svg,
                    "<text class=\"grafiek-getal\" x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{sign}{count}</text>",
                    x + wide / 2.0,
                    y + 15.0
                );
            }
            x += wide;
        }
    }
    svg.push_str("</svg>");
    svg
}

/// The parts of a bar that tells how often a term was met.
pub(super) fn parts(kept: &Kept) -> Vec<Part> {
    vec![("met", "✓ ", kept.met), ("late", "! ", kept.late), ("overdue", "▲ ", kept.overdue)]
}

/// For each name a line from least to most, a box over the middle half, a stroke at the median.
pub(super) fn boxes(called: &Called<'_>, rows: &[(String, [i64; 5])]) -> String {
    const ROW: f64 = 34.0;
    let height = ROW * float(rows.len()) + 34.0;
    let mut svg = open(called, height);
    let most = rows.iter().map(|(_, days)| days[4]).max().unwrap_or(0).max(1);
    let x = |days: i64| {
        let part = |days: i64| f64::from(i32::try_from(days).unwrap_or(i32::MAX));
        LEFT + (WIDTH - LEFT - 30.0) * part(days) / part(most)
    };
    for (row, (words, days)) in rows.iter().enumerate() {
        let middle = ROW * float(row) + ROW / 2.0 + 10.0;
        name(&mut svg, middle + 4.0, words);
        let _ = write!(
            svg,
            "<line class=\"grafiek-spreiding\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{middle:.0}\" y2=\"{middle:.0}\"/>\
             <rect class=\"as-termijn\" x=\"{:.1}\" y=\"{:.0}\" width=\"{:.1}\" height=\"14\"/>\
             <line class=\"grafiek-mediaan\" x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{:.0}\" y2=\"{:.0}\"/>\
             <text class=\"grafiek-getal\" x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{}</text>",
            x(days[0]),
            x(days[4]),
            x(days[1]),
            middle - 7.0,
            (x(days[3]) - x(days[1])).max(2.0),
            x(days[2]),
            x(days[2]),
            middle - 10.0,
            middle + 10.0,
            x(days[2]),
            middle - 12.0,
            days[2]
        );
    }
    for days in [0, most / 2, most] {
        let _ = write!(
            svg,
            "<text class=\"as-maand-tekst\" x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{days}</text>",
            x(days),
            height - 6.0
        );
    }
    svg.push_str("</svg>");
    svg
}
