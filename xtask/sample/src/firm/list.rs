//! Lists of people and of companies, some tied to a job, a person or a company.
//! It must not know what a list is used for.

use super::Firm;
use crate::calendar::Minute;
use crate::catalogue::T;
use crate::cell::{Cell, Row};
use crate::firm::{company, custom};
use crate::prng::Rng;

/// How many items a list holds: most a dozen, a few hundreds.
pub(crate) fn size(firm: &Firm, index: u32) -> u32 {
    let mut rng = firm.rng(T::ListItems, 0, index);
    let kinds = if of_people(index) {
        firm.people
    } else {
        firm.count(T::Companies)
    };
    (3 + rng.skewed(120)).min(kinds / 2)
}

/// Two lists in three hold people, the others companies.
fn of_people(index: u32) -> bool {
    index % 3 != 2
}

fn created(firm: &Firm, index: u32) -> Minute {
    super::any_time(&mut firm.rng(T::Lists, 0, index))
}

/// True where an item was taken off its list again.
fn removed(firm: &Firm, list: u32, place: u32) -> bool {
    firm.rng(T::ListItems, 2 + u64::from(place), list).chance(9)
}

/// Rows of `lists`.
pub(crate) fn lists(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::Lists, 1, index);
    let made = created(firm, index);
    let (mut job, mut person, mut linked) = (None, None, None);
    match rng.below(10) {
        0..3 => job = Some(rng.below(firm.count(T::Jobs))),
        3 => person = Some(firm.any_person(&mut rng)),
        4 => linked = Some(firm.any_client(&mut rng)),
        _ => {}
    }
    let kind = if of_people(index) {
        "persons"
    } else {
        "companies"
    };
    let name = match (job, linked) {
        (Some(job), _) => format!(
            "{}: {}",
            rng.word(&["Long list", "Ideas", "Backup"]),
            firm.job(job).name
        ),
        (_, Some(company)) => format!(
            "{} – {}",
            firm.company_name(company),
            rng.word(&["competitors", "alumni", "dinner, \"off the record\""])
        ),
        _ if of_people(index) => format!(
            "{} {}",
            rng.word(&[
                "CFOs who could be CEOs",
                "Women on boards",
                "Speakers",
                "Silver medallists",
                "Returning to München",
                "Dinner guests,"
            ]),
            2021 + index % 6
        ),
        _ => format!(
            "{} {}",
            rng.word(&[
                "Target accounts",
                "PE houses, mid-cap",
                "Series B in DACH",
                "Former clients"
            ]),
            2021 + index % 6
        ),
    };
    let active = (0..size(firm, index))
        .filter(|&place| !removed(firm, index, place))
        .count() as u32;
    rows.push(vec![
        Cell::Key,
        name.into(),
        kind.into(),
        rng.chance(60).into(),
        rng.chance(12).into(),
        Cell::link(T::Jobs, job),
        Cell::link(T::Persons, person),
        Cell::link(T::Companies, linked),
        active.into(),
        Cell::Ref(T::TeamMembers, firm.any_member(&mut rng)),
        made.into(),
        made.later(rng.below(120) as i32, 3).into(),
    ]);
}

/// Rows of `list_items`. No one is on a list twice: steps of fixed width run once around.
pub(crate) fn list_items(firm: &Firm, list: u32, rows: &mut Vec<Row>) {
    let made = created(firm, list);
    let mut rng: Rng = firm.rng(T::ListItems, 1, list);
    let people = of_people(list);
    let kinds = if people {
        firm.people
    } else {
        firm.count(T::Companies)
    };
    let count = size(firm, list);
    let step = (kinds / count.max(1)).max(1);
    let first = rng.below(kinds);
    for place in 0..count {
        let number = (first + place * step) % kinds;
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Lists, list),
            if people {
                Cell::Ref(T::Persons, number)
            } else {
                Cell::Null
            },
            if people {
                Cell::Null
            } else {
                Cell::Ref(T::Companies, number)
            },
            (!removed(firm, list, place)).into(),
            made.later(rng.skewed(90) as i32, place as i32).into(),
        ]);
    }
}

/// Rows of `list_owners`.
pub(crate) fn list_owners(firm: &Firm, list: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::ListOwners, 0, list);
    company::owners(firm, T::Lists, list, &mut rng, rows);
}

/// Rows of `list_custom_fields`.
pub(crate) fn list_custom_fields(firm: &Firm, item: u32, rows: &mut Vec<Row>) {
    let (list, _) = firm.item(item);
    custom::values_within(
        firm,
        T::ListCustomFields,
        T::ListItems,
        item,
        "list",
        Some(list),
        created(firm, list),
        rows,
    );
}
