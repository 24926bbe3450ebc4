//! Every rule of the shipped regulations that a case can break: a clean case under each, and what each breach
//! is called.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use klachtwerk::audience::{PublicVersion, PublicView};
use klachtwerk::check::{CHECKS, run};
use klachtwerk::diagnostic::{Findings, Severity};
use klachtwerk::repository::{Repository, of_files};

use crate::regulations::FILES;

/// A clean case, the file it stands in and the day it is looked at.
const CASES: [(&str, &str); 6] = [
    ("interactie", include_str!("rules/interactie.md")),
    ("interactie-2024", include_str!("rules/interactie-2024.md")),
    ("procedure-klachten", include_str!("rules/procedure-klachten.md")),
    ("klik-onderwijs", include_str!("rules/klik-onderwijs.md")),
    ("organize4all", include_str!("rules/organize4all.md")),
    ("team-keizer", include_str!("rules/team-keizer.md")),
];

/// What lies beside a case that names it.
const ATTACHMENTS: [&str; 3] = ["overeenkomst.pdf", "oordeel.pdf", "klachtenformulier.pdf"];

const TODAY: &str = "2026-06-01";

/// A breach: the rule, the case, what changes in it, and the codes and articles that are then found.
pub struct Breach {
    pub rule: &'static str,
    case: &'static str,
    edits: &'static [(&'static str, &'static str)],
    pub found: &'static [(&'static str, &'static str)],
    on: &'static str,
}

const fn breach(
    rule: &'static str,
    case: &'static str,
    edits: &'static [(&'static str, &'static str)],
    found: &'static [(&'static str, &'static str)],
) -> Breach {
    Breach { rule, case, edits, found, on: TODAY }
}

/// `breaches! { case { rule "from" => "to", …: code article, …; } }`
macro_rules! breaches {
    ($($case:literal { $($rule:literal $($from:literal => $to:literal),+ : $($code:literal $article:literal),+;)* })*) => {
        /// Every breach that is found on the day itself.
        pub const BREACHES: &[Breach] = &[$($(
            breach($rule, $case, &[$(($from, $to)),+], &[$(($code, $article)),+]),
        )*)*];
    };
}

