//! Tells by its form what a text is: an id, an address, a telephone number, markup, yes or no.
//!
//! It must not know the column around a cell; every test takes one trimmed text and is cheap on long ones.

use serde::de::IgnoredAny;

/// How much of a long text is looked at for markup.
const MARKUP_BYTES: usize = 2048;

/// Whether the text has the shape of a UUID, perhaps in braces or without dashes. Letters beyond `f` are let through where the dashes
/// are, as some exports have them.
pub fn is_uuid(text: &str) -> bool {
    match text.len() {
        32 => text.bytes().all(|byte| byte.is_ascii_hexdigit()),
        36 => is_dashed(text),
        38 => text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'))
            .is_some_and(is_dashed),
        _ => false,
    }
}

fn is_dashed(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_alphanumeric(),
        })
}

/// Whether the text is an `http` or `https` address.
pub fn is_url(text: &str) -> bool {
    let after = |scheme: &str| {
        text.get(..scheme.len())
            .filter(|start| start.eq_ignore_ascii_case(scheme))
            .and_then(|_| text.get(scheme.len()..))
    };
    after("https://")
        .or_else(|| after("http://"))
        .is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

/// Whether the text is an address that lacks only its scheme: `www.example.com/team`. Only where a column's name says so, as file names
/// and words with a missing blank look alike.
pub fn is_bare_url(text: &str) -> bool {
    let host = text.split(['/', '?', '#', ':']).next().unwrap_or("");
    let label = |part: &str| {
        let fits = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        !part.is_empty() && part.chars().all(fits)
    };
    let top = host.rsplit('.').next().unwrap_or("");
    host.contains('.')
        && host.split('.').all(label)
        && top.len() > 1
        && top.chars().all(char::is_alphabetic)
        && !text.contains(|c: char| c.is_whitespace() || c == '@' || c == ',')
}

/// Whether the text is one e-mail address.
pub fn is_email(text: &str) -> bool {
    if !(5..=254).contains(&text.len()) {
        return false;
    }
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let odd = |c: char| c.is_whitespace() || c.is_control() || ",;<>()[]\"@:\\".contains(c);
    let local_fits = !local.is_empty() && !local.contains(odd);
    local_fits
        && !domain.contains(odd)
        && domain.split('.').count() > 1
        && domain.split('.').all(|part| !part.is_empty())
}

/// Whether the text can be a telephone number: 6 to 15 digits with the signs that people put between them, perhaps an extension.
pub fn is_phone(text: &str) -> bool {
    phone(text).is_some()
}

/// Whether a text that can be a telephone number shows it by a plus sign or a bracket in front.
pub(super) fn phone(text: &str) -> Option<bool> {
    if !(6..=40).contains(&text.len()) {
        return None;
    }
    let (number, extension) = match text.find(|c: char| c.is_ascii_alphabetic()) {
        Some(at) => (text.get(..at)?, extension(text.get(at..)?)?),
        None => (text, ""),
    };
    let extension = extension.trim();
    if extension.len() > 6 || !extension.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut digits = 0;
    for (at, c) in number.chars().enumerate() {
        match c {
            '0'..='9' => digits += 1,
            '+' if at == 0 || (at == 1 && number.starts_with('(')) => {}
            ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}' | '\u{2013}' => {}
            _ => return None,
        }
    }
    // Brackets around all of it are an accountant's minus.
    let bracketed = number.starts_with('(') && !number.ends_with(')');
    let sure = number.starts_with('+') || bracketed;
    (6..=15).contains(&digits).then_some(sure)
}

/// What follows a word for "extension".
fn extension(text: &str) -> Option<&str> {
    ["ext.", "ext", "x"].iter().find_map(|mark| {
        let start = text.get(..mark.len())?;
        start
            .eq_ignore_ascii_case(mark)
            .then(|| text.get(mark.len()..))?
    })
}

/// Whether the text is a JSON object or array, whole and well-formed.
pub fn is_json(text: &str) -> bool {
    looks_like_json(text) && serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Whether the text begins and ends as a JSON object or array does.
fn looks_like_json(text: &str) -> bool {
    (text.starts_with('{') && text.ends_with('}')) || (text.starts_with('[') && text.ends_with(']'))
}

/// Whether the text holds HTML markup: a known tag near its beginning.
pub fn is_html(text: &str) -> bool {
    const TAGS: [&str; 46] = [
        "a",
        "abbr",
        "article",
        "b",
        "blockquote",
        "body",
        "br",
        "code",
        "div",
        "em",
        "font",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "hr",
        "html",
        "i",
        "iframe",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "ol",
        "p",
        "pre",
        "s",
        "script",
        "section",
        "span",
        "strong",
        "style",
        "svg",
        "table",
        "tbody",
        "td",
        "th",
        "tr",
        "u",
        "ul",
        "!doctype",
    ];
    let bytes = text.as_bytes();
    let bytes = bytes.get(..MARKUP_BYTES).unwrap_or(bytes);
    memchr::memchr_iter(b'<', bytes).any(|at| {
        let rest = bytes.get(at + 1..).unwrap_or(&[]);
        let rest = rest.strip_prefix(b"/").unwrap_or(rest);
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'!';
        let length = rest.iter().take(12).take_while(is_name).count();
        let name = rest.get(..length).unwrap_or(&[]);
        let ends = rest
            .get(length)
            .is_some_and(|byte| byte.is_ascii_whitespace() || b">/".contains(byte));
        ends && TAGS
            .iter()
            .any(|tag| name.eq_ignore_ascii_case(tag.as_bytes()))
            && memchr::memchr(b'>', text.as_bytes().get(at..).unwrap_or(&[])).is_some()
    })
}

/// Yes or no, in the ways that exports write it: `true`, `t`, `yes`, `y`, `ja`, `oui`, `sí`, `1` and their opposites, in any case.
pub fn parse_flag(text: &str) -> Option<bool> {
    const WORDS: [(&str, bool); 17] = [
        ("ja", true),
        ("nein", false),
        ("nee", false),
        ("oui", true),
        ("non", false),
        ("si", true),
        ("sí", true),
        ("true", true),
        ("false", false),
        ("t", true),
        ("f", false),
        ("yes", true),
        ("no", false),
        ("y", true),
        ("n", false),
        ("1", true),
        ("0", false),
    ];
    let text = text.trim();
    if text.len() > 5 {
        return None;
    }
    let met = WORDS
        .iter()
        .find(|(word, _)| text.eq_ignore_ascii_case(word));
    met.map(|(_, flag)| *flag)
}

/// Whether the text is a word for "nothing" in a column of some other kind.
pub(super) fn is_null_word(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "null", "\\n", "na", "n/a", "#n/a", "none", "nil", "nan", ".", "-", "(null)",
    ];
    text.len() <= 6 && WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}
