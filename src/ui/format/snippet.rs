//! A snippet cut at the marks of its matches.
//!
//! It must not know how a match was found.

/// A piece of a snippet, in the snippet's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Text around matches.
    Plain(&'a str),
    /// Text that matched.
    Match(&'a str),
}

/// Cuts `text` at byte spans. Spans that overlap, run past the end or split a character are left out.
pub(crate) fn pieces<'a>(text: &'a str, marks: &[(u32, u32)]) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut done = 0;
    for &(start, end) in marks {
        let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) else {
            continue;
        };
        let (Some(before), Some(hit)) = (text.get(done..start), text.get(start..end)) else {
            continue;
        };
        if hit.is_empty() {
            continue;
        }
        if !before.is_empty() {
            pieces.push(Piece::Plain(before));
        }
        pieces.push(Piece::Match(hit));
        done = end;
    }
    match text.get(done..) {
        Some(rest) if !rest.is_empty() => pieces.push(Piece::Plain(rest)),
        _ => {}
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};

    #[test]
    fn every_byte_is_in_exactly_one_piece() {
        let text = "Zoë and Zoe";
        for marks in [
            vec![],
            vec![(0, 4), (9, 12)],
            vec![(0, 2), (5, 7)],
            vec![(3, 2), (0, 99), (8, 8), (5, 7), (1, 6)],
        ] {
            let joined: String = pieces(text, &marks)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Plain(text) | Piece::Match(text) => text,
                })
                .collect();
            assert_eq!(joined, text, "{marks:?}");
        }
    }

    #[test]
    fn matches_are_marked() {
        assert_eq!(
            pieces("Zoë and Zoe", &[(0, 4), (9, 12)]),
            [
                Piece::Match("Zoë"),
                Piece::Plain(" and "),
                Piece::Match("Zoe")
            ]
        );
    }
}
