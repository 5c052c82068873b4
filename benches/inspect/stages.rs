//! The stages of `inspect`, one by one and together.

use std::hint::black_box;
use std::rc::Rc;
use std::time::Duration;

use criterion::{Criterion, SamplingMode, criterion_group};
use vitrine::engine::archive::{Limits, MemorySource};
use vitrine::engine::load::{InputFile, read_all};
use vitrine::engine::schema::{Hints, Inferred, infer};
use vitrine::engine::table::Table;
use vitrine::engine::types::{ColumnSummary, summarize};

use super::export::{Size, write};

criterion_group!(all, inspect);

fn inspect(criterion: &mut Criterion) {
    let size = Size {
        tables: asked("VITRINE_BENCH_TABLES", 60),
        rows: asked("VITRINE_BENCH_ROWS", 100_000),
    };
    let source = MemorySource(write(size).into());
    let mut group = criterion.benchmark_group("inspect");
    // One run takes seconds: few samples of one run each.
    group
        .sample_size(10)
        .sampling_mode(SamplingMode::Flat)
        .warm_up_time(Duration::from_millis(1))
        .measurement_time(Duration::from_secs(1));
    group.bench_function("read", |bencher| {
        bencher.iter(|| black_box(read(&source)));
    });
    let tables = read(&source);
    group.bench_function("types", |bencher| {
        bencher.iter(|| black_box(types(&tables)));
    });
    let summaries = types(&tables);
    group.bench_function("links", |bencher| {
        bencher.iter(|| black_box(links(&tables, &summaries)));
    });
    drop((tables, summaries));
    group.bench_function("whole", |bencher| {
        bencher.iter(|| {
            let tables = read(&source);
            let summaries = types(&tables);
            black_box(links(&tables, &summaries))
        });
    });
    group.finish();
}

fn asked(variable: &str, usual: u32) -> u32 {
    let value = std::env::var(variable).ok();
    value.and_then(|value| value.parse().ok()).unwrap_or(usual)
}

fn read(source: &MemorySource) -> Vec<Table> {
    let file = InputFile {
        name: "bench.zip".to_owned(),
        source: Rc::new(source.clone()),
    };
    let limits = Limits::default();
    read_all(&[file], limits).map_or_else(|_| Vec::new(), |(tables, _)| tables)
}

fn types(tables: &[Table]) -> Vec<Vec<ColumnSummary>> {
    let of_table = |table: &Table| table.columns.iter().map(summarize).collect();
    tables.iter().map(of_table).collect()
}

fn links(tables: &[Table], summaries: &[Vec<ColumnSummary>]) -> Inferred {
    infer(tables, summaries, &Hints::default())
}
