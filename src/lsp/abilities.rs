//! What the editor can do, and what this server can.
//!
//! The editor's side is read value by value: an editor that says something odd about one thing still gets the rest.

use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions, HoverProviderCapability, OneOf,
    ServerCapabilities, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions,
};
use serde_json::Value;

use super::lines::Units;

/// What the editor can do.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Editor {
    /// What columns count.
    pub(super) units: Units,
    /// It can be asked to watch files.
    pub(super) watches: bool,
    /// Its edits can name the version they are for.
    pub(super) versioned_edits: bool,
    /// It shows a second place with a finding.
    pub(super) related: bool,
    /// It shows headings below headings.
    pub(super) nested_symbols: bool,
    /// It shows Markdown.
    pub(super) markdown: bool,
    /// It can be asked to ask for hints again.
    pub(super) asks_hints_again: bool,
    /// It knows actions that are more than a command.
    pub(super) action_literals: bool,
}

impl Editor {
    /// Reads the parameters of `initialize`.
    pub(super) fn of(params: &Value) -> Self {
        let at = |path: &str| params.pointer(&format!("/capabilities/{path}"));
        let yes = |path: &str| at(path).and_then(Value::as_bool).unwrap_or_default();
        let words = |path: &str| -> Vec<&str> {
            at(path).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
        };
        Self {
            units: Units::agreed(&words("general/positionEncodings")),
            watches: yes("workspace/didChangeWatchedFiles/dynamicRegistration"),
            versioned_edits: yes("workspace/workspaceEdit/documentChanges"),
            related: yes("textDocument/publishDiagnostics/relatedInformation"),
            nested_symbols: yes("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            markdown: words("textDocument/hover/contentFormat").contains(&"markdown"),
            asks_hints_again: yes("workspace/inlayHint/refreshSupport"),
            action_literals: at("textDocument/codeAction/codeActionLiteralSupport").is_some(),
        }
    }
}

/// What this server can do.
pub(super) fn ours(editor: Editor) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(editor.units.name()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::Supported(true)),
            ..TextDocumentSyncOptions::default()
        })),
        completion_provider: Some(CompletionOptions {
            // Behind a key, a dash, in a list or group, and behind a quote.
            trigger_characters: Some([" ", ":", "-", "[", "{", ",", "\"", "."].map(str::to_owned).to_vec()),
            ..CompletionOptions::default()
        }),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        code_action_provider: editor.action_literals.then(|| {
            CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
                ..CodeActionOptions::default()
            })
        }),
        ..ServerCapabilities::default()
    }
}
