//! Jobs: the searches, their stages, teams, target companies and fees.
//! It must not know who is a candidate beyond their numbers.

use super::{Firm, between, candidate, company, custom, reference};
use crate::calendar::{Day, EXPORT_DAY, EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Row};
use crate::text::Body;
use crate::words::business::{FIELDS, Field, Stage, TEMPLATES};
use crate::words::sentences as say;

/// What is drawn of a job before its rows are.
#[derive(Debug, Clone)]
pub(crate) struct Job {
    pub(crate) name: String,
    pub(crate) company: u32,
    /// Place in `FIELDS`.
    pub(crate) field: u32,
    /// Place in `TEMPLATES`.
    pub(crate) template: u32,
    /// Place in `reference::JOB_STATUSES`.
    pub(crate) status: u32,
    pub(crate) created: Minute,
    pub(crate) currency: &'static str,
    /// Lowest and highest pay, in thousands.
    pub(crate) pay: (u32, u32),
    /// Fee in per cent of the first year's pay.
    pub(crate) rate: u32,
}

/// The status of a job whose candidate was placed.
pub(crate) const PLACED: u32 = 2;

/// What stands in where a number is in no list. It never is.
pub(crate) const FALLBACK: Field = Field {
    function: "General",
    titles: &["Manager"],
    topics: &["the business"],
};

/// A field of work.
pub(crate) fn field(index: u32) -> &'static Field {
    FIELDS.get(index as usize).unwrap_or(&FALLBACK)
}

/// The stages of a template.
pub(crate) fn stages(template: u32) -> &'static [Stage] {
    TEMPLATES
        .get(template as usize)
        .map(|template| template.1)
        .unwrap_or_default()
}

impl Firm {
    /// A job. A status that says it is over is only given to one that is some months old.
    pub(crate) fn job(&self, index: u32) -> Job {
        let mut rng = self.rng(T::Jobs, 0, index);
        let field_index = rng.below(FIELDS.len() as u32);
        let level = 2 + rng.below(4);
        let created = super::any_time(&mut rng);
        let age = EXPORT_DAY.0 - created.day().0;
        let status = match rng.below(100) {
            _ if age < 60 => 0,
            0..20 => 0,
            20..28 => 1,
            28..72 if age > 240 => PLACED,
            72..88 => 3,
            _ => 4,
        };
        let title = crate::prng::at(field(field_index).titles, level);
        let low = 40 + level * 30 + rng.below(8) * 5;
        let suffix = match rng.below(7) {
            0 => ", DACH",
            1 => " (m/f/d)",
            2 => ", Growth & Transformation",
            3 => " – successor search",
            _ => "",
        };
        Job {
            name: format!("{title}{suffix}"),
            company: self.any_client(&mut rng),
            field: field_index,
            template: rng.skewed(3).min(2),
            status,
            created,
            currency: rng.word(&["EUR", "EUR", "USD", "GBP", "CHF"]),
            pay: (low, low + 20 + rng.below(10) * 5),
            rate: 18 + rng.below(9) * 2,
        }
    }
}

/// Rows of `jobs`.
pub(crate) fn jobs(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let job = firm.job(index);
    let mut rng = firm.rng(T::Jobs, 1, index);
    let client = firm.company(job.company);
    let (first, last) = firm.candidates_of(index);
    let talk = company::talk(firm, job.company, &mut rng);
    let mut body = Body::default();
    body.heading(&job.name);
    body.paragraph(&format!(
        "{} ({}, {}) is looking for its next {}.",
        client.name, client.industry, client.seat, job.name
    ));
    let talk = crate::text::Talk {
        topics: field(job.field).topics,
        ..talk
    };
    let duties: Vec<String> = (0..rng.between(2, 5))
        .map(|_| talk.say(say::DUTIES, &mut rng))
        .collect();
    body.list(&duties);
    let closed = job.status >= PLACED;
    let end = closed.then(|| job.created.later(90 + rng.below(90) as i32, 0).day());
    let (low, high) = (i64::from(job.pay.0) * 1000, i64::from(job.pay.1) * 1000);
    let paid = rng.chance(85);
    let template = TEMPLATES
        .get(job.template as usize)
        .map_or("", |template| template.0);
    rows.push(vec![
        Cell::Key,
        job.name.into(),
        job.created.into(),
        (closed && rng.chance(30)).into(),
        Cell::Ref(T::Companies, job.company),
        client.name.into(),
        client.domain.clone().into(),
        client.linkedin_url.into(),
        Cell::Ref(T::JobStatuses, job.status),
        reference::status_name(T::JobStatuses, job.status).into(),
        (last - first).into(),
        rng.word(&[
            client.seat,
            client.seat,
            "Remote, Europe",
            "Hybrid, 3 days on site",
        ])
        .into(),
        format!("https://careers.{}/{}", client.domain, 10_000 + index).into(),
        field(job.field).function.into(),
        job.created.day().into(),
        Cell::maybe(end),
        job.currency.into(),
        if paid {
            Cell::Range(low, high)
        } else {
            Cell::Null
        },
        if paid { Cell::Int(low) } else { Cell::Null },
        if paid { Cell::Int(high) } else { Cell::Null },
        Cell::Cents(high * i64::from(job.rate)),
        Cell::Cents(i64::from(rng.between(8, 30)) * 50),
        body.html.into(),
        rng.chance(35).into(),
        Cell::Ref(T::PipelineTemplates, job.template),
        template.into(),
        between(job.created, EXPORT_TIME, &mut rng).into(),
    ]);
}

