//! Files of an export that are no tables: what is listed, what is shown, and what hostile ones come to.

use std::io::{Cursor, Write as _};

use ::zip::write::SimpleFileOptions;
use vitrine::engine::session::Session;
use vitrine::engine::view::{Document, DocumentShown};

use crate::reading::{file, zip};

const MADE: &[u8] = include_bytes!("../cases/archives/documents.zip");

fn opened(zip: Vec<u8>) -> Session {
    Session::read_all(&[file("export.zip", zip)]).unwrap()
}

fn named(session: &Session, path: &str) -> Document {
    let documents = session.documents();
    let info = documents.iter().find(|info| info.path == path).unwrap();
    session.document(info.number).unwrap()
}

/// Its kind, and its text.
fn shown(session: &Session, path: &str) -> (String, String) {
    let content = named(session, path).content.unwrap();
    let text = match content.shown {
        DocumentShown::Text { text, .. } => text,
        DocumentShown::Picture => "a picture".to_owned(),
        DocumentShown::Nothing => String::new(),
    };
    (content.kind, text)
}

#[test]
fn every_file_that_is_no_table_is_listed_and_known_by_its_bytes() {
    let mut session = opened(MADE.to_vec());
    assert_eq!(session.overview().documents, 5);
    let letter = "Grüße aus Köln <img src=https://lock.invalid/letter>\n";
    let cv = "Curriculum vitae of Ada Example\nLed research & development.";
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"document.title=1\"><image href=\"https://lock.invalid/svg\"/></svg>\n";
    for (path, kind, text) in [
        ("files/photo.png", "PNG picture", "a picture"),
        ("files/letter.txt", "Text", letter),
        ("files/cv.docx", "Word document", cv),
        ("files/offer.pdf", "PDF document", ""),
        ("files/drawing.svg", "SVG drawing, as text", drawing),
    ] {
        let want = (kind.to_owned(), text.to_owned());
        assert_eq!(shown(&session, path), want, "{path}");
    }
    assert_eq!(session.document(5), None);
}

#[test]
fn hostile_word_documents_show_what_can_be_read_of_them() {
    let words = "<w:t>word</w:t>";
    let bomb = format!("<w:body>{}", "<w:t> </w:t>".repeat(4 << 20));
    let deep = format!("{}{words}", "<w:p>".repeat(300_000));
    let entities = "<!DOCTYPE d [<!ENTITY a \"&b;&b;\"><!ENTITY b \"&a;\">]><w:t>&a;</w:t>";
    for (name, part, xml, text) in [
        ("bomb", "word/document.xml", &*bomb, ""),
        ("deep", "word/document.xml", &deep, "word"),
        ("entities", "word/document.xml", entities, "&a;"),
        ("elsewhere", "word/../word/document2.xml", words, ""),
        ("empty", "word/document.xml", "", ""),
    ] {
        let docx = zip(&[(part, xml.as_bytes())]);
        let session = opened(zip(&[("a.csv", b"id,name\n1,x\n"), ("it.docx", &docx)]));
        let (kind, shown) = shown(&session, "it.docx");
        assert_eq!(kind, "Word document", "{name}");
        assert_eq!(shown.trim(), text, "{name}");
        assert!(shown.len() < 8 << 20, "{name}");
    }
}

#[test]
fn a_document_behind_a_password_or_damaged_says_so() {
    let options = SimpleFileOptions::default();
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.csv", options).unwrap();
    writer.write_all(b"id,name\n1,x\n").unwrap();
    let locked = options.with_aes_encryption(::zip::AesMode::Aes256, "secret");
    writer.start_file("cv.pdf", locked).unwrap();
    writer.write_all(b"%PDF-1.4").unwrap();
    let session = opened(writer.finish().unwrap().into_inner());
    let problem = named(&session, "cv.pdf").content.unwrap_err();
    assert!(problem.contains("password"), "{problem}");

    let mut bytes = zip(&[("a.csv", b"id,name\n1,x\n"), ("cv.pdf", &[b'%'; 5000])]);
    let at = bytes.windows(6).position(|it| it == b"cv.pdf").unwrap();
    bytes[at + 8] ^= 0xff;
    let problem = named(&opened(bytes), "cv.pdf").content.unwrap_err();
    assert!(problem.starts_with("cv.pdf "), "{problem}");
}
