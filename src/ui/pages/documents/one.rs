//! The page of a document: what it is, and as much of it as can be shown without harm.
//!
//! It must not draw markup of a document: text stays text, and a picture is decoded by the browser alone.

use yew::prelude::*;

use super::parts;
use crate::engine::view::{Document, DocumentContent, DocumentShown};
use crate::ui::format;
use crate::ui::state::{Route, Shared};
use crate::ui::words::documents as words;

/// What [`DocumentPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DocumentPageProps {
    /// The document.
    pub document: Shared<Document>,
    /// The address of its bytes in this tab's memory, for a picture.
    pub picture: Option<AttrValue>,
    /// The reader wants to save it.
    pub on_save: Callback<()>,
}

/// The page of a document.
#[component]
pub fn DocumentPage(props: &DocumentPageProps) -> Html {
    let info = &props.document.info;
    let (folder, name) = parts(&info.path);
    html! {
        <article class="document">
            <header class="page-head">
                <p class="document-up"><a href={Route::Documents.to_string()}>{ words::ALL_DOCUMENTS }</a></p>
                <h1 tabindex="-1">{ format::visible(name).into_owned() }</h1>
                if !folder.is_empty() {
                    <p class="page-lead">{ format::visible(folder).into_owned() }</p>
                }
            </header>
            {
                match &props.document.content {
                    Ok(content) => content_of(content, name, props),
                    Err(problem) => html! {
                        <div class="problem">
                            <p><strong>{ words::UNREADABLE }</strong></p>
                            <p>{ format::visible(problem).into_owned() }</p>
                        </div>
                    },
                }
            }
        </article>
    }
}

fn content_of(content: &DocumentContent, name: &str, props: &DocumentPageProps) -> Html {
    let size = u64::try_from(content.bytes.len()).unwrap_or(u64::MAX);
    let encoding = match &content.shown {
        DocumentShown::Text { encoding, .. } => encoding.as_str(),
        _ => "",
    };
    html! {
        <>
            <dl class="facts document-facts">
                <div><dt>{ words::KIND }{ ", " }{ words::KIND_NOTE }</dt><dd>{ &content.kind }</dd></div>
                <div><dt>{ words::SIZE }</dt><dd>{ format::bytes(size) }</dd></div>
                if !encoding.is_empty() {
                    <div><dt>{ words::ENCODING }</dt><dd>{ encoding }</dd></div>
                }
                <div><dt>{ words::SUM }</dt><dd><code class="document-sum">{ &content.sum }</code></dd></div>
            </dl>
            <p class="document-save">
                <button type="button" class="button" onclick={props.on_save.reform(|_: MouseEvent| ())}>{ words::SAVE }</button>
                { " " }<span class="form-hint">{ words::SAVE_HINT }</span>
            </p>
            { shown(&content.shown, name, props.picture.as_ref()) }
        </>
    }
}

fn shown(shown: &DocumentShown, name: &str, picture: Option<&AttrValue>) -> Html {
    match shown {
        DocumentShown::Nothing => html! { <p class="document-not-shown">{ words::NOT_SHOWN }</p> },
        DocumentShown::Picture => html! {
            if let Some(url) = picture {
                <img class="document-picture" src={url.clone()} alt={words::picture(&format::visible(name))} />
            }
        },
        DocumentShown::Text {
            text,
            encoding,
            is_cut,
        } => {
            let title = if encoding.is_empty() {
                words::TEXT_TAKEN_OUT
            } else {
                words::TEXT
            };
            html! {
                <section class="document-text" aria-labelledby="document-text">
                    <h2 id="document-text">{ title }</h2>
                    if *is_cut {
                        <p class="part-note">{ words::CUT }</p>
                    }
                    if text.trim().is_empty() {
                        <p class="quiet">{ words::NO_TEXT }</p>
                    } else {
                        <pre tabindex="0" dir="auto">{ format::visible(text).into_owned() }</pre>
                    }
                </section>
            }
        }
    }
}
