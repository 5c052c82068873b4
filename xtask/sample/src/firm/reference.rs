//! Reference data: team members, statuses, templates, types, custom fields, settings.
//! It must not know the records that refer to it.

use super::{Firm, custom};
use crate::calendar::Day;
use crate::catalogue::T;
use crate::cell::{Cell, Json, Row};
use crate::words::business::{DEPARTMENTS, REASONS, Stage, TEMPLATES};
use crate::words::sentences::CRITERIA;

/// A status: name and colour.
type Status = (&'static str, &'static str);

const JOB_STATUSES: &[Status] = &[
    ("Active", "#86efac"),
    ("On Hold", "#fcd34d"),
    ("Placed", "#93c5fd"),
    ("Closed", "#d6d3d1"),
    ("Cancelled", "#fca5a5"),
];
const COMPANY_STATUSES: &[Status] = &[
    ("Active Client", "#86efac"),
    ("Prospect", "#fcd34d"),
    ("Lead", "#bfdbfe"),
    ("Former Client", "#d6d3d1"),
];
const DEAL_STATUSES: &[Status] = &[
    ("Prospect", "#bfdbfe"),
    ("Qualified", "#93c5fd"),
    ("Proposal Sent", "#fcd34d"),
    ("Won", "#86efac"),
    ("Lost", "#fca5a5"),
];
const CONTACT_STATUSES: &[Status] = &[
    ("Identified", "#cbd5e1"),
    ("Engaged", "#fcd34d"),
    ("Active", "#86efac"),
    ("Dormant", "#d6d3d1"),
];
const FEE_STATUSES: &[Status] = &[
    ("Pending", "#fcd34d"),
    ("Invoiced", "#93c5fd"),
    ("Paid", "#86efac"),
    ("Cancelled", "#d6d3d1"),
];
const ROLES: &[Status] = &[
    ("Team Lead", ""),
    ("Executive Sponsor", ""),
    ("Researcher", ""),
    ("Project Coordinator", ""),
];

/// Templates of e-mails: name, subject, body.
pub(crate) const MAIL_TEMPLATES: &[(&str, &str, &str)] = &[
    (
        "First approach",
        "A {{job_title}} role, confidential",
        "<p>Dear {{first_name}},</p><p>I am searching for a {{job_title}} &amp; thought of you.</p>",
    ),
    (
        "Follow-up, short",
        "Re: {{job_title}}",
        "<p>Hi {{first_name}},</p><p>just floating this back to the top.</p>",
    ),
    (
        "Interview confirmation",
        "Your interview at {{company_name}}",
        "<p>Hi {{first_name}},</p><ul><li>When: {{date}}</li><li>Where: {{place}}</li></ul>",
    ),
    (
        "Rejection, kind",
        "{{company_name}}: feedback",
        "<p>Dear {{first_name}},</p><p>thank you for your time. The client has gone another way.</p>",
    ),
    (
        "Client update",
        "{{job_title}}: weekly update",
        "<p>Dear {{first_name}},</p><table><tr><td>Long list</td><td>{{count}}</td></tr></table>",
    ),
    (
        "Request for references",
        "A word about {{candidate_name}}?",
        "<p>Dear {{first_name}},</p><p>would you have ten minutes, in confidence?</p>",
    ),
    (
        "Absage (Deutsch)",
        "Ihre Bewerbung als {{job_title}}",
        "<p>Guten Tag {{first_name}},</p><p>herzlichen Dank für Ihr Interesse.</p>",
    ),
    (
        "Season's greetings",
        "Thank you, {{first_name}} 🎄",
        "<p>Dear {{first_name}},</p><p>we planted a tree. That's all.</p>",
    ),
];

/// Types of notes: key, name, kind of record.
const ACTIVITY_TYPES: &[(&str, &str, &str)] = &[
    ("secondary_note", "General Note", "person"),
    ("meeting_note", "Meeting Note", "person"),
    ("meeting_transcript", "Meeting Transcript", "person"),
    ("email", "Email", "person"),
    ("interview_note", "Interview Note", "person"),
    ("linkedin_message", "LinkedIn Message", "person"),
    ("linkedin_message_response", "LinkedIn Reply", "person"),
    ("text_message", "Text Message", "person"),
    ("candidate_summary", "Candidate Summary", "person"),
    ("call_note", "Call Note", "person"),
    ("reference_check", "Reference Check", "person"),
    ("pitch", "Pitch", "company"),
];

