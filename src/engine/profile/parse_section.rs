//! Reads the sections and events of an entity.
//!
//! It must not know the rest of a profile.

use super::entity::{
    CareerSpec, ChangeSpec, EventSpec, PairsSpec, PipelineSpec, SectionKind, SectionSpec, SortSpec,
};
use super::form::{Form, Text};
use super::parse::Reader;
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
}

const KINDS: [(&str, Kind); 7] = [
    ("fields", Kind::Fields),
    ("rows", Kind::Rows),
    ("events", Kind::Events),
    ("threads", Kind::Threads),
    ("pipeline", Kind::Pipeline),
    ("journey", Kind::Journey),
    ("career", Kind::Career),
];

/// Keys that only some kinds of sections have.
const ONLY_FOR: [(&str, &[Kind]); 6] = [
    ("columns", &[Kind::Fields, Kind::Rows, Kind::Career]),
    ("sort", &[Kind::Rows]),
    ("outer", &[Kind::Rows, Kind::Career]),
    ("career", &[Kind::Career]),
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
        if from_at.is_none() && kind != Kind::Fields {
            self.source.note(
                form.at,
                format!("The section \"{title}\" has no rows; write from = [\"task\"], with the key of an entity."),
            );
        }
        let columns = self.columns(&form.texts("columns"));
        let sort = self.sort(form.text("sort"));
        let outer = form.flag("outer");
        let pairs = form
            .form("pairs", "pairs")
            .and_then(|form| self.pairs(form));
        let pipeline = form
            .form("pipeline", "a pipeline")
            .map(|pipeline| self.pipeline(pipeline));
        let career = form
            .form("career", "a career")
            .map(|career| self.career(career));
        let kind = match kind {
            Kind::Journey => Some(SectionKind::Journey { from }),
            Kind::Career => {
                if career.is_none() {
                    self.source.note(
                        form.at,
                        format!("The section \"{title}\" needs career = {{ start = \"...\", end = \"...\" }}."),
                    );
                }
                career.flatten().map(|spec| {
                    SectionKind::Career(CareerSpec {
                        from,
                        outer,
                        columns,
                        ..spec
                    })
                })
            }
            Kind::Fields => Some(SectionKind::Fields {
                columns,
                from,
                pairs,
            }),
            Kind::Rows => Some(SectionKind::Rows {
                from,
                columns,
                sort,
                outer,
            }),
            Kind::Events => Some(SectionKind::Events { from }),
            Kind::Threads => Some(SectionKind::Threads { from }),
            Kind::Pipeline => {
                if pipeline.is_none() {
                    self.source.note(
                        form.at,
                        format!("The section \"{title}\" needs pipeline = {{ stages = \"...\", stage = \"...\" }}."),
                    );
                }
                let spec = pipeline.flatten();
                spec.map(|spec| {
                    SectionKind::Pipeline(PipelineSpec {
                        members: from,
                        ..spec
                    })
                })
            }
        };
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
