//! Brings text to one form in which case and accents make no difference: `Łódź` and `lodz` agree, and so do `Straße` and `STRASSE`.
//!
//! It must not know what the text is for. Marks are dropped only in scripts where they are accents: in others they are letters.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

/// The text without case and accents.
pub fn fold(text: &str) -> Cow<'_, str> {
    let plain = |byte: u8| byte.is_ascii() && !byte.is_ascii_uppercase();
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    Cow::Owned(folded)
}

/// Adds the text without case and accents to `folded`.
pub fn fold_into(text: &str, folded: &mut String) {
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = ascii_run(rest.as_bytes());
        let (run, after) = rest.split_at_checked(ascii).unwrap_or((rest, ""));
        let start = folded.len();
        folded.push_str(run);
        if let Some(added) = folded.get_mut(start..) {
            added.make_ascii_lowercase();
        }
        let mut chars = after.chars();
        while let Some(c) = chars.as_str().chars().next().filter(|c| !c.is_ascii()) {
            fold_char(c, &mut |c| folded.push(c));
            chars.next();
        }
        rest = chars.as_str();
    }
}

/// The folded text, and for each of its bytes where the character that it came from begins in `text`.
pub fn fold_with_origins(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            fold_char(c, &mut |c| folded.push(c));
        }
        origins.resize(folded.len(), at);
    }
    (folded, origins)
}

/// How many bytes at the beginning are ASCII.
fn ascii_run(bytes: &[u8]) -> usize {
    let mut run = 0;
    for chunk in bytes.chunks(32) {
        if chunk.is_ascii() {
            run += chunk.len();
        } else {
            return run + chunk.iter().take_while(|byte| byte.is_ascii()).count();
        }
    }
    run
}

fn fold_char(c: char, push: &mut impl FnMut(char)) {
    // The letters of most European names, which the tables of Unicode would give too, only slower.
    let quick = match c {
        'à'..='å' | 'À'..='Å' => 'a',
        'è'..='ë' | 'È'..='Ë' => 'e',
        'ì'..='ï' | 'Ì'..='Ï' => 'i',
        'ò'..='ö' | 'Ò'..='Ö' | 'ø' | 'Ø' => 'o',
        'ù'..='ü' | 'Ù'..='Ü' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        '\u{2018}' | '\u{2019}' | '\u{02bc}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{2010}'..='\u{2014}' => '-',
        '\u{a0}' => ' ',
        _ => return fold_rare(c, push),
    };
    push(quick);
}

fn fold_rare(c: char, push: &mut impl FnMut(char)) {
    let mut part = [0; 4];
    for part in c.encode_utf8(&mut part).nfkd().filter(|c| !is_accent(*c)) {
        for lower in part.to_lowercase() {
            match without_stroke(lower) {
                Some(letters) => letters.chars().for_each(&mut *push),
                None if is_accent(lower) => {}
                None => push(lower),
            }
        }
    }
}

/// Letters that Unicode does not take apart, as people type them on a keyboard that lacks them.
fn without_stroke(c: char) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŋ' => "n",
        'ŧ' => "t",
        'ə' => "e",
        'ς' => "σ",
        '\u{2bc}' => "'",
        '\u{2010}' | '\u{2013}' | '\u{2014}' => "-",
        _ => return None,
    })
}

/// Accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, and signs that cannot be seen.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'..='\u{5c7}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2060}'
            | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_with_origins};

    #[test]
    fn case_and_accents_make_no_difference() {
        for (text, want) in [
            ("", ""),
            ("Ada Lovelace", "ada lovelace"),
            ("already plain", "already plain"),
            ("Łódź", "lodz"),
            ("Straße STRAẞE", "strasse strasse"),
            ("İstanbul ISPARTA ılık", "istanbul isparta ilik"),
            ("Ægir Œuvre Þór", "aegir oeuvre thor"),
            ("Søren Đorđe", "soren dorde"),
            ("Nguyễn Thị Ánh", "nguyen thi anh"),
            ("e\u{301}cole", "ecole"),
            ("ﬁnance №5 ①", "finance no5 1"),
            ("ΟΔΥΣΣΕΎΣ", "οδυσσευσ"),
            ("οδυσσεύς", "οδυσσευσ"),
            ("Ёлкин Й", "елкин и"),
            ("O’Brien–Smith", "o'brien-smith"),
            ("co\u{ad}operate\u{200b}", "cooperate"),
            ("が", "か\u{3099}"),
            ("कि", "कि"),
            ("مُحَمَّد", "محمد"),
            ("ＡＢＣ", "abc"),
        ] {
            assert_eq!(fold(text), want, "{text}");
        }
    }

    #[test]
    fn every_folded_byte_knows_its_origin() {
        let text = "aÉß’ Ｂ";
        let (folded, origins) = fold_with_origins(text);
        assert_eq!(folded, fold(text));
        assert_eq!(origins, [0, 1, 3, 3, 5, 8, 9]);
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for c in (0..0x3_0000).filter_map(char::from_u32) {
            let text = format!("x{c}y");
            let once = fold(&text).into_owned();
            assert_eq!(fold(&once), once, "{c:?}");
            let mut pieces = String::new();
            super::fold_into(&text, &mut pieces);
            assert_eq!(pieces, once, "{c:?}");
        }
    }
}
