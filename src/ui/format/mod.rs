//! Values as text for people.
//!
//! It must not know Yew or the page: text in, text out. In the browser the reader's locale decides; natively there is one fixed form,
//! so that tests read the same everywhere.

mod bytes;
mod date;
mod html_text;
mod locale;
mod number;
mod snippet;
mod sum;
mod visible;
mod web;

pub(crate) use bytes::bytes;
pub(crate) use date::{
    day, day_edge, day_heading, day_iso, day_of, moment, moment_iso, month_span, time_of_day,
};
pub(crate) use html_text::html_text;
pub(crate) use number::{count, decimal, money, percent, range};
pub(crate) use snippet::{Piece, pieces};
pub(crate) use sum::sha256;
pub(crate) use visible::{shown, visible};
pub(crate) use web::{safe_href, shown_url, tel, way_out};
