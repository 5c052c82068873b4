//! Small drawings, as SVG in the page itself.
//!
//! It must not carry meaning alone: every icon stands beside words and is hidden from people who listen.

use yew::prelude::*;

/// The drawings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    Search,
    Menu,
    Close,
    Drop,
    Up,
    Down,
    Note,
    Mail,
    Phone,
    Meeting,
    Stage,
    Task,
    Document,
    Event,
    Alert,
    Check,
    Arrow,
    Undo,
    Redo,
    Plus,
    Minus,
    Copy,
    Print,
}

/// One stroke path on a field of 20 by 20.
fn path(icon: Icon) -> &'static str {
    match icon {
        Icon::Search => "M9 3.5a5.5 5.5 0 1 0 0 11a5.5 5.5 0 0 0 0-11M13 13l4 4",
        Icon::Menu => "M3 6h14M3 10h14M3 14h14",
        Icon::Close => "M5 5l10 10M15 5L5 15",
        Icon::Drop => {
            "M10 3v9M6.5 8.5L10 12l3.5-3.5M3.5 12.5v3a1.5 1.5 0 0 0 1.5 1.5h10a1.5 1.5 0 0 0 1.5-1.5v-3"
        }
        Icon::Up => "M10 15V5M6 9l4-4l4 4",
        Icon::Down => "M10 5v10M6 11l4 4l4-4",
        Icon::Note => "M4.5 3.5h11v9l-4 4h-7zM15.5 12.5h-4v4M7 7.5h6M7 10.5h4",
        Icon::Mail => "M3 5h14v10.5H3zM3 5.5l7 5.5l7-5.5",
        Icon::Phone => {
            "M5 3.5h2.5l1.5 3.5l-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2l3.5 1.5V15a1.5 1.5 0 0 1-1.5 1.5A12 12 0 0 1 3.5 5A1.5 1.5 0 0 1 5 3.5"
        }
        Icon::Meeting => "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
        Icon::Stage => "M3 10h11M10.5 6l4 4l-4 4M17 4.5v11",
        Icon::Task => "M4 4h12v12H4zM7 10l2 2l4-4.5",
        Icon::Document => "M5 3h6.5l3.5 3.5V17H5zM11.5 3v3.5H15M7.5 10.5h5M7.5 13.5h5",
        Icon::Event => "M10 3.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 0 0 0-13M10 6.5V10l2.5 1.5",
        Icon::Alert => "M10 3.5L17.5 16.5h-15zM10 8v4M10 14.2v.1",
        Icon::Check => "M4 10.5l4 4l8-9",
        Icon::Arrow => "M4 10h12M11 5l5 5l-5 5",
        Icon::Undo => "M7.5 4.5L4 8l3.5 3.5M4 8h7.5a4 4 0 0 1 0 8H8",
        Icon::Redo => "M12.5 4.5L16 8l-3.5 3.5M16 8H8.5a4 4 0 0 0 0 8H12",
        Icon::Plus => "M10 4v12M4 10h12",
        Icon::Minus => "M4 10h12",
        Icon::Copy => "M7 7V3.5h9.5V13H13M3.5 7H13v9.5H3.5z",
        Icon::Print => "M6 7V3.5h8V7M6 14H3.5V7h13v7H14M6 11.5h8v5H6z",
    }
}

/// An icon at the size of the text beside it.
pub(crate) fn icon(icon: Icon) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={path(icon)} />
        </svg>
    }
}

/// The product's mark: a window with a light in it.
pub(crate) fn logo() -> Html {
    html! {
        <svg class="logo" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path class="logo-frame" d="M4 21V9.5A8 8 0 0 1 20 9.5V21Z" />
            <path class="logo-light" d="M12 6.2v14.3M4.5 13h15" />
        </svg>
    }
}
