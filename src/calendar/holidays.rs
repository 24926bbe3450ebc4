//! The generally recognised holidays (algemeen erkende feestdagen), art. 3 lid 1 and 2 Atw.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::easter::easter;

/// One holiday of a year.
pub(super) struct Holiday {
    /// The day; `None` only at the far end of chrono's range.
    pub date: Option<NaiveDate>,
    pub name: &'static str,
    /// Good Friday stands in lid 2, the others in lid 1.
    pub good_friday: bool,
}

/// The holidays of a year. Ascension Day and 5 May may be one day.
///
/// 5 May counts every year. The King's birthday is celebrated on 27 April, or on
/// the 26th when the 27th is a Sunday; before 2014 on 30 April, or on the 29th.
/// The rules of today are used for every year, also before the act of 1964.
pub(super) fn holidays(year: i32) -> [Holiday; 9] {
    let sunday = easter(year);
    let after = |days| sunday.and_then(|d| d.checked_add_days(Days::new(days)));
    let on = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let (king, birthday) = if year < 2014 { ("Koninginnedag", on(4, 30)) } else { ("Koningsdag", on(4, 27)) };
    let celebrated = birthday.and_then(|d| match d.weekday() {
        Weekday::Sun => d.pred_opt(),
        _ => Some(d),
    });
    let lid_1 = |date, name| Holiday { date, name, good_friday: false };
    [
        lid_1(on(1, 1), "Nieuwjaarsdag"),
        Holiday {
            date: sunday.and_then(|d| d.checked_sub_days(Days::new(2))),
            name: "Goede Vrijdag",
            good_friday: true,
        },
        lid_1(after(1), "tweede paasdag"),
        lid_1(celebrated, king),
        lid_1(on(5, 5), "Bevrijdingsdag"),
        lid_1(after(39), "Hemelvaartsdag"),
        lid_1(after(50), "tweede pinksterdag"),
        lid_1(on(12, 25), "eerste kerstdag"),
        lid_1(on(12, 26), "tweede kerstdag"),
    ]
}

/// The Dutch name of a holiday of art. 3 lid 1 or 2 Atw, also when it falls in a weekend.
///
/// `None` for any other day. The first days of Easter and Whitsun are Sundays and
/// no holiday of the act; days equated by decree are found by
/// [`day_kind`](super::day_kind).
#[must_use]
pub fn holiday_name(d: NaiveDate) -> Option<&'static str> {
    let mut names =
        holidays(d.year()).into_iter().filter(|holiday| holiday.date == Some(d)).map(|holiday| holiday.name);
    let first = names.next()?;
    // Only 5 May and Ascension Day can meet (2005, 2016).
    Some(names.next().map_or(first, |_| "Hemelvaartsdag en Bevrijdingsdag"))
}
