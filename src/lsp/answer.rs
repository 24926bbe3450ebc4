//! Answers to requests about one open text.

use chrono::NaiveDate;
use lsp_server::{ErrorCode, Request};
use lsp_types::{
    CodeActionParams, CompletionItem, CompletionItemKind, CompletionParams, CompletionTextEdit, DocumentSymbol,
    DocumentSymbolParams, Documentation, GotoDefinitionParams, Hover, HoverContents, HoverParams, InlayHint,
    InlayHintKind, InlayHintLabel, InlayHintParams, InlayHintTooltip, Location, MarkupContent, MarkupKind, Position,
    SymbolInformation, SymbolKind as ShownKind, TextEdit,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::assist::{self, Completion, Explained, File, Sort, Symbol, SymbolKind};
use crate::repository::Live;
use crate::source::Span;

use super::abilities::Editor;
use super::archives::Placed;
use super::lines::Lines;
use super::{actions, convert};

/// An open text, the archive it stands in, and the day.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    pub(super) live: &'a Live,
    pub(super) placed: &'a Placed,
    pub(super) text: &'a str,
    pub(super) version: i32,
    pub(super) editor: Editor,
    pub(super) on: NaiveDate,
    /// Names of people that are known beside those of the text itself.
    pub(super) people: &'a [String],
}

impl<'a> Desk<'a> {
    pub(super) fn lines(&self) -> Lines<'a> {
        Lines::new(self.text, self.editor.units)
    }

    pub(super) fn file(&self) -> Option<File<'a>> {
        File::read(self.live, &self.placed.name, self.on)
    }
}

/// What went wrong with a request: the code and, in Dutch, why.
pub(super) type Refusal = (ErrorCode, String);

/// Finds an open text by its address.
pub(super) type Find<'a> = &'a dyn Fn(&str) -> Option<Desk<'a>>;

/// The answer; `null` for a text that stands in no archive.
pub(super) fn answer<'a>(request: &Request, find: Find<'a>) -> Result<Value, Refusal> {
    match request.method.as_str() {
        "textDocument/completion" => about(request, find, |params: &CompletionParams| {
            (params.text_document_position.text_document.uri.as_str().to_owned(), completions)
        }),
        "textDocument/hover" => about(request, find, |params: &HoverParams| {
            (params.text_document_position_params.text_document.uri.as_str().to_owned(), hover)
        }),
        "textDocument/definition" => about(request, find, |params: &GotoDefinitionParams| {
            (params.text_document_position_params.text_document.uri.as_str().to_owned(), definition)
        }),
        "textDocument/documentSymbol" => about(request, find, |params: &DocumentSymbolParams| {
            (params.text_document.uri.as_str().to_owned(), symbols)
        }),
        "textDocument/inlayHint" => {
            about(request, find, |params: &InlayHintParams| (params.text_document.uri.as_str().to_owned(), hints))
        }
        "textDocument/codeAction" => about(request, find, |params: &CodeActionParams| {
            (params.text_document.uri.as_str().to_owned(), actions::actions)
        }),
        other => Err((ErrorCode::MethodNotFound, format!("{other} kent deze taalserver niet"))),
    }
}