breaches! {
    "interactie" {
        "S0.1" "via: e-mail" => "via: telefoon": "K212" "1";
        "S0.1" "via: e-mail" => "toelichting: aan de balie": "K211" "1";
        "S0.2" "[uitvoering, kwaliteit]" => "[uitvoering, het weer]": "K108" "8.1";
        "S0.3" "  hoedanigheid: vertegenwoordiger\n" => "": "K104" "1";
        "S0.3" "    naam: Voorbeeld Gemachtigde\n" => "": "K104" "1";
        "S0.3" "    machtiging: getekend op 27 februari 2026\n" => "": "K104" "1";
        "S0.4" "behandelaar: {naam: Voorbeeld Functionaris, rol: klachtenfunctionaris}\n" => "": "K104" "5.1";
        "S0.5" "opdracht: OPD-2026-14\n" => "": "K104" "2.1";
        "S0.6" "beklaagde: {naam: Voorbeeld Trainer, rol: trainer}\n" => "": "K104" "2.2";
        "S0.8" "oorzaak: de planning was te krap\n" => "": "K104" "3.2";
        "S0.13" "regeling-gemeld: 2026-01-12\n    via: gesprek" => "regeling-gemeld: 2026-01-12": "K211" "4.1";
        "S0.14" "    bijlage: overeenkomst.pdf\n" => "": "K211" "4.2";
        "S0.14" "bijlage: overeenkomst.pdf" => "bijlage: contract.pdf": "K114" "";
        "S0.15" "vorm: schriftelijk\n    bijlage: overeenkomst.pdf" => "vorm: mondeling\n    bijlage: overeenkomst.pdf": "K212" "4.2";
        "S0.17" "doorgeleid: 2026-03-03" => "doorgeleid: 2026-03-05", "  - beklaagde-ingelicht: 2026-03-04\n  - geheim" => "  - beklaagde-ingelicht: 2026-03-05\n  - geheim": "K238" "5.1";
        "S0.18" "  - beklaagde-ingelicht: 2026-03-04\n" => "": "K209" "5.2";
        "S0.19" "  - klager-gehoord: 2026-03-09\n    vorm: mondeling\n" => "": "K209" "5.2";
        "S0.19" "klager-gehoord: 2026-03-09\n    vorm: mondeling" => "klager-gehoord: 2026-03-09": "K211" "5.2";
        "S0.19" "klager-gehoord: 2026-03-09\n    vorm: mondeling" => "klager-gehoord: 2026-03-09\n    afgezien: ja": "K217" "5.2", "K209" "5.2";
        "S0.20" "  - beklaagde-gehoord: 2026-03-10\n    vorm: mondeling\n" => "": "K209" "5.2";
        "S0.20" "beklaagde-gehoord: 2026-03-10\n    vorm: mondeling" => "beklaagde-gehoord: 2026-03-10": "K211" "5.2";
        "S0.21" "  - oplossing-gezocht: 2026-03-16\n    toelichting: de trainer bood een extra dag aan\n" => "": "K209" "5.3";
        "S0.21" "    toelichting: de trainer bood een extra dag aan\n" => "": "K211" "5.3";
        "S0.22" "naam: Voorbeeld Functionaris" => "naam: Voorbeeld Trainer": "K111" "5.4";
        "S0.22" "rol: trainer" => "rol: klachtenfunctionaris": "K209" "5.4";
        "S0.22" "rol: trainer" => "rol: klachtenfunctionaris", "  - klager-gehoord:" => "  - aangewezen: 2026-03-05\n    door: klachtenfunctionaris\n  - klager-gehoord:": "K216" "5.4";
        "S0.23" "oordeel: 2026-04-08" => "oordeel: 2026-04-21": "K236" "5.5";
        "S0.23" "  - oordeel: 2026-04-08\n    uitkomst: deels gegrond\n    vorm: schriftelijk\n    aan: [klager, beklaagde]\n    aanbevelingen: [plan voortaan een dag extra]\n    tevreden: ja\n  - ondertekend: 2026-05-06\n    door: [klager, klachtenfunctionaris, beklaagde]\n    bijlage: oordeel.pdf\n  - afgesloten: 2026-05-07\n" => "": "K237" "5.5";
        "S0.24" "    reden: de klager wil het aanbod eerst bespreken\n" => "": "K211" "5.5";
        "S0.24" "    tot: 2026-04-20\n" => "": "K231" "5.5", "K236" "5.5";
        "S0.24" "verlengd: 2026-03-25" => "verlengd: 2026-03-31": "K230" "5.5", "K236" "5.5";
        "S0.24" "tot: 2026-04-20" => "tot: 2026-03-30": "K232" "5.5", "K236" "5.5";
        "S0.25" "oordeel: 2026-04-08" => "verlengd: 2026-04-20\n    reden: vakantie\n    tot: 2026-04-30\n  - oordeel: 2026-05-01": "K236" "5.5";
        "S0.26" "    uitkomst: deels gegrond\n" => "": "K211" "5.6";
        "S0.26" "uitkomst: deels gegrond" => "uitkomst: half waar": "K115" "5.6";
        "S0.26" "vorm: schriftelijk\n    aan: [klager, beklaagde]" => "vorm: mondeling\n    aan: [klager, beklaagde]": "K212" "5.6";
        "S0.26" "aan: [klager, beklaagde]" => "aan: klager": "K214" "5.6";
        "S0.28" "door: [klager, klachtenfunctionaris, beklaagde]" => "door: [klachtenfunctionaris, beklaagde]": "K215" "5.7";
        "S0.28" "    bijlage: oordeel.pdf\n" => "": "K211" "5.7";
        "S0.28" "  - ondertekend: 2026-05-06\n    door: [klager, klachtenfunctionaris, beklaagde]\n    bijlage: oordeel.pdf\n" => "": "K209" "5.7";
        "S0.30" "  - geheimhouding-bevestigd: 2026-03-05\n    door: [klachtenfunctionaris, beklaagde]\n" => "": "K209" "6.2";
        "S0.30" "door: [klachtenfunctionaris, beklaagde]\n  - klager" => "door: klachtenfunctionaris\n  - klager": "K216" "6.2";
        "S0.31" "opdracht: OPD-2026-14" => "opdracht: OPD-2026-14\nkosten: € 25,00": "K113" "6.3";
        "S0.33" "door: beklaagde\n" => "door: klager\n": "K216" "7.2";
        "S0.34" "  - verlengd: 2026-03-25\n    reden: de klager wil het aanbod eerst bespreken\n    tot: 2026-04-20\n" => "", "oordeel: 2026-04-08" => "oordeel: 2026-03-30": "K238" "7.3";
        "S0.36" "indeling: {onderwerpen: [uitvoering, kwaliteit]}\n" => "": "K107" "8.1";
        "S0.42" "afgesloten: 2026-05-07" => "afgesloten: 2026-05-07\n  - besproken: 2026-05-20": "K250" "8.5";
    }
    "interactie-2024" {
        "S0.16" "    bij: De Geschillencommissie\n" => "": "K211" "4.3";
        "S0.16" "voorgelegd: 2025-10-24" => "voorgelegd: 2025-10-09": "K208" "", "K210" "4.3";
        "S0.16" "    kenmerk: GC-2025-1\n" => "": "K211" "4.3";
        "S0.16" "  - voorgelegd: 2025-10-24\n    bij: De Geschillencommissie\n" => "": "K210" "4.3";
        "S0.20" "    afgezien: de administratie had alles al op schrift gezet" => "    afgezien: nee": "K217" "5.2", "K209" "5.2";
        "S0.23" "oordeel: 2025-10-10" => "oordeel: 2025-10-14": "K236" "5.5";
    }
    "procedure-klachten" {
        "S1.2" "ontvangen_door: Voorbeeld Medewerker\n" => "": "K104" "2.1";
        "S1.3" "  - doorgeleid: 2026-03-03\n" => "", "  - afgesloten: 2026-03-20\n" => "": "K238" "3.2";
        "S1.4" "{naam: Voorbeeld Directeur, rol: directie}" => "Voorbeeld Directeur": "K104" "2.3";
        "S1.4" "rol: directie" => "rol: secretaris": "K223" "2.2";
        "S1.6" "  aard: [dienst, bejegening]\n" => "": "K107" "3.1";
        "S1.6" "aard: [dienst, bejegening]" => "aard: [prijs]": "K108" "3.1";
        "S1.7" "  kenmerken: [oneens, verwijt]\n" => "": "K107" "3.1";
        "S1.7" "kenmerken: [oneens, verwijt]" => "kenmerken: [boos]": "K108" "3.1";
        "S1.8" "  hoedanigheid: prospect\n" => "": "K107" "3.1";
        "S1.8" "hoedanigheid: prospect" => "hoedanigheid: buurman": "K108" "3.1";
        "S1.8" "hoedanigheid: prospect" => "hoedanigheid: [klant, prospect]": "K109" "3.1";
        "S1.10" "via: telefoon" => "via: fax": "K213" "3.2";
        "S1.10" "    via: telefoon\n" => "": "K211" "3.2";
        "S1.11" "doorgeleid: 2026-03-03" => "doorgeleid: 2026-03-04": "K238" "3.2";
        "S1.12" "bijlagen: [klachtenformulier.pdf]\n" => "": "K106" "3.2";
        "S1.13" "  - beoordeeld: 2026-03-04\n" => "": "K209" "3.2";
        "S1.14" "bevestigd: 2026-03-11" => "bevestigd: 2026-03-12": "K236" "3.2";
        "S1.14" "  - bevestigd: 2026-03-11\n" => "": "K221" "3.2";
        "S1.15" "  - onderzocht: 2026-03-12\n" => "": "K209" "3.3";
        "S1.16" "oordeel: 2026-03-16" => "oordeel: 2026-03-17": "K236" "3.3";
        "S1.16" "  - oordeel: 2026-03-16\n    vorm: mondeling\n    motivering: het advies klopte met wat toen bekend was\n    aan: klager\n  - afgesloten: 2026-03-20\n" => "": "K237" "3.3";
        "S1.17" "    motivering: het advies klopte met wat toen bekend was\n" => "": "K211" "3.3";
        "S1.17" "    aan: klager\n" => "": "K214" "3.3";
        "S1.18" "    vorm: mondeling\n" => "": "K211" "3.3";
        "S1.18" "vorm: mondeling" => "vorm: appje": "K212" "3.3";
        "S1.18" "## Gespreksnotitie\n" => "## Aantekening\n": "K105" "3.3";
        "S1.22" "  - oordeel: 2026-03-16" => "  - verlengd: 2026-03-13\n    tot: 2026-03-30\n    reden: drukte\n  - oordeel: 2026-03-16": "K235" "";
    }
    "klik-onderwijs" {
        "S2.3" "dienst: Training Rekenen\n" => "": "K104" "2";
        "S2.5" "    door: bemiddelaar\n" => "": "K211" "informeel";
        "S2.5" "    toelichting: de bemiddelaar werkt bij een ander bedrijf; er kwam geen oplossing\n" => "": "K211" "informeel";
        "S2.5" "informeel: 2026-02-09" => "informeel: 2026-02-17": "K208" "", "K210" "informeel";
        "S2.6" "  - ontvangen: 2026-03-02\n    via: e-mail\n" => "": "K116" "1", "K104" "2";
        "S2.7" "via: e-mail" => "via: telefoon": "K213" "1";
        "S2.7" "    via: e-mail\n" => "": "K211" "1";
        "S2.7" "## Motivering\n" => "## Waarom\n": "K105" "2";
        "S2.9" "  naam: Voorbeeld Docent\n" => "": "K104" "2";
        "S2.9" "  organisatie: Voorbeeldschool\n" => "": "K104" "2";
        "S2.9" "  email: docent@example.org\n" => "": "K104" "2";
        "S2.9" "  telefoon: \"070 000 00 00\"\n" => "": "K104" "2";
        "S2.9" "  - ontvangen: 2026-03-02\n    via: e-mail\n" => "": "K116" "1", "K104" "2";
        "S2.9" "## Omschrijving\n" => "## Wat er gebeurde\n": "K105" "2";
        "S2.11" "bevestigd: 2026-03-05\n  - aangewezen: 2026-03-05" => "bevestigd: 2026-03-06\n  - aangewezen: 2026-03-06": "K236" "4";
        "S2.11" "  - bevestigd: 2026-03-05\n" => "": "K221" "4";
        "S2.14" "  - aangewezen: 2026-03-05\n    door: manager-propositie\n" => "": "K209" "5";
        "S2.14" "door: manager-propositie" => "door: behandelaar": "K216" "5";
        "S2.14" "behandelaar: {naam: Voorbeeld Beoordelaar, afdeling: Compliance}\n" => "": "K104" "5";
        "S2.15" "  - doorgeleid: 2026-03-06\n    aan: compliance-manager\n" => "": "K209" "5";
        "S2.15" "aan: compliance-manager" => "aan: manager-propositie": "K214" "5";
        "S2.16" "naam: Voorbeeld Beoordelaar" => "naam: Voorbeeld Trainer": "K111" "5";
        "S2.16" "afdeling: Compliance" => "afdeling: Trainingen": "K112" "5";
        "S2.17" "  - overlegd: 2026-03-18\n    door: [behandelaar, manager-propositie]\n" => "": "K209" "6";
        "S2.17" "door: [behandelaar, manager-propositie]" => "door: behandelaar": "K216" "6";
        "S2.19" "  - klager-gehoord: 2026-03-17\n" => "": "K209" "6";
        "S2.19" "klager-gehoord: 2026-03-17" => "klager-gehoord:\n    afgezien: nee": "K217" "6", "K209" "6";
        "S2.20" "contact: 2026-03-16\n  - klager-gehoord: 2026-03-17" => "contact: 2026-03-17\n  - klager-gehoord: 2026-03-17": "K236" "7";
        "S2.21" "  - contact: 2026-03-16\n" => "": "K221" "7";
        "S2.22" "    motivering: de training had de afgesproken inhoud\n" => "": "K211" "8";
        "S2.22" "vorm: schriftelijk\n    aan: klager\n  - bezwaar" => "vorm: mondeling\n    aan: klager\n  - bezwaar": "K212" "8";
        "S2.22" "vorm: schriftelijk\n    aan: klager\n  - bezwaar" => "vorm: schriftelijk\n  - bezwaar": "K214" "8";
        "S2.23" "bezwaar: 2026-04-01" => "bezwaar: 2026-04-02": "K239" "9";
        "S2.23" "bezwaar: 2026-04-01\n    vorm: schriftelijk" => "bezwaar: 2026-04-01\n    vorm: mondeling": "K212" "9";
        "S2.24" "commissie:\n  - {naam: Voorbeeld Lid Een, afdeling: Financiën}\n  - {naam: Voorbeeld Lid Twee, afdeling: Juridisch}\n" => "": "K104" "10";
        "S2.24" "door: commissie" => "door: behandelaar": "K216" "12";
        "S2.26" "afdeling: Juridisch" => "afdeling: Trainingen": "K112" "10";
        "S2.27" "bezwaar-beslist: 2026-05-08" => "bezwaar-beslist: 2026-05-12": "K238" "11";
        "S2.28" "bezwaar-verlengd: 2026-04-28" => "bezwaar-verlengd: 2026-04-30": "K230" "11", "K236" "11";
        "S2.28" "    tot: 2026-05-11\n" => "": "K231" "11";
        "S2.29" "    motivering: het lesmateriaal kwam te laat\n" => "": "K211" "12";
        "S2.29" "vorm: schriftelijk\n    aan: klager\n  - uitgevoerd" => "vorm: mondeling\n    aan: klager\n  - uitgevoerd": "K212" "12";
        "S2.29" "vorm: schriftelijk\n    aan: klager\n  - uitgevoerd" => "vorm: schriftelijk\n  - uitgevoerd": "K214" "12";
        "S2.34" "uitgevoerd: 2026-05-22" => "uitgevoerd: 2026-05-25": "K236" "14";
        "S2.34" "  - uitgevoerd: 2026-05-22\n" => "": "K221" "14";
    }
    "organize4all" {
        "S3.2" "klager: {naam: Voorbeeld Cliënt}" => "klager: {naam: Voorbeeld Cliënt, hoedanigheid: vertegenwoordiger}": "K104" "1.2";
        "S3.4" "  - afgesloten" => "  - voorgelegd: 2026-03-31\n  - afgesloten": "K211" "4.7";
        "S3.6" "oorzaak: de afspraken stonden niet op papier\n" => "": "K104" "2.2";
        "S3.8" "regeling-gemeld: 2026-01-05\n    via: gesprek" => "regeling-gemeld: 2026-01-05": "K211" "3.1";
        "S3.9" "commissie-gemeld: 2026-01-05\n    via: gesprek" => "commissie-gemeld: 2026-01-05": "K211" "3.2";
        "S3.10" "ontvangen: 2026-03-02\n    vorm: schriftelijk" => "ontvangen: 2026-03-02\n    vorm: mondeling": "K212" "4.1";
        "S3.10" "ontvangen: 2026-03-02\n    vorm: schriftelijk" => "ontvangen: 2026-03-02": "K212" "4.1";
        "S3.11" "opdracht-afgerond: 2026-02-13" => "opdracht-afgerond: 2026-01-16": "K239" "4.1";
        "S3.11" "  - opdracht-afgerond: 2026-02-13\n" => "": "K209" "4.1";
        "S3.12" "  - oplossing-gezocht: 2026-03-16\n    toelichting: samen de lijst met afspraken doorgenomen\n" => "": "K209" "4.2";
        "S3.13" "    toelichting: samen de lijst met afspraken doorgenomen\n" => "": "K211" "4.2";
        "S3.15" "klager: {naam: Voorbeeld Cliënt}\n" => "": "K104" "4.5";
        "S3.15" "beklaagde: {naam: Voorbeeld Professional}\n" => "": "K104" "4.5";
        "S3.15" "## Omschrijving\n" => "## Wat er gebeurde\n": "K105" "4.5";
        "S3.16" "oordeel: 2026-03-30\n    vorm: schriftelijk" => "oordeel: 2026-03-30\n    vorm: mondeling": "K212" "5.5";
        "S3.17" "  - bericht: 2026-03-04\n" => "": "K209" "5.1";
        "S3.18" "  - klager-gehoord: 2026-03-09\n" => "": "K209" "5.2";
        "S3.19" "    grondslag: toestemming van beide partijen\n" => "": "K211" "5.3";
        "S3.19" "    door: klager\n" => "": "K211" "5.3";
        "S3.20" "oordeel: 2026-03-30" => "oordeel: 2026-03-31": "K236" "5.4";
        "S3.21" "oordeel: 2026-03-30\n    vorm: schriftelijk" => "oordeel: 2026-03-30": "K212" "5.5";
        "S3.21" "    aan: klager\n" => "": "K214" "5.5";
        "S3.22" "## Bevindingen\n" => "## Gevonden\n": "K105" "5.5";
        "S3.22" "De professional maakt de kast alsnog af.\n" => "": "K105" "5.5";
        "S3.23" "    toelichting: de collega hielp de lijst af te maken\n" => "": "K211" "5.5";
        "S3.25" "  - oordeel: 2026-03-30\n    vorm: schriftelijk\n    aan: klager\n  - afgesloten: 2026-03-31\n" => "": "K237" "5.4";
        "S3.26" "  - oordeel" => "  - verlengd: 2026-03-20\n    tot: 2026-04-30\n    reden: drukte\n  - oordeel": "K235" "";
    }
    "team-keizer" {
        "S4.2" "klager: {naam: Voorbeeld Cliënt}" => "klager: {naam: Voorbeeld Cliënt, hoedanigheid: vertegenwoordiger}": "K104" "begrippen.2";
        "S4.3" "{naam: Voorbeeld Functionaris, rol" => "{naam: Voorbeeld Begeleider, rol": "K111" "begrippen.3";
        "S4.3" "{naam: Voorbeeld Functionaris, rol" => "{naam: Voorbeeld Functionaris, afdeling: Begeleiding, rol": "K112" "begrippen.3";
        "S4.5" "via: externe-site" => "via: fax": "K213" "wijze";
        "S4.6" "    via: externe-site\n" => "": "K211" "wijze";
        "S4.8" "oorzaak: het gesprek was niet voorbereid\n" => "": "K104" "doel.2";
        "S4.11" "regeling-gemeld: 2026-01-12\n    via: gesprek" => "regeling-gemeld: 2026-01-12": "K211" "informeren.1";
        "S4.13" "  - beklaagde-ingelicht: 2026-03-03\n" => "": "K209" "procedure.1";
        "S4.14" "  - oplossing-gezocht: 2026-03-06\n    toelichting: nieuw gesprek aangeboden\n" => "": "K209" "procedure.2";
        "S4.14" "    toelichting: nieuw gesprek aangeboden\n" => "": "K211" "procedure.2";
        "S4.17" "    aan: klager\n" => "": "K214" "procedure.5";
        "S4.18" "klager: {naam: Voorbeeld Cliënt}\n" => "": "K104" "registratie.1";
        "S4.18" "beklaagde: {naam: Voorbeeld Begeleider, afdeling: Begeleiding}\n" => "": "K104" "registratie.1";
        "S4.18" "## Omschrijving\n" => "## Wat er gebeurde\n": "K105" "registratie.1";
        "S4.20" "wijze: B, " => "": "K107" "registratie.3";
        "S4.20" "wijze: B" => "wijze: C": "K108" "registratie.3";
        "S4.20" "wijze: B" => "wijze: [A, B]": "K109" "registratie.3";
        "S4.21" ", aard: [I, III]" => "": "K107" "registratie.3";
        "S4.21" "aard: [I, III]" => "aard: [I, V]": "K108" "registratie.3";
        "S4.23" "door: [beklaagde, klachtenfunctionaris]" => "door: klachtenfunctionaris": "K215" "registratie.5";
        "S4.23" "  - ondertekend: 2026-04-01\n    door: [beklaagde, klachtenfunctionaris]\n" => "": "K209" "registratie.5";
        "S4.25" "behandelaar: {naam: Voorbeeld Functionaris, rol: klachtenfunctionaris}\n" => "": "K104" "verantwoordelijkheden.2";
        "S4.26" "door: beklaagde\n" => "door: klager\n": "K216" "verantwoordelijkheden.3";
        "S4.26" "    toelichting: de cliënt wil een andere begeleider\n" => "": "K211" "verantwoordelijkheden.3";
        "S4.27" "oordeel: 2026-03-30" => "oordeel: 2026-03-31": "K236" "verantwoordelijkheden.4";
        "S4.27" "vorm: schriftelijk" => "vorm: mondeling": "K212" "procedure.5";
        "S4.28" "  - oordeel: 2026-03-30\n    vorm: schriftelijk\n    aan: klager\n    tevreden: ja\n" => "  - notitie: 2026-03-30\n    tevreden: ja\n": "K210" "analyse.1", "K221" "verantwoordelijkheden.4";
        "S4.30" "  - formulier-verzameld: 2026-04-02\n" => "": "K209" "analyse.1";
        "S4.39" "  - oordeel" => "  - verlengd: 2026-03-20\n    tot: 2026-04-30\n    reden: drukte\n  - oordeel": "K235" "";
    }
}

