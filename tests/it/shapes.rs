//! The synthetic firm, loaded from each of its shapes.

use std::io::{Cursor, Read as _};
use std::rc::Rc;

use vitrine::engine::archive::MemorySource;
use vitrine::engine::load::InputFile;
use vitrine::engine::session::Session;
use vitrine_sample::{Options, Shape};

/// A firm of this many people, as the engine understands it from one shape.
pub(crate) fn load(people: u32, shape: Shape) -> Session {
    let name = "firm.zip".to_owned();
    let source = Rc::new(MemorySource(zip(people, shape).into()));
    Session::read_all(&[InputFile { name, source }]).unwrap()
}

/// The firm in separate files, without one of them.
pub(crate) fn load_without(people: u32, absent: &str) -> Session {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip(people, Shape::Snake))).unwrap();
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().into_owned();
        if !entry.is_dir() && name != absent {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            let source = Rc::new(MemorySource(bytes.into()));
            files.push(InputFile { name, source });
        }
    }
    Session::read_all(&files).unwrap()
}

fn zip(people: u32, shape: Shape) -> Vec<u8> {
    let mut zip = Cursor::new(Vec::new());
    let seed = 7;
    let options = Options {
        people,
        seed,
        shape,
    };
    vitrine_sample::write(&mut zip, &options).unwrap();
    zip.into_inner()
}
