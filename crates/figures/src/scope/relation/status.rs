//! What happened to people: which counts hold which.
//!
//! Must not: say what became of anybody. It says whom the words of one count can include.

use super::{Found, Standing, presumed, sure};
use vocabulary::said::{Says, Term, standings as words};
use vocabulary::{Counts, Scope, Status};

/// How the first status stands to the second; `held` says of each whether it may count only those still held.
pub(super) fn found(a: Status, b: Status, held: (bool, bool)) -> Found {
    if a == b {
        return None;
    }
    if let Some(within) = within(a, b, held.1) {
        return within;
    }
    if let Some(within) = within(b, a, held.0) {
        return within.map(|(standing, why, presumed)| (standing.turned(), why, presumed));
    }
    if let Some(why) = apart(a, b).or_else(|| apart(b, a)) {
        return sure(Standing::Apart, why);
    }
    if [a, b].contains(&Status::Affected) {
        return sure(Standing::NotComparable, words::AFFECTED_SAYS_NOT);
    }
    sure(Standing::Overlaps, words::MAY_BE_AMONG.of([Term::Status(a), Term::Status(b)]))
}

/// Whether the captured of a scope may be only those still held: it stands at a day and is no running total.
pub(super) fn may_be_held_only(scope: &Scope) -> bool {
    scope.as_of.is_some() && scope.counts != Some(Counts::Cumulative)
}

/// The first as a part of the second; `None` where it is none.
fn within(part: Status, whole: Status, still_held: bool) -> Option<Found> {
    use Status::*;
    Some(match (part, whole) {
        (Killed | Injured, Casualties) => {
            sure(Standing::PartOf, words::OF_CASUALTIES.of([Term::Status(part)]))
        }
        (Identified, Exhumed) => sure(Standing::PartOf, words::IDENTIFIED_OF_FOUND),
        (Exhumed | Identified, Killed | Casualties) => presumed(Standing::PartOf, words::REMAINS_OF_DEAD),
        (Released, Captured) if still_held => sure(Standing::Overlaps, words::MAY_BE_HELD),
        (Released, Captured) => presumed(Standing::PartOf, words::RELEASED_WERE_CAPTURED),
        _ => return None,
    })
}

fn apart(a: Status, b: Status) -> Option<Says<0>> {
    use Status::*;
    match (a, b) {
        (Killed | Exhumed | Identified, Injured) => Some(words::INJURED_ALIVE),
        _ => None,
    }
}
