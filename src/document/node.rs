//! Values as written: every key, value and list item with its span, in the order of the file.

use smol_str::SmolStr;

use crate::source::Span;

/// A piece of text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The text, quotes and escapes resolved.
    pub text: SmolStr,
    /// Where it stands, quotes included.
    pub span: Span,
}

impl Text {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where the value stands.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// The three shapes a value has. Scalars stay text: the field that reads them decides what they mean, so
/// `0612345678` keeps its zero and `1.10` stays a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, or `~`.
    Empty,
    /// A single value as text.
    Scalar(SmolStr),
    /// A list.
    List(Vec<Node>),
    /// Keys with values.
    Map(Map),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Text,
    /// The value.
    pub value: Node,
}

impl Entry {
    /// From the key to the end of the value.
    #[must_use]
    pub fn span(&self) -> Span {
        Span { start: self.key.span.start, end: self.value.span.end.max(self.key.span.end) }
    }
}

/// Keys with values, in the order of the file; no key twice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Map(pub Vec<Entry>);

impl Map {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The key and value.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.key.text == key)
    }

    /// Takes a key and its value out; the key stays, with nothing in it.
    pub fn take(&mut self, key: &str) -> Option<Entry> {
        let entry = self.0.iter_mut().find(|entry| entry.key.text == key)?;
        let value = std::mem::replace(&mut entry.value.value, Value::Empty);
        Some(Entry { key: entry.key.clone(), value: Node { span: entry.value.span, value } })
    }

    /// All entries in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.0.iter()
    }

    /// The values at a dotted path such as `klager.naam`; a list on the way gives one value per item, and the
    /// name of a person written as a plain name is that value itself.
    #[must_use]
    pub fn path(&self, path: &str) -> Vec<&Node> {
        let mut parts = path.split('.');
        let mut nodes: Vec<&Node> = parts.next().and_then(|part| self.get(part)).into_iter().collect();
        for part in parts {
            let items = nodes.iter().flat_map(|node| node.items());
            nodes = items
                .filter_map(|item| match &item.value {
                    Value::Map(map) => map.get(part),
                    Value::Scalar(_) if part == "naam" => Some(item),
                    _ => None,
                })
                .collect();
        }
        nodes
    }
}

impl<'a> IntoIterator for &'a Map {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Node {
    /// The text of a scalar.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The scalar with its span.
    #[must_use]
    pub fn as_text(&self) -> Option<Text> {
        self.as_str().map(|text| Text { text: text.into(), span: self.span })
    }

    /// The keys and values of a map.
    #[must_use]
    pub fn as_map(&self) -> Option<&Map> {
        match &self.value {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    /// The items of a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(items) => Some(items),
            _ => None,
        }
    }

    /// A list as it is, a single value as a list of one, nothing as an empty list.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Empty => &[],
            Value::List(items) => items,
            _ => std::slice::from_ref(self),
        }
    }

    /// The texts of the scalars in it, a single one included.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.items().iter().filter_map(Node::as_str)
    }

    /// Whether nothing was filled in: no value, only spaces, an empty list or map.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match &self.value {
            Value::Empty => true,
            Value::Scalar(text) => text.trim().is_empty(),
            Value::List(items) => items.iter().all(Node::is_blank),
            Value::Map(map) => map.iter().all(|entry| entry.value.is_blank()),
        }
    }

    /// What shape it has, for a message.
    #[must_use]
    pub fn shape(&self) -> &'static str {
        match &self.value {
            Value::Empty => "niets",
            Value::Scalar(_) => "een enkele waarde",
            Value::List(_) => "een lijst",
            Value::Map(_) => "een groep gegevens",
        }
    }
}
