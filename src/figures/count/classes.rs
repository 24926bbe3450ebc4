//! What a case is classified as, in words that may be told.

use crate::document::Node;
use crate::regulation::{Axis, Regulation};
use crate::report::figures::{MASKED, Split, normal};
use crate::vocabulary::{CHANNELS, channel_key};

use super::{Counting, Mask, Share};

/// These axes come first in a report, whatever the order of the regulation.
const FIRST: [&str; 3] = ["onderwerpen", "aard", "wijze"];

impl<'a> Counting<'a> {
    /// The classes on each axis of the regulation. An axis it does not have is a finding, and its name anybody's words.
    pub(super) fn axes(&self, mask: &Mask<'_>) -> Vec<(&'a str, Vec<String>)> {
        let keys = self.regulation.axes.iter().map(|axis| axis.key.as_str());
        keys.map(|key| (key, self.on_axis(key, mask))).collect()
    }

    fn on_axis(&self, key: &str, mask: &Mask<'_>) -> Vec<String> {
        let axis = self.regulation.axes.iter().find(|axis| axis.key.text == key);
        let class = |text: &str| match axis.and_then(|axis| choice(axis, text)) {
            Some(label) => Some(label.to_owned()),
            None => self.told(text, mask),
        };
        self.case.classes(key).filter_map(Node::as_str).filter_map(class).collect()
    }

    /// The way the complaint came.
    pub(super) fn channel(&self, mask: &Mask<'_>) -> Vec<String> {
        let via = self.case.first("ontvangen").and_then(|event| event.attribute("via"));
        let told = |text: &str| {
            let key = channel_key(text);
            if CHANNELS.iter().any(|(name, _)| *name == key) { Some(key) } else { self.told(text, mask) }
        };
        // It came one way first; what followed is another message.
        via.into_iter().flat_map(|node| node.texts()).find_map(told).into_iter().collect()
    }

    pub(super) fn departments(&self, mask: &Mask<'_>) -> Vec<String> {
        let departments = self.case.respondents.iter().filter_map(|person| person.department.as_ref());
        departments.filter_map(|department| self.told(&department.text, mask)).collect()
    }

    /// What the case says under a key, when that is words.
    pub(super) fn free(&self, key: &str, mask: &Mask<'_>) -> Vec<String> {
        self.words(self.case.document.front.get(key), mask)
    }

    /// The words of a value, as classes.
    pub(super) fn words(&self, node: Option<&Node>, mask: &Mask<'_>) -> Vec<String> {
        node.into_iter().flat_map(Node::texts).filter_map(|text| self.told(text, mask)).collect()
    }

    /// A free text as a class, unless it may say who somebody is.
    fn told(&self, text: &str, mask: &Mask<'_>) -> Option<String> {
        let class = normal(text)?;
        Some(if mask(self.case, text) { MASKED.to_owned() } else { class.into_owned() })
    }
}

/// How a regulation calls a class: by its code or by its label.
fn choice<'a>(axis: &'a Axis, text: &str) -> Option<&'a str> {
    let same = |own: &str| own.trim().to_lowercase() == text.trim().to_lowercase();
    axis.choices.iter().find(|(code, label)| same(code) || same(label)).map(|(_, label)| label.as_str())
}

/// Received complaints on each axis, over all versions of the regulation.
pub(super) fn by_axis(versions: &[&Regulation], received: &[&Share<'_>]) -> Vec<(String, Split)> {
    let own = || versions.iter().rev().flat_map(|version| &version.axes).map(|axis| axis.key.as_str());
    let mut keys: Vec<&str> = FIRST.into_iter().filter(|key| own().any(|known| known == *key)).collect();
    for key in own() {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let multiple =
        |key: &str| versions.iter().flat_map(|version| &version.axes).any(|axis| axis.key.text == key && axis.multiple);
    let on = |share: &&Share<'_>, key: &str| -> Vec<String> {
        share.axes.iter().find(|(own, _)| *own == key).map(|(_, classes)| classes.clone()).unwrap_or_default()
    };
    let split = |key: &str| {
        let classes: Vec<Vec<String>> = received.iter().map(|share| on(share, key)).collect();
        Split::of(classes.iter().map(Vec::as_slice), multiple(key))
    };
    keys.into_iter().map(|key| (key.to_owned(), split(key))).collect()
}
