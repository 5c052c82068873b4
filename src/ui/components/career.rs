//! Where a person has worked, on a line of time.
//!
//! It must not know how lengths, gaps and overlaps are found out.

use yew::prelude::*;

use super::value::{cell, field};
use crate::engine::view::{Career, Date, Post};
use crate::ui::format;
use crate::ui::state::Route;
use crate::ui::words;

/// One entry for each position, newest first; gaps and overlaps are said in words where they are.
pub(crate) fn career(career: &Career) -> Html {
    html! {
        <>
            { strip(career) }
            <ol role="list" class="career">
                for item in &career.posts {
                    { post(item) }
                }
            </ol>
        </>
    }
}

fn post(post: &Post) -> Html {
    let now = post.from.is_some() && post.to.is_none();
    let href = Route::Record(post.record).to_string();
    html! {
        <>
            <li class={classes!("post", now.then_some("post-now"))}>
                <p class="post-title">
                    if post.title.is_empty() {
                        { cell(&post.employer) }
                    } else {
                        <a class="ref" {href}>{ cell(&post.title) }</a>
                    }
                </p>
                if !post.title.is_empty() && !post.employer.is_empty() {
                    <p class="post-employer">{ cell(&post.employer) }</p>
                }
                if post.from.is_some() || post.to.is_some() {
                    <p class="post-when">
                        { date(post.from) }{ " – " }
                        if now { { words::ONGOING } } else { { date(post.to) } }
                        if let Some(months) = post.months {
                            { ", " }{ words::length(months) }
                        }
                    </p>
                }
                if let Some(overlap) = &post.overlap {
                    <p class="post-overlap">{ words::overlap(overlap.months, &format::visible(&overlap.with)) }</p>
                }
                if !post.fields.is_empty() {
                    <dl class="post-fields">
                        for item in &post.fields {
                            <div><dt>{ format::shown(&item.name) }</dt><dd>{ field(&item.value) }</dd></div>
                        }
                    </dl>
                }
            </li>
            if let Some(months) = post.gap {
                <li class="post-gap">{ words::gap(months) }</li>
            }
        </>
    }
}

fn date(date: Option<Date>) -> Html {
    date.map_or_else(
        || html! { words::UNKNOWN_DATE },
        |date| {
            let month = Date { day: 0, ..date };
            html! { <time datetime={format::day_iso(date)}>{ format::day(month) }</time> }
        },
    )
}

/// All positions as bars over one line of time; the list below says the same in words.
fn strip(career: &Career) -> Html {
    let spans: Vec<(i64, i64)> = career
        .posts
        .iter()
        .filter_map(|post| {
            let from = post.from?.day_number();
            let to = post.to.or(career.until)?.day_number();
            (from < to).then_some((from, to))
        })
        .collect();
    let first = spans.iter().map(|span| span.0).min();
    let last = spans.iter().map(|span| span.1).max();
    let Some((first, last)) = first.zip(last).filter(|_| spans.len() > 1) else {
        return Html::default();
    };
    let place = |day: i64| (day - first) * 1000 / (last - first).max(1);
    let height = spans.len() * 6;
    html! {
        <svg class="career-strip" viewBox={format!("0 0 1000 {height}")} preserveAspectRatio="none" aria-hidden="true"
            focusable="false">
            for (at, (from, to)) in spans.iter().rev().enumerate() {
                <rect class="share-part" x={place(*from).to_string()} y={(at * 6 + 1).to_string()}
                    width={(place(*to) - place(*from)).max(4).to_string()} height="4" />
            }
        </svg>
    }
}
