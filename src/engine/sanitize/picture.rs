//! Pictures that lie in the text itself.
//!
//! It must not let anything through that is fetched, nor a format that can hold code.

/// The most characters of a picture.
const LARGEST: usize = 512 * 1024;

/// How the data of each format begins, in base64.
const FORMATS: [(&str, &str, &str); 5] = [
    (
        "data:image/png;base64,",
        "data:image/png;base64,",
        "iVBORw0KGgo",
    ),
    ("data:image/jpeg;base64,", "data:image/jpeg;base64,", "/9j/"),
    ("data:image/jpg;base64,", "data:image/jpeg;base64,", "/9j/"),
    ("data:image/gif;base64,", "data:image/gif;base64,", "R0lGOD"),
    (
        "data:image/webp;base64,",
        "data:image/webp;base64,",
        "UklGR",
    ),
];

/// The address of a picture that holds the picture itself, of a format that is nothing but a picture; `None` for any other.
pub(super) fn own_data(raw: &str) -> Option<String> {
    if raw.len() > LARGEST {
        return None;
    }
    let address: String = raw.chars().filter(|c| !c.is_ascii_whitespace()).collect();
    let (head, data) = address.split_at(address.find(',')? + 1);
    let (_, written, begins) = FORMATS
        .iter()
        .find(|(known, ..)| head.eq_ignore_ascii_case(known))?;
    let sign = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    (data.starts_with(begins) && data.chars().all(sign)).then(|| format!("{written}{data}"))
}

#[cfg(test)]
mod tests {
    use super::own_data;

    #[test]
    fn only_pictures_are_pictures() {
        for (raw, want) in [
            (
                "data:image/png;base64,iVBORw0KGgoAAA==",
                Some("data:image/png;base64,iVBORw0KGgoAAA=="),
            ),
            (
                " DATA:image/JPG;base64,/9j/ 4AA",
                Some("data:image/jpeg;base64,/9j/4AA"),
            ),
            ("data:image/svg+xml;base64,PHN2Zz4=", None),
            ("data:image/png;base64,PHN2Zz4=", None),
            ("data:image/png,iVBORw0KGgo", None),
            ("data:text/html;base64,iVBORw0KGgo", None),
            ("https://a.example/a.png", None),
            ("data:image/gif;base64,R0lGOD\" onerror=\"", None),
        ] {
            assert_eq!(own_data(raw).as_deref(), want, "{raw}");
        }
        let large = format!("data:image/gif;base64,R0lGOD{}", "A".repeat(600_000));
        assert_eq!(own_data(&large), None);
    }
}
