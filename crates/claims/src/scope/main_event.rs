//! The document's main event: when and where, and what kind of harm it was told of.
//!
//! Must not: be sure. A document that names no such time or place has none.

use super::locative::Locative;
use super::moment::{Moment, Moments};
use super::role::Role;
use super::{FigureScope, Kin, Subject, main_place};
use crate::document::{BlockKind, Document};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Day, Edtf, Modality, Point, Weekday};

/// What a date must weigh to be that of the main event.
const WEIGHT_MIN: i32 = 1;
/// How many items with a clock time make live coverage.
const LIVE_ITEMS: usize = 3;
/// How far around a time what happened is looked for, in tokens.
const CLAUSE_TOKENS: usize = 14;
/// From how many days on a period is one that is reported on.
const PERIOD_DAYS: i32 = 27;
/// From how many days on a period in a heading is one that is reported on.
const WEEK_DAYS: i32 = 6;
/// How many sentences behind the lead still tell what the document is about.
const EARLY_SENTENCES: usize = 3;
/// How many times of the head may name the one that the document is about.
const HEAD_MOMENTS: usize = 4;
/// How long after the return of a day a document may still be about it, in days.
const RETURN_DAYS: i32 = 10;
/// From how many figures of several people on a document counts many.
const MANY: usize = 3;
/// Within how many tokens of its beginning a sentence says that it tells of the worst.
const WORST_TOKENS: usize = 4;
/// How many lines of a head may say that it is that of a report.
const HEAD_LINES: usize = 2;
/// The shortest sentence that can be the lead, in tokens.
const LEAD_TOKENS: usize = 6;

/// The main event of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct MainEvent {
    /// When it was.
    pub(super) when: Option<Edtf>,
    /// Where it was.
    pub(super) place: Option<Range<usize>>,
    /// Whether the document counts over a country or region, as reports of missions do.
    pub(super) counts: bool,
    /// The kin of the figure that its date was read from; `None` where an event's name or the lead gave it.
    pub(super) kin: Option<Kin>,
    /// What with, where its sentence says.
    pub(super) means: Vec<String>,
    /// Who did it, where its sentence says.
    pub(super) by: Option<Range<usize>>,
}

/// Finds the main event.
pub(super) fn find(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    figures: &[Subject],
    own: &[FigureScope],
) -> MainEvent {
    let lead = lead_sentence(document);
    let weighed = moments
        .all()
        .iter()
        .filter(|m| {
            matches!(m.role, Role::Event | Role::Elapsed) || m.role == Role::Past && lead == Some(m.sentence)
        })
        .filter(|m| m.value.is_some() || lead == Some(m.sentence))
        .filter(|m| !is_alone(document, m) && !is_worst(document, m))
        .map(|m| (weight(document, moments, m, figures, own, lead), m));
    // Of equals, the first.
    let best = weighed.fold(None::<(i32, &Moment)>, |best, (weight, m)| match best {
        Some((most, _)) if most >= weight => best,
        _ => Some((weight, m)),
    });
    let live = is_live(document);
    // Live coverage is of its own day, whatever its items recall.
    let told = |m: &&Moment| !live || lead == Some(m.sentence) || document.in_heading(m.sentence);
    let chosen = best.filter(|(weight, _)| *weight >= WEIGHT_MIN).map(|(_, m)| m).filter(told);
    let mut event = MainEvent::default();
    let mut sentence = lead;
    let mut near = None;
    let head_period = moments.period.filter(|period| {
        let here = |m: &&Moment| m.role == Role::Since && m.value == Some(*period);
        moments.all().iter().take(HEAD_MOMENTS).filter(here).any(|m| document.in_heading(m.sentence))
    });
    if let Some(period) = head_period.or(moments.period.filter(|_| moments.stands_at.is_some())) {
        event.when = Some(period);
    } else if let Some(moment) = chosen {
        // The week in a report's heading is the one that it counts over.
        let reported = document.in_heading(moment.sentence) && is_reported_week(moment);
        event.when =
            moment.value.map(|value| if reported { value } else { refined(document, moments, value) });
        sentence = Some(moment.sentence);
        near = Some(moment.tokens.start);
        event.kin = told_of(moment, figures, own).filter(|_| !moment.names_event);
    } else if live {
        event.when = moments.published.map(Edtf::day);
    } else {
        event.when = counted_since(moments, figures, own)
            .or_else(|| called_this_morning(document, moments, lead))
            .or_else(|| day_of_prayers(document, moments.published?, lead).map(Edtf::day))
            .or_else(|| moments.published.filter(|_| tells_of_its_day(document, lead)).map(Edtf::day));
    }
    if let Some(at) = sentence {
        event.by = super::agency::actor(document, moments, at);
        event.means = super::means::of_sentence(document, at);
    }
    let told = main_place::Told { sentences: [sentence, lead], near, when: event.when, figures, own };
    event.place = main_place::find(document, places, &told);
    event.counts = main_place::is_count(document, event.place.as_ref());
    event
}

