//! How far the load is, with a way out.
//!
//! It must not smooth or guess: the figures are those that the engine counts.

use yew::prelude::*;

use crate::engine::observe::Progress;
use crate::ui::format;
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ProgressPanelProps {
    /// How far the load is.
    pub(crate) progress: Progress,
    /// The reader wants no more.
    pub(crate) on_cancel: Callback<()>,
    /// Whether an export that is there is read anew: then there is nothing to cancel, as the decision can be undone.
    pub(crate) again: bool,
}

#[component]
pub(crate) fn ProgressPanel(props: &ProgressPanelProps) -> Html {
    let progress = &props.progress;
    // The directory of a damaged archive may claim less than there is.
    let total = progress.bytes_total.max(progress.bytes_done);
    let at = if progress.at.is_empty() {
        words::STARTING
    } else {
        &progress.at
    };
    let cancel = props.on_cancel.reform(|_: MouseEvent| ());
    let (class, label) = if props.again {
        ("progress-panel progress-again", words::LOADING_AGAIN)
    } else {
        ("progress-panel", words::LOADING)
    };
    html! {
        <section {class} aria-label={label}>
            <div class="progress-head">
                <p class="progress-at">
                    <span class="progress-label">{ words::READING }</span>{ " " }<span class="progress-file">{ at }</span>
                </p>
                if !props.again {
                    <button type="button" class="button" onclick={cancel}>{ words::CANCEL }</button>
                }
            </div>
            <progress class="bar" role="progressbar" aria-label={label}
                max={total.max(1).to_string()} value={progress.bytes_done.to_string()}
                aria-valuemin="0" aria-valuemax={total.to_string()} aria-valuenow={progress.bytes_done.to_string()}
                aria-valuetext={words::progress(at, progress.bytes_done, total)} />
            <ul class="progress-facts">
                <li>{ words::of(&format::bytes(progress.bytes_done), &format::bytes(total)) }</li>
                <li>{ words::rows(progress.rows_done) }</li>
                <li>{ words::tables_done(progress.tables_done, progress.tables_total) }</li>
            </ul>
        </section>
    }
}
