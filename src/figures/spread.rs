//! How long things took: median and spread of whole days.

use crate::report::figures;

/// Numbers of days.
#[derive(Debug, Default, Clone)]
pub struct Spread {
    days: Vec<i64>,
}

impl Spread {
    pub(super) fn add(&mut self, days: i64) {
        self.days.push(days);
    }

    /// The spread of some numbers.
    #[must_use]
    pub fn of(days: impl IntoIterator<Item = i64>) -> Self {
        Self { days: days.into_iter().collect() }
    }

    /// The five numbers a report keeps; nothing when there are none.
    #[must_use]
    pub fn summary(&self) -> Option<figures::Spread> {
        let [minimum, lower, median, upper, maximum] = self.quartiles()?;
        Some(figures::Spread { count: self.len(), minimum, lower, median, upper, maximum })
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.days.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The value below which a quarter of them lies, for each quarter: least, first quartile, median, third
    /// quartile, most. Between two numbers it is the nearest whole day.
    #[must_use]
    pub fn quartiles(&self) -> Option<[i64; 5]> {
        let mut days = self.days.clone();
        days.sort_unstable();
        let last = i64::try_from(days.len()).ok()?.checked_sub(1).filter(|last| *last >= 0)?;
        let at = |quarter: i64| {
            let (whole, rest) = ((last * quarter) / 4, (last * quarter) % 4);
            let value = |at: i64| usize::try_from(at).ok().and_then(|at| days.get(at)).copied().unwrap_or_default();
            let (low, high) = (value(whole), value((whole + 1).min(last)));
            low + ((high - low) * rest + 2) / 4
        };
        Some([at(0), at(1), at(2), at(3), at(4)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(days: &[i64]) -> Option<[i64; 5]> {
        let mut spread = Spread::default();
        days.iter().for_each(|day| spread.add(*day));
        spread.quartiles()
    }

    #[test]
    fn quartiles_of_few_and_many() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some([7; 5]));
        assert_eq!(of(&[9, 3]), Some([3, 5, 6, 8, 9]));
        assert_eq!(of(&[5, 1, 4, 2, 3]), Some([1, 2, 3, 4, 5]));
        assert_eq!(of(&[0, 0, 0, 100]), Some([0, 0, 0, 25, 100]));
    }
}
