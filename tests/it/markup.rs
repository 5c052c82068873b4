//! The pages, drawn natively from invented data: markup, accessible names, no inline styles.

mod commands;
mod fixtures;
mod structure;
mod structure_fixtures;

use vitrine::engine::view::{GridWindow, Overview, RecordPage, SearchResults, SortKey};
use vitrine::protocol::Answer;
use vitrine::ui::pages::{
    CrashedPage, FailedPage, Frame, ListPage, ListWish, OverviewPage, RecordPageView, SearchPage,
    TablesPage, WelcomePage,
};
use vitrine::ui::state::{ExportState, Phase, Route, Shared};
use yew::prelude::*;

/// Everything that can be drawn.
#[derive(Debug, Clone, PartialEq)]
enum Drawn {
    Welcome,
    Failed,
    Crashed,
    Loading,
    Overview(Overview),
    Tables,
    Record(Box<RecordPage>),
    Search(SearchResults),
    List(GridWindow),
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct StageProps {
    drawn: Drawn,
}

#[component]
fn Stage(props: &StageProps) -> Html {
    let overview = Shared::new(fixtures::overview(true));
    match props.drawn.clone() {
        Drawn::Welcome => {
            html! { <WelcomePage on_files={Callback::noop()} on_sample={Callback::noop()} /> }
        }
        Drawn::Failed => {
            html! { <FailedPage failure={fixtures::failure()} on_close={Callback::noop()} on_remedy={Callback::noop()} /> }
        }
        Drawn::Crashed => html! {
            <CrashedPage message="The tab ran out of memory." was_open=true on_restart={Callback::noop()}
                on_close={Callback::noop()} />
        },
        Drawn::Loading => {
            let overview = Shared::new(fixtures::overview(false));
            let export = ExportState {
                phase: Phase::Loading(fixtures::progress()),
                overview: Some(overview.clone()),
                generation: 1,
                revision: 1,
                ..ExportState::default()
            };
            html! {
                <Frame {export} route={Route::Overview} visit={1} query="" on_query={Callback::noop()}
                    on_files={Callback::noop()} on_cancel={Callback::noop()}>
                    <OverviewPage {overview} />
                </Frame>
            }
        }
        Drawn::Overview(overview) => html! { <OverviewPage overview={Shared::new(overview)} /> },
        Drawn::Tables => html! { <TablesPage {overview} /> },
        Drawn::Record(page) => html! { <RecordPageView page={Shared::new(*page)} /> },
        Drawn::Search(results) => {
            let query = results.query.clone();
            html! { <SearchPage {query} answer={Some(Shared::new(Answer::Search(results)))} on_query={Callback::noop()} /> }
        }
        Drawn::List(window) => {
            let wish = ListWish {
                sort: vec![SortKey {
                    column: 0,
                    descending: true,
                }],
                ..ListWish::default()
            };
            html! {
                <ListPage answer={Shared::new(Answer::Grid(window))} {wish} on_wish={Callback::noop()} source_key="people"
                    cards=true />
            }
        }
    }
}

/// The markup of a page, a line for each element.
fn markup(drawn: Drawn) -> String {
    rendered::<Stage>(move || StageProps { drawn })
}

/// The markup of a component, a line for each element.
fn rendered<C>(props: impl FnOnce() -> C::Properties + Send + 'static) -> String
where
    C: BaseComponent,
{
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let html = runtime.block_on(
        yew::ServerRenderer::<C>::with_props(props)
            .hydratable(false)
            .render(),
    );
    assert!(
        !html.contains(" style="),
        "the page's policy forbids style attributes"
    );
    assert!(
        !html.contains("<style"),
        "styles belong into the style sheets"
    );
    html.replace('<', "\n<").trim_start().to_owned()
}

#[test]
fn every_state_of_a_page_is_drawn_as_it_was() {
    for (name, drawn) in [
        ("welcome", Drawn::Welcome),
        ("failed", Drawn::Failed),
        ("crashed", Drawn::Crashed),
        ("loading", Drawn::Loading),
        ("overview", Drawn::Overview(fixtures::overview(true))),
        ("tables", Drawn::Tables),
        ("person", Drawn::Record(Box::new(fixtures::person()))),
        ("job", Drawn::Record(Box::new(fixtures::job()))),
        ("search", Drawn::Search(fixtures::found())),
        ("search_nothing", Drawn::Search(fixtures::found_nothing())),
        ("list", Drawn::List(fixtures::people(0, 2, 2))),
    ] {
        insta::assert_snapshot!(name, markup(drawn));
    }
}

#[test]
fn people_and_tests_find_things_by_their_names() {
    for (drawn, names) in [
        (
            Drawn::Welcome,
            vec![
                "<h1 tabindex=\"-1\">Vitrine",
                "<label for=\"open-export\" class=\"button button-main\">Open export",
                "type=\"file\" multiple",
                ">Open the sample export",
            ],
        ),
        (
            Drawn::Failed,
            vec![
                "role=\"alert\"",
                "holiday-photos.zip",
                ">Open another export",
            ],
        ),
        (Drawn::Crashed, vec!["role=\"alert\"", ">Restart"]),
        (
            Drawn::Loading,
            vec![
                "role=\"progressbar\"",
                "aria-valuenow=\"412000000\"",
                "aria-valuemax=\"1312000000\"",
                "aria-valuetext=\"Reading communication/emails.csv, 412\u{a0}MB of 1.3\u{a0}GB\"",
                ">Cancel",
                "<nav id=\"export-nav\" aria-label=\"Export\"",
                "role=\"searchbox\"",
                "aria-label=\"Search everything\"",
                "href=\"#/e/person\"",
                "href=\"#/tables\"",
            ],
        ),
        (
            Drawn::List(fixtures::people(0, 100, 18_204)),
            vec![
                "role=\"grid\" aria-label=\"People\" aria-rowcount=\"18205\" aria-colcount=\"9\"",
                "role=\"row\" aria-rowindex=\"2\"",
                "aria-sort=\"descending\"",
                "href=\"#/r/5/0\"",
            ],
        ),
        (
            Drawn::Record(Box::new(fixtures::job())),
            vec![
                "aria-label=\"Identified\"",
                "aria-label=\"Rejected by client\"",
                "href=\"#/r/6/7\"",
            ],
        ),
    ] {
        let html = markup(drawn);
        for name in names {
            assert!(html.contains(name), "{name} is not in:\n{html}");
        }
    }
}

#[test]
fn every_section_is_a_region_named_by_its_title() {
    let page = fixtures::person();
    let html = markup(Drawn::Record(Box::new(page.clone())));
    for (at, section) in page.sections.iter().enumerate() {
        let region = format!("aria-labelledby=\"section-{at}\"");
        let heading = format!("id=\"section-{at}\" class=\"section-title\">");
        let (_, heading) = html.split_once(&heading).unwrap();
        let (heading, _) = heading.split_once("</h2>").unwrap();
        // A section with something in it can be closed; its heading is a button then.
        let opens = format!("aria-expanded=\"true\" aria-controls=\"section-{at}-body\"");
        let named =
            heading.contains(&format!(">{}", section.title)) || heading.starts_with(&section.title);
        assert!(
            html.contains(&region) && named && heading.contains(&opens) == (section.count > 0),
            "{}: {heading}",
            section.title
        );
    }
}

#[test]
fn stages_of_rejection_come_last() {
    let html = markup(Drawn::Record(Box::new(fixtures::job())));
    let at = |name: &str| html.find(&format!("aria-label=\"{name}\"")).unwrap();
    assert!(at("Identified") < at("Contacted") && at("Offer") < at("Placed"));
    assert!(at("Placed") < at("Rejected by client"));
}

#[test]
fn relations_lead_to_the_rows_that_refer_to_the_record() {
    let page = fixtures::person();
    let html = markup(Drawn::Record(Box::new(page.clone())));
    let (_, relations) = html.split_once("class=\"relations opens\"").unwrap();
    assert!(
        relations.contains("related to 1 record, referenced by 3 rows"),
        "{relations}"
    );
    let (_, address) = relations.split_once("href=\"#/t/6/referring/").unwrap();
    assert!(
        address.contains(&format!("/{}\"", page.record.row)),
        "{address}"
    );
    assert!(
        relations.contains("by person_id of candidates/candidates.csv"),
        "{relations}"
    );
}

#[test]
fn variables_of_templates_are_marked() {
    let html = markup(Drawn::Record(Box::new(fixtures::sequence())));
    for marked in ["{{job_title}}", "{{first_name}}"] {
        let span = format!("<span class=\"variable\">{marked}\n</span>");
        assert!(html.contains(&span), "{html}");
    }
    assert!(
        html.contains("<p dir=\"auto\">{{ not {{ a variable\n</p>"),
        "{html}"
    );
}

#[test]
fn rows_in_groups_stand_under_what_they_share_with_the_true_count() {
    let html = markup(Drawn::Record(Box::new(fixtures::sequence())));
    let groups: Vec<&str> = html.split("scope=\"rowgroup\"").skip(1).collect();
    let [replied, without] = groups.as_slice() else {
        unreachable!("{html}");
    };
    assert!(
        replied.contains("Replied") && replied.contains(">1\n</span>"),
        "{replied}"
    );
    assert!(
        replied.contains("Ana Petrović") && !replied.contains("Bo Lund"),
        "{replied}"
    );
    assert!(
        without.contains("Without") && without.contains(">4\n</span>"),
        "{without}"
    );
    assert!(
        without.contains("Bo Lund") && without.contains("and 3 more"),
        "{without}"
    );
}

#[test]
fn hostile_markup_of_a_body_becomes_text() {
    let html = markup(Drawn::Record(Box::new(fixtures::person())));
    assert!(!html.contains("<script"), "{html}");
    assert!(!html.contains("alert(1)"), "{html}");
    assert!(html.contains("the board meets on Thursday."));
}

#[test]
fn a_filtered_list_says_how_much_of_it_is_left() {
    let mut window = fixtures::people(0, 12, 340);
    window.filtered = 12;
    assert!(markup(Drawn::List(window.clone())).contains("12 of 340"));
    window.filtered = 0;
    window.rows.clear();
    assert!(markup(Drawn::List(window)).contains("No row passes these filters."));
}

#[test]
fn rows_on_their_way_leave_no_gap() {
    let html = markup(Drawn::List(fixtures::people(4, 2, 200)));
    assert!(html.contains("class=\"grid-row grid-waiting\""));
    assert!(html.contains("aria-rowindex=\"6\""));
}

/// A sign that turns the order of text around, at the beginning of every text in a value.
fn turned<T: serde::Serialize + serde::de::DeserializeOwned>(value: &T) -> T {
    fn turn(value: &mut serde_json::Value) {
        match value {
            // Names of warnings' kinds.
            serde_json::Value::String(text)
                if text
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_') => {}
            serde_json::Value::String(text) => text.insert(0, '\u{202e}'),
            serde_json::Value::Array(values) => values.iter_mut().for_each(turn),
            serde_json::Value::Object(fields) => fields.values_mut().for_each(turn),
            _ => {}
        }
    }
    let mut json = serde_json::to_value(value).unwrap();
    turn(&mut json);
    // Names of variants are texts, too, where a variant holds nothing.
    let text = json.to_string();
    let plain = [
        "Facts", "Activity", "Related", "Empty", "Text", "Number", "Date", "Flag", "Word", "Raise",
    ];
    let text = plain.iter().fold(text, |text, name| {
        text.replace(&format!("\"\u{202e}{name}\""), &format!("\"{name}\""))
    });
    serde_json::from_str(&text).unwrap()
}

#[test]
fn no_sign_that_turns_text_around_is_drawn_as_such() {
    let pages = [fixtures::person(), fixtures::job(), fixtures::sequence()];
    let mut drawn: Vec<Drawn> = pages
        .iter()
        .map(|page| Drawn::Record(Box::new(turned(page))))
        .collect();
    drawn.push(Drawn::Overview(turned(&fixtures::overview(true))));
    drawn.push(Drawn::Search(turned(&fixtures::found())));
    drawn.push(Drawn::List(turned(&fixtures::people(0, 12, 340))));
    let html: Vec<String> = drawn.into_iter().map(markup).collect();
    let lines = html.iter().flat_map(|html| html.lines());
    let raw: Vec<&str> = lines.filter(|line| line.contains('\u{202e}')).collect();
    assert!(raw.is_empty(), "{}", raw.join("\n"));
    assert!(
        html.iter()
            .all(|html| html.contains("\u{27e8}U+202E\u{27e9}"))
    );
}
