//! One of the two sites as it is shown now: every address it knows, and nothing else.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::diagnostic::Diagnostic;
use crate::site::{Bytes, Preview, PublicPages};

use super::answer::{self, Answer};
use super::banner::{For, Notice, escaped};
use super::board::Board;
use super::page::{self, SCRIPT, STYLE};

/// Where a page hears that it changed.
pub(super) const EVENTS: &str = "/_klacht/gebeurtenissen";

/// What is shown.
#[derive(Debug)]
pub(super) enum Pages {
    /// The public site; nothing while it may not be shown.
    Public(RwLock<Option<PublicPages>>),
    /// The dashboard.
    Private(Box<RwLock<Preview>>),
}

/// A site on its port.
#[derive(Debug)]
pub(super) struct Side {
    /// The port.
    pub(super) port: u16,
    /// What is shown, by number.
    pub(super) board: Board,
    pages: Pages,
    notice: RwLock<Notice>,
}

impl Side {
    pub(super) fn new(port: u16, pages: Pages) -> Self {
        Self { port, board: Board::default(), pages, notice: RwLock::default() }
    }

    /// The number of what is shown, which no earlier run of this program has given.
    pub(super) fn version(&self, number: u64) -> String {
        format!("{}-{number}", std::process::id())
    }

    /// The dashboard, to read; nothing on the public side.
    pub(super) fn preview(&self) -> Option<RwLockReadGuard<'_, Preview>> {
        match &self.pages {
            // What a page that fell over left behind is still whole: only the keeper changes it.
            Pages::Private(preview) => Some(preview.read().unwrap_or_else(PoisonError::into_inner)),
            Pages::Public(_) => None,
        }
    }

    /// The dashboard, to change.
    pub(super) fn preview_mut(&self) -> Option<RwLockWriteGuard<'_, Preview>> {
        match &self.pages {
            Pages::Private(preview) => Some(preview.write().unwrap_or_else(PoisonError::into_inner)),
            Pages::Public(_) => None,
        }
    }

    /// Shows these public pages, or none.
    pub(super) fn publish(&self, made: Option<PublicPages>) {
        if let Pages::Public(pages) = &self.pages {
            *pages.write().unwrap_or_else(PoisonError::into_inner) = made;
        }
    }

    /// Puts this on top of every page.
    pub(super) fn note(&self, notice: Notice) {
        *self.notice.write().unwrap_or_else(PoisonError::into_inner) = notice;
    }

    /// What is on top of every page.
    pub(super) fn notice(&self) -> Notice {
        self.notice.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn audience(&self) -> For {
        match &self.pages {
            Pages::Public(_) => For::Public,
            Pages::Private(_) => For::Private,
        }
    }

    /// Answers a path as it was sent.
    pub(super) fn answer(&self, path: &str) -> Answer {
        match path {
            SCRIPT => return file("ververs.js", include_bytes!("ververs.js")),
            STYLE => return file("ververs.css", include_bytes!("ververs.css")),
            _ => {}
        }
        let version = self.version(self.board.number());
        let banner = self.notice().html(self.audience());
        let wanted = decoded(path).unwrap_or_else(|| path.to_owned());
        let wanted = wanted.strip_prefix('/').unwrap_or(&wanted);
        let file_name = match wanted.is_empty() || wanted.ends_with('/') {
            true => format!("{wanted}index.html"),
            false => wanted.to_owned(),
        };
        let dressed = |status, html: &[u8], banner: &str| {
            let (body, policy) = page::dress(html, &version, banner);
            Answer { status, kind: answer::kind(".html"), policy: Some(policy), location: None, body }
        };
        match self.find(&file_name) {
            Ok(Some(found)) if file_name.ends_with(".html") => dressed(200, &found, &banner),
            Ok(Some(found)) => file(&file_name, &found),
            // Every browser asks for it, and complains of every page when it is not there.
            Ok(None) if file_name == "favicon.ico" => Answer { status: 204, ..file(&file_name, &[]) },
            Ok(None) if matches!(self.find(&format!("{file_name}/index.html")), Ok(Some(_))) => {
                Answer::moved(format!("{path}/"))
            }
            Ok(None) => match self.find("404.html") {
                Ok(Some(found)) => dressed(404, &found, &banner),
                _ if self.is_withheld() => {
                    let text = "De openbare pagina's zijn nu niet te zien. Hierboven staat waarom.";
                    dressed(503, words("Niet te zien", text).as_bytes(), &banner)
                }
                _ => {
                    let text = "Op dit adres staat geen pagina. <a href=\"/\">Naar het begin</a>";
                    dressed(404, words("Deze pagina is er niet", text).as_bytes(), &banner)
                }
            },
            Err(finding) => {
                let mut notice = self.notice();
                notice.held.push("Deze pagina is niet te maken.".to_owned());
                notice.findings = vec![*finding];
                let text = "Hierboven staat wat er mis is. Na het verbeteren komt de pagina vanzelf.";
                dressed(500, words("Niet te maken", text).as_bytes(), &notice.html(self.audience()))
            }
        }
    }

    fn is_withheld(&self) -> bool {
        match &self.pages {
            Pages::Public(pages) => pages.read().unwrap_or_else(PoisonError::into_inner).is_none(),
            Pages::Private(_) => false,
        }
    }

    /// A file of the site by its path below the top: what is not in the list is not there, wherever it leads on disk.
    fn find(&self, path: &str) -> Result<Option<Bytes>, Box<Diagnostic>> {
        match &self.pages {
            Pages::Private(_) => self.preview().map_or(Ok(None), |preview| preview.page(path)),
            Pages::Public(pages) => {
                let pages = pages.read().unwrap_or_else(PoisonError::into_inner);
                let Some(pages) = pages.as_ref() else { return Ok(None) };
                // The page for addresses that do not exist links to where the site will stand.
                let below = path.strip_prefix(pages.top.trim_start_matches('/'));
                Ok(pages.files.get(path).or_else(|| pages.files.get(below?)).cloned())
            }
        }
    }
}

fn file(name: &str, bytes: &[u8]) -> Answer {
    Answer { status: 200, kind: answer::kind(name), policy: None, location: None, body: bytes.to_vec() }
}

/// A page of our own, in the clothes of the site.
fn words(title: &str, text: &str) -> String {
    let title = escaped(title);
    format!(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/tokens.css\">\n<link rel=\"stylesheet\" href=\"/stijl.css\">\n</head>\n\
         <body>\n<main class=\"kader\">\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
    )
}

/// A path without its percent signs; nothing when it then is no text.
fn decoded(path: &str) -> Option<String> {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if *byte == b'%' {
            out.push(u8::from_str_radix(path.get(at + 1..at + 3)?, 16).ok()?);
            at += 3;
        } else {
            out.push(*byte);
            at += 1;
        }
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_read_once() {
        assert_eq!(decoded("/a%20b/%C3%A9"), Some("/a b/é".to_owned()));
        assert_eq!(decoded("/%252e"), Some("/%2e".to_owned()));
        assert_eq!(decoded("/%ff"), None);
        assert_eq!(decoded("/%2"), None);
        assert_eq!(decoded("/%é"), None);
    }
}
