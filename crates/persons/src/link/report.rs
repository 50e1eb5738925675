//! What was done, so that it can be checked: fields, rules, classes, parameters, counts.
//!
//! Must not: hold a value of a record.

use super::classes::Role;
use super::levels::name_of;
use super::linker::{Linkage, Linker};
use super::pairs::Yield;
use serde::Serialize;
use std::collections::BTreeMap;

/// What was done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LinkReport {
    /// The lists, with their numbers of rows.
    pub lists: Vec<(String, usize)>,
    /// All records.
    pub records: usize,
    /// What was compared, and how.
    pub fields: Vec<FieldReport>,
    /// The rules that brought pairs together.
    pub rules: Vec<RuleReport>,
    /// The classes of pairs.
    pub classes: Vec<ClassReport>,
    /// Classes that were tried, with the log-likelihood of the pairs kept back, in the order tried.
    pub tried: Vec<(String, f64)>,
    /// Pairs that were compared.
    pub pairs_compared: u64,
    /// Pairs above the reporting floor.
    pub pairs_scored: usize,
    /// The reporting floor.
    pub floor: f32,
    /// The mean log-odds of all cross pairs with which clusters were joined.
    pub threshold_log_odds: f32,
    /// Clusters, those of one record among them.
    pub clusters: usize,
    /// Clusters of two records or more.
    pub clusters_of_several: usize,
    /// Records of the largest cluster.
    pub largest_cluster: usize,
    /// Records that are the same as many others in all that is compared, and were not compared one by one.
    pub copies: usize,
}

/// A field that was compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldReport {
    /// Its name.
    pub name: String,
    /// The columns that hold it, `list: column`.
    pub columns: Vec<String>,
    /// Records in which it is known.
    pub known: usize,
    /// Distinct values.
    pub distinct: usize,
    /// Its levels.
    pub levels: Vec<LevelReport>,
}

/// A level of agreement, and how often it comes in each class.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LevelReport {
    /// What it is called.
    pub level: String,
    /// Its chance in each class, where the field is known.
    pub chances: BTreeMap<String, f64>,
}

/// A rule that brought pairs together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleReport {
    /// The parts that had to be equal.
    pub parts: Vec<String>,
    /// The pairs that were expected.
    pub pairs_expected: f64,
    /// The share of true pairs that it and the rules before it were expected to catch.
    pub recall_expected: f64,
    /// What it gave.
    #[serde(flatten)]
    pub given: Yield,
}

/// A class of pairs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ClassReport {
    /// Its name.
    pub name: String,
    /// Whether its pairs are one person.
    pub same: bool,
    /// How many pairs of it there are, as learnt.
    pub pairs: f64,
}

pub(super) fn report(linker: &Linker<'_>, linkage: &Linkage) -> LinkReport {
    let model = &linkage.learnt.model;
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    linkage.first.iter().for_each(|&first| *sizes.entry(first).or_default() += 1);
    let classes = model.classes.iter().zip(model.shares).map(|(class, pairs)| ClassReport {
        name: class.name.to_owned(),
        same: class.role == Role::Same,
        pairs,
    });
    LinkReport {
        lists: linker.inputs.iter().map(|input| (input.list.name().to_owned(), input.list.rows())).collect(),
        records: linker.records.count,
        fields: fields(linker, linkage),
        rules: rules(linker, linkage),
        classes: classes.collect(),
        tried: linkage.learnt.tried.clone(),
        pairs_compared: linkage.yields.iter().map(|given| given.pairs).sum(),
        pairs_scored: linkage.scored.len(),
        floor: linker.settings.floor,
        threshold_log_odds: linker.settings.joining.least,
        clusters: sizes.len(),
        clusters_of_several: sizes.values().filter(|&&size| size > 1).count(),
        largest_cluster: sizes.values().copied().max().unwrap_or(0),
        copies: linker.parts.surplus.len(),
    }
}

fn fields(linker: &Linker<'_>, linkage: &Linkage) -> Vec<FieldReport> {
    let model = &linkage.learnt.model;
    let of = |(at, field): (usize, &super::fields::Compared)| {
        let columns = field.columns.iter().zip(&linker.inputs).flat_map(|(columns, input)| {
            columns.iter().map(|&at| format!("{}: {}", input.list.name(), input.list.columns()[at].name()))
        });
        let levels = model.chances[at].iter().enumerate().skip(1).map(|(level, chances)| LevelReport {
            level: name_of(field.kind, level as u8),
            chances: model
                .classes
                .iter()
                .zip(chances)
                .map(|(class, chance)| (class.name.to_owned(), *chance))
                .collect(),
        });
        FieldReport {
            name: field.name.clone(),
            columns: columns.collect(),
            known: linker.records.count - field.counts[0] as usize,
            distinct: field.counts.len() - 1,
            levels: levels.collect(),
        }
    };
    linker.records.fields.iter().enumerate().map(of).collect()
}

fn rules(linker: &Linker<'_>, linkage: &Linkage) -> Vec<RuleReport> {
    let parts = |bits: u32| {
        let parts = linker.parts.parts.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
        parts.map(|(_, part)| part.name.clone()).collect()
    };
    let given = linkage.learnt.rules.iter().zip(&linkage.yields);
    given
        .map(|(rule, given)| RuleReport {
            parts: parts(rule.parts),
            pairs_expected: rule.pairs.round(),
            recall_expected: rule.recall,
            given: *given,
        })
        .collect()
}
