//! People: who they are, how to reach them, what they have done, what was said with them.
//! It must not know pipelines; it only asks which jobs a person is a candidate for.

use super::company::{ban, is_client, signed_link};
use super::{Firm, between, company, custom, job};
use crate::calendar::{Day, EXPORT_DAY, EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Json, Row};
use crate::prng::{Rng, at};
use crate::text::{self, Body};
use crate::words::business::{CERTIFICATES, CURRENCIES, DEGREES, DEPARTMENTS, FIELDS, SCHOOLS};
use crate::words::names::{self, Name};
use crate::words::sentences as say;

/// What is drawn of a person before their rows are.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) name: Name,
    /// Number of the company they work for.
    pub(crate) company: u32,
    /// Place in `FIELDS`.
    pub(crate) field: u32,
    /// How far up: place among the field's titles.
    pub(crate) level: u32,
    pub(crate) title: &'static str,
    pub(crate) created: Minute,
    pub(crate) private_mail: String,
    pub(crate) work_mail: String,
    pub(crate) phone: String,
    /// The last part of the profile's address; none for who was typed in by hand.
    pub(crate) profile: Option<String>,
}

/// Every so many people is one that was typed in twice.
const TWIN: u32 = 97;

impl Firm {
    /// A person. Every 97th is another, entered a second time without a profile.
    pub(crate) fn person(&self, index: u32) -> Person {
        let twin = index % TWIN == TWIN - 1;
        let who = if twin { index - 31 } else { index };
        let mut rng = self.rng(T::Persons, 0, who);
        let name = names::name(&mut rng);
        let company = self.any_company(&mut rng);
        let field = rng.below(FIELDS.len() as u32);
        let level = rng.below(6);
        let (given, family) = (&name.latin.0, &name.latin.1);
        let host = rng.word(&[
            "example.com",
            "example.org",
            "example.net",
            "mail.example",
            "post.example",
        ]);
        let phone = format!(
            "{} {:03} {:07}",
            name.dial,
            rng.between(100, 799),
            rng.below(9_999_999)
        );
        let has_profile = rng.chance(93);
        let created = super::any_time(&mut rng);
        Person {
            private_mail: format!("{given}.{family}{who}@{host}"),
            work_mail: format!("{given}.{family}@{}", self.company(company).domain),
            profile: (has_profile && !twin).then(|| {
                format!(
                    "{given}-{family}-{:x}",
                    0x0a00_0000_u32.wrapping_add(who.wrapping_mul(2_654_435))
                )
            }),
            company,
            field,
            level,
            title: at(job::field(field).titles, level),
            created: if twin { created.later(45, 7) } else { created },
            phone,
            name,
        }
    }
}

/// The number of a person's employers.
pub(crate) fn employer_count(firm: &Firm, person: u32) -> u32 {
    let mut rng = firm.rng(T::WorkExperience, 0, person);
    if rng.chance(6) {
        0
    } else {
        1 + rng.skewed(if firm.travels() { 4 } else { 6 })
    }
}

/// How often something was noted about a person: mostly about three times, for a few above five hundred.
fn activity_count(firm: &Firm, person: u32) -> u32 {
    let mut rng = firm.rng(T::PersonActivities, 0, person);
    if person % 9_973 == 7 {
        return 500 + rng.below(120);
    }
    match rng.below(1000) {
        0..150 => rng.below(2),
        150..900 => rng.between(1, if firm.travels() { 4 } else { 5 }),
        900..990 => rng.between(5, if firm.travels() { 9 } else { 14 }),
        _ => rng.between(20, 90),
    }
}

/// When the `index`-th of `count` notes on a person was made; later ones later.
fn activity_time(created: Minute, index: u32, count: u32, rng: &mut Rng) -> Minute {
    let room = i64::from(EXPORT_TIME.0 - created.0);
    let share = i64::from(index) * 1000 + i64::from(rng.below(1000));
    let minute = room * share / (i64::from(count.max(1)) * 1000);
    let (day, _) = Minute(created.0 + minute as i32).split();
    day.at(7 * 60 + 5 * rng.below(140) as i32)
        .max(created)
        .min(EXPORT_TIME)
}

