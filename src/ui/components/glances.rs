//! A small card beside a link to a record, for whoever points at the link or comes to it by keyboard.
//!
//! It must not know where links are, nor take the focus. The card stays as long as the pointer is on the link or on the card, or the focus on the link; Esc
//! puts it away. A finger follows links at once and gets no card.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use web_sys::{Element, EventTarget, FocusEvent, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::glance::glance_card;
use crate::engine::view::RecordRef;
use crate::protocol::{Answer, Ask};
use crate::ui::dom;
use crate::ui::hooks::{Place, use_query};
use crate::ui::state::{ExportState, Route, Shared};

/// How long a link is pointed at before its card comes, and how long a card stays when the pointer has left, in milliseconds.
const COMES_MS: i32 = 450;
const GOES_MS: i32 = 250;
/// So many cards are kept for when they are wanted again.
const MOST_KEPT: usize = 200;
const CARD: &str = "#glance";

/// A link with a card.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    record: RecordRef,
    link: Element,
    by_pointer: bool,
}

/// The one card of the page.
#[component]
pub(crate) fn Glances() -> Html {
    let shown = use_state_eq(|| None::<Shown>);
    let card = use_node_ref();
    let export = use_context::<ExportState>().unwrap_or_default();
    let visit = use_context::<Place>().map(|place| place.entry.key);
    let kept = use_mut_ref(FxHashMap::<RecordRef, Shared<Answer>>::default);
    use_effect_with((export.generation, export.loads), {
        let kept = Rc::clone(&kept);
        move |_| kept.borrow_mut().clear()
    });
    let pointing = use_memo((), |()| Pointing::new(shown.setter()));
    use_effect_with(visit, {
        let pointing = Rc::clone(&pointing);
        move |_| pointing.put_away()
    });
    use_effect_with((), {
        let pointing = Rc::clone(&pointing);
        move |()| {
            let listeners = listeners(&pointing);
            move || drop(listeners)
        }
    });
    let record = shown.as_ref().map(|shown| shown.record);
    let known = record.and_then(|record| kept.borrow().get(&record).cloned());
    let asked = record.filter(|_| known.is_none()).map(Ask::Glance);
    let query = use_query(asked, "glance");
    let answer = known.or_else(|| query.latest_shared());
    // The answer to an earlier question is another record's.
    let glance = answer.as_deref().and_then(|answer| match answer {
        Answer::Glance(glance) if Some(glance.record) == record => Some(glance),
        _ => None,
    });
    if let (Some(glance), Some(answer)) = (glance, &answer) {
        let mut kept = kept.borrow_mut();
        if kept.len() >= MOST_KEPT {
            kept.clear();
        }
        kept.insert(glance.record, answer.clone());
    }
    use_effect_with(((*shown).clone(), glance.is_some()), {
        let card = card.clone();
        move |(shown, there)| {
            let link = shown
                .as_ref()
                .filter(|_| *there)
                .map(|shown| shown.link.clone());
            if let Some((link, card)) = link.as_ref().zip(card.cast::<Element>()) {
                dom::place_hint(&card, link);
                dom::describe(link, Some("glance"));
            }
            move || {
                if let Some(link) = link {
                    dom::describe(&link, None);
                }
            }
        }
    });
    html! {
        if let Some(glance) = glance {
            <div ref={card} id="glance" class="glance" role="tooltip">{ glance_card(glance) }</div>
        }
    }
}

