//! Which time expression tells when a figure's people were harmed, and which tell other things: when somebody
//! spoke, since when is counted, as of which day.
//!
//! Must not: reach over a semicolon or into another sentence.

use super::{Kin, Subject};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use crate::time::{Length, Link, Timex, Unit, is_possessive};
use std::ops::Range;
use vocabulary::{Counts, DateKind, Day, Edtf, Modality, Point, Status};

/// What a time expression tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// When something happened.
    Event,
    /// When somebody spoke, or the document was made.
    Speech,
    /// The beginning of a count.
    Since,
    /// The day a count stands at.
    AsOf,
    /// A period that ends now.
    Past,
    /// Anything else.
    Other,
}

/// A time expression with its role.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its sentence.
    pub(super) sentence: usize,
    /// What it tells.
    pub(super) role: Role,
    /// Its value, or the period it stands for.
    pub(super) value: Option<Edtf>,
    /// Where a count since then begins.
    pub(super) begins: Option<Edtf>,
    /// Names an event: "Wednesday's blast", "the flood of 1953".
    pub(super) names_event: bool,
}

/// When a figure's people were harmed, and the day the figure stands at.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FigureTime {
    pub(super) when: Option<Edtf>,
    pub(super) as_of: Option<Edtf>,
}

/// The time expressions of a document by what they tell.
pub(super) struct Moments {
    all: Vec<Moment>,
    /// The day of publication.
    pub(super) published: Option<Day>,
    /// The day that the head says its figures stand at.
    pub(super) stands_at: Option<Edtf>,
    /// The period that the document counts over.
    pub(super) period: Option<Edtf>,
}

/// Words over which a date does not reach.
const SPLITS: Classes = Classes::of(&[Class::And, Class::But, Class::Pronoun, Class::Including]);
/// Verbs of speaking and publishing.
const SPEAKS: Classes = Classes::of(&[Class::Say, Class::Report, Class::Issued]);
/// Words of harm: a date behind them belongs to them, not to the speaker.
pub(super) const HARMS: Classes = Classes::of(&[
    Class::Passive,
    Class::Active,
    Class::Suffered,
    Class::State,
    Class::Event,
    Class::Recovery,
    Class::Deed,
]);
/// Words of harm that are deeds.
pub(super) const DEEDS: Classes = Classes::of(&[Class::Passive, Class::Active, Class::Suffered]);
/// Verbs, over which the name of an event does not reach to its date.
const VERBS: Classes = Classes::of(&[Class::Say, Class::BoundVerb, Class::Be, Class::Have, Class::Passive]);
/// How many time expressions of the head may tell the period that is reported on.
const HEAD_TIMEXES: usize = 3;
/// How far a verb of speaking is looked for, in tokens.
const SPEECH_TOKENS: usize = 7;
/// How far the date of "since ... on 2 April" is looked for, in tokens.
const SINCE_TOKENS: usize = 10;

impl Moments {
    /// Gives every time expression its role.
    pub(super) fn of(document: &Document, timexes: &[Timex], published: Option<Day>) -> Moments {
        let last = reported_until(timexes, published).or(published);
        let mut moments =
            Moments { all: Vec::with_capacity(timexes.len()), published, stands_at: None, period: None };
        for timex in timexes.iter().filter(|timex| timex.kind != DateKind::Anniversary) {
            let sentence = document.sentence_of(timex.tokens.start);
            let role = role_of(document, timex, published);
            let value = match (role, timex.value) {
                (Role::Past, _) => timex.duration.and_then(|length| ending_on(published?, length)),
                (Role::Since, Some(from)) => until(from, last),
                (_, value) => value,
            };
            let names_event = names_event(document, &timex.tokens);
            let head = document.sentences.get(sentence).is_some_and(|s| s.block < 3);
            match role {
                Role::AsOf if head => moments.stands_at = moments.stands_at.or(value),
                Role::Since
                    if document.sentences[sentence].tokens.clone().any(|at| is_cumulative(document, at)) =>
                {
                    moments.period = moments.period.or(value);
                }
                _ => {}
            }
            moments.all.push(Moment {
                tokens: timex.tokens.clone(),
                sentence,
                role,
                value,
                begins: timex.value,
                names_event,
            });
        }
        moments.join_ends(document, timexes);
        moments
    }

