//! `klacht retention`.

use anstyle::{AnsiColor, Style};
use chrono::NaiveDate;
use clap::Args;
use serde_json::{Value, json};

use crate::calendar::short_date;
use crate::deadline::{Leaving, Standing, leaving};

use super::check::pretty;
use super::output::{Format, visible};
use super::{Ending, Problem, Session, table};

/// How far ahead is looked without `--within`, in days.
const AHEAD: u32 = 90;

/// Toon welke zaken weg moeten, welke blijven, en waarom
#[derive(Debug, Args)]
#[command(
    help_template = super::usage::TEMPLATE,
    override_usage = "klacht retention [OPTIES]",
    next_help_heading = "Opties",
    after_help = "Voorbeelden:
  klacht retention                   wat moet weg, en wat binnen negentig dagen
  klacht retention --within 365
  klacht retention --all --format json

Een zaak moet weg als de bewaartermijn van haar regeling voorbij is. Zij blijft als er
een bezwaar of geschil loopt, of als in de zaak staat waarom: bewaarplicht: {reden: …, tot: …}.
Deze opdracht vernietigt niets."
)]
pub(super) struct Retention {
    /// Elke gesloten zaak
    #[arg(long, conflicts_with = "within")]
    all: bool,
    /// Ook zaken waarvan de bewaartermijn binnen zoveel dagen afloopt (standaard 90)
    #[arg(long, value_name = "DAGEN", value_parser = super::usage::days)]
    within: Option<u32>,
    /// Vorm: text of json
    #[arg(long, value_name = "VORM", default_value = "text", hide_default_value = true, hide_possible_values = true)]
    format: Format,
    /// Eindig met status 1 als er een zaak weg moet
    #[arg(long)]
    exit_code: bool,
}

impl Retention {
    pub(super) fn run(self, session: &mut Session) -> Result<Ending, Problem> {
        let repository = session.repository()?;
        let all = leaving(&repository, session.on);
        let chosen: Vec<&Leaving<'_>> = all.iter().filter(|case| self.wants(case, session)).collect();
        match self.format {
            Format::Json => {
                let cases: Vec<Value> = chosen.iter().map(|case| as_json(case)).collect();
                session.output.line(&pretty(&json!({ "on": session.on.to_string(), "cases": cases })))?;
            }
            Format::Text => {
                let rows: Vec<_> = chosen.iter().map(|case| (row(case, session), style(case))).collect();
                table::print(session, ["zaak", "bewaren tot en met", "stand", "grond"], &rows)?;
                session.output.line(&totals(session, &all))?;
            }
        }
        let due = all.iter().any(|case| case.standing == Standing::Due);
        Ok(if self.exit_code && due { Ending::Findings } else { Ending::Fine })
    }

    fn wants(&self, case: &Leaving<'_>, session: &Session) -> bool {
        let within = i64::from(self.within.unwrap_or(AHEAD));
        let soon = || case.kept.as_ref().is_some_and(|kept| (kept.until - session.on).num_days() <= within);
        self.all || case.standing == Standing::Due || soon()
    }
}

fn style(case: &Leaving<'_>) -> Style {
    match case.standing {
        Standing::Due => AnsiColor::Red.on_default(),
        Standing::Held(_) => AnsiColor::Yellow.on_default(),
        _ => Style::new(),
    }
}

fn row(case: &Leaving<'_>, session: &Session) -> [String; 4] {
    let until = case.kept.as_ref().map_or_else(|| "–".to_owned(), |kept| kept.until.to_string());
    let days = case.kept.as_ref().map_or(0, |kept| (kept.until - session.on).num_days());
    let state = match case.standing {
        Standing::Due => "moet nu weg".to_owned(),
        Standing::Held(keeper) => keeper.dutch().to_owned(),
        Standing::Runs if days == 1 => "nog 1 dag".to_owned(),
        Standing::Runs => format!("nog {days} dagen"),
        Standing::Waits(step) => format!("wacht op: {}", case.regulation.step_label(step)),
        Standing::NoRule => "de regeling noemt geen bewaartermijn".to_owned(),
    };
    [case.case.id.clone(), until, state, ground(case, session.on)].map(|cell| visible(&cell))
}

