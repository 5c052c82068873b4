//! Files that the page gives to the reader.
//!
//! It must not know what is in them. They are made in the tab and handed to the browser's own download; nothing is sent.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{after, document};

/// How long the browser may take to fetch the file out of the tab, in milliseconds.
const KEPT_MS: i32 = 60_000;

/// Offers a text as a file of this name. Returns whether the browser took it.
pub(crate) fn save_text(name: &str, kind: &str, text: &str) -> bool {
    save_parts(name, kind, &[text.to_owned()])
}

/// Offers texts, one after another, as a file of this name. Returns whether the browser took it.
pub(crate) fn save_parts(name: &str, kind: &str, parts: &[String]) -> bool {
    offer(name, kind, parts).is_some()
}

/// Offers bytes as a file of this name. Returns whether the browser took it.
pub(crate) fn save_bytes(name: &str, bytes: &[u8]) -> bool {
    // Of no type, so that no browser opens it instead of saving it.
    let blob = blob("application/octet-stream", bytes);
    blob.and_then(|blob| offer_blob(name, &blob)).is_some()
}

/// The address of bytes in this tab's memory, for a picture on the page; it ends with this value.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct MemoryUrl(String);

impl MemoryUrl {
    /// Gives bytes an address.
    pub(crate) fn of(media_type: &str, bytes: &[u8]) -> Option<Self> {
        let url = Url::create_object_url_with_blob(&blob(media_type, bytes)?);
        url.ok().map(Self)
    }

    /// The address.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for MemoryUrl {
    fn drop(&mut self) {
        // Fails only where there was no such address.
        _ = Url::revoke_object_url(&self.0);
    }
}

fn blob(media_type: &str, bytes: &[u8]) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()
}

fn offer(name: &str, kind: &str, texts: &[String]) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts: Array = texts.iter().map(|text| JsValue::from_str(text)).collect();
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    offer_blob(name, &blob)
}

fn offer_blob(name: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let document = document()?;
    let link = document.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.set_hidden(true);
    // Some browsers follow only a link that stands in the page.
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    // Kept until the browser has surely fetched it, then its memory is given back.
    let forget = after(KEPT_MS, move || {
        _ = Url::revoke_object_url(&url);
    });
    std::mem::forget(forget);
    Some(())
}