/// A breach that comes with time alone.
const LATER: &[Breach] =
    &[Breach { rule: "S2.30", case: "klik-onderwijs", edits: &[], found: &[("K250", "13")], on: "2027-05-27" }];

fn text_of(case: &str) -> String {
    CASES.iter().find(|(name, _)| *name == case).unwrap().1.to_owned()
}

fn findings(text: &str, on: &str) -> Findings {
    let folder = "cases/2026/2026-001";
    let mut files: Vec<_> = FILES.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect();
    files.push((format!("{folder}/index.md"), text.as_bytes().to_vec()));
    let named = ATTACHMENTS.iter().filter(|name| text.contains(**name));
    files.extend(named.map(|name| (format!("{folder}/{name}"), Vec::new())));
    let on: NaiveDate = on.parse().unwrap();
    let mut found = run(&of_files(files), on);
    found.retain(|finding| finding.file.starts_with("cases/"));
    found
}

/// The codes with their articles, of this severity and worse.
fn told(found: &Findings, least: Severity) -> BTreeSet<(String, String)> {
    let counts = |severity| severity != Severity::Info || least == Severity::Info;
    let kept = found.as_slice().iter().filter(|finding| counts(finding.severity));
    kept.map(|finding| {
        let article = finding.citation.as_ref().and_then(|citation| citation.article.clone());
        (finding.code.id.to_owned(), article.unwrap_or_default())
    })
    .collect()
}

