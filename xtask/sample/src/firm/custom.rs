//! Custom fields: the firm's own attributes, their tags, and the values of any record.
//! It must not know what the records are, beyond their kind.

use super::Firm;
use crate::calendar::{EXPORT_DAY, EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Row};
use crate::prng::Rng;

/// A custom field.
pub(crate) struct Attribute {
    pub(crate) name: &'static str,
    pub(crate) data_type: &'static str,
    /// The kind of record that has it.
    pub(crate) object: &'static str,
    pub(crate) description: &'static str,
    /// Its options, for the types that have any: name and colour.
    pub(crate) tags: &'static [(&'static str, &'static str)],
    /// How many records in a hundred have a value.
    pub(crate) filled: u32,
    /// The only job, or the only list, whose records have it.
    pub(crate) only: Option<u32>,
}

const fn field(
    name: &'static str,
    data_type: &'static str,
    object: &'static str,
    filled: u32,
    description: &'static str,
    tags: &'static [(&'static str, &'static str)],
) -> Attribute {
    Attribute {
        name,
        data_type,
        object,
        description,
        tags,
        filled,
        only: None,
    }
}

/// All custom fields, in the order of their table.
pub(crate) const ATTRIBUTES: &[Attribute] = &[
    field(
        "Tags",
        "multi-select",
        "person",
        55,
        "Catch-all",
        &[
            ("Board-ready", "#86efac"),
            ("Relocates", "#93c5fd"),
            ("German speaker", "#fcd34d"),
            ("Founder", "#f9a8d4"),
            ("Interim", "#c4b5fd"),
            ("VIP", "#fda4af"),
            ("Café chat, 2024", "#d6d3d1"),
        ],
    ),
    field(
        "Seniority",
        "single-select",
        "person",
        50,
        "As we see it, not as the card says",
        &[
            ("C-level", "#fca5a5"),
            ("VP", "#fdba74"),
            ("Director", "#fcd34d"),
            ("Manager", "#bef264"),
            ("Specialist", "#a5f3fc"),
        ],
    ),
    field("Notice period (weeks)", "integer", "person", 25, "", &[]),
    field("Available from", "date", "person", 18, "", &[]),
    field(
        "Relationship owner",
        "multi-team-member",
        "person",
        35,
        "Who calls first",
        &[],
    ),
    field(
        "Personal note",
        "string",
        "person",
        12,
        "Family, hobbies, \"never call before ten\"",
        &[],
    ),
    field("Portfolio", "url", "person", 8, "", &[]),
    field(
        "Sector",
        "multi-select",
        "company",
        60,
        "",
        &[
            ("Healthcare", "#86efac"),
            ("Tech", "#93c5fd"),
            ("Industrials", "#d6d3d1"),
            ("Consumer", "#fcd34d"),
            ("Financials", "#c4b5fd"),
            ("Public sector", "#fda4af"),
        ],
    ),
    field(
        "Ownership",
        "single-select",
        "company",
        45,
        "",
        &[
            ("PE-backed", "#f9a8d4"),
            ("Family-owned", "#fde68a"),
            ("Listed", "#a5b4fc"),
            ("VC-backed", "#86efac"),
        ],
    ),
    field("Fiscal year end", "string", "company", 20, "", &[]),
    field("Account team", "multi-team-member", "company", 20, "", &[]),
    field("Careers page", "url", "company", 25, "", &[]),
    field(
        "Search type",
        "single-select",
        "job",
        80,
        "",
        &[
            ("Retained", "#86efac"),
            ("Contingent", "#fcd34d"),
            ("Board", "#a5b4fc"),
            ("Interim", "#fda4af"),
        ],
    ),
    field("Shortlist due", "date", "job", 50, "", &[]),
    field(
        "Languages",
        "multi-select",
        "job",
        45,
        "",
        &[
            ("English", "#93c5fd"),
            ("Deutsch", "#fcd34d"),
            ("Français", "#f9a8d4"),
            ("日本語", "#fda4af"),
            ("العربية", "#86efac"),
        ],
    ),
    field("Researcher", "multi-team-member", "job", 60, "", &[]),
    field("Probability notes", "string", "deal", 30, "", &[]),
    field(
        "Lead source",
        "single-select",
        "deal",
        70,
        "",
        &[
            ("Referral", "#86efac"),
            ("Inbound", "#93c5fd"),
            ("Repeat client", "#fcd34d"),
            ("Event", "#c4b5fd"),
        ],
    ),
    field("Partner", "multi-team-member", "deal", 50, "", &[]),
    field("Number of hires", "integer", "deal", 50, "", &[]),
    field(
        "Role in buying",
        "single-select",
        "client_contact",
        60,
        "",
        &[
            ("Decision maker", "#fca5a5"),
            ("Influencer", "#fcd34d"),
            ("Gatekeeper", "#d6d3d1"),
        ],
    ),
    field(
        "Owner on our side",
        "multi-team-member",
        "client_contact",
        30,
        "",
        &[],
    ),
    field("Best time to call", "string", "client_contact", 20, "", &[]),
    field(
        "Newsletter",
        "multi-select",
        "client_contact",
        40,
        "",
        &[("Quarterly", "#93c5fd"), ("Events", "#86efac")],
    ),
    field(
        "Presented by",
        "multi-team-member",
        "candidate",
        15,
        "",
        &[],
    ),
    field("Fit (1-10)", "integer", "candidate", 25, "", &[]),
    Attribute {
        name: "Case study result",
        data_type: "single-select",
        object: "candidate",
        description: "Only on this search",
        tags: &[
            ("Strong", "#86efac"),
            ("Mixed", "#fcd34d"),
            ("Weak", "#fca5a5"),
        ],
        filled: 80,
        only: Some(0),
    },
    field("Caller", "multi-team-member", "list", 15, "", &[]),
    field(
        "Priority",
        "single-select",
        "list",
        40,
        "",
        &[("A", "#86efac"), ("B", "#fcd34d"), ("C", "#d6d3d1")],
    ),
    Attribute {
        name: "Seat at dinner",
        data_type: "integer",
        object: "list",
        description: "Only on this list",
        tags: &[],
        filled: 90,
        only: Some(0),
    },
];

