//! How far the export is: none, being read, there, failed.
//!
//! It must not know who tells: signals of the client become actions elsewhere.

use std::rc::Rc;

use yew::Reducible;

use super::Shared;
use crate::engine::observe::Progress;
use crate::engine::view::Overview;
use crate::protocol::Failure;

/// How far the export is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExportState {
    /// The phase.
    pub phase: Phase,
    /// What is known of the export; fills while it loads.
    pub overview: Option<Shared<Overview>>,
    /// Grows by one with every file that is opened, so that nothing of an earlier export is mistaken for the present one.
    pub generation: u32,
    /// Grows with every overview, so that a question which came too early is asked again.
    pub revision: u32,
}

/// The phases of an export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Phase {
    /// Nothing is open.
    #[default]
    Empty,
    /// It is being read.
    Loading(Progress),
    /// Every table is read, links are resolved, search works.
    Ready,
    /// It could not be opened.
    Failed(Failure),
    /// The engine stopped.
    Crashed {
        /// What happened and what to do.
        message: String,
        /// Whether an export was open, so that it can be opened again.
        was_open: bool,
    },
}

/// What happens to an export.
#[derive(Debug, Clone, PartialEq)]
pub enum ExportAction {
    /// Files were handed over.
    Opened,
    /// More of it is read.
    Progressed(Progress),
    /// More of it is known.
    Learned(Shared<Overview>),
    /// All of it is read.
    Loaded(Shared<Overview>),
    /// It could not be opened.
    Failed(Failure),
    /// The engine stopped.
    Crashed(String),
    /// The reader cancelled, or wants another export.
    Closed,
}

impl ExportState {
    /// The word that `data-state` of the page's body says.
    pub fn name(&self) -> &'static str {
        match self.phase {
            Phase::Empty => "empty",
            Phase::Loading(_) => "loading",
            Phase::Ready => "ready",
            Phase::Failed(_) | Phase::Crashed { .. } => "failed",
        }
    }

    fn is_loading(&self) -> bool {
        matches!(self.phase, Phase::Loading(_))
    }

    fn with_overview(&self, overview: Shared<Overview>) -> Self {
        Self {
            overview: Some(overview),
            revision: self.revision.wrapping_add(1),
            ..self.clone()
        }
    }

    fn ended(&self, phase: Phase) -> Self {
        Self {
            phase,
            overview: None,
            generation: self.generation,
            revision: self.revision.wrapping_add(1),
        }
    }
}

impl Reducible for ExportState {
    type Action = ExportAction;

    fn reduce(self: Rc<Self>, action: ExportAction) -> Rc<Self> {
        match action {
            ExportAction::Opened => Rc::new(Self {
                phase: Phase::Loading(Progress::default()),
                overview: None,
                generation: self.generation.wrapping_add(1),
                revision: self.revision.wrapping_add(1),
            }),
            ExportAction::Progressed(progress) if self.is_loading() => Rc::new(Self {
                phase: Phase::Loading(progress),
                ..(*self).clone()
            }),
            ExportAction::Learned(overview) if self.is_loading() => {
                Rc::new(self.with_overview(overview))
            }
            ExportAction::Loaded(overview) if self.is_loading() => Rc::new(Self {
                phase: Phase::Ready,
                ..self.with_overview(overview)
            }),
            ExportAction::Failed(failure) => Rc::new(self.ended(Phase::Failed(failure))),
            ExportAction::Crashed(message) => {
                let was_open = matches!(self.phase, Phase::Loading(_) | Phase::Ready);
                Rc::new(self.ended(Phase::Crashed { message, was_open }))
            }
            ExportAction::Closed => Rc::new(self.ended(Phase::Empty)),
            // News of a load that was cancelled meanwhile.
            ExportAction::Progressed(_) | ExportAction::Learned(_) | ExportAction::Loaded(_) => {
                self
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use yew::Reducible as _;

    use super::{ExportAction, ExportState, Phase, Shared};
    use crate::engine::observe::Progress;
    use crate::engine::view::Overview;

    fn overview() -> Shared<Overview> {
        Shared::new(Overview::default())
    }

    fn after(actions: Vec<ExportAction>) -> Rc<ExportState> {
        actions
            .into_iter()
            .fold(Rc::default(), |state: Rc<ExportState>, action| {
                state.reduce(action)
            })
    }

    #[test]
    fn a_load_goes_from_empty_through_loading_to_ready() {
        let state = after(vec![
            ExportAction::Opened,
            ExportAction::Progressed(Progress::default()),
            ExportAction::Learned(overview()),
        ]);
        assert_eq!(state.name(), "loading");
        assert!(state.overview.is_some());
        let state = state.reduce(ExportAction::Loaded(overview()));
        assert_eq!(state.name(), "ready");
    }

    #[test]
    fn late_news_of_a_cancelled_load_change_nothing() {
        let state = after(vec![ExportAction::Opened, ExportAction::Closed]);
        let late = Rc::clone(&state).reduce(ExportAction::Loaded(overview()));
        assert!(Rc::ptr_eq(&state, &late));
        assert_eq!(late.phase, Phase::Empty);
    }

    #[test]
    fn another_export_starts_from_nothing() {
        let state = after(vec![
            ExportAction::Opened,
            ExportAction::Loaded(overview()),
            ExportAction::Opened,
        ]);
        assert_eq!(
            (state.name(), state.overview.is_none(), state.generation),
            ("loading", true, 2)
        );
    }
}
