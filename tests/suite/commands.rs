//! Whole commands from outside: the arguments, the exit status, every byte on standard output and error.

mod at;
mod build;
mod check;
mod check_formats;
mod colour;
mod demo;
mod explain;
mod init;
mod overdue;
mod overdue_formats;
mod reference;
mod show;
mod term;
mod usage;

/// Every command there is.
const COMMANDS: [&str; 28] = [
    "demo",
    "init",
    "check",
    "build",
    "serve",
    "theme",
    "explain",
    "fmt",
    "overdue",
    "show",
    "log",
    "audit",
    "new",
    "record",
    "letter",
    "set",
    "undo",
    "retention",
    "report",
    "save",
    "hooks",
    "term",
    "whatif",
    "compare",
    "recompute",
    "lsp",
    "completions",
    "man",
];

/// A regulation with duties and choices, where the verdict has four weeks and awaits a hearing.
const STRICT: &str = "\
---
titel: Klachtenregeling Streng
in_werking: 2024-01-01
rollen:
  klachtenfunctionaris: {naam: Voorbeeld Functionaris, email: klachten@example.org}
vereist:
  - {gegeven: klager.naam, artikel: \"1.1\"}
stappen:
  klager-gehoord: {vereist_voor: oordeel, afzien: true, artikel: \"1.2\"}
indeling:
  aard: {keuzes: {I: bejegening, II: planning}, artikel: \"1\"}
termijnen:
  oordeel: {stap: oordeel, binnen: 4 weken, na: ontvangen, wie: klachtenfunctionaris, artikel: \"1.1\"}
---
## Artikel 1 Behandeling
1. De organisatie oordeelt binnen vier weken.
2. Voor het oordeel wordt de klager gehoord.
";

/// A case under [`STRICT`] whose verdict came before the hearing.
const TOO_SOON: &str = "\
---
klager: {naam: Noor Noordzee}
verloop:
  - ontvangen: 2026-05-04
  - oordeel: 2026-05-20
  - klager-gehoord: 2026-05-21
---
";

/// A case in which nothing happened after it was received.
fn received(day: &str) -> String {
    format!("---\nklager: {{naam: Noor Noordzee}}\nverloop:\n  - ontvangen: {day}\n---\n")
}
