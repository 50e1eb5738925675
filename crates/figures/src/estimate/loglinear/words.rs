//! What is said of models: assumptions, cautions, refusals.
//!
//! Must not: compute.

use super::exist::Existence;
use super::model::Model;
use super::table::Table;
use vocabulary::{EstimateMethod, Histories, NoEstimate};

/// What must hold for a model, after "if".
pub(super) fn assumption(histories: &Histories, model: &Model) -> String {
    let lists = histories.lists();
    let ties: Vec<String> = model
        .generators()
        .into_iter()
        .filter(|term| term.count_ones() > 1)
        .map(|term| {
            let names = lists.iter().enumerate().filter(|(at, _)| term >> at & 1 == 1);
            names.map(|(_, name)| name.as_str()).collect::<Vec<_>>().join("+")
        })
        .collect();
    let rest = "being on one list says nothing about being on another, for everybody alike";
    if ties.is_empty() {
        return rest.to_owned();
    }
    format!(
        "{rest}, but for ties between {}, which are for those on no list what they are for the listed",
        ties.join(", ")
    )
}

/// What must hold where only the term of all lists is left out.
pub(super) fn no_highest(lists: usize) -> String {
    if lists == 2 {
        return "being on one list says nothing about being on the other, for everybody alike".to_owned();
    }
    format!(
        "all {lists} lists at once have no tie beyond those of any {} of them, for everybody alike, which no data can show",
        lists - 1
    )
}

/// What must hold for an average.
pub(super) const AVERAGE: &str = "one of the models averaged holds, for everybody alike, its ties between lists being for \
     those on no list what they are for the listed";

/// Said of intervals of a chosen model.
pub(super) const GIVEN_THE_MODEL: &str = "The interval takes the chosen model for the true one. It holds the truth less \
     often than it says; a bootstrap that repeats the choice is wider.";

/// Said where the bootstrap chose among some models only.
pub(super) fn among(models: usize, of: usize) -> String {
    format!("The bootstrap chose among the {models} best of {of} models.")
}

/// Said where models were set aside as exploded, though they fit better than what is given.
pub(super) fn set_aside(model: &Model, total: f64) -> String {
    format!(
        "The model {model} fits better but puts the total at {total:.0}, which the data cannot bear out; it was set aside."
    )
}

/// Said where terms of six lists were not all looked at.
pub(super) fn only_order(order: usize) -> String {
    format!("Only models with ties of at most {order} lists were looked at.")
}

/// Said where some samples of a bootstrap came to no estimate.
pub(super) fn failed(failed: usize, samples: usize) -> String {
    format!(
        "{failed} of {samples} bootstrap samples came to no estimate; the intervals count them as larger than all others."
    )
}

fn refusal(method: EstimateMethod, documented: u64, reason: String, would_help: &str) -> NoEstimate {
    NoEstimate {
        method: Some(method),
        reason,
        safe_to_say: format!("At least {documented} persons are documented."),
        would_help: would_help.to_owned(),
    }
}

pub(super) fn too_few(histories: &Histories, method: EstimateMethod) -> NoEstimate {
    let reason = format!("{} lists cannot overlap; at least two are needed", histories.lists().len());
    refusal(method, histories.documented(), reason, "a second list, made independently of the first")
}

pub(super) fn too_many_of(histories: &Histories, method: EstimateMethod, most: usize) -> NoEstimate {
    let reason =
        format!("{} lists are more than the {most} that this method is made for", histories.lists().len());
    refusal(method, histories.documented(), reason, "merging lists that are alike, or another method")
}

pub(super) fn too_many(table: &Table, method: EstimateMethod, most: usize) -> NoEstimate {
    let reason = format!(
        "the models of {} lists are too many to search; at most {most} lists can be searched",
        table.lists
    );
    refusal(
        method,
        table.documented() as u64,
        reason,
        "merging lists that are alike, or choosing pairs stepwise",
    )
}

pub(super) fn nobody(method: EstimateMethod) -> NoEstimate {
    refusal(method, 0, "nobody is documented".to_owned(), "lists with persons on them")
}

pub(super) fn foreign(table: &Table, method: EstimateMethod, model: &Model) -> NoEstimate {
    let reason = format!("the model {model} is of {} lists and the table of {}", model.lists(), table.lists);
    refusal(method, table.documented() as u64, reason, "a model of these lists")
}

/// The model has no finite fit.
pub(super) fn no_fit(table: &Table, method: EstimateMethod, model: &Model, why: Existence) -> NoEstimate {
    let what = match why {
        Existence::Exists => "did not settle",
        Existence::NoMaximum => "has no finite fit: the lists share too few victims",
        Existence::NotIdentified => "is not determined by these data: several answers fit equally well",
        Existence::Neither => "has no finite fit and is not determined by these data",
    };
    let help =
        "more overlap between the lists, merging lists that share no victims, or a model with fewer ties";
    refusal(method, table.documented() as u64, format!("the model {model} {what}"), help)
}

/// No model at all has a fit that can be given.
pub(super) fn no_model(table: &Table, method: EstimateMethod, looked_at: u64, exploded: u64) -> NoEstimate {
    let reason = if exploded > 0 {
        format!(
            "of {looked_at} models none has a plausible fit: {exploded} put the undocumented beyond all measure, the others \
             have no finite fit"
        )
    } else {
        format!(
            "none of {looked_at} models has a finite fit: the hidden number is not determined by these data"
        )
    };
    refusal(method, table.documented() as u64, reason, "more overlap between the lists, or merging lists")
}

/// A model puts the undocumented beyond what is plausible.
pub(super) fn exploded(
    table: &Table,
    method: EstimateMethod,
    model: &Model,
    undocumented: f64,
    most: f64,
) -> NoEstimate {
    let times = undocumented / table.documented();
    let reason = format!(
        "the model {model} puts the undocumented at {times:.0} times the documented, more than the {most} times that are \
         plausible: the data do not bear it"
    );
    refusal(
        method,
        table.documented() as u64,
        reason,
        "more overlap between the lists, or a model with fewer ties",
    )
}

/// There is an estimate but no interval, and none goes without.
pub(super) fn no_interval(table: &Table, method: EstimateMethod, why: &str) -> NoEstimate {
    let reason = format!("no upper end can be given: {why}");
    refusal(method, table.documented() as u64, reason, "more overlap between the lists, or merging lists")
}
