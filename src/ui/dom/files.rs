//! Files that the reader chose or dropped, with the folders they came in.
//!
//! It must not read those of an export: only their names travel with them to the worker. Only a profile, and the page's own file, are read here.

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry,
    HtmlInputElement,
};

/// A file with its name, or with its path in the folder that was dropped.
pub(crate) type NamedFile = (String, File);

/// The files chosen in a file input; the input is emptied, so that the same file can be chosen again.
pub(crate) fn from_input(input: &HtmlInputElement) -> Vec<NamedFile> {
    let files = input.files().map_or_else(Vec::new, |list| {
        (0..list.length())
            .filter_map(|at| list.get(at))
            .map(|file| (path(&file), file))
            .collect()
    });
    input.set_value("");
    files
}

/// The files of a drop, folders opened. The first half runs at once, as a drop's content is gone when its handler returns.
pub(crate) fn from_drop(transfer: &DataTransfer) -> impl Future<Output = Vec<NamedFile>> + use<> {
    let items = transfer.items();
    let entries: Vec<FileSystemEntry> = (0..items.length())
        .filter_map(|at| items.get(at))
        .filter_map(|item| item.webkit_get_as_entry().ok().flatten())
        .collect();
    let plain: Vec<NamedFile> = transfer.files().map_or_else(Vec::new, |list| {
        (0..list.length())
            .filter_map(|at| list.get(at))
            .map(|file| (path(&file), file))
            .collect()
    });
    async move {
        let mut files = Vec::new();
        let mut pending = entries;
        pending.reverse();
        while let Some(entry) = pending.pop() {
            if entry.is_directory() {
                pending.extend(children(entry.unchecked_ref()).await.into_iter().rev());
            } else if let Some(file) = file(entry.unchecked_ref()).await {
                files.push((entry.full_path().trim_start_matches('/').to_owned(), file));
            }
        }
        // A drop that did not come from a file manager has no entries.
        if files.is_empty() { plain } else { files }
    }
}

/// A file's bytes; none when the browser cannot read it.
pub(crate) async fn read_bytes(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A file's text; none when the browser cannot read it.
pub(crate) async fn read_text(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

fn path(file: &File) -> String {
    Reflect::get(file, &JsValue::from_str("webkitRelativePath"))
        .ok()
        .and_then(|path| path.as_string())
        .filter(|path| !path.is_empty())
        .unwrap_or_else(|| file.name())
}

/// Waits for one of the callback pairs of the file system interface.
async fn called_back(call: impl FnOnce(&Function, &Function)) -> Option<JsValue> {
    let mut call = Some(call);
    let promise = Promise::new(&mut |resolve, reject| {
        if let Some(call) = call.take() {
            call(&resolve, &reject);
        }
    });
    JsFuture::from(promise).await.ok()
}

async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let file = called_back(|resolve, reject| {
        entry.file_with_callback_and_callback(resolve, reject);
    });
    file.await?.dyn_into().ok()
}

/// Everything in a folder: a reader gives about a hundred entries at a time, and none at the end.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let batch = called_back(|resolve, reject| {
            if reader
                .read_entries_with_callback_and_callback(resolve, reject)
                .is_err()
            {
                _ = reject.call0(&JsValue::UNDEFINED);
            }
        });
        let batch: Array = match batch.await.map(wasm_bindgen::JsCast::dyn_into) {
            Some(Ok(batch)) => batch,
            _ => return all,
        };
        if batch.length() == 0 {
            return all;
        }
        all.extend(
            batch
                .iter()
                .map(wasm_bindgen::JsCast::unchecked_into::<FileSystemEntry>),
        );
    }
}

/// Opens the browser's own dialogue for the file input with this identity, as a click on it would; only a key or a click may lead here.
pub(crate) fn open_files(id: &str) {
    let input = super::document().and_then(|document| document.get_element_by_id(id));
    if let Some(input) = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.click();
    }
}
