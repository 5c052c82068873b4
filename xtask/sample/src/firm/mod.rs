//! The firm itself: how many there are of everything, and who is tied to whom. All else is drawn anew, row by row,
//! from the seed and the row's number, so that a firm of any size needs little memory.
//! It must not know how the firm is written down.

pub(crate) mod candidate;
pub(crate) mod company;
pub(crate) mod contact;
pub(crate) mod custom;
pub(crate) mod deal;
pub(crate) mod job;
pub(crate) mod list;
pub(crate) mod mail;
pub(crate) mod person;
pub(crate) mod reference;
pub(crate) mod sequence;
pub(crate) mod task;

use crate::calendar::{EXPORT_DAY, FIRST_DAY, Minute};
use crate::catalogue::T;
use crate::prng::Rng;
use crate::text::Talk;
use crate::words::names;

/// The firm of one seed.
#[derive(Debug)]
pub(crate) struct Firm {
    /// How many people it knows.
    pub(crate) people: u32,
    /// Which firm of this size.
    pub(crate) seed: u64,
    /// Person and job of each candidacy, job after job.
    candidates: Vec<(u32, u32)>,
    /// Where each job's candidacies begin, and one more.
    job_candidates: Vec<u32>,
    /// The candidacies, person after person.
    by_person: Vec<u32>,
    /// Where each person's begin in `by_person`, and one more.
    person_candidates: Vec<u32>,
    /// Person and company of each client contact, company after company.
    contacts: Vec<(u32, u32)>,
    /// Where each company's contacts begin, and one more.
    company_contacts: Vec<u32>,
    /// Company and number of each job, company after company.
    client_jobs: Vec<(u32, u32)>,
    /// Where each job's stages begin, and one more.
    stages: Vec<u32>,
    /// Where each person's employers begin, and one more.
    employers: Vec<u32>,
    /// Where each list's items begin, and one more.
    items: Vec<u32>,
}

impl Firm {
    /// The firm with this many people.
    pub(crate) fn new(people: u32, seed: u64) -> Self {
        let mut firm = Self {
            people,
            seed,
            candidates: Vec::new(),
            job_candidates: Vec::new(),
            by_person: Vec::new(),
            person_candidates: Vec::new(),
            contacts: Vec::new(),
            company_contacts: Vec::new(),
            client_jobs: Vec::new(),
            stages: Vec::new(),
            employers: Vec::new(),
            items: Vec::new(),
        };
        candidate::draw(&mut firm);
        firm.client_jobs = (0..firm.jobs())
            .map(|index| (firm.job(index).company, index))
            .collect();
        firm.client_jobs.sort_unstable();
        contact::draw(&mut firm);
        firm.stages = starts(firm.jobs(), |index| {
            job::stages(firm.job(index).template).len() as u32
        });
        firm.employers = starts(people, |index| person::employer_count(&firm, index));
        firm.items = starts(firm.count(T::Lists), |index| list::size(&firm, index));
        firm
    }

    /// How many rows a table has: one that stands alone, or whose rows are referred to.
    pub(crate) fn count(&self, table: T) -> u32 {
        let people = self.people;
        match table {
            T::Persons => people,
            T::Companies => (people / 5).max(12),
            T::EnrichedCompanies => self.count(T::Companies) * 17 / 20,
            T::Jobs => self.jobs(),
            T::Candidates => self.candidates.len() as u32,
            T::Deals => (people / 40).max(4),
            T::ClientContacts => self.contacts.len() as u32,
            T::Sequences => 4 + (people / 400).min(120),
            T::SequenceEnrollments => people / 2 + 1,
            T::Emails => {
                if self.travels() {
                    people * 3 / 4 + 1
                } else {
                    people * 8 / 5 + 1
                }
            }
            T::EmailTemplates => reference::MAIL_TEMPLATES.len() as u32,
            T::Tasks => people * 4 / 5 + 1,
            T::Lists => 6 + people / 90,
            T::TeamMembers => 8 + people / 400,
            T::WorkExperience => self.employers.last().copied().unwrap_or(0),
            T::JobPipelineStages => self.stages.last().copied().unwrap_or(0),
            T::ListItems => self.items.last().copied().unwrap_or(0),
            _ => reference::count(table),
        }
    }

    /// True for a small firm, which may travel inside a page: its texts are shorter, and all is packed as tightly as can be.
    pub(crate) fn travels(&self) -> bool {
        self.people <= 1_000
    }

    fn jobs(&self) -> u32 {
        (self.people / 25).max(5)
    }

    /// The stream that belongs to the `index`-th row of a table. `part` keeps streams of one row apart.
    pub(crate) fn rng(&self, table: T, part: u64, index: u32) -> Rng {
        Rng::of(self.seed, (part << 8) | u64::from(table as u8), index)
    }

    /// A team member's given and family name, and the names for their address.
    pub(crate) fn member(&self, index: u32) -> names::Name {
        names::name(&mut self.rng(T::TeamMembers, 0, index))
    }

    /// A team member's whole name.
    pub(crate) fn member_name(&self, index: u32) -> String {
        self.member(index).full
    }

    /// A team member's address.
    pub(crate) fn member_email(&self, index: u32) -> String {
        let (given, family) = self.member(index).latin;
        if index < 40 {
            format!("{given}.{family}@talbot-search.example")
        } else {
            format!("{given}.{family}{index}@talbot-search.example")
        }
    }

