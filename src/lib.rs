//! Klachtwerk: complaint handling for Dutch organisations that fits in a git repository.
//!
//! Every complaint is a Markdown file, and so is the regulation it is handled by. This library reads both,
//! checks the one against the other, computes every deadline with its explanation, and renders the sites.
//! `ARCHITECTURE.md` tells how the floors below hang together; a module uses only what stands above it here.

// Floor 0: words, texts, days, and the only door to the outside.
pub mod calendar;
pub mod profiles;
pub mod source;
pub mod vocabulary;
pub mod world;
// Floor 1: signals.
pub mod browser;
pub mod diagnostic;
pub mod git;
// Floor 2: files as written.
pub mod document;
pub mod edit;
// Floor 3: models.
// What cases and reports both have.
pub mod measure;
// The three kinds of file.
pub mod case;
pub mod regulation;
pub mod report;
// Both in the one form they are written in.
pub mod canonical;
// What both look like, for editors.
pub mod schema;
pub mod trail;
// Floor 4: everything loaded.
pub mod repository;
// Floor 5: dated duties.
pub mod deadline;
// What is counted of cases, and what may be told of it.
pub mod figures;
// The duties of the year.
pub mod duties;
// The figures as tables and sentences.
pub mod account;
// Whether a text says who somebody is.
pub mod leak;
// Floor 6: judgement.
pub mod check;
// The trail judged.
pub mod audit;
// What there is to say at a place in a file.
pub mod assist;
// Floor 7: what each side may see.
pub mod audience;
// Floor 8: what goes out.
pub mod demo;
pub mod export;
pub mod journal;
pub mod mail;
// Letters, of which some go by mail.
pub mod letter;
pub mod save;
pub mod setup;
pub mod site;
// Floor 9: what stays running.
pub mod lsp;
pub mod serve;
// Floor 10: the command line.
pub mod cli;
