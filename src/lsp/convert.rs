//! Places of the archive in the words of the protocol.

use lsp_types::{Location, Uri};

use crate::diagnostic::Place;
use crate::repository::Live;

use super::abilities::Editor;
use super::lines::Lines;
use super::uri;

/// The address of a file of the archive.
pub(super) fn address(live: &Live, name: &str) -> Option<Uri> {
    uri::of_path(&live.root().join(name)).parse().ok()
}

/// A place in a file of the archive.
pub(super) fn location(place: &Place, live: &Live, editor: Editor) -> Option<Location> {
    let lines = Lines::new(place.source.text(), editor.units);
    Some(Location { uri: address(live, place.source.path())?, range: lines.range(place.span) })
}
