//! The zip: every table of the catalogue in one shape, row by row, and what real exports have beside them.
//! It must not know how a cell is written, or where its value comes from.

use std::io::{Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::catalogue::{Nest, T, TABLES, Table};
use crate::cell::{Cell, Row};
use crate::firm::Firm;
use crate::shape::{Pen, ROOT, comma};
use crate::{Error, Shape, Summary};

/// A file is handed to the archive in pieces of about this many bytes.
const PIECE: usize = 256 * 1024;

/// Files that hold nothing, as real exports have them: path without ending in each shape, and the columns.
const EMPTY: &[(&str, &str, &str, &str, &[&str])] = &[
    (
        "persons",
        "person_merges",
        "personMerges",
        "Person Merges",
        &["id", "kept_person_id", "merged_person_id", "merged_at"],
    ),
    (
        "jobs",
        "job_ad_imports",
        "jobAdImports",
        "Job Ad Imports",
        &["id", "job_id", "person_id", "result", "created_at"],
    ),
    (
        "communication",
        "scheduled_emails",
        "scheduledEmails",
        "Scheduled Emails",
        &[],
    ),
];

/// Writes the whole export.
pub(crate) fn export<W: Write + Seek>(out: W, firm: &Firm, shape: Shape) -> Result<Summary, Error> {
    let level = if firm.travels() { 9 } else { 3 };
    let mut archive = Archive {
        zip: ZipWriter::new(out),
        options: SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(level))
            .last_modified_time(
                DateTime::from_date_and_time(2026, 11, 2, 6, 30, 0).unwrap_or_default(),
            )
            .unix_permissions(0o644),
        buffer: Vec::with_capacity(PIECE * 2),
        summary: Summary {
            entries: 0,
            rows: 0,
            csv_bytes: 0,
        },
    };
    let pen = Pen::new(shape, firm.seed, firm.travels());
    let mut scribe = Scribe {
        firm,
        pen,
        shape,
        keys: vec![0; TABLES.len()],
    };
    let mut folder = "";
    if shape == Shape::Camel {
        archive.zip.add_directory(ROOT, archive.options)?;
    }
    for table in TABLES {
        if shape == Shape::Camel
            && TABLES
                .iter()
                .any(|parent| parent.nests.iter().any(|nest| nest.table == table.id))
        {
            continue;
        }
        if shape == Shape::Camel && table.folder != folder {
            folder = table.folder;
            archive
                .zip
                .add_directory(format!("{ROOT}{folder}/"), archive.options)?;
        }
        archive.table(&mut scribe, table)?;
    }
    for &(folder, snake, camel, sheet, columns) in EMPTY {
        archive.start(&pen.path(folder, snake, camel, sheet))?;
        if !columns.is_empty() {
            let names: Vec<String> = columns.iter().map(|name| pen.column(name)).collect();
            archive.header(pen, &names);
        }
        archive.finish()?;
    }
    if shape == Shape::Camel {
        archive.resource_fork()?;
    }
    archive.zip.finish()?;
    Ok(archive.summary)
}

/// The zip being written, and the file at work in it.
struct Archive<W: Write + Seek> {
    zip: ZipWriter<W>,
    options: SimpleFileOptions,
    buffer: Vec<u8>,
    summary: Summary,
}

impl<W: Write + Seek> Archive<W> {
    /// One table, streamed group by group.
    fn table(&mut self, scribe: &mut Scribe<'_>, table: &Table) -> Result<(), Error> {
        let nests = if scribe.shape == Shape::Camel {
            table.nests
        } else {
            &[]
        };
        self.start(&scribe.pen.table_path(table))?;
        let columns = table
            .columns
            .iter()
            .copied()
            .chain(nests.iter().map(|nest| nest.column));
        let names: Vec<String> = columns.map(|name| scribe.pen.column(name)).collect();
        self.header(scribe.pen, &names);
        let mut rows = Vec::new();
        for group in 0..scribe.firm.count(table.per) {
            (table.rows)(scribe.firm, group, &mut rows);
            for row in rows.drain(..) {
                scribe.row(&mut self.buffer, table, nests, &row);
                self.summary.rows += 1;
            }
            if self.buffer.len() >= PIECE {
                self.flush()?;
            }
        }
        self.finish()
    }

    fn header(&mut self, pen: Pen, names: &[String]) {
        self.buffer.extend_from_slice(pen.mark());
        pen.line(&mut self.buffer, names.iter().map(String::as_str));
    }

