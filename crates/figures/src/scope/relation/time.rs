//! Days and periods: a day of a month, a total as of an earlier day.
//!
//! Must not: take a vague date for a period. "February 1992" may mean one of its days; what rests on that is presumed.

use super::{Found, Standing, presumed, sure};
use crate::incidents::is_event;
use vocabulary::{Counts, Edtf, Point, Scope, Status};

/// By the time when it happened.
pub(super) fn period(a: Option<Edtf>, b: Option<Edtf>) -> Found {
    let (one, other) = match (a, b) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return None,
        _ => return presumed(Standing::Same, "one does not say when"),
    };
    if one == other {
        return None;
    }
    let exact = |when: Edtf| !matches!(when, Edtf::Point(point) if !matches!(point, Point::Day(_)));
    let found = |standing, why: String| match exact(one) && exact(other) {
        true => sure(standing, why),
        false => presumed(standing, why),
    };
    if !one.overlaps(other) {
        return sure(Standing::Apart, format!("{one} is another time than {other}"));
    }
    if is_event(one) && is_event(other) {
        return presumed(Standing::Same, format!("{one} and {other} may date one event"));
    }
    match (other.contains(one), one.contains(other)) {
        (true, false) => found(Standing::PartOf, format!("{one} lies in {other}")),
        (false, true) => found(Standing::WholeOf, format!("{other} lies in {one}")),
        (true, true) => None,
        (false, false) => sure(Standing::Overlaps, format!("{one} and {other} share days")),
    }
}

/// By the day at which each stands. What only grows (the dead, all totals) of an earlier day is part of a later day's;
/// the missing, the captured and the displaced of a day are those of that day.
pub(super) fn as_of(a: &Scope, b: &Scope) -> Found {
    let (one, other) = match (a.as_of, b.as_of) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return None,
        _ => return presumed(Standing::Same, "one does not say as of which day"),
    };
    if one == other {
        return None;
    }
    let why = format!("as of {one} beside as of {other}");
    if one.overlaps(other) {
        return presumed(Standing::Same, why);
    }
    let grows = |scope: &Scope| {
        scope.counts == Some(Counts::Cumulative)
            || !matches!(
                scope.status,
                Status::Missing | Status::Captured | Status::Displaced | Status::Affected
            )
    };
    // An open end is never before anything.
    let before = one.last_day().zip(other.first_day()).is_some_and(|(last, first)| last < first);
    match before {
        _ if !(grows(a) && grows(b)) => sure(Standing::Overlaps, why),
        true => presumed(Standing::PartOf, why),
        false => presumed(Standing::WholeOf, why),
    }
}
