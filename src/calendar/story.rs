//! The explanation (uitleg) of an end, in plain Dutch.

use chrono::{Datelike, NaiveDate};

use super::day_kind::DayKind;
use super::duration::{Duration, Unit};
use super::dutch::{long_date, month_name, sentence, short_date};
use super::end_rule::EndRule;
use super::equated::calendar_version;
use super::moment::Moment;
use super::reckoning::Computed;
use super::skipped::Skipped;
use super::table::flags;
use super::trace::Trace;
use super::wording::{clause, clock_change, reason, unknown_years, words};
use super::workday_set::WorkdaySet;
use super::workdays::Calendar;

/// Writes a line for every step it hears.
pub(super) struct Story<'a> {
    calendar: &'a Calendar,
    start: Moment,
    length: Duration,
    lines: Vec<String>,
    first_workday: Option<NaiveDate>,
    skipped: Skipped,
    excluded: bool,
    lengthened: bool,
}

impl Trace for Story<'_> {
    fn counted(&mut self, day: NaiveDate) {
        self.first_workday.get_or_insert(day);
    }

    fn skipped(&mut self, day: NaiveDate) {
        let kind = reason(day, self.calendar.workdays.mask());
        self.skipped.add(day, kind);
    }

    fn nominal(&mut self, end: Moment) {
        let line = match self.length.unit {
            Unit::Workday => self.workdays_line(end.date),
            Unit::Hour if end.time.is_none() => {
                format!("{} later is {} om 24.00 uur.", self.length, words(end))
            }
            Unit::Hour | Unit::Day | Unit::Week => format!("{} later is {}.", self.length, words(end)),
            Unit::Month | Unit::Year => self.months_line(end.date),
        };
        self.lines.push(line);
        self.lines.extend(std::mem::take(&mut self.skipped).sentence());
        if self.length.unit == Unit::Hour {
            self.lines.extend(clock_change(self.start, end));
        }
    }

    fn excluded(&mut self) {
        self.excluded = true;
        let kind = match self.length.unit {
            Unit::Hour => "in uren",
            Unit::Year => "in jaren",
            Unit::Day | Unit::Workday => "van meer dan 90 dagen",
            Unit::Week => "van meer dan twaalf weken",
            Unit::Month => "van meer dan drie maanden",
        };
        self.lines.push(format!("De Algemene termijnenwet geldt niet voor een termijn {kind} (artikel 4)."));
    }

    fn moved(&mut self, day: NaiveDate, rule: EndRule) {
        let (kind, how) = match rule {
            EndRule::Atw => {
                let kind = reason(day, WorkdaySet::Atw.mask());
                (kind, format!(" ({})", self.law(kind)))
            }
            EndRule::NextWorkday | EndRule::Nominal => {
                let kind = reason(day, self.calendar.workdays.mask());
                (kind, " tot de volgende werkdag".to_owned())
            }
        };
        self.lines.push(sentence(&format!("{} {}: de termijn loopt door{how}.", long_date(day), clause(kind))));
    }

    fn lengthened(&mut self) {
        self.lengthened = true;
        self.lines.push(
            "Er zit dan maar één dag in de termijn die geen zaterdag, zondag of feestdag is. Een \
             termijn van drie dagen of meer heeft er minstens twee: de termijn loopt door \
             (Algemene termijnenwet, artikel 2)."
                .to_owned(),
        );
    }
}

impl<'a> Story<'a> {
    /// Starts with the event.
    pub fn new(calendar: &'a Calendar, start: Moment, length: Duration) -> Self {
        let rest = match (length.unit, start.time) {
            (Unit::Hour, Some(_)) => "de uren tellen vanaf die minuut",
            (Unit::Hour, None) => "zonder tijd erbij tellen de uren vanaf 24.00 uur",
            _ => "die dag telt niet mee",
        };
        Self {
            calendar,
            start,
            length,
            lines: vec![format!("Begint op {}; {rest}.", words(start))],
            first_workday: None,
            skipped: Skipped::default(),
            excluded: false,
            lengthened: false,
        }
    }

