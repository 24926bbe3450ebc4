//! The course of a complaint as a drawing: one bar per term, on an axis of weeks, for the days of an example.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::calendar::{Moment, long_date, short_date};
use crate::regulation::{Addressee, Hardness, Regulation, TermRule};

use super::term::example_day;
use super::words;

/// A drawing, in units of its own: the width is [`WIDTH`].
#[derive(Debug, Serialize)]
pub struct Timeline {
    /// How wide.
    pub width: u32,
    /// How high.
    pub height: u32,
    /// Where the axis stands, from the top.
    pub axis: u32,
    /// The day the complaint arrives, in words.
    pub start: String,
    /// The day the judgement is drawn on, in words, when the rules set no term for it but count from it.
    pub assumed: Option<String>,
    /// The bars, in order of their last day.
    pub bars: Vec<Bar>,
    /// The marks on the axis.
    pub ticks: Vec<Tick>,
}

/// A term.
#[derive(Debug, Serialize)]
pub struct Bar {
    /// What happens, in lines that fit.
    pub title: Vec<Line>,
    /// The last day, with who acts.
    pub note: Line,
    /// What happens, whole.
    pub what: String,
    /// The last day in words.
    pub due: String,
    /// Left end.
    pub x: u32,
    /// Top.
    pub y: u32,
    /// Length.
    pub length: u32,
    /// `wij`, `streef` or `u`: how it is drawn.
    pub kind: &'static str,
}

/// A line of text.
#[derive(Debug, Serialize)]
pub struct Line {
    /// From the top.
    pub y: u32,
    /// The words.
    pub text: String,
}

/// A mark on the axis.
#[derive(Debug, Serialize)]
pub struct Tick {
    /// From the left.
    pub x: u32,
    /// `week 4`.
    pub label: String,
}

/// As wide as a telephone, so that letters need not shrink on one.
const WIDTH: u32 = 360;
const MARGIN: u32 = 12;
const LINE: u32 = 17;
const BAR: u32 = 12;
const GAP: u32 = 20;
/// What fits on a line of the drawing.
const LETTERS: usize = 40;

/// A term that was worked out from the day the complaint arrives.
struct Placed<'a> {
    rule: &'a TermRule,
    from: NaiveDate,
    due: NaiveDate,
}

/// The drawing; nothing when no term can be counted from the arrival of a complaint.
pub(super) fn timeline(regulation: &Regulation, on: NaiveDate) -> Option<Timeline> {
    let start = example_day(regulation, on);
    let (mut placed, assumed) = place(regulation, start);
    placed.sort_by_key(|term| (term.due, term.from));
    let last = placed.iter().map(|term| term.due).max()?;
    let span = u32::try_from((last - start).num_days()).ok().filter(|days| *days > 0)?;
    let room = WIDTH - 2 * MARGIN;
    let x = |day: NaiveDate| MARGIN + u32::try_from((day - start).num_days()).unwrap_or_default() * room / span;
    let mut y = LINE;
    let mut bars = Vec::new();
    for term in &placed {
        let what = words::happens(regulation, &term.rule.steps);
        let mut line = |text: String| {
            let line = Line { y, text };
            y += LINE;
            line
        };
        let title = wrap(&what).into_iter().map(&mut line).collect();
        let note = line(note(term));
        bars.push(Bar {
            title,
            note,
            what,
            due: long_date(term.due),
            x: x(term.from),
            y: y - 10,
            length: x(term.due).saturating_sub(x(term.from)).max(6),
            kind: match (term.rule.addressee, term.rule.hardness) {
                (Addressee::Complainant, _) => "u",
                (_, Hardness::Hard) => "wij",
                _ => "streef",
            },
        });
        y += BAR + GAP;
    }
    let axis = y - GAP / 2;
    Some(Timeline {
        width: WIDTH,
        height: axis + 34,
        axis,
        start: long_date(start),
        assumed: assumed.map(long_date),
        bars,
        ticks: ticks(start, span, x),
    })
}

/// Works out every term that follows from the arrival, each from the latest moment the one before it allows.
///
/// Terms that count from a judgement for which there is no term are drawn as if it came on the last day so far.
fn place(regulation: &Regulation, start: NaiveDate) -> (Vec<Placed<'_>>, Option<NaiveDate>) {
    let mut known: Vec<(&str, NaiveDate)> = vec![("ontvangen", start)];
    let mut placed: Vec<Placed<'_>> = Vec::new();
    let mut assumed = None;
    // Each round places at least one term, assumes the judgement, or is the last; a regulation has a handful.
    loop {
        let before = placed.len();
        for rule in &regulation.terms {
            if placed.iter().any(|term| std::ptr::eq(term.rule, rule)) || rule.is_met_by("ontvangen") {
                continue;
            }
            let from = rule.after.iter().find_map(|step| known.iter().find(|(key, _)| *key == step.text));
            let Some((_, from)) = from.copied() else { continue };
            let due = rule.calendar.compute(Moment::from(from), rule.duration).due.date;
            known.extend(rule.steps.iter().map(|step| (step.text.as_str(), due)));
            placed.push(Placed { rule, from, due });
        }
        if placed.len() == before {
            let waits = |rule: &TermRule| rule.runs_from("oordeel");
            if assumed.is_some()
                || known.iter().any(|(key, _)| *key == "oordeel")
                || !regulation.terms.iter().any(waits)
            {
                return (placed, assumed);
            }
            let day = known.iter().map(|(_, day)| *day).max().unwrap_or(start);
            known.push(("oordeel", day));
            assumed = Some(day);
        }
    }
}

fn note(term: &Placed<'_>) -> String {
    let rule = term.rule;
    let how = match (rule.addressee, rule.hardness, &rule.repeats_until) {
        (_, _, Some(_)) => format!("elke {}", rule.duration),
        _ if rule.immediate => format!("direct, hooguit {}", rule.duration),
        (Addressee::Complainant, ..) => format!("u hebt {}", rule.duration),
        (_, Hardness::Target, _) => format!("wij streven naar {}", rule.duration),
        _ => format!("binnen {}", rule.duration),
    };
    format!("{how}, tot en met {}", short_date(term.due))
}

fn wrap(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.chars().count() + 1 + word.chars().count() <= LETTERS) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

/// About five marks, on whole weeks; days when all is over within a fortnight.
fn ticks(start: NaiveDate, span: u32, x: impl Fn(NaiveDate) -> u32) -> Vec<Tick> {
    let (unit, name) = if span < 14 { (1, "dag") } else { (7, "week") };
    let step = (span / unit).div_ceil(5).max(1);
    (1..)
        .map(|number| number * step)
        .take_while(|number| number * unit <= span)
        .filter_map(|number| {
            let day = start.checked_add_days(Days::new(u64::from(number * unit)))?;
            Some(Tick { x: x(day), label: format!("{name} {number}") })
        })
        .collect()
}
