//! A case on a terminal, with the sentences of the dashboard.

use anstyle::{AnsiColor, Style};

use crate::audience::{CaseView, Fact, Past, TermView};
use crate::check::CaseContext;
use crate::deadline::{Deadline, Status};
use crate::diagnostic::{Diagnostic, Severity};
use crate::repository::{Bound, Repository};
use crate::trail::{Judgement, story};

use super::super::Session;
use super::super::sheet::Sheet;
use super::History;

/// What there is to show.
pub(super) struct Shown<'a> {
    pub(super) repository: &'a Repository,
    pub(super) bound: &'a Bound,
    pub(super) findings: &'a [Diagnostic],
    pub(super) history: Option<&'a History>,
}

impl Shown<'_> {
    /// The whole case. Of how it stood, what had to be done can no longer be recorded.
    pub(super) fn text(&self, session: &Session, past: bool) -> String {
        let output = &session.output;
        let findings: Vec<&Diagnostic> = self.findings.iter().collect();
        let context = CaseContext::new(self.repository, self.bound, session.on);
        let terms = context.as_ref().map(|context| context.deadlines.as_slice()).unwrap_or_default();
        let view = CaseView::new(self.repository, self.bound, terms, &findings, &Past::default(), session.on);
        let mut sheet = Sheet::default();
        let title = if view.subject.is_empty() { String::new() } else { format!("  {}", view.subject) };
        sheet.styled(output, 0, Style::new().bold(), &view.id, &title);
        self.standing(&mut sheet, &view, session);
        sheet.line(&view.path);
        if !view.parties.is_empty() {
            sheet.heading(output, "Betrokkenen");
            view.parties.iter().for_each(|party| sheet.block(&format!("  {:<16}", party.part), &facts(&party.facts)));
        }
        if !view.facts.is_empty() {
            sheet.heading(output, "Gegevens");
            view.facts.iter().for_each(|fact| sheet.block("  ", &format!("{}: {}", fact.name, fact.value)));
        }
        if let Some(context) = context.as_ref().filter(|context| !context.deadlines.is_empty()) {
            sheet.heading(output, "Termijnen");
            context.deadlines.iter().for_each(|term| self::term(&mut sheet, term, session));
        }
        if !view.course.is_empty() {
            sheet.heading(output, "Verloop");
        }
        for event in &view.course {
            let begin = format!("  {:<10}  ", event.date);
            sheet.block(&begin, &event.label);
            if !event.facts.is_empty() {
                sheet.block(&" ".repeat(14), &facts(&event.facts));
            }
        }
        sheet.heading(output, "Bevindingen");
        if self.findings.is_empty() {
            sheet.line("  geen");
        }
        self.findings.iter().for_each(|finding| self::finding(&mut sheet, finding, session));
        if let Some(context) = &context {
            to_do(&mut sheet, context, session, past);
        }
        self.trail(&mut sheet, session);
        let attachments = self.repository.attachments_of(&self.bound.case);
        if !attachments.is_empty() {
            sheet.heading(output, "Bijlagen");
            attachments.iter().for_each(|name| sheet.line(&format!("  {name}")));
        }
        sheet.text()
    }

    /// How it stands, under which rules, on which day.
    fn standing(&self, sheet: &mut Sheet, view: &CaseView, session: &Session) {
        let rules = match self.repository.binding(self.bound) {
            Some(own) => format!("{} ({}, versie {})", own.title, own.slug, own.version),
            None => "geen regeling bindt deze zaak".to_owned(),
        };
        sheet.block("", &format!("{}, op {}", view.state, crate::calendar::long_date(session.on)));
        sheet.block("", &rules);
    }

    fn trail(&self, sheet: &mut Sheet, session: &Session) {
        sheet.heading(&session.output, "Geschiedenis");
        let Some(history) = self.history else {
            sheet.line("  er is niets te zien: nog niet vastgelegd in git, of niet te lezen");
            return;
        };
        if history.trail.entries.is_empty() {
            sheet.line("  van deze zaak is nog niets vastgelegd (klacht save)");
        }
        for entry in &history.trail.entries {
            let day = entry.commit.committed.day().map(|day| day.to_string()).unwrap_or_default();
            let signature = match history.signatures.of(&entry.commit) {
                None => "",
                Some(Judgement::Good) => ", ondertekend",
                Some(Judgement::Bad(_)) => ", handtekening telt niet",
                Some(Judgement::Unknown(_)) => ", handtekening niet te beoordelen",
            };
            let what =
                format!("{}: {} ({}{signature})", entry.commit.author.name, story(entry), entry.commit.id.short());
            sheet.block(&format!("  {day:<10}  "), &what);
            for found in history.found.about(entry) {
                let head = format!("{} {}", found.severity.dutch(), found.code.id);
                sheet.styled(&session.output, 14, style(found.severity), &head, &format!(": {}", found.message));
            }
        }
    }
}

