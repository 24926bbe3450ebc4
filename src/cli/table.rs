//! Rows under a head, in columns as wide as their widest cell.

use anstyle::Style;

use super::{Problem, Session};

/// Prints rows under a head, each row in its style; nothing when there are none.
pub(super) fn print<const N: usize>(
    session: &mut Session,
    head: [&str; N],
    rows: &[([String; N], Style)],
) -> Result<(), Problem> {
    if rows.is_empty() {
        return Ok(());
    }
    let head = head.map(str::to_owned);
    let mut widths = [0; N];
    for row in rows.iter().map(|(row, _)| row).chain([&head]) {
        widths.iter_mut().zip(row).for_each(|(width, cell)| *width = (*width).max(cell.chars().count()));
    }
    let bold = session.output.paint(Style::new().bold(), &aligned(&head, &widths));
    session.output.line(&bold)?;
    for (row, style) in rows {
        let line = session.output.paint(*style, &aligned(row, &widths));
        session.output.line(&line)?;
    }
    session.output.line("")
}

fn aligned(row: &[String], widths: &[usize]) -> String {
    let padded = |(cell, width): (&String, &usize)| format!("{cell}{}", " ".repeat(width - cell.chars().count()));
    row.iter().zip(widths).map(padded).collect::<Vec<_>>().join("  ").trim_end().to_owned()
}
