//! Keys, and what has the focus after them, in any engine. It knows nothing of Vitrine.

use crate::find::matches;
use crate::{Browser, SOON, until};
use anyhow::{Context as _, Result, bail};
use thirtyfour::Key;
use thirtyfour::common::command::{Command, FormatRequestData};
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::common::types::ElementId;
use thirtyfour::common::types::SessionId;

/// More stops than any page has: whoever presses Tab so often goes round in a circle.
const MOST_STOPS: usize = 1500;

/// So many are pressed before anyone looks.
const BATCH: usize = 25;

/// What has the focus, in the words that a screen reader would get.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Focus {
    /// Its role, such as `link`.
    pub role: String,
    /// Its accessible name.
    pub name: String,
}

/// All that Tab leads to on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// What it leads to, in order.
    pub stops: Vec<String>,
    /// What of these looks the same with the focus and without.
    pub unseen: Vec<String>,
    /// What can be used, and was not reached: neither by Tab, nor is it part of something within which arrows lead on.
    pub missed: Vec<String>,
}

/// What every script below begins with.
const TOOLS: &str = include_str!("keyboard.js");

impl Browser {
    /// Presses keys one after another: each a character, or named as in the DOM, with what is held down before it: `Tab`, `Shift+Tab`, `Control+k`.
    pub async fn keys(&self, keys: &[&str]) -> Result<()> {
        let mut chain = self.web().action_chain();
        for key in keys {
            let (held, key) = match key.rsplit_once('+') {
                Some((held, key)) if !held.is_empty() && !key.is_empty() => (Some(held), key),
                _ => (None, *key),
            };
            let held = match held {
                Some(held) => Some(named(held).with_context(|| format!("no key is named {held}"))?),
                None => None,
            };
            if let Some(held) = held {
                chain = chain.key_down(held);
            }
            chain = match named(key) {
                Some(key) => chain.key_down(key).key_up(key),
                None => chain.send_keys(key),
            };
            if let Some(held) = held {
                chain = chain.key_up(held);
            }
        }
        Ok(chain.perform().await?)
    }

    /// Waits until something in sight has the focus.
    pub async fn wait_focus(&self) -> Result<()> {
        let script = format!("{TOOLS} return tools.place()");
        until("something in sight to have the focus", SOON, async || {
            let place = self.run(&script, vec![]).await?;
            match place.as_str() {
                Some("") => Ok(Ok(())),
                Some(instead) => Ok(Err(instead.to_owned())),
                None => bail!("{place}"),
            }
        })
        .await
    }

    /// What has the focus, by the browser's own account of role and name. Waits until something in sight has it.
    pub async fn focus(&self) -> Result<Focus> {
        self.wait_focus().await?;
        // The page may move on between the questions.
        until("the focus to stay", SOON, async || {
            Ok(self.focus_now().await.map_err(|error| format!("{error:#}")))
        })
        .await
    }

    async fn focus_now(&self) -> Result<Focus> {
        let element = self.web().active_element().await?;
        let ask = async |what| -> Result<String> {
            let computed = Computed {
                element: element.element_id(),
                what,
            };
            let words: Option<String> = self.web().cmd(computed).await?.value()?;
            Ok(words.unwrap_or_default())
        };
        let role = match ask("computedrole").await?.as_str() {
            // There is no common role for it, so that browsers say what they call it, or nothing.
            "DisclosureTriangle" | "" if element.tag_name().await? == "summary" => {
                "summary".to_owned()
            }
            role => role.to_owned(),
        };
        Ok(Focus {
            role,
            name: ask("computedlabel").await?.trim().to_owned(),
        })
    }

    /// Presses Tab until something with this role and name has the focus. A name that ends in `*` is a beginning.
    pub async fn tab_to(&self, role: &str, name: &str) -> Result<Focus> {
        self.walk_to("Tab", role, name).await
    }

    /// Presses a key until something with this role and name has the focus; fails when everything was met once.
    pub async fn walk_to(&self, key: &str, role: &str, name: &str) -> Result<Focus> {
        let mut met = Vec::new();
        self.run(&format!("{TOOLS} tools.begin()"), vec![]).await?;
        let script = format!("{TOOLS} return tools.mark()");
        loop {
            self.keys(&[key]).await?;
            // Only what could be it is asked for its role.
            let mark = self.run(&script, vec![]).await?;
            let (text, again): (String, bool) = serde_json::from_value(mark)?;
            let beginning = name.trim_end_matches('*');
            if !text.is_empty() && (text.contains(beginning) || beginning.contains(&text)) {
                let now = self.focus().await?;
                if now.role == role && matches(&now.name, name) {
                    self.run(&format!("{TOOLS} tools.unguard()"), vec![])
                        .await?;
                    return Ok(now);
                }
            }
            if again || met.len() > MOST_STOPS {
                bail!("no {role} {name:?} by {key}, only {met:?}");
            }
            met.push(text);
        }
    }

    /// Presses Tab from the start of the page until it has gone round, and says what it led to and what it missed.
    pub async fn round(&self) -> Result<Round> {
        self.run(&format!("{TOOLS} tools.forget()"), vec![]).await?;
        let script = format!("{TOOLS} const done = arguments[0]; tools.met(done)");
        let mut before = 0;
        loop {
            self.keys(&["Tab"; BATCH]).await?;
            let met = self.run_async(&script, vec![]).await?;
            let met: usize = serde_json::from_value(met)?;
            if met == before {
                break;
            }
            before = met;
        }
        let round = format!(
            "{TOOLS} tools.unguard(); return [tools.reached(), tools.unseen(), tools.missed()]"
        );
        let round = self.run(&round, vec![]).await?;
        let (stops, unseen, missed) = serde_json::from_value(round)?;
        Ok(Round {
            stops,
            unseen,
            missed,
        })
    }
}

/// Role or name of an element, computed by the browser; `thirtyfour` has no command for these.
#[derive(Debug)]
struct Computed {
    element: ElementId,
    what: &'static str,
}

impl FormatRequestData for Computed {
    fn format_request(&self, session: &SessionId) -> RequestData {
        // It is asked for as the name of the tag is, at another address.
        let mut request = Command::GetElementTagName(self.element.clone()).format_request(session);
        let address = request.uri.trim_end_matches("name").to_owned() + self.what;
        request.uri = address.into();
        request
    }
}

/// The key of a name of the DOM that is longer than a character.
fn named(name: &str) -> Option<char> {
    Some(char::from(match name {
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        _ => return None,
    }))
}