    /// Ends with the last day and the version of the calendar.
    pub fn finish(mut self, computed: Computed) -> Vec<String> {
        self.lines.extend(self.unmoved(computed));
        self.lines.push(match computed.due.time {
            Some(_) => format!("De termijn eindigt op {}.", words(computed.due)),
            None => format!("De laatste dag is {}, tot 24.00 uur.", words(computed.due)),
        });
        if let Some((from, to)) = self.years_of_decrees(computed) {
            self.lines.extend(unknown_years(from, to));
        }
        let version = calendar_version();
        let updated = version.parse().map_or_else(|_| version.to_owned(), short_date);
        self.lines.push(format!("Kalender: werkdagen '{}', bijgewerkt tot {updated}.", self.calendar.workdays));
        self.lines
    }

    fn workdays_line(&self, end: NaiveDate) -> String {
        let n = self.length.amount;
        match self.first_workday {
            Some(first) if n > 1 => format!("Werkdag 1 is {}; werkdag {n} is {}.", long_date(first), long_date(end)),
            _ => format!("Werkdag {n} is {}.", long_date(end)),
        }
    }

    fn months_line(&self, end: NaiveDate) -> String {
        let day = self.start.date.day();
        let later = format!("{} later is {}", self.length, long_date(end));
        if end.day() == day {
            return format!("{later}.");
        }
        format!(
            "{later}: {} {} heeft geen dag {day}, dan telt de laatste dag van de maand \
             (Hoge Raad 1 september 2017, ECLI:NL:HR:2017:2225).",
            month_name(end.month()),
            end.year()
        )
    }

    /// Why an end on a day off stays there.
    fn unmoved(&self, computed: Computed) -> Option<String> {
        let day = computed.due.date;
        let closed = self.calendar.is_closed(day);
        if computed.due != computed.nominal || (flags(day) == 0 && !closed) {
            return None;
        }
        let why = match self.calendar.end {
            EndRule::Nominal => {
                "het einde schuift niet op, want de regeling verschuift het einde van deze termijn \
                 niet (einde 'nominaal')"
            }
            EndRule::Atw if self.excluded => "het einde schuift niet op",
            EndRule::Atw => "een sluitingsdag verschuift het einde volgens de Algemene termijnenwet niet",
            EndRule::NextWorkday if self.length.unit == Unit::Hour => {
                "het einde van een termijn in uren schuift niet op"
            }
            EndRule::NextWorkday => "voor deze termijn is dat een werkdag",
        };
        let clause = clause(reason(day, WorkdaySet::Atw.mask()));
        Some(sentence(&format!("{} {clause}; {why}.", long_date(day))))
    }

    fn law(&self, kind: Option<DayKind>) -> String {
        let article = if self.lengthened { "artikel 2" } else { "artikel 1 lid 1" };
        format!("Algemene termijnenwet, {article}{}", member_of_art_3(kind))
    }

    /// The years whose decrees the end depends on.
    fn years_of_decrees(&self, computed: Computed) -> Option<(i32, i32)> {
        let set_a = self.calendar.workdays == WorkdaySet::Atw;
        let counts = self.length.unit == Unit::Workday && set_a;
        let rolls = match self.calendar.end {
            EndRule::Nominal => false,
            EndRule::Atw => !self.excluded,
            EndRule::NextWorkday => set_a && self.length.unit != Unit::Hour,
        };
        let (start, nominal) = (computed.start.date, computed.nominal.date);
        // Art. 2 looks at the whole term, which matters only for a short one.
        let short = (nominal - start).num_days() <= 14;
        let from = start.succ_opt().unwrap_or(start);
        let from = if counts || short { from } else { nominal };
        (counts || rolls).then(|| (from.year(), computed.due.date.year()))
    }
}

/// Where art. 3 Atw names a day off.
pub(super) const fn member_of_art_3(kind: Option<DayKind>) -> &'static str {
    match kind {
        Some(DayKind::Holiday(_)) => " en artikel 3 lid 1",
        Some(DayKind::GoodFriday) => " en artikel 3 lid 2",
        Some(DayKind::Equated { .. }) => " en artikel 3 lid 3",
        _ => "",
    }
}
