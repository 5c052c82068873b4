//! What two records of one human are likely to share, brought to a form in which the same is equal.
//!
//! It must not know where the texts come from.

use crate::engine::types::{is_bare_url, is_email, is_phone, is_url};

/// A telephone number is compared by so many of its last digits: the country's code may be there or not.
const DIGITS: usize = 9;

/// Fewer digits than this are an extension.
const FEWEST_DIGITS: usize = 7;

/// Something that two records of one human are likely to share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    Email(String),
    Phone(String),
    Profile(String),
}

impl Mark {
    /// Reads a cell; `None` when it is nothing that belongs to one human.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if is_email(text) {
            return email(text);
        }
        if is_url(text) || is_bare_url(text) {
            return profile(text);
        }
        if !is_phone(text) {
            return None;
        }
        // What follows a letter is an extension.
        let number = text.split(|c: char| c.is_ascii_alphabetic()).next()?;
        let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
        let from = digits.len().saturating_sub(DIGITS);
        (digits.len() >= FEWEST_DIGITS)
            .then(|| Self::Phone(digits.into_iter().skip(from).collect()))
    }

    /// What it is, in a word.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Email(_) => "Email",
            Self::Phone(_) => "Phone",
            Self::Profile(_) => "Profile",
        }
    }
}

/// An address without capitals, and without what its owner put behind a plus sign.
fn email(text: &str) -> Option<Mark> {
    let (local, domain) = text.split_once('@')?;
    let mailbox = local.split('+').next().filter(|name| !name.is_empty());
    let address = format!("{}@{domain}", mailbox.unwrap_or(local));
    Some(Mark::Email(address.to_lowercase()))
}

/// An address of a page without scheme, `www.`, query and capitals. The address of a site alone is nobody's profile.
fn profile(text: &str) -> Option<Mark> {
    let address = text.split_once("://").map_or(text, |(_, address)| address);
    let address = address.split(['?', '#']).next()?;
    let address = address.trim_end_matches('/').to_lowercase();
    let address = address.strip_prefix("www.").unwrap_or(&address);
    address
        .contains('/')
        .then(|| Mark::Profile(address.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn the_same_written_otherwise_is_the_same() {
        for (one, other) in [
            ("Ada@Example.com", " ada@example.com"),
            ("ada+jobs@example.com", "ada@example.com"),
            ("+49 411 663-0444", "0411 6630444"),
            ("(0411) 663 0444 ext. 12", "0049 411 6630444"),
            (
                "https://www.linkedin.example/in/ada/?from=mail",
                "linkedin.example/in/Ada",
            ),
        ] {
            assert!(Mark::parse(one).is_some(), "{one}");
            assert_eq!(Mark::parse(one), Mark::parse(other), "{one}");
        }
    }

    #[test]
    fn what_many_share_by_nature_is_no_mark() {
        for text in [
            "",
            "https://www.example.com/",
            "ext. 4410",
            "4410",
            "12 Elm Street",
        ] {
            assert_eq!(Mark::parse(text), None, "{text}");
        }
    }
}
