//! Tables for a spreadsheet, as Dutch ones expect them: semicolons and a byte order mark, and no cell that a
//! spreadsheet would take for a formula (OWASP, CSV injection).

use ::csv::{QuoteStyle, WriterBuilder};

use crate::document::Text;
use crate::duties::Term;

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

/// Terms as a table; a duty of the year has no case.
#[must_use]
pub fn deadlines(terms: &[Term<'_>]) -> Vec<u8> {
    let rows = terms.iter().map(|term| {
        vec![
            text(term.case().unwrap_or_default()),
            text(&term.regulation().slug),
            term.regulation().version.to_string(),
            text(term.articles().first().map(Text::as_str).unwrap_or_default()),
            text(term.name()),
            text(term.step().map(Text::as_str).unwrap_or_default()),
            term.started().to_string(),
            term.due().to_string(),
            term.met_on().map(|day| day.to_string()).unwrap_or_default(),
            text(term.state()),
            term.days().to_string(),
            term.workdays().to_string(),
            text(term.responsible()),
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
