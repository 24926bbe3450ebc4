//! YAML with positions: the events of a parser become a tree of [`Node`]s.

use std::borrow::Cow;
use std::sync::Arc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError};

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Source, Span};

use super::codes;
use super::node::{Entry, Map, Node, Text, Value};

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 32;

/// Reads the YAML in a span of the source. The flag says that it could not be read whole.
pub(super) fn parse(source: &Arc<Source>, span: Span, findings: &mut Findings) -> (Map, bool) {
    let text = source.slice(span);
    let plain = without_tabs(source, span, text, findings);
    let base = span.start as usize;
    let mut tree = Tree { source, base, findings, stack: Vec::new(), root: None, broken: false };
    let options = granit_parser::options! { emit_comments: false, disallow_directives: true };
    for event in Parser::new_from_str_with_options(&plain, options) {
        let going_on = match event {
            Ok((event, span)) => tree.event(event, &span),
            Err(error) => tree.error(&error, &plain),
        };
        if !going_on {
            tree.broken = true;
            break;
        }
    }
    tree.finish(span)
}

/// Tabs count as one space of indentation when they are the only indentation there is. The length stays the
/// same, so positions stay true.
fn without_tabs<'a>(source: &Arc<Source>, span: Span, text: &'a str, findings: &mut Findings) -> Cow<'a, str> {
    if !text.contains('\t') {
        return Cow::Borrowed(text);
    }
    let indents =
        || text.split_inclusive('\n').map(|line| (line, line.len() - line.trim_start_matches([' ', '\t']).len()));
    let with_tab = indents().scan(0, |at, (line, indent)| {
        let start = *at;
        *at += line.len();
        Some((start, &line[..indent]))
    });
    let Some((at, indent)) = with_tab.into_iter().find(|(_, indent)| indent.contains('\t')) else {
        return Cow::Borrowed(text);
    };
    let start = span.start as usize + at;
    findings.push(
        Diagnostic::new(
            &codes::TAB_INDENT,
            source,
            Span::new(start, start + indent.len()),
            "deze regel springt in met een tab",
        )
        .help("spring in met spaties, twee per stap"),
    );
    if indents().any(|(line, indent)| line[..indent].contains(' ') && !line.trim().is_empty()) {
        return Cow::Borrowed(text); // mixed: any reading would be a guess
    }
    let spaced = indents().map(|(line, indent)| " ".repeat(indent) + &line[indent..]).collect();
    Cow::Owned(spaced)
}

enum Open {
    Map { start: usize, map: Map, key: Option<Text> },
    List { start: usize, items: Vec<Node> },
}

struct Tree<'a> {
    source: &'a Arc<Source>,
    base: usize,
    findings: &'a mut Findings,
    stack: Vec<Open>,
    root: Option<Node>,
    broken: bool,
}

impl Tree<'_> {
    /// Takes one event; `false` stops the reading.
    fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) -> bool {
        let range = span.byte_range().unwrap_or_default();
        let span = Span::new(self.base + range.start, self.base + range.end);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if self.refuse(anchor, tag.is_some(), span) {
                    return false;
                }
                let value = self.scalar(text, style, span);
                self.value(Node { span, value })
            }
            Event::SequenceStart(_, anchor, tag) => {
                !self.refuse(anchor, tag.is_some(), span)
                    && self.open(Open::List { start: span.start as usize, items: Vec::new() }, span)
            }
            Event::MappingStart(_, anchor, tag) => {
                !self.refuse(anchor, tag.is_some(), span)
                    && self.open(Open::Map { start: span.start as usize, map: Map::default(), key: None }, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span.end as usize),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.alias(span);
                false
            }
            _ => true,
        }
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, span: Span) -> Value {
        if style != ScalarStyle::Plain {
            return Value::Scalar(text.into_owned());
        }
        if text.is_empty() || text == "~" {
            return Value::Empty;
        }
        let curly = ['“', '”', '„', '‘', '’'];
        let inner = text.strip_prefix(curly).and_then(|rest| rest.strip_suffix(curly));
        if let Some(inner) = inner {
            self.findings.push(
                Diagnostic::new(&codes::CURLY_QUOTES, self.source, span, "krulaanhalingstekens om een waarde")
                    .help("gebruik rechte aanhalingstekens \"…\" of laat ze weg; de waarde is zonder gelezen"),
            );
            return Value::Scalar(inner.to_owned());
        }
        Value::Scalar(text.into_owned())
    }

    fn open(&mut self, open: Open, span: Span) -> bool {
        if self.stack.len() >= MAX_DEPTH {
            self.findings.push(
                Diagnostic::new(
                    &codes::TOO_DEEP,
                    self.source,
                    span,
                    format!("gegevens staan meer dan {MAX_DEPTH} lagen diep"),
                )
                .help("haal lijsten en groepen uit elkaar"),
            );
            return false;
        }
        self.stack.push(open);
        true
    }

    fn close(&mut self, end: usize) -> bool {
        let node = match self.stack.pop() {
            Some(Open::List { start, items }) => {
                let end = items.last().map_or(end, |item| end_of(end, item.span));
                Node { span: Span::new(start, end), value: Value::List(items) }
            }
            Some(Open::Map { start, map, .. }) => {
                let end = map.0.last().map_or(end, |entry| end_of(end, entry.span()));
                Node { span: Span::new(start, end), value: Value::Map(map) }
            }
            None => return true,
        };
        self.value(node)
    }

    fn value(&mut self, node: Node) -> bool {
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { items, .. }) => items.push(node),
            Some(Open::Map { map, key, .. }) => match key.take() {
                None => match node.value {
                    Value::Scalar(text) => *key = Some(Text { text, span: node.span }),
                    _ => {
                        let message = "hier hoort de naam van een gegeven";
                        self.findings.push(
                            Diagnostic::new(&codes::YAML_SYNTAX, self.source, node.span, message)
                                .help("schrijf een naam, een dubbele punt, een spatie en de waarde"),
                        );
                        return false;
                    }
                },
                Some(name) => match map.entry(&name.text) {
                    Some(first) => {
                        let message = format!("`{}` staat er twee keer", name.text);
                        let first = first.key.span;
                        self.findings.push(
                            Diagnostic::new(&codes::DUPLICATE_KEY, self.source, name.span, message)
                                .label(self.source, first, "hier staat het ook al")
                                .help("haal een van beide weg; gelezen is de eerste"),
                        );
                    }
                    None => map.0.push(Entry { key: name, value: node }),
                },
            },
        }
        true
    }

    fn refuse(&mut self, anchor: usize, tagged: bool, span: Span) -> bool {
        if anchor != 0 {
            self.alias(span);
        } else if tagged {
            self.findings.push(
                Diagnostic::new(
                    &codes::YAML_TAG,
                    self.source,
                    span,
                    "een uitroepteken voor een waarde geeft een YAML-type aan",
                )
                .help("zet de waarde tussen aanhalingstekens, of haal het uitroepteken weg"),
            );
        }
        anchor != 0 || tagged
    }

    fn alias(&mut self, span: Span) {
        self.findings.push(
            Diagnostic::new(
                &codes::ALIAS,
                self.source,
                span,
                "een waarde die met & of * begint is een YAML-verwijzing",
            )
            .help("zet de waarde tussen aanhalingstekens; verwijzingen worden niet gelezen"),
        );
    }

    fn error(&mut self, error: &ScanError, text: &str) -> bool {
        let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
        if matches!(error.kind(), ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName) {
            self.alias(Span::new(self.base + at, self.base + at + 1));
            return false;
        }
        let (span, message, help) = explain(error.kind(), text, at);
        let span = Span::new(self.base + span.start, self.base + span.end);
        self.findings.push(Diagnostic::new(&codes::YAML_SYNTAX, self.source, span, message).help(help));
        false
    }

    fn finish(mut self, span: Span) -> (Map, bool) {
        while self.broken && !self.stack.is_empty() {
            let end = self.base;
            if !self.close(end) {
                break;
            }
        }
        match self.root.map(|node| (node.span, node.value)) {
            Some((_, Value::Map(map))) => (map, self.broken),
            None | Some((_, Value::Empty)) => (Map::default(), self.broken),
            Some((at, _)) => {
                if !self.broken {
                    let at = if at.start == at.end { span } else { at };
                    self.findings.push(
                        Diagnostic::new(
                            &codes::YAML_SYNTAX,
                            self.source,
                            at,
                            "de kop bestaat niet uit namen met waarden",
                        )
                        .help("schrijf op elke regel een naam, een dubbele punt, een spatie en de waarde"),
                    );
                }
                (Map::default(), true)
            }
        }
    }
}

