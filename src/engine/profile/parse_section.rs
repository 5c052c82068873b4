//! Reads the sections and events of an entity.
//!
//! It must not know the rest of a profile.

use super::entity::{
    CardsSpec, CareerSpec, ChangeSpec, ComparedSide, CourseSpec, EventSpec, Group, Milestone,
    MilestonesSpec, PairsSpec, PipelineSpec, SectionKind, SectionSpec, SortSpec, TwinsSpec,
};
use super::expr::Path;
use super::form::{Form, Text};
use super::parse::{Reader, normals};
use crate::engine::names::normal;
use crate::engine::view::Place;

/// The kinds of sections, as they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Fields,
    Rows,
    Events,
    Threads,
    Pipeline,
    Journey,
    Career,
    Course,
    Twins,
    Cards,
    Milestones,
    Comparison,
}

const KINDS: [(&str, Kind); 12] = [
    ("fields", Kind::Fields),
    ("rows", Kind::Rows),
    ("events", Kind::Events),
    ("threads", Kind::Threads),
    ("pipeline", Kind::Pipeline),
    ("journey", Kind::Journey),
    ("career", Kind::Career),
    ("course", Kind::Course),
    ("twins", Kind::Twins),
    ("cards", Kind::Cards),
    ("milestones", Kind::Milestones),
    ("comparison", Kind::Comparison),
];

/// Keys that only some kinds of sections have.
const ONLY_FOR: [(&str, &[Kind]); 13] = [
    (
        "columns",
        &[
            Kind::Fields,
            Kind::Rows,
            Kind::Career,
            Kind::Course,
            Kind::Twins,
            Kind::Cards,
            Kind::Milestones,
        ],
    ),
    ("sort", &[Kind::Rows, Kind::Cards]),
    ("group", &[Kind::Rows]),
    ("group_kind", &[Kind::Rows]),
    ("outer", &[Kind::Rows, Kind::Career]),
    ("twins", &[Kind::Twins]),
    ("career", &[Kind::Career]),
    ("course", &[Kind::Course]),
    ("card", &[Kind::Cards]),
    ("milestones", &[Kind::Milestones]),
    ("sides", &[Kind::Comparison]),
    ("pairs", &[Kind::Fields]),
    ("pipeline", &[Kind::Pipeline]),
];

impl<'a> Reader<'a> {
    pub(super) fn event(&self, form: Form<'a>) -> EventSpec {
        let from = self.optional(&form, "change_from");
        let within = form.text("change_within").map_or("", |text| text.text);
        let change = self.optional(&form, "change").map(|to| ChangeSpec {
            to,
            from,
            within: normal(within),
        });
        let event = EventSpec {
            time: self.optional(&form, "time"),
            kind: self.optional(&form, "kind"),
            kind_word: form
                .text("kind_word")
                .map_or("", |word| word.text)
                .to_owned(),
            title: self.optional(&form, "title"),
            change,
            author: self.optional(&form, "author"),
            about: self.exprs(&form.texts("about")),
            body: self.first_of(&form, "body"),
            fields: self.columns(&form.texts("fields")),
            thread: self.optional(&form, "thread"),
            answers: form
                .text("answers")
                .map_or_else(String::new, |field| normal(field.text)),
            parties: self.exprs(&form.texts("parties")),
        };
        form.finish();
        event
    }

    pub(super) fn section(&self, form: Form<'a>) -> Option<SectionSpec> {
        let title = form.text("title").map_or("", |title| title.text).to_owned();
        if title.is_empty() {
            self.source.note(
                form.at,
                "This is a section without a title; write title = \"Details\".",
            );
        }
        let places = [
            ("facts", Place::Facts),
            ("activity", Place::Activity),
            ("related", Place::Related),
        ];
        let kind = form.choice("kind", &KINDS).unwrap_or(Kind::Rows);
        self.check_kind(&form, kind);
        let place = form.choice("place", &places).unwrap_or(Place::Activity);
        let from_at = form.place("from");
        let from = self.paths(&form.texts("from"));
        if from_at.is_none() && !matches!(kind, Kind::Fields | Kind::Twins | Kind::Comparison) {
            self.source.note(
                form.at,
                format!("The section \"{title}\" has no rows; write from = [\"task\"], with the key of an entity."),
            );
        }
        let kind = self.kind(&form, kind, from, &title);
        let promise = form.flag("promise");
        let note = form.text("note").map_or("", |note| note.text).to_owned();
        form.finish();
        Some(SectionSpec {
            title,
            place,
            kind: kind?,
            promise,
            note,
        })
    }

