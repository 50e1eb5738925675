//! The day of publication: stated near the head or the foot, else solved from an anniversary and weekdays.
//!
//! Must not: invent a day. A text that states none and does not determine one has none.

use super::anniversary::{Dated, event_day};
use super::expression::{Expression, Link, Shape};
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::{Class, Classes};
use vocabulary::{Day, PublishedBy, Weekday};

/// How many blocks from the start may state the day.
const HEAD_BLOCKS: usize = 8;
/// How many blocks from the end may state it beside a word such as "Published".
const FOOT_BLOCKS: usize = 3;
/// Where in a block a dateline ends at the latest, in tokens.
const DATELINE_TOKENS: usize = 24;
/// The longest line that states a day, in tokens.
const LINE_TOKENS: usize = 30;
/// A text that names a day this long after a stated one was not published on that, in days.
const LATER_DAYS: i32 = 400;
/// How long before a dateline without a year the last full date may lie that lends it one, in days.
const TOLD_DAYS: i32 = 60;
/// Words that make a line a sentence.
const SENTENCE_WORDS: Classes =
    Classes::of(&[Class::Be, Class::Passive, Class::Active, Class::Suffered, Class::Have, Class::Pronoun]);

/// The day of publication and how it is known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Publication {
    /// The day.
    pub(crate) day: Day,
    /// Stated or solved.
    pub(crate) by: PublishedBy,
    /// Why, in plain words.
    pub(crate) note: String,
}

/// The day on which a document says or shows that it was published.
pub(crate) fn published(document: &Document, expressions: &[Expression]) -> Option<Publication> {
    stated(document, expressions).or_else(|| solved(document, expressions))
}

fn stated(document: &Document, expressions: &[Expression]) -> Option<Publication> {
    let blocks = document.blocks.len();
    let foot = blocks.saturating_sub(FOOT_BLOCKS).max(HEAD_BLOCKS.min(blocks));
    let head_end = document.blocks.get(..HEAD_BLOCKS.min(blocks))?.last()?.tokens.end;
    let head = expressions.iter().take_while(|e| e.tokens.start < head_end);
    let foot_start = document.blocks.get(foot).map_or(usize::MAX, |block| block.tokens.start);
    let tail = expressions.iter().rev().take_while(|e| e.tokens.start >= foot_start);
    let (day, found) =
        (head.clone().filter_map(|e| Some((day_of(e)?, e))).find(|(_, e)| states(document, e, false)))
            .or_else(|| tail.filter_map(|e| Some((day_of(e)?, e))).find(|(_, e)| states(document, e, true)))
            .or_else(|| {
                head.filter_map(|e| Some((in_year_told(e, expressions)?, e)))
                    .find(|(_, e)| datelined(document, e))
            })?;
    let later = expressions.iter().filter_map(day_of).any(|other| day.days_until(other) > LATER_DAYS);
    let words = document.slice(found.tokens.clone());
    (!later).then(|| Publication {
        day,
        by: PublishedBy::Stated,
        note: format!("the text states it: {words}"),
    })
}

fn day_of(expression: &Expression) -> Option<Day> {
    match (expression.shape, expression.until) {
        (Shape::Day(Some(year), month, day), None) => Day::new(year, month, day),
        _ => None,
    }
}

/// "HOLM, 21 April (Agency) - ", where the text tells of 12 April 2018: of the year of the last full date shortly before.
fn in_year_told(expression: &Expression, others: &[Expression]) -> Option<Day> {
    let Shape::Day(None, month, day) = expression.shape else { return None };
    let last = others.iter().filter_map(day_of).max()?;
    let stated = Day::new(last.year(), month, day)?;
    (0..=TOLD_DAYS).contains(&last.days_until(stated)).then_some(stated)
}

/// Whether a date stands in a dateline.
fn datelined(document: &Document, expression: &Expression) -> bool {
    let block = document.blocks.partition_point(|b| b.tokens.end <= expression.tokens.start);
    let line = document.blocks.get(block).map_or(0..0, |b| b.tokens.clone());
    let lead = line.start..expression.tokens.start;
    // "HOLM, 21 April (Agency)", on a line of its own.
    let names =
        !lead.is_empty() && lead.clone().all(|at| document.tokens[at].shouted || document.words(at) == ",");
    let alone = names
        && document.words(expression.tokens.end) == "("
        && document.words(line.end.wrapping_sub(1)) == ")";
    alone || is_dateline(document, lead, expression.tokens.end, line.end)
}

