//! The stages of all pipelines together: how many are in each now, and how many ever were.
//!
//! It must not know more of pipelines than the profile says. Stages of the same name are one.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::grid::column_of_field;
use crate::engine::present::{Presenter, plain_text};
use crate::engine::profile::{Entity, Expr, PipelineSpec, SectionKind, Step};
use crate::engine::table::TableId;
use crate::engine::view::{
    Bar, CellTest, Chart, ColumnFilter, GridSource, Opens, RecordRef, Value,
};

/// Stages, at most.
const MOST_STAGES: usize = 24;

/// One chart for each kind of pipeline.
pub(super) fn funnels(presenter: &Presenter<'_>) -> Vec<Chart> {
    let mut charts = Vec::new();
    for entity in &presenter.profile().entities {
        for section in &entity.sections {
            if let SectionKind::Pipeline(spec) = &section.kind {
                let title = format!("{} of all {}", section.title, entity.plural.to_lowercase());
                charts.extend(funnel(presenter, title, spec));
            }
        }
    }
    charts
}

/// Stages of one name.
struct Stage {
    name: String,
    rejection: bool,
    /// The sum of the places that its records give it, and how many do.
    places: (f64, u32),
    now: u32,
    ever: u32,
}

impl Stage {
    /// Where it stands on average; at the end when nothing says so.
    fn place(&self) -> f64 {
        let (sum, count) = self.places;
        if count == 0 {
            f64::MAX
        } else {
            sum / f64::from(count)
        }
    }
}

fn funnel(presenter: &Presenter<'_>, title: String, spec: &PipelineSpec) -> Option<Chart> {
    let (_, stages_table) = last_entity(presenter, &spec.stages)?;
    let (members, members_table) = last_entity(presenter, spec.members.first()?)?;
    let field = spec.stage.own_fields().next()?;
    let source = GridSource::Entity(members.key.clone());
    let column = column_of_field(presenter, &source, field)?;
    let (mut stages, by_record) = stages(presenter, stages_table, spec);

    let mut reached: FxHashSet<(usize, RecordRef)> = FxHashSet::default();
    let mut none = 0;
    for member in records(presenter, members_table) {
        let at = presenter
            .step(member, field)
            .and_then(|stage| by_record.get(&stage).copied());
        match at.and_then(|at| Some((at, stages.get_mut(at)?))) {
            Some((at, stage)) => {
                stage.now += 1;
                stage.ever += u32::from(reached.insert((at, member)));
            }
            None => none += 1,
        }
    }
    let has_history = spec
        .history
        .as_ref()
        .and_then(|history| last_entity(presenter, history))
        .is_some_and(|(entity, table)| {
            changes(
                presenter,
                entity,
                table,
                &by_record,
                &mut stages,
                &mut reached,
            )
        });
    stages.retain(|stage| stage.ever > 0);
    stages.sort_by(|one, other| {
        one.rejection
            .cmp(&other.rejection)
            .then(one.place().total_cmp(&other.place()))
            .then_with(|| one.name.cmp(&other.name))
    });
    let rest = stages.split_off(stages.len().min(MOST_STAGES));
    Some(Chart {
        title,
        unit: members.plural.clone(),
        bars: stages
            .into_iter()
            .map(|stage| Bar {
                count: stage.now,
                ever: has_history.then_some(stage.ever),
                sums: Vec::new(),
                opens: Opens::Rows {
                    source: source.clone(),
                    filter: ColumnFilter {
                        column,
                        test: CellTest::OneOf(vec![stage.name.clone()]),
                    },
                },
                label: stage.name,
            })
            .collect(),
        other: rest.iter().map(|stage| stage.now).sum(),
        none,
    })
}

/// The stages by name, and for each record which of them it is.
fn stages(
    presenter: &Presenter<'_>,
    table: TableId,
    spec: &PipelineSpec,
) -> (Vec<Stage>, FxHashMap<RecordRef, usize>) {
    let mut stages: Vec<Stage> = Vec::new();
    let (mut by_name, mut by_record) = (FxHashMap::default(), FxHashMap::default());
    let eval = |record, expr: &Option<Expr>| {
        expr.as_ref()
            .map_or(Value::Empty, |expr| presenter.eval(record, expr))
    };
    for record in records(presenter, table) {
        let name = presenter.label(record);
        let order = plain_text(&eval(record, &spec.order));
        let order: Option<f64> = order.parse().ok();
        let rejection = eval(record, &spec.rejection) == Value::Flag(true);
        let at = *by_name.entry(name).or_insert_with_key(|name: &String| {
            stages.push(Stage {
                name: name.clone(),
                rejection: true,
                places: (0.0, 0),
                now: 0,
                ever: 0,
            });
            stages.len() - 1
        });
        if let Some(stage) = stages.get_mut(at) {
            stage.rejection &= rejection;
            if let Some(order) = order {
                stage.places.0 += order;
                stage.places.1 += 1;
            }
        }
        by_record.insert(record, at);
    }
    (stages, by_record)
}

/// Notes who came into which stage; whether anything is known of it.
fn changes(
    presenter: &Presenter<'_>,
    entity: &Entity,
    table: TableId,
    by_record: &FxHashMap<RecordRef, usize>,
    stages: &mut [Stage],
    reached: &mut FxHashSet<(usize, RecordRef)>,
) -> bool {
    let change = entity
        .event
        .as_ref()
        .and_then(|event| event.change.as_ref());
    let Some((change, to)) =
        change.and_then(|change| Some((change, change.to.own_fields().next()?)))
    else {
        return false;
    };
    let mut known = false;
    for record in records(presenter, table) {
        let stage = presenter.step(record, to);
        let at = stage.and_then(|stage| by_record.get(&stage).copied());
        if let Some((at, member)) = at.zip(presenter.step(record, &change.within))
            && let Some(stage) = stages.get_mut(at)
        {
            known = true;
            stage.ever += u32::from(reached.insert((at, member)));
        }
    }
    known
}

/// The entity that a way leads to, and its table.
fn last_entity<'a>(
    presenter: &Presenter<'a>,
    path: &crate::engine::profile::Path,
) -> Option<(&'a Entity, TableId)> {
    let key = path.steps.iter().rev().find_map(|step| match step {
        Step::Inbound { entity, .. } => Some(entity),
        Step::Outbound(_) => None,
    })?;
    let profile = presenter.profile();
    let entity = profile.entities.get(profile.entity_id(key)?)?;
    let table = presenter.workspace().binding.tables_of(key).first()?;
    Some((entity, *table))
}

fn records(presenter: &Presenter<'_>, table: TableId) -> impl Iterator<Item = RecordRef> + use<> {
    let rows = presenter
        .workspace()
        .table(table)
        .map_or(0, crate::engine::table::Table::rows);
    (0..rows).map(move |row| RecordRef { table, row })
}
