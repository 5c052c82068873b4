//! `WinZip`'s AES: a key out of the password by PBKDF2, AES in counter mode, and a seal over the packed bytes.
//!
//! It must not know entries. AE-1 and AE-2 differ in whether the checksum of the entry counts, which is not known here.

use aes::cipher::{BlockCipherEncrypt as _, KeyInit as _};
use aes::{Aes128, Aes192, Aes256, Block};
use hmac::{Hmac, Mac as _};
use sha1::Sha1;
use zeroize::Zeroizing;

use super::Key;

/// Bytes of the seal after the packed bytes.
pub(super) const SEAL: usize = 10;
/// Bytes by which a password is tried.
const TRIAL: usize = 2;
/// Rounds of PBKDF2.
const ROUNDS: u32 = 1000;

/// Bytes before the packed ones: the salt and those by which a password is tried.
pub(super) fn head_bytes(key_bytes: usize) -> usize {
    key_bytes / 2 + TRIAL
}

/// The keys that come of a password, if it fits.
pub(super) fn key(head: &[u8], key_bytes: usize, password: &[u8]) -> Option<Key> {
    let (salt, trial) = head.split_at_checked(key_bytes / 2)?;
    let mut all = Zeroizing::new(vec![0; 2 * key_bytes + TRIAL]);
    pbkdf2::pbkdf2::<Hmac<Sha1>>(password, salt, ROUNDS, &mut all).ok()?;
    let (keys, tried) = all.split_at_checked(2 * key_bytes)?;
    let (cipher, seal) = keys.split_at_checked(key_bytes)?;
    trial.starts_with(tried).then(|| Key::Aes {
        cipher: Zeroizing::new(cipher.to_vec()),
        seal: Zeroizing::new(seal.to_vec()),
    })
}

/// AES in counter mode, and the seal of what was opened so far.
pub(in crate::engine::archive) struct Sealed {
    cipher: Sort,
    seal: Hmac<Sha1>,
    /// The number of the next block; the first is 1.
    next: u128,
    /// What the block at work is mixed with, and how much of it is used.
    mask: Block,
    used: usize,
}

enum Sort {
    Short(Aes128),
    Middle(Aes192),
    Long(Aes256),
}

impl Sealed {
    pub(super) fn new(cipher: &[u8], seal: &[u8]) -> Option<Self> {
        let cipher = match cipher.len() {
            16 => Sort::Short(Aes128::new_from_slice(cipher).ok()?),
            24 => Sort::Middle(Aes192::new_from_slice(cipher).ok()?),
            _ => Sort::Long(Aes256::new_from_slice(cipher).ok()?),
        };
        Some(Self {
            cipher,
            seal: Hmac::new_from_slice(seal).ok()?,
            next: 1,
            mask: Block::default(),
            used: size_of::<Block>(),
        })
    }

    pub(super) fn open(&mut self, bytes: &mut [u8]) {
        self.seal.update(bytes);
        let mut rest = bytes;
        while !rest.is_empty() {
            if self.used >= self.mask.len() {
                self.mask = Block::from(self.next.to_le_bytes());
                self.next = self.next.wrapping_add(1);
                self.used = 0;
                match &self.cipher {
                    Sort::Short(cipher) => cipher.encrypt_block(&mut self.mask),
                    Sort::Middle(cipher) => cipher.encrypt_block(&mut self.mask),
                    Sort::Long(cipher) => cipher.encrypt_block(&mut self.mask),
                }
            }
            let mask = self.mask.get(self.used..).unwrap_or_default();
            let count = mask.len().min(rest.len());
            let Some((now, later)) = rest.split_at_mut_checked(count) else {
                return;
            };
            for (byte, mask) in now.iter_mut().zip(mask) {
                *byte ^= mask;
            }
            self.used += count;
            rest = later;
        }
    }

    pub(super) fn is_sealed_by(&self, tail: &[u8]) -> bool {
        tail.len() == SEAL && self.seal.clone().verify_truncated_left(tail).is_ok()
    }
}
