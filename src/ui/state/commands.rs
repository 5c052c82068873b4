//! What can be done by a key or from the palette: the one table of keys.
//!
//! It must not know how keys are heard, nor do anything: it says which command a key stands for.

use std::collections::BTreeMap;

use crate::engine::view::EntityCount;
use crate::ui::state::{Route, StructurePlace};
use crate::ui::words::commands as words;

/// Something that can be done. `/` and `j` are keys; `g p` is a key after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// What it does: `Go to People`.
    pub title: String,
    /// The keys that do it, with a blank between two; empty when there are none.
    pub keys: String,
    /// Where it stands among the others.
    pub group: CommandGroup,
    /// Whether the palette has it among its actions.
    pub listed: bool,
}

/// What commands have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CommandGroup {
    /// Anywhere.
    Anywhere,
    /// On the page that is shown.
    Page,
    /// With the export as a whole.
    Export,
    /// From page to page.
    Go,
}

/// What a key that was pressed leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Press {
    /// The command at this place.
    Run(usize),
    /// Keys that begin a command; the next one decides.
    Wait(String),
    /// Nothing.
    Nothing,
}

impl Command {
    /// A command that the palette has among its actions.
    pub fn action(title: &str, group: CommandGroup) -> Self {
        Self {
            title: title.to_owned(),
            keys: String::new(),
            group,
            listed: true,
        }
    }

    /// A command that only a key leads to.
    pub fn key(title: &str, keys: &str, group: CommandGroup) -> Self {
        Self {
            title: title.to_owned(),
            keys: keys.to_owned(),
            group,
            listed: false,
        }
    }
}

impl Press {
    /// What `key` leads to when the keys `before` were pressed. Of several commands with the same keys the last one counts.
    pub fn of(before: &str, key: &str, commands: &[Command]) -> Self {
        let pressed = if before.is_empty() {
            key.to_owned()
        } else {
            format!("{before} {key}")
        };
        let begins = |keys: &str| {
            keys.strip_prefix(&*pressed)
                .is_some_and(|rest| rest.starts_with(' '))
        };
        match commands.iter().rposition(|command| command.keys == pressed) {
            Some(at) => Self::Run(at),
            None if commands.iter().any(|command| begins(&command.keys)) => Self::Wait(pressed),
            // A key that goes on nothing may begin something.
            None if !before.is_empty() => Self::of("", key, commands),
            None => Self::Nothing,
        }
    }
}

/// The keys of entities that most exports have, whatever else is in one; after `g`.
const KEPT: [(&str, char); 15] = [
    ("person", 'p'),
    ("company", 'c'),
    ("account", 'c'),
    ("job", 'j'),
    ("candidate", 'a'),
    ("deal", 'd'),
    ("client_contact", 'n'),
    ("contact", 'n'),
    ("sequence", 'q'),
    ("email", 'e'),
    ("task", 't'),
    ("list", 'l'),
    ("team_member", 'm'),
    ("opportunity", 'd'),
    ("application", 'a'),
];

/// Where `g` and a letter lead: the pages of every export, then the entities of the navigation. Entities without a letter of their own take
/// the first of their name that is free.
pub fn ways(entities: &[EntityCount]) -> Vec<(Command, Route)> {
    let fixed = [
        ('o', words::OVERVIEW, Route::Overview),
        (
            's',
            words::STRUCTURE,
            Route::Structure(StructurePlace::Tables),
        ),
        ('r', words::ALL_TABLES, Route::Tables),
    ];
    let mut taken: BTreeMap<char, &str> = fixed.iter().map(|(key, ..)| (*key, "")).collect();
    let main: Vec<&EntityCount> = entities.iter().filter(|entity| entity.main).collect();
    for entity in &main {
        let kept = KEPT.iter().find(|(key, _)| *key == entity.key);
        if let Some((_, letter)) = kept {
            taken.entry(*letter).or_insert(&entity.key);
        }
    }
    let mut ways: Vec<(Command, Route)> = fixed
        .into_iter()
        .map(|(letter, title, route)| (way(letter, title), route))
        .collect();
    for entity in main {
        let own = taken.iter().find(|(_, key)| **key == entity.key);
        let own = own.map(|(letter, _)| *letter).or_else(|| {
            let mut letters = entity.plural.chars().chain('a'..='z');
            letters.find_map(|letter| {
                let letter = letter.to_ascii_lowercase();
                let free = letter.is_ascii_lowercase() && !taken.contains_key(&letter);
                free.then_some(letter)
            })
        });
        if let Some(letter) = own {
            taken.insert(letter, &entity.key);
            let route = Route::Entity(entity.key.clone());
            ways.push((way(letter, &entity.plural), route));
        }
    }
    ways
}

fn way(letter: char, title: &str) -> Command {
    Command::key(
        &words::go_to(title),
        &format!("g {letter}"),
        CommandGroup::Go,
    )
}

#[cfg(test)]
mod tests {
    use super::{Command, CommandGroup, Press, ways};
    use crate::engine::view::EntityCount;

    fn entity(key: &str, plural: &str, main: bool) -> EntityCount {
        EntityCount {
            key: key.to_owned(),
            singular: plural.to_owned(),
            plural: plural.to_owned(),
            count: 1,
            table: 0,
            main,
        }
    }

    fn keys(entities: &[EntityCount]) -> Vec<String> {
        let ways = ways(entities).into_iter();
        ways.map(|(command, route)| format!("{} {route}", command.keys))
            .collect()
    }

    #[test]
    fn every_entity_of_the_navigation_has_a_letter_of_its_own() {
        let entities = [
            entity("person", "People", true),
            entity("placement", "Placements", true),
            entity("company", "Companies", true),
            entity("status", "Statuses", false),
            entity("zebra", "Äöü", true),
        ];
        assert_eq!(
            keys(&entities),
            [
                "g o #/",
                "g s #/structure",
                "g r #/tables",
                "g p #/e/person",
                "g l #/e/placement",
                "g c #/e/company",
                "g a #/e/zebra",
            ]
        );
    }

    #[test]
    fn a_letter_stays_when_other_entities_are_missing() {
        let all = [
            entity("placement", "Placements", true),
            entity("person", "People", true),
        ];
        assert!(keys(&all).contains(&"g p #/e/person".to_owned()));
        assert!(keys(&all[1..]).contains(&"g p #/e/person".to_owned()));
    }

    #[test]
    fn more_entities_than_letters_leave_the_rest_without() {
        let many: Vec<EntityCount> = (0..40)
            .map(|at| entity(&format!("e{at}"), "Same", true))
            .collect();
        let mut keys: Vec<String> = ways(&many).into_iter().map(|(it, _)| it.keys).collect();
        assert_eq!(keys.len(), 26);
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), 26);
    }

    #[test]
    fn a_key_runs_waits_or_does_nothing() {
        let commands: Vec<Command> = ["/", "g p", "g c", "j", "j"]
            .into_iter()
            .map(|keys| Command::key("", keys, CommandGroup::Anywhere))
            .collect();
        let wait = || Press::Wait("g".to_owned());
        for (before, key, want) in [
            ("", "/", Press::Run(0)),
            ("", "g", wait()),
            ("g", "c", Press::Run(2)),
            ("g", "x", Press::Nothing),
            ("g", "/", Press::Run(0)),
            ("g", "g", wait()),
            ("", "p", Press::Nothing),
            ("", "j", Press::Run(4)),
            ("", "Enter", Press::Nothing),
        ] {
            assert_eq!(Press::of(before, key, &commands), want, "{before} {key}");
        }
    }
}
