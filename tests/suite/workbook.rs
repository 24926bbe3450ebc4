//! Workbooks, read back by another program's reader.

use std::io::Cursor;

use calamine::{Data, Range, Reader, Xlsx};
use chrono::NaiveDate;
use klachtwerk::export::xlsx::{Book, BookProblem, Cell, ChartKind, Sheet, Table, write};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn sheet(name: &str, tables: Vec<Table>) -> Sheet {
    Sheet { name: name.to_owned(), title: format!("Over {name}"), notes: vec!["Eén zin.".to_owned()], tables }
}

fn table(head: &[&str], rows: Vec<Vec<Cell>>) -> Table {
    Table { head: head.iter().map(|&name| name.to_owned()).collect(), rows, ..Table::default() }
}

fn book(sheets: Vec<Sheet>) -> Book {
    Book { title: "Klachten in 2026".to_owned(), on: day(2026, 11, 21), sheets }
}

fn open(book: &Book) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(write(book).unwrap())).unwrap()
}

/// The rows of a sheet below its title, its one sentence and the empty row.
fn rows(book: &Book, name: &str) -> Vec<Vec<Data>> {
    let range: Range<Data> = open(book).worksheet_range(name).unwrap();
    range.rows().skip(3).map(<[Data]>::to_vec).collect()
}

/// A part of the file as it stands in the archive.
fn part(bytes: &[u8], name: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("boek.xlsx");
    std::fs::write(&file, bytes).unwrap();
    let said = std::process::Command::new("python3")
        .args(["-c", "import sys,zipfile;sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"])
        .args([file.as_os_str(), name.as_ref()])
        .output()
        .unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    String::from_utf8(said.stdout).unwrap()
}

fn months() -> Table {
    Table {
        title: "Ontvangen per kwartaal".to_owned(),
        chart: Some(ChartKind::Column),
        total: Some(vec!["Samen".into(), 12_usize.into(), 10_usize.into(), Cell::Empty]),
        ..table(
            &["Kwartaal", "Ontvangen", "Afgehandeld", "Op tijd"],
            vec![
                vec!["2026-K1".into(), 5_usize.into(), 4_usize.into(), Cell::Share(0.75)],
                vec!["2026-K2".into(), 7_usize.into(), 6_usize.into(), Cell::Share(1.0)],
            ],
        )
    }
}

#[test]
fn numbers_are_numbers_and_days_are_days() {
    let cells = vec![
        Cell::from("telefoon"),
        Cell::from(12_usize),
        Cell::Number(2.5),
        Cell::Share(0.25),
        Cell::from(day(2026, 3, 2)),
        Cell::Empty,
        Cell::from(None::<usize>),
        Cell::Number(f64::NAN),
    ];
    let head = ["Kanaal", "Aantal", "Mediaan", "Deel", "Dag", "Leeg", "Geen", "Door nul"];
    let found = rows(&book(vec![sheet("Cijfers", vec![table(&head, vec![cells])])]), "Cijfers");
    assert_eq!(found[0].iter().map(ToString::to_string).collect::<Vec<_>>(), head);
    let row = &found[1];
    assert_eq!(row[0], Data::String("telefoon".to_owned()));
    assert_eq!(row[1], Data::Float(12.0));
    assert_eq!(row[2], Data::Float(2.5));
    assert_eq!(row[3], Data::Float(0.25));
    let Data::DateTime(date) = &row[4] else { panic!("no day: {:?}", row[4]) };
    let (year, month, number, ..) = date.to_ymd_hms_milli();
    assert_eq!((year, month, number), (2026, 3, 2));
    assert!(row[5..].iter().all(|cell| *cell == Data::Empty), "{row:?}");
}

#[test]
fn a_day_before_spreadsheets_is_a_text() {
    let found = rows(&book(vec![sheet("Oud", vec![table(&["Dag"], vec![vec![day(1899, 12, 31).into()]])])]), "Oud");
    assert_eq!(found[1][0], Data::String("1899-12-31".to_owned()));
}