    fn start(&mut self, path: &str) -> Result<(), Error> {
        self.summary.entries += 1;
        Ok(self.zip.start_file(path, self.options)?)
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.zip.write_all(&self.buffer)?;
        self.summary.csv_bytes += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Error> {
        self.flush()
    }

    /// What a Mac's archiver leaves beside a folder: an `AppleDouble` header without entries.
    fn resource_fork(&mut self) -> Result<(), Error> {
        self.summary.entries += 1;
        self.zip.add_directory("__MACOSX/", self.options)?;
        self.zip.start_file(
            format!("__MACOSX/._{}", ROOT.trim_end_matches('/')),
            self.options,
        )?;
        let mut fork = vec![0x00, 0x05, 0x16, 0x07, 0x00, 0x02, 0x00, 0x00];
        fork.extend_from_slice(b"Mac OS X        ");
        fork.extend_from_slice(&[0, 0]);
        Ok(self.zip.write_all(&fork)?)
    }
}

/// Turns rows into lines, and numbers them.
struct Scribe<'a> {
    firm: &'a Firm,
    pen: Pen,
    shape: Shape,
    /// Rows written so far, for each table.
    keys: Vec<u32>,
}

impl Scribe<'_> {
    /// One row as a line, with the nested tables' rows behind it.
    fn row(&mut self, out: &mut Vec<u8>, table: &Table, nests: &[Nest], row: &Row) {
        let own = (table.id, self.number(table.id, row));
        for (index, cell) in row.iter().enumerate() {
            self.pen.separate(out, index);
            self.pen.cell(out, cell, own);
        }
        for nested in self.nested(nests, own.1) {
            self.pen.separate(out, row.len());
            self.pen.cell(out, &Cell::from(nested.1), own);
        }
        self.pen.end(out);
    }

    /// The number of this row in its table. A row without an id of its own is numbered as well.
    fn number(&mut self, table: T, row: &Row) -> u32 {
        let Some(next) = self.keys.get_mut(table as usize) else {
            return 0;
        };
        if matches!(row.first(), Some(Cell::KeyAgain)) {
            return *next;
        }
        *next += 1;
        *next - 1
    }

    /// The cells of the nested tables for one parent row, each with its column. Where two cells share a table, its rows are made once.
    fn nested(&mut self, nests: &[Nest], parent: u32) -> Vec<(&'static str, String)> {
        let mut cells: Vec<(&'static str, String)> = nests
            .iter()
            .map(|nest| (nest.column, String::from("[")))
            .collect();
        let mut rows = Vec::new();
        let mut done: Vec<T> = Vec::new();
        for first in nests {
            let Some(table) = TABLES.get(first.table as usize) else {
                continue;
            };
            if done.contains(&table.id) {
                continue;
            }
            done.push(table.id);
            (table.rows)(self.firm, parent, &mut rows);
            for row in rows.drain(..) {
                let own = (table.id, self.number(table.id, &row));
                let Some(place) = nests
                    .iter()
                    .position(|nest| nest.table == table.id && (nest.keep)(&row))
                else {
                    continue;
                };
                let deeper = self.nested(table.nests, own.1);
                if let Some((_, cell)) = cells.get_mut(place) {
                    comma(cell, cell.len() - 1);
                    self.object(cell, table, parent, &row, own, &deeper);
                }
            }
        }
        for (_, cell) in &mut cells {
            cell.push(']');
        }
        cells
    }

    /// A nested row as a JSON object: without the link to its parent, with tag and team member as objects where it is a custom field.
    fn object(
        &self,
        out: &mut String,
        table: &Table,
        parent: u32,
        row: &Row,
        own: (T, u32),
        deeper: &[(&'static str, String)],
    ) {
        let custom = table.columns.contains(&"attribute_id");
        let mut count = 0;
        out.push('{');
        for (column, cell) in table.columns.iter().zip(row) {
            let skipped = matches!(cell, Cell::Ref(to, index) if *to == table.per && *index == parent)
                || (custom && *column == "tag_name");
            if skipped {
                continue;
            }
            comma(out, count);
            count += 1;
            match *column {
                "tag_id" if custom => {
                    let name = table
                        .columns
                        .iter()
                        .zip(row)
                        .find(|(column, _)| **column == "tag_name")
                        .map(|(_, cell)| cell);
                    self.pair(out, "tag", cell, name, own);
                }
                "team_member_id" if custom => {
                    let name = match cell {
                        Cell::Ref(_, member) => Some(Cell::from(self.firm.member_name(*member))),
                        _ => None,
                    };
                    self.pair(out, "team_member", cell, name.as_ref(), own);
                }
                _ => {
                    self.pen.json_key(out, column);
                    self.pen.json_cell(out, cell, own);
                }
            }
        }
        for (column, cell) in deeper {
            comma(out, count);
            count += 1;
            self.pen.json_key(out, column);
            out.push_str(cell);
        }
        out.push('}');
    }

    /// `"key":{"id":..,"name":..}`, or null.
    fn pair(&self, out: &mut String, key: &str, id: &Cell, name: Option<&Cell>, own: (T, u32)) {
        self.pen.json_key(out, key);
        if matches!(id, Cell::Null) {
            out.push_str("null");
            return;
        }
        out.push('{');
        self.pen.json_key(out, "id");
        self.pen.json_cell(out, id, own);
        out.push(',');
        self.pen.json_key(out, "name");
        self.pen.json_cell(out, name.unwrap_or(&Cell::Null), own);
        out.push('}');
    }
}
