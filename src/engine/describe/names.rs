//! Names that are each given once.
//!
//! It must not know what they are for.

use std::collections::BTreeSet;

/// Names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    given: BTreeSet<String>,
}

impl Names {
    /// The name, or the name with a number behind it where it was given before.
    pub(super) fn give(&mut self, name: &str, joint: &str) -> String {
        let mut unique = name.to_owned();
        let mut count = 1_u32;
        while !self.given.insert(unique.clone()) {
            count += 1;
            unique = format!("{name}{joint}{count}");
        }
        unique
    }
}

/// Lower case letters and digits of the alphabet, with one hyphen for whatever stands between them.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if c == '_' && !slug.is_empty() {
            slug.push('_');
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches(['-', '_']).len());
    slug
}

#[cfg(test)]
mod tests {
    use super::{Names, slug};

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::default();
        let given = ["a", "a", "a-2", "a"].map(|name| names.give(name, "-"));
        assert_eq!(given, ["a", "a-2", "a-2-2", "a-3"]);
    }

    #[test]
    fn slugs_are_plain() {
        for (text, want) in [
            ("Jobs/Job Stages.csv", "jobs-job-stages-csv"),
            ("work_experience", "work_experience"),
            ("__x--", "x"),
            ("名簿", ""),
        ] {
            assert_eq!(slug(text), want, "{text}");
        }
    }
}