/// Rows of `job_pipeline_stages`: the template's, copied when the job was made.
pub(crate) fn job_pipeline_stages(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    for (order, &(name, color, interview, rejection)) in
        stages(firm.job(index).template).iter().enumerate()
    {
        let order = order as u32 + 1;
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Jobs, index),
            name.into(),
            order.into(),
            color.into(),
            interview.into(),
            rejection.into(),
        ]);
    }
}

/// Rows of `job_team_members`.
pub(crate) fn job_team_members(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::JobTeamMembers, 0, index);
    let members = firm.count(T::TeamMembers);
    let first = firm.any_member(&mut rng);
    for role in 0..rng.between(1, 4) {
        let member = (first + role) % members;
        let name = firm.member(member);
        rows.push(vec![
            Cell::Ref(T::Jobs, index),
            Cell::Ref(T::TeamMembers, member),
            firm.member_email(member).into(),
            name.given.into(),
            name.family.into(),
            reference::portrait(member).into(),
            Cell::Ref(T::JobTeamRoles, role),
            reference::status_name(T::JobTeamRoles, role).into(),
        ]);
    }
}

/// Rows of `job_client_contacts`.
pub(crate) fn job_client_contacts(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let job = firm.job(index);
    let mut rng = firm.rng(T::JobClientContacts, 0, index);
    let (first, last) = firm.contacts_of(job.company);
    for contact in first..last.min(first + rng.between(1, 3)) {
        rows.push(vec![
            Cell::Ref(T::Jobs, index),
            Cell::Ref(T::ClientContacts, contact),
            job.created.into(),
        ]);
    }
}

/// Rows of `job_target_companies`.
pub(crate) fn job_target_companies(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let job = firm.job(index);
    let mut rng = firm.rng(T::JobTargetCompanies, 0, index);
    let companies = firm.count(T::Companies);
    let first = firm.any_company(&mut rng);
    for step in 0..rng.skewed(9) {
        let target = (first + step * 7) % companies;
        let talk = company::talk(firm, target, &mut rng);
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Jobs, index),
            Cell::Ref(T::Companies, target),
            rng.word(&["To research", "In research", "Mapped", "Off-limits", "Done"])
                .into(),
            if rng.chance(40) {
                talk.say(
                    &[
                        "Same ERP, same size; {few} names found.",
                        "Two of their VPs came from {client}.",
                        "Careful: client of {me}.",
                        "Map finance below the CFO,\nthen the regions.",
                    ],
                    &mut rng,
                )
                .into()
            } else {
                Cell::Null
            },
            job.created.later(rng.between(0, 20) as i32, 30).into(),
        ]);
    }
}

/// Rows of `job_custom_fields`.
pub(crate) fn job_custom_fields(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    custom::values(
        firm,
        T::JobCustomFields,
        T::Jobs,
        index,
        "job",
        firm.job(index).created,
        rows,
    );
}

/// Rows of `fee_events`: instalments of a retainer, and the fee for a placement.
pub(crate) fn fee_events(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let job = firm.job(index);
    let mut rng = firm.rng(T::FeeEvents, 0, index);
    let fee = i64::from(job.pay.1) * 1000 * i64::from(job.rate);
    let commission = i64::from(rng.between(8, 30)) * 50;
    let retained = rng.chance(60);
    let mut push = |candidate: Option<u32>,
                    kind: &'static str,
                    amount: i64,
                    due: Day,
                    cancelled: bool,
                    made: Minute| {
        let late = EXPORT_DAY.0 - due.0;
        let status = if cancelled {
            3
        } else if late < 0 {
            0
        } else if late < 45 {
            1
        } else {
            2
        };
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Jobs, index),
            Cell::link(T::Candidates, candidate),
            kind.into(),
            Cell::Cents(amount),
            job.currency.into(),
            reference::status_name(T::FeeStatuses, status).into(),
            due.into(),
            Cell::Cents(commission),
            made.into(),
        ]);
    };
    if retained {
        for instalment in 0..2 {
            push(
                None,
                "retainer",
                fee / 3,
                job.created.day().plus(14 + instalment * 60),
                job.status == 4,
                job.created,
            );
        }
    }
    let (first, last) = firm.candidates_of(index);
    if job.status == PLACED && first < last {
        let placed = candidate::state(firm, first).current().1;
        push(
            Some(first),
            "placement",
            if retained { fee / 3 } else { fee },
            placed.day().plus(30),
            false,
            placed,
        );
    }
}
