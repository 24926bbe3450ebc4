//! The files a new repository begins with.

use crate::canonical::{Kind, canonical};
use crate::profiles::{PROFILES, Profile};
use crate::schema::schemas;

mod adapt;

pub use adapt::{adapt, quoted};

/// The example regulations.
const EXAMPLES: [Profile; 5] = [
    Profile {
        name: "interactie",
        what: "voorbeeld: vier weken, klachtenfunctionaris, bezwaar",
        text: include_str!("../regulations/interactie/2026-01-01.md"),
    },
    Profile {
        name: "procedure-klachten",
        what: "voorbeeld: klein kantoor, twee weken, directie beslist",
        text: include_str!("../regulations/procedure-klachten.md"),
    },
    Profile {
        name: "klik-onderwijs",
        what: "voorbeeld: bedrijf met een interne geschillencommissie",
        text: include_str!("../regulations/klik-onderwijs.md"),
    },
    Profile {
        name: "organize4all",
        what: "voorbeeld: wie alleen werkt, twintig werkdagen",
        text: include_str!("../regulations/organize4all.md"),
    },
    Profile {
        name: "team-keizer",
        what: "voorbeeld: praktijk met een functionaris van buiten",
        text: include_str!("../regulations/team-keizer.md"),
    },
];

/// What a repository can begin with: the statutory profiles, then the examples.
pub fn starts() -> impl Iterator<Item = Profile> {
    PROFILES.into_iter().chain(EXAMPLES)
}

/// Where editors find what the files look like.
const SCHEMAS: &str = ".vscode/schemas";

/// What was asked for a new repository.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// The organisation.
    pub organisation: String,
    /// Who handles complaints.
    pub officer: Option<String>,
    /// Where they are reached.
    pub email: Option<String>,
    /// The regulations; the first is that of cases that name none.
    pub regulations: Vec<Profile>,
}

/// The files, each with its path.
#[must_use]
pub fn files(wish: &Wish) -> Vec<(String, String)> {
    // The line that tells an editor which schema goes with the file.
    let mut config = format!(
        "#:schema ./{SCHEMAS}/klacht.schema.json\n# Instellingen van dit archief\norganisatie = {}\n",
        quoted(&wish.organisation)
    );
    if let Some(first) = wish.regulations.first() {
        config += &format!("regeling = {}\n", quoted(first.name));
    }
    let mut files = vec![("klacht.toml".to_owned(), config)];
    for start in &wish.regulations {
        let (name, text) = (format!("regulations/{}.md", start.name), adapt(start.text, wish));
        let tidy = canonical(&name, text.as_bytes(), Kind::Regulation).ok();
        let text = tidy.and_then(|tidy| String::from_utf8(tidy.bytes).ok()).unwrap_or(text);
        files.push((name, text));
    }
    let fixed = [
        ("cases/.gitkeep", ""),
        (".gitignore", "# Gemaakte pagina's horen niet in de geschiedenis\n/out/\n"),
        (".gitattributes", include_str!("setup/gitattributes")),
        (".editorconfig", include_str!("setup/editorconfig")),
        (".vscode/settings.json", include_str!("setup/settings.json")),
        (".vscode/klacht.code-snippets", include_str!("setup/klacht.code-snippets")),
        ("LEESMIJ.md", include_str!("setup/LEESMIJ.md")),
    ];
    files.extend(fixed.map(|(name, text)| (name.to_owned(), text.to_owned())));
    files.extend(schemas().map(|schema| (format!("{SCHEMAS}/{}", schema.name), schema.text())));
    files
}
