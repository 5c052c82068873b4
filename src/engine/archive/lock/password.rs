//! A password: shown nowhere, overwritten when it is done with.
//!
//! It must not know what it opens.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize as _, Zeroizing};

/// A password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Password(String);

impl Password {
    /// A password as it was typed.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The bytes it may stand for: programs of today take UTF-8, older ones what Windows wrote.
    pub(super) fn ways(&self) -> impl Iterator<Item = Zeroizing<Vec<u8>>> {
        let utf8 = Zeroizing::new(self.0.as_bytes().to_vec());
        let windows = (!self.0.is_ascii()).then(|| {
            let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&self.0);
            Zeroizing::new(bytes.into_owned())
        });
        std::iter::once(utf8).chain(windows)
    }
}

impl Drop for Password {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Password")
    }
}
