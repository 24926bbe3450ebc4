//! Who and whom to: roles, independence, disputes, secrecy, cost.

use crate::document::{Map, YesNo, yes_no};

use super::Reader;
use crate::regulation::model::*;

const ROLE_KEYS: [&str; 10] = [
    "naam",
    "email",
    "telefoon",
    "extern",
    "verwerkersovereenkomst",
    "benoemd_door",
    "benoemd",
    "artikel",
    "omschrijving",
    "toelichting",
];

impl Reader<'_> {
    pub(super) fn roles(&mut self, front: &Map) -> Vec<Role> {
        let Some(map) = self.fields.map(front, "rollen") else { return Vec::new() };
        let empty = Map::default();
        let mut roles = Vec::new();
        for entry in map {
            let role = match &entry.value.value {
                crate::document::Value::Scalar(_) => &empty,
                _ => self.fields.map(map, &entry.key.text).unwrap_or(&empty),
            };
            self.fields.unknown_keys(role, &ROLE_KEYS, "een rol");
            roles.push(Role {
                key: entry.key.clone(),
                name: self.fields.text(role, "naam").or_else(|| entry.value.as_text()),
                email: self.fields.text(role, "email"),
                external: self.fields.yes(role, "extern"),
                appointed_by: self.fields.text(role, "benoemd_door"),
                appointments: self.appointments(role),
                processing: self.processing(role),
                articles: self.refs(role),
            });
        }
        roles
    }

    pub(super) fn definition(&mut self, front: &Map) -> Option<Definition> {
        let entry = front.entry("begrip")?;
        let map = self.fields.map(front, "begrip")?;
        self.fields.unknown_keys(map, &["vorm", "over", "anoniem", "artikel", "toelichting"], "begrip");
        let anonymous =
            self.fields.text(map, "anoniem").and_then(|text| yes_no(&text.text)).map(|answer| answer == YesNo::Yes);
        Some(Definition {
            forms: self.fields.texts(map, "vorm"),
            anonymous,
            articles: self.refs(map),
            span: entry.span(),
        })
    }

    pub(super) fn statements(&mut self, front: &Map, list: &str, key: &str) -> Vec<Statement> {
        let mut statements = Vec::new();
        for (map, span) in self.fields.maps(front, list) {
            self.fields.unknown_keys(map, &[key, "wie", "artikel", "toelichting"], list);
            match self.fields.text(map, key) {
                Some(text) => statements.push(Statement {
                    text: text.text.into(),
                    who: self.fields.text(map, "wie"),
                    articles: self.refs(map),
                }),
                None => self.incomplete_rule(
                    span,
                    format!("hier ontbreekt `{key}`"),
                    format!("zet erin: {key}: en een zin"),
                ),
            }
        }
        statements
    }

    pub(super) fn independence(&mut self, front: &Map) -> Vec<Independence> {
        let mut rules = Vec::new();
        for (map, span) in self.fields.maps(front, "onafhankelijk") {
            self.fields.unknown_keys(map, &["wie", "niet", "artikel", "toelichting"], "onafhankelijk");
            let not = self.fields.texts(map, "niet");
            for word in &not {
                if !["beklaagde", "afdeling", "klager"].contains(&word.text.as_str()) {
                    let message = format!("`niet` kan niet `{}` zijn", word.text);
                    self.fields.report(
                        &super::codes::UNKNOWN_WORD,
                        word.span,
                        message,
                        "kies uit: beklaagde, afdeling, klager",
                    );
                }
            }
            match self.fields.text(map, "wie") {
                Some(who) if !not.is_empty() => rules.push(Independence { who, not, articles: self.refs(map) }),
                _ => self.incomplete_rule(
                    span,
                    "deze regel over onafhankelijkheid is niet compleet",
                    "zet erin: wie en niet",
                ),
            }
        }
        rules
    }

    pub(super) fn responsible(&mut self, front: &Map) -> Vec<Responsible> {
        let mut rules = Vec::new();
        for (map, span) in self.fields.maps(front, "verantwoordelijk") {
            self.fields.unknown_keys(map, &["wie", "vanaf", "artikel", "toelichting"], "verantwoordelijk");
            match self.fields.text(map, "wie") {
                Some(who) => {
                    rules.push(Responsible { who, from: self.fields.text(map, "vanaf"), articles: self.refs(map) })
                }
                None => {
                    self.incomplete_rule(span, "dit zegt niet wie verantwoordelijk is", "zet erin: wie: en een rol")
                }
            }
        }
        rules
    }

    pub(super) fn disputes(&mut self, front: &Map) -> Vec<Dispute> {
        let mut disputes = Vec::new();
        for (map, span) in self.fields.maps(front, "geschil") {
            self.fields.unknown_keys(
                map,
                &["instantie", "website", "adres", "bindend", "artikel", "toelichting"],
                "geschil",
            );
            match self.fields.text(map, "instantie") {
                Some(body) => disputes.push(Dispute {
                    body,
                    website: self.fields.text(map, "website").map(|text| text.text.into()),
                    address: self.fields.text(map, "adres").map(|text| text.text.into()),
                    binding: self.fields.yes(map, "bindend"),
                    articles: self.refs(map),
                }),
                None => self.incomplete_rule(span, "hier ontbreekt `instantie`", "zet erin: instantie: en de naam"),
            }
        }
        disputes
    }

    pub(super) fn plain(&mut self, front: &Map, key: &str) -> Option<Plain> {
        let entry = front.entry(key)?;
        let map = self.fields.map(front, key)?;
        Some(Plain { articles: self.refs(map), span: entry.span() })
    }
}
