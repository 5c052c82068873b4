//! Tasks of all kinds, on people, deals, clients and jobs, and whose they are.
//! It must not know how tasks are shown.

use super::{Firm, between, company};
use crate::calendar::{EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Row};
use crate::words::sentences as say;

/// Rows of `tasks`.
pub(crate) fn tasks(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::Tasks, 0, index);
    let member = firm.any_member(&mut rng);
    let (mut person, mut deal, mut client, mut job) = (None, None, None, None);
    match rng.below(100) {
        0..70 => {
            let who = firm.any_person(&mut rng);
            person = Some(who);
            job = if rng.chance(40) {
                firm.a_job_of(who, &mut rng)
            } else {
                None
            };
        }
        70..80 => deal = Some(rng.below(firm.count(T::Deals))),
        80..90 => client = Some(firm.any_client(&mut rng)),
        _ => job = Some(rng.below(firm.count(T::Jobs))),
    }
    let talk = match (person, client) {
        (Some(person), _) => firm.talk(person, job, member, &mut rng),
        (None, Some(client)) => company::talk(firm, client, &mut rng),
        (None, None) => {
            let about = job.unwrap_or_else(|| rng.below(firm.count(T::Jobs)));
            company::talk(firm, firm.job(about).company, &mut rng)
        }
    };
    let kind = rng.word(&[
        "call",
        "call",
        "text",
        "linkedin_message",
        "linkedin_connection",
        "other",
        "other",
    ]);
    let made = match person {
        Some(person) => between(firm.person(person).created, EXPORT_TIME, &mut rng),
        None => super::any_time(&mut rng),
    };
    let due = Minute(made.0 + 24 * 60 * rng.between(1, 40) as i32);
    let completed = rng.chance(if due < EXPORT_TIME { 85 } else { 20 });
    let done =
        completed.then(|| made.later(rng.between(0, 45) as i32, rng.between(10, 300) as i32));
    let mut text = talk.say(say::TASKS, &mut rng);
    if rng.chance(15) {
        text.push('\n');
        text.push_str(&talk.say(say::NEXT, &mut rng));
    }
    rows.push(vec![
        Cell::Key,
        text.into(),
        kind.into(),
        due.into(),
        completed.into(),
        Cell::link(T::Persons, person),
        Cell::link(T::Deals, deal),
        Cell::link(T::Companies, client),
        Cell::link(T::Jobs, job),
        made.into(),
        done.unwrap_or(made).into(),
        Cell::maybe(done),
        Cell::Ref(T::TeamMembers, member),
    ]);
}

/// Rows of `task_owners`.
pub(crate) fn task_owners(firm: &Firm, task: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::TaskOwners, 0, task);
    company::owners(firm, T::Tasks, task, &mut rng, rows);
}
