//! The synthetic firm, loaded from each of its shapes.

use std::io::Cursor;
use std::rc::Rc;

use vitrine::engine::archive::{Limits, MemorySource};
use vitrine::engine::load::{InputFile, read_all};
use vitrine::engine::profile::{Profile, bind};
use vitrine::engine::schema::infer;
use vitrine::engine::types::summarize;
use vitrine::engine::workspace::Workspace;
use vitrine_sample::{Options, Shape};

/// A firm of this many people, as the engine understands it from one shape.
pub(crate) fn load(people: u32, shape: Shape) -> Workspace {
    let mut zip = Cursor::new(Vec::new());
    let options = Options { people, seed: 7, shape };
    vitrine_sample::write(&mut zip, &options).unwrap();
    let file = InputFile {
        name: "firm.zip".to_owned(),
        source: Rc::new(MemorySource(zip.into_inner().into())),
    };
    let (tables, warnings) = read_all(&[file], Limits::default()).unwrap();
    let summaries: Vec<Vec<_>> = tables
        .iter()
        .map(|table| table.columns.iter().map(summarize).collect())
        .collect();
    let binding = bind(&Profile::embedded(), &tables);
    let inferred = infer(&tables, &summaries, &binding.hints());
    Workspace {
        tables,
        summaries,
        schema: inferred.schema,
        binding,
        warnings,
        complete: true,
        ..Workspace::default()
    }
}
