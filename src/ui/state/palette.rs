//! What the palette offers for what is typed: records, pages, actions.
//!
//! It must not know how records are found, nor do what is chosen.

use super::{Command, Route, StructurePlace};
use crate::engine::view::{Overview, SearchResults};
use crate::ui::format;
use crate::ui::words::{self, commands};

/// At most so many of each.
const RECORDS: usize = 10;
const RECORDS_A_KIND: usize = 4;
const PAGES: usize = 7;
const ACTIONS: usize = 7;

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is: a record's label, a page's title, what an action does.
    pub title: String,
    /// Byte spans in the title of what was typed.
    pub marks: Vec<(u32, u32)>,
    /// What kind of thing, or how many.
    pub note: String,
    /// The keys that lead there, too.
    pub keys: String,
    /// What choosing it does.
    pub leads: Leads,
}

/// What choosing does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leads {
    /// Goes to a page.
    To(Route),
    /// Does the action of this number.
    Does(usize),
    /// Shows everything that is found.
    ToAll,
}

/// Choices of one kind, under a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choices {
    /// The heading.
    pub title: &'static str,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// What there is to choose from.
pub fn choices(
    typed: &str,
    results: Option<&SearchResults>,
    pages: &[Choice],
    actions: &[Choice],
) -> Vec<Choices> {
    let typed = typed.trim();
    let mut all = vec![
        Choices {
            title: commands::PAGES,
            choices: meeting(typed, pages, PAGES),
        },
        Choices {
            title: commands::ACTIONS,
            choices: meeting(typed, actions, ACTIONS),
        },
    ];
    let found = Choices {
        title: commands::RECORDS,
        choices: results.map(records).unwrap_or_default(),
    };
    // Whoever types the beginning of a page's name means the page; in its middle stand words that names have, too.
    let is_begun = |choice: &Choice| begins(&typed.to_lowercase(), choice);
    let (begun, others): (Vec<Choices>, Vec<Choices>) = all
        .drain(..)
        .partition(|part| part.choices.iter().any(is_begun));
    all.extend(begun);
    all.push(found);
    all.extend(others);
    if !typed.is_empty() {
        let total = results.map_or(0, |results| results.total);
        all.push(Choices {
            title: commands::EVERYTHING,
            choices: vec![Choice {
                title: commands::search_for(typed),
                marks: Vec::new(),
                note: if total > 0 {
                    format::count(total)
                } else {
                    String::new()
                },
                keys: String::new(),
                leads: Leads::ToAll,
            }],
        });
    }
    all.retain(|choices| !choices.choices.is_empty());
    all
}

/// The pages of an export: those of the navigation first, then reference data and every table.
pub fn pages(overview: &Overview, ways: &[(Command, Route)]) -> Vec<Choice> {
    let mut pages: Vec<Choice> = ways
        .iter()
        .map(|(command, route)| {
            let entity = overview
                .entities
                .iter()
                .find(|entity| Route::Entity(entity.key.clone()) == *route);
            Choice {
                title: match (entity, route) {
                    (Some(entity), _) => entity.plural.clone(),
                    (None, Route::Overview) => words::OVERVIEW.to_owned(),
                    (None, Route::Tables) => words::ALL_TABLES.to_owned(),
                    (None, _) => words::structure::STRUCTURE.to_owned(),
                },
                note: entity.map_or_else(String::new, |entity| format::count(entity.count)),
                keys: command.keys.clone(),
                ..page("", "", route.clone())
            }
        })
        .collect();
    pages.push(page(words::lock::TEST_THE_LOCK, "", Route::Lock));
    pages.push(page(
        commands::LINKS,
        words::structure::STRUCTURE,
        Route::Structure(StructurePlace::Links),
    ));
    pages.push(page(
        commands::DIAGRAM,
        words::structure::STRUCTURE,
        Route::Structure(StructurePlace::Diagram(None)),
    ));
    let has_way = |route: &Route| ways.iter().any(|(_, way)| way == route);
    for entity in &overview.entities {
        let route = Route::Entity(entity.key.clone());
        if !has_way(&route) {
            pages.push(page(&entity.plural, &format::count(entity.count), route));
        }
    }
    for table in &overview.tables {
        let note = commands::table(table.rows);
        pages.push(page(&table.path, &note, Route::Table(table.table)));
    }
    pages
}

fn page(title: &str, note: &str, route: Route) -> Choice {
    Choice {
        title: title.to_owned(),
        marks: Vec::new(),
        note: note.to_owned(),
        keys: String::new(),
        leads: Leads::To(route),
    }
}