#[test]
fn no_text_becomes_a_formula_a_link_or_something_else() {
    let hostile = [
        "=cmd|'/C calc'!A0",
        "=HYPERLINK(\"http://example.org\",\"klik\")",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "http://example.org/",
        "mailto:iemand@example.org",
        "2026-03-02",
        "0612345678",
        "007",
        "TRUE",
        "_x0041_",
        "een\nregel\r\nmeer",
        "<b>&amp;</b> ]]>",
        "nul\u{0}bel\u{7}",
        "🙂 e\u{301} \u{202E}omgekeerd",
    ];
    let rows_in = hostile.iter().map(|&text| vec![Cell::from(text), Cell::from(1_usize)]).collect();
    let mut tables =
        vec![Table { title: "=1+1".to_owned(), chart: Some(ChartKind::Bar), ..table(&["=A1", "@x"], rows_in) }];
    tables[0].total = Some(vec!["=SUM(B:B)".into(), 17_usize.into()]);
    let mut sheet = sheet("=1+1", tables);
    sheet.title = "=1+1".to_owned();
    sheet.notes = vec!["=1+1".to_owned()];
    let mut book = book(vec![sheet]);
    book.title = "=1+1".to_owned();

    let mut read = open(&book);
    let range = read.worksheet_range("=1+1").unwrap();
    let texts: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    for text in hostile {
        // XML knows one end of a line.
        let text = text.replace("\r\n", "\n");
        let found = texts.iter().find(|found| found.replace("\r\n", "\n") == text);
        assert!(found.is_some(), "{text:?} is not among {texts:?}");
    }
    let formulas = read.worksheet_formula("=1+1").unwrap();
    assert!(formulas.rows().flatten().all(String::is_empty), "a formula");
    let bytes = write(&book).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(!xml.contains("<f") && !xml.contains("hyperlink"), "{xml}");
    // What a chart shows comes from cells of this sheet, and from nowhere else.
    let chart = part(&bytes, "xl/charts/chart1.xml");
    for reference in chart.split("<c:f>").skip(1) {
        assert!(reference.starts_with("'=1+1'!$"), "{reference}");
    }
}

#[test]
fn what_is_too_long_for_a_cell_ends_on_dots() {
    let long = "🙂".repeat(40_000);
    let found = rows(&book(vec![sheet("Lang", vec![table(&["Tekst"], vec![vec![long.into()]])])]), "Lang");
    let Data::String(text) = &found[1][0] else { panic!("no text") };
    assert!(text.ends_with('…') && text.encode_utf16().count() <= 32_767);
}

#[test]
fn names_of_sheets_fit_and_differ() {
    let names = ["Over/onder [a:b]", "Over-onder -a-b-", "", "Onderwerpen van klachten per afdeling", "History"];
    let book = book(names.iter().map(|name| sheet(name, Vec::new())).collect());
    assert_eq!(
        open(&book).sheet_names(),
        ["Over-onder -a-b-", "Over-onder -a-b- 2", "Blad", "Onderwerpen van klachten per af", "History-"]
    );
}

#[test]
fn a_chart_draws_the_counts_and_leaves_shares_and_the_total_out() {
    let bytes = write(&book(vec![sheet("Jaar", vec![months()])])).unwrap();
    let chart = part(&bytes, "xl/charts/chart1.xml");
    let drawn: Vec<&str> =
        chart.split("<c:f>").skip(1).map(|reference| reference.split("</c:f>").next().unwrap()).collect();
    // Title, sentence, empty row, caption, head: the rows are 6 and 7, and the total is row 8.
    assert_eq!(
        drawn,
        ["Jaar!$A$4", "Jaar!$B$5", "Jaar!$A$6:$A$7", "Jaar!$B$6:$B$7", "Jaar!$C$5", "Jaar!$A$6:$A$7", "Jaar!$C$6:$C$7"]
    );
    assert!(chart.contains("<c:barDir val=\"col\"/>"));
    for (kind, mark) in [
        (ChartKind::Bar, "<c:barDir val=\"bar\"/>"),
        (ChartKind::Line, "<c:lineChart>"),
        (ChartKind::Stacked, "<c:grouping val=\"stacked\"/>"),
    ] {
        let table = Table { chart: Some(kind), ..months() };
        let bytes = write(&book(vec![sheet("Jaar", vec![table])])).unwrap();
        assert!(part(&bytes, "xl/charts/chart1.xml").contains(mark), "{kind:?}");
    }
}

