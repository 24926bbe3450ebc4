//! The case as it will be once a letter is sent: the step in its course, and the letters composed of that.

use chrono::NaiveDate;

use crate::calendar::Moment;
use crate::case::{Case, Event};
use crate::check::CaseContext;
use crate::cli::casework::given::{Given, add};
use crate::cli::casework::step::take;
use crate::cli::casework::{CaseProblem, Opened, moment};
use crate::letter::{self as letters, Gap, Kind, Recipient, Refusal, Sends, Wanted};
use crate::regulation::Regulation;
use crate::repository::Repository;

use super::{Letter, LetterProblem, Problem, Session, To};

/// The case with the step of the letter in its course.
pub(super) struct Stage {
    pub repository: Repository,
    /// The bytes of the case, when the step is new.
    pub bytes: Option<Vec<u8>>,
    /// The step, and the day of it.
    pub step: String,
    pub day: NaiveDate,
    /// The day on the letter.
    pub date: NaiveDate,
}

impl Letter {
    /// Puts the step in the course, as it will be once the letter is sent; or finds it there.
    pub(super) fn stage(
        &self,
        session: &Session,
        opened: &Opened,
        case: &Case,
        regulation: &Regulation,
        (kind, recipients): (&'static Kind, &[Recipient]),
    ) -> Result<Stage, Problem> {
        let day = match self.sent.as_ref().or(self.date.as_ref()) {
            Some(text) => moment(text, session.on)?.date,
            None => session.on,
        };
        if let Some(event) = self.standing(case, kind, day)
            && let Some(own) = event.date()
        {
            if !self.set.is_empty() {
                return Err(LetterProblem::Standing { kind, day: own }.into());
            }
            if self.sent.is_some() && !matches!(kind.sends, Sends::Tells | Sends::Answers) {
                return Err(LetterProblem::Standing { kind, day: own }.into());
            }
            let told =
                self.sent.is_some() || self.date.is_some() || matches!(kind.sends, Sends::Tells | Sends::Answers);
            let date = if told { day } else { own };
            let repository = rooted(opened, opened.with(&opened.bytes));
            return Ok(Stage { repository, bytes: None, step: event.step.text.to_string(), day: own, date });
        }
        if kind.sends == Sends::Answers {
            return Err(LetterProblem::NotYet { kind, id: opened.id.clone() }.into());
        }
        let step = kind.recorded();
        let mut given = Given::read(&self.set, regulation, step, session.on)?;
        derived(&mut given, kind, regulation, recipients);
        let bytes = take(opened, case, step, given, Some(Moment::from(day)))?;
        let repository = rooted(opened, opened.with(&bytes));
        Ok(Stage { repository, bytes: Some(bytes), step: step.to_owned(), day, date: day })
    }

    /// The event the letter goes with, when it is in the course already.
    pub(super) fn standing<'a>(&self, case: &'a Case, kind: &Kind, day: NaiveDate) -> Option<&'a Event> {
        let step = if kind.sends == Sends::Invites { "uitgenodigd" } else { kind.step };
        let mut events: Vec<&Event> = case.all(step).filter(|event| event.waived().is_none()).collect();
        // What came before a reopening belongs to the first round.
        if let Some(again) =
            case.course.iter().rposition(|event| event.step.text == "heropend").filter(|_| step != "heropend")
        {
            events.retain(|event| case.course.iter().skip(again).any(|later| std::ptr::eq(later, *event)));
        }
        if kind.step == "beklaagde-gehoord"
            || kind.step == "klager-gehoord"
            || self.to.is_some() && kind.sends == Sends::Invites
        {
            let word =
                if kind.step == "beklaagde-gehoord" || self.to == Some(To::Beklaagde) { "beklaagde" } else { "klager" };
            events.retain(|event| event.attribute("aan").is_none_or(|node| node.texts().any(|text| text == word)));
        }
        let same_day = |event: &&&Event| event.date() == Some(day);
        let again = matches!(
            kind.step,
            "verlengd"
                | "bezwaar-verlengd"
                | "informatie-gevraagd"
                | "uitgevoerd"
                | "uitgenodigd"
                | "klager-gehoord"
                | "beklaagde-gehoord"
        );
        let fresh = kind.sends == Sends::StepAgain || again && !(self.set.is_empty() && self.sent.is_none());
        match fresh {
            true => events.iter().find(same_day).copied(),
            false => events.last().copied(),
        }
    }
}