/// The number of an attribute's first tag in the table of all tags.
pub(crate) fn first_tag(attribute: u32) -> u32 {
    ATTRIBUTES
        .iter()
        .take(attribute as usize)
        .map(|attribute| attribute.tags.len() as u32)
        .sum()
}

/// The values of one record of the kind `object`. `within` is the job or the list it belongs to.
#[expect(
    clippy::too_many_arguments,
    reason = "one call a table; a struct would only be taken apart again"
)]
pub(crate) fn values_within(
    firm: &Firm,
    table: T,
    parent: T,
    index: u32,
    object: &str,
    within: Option<u32>,
    created: Minute,
    rows: &mut Vec<Row>,
) {
    let mut rng = firm.rng(table, 0, index);
    for (number, attribute) in ATTRIBUTES.iter().enumerate() {
        let other = attribute.only.is_some() && attribute.only != within;
        if attribute.object != object || other || !rng.chance(attribute.filled) {
            continue;
        }
        let made = super::between(created, EXPORT_TIME, &mut rng);
        let mut push = |value: Cell, tag: Option<u32>, member: Option<u32>| {
            let name = tag
                .and_then(|tag| attribute.tags.get(tag as usize))
                .map_or("", |tag| tag.0);
            rows.push(vec![
                Cell::Key,
                Cell::Ref(parent, index),
                Cell::Ref(T::CustomAttributes, number as u32),
                attribute.name.into(),
                attribute.data_type.into(),
                value,
                Cell::link(
                    T::CustomAttributeTags,
                    tag.map(|tag| first_tag(number as u32) + tag),
                ),
                name.into(),
                Cell::link(T::TeamMembers, member),
                made.into(),
            ]);
        };
        match attribute.data_type {
            "single-select" => push(
                Cell::Null,
                Some(rng.below(attribute.tags.len() as u32)),
                None,
            ),
            "multi-select" => {
                let count = attribute.tags.len() as u32;
                let first = rng.below(count);
                let many = rng.skewed(3).min(count - 1);
                for step in 0..=many {
                    push(Cell::Null, Some((first + step) % count), None);
                }
            }
            "multi-team-member" => {
                let members = firm.count(T::TeamMembers);
                let first = firm.any_member(&mut rng);
                push(Cell::Null, None, Some(first));
                if rng.chance(30) {
                    push(Cell::Null, None, Some((first + 1) % members));
                }
            }
            other => push(plain(other, attribute.name, &mut rng), None, None),
        }
    }
}

/// The values of a record that belongs to no job or list.
pub(crate) fn values(
    firm: &Firm,
    table: T,
    parent: T,
    index: u32,
    object: &str,
    created: Minute,
    rows: &mut Vec<Row>,
) {
    values_within(firm, table, parent, index, object, None, created, rows);
}

/// A plain value, always written as text: the column holds every type.
fn plain(data_type: &str, name: &str, rng: &mut Rng) -> Cell {
    match data_type {
        "integer" => rng.between(1, 10).to_string().into(),
        "date" => {
            let (year, month, day) = EXPORT_DAY.plus(rng.below(300) as i32 - 250).civil();
            format!("{year:04}-{month:02}-{day:02}").into()
        }
        "url" => format!(
            "https://www.{}.example/{}",
            rng.word(&["folio", "careers", "works", "talks"]),
            rng.below(90_000)
        )
        .into(),
        _ if name == "Fiscal year end" => rng.word(&["31 December", "30 June", "31 March"]).into(),
        _ => rng
            .word(&[
                "Twins, born in May; mornings are bad",
                "Plays the cello, asked about our \"quiet\" office",
                "Prefers to be called by the second name",
                "Vegan; allergic to nuts",
                "Knows everybody in medtech",
                "Budget holder on parental leave until spring",
                "Board meets quarterly, decision after that",
                "Ehemaliger Kollege von uns",
            ])
            .into(),
    }
}
