//! Marks entries that run into another one, by which small archives unpack to very much.
//!
//! It must not know what entries hold.

use std::rc::Rc;

use super::directory::{DirectoryError, read_range};
use super::entry::Overlap;
use super::{Entry, Source};

/// Bytes of a local header before the name (APPNOTE.TXT, 4.3.7).
const HEADER: u64 = 30;

/// Marks every entry whose bytes go on behind the beginning of another one, and every one that begins where another does. With that no byte is
/// unpacked twice.
pub(super) fn mark_overlaps(
    source: &Rc<dyn Source>,
    entries: &mut [Entry],
) -> Result<(), DirectoryError> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.retain(|&at| entries.get(at).is_some_and(|entry| entry.part.is_none()));
    order.sort_by_key(|&at| entries.get(at).map(|entry| (entry.header_at, at)));
    // The entries behind the one at work, the nearest last, and whether each is known to be there.
    let mut behind: Vec<(usize, bool)> = Vec::new();
    for (place, &at) in order.iter().enumerate().rev() {
        let Some(entry) = entries.get(at) else {
            continue;
        };
        let before = place.checked_sub(1).and_then(|place| order.get(place));
        let twin = before
            .and_then(|&before| entries.get(before))
            .filter(|before| before.header_at == entry.header_at);
        let overlap = match twin {
            Some(twin) => Some(Overlap {
                other: twin.path.clone(),
                at: None,
            }),
            None => runs_into(source, entry, entries, &mut behind)?,
        };
        if twin.is_none() {
            behind.push((at, false));
        }
        if let Some(entry) = entries.get_mut(at) {
            entry.overlaps = overlap;
        }
    }
    Ok(())
}

/// The first entry behind that begins before this one should end. One that the directory sees where there is none takes nothing from others.
fn runs_into(
    source: &Rc<dyn Source>,
    entry: &Entry,
    entries: &[Entry],
    behind: &mut Vec<(usize, bool)>,
) -> Result<Option<Overlap>, DirectoryError> {
    // The extra field may make it longer; this much it has at least.
    let end = entry
        .header_at
        .saturating_add(HEADER + entry.name_bytes)
        .saturating_add(entry.packed);
    while let Some((at, is_known)) = behind.last_mut() {
        let Some(next) = entries.get(*at).filter(|next| next.header_at < end) else {
            return Ok(None);
        };
        if !*is_known {
            *is_known = read_range(source, next.header_at, 4)?.starts_with(b"PK\x03\x04");
        }
        if *is_known {
            return Ok(Some(Overlap {
                other: next.path.clone(),
                at: Some(next.header_at),
            }));
        }
        behind.pop();
    }
    Ok(None)
}
