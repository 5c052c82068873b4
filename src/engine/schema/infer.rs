//! The way from tables to keys and links, step by step.
//!
//! It must not hold a rule of its own: each step is a module beside this one.

use rustc_hash::FxHashSet;

use super::decide::Plan;
use super::field::Field;
use super::fit::{Fit, How};
use super::model::{Model, Rank};
use super::rules::Rules;
use super::{
    Link, LinkKind, Schema, candidates, composite, decide, junctions, nameless, near, polymorphic,
    resolve, soft,
};
use crate::engine::amend::LinkRule;
use crate::engine::table::{ColumnId, Origin, Table, TableId};
use crate::engine::types::ColumnSummary;
use crate::engine::warning::{Warning, WarningKind};

/// What is known of tables from elsewhere, such as a profile. Without any, names and values must do.
#[derive(Debug, Clone, Default)]
pub struct Hints {
    /// Further names that a table goes by.
    pub names: Vec<(TableId, Vec<String>)>,
    /// Columns that refer to a table's key; believed only where at least one value has a row there.
    pub links: Vec<(TableId, ColumnId, TableId)>,
    /// What the reader said of links; it goes before all else.
    pub rules: Vec<LinkRule>,
}

/// What was found out.
#[derive(Debug, Clone, Default)]
pub struct Inferred {
    /// Keys and links.
    pub schema: Schema,
    /// Keys with duplicates, references without a row.
    pub warnings: Vec<Warning>,
}

/// Finds the keys of tables and the links between them. `summaries` are those of each table's columns.
pub fn infer(tables: &[Table], summaries: &[Vec<ColumnSummary>], hints: &Hints) -> Inferred {
    let model = Model::new(tables, summaries, hints);
    let rules = Rules::new(&model, &hints.rules);
    let mut plans = told(&model, hints);
    let typed = polymorphic::find(&model);
    let new: Vec<Plan> = typed
        .into_iter()
        .filter(|plan| !holds(&plans, plan))
        .collect();
    plans.extend(new);
    let taken: Vec<usize> = plans.iter().flat_map(|plan| plan.fields.clone()).collect();
    let mut candidates = candidates::find(&model);
    candidates.retain(|one| !rules.rejects_candidate(&model, one));
    plans.extend(decide::choose(&model, &candidates, &taken));
    let named: FxHashSet<usize> = plans.iter().flat_map(|plan| plan.fields.clone()).collect();
    plans.extend(nameless::find(&model, &named));
    drop_copies(&model, &mut plans);
    let several = composite::find(&model);
    plans.retain(|plan| !several.iter().any(|whole| is_part(&model, plan, whole)));
    plans.extend(several);
    plans.retain(|plan| !rules.rejects(plan));
    let (mut links, mut warnings) = resolve::links(&model, plans, 1);
    let (mut wanted, dangling) = resolve::links(&model, rules.wanted(&model, &links), 0);
    links.append(&mut wanted);
    warnings.extend(dangling);
    let linked: FxHashSet<(TableId, TableId)> =
        links.iter().map(|link| (link.from, link.to)).collect();
    let mut soft = soft::find(&model, &linked, &rules);
    soft.retain(|plan| !rules.rejects(plan));
    let (more, _) = resolve::links(&model, soft, 1);
    links.extend(more);
    links.extend(resolve::lifted(tables));
    rules.mark(&mut links);
    links.sort_by(|one, other| order(one).cmp(&order(other)));
    warnings.extend(duplicates(&model));
    warnings.extend(crowded(&model));
    warnings.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    let near_keys = (0..)
        .zip(&model.keys)
        .flat_map(|(table, key)| near::find(table, model.of(table), key))
        .collect();
    let junctions = junctions::find(&model, &links);
    let keys = model.keys.iter().map(|key| key.columns.clone()).collect();
    Inferred {
        schema: Schema {
            keys,
            links,
            near_keys,
            junctions,
        },
        warnings,
    }
}

