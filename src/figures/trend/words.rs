//! What a test shows, in plain Dutch: the numbers, what they say, the test, and what its chance means.

use crate::calendar::{Period, PeriodLength};

use super::{Comparison, ENOUGH, LEVEL, PERIODS, Verdict};

/// What was counted in two periods, and whether they differ; `of` is how many classes were tested together.
pub(super) fn comparison(found: &Comparison, period: Period, earlier: Period, of: usize) -> String {
    let about = found.class.as_ref().map(|class| format!(" over “{class}”")).unwrap_or_default();
    let (now, then) = (found.now.count, found.then.count);
    let so_far = if found.now.provisional { format!(" (tot nu toe, {} dagen)", found.now.days) } else { String::new() };
    let numbers = format!(
        "In {}{so_far} {} {now} {}{about} binnen, in {} {} er {then}",
        Period::in_sentence(period),
        came(now),
        complaints(now),
        Period::in_sentence(earlier),
        if then == 1 { "was het" } else { "waren het" },
    );
    let by_day = if found.now.days == found.then.days { "" } else { ", gerekend naar het aantal dagen" };
    let Some(chance) = found.chance else {
        return format!(
            "{numbers}: te weinig klachten om iets te zeggen. Daarvoor zijn er samen minstens {ENOUGH} nodig."
        );
    };
    let chance = percent(chance);
    let together = if of > 1 { format!(", met de correctie van Holm voor {of} vergelijkingen") } else { String::new() };
    let test = format!("exacte toets van Przyborowski en Wilenski{by_day}{together}");
    match found.verdict {
        Verdict::More | Verdict::Fewer => {
            let which = if found.verdict == Verdict::More { "meer" } else { "minder" };
            format!(
                "{numbers}. Dat zijn er duidelijk {which}: als er niets was veranderd, kwam zo'n verschil {chance} van de keren \
                 voor ({test})."
            )
        }
        _ => format!(
            "{numbers}. Dat verschil kan toeval zijn: ook als er niets was veranderd, kwam zo'n verschil {chance} van de keren \
             voor ({test})."
        ),
    }
}

/// What counts over several periods show.
pub(super) fn line(periods: &[Period], counts: &[usize], chance: Option<f64>, verdict: Verdict) -> String {
    let numbers = counts.iter().map(usize::to_string).collect::<Vec<_>>().join(", ");
    let over = match (periods.first(), periods.last()) {
        (Some(first), Some(last)) if first != last => {
            format!(
                "Van {} tot en met {} kwamen er {numbers} klachten binnen",
                Period::in_sentence(*first),
                Period::in_sentence(*last)
            )
        }
        (Some(only), _) => {
            format!(
                "In {} {} {numbers} {} binnen",
                Period::in_sentence(*only),
                came(sum(counts)),
                complaints(sum(counts))
            )
        }
        _ => "Er is nog geen heel tijdvak geteld".to_owned(),
    };
    let Some(chance) = chance else {
        return match counts.len() < PERIODS {
            true => format!(
                "{over}: te weinig {} om een lijn te zien. Daarvoor zijn er minstens {PERIODS} nodig.",
                of_length(periods.last().map(|period| period.length()))
            ),
            false => {
                format!("{over}: te weinig klachten om iets te zeggen. Daarvoor zijn er samen minstens {ENOUGH} nodig.")
            }
        };
    };
    let chance = percent(chance);
    let test = "exacte toets van Mann en Kendall";
    match verdict {
        Verdict::More | Verdict::Fewer => {
            let way = if verdict == Verdict::More { "op" } else { "af" };
            format!(
                "{over}. Het aantal loopt {way}: als de volgorde toeval was, kwam zo'n lijn {chance} van de keren voor ({test})."
            )
        }
        _ => format!(
            "{over}. Daarin is geen lijn te zien: ook als de volgorde toeval is, komt dit {chance} van de keren voor ({test})."
        ),
    }
}

fn sum(counts: &[usize]) -> usize {
    counts.iter().sum()
}

fn came(count: usize) -> &'static str {
    if count == 1 { "kwam er" } else { "kwamen er" }
}

fn complaints(count: usize) -> &'static str {
    if count == 1 { "klacht" } else { "klachten" }
}

fn of_length(length: Option<PeriodLength>) -> &'static str {
    match length {
        Some(PeriodLength::Year) => "jaren",
        Some(PeriodLength::Half) => "halve jaren",
        Some(PeriodLength::Quarter) => "kwartalen",
        None => "tijdvakken",
    }
}

/// A chance as people say it: `minder dan 0,1%`, `3,6%`, `52%`.
fn percent(chance: f64) -> String {
    match chance * 100.0 {
        tiny if tiny < 0.1 => "in minder dan 0,1%".to_owned(),
        // What lies below the level may not be rounded onto it.
        below if below < LEVEL * 100.0 => format!("in {:.1}%", (below * 10.0).floor() / 10.0).replace('.', ","),
        small if small < 9.95 => format!("in {small:.1}%").replace('.', ","),
        more if more < 99.5 => format!("in {more:.0}%"),
        _ => "in bijna 100%".to_owned(),
    }
}
