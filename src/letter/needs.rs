//! What a letter cannot do without: what the regulation asks at its step, and what its own sentences need.

use crate::calendar::{long_date, parse_date};
use crate::case::Event;
use crate::check::{CaseContext, Missing, missing, missing_at};

use super::dates::judged;
use super::gap::Gap;
use super::{Hearing, Kind, Recipient, Wanted, sections, words};

/// Adds what is missing.
pub(super) fn of(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) {
    let (case, event, step) = (context.case, wanted.event, wanted.event.step.as_str());
    // A paper to be signed comes before the signatures: what the regulation asks of those is for later.
    let asked = if wanted.kind.step == "ondertekend" { Vec::new() } else { missing_at(context, event) };
    for missing in asked {
        gaps.push(match missing {
            Missing::Field(path) => Gap::field(case, &path, "vraagt de regeling vóór deze stap", "…"),
            Missing::Class(axis, _) => Gap::field(case, &format!("indeling.{axis}"), "vraagt de regeling", "…"),
            Missing::Section(title) => Gap::section(case, &title, "vraagt de regeling vóór deze stap"),
            Missing::Attachment(name) => {
                Gap::beside(case, step, "bijlage", "vraagt de regeling bij deze stap", &format!("{name}.pdf"))
            }
            Missing::Attribute(key, _) => {
                let (what, example) = meaning(&key);
                Gap::beside(case, step, &key, what, example)
            }
        });
    }
    let concludes = gaps.iter().any(|gap| gap.key == "## Conclusies");
    let mut beside = |key: &str| {
        if event.text(key).is_none() && !gaps.iter().any(|gap| gap.key == key) {
            let (what, example) = meaning(key);
            gaps.push(Gap::beside(case, step, key, what, example));
        }
    };
    match wanted.kind.step {
        "verlengd" => ["tot", "reden"].into_iter().for_each(beside),
        "bezwaar-verlengd" | "informatie-gevraagd" => beside("tot"),
        "niet-ontvankelijk" | "heropend" => beside("reden"),
        "uitgenodigd" | "klager-gehoord" | "beklaagde-gehoord" => ["moment", "plaats"].into_iter().for_each(beside),
        "voorgelegd" => beside("bij"),
        "uitspraak" => beside("uitkomst"),
        "bemiddeld" => beside("tevreden"),
        // Conclusions say it in other words, where the regulation asks for those.
        "oordeel" if sections::of(case, &["Conclusies"]).is_none() && !concludes => beside("uitkomst"),
        _ => {}
    }
    own(context, wanted, gaps);
}

/// What is not beside the event alone.
fn own(context: &CaseContext<'_>, wanted: &Wanted<'_>, gaps: &mut Vec<Gap>) {
    let (case, event) = (context.case, wanted.event);
    if wanted.recipient == Recipient::Body && sections::of(case, &["Omschrijving"]).is_none() {
        gaps.push(Gap::section(case, "Omschrijving", "de klacht zelf, voor wie haar krijgt"));
    }
    let known = |key: &str, gaps: &[Gap]| gaps.iter().any(|gap| gap.key == key);
    match wanted.kind.step {
        "oordeel"
            if sections::judgement(case, event).is_empty() && !gaps.iter().any(|gap| gap.key.starts_with("##")) =>
        {
            gaps.retain(|gap| gap.key != "motivering");
            gaps.push(Gap::section(case, "Motivering van het oordeel", "de redenen van het oordeel"));
        }
        "bezwaar-beslist" if sections::decision(case, event).is_empty() => {
            gaps.retain(|gap| gap.key != "motivering");
            gaps.push(Gap::section(
                case,
                "Motivering van de beslissing",
                "de redenen van de beslissing op het bezwaar",
            ));
        }
        "bemiddeld" if sections::mediation(case).is_none() && !known("toelichting", gaps) => {
            gaps.push(Gap::section(case, "Bemiddeling", "hoe de bemiddeling ging, voor de klager"));
        }
        "uitgevoerd" if words::listed(context, event, "maatregelen").is_empty() && !known("maatregelen", gaps) => {
            let (what, example) = meaning("maatregelen");
            gaps.push(Gap::beside(case, "uitgevoerd", "maatregelen", what, example));
        }
        "informatie-gevraagd" if asked(context, wanted.kind).is_empty() && event.text("reden").is_none() => {
            gaps.push(Gap::beside(
                case,
                "informatie-gevraagd",
                "reden",
                "wat u van de klager wilt weten",
                "op welke dag was de training?",
            ));
        }
        "ondertekend" => {
            if !judged(context) {
                gaps.push(Gap::event(case, "oordeel", "oordeel", "er is nog geen oordeel om te ondertekenen", "DATUM"));
            }
            let satisfied =
                event.text("tevreden").or_else(|| case.course.iter().rev().find_map(|event| event.text("tevreden")));
            if satisfied.and_then(words::yes_or_no) != Some(true) {
                let what = "ondertekend wordt alleen als de klacht naar tevredenheid is afgehandeld";
                gaps.push(Gap::beside(case, "ondertekend", "tevreden", what, "ja"));
            }
        }
        _ => {}
    }
}