/// Reads the parameters of a request and answers for the text they are about.
fn about<'a, P: DeserializeOwned, R: Serialize>(
    request: &Request,
    find: Find<'a>,
    route: impl FnOnce(&P) -> (String, fn(&Desk<'a>, &P) -> Option<R>),
) -> Result<Value, Refusal> {
    let params: P = parameters(request)?;
    let (address, respond) = route(&params);
    let answer = find(&address).and_then(|desk| respond(&desk, &params));
    serde_json::to_value(answer).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

/// The parameters of a request. What cannot be read is not quoted: it may hold a person's data.
pub(super) fn parameters<P: DeserializeOwned>(request: &Request) -> Result<P, Refusal> {
    let read = serde_json::from_value(request.params.clone());
    read.map_err(|_| (ErrorCode::InvalidParams, format!("de gegevens bij {} zijn niet te begrijpen", request.method)))
}

fn completions(desk: &Desk<'_>, params: &CompletionParams) -> Option<Vec<CompletionItem>> {
    let (file, lines) = (desk.file()?, desk.lines());
    let offset = lines.in_source(params.text_document_position.position);
    let found = assist::complete(&file, offset, desk.people);
    let text = file.source.text();
    let item = |(number, one): (usize, Completion)| {
        let quoted = text.get(one.over.clone()).is_some_and(|typed| typed.starts_with(['"', '\'']));
        completion(one, number, quoted, &lines)
    };
    Some(found.into_iter().enumerate().map(item).collect())
}

fn completion(one: Completion, number: usize, quoted: bool, lines: &Lines<'_>) -> CompletionItem {
    let kind = match one.sort {
        Sort::Start => CompletionItemKind::SNIPPET,
        Sort::Key => CompletionItemKind::PROPERTY,
        Sort::Step => CompletionItemKind::EVENT,
        Sort::Choice => CompletionItemKind::ENUM_MEMBER,
        Sort::Person => CompletionItemKind::VALUE,
        Sort::Day => CompletionItemKind::CONSTANT,
        Sort::Reference => CompletionItemKind::REFERENCE,
    };
    let range = lines.range(Span::new(one.over.start, one.over.end));
    CompletionItem {
        label: one.label,
        kind: Some(kind),
        detail: Some(one.detail).filter(|detail| !detail.is_empty()),
        documentation: one.meaning.map(Documentation::String),
        // Editors sort by this text; the order is ours.
        sort_text: Some(format!("{number:04}")),
        // What was typed has to be the beginning of this, with its quote or without.
        filter_text: quoted.then(|| one.insert.clone()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit { range, new_text: one.insert })),
        ..CompletionItem::default()
    }
}

fn hover(desk: &Desk<'_>, params: &HoverParams) -> Option<Hover> {
    let (file, lines) = (desk.file()?, desk.lines());
    let offset = lines.in_source(params.text_document_position_params.position);
    let explained = assist::explain(&file, offset)?;
    let range = Some(lines.range(explained.span));
    Some(Hover { contents: HoverContents::Markup(markup(&explained, desk.editor)), range })
}

/// An explanation as the editor shows it. What officers and complainants wrote is text and nothing else: no link, no
/// picture, no markup of it reaches the editor.
fn markup(explained: &Explained, editor: Editor) -> MarkupContent {
    let lines = explained.lines.iter();
    if editor.markdown {
        let body: String = lines.map(|line| format!("\n\n{}", plain(line))).collect();
        return MarkupContent { kind: MarkupKind::Markdown, value: format!("**{}**{body}", plain(&explained.title)) };
    }
    let body: String = lines.map(|line| format!("\n{line}")).collect();
    MarkupContent { kind: MarkupKind::PlainText, value: format!("{}{body}", explained.title) }
}

/// A text in Markdown that shows as it stands.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '<' => out += "&lt;",
            '&' => out += "&amp;",
            // A colon or an at sign makes a link of a bare address in many editors.
            ':' if out.ends_with("http") || out.ends_with("https") => out += "&#58;",
            '@' => out += "&#64;",
            c if c.is_ascii_punctuation()
                && !matches!(c, '.' | ',' | ':' | ';' | '-' | '(' | ')' | '/' | '"' | '\'' | '%' | '?') =>
            {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    out
}

fn definition(desk: &Desk<'_>, params: &GotoDefinitionParams) -> Option<Vec<Location>> {
    let (file, lines) = (desk.file()?, desk.lines());
    let offset = lines.in_source(params.text_document_position_params.position);
    let places = assist::leads_to(&file, offset);
    Some(places.iter().filter_map(|place| convert::location(place, desk.live, desk.editor)).collect())
}

fn hints(desk: &Desk<'_>, params: &InlayHintParams) -> Option<Vec<InlayHint>> {
    let (file, lines) = (desk.file()?, desk.lines());
    let asked = lines.in_source(params.range.start)..=lines.in_source(params.range.end);
    let hints = assist::hints(&file).into_iter().filter(|hint| asked.contains(&hint.at));
    let shown = hints.map(|hint| InlayHint {
        position: lines.position(hint.at),
        label: InlayHintLabel::String(hint.text),
        kind: None::<InlayHintKind>,
        text_edits: None,
        tooltip: Some(InlayHintTooltip::String(hint.lines.join("\n"))),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    });
    Some(shown.collect())
}

#[derive(Serialize)]
#[serde(untagged)]
enum Symbols {
    Nested(Vec<DocumentSymbol>),
    Flat(Vec<SymbolInformation>),
}

fn symbols(desk: &Desk<'_>, params: &DocumentSymbolParams) -> Option<Symbols> {
    let (file, lines) = (desk.file()?, desk.lines());
    let outline = assist::outline(&file);
    if desk.editor.nested_symbols {
        return Some(Symbols::Nested(outline.iter().map(|symbol| nested(symbol, &lines)).collect()));
    }
    let mut flat = Vec::new();
    for symbol in &outline {
        for (one, within) in
            std::iter::once((symbol, None)).chain(symbol.children.iter().map(|one| (one, Some(symbol))))
        {
            let location = Location { uri: params.text_document.uri.clone(), range: lines.range(one.span) };
            let container_name = within.map(|within| within.name.clone());
            #[allow(deprecated)] // the field has no default, and has to be named
            flat.push(SymbolInformation {
                name: shown_name(one),
                kind: shown_kind(one),
                tags: None,
                deprecated: None,
                location,
                container_name,
            });
        }
    }
    Some(Symbols::Flat(flat))
}

fn nested(symbol: &Symbol, lines: &Lines<'_>) -> DocumentSymbol {
    #[allow(deprecated)] // the field has no default, and has to be named
    DocumentSymbol {
        name: shown_name(symbol),
        detail: Some(symbol.detail.clone()).filter(|detail| !detail.is_empty()),
        kind: shown_kind(symbol),
        tags: None,
        deprecated: None,
        range: lines.range(symbol.span),
        selection_range: lines.range(symbol.name_span),
        children: Some(symbol.children.iter().map(|child| nested(child, lines)).collect()),
    }
}

/// An editor refuses a symbol without a name.
fn shown_name(symbol: &Symbol) -> String {
    if symbol.name.trim().is_empty() { "(zonder naam)".to_owned() } else { symbol.name.clone() }
}

fn shown_kind(symbol: &Symbol) -> ShownKind {
    match symbol.kind {
        SymbolKind::Key => ShownKind::PROPERTY,
        SymbolKind::Step => ShownKind::EVENT,
        SymbolKind::Section => ShownKind::STRING,
        SymbolKind::Member => ShownKind::FIELD,
    }
}

/// The offset of a position in the source of an open text.
pub(super) fn offset(desk: &Desk<'_>, position: Position) -> usize {
    desk.lines().in_source(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_no_markup() {
        let hostile = "![x](https://boos.example.org/p) <img src=x> **vet** [a](command:b) `c` a@b.nl";
        let shown = plain(hostile);
        for mark in ["![", "](", "<", "**", "https:", "@"] {
            let naked = shown.replace("\\!", "").replace("\\[", "").replace("\\]", "").replace("\\*", "");
            assert!(!naked.contains(mark), "{mark} in {shown}");
        }
        assert_eq!(plain("artikel 5, lid 2: 3 dagen (zie \"a\")."), "artikel 5, lid 2: 3 dagen (zie \"a\").");
    }
}