/// The period of the first harm that is counted since a day: "killed since the dam broke on 12 June".
fn counted_since(moments: &Moments, figures: &[Subject], own: &[FigureScope]) -> Option<Edtf> {
    let (first, scope) = figures.iter().zip(own).find(|(f, _)| Kin::of(f.status) == Kin::Harm)?;
    let mut here = moments.in_sentence(first.sentence).iter();
    scope.when.filter(|when| here.any(|m| m.role == Role::Since && m.value == Some(*when)))
}

/// "We were called at 07:41 this morning": a time of the day that the lead tells of, though it stands beside a verb of
/// saying.
fn called_this_morning(document: &Document, moments: &Moments, lead: Option<usize>) -> Option<Edtf> {
    let here = moments.in_sentence(lead?);
    let of_day = |m: &&Moment| {
        m.tokens.clone().any(|at| document.tokens[at].classes.has_any(&[Class::DayPart, Class::RelativeDay]))
    };
    here.iter().find(of_day).and_then(|m| m.value)
}

/// "as they left Friday prayers": the last Friday.
fn day_of_prayers(document: &Document, now: Day, lead: Option<usize>) -> Option<Day> {
    let mut tokens = document.sentences[lead?].tokens.clone();
    let prayers = tokens.any(|at| document.reads(at, "friday prayers"));
    (0..7).map(|days| now.plus_days(-days)).find(|day| prayers && day.weekday() == Weekday::Friday)
}

/// "In the course of the day our units …": a bulletin of its own day.
fn tells_of_its_day(document: &Document, lead: Option<usize>) -> bool {
    let Some(lead) = lead else { return false };
    let tokens = document.sentences[lead].tokens.clone();
    let first = tokens.clone().take(OPENING_TOKENS);
    first.into_iter().any(|at| {
        let here = document.reads(at, "the") && document.reads(at + 1, "day");
        here && !document.is(at + 2, Class::TimeStep) || document.folded(at).ends_with("the day")
    })
}

/// How many tokens of the lead may name its day.
const OPENING_TOKENS: usize = 7;

