//! Addresses of pages, and telephone numbers.
//!
//! It must not know who they belong to. An address from an export is hostile until it is seen to be plain `http` or `https`.

use std::borrow::Cow;

use super::visible;

/// The address when a link may lead there: `http` or `https`, a host, nothing that hides.
pub(crate) fn safe_href(url: &str) -> Option<&str> {
    let url = url.trim();
    let rest = after_scheme(url)?;
    let clean = !rest.is_empty()
        && !rest.starts_with('/')
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
        && matches!(visible(url), Cow::Borrowed(_));
    clean.then_some(url)
}

/// The address when a link may lead there: as [`safe_href`], or a mailbox or a telephone.
pub(crate) fn way_out(address: &str) -> Option<&str> {
    let address = address.trim();
    let calls = ["mailto:", "tel:"].iter().any(|scheme| {
        address
            .split_at_checked(scheme.len())
            .is_some_and(|(head, rest)| head.eq_ignore_ascii_case(scheme) && !rest.is_empty())
    });
    let hides = |c: char| c.is_control() || c.is_whitespace();
    if calls && !address.contains(hides) {
        return Some(address);
    }
    safe_href(address)
}

/// The address without the parts that say nothing: `https://www.`, a closing slash.
pub(crate) fn shown_url(url: &str) -> &str {
    let rest = after_scheme(url.trim()).unwrap_or(url);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_suffix('/').unwrap_or(rest)
}

/// The number as `tel:` wants it: digits and a leading plus; nothing when there are too few to dial.
pub(crate) fn tel(phone: &str) -> Option<String> {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    let main = phone.split(['x', 'X', ';', ',']).next().unwrap_or(phone);
    // A slash stands between two numbers, or after an area code that is no number of its own.
    let main = match main.split_once('/') {
        Some((first, _)) if digits(first).len() >= 7 => first,
        _ => main,
    };
    let (plus, main) = if main.trim_start().starts_with('+') {
        // The zero of "+49 (0)30" is for callers from within the country.
        ("+", main.replace("(0)", ""))
    } else {
        ("", main.to_owned())
    };
    let digits = digits(&main);
    (digits.len() >= 5).then(|| format!("tel:{plus}{digits}"))
}

fn after_scheme(url: &str) -> Option<&str> {
    ["https://", "http://"].iter().find_map(|scheme| {
        let (head, rest) = url.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    })
}

#[cfg(test)]
mod tests {
    use super::{safe_href, shown_url, tel, way_out};

    #[test]
    fn a_link_leads_to_the_web_to_a_mailbox_or_to_a_telephone() {
        for (address, leads) in [
            ("https://example.com/a", true),
            ("mailto:ana@example.com?subject=x", true),
            ("TEL:+4930901820", true),
            ("mailto:", false),
            ("mailto:ana@example.com\nbcc:x", false),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("file:///etc/passwd", false),
            ("vbscript:x", false),
            ("", false),
        ] {
            assert_eq!(way_out(address).is_some(), leads, "{address}");
        }
    }

    #[test]
    fn only_plain_web_addresses_become_links() {
        for (url, safe) in [
            ("https://www.example.com/in/ana/", true),
            ("HTTP://example.com", true),
            ("javascript:alert(1)", false),
            ("data:text/html,x", false),
            ("https://", false),
            ("https:///etc/passwd", false),
            ("https://example.com/a b", false),
            ("java\nscript:alert(1)", false),
            ("https://example.com/\u{202e}gpj.exe", false),
            ("example.com", false),
        ] {
            assert_eq!(safe_href(url).is_some(), safe, "{url}");
        }
    }

    #[test]
    fn shown_addresses_are_short() {
        assert_eq!(
            shown_url("https://www.example.com/in/ana/"),
            "example.com/in/ana"
        );
        assert_eq!(shown_url("ftp://x"), "ftp://x");
    }

    #[test]
    fn telephone_numbers_keep_their_plus() {
        assert_eq!(
            tel("+49 (0)30 / 901820").as_deref(),
            Some("tel:+4930901820")
        );
        assert_eq!(
            tel("020 7946 0018 / 020 7946 0019").as_deref(),
            Some("tel:02079460018")
        );
        assert_eq!(tel("+49 30 901820").as_deref(), Some("tel:+4930901820"));
        assert_eq!(tel("(415) 555-0100 x12").as_deref(), Some("tel:4155550100"));
        assert_eq!(tel("n/a"), None);
    }
}
