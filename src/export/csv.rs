//! Tables for a spreadsheet, as Dutch ones expect them: semicolons and a byte order mark, and no cell that a
//! spreadsheet would take for a formula (OWASP, CSV injection).

use ::csv::{QuoteStyle, WriterBuilder};

use crate::deadline::Deadline;

const HEADER: [&str; 13] = [
    "zaak",
    "regeling",
    "versie",
    "artikel",
    "termijn",
    "stap",
    "begin",
    "uiterlijk",
    "gedaan",
    "stand",
    "dagen",
    "werkdagen",
    "wie",
];

/// Terms as a table.
#[must_use]
pub fn deadlines(deadlines: &[&Deadline<'_>]) -> Vec<u8> {
    let rows = deadlines.iter().map(|deadline| {
        let rule = deadline.rule;
        let first = |texts: &[crate::document::Text]| texts.first().map(|text| text.text.clone()).unwrap_or_default();
        vec![
            text(&deadline.case.id),
            text(&deadline.regulation.slug),
            deadline.regulation.version.to_string(),
            text(&first(&rule.articles)),
            text(&rule.name.text),
            text(&first(&rule.steps)),
            deadline.started.to_string(),
            deadline.due.to_string(),
            deadline.met_on.map(|day| day.to_string()).unwrap_or_default(),
            text(deadline.state()),
            deadline.days().to_string(),
            deadline.workdays().to_string(),
            text(deadline.responsible()),
        ]
    });
    table(&HEADER.map(str::to_owned), rows)
}

/// Rows of cells that are text, under a header: the list of cases.
#[must_use]
pub fn cases(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let header: Vec<String> = header.iter().map(|&cell| cell.to_owned()).collect();
    table(&header, rows.map(|row| row.iter().map(|cell| text(cell)).collect()))
}

fn table(header: &[String], rows: impl Iterator<Item = Vec<String>>) -> Vec<u8> {
    let mut bytes = "\u{FEFF}".as_bytes().to_vec();
    let mut writer = WriterBuilder::new()
        .delimiter(b';')
        .quote_style(QuoteStyle::Necessary)
        .terminator(::csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    // Writing to memory cannot fail, and every row has the width of the header.
    let _ = writer.write_record(header);
    for row in rows {
        let _ = writer.write_record(row);
    }
    let _ = writer.flush();
    drop(writer);
    bytes
}

/// A cell of text that no spreadsheet runs.
fn text(cell: &str) -> String {
    let dangerous = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '|', '%']);
    let flat = cell.replace(['\r', '\n', '\t'], " ");
    if dangerous { format!("'{flat}") } else { flat }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_becomes_text() {
        let bytes = cases(
            &["zaak"],
            [vec!["=HYPERLINK(\"x\")".to_owned()], vec!["@SUM(A1)".to_owned()], vec![" +1".to_owned()]].into_iter(),
        );
        let text = String::from_utf8(bytes).expect("utf-8");
        assert_eq!(text, "\u{FEFF}zaak\r\n\"'=HYPERLINK(\"\"x\"\")\"\r\n'@SUM(A1)\r\n' +1\r\n");
    }
}
