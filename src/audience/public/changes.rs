//! What changed in a text, made ready for a page.

use chrono::NaiveDate;
use serde::Serialize;

use crate::calendar::short_date;
use crate::document::{Part, PartKind};
use crate::regulation::{ArticleChange, Changes, Did, Piece, RuleChange};
use crate::trail::{Edit, Edits};

use super::PublicView;

/// What changed from one text to another.
#[derive(Debug, Serialize)]
pub struct ChangesView {
    /// The articles.
    pub articles: Vec<ArticleView>,
    /// The rules, a sentence each.
    pub rules: Vec<String>,
}

/// A change of an article.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    /// `Artikel 5, lid 5: gewijzigd`.
    pub sentence: String,
    /// The title of the article, when it has a number too.
    pub title: Option<String>,
    /// Its anchor in the newer text; none when it is gone.
    pub anchor: Option<String>,
    /// Its anchor in the older text; none when it is new.
    pub old_anchor: Option<String>,
    /// Its parts that changed.
    pub pieces: Vec<PieceView>,
}

/// A change of a part of an article.
#[derive(Debug, Serialize)]
pub struct PieceView {
    /// `lid 5`.
    pub label: Option<String>,
    /// Whether only its number changed.
    pub same_text: bool,
    /// The older and the newer text.
    pub parts: Vec<PartView>,
}

/// A piece of both texts or of one.
#[derive(Debug, Serialize)]
pub struct PartView {
    /// `kept`, `removed`, `added`.
    pub kind: &'static str,
    /// The words.
    pub text: String,
}

/// A correction of a text in place: the day and the difference, nothing of who made it.
#[derive(Debug, Serialize)]
pub struct EditView {
    /// The day, ISO.
    pub date: String,
    /// The day in words.
    pub date_long: String,
    /// Its anchor.
    pub anchor: String,
    /// What changed; nothing when a person's data is in it.
    pub changes: Option<ChangesView>,
}

/// A correction of a text in place, as far as a table of versions shows it.
#[derive(Debug, Clone, Serialize)]
pub struct Edited {
    /// The day, ISO.
    pub date: String,
    /// The day in words.
    pub date_long: String,
    /// Its anchor on the page that tells what changed.
    pub anchor: String,
}

/// What changed since the version before.
#[derive(Debug, Serialize)]
pub struct Since {
    /// That version, ISO.
    pub version: String,
    /// That version in words.
    pub version_long: String,
    /// What changed.
    pub changes: ChangesView,
}

impl PublicView {
    /// Adds the corrections of texts in place, from history. Of who made them nothing is shown, of when the day.
    /// A correction from before the version was adopted is a draft's. `is_personal` looks for the data of persons
    /// in cases: a name that was taken out of a text must not come back as what was taken out.
    pub fn with_edits(&mut self, edits: &Edits, is_personal: &dyn Fn(&str) -> bool) {
        for version in self.regulations.iter_mut().flat_map(|regulation| &mut regulation.versions) {
            let Ok(day) = version.version.parse::<NaiveDate>() else { continue };
            let of_version = edits.get(&(version.slug.clone(), day)).map(Vec::as_slice).unwrap_or_default();
            let public =
                |edit: &&Edit| edit.commit.committed.day().is_some_and(|day| version.published <= day.to_string());
            let shown = of_version.iter().filter(|edit| !edit.changes.is_empty()).filter(public);
            version.edits = EditView::all(shown, is_personal);
            let edited = |edit: &EditView| Edited {
                date: edit.date.clone(),
                date_long: edit.date_long.clone(),
                anchor: edit.anchor.clone(),
            };
            version.edited = version.edits.iter().map(edited).collect();
            version.has_changes |= !version.edits.is_empty();
            let newest = version.edits.iter().map(|edit| &edit.date).filter(|date| **date <= self.on).max();
            if let Some(date) = newest.filter(|date| **date > version.modified) {
                version.modified = date.clone();
            }
        }
        self.modified = super::modified(&self.regulations).unwrap_or_else(|| self.on.clone());
    }
}

impl ChangesView {
    /// Makes changes ready for a page.
    #[must_use]
    pub fn new(changes: &Changes) -> Self {
        Self {
            articles: changes.articles.iter().map(article).collect(),
            rules: changes.rules.iter().map(RuleChange::sentence).collect(),
        }
    }
}

impl EditView {
    /// Makes corrections ready for a page, oldest first. Those of one day have a number in their anchor, so that it
    /// stays the same when another comes.
    pub(crate) fn all<'a>(edits: impl Iterator<Item = &'a Edit>, is_personal: &dyn Fn(&str) -> bool) -> Vec<Self> {
        let mut views: Vec<Self> = Vec::new();
        for edit in edits {
            let day = edit.commit.committed.day();
            let date = day.map(|day| day.to_string()).unwrap_or_default();
            let same_day = views.iter().filter(|view| view.date == date).count();
            let number = if same_day == 0 { String::new() } else { format!("-{}", same_day + 1) };
            views.push(Self {
                anchor: format!("aanpassing-{date}{number}"),
                date_long: day.map(short_date).unwrap_or_else(|| "een onbekende dag".to_owned()),
                date,
                changes: (!is_personal(&said(&edit.changes))).then(|| ChangesView::new(&edit.changes)),
            });
        }
        views
    }
}

/// All that a page would say of a change, the older and the newer text each whole: a name may be half kept.
fn said(changes: &Changes) -> String {
    let mut lines: Vec<String> = changes.rules.iter().map(RuleChange::sentence).collect();
    for article in &changes.articles {
        lines.extend([article.sentence(), article.title.clone().unwrap_or_default()]);
        for piece in &article.pieces {
            for other in [PartKind::Added, PartKind::Removed] {
                let texts = piece.parts.iter().filter(|part| part.kind != other).map(|part| part.text.as_str());
                lines.push(texts.collect());
            }
        }
    }
    lines.join("\n")
}

fn article(change: &ArticleChange) -> ArticleView {
    ArticleView {
        sentence: change.sentence(),
        title: change.title.clone(),
        anchor: change.anchor.clone(),
        old_anchor: change.old_anchor.clone(),
        pieces: change.pieces.iter().map(piece).collect(),
    }
}

fn piece(piece: &Piece) -> PieceView {
    PieceView {
        label: piece.label.clone(),
        same_text: piece.did == Did::Renumbered,
        parts: piece.parts.iter().map(part).collect(),
    }
}

fn part(part: &Part) -> PartView {
    let kind = match part.kind {
        PartKind::Kept => "kept",
        PartKind::Removed => "removed",
        PartKind::Added => "added",
    };
    PartView { kind, text: part.text.clone() }
}
