//! One record with everything that belongs to it.
//!
//! It must not know any entity: what a person's page shows is decided where the data is made.

use yew::prelude::*;

use crate::engine::view::{Place, RecordPage, Value};
use crate::ui::components::{
    Copy, Icon, SectionCard, badge_class, cell, icon, jumps, raw_row, relations,
};
use crate::ui::dom;
use crate::ui::format;
use crate::ui::state::{Route, Shared};
use crate::ui::words;

/// What [`RecordPageView`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordPageViewProps {
    /// The record.
    pub page: Shared<RecordPage>,
}

/// One record with everything that belongs to it.
#[component]
pub fn RecordPageView(props: &RecordPageViewProps) -> Html {
    let page = &*props.page;
    let part = |place: Place| -> Vec<usize> {
        let sections = page.sections.iter().enumerate();
        sections
            .filter(|(_, section)| section.place == place)
            .map(|(index, _)| index)
            .collect()
    };
    let parts = [
        ("record-facts", part(Place::Facts)),
        ("record-activity", part(Place::Activity)),
        ("record-related", part(Place::Related)),
    ];
    // The style lays out as many columns as there are parts with something in them.
    let shape: String = parts
        .iter()
        .zip(["f", "a", "r"])
        .filter(|((_, indexes), _)| !indexes.is_empty())
        .map(|(_, letter)| letter)
        .collect();
    html! {
        <article class="record">
            { head(&props.page) }
            { jumps(page) }
            <div class={format!("record-body record-{shape}")}>
                for (class, indexes) in parts {
                    if !indexes.is_empty() {
                        <div {class}>
                            for index in indexes {
                                <SectionCard key={index} page={props.page.clone()} {index} />
                            }
                        </div>
                    }
                }
            </div>
            { empty_fields(page) }
            { relations(page) }
            { raw_row(page) }
        </article>
    }
}

fn head(page: &Shared<RecordPage>) -> Html {
    let list = if page.entity.is_empty() {
        Route::Table(page.record.table)
    } else {
        Route::Entity(page.entity.clone())
    };
    let summary: Vec<&Value> = page
        .summary
        .iter()
        .filter(|value| !value.is_empty())
        .collect();
    let label = if page.label.is_empty() {
        words::UNNAMED
    } else {
        &page.label
    };
    html! {
        <header class="record-head">
            <p class="record-kind"><a href={list.to_string()}>{ format::shown(&page.kind) }</a></p>
            <div class="record-name">
                <h1 tabindex="-1" dir="auto">{ format::visible(label).into_owned() }</h1>
                if !page.badges.is_empty() {
                    <ul class="badges">
                        for badge in &page.badges {
                            <li class={badge_class(badge)}>{ format::shown(&badge.text) }</li>
                        }
                    </ul>
                }
            </div>
            if !summary.is_empty() {
                <ul class="record-summary">
                    for value in summary {
                        <li>{ cell(value) }</li>
                    }
                </ul>
            }
            if !page.tags.is_empty() {
                <ul class="tags record-tags" aria-label={words::TAGS}>
                    for tag in &page.tags {
                        <li>{ cell(tag) }</li>
                    }
                </ul>
            }
            if !page.notices.is_empty() {
                <ul role="list" class="notices">
                    for notice in &page.notices {
                        <li class="notice">
                            <strong>{ format::shown(&notice.text) }</strong>
                            if let Some(until) = notice.until {
                                { " " }{ words::UNTIL }{ " " }
                                <time datetime={format::day_iso(until)}>{ format::day(until) }</time>
                            }
                            if !notice.reason.is_empty() {
                                { ": " }{ format::shown(&notice.reason) }
                            }
                        </li>
                    }
                </ul>
            }
            { actions(page) }
        </header>
    }
}

/// Contact at one click to copy, and the whole page as text or on paper.
fn actions(page: &Shared<RecordPage>) -> Html {
    let whole = |write: fn(&RecordPage) -> String| {
        let page = page.clone();
        Callback::from(move |()| write(&page))
    };
    let print = Callback::from(|_: MouseEvent| dom::print());
    let contact = page.contact.iter().filter_map(|value| match value {
        Value::Email(text) | Value::Phone(text) => Some(text.clone()),
        _ => None,
    });
    html! {
        <div class="record-actions">
            for text in contact {
                <Copy word={format::shown(&text)} name={words::copy_of(&format::visible(&text))} text={Callback::from(move |()| text.clone())} />
            }
            <Copy word={words::COPY_TEXT} text={whole(RecordPage::to_text)} />
            <Copy word={words::COPY_MARKDOWN} text={whole(RecordPage::to_markdown)} />
            <button type="button" class="copy" onclick={print}>{ icon(Icon::Print) }<span>{ words::PRINT }</span></button>
        </div>
    }
}

/// What the export has no word about, on demand.
fn empty_fields(page: &RecordPage) -> Html {
    if page.empty.is_empty() {
        return Html::default();
    }
    html! {
        <details class="empty-fields opens">
            <summary>{ words::empty_fields(page.empty.len()) }</summary>
            <p>{ format::shown(&page.empty.join(", ")) }</p>
        </details>
    }
}
