//! Which profile an export is seen through, and what a profile says beyond words: paths, private fields, what is not exported.

use std::rc::Rc;
use std::sync::Arc;

use vitrine::engine::archive::MemorySource;
use vitrine::engine::load::InputFile;
use vitrine::engine::profile::{Profile, Sensitivity, bind, built_in, choose};
use vitrine::engine::session::Session;
use vitrine::engine::table::{Table, TableBuilder};
use vitrine::engine::view::RecordRef;
use vitrine_sample::Shape;

use super::{keys, table};
use crate::page_text::text;
use crate::shapes;

/// Opens plain CSV files as one export.
pub(super) fn open(files: &[(&str, &str)]) -> Session {
    let files: Vec<InputFile> = files
        .iter()
        .map(|(name, csv)| InputFile {
            name: (*name).to_owned(),
            source: Rc::new(MemorySource(csv.as_bytes().into())),
        })
        .collect();
    Session::read_all(&files).unwrap()
}

#[test]
fn the_built_in_profiles_are_sound() {
    let sources = [
        ("Stardex", include_str!("../../../profile/stardex.toml")),
        ("Recruitly", include_str!("../../../profile/recruitly.toml")),
        (
            "Greenhouse",
            include_str!("../../../profile/greenhouse.toml"),
        ),
        (
            "Salesforce",
            include_str!("../../../profile/salesforce.toml"),
        ),
    ];
    for (name, source) in sources {
        let problems = Profile::parse(&format!("{name}.toml"), source).err();
        assert_eq!(problems, None);
    }
    let names: Vec<&str> = built_in()
        .iter()
        .map(|profile| profile.name.as_str())
        .collect();
    assert_eq!(names, sources.map(|(name, _)| name));
}

#[test]
fn the_sample_is_seen_as_stardex_in_every_shape() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        let session = shapes::load(40, shape);
        let binding = &session.workspace().binding;
        assert_eq!(binding.profile().name, "Stardex");
        assert!(binding.fits());
    }
}

#[test]
fn names_alone_choose_while_no_table_is_read() {
    let none: [&str; 0] = [];
    let tables =
        |paths: &[&str]| -> Vec<Table> { paths.iter().map(|path| table(path, &none)).collect() };
    for (paths, name) in [
        (
            &[
                "persons/persons.csv",
                "companies/companies.csv",
                "deals/deals.csv",
                "jobs/jobs.csv",
            ][..],
            "Stardex",
        ),
        (
            &[
                "Candidates.csv",
                "Companies.csv",
                "Contacts.csv",
                "Jobs.csv",
                "Job_Pipelines.csv",
                "Tasks.csv",
                "Users.csv",
            ],
            "Recruitly",
        ),
        (
            &[
                "applications.csv",
                "candidates.csv",
                "jobs.csv",
                "job_stages.csv",
                "scorecards.csv",
                "users.csv",
            ],
            "Greenhouse",
        ),
        (
            &[
                "Account.csv",
                "Contact.csv",
                "Opportunity.csv",
                "Task.csv",
                "User.csv",
            ],
            "Salesforce",
        ),
        (&["agency.csv", "routes.csv", "stops.csv", "trips.csv"], ""),
    ] {
        assert_eq!(choose(&tables(paths)).name, name, "{paths:?}");
    }
}