/// The last time anything was noted about a person.
fn last_activity(firm: &Firm, person: u32, created: Minute) -> Option<Minute> {
    let count = activity_count(firm, person);
    let last = count.checked_sub(1)?;
    Some(activity_time(
        created,
        last,
        count,
        &mut activity_rng(firm, person, last),
    ))
}

fn activity_rng(firm: &Firm, person: u32, index: u32) -> Rng {
    firm.rng(T::PersonActivities, 1 + u64::from(index), person)
}

/// Rows of `persons`.
pub(crate) fn persons(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let who = firm.person(index);
    let mut rng = firm.rng(T::Persons, 1, index);
    let banned = rng.chance(3);
    let (_, _, metadata) = ban(banned, who.created, &mut rng);
    let company = firm.company_name(who.company);
    let touched = last_activity(firm, index, who.created);
    let headline = match rng.below(4) {
        0 => String::new(),
        1 => format!("{} at {company}", who.title),
        2 => format!(
            "{} | {} | Speaker, \"accidental\" {} person",
            who.title,
            company,
            job::field(who.field).function.to_lowercase()
        ),
        _ => format!(
            "{}, {company} – ex-{}",
            who.title,
            firm.company_name(firm.any_company(&mut rng))
        ),
    };
    let profile = who.profile.clone().unwrap_or_default();
    let street = rng.word(&[
        "Lindenstraße",
        "Station Road",
        "rue des Lilas",
        "Calle Mayor",
        "Storgata",
        "ul. Długa",
        "Via Roma",
        "Elm Avenue",
    ]);
    let address = if rng.chance(35) {
        format!("{street} {}, {}", rng.between(1, 140), who.name.city)
    } else {
        String::new()
    };
    rows.push(vec![
        Cell::Key,
        who.name.full.into(),
        who.name.given.into(),
        who.name.family.into(),
        profile.clone().into(),
        if profile.is_empty() {
            Cell::Null
        } else {
            format!("https://www.linkedin.com/in/{profile}").into()
        },
        headline.into(),
        who.name.city.into(),
        who.title.into(),
        company.into(),
        if rng.chance(90) {
            Cell::Ref(T::Companies, who.company)
        } else {
            Cell::Null
        },
        address.into(),
        if rng.chance(20) {
            format!("ATS-{:07}", index * 13 + 1_204).into()
        } else {
            Cell::Null
        },
        banned.into(),
        metadata,
        if rng.chance(80) {
            Cell::Ref(T::Departments, who.field % DEPARTMENTS.len() as u32)
        } else {
            Cell::Null
        },
        if rng.chance(25) {
            format!(
                "https://images.example/people/{:012x}.jpg",
                rng.next() >> 16
            )
            .into()
        } else {
            Cell::Null
        },
        who.created.into(),
        touched.unwrap_or(who.created).into(),
        Cell::maybe(touched),
        rng.chance(2).into(),
    ]);
}

/// Rows of `person_contact_data`. Every 5000th person has one row literally twice.
pub(crate) fn person_contact_data(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    let who = firm.person(person);
    let mut rng = firm.rng(T::PersonContactData, 0, person);
    let row = |key: Cell, kind: &'static str, value: String, primary: bool| {
        vec![
            key,
            Cell::Ref(T::Persons, person),
            kind.into(),
            value.into(),
            primary.into(),
            who.created.into(),
        ]
    };
    let at_work = rng.chance(55);
    let double = person % 5_000 == 11;
    let private = !at_work || rng.chance(70) || double;
    if at_work {
        rows.push(row(Cell::Key, "work", who.work_mail.clone(), true));
    }
    if private {
        rows.push(row(
            Cell::Key,
            "personal",
            who.private_mail.clone(),
            !at_work,
        ));
        if double {
            rows.push(row(
                Cell::KeyAgain,
                "personal",
                who.private_mail.clone(),
                !at_work,
            ));
        }
    }
    if rng.chance(75) {
        rows.push(row(Cell::Key, "mobile", who.phone.clone(), true));
    }
    if rng.chance(18) {
        rows.push(row(
            Cell::Key,
            "work",
            format!(
                "{} {:03} {:05}-{}",
                who.name.dial,
                rng.between(20, 89),
                rng.below(99_999),
                rng.between(1, 99)
            ),
            false,
        ));
    }
}

