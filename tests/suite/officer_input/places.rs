//! Where keys, values and items stand.

use std::sync::Arc;

use klachtwerk::document::{Document, Map, Node, Value};
use klachtwerk::source::{Source, Span};

fn parse(text: &str) -> Document {
    let (document, findings) = Document::parse(&Arc::new(Source::new("a.md", text)));
    assert!(findings.is_empty(), "{findings:?}");
    document
}

/// `key 2:1-2:4 value` lines, deep.
fn places(document: &Document, map: &Map) -> Vec<String> {
    fn place(document: &Document, span: Span) -> String {
        let (start, end) = (document.source.position(span.start as usize), document.source.position(span.end as usize));
        format!("{}:{}-{}:{}", start.line, start.column, end.line, end.column)
    }
    fn walk(document: &Document, node: &Node, lines: &mut Vec<String>) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| {
                lines.push(format!("- {}", place(document, item.span)));
                walk(document, item, lines);
            }),
            Value::Map(map) => map.iter().for_each(|entry| {
                let (key, value) = (place(document, entry.key.span), place(document, entry.value.span));
                lines.push(format!("{} {key} {value}", entry.key.text));
                walk(document, &entry.value, lines);
            }),
            _ => {}
        }
    }
    let mut lines = Vec::new();
    walk(document, &Node { span: Span::default(), value: Value::Map(map.clone()) }, &mut lines);
    lines
}

#[test]
fn keys_keep_the_order_of_the_file() {
    let document = parse("---\nz: 1\na: 2\nm: {y: 1, b: 2}\n---\n");
    let keys = |map: &Map| map.iter().map(|entry| entry.key.text.clone()).collect::<Vec<_>>();
    assert_eq!(keys(&document.front), ["z", "a", "m"]);
    assert_eq!(keys(document.front.get("m").unwrap().as_map().unwrap()), ["y", "b"]);
}

#[test]
fn block_style_with_accents() {
    let document = parse("---\ncafé: één\nlijst:\n  - é: ü\n    b: c\n  - 'd é'\nleeg:\nlos:\n- x\n- y\nn: 1\n---\n");
    assert_eq!(
        places(&document, &document.front),
        [
            "café 2:1-2:5 2:7-2:10",
            "lijst 3:1-3:6 4:3-6:10",
            "- 4:5-5:9",
            "é 4:5-4:6 4:8-4:9",
            "b 5:5-5:6 5:8-5:9",
            "- 6:5-6:10",
            "leeg 7:1-7:5 7:5-7:5",
            "los 8:1-8:4 9:1-10:4",
            "- 9:3-9:4",
            "- 10:3-10:4",
            "n 11:1-11:2 11:4-11:5",
        ]
    );
}

#[test]
fn flow_style_with_accents() {
    let document = parse("---\né: {ü: [a, \"b é\" ], c: {} , d: }\ne: [\n  x,\n  y\n]\n---\n");
    assert_eq!(
        places(&document, &document.front),
        [
            "é 2:1-2:2 2:4-2:33",
            "ü 2:5-2:6 2:8-2:19",
            "- 2:9-2:10",
            "- 2:12-2:17",
            "c 2:21-2:22 2:24-2:26",
            "d 2:29-2:30 2:30-2:30",
            "e 3:1-3:2 3:4-6:2",
            "- 4:3-4:4",
            "- 5:3-5:4",
        ]
    );
}

#[test]
fn texts_of_more_lines_end_with_their_last_word() {
    let document =
        parse("---\na: |\n  één\n  twee\n\nb: >-\n  drie\n  vier\nc: los\n  vast\nd: \"in\n  quotes\"\n---\n");
    assert_eq!(
        places(&document, &document.front),
        ["a 2:1-2:2 3:3-4:7", "b 6:1-6:2 7:3-8:7", "c 9:1-9:2 9:4-10:7", "d 11:1-11:2 11:4-12:10"]
    );
    let text = |key: &str| document.front.get(key).unwrap().as_str().unwrap().to_owned();
    assert_eq!([text("a"), text("b"), text("c"), text("d")], ["één\ntwee\n", "drie vier", "los vast", "in quotes"]);
}
