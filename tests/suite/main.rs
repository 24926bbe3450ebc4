//! One test binary: the domain, the pages, the commands from outside.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, missing_docs)]

mod audit;
mod browser;
mod building;
mod calculator;
mod check_pages;
mod checkout;
mod commands;
mod coverage;
mod dashboard;
mod deadlines;
mod floors;
mod format;
mod formatting;
mod history_pages;
mod officer_input;
mod pages;
mod pdf;
mod profiles;
mod proof;
mod public_pages;
mod recording;
mod registering;
mod regulation_checks;
mod regulations;
mod retention;
mod rules;
mod rules_as_data;
mod saving;
mod setting;
mod signatures;
mod syncing;
mod test_repo;
mod theme;
mod trail;
mod unreadable;
