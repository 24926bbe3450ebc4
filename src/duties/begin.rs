//! From when on an organisation has its duties, and which version asks for them.

use chrono::NaiveDate;

use crate::calendar::{Period, PeriodLength};
use crate::regulation::Regulation;
use crate::repository::Repository;

/// From when on a regulation has its duties.
pub(super) struct Begin {
    /// The day.
    pub(super) day: NaiveDate,
    /// Whether the archive has yet to begin: nobody handled a complaint or wrote a report in it, so there is nothing it
    /// can have missed.
    pub(super) is_new: bool,
}

/// The day the duties of a regulation begin with: that of its first complaint or report, or as `verslagen_vanaf` says;
/// never before its first version. In an archive without any it is the period before this one.
pub(super) fn from(repository: &Repository, slug: &str, on: NaiveDate) -> Option<Begin> {
    let first_version = repository.versions(slug).map(|regulation| regulation.version).min()?;
    let known = repository.config.reports_from.or_else(|| first_sign(repository, slug, on));
    let day = known.unwrap_or_else(|| Period::holding(on, PeriodLength::Year).previous().first());
    let day = day.max(first_version);
    (day <= on).then_some(Begin { day, is_new: known.is_none() })
}

/// The day of the first complaint received under any version, or the first day of the first period with a report.
fn first_sign(repository: &Repository, slug: &str, on: NaiveDate) -> Option<NaiveDate> {
    let received = received(repository, slug).filter(|day| *day <= on).min();
    let reported = repository.reports_about(slug).map(|report| report.period.first()).min();
    received.into_iter().chain(reported.filter(|day| *day <= on)).min()
}

/// The days on which complaints under a regulation were received.
pub(super) fn received<'a>(repository: &'a Repository, slug: &'a str) -> impl Iterator<Item = NaiveDate> + 'a {
    let under = move |regulation: &Regulation| regulation.slug == slug;
    let bound = repository.cases.iter().filter(move |bound| repository.binding(bound).is_some_and(under));
    bound.filter_map(|bound| bound.case.received())
}

/// The version of a regulation in force at the end of a period; of a regulation that lapsed within it, the last one.
pub(super) fn in_force<'a>(repository: &'a Repository, slug: &'a str, period: Period) -> Option<&'a Regulation> {
    repository.in_force(slug, period.last()).or_else(|| {
        let started = repository.versions(slug).filter(|regulation| regulation.version <= period.last()).last();
        started.filter(|regulation| regulation.expires.is_some_and(|day| day.date() > period.first()))
    })
}