    /// "began on 2 April and ended on 14 June", "a three-day battle that ended on Thursday": one period.
    fn join_ends(&mut self, document: &Document, timexes: &[Timex]) {
        let ends = |moment: &Moment, which: u16| {
            (moment.tokens.start.saturating_sub(END_TOKENS)..moment.tokens.start)
                .rev()
                .take_while(|at| document.words(*at) != "." && !self_holds(timexes, *at))
                .any(|at| document.value(at, Class::BoundVerb) == Some(which))
        };
        for at in 0..self.all.len() {
            let last = &self.all[at];
            let Some(day) =
                last.value.and_then(Edtf::as_day).filter(|_| last.role == Role::Event && ends(last, 1))
            else {
                continue;
            };
            let (sentence, start) = (last.sentence, last.tokens.start);
            let begun = (0..at)
                .rev()
                .take_while(|b| self.all[*b].sentence == sentence)
                .find(|b| ends(&self.all[*b], 0));
            if let Some(first) =
                begun.and_then(|b| Some((b, self.all[b].value?.as_day()?))).filter(|(_, first)| *first < day)
            {
                let period = Some(Edtf::days(first.1, day));
                self.all[first.0].value = period;
                self.all[at].value = period;
                continue;
            }
            let length = timexes
                .iter()
                .filter(|t| t.tokens.end <= start && document.sentence_of(t.tokens.start) == sentence);
            let days = length.filter_map(|t| t.duration).find(|length| length.unit == Unit::Day);
            if let Some(days) = days.and_then(|length| i32::try_from(length.amount).ok()) {
                self.all[at].value = Some(Edtf::days(day.plus_days(1 - days), day));
            }
        }
    }

    /// The moments of a sentence.
    pub(super) fn in_sentence(&self, sentence: usize) -> &[Moment] {
        let first = self.all.partition_point(|m| m.sentence < sentence);
        let last = self.all.partition_point(|m| m.sentence <= sentence);
        &self.all[first..last]
    }

    /// All moments, in order.
    pub(super) fn all(&self) -> &[Moment] {
        &self.all
    }

    /// Whether a token belongs to a time expression.
    pub(super) fn holds(&self, token: usize) -> bool {
        let at = self.all.partition_point(|m| m.tokens.end <= token);
        self.all.get(at).is_some_and(|m| m.tokens.contains(&token))
    }

    /// What the sentence says of a figure's time.
    pub(super) fn of_figure(&self, document: &Document, figures: &[Subject], at: usize) -> FigureTime {
        let figure = &figures[at];
        let here = self.in_sentence(figure.sentence);
        let nearest = |wanted: fn(&Role) -> bool| {
            here.iter()
                .filter(|m| wanted(&m.role) && m.value.is_some())
                .map(|m| (cost(document, figures, at, m), m))
                .filter(|(cost, _)| *cost < FAR)
                .min_by_key(|(cost, m)| (*cost, m.tokens.start))
        };
        let stands = nearest(|role| *role == Role::AsOf).and_then(|(_, m)| m.value);
        let Some((cost, moment)) = nearest(|role| matches!(role, Role::Event | Role::Since | Role::Past))
        else {
            return FigureTime { when: None, as_of: stands };
        };
        let own = FigureTime { when: moment.value, as_of: stands };
        match (moment.role, figure.status) {
            (Role::Since, Status::Missing) => FigureTime { when: moment.begins, ..own },
            (Role::Past, _) if figure.counts == Some(Counts::Cumulative) => {
                FigureTime { when: None, as_of: stands }
            }
            (Role::Event, _) if is_state(document, figure, moment) => {
                FigureTime { when: None, as_of: stands.or(moment.value) }
            }
            // "raising the toll to nine": the date behind the comma is that of the addition.
            (Role::Event, _) if figure.counts == Some(Counts::Cumulative) && cost >= PARTED => {
                FigureTime { when: None, as_of: stands }
            }
            _ => own,
        }
    }
}

fn self_holds(timexes: &[Timex], token: usize) -> bool {
    let at = timexes.partition_point(|t| t.tokens.end <= token);
    timexes.get(at).is_some_and(|t| t.tokens.contains(&token))
}

/// How far before a date "ended" is looked for, in tokens.
const END_TOKENS: usize = 7;
/// More than any date within reach costs.
pub(super) const FAR: usize = 1000;
/// What a word that splits a sentence costs.
const PARTED: usize = 10;

/// How far a date stands from a figure, or from the word that says its fate.
fn cost(document: &Document, figures: &[Subject], at: usize, moment: &Moment) -> usize {
    let figure = &figures[at];
    if is_of_another(document, figures, at, moment) {
        return FAR;
    }
    let own = stretch(document, &figure.tokens, &moment.tokens, true);
    let cue = figure.cue..figure.cue + 1;
    // Behind its verb a date is at home; before the verb it may belong to another.
    let before = if moment.tokens.end <= figure.cue { 5 } else { 0 };
    let reach = stretch(document, &figure.tokens, &cue, false).min(4 * PARTED) / 2;
    own.min(stretch(document, &cue, &moment.tokens, true) + before + reach)
}

