//! A page as it is shown while somebody works: as it was built, with the script that renews it and what was found.

/// The rules a built page sets itself, up to where they are written.
const RULES: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// Where our own files stand, beside whatever a site has.
pub(super) const SCRIPT: &str = "/_klacht/ververs.js";
/// The style of what was found.
pub(super) const STYLE: &str = "/_klacht/ververs.css";

/// Puts the script and the banner in a page; gives the page and the rules that go in its header. A piece of a page, that
/// has no head, stays as it is.
pub(super) fn dress(html: &[u8], version: &str, banner: &str) -> (Vec<u8>, String) {
    let html = String::from_utf8_lossy(html);
    let Some((head, body)) = html.split_once("</head>") else {
        return (html.into_owned().into_bytes(), "default-src 'none'; frame-ancestors 'none'".to_owned());
    };
    let (head, policy) = match head.split_once(RULES).and_then(|(before, rest)| Some((before, rest.split_once('"')?))) {
        Some((before, (rules, after))) => {
            let rules = opened(rules);
            (format!("{before}{RULES}{rules}\"{after}"), format!("{rules}; frame-ancestors 'none'"))
        }
        // A theme that sets no rules is shown without them, else it would look other than it will.
        None => (head.to_owned(), "frame-ancestors 'none'".to_owned()),
    };
    // The page counts as the top one for the banner: it comes before what the theme calls the contents.
    let (before, after) = match body.find("<main") {
        Some(at) => body.split_at(at),
        None => body
            .find("<body")
            .and_then(|at| Some(at + body[at..].find('>')? + 1))
            .map_or(("", body), |at| body.split_at(at)),
    };
    let style = if banner.is_empty() { String::new() } else { format!("<link rel=\"stylesheet\" href=\"{STYLE}\">\n") };
    let script = format!("<script src=\"{SCRIPT}\" data-versie=\"{version}\" defer></script>\n");
    (format!("{head}{style}{script}</head>{before}{banner}{after}").into_bytes(), policy)
}

/// The rules of a page, opened for one script and one stream of our own and nothing else.
fn opened(rules: &str) -> String {
    let mut parts: Vec<String> =
        rules.split(';').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect();
    for name in ["script-src", "connect-src", "style-src"] {
        let known = parts.iter_mut().find(|part| part.split_whitespace().next() == Some(name));
        match known {
            Some(part) if part.split_whitespace().any(|word| word == "'self'") => {}
            Some(part) => *part = format!("{} 'self'", part.replace(" 'none'", "")),
            None => parts.push(format!("{name} 'self'")),
        }
    }
    parts.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src \
        'none'; style-src 'self' file:\">\n</head>\n<body class=\"x\">\n<header></header>\n<main></main></body></html>";

    fn text(html: &str, banner: &str) -> (String, String) {
        let (page, policy) = dress(html.as_bytes(), "1-2", banner);
        (String::from_utf8(page).expect("text"), policy)
    }

    #[test]
    fn only_our_script_and_our_stream_are_let_in() {
        let (page, policy) = text(PAGE, "");
        let rules = "default-src 'none'; style-src 'self' file:; script-src 'self'; connect-src 'self'";
        assert_eq!(policy, format!("{rules}; frame-ancestors 'none'"));
        let script = "<script src=\"/_klacht/ververs.js\" data-versie=\"1-2\" defer></script>\n";
        assert_eq!(page.replace(script, "").replace("; script-src 'self'; connect-src 'self'", ""), PAGE);
        assert_eq!(
            opened("script-src 'none'; connect-src 'self'"),
            "script-src 'self'; connect-src 'self'; style-src 'self'"
        );
    }

    #[test]
    fn the_banner_comes_before_the_contents() {
        assert!(text(PAGE, "<aside>!</aside>").0.contains("</header>\n<aside>!</aside><main>"));
        let bare = "<html><head></head><body id=\"a\">x</body></html>";
        assert!(text(bare, "<aside>!</aside>").0.contains("<body id=\"a\"><aside>!</aside>x"));
        assert_eq!(text("<div>los</div>", "<aside>!</aside>").0, "<div>los</div>");
    }
}
