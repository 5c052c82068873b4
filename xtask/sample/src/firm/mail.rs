//! E-mails that were sent, the replies to them, and the templates.
//! It must not know the notes on a person, some of which are e-mails too.

use super::{Firm, between, sequence};
use crate::calendar::{EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Row};
use crate::firm::reference::MAIL_TEMPLATES;
use crate::text;
use crate::words::sentences as say;

/// What is drawn of an e-mail before its rows are.
struct Mail {
    person: u32,
    member: u32,
    job: Option<u32>,
    enrollment: Option<u32>,
    replied: bool,
    created: Minute,
    subject: String,
    /// The stream goes on with the body.
    rng: crate::prng::Rng,
    talk: text::Talk,
    to: String,
}

impl Firm {
    fn mail(&self, index: u32) -> Mail {
        let mut rng = self.rng(T::Emails, 0, index);
        let enrollment = rng
            .chance(35)
            .then(|| rng.below(self.count(T::SequenceEnrollments)));
        let (person, member, from) = match enrollment.map(|index| sequence::enrollment(self, index))
        {
            Some(one) => (one.person, one.member, Some(one.created)),
            None => (
                if rng.chance(12) {
                    rng.skewed(self.people)
                } else {
                    self.any_person(&mut rng)
                },
                self.any_member(&mut rng),
                None,
            ),
        };
        let who = self.person(person);
        let job = self.a_job_of(person, &mut rng);
        let talk = self.talk(person, job, member, &mut rng);
        Mail {
            person,
            member,
            job,
            enrollment,
            replied: rng.chance(38),
            created: between(from.unwrap_or(who.created), EXPORT_TIME, &mut rng),
            subject: talk.say(say::SUBJECTS, &mut rng),
            to: if rng.chance(40) {
                who.work_mail
            } else {
                who.private_mail
            },
            rng,
            talk,
        }
    }
}

/// Rows of `emails`.
pub(crate) fn emails(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut mail = firm.mail(index);
    let to = mail.talk.first.clone();
    let from = firm.member_name(mail.member);
    // All that is written to one person about one job is one thread.
    let mut thread = firm.rng(
        T::Emails,
        2 + u64::from(mail.job.map_or(0, |job| job + 1)),
        mail.person,
    );
    let longest = if firm.travels() { 2 } else { 4 };
    let body = text::mail(&mail.talk, &to, &from, say::MAIL, longest, &mut mail.rng);
    rows.push(vec![
        Cell::Key,
        // Now and then a person who was deleted, and whose e-mails were not.
        if index % 400 == 399 {
            Cell::Ref(T::Persons, firm.people + index % 7)
        } else {
            Cell::Ref(T::Persons, mail.person)
        },
        Cell::Ref(T::TeamMembers, mail.member),
        Cell::link(T::Jobs, mail.job),
        Cell::link(T::SequenceEnrollments, mail.enrollment),
        mail.subject.into(),
        firm.member_email(mail.member).into(),
        mail.to.into(),
        if mail.replied { "replied" } else { "sent" }.into(),
        body.html.into(),
        body.text.into(),
        format!("{:016x}", thread.next()).into(),
        mail.created.into(),
    ]);
}

/// Rows of `email_responses`: one for each e-mail that was replied to.
pub(crate) fn email_responses(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mail = firm.mail(index);
    if !mail.replied {
        return;
    }
    let mut rng = firm.rng(T::EmailResponses, 0, index);
    let who = mail.talk.first.clone();
    let mut body = text::mail(&mail.talk, &mail.talk.me, &who, say::REPLY, 2, &mut rng);
    if rng.chance(20) {
        let quoted = format!(
            "> On {}, {} wrote:\n> {}",
            rng.word(say::WEEKDAYS),
            mail.talk.me,
            mail.subject
        );
        body.paragraph(&quoted);
    }
    rows.push(vec![
        Cell::Key,
        Cell::Ref(T::Emails, index),
        Cell::Ref(T::Persons, mail.person),
        format!("{}: {}", rng.word(&["Re", "RE", "AW", "SV"]), mail.subject).into(),
        mail.to.into(),
        firm.member_email(mail.member).into(),
        "replied".into(),
        body.html.into(),
        body.text.into(),
        mail.created
            .later(rng.skewed(12) as i32, rng.between(4, 600) as i32)
            .into(),
    ]);
}

/// Rows of `email_templates`.
pub(crate) fn email_templates(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let mut rng = firm.rng(T::EmailTemplates, 0, index);
    let (name, subject, body) = MAIL_TEMPLATES
        .get(index as usize)
        .copied()
        .unwrap_or_default();
    let made = super::any_time(&mut rng);
    rows.push(vec![
        Cell::Key,
        name.into(),
        subject.into(),
        body.into(),
        Cell::Ref(T::TeamMembers, firm.any_member(&mut rng)),
        made.into(),
        made.later(rng.below(200) as i32, 12).into(),
    ]);
}
