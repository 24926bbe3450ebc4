//! Reports that have to be there, discussed and decided upon.

use crate::calendar::{Moment, long_date, short_date};
use crate::regulation::Report as Rule;

use super::begin::received;
use super::{Duty, Kind, Year, calendar};

impl<'a> Year<'a> {
    /// The duties of every report of this period.
    pub(super) fn reports(self) -> Vec<Duty<'a>> {
        let asked = self.regulation.reports.iter().filter(|rule| rule.period() == Some(self.period.length()));
        asked.flat_map(|rule| self.of_report(rule)).collect()
    }

    fn of_report(self, rule: &'a Rule) -> Vec<Duty<'a>> {
        let name = rule.name.text.to_string();
        let mut made = self.begun(Kind::Report, name.clone(), rule);
        if let Some(ready) = rule.ready {
            let (calendar, end) = (calendar(self.regulation), Moment::from(self.period.last()));
            made.due = calendar.compute(end, ready).due.date;
            made.reckoning.push(format!("Klaar {ready} na: het eind van het tijdvak."));
            made.reckoning.extend(calendar.explain(end, ready));
        } else {
            self.within_the_next(&mut made, "wanneer het klaar moet zijn");
        }
        if rule.only_with_complaints {
            made.reckoning.push("Zonder klachten in het tijdvak is dit verslag niet nodig.".to_owned());
        }
        let mut all = vec![made];
        if rule.discussed {
            all.push(self.begun(Kind::Discussion, format!("{name} bespreken"), rule));
        }
        if rule.decided {
            all.push(self.begun(Kind::Decision, format!("{name}: besluit"), rule));
        }
        let last = all[0].due;
        for duty in &mut all[1..] {
            let what = if duty.kind == Kind::Decision { "wanneer het besluit er is" } else { "wanneer dat is" };
            self.within_the_next(duty, what);
            // What is discussed has to be there first.
            duty.due = duty.due.max(last);
        }
        all.iter_mut().for_each(|duty| self.evidence(duty, rule));
        all
    }

    fn begun(self, kind: Kind, name: String, rule: &'a Rule) -> Duty<'a> {
        let mut duty = self.duty(kind, name, &rule.articles, rule.span);
        duty.start = self.period.last();
        duty.who = rule.by.as_ref();
        duty
    }

    /// At least once in every period: in time until the next one ends.
    fn within_the_next(self, duty: &mut Duty<'a>, what: &str) {
        duty.due = self.period.next().last();
        duty.reckoning.push(format!(
            "De regeling zegt niet {what}. Eén keer per tijdvak is genoeg: op tijd is het tot en met de laatste dag van het \
             volgende tijdvak, {}.",
            long_date(duty.due)
        ));
    }

    fn evidence(self, duty: &mut Duty<'a>, rule: &Rule) {
        let on = |day: &crate::document::Dated| day.date() <= self.on;
        let report = duty.report;
        duty.met_on = match duty.kind {
            Kind::Report => report.and_then(|report| report.made.filter(on)).map(|day| day.date()),
            Kind::Discussion => report.and_then(|report| report.discussed_on(self.on)).map(|day| day.date()),
            _ => report
                .filter(|report| report.decision(self.on).is_some())
                .and_then(|report| report.discussed_on(self.on).map(|day| day.date())),
        };
        // A report over a period that still ran cannot be about all of it, nor can what is said of it.
        if let Some(day) = duty.met_on.filter(|day| *day < self.period.last()) {
            let done = if duty.kind == Kind::Report { "opgesteld" } else { "besproken" };
            duty.met_on = None;
            duty.remark = Some(format!("Het is {done} op {}, toen het tijdvak nog liep.", short_date(day)));
        } else if duty.kind == Kind::Report
            && duty.met_on.is_none()
            && let Some(report) = report
        {
            duty.remark = Some(match report.made {
                Some(made) => format!("Bij `opgesteld` staat {}, en die dag moet nog komen.", short_date(made.date())),
                None => "Het bestand is er, maar zegt niet wanneer het is opgesteld.".to_owned(),
            });
        }
        let none =
            || !received(self.repository, &self.regulation.slug).any(|day| self.period.holds(day) && day <= self.on);
        if rule.only_with_complaints && duty.met_on.is_none() && self.period.is_over(self.on) && none() {
            duty.lapsed =
                Some(format!("Over {} kwam geen klacht binnen: dan is het niet nodig.", self.period.in_sentence()));
        }
    }
}
