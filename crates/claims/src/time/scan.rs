//! One pass over the tokens: words of time trigger, their neighbours decide.
//!
//! Must not: look at a token twice without need; most tokens are in no class of time and cost one test.

use super::expression::{Expression, Link, Shape};
use super::{anniversary, calendar, part, relative};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};

const TRIGGERS: Classes = Classes::of(&[
    Class::Month,
    Class::Weekday,
    Class::Season,
    Class::TimeUnit,
    Class::RelativeDay,
    Class::DayPart,
    Class::FixedDay,
    Class::PastHours,
    Class::Anniversary,
]);

/// Finds the time expressions of a document, in order, none overlapping another.
pub(crate) fn scan(document: &Document) -> Vec<Expression> {
    let mut found: Vec<Expression> = Vec::new();
    let mut american = None;
    let mut at = 0;
    while at < document.tokens.len() {
        let token = &document.tokens[at];
        let floor = found.last().map_or(0, |last| last.tokens.end);
        let expression = if token.classes.meets(TRIGGERS) && !token.classes.has(Class::TimeIdiom) {
            triggered(document, at, floor)
        } else if token.kind == Kind::Number {
            let american = *american.get_or_insert_with(|| is_american(document));
            calendar::numeric(document, at, floor, american)
        } else {
            None
        };
        at += 1;
        if let Some(expression) = expression.filter(|e| e.tokens.start >= floor) {
            at = at.max(expression.tokens.end);
            found.push(expression);
        }
    }
    join(document, found)
}

fn triggered(document: &Document, at: usize, floor: usize) -> Option<Expression> {
    let classes = document.tokens[at].classes;
    let has = |class| classes.has(class);
    (has(Class::Month).then(|| calendar::month(document, at, floor)).flatten())
        .or_else(|| has(Class::Weekday).then(|| relative::weekday(document, at)).flatten())
        .or_else(|| has(Class::RelativeDay).then(|| relative::today(document, at)).flatten())
        .or_else(|| has(Class::TimeUnit).then(|| relative::unit(document, at, floor)).flatten())
        .or_else(|| has(Class::Season).then(|| calendar::season(document, at)).flatten())
        .or_else(|| has(Class::DayPart).then(|| relative::day_part(document, at)).flatten())
        .or_else(|| has(Class::Anniversary).then(|| anniversary::anniversary(document, at)).flatten())
        .or_else(|| has(Class::FixedDay).then(|| calendar::fixed_day(document, at)).flatten())
        .or_else(|| has(Class::PastHours).then(|| relative::past_hours(document, at)).flatten())
}

/// Whether months stand before days in this document, as its named months tell.
fn is_american(document: &Document) -> bool {
    let number = |at: usize| document.tokens[at].kind == Kind::Number;
    let mut lead = 0i32;
    for at in 0..document.tokens.len() {
        if document.is(at, Class::Month) {
            let stop =
                usize::from(document.tokens.get(at + 1).is_some_and(|_| document.words(at + 1) == "."));
            let after = number(at + 1 + stop) && document.words(at + 1 + stop).len() <= 2;
            let before = at > 0 && number(at - 1) && document.words(at - 1).len() <= 2;
            lead += i32::from(after) - i32::from(before);
        }
    }
    lead > 0
}

/// Joins "between May and June 2021", "from Monday to Friday", "30 April–2 May" into periods.
fn join(document: &Document, found: Vec<Expression>) -> Vec<Expression> {
    let mut joined: Vec<Expression> = Vec::with_capacity(found.len());
    for mut expression in found {
        if joined.last().is_some_and(|last| is_weekday_of(document, last, &expression))
            && let Some(weekday) = joined.pop()
        {
            expression.tokens.start = weekday.tokens.start;
            expression.link = weekday.link;
        }
        if part::widen(document, joined.last(), &mut expression) {
            joined.pop();
        }
        match joined.last_mut() {
            Some(first) if are_joined(document, first, &expression) => {
                first.shape = first.shape.in_year(expression.shape.year());
                first.until = Some(expression.shape);
                first.tokens.end = expression.tokens.end;
            }
            _ => {
                if expression.until.is_some() && expression.link.is_none() {
                    expression.link = Some(Link::Between);
                }
                joined.push(expression);
            }
        }
    }
    joined
}

/// Whether a weekday stands before the date that it belongs to: "Sat 15 Aug", "Monday, 25 Sep 2017".
fn is_weekday_of(document: &Document, weekday: &Expression, date: &Expression) -> bool {
    let mut between = weekday.tokens.end..date.tokens.start;
    let adjacent = between.len() <= 2 && between.all(|at| matches!(document.words(at), "," | "." | "("));
    adjacent && matches!(weekday.shape, Shape::Weekday(None, _)) && matches!(date.shape, Shape::Day(..))
}

fn are_joined(document: &Document, first: &Expression, second: &Expression) -> bool {
    let link = first.tokens.end;
    let simple = first.until.is_none() && second.until.is_none();
    let calendar = first.shape.is_calendar() && second.shape.is_calendar();
    if !simple || !calendar || second.tokens.start != link + 1 {
        return false;
    }
    let alike = first.part.is_none()
        && std::mem::discriminant::<Shape>(&first.shape) == std::mem::discriminant(&second.shape);
    match document.words(link) {
        "-" | "–" => alike,
        // "during 2015 and 2016"
        _ if document.is(link, Class::And) => {
            let years = alike && matches!(first.shape, Shape::Year(_));
            first.link == Some(Link::Between)
                || years && document.reads(first.tokens.start.saturating_sub(1), "during")
        }
        _ => {
            second.link == Some(Link::To)
                || second.link == Some(Link::Until) && first.link == Some(Link::From)
        }
    }
}
