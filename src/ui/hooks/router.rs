//! Where the reader is, and how to go elsewhere and come back.
//!
//! It must not know what pages show. Search text, filters, orders, and where on a page the reader was, are kept in memory by the number of the
//! history's entry, never in the address or the history: they are worth nothing without the export, and browsers write both to disk.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::{KeyboardEvent, MouseEvent, PopStateEvent};
use yew::prelude::*;

use crate::engine::view::{ColumnFilter, GridRequest, GridSource, RecordRef};
use crate::ui::dom::{self, BrowserHistory};
use crate::ui::state::{EntryState, ListLayout, Origin, Route, Spot};

/// The page that is shown, with what its history entry remembers.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Place {
    /// The page.
    pub(crate) route: Route,
    /// What its entry remembers.
    pub(crate) entry: EntryState,
}

/// How a page was reached, until it has taken note of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Arrival {
    /// By a link: start at the top.
    New,
    /// By Back or Forward: be where the reader was.
    Back(Spot),
}

/// Goes to pages. Clones are one and the same.
#[derive(Clone)]
pub(crate) struct Router(Rc<Inner>);

struct Inner {
    moved: Callback<Place>,
    place: RefCell<Place>,
    /// What the entries of this visit remember, by their keys.
    entries: RefCell<BTreeMap<u64, EntryState>>,
    spots: RefCell<BTreeMap<u64, Spot>>,
    /// The columns of lists, by the lists' names, as long as the export is open.
    layouts: RefCell<BTreeMap<String, ListLayout>>,
    /// Whether filters are shown beside lists; none before the reader has said so.
    panel: Cell<Option<bool>>,
    /// The list that is shown.
    list: RefCell<Option<Origin>>,
    /// By the entries of records, the lists that they were opened from.
    origins: RefCell<BTreeMap<u64, Origin>>,
    arrival: RefCell<Option<Arrival>>,
    last_key: Cell<u64>,
}

impl PartialEq for Router {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Router {
    /// At the page that the address names. `moved` is told of every other page.
    pub(crate) fn new(moved: Callback<Place>) -> Self {
        BrowserHistory::restore_by_hand();
        let router = Self(Rc::new(Inner {
            moved,
            place: RefCell::default(),
            entries: RefCell::default(),
            spots: RefCell::default(),
            layouts: RefCell::default(),
            panel: Cell::new(None),
            list: RefCell::default(),
            origins: RefCell::default(),
            arrival: RefCell::default(),
            last_key: Cell::new(0),
        }));
        let place = router.place_of_address();
        router.0.place.replace(place);
        router
    }

    /// The page that is shown.
    pub(crate) fn place(&self) -> Place {
        self.0.place.borrow().clone()
    }

    /// Goes to a page, as by a link.
    pub(crate) fn go(&self, route: Route) {
        self.push(Place {
            route,
            entry: EntryState {
                key: self.fresh_key(),
                ..EntryState::default()
            },
        });
    }

    /// Goes to all of one kind that is found for a text.
    pub(crate) fn show_found(&self, source: GridSource, query: String) {
        self.push(Place {
            route: Route::Found(source),
            entry: EntryState {
                key: self.fresh_key(),
                query,
                ..EntryState::default()
            },
        });
    }

    /// Goes to a list whose rows pass these filters.
    pub(crate) fn go_to_rows(&self, route: Route, filters: Vec<ColumnFilter>) {
        self.push(Place {
            route,
            entry: EntryState {
                key: self.fresh_key(),
                filters,
                ..EntryState::default()
            },
        });
    }

    /// Shows what is found for a text: on the search page in place, from any other page as a step that Back undoes.
    pub(crate) fn search(&self, query: String) {
        let mut place = self.place();
        if place.route == Route::Search {
            place.entry.query = query;
            self.keep(&place.entry);
            self.show(place);
        } else {
            let entry = EntryState {
                key: self.fresh_key(),
                query,
                ..EntryState::default()
            };
            self.push(Place {
                route: Route::Search,
                entry,
            });
            // Typing goes on, so focus stays in the search box.
            self.0.arrival.replace(None);
            dom::scroll_page_to(0.0);
        }
    }

    /// Forgets where the reader was: another export is shown from its start.
    pub(crate) fn restart(&self) {
        self.0.entries.borrow_mut().clear();
        self.0.spots.borrow_mut().clear();
        self.0.layouts.borrow_mut().clear();
        self.0.origins.borrow_mut().clear();
        self.0.list.replace(None);
        let place = Place {
            route: Route::Overview,
            entry: EntryState {
                key: self.fresh_key(),
                ..EntryState::default()
            },
        };
        self.replace(place);
    }

    /// Changes what the present entry remembers, without drawing anything.
    pub(crate) fn remember(&self, change: impl FnOnce(&mut EntryState)) {
        let entry = {
            let mut place = self.0.place.borrow_mut();
            change(&mut place.entry);
            place.entry.clone()
        };
        self.keep(&entry);
    }

    /// Changes where on the present page the reader is.
    pub(crate) fn remember_spot(&self, change: impl FnOnce(&mut Spot)) {
        let key = self.0.place.borrow().entry.key;
        change(self.0.spots.borrow_mut().entry(key).or_default());
    }

    /// How the reader wants a list.
    pub(crate) fn layout(&self, list: &str) -> ListLayout {
        let layouts = self.0.layouts.borrow();
        layouts.get(list).cloned().unwrap_or_default()
    }

    /// Keeps how the reader wants a list.
    pub(crate) fn remember_layout(&self, list: &str, layout: ListLayout) {
        let mut layouts = self.0.layouts.borrow_mut();
        layouts.insert(list.to_owned(), layout);
    }