fn listeners(pointing: &Rc<Pointing>) -> [dom::Listener; 6] {
    let on = |act: fn(&Rc<Pointing>)| {
        let pointing = Rc::clone(pointing);
        move || act(&pointing)
    };
    let (over, out) = (Rc::clone(pointing), Rc::clone(pointing));
    let (focused, keys) = (Rc::clone(pointing), Rc::clone(pointing));
    let (pressed, blurred) = (on(Pointing::put_away), on(Pointing::focus_left));
    [
        dom::listen_document("pointerover", move |event: PointerEvent| {
            if event.pointer_type() != "touch" {
                over.pointed(event.target());
            }
        }),
        dom::listen_document("pointerout", move |event: PointerEvent| {
            if event.related_target().is_none() {
                out.pointed(None);
            }
        }),
        dom::listen_document("focusin", move |event: FocusEvent| {
            focused.focused(event.target());
        }),
        dom::listen_document("focusout", move |_: FocusEvent| blurred()),
        dom::listen_document("keydown", move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                keys.put_away();
            }
        }),
        dom::listen_document("pointerdown", move |event: PointerEvent| {
            // Words on the card may be marked and copied.
            if !dom::is_within(event.target(), CARD) {
                pressed();
            }
        }),
    ]
}

/// What the pointer and the focus are at, and what is to happen next.
struct Pointing {
    set: UseStateSetter<Option<Shown>>,
    shown: RefCell<Option<Shown>>,
    coming: RefCell<Option<Shown>>,
    timer: RefCell<Option<dom::Timeout>>,
}

impl Pointing {
    fn new(set: UseStateSetter<Option<Shown>>) -> Self {
        Self {
            set,
            shown: RefCell::default(),
            coming: RefCell::default(),
            timer: RefCell::default(),
        }
    }

    fn pointed(self: &Rc<Self>, target: Option<EventTarget>) {
        if dom::is_within(target.clone(), CARD) {
            return self.stay();
        }
        match link(target, true) {
            Some(next) => self.come(next),
            None => self.leave(true),
        }
    }

    fn focused(self: &Rc<Self>, target: Option<EventTarget>) {
        // A click focuses, too; but whoever clicks goes there.
        if let Some(next) = link(target, false).filter(|next| dom::is_focus_visible(&next.link)) {
            self.come(next);
        }
    }

    fn focus_left(self: &Rc<Self>) {
        self.leave(false);
    }

    /// A card is due after a while, unless it is there.
    fn come(self: &Rc<Self>, next: Shown) {
        let same = |other: &Option<Shown>| other.as_ref().is_some_and(|it| it.link == next.link);
        if same(&self.shown.borrow()) {
            return self.stay();
        }
        if same(&self.coming.borrow()) {
            return;
        }
        self.coming.replace(Some(next));
        self.later(COMES_MS, |this| {
            let next = this.coming.take();
            this.show(next);
        });
    }

    /// The pointer or the focus left what it was at: only a card that is due to the same goes.
    fn leave(self: &Rc<Self>, by_pointer: bool) {
        let due = |it: &Option<Shown>| it.as_ref().is_some_and(|it| it.by_pointer == by_pointer);
        let coming = due(&self.coming.borrow());
        if coming {
            self.stay();
        }
        let there = due(&self.shown.borrow()) && self.coming.borrow().is_none();
        if there {
            self.later(GOES_MS, |this| this.show(None));
        }
    }

    /// Nothing comes and nothing goes.
    fn stay(&self) {
        self.timer.take();
        self.coming.take();
    }

    fn put_away(self: &Rc<Self>) {
        self.stay();
        self.show(None);
    }

    fn show(&self, shown: Option<Shown>) {
        self.shown.replace(shown.clone());
        self.set.set(shown);
    }

    fn later(self: &Rc<Self>, delay_ms: i32, act: fn(&Rc<Self>)) {
        let this = Rc::clone(self);
        let timer = dom::after(delay_ms, move || {
            this.timer.take();
            act(&this);
        });
        self.timer.replace(Some(timer));
    }
}

/// The link to a record that an event came from.
fn link(target: Option<EventTarget>, by_pointer: bool) -> Option<Shown> {
    let (link, href) = dom::followed_link(target)?;
    match Route::parse(&href) {
        Route::Record(record) => Some(Shown {
            record,
            link,
            by_pointer,
        }),
        _ => None,
    }
}