/// A time with one employer.
struct Stint {
    company: u32,
    /// Positions, the newest first: start, end where it has ended, place among the field's titles.
    positions: Vec<(Day, Option<Day>, u32)>,
}

/// The person's employers, the newest first.
fn career(firm: &Firm, person: u32, who: &Person) -> Vec<Stint> {
    let count = employer_count(firm, person);
    let mut rng = firm.rng(T::WorkExperience, 1, person);
    let mut end: Option<Day> = None;
    let mut cursor = who.created.day().plus(-(rng.below(900) as i32)).0;
    let mut level = who.level;
    let mut career = Vec::new();
    for index in 0..count {
        let mut positions = Vec::new();
        for _ in 0..=rng.skewed(3) {
            let (year, month, _) = Day(cursor).civil();
            let start = Day::of(year, month, 1);
            positions.push((start, end, level));
            end = Some(start.plus(-1));
            level = level.saturating_sub(rng.below(2));
            cursor = start.0 - rng.between(300, 1600) as i32;
        }
        end = end.map(|end| end.plus(-30 * rng.skewed(5) as i32));
        let company = if index == 0 {
            who.company
        } else {
            firm.any_company(&mut rng)
        };
        career.push(Stint { company, positions });
    }
    career
}

fn months(start: Day, end: Option<Day>) -> u32 {
    ((end.unwrap_or(EXPORT_DAY).0 - start.0).max(0) / 30).cast_unsigned()
}

/// Rows of `work_experience`.
pub(crate) fn work_experience(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    for stint in career(firm, person, &firm.person(person)) {
        let employer = firm.company(stint.company);
        let known = !(stint.company + person).is_multiple_of(8);
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Persons, person),
            employer.name.into(),
            employer.linkedin_url.into(),
            employer.linkedin_id.into(),
            if known {
                Cell::Ref(T::Companies, stint.company)
            } else {
                Cell::Null
            },
            stint
                .positions
                .iter()
                .map(|&(start, end, _)| months(start, end))
                .sum::<u32>()
                .into(),
        ]);
    }
}

/// Rows of `work_experience_positions`.
pub(crate) fn work_experience_positions(firm: &Firm, row: u32, rows: &mut Vec<Row>) {
    let (person, place) = firm.employer(row);
    let who = firm.person(person);
    let Some(stint) = career(firm, person, &who).into_iter().nth(place as usize) else {
        return;
    };
    let mut rng = firm.rng(T::WorkExperiencePositions, 0, row);
    let field = job::field(who.field);
    for (start, end, level) in stint.positions {
        let described = rng.chance(if firm.travels() { 30 } else { 50 });
        let talk = if described {
            Some(company::talk(firm, stint.company, &mut rng))
        } else {
            None
        };
        let description = talk.map(|mut talk| {
            talk.topics = field.topics;
            let count = rng.between(1, 3);
            talk.says(say::POSITION, count, &mut rng)
        });
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::WorkExperience, row),
            at(field.titles, level).into(),
            start.into(),
            Cell::maybe(end),
            months(start, end).into(),
            description.unwrap_or_default().into(),
            if rng.chance(80) { who.name.city } else { "" }.into(),
            rng.word(&[
                "Full-time",
                "Full-time",
                "Full-time",
                "Full-time",
                "Part-time",
                "Contract",
                "Interim",
            ])
            .into(),
        ]);
    }
}

/// Rows of `education_experience`.
pub(crate) fn education_experience(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::EducationExperience, 0, person);
    let mut year = 1988 + rng.below(32) as i32;
    for _ in 0..rng.below(3) {
        let school = rng.word(SCHOOLS);
        let (degree, years) = DEGREES
            .get(rng.below(DEGREES.len() as u32) as usize)
            .copied()
            .unwrap_or(("BA", 3));
        let slug = names::slug(school);
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Persons, person),
            school.into(),
            degree.into(),
            Day::of(year, 9, 1).into(),
            Day::of(year + years as i32, 6, 30).into(),
            if rng.chance(20) {
                rng.word(&[
                    "Thesis on pricing under uncertainty",
                    "Erasmus year in Porto; rowing team",
                    "magna cum laude",
                    "Scholarship, \"top 5 %\"",
                ])
            } else {
                ""
            }
            .into(),
            if slug.len() > 6 {
                format!("https://www.linkedin.com/school/{slug}").into()
            } else {
                Cell::Null
            },
            (2_000 + school.len() as u32 * 331).into(),
            Cell::Null,
        ]);
        year += years as i32 + rng.between(0, 4) as i32;
    }
}

