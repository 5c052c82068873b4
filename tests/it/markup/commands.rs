//! The palette and the list of keys, drawn natively.

use vitrine::ui::pages::{KeysHelp, KeysHelpProps, PaletteView, PaletteViewProps};
use vitrine::ui::state::{
    Choice, Choices, Command, CommandGroup, Leads, Route, choices, pages, ways,
};
use yew::Callback;

use super::{fixtures, rendered};

fn palette(typed: &'static str) -> String {
    rendered::<PaletteView>(move || {
        let overview = fixtures::overview(true);
        let pages = pages(&overview, &ways(&overview.entities));
        let action = Choice {
            title: "Print this page".to_owned(),
            marks: Vec::new(),
            note: String::new(),
            keys: String::new(),
            leads: Leads::Does(0),
        };
        let found = fixtures::found();
        let results = (!typed.is_empty()).then_some(&found);
        let choices: Vec<Choices> = choices(typed, results, &pages, &[action]);
        PaletteViewProps {
            typed: typed.into(),
            choices,
            searching: false,
            on_typed: Callback::noop(),
            on_choice: Callback::noop(),
            on_close: Callback::noop(),
        }
    })
}

#[test]
fn the_palette_is_a_combobox_with_a_listbox_in_a_dialog() {
    let html = palette("n");
    for part in [
        "<dialog aria-label=\"Go to or do anything\"",
        "role=\"combobox\"",
        "aria-expanded=\"true\"",
        "aria-controls=\"palette-list\"",
        "aria-activedescendant=\"palette-0\"",
        "role=\"listbox\"",
        "id=\"palette-0\" role=\"option\" aria-selected=\"true\"",
        "id=\"palette-1\" role=\"option\" aria-selected=\"false\"",
        "aria-labelledby=\"palette-group-0\"",
    ] {
        assert!(html.contains(part), "{part} is not in:\n{html}");
    }
    let records = html.find(">Records").unwrap();
    let everything = html.find("Search everything for “n”").unwrap();
    assert!(
        html.find("Anneliese")
            .is_some_and(|at| records < at && at < everything)
    );
    insta::assert_snapshot!("palette", html);
}

#[test]
fn without_a_word_the_palette_offers_pages_and_actions() {
    let html = palette("");
    assert!(html.contains(">Pages") && html.contains(">Actions") && !html.contains(">Records"));
    assert!(html.contains("Print this page"));
}

#[test]
fn the_list_of_keys_shows_what_can_be_done_now() {
    let html = rendered::<KeysHelp>(|| {
        let overview = fixtures::overview(true);
        let mut commands: Vec<Command> = ways(&overview.entities)
            .into_iter()
            .map(|(command, _): (Command, Route)| command)
            .collect();
        commands.push(Command::key(
            "Next record of the list",
            "j",
            CommandGroup::Page,
        ));
        commands.push(Command::action("Print this page", CommandGroup::Page));
        KeysHelpProps {
            commands,
            letters: true,
            on_letters: Callback::noop(),
            on_close: Callback::noop(),
        }
    });
    for part in [
        "aria-labelledby=\"keys-title\"",
        ">Go to People",
        ">Next record of the list",
        "<input checked type=\"checkbox\"",
        "aria-describedby=\"keys-hint\"",
    ] {
        assert!(html.contains(part), "{part} is not in:\n{html}");
    }
    assert!(!html.contains("Print this page"), "it has no key");
    insta::assert_snapshot!("keys", html);
}
