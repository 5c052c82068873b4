//! How a table is read, as small buttons that lead to a form.
//!
//! It must not change anything: pressing a chip says which table and which field are meant.

use yew::prelude::*;

use crate::engine::table::TableId;
use crate::engine::view::{DialectStructure, TableStructure};
use crate::ui::state::{Route, StructurePlace};
use crate::ui::words::structure as words;

/// What of the reading of a table is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ReadingField {
    Encoding,
    Delimiter,
    Quote,
    Header,
    Skip,
}

/// Which table's reading is open, and at which field.
pub(super) type OpenReading = (TableId, ReadingField);

/// The chips of a table; of a table nested in another one, where it is from.
pub(super) fn chips(
    table: &TableStructure,
    all: &[TableStructure],
    on_open: &Callback<OpenReading>,
) -> Html {
    let Some(dialect) = &table.dialect else {
        let parent = all.iter().find(|other| Some(other.table) == table.parent);
        return parent.map_or_else(Html::default, |parent| {
            let to = Route::from(StructurePlace::Table(parent.table)).to_string();
            html! { <a class="quiet" href={to}>{ words::lifted(&parent.title) }</a> }
        });
    };
    let wish = &table.read_as;
    let chip = |field: ReadingField, shown: String, by_reader: bool| {
        let onclick = {
            let table = table.table;
            on_open.reform(move |_: MouseEvent| (table, field))
        };
        let label = if by_reader {
            words::reading_of(&format!("{shown}, {}", words::BY_YOU), &table.path)
        } else {
            words::reading_of(&shown, &table.path)
        };
        html! {
            <button type="button" class={classes!("chip", "chip-read", by_reader.then_some("chip-mine"))}
                aria-haspopup="dialog" aria-label={label} {onclick}>
                { shown }
                if by_reader { <span class="chip-by">{ words::BY_YOU }</span> }
            </button>
        }
    };
    let more = more(dialect, table);
    html! {
        <span class="chips chips-read">
            { chip(ReadingField::Encoding, encoding(dialect), wish.encoding.is_some()) }
            { chip(ReadingField::Delimiter, words::character(dialect.delimiter), wish.delimiter.is_some()) }
            for (field, shown, by_reader) in more {
                { chip(field, shown, by_reader) }
            }
            for note in &dialect.notes {
                <span class="chip-note">{ note }</span>
            }
        </span>
    }
}

fn encoding(dialect: &DialectStructure) -> String {
    if dialect.bom && !dialect.encoding.starts_with("UTF-16") {
        format!("{}, BOM", dialect.encoding)
    } else {
        dialect.encoding.clone()
    }
}

/// What is only worth a chip when it is unusual or the reader's own choice.
fn more(dialect: &DialectStructure, table: &TableStructure) -> Vec<(ReadingField, String, bool)> {
    let wish = &table.read_as;
    let mut more = Vec::new();
    if wish.quote.is_some() || dialect.quote != Some('"') {
        more.push((
            ReadingField::Quote,
            words::quoted(dialect.quote),
            wish.quote.is_some(),
        ));
    }
    if wish.header.is_some() || !dialect.header {
        let shown = if dialect.header {
            words::HEADER_ROW
        } else {
            words::NO_HEADER_ROW
        };
        more.push((
            ReadingField::Header,
            shown.to_owned(),
            wish.header.is_some(),
        ));
    }
    if wish.skip.is_some() || dialect.skip > 0 {
        more.push((
            ReadingField::Skip,
            words::skipped(dialect.skip),
            wish.skip.is_some(),
        ));
    }
    more
}