/// The choices whose words begin with what was typed, the closest first. Of those that nobody asked for by name only the first few.
fn meeting(typed: &str, all: &[Choice], most: usize) -> Vec<Choice> {
    let wanted = typed.to_lowercase();
    let mut met: Vec<&Choice> = all
        .iter()
        .filter(|choice| meets(&wanted, &choice.title))
        .collect();
    if !wanted.is_empty() {
        met.sort_by_key(|choice| !begins(&wanted, choice));
    }
    met.into_iter().take(most).cloned().collect()
}

fn begins(wanted: &str, choice: &Choice) -> bool {
    choice.title.to_lowercase().starts_with(wanted)
}

/// Whether every word begins a word of the title.
fn meets(wanted: &str, title: &str) -> bool {
    let title = title.to_lowercase();
    wanted.split_whitespace().all(|word| {
        title.match_indices(word).any(|(at, _)| {
            let before = title.get(..at).and_then(|text| text.chars().next_back());
            !before.is_some_and(char::is_alphanumeric)
        })
    })
}

/// The best hits: some of each kind, kinds whose names match first.
fn records(results: &SearchResults) -> Vec<Choice> {
    let of_kinds = results.groups.iter().flat_map(|group| {
        let hits = group.hits.iter().take(RECORDS_A_KIND);
        hits.map(|hit| Choice {
            title: hit.link.label.clone(),
            marks: hit.label_marks.clone(),
            note: group.title.clone(),
            keys: String::new(),
            leads: Leads::To(Route::Record(hit.link.target)),
        })
    });
    of_kinds.take(RECORDS).collect()
}

#[cfg(test)]
mod tests {
    use super::{Choice, Leads, choices, meets, page};
    use crate::engine::view::{Link, RecordRef, SearchGroup, SearchHit, SearchResults};
    use crate::ui::state::Route;

    fn named(title: &str) -> Choice {
        page(title, "", Route::Overview)
    }

    fn results() -> SearchResults {
        let hit = |row: u32| SearchHit {
            link: Link {
                target: RecordRef { table: 1, row },
                label: format!("Person {row}"),
                entity: String::new(),
            },
            label_marks: Vec::new(),
            at: None,
            place: String::new(),
            snippet: String::new(),
            marks: Vec::new(),
        };
        let group = |title: &str| SearchGroup {
            title: title.to_owned(),
            list: None,
            total: 9,
            hits: (0..8).map(hit).collect(),
        };
        SearchResults {
            total: 1200,
            groups: vec![group("People"), group("Notes"), group("Tasks")],
            ..SearchResults::default()
        }
    }

    #[test]
    fn pages_and_actions_are_met_by_the_beginnings_of_their_words() {
        for (wanted, title, want) in [
            ("", "People", true),
            ("peo", "People", true),
            ("con cl", "Client contacts", true),
            ("ople", "People", false),
            ("people x", "People", false),
            ("persons", "persons/persons.csv", true),
        ] {
            assert_eq!(meets(wanted, title), want, "{wanted} in {title}");
        }
    }

    #[test]
    fn what_is_typed_narrows_and_the_closest_comes_first() {
        let pages = [named("All people"), named("People"), named("Jobs")];
        let all = choices("PEO", None, &pages, &[named("Print")]);
        let titles: Vec<&str> = all
            .iter()
            .flat_map(|part| &part.choices)
            .map(|choice| choice.title.as_str())
            .collect();
        assert_eq!(
            titles,
            ["People", "All people", "Search everything for “PEO”"]
        );
        assert_eq!(choices(" ", None, &pages, &[named("Print")]).len(), 2);
    }

    #[test]
    fn records_of_several_kinds_have_room() {
        let all = choices("p", Some(&results()), &[], &[]);
        let choices = all.iter().flat_map(|part| &part.choices);
        let notes: Vec<&str> = choices.clone().map(|it| it.note.as_str()).collect();
        let tasks = ["Tasks", "Tasks", "1,200"];
        let want = [&["People"; 4][..], &["Notes"; 4], &tasks].concat();
        assert_eq!(notes, want);
        let last = choices.last().map(|it| &it.leads);
        assert_eq!(last, Some(&Leads::ToAll));
    }

    #[test]
    fn records_come_first_unless_a_page_begins_as_typed() {
        let pages = [named("Diagram of people"), named("Jobs")];
        for (typed, want) in [("peo", "Records"), ("dia", "Pages"), ("", "Pages")] {
            let all = choices(typed, Some(&results()), &pages, &[]);
            assert_eq!(all.first().map(|part| part.title), Some(want), "{typed}");
        }
    }
}
