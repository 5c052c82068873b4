//! What pages and lists tell beyond single values: steps among steps, members by kind, amounts over time, stages in their order.

use vitrine::engine::grid::{GridCache, answer, window};
use vitrine::engine::search::search;
use vitrine::engine::view::{
    FacetBody, FacetRequest, GridRequest, GridSource, ListAnswer, ListQuestion, RecordPage, SortKey,
};

use crate::page_text::text;
use crate::records::{open, page, section};

/// The text of one section of a page.
fn told(page: &RecordPage, title: &str) -> Vec<String> {
    let only = RecordPage {
        sections: vec![section(page, title).clone()],
        ..page.clone()
    };
    let whole = text(&only);
    let lines = whole.lines().skip_while(|line| !line.starts_with("## "));
    lines.skip(1).map(|line| line.trim().to_owned()).collect()
}

const PEOPLE: &str = "id,name\n\
    a1111111-1111-4111-8111-111111111111,Ada Byron\n\
    a2222222-2222-4222-8222-222222222222,Bo Lund\n";

#[test]
fn a_step_says_of_how_many_unless_there_are_fewer_now() {
    let session = open(&[
        ("persons.csv", PEOPLE),
        (
            "companies.csv",
            "id,name\n\
            e1111111-1111-4111-8111-111111111111,Acme\n",
        ),
        (
            "sequences.csv",
            "id,name\n\
            b1111111-1111-4111-8111-111111111111,First approach\n",
        ),
        (
            "sequence_steps.csv",
            "id,sequence_id,step_order,subject\n\
            c1111111-1111-4111-8111-111111111111,b1111111-1111-4111-8111-111111111111,1,Hello\n\
            c2222222-2222-4222-8222-222222222222,b1111111-1111-4111-8111-111111111111,2,Again\n\
            c3333333-3333-4333-8333-333333333333,b1111111-1111-4111-8111-111111111111,3,Last\n",
        ),
        (
            "sequence_enrollments.csv",
            "id,sequence_id,person_id,status,current_step\n\
            d1111111-1111-4111-8111-111111111111,b1111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111,active,2\n\
            d2222222-2222-4222-8222-222222222222,b1111111-1111-4111-8111-111111111111,a2222222-2222-4222-8222-222222222222,stopped,7\n",
        ),
    ]);
    let shown = |row| told(&page(&session, "persons.csv", row), "Sequences");
    assert_eq!(
        shown(0),
        [
            "| Sequence | Status | Step",
            "- [First approach](sequence) | \"Active\" | 2 of 3"
        ]
    );
    assert_eq!(
        shown(1),
        [
            "| Sequence | Status | Step",
            "- [First approach](sequence) | \"Stopped\" | 7"
        ]
    );
}

#[test]
fn members_of_a_list_stand_by_kind_where_there_are_several() {
    let session = open(&[
        ("persons.csv", PEOPLE),
        (
            "companies.csv",
            "id,name\n\
            e1111111-1111-4111-8111-111111111111,Acme\n",
        ),
        (
            "lists.csv",
            "id,name\n\
            f1111111-1111-4111-8111-111111111111,Mixed\n\
            f2222222-2222-4222-8222-222222222222,Of people\n",
        ),
        (
            "list_items.csv",
            "id,list_id,person_id,company_id\n\
            91111111-1111-4111-8111-111111111111,f1111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111,\n\
            92222222-2222-4222-8222-222222222222,f1111111-1111-4111-8111-111111111111,,e1111111-1111-4111-8111-111111111111\n\
            93333333-3333-4333-8333-333333333333,f1111111-1111-4111-8111-111111111111,a2222222-2222-4222-8222-222222222222,\n\
            94444444-4444-4444-8444-444444444444,f2222222-2222-4222-8222-222222222222,a2222222-2222-4222-8222-222222222222,\n",
        ),
    ]);
    assert_eq!(
        told(&page(&session, "lists.csv", 0), "Members"),
        [
            "| Member",
            "= \"People\": 2, sent 2",
            "= \"Companies\": 1, sent 1",
            "- [Ada Byron](person)",
            "- [Bo Lund](person)",
            "- [Acme](company)",
        ]
    );
    assert_eq!(
        told(&page(&session, "lists.csv", 1), "Members"),
        ["| Member", "- [Bo Lund](person)"]
    );
}