/// Rows of `certifications`.
pub(crate) fn certifications(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::Certifications, 0, person);
    if !rng.chance(18) {
        return;
    }
    for _ in 0..rng.between(1, 2) {
        let (name, issuer) = CERTIFICATES
            .get(rng.below(CERTIFICATES.len() as u32) as usize)
            .copied()
            .unwrap_or_default();
        let start = Day::of(2008 + rng.below(16) as i32, rng.between(1, 12) as i32, 1);
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Persons, person),
            name.into(),
            format!("{:08X}", rng.below(u32::MAX)).into(),
            start.into(),
            Cell::maybe(rng.chance(40).then(|| start.plus(1095))),
            issuer.into(),
            format!("https://www.linkedin.com/company/{}", names::slug(issuer)).into(),
            (40_000 + issuer.len() as u32 * 977).into(),
            Cell::Null,
        ]);
    }
}

/// Rows of `person_activities`.
pub(crate) fn person_activities(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    let count = activity_count(firm, person);
    let who = firm.person(person);
    for index in 0..count {
        let mut rng = activity_rng(firm, person, index);
        let made = activity_time(who.created, index, count, &mut rng);
        let job = if rng.chance(60) {
            firm.a_job_of(person, &mut rng)
        } else {
            None
        };
        let member = firm.any_member(&mut rng);
        let talk = firm.talk(person, job, member, &mut rng);
        let (kind, body) = activity(&talk, count > 100, firm.travels(), &mut rng);
        let details = if kind == "email" {
            let object = vec![
                ("subject", talk.say(say::SUBJECTS, &mut rng).into()),
                ("from_email", firm.member_email(member).into()),
                ("to_email", who.private_mail.clone().into()),
                ("status", rng.word(&["sent", "sent", "replied"]).into()),
            ];
            Cell::Json(Json::Object(object))
        } else {
            Cell::Null
        };
        let lost = rng.below(400) == 0;
        let edited = if rng.chance(12) {
            made.later(rng.below(20) as i32, 15)
        } else {
            made
        };
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Persons, person),
            kind.into(),
            body.text.into(),
            body.html.into(),
            Cell::Ref(T::TeamMembers, member),
            // A job that was deleted, and still is referred to.
            if lost {
                Cell::Ref(T::Jobs, firm.count(T::Jobs) + index % 5)
            } else {
                Cell::link(T::Jobs, job)
            },
            details,
            made.into(),
            edited.into(),
        ]);
    }
}

/// The kind of a note, and its body. Where there are `many`, most are short; where the firm `travels`, no transcript is long.
fn activity(talk: &text::Talk, many: bool, travels: bool, rng: &mut Rng) -> (&'static str, Body) {
    match if many || (travels && rng.chance(35)) {
        rng.between(56, 100)
    } else {
        rng.below(100)
    } {
        0..28 => ("meeting_note", text::meeting_note(talk, rng)),
        28..34 => ("interview_note", text::meeting_note(talk, rng)),
        34..40 => {
            let turns = if travels {
                4 + rng.skewed(24)
            } else {
                12 + rng.skewed(110)
            };
            ("meeting_transcript", text::transcript(talk, turns, rng))
        }
        40..47 => {
            let mut body = Body::default();
            body.heading(&format!("{}, {}", talk.first, talk.title));
            body.paragraph(&talk.says(say::BACKGROUND, 3, rng));
            body.list(&[talk.say(say::MOTIVE, rng), talk.say(say::MONEY, rng)]);
            ("candidate_summary", body)
        }
        47..58 => {
            let to = talk.first.clone();
            ("email", text::mail(talk, &to, &talk.me, say::MAIL, 3, rng))
        }
        58..72 => ("call_note", text::short_note(talk, rng)),
        72..80 => ("linkedin_message", text::short_note(talk, rng)),
        80..85 => ("linkedin_message_response", text::short_note(talk, rng)),
        85..90 => ("text_message", text::short_note(talk, rng)),
        // The firm's own type.
        90..92 => ("reference_check", text::meeting_note(talk, rng)),
        _ => ("secondary_note", text::short_note(talk, rng)),
    }
}

