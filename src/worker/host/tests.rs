//! The host plays any order of loads, questions and searches.
//!
//! It must not know an engine: a desk that takes a known time for each step stands in its place.

use std::cell::{Cell, RefCell};

use super::{Answer, Ask, Desk, Event, Host, Left, Opening, Rc, Request, Source};
use crate::engine::observe::Progress;
use crate::engine::table::TableId;
use crate::engine::view::{
    Amendments, Diagram, EventsRequest, GridRequest, GridSource, ListQuestion, Overview,
    ProfileFile, RecordRef, RowSet, SearchResults, Structure,
};
use crate::protocol::{Description, Failure};

thread_local! {
    static NOW: Cell<u32> = const { Cell::new(0) };
}

/// An export of ten tables; each step reads one and takes as long as it does.
struct Slow {
    tables: u32,
    told: u32,
    amendments: Amendments,
    in_force: Amendments,
    /// Searches begun.
    searches: u32,
}

const STEP_MS: u32 = 30;
const TABLES: u32 = 10;

fn pass(ms: u32) {
    NOW.set(NOW.get() + ms);
}

impl Desk for Slow {
    /// Steps left, and the text.
    type Search = (u32, String);

    fn open(files: Vec<(String, Rc<dyn Source>)>, _opening: Opening) -> Result<Self, Failure> {
        match files.first() {
            Some((name, _)) if name == "export.zip" => Ok(Self {
                tables: 0,
                told: u32::MAX,
                amendments: Amendments::default(),
                in_force: Amendments::default(),
                searches: 0,
            }),
            _ => Err(failure()),
        }
    }

    fn step(&mut self, _bytes: u64) -> Result<Left, Failure> {
        pass(STEP_MS);
        self.tables += 1;
        if self.tables == TABLES {
            self.in_force.clone_from(&self.amendments);
        }
        Ok(match TABLES - self.tables {
            0 => Left::Nothing,
            1 => Left::Long,
            _ => Left::More,
        })
    }

    fn progress(&self) -> Progress {
        Progress {
            tables_done: self.tables,
            tables_total: TABLES,
            ..Progress::default()
        }
    }

    fn overview_changed(&self) -> bool {
        self.told != self.tables
    }

    fn overview(&mut self) -> Overview {
        self.told = self.tables;
        Overview {
            complete: self.tables == TABLES,
            ..Overview::default()
        }
    }

    fn grid(&mut self, _request: &GridRequest) -> Answer {
        pass(5);
        Answer::NotFound
    }

    fn list(&mut self, _question: &ListQuestion) -> Answer {
        Answer::NotFound
    }

    fn record(&mut self, _record: RecordRef) -> Answer {
        Answer::NotFound
    }

    fn events(&mut self, _request: &EventsRequest) -> Answer {
        Answer::NotFound
    }

    fn threads(&mut self, _record: RecordRef, _section: &str, _len: u32) -> Answer {
        Answer::NotFound
    }

    fn body(&mut self, _record: RecordRef) -> Answer {
        Answer::NotFound
    }

    fn glance(&mut self, _record: RecordRef) -> Answer {
        Answer::NotFound
    }

    fn amend(&mut self, amendments: Amendments) {
        self.amendments = amendments;
        // As much as reading two tables and linking.
        self.tables = self.tables.min(TABLES - 3);
    }

    fn insights(&mut self) -> Answer {
        Answer::NotYet
    }

    fn structure(&mut self) -> Answer {
        Answer::Structure(Structure {
            amendments: self.in_force.clone(),
            ..Structure::default()
        })
    }

    fn columns(&mut self, _table: TableId) -> Answer {
        Answer::NotFound
    }

    fn diagram(&mut self, _focus: Option<TableId>) -> Answer {
        Answer::Diagram(Diagram::default())
    }

    fn documents(&mut self) -> Answer {
        Answer::Documents(Vec::new())
    }

