//! A regulation held against a profile that follows a statute: what the statute asks and the regulation lacks.
//!
//! A rule of a profile counts when the member it rests on says what it follows (`Volgt Wkkgz 17`). What a profile chose
//! itself is not asked of anybody. What stands in sentences alone (plichten) is left for people to read.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::calendar::{Moment, short_date};
use crate::document::{Text, list_in_dutch};
use crate::regulation::{Addressee, Hardness, Refs, Regulation, Required, StepRule, TermRule};

/// What a comparison with a statute came to.
#[derive(Debug, Serialize)]
pub struct Held {
    /// What the statute asks and the regulation lacks, in the order of the kinds.
    pub lacks: Vec<Lack>,
    /// What the statute asks in sentences, for people to look for in the text.
    pub to_read: Vec<Lack>,
    /// How many rules of the statute were compared.
    pub compared: usize,
}

/// Something a statute asks.
#[derive(Debug, Serialize)]
pub struct Lack {
    /// What kind of thing: `term`, `extension`, `step`, `record`, `right` or `duty`.
    pub kind: &'static str,
    /// What it is about.
    pub what: String,
    /// What the statute asks.
    pub asked: String,
    /// What the regulation says; nothing when it says nothing.
    pub own: Option<String>,
    /// The article of the statute.
    pub law: String,
}

/// Holds a regulation against a statute; the days of terms are compared over every start day of the year of `on`.
#[must_use]
pub fn hold_against(own: &Regulation, statute: &Regulation, on: NaiveDate) -> Held {
    let mut work = Work { own, statute, on, held: Held { lacks: Vec::new(), to_read: Vec::new(), compared: 0 } };
    work.terms();
    work.steps();
    work.records();
    work.rights();
    work.duties();
    work.held
}

struct Work<'a> {
    own: &'a Regulation,
    statute: &'a Regulation,
    on: NaiveDate,
    held: Held,
}

