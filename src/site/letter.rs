//! A letter from its facts: Markdown by a template of the theme, and from that a page, a mail, a text.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::letter::Letter;
use crate::repository::Repository;

use super::theme::Theme;
use super::{SiteProblem, markdown};

/// A letter in every form but paper.
#[derive(Debug)]
pub struct Written {
    /// The letter as Markdown, with its head.
    pub markdown: String,
    /// A page that needs no other file.
    pub page: Vec<u8>,
    /// The page as a mail: without the head that belongs on paper.
    pub mail: Vec<u8>,
    /// The words of the letter alone.
    pub text: String,
    /// The title of the page.
    pub title: String,
}

#[derive(Serialize)]
struct Page<'a> {
    letter: &'a Letter,
    body: String,
    title: &'a str,
    mail: bool,
}

/// Writes a letter with the templates of the theme of this repository.
///
/// # Errors
/// The theme is not there, or a template cannot be read or rendered.
pub fn letter(repository: &Repository, letter: &Letter) -> Result<Written, SiteProblem> {
    let theme = Theme::load(repository)?;
    let mut facts = serde_json::to_value(letter).unwrap_or_default();
    as_markdown(&mut facts);
    let words = |template: &str, facts: &Value| {
        let bytes = theme.render(template, facts)?;
        Ok::<String, SiteProblem>(compact(&String::from_utf8_lossy(&bytes)))
    };
    let body = words(&format!("letter/{}.md", letter.step), &facts)?;
    let whole = Value::Object(Map::from_iter([("letter".to_owned(), facts), ("body".to_owned(), body.clone().into())]));
    let markdown = words("letter/brief.md", &whole)?;
    let title = format!("{} (zaak {})", letter.title, letter.reference);
    let html = markdown::plain(&body);
    let page = |mail| theme.render("letter/brief.html", &Page { letter, body: html.clone(), title: &title, mail });
    Ok(Written { markdown, page: page(false)?, mail: page(true)?, text: markdown::text(&body), title })
}

/// Every text becomes Markdown that says just that; what the officer wrote as Markdown stays Markdown, and nothing more.
fn as_markdown(value: &mut Value) {
    match value {
        Value::String(text) => *text = markdown::escaped(text),
        Value::Array(items) => items.iter_mut().for_each(as_markdown),
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::String(text) if key == "markdown" => *text = markdown::tame(text),
                    value => as_markdown(value),
                }
            }
        }
        _ => {}
    }
}

/// What the branches of a template leave: at most one blank line, none at either end.
fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut fenced = false;
    let mut blank = 0;
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~");
        blank = if line.trim().is_empty() && !fenced { blank + 1 } else { 0 };
        if blank < 2 {
            // Two spaces at the end of a line break it.
            out.push_str(if blank == 1 { "" } else { line });
            out.push('\n');
        }
    }
    format!("{}\n", out.trim())
}