    fn document(&mut self, _number: u32) -> Answer {
        Answer::NotFound
    }

    fn describe(&mut self, what: Description) -> Answer {
        Answer::Description(format!("{what:?}"))
    }

    fn search(&mut self, query: &str, _: u32, earlier: Option<(u32, String)>) -> (u32, String) {
        self.searches += 1;
        let steps = if query.len() > 9 { 12 } else { 4 };
        match earlier {
            Some((_, earlier)) => (1, format!("{query} after {earlier}")),
            None => (steps, format!("{query} {}", self.searches)),
        }
    }

    fn search_on(&mut self, (left, _): &mut (u32, String), _bytes: u64) -> bool {
        pass(STEP_MS);
        *left -= 1;
        *left == 0
    }

    fn results(&self, (left, query): &(u32, String)) -> SearchResults {
        SearchResults {
            query: query.clone(),
            total: 12 - left,
            complete: *left == 0,
            ..SearchResults::default()
        }
    }
}

fn failure() -> Failure {
    Failure {
        file: "notes.txt".to_owned(),
        problem: "It is no zip.".to_owned(),
        advice: "Choose a zip.".to_owned(),
        remedies: Vec::new(),
    }
}

struct Stage {
    host: Host<Slow>,
    told: Rc<RefCell<Vec<Event>>>,
}

impl Stage {
    fn new() -> Self {
        let told = Rc::new(RefCell::new(Vec::new()));
        let ear = Rc::clone(&told);
        NOW.set(0);
        Self {
            host: Host::new(
                || f64::from(NOW.get()),
                move |event| ear.borrow_mut().push(event),
            ),
            told,
        }
    }

    fn loading() -> Self {
        let mut stage = Self::new();
        stage.open("export.zip");
        stage
    }

    fn open(&mut self, name: &str) {
        let source = crate::engine::archive::MemorySource(Rc::from([]));
        self.host.hear(
            Request {
                id: 0,
                body: Ask::Open {
                    names: vec![name.to_owned()],
                    opening: Opening::default(),
                },
            },
            vec![Rc::new(source)],
        );
    }

    fn ask(&mut self, id: u32, body: Ask) {
        self.host.hear(Request { id, body }, Vec::new());
    }

    fn search(&mut self, id: u32, query: &str) {
        self.ask(
            id,
            Ask::Search {
                query: query.to_owned(),
                per_group: 5,
            },
        );
    }

    fn finish(&mut self) {
        while self.host.work() {}
    }

    fn answers(&self) -> Vec<(u32, Answer)> {
        self.told
            .borrow()
            .iter()
            .filter_map(|event| match event {
                Event::Answer { id, body } => Some((*id, (**body).clone())),
                _ => None,
            })
            .collect()
    }

    fn count(&self, which: impl Fn(&Event) -> bool) -> usize {
        self.told
            .borrow()
            .iter()
            .filter(|event| which(event))
            .count()
    }
}

fn grid() -> Ask {
    Ask::Grid(GridRequest {
        source: GridSource::Table(0),
        sort: Vec::new(),
        filter: String::new(),
        columns: Vec::new(),
        filters: Vec::new(),
        only: RowSet::All,
        start: 0,
        len: 10,
    })
}

#[test]
fn a_load_ends_with_the_whole_overview() {
    let mut stage = Stage::loading();
    stage.finish();
    let told = stage.told.borrow();
    assert!(matches!(told.last(), Some(Event::Loaded(overview)) if overview.complete));
    assert_eq!(NOW.get(), STEP_MS * TABLES);
}

#[test]
fn progress_and_overviews_come_in_measure() {
    let mut stage = Stage::loading();
    stage.finish();
    // Progress at 30, 120, 210 ms, before the long step at 270, and at the end at 300; overviews at 30 and 270.
    assert_eq!(stage.count(|event| matches!(event, Event::Progress(_))), 5);
    assert_eq!(stage.count(|event| matches!(event, Event::Overview(_))), 2);
}