impl Work<'_> {
    /// The article of the statute a rule follows; none when the profile chose it.
    fn law(&self, articles: &Refs) -> Option<String> {
        articles.iter().find_map(|article| {
            let target = self.statute.articles.find(&article.text)?;
            let (_, follows) = target.text().split_once("Volgt ")?;
            let words = follows.split_whitespace().collect::<Vec<_>>().join(" ");
            // "Volgt de gewone inrichting" is a custom, not a statute.
            words.starts_with(char::is_uppercase).then(|| words.trim_end_matches('.').to_owned())
        })
    }

    /// Counts a rule of the statute, and gives its article when it is one.
    fn asked(&mut self, articles: &Refs) -> Option<String> {
        let law = self.law(articles)?;
        self.held.compared += 1;
        Some(law)
    }

    fn lack(
        &mut self,
        kind: &'static str,
        law: String,
        what: impl Into<String>,
        asked: impl Into<String>,
        own: Option<String>,
    ) {
        self.held.lacks.push(Lack { kind, what: what.into(), asked: asked.into(), own, law });
    }

    fn terms(&mut self) {
        let statute = self.statute;
        for term in &statute.terms {
            let Some(law) = self.asked(&term.articles) else { continue };
            let same = |own: &&TermRule| {
                own.addressee == term.addressee && own.steps.iter().any(|step| term.is_met_by(&step.text))
            };
            let name = term.name.text.replace('-', " ");
            let Some(own) = self.own.terms.iter().find(same) else {
                self.lack("term", law, name, length(statute, term), None);
                continue;
            };
            let starts = |rule: &TermRule| rule.after.iter().map(|step| step.text.clone()).collect::<Vec<_>>();
            if starts(own) != starts(term) {
                self.lack("term", law.clone(), name.clone(), length(statute, term), Some(length(self.own, own)));
            } else if let Some(said) = self.other_days(own, term, &|rule, day| due(rule, day)) {
                let said = format!("{}; {said}", length(self.own, own));
                self.lack("term", law.clone(), name.clone(), length(statute, term), Some(said));
            } else if term.hardness == Hardness::Hard && own.hardness != Hardness::Hard {
                let said = format!("{}, als streven", length(self.own, own));
                self.lack("term", law.clone(), name.clone(), length(statute, term), Some(said));
            }
            self.extension(own, term, &name, &law);
        }
    }

    /// On which start days the own term ends on the wrong side of the statute's: later when it binds the organisation,
    /// earlier when it binds the complainant.
    fn other_days(
        &self,
        own: &TermRule,
        statute: &TermRule,
        end: &dyn Fn(&TermRule, NaiveDate) -> NaiveDate,
    ) -> Option<String> {
        let year = self.on.year();
        let days = NaiveDate::from_yo_opt(year, 1)?.iter_days().take_while(|day| day.year() == year);
        let wrong = |day: &NaiveDate| match statute.addressee {
            Addressee::Organisation => end(own, *day) > end(statute, *day),
            Addressee::Complainant => end(own, *day) < end(statute, *day),
        };
        let days: Vec<NaiveDate> = days.filter(wrong).collect();
        let first = *days.first()?;
        let word = if statute.addressee == Addressee::Organisation { "later" } else { "eerder" };
        Some(format!(
            "{word} dan de wet op {} begindagen in {year}: vanaf {} is het {} in plaats van {}",
            days.len(),
            short_date(first),
            short_date(end(own, first)),
            short_date(end(statute, first))
        ))
    }

    fn extension(&mut self, own: &TermRule, term: &TermRule, name: &str, law: &str) {
        let Some(mine) = &own.extension else { return };
        let what = format!("{name} verlengen");
        let Some(theirs) = &term.extension else {
            if term.addressee == Addressee::Organisation {
                self.lack(
                    "extension",
                    law.to_owned(),
                    what,
                    "verlengen mag niet",
                    Some(limit(mine.at_most, mine.times)),
                );
            }
            return;
        };
        let Some(law) = self.asked(&theirs.articles) else { return };
        let asked = limit(theirs.at_most, theirs.times);
        let said = limit(mine.at_most, mine.times);
        let too_often = theirs.times.is_some_and(|times| mine.times.is_none_or(|own| own > times));
        if theirs.at_most.is_some() && mine.at_most.is_none() || too_often {
            self.lack("extension", law.clone(), what.clone(), asked, Some(said));
        } else if let Some(days) = self.other_days(own, term, &extended) {
            self.lack("extension", law.clone(), what.clone(), asked, Some(format!("{said}; {days}")));
        }
        let missing = missing(&theirs.required, &mine.required);
        if !missing.is_empty() {
            self.lack("extension", law, what, format!("met {}", list_in_dutch(&missing, "en")), None);
        }
    }

    fn steps(&mut self) {
        let statute = self.statute;
        // How a complaint may come in is the definition's; that one was laid before somebody else is not ours to do.
        let ours = |rule: &&StepRule| !["ontvangen", "voorgelegd", "uitspraak"].contains(&rule.step.as_str());
        for rule in statute.steps.iter().filter(ours) {
            // An extension that is not allowed needs no rules.
            let extends = |regulation: &Regulation| {
                let mut terms = regulation.terms.iter().filter_map(|term| term.extension.as_ref());
                terms.any(|extension| extension.step.text == rule.step.text)
            };
            if extends(statute) && !extends(self.own) {
                continue;
            }
            let Some(law) = self.asked(&rule.articles) else { continue };
            let label = statute.step_label(&rule.step.text).to_owned();
            match self.own.step(&rule.step.text) {
                Some(mine) => {
                    let wants = wants(statute, rule, Some(mine));
                    if !wants.is_empty() {
                        let own = Some("de stap staat er, zonder dit".to_owned());
                        self.lack("step", law, label, wants.join(", "), own);
                    }
                }
                None => {
                    let named = self.own.terms.iter().any(|term| term.is_met_by(&rule.step.text));
                    let wants = wants(statute, rule, None);
                    if !named || !wants.is_empty() {
                        let asked = if wants.is_empty() { "deze stap".to_owned() } else { wants.join(", ") };
                        self.lack("step", law, label, asked, None);
                    }
                }
            }
        }
    }

    fn records(&mut self) {
        for rule in &self.statute.required {
            let Some(law) = self.asked(&rule.articles) else { continue };
            let has = self.own.required.iter().any(|own| match (&own.what, &rule.what) {
                (Required::Field(own), Required::Field(asked))
                | (Required::Section(own), Required::Section(asked))
                | (Required::Attachment(own), Required::Attachment(asked)) => own.text == asked.text,
                _ => false,
            });
            if !has {
                let (what, asked) = match &rule.what {
                    Required::Field(name) => (&name.text, "een gegeven van elke zaak"),
                    Required::Section(name) => (&name.text, "een kop in elke zaak"),
                    Required::Attachment(name) => (&name.text, "een bijlage bij elke zaak"),
                };
                self.lack("record", law, what.to_string(), asked, None);
            }
        }
    }

    fn rights(&mut self) {
        let (own, statute) = (self.own, self.statute);
        if let Some(definition) = &statute.definition
            && let Some(law) = self.asked(&definition.articles)
        {
            let mine = own.definition.as_ref().map(|definition| &definition.forms[..]).unwrap_or_default();
            let refused = if mine.is_empty() { Vec::new() } else { missing(&definition.forms, mine) };
            if !refused.is_empty() {
                self.lack("right", law, "vorm van een klacht", list_in_dutch(&refused, "of"), None);
            }
        }
        let responsible = |role: &str| statute.responsible.iter().any(|rule| rule.who.text == role);
        for role in statute.roles.iter().filter(|role| !responsible(&role.key.text)) {
            let Some(law) = self.asked(&role.articles) else { continue };
            if own.role(&role.key.text).is_none() {
                self.lack("right", law, role.key.text.replace('-', " "), "iemand met deze rol", None);
            }
        }
        for rule in &statute.independence {
            let Some(law) = self.asked(&rule.articles) else { continue };
            let mine: Vec<Text> = own.independence.iter().flat_map(|own| own.not.clone()).collect();
            let missing = missing(&rule.not, &mine);
            if !missing.is_empty() {
                let asked = format!("{} is niet: {}", rule.who.text, list_in_dutch(&missing, "of"));
                self.lack("right", law, "onafhankelijkheid", asked, None);
            }
        }
        for dispute in &statute.disputes {
            let Some(law) = self.asked(&dispute.articles) else { continue };
            let binding = if dispute.binding { ", met een bindende uitspraak" } else { "" };
            let named = own.disputes.first().map(|own| own.body.text.to_string());
            if named.is_none() || dispute.binding && !own.disputes.iter().any(|own| own.binding) {
                self.lack("right", law, "geschil", format!("{}{binding}", dispute.body.text), named);
            }
        }
        for (name, asked, has) in [
            ("vertrouwelijk", statute.secrecy.as_ref().map(|secrecy| &secrecy.rule), own.secrecy.is_some()),
            ("kosteloos", statute.free_of_charge.as_ref(), own.free_of_charge.is_some()),
        ] {
            let Some(law) = asked.and_then(|rule| self.asked(&rule.articles)) else { continue };
            if !has {
                self.lack("right", law, name, "de regeling zegt dit", None);
            }
        }
    }

    fn duties(&mut self) {
        let (own, statute) = (self.own, self.statute);
        for rule in &statute.information {
            let Some(law) = self.asked(&rule.articles) else { continue };
            if !own.information.iter().any(|own| own.channel.text == rule.channel.text) {
                self.lack("duty", law, "voorlichting", rule.channel.text.to_string(), None);
            }
        }
        for rule in &statute.reports {
            let Some(law) = self.asked(&rule.articles) else { continue };
            if own.reports.iter().all(|own| own.every.is_none()) {
                let every = rule.every.map(|every| format!(" elke {every}")).unwrap_or_default();
                self.lack("duty", law, rule.name.text.replace('-', " "), format!("een verslag{every}"), None);
            }
        }
        if let Some(rule) = &statute.retention
            && let Some(law) = self.asked(&rule.articles)
            && own.retention.is_none()
        {
            let asked = rule.duration.map_or_else(|| "een bewaartermijn".to_owned(), |duration| duration.to_string());
            self.lack("duty", law, "bewaren", asked, None);
        }
        for duty in &statute.duties {
            let Some(law) = self.law(&duty.articles) else { continue };
            let what = duty.who.as_ref().map(|who| who.text.replace('-', " ")).unwrap_or_default();
            self.held.to_read.push(Lack { kind: "duty", what, asked: duty.text.clone(), own: None, law });
        }
    }
}

