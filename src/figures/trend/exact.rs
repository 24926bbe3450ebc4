//! Whether two counts differ, exactly; and what many such questions at once ask for.

use statrs::distribution::{Binomial, Discrete};

/// How likely a difference at least as unlikely as this one is when nothing changed: two-sided.
///
/// Two Poisson counts with one rate, given their sum, are a binomial draw by the days of each (J. Przyborowski and
/// H. Wilenski, Biometrika 31, 1940). Outcomes no likelier than the one seen are added up, as R's `poisson.test` does.
/// Nothing can be said (1) when nothing was counted or a stretch has no days.
#[must_use]
pub fn difference((now, days): (usize, i64), (then, days_then): (usize, i64)) -> f64 {
    let sum = (now + then) as u64;
    if sum == 0 || days <= 0 || days_then <= 0 {
        return 1.0;
    }
    let Ok(draw) = Binomial::new(share(days, days_then), sum) else { return 1.0 };
    // What is as likely as the one seen must count, whatever the last digit of a float.
    let seen = draw.pmf(now as u64) * (1.0 + 1e-7);
    let unlikely: f64 =
        possible(share(days, days_then), sum).map(|count| draw.pmf(count)).filter(|chance| *chance <= seen).sum();
    unlikely.min(1.0)
}

/// The outcomes with a chance a float can hold: forty times the spread around the middle. Of sums that archives have, that
/// is nearly all of them; of a sum nobody can have counted it is few enough to add up.
#[expect(clippy::cast_precision_loss, reason = "it is about how far to look")]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held between nought and the sum")]
fn possible(share: f64, sum: u64) -> std::ops::RangeInclusive<u64> {
    let (middle, all) = (share * sum as f64, sum as f64);
    let far = 40.0 * (middle * (1.0 - share)).sqrt() + 40.0;
    (middle - far).max(0.0) as u64..=(middle + far).min(all) as u64
}

#[expect(clippy::cast_precision_loss, reason = "days of a period are few")]
fn share(days: i64, days_then: i64) -> f64 {
    days as f64 / (days + days_then) as f64
}

/// Chances of several tests as they count together (S. Holm, Scandinavian Journal of Statistics 6, 1979): of ten
/// topics without any change one would else seem to have changed every other year.
#[must_use]
pub fn holm(chances: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..chances.len()).collect();
    order.sort_by(|a, b| chances[*a].total_cmp(&chances[*b]));
    let (mut adjusted, mut least) = (vec![1.0; chances.len()], 0.0_f64);
    let tests = u32::try_from(chances.len()).unwrap_or(u32::MAX);
    for (done, at) in (0..tests).zip(order) {
        least = least.max((chances[at] * f64::from(tests - done)).min(1.0));
        adjusted[at] = least;
    }
    adjusted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 5e-6, "{found} is not {wanted}");
    }

    #[test]
    fn the_chances_of_published_and_hand_made_counts() {
        // R, help page of poisson.test: 11 in 800 against 21 in 3011, p = 0.07967.
        near(difference((11, 800), (21, 3011)), 0.079_669);
        // All ten on one side: 2 of 1024.
        near(difference((10, 365), (0, 365)), 2.0 / 1024.0);
        // 9 of 12 heads: (220 + 66 + 12 + 1) * 2 of 4096.
        near(difference((9, 365), (3, 365)), 598.0 / 4096.0);
        near(difference((18, 365), (34, 365)), 0.036_483);
        // Sums that are too great to walk through: a normal draw says the same of 3.54 times the spread.
        near(difference((501_768, 365), (498_232, 365)), 0.000_406);
        near(difference((4_000_000_000, 365), (3, 365)), 0.0);
        near(difference((34, 365), (18, 365)), 0.036_483);
        // A third of the days and a third of the complaints is no difference.
        near(difference((10, 100), (20, 200)), 1.0);
        assert!(difference((10, 100), (10, 300)) < 0.02);
    }

    #[test]
    fn nothing_can_be_said_of_nothing_and_of_no_days() {
        for (now, then) in [((0, 365), (0, 365)), ((3, 0), (1, 365)), ((3, 365), (1, -1))] {
            near(difference(now, then), 1.0);
        }
        let many = difference((9_000, 365), (9_300, 365));
        assert!((0.02..0.03).contains(&many), "{many}");
    }

    #[test]
    fn several_questions_at_once() {
        // Worked out by hand: 0.01 * 4, 0.02 * 3, 0.03 * 2, and 0.04 takes over the 0.06 before it.
        let adjusted = holm(&[0.04, 0.01, 0.03, 0.02]);
        for (found, wanted) in adjusted.iter().zip([0.06, 0.04, 0.06, 0.06]) {
            near(*found, wanted);
        }
        assert_eq!((holm(&[]), holm(&[0.3]), holm(&[0.9, 0.8])), (vec![], vec![0.3], vec![1.0, 1.0]));
    }
}