    /// Whether the reader wants filters beside lists; none before that was said.
    pub(crate) fn panel(&self) -> Option<bool> {
        self.0.panel.get()
    }

    /// Keeps whether the reader wants filters beside lists.
    pub(crate) fn remember_panel(&self, panel: bool) {
        self.0.panel.set(Some(panel));
    }

    /// The present page is this list: records that are opened from it remember it.
    pub(crate) fn shows_list(&self, request: GridRequest) {
        let Place { route, entry } = self.place();
        let key = entry.key;
        self.0.list.replace(Some(Origin {
            key,
            route,
            request,
        }));
    }

    /// The list that the present record was opened from.
    pub(crate) fn origin(&self) -> Option<Origin> {
        let key = self.0.place.borrow().entry.key;
        self.0.origins.borrow().get(&key).cloned()
    }

    /// Goes to another record of the list that the present one was opened from, in its place: Back leads to the list.
    pub(crate) fn step_to(&self, record: RecordRef, row: u32) {
        let Some(origin) = self.origin() else { return };
        if let Some(spot) = self.0.spots.borrow_mut().get_mut(&origin.key) {
            spot.link = None;
            let grid = spot.grid.get_or_insert_default();
            (grid.row, grid.was_active) = (row, true);
        }
        let key = self.fresh_key();
        self.0.origins.borrow_mut().insert(key, origin);
        let place = Place {
            route: Route::Record(record),
            entry: EntryState {
                key,
                ..EntryState::default()
            },
        };
        self.replace(place);
    }

    /// Goes back by one step of the browser's history.
    pub(crate) fn back() {
        BrowserHistory::back();
    }

    /// Where on the present page the reader was.
    pub(crate) fn spot(&self) -> Option<Spot> {
        let key = self.0.place.borrow().entry.key;
        self.0.spots.borrow().get(&key).cloned()
    }

    /// How the present page was reached; only the first who asks is told.
    pub(crate) fn take_arrival(&self) -> Option<Arrival> {
        self.0.arrival.take()
    }

    fn push(&self, place: Place) {
        self.leave(None);
        let from = self.0.list.borrow().clone();
        if let (Route::Record(_), Some(origin)) = (&place.route, from)
            && origin.key == self.0.place.borrow().entry.key
        {
            let mut origins = self.0.origins.borrow_mut();
            origins.insert(place.entry.key, origin);
        }
        self.keep(&place.entry);
        BrowserHistory::push(place.entry.key, &place.route.to_string());
        self.0.arrival.replace(Some(Arrival::New));
        self.show(place);
    }

    /// Puts a page in the place of the present one.
    fn replace(&self, place: Place) {
        self.keep(&place.entry);
        BrowserHistory::replace(place.entry.key, Some(&place.route.to_string()));
        self.0.arrival.replace(Some(Arrival::New));
        self.show(place);
    }

    fn keep(&self, entry: &EntryState) {
        let mut entries = self.0.entries.borrow_mut();
        entries.insert(entry.key, entry.clone());
    }

    fn show(&self, place: Place) {
        self.0.place.replace(place.clone());
        self.0.moved.emit(place);
    }

    /// Keeps where the reader is, before the page goes.
    fn leave(&self, link: Option<(String, u32)>) {
        let scroll = dom::page_scroll();
        self.remember_spot(|spot| {
            spot.scroll = scroll;
            if link.is_some() {
                spot.link = link;
            }
        });
    }

    fn popped(&self) {
        self.leave(None);
        let place = self.place_of_address();
        let spot = self.0.spots.borrow().get(&place.entry.key).cloned();
        self.0
            .arrival
            .replace(Some(spot.map_or(Arrival::New, Arrival::Back)));
        self.show(place);
    }

    fn place_of_address(&self) -> Place {
        let route = Route::parse(&BrowserHistory::fragment());
        let key = BrowserHistory::key().unwrap_or_else(|| {
            let key = self.fresh_key();
            BrowserHistory::replace(key, None);
            key
        });
        // Entries of an earlier visit, or of an export that was closed, remember nothing.
        let kept = self.0.entries.borrow().get(&key).cloned();
        let entry = kept.unwrap_or(EntryState {
            key,
            ..EntryState::default()
        });
        Place { route, entry }
    }

    fn fresh_key(&self) -> u64 {
        let key = dom::now_millis().max(self.0.last_key.get() + 1);
        self.0.last_key.set(key);
        key
    }

    fn clicked(&self, event: &MouseEvent) {
        let plain = event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        if !plain || event.default_prevented() {
            return;
        }
        if let Some((link, href)) = dom::followed_link(event.target()) {
            event.prevent_default();
            let nth = dom::nth_of_link(&link, &href);
            self.leave(nth.map(|nth| (href.clone(), nth)));
            self.go(Route::parse(&href));
        }
    }
}

/// Follows links and the browser's Back and Forward as long as the component lives.
#[hook]
pub(crate) fn use_router_listeners(router: &Router) {
    use_effect_with(router.clone(), |router| {
        let (clicks, pops) = (router.clone(), router.clone());
        let listeners = [
            dom::listen_document("keydown", |_: KeyboardEvent| dom::touch_timer()),
            dom::listen_document("click", move |event: MouseEvent| {
                dom::touch_timer();
                clicks.clicked(&event);
            }),
            dom::listen_window("popstate", move |_: PopStateEvent| {
                dom::touch_timer();
                pops.popped();
            }),
        ];
        move || drop(listeners)
    });
}