/// Rows of `person_documents`.
pub(crate) fn person_documents(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::PersonDocuments, 0, person);
    let count = rng.skewed(4);
    if count == 0 {
        return;
    }
    let who = firm.person(person);
    for index in 0..count {
        let made = between(who.created, EXPORT_TIME, &mut rng);
        let kind = if index == 0 {
            "resume_doc"
        } else {
            rng.word(&[
                "cover_letter",
                "reference",
                "work_sample",
                "transcript",
                "offer_letter",
                "assessment",
                "resume_link",
                "additional_links",
                "other",
            ])
        };
        let title = format!("{}_{}_{}.pdf", who.name.latin.1, who.name.latin.0, kind);
        let text = if kind == "resume_doc" {
            let talk = firm.talk(person, None, 0, &mut rng);
            let lines = 4 + rng.skewed(if firm.travels() { 16 } else { 60 });
            text::resume(&talk, &who.name.full, lines, &mut rng)
        } else {
            String::new()
        };
        let link = if kind.ends_with("links") || kind.ends_with("link") {
            format!(
                "https://portfolio.example/{}-{}",
                who.name.latin.0, who.name.latin.1
            )
        } else {
            signed_link("person-documents", &title, made, &mut rng)
        };
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Persons, person),
            kind.into(),
            title.into(),
            link.into(),
            rng.chance(40).into(),
            text.clone().into(),
            if text.is_empty() {
                Cell::Null
            } else {
                (text.chars().count() as u32).into()
            },
            false.into(),
            made.into(),
            made.into(),
        ]);
    }
}

/// Rows of `person_compensations`.
pub(crate) fn person_compensations(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::PersonCompensations, 0, person);
    if !rng.chance(30) {
        return;
    }
    let who = firm.person(person);
    let currency = rng.word(CURRENCIES);
    let mut base = i64::from(45 + who.level * 35 + rng.below(30)) * 1000;
    let (first, _, _) = who.created.day().civil();
    for step in 0..=rng.skewed(5) {
        let year = first + step as i32;
        if year > 2026 {
            break;
        }
        let made = between(
            who.created.max(Day::of(year, 1, 2).at(0)),
            Day::of(year, 10, 20).at(0),
            &mut rng,
        );
        let job = firm.a_job_of(person, &mut rng);
        let bonus = base * i64::from(rng.between(0, 8) * 5) / 100;
        let equity = rng.chance(25);
        let share = i64::from(rng.between(5, 180));
        let amount = i64::from(rng.between(10, 90)) * 2_500;
        let talk = firm.talk(person, job, 0, &mut rng);
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Persons, person),
            rng.word(&["actual", "actual", "desired", "minimum"]).into(),
            currency.into(),
            Cell::Cents(base * 100),
            Cell::Cents(bonus * 100),
            if equity {
                Cell::Cents(share)
            } else {
                Cell::Null
            },
            if equity {
                Cell::Cents(amount * 100)
            } else {
                Cell::Null
            },
            year.into(),
            Cell::Cents((base + bonus + if equity { amount } else { 0 }) * 100),
            if rng.chance(40) {
                talk.say(say::MONEY, &mut rng).into()
            } else {
                Cell::Null
            },
            Cell::link(T::Jobs, job),
            job.map_or(Cell::Null, |job| firm.job(job).name.into()),
            made.into(),
            made.into(),
        ]);
        base += base * i64::from(rng.between(2, 11)) / 100 / 500 * 500;
    }
}

/// Rows of `person_custom_fields`.
pub(crate) fn person_custom_fields(firm: &Firm, person: u32, rows: &mut Vec<Row>) {
    custom::values(
        firm,
        T::PersonCustomFields,
        T::Persons,
        person,
        "person",
        firm.person(person).created,
        rows,
    );
}

/// True where the person works for a client.
pub(crate) fn works_for_client(who: &Person) -> bool {
    is_client(who.company)
}
