//! What opens above any page: the palette and the list of keys; and the commands that are there on every page.
//!
//! It must not know any particular page.

use std::rc::Rc;

use yew::prelude::*;

use crate::engine::view::Overview;
use crate::ui::dom;
use crate::ui::hooks::{Commands, Router, use_commands, use_keyboard};
use crate::ui::pages::{KeysHelp, LivePalette};
use crate::ui::state::{Command, CommandGroup, ExportState, Route, Shared, ways};
use crate::ui::words::commands as words;

/// The file input of the page's head.
const OPEN_ANOTHER: &str = "open-another";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Panel {
    Palette,
    Keys,
}

/// What opens above any page.
pub(crate) struct Panels {
    /// Opens the palette, or closes it.
    pub(crate) on_palette: Callback<()>,
    /// Opens the list of keys.
    pub(crate) on_keys: Callback<()>,
    open: UseStateHandle<Option<Panel>>,
    ways: Rc<Vec<(Command, Route)>>,
    commands: Option<Commands>,
    redraw: UseForceUpdateHandle,
}

/// The palette, the list of keys, and the commands that are there on every page.
#[hook]
pub(crate) fn use_panels(export: &ExportState, on_close_export: &Callback<()>) -> Panels {
    let open = use_state_eq(|| None::<Panel>);
    let commands = use_context::<Commands>();
    let router = use_context::<Router>();
    let redraw = use_force_update();
    let ways = use_memo(export.overview.clone(), |overview| {
        overview
            .as_ref()
            .map_or_else(Vec::new, |overview| ways(&overview.entities))
    });
    let show = |panel: Panel| {
        let open = open.clone();
        Callback::from(move |()| {
            if !dom::has_open_dialog() {
                open.set(Some(panel));
            }
        })
    };
    let (show_palette, on_keys) = (show(Panel::Palette), show(Panel::Keys));
    let on_palette = Callback::from(move |()| {
        if !dom::close_palette() {
            show_palette.emit(());
        }
    });
    use_keyboard(on_palette.clone());
    use_commands(everywhere(
        &ways,
        router.as_ref(),
        &on_keys,
        on_close_export,
    ));
    Panels {
        on_palette,
        on_keys,
        open,
        ways,
        commands,
        redraw,
    }
}

impl Panels {
    /// Whether the palette is open, which searches, too.
    pub(crate) fn is_palette(&self) -> bool {
        *self.open == Some(Panel::Palette)
    }

    /// What is open.
    pub(crate) fn drawn(&self, overview: Option<&Shared<Overview>>) -> Html {
        let on_close = {
            let open = self.open.clone();
            Callback::from(move |()| open.set(None))
        };
        let ways = (*self.ways).clone();
        match (*self.open, overview, &self.commands) {
            (Some(Panel::Palette), Some(overview), _) => {
                html! { <LivePalette overview={overview.clone()} {ways} {on_close} /> }
            }
            (Some(Panel::Keys), _, Some(commands)) => {
                let all = commands.all().into_iter().map(|(command, _)| command);
                let on_letters = {
                    let (commands, redraw) = (commands.clone(), self.redraw.clone());
                    Callback::from(move |on: bool| {
                        commands.set_letters(on);
                        redraw.force_update();
                    })
                };
                html! {
                    <KeysHelp commands={all.collect::<Vec<_>>()} letters={commands.has_letters()} {on_letters} {on_close} />
                }
            }
            _ => Html::default(),
        }
    }
}

/// The commands that are there on every page.
fn everywhere(
    ways: &[(Command, Route)],
    router: Option<&Router>,
    on_keys: &Callback<()>,
    on_close_export: &Callback<()>,
) -> Vec<(Command, Callback<()>)> {
    let search = Command::key(words::TO_SEARCH, "/", CommandGroup::Anywhere);
    let keys = Command {
        listed: true,
        ..Command::key(words::SHOW_KEYS, "?", CommandGroup::Anywhere)
    };
    let action = Command::action;
    let mut all = vec![
        (search, Callback::from(|()| _ = dom::focus_search())),
        (keys, on_keys.clone()),
        (
            action(words::PRINT_PAGE, CommandGroup::Page),
            Callback::from(|()| dom::print()),
        ),
        (
            action(words::OPEN_ANOTHER, CommandGroup::Export),
            Callback::from(|()| dom::open_files(OPEN_ANOTHER)),
        ),
        (
            action(words::FORGET, CommandGroup::Export),
            on_close_export.clone(),
        ),
    ];
    if let Some(router) = router {
        all.extend(ways.iter().map(|(command, route)| {
            let (router, route) = (router.clone(), route.clone());
            let go = Callback::from(move |()| router.go(route.clone()));
            (command.clone(), go)
        }));
    }
    all
}
