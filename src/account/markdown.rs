//! The tables of a report as Markdown, for between the marks in its text.

use crate::document::literal;

use super::table::Table;

/// Headings and tables. What stands in a cell is text and stays text: nothing in it is Markdown.
#[must_use]
pub fn markdown(sentences: &[String], tables: &[Table]) -> String {
    let mut out = String::new();
    for sentence in sentences {
        out += &format!("\n{}\n", escaped(sentence));
    }
    for table in tables {
        out += &format!("\n### {}\n\n", escaped(&table.title));
        if !table.note.is_empty() {
            out += &format!("{}\n\n", escaped(&table.note));
        }
        let cells =
            |cells: &mut dyn Iterator<Item = String>| format!("| {} |\n", cells.collect::<Vec<_>>().join(" | "));
        out += &cells(&mut table.head.iter().map(|head| escaped(head)));
        out += &cells(&mut table.numeric().into_iter().map(|numeric| if numeric { "---:" } else { "---" }.to_owned()));
        for row in &table.rows {
            let rest = row.cells.iter().map(|cell| escaped(&cell.written()));
            out += &cells(&mut std::iter::once(escaped(&row.name)).chain(rest));
        }
    }
    out.push('\n');
    out
}

/// A text on one line that is not read as Markdown.
fn escaped(text: &str) -> String {
    literal(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}
