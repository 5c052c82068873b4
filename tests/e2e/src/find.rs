//! Finds elements as assistive technology does: by role and accessible name, in the browser's own accessibility tree.

use crate::Browser;
use crate::wait::{SOON, until};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use thirtyfour::WebElement;

/// An element in the accessibility tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its role, such as `link`.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    backend_id: i64,
}

/// A name to look for: all of it, or its beginning if it ends in `*`.
pub(crate) fn matches(name: &str, wanted: &str) -> bool {
    match wanted.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == wanted,
    }
}

impl Browser {
    /// All elements of a role, in the order of the document.
    pub async fn nodes(&self, role: &str) -> Result<Vec<Node>> {
        let document = self
            .devtools("Runtime.evaluate", json!({"expression": "document"}))
            .await?;
        let document = document
            .pointer("/result/objectId")
            .context("the page has no document")?;
        self.query(document, role).await
    }

    /// All elements of a role within another element.
    pub async fn nodes_in(&self, within: &WebElement, role: &str) -> Result<Vec<Node>> {
        let object = serde_json::to_value(within.cdp_remote_object_id().await?)?;
        self.query(&object, role).await
    }

    /// The names of all elements of a role.
    pub async fn names(&self, role: &str) -> Result<Vec<String>> {
        Ok(self
            .nodes(role)
            .await?
            .into_iter()
            .map(|node| node.name)
            .collect())
    }

    /// The names of all elements of a role within another element.
    pub async fn names_in(&self, within: &WebElement, role: &str) -> Result<Vec<String>> {
        Ok(self
            .nodes_in(within, role)
            .await?
            .into_iter()
            .map(|node| node.name)
            .collect())
    }

    /// The first element with this role and name, if there is one now. A name that ends in `*` is a beginning.
    pub async fn find(&self, role: &str, name: &str) -> Result<Option<Node>> {
        Ok(self
            .nodes(role)
            .await?
            .into_iter()
            .find(|node| matches(&node.name, name)))
    }

    /// Waits for the first element with this role and name. A name that ends in `*` is a beginning.
    pub async fn get(&self, role: &str, name: &str) -> Result<WebElement> {
        until(&format!("a {role} named {name:?}"), SOON, async || {
            let nodes = self.nodes(role).await?;
            self.pick(&nodes, role, name).await
        })
        .await
    }

    /// Waits for the first element with this role and name within another element.
    pub async fn get_in(&self, within: &WebElement, role: &str, name: &str) -> Result<WebElement> {
        until(
            &format!("a {role} named {name:?} within an element"),
            SOON,
            async || {
                let nodes = self.nodes_in(within, role).await?;
                self.pick(&nodes, role, name).await
            },
        )
        .await
    }

    /// Waits for an element with this role and name, and clicks it.
    pub async fn click(&self, role: &str, name: &str) -> Result<()> {
        let element = self.get(role, name).await?;
        element
            .click()
            .await
            .with_context(|| format!("could not click the {role} {name:?}"))
    }

    /// Waits for a field of this name, and types into it.
    pub async fn type_into(&self, name: &str, text: &str) -> Result<()> {
        let field = self.get("textbox", name).await?;
        field.focus().await?;
        self.type_text(text).await
    }

    /// The element of a node; fails if it has left the document.
    pub async fn element(&self, node: &Node) -> Result<WebElement> {
        let resolved = self
            .devtools("DOM.resolveNode", json!({"backendNodeId": node.backend_id}))
            .await?;
        let object = resolved
            .pointer("/object/objectId")
            .context("the element has left the document")?;
        let stash = json!({"objectId": object, "functionDeclaration": "function() { globalThis.e2eFound = this }"});
        self.devtools("Runtime.callFunctionOn", stash).await?;
        let take = "const found = globalThis.e2eFound; delete globalThis.e2eFound; return found";
        Ok(self.web().execute(take, vec![]).await?.element()?)
    }

    async fn pick(
        &self,
        nodes: &[Node],
        role: &str,
        name: &str,
    ) -> Result<Result<WebElement, String>> {
        let Some(node) = nodes.iter().find(|node| matches(&node.name, name)) else {
            let names: Vec<&str> = nodes.iter().map(|node| node.name.as_str()).collect();
            return Ok(Err(format!("only {role}: {names:?}")));
        };
        // The page may redraw between the two questions; then the next try finds the new element.
        Ok(self
            .element(node)
            .await
            .map_err(|error| format!("{error:#}")))
    }

    async fn query(&self, object: &Value, role: &str) -> Result<Vec<Node>> {
        let found = self
            .devtools(
                "Accessibility.queryAXTree",
                json!({"objectId": object, "role": role}),
            )
            .await?;
        let nodes = found
            .get("nodes")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let seen = nodes
            .iter()
            .filter(|node| node.get("ignored") != Some(&Value::Bool(true)));
        Ok(seen
            .filter_map(|node| {
                Some(Node {
                    role: role.to_owned(),
                    name: node
                        .pointer("/name/value")
                        .and_then(Value::as_str)
                        .unwrap_or_default()
                        .to_owned(),
                    backend_id: node.get("backendDOMNodeId")?.as_i64()?,
                })
            })
            .collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_makes_a_name_a_beginning() {
        assert!(matches("Details", "Details"));
        assert!(!matches("Details 4", "Details"));
        assert!(matches("Details 4", "Details*"));
    }
}