    /// A team member; a few of them do most of the work.
    pub(crate) fn any_member(&self, rng: &mut Rng) -> u32 {
        rng.skewed(self.count(T::TeamMembers))
    }

    /// A person, any.
    pub(crate) fn any_person(&self, rng: &mut Rng) -> u32 {
        rng.below(self.people)
    }

    /// Numbers of a person's candidacies.
    pub(crate) fn candidacies(&self, person: u32) -> &[u32] {
        span(&self.person_candidates, person)
            .and_then(|(from, to)| self.by_person.get(from..to))
            .unwrap_or_default()
    }

    /// One of the jobs a person is a candidate for.
    pub(crate) fn a_job_of(&self, person: u32, rng: &mut Rng) -> Option<u32> {
        let candidacies = self.candidacies(person);
        let index = rng.below(candidacies.len() as u32) as usize;
        candidacies
            .get(index)
            .map(|&candidacy| self.candidacy(candidacy).1)
    }

    /// One of a company's jobs, if it has any.
    pub(crate) fn a_job_for(&self, company: u32, rng: &mut Rng) -> Option<u32> {
        let first = self
            .client_jobs
            .partition_point(|&(client, _)| client < company);
        let last = self
            .client_jobs
            .partition_point(|&(client, _)| client <= company);
        let index = first + rng.below((last - first) as u32) as usize;
        self.client_jobs
            .get(index)
            .filter(|job| job.0 == company)
            .map(|job| job.1)
    }

    /// Person and job of a candidacy.
    pub(crate) fn candidacy(&self, index: u32) -> (u32, u32) {
        self.candidates
            .get(index as usize)
            .copied()
            .unwrap_or_default()
    }

    /// Person and company of a client contact.
    pub(crate) fn contact(&self, index: u32) -> (u32, u32) {
        self.contacts
            .get(index as usize)
            .copied()
            .unwrap_or_default()
    }

    /// The numbers of a job's candidacies: the first, and the one after the last.
    pub(crate) fn candidates_of(&self, job: u32) -> (u32, u32) {
        span(&self.job_candidates, job).map_or((0, 0), |(from, to)| (from as u32, to as u32))
    }

    /// The numbers of a company's contacts: the first, and the one after the last.
    pub(crate) fn contacts_of(&self, company: u32) -> (u32, u32) {
        span(&self.company_contacts, company).map_or((0, 0), |(from, to)| (from as u32, to as u32))
    }

    /// The number of a job's stage in the table of all stages.
    pub(crate) fn stage(&self, job: u32, place: u32) -> u32 {
        self.stages.get(job as usize).copied().unwrap_or(0) + place
    }

    /// The person of an employer's row, and the employer's place in their career.
    pub(crate) fn employer(&self, row: u32) -> (u32, u32) {
        owner(&self.employers, row)
    }

    /// The list of an item's row, and the item's place in it.
    pub(crate) fn item(&self, row: u32) -> (u32, u32) {
        owner(&self.items, row)
    }

    /// What a text about a person is about.
    pub(crate) fn talk(&self, person: u32, job: Option<u32>, member: u32, rng: &mut Rng) -> Talk {
        let who = self.person(person);
        let job = self.job(job.unwrap_or_else(|| rng.below(self.jobs())));
        Talk {
            topics: job::field(who.field).topics,
            title: who.title,
            city: who.name.city,
            company: self.company_name(who.company),
            client: self.company_name(job.company),
            job: job.name,
            me: self.member(member).spoken().to_owned(),
            currency: job.currency,
            first: who.name.spoken().to_owned(),
            terse: self.travels(),
        }
    }
}

/// Running sums of `size`, from 0.
fn starts(count: u32, size: impl Fn(u32) -> u32) -> Vec<u32> {
    let mut sum = 0;
    let mut starts = vec![0];
    for index in 0..count {
        sum += size(index);
        starts.push(sum);
    }
    starts
}

/// Where a group of running sums begins and ends.
fn span(starts: &[u32], index: u32) -> Option<(usize, usize)> {
    Some((
        *starts.get(index as usize)? as usize,
        *starts.get(index as usize + 1)? as usize,
    ))
}

/// The group that holds `row`, and its place there.
fn owner(starts: &[u32], row: u32) -> (u32, u32) {
    let group = starts
        .partition_point(|&start| start <= row)
        .saturating_sub(1);
    (
        group as u32,
        row - starts.get(group).copied().unwrap_or(row),
    )
}

/// A minute of office hours, on any day the firm has kept records.
fn any_time(rng: &mut Rng) -> Minute {
    let days = (EXPORT_DAY.0 - FIRST_DAY.0 - 5) as u32;
    FIRST_DAY
        .plus(rng.below(days) as i32)
        .at(8 * 60 + 5 * rng.below(120) as i32)
}

/// A minute of office hours between two moments; the earlier one where there is no room.
fn between(from: Minute, to: Minute, rng: &mut Rng) -> Minute {
    let days = (to.0 - from.0) / (24 * 60);
    let day = from
        .day()
        .plus(rng.below(days.max(1).cast_unsigned()) as i32);
    day.at(8 * 60 + 5 * rng.below(120) as i32).max(from)
}
