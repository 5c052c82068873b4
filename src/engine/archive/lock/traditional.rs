//! PKWARE's traditional encryption (APPNOTE.TXT, 6.1): weak, and still what most programs write.
//!
//! It must not know entries.

use zeroize::Zeroizing;

use super::Key;

/// Bytes before the packed ones.
pub(super) const HEAD: usize = 12;

/// The table of the checksum that the cipher mixes with.
const TABLE: [u32; 256] = table();

/// The cipher's state; opens bytes in order.
pub(in crate::engine::archive) struct Stream(Zeroizing<[u32; 3]>);

/// The key that comes of a password, if the last byte of the head turns out as it must.
pub(super) fn key(head: &[u8], check: u8, password: &[u8]) -> Option<Key> {
    let mut stream = Stream(Zeroizing::new([0x1234_5678, 0x2345_6789, 0x3456_7890]));
    for &byte in password {
        stream.mix(byte);
    }
    let key = stream.0.clone();
    let mut opened = Zeroizing::new(head.get(..HEAD)?.to_vec());
    stream.open(&mut opened);
    (opened.last() == Some(&check)).then_some(Key::Traditional(key))
}

impl Stream {
    pub(super) fn new(key: &[u32; 3]) -> Self {
        Self(Zeroizing::new(*key))
    }

    pub(super) fn open(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            let [_, _, third] = *self.0;
            let mixed = third | 2;
            let [_, sign, ..] = mixed.wrapping_mul(mixed ^ 1).to_le_bytes();
            *byte ^= sign;
            self.mix(*byte);
        }
    }

    fn mix(&mut self, byte: u8) {
        let [mut first, mut second, mut third] = *self.0;
        first = checked(first, byte);
        second = second
            .wrapping_add(first & 0xff)
            .wrapping_mul(134_775_813)
            .wrapping_add(1);
        let [.., high] = second.to_le_bytes();
        third = checked(third, high);
        *self.0 = [first, second, third];
    }
}

/// One step of the checksum.
fn checked(sum: u32, byte: u8) -> u32 {
    let [low, ..] = sum.to_le_bytes();
    let at = usize::from(low ^ byte);
    TABLE.get(at).copied().unwrap_or(0) ^ (sum >> 8)
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        let mut sum = at;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 {
                (sum >> 1) ^ 0xedb8_8320
            } else {
                sum >> 1
            };
            bit += 1;
        }
        #[expect(
            clippy::indexing_slicing,
            reason = "counted to 256, when the program is built"
        )]
        {
            table[at as usize] = sum;
        }
        at += 1;
    }
    table
}