/// Types of documents.
const DOCUMENT_TYPES: &[(&str, &str)] = &[
    ("resume_doc", "Resume"),
    ("resume_link", "Resume Link"),
    ("cover_letter", "Cover Letter"),
    ("reference", "Reference"),
    ("additional_links", "Additional Links"),
    ("transcript", "Transcript"),
    ("work_sample", "Work Sample"),
    ("offer_letter", "Offer Letter"),
    ("assessment", "Assessment"),
    ("other", "Other"),
];

/// Templates of scorecards: name, and which of the criteria they have.
const SCORECARDS: &[(&str, u32)] = &[
    ("Executive scorecard", 6),
    ("First interview", 3),
    ("Technical interview", 4),
];

/// How many rows a table has whose rows are listed here.
pub(crate) fn count(table: T) -> u32 {
    let count = match table {
        T::JobTeamRoles => ROLES.len(),
        T::PipelineTemplates => TEMPLATES.len(),
        T::CustomAttributes => custom::ATTRIBUTES.len(),
        T::CustomAttributeTags => custom::first_tag(custom::ATTRIBUTES.len() as u32) as usize,
        T::ActivityTypes => ACTIVITY_TYPES.len(),
        T::DocumentTypes => DOCUMENT_TYPES.len(),
        T::Departments => DEPARTMENTS.len(),
        T::RejectionReasons => REASONS.len(),
        T::AssessmentTemplates => SCORECARDS.len(),
        T::AuthOrganizationSettings => 1,
        _ => statuses(table).len(),
    };
    count as u32
}

fn statuses(table: T) -> &'static [Status] {
    match table {
        T::JobStatuses => JOB_STATUSES,
        T::CompanyStatuses => COMPANY_STATUSES,
        T::DealStatuses => DEAL_STATUSES,
        T::ClientContactStatuses => CONTACT_STATUSES,
        T::FeeStatuses => FEE_STATUSES,
        T::JobTeamRoles => ROLES,
        _ => &[],
    }
}

/// The name of a status.
pub(crate) fn status_name(table: T, index: u32) -> &'static str {
    statuses(table)
        .get(index as usize)
        .map_or("", |status| status.0)
}

/// The criteria of a scorecard, with their weights in per cent.
pub(crate) fn criteria(template: u32) -> impl Iterator<Item = (&'static str, u32)> {
    let count = SCORECARDS
        .get(template as usize)
        .map_or(1, |scorecard| scorecard.1);
    CRITERIA
        .iter()
        .take(count as usize)
        .zip([30, 25, 15, 10, 10, 10])
        .map(|(name, weight)| (*name, weight))
}

/// The address of a team member's picture.
pub(crate) fn portrait(member: u32) -> String {
    format!("https://images.example/team/{member}.jpg")
}

/// Rows of `team_members`.
pub(crate) fn team_members(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let name = firm.member(index);
    let joined = if index < 6 {
        Day::of(2019, 1, 7)
    } else {
        Day::of(2019 + (index % 8) as i32, 1 + (index % 9) as i32, 1)
    };
    rows.push(vec![
        Cell::Key,
        name.given.into(),
        name.family.into(),
        firm.member_email(index).into(),
        portrait(index).into(),
        if index < 2 { "admin" } else { "recruiter" }.into(),
        if index % 7 == 6 { "inactive" } else { "active" }.into(),
        joined.at(540).into(),
    ]);
}

/// Name, colour, order and whether it is archived.
fn status(table: T, index: u32) -> Row {
    let (name, color) = statuses(table)
        .get(index as usize)
        .copied()
        .unwrap_or_default();
    vec![
        Cell::Key,
        name.into(),
        color.into(),
        (index + 1).into(),
        (name == "Former Client").into(),
    ]
}

/// Rows of `job_statuses`.
pub(crate) fn job_statuses(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(status(T::JobStatuses, index));
}

/// Rows of `company_statuses`.
pub(crate) fn company_statuses(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(status(T::CompanyStatuses, index));
}

/// Rows of `deal_statuses`.
pub(crate) fn deal_statuses(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(status(T::DealStatuses, index));
}

