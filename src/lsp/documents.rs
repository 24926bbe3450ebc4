//! The texts the editor has open, as it sees them.

use std::collections::BTreeMap;

use lsp_types::TextDocumentContentChangeEvent;

use super::archives::Placed;
use super::lines::{Lines, Units};

/// An open text.
#[derive(Debug)]
pub(super) struct Open {
    /// Every character the editor has, a byte order mark included.
    pub(super) text: String,
    pub(super) version: i32,
    /// Where it stands in an archive; nothing when it stands in none, and is left alone.
    pub(super) placed: Option<Placed>,
}

/// The open texts by their address.
#[derive(Debug, Default)]
pub(super) struct Documents(BTreeMap<String, Open>);

impl Documents {
    pub(super) fn open(&mut self, uri: &str, open: Open) {
        self.0.insert(uri.to_owned(), open);
    }

    pub(super) fn close(&mut self, uri: &str) -> Option<Open> {
        self.0.remove(uri)
    }

    pub(super) fn get(&self, uri: &str) -> Option<&Open> {
        self.0.get(uri)
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&String, &Open)> {
        self.0.iter()
    }

    /// Makes changes in the order they came; each counts in what the one before left behind.
    pub(super) fn change(
        &mut self,
        uri: &str,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        units: Units,
    ) -> Option<&Open> {
        let open = self.0.get_mut(uri)?;
        for change in changes {
            match change.range {
                None => open.text = change.text,
                Some(range) => {
                    let bytes = Lines::new(&open.text, units).bytes(range);
                    open.text.replace_range(bytes, &change.text);
                }
            }
        }
        open.version = version;
        Some(open)
    }
}