/// Every breach of every rule.
pub fn all() -> impl Iterator<Item = &'static Breach> {
    BREACHES.iter().chain(LATER)
}

fn complaint_about(breach: &Breach) -> Option<String> {
    let mut text = text_of(breach.case);
    let name = format!("{} in {}: {:?}", breach.rule, breach.case, breach.edits);
    for (from, to) in breach.edits {
        let times = text.matches(from).count();
        if times != 1 {
            return Some(format!("{name}\n  `{from}` stands in the case {times} times"));
        }
        text = text.replace(from, to);
    }
    let severity = |(code, _): &(&str, &str)| CHECKS.iter().find(|check| check.code.id == *code).unwrap().code.severity;
    let infos = breach.found.iter().any(|found| severity(found) == Severity::Info);
    let found = findings(&text, breach.on);
    let told = told(&found, if infos { Severity::Info } else { Severity::Warning });
    let wanted = breach.found.iter().map(|(code, article)| ((*code).to_owned(), (*article).to_owned())).collect();
    (told != wanted).then(|| {
        let messages: Vec<_> = found.as_slice().iter().map(|f| format!("{} {}", f.code.id, f.message)).collect();
        format!("{name}\n  wanted {wanted:?}\n  found {told:?}\n  {}", messages.join("\n  "))
    })
}