/// What a key beside a step means, and how it may look.
fn meaning(key: &str) -> (&'static str, &'static str) {
    match key {
        "tot" => ("de dag tot wanneer", "2026-04-20"),
        "reden" => ("waarom, voor de klager geschreven", "een betrokkene kan pas in april reageren"),
        "moment" => ("de dag en de tijd van het gesprek", "2026-05-12 14:00"),
        "plaats" => ("waar het gesprek is", "Voorbeeldstraat 1, Voorbeeldstad"),
        "bij" => ("de instantie waaraan het is voorgelegd", "Geschillencommissie Voorbeeld"),
        "uitkomst" => ("de uitkomst", "deels gegrond"),
        "tevreden" => ("of de klager met deze oplossing tevreden is: ja of nee", "ja"),
        "motivering" => ("de redenen", "de training begon te laat"),
        "maatregelen" => ("wat er is gedaan", "de training is opnieuw gegeven"),
        "aan" => ("voor wie", "klager"),
        "via" => ("langs welke weg", "e-mail"),
        "vorm" => ("hoe: schriftelijk of mondeling", "schriftelijk"),
        "door" => ("wie het doet", "klachtenfunctionaris"),
        "kenmerk" => ("het nummer bij de instantie", "2026-00123"),
        _ => ("vraagt de regeling bij deze stap", "…"),
    }
}

/// What the complainant is asked for, beside what the officer writes: what the regulation asks of every case.
pub(super) fn asked(context: &CaseContext<'_>, kind: &Kind) -> Vec<String> {
    if kind.step != "informatie-gevraagd" {
        return Vec::new();
    }
    let one = |missing: Missing| match missing {
        Missing::Field(path) => Some(match path.as_str() {
            "klager.naam" => "uw naam".to_owned(),
            "klager.organisatie" => "de naam van uw organisatie".to_owned(),
            "klager.email" => "uw e-mailadres".to_owned(),
            "klager.telefoon" => "uw telefoonnummer".to_owned(),
            "dienst" => "over welke dienst of welk product uw klacht gaat".to_owned(),
            "opdracht" => "bij welke opdracht of overeenkomst uw klacht hoort".to_owned(),
            path if path.starts_with("klager.vertegenwoordiger") => {
                "voor wie u optreedt, met een machtiging".to_owned()
            }
            // The rest is the organisation's to find out.
            _ => return None,
        }),
        Missing::Section(title) if title == "Omschrijving" => Some("wat er is gebeurd".to_owned()),
        Missing::Section(title) if title == "Motivering" => Some("waarom u daar een klacht over heeft".to_owned()),
        Missing::Attachment(name) => Some(format!("het document: {}", words::plain(&name))),
        _ => None,
    };
    let mut asked: Vec<String> = missing(context).into_iter().filter_map(one).collect();
    asked.dedup();
    asked
}

/// When and where somebody is heard.
pub(super) fn hearing(event: &Event) -> Option<Hearing> {
    let moment = parse_date(event.text("moment")?).ok()?.moment;
    let time = moment.time.map(|time| format!("om {} uur", time.format("%H.%M")));
    let when = [Some(long_date(moment.date)), time].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Some(Hearing { when, place: words::plain(event.text("plaats")?) })
}