#[test]
fn exports_of_other_kinds_choose_no_profile_and_have_pages_all_the_same() {
    let shop = open(&[
        (
            "customers.csv",
            "customer_id,company_name,contact_name,city\nC1,Corner Shop,Ida Moss,Bern\nC2,Blue Door,Al Reed,Graz\n",
        ),
        (
            "orders.csv",
            "order_id,customer_id,employee_id,order_date\n1,C1,7,2024-01-02\n2,C1,8,2024-02-03\n3,C2,7,2024-03-04\n",
        ),
        (
            "order_details.csv",
            "order_id,product_id,quantity\n1,11,2\n1,12,1\n2,11,5\n3,12,4\n",
        ),
        (
            "products.csv",
            "product_id,product_name,unit_price\n11,Tea,3.50\n12,Coffee,4.20\n",
        ),
        (
            "employees.csv",
            "employee_id,first_name,last_name,reports_to\n7,Bo,Lund,\n8,Cy,Dorn,7\n",
        ),
        (
            "suppliers.csv",
            "supplier_id,company_name,phone\n1,Leaf Ltd,+44 20 7946 0000\n",
        ),
        ("categories.csv", "category_id,category_name\n1,Drinks\n"),
    ]);
    let buses = open(&[
        (
            "agency.txt",
            "agency_id,agency_name,agency_url\nA,Town Buses,https://buses.example/\n",
        ),
        (
            "routes.txt",
            "route_id,agency_id,route_short_name,route_type\nR1,A,1,3\nR2,A,2,3\n",
        ),
        (
            "trips.txt",
            "trip_id,route_id,service_id\nT1,R1,W\nT2,R1,W\nT3,R2,W\n",
        ),
        (
            "stops.txt",
            "stop_id,stop_name,stop_lat,stop_lon\nS1,Market,47.1,8.2\nS2,Station,47.2,8.3\n",
        ),
        (
            "stop_times.txt",
            "trip_id,stop_id,stop_sequence,arrival_time\nT1,S1,1,08:00:00\nT1,S2,2,08:10:00\nT2,S1,1,09:00:00\n",
        ),
        (
            "calendar.txt",
            "service_id,monday,start_date,end_date\nW,1,20240101,20241231\n",
        ),
    ]);
    for (session, path, section) in [
        (shop, "customers.csv", "Orders"),
        (buses, "routes.txt", "Trips"),
    ] {
        let workspace = session.workspace();
        assert_eq!(workspace.binding.profile().name, "");
        assert!(workspace.binding.profile().entities.is_empty());
        assert!(!workspace.binding.fits());
        let (table, _) = (0..)
            .zip(&workspace.tables)
            .find(|(_, table)| table.path == path)
            .unwrap();
        let page = session.record(RecordRef { table, row: 0 }).unwrap();
        assert!(
            page.sections.iter().any(|found| found.title == section),
            "{}",
            text(&page)
        );
    }
}

#[test]
fn tables_are_known_by_patterns_of_their_paths() {
    let profile = "[[entity]]\nkey = \"note\"\ntables = [\"**/notes/*.csv\"]\n[[entity]]\nkey = \"person\"\ntables = [\"persons\"]\n\
        [[entity]]\nkey = \"old\"\ntables = [\"/old/notes/2019.csv\"]\n";
    let profile = Arc::new(Profile::parse("acme.toml", profile).unwrap());
    let paths = [
        "export/Notes/2024.csv",
        "notes/2023.csv",
        "notes/persons.csv",
        "notes/a/b.csv",
        "old/notes/2019.csv",
    ];
    let tables: Vec<Table> = paths.iter().map(|path| table(path, &["id"])).collect();
    let binding = bind(&profile, &tables);
    assert_eq!(
        keys(&binding, tables.len()),
        ["note", "note", "person", "", "old"]
    );
}

#[test]
fn private_fields_are_known_with_what_they_tell() {
    use Sensitivity::{Contact, Diversity, Health, Pay, Private};
    let profile = "sensitive = [\"salary\"]\n[[entity]]\nkey = \"person\"\ntables = [\"persons\"]\naliases = { mail = [\"e_mail\"] }\n\
        sensitive = { contact = [\"mail\", \"phones\"], health = [\"diet\"] }\n\
        [[entity]]\nkey = \"answer\"\ntables = [\"answers\"]\nsensitive = { diversity = [\"*\"], pay = [\"salary\"] }\n";
    let profile = Arc::new(Profile::parse("acme.toml", profile).unwrap());
    let mut lifted = TableBuilder::lifted("persons.csv#phones", "phones");
    lifted.add_column("number");
    let lifted = lifted.finish_lifted(0, 2, Vec::new());
    let tables = [
        table("persons.csv", &["id", "e-mail", "phones", "diet", "salary"]),
        table("answers.csv", &["id", "race", "salary"]),
        table("strange.csv", &["salary", "diet"]),
        lifted,
    ];
    let binding = bind(&profile, &tables);
    let of = |id: u32| -> Vec<Option<Sensitivity>> {
        let columns = u32::try_from(tables[id as usize].columns.len()).unwrap();
        (0..columns)
            .map(|column| binding.sensitivity(id, column))
            .collect()
    };
    assert_eq!(
        of(0),
        [
            None,
            Some(Contact),
            Some(Contact),
            Some(Health),
            Some(Private)
        ]
    );
    assert_eq!(of(1), [Some(Diversity), Some(Diversity), Some(Pay)]);
    assert_eq!(of(2), [Some(Private), None]);
    assert_eq!(of(3), [Some(Contact)]);
    assert_eq!(binding.sensitivity(9, 0), None);
}