/// Rows of `client_contact_statuses`.
pub(crate) fn client_contact_statuses(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(
        status(T::ClientContactStatuses, index)
            .into_iter()
            .take(4)
            .collect(),
    );
}

/// Rows of `fee_statuses`.
pub(crate) fn fee_statuses(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(status(T::FeeStatuses, index).into_iter().take(3).collect());
}

/// Rows of `job_team_roles`.
pub(crate) fn job_team_roles(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(vec![Cell::Key, status_name(T::JobTeamRoles, index).into()]);
}

/// Rows of `pipeline_templates`.
pub(crate) fn pipeline_templates(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(vec![
        Cell::Key,
        TEMPLATES
            .get(index as usize)
            .map_or("", |template| template.0)
            .into(),
    ]);
}

/// Rows of `pipeline_template_stages`.
pub(crate) fn pipeline_template_stages(_: &Firm, template: u32, rows: &mut Vec<Row>) {
    let stages: &[Stage] = super::job::stages(template);
    rows.extend(
        stages
            .iter()
            .zip(1_u32..)
            .map(|(&(name, color, interview, rejection), order)| {
                vec![
                    Cell::Key,
                    Cell::Ref(T::PipelineTemplates, template),
                    name.into(),
                    color.into(),
                    order.into(),
                    interview.into(),
                    rejection.into(),
                ]
            }),
    );
}

/// Rows of `custom_attributes`.
pub(crate) fn custom_attributes(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    let Some(attribute) = custom::ATTRIBUTES.get(index as usize) else {
        return;
    };
    let list = attribute.object == "list";
    rows.push(vec![
        Cell::Key,
        attribute.name.into(),
        attribute.description.into(),
        attribute.data_type.into(),
        attribute.object.into(),
        if list {
            Cell::Null
        } else {
            Cell::link(T::Jobs, attribute.only)
        },
        if list {
            Cell::link(T::Lists, attribute.only)
        } else {
            Cell::Null
        },
        (attribute.name == "Seniority").into(),
    ]);
}

/// Rows of `custom_attribute_tags`.
pub(crate) fn custom_attribute_tags(_: &Firm, attribute: u32, rows: &mut Vec<Row>) {
    let tags = custom::ATTRIBUTES
        .get(attribute as usize)
        .map(|attribute| attribute.tags)
        .unwrap_or_default();
    rows.extend(tags.iter().map(|&(name, color)| {
        let description = if name == "Board-ready" {
            "Has sat on a board, or could tomorrow"
        } else {
            ""
        };
        vec![
            Cell::Key,
            Cell::Ref(T::CustomAttributes, attribute),
            name.into(),
            color.into(),
            description.into(),
        ]
    }));
}

/// Rows of `activity_types`.
pub(crate) fn activity_types(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    let (key, name, object) = ACTIVITY_TYPES
        .get(index as usize)
        .copied()
        .unwrap_or_default();
    rows.push(vec![key.into(), name.into(), object.into()]);
}

/// Rows of `document_types`.
pub(crate) fn document_types(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    let (key, name) = DOCUMENT_TYPES
        .get(index as usize)
        .copied()
        .unwrap_or_default();
    rows.push(vec![key.into(), name.into()]);
}

/// Rows of `departments`.
pub(crate) fn departments(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(vec![Cell::Key, crate::prng::at(DEPARTMENTS, index).into()]);
}

/// Rows of `rejection_reasons`.
pub(crate) fn rejection_reasons(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    rows.push(vec![Cell::Key, crate::prng::at(REASONS, index).into()]);
}

/// Rows of `assessment_templates`.
pub(crate) fn assessment_templates(_: &Firm, index: u32, rows: &mut Vec<Row>) {
    let name = SCORECARDS
        .get(index as usize)
        .map_or("", |scorecard| scorecard.0);
    let list = criteria(index)
        .map(|(name, weight)| {
            Json::Object(vec![
                ("criterion", name.into()),
                ("weight", weight.into()),
                ("scale_max", 5_u32.into()),
            ])
        })
        .collect();
    rows.push(vec![
        Cell::Key,
        name.into(),
        Cell::Json(Json::List(list)),
        (index == 2).into(),
    ]);
}

/// Rows of `auth_organization_settings`.
pub(crate) fn auth_organization_settings(_: &Firm, _: u32, rows: &mut Vec<Row>) {
    rows.push(vec![Cell::Key, 365_u32.into()]);
}
