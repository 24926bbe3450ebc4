//! The mends that findings carry, as actions of the editor.

use std::collections::HashMap;

use lsp_types::{
    CodeAction, CodeActionKind, CodeActionParams, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    Range, TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};

use crate::diagnostic::{Diagnostic, Fix, Mend};
use crate::edit::{Change, New, edit};
use crate::source::Span;

use super::answer::Desk;
use super::findings;
use super::lines::Lines;

/// The actions for the findings that touch a range.
pub(super) fn actions(desk: &Desk<'_>, params: &CodeActionParams) -> Option<Vec<CodeAction>> {
    if let Some(wanted) = &params.context.only
        && !wanted.iter().any(|kind| kind.as_str().is_empty() || kind.as_str() == CodeActionKind::QUICKFIX.as_str())
    {
        return Some(Vec::new());
    }
    let lines = desk.lines();
    let found = findings::of_file(desk.live, desk.placed, desk.on);
    let near = found.as_slice().iter().filter(|finding| meets(findings::range(finding, &lines), params.range));
    let actions = near.flat_map(|finding| {
        let only = finding.fixes.len() == 1;
        finding.fixes.iter().map(move |fix| (finding, fix, only))
    });
    let uri = &params.text_document.uri;
    Some(actions.filter_map(|(finding, fix, only)| action(desk, &lines, uri, finding, fix, only)).collect())
}

fn meets(one: Range, other: Range) -> bool {
    one.start <= other.end && other.start <= one.end
}

fn action(
    desk: &Desk<'_>,
    lines: &Lines<'_>,
    uri: &Uri,
    finding: &Diagnostic,
    fix: &Fix,
    only: bool,
) -> Option<CodeAction> {
    let (span, new_text) = match &fix.mend {
        Mend::Over(span, text) => (*span, text.clone()),
        Mend::Key(path) => added_key(desk, path)?,
    };
    let change = TextEdit { range: lines.range(span), new_text };
    let edit = if desk.editor.versioned_edits {
        let text_document = OptionalVersionedTextDocumentIdentifier { uri: uri.clone(), version: Some(desk.version) };
        let edits = vec![OneOf::Left(change)];
        let document_changes = Some(DocumentChanges::Edits(vec![TextDocumentEdit { text_document, edits }]));
        WorkspaceEdit { document_changes, ..WorkspaceEdit::default() }
    } else {
        #[allow(clippy::mutable_key_type)] // the protocol's own type
        let changes = HashMap::from([(uri.clone(), vec![change])]);
        WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
    };
    Some(CodeAction {
        title: fix.title.clone(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![findings::shown(finding, desk.live, lines, desk.editor)]),
        edit: Some(edit),
        is_preferred: Some(only),
        ..CodeAction::default()
    })
}

/// A key with nothing behind it, placed by the one module that edits front matter: what differs between the text before
/// and after. None when the edit is refused, which a text with faults is.
fn added_key(desk: &Desk<'_>, path: &str) -> Option<(Span, String)> {
    let before = desk.text.trim_start_matches('\u{FEFF}');
    let change = Change::Set { path: path.to_owned(), value: New::Nothing };
    let after = String::from_utf8(edit(&desk.placed.name, before.as_bytes(), &[change]).ok()?).ok()?;
    let same = before.bytes().zip(after.bytes()).take_while(|(one, other)| one == other).count();
    let start = (0..=same).rev().find(|at| before.is_char_boundary(*at) && after.is_char_boundary(*at))?;
    let added = after.len().checked_sub(before.len())?;
    let new = after.get(start..start + added)?;
    (before.get(start..) == after.get(start + added..)).then(|| (Span::new(start, start), new.to_owned()))
}
