//! Charts that the spreadsheet program draws from the cells beside them.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartDataLabelPosition, ChartFont, ChartFormat, ChartLine, ChartSolidFill, ChartType,
    Worksheet, XlsxError,
};

use super::sheet::Spot;
use super::{Cell, ChartKind, Table};

/// Colours that differ in lightness too, so that they can be told apart in grey.
const COLOURS: [u32; 6] = [0x0015_5E75, 0x00D9_7706, 0x007C_3AED, 0x0084_CC16, 0x009F_1239, 0x0064_748B];
const GRID: u32 = 0x00D4_D4D8;
/// Of a row, in points of the screen.
const ROW: u32 = 20;
const WIDE: u32 = 640;
const TALL: u32 = 320;
/// How many columns of the common width a chart covers.
pub(super) const COLUMNS: u16 = 10;
/// Above this many numbers the figures in a chart cover each other.
const LABELLED: usize = 24;

/// Draws the table on its right, and says how many rows high that is.
pub(super) fn draw(
    page: &mut Worksheet,
    name: &str,
    table: &Table,
    spot: &Spot,
    widths: &[usize],
) -> Result<u32, XlsxError> {
    let columns = drawn(table);
    let (Some(kind), Some(rows)) = (table.chart, last_row(table)) else { return Ok(0) };
    if columns.is_empty() {
        return Ok(0);
    }
    let mut chart = Chart::new(match kind {
        ChartKind::Bar => ChartType::Bar,
        ChartKind::Column => ChartType::Column,
        ChartKind::Stacked => ChartType::ColumnStacked,
        ChartKind::Line => ChartType::Line,
    });
    let (first, last) = (spot.first, spot.first + rows);
    for (number, column) in columns.iter().enumerate() {
        let colour = COLOURS.get(number % COLOURS.len()).copied().unwrap_or_default();
        let series = chart.add_series();
        // Names come from cells, as references: a text of a name would be taken for one when it begins with `=`.
        series
            .set_name((name, spot.head, *column))
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, *column, last, *column))
            .set_format(&mut shape(kind, colour));
        if table.rows.len() * columns.len() <= LABELLED && kind != ChartKind::Stacked {
            let mut label = ChartDataLabel::new();
            label.show_value();
            if kind == ChartKind::Line {
                label.set_position(ChartDataLabelPosition::Above);
            }
            series.set_data_label(&label);
        }
    }
    if spot.top == spot.head {
        chart.title().set_hidden();
    } else {
        chart.title().set_name((name, spot.top, 0)).set_font(ChartFont::new().set_size(12));
    }
    if columns.len() == 1 {
        chart.legend().set_hidden();
    }
    let whole = columns
        .iter()
        .all(|column| table.values(*column).all(|cell| matches!(cell, Cell::Number(value) if value.fract() == 0.0)));
    // Bars lie: their numbers run along the other axis, and the first row is on top, as in the table.
    let numbers = if kind == ChartKind::Bar {
        chart.y_axis().set_reverse();
        chart.x_axis()
    } else {
        chart.y_axis()
    };
    numbers.set_major_gridlines_line(ChartLine::new().set_color(GRID));
    if columns
        .iter()
        .all(|column| table.values(*column).all(|cell| !matches!(cell, Cell::Number(value) if *value < 0.0)))
    {
        // A bar that does not start at nought lies about how much longer it is.
        numbers.set_min(0);
    }
    if whole {
        numbers.set_num_format("#,##0");
    }
    let height = height(kind, table.rows.len() * columns.len());
    chart.set_width(WIDE).set_height(height);
    chart.set_alt_text(format!("Grafiek van de tabel hiernaast. {}", table.title));
    page.insert_chart(spot.top, right(widths)?, &chart)?;
    Ok(height.div_ceil(ROW))
}

fn shape(kind: ChartKind, colour: u32) -> ChartFormat {
    let mut format = ChartFormat::new();
    match kind {
        ChartKind::Line => format.set_line(ChartLine::new().set_color(colour).set_width(2.25)),
        _ => format.set_solid_fill(ChartSolidFill::new().set_color(colour)),
    };
    format
}

fn height(kind: ChartKind, bars: usize) -> u32 {
    match kind {
        ChartKind::Bar => {
            u32::try_from(bars).unwrap_or(u32::MAX).saturating_mul(24).saturating_add(80).clamp(TALL, 1200)
        }
        _ => TALL,
    }
}

/// The columns with numbers of one kind, that of the first: counts and per cents do not fit on one axis.
fn drawn(table: &Table) -> Vec<u16> {
    let kind = |column: usize| {
        let mut kinds = table.values(u16::try_from(column).unwrap_or(u16::MAX)).map(std::mem::discriminant);
        let first = kinds.next()?;
        kinds.all(|kind| kind == first).then_some(first)
    };
    let number = |cell| [Cell::Number(0.0), Cell::Share(0.0)].iter().any(|kind| std::mem::discriminant(kind) == cell);
    let kinds: Vec<_> = (1..table.head.len()).map(|column| (column, kind(column))).collect();
    let Some(first) = kinds.iter().find_map(|(_, kind)| kind.filter(|kind| number(*kind))) else { return Vec::new() };
    let same = kinds.iter().filter(|(_, kind)| *kind == Some(first));
    same.filter_map(|(column, _)| u16::try_from(*column).ok()).collect()
}

/// The column beside the widest table of the sheet, with one empty between.
pub(super) fn right(widths: &[usize]) -> Result<u16, XlsxError> {
    u16::try_from(widths.len() + 1).map_err(|_| XlsxError::RowColumnLimitError)
}

fn last_row(table: &Table) -> Option<u32> {
    u32::try_from(table.rows.len()).ok()?.checked_sub(1)
}
