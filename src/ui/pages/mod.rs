//! The pages.
//!
//! It must not ask the engine: what a page shows comes in as data, so that it can be drawn natively in tests. The few components that ask
//! are in [`live`] and hand what they hear to these.

mod documents;
mod failed;
mod frame;
mod insights;
mod list;
pub(crate) mod live;
pub(crate) mod live_list;
mod live_palette;
mod lock;
mod narrowed;
mod overview;
mod record;
mod search;
pub mod structure;
mod tables;
mod waiting;
mod warnings;
mod welcome;

pub use crate::ui::components::{
    KeysHelp, KeysHelpProps, NamedFiles, PaletteView, PaletteViewProps, Remedies, RemediesProps,
    Remedying,
};
pub use documents::{DocumentPage, DocumentPageProps, DocumentsPage, DocumentsPageProps};
pub(crate) use documents::{LiveDocument, LiveDocuments};
pub use failed::{CrashedPage, CrashedPageProps, FailedPage, FailedPageProps};
pub use frame::{Frame, FrameProps};
pub use list::{ListPage, ListPageProps, ListWish};
pub(crate) use live_palette::LivePalette;
pub use lock::{Checked, FileSum, LockPage, LockPageProps, Testing};
pub(crate) use lock::{LiveLock, LoneLock};
pub(crate) use narrowed::LiveNarrowed;
pub use overview::{OverviewPage, OverviewPageProps};
pub use record::{RecordPageView, RecordPageViewProps};
pub use search::{SearchPage, SearchPageProps};
pub use tables::{TablesPage, TablesPageProps};
pub(crate) use waiting::{NotHere, Waiting};
pub use welcome::{WelcomePage, WelcomePageProps};
