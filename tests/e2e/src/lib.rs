//! Drives a real browser over the built file, as a person would. It knows the page's roles and names, never its classes.
//!
//! ```no_run
//! # async fn visit() -> anyhow::Result<()> {
//! use e2e::Browser;
//!
//! let browser = Browser::sample().await?;
//! browser.click("link", "People*").await?;
//! let details = browser.get("region", "Details*").await?;
//! let links = browser.names_in(&details, "link").await?;
//! # Ok(()) }
//! ```

mod axe;
mod browser;
mod driver;
mod files;
mod find;
mod fixture;
mod keyboard;
mod requests;
mod sheet;
mod site;
mod visit;
mod wait;

pub use axe::{Axe, Rules};
pub use browser::{Browser, Engine, Look};
pub use find::Node;
pub use fixture::{Folder, Lock, Shape};
pub use keyboard::{Focus, Round};
pub use requests::Request;
pub use site::{Hosted, built_file, built_page, file_url};
pub use wait::{SOON, until};
