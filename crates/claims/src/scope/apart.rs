//! How far a time lies from that of the main event: another, near it, one of many within it, long before publication.
//!
//! Must not: look at words. It compares times.

use super::main_event::MainEvent;
use super::moment::Moments;
use vocabulary::{Day, Edtf};

/// How far from the main event a time may lie and still be of its place, in days.
const SAME_PLACE_DAYS: i32 = 7;

/// How long ago the main event must be for the finding of remains not to be of its day.
pub(super) const LONG_AGO_DAYS: i32 = 60;

/// How long ago the main event must be for days near publication to be days of remembrance.
const REMEMBERED_DAYS: i32 = 300;

/// From how many days on a period is one of several happenings.
const SEVERAL_DAYS: i32 = 3;

/// How long the time of a document that counts over a period is at least, in days.
const PERIOD_DAYS: i32 = 6;

/// How many days lie between the first day of a time and its last; nothing where it is open.
fn days_of(when: Edtf) -> Option<i32> {
    when.first_day().zip(when.last_day()).map(|(first, last)| first.days_until(last))
}

/// Whether a time was over when the document was published.
pub(super) fn is_past(moments: &Moments, when: Edtf) -> bool {
    moments.published.zip(when.last_day()).is_some_and(|(now, then)| then < now)
}

/// Whether a time began after the document was published.
pub(super) fn is_to_come(moments: &Moments, when: Edtf) -> bool {
    moments.published.zip(when.first_day()).is_some_and(|(now, then)| then > now)
}

/// Whether the main event is so long ago that the finding of remains is not of its day; it is where nothing says when.
pub(super) fn is_long_ago(moments: &Moments, main: &MainEvent) -> bool {
    match (moments.published, main.when.and_then(Edtf::last_day)) {
        (Some(now), Some(then)) => then.days_until(now) > LONG_AGO_DAYS,
        _ => true,
    }
}

/// Whether a time is not that of the main event, or a much longer one.
pub(super) fn is_foreign(main: &MainEvent, when: Edtf) -> bool {
    main.when.is_some_and(|of_main| !of_main.overlaps(when) || is_longer(of_main, when))
}

/// Whether a time is the week in which the day of the main event lies.
pub(super) fn is_week_of(main: &MainEvent, when: Edtf) -> bool {
    days_of(when) == Some(6) && main.when.is_some_and(|day| day.as_day().is_some() && when.contains(day))
}

/// Whether a time is a short one within the long period that a document is about: one of its many happenings.
pub(super) fn is_one_of_many(main: &MainEvent, when: Edtf) -> bool {
    let long = main.when.and_then(days_of).is_some_and(|days| days >= SEVERAL_DAYS);
    let short = days_of(when).is_some_and(|days| days <= 1);
    long && short
}

/// Whether a time begins long before the main event, as that of a whole war does.
fn is_longer(of_main: Edtf, when: Edtf) -> bool {
    of_main
        .first_day()
        .zip(when.first_day())
        .is_some_and(|(main, when)| when.days_until(main) > LONG_AGO_DAYS)
}

/// Whether a time is a period of a week or more.
pub(super) fn is_long(when: Edtf) -> bool {
    matches!(when, Edtf::Interval(..)) && days_of(when).is_some_and(|days| days >= PERIOD_DAYS)
}

/// Whether a time lies so near to that of the main event that it is of the same place.
pub(super) fn is_near(main: &MainEvent, when: Edtf) -> bool {
    let Some(of_main) = main.when.filter(|of_main| !is_longer(*of_main, when)) else { return false };
    let apart = |a: Option<Day>, b: Option<Day>| a.zip(b).map_or(i32::MAX, |(a, b)| a.days_until(b).abs());
    apart(of_main.last_day(), when.first_day()).min(apart(when.last_day(), of_main.first_day()))
        <= SAME_PLACE_DAYS
}

/// Whether a time near publication is one of remembering what happened long before.
pub(super) fn is_remembrance(moments: &Moments, main: &MainEvent, when: Edtf) -> bool {
    let Some((now, then)) = moments.published.zip(main.when.and_then(Edtf::last_day)) else { return false };
    let recent = when.first_day().is_some_and(|first| first.days_until(now) <= LONG_AGO_DAYS);
    then.days_until(now) > REMEMBERED_DAYS && recent
}
