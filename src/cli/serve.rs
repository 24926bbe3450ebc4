//! `klacht serve`.

use std::sync::mpsc;

use clap::Args;

use crate::diagnostic::render;
use crate::serve::{self, News, Options, ServeProblem};

use super::{Ending, Problem, Session};

/// The port nobody else asks for: the year complaints got a chapter of their own, turned round.
const PORT: &str = "4180";

/// Bekijk beide sites terwijl u werkt; ze verversen vanzelf
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht serve [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht serve                openbaar op poort 4180, besloten op poort 4181
  klacht serve --port 8000    openbaar op poort 8000, besloten op poort 8001
  klacht serve --port 0       op twee poorten die vrij zijn

De pagina's zijn alleen op deze computer te zien. Bewaart u een bestand, dan
staat de verandering meteen op het scherm, met wat er niet klopt. Er wordt
niets geschreven. Stoppen doet u met Ctrl-C."
)]
pub(super) struct Serve {
    /// De poort van de openbare pagina's; het besloten overzicht komt op de poort daarna
    #[arg(long, value_name = "POORT", default_value = PORT, hide_default_value = true, value_parser = port)]
    port: u16,
    /// Kijk elke seconde of er iets is veranderd, voor een schijf op het netwerk
    #[arg(long)]
    poll: bool,
}

fn port(text: &str) -> Result<u16, String> {
    let number = text.parse::<u16>().ok().filter(|number| *number < u16::MAX);
    number.ok_or_else(|| "schrijf een getal van 0 tot en met 65534, zoals 4180".to_owned())
}

impl Serve {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let root = session.root()?;
        let on = session.on_given.then_some(session.on);
        let (tell, news) = mpsc::channel();
        serve::on_interrupt(tell.clone())?;
        let serving = serve::start(Options { root, on, port: self.port, poll: self.poll }, tell)?;
        let output = &mut session.output;
        output.line(&format!("openbaar: {}", serve::address(serving.public)))?;
        output.line(&format!("besloten: {}", serve::address(serving.private)))?;
        output.line("alleen op deze computer te zien; de pagina's verversen vanzelf als u een bestand bewaart")?;
        output.line("stoppen: Ctrl-C")?;
        output.flush()?;
        for news in &news {
            // Nobody reads along any more: the pages stay.
            let _ = match news {
                News::Stopped => break,
                News::Fallen => return Err(Problem::Serve(ServeProblem::Fallen)),
                news => tell_news(session, news),
            };
        }
        serving.stop();
        session.output.line("gestopt")?;
        Ok(Ending::Fine)
    }
}

fn tell_news(session: &mut Session, news: News) -> Result<(), Problem> {
    match news {
        News::Renewed { files, findings, held, errors, warnings, took } => {
            let what = match files.as_slice() {
                [] => "alles".to_owned(),
                [one] => one.clone(),
                [one, rest @ ..] => format!("{one} en {} andere", rest.len()),
            };
            for finding in &findings {
                session.output.print(&render::text(finding, session.output.colour()))?;
            }
            for sentence in held {
                session.output.line(&super::output::visible(&sentence))?;
            }
            let (errors, warnings) =
                (counted(errors, "fout", "fouten"), counted(warnings, "waarschuwing", "waarschuwingen"));
            let line = format!("ververst in {} ms: {what}; in het archief: {errors}, {warnings}", took.as_millis());
            session.output.line(&super::output::visible(&line))?;
        }
        News::Recorded => session.output.line("ververst: er is iets vastgelegd in git")?,
        News::Polling(Some(why)) => session.output.line(&super::output::visible(&format!(
            "let op: het systeem vertelt niet wat er verandert ({why}); daarom wordt er elke seconde gekeken"
        )))?,
        News::Polling(None) => session.output.line("elke seconde wordt gekeken of er iets is veranderd")?,
        News::Stopped | News::Fallen => {}
    }
    session.output.flush()
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

impl From<ServeProblem> for Problem {
    fn from(problem: ServeProblem) -> Self {
        match problem {
            ServeProblem::Unlisted(problem) => problem.into(),
            problem => Self::Serve(problem),
        }
    }
}

/// What is said of a problem, and what to do about it.
pub(super) fn words(problem: &ServeProblem) -> (String, String) {
    match problem {
        ServeProblem::Port(port, error, free) => {
            let other = free.map_or("--port 0".to_owned(), |free| format!("--port {free}"));
            let what = match error.kind() {
                std::io::ErrorKind::AddrInUse => format!("poort {port} is al in gebruik"),
                std::io::ErrorKind::PermissionDenied => format!("poort {port} mag u niet gebruiken"),
                _ => format!("poort {port} is niet te gebruiken: {}", crate::world::reason(error)),
            };
            (what, format!("kies een andere: klacht serve {other}; of stop het programma dat deze poort gebruikt"))
        }
        ServeProblem::Unlisted(problem) => (
            format!(
                "de map {} kan niet worden gelezen: {}",
                problem.path.display(),
                crate::world::reason(&problem.error)
            ),
            "kijk of u er mag lezen".to_owned(),
        ),
        ServeProblem::Fallen => (
            "de pagina's worden niet meer ververst; dit is een fout in het programma".to_owned(),
            "start klacht serve opnieuw, en meld wat u het laatst veranderde, zonder gegevens uit een zaak".to_owned(),
        ),
        ServeProblem::System(error) => (
            format!("de pagina's zijn niet te tonen: {}", crate::world::reason(error)),
            "sluit andere programma's en probeer het nog eens; klacht build schrijft de pagina's in een map".to_owned(),
        ),
    }
}
