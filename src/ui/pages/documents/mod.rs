//! The pages of documents: the list of files that are no tables, and one of them.
//!
//! It must not read files: what is in them comes as data.

mod live;
mod one;

use yew::prelude::*;

use crate::engine::view::DocumentInfo;
use crate::ui::format;
use crate::ui::state::Route;
use crate::ui::words::documents as words;

pub(crate) use live::{LiveDocument, LiveDocuments};
pub use one::{DocumentPage, DocumentPageProps};

/// At most this many are drawn.
const MOST_ROWS: usize = 2000;

/// What [`DocumentsPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Eq, Properties)]
pub struct DocumentsPageProps {
    /// Every file that is no table.
    pub documents: Vec<DocumentInfo>,
}

/// The list of files that are no tables.
#[component]
pub fn DocumentsPage(props: &DocumentsPageProps) -> Html {
    let left = props.documents.len().saturating_sub(MOST_ROWS);
    html! {
        <div class="tables">
            <header class="page-head">
                <h1 tabindex="-1">{ words::DOCUMENTS }</h1>
                <p class="page-lead">{ words::DOCUMENTS_LEAD }</p>
            </header>
            if props.documents.is_empty() {
                <p class="list-none">{ words::NO_DOCUMENTS }</p>
            } else {
                <table class="rows tables-table">
                    <thead>
                        <tr>
                            <th scope="col">{ words::FILE }</th>
                            <th scope="col">{ words::FOLDER }</th>
                            <th scope="col" class="rows-number">{ words::SIZE }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for document in props.documents.iter().take(MOST_ROWS) {
                            { row(document) }
                        }
                    </tbody>
                </table>
                if left > 0 {
                    <p class="part-note">{ crate::ui::words::and_more(left) }</p>
                }
            }
        </div>
    }
}

fn row(document: &DocumentInfo) -> Html {
    let (folder, name) = parts(&document.path);
    html! {
        <tr>
            <td class="rows-label">
                <a class="ref" href={Route::Document(document.number).to_string()}>{ format::visible(name).into_owned() }</a>
            </td>
            <td data-title={words::FOLDER}>{ format::visible(folder).into_owned() }</td>
            <td class="rows-number" data-title={words::SIZE}>{ format::bytes(document.bytes) }</td>
        </tr>
    }
}

/// The folder and the name of a path.
fn parts(path: &str) -> (&str, &str) {
    path.rsplit_once(['/', '\\']).unwrap_or(("", path))
}
