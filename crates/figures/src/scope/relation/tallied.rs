//! The same for what tallies count: within one incident by the people alone, between two also by place and time.
//!
//! Must not: hold two incidents for one. That is the work of the grouping.

use super::{Dimension, Related, Standing, of_people, place, step, sure, time};
use vocabulary::said::{Says, standings as words};
use vocabulary::{Group, Incident, TallyScope};

/// How what the first tally counts stands to what the second counts. Of two incidents, those that the list holds are
/// told apart by their places and times; an incident without either is not known to lie in another.
///
/// ```
/// use figures::{Standing, example::reading, reconcile, relate_tallied};
/// let case: vocabulary::Case = serde_json::from_str(r#"{"title": "Odry, a fiction"}"#).unwrap();
/// let words = ["30 killed at=Odry when=2031-05-05", "9 killed female at=Odry when=2031-05-05 of=f1"];
/// let reconciled = reconcile(&case, &[reading("one", "", "", &words)]);
/// let scopes: Vec<_> = reconciled.tallies.chunk_by(|a, b| a.scope == b.scope).map(|by_rule| &by_rule[0].scope).collect();
/// assert_eq!(relate_tallied(scopes[1], scopes[0], &reconciled.incidents).standing, Standing::PartOf);
/// ```
pub fn relate_tallied(a: &TallyScope, b: &TallyScope, incidents: &[Incident]) -> Related {
    let (mine, theirs) = (group(a), group(b));
    let people = |scope: &TallyScope| (scope.status, scope.unit, scope.identified);
    let ((status, unit, identified), (of_status, of_unit, of_identified)) = (people(a), people(b));
    let mut steps = of_people(
        (status, unit, &mine, identified),
        (of_status, of_unit, &theirs, of_identified),
        (false, false),
    );
    if a.incident != b.incident {
        let known = |id: &str| incidents.iter().find(|incident| incident.id == id);
        let (one, other) = (known(&a.incident), known(&b.incident));
        let place_of = |incident: Option<&Incident>| incident.and_then(|i| i.places.first().cloned());
        let (here, there) = (place_of(one), place_of(other));
        let unknown = |what: Says<0>| sure(Standing::NotComparable, what);
        let found = match here.is_some() && there.is_some() {
            true => place::found(here.as_deref(), there.as_deref()),
            false => unknown(words::INCIDENT_PLACE_UNKNOWN),
        };
        steps.extend(step(Dimension::Place, found));
        let when = |incident: Option<&Incident>| incident.and_then(|incident| incident.when);
        let found = match (when(one), when(other)) {
            (Some(one), Some(other)) => time::period(Some(one), Some(other)),
            _ => unknown(words::INCIDENT_TIME_UNKNOWN),
        };
        steps.extend(step(Dimension::Period, found));
    }
    Related::of(steps)
}

fn group(scope: &TallyScope) -> Group {
    Group { sex: scope.sex, age: scope.age, role: scope.role, nationality: scope.nationality.clone() }
}
