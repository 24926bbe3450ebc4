//! Whether counts go up or down over several periods: the test of Mann and Kendall, exactly, ties included.

/// What the order of counts shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kendall {
    /// Pairs that go up less pairs that go down.
    pub score: i64,
    /// How likely a score this far from nought is when the counts came in any order: two-sided.
    pub chance: f64,
}

/// Judges counts in the order of time (H. B. Mann, Econometrica 13, 1945; M. G. Kendall, Rank Correlation Methods).
///
/// All orders of the counts are equally likely when nothing goes on. Of a list with ties, the orders with a number of
/// pairs that go down are the coefficients of a q-multinomial, so no table and no approximation is needed.
#[must_use]
pub fn kendall(counts: &[usize]) -> Kendall {
    let pairs = |wanted: std::cmp::Ordering| {
        let later =
            counts.iter().enumerate().flat_map(|(at, first)| counts[at + 1..].iter().map(move |next| (first, next)));
        i64::try_from(later.filter(|(first, next)| next.cmp(first) == wanted).count()).unwrap_or(i64::MAX)
    };
    let (up, down) = (pairs(std::cmp::Ordering::Greater), pairs(std::cmp::Ordering::Less));
    let (score, all) = (up - down, up + down);
    let orders = orders_by_falls(counts);
    let whole: f64 = orders.iter().sum();
    let at_least = |(falls, _): &(i64, &f64)| (all - 2 * falls).abs() >= score.abs();
    let far: f64 = (0_i64..).zip(&orders).filter(at_least).map(|(_, orders)| orders).sum();
    Kendall { score, chance: if whole > 0.0 { (far / whole).min(1.0) } else { 1.0 } }
}

/// How many orders of the counts have each number of pairs that go down: [n]! / ([m1]! [m2]! …) in q.
fn orders_by_falls(counts: &[usize]) -> Vec<f64> {
    let mut sorted = counts.to_vec();
    sorted.sort_unstable();
    let mut orders = vec![1.0];
    for factor in 1..=counts.len() {
        orders = times(&orders, factor);
    }
    for same in sorted.chunk_by(|a, b| a == b) {
        for factor in 1..=same.len() {
            orders = divided(&orders, factor);
        }
    }
    orders
}

/// Multiplied by 1 + q + … + q^(factor - 1).
fn times(polynomial: &[f64], factor: usize) -> Vec<f64> {
    let mut product = vec![0.0; polynomial.len() + factor - 1];
    for (at, value) in polynomial.iter().enumerate() {
        product[at..at + factor].iter_mut().for_each(|place| *place += value);
    }
    product
}

/// Divided by the same, without a rest.
fn divided(polynomial: &[f64], factor: usize) -> Vec<f64> {
    let mut quotient = vec![0.0; polynomial.len() + 1 - factor];
    let mut window = 0.0;
    for at in 0..quotient.len() {
        quotient[at] = polynomial[at] - window;
        window += quotient[at];
        if at + 1 >= factor {
            window -= quotient[at + 1 - factor];
        }
    }
    quotient
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// By trying every order.
    fn by_hand(counts: &[usize]) -> f64 {
        fn orders(left: &mut Vec<usize>, taken: &mut Vec<usize>, seen: &mut impl FnMut(&[usize])) {
            if left.is_empty() {
                return seen(taken);
            }
            for at in 0..left.len() {
                taken.push(left.remove(at));
                orders(left, taken, seen);
                left.insert(at, taken.pop().expect("one was put there"));
            }
        }
        let score = |counts: &[usize]| {
            let pair = |a: usize, b: usize| (counts[b] > counts[a]) as i64 - (counts[b] < counts[a]) as i64;
            (0..counts.len())
                .flat_map(|a| (a + 1..counts.len()).map(move |b| (a, b)))
                .map(|(a, b)| pair(a, b))
                .sum::<i64>()
        };
        let (own, mut all, mut far) = (score(counts).abs(), 0.0, 0.0);
        orders(&mut counts.to_vec(), &mut Vec::new(), &mut |order| {
            all += 1.0;
            far += f64::from(u8::from(score(order).abs() >= own));
        });
        far / all
    }

    #[test]
    fn known_chances() {
        // Kendall's table for five: 2 of 120 orders all go one way, 10 of 120 have a score of 8 or more.
        for (counts, score, chance) in [
            (&[1, 2, 3, 4, 5][..], 10, 2.0 / 120.0),
            (&[1, 2, 4, 3, 5], 8, 10.0 / 120.0),
            (&[5, 4, 3, 2], -6, 2.0 / 24.0),
            (&[4, 4, 4, 4, 4], 0, 1.0),
            (&[], 0, 1.0),
        ] {
            let found = kendall(counts);
            assert!(found.score == score && (found.chance - chance).abs() < 1e-9, "{counts:?}: {found:?}");
        }
        let long: Vec<usize> = (0..40).collect();
        assert!(kendall(&long).chance < 1e-9);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(60))]
        #[test]
        fn every_order_was_counted(counts in prop::collection::vec(0..5_usize, 0..7)) {
            let found = kendall(&counts);
            prop_assert!((found.chance - by_hand(&counts)).abs() < 1e-9, "{:?} {}", found, by_hand(&counts));
        }
    }
}
