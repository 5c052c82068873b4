//! The reader's decisions with one more or one less among them.
//!
//! It must not know why: each verb here takes all decisions and gives all decisions.

use crate::engine::view::{Amendments, LinkEnds, LinkRule, ProfileFile, ReadAs, Verdict};

/// A table is read in this way; as it was found when nothing is asked of it.
pub(crate) fn with_read_as(amendments: &Amendments, path: &str, read_as: ReadAs) -> Amendments {
    let mut next = amendments.clone();
    next.tables.retain(|(other, _)| other != path);
    if read_as != ReadAs::default() {
        next.tables.push((path.to_owned(), read_as));
        next.tables.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
    next
}

/// This is said of a link; nothing is said of it without a verdict.
pub(crate) fn with_verdict(
    amendments: &Amendments,
    ends: &LinkEnds,
    verdict: Option<Verdict>,
) -> Amendments {
    let mut next = amendments.clone();
    next.links.retain(|rule| rule.ends != *ends);
    next.links.extend(verdict.map(|verdict| LinkRule {
        ends: ends.clone(),
        verdict,
    }));
    next
}

/// This profile gives the words; a built-in one without it.
pub(crate) fn with_profile(amendments: &Amendments, profile: Option<ProfileFile>) -> Amendments {
    Amendments {
        profile,
        ..amendments.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::{with_profile, with_read_as, with_verdict};
    use crate::engine::view::{Amendments, LinkEnds, ProfileFile, ReadAs, Verdict};

    fn ends(from: &str) -> LinkEnds {
        LinkEnds {
            from: from.to_owned(),
            columns: vec!["id".to_owned()],
            to: "b.csv".to_owned(),
            to_columns: vec!["id".to_owned()],
        }
    }

    #[test]
    fn tables_stay_in_order_and_once_each() {
        let skip = |lines| ReadAs {
            skip: Some(lines),
            ..ReadAs::default()
        };
        let all = with_read_as(&Amendments::default(), "b.csv", skip(1));
        let all = with_read_as(&all, "a.csv", skip(2));
        let all = with_read_as(&all, "b.csv", skip(3));
        let paths: Vec<_> = all.tables.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["a.csv", "b.csv"]);
        assert_eq!(
            all.tables.last().map(|(_, read_as)| read_as),
            Some(&skip(3))
        );
        let none = with_read_as(&all, "b.csv", ReadAs::default());
        assert_eq!(none.tables.len(), 1);
    }

    #[test]
    fn a_link_has_one_verdict_or_none() {
        let all = with_verdict(
            &Amendments::default(),
            &ends("a.csv"),
            Some(Verdict::Confirmed),
        );
        let all = with_verdict(&all, &ends("a.csv"), Some(Verdict::Rejected));
        assert_eq!(all.links.len(), 1);
        assert_eq!(
            all.links.first().map(|rule| rule.verdict),
            Some(Verdict::Rejected)
        );
        assert_eq!(
            with_verdict(&all, &ends("a.csv"), None),
            Amendments::default()
        );
    }

    #[test]
    fn a_profile_changes_nothing_else() {
        let all = with_verdict(&Amendments::default(), &ends("a.csv"), Some(Verdict::Added));
        let file = ProfileFile {
            name: "mine.toml".to_owned(),
            text: String::new(),
        };
        let with = with_profile(&all, Some(file));
        assert_eq!(with.links, all.links);
        assert_eq!(with_profile(&with, None), all);
    }
}
