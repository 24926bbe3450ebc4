//! A section the regulation requires is not in the text, or says nothing.

use crate::diagnostic::{Code, Findings, Mend};
use crate::document::Section;
use crate::regulation::Required;
use crate::source::Span;

use super::CaseContext;
use super::missing_field::{before, requirement_holds};

pub const CODE: Code = Code::error("K105", "missing-section", "een vereiste kop ontbreekt of is leeg");

pub fn run(context: &CaseContext<'_>, findings: &mut Findings) {
    let document = &context.case.document;
    if document.broken {
        return;
    }
    for requirement in &context.regulation.required {
        let Required::Section(title) = &requirement.what else { continue };
        if !requirement_holds(context, requirement) || has_text(&context.case.sections, &title.text) {
            continue;
        }
        let title = &title.text;
        let empty = context.case.sections.iter().find(|section| is_titled(section, title));
        let (span, message, help, mend) = match empty {
            Some(section) => (
                section.heading,
                format!("onder de kop `{title}` staat niets{}", before(requirement)),
                "schrijf de tekst onder deze kop".to_owned(),
                None,
            ),
            None => {
                let start = document.body.start as usize;
                let message = format!("de kop `{title}` ontbreekt{}", before(requirement));
                let end = document.source.text().len();
                let mend = Mend::Over(Span::new(end, end), heading_after(document.source.text(), title));
                (Span::new(start, start), message, format!("zet in de tekst ## {title} en schrijf eronder"), Some(mend))
            }
        };
        let finding = context.finding(&CODE, span, message, &requirement.articles).help(help);
        findings.push(match mend {
            Some(mend) => finding.fix(format!("Zet de kop `{title}` onderaan de tekst"), mend),
            None => finding,
        });
    }
}

/// A heading with room for text, behind a text.
fn heading_after(text: &str, title: &str) -> String {
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let before = if text.ends_with('\n') { "" } else { line_end };
    format!("{before}{line_end}## {title}{line_end}{line_end}")
}

/// Whether a section with this title says something, itself or under a lower heading.
pub(super) fn has_text(sections: &[Section], title: &str) -> bool {
    sections.iter().enumerate().filter(|(_, section)| is_titled(section, title)).any(|(index, section)| {
        let below = sections[index + 1..].iter().take_while(|other| other.level > section.level);
        std::iter::once(section).chain(below).any(|section| !section.empty)
    })
}

fn is_titled(section: &Section, title: &str) -> bool {
    let plain = |text: &str| text.trim().trim_end_matches(':').trim_end().to_lowercase();
    plain(&section.title) == plain(title)
}