#[test]
fn a_case_that_keeps_every_rule_is_clean() {
    for (name, text) in CASES {
        let found = findings(text, TODAY);
        let told: Vec<_> = found.as_slice().iter().map(|f| format!("{} {}", f.code.id, f.message)).collect();
        assert!(told.is_empty(), "{name}\n{}", told.join("\n"));
    }
}

#[test]
fn every_breach_is_found_under_its_own_code_and_article() {
    let complaints: Vec<String> = all().filter_map(complaint_about).collect();
    assert!(complaints.is_empty(), "{} of {}\n{}", complaints.len(), all().count(), complaints.join("\n"));
}

/// The newer version shortened the term from six weeks to four: a case received a day earlier keeps the old one.
#[test]
fn the_day_of_receipt_decides_which_version_is_broken() {
    let text = text_of("interactie-2024");
    let old = findings(&text, TODAY);
    let moved = text.replace("ontvangen: 2025-09-01", "ontvangen: 2025-12-31").replace("2025-09-", "2026-01-");
    let moved = moved
        .replace("2025-10-10", "2026-02-11")
        .replace("2025-10-24", "2026-02-20")
        .replace("2026-02-05", "2026-04-01");
    assert_eq!((old.as_slice().len(), told(&findings(&moved, TODAY), Severity::Warning)), (0, BTreeSet::new()));
    let newer = moved.replace("ontvangen: 2025-12-31", "ontvangen: 2026-01-01");
    let expected = BTreeSet::from([("K236".to_owned(), "5.5".to_owned())]);
    assert_eq!(told(&findings(&newer, TODAY), Severity::Warning), expected);
}