/// Block collections end where the next thing begins; their last child says where they really end.
fn end_of(reported: usize, child: Span) -> usize {
    let child = child.end as usize;
    if reported > child + 1 { child } else { reported.max(child) }
}

/// What most likely happened, in the words of someone who does not know YAML.
fn explain(kind: &ErrorKind, text: &str, at: usize) -> (std::ops::Range<usize>, &'static str, String) {
    let line_start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    let line = text[line_start..line_end].trim_end();
    let here = at..(at + 1).min(text.len()).max(at);
    if let Some((range, key, value)) = colon_in_value(text, line_start, line) {
        let help = format!("zet de waarde tussen aanhalingstekens: {key}: \"{}\"", value.replace('"', "\\\""));
        return (range, "er staat een dubbele punt in de waarde", help);
    }
    match kind {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation => {
            (here, "hier staat een tab", "vervang de tab door spaties, twee per stap".to_owned())
        }
        ErrorKind::UnexpectedEofFlowSequence => {
            (here, "een lijst met [ wordt niet gesloten", "zet een ] achter het laatste van de lijst".to_owned())
        }
        ErrorKind::UnexpectedEofFlowMapping | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            (here, "een groep met { wordt niet gesloten", "zet een } achter het laatste gegeven".to_owned())
        }
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => (
            line_start + (line.len() - line.trim_start().len())..line_start + line.len(),
            "deze regel springt anders in dan de regels erboven",
            "zet gegevens die bij elkaar horen even ver naar rechts, en een spatie achter elke dubbele punt".to_owned(),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            line_start + (line.len() - line.trim_start().len())..line_start + line.len(),
            "hier ontbreekt een dubbele punt met een spatie erachter",
            "schrijf een naam, een dubbele punt, een spatie en de waarde".to_owned(),
        ),
        _ => (
            here,
            "de kop is hier niet te lezen",
            "kijk of aanhalingstekens en haken gesloten zijn, en of de regel evenver inspringt als zijn buren"
                .to_owned(),
        ),
    }
}

/// `onderwerp: Training: rekenen` — the commonest mistake of all.
fn colon_in_value<'a>(
    text: &str,
    line_start: usize,
    line: &'a str,
) -> Option<(std::ops::Range<usize>, &'a str, &'a str)> {
    let indent = line.len() - line.trim_start_matches([' ', '-']).len();
    let (key, value) = line[indent..].split_once(": ")?;
    let value = value.trim();
    let quoted = value.starts_with(['"', '\'', '[', '{', '|', '>', '&', '*', '!']);
    if quoted || !(value.contains(": ") || value.ends_with(':')) || key.contains(['{', '[']) {
        return None;
    }
    let start = line_start + line.rfind(value)?;
    (start + value.len() <= text.len()).then_some((start..start + value.len(), key, value))
}