/// How much speaks for a date as that of the main event.
fn weight(
    document: &Document,
    moments: &Moments,
    moment: &Moment,
    figures: &[Subject],
    own: &[FigureScope],
    lead: Option<usize>,
) -> i32 {
    let mut weight = 0;
    let is_lead = lead == Some(moment.sentence);
    let vague = moment.value.is_some_and(|value| value.as_day().is_none() && matches!(value, Edtf::Point(_)));
    let happens = !vague && happens(document, moment);
    let told = told_of(moment, figures, own);
    let tells = happens || told.is_some() || moment.names_event || moment.role == Role::Past;
    weight += if is_lead { 1 + i32::from(tells) } else { 0 };
    weight += if moment.names_event { 2 } else { 0 };
    weight += if moment.role == Role::Elapsed { 2 } else { 0 };
    let early = lead.is_some_and(|lead| moment.sentence <= lead + EARLY_SENTENCES);
    weight += match (happens, early) {
        (true, true) => 3,
        (true, false) => 1,
        _ => 0,
    };
    let first_told = moments.all().iter().find(|m| m.role == Role::Event && m.value.is_some());
    let of_harm = !vague && (happens || told == Some(Kin::Harm));
    weight += i32::from(of_harm && first_told.is_some_and(|first| first.tokens == moment.tokens));
    weight += if is_lead && is_reported_period(moment) { 2 } else { 0 };
    let after = document.sentences[moment.sentence].tokens.clone().any(|at| document.is(at, Class::Followup));
    weight -= if after { 4 } else { 0 };
    weight -= if is_of_replaced(moment, figures, own) { 4 } else { 0 };
    weight += weight_of_heading(document, moments, moment);
    match told {
        // One death among many is seldom what a document is about.
        Some(Kin::Harm) if !is_lead && is_of_one(moment, figures, own) => weight -= 1,
        Some(Kin::Harm) => weight += 2,
        Some(_) if is_lead => weight += 1,
        Some(_) => weight -= 1,
        None => {}
    }
    let remembered = moments
        .published
        .zip(moment.value.and_then(Edtf::as_day))
        .is_some_and(|(now, day)| is_return(day, now));
    weight += if remembered { 3 } else { 0 };
    weight -= if is_of_remembrance(moments, moment) { 4 } else { 0 };
    weight += weight_of_precision(moment.value);
    weight += if is_reported_month(document, moment) { 4 } else { 0 };
    weight += if is_lead && !vague && is_of_event(document, moment) { 2 } else { 0 };
    let far = 2 * moment.sentence > document.sentences.len() && !early && !remembered;
    weight -= if far { 2 } else { 0 };
    let block = |sentence: usize| document.sentences[sentence].block;
    let opening = lead.is_some_and(|lead| block(lead) == block(moment.sentence) && lead != moment.sentence);
    weight += i32::from(opening && moment.role == Role::Event && !vague);
    weight -= if !early && is_within_since(document, moment) { 4 } else { 0 };
    let first_paragraphs = lead.is_some_and(|lead| moment.sentence <= lead + 2);
    // A lead that tells of the dead without a day is not of a month that is named far below it.
    let first = lead.map(|lead| figures.partition_point(|f| f.sentence < lead));
    let of_lead = first.filter(|at| figures.get(*at).is_some_and(|f| lead == Some(f.sentence)));
    let open = of_lead.is_some_and(|at| own[at].when.is_none());
    weight + i32::from(first_paragraphs) - i32::from(open && vague && !first_paragraphs)
}

/// "on Tuesday alone": a part of what is told of.
fn is_alone(document: &Document, moment: &Moment) -> bool {
    document.reads(moment.tokens.end, "alone")
}

/// "The worst day was 9 August, when": one of those that are told of.
fn is_worst(document: &Document, moment: &Moment) -> bool {
    let tokens = document.sentences[moment.sentence].tokens.clone();
    let mut before = tokens.start..moment.tokens.start.min(tokens.start + WORST_TOKENS);
    before.any(|at| {
        let one = document.is(at + 1, Class::TimeUnit)
            || document.is(at + 1, Class::Event)
            || document.reads(at + 1, "single");
        document.is(at, Class::Superlative) && !document.reads(at, "first") && one
    })
}

/// "Monthly figures: February 2025": the month or year that a heading says is reported on.
fn is_reported_month(document: &Document, moment: &Moment) -> bool {
    let period =
        matches!(moment.value, Some(Edtf::Point(Point::Month(..) | Point::Year(_) | Point::Season(..))));
    let own = document.sentences[moment.sentence].block;
    let year = matches!(moment.value, Some(Edtf::Point(Point::Year(_))));
    // "Harm in the Holm war, 2021", and below "Annual report".
    let heads = if year && own == 0 { HEAD_LINES } else { own + 1 };
    let lines = document.blocks.iter().take(heads).skip(own).filter(|b| b.kind == BlockKind::Heading);
    let mut block = lines.flat_map(|b| b.tokens.clone());
    let reports = [Class::DocumentNoun, Class::CountNoun, Class::RecordNoun];
    period
        && document.in_heading(moment.sentence)
        && block.any(|at| document.tokens[at].classes.has_any(&reports) && !moment.tokens.contains(&at))
}

/// "The disaster was an explosion in the port on 16 April 1947": the clause of a time names what happened.
fn is_of_event(document: &Document, moment: &Moment) -> bool {
    let start = document.sentences[moment.sentence].tokens.start;
    (start..moment.tokens.start)
        .rev()
        .take(2 * CLAUSE_TOKENS)
        .take_while(|at| !document.is(*at, Class::Say) && !matches!(document.words(*at), ";" | ":"))
        .any(|at| document.is(at, Class::Event))
}

