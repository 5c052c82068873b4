//! What the browser asked the network for, by its own account.

use crate::Browser;
use anyhow::{Context as _, Result};
use serde_json::Value;

/// A request that the page made, or tried to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The address asked for.
    pub url: String,
    /// Why the browser refused it; `None` for a request that it let out.
    pub refused: Option<String>,
    id: String,
}

impl Browser {
    /// The requests since this was last asked, as the browser's network log has them. Data and `blob:` addresses,
    /// which never reach a network, are left out.
    pub async fn requests(&self) -> Result<Vec<Request>> {
        let mut requests: Vec<Request> = Vec::new();
        for entry in self.web().get_log("performance").await? {
            let entry: Value =
                serde_json::from_str(&entry.message).context("the browser's log is not JSON")?;
            let text = |pointer: &str| {
                entry
                    .pointer(pointer)
                    .and_then(Value::as_str)
                    .map(str::to_owned)
            };
            let Some(id) = text("/message/params/requestId") else {
                continue;
            };
            match text("/message/method").as_deref() {
                Some("Network.requestWillBeSent") => {
                    let url = text("/message/params/request/url").unwrap_or_default();
                    requests.push(Request {
                        url,
                        refused: None,
                        id,
                    });
                }
                Some("Network.webSocketCreated") => {
                    let url = text("/message/params/url").unwrap_or_default();
                    requests.push(Request {
                        url,
                        refused: None,
                        id,
                    });
                }
                Some("Network.loadingFailed") => {
                    let refused = text("/message/params/blockedReason");
                    for request in requests.iter_mut().filter(|request| request.id == id) {
                        request.refused.clone_from(&refused);
                    }
                }
                _ => {}
            }
        }
        requests.retain(|request| {
            !request.url.starts_with("data:") && !request.url.starts_with("blob:")
        });
        Ok(requests)
    }

    /// The addresses in the page's own list of resources, which has every one that was loaded for it.
    pub async fn resources(&self) -> Result<Vec<String>> {
        let script = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        Ok(serde_json::from_value(self.run(script, vec![]).await?)?)
    }
}
