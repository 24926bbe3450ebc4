//! The text points at an article or member it does not have.

use crate::diagnostic::{Code, Findings};
use crate::document::Text;
use crate::regulation::{Article, Mention, Refs};
use crate::source::Span;

use super::RegulationContext;

pub const CODE: Code = Code::warning("K315", "broken-cross-reference", "de tekst verwijst naar iets dat er niet is");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let articles = &regulation.articles;
    for mention in crate::regulation::mentions(regulation.document.body_text(), regulation.document.body.start as usize)
    {
        let reference = mention.reference();
        if articles.find(&reference).is_some() {
            continue;
        }
        let here = articles.0.iter().rfind(|article| article.span.start <= mention.span.start);
        let message = format!("de tekst verwijst naar {}, maar dat is er niet", mention.name());
        let help = help(&mention, here, &articles.near(&reference));
        findings.push(context.finding(&CODE, mention.span, message, &place(here, mention.span)).help(help));
    }
}

/// A slip of the pen between article and member is the likeliest: `artikel 4` for `lid 4`.
fn help(mention: &Mention, here: Option<&Article>, near: &str) -> String {
    let slip = here.filter(|here| here.key != mention.article).and_then(|here| {
        let number: u64 = mention.article.parse().ok()?;
        here.members.iter().any(|member| member.number == number).then(|| format!("{} lid {number}", here.name()))
    });
    match slip {
        Some(meant) => format!("{near}; bedoelde u {meant}?"),
        None => near.to_owned(),
    }
}

/// The article and member in which the reference itself stands.
fn place(here: Option<&Article>, span: Span) -> Refs {
    let Some(article) = here.filter(|article| !article.key.is_empty()) else { return Refs::new() };
    let inside = |own: Span| own.start <= span.start && span.end <= own.end;
    let text = match article.members.iter().find(|member| inside(member.span)) {
        Some(member) => format!("{}.{}", article.key, member.number),
        None => article.key.clone(),
    };
    vec![Text { text: text.into(), span }]
}
