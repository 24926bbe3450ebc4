//! What the rules name: articles of the text, steps, roles.

use crate::document::Text;

use super::{Articles, Refs, Regulation};

impl Regulation {
    /// Every reference to an article, in every rule.
    #[must_use]
    pub fn all_refs(&self) -> Vec<&Text> {
        let mut lists: Vec<&Refs> = Vec::new();
        lists.extend(self.roles.iter().map(|rule| &rule.articles));
        lists.extend(self.definition.iter().map(|rule| &rule.articles));
        lists.extend(self.goals.iter().chain(&self.duties).map(|rule| &rule.articles));
        lists.extend(self.required.iter().map(|rule| &rule.articles));
        lists.extend(self.axes.iter().map(|rule| &rule.articles));
        lists.extend(self.steps.iter().map(|rule| &rule.articles));
        lists.extend(self.terms.iter().map(|rule| &rule.articles));
        lists.extend(self.terms.iter().filter_map(|rule| rule.extension.as_ref()).map(|rule| &rule.articles));
        lists.extend(self.independence.iter().map(|rule| &rule.articles));
        lists.extend(self.responsible.iter().map(|rule| &rule.articles));
        lists.extend(self.disputes.iter().map(|rule| &rule.articles));
        lists.extend(self.retention.iter().map(|rule| &rule.articles));
        lists.extend(self.reports.iter().map(|rule| &rule.articles));
        lists.extend(self.information.iter().map(|rule| &rule.articles));
        lists.extend(self.measures.iter().map(|rule| &rule.articles));
        lists.extend(self.training.iter().map(|rule| &rule.articles));
        let plain = [&self.free_of_charge];
        lists.extend(plain.into_iter().flatten().map(|rule| &rule.articles));
        lists.extend(self.secrecy.iter().map(|secrecy| &secrecy.rule.articles));
        lists.into_iter().flatten().collect()
    }

    /// Every step a rule names; not the keys under `stappen`, which make a step known.
    #[must_use]
    pub fn named_steps(&self) -> Vec<&Text> {
        let mut steps: Vec<&Text> = Vec::new();
        steps.extend(self.required.iter().filter_map(|rule| rule.before.as_ref()));
        steps.extend(self.steps.iter().flat_map(|rule| rule.gates.iter().chain(&rule.after)));
        for term in &self.terms {
            steps.extend(term.steps.iter().chain(&term.after));
            steps.extend(&term.repeats_until);
            steps.extend(term.extension.as_ref().map(|extension| &extension.step));
        }
        steps.extend(self.responsible.iter().filter_map(|rule| rule.from.as_ref()));
        steps.extend(self.retention.iter().flat_map(|rule| rule.after.iter().chain(&rule.waits_for)));
        steps.extend(self.information.iter().filter_map(|rule| rule.step.as_ref()));
        steps
    }

    /// Every role a rule names.
    #[must_use]
    pub fn named_roles(&self) -> Vec<Text> {
        let mut roles: Vec<&Text> = Vec::new();
        roles.extend(self.roles.iter().filter_map(|role| role.appointed_by.as_ref()));
        roles.extend(self.goals.iter().chain(&self.duties).filter_map(|rule| rule.who.as_ref()));
        roles.extend(self.steps.iter().flat_map(|rule| rule.addressees.iter().chain(&rule.by)));
        roles.extend(self.terms.iter().filter_map(|rule| rule.responsible.as_ref()));
        roles.extend(self.independence.iter().map(|rule| &rule.who));
        roles.extend(self.responsible.iter().map(|rule| &rule.who));
        roles.extend(self.information.iter().flat_map(|rule| rule.to.iter().chain(&rule.by)));
        roles.extend(self.reports.iter().filter_map(|rule| rule.by.as_ref()));
        let written = self
            .document
            .front
            .path("geheim.wie")
            .into_iter()
            .flat_map(|node| node.items())
            .filter_map(|item| item.as_text());
        roles.into_iter().cloned().chain(written).collect()
    }
}

impl Articles {
    /// What there is near a reference that finds nothing: `artikel 5 heeft 6 leden`.
    #[must_use]
    pub fn near(&self, reference: &str) -> String {
        let (key, member) = reference.rsplit_once('.').unwrap_or((reference, ""));
        let numbered = !member.is_empty() && member.bytes().all(|byte| byte.is_ascii_digit());
        if numbered && let Some(article) = self.0.iter().find(|article| article.key == key) {
            return match article.members.len() {
                0 => format!("{} heeft geen genummerde leden; verwijs naar \"{key}\"", article.name()),
                1 => format!("{} heeft 1 lid", article.name()),
                count => format!("{} heeft {count} leden", article.name()),
            };
        }
        let keys: Vec<&str> = self.0.iter().map(|article| article.key.as_str()).filter(|key| !key.is_empty()).collect();
        match (crate::document::closest(key, keys.iter().copied().filter(|_| !is_number(key))), keys.as_slice()) {
            (_, []) => {
                "geef de koppen in de tekst een nummer (## Artikel 1 …) of een naam (## Taken {#taken})".to_owned()
            }
            (Some(meant), _) => format!("bedoelde u \"{meant}\"?"),
            (None, keys) if keys.len() <= 12 => format!("de tekst heeft: {}", keys.join(", ")),
            (None, [first, .., last]) => format!("de tekst heeft {first} tot en met {last}"),
            (None, [only]) => format!("de tekst heeft alleen {only}"),
        }
    }
}

fn is_number(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_digit())
}
