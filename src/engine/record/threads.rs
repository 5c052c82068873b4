//! Messages by conversation: what was sent together with what came back.
//!
//! It must not know which tables messages are in: the profile says what names a thread, what a message answers, and who it is between.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Page;
use super::events::{Teller, in_order, teller_of};
use crate::engine::fold::fold;
use crate::engine::present::{Presenter, plain_text};
use crate::engine::profile::{EventSpec, Expr};
use crate::engine::types::Moment;
use crate::engine::view::{RecordRef, Thread, ThreadsWindow};
use crate::engine::workspace::Workspace;

/// So many threads come with a page.
const FIRST: u32 = 20;
/// An answer to an answer is followed so far.
const MOST_ANSWERS: usize = 50;

/// What messages of one thread have in common.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Mark {
    /// The export's own name of the thread.
    Named(String),
    /// The subject without what answering adds, and who the message is between.
    About(String),
    /// Nothing: the message stands alone.
    Alone(RecordRef),
}

/// The first threads of a section; `None` when there is no such section.
pub fn threads(
    workspace: &Workspace,
    record: RecordRef,
    section: &str,
    len: u32,
) -> Option<ThreadsWindow> {
    if record.row >= workspace.table(record.table)?.rows() {
        return None;
    }
    let presenter = Presenter::new(workspace);
    let entity = presenter.entity(record.table)?;
    let section = entity
        .sections
        .iter()
        .find(|known| known.title == section)?;
    let from = section.threads_from()?;
    let mut page = Page::new(&presenter, record);
    let records = page.walk_all(from, false);
    Some(page.threads_window(&records, len))
}

impl<'a> Page<'a> {
    /// The newest threads of these messages.
    pub(super) fn first_threads(&self, records: &[RecordRef]) -> ThreadsWindow {
        self.threads_window(records, FIRST)
    }

    fn threads_window(&self, records: &[RecordRef], len: u32) -> ThreadsWindow {
        let tellers = self.tellers(records);
        let threads = self.grouped(&tellers, records);
        let first = threads
            .iter()
            .take(usize::try_from(len).unwrap_or(usize::MAX));
        ThreadsWindow {
            total: u32::try_from(threads.len()).unwrap_or(u32::MAX),
            threads: first
                .map(|messages| self.thread(&tellers, messages))
                .collect(),
        }
    }

