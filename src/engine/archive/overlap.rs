//! Marks entries that share their bytes with another one, by which small archives unpack to very much.
//!
//! It must not know what entries hold.

use super::Entry;

/// Bytes of a local header before the name (APPNOTE.TXT, 4.3.7).
const HEADER: u64 = 30;

/// Marks every entry that begins inside another one; the first stays as it is.
pub(super) fn mark_overlaps(entries: &mut [Entry]) {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_key(|&at| entries.get(at).map(|entry| (entry.header_at, at)));
    let mut before: Option<(u64, String)> = None;
    for at in order {
        let Some(entry) = entries.get_mut(at) else {
            continue;
        };
        // The extra field may make it longer; this much it has at least.
        let end = entry
            .header_at
            .saturating_add(HEADER + entry.name_bytes)
            .saturating_add(entry.packed);
        match &before {
            Some((last, path)) if entry.header_at < *last => entry.overlaps = Some(path.clone()),
            _ => before = Some((end, entry.path.clone())),
        }
    }
}
