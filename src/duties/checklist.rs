//! What is ticked off each period: staff trained, people told.

use crate::calendar::PeriodLength;
use crate::document::Dated;
use crate::regulation::Information;
use crate::report::{Informed, Report};

use super::{Duty, Kind, Year};

impl<'a> Year<'a> {
    /// The training of staff in this period.
    pub(super) fn trainings(self) -> Option<Duty<'a>> {
        let rule = self.regulation.training.as_ref()?;
        if rule.every.and_then(PeriodLength::of) != Some(self.period.length()) {
            return None;
        }
        let mut duty = self.duty(Kind::Training, "training".to_owned(), &rule.articles, rule.span);
        self.first(&mut duty, |report| report.trainings.iter().filter_map(|trained| trained.on).collect());
        duty.reckoning.push("Eén keer per tijdvak staat in een verslag dat er training was.".to_owned());
        Some(duty)
    }

    /// Every channel that has to be looked at in this period. A channel with a step is shown by each case itself.
    pub(super) fn information(self) -> Vec<Duty<'a>> {
        let length = |rule: &Information| rule.every.map_or(Some(PeriodLength::Year), PeriodLength::of);
        let asked = self.regulation.information.iter().filter(|rule| rule.step.is_none());
        asked.filter(|rule| length(rule) == Some(self.period.length())).map(|rule| self.channel(rule)).collect()
    }

    fn channel(self, rule: &'a Information) -> Duty<'a> {
        let to = rule.to.as_ref().map(|to| format!(" aan {}", to.text)).unwrap_or_default();
        let name = format!("voorlichting: {}{to}", rule.channel.text);
        let mut duty = self.duty(Kind::Information, name, &rule.articles, rule.span);
        duty.who = rule.by.as_ref();
        duty.channel = Some(&rule.channel);
        self.first(&mut duty, |report| {
            report.information.iter().filter(|told| is_told(told, rule)).filter_map(|told| told.on).collect()
        });
        duty.reckoning.push("Eén keer per tijdvak staat in een verslag dat dit is gedaan.".to_owned());
        duty
    }

    /// The first day of the period for which a report of the regulation, of whatever period, has evidence.
    fn first(self, duty: &mut Duty<'a>, days: impl Fn(&Report) -> Vec<Dated>) {
        let reports = self.repository.reports_about(&self.regulation.slug);
        let found = reports.flat_map(|report| days(report).into_iter().map(move |day| (day.date(), report)));
        let counts = found.filter(|(day, _)| self.period.holds(*day) && *day <= self.on);
        if let Some((day, report)) = counts.min_by_key(|(day, _)| *day) {
            duty.met_on = Some(day);
            duty.report = Some(report);
            report.path().clone_into(&mut duty.path);
        }
    }
}

/// Whether an entry is about a channel. Who was told matters only when both say so.
fn is_told(told: &Informed, rule: &Information) -> bool {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let to = told.to.as_ref().zip(rule.to.as_ref());
    same(&told.channel.text, &rule.channel.text) && to.is_none_or(|(told, rule)| same(&told.text, &rule.text))
}
