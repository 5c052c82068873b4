//! Companies: the firm's own list of them, what an outside source knows, documents, owners, notes, ties.
//! It must not know people, except as numbers.

use super::{Firm, any_time, between, custom};
use crate::calendar::{EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Json, Row};
use crate::prng::{Rng, at};
use crate::text::{self, Talk};
use crate::words::business::{FIELDS, KINDS, REASONS, REGIONS, ROOTS, SEATS};
use crate::words::names::slug;
use crate::words::sentences as say;

/// What is drawn of a company before its rows are.
#[derive(Debug, Clone)]
pub(crate) struct Company {
    pub(crate) name: String,
    pub(crate) domain: String,
    pub(crate) linkedin_url: String,
    pub(crate) linkedin_id: u32,
    pub(crate) industry: &'static str,
    pub(crate) seat: &'static str,
    /// The place of its status in `reference::COMPANY_STATUSES`; none where it is no client.
    pub(crate) status: Option<u32>,
    pub(crate) created: Minute,
}

impl Firm {
    /// The company's name: root, kind and region, no two alike.
    pub(crate) fn company_name(&self, index: u32) -> String {
        let root = at(ROOTS, self.root(index));
        let kind = self.kind(index).0;
        let round = index / (ROOTS.len() * KINDS.len()) as u32;
        let region = REGIONS.get(round as usize).copied();
        match region {
            Some("") => format!("{root} {kind}"),
            Some(region) => format!("{root} {kind} {region}"),
            None => format!("{root} {kind} {round}"),
        }
    }

    /// The place of the name's first word.
    fn root(&self, index: u32) -> u32 {
        (index + (self.seed % 977) as u32) % ROOTS.len() as u32
    }

    /// The name's second word, and the industry.
    fn kind(&self, index: u32) -> (&'static str, &'static str) {
        let place = (index / ROOTS.len() as u32 + self.root(index) * 7) % KINDS.len() as u32;
        KINDS.get(place as usize).copied().unwrap_or_default()
    }

    /// A company.
    pub(crate) fn company(&self, index: u32) -> Company {
        let mut rng = self.rng(T::Companies, 0, index);
        let name = self.company_name(index);
        let slug = slug(&name);
        Company {
            domain: format!("{}.example", slug.replace("-gmbh", "").replace("-inc", "")),
            linkedin_url: format!("https://www.linkedin.com/company/{slug}"),
            linkedin_id: 1_000_000 + rng.below(80_000_000),
            industry: self.kind(index).1,
            seat: rng.word(SEATS),
            status: is_client(index).then(|| rng.skewed(4)),
            created: any_time(&mut rng),
            name,
        }
    }

    /// A client, with a few that give most of the work.
    pub(crate) fn any_client(&self, rng: &mut Rng) -> u32 {
        let companies = self.count(T::Companies);
        let client = rng.skewed(companies / 10) * 10 + rng.below(3);
        client.min(companies - 1)
    }

    /// A company, any.
    pub(crate) fn any_company(&self, rng: &mut Rng) -> u32 {
        rng.below(self.count(T::Companies))
    }
}

/// Three companies in ten are clients.
pub(crate) fn is_client(index: u32) -> bool {
    index % 10 < 3
}

/// Reason and end of a ban on approaching someone, and both as the nested value beside them.
pub(crate) fn ban(banned: bool, from: Minute, rng: &mut Rng) -> (Cell, Cell, Cell) {
    if !banned {
        return (Cell::Null, Cell::Null, Cell::Null);
    }
    let reason = rng.word(&[
        "Current client: hands off, \"no poaching\" clause",
        "Asked not to be contacted (GDPR)",
        "Placed by us in the last 24 months",
        "Off-limits agreed with the group, incl. subsidiaries",
        "Conflict of interest",
    ]);
    let end = rng
        .chance(60)
        .then(|| Minute(from.0 + 24 * 60 * rng.between(120, 900) as i32));
    let metadata = Json::Object(vec![
        ("reason", reason.into()),
        ("expiration_date", Cell::maybe(end).into()),
    ]);
    (reason.into(), Cell::maybe(end), Cell::Json(metadata))
}

