//! The files of an export, as the page holds them.
//!
//! It must not know what is in them. They are kept while the export is open, so that it can be opened again.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

use super::boot::{Boot, get};
use super::link::words;
use crate::engine::view::Opening;
use crate::protocol::Failure;

/// What the sample export is called.
const SAMPLE: &str = "Sample export";

/// The files of an export: for each name a blob.
#[derive(Debug, Default, Clone)]
pub(super) struct Files {
    pub(super) names: Vec<String>,
    pub(super) blobs: Vec<Blob>,
    /// What the reader says about them. The password is only here until the worker has it.
    pub(super) opening: Opening,
}

impl FromIterator<(String, File)> for Files {
    fn from_iter<I: IntoIterator<Item = (String, File)>>(files: I) -> Self {
        let (names, blobs) = files
            .into_iter()
            .map(|(name, file)| (name, file.into()))
            .unzip();
        Self {
            names,
            blobs,
            opening: Opening::default(),
        }
    }
}

impl Files {
    /// The sample that is part of the page.
    pub(super) async fn sample(boot: Option<&Boot>) -> Result<Self, Failure> {
        let unpacked = async {
            let function = boot
                .and_then(|boot| boot.sample.as_ref())
                .ok_or("it is not part of this page")?;
            let promise: Promise = function.call0(&JsValue::UNDEFINED)?.dyn_into()?;
            let bytes: Uint8Array = JsFuture::from(promise).await?.dyn_into()?;
            Blob::new_with_u8_array_sequence(&Array::of1(&bytes))
        };
        match unpacked.await {
            Ok(blob) => Ok(Self {
                names: vec![SAMPLE.to_owned()],
                blobs: vec![blob],
                opening: Opening::default(),
            }),
            Err(error) => Err(Failure {
                file: SAMPLE.to_owned(),
                problem: format!("The sample could not be unpacked: {}.", words(&error)),
                advice: "Reload the page and try again.".to_owned(),
                remedies: Vec::new(),
            }),
        }
    }

    /// The bytes of each file, read here.
    pub(super) async fn bytes(&self) -> Result<Vec<JsValue>, Failure> {
        let mut all = Vec::new();
        for (name, blob) in self.names.iter().zip(&self.blobs) {
            let buffer = JsFuture::from(blob.array_buffer())
                .await
                .map_err(|error| unreadable(name, &error))?;
            all.push(Uint8Array::new(&buffer).into());
        }
        Ok(all)
    }
}

fn unreadable(name: &str, error: &JsValue) -> Failure {
    let named = |kind: &str| {
        get(error, "name")
            .as_string()
            .is_some_and(|name| name == kind)
    };
    if named("NotReadableError") || named("NotFoundError") {
        return Failure {
            file: name.to_owned(),
            problem: "It can no longer be read: it was moved, deleted or changed on disk after it was chosen.".to_owned(),
            advice: "Choose the file again.".to_owned(),
            remedies: Vec::new(),
        };
    }
    Failure {
        file: name.to_owned(),
        problem: format!("This browser could not read it. It says: {}", words(error)),
        advice: "Try Chrome, Edge or Firefox, or open this page from a web address instead of from disk.".to_owned(),
        remedies: Vec::new(),
    }
}
