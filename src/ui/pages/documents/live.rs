//! The pages of documents, with the questions behind them.
//!
//! It must not draw more than what stands in while an answer is on its way.

use std::rc::Rc;

use yew::prelude::*;

use super::{DocumentPage, DocumentsPage, parts};
use crate::engine::view::{Document, DocumentShown};
use crate::protocol::{Answer, Ask};
use crate::ui::dom::{self, MemoryUrl};
use crate::ui::hooks::{Query, use_arrival, use_query, use_title};
use crate::ui::pages::live::stand_in;
use crate::ui::state::Shared;
use crate::ui::words::documents as words;

/// The list of files that are no tables.
#[component]
pub(crate) fn LiveDocuments() -> Html {
    let query = use_query(Some(Ask::Documents), "documents");
    use_arrival(!matches!(query, Query::Loading(_)));
    use_title(words::DOCUMENTS);
    match query.latest() {
        Some(Answer::Documents(documents)) => {
            html! { <DocumentsPage documents={documents.clone()} /> }
        }
        _ => stand_in(&query),
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveDocumentProps {
    /// Which.
    pub(crate) number: u32,
}

/// One document.
#[component]
pub(crate) fn LiveDocument(props: &LiveDocumentProps) -> Html {
    let query = use_query(Some(Ask::Document(props.number)), "document");
    use_arrival(!matches!(query, Query::Loading(_)));
    // A file's name may be that of a person: it is no title.
    use_title(words::DOCUMENTS);
    let document = use_memo(query.latest_shared(), |answer| match answer.as_deref() {
        Some(Answer::Document(document)) => Some(Shared::new((**document).clone())),
        _ => None,
    });
    let picture = use_picture((*document).clone());
    let Some(shared) = &*document else {
        return stand_in(&query);
    };
    let on_save = {
        let shared = shared.clone();
        Callback::from(move |()| {
            if let Ok(content) = &shared.content {
                dom::save_bytes(parts(&shared.info.path).1, &content.bytes);
            }
        })
    };
    html! { <DocumentPage document={shared.clone()} {picture} {on_save} /> }
}

/// The address of a picture's bytes, for as long as its page is shown.
#[hook]
fn use_picture(document: Option<Shared<Document>>) -> Option<AttrValue> {
    let url = use_state(|| None::<Rc<MemoryUrl>>);
    use_effect_with(document, {
        let url = url.clone();
        move |document| {
            let content = document.as_ref().and_then(|it| it.content.as_ref().ok());
            let picture = content.filter(|content| content.shown == DocumentShown::Picture);
            let made = picture.and_then(|it| MemoryUrl::of(&it.media_type, &it.bytes));
            url.set(made.map(Rc::new));
        }
    });
    url.as_ref()
        .map(|url| AttrValue::from(url.as_str().to_owned()))
}
