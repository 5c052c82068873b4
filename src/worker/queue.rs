//! The questions that wait to be answered.
//!
//! It must not know the answers. A question that was taken back, or that a newer search replaces, is never worked on.

use std::collections::VecDeque;

use crate::protocol::{Ask, Request, RequestId};

/// The questions that wait to be answered, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Queue(VecDeque<Request>);

impl Queue {
    /// Takes a question in. Returns the number of the search that it replaces, if any.
    pub(super) fn push(&mut self, request: Request) -> Option<RequestId> {
        let replaced = matches!(request.body, Ask::Search { .. })
            .then(|| self.remove(|waiting| matches!(waiting.body, Ask::Search { .. })))
            .flatten();
        self.0.push_back(request);
        replaced
    }

    /// Takes a question back.
    pub(super) fn take_back(&mut self, id: RequestId) {
        self.remove(|waiting| waiting.id == id);
    }

    /// The next question.
    pub(super) fn next(&mut self) -> Option<Request> {
        self.0.pop_front()
    }

    /// Whether nobody waits.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn remove(&mut self, which: impl FnMut(&Request) -> bool) -> Option<RequestId> {
        let at = self.0.iter().position(which)?;
        self.0.remove(at).map(|request| request.id)
    }
}

#[cfg(test)]
mod tests {
    use super::Queue;
    use crate::protocol::{Ask, Request};

    fn search(id: u32) -> Request {
        let query = "ada".to_owned();
        Request {
            id,
            body: Ask::Search {
                query,
                per_group: 5,
            },
        }
    }

    fn overview(id: u32) -> Request {
        Request {
            id,
            body: Ask::Overview,
        }
    }

    fn order(mut queue: Queue) -> Vec<u32> {
        std::iter::from_fn(|| queue.next())
            .map(|request| request.id)
            .collect()
    }

    #[test]
    fn questions_are_answered_in_order() {
        let mut queue = Queue::default();
        for id in 1..=3 {
            assert_eq!(queue.push(overview(id)), None);
        }
        assert_eq!(order(queue), [1, 2, 3]);
    }

    #[test]
    fn a_question_taken_back_is_never_worked_on() {
        let mut queue = Queue::default();
        for id in 1..=3 {
            queue.push(overview(id));
        }
        queue.take_back(2);
        queue.take_back(9);
        assert_eq!(order(queue), [1, 3]);
    }

    #[test]
    fn a_newer_search_replaces_the_one_that_waits() {
        let mut queue = Queue::default();
        assert_eq!(queue.push(search(1)), None);
        assert_eq!(queue.push(overview(2)), None);
        assert_eq!(queue.push(search(3)), Some(1));
        assert_eq!(order(queue), [2, 3]);
    }
}