fn term(sheet: &mut Sheet, term: &Deadline<'_>, session: &Session) {
    let view = TermView::new(term, None);
    let style = match term.status {
        Status::Overdue => AnsiColor::Red.on_default().bold(),
        Status::Open => Style::new().bold(),
        _ => Style::new(),
    };
    sheet.styled(&session.output, 2, style, &view.name, &format!(": {}", term.sentence()));
    let articles: Vec<&str> = view.articles.iter().map(|article| article.name.as_str()).collect();
    let left = matches!(term.status, Status::Open | Status::Overdue).then_some(view.distance.as_str());
    let parts: Vec<&str> = left.into_iter().chain([view.responsible.as_str()]).chain(articles).collect();
    sheet.block("    ", &parts.join(" · "));
    view.explanation.iter().for_each(|line| sheet.block("    ", line));
}

fn finding(sheet: &mut Sheet, finding: &Diagnostic, session: &Session) {
    let ((line, _), _) = finding.range();
    let head = format!("{} {}", finding.severity.dutch(), finding.code.id);
    let said = format!(", regel {line}: {}", finding.message);
    sheet.styled(&session.output, 2, style(finding.severity), &head, &said);
    if let Some(article) = finding.citation.as_ref().and_then(crate::diagnostic::render::article_line) {
        sheet.block("    ", &article);
    }
    if let Some(help) = &finding.help {
        sheet.block("    doe dit: ", help);
    }
}

/// What has to happen, with the command that records it.
fn to_do(sheet: &mut Sheet, context: &CaseContext<'_>, session: &Session, past: bool) {
    let steps = context.next();
    if steps.is_empty() {
        return;
    }
    sheet.heading(&session.output, if past { "Wat toen nog moest" } else { "Wat nu" });
    let label = |step: &str| context.regulation.step_label(step).to_owned();
    for step in steps {
        let labels: Vec<String> = std::iter::once(step.step).chain(step.or.iter().copied()).map(label).collect();
        let mut said = crate::document::list_in_dutch(&labels, "of");
        if let Some((name, due)) = step.term {
            said += &format!(", uiterlijk {} ({})", crate::calendar::long_date(due), name.replace('-', " "));
        }
        if let Some(before) = step.before {
            said += &format!(", eerst, voor: {}", label(before));
        }
        if step.waivable {
            said += "; afzien mag, met een reden";
        }
        sheet.block("  ", &said);
        if !past {
            let (command, open) = crate::check::command(&context.case.id, context.regulation, step.step);
            sheet.line(&format!("    {command}"));
            if let Some(first) = open.first() {
                let open = crate::document::list_in_dutch(&open, "en");
                sheet.block("    ", &format!("geef daarbij: {open} (--set {first}=…)"));
            }
        }
    }
}

fn facts(facts: &[Fact]) -> String {
    let naked =
        |fact: &Fact| if fact.name == "naam" { fact.value.clone() } else { format!("{}: {}", fact.name, fact.value) };
    facts.iter().map(naked).collect::<Vec<_>>().join("; ")
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Info => Style::new().dimmed(),
    }
}
