//! YAML with positions: the events of a parser become a tree of [`Node`]s.

use std::borrow::Cow;
use std::sync::Arc;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, StructureStyle};

use smol_str::SmolStr;

use crate::diagnostic::{Diagnostic, Findings};
use crate::source::{Source, Span};

use super::codes;
use super::node::{Entry, Map, Node, Text, Value};

mod explain;
mod plain;
mod tabs;

use explain::explain;
use tabs::Spaced;

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 32;
/// The most entries of one collection that are read: a wall against files made to be slow.
const MAX_ENTRIES: usize = 1000;
/// Quotes as a word processor makes them.
const CURLY: [char; 5] = ['“', '”', '„', '‘', '’'];

/// Reads the YAML in a span of the source. The flag says that it could not be read whole.
pub(super) fn parse(source: &Arc<Source>, span: Span, findings: &mut Findings) -> (Map, bool) {
    if let Some(map) = plain::read(source.slice(span), span.start as usize) {
        return (map, false);
    }
    parse_fully(source, span, findings)
}

/// Reads any YAML, and says what is wrong with it.
fn parse_fully(source: &Arc<Source>, span: Span, findings: &mut Findings) -> (Map, bool) {
    let text = source.slice(span);
    let spaced = tabs::spaced(source, span, text, findings);
    let base = span.start as usize;
    let mut tree = Tree {
        source,
        base,
        spaced: &spaced,
        findings,
        stack: Vec::new(),
        entries: Vec::new(),
        items: Vec::new(),
        root: None,
        broken: false,
    };
    let options = granit_parser::options! { emit_comments: false, disallow_directives: true };
    for event in Parser::new_from_str_with_options(&spaced.text, options) {
        let going_on = match event {
            Ok((event, span)) => tree.event(event, &span),
            Err(error) => tree.error(&error),
        };
        if !going_on {
            tree.broken = true;
            break;
        }
    }
    tree.finish(span)
}

/// A collection that is being read. Its children wait on a shared stack from `first` on, so that each finished
/// collection takes exactly the room it needs.
enum Open {
    Map { start: usize, flow: bool, first: usize, key: Option<Text> },
    List { start: usize, flow: bool, first: usize },
}

struct Tree<'a> {
    source: &'a Arc<Source>,
    base: usize,
    spaced: &'a Spaced<'a>,
    findings: &'a mut Findings,
    stack: Vec<Open>,
    entries: Vec<Entry>,
    items: Vec<Node>,
    root: Option<Node>,
    broken: bool,
}

