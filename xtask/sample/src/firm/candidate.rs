//! Candidacies: who is on which job, how far they came, how they were judged.
//! It must not know what else a person did.

use super::{Firm, company, custom, job, starts};
use crate::calendar::{EXPORT_TIME, Minute};
use crate::catalogue::T;
use crate::cell::{Cell, Json, Row};
use crate::words::business::SOURCES;
use crate::words::sentences as say;

/// How a candidacy went: the stages it was in, with the minute it got there. Everything else that tells of it is
/// taken from here, so that it agrees.
#[derive(Debug, Clone)]
pub(crate) struct State {
    /// Place among the job's stages, and since when. Never empty.
    pub(crate) path: Vec<(u32, Minute)>,
    /// True where the last stage is a rejection.
    pub(crate) rejected: bool,
}

impl State {
    /// The last stage, and since when.
    pub(crate) fn current(&self) -> (u32, Minute) {
        self.path.last().copied().unwrap_or((0, EXPORT_TIME))
    }

    /// When the person was put on the job.
    pub(crate) fn created(&self) -> Minute {
        self.path.first().map_or(EXPORT_TIME, |first| first.1)
    }
}

/// Draws who is on which job, about six candidacies for five people, some jobs having many.
pub(crate) fn draw(firm: &mut Firm) {
    let jobs = firm.count(T::Jobs);
    let (mut pairs, mut begins) = (Vec::new(), vec![0]);
    for index in 0..jobs {
        let mut rng = firm.rng(T::Candidates, 0, index);
        let wanted = match rng.below(100) {
            0..4 => 0,
            4..40 => rng.between(3, 14),
            40..90 => rng.between(14, 50),
            _ => rng.between(60, 120),
        };
        let wanted = wanted.min(firm.people * 4 / 5);
        let mut chosen: Vec<u32> = Vec::with_capacity(wanted as usize);
        while (chosen.len() as u32) < wanted {
            let person = if rng.chance(15) {
                rng.skewed(firm.people)
            } else {
                firm.any_person(&mut rng)
            };
            if !chosen.contains(&person) {
                chosen.push(person);
            }
        }
        pairs.extend(chosen.into_iter().map(|person| (person, index)));
        begins.push(pairs.len() as u32);
    }
    let mut by_person: Vec<u32> = (0..pairs.len() as u32).collect();
    by_person.sort_by_key(|&candidacy| pairs.get(candidacy as usize).copied().unwrap_or_default());
    let mut counts = vec![0_u32; firm.people as usize];
    for &(person, _) in &pairs {
        if let Some(count) = counts.get_mut(person as usize) {
            *count += 1;
        }
    }
    firm.person_candidates = starts(firm.people, |person| {
        counts.get(person as usize).copied().unwrap_or(0)
    });
    firm.candidates = pairs;
    firm.job_candidates = begins;
    firm.by_person = by_person;
}

/// How a candidacy went.
pub(crate) fn state(firm: &Firm, index: u32) -> State {
    let (person, job_index) = firm.candidacy(index);
    let job = firm.job(job_index);
    let mut rng = firm.rng(T::CandidateStageHistory, 0, index);
    let stages = job::stages(job.template);
    let (rejections, main): (Vec<u32>, Vec<u32>) = (0..stages.len() as u32)
        .partition(|&place| stages.get(place as usize).is_some_and(|stage| stage.3));
    let last = main.len() as u32 - 1;
    let closed = job.status >= job::PLACED;
    let winner = job.status == job::PLACED && firm.candidates_of(job_index).0 == index;
    let reached = if winner { last } else { rng.skewed(last) };
    let created = firm.person(person).created;
    let late = if winner { 0 } else { rng.below(50) as i32 };
    let mut when = if winner {
        job.created
    } else {
        job.created.max(created)
    }
    .later(late, 0)
    .day()
    .at(9 * 60 + 5 * rng.below(90) as i32);
    when = when.min(EXPORT_TIME);
    let mut path = vec![(0, when)];
    let mut step = |path: &mut Vec<(u32, Minute)>, place: u32, rng: &mut crate::prng::Rng| {
        let next = when
            .day()
            .plus(rng.between(1, 16) as i32)
            .at(8 * 60 + 5 * rng.below(120) as i32);
        if next < EXPORT_TIME {
            when = next;
            path.push((place, when));
        }
    };
    for &place in main.iter().take(reached as usize + 1).skip(1) {
        if place == last || !rng.chance(18) {
            step(&mut path, place, &mut rng);
        }
    }
    let mut rejected = false;
    if !winner && rng.chance(if closed { 75 } else { 35 }) {
        let place = rejections
            .get(rng.below(rejections.len() as u32) as usize)
            .copied()
            .unwrap_or(0);
        let before = path.len();
        step(&mut path, place, &mut rng);
        rejected = path.len() > before;
    }
    State { path, rejected }
}