/// Whether the line that a date stands in is one that states a document's own day.
fn states(document: &Document, expression: &Expression, foot: bool) -> bool {
    let tokens = expression.tokens.clone();
    let block = document.blocks.partition_point(|b| b.tokens.end <= tokens.start);
    let Some(kind) = document.blocks.get(block) else { return false };
    let line = kind.tokens.clone();
    let lead = line.start..tokens.start;
    let issued = lead.clone().any(|at| document.is(at, Class::Issued));
    if is_dateline(document, lead.clone(), tokens.end, line.end) {
        return true;
    }
    let prose = line
        .clone()
        .any(|at| document.tokens[at].classes.meets(SENTENCE_WORDS) && !document.is(at, Class::Issued));
    let early = lead.len() <= 3 || !prose;
    if foot || kind.kind == BlockKind::Paragraph {
        return issued && early && line.len() <= LINE_TOKENS;
    }
    let tied = expression.link.is_some() && !matches!(expression.link, Some(Link::AsOf)) && !issued;
    let alone =
        tokens.end == line.end || document.tokens.get(tokens.end).is_some_and(|t| t.kind != Kind::Word);
    let title = block == 0 && !(issued && (tokens.end == line.end || tokens.start == line.start));
    !prose && !tied && alone && !title && line.len() <= LINE_TOKENS
}

/// "HAVEN CROSSING, Sept. 14, 2022 (Union Press) — ": names, the date, a dash.
fn is_dateline(document: &Document, lead: std::ops::Range<usize>, mut end: usize, limit: usize) -> bool {
    let names = lead.clone().all(|at| {
        let token = &document.tokens[at];
        token.kind == Kind::Mark || token.capital || document.is(at, Class::Preposition)
    });
    if lead.is_empty() || !names || lead.len() > DATELINE_TOKENS {
        return false;
    }
    if end < limit && document.words(end) == "(" {
        end = (end..limit.min(end + DATELINE_TOKENS))
            .find(|at| document.words(*at) == ")")
            .map_or(end, |at| at + 1);
    }
    end < limit && matches!(document.words(end), "—" | "–" | "-" | "--" | "―" | ":")
}

/// An anniversary of a dated event, and the weekdays named around it: where both agree on one day.
fn solved(document: &Document, expressions: &[Expression]) -> Option<Publication> {
    let days: Vec<Dated> = expressions
        .iter()
        .filter_map(|e| last_day(e).map(|day| Dated { day, token: e.tokens.start }))
        .collect();
    expressions.iter().find_map(|expression| {
        let Shape::Anniversary(Some(number), of) = expression.shape else { return None };
        let event = event_day(document, of, &days, None)
            .or_else(|| (of.0 == of.1 && days.len() == 1).then(|| days[0].day))?;
        let returns = event.plus_months(12 * i32::from(number));
        if days.iter().any(|dated| dated.day > returns) {
            return None;
        }
        day_near(document, expressions, expression, returns).map(|(day, reason)| Publication {
            day,
            by: PublishedBy::Solved,
            note: format!("anniversary {number} of {event} fell on {}, {returns}; {reason}", name(returns)),
        })
    })
}

fn last_day(expression: &Expression) -> Option<Day> {
    match (expression.until, expression.shape) {
        (Some(Shape::Day(Some(year), month, day)), _) | (None, Shape::Day(Some(year), month, day)) => {
            Day::new(year, month, day)
        }
        _ => None,
    }
}

/// The one day within a week of an anniversary that the words of the day and the weekdays allow.
fn day_near(
    document: &Document,
    expressions: &[Expression],
    anniversary: &Expression,
    returns: Day,
) -> Option<(Day, String)> {
    let sentence = |e: &Expression| document.sentence_of(e.tokens.start);
    let here = |e: &&Expression| sentence(e) == sentence(anniversary);
    let today = expressions.iter().filter(here).any(|e| e.shape == Shape::Today(0));
    if today {
        return Some((returns, "the text speaks of it as today".to_owned()));
    }
    let weekdays: Vec<(u8, bool)> = expressions
        .iter()
        .filter_map(|e| match e.shape {
            Shape::Weekday(None, day) => Some((day, here(&e))),
            _ => None,
        })
        .collect();
    let (lead, _) = *weekdays.first()?;
    let on_the_day = weekdays.iter().any(|(day, here)| *here && *day == returns.weekday() as u8);
    let contradicted = weekdays.iter().any(|(day, here)| *here && !is_near(*day, returns)) && !on_the_day;
    if contradicted {
        return None;
    }
    // What is told as past lies on or before the day of publication.
    let first = if on_the_day { 0 } else { -3 };
    let day =
        (first..first + 7).map(|days| returns.plus_days(days)).find(|day| day.weekday() as u8 == lead)?;
    Some((day, format!("the text names {} first, which was {day}", name(day))))
}

/// Whether a weekday lies at most a day from a day.
fn is_near(weekday: u8, day: Day) -> bool {
    (-1..=1).any(|days| day.plus_days(days).weekday() as u8 == weekday)
}

fn name(day: Day) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