/// Drops references by a name or another unique column where the same table is referred to by its key: the name is then a copy
/// that goes with the key.
fn drop_copies(model: &Model<'_>, plans: &mut Vec<Plan>) {
    let pair = |plan: &Plan| -> Option<(TableId, TableId)> {
        let table = |at: &usize| model.fields.get(*at).map(|field| field.table);
        Some((table(plan.fields.first()?)?, table(plan.to.first()?)?))
    };
    let by_key = |plan: &&Plan| {
        plan.to
            .iter()
            .all(|at| model.fields.get(*at).is_some_and(|key| model.is_key(key)))
    };
    let keyed: FxHashSet<(TableId, TableId)> =
        plans.iter().filter(by_key).filter_map(pair).collect();
    // Without names a code beside an id is as good as the id.
    let nameless = |plan: &Plan| {
        let mut fields = plan.fields.iter().filter_map(|at| model.fields.get(*at));
        fields.all(|field| field.name.nameless)
    };
    plans.retain(|plan| {
        by_key(&plan)
            || nameless(plan)
            || pair(plan).is_none_or(|pair| pair.0 == pair.1 || !keyed.contains(&pair))
    });
}

/// Whether a plan refers by one of the columns by which another refers to the same table.
fn is_part(model: &Model<'_>, plan: &Plan, whole: &Plan) -> bool {
    let table = |fields: &[usize]| {
        fields
            .first()
            .and_then(|at| model.fields.get(*at))
            .map(|field| field.table)
    };
    plan.fields.iter().all(|field| whole.fields.contains(field))
        && table(&plan.to) == table(&whole.to)
}

fn order(link: &Link) -> (TableId, &[ColumnId], TableId, &[ColumnId]) {
    (link.from, &link.columns, link.to, &link.to_columns)
}

fn holds(plans: &[Plan], plan: &Plan) -> bool {
    plans.iter().any(|known| known.fields == plan.fields)
}

/// The links that the profile tells of.
fn told(model: &Model<'_>, hints: &Hints) -> Vec<Plan> {
    let plan = |&(from, column, to): &(TableId, ColumnId, TableId)| {
        let field = model.index(from, column)?;
        let source: &Field<'_> = model.fields.get(field)?;
        let target = model
            .targets
            .iter()
            .find(|target| target.table == to && target.rank == Rank::Primary)?;
        Some(Plan {
            fields: vec![field],
            to: vec![target.field],
            kind: if source.list.is_some() {
                LinkKind::KeyList
            } else {
                LinkKind::Key
            },
            fit: Fit {
                score: 1.0,
                how: How::Told,
            },
            confidence: 0.99,
            least: 0.0,
            only: None,
        })
    };
    hints.links.iter().filter_map(plan).collect()
}

/// A warning when there were too many tables to compare.
fn crowded(model: &Model<'_>) -> Option<Warning> {
    let (all, left_out) = (model.tables.len(), model.left_out);
    (left_out > 0).then(|| Warning {
        file: String::new(),
        line: 0,
        byte: 0,
        kind: WarningKind::Limit,
        message: format!(
            "Keys and links were looked for among the {} largest of {all} tables; there are too many to compare all of them. Every table is \
             shown. To link the others, open fewer files at once.",
            all - left_out
        ),
    })
}

/// A warning for each key that is not quite one.
fn duplicates(model: &Model<'_>) -> Vec<Warning> {
    let warning = |(table, key): (&Table, &super::keys::Key)| {
        let first = *key.duplicates.first()?;
        let column = table.column(*key.columns.first()?)?;
        let count = key.duplicates.len();
        let rows = if count == 1 {
            "1 row repeats".to_owned()
        } else {
            format!("{count} rows repeat")
        };
        let lines: Vec<String> = key
            .duplicates
            .iter()
            .take(5)
            .filter_map(|row| table.line(*row))
            .map(|line| line.to_string())
            .collect();
        let place = if lines.is_empty() {
            String::new()
        } else {
            format!(" (line {})", lines.join(", "))
        };
        Some(Warning {
            file: table.path.clone(),
            line: table.line(first).map_or(0, u64::from),
            byte: table.byte(first).unwrap_or(0),
            kind: WarningKind::DuplicateKey,
            message: format!(
                "{rows} the \"{}\" of an earlier row{place}. All rows are shown; references go to every row with that value.",
                column.name
            ),
        })
    };
    model
        .tables
        .iter()
        .zip(&model.keys)
        .filter_map(warning)
        .collect()
}

/// The only column of values in a table lifted from lists of plain values; it goes by the list's name.
pub(super) fn lifted_value(table: &Table) -> Option<ColumnId> {
    let plain = matches!(table.origin, Origin::Lifted { .. }) && table.columns.len() == 1;
    plain.then_some(0)
}
