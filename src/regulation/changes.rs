//! What changed from one text of a regulation to another: articles, members and rules.

use crate::document::Part;

use super::Regulation;

mod articles;
mod pairs;
mod rules;

/// Everything that changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// The articles, in the order of the newer text; one that is gone stands where it stood.
    pub articles: Vec<ArticleChange>,
    /// The rules, in the order of the front matter.
    pub rules: Vec<RuleChange>,
}

/// What happened to an article or a part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed,
    /// It has another number.
    Renumbered,
    /// It stands elsewhere.
    Moved,
}

/// A change of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleChange {
    /// What happened to it as a whole.
    pub did: Did,
    /// What it is called: `artikel 5`, or its title.
    pub name: String,
    /// Its title, when that is not its name.
    pub title: Option<String>,
    /// What it was called before.
    pub was: Option<String>,
    /// Its anchor in the newer text.
    pub anchor: Option<String>,
    /// Its anchor in the older text.
    pub old_anchor: Option<String>,
    /// Its parts that changed.
    pub pieces: Vec<Piece>,
}

/// A change of a part of an article: its heading, a member, or the text outside members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What happened to it.
    pub did: Did,
    /// `opschrift`, `lid 5`; nothing for the text outside members.
    pub label: Option<String>,
    /// What it was called before.
    pub was: Option<String>,
    /// The older and the newer text.
    pub parts: Vec<Part>,
}

/// A rule that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleChange {
    /// The kind of rule: `termijn`.
    pub area: String,
    /// Which one: `oordeel`.
    pub name: Option<String>,
    /// What happened: `4 weken werd 6 weken`.
    pub what: String,
}

/// What changed from an older text to a newer one. The days a version runs from and to count only between two texts
/// of the same version: between two versions they always differ.
#[must_use]
pub fn changes(before: &Regulation, after: &Regulation) -> Changes {
    Changes { articles: articles::changes(before, after), rules: rules::changes(before, after) }
}

impl Changes {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.rules.is_empty()
    }
}

impl Did {
    /// How it reads after a name.
    #[must_use]
    pub fn dutch(self) -> &'static str {
        match self {
            Self::Added => "nieuw",
            Self::Removed => "vervallen",
            Self::Changed => "gewijzigd",
            Self::Renumbered => "vernummerd",
            Self::Moved => "verplaatst",
        }
    }
}

impl ArticleChange {
    /// One plain sentence: `Artikel 5, lid 5: gewijzigd`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let name = capital(&self.name);
        let was = self.was.as_ref().map(|was| format!("; was {was}")).unwrap_or_default();
        match (self.did, self.pieces.as_slice()) {
            (Did::Added | Did::Removed | Did::Moved, _) => format!("{name}: {}", self.did.dutch()),
            (did, []) => format!("{name}: {}{was}", did.dutch()),
            (_, [one]) => match &one.label {
                Some(label) => format!("{name}, {label}: {}{}{was}", one.did.dutch(), one.before()),
                None => format!("{name}: {}{was}", one.did.dutch()),
            },
            (_, several) => {
                let said: Vec<String> = several.iter().map(Piece::said).collect();
                format!("{name}: {}{was}", said.join(", "))
            }
        }
    }
}

impl Piece {
    fn before(&self) -> String {
        self.was.as_ref().map(|was| format!(" (was {was})")).unwrap_or_default()
    }

    fn said(&self) -> String {
        let label = self.label.as_deref().unwrap_or("tekst");
        format!("{label} {}{}", self.did.dutch(), self.before())
    }
}

impl RuleChange {
    /// One plain sentence: `Termijn oordeel: 4 weken werd 6 weken`.
    #[must_use]
    pub fn sentence(&self) -> String {
        let name = self.name.as_ref().map(|name| format!(" {name}")).unwrap_or_default();
        format!("{}{name}: {}", capital(&self.area), self.what)
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