    /// What is in a section of a kind; none when what the kind needs is not there.
    fn kind(
        &self,
        form: &Form<'a>,
        kind: Kind,
        from: Vec<Path>,
        title: &str,
    ) -> Option<SectionKind> {
        let columns = self.columns(&form.texts("columns"));
        let sort = self.sort(form.text("sort"));
        let outer = form.flag("outer");
        let needs = |key: &'static str, example: &str| {
            if form.place(key).is_none() {
                let message = format!("The section \"{title}\" needs {key} = {example}.");
                self.source.note(form.at, message);
            }
        };
        Some(match kind {
            Kind::Fields => SectionKind::Fields {
                columns,
                from,
                pairs: form
                    .form("pairs", "pairs")
                    .and_then(|form| self.pairs(form)),
            },
            Kind::Rows => SectionKind::Rows {
                from,
                columns,
                sort,
                group: self
                    .optional(form, "group")
                    .map(Group::Value)
                    .or_else(|| self.optional(form, "group_kind").map(Group::Kind)),
                outer,
            },
            Kind::Events => SectionKind::Events { from },
            Kind::Threads => SectionKind::Threads { from },
            Kind::Journey => SectionKind::Journey { from },
            Kind::Pipeline => {
                needs("pipeline", "{ stages = \"...\", stage = \"...\" }");
                let spec = self.pipeline(form.form("pipeline", "a pipeline")?)?;
                SectionKind::Pipeline(PipelineSpec {
                    members: from,
                    ..spec
                })
            }
            Kind::Career => {
                needs("career", "{ start = \"...\", end = \"...\" }");
                let spec = self.career(form.form("career", "a career")?)?;
                SectionKind::Career(CareerSpec {
                    from,
                    outer,
                    columns,
                    ..spec
                })
            }
            Kind::Course => {
                needs("course", "{ at = \"...\", value = \"...\" }");
                let spec = self.course(form.form("course", "a course")?)?;
                SectionKind::Course(CourseSpec {
                    from,
                    columns,
                    ..spec
                })
            }
            Kind::Twins => {
                needs("twins", "{ own = [\"email\"] }");
                let spec = self.twins(form.form("twins", "twins")?);
                SectionKind::Twins(TwinsSpec {
                    from,
                    columns,
                    ..spec
                })
            }
            Kind::Cards => {
                needs("card", "{ title = \"...\", body = \"...\" }");
                let spec = self.card(form.form("card", "a card")?);
                SectionKind::Cards(CardsSpec {
                    from,
                    sort,
                    columns,
                    ..spec
                })
            }
            Kind::Comparison => {
                needs("sides", "[{ title = \"...\", columns = [\"...\"] }, ...]");
                SectionKind::Comparison(self.sides(form))
            }
            Kind::Milestones => {
                needs("milestones", "[{ title = \"...\", stages = [\"...\"] }]");
                SectionKind::Milestones(MilestonesSpec {
                    from,
                    columns,
                    milestones: self.milestones(form),
                })
            }
        })
    }

    /// A key that does nothing in a section of this kind is a mistake, too.
    fn check_kind(&self, form: &Form<'a>, kind: Kind) {
        for (key, kinds) in ONLY_FOR {
            let Some(at) = form.place(key).filter(|_| !kinds.contains(&kind)) else {
                continue;
            };
            let names = KINDS.iter().filter(|(_, kind)| kinds.contains(kind));
            let names: Vec<String> = names.map(|(name, _)| format!("\"{name}\"")).collect();
            self.source.note(
                at,
                format!(
                    "\"{key}\" belongs to sections of the kind {}; take it out, or write that kind.",
                    names.join(" or ")
                ),
            );
        }
    }

    fn pairs(&self, form: Form<'a>) -> Option<PairsSpec> {
        let from = self.paths(&form.texts("from"));
        let (name, value) = (self.optional(&form, "name"), self.optional(&form, "value"));
        let kind = self.optional(&form, "kind");
        let contact = form.flag("contact");
        if name.is_none() || value.is_none() || from.is_empty() {
            self.source.note(
                form.at,
                "Pairs are rows with a name and a value; write { from = [\"custom_field\"], name = \"attribute\", value = \"value\" }.",
            );
        }
        form.finish();
        Some(PairsSpec {
            from,
            name: name?,
            value: value?,
            kind,
            contact,
        })
    }

    fn sort(&self, text: Option<Text<'a>>) -> Option<SortSpec> {
        let text = text.filter(|text| !text.text.is_empty())?;
        let (descending, expr) = match text.text.strip_prefix('-') {
            Some(expr) => (true, expr),
            None => (false, text.text),
        };
        let expr = self.expr(Text {
            text: expr,
            at: text.at,
        })?;
        Some(SortSpec { expr, descending })
    }

    /// A pipeline; those who are in it come from the section.
    fn pipeline(&self, form: Form<'a>) -> Option<PipelineSpec> {
        let stages = form.text("stages").and_then(|stages| self.path(stages));
        let stage = self.optional(&form, "stage");
        let place = form.place("stages").and(form.place("stage"));
        if place.is_none() {
            self.source.note(
                form.at,
                "A pipeline has stages, and a field of those who are in them; write { stages = \"job_stage\", stage = \"current_stage\" }.",
            );
        }
        let order = self.optional(&form, "order");
        let color = self.optional(&form, "color");
        let rejection = self.optional(&form, "rejection");
        let since = self.optional(&form, "since");
        let person = self.optional(&form, "person");
        let summary = self.exprs(&form.texts("summary"));
        let history = form.text("history").and_then(|history| self.path(history));
        form.finish();
        Some(PipelineSpec {
            stages: stages?,
            members: Vec::new(),
            order,
            color,
            rejection,
            stage: stage?,
            since,
            person,
            summary,
            history,
        })
    }

    /// What is compared of two records; the rows that hold it and what else is shown come from the section.
    fn twins(&self, form: Form<'a>) -> TwinsSpec {
        let value = self.optional(&form, "value");
        let own = self.exprs(&form.texts("own"));
        if value.is_none() && own.is_empty() {
            self.source.note(
                form.at,
                "Twins share an address or a number; write { own = [\"email\", \"phone\"] }, or { value = \"value\" } for the rows of \"from\".",
            );
        }
        form.finish();
        TwinsSpec {
            from: Vec::new(),
            value,
            own,
            columns: Vec::new(),
        }
    }

    /// How one card is made; the records and their small facts come from the section.
    fn card(&self, form: Form<'a>) -> CardsSpec {
        let card = CardsSpec {
            from: Vec::new(),
            sort: None,
            number: self.optional(&form, "number"),
            title: self.optional(&form, "title"),
            body: self.first_of(&form, "body"),
            columns: Vec::new(),
            parts: form.text("parts").and_then(|parts| self.path(parts)),
            part_columns: self.columns(&form.texts("part_columns")),
        };
        form.finish();
        card
    }

    fn sides(&self, form: &Form<'a>) -> Vec<ComparedSide> {
        let forms = form.forms("sides", "a side").into_iter();
        let sides = forms.map(|form| {
            let title = form.text("title").map_or("", |title| title.text).to_owned();
            let columns = self.columns(&form.texts("columns"));
            if title.is_empty() || columns.is_empty() {
                self.source.note(
                    form.at,
                    "A side has a title and says something; write { title = \"Enriched\", columns = [\"domain\"] }.",
                );
            }
            form.finish();
            ComparedSide { title, columns }
        });
        sides.collect()
    }

    fn milestones(&self, form: &Form<'a>) -> Vec<Milestone> {
        let forms = form.forms("milestones", "a milestone").into_iter();
        let milestones = forms.map(|form| {
            let title = form.text("title").map_or("", |title| title.text).to_owned();
            if title.is_empty() {
                self.source.note(
                    form.at,
                    "A milestone has a title; write { title = \"Placed\", stages = [\"Placed\"] }.",
                );
            }
            let milestone = Milestone {
                title,
                stages: normals(&form.texts("stages")),
                when: self.optional(&form, "when"),
            };
            form.finish();
            milestone
        });
        milestones.collect()
    }

    /// A course; its amounts and their other values come from the section.
    fn course(&self, form: Form<'a>) -> Option<CourseSpec> {
        let (at, value) = (self.optional(&form, "at"), self.optional(&form, "value"));
        if form.place("at").and(form.place("value")).is_none() {
            self.source.note(
                form.at,
                "A course has amounts, each with its time; write { at = \"year\", value = \"salary\" }.",
            );
        }
        let sort = self.optional(&form, "sort");
        form.finish();
        Some(CourseSpec {
            from: Vec::new(),
            at: at?,
            value: value?,
            sort,
            columns: Vec::new(),
        })
    }

    /// A career; its positions and their other values come from the section.
    fn career(&self, form: Form<'a>) -> Option<CareerSpec> {
        let start = self.optional(&form, "start");
        if form.place("start").is_none() {
            self.source.note(
                form.at,
                "A career has a beginning for each position; write { start = \"start_date\", end = \"end_date\" }.",
            );
        }
        let title = self.optional(&form, "title");
        let employer = self.optional(&form, "employer");
        let end = self.optional(&form, "end");
        form.finish();
        Some(CareerSpec {
            from: Vec::new(),
            outer: false,
            title,
            employer,
            start: start?,
            end,
            columns: Vec::new(),
        })
    }
}
