//! What comes in, in order, with an eye on what is called off meanwhile.

use std::collections::HashSet;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use lsp_server::{Message, RequestId, Response};
use serde_json::Value;

/// Something to act on.
pub(super) enum Event {
    /// The editor sent it.
    Message(Message),
    /// An answer that took its time, with the number of edits it had seen.
    Answered { response: Response, edits: u64 },
    /// Who handles complaints in an archive.
    Known { root: std::path::PathBuf, people: Vec<String> },
    /// The editor went away.
    Gone,
}

/// The requests the editor called off and that have no answer yet. Known as soon as they come in, also while an answer
/// is being worked out.
#[derive(Debug, Clone, Default)]
pub(super) struct CalledOff(Arc<Mutex<HashSet<RequestId>>>);

impl CalledOff {
    pub(super) fn has(&self, id: &RequestId) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).contains(id)
    }

    pub(super) fn forget(&self, id: &RequestId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    fn note(&self, id: RequestId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
    }
}

/// The row of events.
pub(super) struct Inbox {
    events: Receiver<Event>,
    /// Where late answers come in.
    pub(super) door: Sender<Event>,
    pub(super) called_off: CalledOff,
}

impl Inbox {
    /// Takes everything from the editor as it comes, so that a request called off behind ten others is known at once.
    pub(super) fn of(messages: impl IntoIterator<Item = Message> + Send + 'static) -> Self {
        let (door, events) = channel();
        let called_off = CalledOff::default();
        let (inward, noted) = (door.clone(), called_off.clone());
        std::thread::spawn(move || {
            for message in messages {
                if let Some(id) = cancelled(&message) {
                    noted.note(id);
                }
                if inward.send(Event::Message(message)).is_err() {
                    return;
                }
            }
            let _ = inward.send(Event::Gone);
        });
        Self { events, door, called_off }
    }

    /// The next event, if there is one already.
    pub(super) fn waiting(&self) -> Option<Event> {
        self.events.try_recv().ok()
    }

    /// The next event, as soon as there is one.
    pub(super) fn next(&self) -> Event {
        self.events.recv().unwrap_or(Event::Gone)
    }
}

/// The request a message calls off.
pub(super) fn cancelled(message: &Message) -> Option<RequestId> {
    let Message::Notification(note) = message else { return None };
    if note.method != "$/cancelRequest" {
        return None;
    }
    match note.params.get("id")? {
        Value::String(id) => Some(id.clone().into()),
        number => Some(i32::try_from(number.as_i64()?).ok()?.into()),
    }
}
