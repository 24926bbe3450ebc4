//! HTML in the text, which is never published.

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::diagnostic::{Code, Findings};
use crate::source::Span;

use super::RegulationContext;

pub const CODE: Code = Code::info("K319", "raw-html", "in de tekst staat HTML, die niet wordt gepubliceerd");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let document = &context.regulation.document;
    let (body, base) = (document.body_text(), document.body.start as usize);
    for (event, range) in Parser::new_ext(body, Options::ENABLE_TABLES).into_offset_iter() {
        if !matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            continue;
        }
        let html = body[range.clone()].trim();
        // A comment is a note to oneself, and a closing tag goes with its opening one.
        if html.is_empty() || html.starts_with("<!--") || html.starts_with("</") {
            continue;
        }
        let span = Span::new(base + range.start, base + range.start + html.len());
        let help = "schrijf het in Markdown: **vet**, [tekst](https://…), een lijst met streepjes";
        findings.push(context.finding(&CODE, span, "HTML in de tekst wordt niet gepubliceerd", &Vec::new()).help(help));
    }
}
