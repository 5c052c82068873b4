//! The pages about the structure, drawn natively: markup, accessible names, what is told apart.

use vitrine::engine::view::{
    Amendments, Diagram, LinkEnds, LinkRule, Structure, TableColumns, Verdict,
};
use vitrine::ui::pages::structure::{AddLink, Desk, Draft, StructurePage};
use vitrine::ui::state::{Change, Decide, Decisions, Shared, StructurePlace};
use yew::prelude::*;

use super::structure_fixtures as fixtures;

#[derive(Debug, Clone, PartialEq, Properties)]
struct StageProps {
    structure: Structure,
    place: StructurePlace,
    /// Whether the reader has decided something.
    decided: bool,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let structure = Shared::new(props.structure.clone());
    let desk = Desk {
        decisions: if props.decided {
            decided()
        } else {
            Decisions::default()
        },
        on_decide: Callback::noop(),
    };
    let columns: Option<Shared<TableColumns>> = Some(Shared::new(fixtures::columns()));
    let diagram: Option<Shared<Diagram>> = Some(Shared::new(fixtures::diagram()));
    let draft = Draft {
        from: Some(0),
        to: Some(3),
        pairs: vec![("stage".to_owned(), String::new())],
    };
    let add_link = html! {
        <AddLink structure={structure.clone()} from={columns.clone()} to={None::<Shared<TableColumns>>} {draft}
            on_draft={Callback::noop()} desk={desk.clone()} />
    };
    html! {
        <StructurePage {structure} place={props.place} {desk} {columns} {diagram} {add_link} on_profile={Callback::noop()}
            on_describe={Callback::noop()} />
    }
}

fn drawn(structure: Structure, place: StructurePlace, decided: bool) -> String {
    super::rendered::<Stage>(move || StageProps {
        structure,
        place,
        decided,
    })
}

fn markup(place: StructurePlace) -> String {
    drawn(fixtures::structure(), place, false)
}

fn decided() -> Decisions {
    let ends = LinkEnds {
        from: "a.csv".to_owned(),
        columns: Vec::new(),
        to: "b.csv".to_owned(),
        to_columns: Vec::new(),
    };
    let change = Change {
        what: "Reject the link from code of Deals to People".to_owned(),
        amendments: Amendments {
            links: vec![LinkRule {
                ends,
                verdict: Verdict::Rejected,
            }],
            ..Amendments::default()
        },
    };
    Decisions::default().after(Decide::Do(change)).unwrap()
}

#[test]
fn every_part_of_the_structure_is_drawn_as_it_was() {
    for (name, place) in [
        ("structure", StructurePlace::Tables),
        ("structure_table", StructurePlace::Table(0)),
        ("structure_links", StructurePlace::Links),
        ("structure_diagram", StructurePlace::Diagram(None)),
        ("structure_profile", StructurePlace::Profile),
    ] {
        insta::assert_snapshot!(name, markup(place));
    }
}

#[test]
fn the_parts_of_the_structure_are_found_by_their_names() {
    for (place, names) in [
        (
            StructurePlace::Tables,
            vec![
                "<h1 tabindex=\"-1\">Structure",
                "aria-label=\"windows-1252: how deals/deals.csv is read\"",
                "aria-label=\"semicolon, set by you: how deals/deals.csv is read\"",
                "aria-haspopup=\"dialog\"",
                "href=\"#/structure/3\"",
                "href=\"#/t/0/doubtful\"",
            ],
        ),
        (
            StructurePlace::Table(0),
            vec![
                "<h1 tabindex=\"-1\" dir=\"auto\">Candidates",
                "href=\"#/t/0/exceptions/2\"",
                "href=\"#/t/0/repeated\"",
                "href=\"#/r/0/10\"",
                "href=\"#/t/0\"",
            ],
        ),
        (
            StructurePlace::Links,
            vec![
                "aria-label=\"Confirm: person_id of Candidates to People\"",
                "aria-label=\"Reject: code of Deals to People\"",
                "aria-label=\"Take back: person_id of List items to People\"",
                "<label for=\"add-from\">Table that refers",
            ],
        ),
        (
            StructurePlace::Diagram(Some(3)),
            vec![
                "<title>Candidates, 9,730 rows, linked with 1 table",
                "People and 2 tables that it is linked with",
                "href=\"#/structure/diagram/0\"",
                "href=\"#/structure/3\"",
                ">Show all tables",
            ],
        ),
        (
            StructurePlace::Profile,
            vec![
                ">Load a profile",
                ">Save draft profile",
                ">Save datapackage.json",
            ],
        ),
    ] {
        let html = markup(place);
        for name in names {
            assert!(html.contains(name), "{name} is not in:\n{html}");
        }
    }
}

#[test]
fn a_rejected_link_stays_listed_and_its_button_stays_pressed() {
    let html = markup(StructurePlace::Links);
    assert!(html.contains("class=\"link link-rejected\""));
    let button = html
        .split("<button")
        .find(|part| part.contains("Reject: code of Deals"));
    assert!(
        button.is_some_and(|button| button.contains("aria-pressed=\"true\"")),
        "{html}"
    );
}

#[test]
fn only_inferred_links_are_dotted() {
    let html = markup(StructurePlace::Diagram(None));
    let lines: Vec<&str> = html
        .split("<path")
        .filter(|part| part.contains("marker-end"))
        .collect();
    let dotted = |line: &&&str| line.contains("edge-inferred");
    assert_eq!((lines.len(), lines.iter().filter(dotted).count()), (2, 1));
}

#[test]
fn one_table_of_the_diagram_is_a_stop_of_the_tab_key() {
    let html = markup(StructurePlace::Diagram(Some(2)));
    let tables: Vec<&str> = html
        .split("<a")
        .filter(|part| part.contains("data-table"))
        .collect();
    let stops: Vec<&&str> = tables
        .iter()
        .filter(|part| part.contains("tabindex=\"0\""))
        .collect();
    assert_eq!((tables.len(), stops.len()), (3, 1));
    assert!(stops.iter().all(|stop| stop.contains("data-table=\"2\"")));
}

#[test]
fn undo_says_what_it_takes_back() {
    let html = drawn(fixtures::structure(), StructurePlace::Links, true);
    assert!(
        html.contains(">Undo: Reject the link from code of Deals to People"),
        "{html}"
    );
    assert!(html.contains(">Nothing to redo"), "{html}");
}

#[test]
fn a_profile_that_cannot_be_used_says_line_and_advice() {
    let html = drawn(
        fixtures::with_profile_problem(),
        StructurePlace::Profile,
        false,
    );
    assert!(
        html.contains("role=\"alert\"") && html.contains("mine.toml") && html.contains("Line 3"),
        "{html}"
    );
    assert!(html.contains(">Use the built-in one"), "{html}");
}

#[test]
fn an_export_without_tables_is_said_to_be_so() {
    let empty = Structure::default();
    let html = drawn(empty.clone(), StructurePlace::Tables, false);
    assert!(html.contains("No table has been read yet."), "{html}");
    let html = drawn(empty, StructurePlace::Links, false);
    assert!(html.contains("No link between tables was found."), "{html}");
}

#[test]
fn values_of_the_export_stay_text() {
    let html = markup(StructurePlace::Table(0));
    assert!(
        !html.contains("<b>") && html.contains("&lt;b&gt;Offer"),
        "{html}"
    );
}