/// A newer version ends the older one: when the newer lapses in its turn, nothing is in force.
#[test]
fn an_older_version_never_comes_back() {
    let version = |from: &str, rest: &str| {
        let name = format!("regulations/voorbeeld/{from}.md");
        (name, format!("---\ntitel: V\nin_werking: {from}\n{rest}---\n## Artikel 1 A\nTekst.\n").into_bytes())
    };
    let bound_on = |received: &str| {
        let case = format!("---\nklager: Voorbeeld Klager\nverloop:\n  - ontvangen: {received}\n---\n");
        let repository = of_files(vec![
            ("cases/2026/2026-001.md".to_owned(), case.into_bytes()),
            version("2024-01-01", ""),
            version("2025-06-01", "vervallen: 2026-01-01\n"),
        ]);
        let day: NaiveDate = received.parse().unwrap();
        let in_force = repository.in_force("voorbeeld", day).map(|found| found.version.to_string());
        assert_eq!(repository.binding(&repository.cases[0]).map(|found| found.version.to_string()), in_force);
        in_force
    };
    assert_eq!(bound_on("2023-12-31"), None);
    assert_eq!(bound_on("2024-01-01").as_deref(), Some("2024-01-01"));
    assert_eq!(bound_on("2025-05-31").as_deref(), Some("2024-01-01"));
    assert_eq!(bound_on("2025-06-01").as_deref(), Some("2025-06-01"));
    assert_eq!(bound_on("2025-12-31").as_deref(), Some("2025-06-01"));
    assert_eq!(bound_on("2026-01-01"), None);
}

