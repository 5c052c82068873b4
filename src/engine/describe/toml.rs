//! Texts and lists as TOML writes them.
//!
//! It must not know what is written.

/// A text in quotation marks.
pub(super) fn text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(c);
            }
            c if c.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(c)).chars()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

/// A key, in quotation marks where it needs them.
pub(super) fn key(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !name.is_empty() && name.chars().all(plain) {
        name.to_owned()
    } else {
        text(name)
    }
}

/// Texts in brackets.
pub(super) fn list<T: AsRef<str>>(texts: &[T]) -> String {
    let quoted: Vec<String> = texts.iter().map(|one| text(one.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

#[cfg(test)]
mod tests {
    use super::{key, list, text};

    #[test]
    fn texts_read_as_they_were() {
        for original in ["plain", "a \"b\" \\ c", "tab\tnew\nline", "\u{7f}", "é 名"] {
            let written = format!("{} = {}", key(original), text(original));
            let read: Option<toml::de::DeTable<'_>> = toml::de::DeTable::parse(&written)
                .ok()
                .map(toml::Spanned::into_inner);
            let found = read.as_ref().and_then(|table| {
                let (name, value) = table.iter().next()?;
                Some((
                    name.get_ref().to_string(),
                    value.get_ref().as_str()?.to_owned(),
                ))
            });
            assert_eq!(found, Some((original.to_owned(), original.to_owned())));
        }
        assert_eq!(list(&["a", "b"]), "[\"a\", \"b\"]");
    }
}