/// "Since the opening of the offensive on 14 January": the day from which is counted.
fn is_within_since(document: &Document, moment: &Moment) -> bool {
    let start = document.sentences[moment.sentence].tokens.start;
    let verbs = [Class::Be, Class::Have, Class::Active, Class::Passive, Class::Suffered];
    (start..moment.tokens.start)
        .rev()
        .take(CLAUSE_TOKENS)
        .take_while(|at| !document.tokens[*at].classes.has_any(&verbs) && !document.reads(*at, ","))
        .any(|at| document.reads(at, "since"))
}

/// What speaks for a time that stands in a heading, or is said again in one.
fn weight_of_heading(document: &Document, moments: &Moments, moment: &Moment) -> i32 {
    let own = match document.in_heading(moment.sentence) {
        true if is_reported_week(moment) => 3,
        true => 1,
        false => 0,
    };
    let again = |m: &&Moment| m.value == moment.value && m.tokens != moment.tokens;
    let headed =
        moments.all().iter().take(HEAD_MOMENTS).filter(again).any(|m| document.in_heading(m.sentence));
    let told = moment.value.is_some_and(|value| Some(value) != moments.published.map(Edtf::day));
    own + if headed && told { 2 } else { 0 }
}

/// Days are surer than years; a single year is mostly another time that is recalled.
fn weight_of_precision(value: Option<Edtf>) -> i32 {
    match value {
        Some(Edtf::Point(Point::Year(_) | Point::Decade(_))) => -2,
        Some(Edtf::Interval(Some(Point::Year(_)), _)) => -2,
        Some(Edtf::Point(Point::Season(..) | Point::Month(..))) => -1,
        Some(_) => 1,
        // A lead that names a day which cannot be resolved still tells of the main event.
        None => 0,
    }
}

/// A period of months or years: what a report that opens with it is about.
fn is_reported_period(moment: &Moment) -> bool {
    let Some(Edtf::Interval(Some(_), Some(_))) = moment.value else { return false };
    let ends = moment.value.and_then(|value| value.first_day().zip(value.last_day()));
    ends.is_some_and(|(first, last)| first.days_until(last) > PERIOD_DAYS)
}

/// A week or more, as the heading of a report says: "Weekly update: 27 June - 3 July 2022".
fn is_reported_week(moment: &Moment) -> bool {
    let Some(Edtf::Interval(Some(first), Some(last))) = moment.value else { return false };
    first.first_day().days_until(last.last_day()) >= WEEK_DAYS
}

/// "up from 71,000 a week ago": the time of a number that is replaced.
fn is_of_replaced(moment: &Moment, figures: &[Subject], own: &[FigureScope]) -> bool {
    let first = figures.partition_point(|f| f.sentence < moment.sentence);
    let here = figures[first..].iter().zip(&own[first..]).take_while(|(f, _)| f.sentence == moment.sentence);
    let mut of = here.filter(|(_, s)| s.when == moment.value || s.as_of == moment.value).peekable();
    of.peek().is_some() && of.all(|(figure, _)| figure.modality == Modality::Superseded)
}

/// Whether the clause of a time tells what happened: "struck on Tuesday", "On 21 December … was destroyed".
fn happens(document: &Document, moment: &Moment) -> bool {
    let sentence = document.sentences[moment.sentence].tokens.clone();
    let opens = moment.tokens.start <= sentence.start + 2;
    let ends = |at: &usize| {
        document.is(*at, Class::Say)
            || (document.is(*at, Class::That) || document.is(*at, Class::But)) && !opens
            || matches!(document.words(*at), ";" | ":")
    };
    let before = (sentence.start..moment.tokens.start).rev().take(CLAUSE_TOKENS).take_while(|at| !ends(at));
    let after = (moment.tokens.end..sentence.end).take(if opens { 2 * CLAUSE_TOKENS } else { 3 });
    before.chain(after.take_while(|at| !ends(at))).any(|at| document.is(at, Class::Happens))
}

