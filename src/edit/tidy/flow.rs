//! Lists and groups between brackets and braces.

use crate::document::{Node, Value};
use crate::edit::scalar::Around;

use super::values::Values;

/// `[a, b]` and `{a: b}`: one space after a comma, none inside the signs. Lines stay where they are.
pub(super) fn flow(values: &mut Values<'_>, node: &Node) {
    let (open, end) = (node.span.start as usize + 1, node.span.end as usize);
    let close = end.saturating_sub(1);
    let mut at = open;
    let mut first = true;
    let mut step = |values: &mut Values<'_>, start: usize, end: usize| {
        if first {
            blank(values, at, start, "", "");
        } else {
            blank(values, at, start, ",", ", ");
        }
        (at, first) = (end, false);
    };
    match &node.value {
        Value::List(items) => {
            for item in items {
                step(values, item.span.start as usize, item.span.end as usize);
                self::item(values, item);
            }
        }
        Value::Map(map) => {
            for entry in map {
                let span = entry.span();
                step(values, span.start as usize, span.end as usize);
                values.entry(entry, Around::Flow);
            }
        }
        _ => return,
    }
    if !blank(values, at, close, "", "") && !first {
        blank(values, at, close, ",", "");
    }
}

fn item(values: &mut Values<'_>, item: &Node) {
    match &item.value {
        Value::Scalar(text) => values.scalar(item.span, text, Around::Flow),
        // `[a: b]` is a group without braces.
        Value::Map(map) if !super::is_flow(values.text, item) => {
            map.iter().for_each(|entry| values.entry(entry, Around::Flow));
        }
        Value::Map(_) | Value::List(_) => flow(values, item),
        Value::Empty => {}
    }
}

/// Between two places where nothing stands but this sign and blanks, it becomes what is wanted; whether it was so.
fn blank(values: &mut Values<'_>, start: usize, end: usize, sign: &str, wanted: &str) -> bool {
    let fits = values.text.get(start..end).is_some_and(|gap| !gap.contains('\n') && gap.trim() == sign);
    if fits {
        values.gap(start, end, wanted);
    }
    fits
}
