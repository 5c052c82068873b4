//! What a file is, by its first bytes; its name decides only where they say too little.
//!
//! It must not trust a name: a picture that is none is not shown as one.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A picture that every browser decodes.
    Picture {
        name: &'static str,
        media_type: &'static str,
    },
    /// Text, also with markup, which stays text.
    Text {
        name: &'static str,
        media_type: &'static str,
    },
    /// A Word document whose text can be taken out.
    Docx,
    /// Anything else.
    Other {
        name: &'static str,
        media_type: &'static str,
    },
}

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const UNKNOWN: &str = "application/octet-stream";
/// How much of a file is looked at to see whether it is text.
const PEEK: usize = 4 << 10;

impl Kind {
    pub(super) fn of(path: &str, bytes: &[u8]) -> Self {
        let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
        let ending = ending.to_ascii_lowercase();
        signed(bytes, &ending).unwrap_or_else(|| {
            if is_text(bytes) {
                written(bytes, &ending)
            } else {
                other("File of an unknown kind", UNKNOWN)
            }
        })
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Picture { name, .. } | Self::Text { name, .. } | Self::Other { name, .. } => name,
            Self::Docx => "Word document",
        }
    }

    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Picture { media_type, .. }
            | Self::Text { media_type, .. }
            | Self::Other { media_type, .. } => media_type,
            Self::Docx => DOCX,
        }
    }
}

const fn other(name: &'static str, media_type: &'static str) -> Kind {
    Kind::Other { name, media_type }
}

const fn picture(name: &'static str, media_type: &'static str) -> Kind {
    Kind::Picture { name, media_type }
}

/// What the first bytes say.
fn signed(bytes: &[u8], ending: &str) -> Option<Kind> {
    let starts = |signature: &[u8]| bytes.starts_with(signature);
    let at = |from: usize, signature: &[u8]| {
        bytes
            .get(from..)
            .is_some_and(|rest| rest.starts_with(signature))
    };
    Some(match () {
        () if starts(b"\x89PNG\r\n\x1a\n") => picture("PNG picture", "image/png"),
        () if starts(b"\xff\xd8\xff") => picture("JPEG picture", "image/jpeg"),
        () if starts(b"GIF87a") || starts(b"GIF89a") => picture("GIF picture", "image/gif"),
        () if starts(b"RIFF") && at(8, b"WEBP") => picture("WebP picture", "image/webp"),
        () if starts(b"BM") && at(6, b"\0\0\0\0") => picture("BMP picture", "image/bmp"),
        () if starts(b"II*\0") || starts(b"MM\0*") => other("TIFF picture", "image/tiff"),
        () if starts(b"%PDF-") => other("PDF document", "application/pdf"),
        () if starts(b"{\\rtf") => other("RTF document", "application/rtf"),
        () if starts(b"\xd0\xcf\x11\xe0") => other("Office document of the older kind", UNKNOWN),
        () if starts(b"PK\x03\x04") => match ending {
            "docx" | "docm" | "dotx" => Kind::Docx,
            "xlsx" | "xlsm" => other("Excel workbook", UNKNOWN),
            "pptx" => other("PowerPoint presentation", UNKNOWN),
            "odt" | "ods" | "odp" => other("OpenDocument file", UNKNOWN),
            _ => other("Archive", "application/zip"),
        },
        () if starts(b"\x1f\x8b") => other("Gzip archive", "application/gzip"),
        () if starts(b"7z\xbc\xaf\x27\x1c") => other("7z archive", UNKNOWN),
        () if at(4, b"ftyp") => other("Film or picture", UNKNOWN),
        () if starts(b"ID3") || starts(b"OggS") => other("Sound", UNKNOWN),
        () => return None,
    })
}

/// What kind of text it is. Markup stays text: nothing of it is drawn.
fn written(bytes: &[u8], ending: &str) -> Kind {
    let head: Vec<u8> = bytes
        .iter()
        .take(PEEK)
        .map(u8::to_ascii_lowercase)
        .collect();
    let holds = |part: &[u8]| head.windows(part.len()).any(|window| window == part);
    let (name, media_type) = match () {
        () if holds(b"<svg") => ("SVG drawing, as text", "image/svg+xml"),
        () if holds(b"<html") || holds(b"<!doctype html") => ("Web page, as text", "text/html"),
        () if ending == "json" => ("JSON", "application/json"),
        () if ending == "xml" || head.starts_with(b"<?xml") => ("XML", "application/xml"),
        () if ending == "eml" => ("E-mail, as text", "message/rfc822"),
        () if ending == "md" => ("Markdown", "text/markdown"),
        () => ("Text", "text/plain"),
    };
    Kind::Text { name, media_type }
}

/// Whether bytes are text: marked as such, or without the control characters that no text has.
fn is_text(bytes: &[u8]) -> bool {
    let marked = [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"];
    if marked.iter().any(|mark| bytes.starts_with(mark)) {
        return true;
    }
    let head = bytes.get(..PEEK).unwrap_or(bytes);
    !head.is_empty()
        && head
            .iter()
            .all(|byte| *byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn bytes_say_what_a_file_is() {
        for (path, bytes, name) in [
            ("a.png", &b"\x89PNG\r\n\x1a\n...."[..], "PNG picture"),
            // A name does not make a picture, and none does not hide one.
            ("a.png", b"GIF89a....", "GIF picture"),
            ("photo", b"\xff\xd8\xff\xe0", "JPEG picture"),
            ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", "WebP picture"),
            ("a.png", b"%PDF-1.7", "PDF document"),
            ("a.docx", b"PK\x03\x04....", "Word document"),
            ("a.xlsx", b"PK\x03\x04....", "Excel workbook"),
            (
                "a.doc",
                b"\xd0\xcf\x11\xe0\xa1\xb1",
                "Office document of the older kind",
            ),
            ("a.svg", b"<svg onload='alert(1)'>", "SVG drawing, as text"),
            (
                "a.jpg",
                b"<?xml version='1.0'?><SVG>",
                "SVG drawing, as text",
            ),
            ("a.txt", b"<!DOCTYPE HTML><p>", "Web page, as text"),
            ("notes.txt", b"Dear all", "Text"),
            ("a.json", b"{}", "JSON"),
            ("a.bin", b"\x00\x01\x02", "File of an unknown kind"),
            ("empty", b"", "File of an unknown kind"),
        ] {
            assert_eq!(Kind::of(path, bytes).name(), name, "{path}");
        }
    }
}