/// Whether a date behind a figure belongs to another one, or to another deed, that stands between.
fn is_of_another(document: &Document, figures: &[Subject], at: usize, moment: &Moment) -> bool {
    let figure = &figures[at];
    let end = figure.tokens.end.max(figure.cue + 1);
    if moment.tokens.start < end {
        return false;
    }
    let parts = |from: usize, to: usize| {
        (from..to).any(|at| {
            document.words(at) == "," || document.is(at, Class::But) || document.is(at, Class::Revision)
        })
    };
    let between = |other: &&Subject| other.tokens.start >= end && other.tokens.end <= moment.tokens.start;
    let here = figures[at + 1..].iter().take_while(|other| other.sentence == figure.sentence);
    if here.filter(between).any(|other| parts(end, other.tokens.start)) {
        return true;
    }
    // "nurses seized in March" among the freed: the deed next before the date is another.
    let deed = (end..moment.tokens.start).rev().find(|at| document.tokens[*at].classes.meets(DEEDS));
    let status = deed.and_then(|at| {
        [Class::Passive, Class::Active, Class::Suffered]
            .into_iter()
            .find_map(|class| document.value(at, class))
    });
    status
        .and_then(|at| Status::ALL.get(usize::from(at)))
        .is_some_and(|deed| Kin::of(*deed) != Kin::of(figure.status))
}

/// How much stands between two stretches of tokens: words that split a sentence weigh most. Behind "who", where
/// that matters, a date is out of reach, as it is behind a semicolon.
pub(super) fn stretch(document: &Document, from: &Range<usize>, to: &Range<usize>, personal: bool) -> usize {
    let behind = to.start >= from.end;
    let gap = if behind { from.end..to.start } else { to.end..from.start };
    let mut cost = gap.len();
    for at in gap {
        let classes = document.tokens[at].classes;
        if document.words(at) == ";" || personal && behind && classes.has(Class::Personal) {
            return FAR;
        }
        if classes.meets(SPLITS) || document.words(at) == "," {
            cost += PARTED;
        }
    }
    cost
}

/// Whether the date tells how things stood: "still missing on Sunday", "57 on Friday".
fn is_state(document: &Document, figure: &Subject, moment: &Moment) -> bool {
    let continues = matches!(
        figure.status,
        Status::Missing | Status::Captured | Status::Displaced | Status::Affected | Status::Injured
    );
    let sentence = document.sentences[figure.sentence].tokens.clone();
    let lasting = sentence.clone().any(|at| document.is(at, Class::Lasting));
    let behind = moment.tokens.start >= figure.tokens.end || moment.tokens.start <= sentence.start + 4;
    let state = document.is(figure.cue, Class::State) && !document.tokens[figure.cue].classes.meets(DEEDS);
    let held = state && figure.status == Status::Captured;
    let lasts = continues && (lasting || state && moment.tokens.start > figure.cue) && !moment.names_event;
    figure.modality == Modality::Superseded || lasts && behind || held
}

fn role_of(document: &Document, timex: &Timex, published: Option<Day>) -> Role {
    let tokens = &timex.tokens;
    let block = document.sentences.get(document.sentence_of(tokens.start)).map_or(0, |s| s.block);
    let comes = next_is(document, tokens.end, ",") && document.is(tokens.end + 1, Class::But);
    if timex.kind == DateKind::Duration {
        let past = tokens
            .start
            .checked_sub(1)
            .is_some_and(|at| matches!(document.value(at, Class::TimeShift), Some(0 | 6)))
            || document.is(tokens.start, Class::PastHours)
            || matches!(document.value(tokens.start, Class::TimeShift), Some(0 | 6));
        return if past { Role::Past } else { Role::Other };
    }
    match timex.link {
        Some(Link::AsOf) => return Role::AsOf,
        _ if comes => return Role::Event,
        Some(Link::Since) if is_superlative(document, tokens.start) => return Role::Other,
        Some(Link::Since) => return Role::Since,
        Some(Link::By | Link::Until) => return Role::AsOf,
        Some(Link::Before | Link::After) => return Role::Other,
        _ => {}
    }
    if since_before(document, tokens.start) && !names_event(document, tokens) {
        return if is_superlative(document, tokens.start) { Role::Other } else { Role::Since };
    }
    let own_day = timex.value.and_then(Edtf::as_day).is_some_and(|day| Some(day) == published);
    let in_full =
        tokens.clone().any(|at| document.words(at).len() >= 4 && document.tokens[at].kind == Kind::Number);
    if own_day && block < 4 && (in_full || is_line(document, block))
        || !is_period(timex.value) && is_spoken(document, tokens)
    {
        return Role::Speech;
    }
    Role::Event
}

