//! The synthetic firm, loaded from each of its shapes.

use std::io::Cursor;
use std::rc::Rc;

use vitrine::engine::archive::MemorySource;
use vitrine::engine::load::InputFile;
use vitrine::engine::session::Session;
use vitrine_sample::{Options, Shape};

/// A firm of this many people, as the engine understands it from one shape.
pub(crate) fn load(people: u32, shape: Shape) -> Session {
    let mut zip = Cursor::new(Vec::new());
    let seed = 7;
    vitrine_sample::write(
        &mut zip,
        &Options {
            people,
            seed,
            shape,
        },
    )
    .unwrap();
    let source = Rc::new(MemorySource(zip.into_inner().into()));
    let name = "firm.zip".to_owned();
    Session::read_all(&[InputFile { name, source }]).unwrap()
}