/// The roles that get a copy: the regulation names them beside the parties, and has no letter of their own for them.
/// Not when only some of the parties are written to: then the others still have to be.
pub(super) fn copies<'r>(kind: &Kind, regulation: &'r Regulation, recipients: &[Recipient]) -> Vec<&'r str> {
    let rule = regulation.step(kind.recorded()).filter(|_| kind.sends != Sends::Invites && kind.step != "doorgeleid");
    let named: Vec<&str> = rule.iter().flat_map(|rule| &rule.addressees).map(|word| word.as_str()).collect();
    let (parties, roles): (Vec<&str>, Vec<&str>) =
        named.into_iter().partition(|word| ["klager", "beklaagde", "instantie"].contains(word));
    let all = parties.iter().all(|word| recipients.iter().any(|own| own.part().key() == *word));
    if all && !parties.is_empty() { roles } else { Vec::new() }
}

/// What sending a letter makes true by itself.
pub(super) fn derived(given: &mut Given, kind: &Kind, regulation: &Regulation, recipients: &[Recipient]) {
    let has = |given: &Given, key: &str| given.event.iter().any(|(name, _)| name == key);
    let rule = regulation.step(kind.recorded());
    let told = rule.is_some_and(|rule| {
        rule.addressees.iter().any(|word| recipients.iter().any(|own| own.part().key() == word.as_str()))
    });
    if !has(given, "aan") && (told || kind.sends == Sends::Invites) {
        let mut parts: Vec<&str> = recipients.iter().map(|recipient| recipient.part().key()).collect();
        parts.dedup();
        parts.extend(copies(kind, regulation, recipients));
        parts.into_iter().for_each(|part| add(&mut given.event, "aan", part.to_owned()));
    }
    // What is forwarded goes where the regulation says, whoever the letter is for.
    if kind.step == "doorgeleid" && !has(given, "aan") {
        let roles = rule.map(|rule| rule.addressees.as_slice()).unwrap_or_default();
        roles.iter().for_each(|role| add(&mut given.event, "aan", role.text.to_string()));
    }
    let written = rule.is_some_and(|rule| {
        rule.forms.iter().any(|form| form.text == "schriftelijk") || rule.required.iter().any(|key| key.text == "vorm")
    });
    if written && !has(given, "vorm") && kind.step != "ondertekend" {
        add(&mut given.event, "vorm", "schriftelijk".to_owned());
    }
}

/// Every letter, or every fact that is missing in any of them.
pub(super) fn compose(
    stage: &Stage,
    opened: &Opened,
    (kind, recipients): (&'static Kind, &[Recipient]),
    by_mail: bool,
) -> Result<Vec<letters::Letter>, Problem> {
    let bound = stage.repository.case(&opened.id).ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
    let context = CaseContext::new(&stage.repository, bound, stage.date.max(stage.day))
        .ok_or_else(|| CaseProblem::NoRegulation(opened.id.clone()))?;
    let event = bound.case.all(&stage.step).filter(|event| event.date() == Some(stage.day)).last();
    let event = event.ok_or_else(|| CaseProblem::Unreadable(opened.path.clone()))?;
    let (mut made, mut gaps): (Vec<letters::Letter>, Vec<Gap>) = (Vec::new(), Vec::new());
    let mut others: Vec<(Recipient, Vec<String>)> = Vec::new();
    for recipient in recipients {
        let wanted = Wanted { kind, event, recipient: *recipient, date: stage.date, by_mail };
        match letters::compose(&context, &wanted) {
            Ok(letter) => made.push(letter),
            Err(Refusal::Gaps(found)) => found.into_iter().for_each(|gap| {
                if !gaps.iter().any(|known| known.key == gap.key) {
                    gaps.push(gap);
                }
            }),
            Err(Refusal::Others(places)) => others.push((*recipient, places)),
        }
    }
    match (gaps.is_empty(), others.into_iter().next()) {
        (false, _) => Err(LetterProblem::Gaps { kind, gaps }.into()),
        (true, Some((recipient, places))) => {
            Err(LetterProblem::Others { recipient, places, path: opened.path.clone() }.into())
        }
        (true, None) => Ok(made),
    }
}

/// A repository read for one case knows no folder; the theme stands in one.
pub(super) fn rooted(opened: &Opened, repository: Repository) -> Repository {
    Repository { root: opened.root.clone(), ..repository }
}
