//! What the host needs of the engine, in the host's words.
//!
//! It must not know when it is asked what: that is the host's part.

use std::rc::Rc;

use crate::engine::archive::Source;
use crate::engine::observe::Progress;
use crate::engine::view::{GridRequest, Overview, RecordRef, SearchResults};
use crate::protocol::{Answer, Failure};

/// An export at which questions are answered, also while it still loads.
pub(super) trait Desk: Sized {
    /// A search under way.
    type Search;

    /// Begins to read files, each with its name.
    fn open(files: Vec<(String, Rc<dyn Source>)>) -> Result<Self, Failure>;

    /// Reads on, about so many uncompressed bytes. Whether more is left.
    fn step(&mut self, bytes: u64) -> Result<bool, Failure>;

    /// How far it is.
    fn progress(&self) -> Progress;

    /// The overview as it is now.
    fn overview(&mut self) -> Overview;

    /// A window of a list.
    fn grid(&mut self, request: &GridRequest) -> Answer;

    /// A record's page.
    fn record(&mut self, record: RecordRef) -> Answer;

    /// Begins a search.
    fn search(&mut self, query: &str, per_group: u32) -> Self::Search;

    /// Searches on, through about so many bytes of text. What was found, once all is searched.
    fn search_on(&mut self, search: &mut Self::Search, bytes: u64) -> Option<SearchResults>;
}
