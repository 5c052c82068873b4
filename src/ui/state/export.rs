//! How far the export is: none, being read, there, failed.
//!
//! It must not know who tells: signals of the client become actions elsewhere.

use std::rc::Rc;

use yew::Reducible;

use super::{Decide, Decisions, Shared};
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
    /// Grows whenever everything is read, so that what was answered before is asked again.
    pub loads: u32,
    /// What the reader has decided against what was found.
    pub decisions: Decisions,
    /// Whether an export that was there is being read anew as the reader has decided. The phase is [`Phase::Loading`] then, and
    /// `data-state` says so, but the overview and the pages of before stay until the new ones are there: nothing jumps or flickers.
    pub amending: bool,
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
    /// The reader has decided something, or taken it back.
    Decided(Decide),
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

    fn ended(&self, phase: Phase) -> Self {
        Self {
            phase,
            generation: self.generation,
            revision: self.revision.wrapping_add(1),
            loads: self.loads,
            ..Self::default()
        }
    }

    /// The decisions change, and with them the export is read anew.
    fn decided(&self, decide: Decide) -> Option<Self> {
        let open = matches!(self.phase, Phase::Loading(_) | Phase::Ready);
        let decisions = self.decisions.after(decide).filter(|_| open)?;
        Some(Self {
            phase: Phase::Loading(Progress::default()),
            decisions,
            amending: self.phase == Phase::Ready || self.amending,
            ..self.clone()
        })
    }
}

impl Reducible for ExportState {
    type Action = ExportAction;

    fn reduce(self: Rc<Self>, action: ExportAction) -> Rc<Self> {
        match action {
            ExportAction::Opened => Rc::new(Self {
                generation: self.generation.wrapping_add(1),
                ..self.ended(Phase::Loading(Progress::default()))
            }),
            ExportAction::Progressed(progress) if self.is_loading() => Rc::new(Self {
                phase: Phase::Loading(progress),
                ..(*self).clone()
            }),
            ExportAction::Learned(overview) if self.is_loading() => Rc::new(Self {
                // While it is read anew, figures of half of it would only flicker.
                overview: self
                    .overview
                    .clone()
                    .filter(|_| self.amending)
                    .or(Some(overview)),
                revision: self.revision.wrapping_add(1),
                ..(*self).clone()
            }),
            ExportAction::Loaded(overview) if self.is_loading() => Rc::new(Self {
                phase: Phase::Ready,
                overview: Some(overview),
                revision: self.revision.wrapping_add(1),
                loads: self.loads.wrapping_add(1),
                amending: false,
                ..(*self).clone()
            }),
            ExportAction::Decided(decide) => self.decided(decide).map_or(self, Rc::new),
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

    use super::{Decide, ExportAction, ExportState, Phase, Shared};
    use crate::engine::observe::Progress;
    use crate::engine::view::{Amendments, Overview, ProfileFile};
    use crate::ui::state::Change;

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

    fn decide() -> ExportAction {
        ExportAction::Decided(Decide::Do(Change {
            what: "Use another profile".to_owned(),
            amendments: Amendments {
                profile: Some(ProfileFile {
                    name: "mine.toml".to_owned(),
                    text: String::new(),
                }),
                ..Amendments::default()
            },
        }))
    }

    #[test]
    fn a_decision_reads_anew_and_keeps_the_pages_of_before() {
        let before = overview();
        let ready = after(vec![
            ExportAction::Opened,
            ExportAction::Loaded(before.clone()),
        ]);
        let state = Rc::clone(&ready).reduce(decide());
        assert_eq!(
            (state.name(), state.amending, state.decisions.turn()),
            ("loading", true, 1)
        );
        let state = state.reduce(ExportAction::Learned(overview()));
        assert_eq!(state.overview, Some(before));
        let state = state.reduce(ExportAction::Loaded(overview()));
        assert_eq!((state.name(), state.amending), ("ready", false));
        assert_eq!(state.loads, ready.loads + 1);
        let state = state.reduce(ExportAction::Decided(Decide::Undo));
        assert_eq!((state.name(), state.decisions.turn()), ("loading", 2));
    }

    #[test]
    fn another_export_forgets_the_decisions() {
        let state = after(vec![
            ExportAction::Opened,
            ExportAction::Loaded(overview()),
            decide(),
            ExportAction::Opened,
        ]);
        assert_eq!((state.decisions.turn(), state.amending), (0, false));
        let closed = state.reduce(ExportAction::Closed);
        let same = Rc::clone(&closed).reduce(decide());
        assert!(Rc::ptr_eq(&closed, &same));
    }
}
