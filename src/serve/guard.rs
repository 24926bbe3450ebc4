//! Who may ask: pages of our own, on this computer.
//!
//! Any page in the same browser can send a request to this computer. A name of its own that leads here (DNS rebinding)
//! shows in `Host`; a script or a form of its own shows in `Origin` and `Sec-Fetch-Site`, which a page cannot set.

use super::request::Request;

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stranger {
    /// Meant for another name than that of this computer.
    Host,
    /// Sent by a page of somebody else.
    Page,
}

/// Judges a request that came in on a port.
pub(super) fn judge(request: &Request, port: u16) -> Result<(), Stranger> {
    let here = ["localhost", "127.0.0.1", "[::1]"];
    let is_here = |host: &str| {
        // Without a port a browser means 80.
        let (name, wanted) = match host.rsplit_once(':').filter(|(_, number)| number.parse::<u16>().is_ok()) {
            Some((name, number)) => (name, number.parse().unwrap_or_default()),
            None => (host, 80),
        };
        wanted == port && here.iter().any(|known| name.eq_ignore_ascii_case(known))
    };
    if !is_here(&request.host) {
        return Err(Stranger::Host);
    }
    let own_origin = |origin: &String| origin.strip_prefix("http://").is_some_and(is_here);
    if !request.origin.as_ref().is_none_or(own_origin) {
        return Err(Stranger::Page);
    }
    // Following a link to here is no harm; being read by a page is.
    let followed = request.mode.as_deref() == Some("navigate");
    match request.site.as_deref() {
        None | Some("same-origin" | "none") => Ok(()),
        _ if followed => Ok(()),
        _ => Err(Stranger::Page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(host: &str, origin: Option<&str>, site: Option<&str>, mode: Option<&str>) -> Result<(), Stranger> {
        let text = |text: &str| text.to_owned();
        let request = Request {
            body: true,
            path: "/".to_owned(),
            host: host.to_owned(),
            origin: origin.map(text),
            site: site.map(text),
            mode: mode.map(text),
        };
        judge(&request, 4181)
    }

    #[test]
    fn only_names_of_this_computer_with_the_right_port_are_ours() {
        for host in ["localhost:4181", "LOCALHOST:4181", "127.0.0.1:4181", "[::1]:4181"] {
            assert_eq!(asked(host, None, None, None), Ok(()), "{host}");
        }
        for host in [
            "localhost",
            "localhost:4180",
            "127.0.0.1",
            "127.0.0.1:",
            "elders.example.org:4181",
            "localhost.example.org:4181",
            "127.0.0.1.example.org:4181",
            "localhost:04181x",
            "::1:4181",
            "x@localhost:4181",
            "",
        ] {
            assert_eq!(asked(host, None, None, None), Err(Stranger::Host), "{host}");
        }
    }

    #[test]
    fn no_page_of_somebody_else_reads_here() {
        let host = "127.0.0.1:4181";
        assert_eq!(asked(host, Some("http://127.0.0.1:4181"), Some("same-origin"), Some("cors")), Ok(()));
        for origin in ["https://elders.example.org", "http://127.0.0.1:4180", "null", "https://127.0.0.1:4181"] {
            assert_eq!(asked(host, Some(origin), None, None), Err(Stranger::Page), "{origin}");
        }
        assert_eq!(asked(host, None, Some("cross-site"), Some("navigate")), Ok(()));
        for site in ["cross-site", "same-site"] {
            assert_eq!(asked(host, None, Some(site), Some("no-cors")), Err(Stranger::Page), "{site}");
        }
    }
}
