//! Two rules that cannot both be kept.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Findings, Severity};
use crate::regulation::{Condition, Hardness, Refs, StepRule, TermRule};
use crate::source::Span;
use crate::vocabulary::Form;

use super::RegulationContext;

pub const CODE: Code = Code::error("K314", "contradicting-rules", "twee regels spreken elkaar tegen");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    terms(context, findings);
    order(context, findings);
    for rule in &context.regulation.steps {
        form_and_channel(context, rule, findings);
    }
    definition(context, findings);
}

/// The same step, from the same start, in the same case, within two lengths.
fn terms(context: &RegulationContext<'_>, findings: &mut Findings) {
    let source = context.regulation.source();
    let hard: Vec<&TermRule> = context.regulation.terms.iter().filter(|term| term.hardness == Hardness::Hard).collect();
    for (index, term) in hard.iter().enumerate() {
        let Some(first) = hard[..index].iter().find(|first| same_term(first, term)) else { continue };
        let message = format!(
            "`{}` geeft {} en `{}` geeft {} voor dezelfde stap",
            first.name.text, first.duration, term.name.text, term.duration
        );
        findings.push(
            context
                .finding(&CODE, term.duration_span, message, &both(&term.articles, &first.articles))
                .label(source, first.duration_span, "de andere termijn")
                .help("kies een van beide, of zeg met `bij` wanneer elk geldt"),
        );
    }
}

fn same_term(first: &TermRule, second: &TermRule) -> bool {
    first.duration != second.duration
        && words(first.steps.iter()) == words(second.steps.iter())
        && words(first.after.iter()) == words(second.after.iter())
        && first.addressee == second.addressee
        && same_condition(&first.when, &second.when)
}

fn same_condition(first: &Condition, second: &Condition) -> bool {
    let plain = |condition: &Condition| -> BTreeSet<String> {
        let each = condition.0.iter().flat_map(|(name, values)| values.iter().map(move |value| (name, value)));
        each.map(|(name, value)| format!("{}={}", name.text, value.text)).collect()
    };
    plain(first) == plain(second)
}

/// Steps that wait for each other.
fn order(context: &RegulationContext<'_>, findings: &mut Findings) {
    let order = context.regulation.order();
    let mut told: BTreeSet<&str> = BTreeSet::new();
    for stated in &order.stated {
        if stated.first != stated.then && !order.needs(stated.first).contains(stated.then) {
            continue;
        }
        let first_time = [stated.first, stated.then].iter().filter(|step| told.insert(step)).count() > 0;
        if !first_time {
            continue;
        }
        let message = if stated.first == stated.then {
            format!("`{}` wacht op zichzelf", stated.first)
        } else {
            format!("`{}` moet voor `{}` komen, en ook andersom", stated.first, stated.then)
        };
        let back = order.stated.iter().find(|other| other.first == stated.then && other.then == stated.first);
        let mut finding = context.finding(&CODE, stated.word.span, message, &stated.rule.articles);
        if let Some(back) = back.filter(|back| back.word.span != stated.word.span) {
            finding = finding.label(context.regulation.source(), back.word.span, "de andere regel");
        }
        findings.push(finding.help("haal een van beide weg bij `vereist_voor` of `na`"));
    }
}

/// In writing, by telephone only.
fn form_and_channel(context: &RegulationContext<'_>, rule: &StepRule, findings: &mut Findings) {
    let (Some(form), Some(channel)) = (only_form(rule), only_channel_form(rule)) else { return };
    if form == channel {
        return;
    }
    let span = rule.channels.first().map_or(rule.span, |channel| channel.span);
    let message =
        format!("`{}` moet {} zijn, maar elk kanaal bij `via` is {}", rule.step.text, form.key(), channel.key());
    let help = match form {
        Form::Written => "zet bij `via` een kanaal op schrift, zoals e-mail of brief",
        Form::Oral => "zet bij `via` een mondeling kanaal, zoals gesprek of telefoon",
    };
    findings.push(context.finding(&CODE, span, message, &rule.articles).help(help));
}

/// A complaint may be oral, but must come in writing. A text may mean to write it down first, so this is a warning.
fn definition(context: &RegulationContext<'_>, findings: &mut Findings) {
    let (Some(definition), Some(rule)) = (&context.regulation.definition, context.regulation.step("ontvangen")) else {
        return;
    };
    let Some(received) = only_form(rule).or_else(|| only_channel_form(rule)) else { return };
    let other = |form: &&crate::document::Text| Form::read(&form.text).is_some_and(|form| form != received);
    let Some(other) = definition.forms.iter().find(other) else { return };
    let stated: Span = rule.forms.first().or(rule.channels.first()).map_or(rule.span, |text| text.span);
    let message = format!("een klacht mag {} zijn, maar wordt alleen {} ontvangen", other.text, received.key());
    findings.push(
        context
            .finding(&CODE, stated, message, &both(&rule.articles, &definition.articles))
            .severity(Severity::Warning)
            .label(context.regulation.source(), other.span, "zo staat het in het begrip")
            .help(format!("haal `{}` weg bij `begrip`, of neem die vorm ook op bij `ontvangen`", other.text)),
    );
}

/// The one form a step may have.
fn only_form(rule: &StepRule) -> Option<Form> {
    one(rule.forms.iter().map(|form| Form::read(&form.text)))
}

/// The one form all its channels have.
fn only_channel_form(rule: &StepRule) -> Option<Form> {
    one(rule.channels.iter().map(|channel| Form::of_channel(&channel.text)))
}

fn one(mut forms: impl Iterator<Item = Option<Form>>) -> Option<Form> {
    let first = forms.next()??;
    forms.all(|form| form == Some(first)).then_some(first)
}

fn words<'a>(texts: impl Iterator<Item = &'a crate::document::Text>) -> BTreeSet<&'a str> {
    texts.map(|text| text.as_str()).collect()
}

fn both(first: &Refs, second: &Refs) -> Refs {
    first.iter().chain(second).cloned().collect()
}
