//! Tallies for programs, in the form of `docs/contracts/tally.md`.
//!
//! Must not: leave out an input. A number without what it was made from is none.

use super::Asked;
use crate::english::in_english;
use figures::{Decided, ScopeDifference, ScopeView, Side};
use serde_json::{Value, json};
use vocabulary::{Tally, TallyInput, TallyScope};

pub(super) fn report(asked: &Asked) -> Value {
    let told = asked.told;
    let incidents: Vec<_> = told.incidents.iter().filter(|incident| asked.is_of(&incident.id)).collect();
    let tallies = told.tallies.iter().filter(|tally| asked.shows(&tally.scope, tally.rule));
    let uncounted = told.uncounted.iter().filter(|(scope, _)| asked.is_of(&scope.incident));
    let views = told.views.iter().filter(|view| asked.is_of(&view.scope.incident));
    let decided = told.decided.iter().filter(|decided| asked.is_of(&decided.given.scope.incident));
    let origin = |origin: &figures::Origin| json!({"name": origin.name, "carriers": origin.carriers.len()});
    json!({
        "incidents": incidents,
        "origins": told.origins.iter().map(origin).collect::<Vec<_>>(),
        "tallies": tallies.map(tally).collect::<Vec<_>>(),
        "uncounted": uncounted.map(|(scope, inputs)| not_counted(scope, inputs)).collect::<Vec<_>>(),
        "differences": views.map(view).collect::<Vec<_>>(),
        "decided": decided.map(decision).collect::<Vec<_>>(),
        "findings": in_english(&told.findings),
    })
}

fn tally(tally: &Tally) -> Value {
    let mut value = json!({"count": tally.scope.to_string(), "mark": null});
    if let (Some(object), Ok(Value::Object(fields))) = (value.as_object_mut(), serde_json::to_value(tally)) {
        object.extend(fields);
    }
    value
}

fn not_counted(scope: &TallyScope, inputs: &[TallyInput]) -> Value {
    json!({"count": scope.to_string(), "scope": scope, "inputs": inputs})
}

fn view(view: &ScopeView) -> Value {
    json!({
        "count": view.scope.to_string(),
        "of_scope": view.differences.iter().map(difference).collect::<Vec<_>>(),
        "rivals": view.rivals,
        "more": view.more,
    })
}

fn difference(difference: &ScopeDifference) -> Value {
    let related = &difference.related;
    json!({
        "dimensions": difference.dimensions.iter().map(|dimension| dimension.word()).collect::<Vec<_>>(),
        "standing": related.standing.word(),
        "why": related.steps.iter().map(|step| step.why.english()).collect::<Vec<_>>(),
        "presumed": related.is_presumed(),
        "other": difference.other.as_ref().map(TallyScope::to_string),
        "sides": difference.sides.iter().map(side).collect::<Vec<_>>(),
    })
}

fn side(side: &Side) -> Value {
    json!({
        "low": side.low,
        "high": side.high,
        "as_of": side.scope.as_of,
        "when": side.scope.when,
        "where": side.scope.place,
        "counts": side.scope.counts,
        "claims": side.claims,
        "more": side.more,
    })
}

fn decision(decided: &Decided) -> Value {
    let given = &decided.given;
    json!({
        "count": given.scope.to_string(),
        "entry": decided.entry,
        "low": given.low,
        "best": given.best,
        "high": given.high,
        "mark": given.mark,
        "claim": given.claim,
        "by": given.by,
        "reason": given.reason,
        "beside": given.beside,
        "changed": decided.changed,
    })
}
