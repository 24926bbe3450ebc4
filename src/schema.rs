//! JSON Schemas of what an officer writes, for editors: words to choose from, and what each name means.
//!
//! They say less than `check`: what a regulation adds, a schema cannot know. The meanings are those of the manual
//! (`docs/format.md`), the words those of the readers; draft 7, which the editors know.

use serde_json::{Value, json};

mod case;
mod manual;
mod parts;
mod regulation;
mod report;
mod settings;

/// A schema with the name of its file.
#[derive(Debug)]
pub struct Schema {
    /// The name of the file, such as `zaak.schema.json`.
    pub name: &'static str,
    /// The schema.
    pub schema: Value,
}

impl Schema {
    /// The file.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{:#}\n", self.schema)
    }
}

/// The schema of the front matter of a case, of a regulation and of a report, and of `klacht.toml`.
#[must_use]
pub fn schemas() -> [Schema; 4] {
    [
        Schema { name: "zaak.schema.json", schema: whole("De kop van een zaak", case::schema()) },
        Schema { name: "regeling.schema.json", schema: whole("De kop van een regeling", regulation::schema()) },
        Schema { name: "verslag.schema.json", schema: whole("De kop van een verslag", report::schema()) },
        Schema { name: "klacht.schema.json", schema: whole("klacht.toml", settings::schema()) },
    ]
}

fn whole(title: &str, schema: Value) -> Value {
    let mut whole = json!({"$schema": "http://json-schema.org/draft-07/schema#", "title": title});
    let mut definitions = parts::definitions();
    if let (Value::Object(whole), Value::Object(mut rest)) = (&mut whole, schema) {
        if let (Value::Object(all), Some(Value::Object(own))) = (&mut definitions, rest.shift_remove("definitions")) {
            all.extend(own);
        }
        whole.extend(rest);
        whole.insert("definitions".to_owned(), definitions);
    }
    whole
}
