//! How long it takes to read an export, to find out what its columns hold, and to find its keys and links.
//!
//! `cargo xtask bench inspect` runs it and says how much all of it costs beside reading alone. `VITRINE_BENCH_TABLES` and
//! `VITRINE_BENCH_ROWS` make the export another size than 60 tables of 100,000 rows.

#[cfg(not(target_arch = "wasm32"))]
mod export;
#[cfg(not(target_arch = "wasm32"))]
mod stages;

#[cfg(not(target_arch = "wasm32"))]
criterion::criterion_main!(stages::all);

// The lints look at every target for the browser too, where nothing is measured.
#[cfg(target_arch = "wasm32")]
fn main() {}