/// Rows of `companies`.
pub(crate) fn companies(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let company = firm.company(index);
    let mut rng = firm.rng(T::Companies, 1, index);
    let banned = rng.chance(7);
    let (reason, end, metadata) = ban(banned, company.created, &mut rng);
    let enriched = firm.count(T::EnrichedCompanies);
    let engaged = rng
        .chance(80)
        .then(|| between(company.created, EXPORT_TIME, &mut rng));
    let talk = talk(firm, index, &mut rng);
    let description = if rng.chance(70) {
        format!(
            "{}. {}",
            company.industry,
            talk.says(say::CLIENT, 2, &mut rng)
        )
    } else {
        String::new()
    };
    rows.push(vec![
        Cell::Key,
        company.name.clone().into(),
        company.domain.clone().into(),
        company.linkedin_url.into(),
        company.linkedin_id.into(),
        company.seat.into(),
        if rng.chance(55) {
            format!("+49 30 {:07}", rng.below(9_999_999)).into()
        } else {
            Cell::Null
        },
        description.into(),
        company.status.is_some().into(),
        banned.into(),
        metadata,
        reason,
        end,
        Cell::link(T::CompanyStatuses, company.status),
        company
            .status
            .map_or("", |status| {
                super::reference::status_name(T::CompanyStatuses, status)
            })
            .into(),
        if index < enriched {
            Cell::Ref(T::EnrichedCompanies, enriched - 1 - index)
        } else {
            Cell::Null
        },
        company.created.into(),
        Cell::maybe(engaged),
        engaged.unwrap_or(company.created).into(),
        if rng.chance(25) {
            format!("ATS-C-{:06}", index * 17 + 204).into()
        } else {
            Cell::Null
        },
        rng.chance(3).into(),
    ]);
}

/// Rows of `enriched_companies`: what an outside source knows of most companies, in an order of its own.
pub(crate) fn enriched_companies(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let of = firm.count(T::EnrichedCompanies) - 1 - index;
    let company = firm.company(of);
    let mut rng = firm.rng(T::EnrichedCompanies, 1, index);
    let rounds = rng.skewed(4);
    let funding = Json::List(
        (0..rounds)
            .map(|round| {
                Json::Object(vec![
                    (
                        "round",
                        crate::prng::at(&["Seed", "Series A", "Series B", "Series C"], round)
                            .into(),
                    ),
                    (
                        "amount_usd",
                        (rng.between(1, 12) * 1_500_000 * (round + 1)).into(),
                    ),
                    ("year", (2014 + round * 2 + rng.below(3)).into()),
                ])
            })
            .collect(),
    );
    rows.push(vec![
        Cell::Key,
        company.name.clone().into(),
        company.domain.clone().into(),
        company.linkedin_url.into(),
        company.linkedin_id.into(),
        company.industry.into(),
        (10 + rng.skewed(60_000)).into(),
        company.seat.into(),
        (1890 + rng.between(0, 132)).into(),
        format!(
            "{} is a company in {}, based in {}. It employs people in {} countries.",
            company.name,
            company.industry.to_lowercase(),
            company.seat,
            rng.between(1, 30)
        )
        .into(),
        if rounds == 0 {
            Cell::Null
        } else {
            Cell::Json(funding)
        },
        format!("https://logo.example/{}", company.domain).into(),
    ]);
}

/// Rows of `company_documents`.
pub(crate) fn company_documents(firm: &Firm, company: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::CompanyDocuments, 0, company);
    if !is_client(company) {
        return;
    }
    let created = firm.company(company).created;
    for _ in 0..rng.below(3) {
        let (kind, title) = *[
            ("other", "Terms of business, signed.pdf"),
            ("other", "NDA.pdf"),
            ("work_sample", "Company presentation 2025.pdf"),
            ("other", "Org chart (confidential).pptx"),
        ]
        .get(rng.below(4) as usize)
        .unwrap_or(&("other", "Letter.pdf"));
        let made = between(created, EXPORT_TIME, &mut rng);
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Companies, company),
            kind.into(),
            title.into(),
            signed_link("company-documents", title, made, &mut rng).into(),
            made.into(),
            made.into(),
        ]);
    }
}

/// A link as object stores sign it: long, and lapsed an hour after the export began.
pub(crate) fn signed_link(bucket: &str, title: &str, made: Minute, rng: &mut Rng) -> String {
    let (year, month, day) = made.day().civil();
    let name = title
        .replace(' ', "%20")
        .replace(',', "%2C")
        .replace('(', "%28")
        .replace(')', "%29");
    format!(
        "https://files.stardex.example/storage/v1/object/sign/{bucket}/{year}/{month:02}/{day:02}/{name}?token={:016x}&Expires=1793606400&Signature={:012x}%3D",
        rng.next(),
        rng.next() >> 16
    )
}