impl Tree<'_> {
    /// Takes one event; `false` stops the reading.
    fn event(&mut self, event: Event<'_>, span: &granit_parser::Span) -> bool {
        let range = span.byte_range().unwrap_or_default();
        let span = Span::new(self.place(range.start), self.place(range.end));
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if self.refuse(anchor, tag.is_some(), span) {
                    return false;
                }
                let span = if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) {
                    // The blank lines below it belong to nobody.
                    let written = self.source.slice(span).trim_end().len();
                    Span::new(span.start as usize, span.start as usize + written)
                } else {
                    span
                };
                let value = self.scalar(text, style, span);
                self.value(Node { span, value })
            }
            Event::SequenceStart(style, anchor, tag) => {
                let flow = style == StructureStyle::Flow;
                let start = if flow { span.start as usize } else { self.dash_before(span.start as usize) };
                !self.refuse(anchor, tag.is_some(), span)
                    && self.open(Open::List { start, flow, first: self.items.len() }, span)
            }
            Event::MappingStart(style, anchor, tag) => {
                let (start, flow) = (span.start as usize, style == StructureStyle::Flow);
                !self.refuse(anchor, tag.is_some(), span)
                    && self.open(Open::Map { start, flow, first: self.entries.len(), key: None }, span)
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span.end as usize),
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                self.alias(span);
                false
            }
            _ => true,
        }
    }

    /// Where an offset in the text the parser saw lies in the source.
    fn place(&self, offset: usize) -> usize {
        self.base + self.spaced.original(offset)
    }

    /// A list whose dashes stand below its name is said to start behind its first dash.
    fn dash_before(&self, start: usize) -> usize {
        let text = &self.source.text()[..start];
        let before = text.trim_end_matches([' ', '\t']);
        if self.source.text()[start..].starts_with('-') || !before.ends_with('-') { start } else { before.len() - 1 }
    }

    fn scalar(&mut self, text: Cow<'_, str>, style: ScalarStyle, span: Span) -> Value {
        let text = self.visible(text, span);
        if style != ScalarStyle::Plain {
            return Value::Scalar(SmolStr::new(text));
        }
        if text.is_empty() || text == "~" {
            return Value::Empty;
        }
        let inner = text.strip_prefix(CURLY).and_then(|rest| rest.strip_suffix(CURLY));
        if let Some(inner) = inner {
            self.findings.push(
                Diagnostic::new(&codes::CURLY_QUOTES, self.source, span, "krulaanhalingstekens om een waarde")
                    .help("gebruik rechte aanhalingstekens \"…\" of laat ze weg; de waarde is zonder gelezen"),
            );
            return Value::Scalar(SmolStr::new(inner));
        }
        let opens = text.strip_prefix(['“', '”', '„']);
        if opens.is_some_and(|rest| !rest.contains(['“', '”'])) {
            let message = "een krulaanhalingsteken aan het begin van een waarde wordt niet gesloten";
            self.findings.push(Diagnostic::new(&codes::CURLY_QUOTES, self.source, span, message).help(
                "zet rechte aanhalingstekens \"…\" om de hele waarde; een komma of # kan haar hebben afgebroken",
            ));
        }
        Value::Scalar(SmolStr::new(text))
    }

    /// The text without characters that steer a terminal, which only an escape can bring in.
    fn visible<'t>(&mut self, text: Cow<'t, str>, span: Span) -> Cow<'t, str> {
        let hidden = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
        if !text.contains(hidden) {
            return text;
        }
        let message = "deze waarde bevat een onzichtbaar teken dat niet in tekst hoort";
        self.findings.push(
            Diagnostic::new(&codes::YAML_SYNTAX, self.source, span, message)
                .help("haal de code met \\ uit de waarde; zij is gelezen zonder dat teken"),
        );
        Cow::Owned(text.replace(hidden, ""))
    }

    fn open(&mut self, open: Open, span: Span) -> bool {
        if self.stack.len() >= MAX_DEPTH {
            self.too_deep(span);
            return false;
        }
        self.stack.push(open);
        true
    }

    fn too_deep(&mut self, span: Span) {
        let message = format!("gegevens staan meer dan {MAX_DEPTH} lagen diep");
        self.findings.push(
            Diagnostic::new(&codes::TOO_DEEP, self.source, span, message).help("haal lijsten en groepen uit elkaar"),
        );
    }

    fn too_many(&mut self, span: Span) {
        let message = format!("hier staan meer dan {MAX_ENTRIES} gegevens bij elkaar");
        self.findings.push(
            Diagnostic::new(&codes::TOO_DEEP, self.source, span, message).help("verdeel ze, of zet ze in een bijlage"),
        );
    }

    fn close(&mut self, end: usize) -> bool {
        let node = match self.stack.pop() {
            Some(Open::List { start, flow, first }) => {
                let items: Vec<Node> = self.items.drain(first..).collect();
                let last = items.last().map(|item| item.span.end as usize);
                let end = if flow { end } else { last.unwrap_or(start) };
                Node { span: Span::new(start, end), value: Value::List(items) }
            }
            Some(Open::Map { start, flow, first, .. }) => {
                let map = Map(self.entries.drain(first..).collect());
                let last = map.0.last().map(|entry| entry.span().end as usize);
                let end = if flow { end } else { last.unwrap_or(start) };
                Node { span: Span::new(start, end), value: Value::Map(map) }
            }
            None => return true,
        };
        self.value(node)
    }

    fn value(&mut self, mut node: Node) -> bool {
        if let (Value::Empty, Some(Open::Map { key: Some(key), .. })) = (&node.value, self.stack.last()) {
            // The parser may place nothing on a later line.
            let end = key.span.end as usize;
            if self.source.text().get(end..node.span.start as usize).is_none_or(|gap| gap.contains('\n')) {
                node.span = Span::new(end, end);
            }
        }
        match self.stack.last_mut() {
            None => self.root = Some(node),
            Some(Open::List { first, .. }) => {
                let many = self.items.len() - *first >= MAX_ENTRIES;
                if many {
                    self.too_many(node.span);
                    return false;
                }
                self.items.push(node);
            }
            Some(Open::Map { first, .. }) if self.entries.len() - *first >= MAX_ENTRIES => {
                self.too_many(node.span);
                return false;
            }
            Some(Open::Map { first, key, .. }) => match key.take() {
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
                Some(name) => match self.entries[*first..].iter().find(|entry| entry.key.text == name.text) {
                    Some(first) => {
                        let message = format!("`{}` staat er twee keer", name.text);
                        let first = first.key.span;
                        self.findings.push(
                            Diagnostic::new(&codes::DUPLICATE_KEY, self.source, name.span, message)
                                .label(self.source, first, "hier staat het ook al")
                                .help("haal een van beide weg; gelezen is de eerste")
                                .discreet(&name.text),
                        );
                    }
                    None if name.text == "<<" => {
                        let message = "`<<` haalt gegevens ergens anders vandaan en wordt niet gelezen";
                        self.findings.push(
                            Diagnostic::new(&codes::ALIAS, self.source, name.span, message)
                                .help("schrijf de gegevens hier zelf op"),
                        );
                    }
                    None => self.entries.push(Entry { key: name, value: node }),
                },
            },
        }
        true
    }

    fn refuse(&mut self, anchor: usize, tagged: bool, span: Span) -> bool {
        if anchor == 0 && !tagged {
            return false;
        }
        let span = self.property_before(span, if anchor == 0 { '!' } else { '&' });
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
        true
    }

    /// The word with an anchor or type, which stands before its value.
    fn property_before(&self, value: Span, sign: char) -> Span {
        let before = &self.source.text()[self.base..value.start as usize];
        let word = before.split_whitespace().rev().take(2).find(|word| word.starts_with(sign));
        let Some(word) = word else { return value };
        let start = self.base + before.rfind(word).unwrap_or_default();
        Span::new(start, start + word.len())
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

    fn error(&mut self, error: &ScanError) -> bool {
        let text = self.source.text();
        let at = self.place(error.marker().byte_offset().unwrap_or(0)).min(text.len());
        let at = (self.base..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(self.base);
        if matches!(error.kind(), ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName) {
            let end = at + text[at..].find(|c: char| c.is_whitespace() || ",]}".contains(c)).unwrap_or(text.len() - at);
            self.alias(Span::new(at, end));
            return false;
        }
        if matches!(error.kind(), ErrorKind::RecursionLimitExceeded) {
            // The parser looks ahead and stops at a limit of its own.
            self.too_deep(Span::new(at, at));
            return false;
        }
        if let Some(place) = self.spaced.mixed {
            self.findings.push(
                Diagnostic::new(&codes::YAML_SYNTAX, self.source, place, "tabs en spaties springen door elkaar in")
                    .help("vervang elke tab aan het begin van een regel door spaties, twee per stap"),
            );
            return false;
        }
        let front = &text[self.base..self.base + self.spaced.length];
        let (span, message, help) = explain(error.kind(), front, (at - self.base).min(front.len()));
        // The mend may repeat the line, and a line of a case may hold a name.
        let repeated = help.split_once(": ").map(|(_, line)| line.to_owned());
        let span = Span::new(self.base + span.start, self.base + span.end);
        let finding = Diagnostic::new(&codes::YAML_SYNTAX, self.source, span, message).help(help);
        self.findings.push(repeated.into_iter().fold(finding, Diagnostic::quotes));
        false
    }

    fn finish(mut self, span: Span) -> (Map, bool) {
        while self.broken
            && let Some(open) = self.stack.last()
        {
            // Half a list between brackets says less than nothing; the lines above the fault say what they say.
            if matches!(open, Open::List { flow: true, .. } | Open::Map { flow: true, .. }) {
                match self.stack.pop() {
                    Some(Open::List { first, .. }) => self.items.truncate(first),
                    Some(Open::Map { first, .. }) => self.entries.truncate(first),
                    None => {}
                }
                if let Some(Open::Map { key, .. }) = self.stack.last_mut() {
                    *key = None;
                }
            } else if !self.close(self.base) {
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

#[cfg(test)]
mod tests;
