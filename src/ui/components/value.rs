//! One value, drawn: in a cell on one line, in a field with all there is.
//!
//! It must not trust a value: addresses become links only when they are plain web addresses, and markup only becomes text.

use std::borrow::Cow;

use yew::prelude::*;

use super::formatted::Formatted;
use super::long_text::LongText;
use super::out::out;
use super::variables::variables;
use crate::engine::view::{Link, Value};
use crate::ui::format;
use crate::ui::state::Route;
use crate::ui::words;

/// How many characters of a text a cell carries; the rest is on the record's page.
const CELL_CHARS: usize = 160;

/// A link to a record.
pub(crate) fn link_to(link: &Link) -> Html {
    html! { <a class="ref" href={href(link)}>{ label(link) }</a> }
}

pub(crate) fn href(link: &Link) -> String {
    Route::Record(link.target).to_string()
}

pub(crate) fn label(link: &Link) -> String {
    if link.label.is_empty() {
        words::UNNAMED.to_owned()
    } else {
        format::visible(&link.label).into_owned()
    }
}

/// A value on one line, for cells of tables.
pub(crate) fn cell(value: &Value) -> Html {
    match value {
        Value::Text(text) if is_color(text) => swatch(text),
        Value::Text(text) => variables(&one_line(text)),
        Value::Html(text) => {
            html! { one_line(&format::html_text(head(text, CELL_CHARS * 8)).join(" ")) }
        }
        Value::Json(text) => html! { <code>{ one_line(text) }</code> },
        Value::Missing { id } => {
            html! { <span class="missing" title={format::shown(id)}>{ words::MISSING }</span> }
        }
        // In a table the day says enough; the time is there for whoever points at it.
        Value::Moment(moment) => html! {
            <time datetime={format::moment_iso(*moment)} title={format::moment(*moment)}>
                { format::day(format::day_of(*moment)) }
            </time>
        },
        Value::List(values) => joined(values, cell),
        value => plain(value),
    }
}

/// A value on one line with nothing to press.
pub(crate) fn words_of(value: &Value) -> Html {
    match value {
        Value::Record(link) => html! { label(link) },
        Value::Url(url) => html! { { format::visible(format::shown_url(url)).into_owned() } },
        Value::Email(text) | Value::Phone(text) => html! { { format::visible(text).into_owned() } },
        Value::List(values) => joined(values, words_of),
        value => cell(value),
    }
}

/// A value with all there is to see, for fields and bodies.
pub(crate) fn field(value: &Value) -> Html {
    match value {
        Value::Text(text) if is_color(text) => swatch(text),
        Value::Text(text) => html! { <LongText paragraphs={vec![text.clone()]} /> },
        Value::Html(html) => html! { <Formatted html={html.clone()} /> },
        Value::Json(text) => html! {
            <details class="reveal">
                <summary>{ words::SHOW_DATA }</summary>
                <pre>{ format::visible(&pretty(text)).into_owned() }</pre>
            </details>
        },
        Value::Missing { id } => html! {
            <details class="reveal missing">
                <summary>{ words::MISSING }</summary>
                <code>{ format::visible(id).into_owned() }</code>
            </details>
        },
        Value::List(values) => list(values),
        value => plain(value),
    }
}

/// Whether a text is a colour as programs write it, and no more.
fn is_color(text: &str) -> bool {
    let digits = text.strip_prefix('#');
    digits.is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// A colour to see beside its name.
fn swatch(color: &str) -> Html {
    html! {
        <span class="swatch">
            <svg viewBox="0 0 1 1" aria-hidden="true" focusable="false"><rect width="1" height="1" fill={color.to_owned()} /></svg>
            { " " }{ color }
        </span>
    }
}

/// The values that look the same everywhere.
fn plain(value: &Value) -> Html {
    match value {
        Value::Number(number) => {
            html! { <span class="num">{ format::shown(&format::decimal(number)) }</span> }
        }
        Value::Money { amount, currency } => {
            html! { <span class="num">{ format::shown(&format::money(amount, currency)) }</span> }
        }
        Value::Range { from, to, currency } => {
            html! { <span>{ format::shown(&format::range(from, to, currency)) }</span> }
        }
        Value::OutOf { at, of } => {
            html! { <span class="num">{ words::out_of(&format::visible(&format::decimal(at)), &format::count(*of)) }</span> }
        }
        Value::Percent(share) => {
            html! { <span class="num">{ format::shown(&format::percent(share)) }</span> }
        }
        Value::Flag(true) => html! { words::YES },
        Value::Flag(false) => html! { words::NO },
        Value::Date(date) => {
            html! { <time datetime={format::day_iso(*date)}>{ format::day(*date) }</time> }
        }
        Value::Moment(moment) => {
            html! { <time datetime={format::moment_iso(*moment)}>{ format::moment(*moment) }</time> }
        }
        Value::Url(url) => match format::safe_href(url) {
            Some(href) => out(href, format::shown_url(url)),
            None => html! { { format::visible(url).into_owned() } },
        },
        Value::Email(email) if !is_plain_address(email) => {
            html! { { format::visible(email).into_owned() } }
        }
        Value::Email(email) => out(&format!("mailto:{email}"), email),
        Value::Phone(phone) => match format::tel(phone) {
            Some(href) => {
                html! { <span class="num">{ out(&href, &format::visible(phone)) }</span> }
            }
            None => html! { { format::visible(phone).into_owned() } },
        },
        Value::Record(link) => link_to(link),
        Value::Empty
        | Value::Text(_)
        | Value::Html(_)
        | Value::Json(_)
        | Value::Missing { .. }
        | Value::List(_) => Html::default(),
    }
}

/// Whether an address is nothing but an address: no subject or copies smuggled in, nothing that hides.
fn is_plain_address(email: &str) -> bool {
    !email.contains(['?', '&', ' ', '%']) && matches!(format::visible(email), Cow::Borrowed(_))
}

/// Several values: short ones as a row of tags, links separated by commas, anything longer one below the other.
fn list(values: &[Value]) -> Html {
    let short = |value: &Value| matches!(value, Value::Text(text) if text.len() <= 48);
    if values.iter().all(short) {
        return html! {
            <ul class="tags">
                for value in values {
                    <li>{ cell(value) }</li>
                }
            </ul>
        };
    }
    if values.iter().all(|value| matches!(value, Value::Record(_))) && values.len() > 3 {
        return joined(values, cell);
    }
    html! {
        <ul class="values">
            for value in values {
                <li>{ field(value) }</li>
            }
        </ul>
    }
}

fn joined(values: &[Value], draw: impl Fn(&Value) -> Html) -> Html {
    values
        .iter()
        .filter(|value| !value.is_empty())
        .enumerate()
        .map(|(at, value)| {
            html! { <>{ if at > 0 { ", " } else { "" } }{ draw(value) }</> }
        })
        .collect()
}

fn one_line(text: &str) -> String {
    let line: Vec<&str> = head(text, CELL_CHARS + 1).split_whitespace().collect();
    let line = format::visible(&line.join(" ")).into_owned();
    match line.char_indices().nth(CELL_CHARS) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(&line)),
        None => line,
    }
}

/// The first characters of a text.
fn head(text: &str, chars: usize) -> &str {
    text.char_indices()
        .nth(chars)
        .and_then(|(end, _)| text.get(..end))
        .unwrap_or(text)
}

fn pretty(json: &str) -> String {
    serde_json::from_str::<serde_json::Value>(json)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| json.to_owned())
}