#[test]
fn compensation_is_told_over_time_and_compared_within_its_sort() {
    let session = open(&[
        ("persons.csv", PEOPLE),
        (
            "person_compensations.csv",
            "id,person_id,compensation_type,currency_code,current_compensation_base,compensation_year,created_at\n\
            71111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111,actual,EUR,100000,2023,2023-04-01T10:00:00Z\n\
            72222222-2222-4222-8222-222222222222,a1111111-1111-4111-8111-111111111111,desired,EUR,150000,2024,2024-04-01T10:00:00Z\n\
            73333333-3333-4333-8333-333333333333,a1111111-1111-4111-8111-111111111111,actual,EUR,112500,2025,2025-04-01T10:00:00Z\n",
        ),
    ]);
    let lines = told(&page(&session, "persons.csv", 0), "Compensation");
    let amounts: Vec<&String> = lines.iter().filter(|line| line.starts_with("- ")).collect();
    assert_eq!(
        amounts,
        [
            "- 2025-00-00 \"Actual\" 112500 EUR +125 since 2023-00-00, 750 of the greatest",
            "- 2024-00-00 \"Desired\" 150000 EUR, 1000 of the greatest",
            "- 2023-00-00 \"Actual\" 100000 EUR, 667 of the greatest",
        ]
    );
}

#[test]
fn stages_stand_in_their_order_in_facets_and_lists() {
    let session = open(&[
        ("persons.csv", PEOPLE),
        (
            "jobs.csv",
            "id,name\n\
            51111111-1111-4111-8111-111111111111,Head of Data\n",
        ),
        (
            "job_pipeline_stages.csv",
            "id,job_id,name,order,is_rejection_stage\n\
            61111111-1111-4111-8111-111111111111,51111111-1111-4111-8111-111111111111,Sourced,1,false\n\
            62222222-2222-4222-8222-222222222222,51111111-1111-4111-8111-111111111111,Interview,2,false\n\
            63333333-3333-4333-8333-333333333333,51111111-1111-4111-8111-111111111111,Aside,3,true\n",
        ),
        (
            "candidates.csv",
            "id,person_id,job_id,current_pipeline_stage_id\n\
            81111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111,51111111-1111-4111-8111-111111111111,63333333-3333-4333-8333-333333333333\n\
            82222222-2222-4222-8222-222222222222,a2222222-2222-4222-8222-222222222222,51111111-1111-4111-8111-111111111111,63333333-3333-4333-8333-333333333333\n\
            83333333-3333-4333-8333-333333333333,a2222222-2222-4222-8222-222222222222,51111111-1111-4111-8111-111111111111,61111111-1111-4111-8111-111111111111\n\
            84444444-4444-4444-8444-444444444444,a1111111-1111-4111-8111-111111111111,51111111-1111-4111-8111-111111111111,62222222-2222-4222-8222-222222222222\n",
        ),
    ]);
    let workspace = session.workspace();
    let list = GridRequest {
        source: GridSource::Entity("candidate".to_owned()),
        len: 10,
        ..GridRequest::default()
    };
    let columns = window(workspace, &mut GridCache::default(), &list)
        .unwrap()
        .columns;
    let stage = columns
        .iter()
        .find(|column| column.title == "Stage")
        .unwrap()
        .id;
    let asked = ListQuestion::Facets(FacetRequest {
        list: list.clone(),
        more: Vec::new(),
    });
    let Some(ListAnswer::Facets(facets)) = answer(workspace, &mut GridCache::default(), &asked)
    else {
        unreachable!("a list has facets")
    };
    let facet = facets
        .into_iter()
        .find(|facet| facet.column == stage)
        .unwrap();
    let FacetBody::Values { top, .. } = facet.body else {
        unreachable!("stages are values")
    };
    let top: Vec<(&str, u32)> = top
        .iter()
        .map(|value| (value.text.as_str(), value.count))
        .collect();
    assert_eq!(top, [("Sourced", 1), ("Interview", 1), ("Aside", 2)]);

    let sorted = GridRequest {
        sort: vec![SortKey {
            column: stage,
            descending: false,
        }],
        ..list
    };
    let rows = window(workspace, &mut GridCache::default(), &sorted)
        .unwrap()
        .rows;
    let order: Vec<u32> = rows.iter().map(|row| row.record.row).collect();
    assert_eq!(order, [2, 3, 0, 1]);
}

