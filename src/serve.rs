//! Both sites on this computer alone, renewed by themselves while somebody works on the files.
//!
//! This is the only module that opens a port, follows files and hears Ctrl-C. What is shown comes from memory by a list
//! of addresses: no path that a visitor sends ever reaches the disk. Pages are those of a build with one script more.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::sync::{Arc, RwLock};
use std::time::Duration;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::repository::LoadProblem;
use crate::world;

mod answer;
mod banner;
mod board;
mod guard;
mod keeper;
mod net;
mod page;
mod request;
mod side;
mod watch;

use keeper::Keeper;
use side::{Pages, Side};
use watch::Places;

/// What to show and where.
#[derive(Debug, Clone)]
pub struct Options {
    /// The folder of the archive.
    pub root: PathBuf,
    /// The day that counts as today; nothing for the day it is, also past midnight.
    pub on: Option<NaiveDate>,
    /// The port of the public site; that of the dashboard is the next one. 0 takes any two that are free.
    pub port: u16,
    /// Whether to look every second instead of waiting for the system to tell.
    pub poll: bool,
}

/// What happens while the sites are shown.
#[derive(Debug)]
pub enum News {
    /// Files changed, and the pages with them.
    Renewed {
        /// The files, by their names in the archive.
        files: Vec<String>,
        /// What was found in them that stands on the pages.
        findings: Vec<Diagnostic>,
        /// Why something is not shown as it is now, in sentences.
        held: Vec<String>,
        /// The errors in the whole archive.
        errors: usize,
        /// The warnings in the whole archive.
        warnings: usize,
        /// How long it took.
        took: Duration,
    },
    /// Something was committed, and the history read again.
    Recorded,
    /// Files are looked at every second: as was asked, or because the system does not tell.
    Polling(Option<String>),
    /// Somebody pressed Ctrl-C.
    Stopped,
    /// Nothing is kept up to date any more, through a fault in this program.
    Fallen,
}

/// Says so when the thread that keeps everything up to date ends: it never does by itself.
struct Fall(Sender<News>);

impl Drop for Fall {
    fn drop(&mut self) {
        let _ = self.0.send(News::Fallen);
    }
}

/// Why nothing is shown.
#[derive(Debug)]
pub enum ServeProblem {
    /// The port is not to be had; a pair that is, if there is one near.
    Port(u16, std::io::Error, Option<u16>),
    /// A folder cannot be listed.
    Unlisted(LoadProblem),
    /// The system gives no thread.
    System(std::io::Error),
    /// A fault in this program.
    Fallen,
}

/// Sites that are shown.
#[derive(Debug)]
pub struct Serving {
    /// Where the public site is.
    pub public: SocketAddr,
    /// Where the dashboard is.
    pub private: SocketAddr,
    closing: Arc<AtomicBool>,
}

/// Sends [`News::Stopped`] when somebody presses Ctrl-C, or the system asks this program to end.
///
/// # Errors
/// What the system says.
pub fn on_interrupt(news: Sender<News>) -> Result<(), ServeProblem> {
    let heard = ctrlc::set_handler(move || {
        // When nobody listens the program is ending already.
        let _ = news.send(News::Stopped);
    });
    heard.map_err(|error| ServeProblem::System(std::io::Error::other(error)))
}

/// Shows both sites until the program ends or [`Serving::stop`].
///
/// # Errors
/// A port is taken, a folder cannot be listed.
pub fn start(options: Options, news: Sender<News>) -> Result<Serving, ServeProblem> {
    let (public_port, private_port) = ports(options.port)?;
    // The names the system tells are those of the folder itself, without a symlink on the way.
    let root = world::resolved(&options.root);
    let places = Places { git: keeper::git_folders(&root), root };
    let (tell, heard) = mpsc::channel();
    let first = keeper::first(&places, options.on)?;
    let address = |listener: &TcpListener| listener.local_addr().map_err(ServeProblem::System);
    let addresses = (address(&public_port)?, address(&private_port)?);
    let public = Arc::new(Side::new(addresses.0.port(), Pages::Public(RwLock::default())));
    let preview = Pages::Private(Box::new(RwLock::new(first.preview)));
    let private = Arc::new(Side::new(addresses.1.port(), preview));
    let mut keeper = Keeper::new(
        (places, options.on),
        (first.live, first.theme, first.today),
        (Arc::clone(&public), Arc::clone(&private)),
        (tell, heard),
        news.clone(),
    );
    keeper.follow(options.poll);
    let closing = Arc::new(AtomicBool::new(false));
    for (listener, side) in [(public_port, public), (private_port, private)] {
        net::listen(listener, side, Arc::clone(&closing)).map_err(ServeProblem::System)?;
    }
    let keep = std::thread::Builder::new().name("bijhouden".to_owned()).spawn(move || {
        let _fall = Fall(news);
        keeper.keep();
    });
    keep.map_err(ServeProblem::System)?;
    Ok(Serving { public: addresses.0, private: addresses.1, closing })
}

impl Serving {
    /// Lets go of both ports.
    pub fn stop(self) {
        self.closing.store(true, Ordering::SeqCst);
        net::knock(self.public.port());
        net::knock(self.private.port());
    }
}

/// Two ports beside each other.
fn ports(port: u16) -> Result<(TcpListener, TcpListener), ServeProblem> {
    let next = |port: u16| if port == 0 { Some(0) } else { port.checked_add(1) };
    let pair = |port: u16| {
        let public = net::bind(port).map_err(|error| (port, error))?;
        let beside = next(port).unwrap_or_default();
        net::bind(beside).map_err(|error| (beside, error)).map(|private| (public, private))
    };
    pair(port).map_err(|(taken, error)| {
        let near = (1..=20).filter_map(|step| port.checked_add(step * 10)).find(|port| pair(*port).is_ok());
        ServeProblem::Port(taken, error, near)
    })
}

/// Where a site is, to type in a browser.
#[must_use]
pub fn address(of: SocketAddr) -> String {
    format!("http://{}:{}/", Ipv4Addr::LOCALHOST, of.port())
}