    /// The messages of each thread, oldest first; the thread with the newest message first.
    fn grouped(
        &self,
        tellers: &[Teller<'a>],
        records: &[RecordRef],
    ) -> Vec<Vec<(Option<Moment>, RecordRef)>> {
        let marks: Vec<(RecordRef, Mark, Option<Mark>)> = records
            .iter()
            .map(|&record| {
                let root = self.root(record);
                (record, self.mark(root), self.about_mark(root))
            })
            .collect();
        // A message without a thread's name joins the thread of that subject between the same people, where there is one.
        let mut named: FxHashMap<&Mark, &Mark> = FxHashMap::default();
        for (_, mark, about) in &marks {
            if let (Mark::Named(_), Some(about)) = (mark, about) {
                named.entry(about).or_insert(mark);
            }
        }
        let mark_of: FxHashMap<RecordRef, &Mark> = marks
            .iter()
            .map(|(record, mark, _)| (*record, named.get(mark).copied().unwrap_or(mark)))
            .collect();
        let mut places: FxHashMap<&Mark, usize> = FxHashMap::default();
        let mut threads: Vec<Vec<(Option<Moment>, RecordRef)>> = Vec::new();
        for (at, record) in in_order(tellers, records) {
            let Some(&mark) = mark_of.get(&record) else {
                continue;
            };
            let place = *places.entry(mark).or_insert_with(|| {
                threads.push(Vec::new());
                threads.len() - 1
            });
            if let Some(thread) = threads.get_mut(place) {
                thread.push((at, record));
            }
        }
        for thread in &mut threads {
            thread.reverse();
        }
        threads.sort_by_key(|thread| Reverse(latest(thread)));
        threads
    }

    fn thread(&self, tellers: &[Teller<'a>], messages: &[(Option<Moment>, RecordRef)]) -> Thread {
        let events: Vec<_> = messages
            .iter()
            .filter_map(|&(at, record)| Some(self.event(teller_of(tellers, record)?, record, at)))
            .collect();
        let mut people: Vec<String> = Vec::new();
        for author in events.iter().filter_map(|event| event.author.as_ref()) {
            let author = plain_text(author);
            if !people.contains(&author) {
                people.push(author);
            }
        }
        let subject = events.iter().map(|event| event.title.as_str());
        Thread {
            subject: subject
                .into_iter()
                .find(|subject| !subject.is_empty())
                .unwrap_or_default()
                .to_owned(),
            latest: latest(messages).map(|(_, at)| at),
            people,
            messages: events,
        }
    }

    /// The message that a chain of answers began with.
    fn root(&self, record: RecordRef) -> RecordRef {
        let mut at = record;
        for _ in 0..MOST_ANSWERS {
            let answered = self
                .spec(at)
                .filter(|spec| !spec.answers.is_empty())
                .and_then(|spec| self.presenter.step(at, &spec.answers))
                .filter(|&answered| self.spec(answered).is_some());
            match answered {
                Some(answered) if answered != record => at = answered,
                _ => break,
            }
        }
        at
    }

    fn mark(&self, record: RecordRef) -> Mark {
        let name = self
            .spec(record)
            .and_then(|spec| self.text(record, spec.thread.as_ref()?));
        match name {
            Some(name) => Mark::Named(name),
            None => self.about_mark(record).unwrap_or(Mark::Alone(record)),
        }
    }

    /// What a message is about and between whom; `None` when it does not say.
    fn about_mark(&self, record: RecordRef) -> Option<Mark> {
        let spec = self.spec(record)?;
        let subject = bare_subject(&self.text(record, spec.title.as_ref()?)?);
        let parties = spec
            .parties
            .iter()
            .filter_map(|party| self.text(record, party));
        let mut parties: Vec<String> = parties.flat_map(|party| addresses(&party)).collect();
        parties.sort_unstable();
        parties.dedup();
        (!subject.is_empty() && !parties.is_empty())
            .then(|| Mark::About(format!("{subject}\n{}", parties.join("\n"))))
    }

    fn spec(&self, record: RecordRef) -> Option<&'a EventSpec> {
        self.presenter.entity(record.table)?.event.as_ref()
    }

    fn text(&self, record: RecordRef, expr: &Expr) -> Option<String> {
        let text = plain_text(&self.presenter.eval(record, expr));
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    }
}

/// The time of the newest message; one without a time is older than all others.
fn latest(messages: &[(Option<Moment>, RecordRef)]) -> Option<(i64, Moment)> {
    messages
        .iter()
        .filter_map(|(at, _)| at.map(|at| (at.millis, at)))
        .max()
}

/// A subject without what mail programs put before it when they answer or pass on.
fn bare_subject(subject: &str) -> String {
    const ADDED: [&str; 16] = [
        "re", "fw", "fwd", "aw", "wg", "antw", "sv", "vs", "tr", "rif", "odp", "ref", "res", "enc",
        "rv", "r",
    ];
    let folded = fold(subject);
    let mut rest = folded.trim();
    while let Some((added, after)) = rest.split_once(':') {
        // `Re[2]:` counts how often.
        let word = added.split(['[', '(']).next().unwrap_or_default();
        if !ADDED.contains(&word.trim()) {
            break;
        }
        rest = after.trim_start();
    }
    rest.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The addresses of a field that names one or several, with names beside them or without.
fn addresses(field: &str) -> Vec<String> {
    let parts = field.split([',', ';']).map(|part| {
        let inner = part.split_once('<').map_or(part, |(_, inner)| inner);
        inner.trim_matches([' ', '>', '"', '\'']).to_lowercase()
    });
    parts.filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{addresses, bare_subject};

    #[test]
    fn answering_changes_no_subject() {
        for (subject, want) in [
            ("Re: AW: Fwd:  Your   CV", "your cv"),
            ("RE[2]: x", "x"),
            ("WG: Übersicht", "ubersicht"),
            ("Reminder: call", "reminder: call"),
            ("re:", ""),
            ("", ""),
        ] {
            assert_eq!(bare_subject(subject), want, "{subject}");
        }
    }

    #[test]
    fn addresses_are_taken_out_of_names() {
        assert_eq!(
            addresses("Ana Lind <Ana@a.example>; bo@b.example, "),
            ["ana@a.example", "bo@b.example"]
        );
    }
}
