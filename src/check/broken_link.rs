//! A link in the text that leads nowhere, or not from every page the text stands on.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use crate::diagnostic::{Code, Findings};
use crate::source::Span;

use super::RegulationContext;

pub const CODE: Code = Code::warning("K323", "broken-link", "een link in de tekst leidt nergens heen");

pub fn run(context: &RegulationContext<'_>, findings: &mut Findings) {
    let regulation = context.regulation;
    let (body, base) = (regulation.document.body_text(), regulation.document.body.start as usize);
    let options = Options::ENABLE_HEADING_ATTRIBUTES | Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        let Event::Start(Tag::Link { link_type, dest_url, .. }) = event else { continue };
        let Some((message, help)) = problem(context, link_type, &dest_url) else { continue };
        let span = Span::new(base + range.start, base + range.end);
        findings.push(context.finding(&CODE, span, message, &Vec::new()).help(help));
    }
}

fn problem(context: &RegulationContext<'_>, link_type: LinkType, url: &str) -> Option<(String, String)> {
    if link_type == LinkType::Email {
        return None;
    }
    let Some(id) = url.strip_prefix('#') else {
        // `naam:` before the first slash is a scheme; anything else depends on the page it stands on.
        let scheme = url.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
        let help = "schrijf het hele adres, met https:// ervoor";
        return (!scheme).then(|| (format!("de link naar `{url}` werkt niet op elke bladzijde"), help.to_owned()));
    };
    let articles = &context.regulation.articles.0;
    let known = articles.iter().flat_map(|article| {
        std::iter::once(article.anchor.as_str()).chain(article.members.iter().map(|member| member.anchor.as_str()))
    });
    let known: Vec<&str> = known.filter(|anchor| !anchor.is_empty()).collect();
    if known.contains(&id) {
        return None;
    }
    let help = match crate::document::closest(id, known.iter().copied()) {
        Some(meant) => format!("bedoelde u `#{meant}`?"),
        None => "verwijs naar een artikel, zoals #art-5, of naar een lid, zoals #art-5-lid-2".to_owned(),
    };
    Some((format!("de link naar `#{id}` leidt nergens heen"), help))
}
