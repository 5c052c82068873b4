//! Patterns of paths: `**/notes/*.csv`.
//!
//! It must not know what is at a path.

/// A pattern of paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPattern {
    /// One path, letter by letter.
    Whole(String),
    /// The names of folders and the file's at last, in lower case; `**` stands for any folders, also none.
    Parts(Vec<Vec<char>>),
}

const ANY_FOLDERS: [char; 2] = ['*', '*'];

impl PathPattern {
    /// Reads a pattern. `*` stands for any letters of one name, `?` for one, `**` for any folders. A pattern without a slash is a file's name in any
    /// folder. After a slash in front stands one path, letter by letter. `None` when a name in it is empty.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(path) = text.strip_prefix('/') {
            return (!path.is_empty()).then(|| Self::Whole(path.to_owned()));
        }
        let mut parts: Vec<Vec<char>> = parts(text.trim());
        if parts.len() == 1 {
            parts.insert(0, ANY_FOLDERS.to_vec());
        }
        let whole = parts.iter().all(|part| !part.is_empty());
        let is_file = parts.last().is_some_and(|part| *part != ANY_FOLDERS);
        (whole && is_file).then_some(Self::Parts(parts))
    }

    /// Whether a text is meant as a pattern, and not as a plain name.
    pub fn is_meant(text: &str) -> bool {
        text.starts_with('/') || text.contains(['*', '?'])
    }

    /// Whether a path is one of those that are meant.
    pub fn fits(&self, path: &str) -> bool {
        match self {
            Self::Whole(whole) => whole == path,
            Self::Parts(pattern) => fits(
                pattern,
                &parts(path.strip_prefix('/').unwrap_or(path)),
                |part| *part == ANY_FOLDERS,
                |part, name| {
                    fits(
                        part,
                        name,
                        |c| *c == '*',
                        |want, c| *want == '?' || want == c,
                    )
                },
            ),
        }
    }
}

fn parts(path: &str) -> Vec<Vec<char>> {
    path.split(['/', '\\'])
        .map(|part| part.chars().flat_map(char::to_lowercase).collect())
        .collect()
}

/// Whether a sequence fits a pattern in which some parts stand for any number of things. After a failure only the last of these takes one thing more:
/// an earlier one could not do better.
fn fits<P, T>(
    pattern: &[P],
    things: &[T],
    is_star: impl Fn(&P) -> bool,
    meets: impl Fn(&P, &T) -> bool,
) -> bool {
    let (mut at, mut done) = (0, 0);
    let mut star: Option<(usize, usize)> = None;
    while let Some(thing) = things.get(done) {
        match pattern.get(at) {
            Some(part) if is_star(part) => {
                star = Some((at, done));
                at += 1;
            }
            Some(part) if meets(part, thing) => {
                at += 1;
                done += 1;
            }
            _ => {
                let Some((place, taken)) = star else {
                    return false;
                };
                star = Some((place, taken + 1));
                at = place + 1;
                done = taken + 1;
            }
        }
    }
    pattern.iter().skip(at).all(is_star)
}

#[cfg(test)]
mod tests {
    use super::PathPattern;

    #[test]
    fn patterns_fit_whole_paths() {
        for (pattern, path, fits) in [
            ("**/notes/*.csv", "notes/a.csv", true),
            ("**/notes/*.csv", "export/2025/Notes/a.CSV", true),
            ("**/notes/*.csv", "export/notes/old/a.csv", false),
            ("**/notes/**/*.csv", "export/notes/old/a.csv", true),
            ("notes/*.csv", "export/notes/a.csv", false),
            ("notes/*.csv", "notes/a.csv", true),
            ("notes_????.csv", "deep/down/notes_2024.csv", true),
            ("notes_????.csv", "notes_24.csv", false),
            ("*__c.csv", "Project__c.csv", true),
            ("*a*b*.csv", "xxaabbaab.csv", true),
            ("*a*b*.csv", "xxbba.csv", false),
            ("/people.csv", "people.csv", true),
            ("/people.csv", "People.csv", false),
            ("/people.csv", "export/people.csv", false),
            ("/a/what?*.csv", "a/what?*.csv", true),
            ("/a/what?*.csv", "a/whatever.csv", false),
            ("**/people.csv", "people.csv", true),
        ] {
            let got = PathPattern::parse(pattern).is_some_and(|pattern| pattern.fits(path));
            assert_eq!(got, fits, "{pattern} {path}");
        }
    }

    #[test]
    fn an_empty_name_is_no_pattern() {
        for text in ["", "/", "a//b*", "**", "a/**", "a/"] {
            assert_eq!(PathPattern::parse(text), None, "{text}");
        }
    }
}
