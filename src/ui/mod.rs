//! The page: it draws what the engine says.
//!
//! It must not know tables, zips or how answers are found.

mod app;
mod components;
mod dom;
mod format;
mod hooks;
pub mod pages;
mod panels;
mod shell;
pub mod state;
mod words;

/// Draws the page into the element with the identity `app`, or at the end of the body where there is none.
pub fn mount() {
    let Some(document) = dom::document() else {
        return;
    };
    let root = document.get_element_by_id("app").or_else(|| {
        let root = document.create_element("div").ok()?;
        document.body()?.append_child(&root).ok()?;
        Some(root)
    });
    if let Some(root) = root {
        yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps {}).render();
    }
}