/// What a small regulation does not ask, a case need not have.
#[test]
fn a_small_regulation_asks_no_more_than_it_says() {
    let judged = |rules: &str, name: &str, front: &str, attachment: Option<&str>| {
        let regulation = format!("---\ntitel: V\nin_werking: 2024-01-01\n{rules}\n---\n## Artikel 1 A\nTekst.\n");
        let case = format!("---\n{front}\nverloop:\n  - ontvangen: 2026-03-02\n  - afgesloten: 2026-03-30\n---\n");
        let mut files = vec![
            ("regulations/voorbeeld.md".to_owned(), regulation.into_bytes()),
            (name.to_owned(), case.into_bytes()),
        ];
        files.extend(attachment.map(|path| (path.to_owned(), b"x".to_vec())));
        let findings = run(&of_files(files), TODAY.parse().unwrap());
        let bad = findings.as_slice().iter().filter(|finding| finding.code.severity != Severity::Info);
        bad.map(|finding| finding.code.name.to_owned()).collect::<Vec<_>>()
    };
    let (flat, own) = ("cases/2026/2026-001.md", "cases/2026/2026-001/index.md");
    let cause = "vereist: [{gegeven: oorzaak, voor: afgesloten, artikel: \"1\"}]";
    assert_eq!(judged(cause, flat, "oorzaak: druk", None), Vec::<String>::new());
    assert_eq!(judged(cause, flat, "dienst: x", None), ["missing-field"]);
    let outcome = "stappen: {oordeel: {vereist: [uitkomst], artikel: \"1\"}}";
    assert_eq!(judged(outcome, flat, "dienst: x", None), ["closed-without-outcome"]);
    let form = "vereist: [{bijlage: klachtenformulier, artikel: \"1\"}]";
    let (beside, elsewhere) = ("cases/2026/2026-001/Klachtenformulier.pdf", "cases/2026/klachtenformulier.pdf");
    assert_eq!(judged(form, own, "dienst: x", Some(beside)), Vec::<String>::new());
    assert_eq!(judged(form, own, "dienst: x", Some(elsewhere)), ["missing-attachment"]);
    assert_eq!(judged(form, own, "dienst: x", None), ["missing-attachment"]);
}

fn shipped() -> Repository {
    of_files(FILES.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect())
}

fn published(slug: &str) -> PublicVersion {
    let repository = shipped();
    let view = PublicView::new(&repository.regulations, &repository.config, TODAY.parse().unwrap());
    let mut regulation = view.regulations.into_iter().find(|regulation| regulation.slug == slug).unwrap();
    regulation.versions.remove(regulation.current)
}

