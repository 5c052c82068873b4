//! What can be done at the moment, and the keys that do it.
//!
//! It must not know any command: pages bring theirs while they are shown.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::ui::dom;
use crate::ui::state::{Command, Press};

/// A key that waits for another does so for this long, in milliseconds.
const PATIENCE_MS: u64 = 1500;

/// All that can be done. Clones are one and the same.
#[derive(Clone, Default)]
pub(crate) struct Commands(Rc<Inner>);

#[derive(Default)]
struct Inner {
    registered: RefCell<Vec<Registered>>,
    last: Cell<u32>,
    /// The keys that wait for another, and since when.
    waiting: RefCell<Option<(String, u64)>>,
    without_letters: Cell<bool>,
}

#[derive(Clone)]
struct Registered {
    number: u32,
    command: Command,
    run: Callback<()>,
}

impl PartialEq for Commands {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Commands {
    /// All commands with what they do, group by group.
    pub(crate) fn all(&self) -> Vec<(Command, Callback<()>)> {
        let mut all: Vec<(Command, Callback<()>)> = self
            .0
            .registered
            .borrow()
            .iter()
            .map(|it| (it.command.clone(), it.run.clone()))
            .collect();
        all.sort_by_key(|(command, _)| command.group);
        all
    }

    /// Whether single characters do anything.
    pub(crate) fn has_letters(&self) -> bool {
        !self.0.without_letters.get()
    }

    /// Switches single characters on or off, until the tab is closed.
    pub(crate) fn set_letters(&self, on: bool) {
        self.0.without_letters.set(!on);
    }

    /// Whether a key waits for another, so that the next one is meant for it.
    pub(crate) fn is_waiting(&self) -> bool {
        let now = dom::now_millis();
        let waiting = self.0.waiting.borrow();
        waiting
            .as_ref()
            .is_some_and(|(_, since)| now.saturating_sub(*since) < PATIENCE_MS)
    }

    /// A key was pressed. Whether it stood for something.
    fn pressed(&self, key: &str) -> bool {
        // Shift and its like are on the way to a character; arrows and Enter are the page's own.
        if key.chars().count() != 1 {
            return false;
        }
        let is_waiting = self.is_waiting();
        let waiting = self.0.waiting.take().filter(|_| is_waiting);
        let before = waiting.map_or_else(String::new, |(keys, _)| keys);
        let all = self.all();
        let commands: Vec<Command> = all.iter().map(|(command, _)| command.clone()).collect();
        match Press::of(&before, key, &commands) {
            Press::Run(at) => {
                if let Some((_, run)) = all.get(at) {
                    run.emit(());
                }
                true
            }
            Press::Wait(keys) => {
                let now = dom::now_millis();
                self.0.waiting.replace(Some((keys, now)));
                true
            }
            Press::Nothing => false,
        }
    }

    fn register(&self, commands: &[(Command, Callback<()>)]) -> Registration {
        let number = self.0.last.get().wrapping_add(1);
        self.0.last.set(number);
        let new = commands.iter().map(|(command, run)| Registered {
            number,
            command: command.clone(),
            run: run.clone(),
        });
        self.0.registered.borrow_mut().extend(new);
        Registration(self.clone(), number)
    }
}

/// Commands that are there as long as it lives.
struct Registration(Commands, u32);

impl Drop for Registration {
    fn drop(&mut self) {
        let mut registered = self.0.0.registered.borrow_mut();
        registered.retain(|it| it.number != self.1);
    }
}

/// These commands are there as long as the component is: their keys work, `?` lists them, and the palette has those that are listed.
#[hook]
pub(crate) fn use_commands(commands: Vec<(Command, Callback<()>)>) {
    let all = use_context::<Commands>();
    use_effect_with((all, commands), |(all, commands)| {
        let registration = all.as_ref().map(|all| all.register(commands));
        move || drop(registration)
    });
}

/// Hears keys wherever they are pressed, but for letters that go into a field or a dialog. `on_palette` is Ctrl or Cmd with K.
#[hook]
pub(crate) fn use_keyboard(on_palette: Callback<()>) {
    let commands = use_context::<Commands>();
    use_effect_with((commands, on_palette), |(commands, on_palette)| {
        let (commands, on_palette) = (commands.clone(), on_palette.clone());
        let listener = dom::listen_document("keydown", move |event: KeyboardEvent| {
            if event.default_prevented() || event.is_composing() {
                return;
            }
            let one_of_both = event.ctrl_key() != event.meta_key();
            if one_of_both && !event.alt_key() && event.key().eq_ignore_ascii_case("k") {
                event.prevent_default();
                return on_palette.emit(());
            }
            let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
            let elsewhere = dom::is_typing(event.target()) || dom::has_open_dialog();
            let Some(commands) = commands.as_ref().filter(|it| it.has_letters()) else {
                return;
            };
            if !modified && !elsewhere && commands.pressed(&event.key()) {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}