/// Whether a day returns on another, years later, or shortly before it.
fn is_return(day: Day, later: Day) -> bool {
    let returned = day.plus_months(12 * (i32::from(later.year()) - i32::from(day.year())));
    later.year() > day.year() && (0..=RETURN_DAYS).contains(&returned.days_until(later))
}

/// Whether a time is the day on which something that the document dates years before is remembered.
fn is_of_remembrance(moments: &Moments, moment: &Moment) -> bool {
    let Some(day) = moment.value.and_then(Edtf::as_day) else { return false };
    let near = moments.published.is_some_and(|now| (0..=RETURN_DAYS).contains(&day.days_until(now)));
    let days = moments.all().iter().filter_map(|other| other.value.and_then(Edtf::as_day));
    let mut long_ago = days.filter(|then| then.year() < day.year());
    near && long_ago.any(|then| (then.month(), then.day()) == (day.month(), day.day()))
}

/// The kin of the first figure whose own time this is.
fn told_of(moment: &Moment, figures: &[Subject], own: &[FigureScope]) -> Option<Kin> {
    let first = figures.partition_point(|f| f.sentence < moment.sentence);
    let mut here =
        figures[first..].iter().zip(&own[first..]).take_while(|(f, _)| f.sentence == moment.sentence);
    here.find(|(_, scope)| scope.when == moment.value).map(|(figure, _)| Kin::of(figure.status))
}

/// Whether a time is that of single people alone, where the document counts many.
fn is_of_one(moment: &Moment, figures: &[Subject], own: &[FigureScope]) -> bool {
    let mut of = figures.iter().zip(own).filter(|(_, scope)| scope.when == moment.value);
    of.all(|(figure, _)| figure.is_single) && figures.iter().filter(|f| !f.is_single).count() >= MANY
}

/// A year made as sharp as the document elsewhere says: "a decade ago" and "25 April 2015". A month that is reported
/// on stays whole: a day in it is one of its happenings.
fn refined(document: &Document, moments: &Moments, vague: Edtf) -> Edtf {
    let week = matches!(vague, Edtf::Interval(Some(Point::Day(first)), Some(Point::Day(last))) if first.days_until(last) == 6);
    if !week && !matches!(vague, Edtf::Point(Point::Year(_) | Point::Decade(_))) {
        return vague;
    }
    let told = |m: &Moment| match m.role {
        _ if is_alone(document, m) => None,
        Role::Event => m.value,
        Role::Since if week => m.begins,
        _ => None,
    };
    // "In the night of 25 to 26 February" is as sharp as a day.
    let night = |value: &Edtf| {
        let ends = value.first_day().zip(value.last_day());
        ends.is_some_and(|(first, last)| (0..=1).contains(&first.days_until(last)))
    };
    let sharp = |value: &Edtf| (value.as_day().is_some() || night(value)) && vague.contains(*value);
    let sharper = moments.all().iter().filter_map(told).find(sharp);
    sharper.unwrap_or(vague)
}

/// The first sentence of running text.
fn lead_sentence(document: &Document) -> Option<usize> {
    let running = |kind: BlockKind| kind != BlockKind::Heading;
    document.sentences.iter().position(|s| {
        let issued = document.is(s.tokens.start, Class::Issued);
        running(document.blocks[s.block].kind) && s.tokens.len() >= LEAD_TOKENS && !issued
    })
}

/// Whether the document is told item by item, each under its time of day.
fn is_live(document: &Document) -> bool {
    let clocks = document.blocks.iter().filter(|block| {
        let text = document.slice(block.tokens.clone());
        is_clock(text.trim_start_matches(['[', '(']))
    });
    clocks.take(LIVE_ITEMS).count() == LIVE_ITEMS
}

/// "14:50", "7.55pm", "9 a.m.": a time of day at the beginning of a line.
fn is_clock(line: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(line);
    let rest = &line[hour..];
    let minutes = rest.strip_prefix([':', '.', 'h']).filter(|rest| digits(rest) == 2);
    let half = minutes.map_or(rest, |rest| &rest[2..]).trim_start().to_ascii_lowercase();
    let named = ["am", "pm", "a.m", "p.m", "gmt", "utc"].iter().any(|half_day| half.starts_with(half_day));
    let marked = minutes.is_some() && rest.starts_with(':');
    (1..=2).contains(&hour) && (marked || named)
}