/// Rows of `candidates`.
pub(crate) fn candidates(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let (person, job_index) = firm.candidacy(index);
    let job = firm.job(job_index);
    let who = firm.person(person);
    let state = state(firm, index);
    let (place, since) = state.current();
    let mut rng = firm.rng(T::Candidates, 1, index);
    rows.push(vec![
        Cell::Key,
        Cell::Ref(T::Persons, person),
        Cell::Ref(T::Jobs, job_index),
        Cell::Ref(T::JobPipelineStages, firm.stage(job_index, place)),
        job::stages(job.template)
            .get(place as usize)
            .map_or("", |stage| stage.0)
            .into(),
        since.into(),
        (state.rejected && rng.chance(20)).into(),
        if state.rejected {
            company::a_reason(&mut rng).into()
        } else {
            Cell::Null
        },
        rng.word(SOURCES).into(),
        state.created().into(),
        since.into(),
        who.name.full.into(),
        who.title.into(),
        firm.company_name(who.company).into(),
        Cell::Ref(T::Companies, who.company),
    ]);
}

/// Rows of `candidate_stage_history`.
pub(crate) fn candidate_stage_history(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let job_index = firm.candidacy(index).1;
    let stages = job::stages(firm.job(job_index).template);
    let mut rng = firm.rng(T::CandidateStageHistory, 1, index);
    let member = firm.any_member(&mut rng);
    for (place, when) in state(firm, index).path {
        let member = if rng.chance(80) {
            member
        } else {
            firm.any_member(&mut rng)
        };
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Candidates, index),
            Cell::Ref(T::JobPipelineStages, firm.stage(job_index, place)),
            stages
                .get(place as usize)
                .map_or("", |stage| stage.0)
                .into(),
            when.into(),
            Cell::Ref(T::TeamMembers, member),
        ]);
    }
}

/// Rows of `candidate_assessments`: only of those who came to an interview.
pub(crate) fn candidate_assessments(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let (person, job_index) = firm.candidacy(index);
    let state = state(firm, index);
    let mut rng = firm.rng(T::CandidateAssessments, 0, index);
    if state.path.len() < 4 || !rng.chance(70) {
        return;
    }
    for round in 0..rng.between(1, 2) {
        let template = rng.below(super::reference::count(T::AssessmentTemplates));
        let member = firm.any_member(&mut rng);
        let (mut sum, mut weights) = (0_i64, 0_i64);
        let ratings = Json::List(
            super::reference::criteria(template)
                .map(|(criterion, weight)| {
                    let rating = rng.between(1, 5);
                    sum += i64::from(rating * weight);
                    weights += i64::from(weight);
                    Json::Object(vec![
                        ("criterion", criterion.into()),
                        ("weight", weight.into()),
                        ("rating", rating.into()),
                        ("scale_max", 5_u32.into()),
                    ])
                })
                .collect(),
        );
        let made = state
            .path
            .get(3)
            .map_or(EXPORT_TIME, |step| step.1)
            .later(round as i32, 95);
        let talk = firm.talk(person, Some(job_index), member, &mut rng);
        rows.push(vec![
            Cell::Key,
            Cell::Ref(T::Candidates, index),
            Cell::Ref(T::AssessmentTemplates, template),
            Cell::Ref(T::TeamMembers, member),
            Cell::Json(ratings),
            Cell::Cents(sum * 100 / weights.max(1)),
            talk.says(say::VERDICTS, 2, &mut rng).into(),
            made.into(),
        ]);
    }
}

/// Rows of `candidate_custom_fields`.
pub(crate) fn candidate_custom_fields(firm: &Firm, index: u32, rows: &mut Vec<Row>) {
    let job = firm.candidacy(index).1;
    let created = state(firm, index).created();
    custom::values_within(
        firm,
        T::CandidateCustomFields,
        T::Candidates,
        index,
        "candidate",
        Some(job),
        created,
        rows,
    );
}
