//! Sequences: series of messages, their steps, and who is enrolled.
//! It must not know the e-mails that were sent; those ask here.

use super::{Firm, between};
use crate::calendar::{EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Json, Row};
use crate::firm::reference::MAIL_TEMPLATES;
use crate::prng::Rng;
use crate::words::sentences as say;

/// A person in a sequence.
pub(crate) struct Enrollment {
    pub(crate) sequence: u32,
    pub(crate) person: u32,
    pub(crate) candidate: Option<u32>,
    pub(crate) member: u32,
    pub(crate) created: Minute,
}

fn steps(firm: &Firm, sequence: u32) -> u32 {
    firm.rng(T::SequenceSteps, 0, sequence).between(2, 6)
}

/// A person in a sequence, by the row's number.
pub(crate) fn enrollment(firm: &Firm, index: u32) -> Enrollment {
    let mut rng = firm.rng(T::SequenceEnrollments, 0, index);
    let person = firm.any_person(&mut rng);
    let candidacies = firm.candidacies(person);
    let first = candidacies.first().copied();
    Enrollment {
        sequence: rng.skewed(firm.count(T::Sequences)),
        person,
        candidate: first.filter(|_| rng.chance(70)),
        member: firm.any_member(&mut rng),
        created: between(firm.person(person).created, EXPORT_TIME, &mut rng),
    }
}

fn settings(rng: &mut Rng) -> Json {
    Json::Object(vec![
        ("stop_on_reply", rng.chance(90).into()),
        (
            "send_window",
            Json::Object(vec![
                ("from", "08:00".into()),
                ("to", "18:30".into()),
                (
                    "time_zone",
                    rng.word(&["Europe/Berlin", "Europe/London", "America/New_York"])
                        .into(),
                ),
            ]),
        ),
        ("daily_limit", (rng.between(2, 10) * 10).into()),
        ("skip_weekends", rng.chance(80).into()),
    ])
}

/// Rows of `sequences`.
pub(crate) fn sequences(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::Sequences, 0, index);
    let job = rng.chance(60).then(|| rng.below(firm.count(T::Jobs)));
    let made = super::any_time(&mut rng);
    let name = match job {
        Some(job) => format!(
            "{} – {}",
            firm.job(job).name,
            rng.word(&["outreach", "long list A", "second wave"])
        ),
        None => format!(
            "{} {}",
            rng.word(&[
                "Alumni check-in",
                "CFO network",
                "Returners & relocators",
                "Clients: autumn dinner"
            ]),
            2022 + index % 5
        ),
    };
    rows.push(vec![
        Cell::Key,
        name.into(),
        Cell::Ref(T::TeamMembers, firm.any_member(&mut rng)),
        Cell::link(T::Jobs, job),
        rng.chance(25).into(),
        Cell::Json(settings(&mut rng)),
        made.into(),
        made.later(rng.below(90) as i32, 10).into(),
    ]);
}

/// Rows of `sequence_steps`.
pub(crate) fn sequence_steps(firm: &Firm, sequence: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::SequenceSteps, 1, sequence);
    for order in 1..=steps(firm, sequence) {
        let kind = if order == 1 {
            "email"
        } else {
            rng.word(&[
                "email",
                "email",
                "linkedin_message",
                "linkedin_connection",
                "call",
                "text",
                "other",
            ])
        };
        let (_, subject, body) = MAIL_TEMPLATES
            .get(rng.below(MAIL_TEMPLATES.len() as u32) as usize)
            .copied()
            .unwrap_or_default();
        let mail = kind == "email";
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Sequences, sequence),
            order.into(),
            kind.into(),
            if order == 1 { 0 } else { rng.between(2, 9) }.into(),
            if mail { subject.into() } else { Cell::Null },
            if mail {
                body.into()
            } else {
                format!(
                    "<p>{}</p>",
                    rng.word(&[
                        "Hi {{first_name}}, may I connect?",
                        "Call {{first_name}}; ask about {{job_title}}",
                        "Quick text: \"still interested?\""
                    ])
                )
                .into()
            },
        ]);
    }
}

/// Rows of `sequence_enrollments`.
pub(crate) fn sequence_enrollments(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let one = enrollment(firm, index);
    let mut rng = firm.rng(T::SequenceEnrollments, 1, index);
    let last = steps(firm, one.sequence);
    let status = rng.word(&[
        "active",
        "completed",
        "completed",
        "replied",
        "replied",
        "stopped",
        "bounced",
    ]);
    let step = if status == "completed" {
        last
    } else {
        rng.between(1, last)
    };
    let contact = if one.candidate.is_none() {
        firm.contact_of(one.person)
    } else {
        None
    };
    rows.push(vec![
        Cell::Key,
        Cell::Ref(T::Sequences, one.sequence),
        Cell::Ref(T::Persons, one.person),
        Cell::link(T::Candidates, one.candidate),
        Cell::link(T::ClientContacts, contact),
        status.into(),
        step.into(),
        Cell::Ref(T::TeamMembers, one.member),
        one.created.into(),
        one.created.later(rng.below(30) as i32, 45).into(),
    ]);
}

impl Firm {
    /// The person as a contact of the company they work for, where they are one.
    fn contact_of(&self, person: u32) -> Option<u32> {
        let (first, last) = self.contacts_of(self.person(person).company);
        (first..last).find(|&contact| self.contact(contact).0 == person)
    }
}

/// Rows of `sequence_settings`.
pub(crate) fn sequence_settings(firm: &Firm, sequence: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::SequenceSettings, 0, sequence);
    rows.push(vec![
        Cell::Key,
        Cell::Ref(T::Sequences, sequence),
        Cell::Json(Json::Object(vec![
            ("track_opens", rng.chance(50).into()),
            ("report_on", rng.word(say::WEEKDAYS).into()),
            ("bcc", Cell::Null.into()),
        ])),
    ]);
}
