//! Entries that a password protects: which way, whether a password fits, and the bytes behind it.
//!
//! It must not know where a password comes from. The formats are the "traditional encryption" of PKWARE's APPNOTE.TXT (6.1) and `WinZip`'s
//! AES (AE-1 and AE-2). A password is tried and turned into the entry's own key; only the key is needed to read.

mod aes;
mod password;
mod traditional;

pub use password::Password;

use zeroize::Zeroizing;

use self::aes::Sealed;
use self::traditional::Stream;
use super::EntryError;

/// How an entry is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// By PKWARE's traditional encryption; a password that fits gives this byte.
    Traditional {
        /// The last byte of the entry's header, as it must be when the password is right.
        check: u8,
    },
    /// By `WinZip`'s AES with a key of so many bytes: 16, 24 or 32.
    Aes {
        /// Bytes of the key.
        key_bytes: usize,
    },
    /// In a way that is not known here.
    Unknown,
}

/// What opens one entry, and nothing else that its password opens.
#[derive(Clone)]
pub enum Key {
    /// The state of the traditional cipher before the first byte.
    Traditional(Zeroizing<[u32; 3]>),
    /// The keys of cipher and seal.
    Aes {
        /// Of the cipher.
        cipher: Zeroizing<Vec<u8>>,
        /// Of the seal.
        seal: Zeroizing<Vec<u8>>,
    },
}

impl Lock {
    /// Bytes before the packed ones, with which a password is tried.
    pub(super) fn head_bytes(self) -> usize {
        match self {
            Self::Traditional { .. } => traditional::HEAD,
            Self::Aes { key_bytes } => aes::head_bytes(key_bytes),
            Self::Unknown => 0,
        }
    }

    /// Bytes after the packed ones.
    pub(super) fn tail_bytes(self) -> u64 {
        match self {
            Self::Aes { .. } => aes::SEAL as u64,
            Self::Traditional { .. } | Self::Unknown => 0,
        }
    }

    /// The keys that pass the check: one for each way of writing the password that fits, at least one.
    pub(super) fn keys(self, head: &[u8], password: &Password) -> Result<Vec<Key>, EntryError> {
        if head.len() < self.head_bytes() {
            return Err(EntryError::Truncated(0));
        }
        let tried = |bytes: Zeroizing<Vec<u8>>| match self {
            Self::Traditional { check } => traditional::key(head, check, &bytes),
            Self::Aes { key_bytes } => aes::key(head, key_bytes, &bytes),
            Self::Unknown => None,
        };
        if self == Self::Unknown {
            return Err(EntryError::UnknownLock);
        }
        let keys: Vec<Key> = password.ways().filter_map(tried).collect();
        if keys.is_empty() {
            Err(EntryError::WrongPassword)
        } else {
            Ok(keys)
        }
    }
}

/// Opens bytes in the order in which they stand.
pub(super) enum Cipher {
    /// The traditional one.
    Traditional(Stream),
    /// AES, with the seal of what was opened.
    Aes(Box<Sealed>),
}

impl Cipher {
    /// The cipher of an entry whose packed bytes stand behind `head`.
    pub(super) fn new(key: &Key, head: &[u8]) -> Option<Self> {
        match key {
            Key::Traditional(key) => {
                let mut stream = Stream::new(key);
                let mut head = head.to_vec();
                stream.open(&mut head);
                Some(Self::Traditional(stream))
            }
            Key::Aes { cipher, seal } => Sealed::new(cipher, seal).map(Box::new).map(Self::Aes),
        }
    }

    /// Opens the bytes that follow, in place.
    pub(super) fn open(&mut self, bytes: &mut [u8]) {
        match self {
            Self::Traditional(stream) => stream.open(bytes),
            Self::Aes(sealed) => sealed.open(bytes),
        }
    }

    /// Whether what was opened is what was sealed; without a seal there is nothing to say.
    pub(super) fn is_sealed_by(&self, tail: &[u8]) -> bool {
        match self {
            Self::Traditional(_) => true,
            Self::Aes(sealed) => sealed.is_sealed_by(tail),
        }
    }
}
