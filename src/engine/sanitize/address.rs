//! Addresses in HTML: which may be followed, and which host a picture would come from.
//!
//! It must not follow any.

/// Longer addresses are no links.
const LONGEST: usize = 8_192;

/// The address that a link leads to, as browsers would read it; `None` when it is not one that may be followed.
pub(super) fn followed(raw: &str) -> Option<String> {
    let address = as_read(raw);
    is_followed(&address).then_some(address)
}

/// Whether an address is that of a web page, an e-mail address or a telephone number, without anything that misleads.
pub fn is_followed(address: &str) -> bool {
    if address.len() > LONGEST || address.chars().any(misleads) {
        return false;
    }
    let Some((scheme, rest)) = address.split_once(':') else {
        return false;
    };
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => host(rest).is_some(),
        "mailto" => !rest.is_empty(),
        "tel" => {
            let sign = |c: char| c.is_ascii_digit() || "+-.() ;=".contains(c);
            rest.chars().any(|c| c.is_ascii_digit()) && rest.chars().all(sign)
        }
        _ => false,
    }
}

/// The host that a picture would be fetched from; `None` when it would come from no host.
pub(super) fn picture_host(raw: &str) -> Option<String> {
    let address = as_read(raw);
    let rest = match address.split_once(':') {
        Some((scheme, rest)) if scheme.to_ascii_lowercase().starts_with("http") => rest,
        _ => &address,
    };
    let host = host(rest)?;
    let shown: String = host.chars().filter(|c| !misleads(*c)).take(80).collect();
    (!shown.is_empty()).then(|| shown.to_lowercase())
}

/// The host of what follows an address's colon. Nobody writes a name and password before a host but to mislead.
fn host(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix("//")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let host = rest.get(..end)?;
    let fits = host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !host.contains(['@', '\\', '<', '>', '"', ' ']);
    fits.then_some(host)
}

/// Browsers drop white space at the ends, and tabs and line breaks anywhere.
fn as_read(raw: &str) -> String {
    let raw = raw.trim_matches(|c: char| c <= ' ');
    raw.chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

/// Signs that cannot be seen, or that change the order in which text is shown.
pub(super) fn misleads(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::{followed, picture_host};

    #[test]
    fn only_pages_addresses_and_numbers_are_followed() {
        for (raw, want) in [
            (
                "https://a.example/x?y=1#z",
                Some("https://a.example/x?y=1#z"),
            ),
            (" HTTPS://a.example", Some("HTTPS://a.example")),
            ("ht\ntps://a.example", Some("https://a.example")),
            ("mailto:ana@a.example", Some("mailto:ana@a.example")),
            ("tel:+49 30 1234", Some("tel:+49 30 1234")),
            ("javascript:alert(1)", None),
            ("java\tscript:alert(1)", None),
            ("\u{1}javascript:alert(1)", None),
            ("JaVaScRiPt:alert(1)", None),
            ("data:text/html,x", None),
            ("vbscript:x", None),
            ("file:///etc/passwd", None),
            ("//a.example", None),
            ("page.html", None),
            ("https:a.example", None),
            ("https://", None),
            ("https://bank.example@evil.example/", None),
            ("https:\\\\a.example", None),
            ("https://a.example/\u{202e}gpj", None),
            ("tel:javascript", None),
            ("mailto:", None),
        ] {
            assert_eq!(followed(raw).as_deref(), want, "{raw:?}");
        }
    }

    #[test]
    fn the_host_of_a_picture_is_named() {
        for (raw, want) in [
            ("https://CDN.example/a.png", Some("cdn.example")),
            ("//t.example:8080/p?u=1", Some("t.example:8080")),
            ("cid:part1", None),
            ("a.png", None),
            ("data:image/svg+xml,x", None),
        ] {
            assert_eq!(picture_host(raw).as_deref(), want, "{raw}");
        }
    }
}
