//! Client contacts: people at clients, their status and how it changed, what was said.
//! It must not know deals or jobs.

use super::{Firm, between, company, custom, person};
use crate::calendar::{EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Row};
use crate::firm::reference::status_name;
use crate::prng::Rng;

/// Draws the client contacts: people who work for a client, and for each client a few who once did.
pub(crate) fn draw(firm: &mut Firm) {
    let mut contacts: Vec<(u32, u32)> = Vec::new();
    for index in 0..firm.people {
        let who = firm.person(index);
        if person::works_for_client(&who) && firm.rng(T::ClientContacts, 0, index).chance(45) {
            contacts.push((index, who.company));
        }
    }
    for client in (0..firm.count(T::Companies)).filter(|&index| company::is_client(index)) {
        let mut rng = firm.rng(T::ClientContacts, 1, client);
        if rng.chance(30) {
            contacts.push((firm.any_person(&mut rng), client));
        }
    }
    contacts.sort_by_key(|&(person, company)| (company, person));
    contacts.dedup();
    firm.company_contacts = (0..=firm.count(T::Companies))
        .map(|index| contacts.partition_point(|&(_, company)| company < index) as u32)
        .collect();
    firm.contacts = contacts;
}

/// The statuses a contact has had, the last one current, with the minute of each change.
fn statuses(firm: &Firm, index: u32) -> Vec<(u32, Minute)> {
    let mut rng: Rng = firm.rng(T::ClientContactStatusHistory, 0, index);
    let mut when = firm
        .person(firm.contact(index).0)
        .created
        .later(rng.below(30) as i32, 20);
    let mut history = vec![(0, when)];
    for status in 1..=rng.skewed(5).min(3) {
        let next = when.later(rng.between(2, 200) as i32, 35);
        if next >= EXPORT_TIME {
            break;
        }
        when = next;
        history.push((status, when));
    }
    history
}

/// When a person was made a client contact.
pub(crate) fn created(firm: &Firm, index: u32) -> Minute {
    statuses(firm, index)
        .first()
        .map_or(EXPORT_TIME, |first| first.1)
}

/// Rows of `client_contacts`.
pub(crate) fn client_contacts(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let (person, client) = firm.contact(index);
    let history = statuses(firm, index);
    let (status, since) = history.last().copied().unwrap_or((0, EXPORT_TIME));
    rows.push(vec![
        Cell::Key,
        Cell::Ref(T::Persons, person),
        Cell::Ref(T::Companies, client),
        Cell::Ref(T::ClientContactStatuses, status),
        status_name(T::ClientContactStatuses, status).into(),
        created(firm, index).into(),
        since.into(),
    ]);
}

/// Rows of `client_contact_activities`.
pub(crate) fn client_contact_activities(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let (_, client) = firm.contact(index);
    let mut rng = firm.rng(T::ClientContactActivities, 0, index);
    let from = created(firm, index);
    for _ in 0..rng.skewed(9) {
        let kind = rng.word(&["call_note", "meeting_note", "secondary_note", "email"]);
        company::note(
            firm,
            T::ClientContacts,
            index,
            client,
            kind,
            from,
            &mut rng,
            rows,
        );
    }
}

/// Rows of `client_contact_status_history`.
pub(crate) fn client_contact_status_history(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::ClientContactStatusHistory, 1, index);
    let mut before = None;
    for (status, when) in statuses(firm, index) {
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::ClientContacts, index),
            Cell::Ref(T::ClientContactStatuses, status),
            Cell::link(T::ClientContactStatuses, before),
            Cell::Ref(T::TeamMembers, firm.any_member(&mut rng)),
            when.into(),
        ]);
        before = Some(status);
    }
}

/// Rows of `client_contact_custom_fields`.
pub(crate) fn client_contact_custom_fields(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    custom::values(
        firm,
        T::ClientContactCustomFields,
        T::ClientContacts,
        index,
        "client_contact",
        created(firm, index),
        rows,
    );
}

/// A minute after a contact was made.
pub(crate) fn some_time(firm: &Firm, index: u32, rng: &mut Rng) -> Minute {
    between(created(firm, index), EXPORT_TIME, rng)
}