/// Whether a time has two ends.
fn is_period(value: Option<Edtf>) -> bool {
    matches!(value, Some(Edtf::Interval(Some(_), Some(_))))
}

/// "the largest find since the war ended in 1998".
fn is_superlative(document: &Document, start: usize) -> bool {
    let sentence = document.sentences[document.sentence_of(start)].tokens.start;
    let reach = start.saturating_sub(SINCE_TOKENS + 4).max(sentence)..start;
    reach.into_iter().any(|at| document.is(at, Class::Superlative))
}

/// Whether a block is a line without a verb, as the lines at the head are.
fn is_line(document: &Document, block: usize) -> bool {
    let tokens = document.blocks[block].tokens.clone();
    !tokens.into_iter().any(|at| document.tokens[at].classes.meets(HARMS) || document.is(at, Class::Be))
        || document.blocks[block].tokens.len() <= 12
}

/// "since the outbreak was declared on 2 April".
fn since_before(document: &Document, start: usize) -> bool {
    let sentence = document.sentences[document.sentence_of(start)].tokens.start;
    let reach = start.saturating_sub(SINCE_TOKENS).max(sentence)..start;
    let mut clause = reach.rev().take_while(|at| !matches!(document.words(*at), "," | ";" | ":"));
    clause.any(|at| document.value(at, Class::TimeLink) == Some(Link::Since as u16))
}

/// Whether a date tells when somebody spoke: "officials said on Tuesday", "On Friday the army said".
fn is_spoken(document: &Document, tokens: &Range<usize>) -> bool {
    let sentence = document.sentences[document.sentence_of(tokens.start)].tokens.clone();
    let stop =
        |at: &usize| matches!(document.words(*at), "," | ";" | ":" | "." | "(" | ")" | "\u{201D}" | "\"");
    let before = (sentence.start..tokens.start).rev().take(SPEECH_TOKENS).take_while(|at| !stop(at));
    for at in before {
        let classes = document.tokens[at].classes;
        if classes.meets(SPEAKS) {
            return !classes.meets(HARMS);
        }
        if classes.meets(HARMS) {
            break;
        }
    }
    if tokens.start > sentence.start + 2 {
        return false;
    }
    let comma = usize::from(next_is(document, tokens.end, ","));
    let mut after = (tokens.end + comma..sentence.end).take(SPEECH_TOKENS).take_while(|at| !stop(at));
    after
        .find(|at| document.tokens[*at].classes.meets(SPEAKS) || document.tokens[*at].classes.meets(HARMS))
        .is_some_and(|at| {
            document.tokens[at].classes.meets(SPEAKS) && !document.is(at + 1, Class::Indefinite)
        })
}

/// "Wednesday's blast", "the flood of 1953", "the explosion at the works on Friday".
fn names_event(document: &Document, tokens: &Range<usize>) -> bool {
    let possessive = is_possessive(document, tokens.end);
    let noun = |at: usize| document.is(at, Class::Event);
    if possessive && (tokens.end + 1..tokens.end + 4).any(noun) {
        return true;
    }
    let from = tokens.start.saturating_sub(9);
    let before = (from..tokens.start).rev().take_while(|at| {
        document.tokens[*at].kind == Kind::Word
            && !document.tokens[*at].classes.meets(SPLITS)
            && !document.tokens[*at].classes.meets(VERBS)
    });
    before.into_iter().any(noun)
}

fn is_cumulative(document: &Document, at: usize) -> bool {
    document.is(at, Class::Cumulative)
}

fn next_is(document: &Document, at: usize, mark: &str) -> bool {
    at < document.tokens.len() && document.words(at) == mark
}

/// Whether a time runs over some days.
fn is_week(value: Option<Edtf>) -> bool {
    let ends = value.filter(|_| is_period(value)).and_then(|value| value.first_day().zip(value.last_day()));
    ends.is_some_and(|(first, last)| first.days_until(last) >= 5)
}

/// The last day of a week or longer period, just before publication, that a document reports on.
fn reported_until(timexes: &[Timex], published: Option<Day>) -> Option<Day> {
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

/// The period of a length that ends on a day.
fn ending_on(last: Day, length: Length) -> Option<Edtf> {
    let amount = i32::try_from(length.amount).ok()?;
    let first = match length.unit {
        Unit::Second | Unit::Minute => last,
        Unit::Hour => last.plus_days(-((amount + 23) / 24)),
        Unit::Month => last.plus_months(-amount),
        Unit::Year | Unit::Decade | Unit::Century => last.plus_months(-12 * amount),
        _ => last.plus_days(-amount),
    };
    Some(Edtf::days(first, last))
}