fn due(rule: &TermRule, start: NaiveDate) -> NaiveDate {
    rule.calendar.compute(Moment::from(start), rule.duration).due.date
}

/// The last day with the most a term may be extended, counted as [`crate::deadline`] counts it.
fn extended(rule: &TermRule, start: NaiveDate) -> NaiveDate {
    let nominal = rule.calendar.compute(Moment::from(start), rule.duration).nominal;
    let most = rule.extension.as_ref().and_then(|extension| extension.at_most);
    most.map_or_else(|| due(rule, start), |most| rule.calendar.compute(nominal, most).due.date)
}

fn length(regulation: &Regulation, rule: &TermRule) -> String {
    let after: Vec<&str> = rule.after.iter().map(|step| regulation.step_label(&step.text)).collect();
    format!("{} na: {}", rule.duration, list_in_dutch(&after, "of"))
}

fn limit(at_most: Option<crate::calendar::Duration>, times: Option<u32>) -> String {
    let most = at_most.map_or_else(|| "zonder grens".to_owned(), |most| format!("hoogstens {most}"));
    match times {
        Some(times) => format!("{most}, {times} keer"),
        None => format!("{most}, hoe vaak staat er niet"),
    }
}

/// What a statute asks around a step that an own rule does not.
fn wants(statute: &Regulation, rule: &StepRule, own: Option<&StepRule>) -> Vec<String> {
    let none: &[Text] = &[];
    let mine = |list: fn(&StepRule) -> &Vec<Text>| own.map_or(none, |own| list(own));
    let mut wants = Vec::new();
    wants.extend(missing(&rule.required, mine(|rule| &rule.required)).iter().map(|name| format!("met {name}")));
    let looser = own.is_none_or(|own| own.forms.is_empty() || !missing(&own.forms, &rule.forms).is_empty());
    if !rule.forms.is_empty() && looser {
        wants.push(list_in_dutch(&missing(&rule.forms, none), "of"));
    }
    let told = missing(&rule.addressees, mine(|rule| &rule.addressees));
    wants.extend((!told.is_empty()).then(|| format!("aan {}", list_in_dutch(&told, "en"))));
    let waiting = missing(&rule.gates, mine(|rule| &rule.gates));
    let waiting: Vec<&str> = waiting.iter().map(|step| statute.step_label(step)).collect();
    wants.extend((!waiting.is_empty()).then(|| format!("vóór: {}", list_in_dutch(&waiting, "en"))));
    if !rule.gates.is_empty() && !rule.waivable && own.is_some_and(|own| own.waivable) {
        wants.push("mag niet worden overgeslagen".to_owned());
    }
    wants
}

/// What is asked and not among what there is.
fn missing<'a>(asked: &'a [Text], own: &[Text]) -> Vec<&'a str> {
    let has = |text: &&Text| own.iter().any(|own| own.text == text.text);
    asked.iter().filter(|text| !has(text)).map(Text::as_str).collect()
}
