//! Has the page's own script try every way out, and asks it what the browser keeps.
//!
//! It must not try anything itself: no code of a program in Wasm can send, load or keep. What tries stands in `static/boot/lock.js` alone.

use std::rc::Rc;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::boot::get;

/// Where a way out is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// On the page.
    Page,
    /// In a worker that is started as the one with the engine.
    Worker,
}

/// What became of a way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The browser refused it.
    Refused,
    /// The browser has no such way, or the page has taken it away.
    Absent,
    /// The browser did not refuse it.
    WentOut,
}

/// A way out that was tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Where.
    pub place: Place,
    /// Which, as the script calls it.
    pub way: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The part of the policy that refused it, or what the browser said.
    pub by: String,
}

/// Where a page could keep something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// `localStorage`.
    Local,
    /// `sessionStorage`.
    Session,
    /// Databases.
    Databases,
    /// Caches of responses.
    Caches,
    /// Cookies.
    Cookies,
    /// The name of the window, which outlives pages.
    Name,
    /// Service workers.
    Workers,
}

impl Kept {
    /// Every place, with its name in the script.
    const ALL: [(&'static str, Self); 7] = [
        ("local", Self::Local),
        ("session", Self::Session),
        ("databases", Self::Databases),
        ("caches", Self::Caches),
        ("cookies", Self::Cookies),
        ("name", Self::Name),
        ("workers", Self::Workers),
    ];
}

/// Tries every way out, one after another, and tells of each; returns whether there was anything to try with.
pub async fn try_lock(tell: impl Fn(Trial) + 'static) -> bool {
    let hear = Closure::<dyn FnMut(JsValue)>::new(move |told: JsValue| {
        if let Some(trial) = trial(&told) {
            tell(trial);
        }
    });
    call("lock", hear.as_ref()).await.is_some()
}

/// How much the browser keeps of this page, place by place; none where the browser does not let it be asked.
pub async fn kept() -> Vec<(Kept, Option<u32>)> {
    let found = call("kept", &JsValue::UNDEFINED).await;
    let found = Rc::new(found.unwrap_or(JsValue::UNDEFINED));
    let number = |name: &str| get(&found, name).as_f64();
    Kept::ALL
        .into_iter()
        .map(|(name, kept)| (kept, number(name).map(whole)))
        .collect()
}

/// The policy that the page carries.
pub fn policy() -> String {
    get(&boot(), "policy").as_string().unwrap_or_default()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count of things kept; the cast saturates"
)]
fn whole(number: f64) -> u32 {
    number.ceil() as u32
}

fn boot() -> JsValue {
    get(&js_sys::global(), "vitrine")
}

/// Calls a part of the boot script and waits for what it promises.
async fn call(name: &str, with: &JsValue) -> Option<JsValue> {
    let boot = boot();
    let part: Function = get(&boot, name).dyn_into().ok()?;
    let promise: Promise = part.call1(&boot, with).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn trial(told: &JsValue) -> Option<Trial> {
    let text = |name: &str| {
        Reflect::get(told, &JsValue::from_str(name))
            .ok()?
            .as_string()
    };
    Some(Trial {
        place: if text("place")? == "worker" {
            Place::Worker
        } else {
            Place::Page
        },
        way: text("way")?,
        // Whatever is not plainly refused counts as let out.
        outcome: match text("outcome")?.as_str() {
            "refused" => Outcome::Refused,
            "absent" => Outcome::Absent,
            _ => Outcome::WentOut,
        },
        by: text("by").unwrap_or_default(),
    })
}