#[test]
fn a_question_is_answered_between_two_steps_of_a_load() {
    let mut stage = Stage::loading();
    stage.host.work();
    stage.ask(1, grid());
    let asked = NOW.get();
    assert!(stage.host.work(), "the load goes on");
    assert_eq!(stage.answers(), [(1, Answer::NotFound)]);
    assert!(NOW.get() - asked <= 5 + STEP_MS);
}

#[test]
fn a_question_taken_back_costs_nothing() {
    let mut stage = Stage::loading();
    stage.finish();
    let before = NOW.get();
    for id in 1..=50 {
        stage.ask(id, grid());
        stage.ask(0, Ask::Drop(id));
    }
    stage.finish();
    assert_eq!(NOW.get(), before);
    assert_eq!(stage.answers(), []);
}

#[test]
fn a_newer_search_ends_the_older_one() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.search(1, "ad");
    stage.host.work();
    stage.search(2, "ada");
    stage.search(3, "adal");
    stage.finish();
    assert_eq!(
        stage.answers(),
        [
            (1, Answer::Replaced),
            (2, Answer::Replaced),
            (3, found("adal 2", 0))
        ]
    );
}

#[test]
fn the_first_hits_of_a_long_search_are_told_and_the_rest_when_asked_on() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.search(1, "everything");
    stage.finish();
    let rested = NOW.get();
    stage.finish();
    assert_eq!(NOW.get(), rested, "nobody waits, so nothing is done");
    stage.search(2, "everything");
    stage.finish();
    stage.search(3, "everything");
    stage.finish();
    assert_eq!(
        stage.answers(),
        [
            (1, found("everything 1", 8)),
            (2, found("everything 1", 4)),
            (3, found("everything 1", 0)),
        ]
    );
    let done = NOW.get();
    stage.search(4, "everything");
    stage.finish();
    assert_eq!(NOW.get(), done, "what was found is found");
    assert_eq!(stage.answers().last(), Some(&(4, found("everything 1", 0))));
}

#[test]
fn another_search_goes_on_from_one_that_is_done_and_not_from_one_that_is_not() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.search(1, "everything");
    stage.finish();
    stage.search(2, "ad");
    stage.finish();
    stage.search(3, "ada");
    stage.finish();
    stage.ask(4, amend("a.toml"));
    stage.finish();
    stage.search(5, "ada");
    stage.finish();
    assert_eq!(
        stage.answers(),
        [
            (1, found("everything 1", 8)),
            (2, found("ad 2", 0)),
            (3, found("ada after ad 2", 0)),
            (5, found("ada 4", 0)),
        ]
    );
}

/// The answer to a search of which so many steps are left.
fn found(query: &str, left: u32) -> Answer {
    Answer::Search(SearchResults {
        query: query.to_owned(),
        total: 12 - left,
        complete: left == 0,
        ..SearchResults::default()
    })
}

#[test]
fn a_search_taken_back_stops() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.search(1, "ada");
    stage.host.work();
    stage.ask(0, Ask::Drop(1));
    let stopped = NOW.get();
    stage.finish();
    assert_eq!(NOW.get(), stopped);
    assert_eq!(stage.answers(), []);
}

#[test]
fn questions_are_answered_while_a_search_runs() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.search(1, "ada");
    stage.host.work();
    stage.ask(2, grid());
    stage.finish();
    let order: Vec<_> = stage.answers().into_iter().map(|(id, _)| id).collect();
    assert_eq!(order, [2, 1]);
}

#[test]
fn without_an_export_every_question_is_too_early() {
    let mut stage = Stage::new();
    stage.ask(1, Ask::Overview);
    stage.search(2, "ada");
    stage.finish();
    assert_eq!(stage.answers(), [(1, Answer::NotYet), (2, Answer::NotYet)]);
}

