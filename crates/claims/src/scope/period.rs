//! Periods: from a day until publication, back from it, or between a beginning and an end that a sentence names.
//!
//! Must not: end a period later than the document was published.

use super::moment::Moment;
use super::role::Role;
use crate::document::Document;
use crate::lexicon::Class;
use crate::time::{Length, Timex, Unit};
use vocabulary::{DateKind, Day, Edtf, Point};

/// How many time expressions of the head may tell the period that is reported on.
const HEAD_TIMEXES: usize = 3;
/// How far before a date "ended" is looked for, in tokens.
const END_TOKENS: usize = 7;

/// "began on 2 April and ended on 14 June", "a three-day battle that ended on Thursday": one period.
pub(super) fn join_ends(all: &mut [Moment], document: &Document, timexes: &[Timex]) {
    let ends = |moment: &Moment, which: u16| {
        (moment.tokens.start.saturating_sub(END_TOKENS)..moment.tokens.start)
            .rev()
            .take_while(|at| document.words(*at) != "." && !is_timed(timexes, *at))
            .any(|at| document.value(at, Class::BoundVerb) == Some(which))
    };
    for at in 0..all.len() {
        let last = &all[at];
        let Some(day) =
            last.value.and_then(Edtf::as_day).filter(|_| last.role == Role::Event && ends(last, 1))
        else {
            continue;
        };
        let (sentence, start) = (last.sentence, last.tokens.start);
        let begun = (0..at).rev().take_while(|b| all[*b].sentence == sentence).find(|b| ends(&all[*b], 0));
        if let Some(first) =
            begun.and_then(|b| Some((b, all[b].value?.as_day()?))).filter(|(_, first)| *first < day)
        {
            let period = Some(Edtf::days(first.1, day));
            for moment in [first.0, at] {
                all[moment].value = period;
                all[moment].names_event = true;
            }
            continue;
        }
        let length = timexes
            .iter()
            .filter(|t| t.tokens.end <= start && document.sentence_of(t.tokens.start) == sentence);
        let days = length.filter_map(|t| t.duration).find(|length| length.unit == Unit::Day);
        if let Some(days) = days.and_then(|length| i32::try_from(length.amount).ok()) {
            all[at].value = Some(Edtf::days(day.plus_days(1 - days), day));
        }
    }
}

/// "between 12 September 1974 and the return of civilian rule on 1 June 1983": one period, though words stand before its
/// second end.
pub(super) fn join_between(all: &mut [Moment], document: &Document) {
    let verbs = [Class::Be, Class::Have, Class::Active, Class::Passive, Class::Suffered, Class::Say];
    for at in 1..all.len() {
        let (first, last) = (&all[at - 1], &all[at]);
        let before = first.tokens.start.checked_sub(1).filter(|_| first.sentence == last.sentence);
        let between = before.is_some_and(|at| document.reads(at, "between"))
            || document.reads(first.tokens.start, "between");
        let mut gap = first.tokens.end..last.tokens.start;
        let joined = document.is(gap.start, Class::And)
            && gap.len() <= JOINED_TOKENS
            && !gap.any(|at| document.tokens[at].classes.has_any(&verbs));
        let ends = first.value.and_then(Edtf::as_day).zip(last.value.and_then(Edtf::as_day));
        if let Some((from, to)) = ends.filter(|(from, to)| between && joined && from < to) {
            for moment in &mut all[at - 1..=at] {
                moment.value = Some(Edtf::days(from, to));
                moment.role = Role::Event;
            }
        }
    }
}

/// How many tokens stand at most between the two ends.
const JOINED_TOKENS: usize = 12;

fn is_timed(timexes: &[Timex], token: usize) -> bool {
    let at = timexes.partition_point(|t| t.tokens.end <= token);
    timexes.get(at).is_some_and(|t| t.tokens.contains(&token))
}

/// Whether a time has two ends.
pub(super) fn is_period(value: Option<Edtf>) -> bool {
    matches!(value, Some(Edtf::Interval(Some(_), Some(_))))
}

/// Whether a time runs over some days.
fn is_week(value: Option<Edtf>) -> bool {
    let ends = value.filter(|_| is_period(value)).and_then(|value| value.first_day().zip(value.last_day()));
    ends.is_some_and(|(first, last)| first.days_until(last) >= 5)
}

/// The last day of a week or longer period, just before publication, that a document reports on.
pub(super) fn reported_until(timexes: &[Timex], published: Option<Day>) -> Option<Day> {
    let head = timexes.iter().take(HEAD_TIMEXES).filter(|t| t.kind == DateKind::Date && is_week(t.value));
    let mut ends = head.filter_map(|t| t.value.and_then(Edtf::last_day));
    ends.find(|last| published.is_some_and(|now| (0..=7).contains(&last.days_until(now))))
}

/// From a time until publication.
pub(super) fn until(from: Edtf, published: Option<Day>) -> Option<Edtf> {
    let first = match from {
        Edtf::Point(point) => point,
        Edtf::Interval(first, _) => first?,
    };
    let last = published.map(Point::Day);
    if last.is_some_and(|last| last < first) {
        return Some(from);
    }
    last.map(|last| Edtf::Interval(Some(first), Some(last)))
}

/// The day that lies a length before another; none where the length is too vague for a day.
pub(super) fn began_before(day: Day, length: Length) -> Option<Day> {
    let amount = i32::try_from(length.amount).ok()?;
    match length.unit {
        Unit::Hour => Some(day.plus_days(-(amount / 24))),
        Unit::Day | Unit::Night => Some(day.plus_days(-amount)),
        _ => None,
    }
}

/// The period of a length that ends on a day.
pub(super) fn ending_on(last: Day, length: Length) -> Option<Edtf> {
    let amount = i32::try_from(length.amount).ok()?;
    let first = match length.unit {
        Unit::Second | Unit::Minute => last,
        Unit::Hour => last.plus_days(-(amount.saturating_add(23) / 24)),
        Unit::Month => last.plus_months(-amount),
        Unit::Year | Unit::Decade | Unit::Century => last.plus_months(amount.saturating_mul(-12)),
        _ => last.plus_days(-amount),
    };
    Some(Edtf::days(first, last))
}

/// When something happened that a day lies so long after, or before; as precise as the unit.
pub(super) fn beside(day: Day, length: Length, after: bool) -> Option<Edtf> {
    let amount = i32::try_from(length.amount).ok()? * if after { -1 } else { 1 };
    match length.unit {
        Unit::Second | Unit::Minute | Unit::Hour if length.amount < 24 => Some(Edtf::day(day)),
        Unit::Day | Unit::Night => Some(Edtf::day(day.plus_days(amount))),
        Unit::Month => Edtf::month(day.plus_months(amount).year(), day.plus_months(amount).month()),
        Unit::Year => Some(Edtf::year(day.plus_months(amount.saturating_mul(12)).year())),
        _ => None,
    }
}