#[test]
fn bars_stand_in_the_order_of_the_rows_and_start_at_nought() {
    let bar = Table { chart: Some(ChartKind::Bar), ..months() };
    let chart = part(&write(&book(vec![sheet("Jaar", vec![bar.clone()])])).unwrap(), "xl/charts/chart1.xml");
    let names = chart.split("<c:catAx>").nth(1).unwrap().split("</c:catAx>").next().unwrap();
    assert!(names.contains("<c:orientation val=\"maxMin\"/>"), "{names}");
    assert!(chart.contains("<c:min val=\"0\"/>"), "{chart}");
    let mut below = bar;
    below.rows[0][1] = Cell::Number(-3.0);
    let chart = part(&write(&book(vec![sheet("Jaar", vec![below])])).unwrap(), "xl/charts/chart1.xml");
    assert!(!chart.contains("<c:min "), "a number below nought is cut off");
}

#[test]
fn a_row_is_as_high_as_its_longest_text() {
    let rows = vec![vec!["kort".into()], vec!["lang ".repeat(30).into()], vec!["woord ".repeat(9_000).into()]];
    let bytes = write(&book(vec![sheet("Hoog", vec![table(&["Tekst"], rows)])])).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    let height = |row: u32| {
        let row = xml.split(&format!("<row r=\"{row}\"")).nth(1).unwrap().split('>').next().unwrap();
        row.split("ht=\"").nth(1).map(|after| after.split('"').next().unwrap().parse::<f64>().unwrap())
    };
    assert_eq!([height(5), height(6), height(7)], [None, Some(60.0), Some(375.0)]);
}

#[test]
fn a_table_without_numbers_or_rows_has_no_chart() {
    let words = Table { chart: Some(ChartKind::Bar), ..table(&["Zaak", "Stand"], vec![vec!["a".into(), "b".into()]]) };
    let none = Table { chart: Some(ChartKind::Bar), ..table(&["Zaak", "Aantal"], Vec::new()) };
    let bytes = write(&book(vec![sheet("Leeg", vec![words, none])])).unwrap();
    assert!(!part(&bytes, "[Content_Types].xml").contains("chart"));
}

#[test]
fn the_head_of_a_table_stays_in_sight_and_filters() {
    let bytes = write(&book(vec![sheet("Jaar", vec![months()])])).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<pane ySplit=\"5\""), "{xml}");
    assert!(xml.contains("<autoFilter ref=\"A5:D7\""), "{xml}");
    let two = write(&book(vec![sheet("Jaar", vec![months(), months()])])).unwrap();
    let xml = part(&two, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("<pane ySplit=\"1\"") && !xml.contains("autoFilter"), "{xml}");
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let sheets = || (0..8).map(|number| sheet(&format!("Blad {number}"), vec![months(), months()])).collect();
    let first = write(&book(sheets())).unwrap();
    for _ in 0..5 {
        assert!(first == write(&book(sheets())).unwrap(), "other bytes");
    }
    assert!(part(&first, "docProps/core.xml").contains("2026-11-21T00:00:00Z"));
    let mut later = book(sheets());
    later.on = day(2026, 11, 22);
    assert!(first != write(&later).unwrap());
}

#[test]
fn a_book_without_sheets_opens() {
    assert_eq!(open(&book(Vec::new())).sheet_names(), ["Blad"]);
}

#[test]
fn a_sheet_with_more_columns_than_there_are_is_refused() {
    let wide = table(&["a"], vec![vec![Cell::from(1_usize); 16_385]]);
    let refused = write(&book(vec![sheet("Breed", vec![wide])])).unwrap_err();
    assert_eq!(refused, BookProblem::TooLarge { sheet: "Over Breed".to_owned() });
}
