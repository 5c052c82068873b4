//! The row that a record was read from, as the export has it.
//!
//! It must not interpret anything: it shows headers and cells.

use yew::prelude::*;

use crate::engine::view::RecordPage;
use crate::ui::format;
use crate::ui::state::Route;
use crate::ui::words;

/// A disclosure with file, line, and every header with its cell.
pub(crate) fn raw_row(page: &RecordPage) -> Html {
    html! {
        <details class="raw opens">
            <summary>{ words::RAW_ROW }<span class="raw-place">{ words::file_line(&format::visible(&page.file), page.line) }</span></summary>
            <p><a href={Route::Table(page.record.table).to_string()}>{ words::WHOLE_TABLE }</a></p>
            <dl class="raw-cells">
                for (header, text) in &page.raw {
                    <div>
                        <dt>{ format::shown(header) }</dt>
                        <dd>if text.is_empty() { { words::EMPTY_CELL } } else { { format::shown(text) } }</dd>
                    </div>
                }
            </dl>
        </details>
    }
}
