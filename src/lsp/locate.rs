//! Who refers to something: the one question that reads every case.

use std::path::PathBuf;

use lsp_server::{ErrorCode, Request};
use lsp_types::{Location, ReferenceParams};
use serde_json::Value;

use crate::assist::{self, Subject};
use crate::diagnostic::Place;
use crate::repository::Live;
use crate::world;

use super::abilities::Editor;
use super::answer::{Find, Refusal, offset, parameters};
use super::convert;
use super::lines::Lines;

/// What is asked, and where.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) root: PathBuf,
    subject: Subject,
}

/// The question of a request; nothing when nothing at that place can be referred to.
pub(super) fn question(request: &Request, find: Find<'_>) -> Result<Option<Question>, Refusal> {
    let params: ReferenceParams = parameters(request)?;
    let at = params.text_document_position;
    let Some(desk) = find(at.text_document.uri.as_str()) else { return Ok(None) };
    let subject = desk.file().and_then(|file| assist::subject(&file, offset(&desk, at.position)));
    Ok(subject.map(|subject| Question { root: desk.placed.root.clone(), subject }))
}

/// Every place that refers to it, on a reading of its own: `texts` are those the editor has open. Ends early with what
/// is there when `wanted` says no; nobody waits for the answer then.
pub(super) fn everywhere(
    question: &Question,
    texts: Vec<(String, Vec<u8>)>,
    wanted: &(dyn Fn() -> bool + Sync),
    editor: Editor,
) -> Result<Value, (ErrorCode, String)> {
    let failed = |reason: String| (ErrorCode::RequestFailed, reason);
    let mut live = Live::open(&question.root).map_err(|problem| failed(world::reason(&problem.error)))?;
    texts.into_iter().for_each(|(name, text)| live.lay(&name, text));
    let rules = live.rules();
    let in_rules = question.subject.in_rules(rules);
    let in_cases =
        live.gather(|bound| wanted().then(|| locations(&question.subject.in_case(rules, bound), &live, editor)));
    let mut all = locations(&in_rules, &live, editor);
    all.extend(in_cases.unwrap_or_default());
    serde_json::to_value(all).map_err(|error| (ErrorCode::InternalError, error.to_string()))
}

/// Places in one file; its lines are counted once.
fn locations(places: &[Place], live: &Live, editor: Editor) -> Vec<Location> {
    let Some(first) = places.first() else { return Vec::new() };
    let Some(uri) = convert::address(live, first.source.path()) else { return Vec::new() };
    let lines = Lines::new(first.source.text(), editor.units);
    places.iter().map(|place| Location { uri: uri.clone(), range: lines.range(place.span) }).collect()
}
