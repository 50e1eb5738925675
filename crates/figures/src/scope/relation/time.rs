//! Days and periods: a day of a month, a total as of an earlier day.
//!
//! Must not: take a vague date for a period. "February 1992" may mean one of its days; what rests on that is presumed.

use super::{Found, Standing, presumed, sure};
use crate::incidents::is_event;
use vocabulary::said::{Said, Term, standings as words};
use vocabulary::{Counts, Edtf, Point, Scope, Status};

/// By the time when it happened.
pub(super) fn period(a: Option<Edtf>, b: Option<Edtf>) -> Found {
    let (one, other) = match (a, b) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return None,
        _ => return presumed(Standing::Same, words::TIME_NOT_SAID),
    };
    if one == other {
        return None;
    }
    let exact = |when: Edtf| !matches!(when, Edtf::Point(point) if !matches!(point, Point::Day(_)));
    let found = |standing, why: Said| match exact(one) && exact(other) {
        true => sure(standing, why),
        false => presumed(standing, why),
    };
    let both = [Term::text(one), Term::text(other)];
    let turned = [Term::text(other), Term::text(one)];
    if !one.overlaps(other) {
        return sure(Standing::Apart, words::OTHER_TIME.of(both));
    }
    if is_event(one) && is_event(other) {
        return presumed(Standing::Same, words::ONE_EVENT.of(both));
    }
    match (other.contains(one), one.contains(other)) {
        (true, false) => found(Standing::PartOf, words::TIME_LIES_IN.of(both)),
        (false, true) => found(Standing::WholeOf, words::TIME_LIES_IN.of(turned)),
        (true, true) => None,
        (false, false) => sure(Standing::Overlaps, words::SHARE_DAYS.of(both)),
    }
}

/// By the day at which each stands. What only grows (the dead, all totals) of an earlier day is part of a later day's;
/// the missing, the captured and the displaced of a day are those of that day.
pub(super) fn as_of(a: &Scope, b: &Scope) -> Found {
    let (one, other) = match (a.as_of, b.as_of) {
        (Some(one), Some(other)) => (one, other),
        (None, None) => return None,
        _ => return presumed(Standing::Same, words::DAY_NOT_SAID),
    };
    if one == other {
        return None;
    }
    let why = words::AS_OF_BESIDE.of([Term::text(one), Term::text(other)]);
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
