//! Deals: what the firm hopes to be paid for, by whom, and for which jobs.
//! It must not know candidates.

use super::{Firm, between, company, contact, custom};
use crate::calendar::{EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Row};
use crate::words::sentences as say;

/// What is drawn of a deal before its rows are.
struct Deal {
    client: u32,
    /// The jobs it is for, all of the same client where it has any.
    jobs: Vec<u32>,
    /// Place among the statuses: prospect, qualified, proposal, won, lost.
    status: u32,
    created: Minute,
}

impl Firm {
    fn deal(&self, index: u32) -> Deal {
        let mut rng = self.rng(T::Deals, 0, index);
        let status = match rng.below(100) {
            0..25 => 0,
            25..45 => 1,
            45..60 => 2,
            60..85 => 3,
            _ => 4,
        };
        let won = status == 3;
        let first = (index * 3 + rng.below(3)) % self.count(T::Jobs);
        let main = self.job(first);
        let jobs = if won || rng.chance(30) {
            vec![first]
        } else {
            Vec::new()
        };
        let second = (first + 1) % self.count(T::Jobs);
        let twice = !jobs.is_empty() && self.job(second).company == main.company && second != first;
        Deal {
            client: main.company,
            jobs: if twice { vec![first, second] } else { jobs },
            status,
            created: Minute(main.created.0 - 24 * 60 * rng.between(5, 60) as i32)
                .max(crate::calendar::FIRST_DAY.at(600)),
        }
    }
}

/// Rows of `deals`.
pub(crate) fn deals(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let deal = firm.deal(index);
    let mut rng = firm.rng(T::Deals, 1, index);
    let talk = company::talk(firm, deal.client, &mut rng);
    let job = firm.job(
        deal.jobs
            .first()
            .copied()
            .unwrap_or(index % firm.count(T::Jobs)),
    );
    let pay = i64::from(job.pay.1) * 1000;
    let closed = deal.created.later(rng.between(20, 150) as i32, 0);
    let chance = crate::prng::at(&["20", "45", "70", "100", "0"], deal.status)
        .parse::<u32>()
        .unwrap_or(0);
    let count = rng.between(1, 3);
    rows.push(vec![
        Cell::Key,
        format!(
            "{}: {}{}",
            firm.company_name(deal.client),
            job.name,
            if deal.jobs.len() > 1 { " + 1" } else { "" }
        )
        .into(),
        Cell::Ref(T::Companies, deal.client),
        Cell::Cents(pay * i64::from(job.rate)),
        job.currency.into(),
        Cell::Cents(pay * 100),
        job.currency.into(),
        Cell::Cents(i64::from(job.rate) * 100 + i64::from(rng.below(2)) * 50),
        Cell::Int(i64::from(chance)),
        Cell::Ref(T::DealStatuses, deal.status),
        if rng.chance(65) {
            talk.says(say::CLIENT, count, &mut rng).into()
        } else {
            Cell::Null
        },
        closed.into(),
        deal.created.into(),
        Cell::link(T::Persons, rng.chance(25).then(|| rng.below(firm.people))),
        Cell::link(
            T::Jobs,
            deal.jobs.first().copied().filter(|_| rng.chance(60)),
        ),
        (deal.status == 4 && rng.chance(50)).into(),
        deal.created.into(),
        between(deal.created, EXPORT_TIME, &mut rng).into(),
    ]);
}

/// Rows of `deal_jobs`.
pub(crate) fn deal_jobs(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let deal = firm.deal(index);
    for job in deal.jobs {
        rows.push(vec![
            Cell::Ref(T::Deals, index),
            Cell::Ref(T::Jobs, job),
            firm.job(job).created.max(deal.created).into(),
        ]);
    }
}

/// Rows of `deal_contacts`.
pub(crate) fn deal_contacts(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let deal = firm.deal(index);
    let mut rng = firm.rng(T::DealContacts, 0, index);
    let (first, last) = firm.contacts_of(deal.client);
    for contact in first..last.min(first + rng.between(1, 3)) {
        rows.push(vec![
            Cell::Ref(T::Deals, index),
            Cell::Ref(T::ClientContacts, contact),
            contact::some_time(firm, contact, &mut rng).into(),
        ]);
    }
}

/// Rows of `deal_owners`.
pub(crate) fn deal_owners(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::DealOwners, 0, index);
    company::owners(firm, T::Deals, index, &mut rng, rows);
}

/// Rows of `deal_activities`.
pub(crate) fn deal_activities(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let deal = firm.deal(index);
    let mut rng = firm.rng(T::DealActivities, 0, index);
    for _ in 0..=rng.skewed(7) {
        let before = rows.len();
        let kind = rng.word(&["secondary_note", "meeting_note", "call_note"]);
        company::note(
            firm,
            T::Deals,
            index,
            deal.client,
            kind,
            deal.created,
            &mut rng,
            rows,
        );
        let job = deal.jobs.first().copied();
        if let Some(cell) = rows.get_mut(before).and_then(|row| row.get_mut(6)) {
            *cell = Cell::link(T::Jobs, job);
        }
    }
}

/// Rows of `deal_custom_fields`.
pub(crate) fn deal_custom_fields(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    custom::values(
        firm,
        T::DealCustomFields,
        T::Deals,
        index,
        "deal",
        firm.deal(index).created,
        rows,
    );
}
