//! Waits for a state, never for time.

use crate::Browser;
use anyhow::{Result, bail};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A deadline for what a person would call "at once".
pub const SOON: Duration = Duration::from_secs(20);

const POLL: Duration = Duration::from_millis(25);

/// Asks until there is an answer; fails after `deadline`, saying what was waited for and what was last seen instead.
///
/// `ask` returns `Ok(Ok(answer))`, or `Ok(Err(what is there instead))`. An error of its own ends the wait.
pub async fn until<T>(
    what: &str,
    deadline: Duration,
    ask: impl AsyncFn() -> Result<Result<T, String>>,
) -> Result<T> {
    let start = Instant::now();
    loop {
        match ask().await? {
            Ok(answer) => return Ok(answer),
            Err(instead) if start.elapsed() > deadline => {
                bail!(
                    "waited {} s for {what}; there is {instead}",
                    deadline.as_secs()
                )
            }
            Err(_) => tokio::time::sleep(POLL).await,
        }
    }
}

impl Browser {
    /// Waits until `body[data-state]` is `state`. Fails at once when the page could not start, or failed unasked.
    pub async fn wait_state(&self, state: &str, deadline: Duration) -> Result<()> {
        let seen = self.wait_any_state(&[state, "failed"], deadline).await?;
        if seen != state {
            bail!(
                "waited for data-state {state:?}, but the page says: {}",
                self.alerts().await?
            );
        }
        Ok(())
    }

    /// Waits until `body[data-state]` is one of these, and returns which.
    pub async fn wait_any_state(&self, states: &[&str], deadline: Duration) -> Result<String> {
        let script = "return [document.body.dataset.state ?? '', document.body.dataset.boot ?? '']";
        until(
            &format!("data-state to be one of {states:?}"),
            deadline,
            async || {
                let seen = self.run(script, vec![]).await?;
                let part = |index| {
                    seen.get(index)
                        .and_then(Value::as_str)
                        .unwrap_or_default()
                        .to_owned()
                };
                if part(1) == "failed" {
                    bail!(
                        "the page could not start, or broke: {}",
                        self.alerts().await?
                    );
                }
                let state = part(0);
                Ok(if states.contains(&&*state) {
                    Ok(state)
                } else {
                    Err(format!("data-state {state:?}"))
                })
            },
        )
        .await
    }

    /// The text of everything the page alerts to.
    pub async fn alerts(&self) -> Result<String> {
        self.texts("[role=alert]").await
    }

    /// Waits until the page's program has started, or could not: `started` or `failed`.
    pub async fn wait_boot(&self, outcome: &str) -> Result<()> {
        until(&format!("data-boot {outcome:?}"), SOON, async || {
            let seen = self
                .run("return document.body.dataset.boot ?? 'nothing yet'", vec![])
                .await?;
            Ok(if seen == outcome {
                Ok(())
            } else {
                Err(format!("data-boot {seen}"))
            })
        })
        .await
    }

    /// Waits until the page has rested for a tenth of a second: no change of the document, nothing busy, nothing on the move.
    pub async fn wait_rest(&self) -> Result<()> {
        let script = "const done = arguments[0], quiet = 100, limit = performance.now() + 10000;
            let timer;
            const observer = new MutationObserver(() => arm());
            const end = () => {
                const busy = document.querySelector('[aria-busy=true]');
                const moving = document.getAnimations().some(
                    it => it.playState === 'running' && it.effect.getComputedTiming().endTime < 10000);
                if ((busy || moving) && performance.now() < limit) return arm();
                observer.disconnect();
                requestAnimationFrame(() => requestAnimationFrame(() => done(!busy)));
            };
            const arm = () => { clearTimeout(timer); timer = setTimeout(end, performance.now() < limit ? quiet : 0); };
            observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            arm();";
        match self.run_async(script, vec![]).await? {
            Value::Bool(true) => Ok(()),
            _ => bail!("something is still busy after ten seconds"),
        }
    }

    /// Waits until a script returns `true`.
    pub async fn wait_true(&self, what: &str, script: &str) -> Result<()> {
        until(what, SOON, async || {
            let seen = self.run(script, vec![]).await?;
            Ok(if seen == Value::Bool(true) {
                Ok(())
            } else {
                Err(seen.to_string())
            })
        })
        .await
    }

    /// Waits until the focus is in this row of a list, as people who listen hear its number: the heads are the first.
    pub async fn wait_row(&self, row: u64) -> Result<()> {
        let script = format!(
            "return document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') === '{row}'"
        );
        self.wait_true(&format!("row {row} to have the focus"), &script)
            .await
    }

    /// Waits until an element with exactly this role and name is gone.
    pub async fn wait_gone(&self, role: &str, name: &str) -> Result<()> {
        until(&format!("{role} {name:?} to go"), SOON, async || {
            let still = self.find(role, name).await?;
            Ok(if still.is_none() {
                Ok(())
            } else {
                Err("still there".to_owned())
            })
        })
        .await
    }

    /// The text of the page's `status` regions, such as the number of results.
    pub async fn status(&self) -> Result<String> {
        self.texts("[role=status], output").await
    }

    /// Waits until the page's `status` regions say something like this.
    pub async fn wait_status(&self, part: &str) -> Result<()> {
        until(&format!("a status with {part:?}"), SOON, async || {
            let status = self.status().await?;
            Ok(if status.contains(part) {
                Ok(())
            } else {
                Err(format!("the status {status:?}"))
            })
        })
        .await
    }

    /// Waits until the page's own heading is this text.
    pub async fn wait_heading(&self, text: &str) -> Result<()> {
        until(&format!("the heading {text:?}"), SOON, async || {
            let heading = self.heading().await?;
            Ok(if heading == text {
                Ok(())
            } else {
                Err(format!("the heading {heading:?}"))
            })
        })
        .await
    }

    /// The text of the first `h1` of the main part, or nothing.
    pub async fn heading(&self) -> Result<String> {
        self.text_of("return document.querySelector('main h1, h1')?.textContent ?? ''")
            .await
    }

    async fn texts(&self, selector: &str) -> Result<String> {
        let script = format!(
            "return [...document.querySelectorAll({})].map((node) => node.textContent).join('\\n')",
            json!(selector)
        );
        self.text_of(&script).await
    }

    async fn text_of(&self, script: &str) -> Result<String> {
        Ok(self
            .run(script, vec![])
            .await?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }
}
