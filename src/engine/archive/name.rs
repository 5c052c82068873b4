//! Names of entries: from bytes to text, and from text to a harmless path.
//!
//! It must not know what an entry holds.

/// The upper half of code page 437, which zip names are in when nothing else is said (APPNOTE.TXT, appendix D).
const CP437: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}";

/// The text of a name. Bytes that are valid UTF-8 are read so even without the flag, since many writers forget it.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let upper: Vec<char> = CP437.chars().collect();
    bytes
        .iter()
        .map(|&byte| match byte.checked_sub(0x80) {
            None => char::from(byte),
            Some(at) => upper.get(usize::from(at)).copied().unwrap_or('\u{fffd}'),
        })
        .collect()
}

/// The name as a path that leads nowhere outside: `/` between parts, no drive, no `..`, no empty part, no control characters.
pub(super) fn neutral(name: &str) -> String {
    let mut path = String::with_capacity(name.len());
    for part in name.split(['/', '\\']) {
        let drive = path.is_empty() && part.len() == 2 && part.ends_with(':');
        if part.is_empty() || part == "." || part == ".." || drive {
            continue;
        }
        if !path.is_empty() {
            path.push('/');
        }
        path.extend(
            part.chars()
                .map(|c| if c.is_control() { '\u{fffd}' } else { c }),
        );
    }
    if path.is_empty() {
        path.push_str("unnamed");
    }
    path
}

/// Whether the path is something that a file manager leaves in archives without anybody's will.
pub fn is_litter(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.starts_with("._")
        || matches!(file, ".DS_Store" | "Thumbs.db" | "desktop.ini")
        || path.split('/').any(|part| part == "__MACOSX")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_utf8_where_they_can_be_and_cp437_else() {
        assert_eq!(decode("pérsons.csv".as_bytes()), "pérsons.csv");
        assert_eq!(decode(b"p\x82rsons\xe1.csv"), "pérsonsß.csv");
        assert_eq!(CP437.chars().count(), 128);
    }

    #[test]
    fn paths_lead_nowhere_outside() {
        for (name, path) in [
            ("export/persons/persons.csv", "export/persons/persons.csv"),
            ("export\\persons\\a.csv", "export/persons/a.csv"),
            ("../../etc/passwd", "etc/passwd"),
            ("/etc/passwd", "etc/passwd"),
            ("C:\\data\\a.csv", "data/a.csv"),
            ("a//./b.csv", "a/b.csv"),
            ("a\0b.csv", "a\u{fffd}b.csv"),
            ("..", "unnamed"),
        ] {
            assert_eq!(neutral(name), path, "{name}");
        }
    }

    #[test]
    fn litter_of_file_managers_is_known() {
        for path in [
            "__MACOSX/a/._b.csv",
            "a/._b.csv",
            ".DS_Store",
            "x/Thumbs.db",
        ] {
            assert!(is_litter(path), "{path}");
        }
        for path in ["a/b.csv", "a/_b.csv", "macosx/b.csv"] {
            assert!(!is_litter(path), "{path}");
        }
    }
}