#[test]
fn what_cannot_be_opened_is_told_and_leaves_no_export() {
    let mut stage = Stage::new();
    stage.open("notes.txt");
    stage.ask(1, Ask::Overview);
    stage.finish();
    assert_eq!(stage.count(|event| *event == Event::Failed(failure())), 1);
    assert_eq!(stage.answers(), [(1, Answer::NotYet)]);
}
fn amend(name: &str) -> Ask {
    Ask::Amend(Box::new(amendments(name)))
}

fn amendments(name: &str) -> Amendments {
    Amendments {
        profile: Some(ProfileFile {
            name: name.to_owned(),
            text: String::new(),
        }),
        ..Amendments::default()
    }
}

impl Stage {
    /// The decisions that are in force, as the structure says.
    fn in_force(&mut self, id: u32) -> Amendments {
        self.ask(id, Ask::Structure);
        self.host.work();
        let found = self.answers().into_iter().find(|(of, _)| *of == id);
        match found {
            Some((_, Answer::Structure(structure))) => structure.amendments,
            _ => Amendments::default(),
        }
    }

    fn loads(&self) -> usize {
        self.count(|event| matches!(event, Event::Loaded(_)))
    }
}

#[test]
fn a_decision_is_carried_out_in_steps_and_told_as_a_load() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.ask(1, amend("a.toml"));
    assert_eq!(stage.in_force(2), Amendments::default(), "not yet");
    stage.finish();
    assert_eq!(
        (stage.loads(), stage.in_force(3)),
        (2, amendments("a.toml"))
    );
}

#[test]
fn of_decisions_in_quick_succession_only_the_last_counts() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.ask(1, amend("a.toml"));
    stage.host.work();
    stage.ask(2, amend("b.toml"));
    stage.ask(3, amend("c.toml"));
    stage.finish();
    assert_eq!(
        (stage.loads(), stage.in_force(4)),
        (2, amendments("c.toml"))
    );
}

#[test]
fn a_decision_while_the_export_loads_is_in_force_when_it_is_loaded() {
    let mut stage = Stage::loading();
    stage.host.work();
    stage.ask(1, amend("a.toml"));
    stage.finish();
    assert_eq!(
        (stage.loads(), stage.in_force(2)),
        (1, amendments("a.toml"))
    );
}

#[test]
fn a_search_that_runs_while_tables_are_read_anew_begins_again_on_the_new_ones() {
    let mut stage = Stage::loading();
    stage.finish();
    stage.ask(1, amend("a.toml"));
    stage.host.work();
    stage.host.work();
    stage.search(2, "ada");
    stage.finish();
    stage.search(3, "ada");
    stage.finish();
    assert_eq!(
        stage.answers(),
        [(2, found("ada 2", 2)), (3, found("ada 2", 0))]
    );
}

#[test]
fn what_was_understood_is_answered_and_without_an_export_too_early() {
    let asks = || {
        let asks = [
            Ask::Structure,
            Ask::Columns(0),
            Ask::Diagram { focus: None },
            Ask::Describe(Description::Profile),
        ];
        (1..).zip(asks)
    };
    let mut stage = Stage::new();
    stage.ask(9, amend("a.toml"));
    asks().for_each(|(id, ask)| stage.ask(id, ask));
    stage.finish();
    assert!(
        stage
            .answers()
            .iter()
            .all(|(_, answer)| *answer == Answer::NotYet)
    );
    assert_eq!((stage.answers().len(), stage.loads()), (4, 0));

    let mut stage = Stage::loading();
    stage.finish();
    asks().for_each(|(id, ask)| stage.ask(id, ask));
    stage.finish();
    let answers: Vec<Answer> = stage
        .answers()
        .into_iter()
        .map(|(_, answer)| answer)
        .collect();
    assert_eq!(
        answers,
        [
            Answer::Structure(Structure::default()),
            Answer::NotFound,
            Answer::Diagram(Diagram::default()),
            Answer::Description("Profile".to_owned())
        ]
    );
}
