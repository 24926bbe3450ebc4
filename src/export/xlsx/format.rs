//! How cells look: the same in every book.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// A day as Dutch spreadsheets write it.
const DAY: &str = "dd-mm-yyyy";
const NUMBER: &str = "#,##0.##;-#,##0.##;0";
const WHOLE: &str = "#,##0";
const SHARE: &str = "0%";
const RULE: u32 = 0x0015_5E75;
const HEAD: u32 = 0x00E3_EFF3;

/// What a cell is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Row,
    Total,
}

pub(super) fn title() -> Format {
    Format::new().set_bold().set_font_size(16).set_quote_prefix()
}

pub(super) fn note() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_quote_prefix()
}

pub(super) fn caption() -> Format {
    Format::new().set_bold().set_font_size(12).set_quote_prefix()
}

/// The head of a column: above numbers on their side.
pub(super) fn head(numbers: bool) -> Format {
    let aligned = match numbers {
        true => Format::new().set_align(FormatAlign::Right).set_indent(1),
        false => Format::new(),
    };
    aligned
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_background_color(HEAD)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(RULE)
        .set_quote_prefix()
}

/// Text, with the mark that keeps a program from taking it for a formula when somebody opens the cell and closes it.
pub(super) fn text(place: Place) -> Format {
    shaped(place).set_text_wrap().set_quote_prefix()
}

pub(super) fn number(place: Place, value: f64) -> Format {
    right(place).set_num_format(if value.fract() == 0.0 { WHOLE } else { NUMBER })
}

pub(super) fn share(place: Place) -> Format {
    right(place).set_num_format(SHARE)
}

pub(super) fn day(place: Place) -> Format {
    shaped(place).set_num_format(DAY).set_align(FormatAlign::Left)
}

pub(super) fn empty(place: Place) -> Format {
    shaped(place)
}

/// On the right, free of the text in the next column.
fn right(place: Place) -> Format {
    shaped(place).set_align(FormatAlign::Right).set_indent(1)
}

fn shaped(place: Place) -> Format {
    let format = Format::new().set_align(FormatAlign::VerticalCenter);
    match place {
        Place::Row => format,
        Place::Total => format.set_bold().set_border_top(FormatBorder::Thin).set_border_top_color(RULE),
    }
}
