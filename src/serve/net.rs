//! The only door to the network: this computer alone, a bounded number of visitors, each of whom has to be quick.

use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use super::answer::{self, Answer};
use super::guard;
use super::request;
use super::side::{EVENTS, Side};

/// How many connections a site has at once; who comes then is told to come back.
const MOST: usize = 64;
/// How many of those may wait for news.
const MOST_WAITING: usize = 32;
/// How long a request may take to come in.
const PATIENCE: Duration = Duration::from_secs(3);
/// How long a piece of an answer may take to go out.
const SENDING: Duration = Duration::from_secs(5);
/// How often is looked whether a page that waits is still there.
const LOOK: Duration = Duration::from_millis(500);
/// How often a page that waits hears that it still does, in looks.
const SIGN: u32 = 30;

/// Takes a port of this computer; 0 takes any that is free.
///
/// # Errors
/// What the system says: somebody else has it, or it may not be had.
pub(super) fn bind(port: u16) -> io::Result<TcpListener> {
    #[allow(clippy::disallowed_methods)] // this is the door itself
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// Answers on a port until told to stop, in threads of its own.
pub(super) fn listen(listener: TcpListener, side: Arc<Side>, closing: Arc<AtomicBool>) -> io::Result<()> {
    let visitors = Arc::new(AtomicUsize::new(0));
    let waiting = Arc::new(AtomicUsize::new(0));
    let accept = move || {
        for stream in listener.incoming() {
            if closing.load(Ordering::SeqCst) {
                return;
            }
            let Ok(mut stream) = stream else {
                // Out of handles, most likely: without a pause this would take all of a processor.
                std::thread::sleep(Duration::from_millis(50));
                continue;
            };
            let Some(place) = Place::take(&visitors, MOST) else {
                let _ = stream.set_write_timeout(Some(LOOK));
                let _ = busy().write(&mut stream, true);
                continue;
            };
            let (side, waiting, closing) = (Arc::clone(&side), Arc::clone(&waiting), Arc::clone(&closing));
            let visit = move || {
                // Whatever goes wrong with a visitor is over when the connection is.
                let _ = visit(&mut stream, &side, &waiting, &closing);
                drop(place);
            };
            // Without a thread the connection is dropped, and the browser tries again.
            let _ = std::thread::Builder::new().name("bezoek".to_owned()).spawn(visit);
        }
    };
    std::thread::Builder::new().name("poort".to_owned()).spawn(accept).map(|_| ())
}

/// Ends the wait for the next visitor, who finds that we are closing.
pub(super) fn knock(port: u16) {
    #[allow(clippy::disallowed_methods)] // this is the door itself
    let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
}

fn visit(stream: &mut TcpStream, side: &Side, waiting: &Arc<AtomicUsize>, closing: &AtomicBool) -> io::Result<()> {
    stream.set_write_timeout(Some(SENDING))?;
    stream.set_nodelay(true)?;
    let request = match request::read(stream, PATIENCE) {
        Ok(request) => request,
        Err(refusal) => {
            let Some(answer) = answer::refused(refusal) else { return Ok(()) };
            answer.write(stream, true)?;
            answer::close(stream);
            return Ok(());
        }
    };
    let answer = match guard::judge(&request, side.port) {
        Err(stranger) => answer::strange(stranger, side.port),
        Ok(()) if request.path == EVENTS => match Place::take(waiting, MOST_WAITING) {
            Some(_place) if request.body => return events(stream, side, closing),
            Some(_) => Answer::words(200, ""),
            None => busy(),
        },
        Ok(()) => side.answer(&request.path),
    };
    answer.write(stream, request.body)?;
    answer::close(stream);
    Ok(())
}

fn busy() -> Answer {
    Answer::words(503, "Er zijn te veel verbindingen tegelijk. Sluit een tabblad en probeer het nog eens.")
}

/// Tells a page the number of what is shown, now and after every change, as long as the page is there.
fn events(stream: &mut TcpStream, side: &Side, closing: &AtomicBool) -> io::Result<()> {
    let mut number = side.board.number();
    let head = answer::head(200, "text/event-stream; charset=utf-8", "default-src 'none'; frame-ancestors 'none'");
    let version = side.version(number);
    stream.write_all(format!("{head}\r\nretry: 1000\n\ndata: {version}\n\n").as_bytes())?;
    let mut looks = 0;
    while !closing.load(Ordering::SeqCst) && is_there(stream)? {
        let shown = side.board.wait(number, LOOK);
        looks += 1;
        if shown != number {
            number = shown;
            stream.write_all(format!("data: {}\n\n", side.version(number)).as_bytes())?;
        } else if looks % SIGN == 0 {
            stream.write_all(b": nog hier\n\n")?;
        }
    }
    Ok(())
}

/// Whether the other end of a connection is still open.
fn is_there(stream: &TcpStream) -> io::Result<bool> {
    stream.set_nonblocking(true)?;
    let there = match stream.peek(&mut [0]) {
        Ok(count) => count > 0,
        Err(error) => error.kind() == io::ErrorKind::WouldBlock,
    };
    stream.set_nonblocking(false)?;
    Ok(there)
}

/// A place among a bounded number, given back when it is dropped.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(taken: &Arc<AtomicUsize>, most: usize) -> Option<Self> {
        let more = |count| (count < most).then_some(count + 1);
        taken.fetch_update(Ordering::SeqCst, Ordering::SeqCst, more).ok().map(|_| Self(Arc::clone(taken)))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