#[test]
fn columns_of_a_list_have_titles_of_their_own() {
    let session = open(&[(
        "persons.csv",
        "id,name,linkedin_location,address\n\
        a1111111-1111-4111-8111-111111111111,Ada Byron,London,1 Some Street\n",
    )]);
    let asked = ListQuestion::Columns(GridSource::Entity("person".to_owned()));
    let Some(ListAnswer::Columns(columns)) =
        answer(session.workspace(), &mut GridCache::default(), &asked)
    else {
        unreachable!("a list has columns")
    };
    let titles: Vec<&str> = columns.iter().map(|column| column.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Person", "Location", "LinkedIn location", "Address"]
    );
}

#[test]
fn rows_of_a_section_stand_in_the_order_of_a_reader() {
    let session = open(&[
        (
            "companies.csv",
            "id,name\n\
            e1111111-1111-4111-8111-111111111111,Acme\n",
        ),
        (
            "persons.csv",
            "id,name\n\
            a1111111-1111-4111-8111-111111111111,Zoë\n\
            a2222222-2222-4222-8222-222222222222,Åsa\n\
            a3333333-3333-4333-8333-333333333333,emil\n\
            a4444444-4444-4444-8444-444444444444,Émile\n\
            a5555555-5555-4555-8555-555555555555,Bo\n",
        ),
        (
            "client_contacts.csv",
            "id,client_id,person_id\n\
            31111111-1111-4111-8111-111111111111,e1111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111\n\
            32222222-2222-4222-8222-222222222222,e1111111-1111-4111-8111-111111111111,a2222222-2222-4222-8222-222222222222\n\
            33333333-3333-4333-8333-333333333333,e1111111-1111-4111-8111-111111111111,a3333333-3333-4333-8333-333333333333\n\
            34444444-4444-4444-8444-444444444444,e1111111-1111-4111-8111-111111111111,a4444444-4444-4444-8444-444444444444\n\
            35555555-5555-4555-8555-555555555555,e1111111-1111-4111-8111-111111111111,a5555555-5555-4555-8555-555555555555\n",
        ),
    ]);
    assert_eq!(
        told(
            &page(&session, "client_contacts.csv", 4),
            "Other client contacts"
        ),
        [
            "| Contact",
            "- [Åsa](client_contact)",
            "- [emil](client_contact)",
            "- [Émile](client_contact)",
            "- [Zoë](client_contact)"
        ]
    );
}

#[test]
fn a_hit_on_a_word_for_programs_shows_the_word_for_people() {
    let session = open(&[
        ("persons.csv", PEOPLE),
        (
            "companies.csv",
            "id,name\n\
            e1111111-1111-4111-8111-111111111111,Acme\n",
        ),
        (
            "tasks.csv",
            "id,person_id,content_text,task_type\n\
            21111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111,Hello,linkedin_message\n\
            22222222-2222-4222-8222-222222222222,a1111111-1111-4111-8111-111111111111,Again,call\n",
        ),
    ]);
    let results = search(session.workspace(), "linkedin_mess", 10);
    let hits: Vec<(&str, &str, &str)> = results
        .groups
        .iter()
        .flat_map(|group| &group.hits)
        .map(|hit| {
            (
                hit.link.label.as_str(),
                hit.place.as_str(),
                hit.snippet.as_str(),
            )
        })
        .collect();
    assert_eq!(hits, [("Hello", "Task type", "LinkedIn message")]);
}