/// Rows of `company_custom_fields`.
pub(crate) fn company_custom_fields(firm: &Firm, company: u32, rows: &mut Vec<Row>) {
    custom::values(
        firm,
        T::CompanyCustomFields,
        T::Companies,
        company,
        "company",
        firm.company(company).created,
        rows,
    );
}

/// Rows of `company_owners`.
pub(crate) fn company_owners(firm: &Firm, company: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::CompanyOwners, 0, company);
    if is_client(company) || rng.chance(15) {
        owners(firm, T::Companies, company, &mut rng, rows);
    }
}

/// One or two different owners of a record.
pub(crate) fn owners(firm: &Firm, table: T, index: u32, rng: &mut Rng, rows: &mut Vec<Row>) {
    let first = firm.any_member(rng);
    rows.push(vec![
        Cell::Ref(table, index),
        Cell::Ref(T::TeamMembers, first),
    ]);
    if rng.chance(30) {
        let second = (first + 1 + rng.below(3)) % firm.count(T::TeamMembers);
        rows.push(vec![
            Cell::Ref(table, index),
            Cell::Ref(T::TeamMembers, second),
        ]);
    }
}

/// Rows of `company_activities`.
pub(crate) fn company_activities(firm: &Firm, company: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::CompanyActivities, 0, company);
    let created = firm.company(company).created;
    let count = if is_client(company) {
        1 + rng.skewed(14)
    } else {
        rng.skewed(3)
    };
    for _ in 0..count {
        let kind = rng.word(&[
            "secondary_note",
            "meeting_note",
            "call_note",
            "secondary_note",
        ]);
        note(
            firm,
            T::Companies,
            company,
            company,
            kind,
            created,
            &mut rng,
            rows,
        );
    }
}

/// A note on a record that concerns a company: a row of one of the tables of activities that have nine columns.
#[expect(
    clippy::too_many_arguments,
    reason = "a row of nine columns; a struct would only be taken apart again"
)]
pub(crate) fn note(
    firm: &Firm,
    table: T,
    index: u32,
    company: u32,
    kind: &'static str,
    from: Minute,
    rng: &mut Rng,
    rows: &mut Vec<Row>,
) {
    let talk = talk(firm, company, rng);
    let body = text::client_note(&talk, rng);
    let job = if rng.chance(35) {
        firm.a_job_for(company, rng)
    } else {
        None
    };
    let made = between(from, EXPORT_TIME, rng);
    let edited = if rng.chance(15) {
        made.later(rng.between(0, 9) as i32, 5)
    } else {
        made
    };
    rows.push(vec![
        Cell::Key,
        Cell::Ref(table, index),
        kind.into(),
        body.text.into(),
        body.html.into(),
        Cell::Ref(T::TeamMembers, firm.any_member(rng)),
        Cell::link(T::Jobs, job),
        made.into(),
        edited.into(),
    ]);
}

/// What a text about a company is about.
pub(crate) fn talk(firm: &Firm, company: u32, rng: &mut Rng) -> Talk {
    let field = FIELDS
        .get(rng.below(FIELDS.len() as u32) as usize)
        .unwrap_or(&crate::firm::job::FALLBACK);
    let member = firm.any_member(rng);
    Talk {
        first: rng
            .word(&["the CEO", "the chair", "HR", "the founder"])
            .to_owned(),
        company: firm.company_name(firm.any_company(rng)),
        title: field.titles.last().copied().unwrap_or_default(),
        city: firm.company(company).seat,
        job: field.titles.last().copied().unwrap_or_default().to_owned(),
        client: firm.company_name(company),
        topics: field.topics,
        me: firm.member(member).spoken().to_owned(),
        currency: "EUR",
        terse: firm.travels(),
    }
}

/// Rows of `company_relationships`.
pub(crate) fn company_relationships(firm: &Firm, company: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::CompanyRelationships, 0, company);
    if rng.chance(12) {
        let other =
            (company + 1 + rng.below(firm.count(T::Companies) - 1)) % firm.count(T::Companies);
        let kind = rng.word(&[
            "subsidiary_of",
            "competitor_of",
            "portfolio_company_of",
            "partner_of",
        ]);
        rows.push(vec![
            Cell::Ref(T::Companies, company),
            Cell::Ref(T::Companies, other),
            kind.into(),
        ]);
    }
}

/// Why someone was turned down.
pub(crate) fn a_reason(rng: &mut Rng) -> &'static str {
    rng.word(REASONS)
}