/// The regulation and article, and from when it counts: `klik-onderwijs 13, na: zaak afgesloten op 2 maart 2026`.
fn ground(case: &Leaving<'_>, on: NaiveDate) -> String {
    let slug = &case.regulation.slug;
    let articles: Vec<&str> = articles(case).collect();
    let from = case.kept.as_ref().and_then(|kept| {
        let day = short_date(kept.from.date()?);
        let report = kept.from.report().map(|report| format!(" ({})", report.path())).unwrap_or_default();
        Some(format!(", na: {} op {day}{report}", case.regulation.step_label(kept.from.step())))
    });
    let counted = if warns(case, on) { "; nog niet in een verslag geteld" } else { "" };
    format!("{slug} {}{}{counted}", articles.join(", "), from.unwrap_or_default()).trim_end().to_owned()
}

/// Whether the figures of a case that goes soon are in no report yet.
fn warns(case: &Leaving<'_>, on: NaiveDate) -> bool {
    let soon = || case.kept.as_ref().is_some_and(|kept| (kept.until - on).num_days() <= i64::from(AHEAD));
    let goes = case.standing == Standing::Due || case.standing == Standing::Runs && soon();
    goes && case.counted == Some(false)
}

fn articles<'a>(case: &Leaving<'a>) -> impl Iterator<Item = &'a str> {
    case.regulation.retention.iter().flat_map(|rule| rule.articles.iter()).map(|article| article.text.as_str())
}

fn totals(session: &Session, all: &[Leaving<'_>]) -> String {
    let count = |wanted: &dyn Fn(&Leaving<'_>) -> bool| all.iter().filter(|case| wanted(case)).count();
    let due = count(&|case| case.standing == Standing::Due);
    let held = count(&|case| matches!(case.standing, Standing::Held(_)));
    let never = count(&|case| matches!(case.standing, Standing::NoRule | Standing::Waits(_)));
    let mut text = format!(
        "op {}: {due} {} weg, {held} {} om een reden, van {} gesloten",
        short_date(session.on),
        if due == 1 { "zaak moet" } else { "zaken moeten" },
        if held == 1 { "blijft" } else { "blijven" },
        all.len()
    );
    if never > 0 {
        let verb = if never == 1 { "heeft" } else { "hebben" };
        text += &format!("; {never} {verb} nog geen einddatum (klacht retention --all)");
    }
    let uncounted = count(&|case| case.standing == Standing::Due && case.counted == Some(false));
    if uncounted > 0 {
        let (verb, them) = if uncounted == 1 { ("is", "hij") } else { ("zijn", "zij") };
        text += &format!(
            "; {uncounted} daarvan {verb} nog in geen verslag geteld: maak het met `klacht report` voor {them} weg {}",
            if uncounted == 1 { "gaat" } else { "gaan" }
        );
    }
    text
}

fn as_json(case: &Leaving<'_>) -> Value {
    let kept = case.kept.as_ref();
    let keeper = match case.standing {
        Standing::Held(keeper) => Some(keeper),
        _ => None,
    };
    let hold = case.case.hold.as_ref();
    json!({
        "case": case.case.id,
        "path": case.case.source().path(),
        "regulation": case.regulation.slug,
        "version": case.regulation.version.to_string(),
        "articles": articles(case).collect::<Vec<_>>(),
        "standing": case.standing.key(),
        "from": kept.map(|kept| json!({
            "step": kept.from.step(),
            "date": kept.from.date().map(|day| day.to_string()),
            "report": kept.from.report().map(|report| report.path()),
        })),
        "until": kept.map(|kept| kept.until.to_string()),
        "kept_by": keeper.map(|keeper| keeper.key()),
        "hold": hold.map(|hold| json!({ "reason": hold.reason, "until": hold.until.map(|day| day.to_string()) })),
        "waits_for": match case.standing { Standing::Waits(step) => Some(step), _ => None },
        "counted": case.counted,
        "explanation": kept.map(|kept| kept.explanation()).unwrap_or_default(),
    })
}
