//! Complaints by what they have in common.

use std::collections::BTreeMap;

use serde::Serialize;

use super::normal::{REST, folded};

/// How many classes a split tells at most; the others count together.
pub const MOST_CLASSES: usize = 50;

/// A class with how many complaints have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Class {
    /// Its name.
    pub name: String,
    /// How many complaints have it.
    pub count: usize,
}

/// Complaints by class. A complaint with several classes counts in each, and once in [`Split::cases`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Split {
    /// Complaints with at least one class (klachten).
    pub cases: usize,
    /// Complaints without one (zonder).
    pub without: usize,
    /// Whether a complaint may have several (meerdere); if not, the counts add up to [`Split::cases`].
    pub multiple: bool,
    /// The classes, most frequent first (geteld).
    pub classes: Vec<Class>,
}

impl Split {
    /// Counts the classes of each complaint. Those that differ in capitals alone are one, called as it came first.
    #[must_use]
    pub fn of<'a>(complaints: impl IntoIterator<Item = &'a [String]>, multiple: bool) -> Self {
        let mut split = Self { multiple, ..Self::default() };
        let mut names: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let mut each: Vec<Vec<String>> = Vec::new();
        for classes in complaints {
            let mut keys: Vec<String> = Vec::new();
            for class in classes.iter().filter(|class| !class.is_empty()) {
                let key = folded(class);
                if !keys.contains(&key) {
                    names.entry(key.clone()).or_insert_with(|| (0, class.clone())).0 += 1;
                    keys.push(key);
                }
            }
            if keys.is_empty() {
                split.without += 1;
            } else {
                split.cases += 1;
                each.push(keys);
            }
        }
        let mut classes: Vec<(String, usize, String)> =
            names.into_iter().map(|(key, (count, name))| (key, count, name)).collect();
        classes.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        let rest = if classes.len() > MOST_CLASSES { classes.split_off(MOST_CLASSES - 1) } else { Vec::new() };
        let told = |key: &String| classes.iter().any(|(own, ..)| own == key);
        let in_rest = each.iter().filter(|keys| keys.iter().any(|key| !told(key))).count();
        split.classes = classes.iter().map(|(_, count, name)| Class { name: name.clone(), count: *count }).collect();
        if !rest.is_empty() {
            split.classes.push(Class { name: REST.to_owned(), count: in_rest });
        }
        split.multiple |= split.sum() > split.cases;
        split
    }

    /// The counts of all classes together: more than the complaints when one has several.
    #[must_use]
    pub fn sum(&self) -> usize {
        self.classes.iter().fold(0, |sum, class| sum.saturating_add(class.count))
    }

    /// How many complaints have a class.
    #[must_use]
    pub fn count(&self, name: &str) -> usize {
        self.classes.iter().find(|class| folded(&class.name) == folded(name)).map_or(0, |class| class.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(complaints: &[&[&str]]) -> Split {
        let complaints: Vec<Vec<String>> =
            complaints.iter().map(|classes| classes.iter().map(|class| (*class).to_owned()).collect()).collect();
        Split::of(complaints.iter().map(Vec::as_slice), true)
    }

    #[test]
    fn a_complaint_counts_in_each_class_and_once_as_a_complaint() {
        let split = of(&[&["Factuur", "toon"], &["factuur", "FACTUUR"], &[], &["toon"], &["uitleg"]]);
        assert_eq!((split.cases, split.without, split.sum()), (4, 1, 5));
        let classes: Vec<_> = split.classes.iter().map(|class| (class.name.as_str(), class.count)).collect();
        assert_eq!(classes, [("Factuur", 2), ("toon", 2), ("uitleg", 1)]);
    }

    #[test]
    fn beyond_the_most_frequent_classes_complaints_count_together_and_once() {
        let names: Vec<String> = (0..100).map(|number| format!("klasse {number:03}")).collect();
        let mut complaints: Vec<Vec<String>> = names.iter().map(|name| vec![name.clone()]).collect();
        complaints.extend(names.iter().take(MOST_CLASSES - 1).map(|name| vec![name.clone()]));
        complaints.push(vec![names[98].clone(), names[99].clone(), names[0].clone()]);
        let split = Split::of(complaints.iter().map(Vec::as_slice), true);
        // 51 complaints with a rare class of their own, and one with two of them.
        assert_eq!((split.classes.len(), split.count(REST)), (MOST_CLASSES, 52));
    }
}