/// Goals, duties and information duties are published as the articles they stand in.
#[test]
fn every_rule_rests_on_an_article_the_public_can_read() {
    let repository = shipped();
    let view = PublicView::new(&repository.regulations, &repository.config, TODAY.parse().unwrap());
    for regulation in &repository.regulations {
        let versions = view.regulations.iter().flat_map(|own| &own.versions);
        let mut mine =
            versions.filter(|own| own.slug == regulation.slug && own.version == regulation.version.to_string());
        let page = mine.next().unwrap();
        assert_eq!(page.body, regulation.document.body_text());
        for article in regulation.all_refs() {
            let target = regulation.articles.find(&article.text).unwrap();
            assert!(
                page.anchors.iter().any(|anchor| anchor.id == target.anchor()),
                "{} {}",
                regulation.slug,
                article.text
            );
        }
    }
}

#[test]
fn what_a_regulation_promises_stands_above_its_text() {
    let texts =
        |said: Vec<klachtwerk::audience::Reference>| -> Vec<String> { said.into_iter().map(|own| own.text).collect() };
    let promises = |slug: &str| texts(published(slug).guide.promises);
    let other = |slug: &str| texts(published(slug).guide.about_handler);
    let (free, secret) = ("Klagen kost u niets.", "Wij behandelen uw klacht vertrouwelijk.");
    let wiped = "Na onze jaarlijkse bespreking van klachten wissen wij uw gegevens.";
    assert_eq!(promises("interactie"), [free, secret, wiped]);
    assert_eq!(promises("procedure-klachten"), Vec::<String>::new());
    let kept = "Wij bewaren uw gegevens 1 jaar, gerekend vanaf het afsluiten van uw klacht.";
    assert_eq!(promises("klik-onderwijs"), [secret, kept]);
    assert_eq!(promises("organize4all"), [secret]);
    assert_eq!(promises("team-keizer"), [secret]);
    let never = "Degene die uw klacht behandelt, is nooit de persoon over wie u klaagt.";
    let appointed = "Klaagt u over de klachtenfunctionaris? De directie wijst dan iemand anders aan.";
    assert_eq!(other("interactie"), [never, appointed]);
    assert_eq!(other("procedure-klachten"), Vec::<String>::new());
    assert!(other("team-keizer")[0].starts_with("De klachtenfunctionaris is nooit de persoon over wie u klaagt"));
    let objection = texts(published("klik-onderwijs").guide.objection);
    assert_eq!(objection[0], "U kunt bezwaar maken tot 10 werkdagen na ons oordeel. Doe dat op papier of per e-mail.");
    assert_eq!(
        objection[1..],
        ["De commissie beslist op uw bezwaar.", "Het oordeel bindt ons: wij moeten ons eraan houden."]
    );
    let how = texts(published("organize4all").guide.how);
    assert_eq!(how[1], "Dien uw klacht in binnen 30 werkdagen na het einde van de opdracht.");
}

#[test]
fn where_to_complain_and_where_to_go_next_are_published() {
    let hrefs = |facts: Vec<klachtwerk::audience::Fact>| -> Vec<String> {
        facts.into_iter().filter_map(|fact| fact.href).collect()
    };
    let interactie = published("interactie");
    assert!(hrefs(interactie.roles).contains(&"mailto:klachtenfunctionaris@interactie.example.org".to_owned()));
    assert_eq!(hrefs(interactie.disputes), ["https://geschillencommissie.example.org"]);
    let klik = published("klik-onderwijs");
    let ways = |version: &klachtwerk::audience::PublicVersion| -> Vec<String> {
        version.guide.channels.iter().map(|way| way.name.clone()).collect()
    };
    assert_eq!(ways(&klik), ["per e-mail", "per brief"]);
    assert!(klik.guide.channels.iter().all(|way| !way.value.is_empty()), "each way has its address");
    assert!(klik.contact.iter().any(|fact| fact.name == "post"));
    assert!(hrefs(klik.contact).contains(&"mailto:klachten@klik-onderwijs.example.org".to_owned()));
    assert!(hrefs(published("organize4all").disputes).iter().all(|href| href == "https://solopartners.example.org"));
    let keizer = published("team-keizer");
    assert!(ways(&keizer).contains(&"via een website van een ander".to_owned()));
    let contact = hrefs(keizer.contact);
    assert!(hrefs(keizer.roles).iter().any(|href| contact.contains(href)));
}

/// The two sources of one term are both named, and the norms say that they are norms.
#[test]
fn terms_are_published_with_their_sources_and_kind() {
    let terms = |slug: &str| published(slug).terms;
    let term = |slug: &str, name: &str| terms(slug).into_iter().find(|term| term.name == name).unwrap();
    assert_eq!(term("organize4all", "oordeel").articles.len(), 2);
    assert_ne!(term("klik-onderwijs", "bezwaar besluit").kind, term("klik-onderwijs", "bezwaar bericht").kind);
    assert_ne!(term("interactie", "voortgang").kind, term("interactie", "oordeel").kind);
    assert_ne!(term("klik-onderwijs", "bezwaar").who, term("klik-onderwijs", "bezwaar besluit").who);
    assert!(term("interactie", "oordeel").extension.is_some());
}
