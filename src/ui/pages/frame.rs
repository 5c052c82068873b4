//! What stands around every page of an export: head, navigation, progress.
//!
//! It must not know which page it stands around.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::ui::components::{Header, NamedFiles, Nav, ProgressPanel};
use crate::ui::dom;
use crate::ui::state::{ExportState, Phase, Route};
use crate::ui::words;

/// What [`Frame`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FrameProps {
    /// How far the export is.
    pub export: ExportState,
    /// The page that is shown.
    pub route: Route,
    /// Changes with every visit of a page.
    pub visit: u64,
    /// What the search box holds.
    pub query: AttrValue,
    /// Something was typed into the search box.
    pub on_query: Callback<String>,
    /// Files of another export were chosen.
    pub on_files: Callback<NamedFiles>,
    /// The reader wants no more of this load.
    pub on_cancel: Callback<()>,
    /// The palette is wanted.
    #[prop_or_default]
    pub on_palette: Callback<()>,
    /// The list of keys is wanted.
    #[prop_or_default]
    pub on_keys: Callback<()>,
    /// The page.
    pub children: Html,
}

/// What stands around every page of an export.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    let nav_open = use_state_eq(|| false);
    use_effect_with(props.visit, {
        let nav_open = nav_open.clone();
        move |_| nav_open.set(false)
    });
    let on_nav = {
        let nav_open = nav_open.clone();
        Callback::from(move |open| nav_open.set(open))
    };
    let on_escape = {
        let nav_open = nav_open.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                nav_open.set(false);
            }
        })
    };
    // Whoever comes from far below sees where the focus went.
    let skip = |_: MouseEvent| {
        dom::scroll_page_to(0.0);
        dom::focus_heading();
    };
    html! {
        <div class="shell" onkeydown={on_escape}>
            <button type="button" class="skip" onclick={skip}>{ words::SKIP }</button>
            <Header query={props.query.clone()} on_query={props.on_query.clone()} nav_open={*nav_open} {on_nav}
                on_files={props.on_files.clone()} />
            <div class="shell-body">
                if let Some(overview) = &props.export.overview {
                    <Nav overview={overview.clone()} route={props.route.clone()} open={*nav_open}
                        on_palette={props.on_palette.clone()} on_keys={props.on_keys.clone()} />
                }
                <main class="main">
                    if let Phase::Loading(progress) = &props.export.phase {
                        // What is read anew is told beside the page, which stays where it is.
                        <ProgressPanel progress={progress.clone()} on_cancel={props.on_cancel.clone()}
                            again={props.export.amending} />
                    }
                    { props.children.clone() }
                </main>
            </div>
        </div>
    }
}
