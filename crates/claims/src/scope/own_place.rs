//! The place that a figure's own sentence ties to it.
//!
//! Must not: look beyond the sentence, but for the name that "the school" points back to.

use super::Subject;
use super::locative::Locative;
use super::moment::{FAR, stretch};
use super::placename::{THE, name_at};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::ops::Range;

/// The value of "of" among the prepositions.
const OF: u16 = 0;
/// How many places back a place that is pointed to is looked for.
const NEAR_PLACES: usize = 24;
/// How many figures around one are asked whether a place is theirs.
const NEAR_FIGURES: usize = 8;
/// How far before a figure the word that makes it one of names stands, in tokens: "the names of the".
const NAMES_TOKENS: usize = 3;
/// How many tokens lie at most between a place with its "where" and the figure that is of it.
const LEAD_TOKENS: usize = 5;
/// How many words stand before a place in front of its sentence at most: "In".
const FRONT_TOKENS: usize = 2;
/// How many words stand between a short figure and its place at most: "were found in".
const PART_TOKENS: usize = 4;
/// Words by which a clause tells of a happening.
const TELLS: Classes = Classes::of(&[
    Class::Passive,
    Class::Active,
    Class::Suffered,
    Class::Happens,
    Class::Event,
    Class::Assault,
]);

/// The place that the sentence ties to a figure.
pub(super) fn of_figure(
    document: &Document,
    places: &[Locative],
    figures: &[Subject],
    at: usize,
) -> Option<Range<usize>> {
    let figure = &figures[at];
    let first = places.partition_point(|p| p.sentence < figure.sentence);
    let here = places[first..].iter().take_while(|p| p.sentence == figure.sentence);
    if is_of_names(document, &figure.tokens) {
        return None;
    }
    if let Some(row) = of_row(document, figure) {
        return Some(row);
    }
    let lies = |p: &Locative| p.is_named && p.tokens.clone().any(|t| document.is(t, Class::Burial));
    // What a title is headed by is told more exactly below.
    let heads = |p: &Locative| {
        p.in_title && document.sentences[p.sentence].block < 2 && document.words(p.tokens.end) == ":"
    };
    let other = |p: &Locative| {
        heads(p)
            || lies(p)
            || is_of_another(document, figures, at, &p.tokens)
            || is_aside(document, figure, p)
    };
    here.filter(|p| !p.is_care && !other(p))
        .map(|p| (rank(document, figure, p), distance(document, figure, &p.tokens), p))
        .min_by_key(|(rank, distance, p)| (*rank, *distance, p.tokens.start))
        .map(|(_, _, p)| named_before(document, places, &narrower(places, document, p).tokens))
}

/// "Upper Zir | 88 | 411": the name that heads the row of a table.
fn of_row(document: &Document, figure: &Subject) -> Option<Range<usize>> {
    let cells = document.cells(figure.sentence);
    let head = cells.first().filter(|head| cells.len() > 2 && figure.tokens.start >= head.end)?;
    let fates =
        Classes::of(&[Class::Fate, Class::State, Class::Total, Class::Toll, Class::Passive, Class::Person]);
    let plain = head.clone().all(|at| !document.tokens[at].classes.meets(fates));
    name_at(document, head.start, head.end).filter(|name| plain && *name == *head)
}

/// How surely a place is that of a figure, the surest first: "Holm, where 12 died"; any phrase; what yields to others.
fn rank(document: &Document, figure: &Subject, place: &Locative) -> u8 {
    let end = place.tokens.end;
    let comma = usize::from(document.words(end) == ",");
    let near = end..end + LEAD_TOKENS;
    let leads = document.reads(end + comma, "where") && near.contains(&figure.tokens.start);
    match () {
        () if leads => 0,
        () if is_weak(document, place) || is_of_cause(document, figure, place) => 2,
        () => 1,
    }
}

/// "the shrine in Fasa, in the north of Parsa": the place before a wider one.
pub(super) fn narrower<'p>(places: &'p [Locative], document: &Document, wide: &'p Locative) -> &'p Locative {
    let before = places.partition_point(|p| p.tokens.start < wide.tokens.start).checked_sub(1);
    let near = before.map(|at| &places[at]).filter(|p| {
        p.sentence == wide.sentence
            && !p.is_care
            && p.tokens.end + 2 == wide.tokens.start
            && document.words(p.tokens.end) == ","
            && document.has_capital(&p.tokens)
    });
    near.unwrap_or(wide)
}

/// "killed in reprisal for the ambush at Holm": the place of what it was done for.
fn is_of_cause(document: &Document, figure: &Subject, place: &Locative) -> bool {
    let event = place.tokens.start.checked_sub(2).filter(|event| document.is(*event, Class::Event));
    let article = |event: usize| usize::from(event > 0 && document.is(event - 1, Class::Determiner));
    let before = event.and_then(|event| event.checked_sub(1 + article(event)));
    before.is_some_and(|at| document.reads(at, "for") && at >= figure.tokens.end)
}

/// "The front, which has its seat in Holm, ...", "Mariam, 27, who came to Holm, ...": said of somebody else.
fn is_aside(document: &Document, figure: &Subject, place: &Locative) -> bool {
    let sentence = document.sentences[place.sentence].tokens.clone();
    let comma = |at: usize| document.words(at) == ",";
    let before = (sentence.start + 1..place.tokens.start).rev().take_while(|at| !comma(*at));
    let Some(open) = before.last().filter(|at| document.is_relative(*at)) else {
        return false;
    };
    let close = (place.tokens.end..sentence.end).find(|at| comma(*at)).unwrap_or(sentence.end);
    let people = Classes::of(&[Class::BodyNoun, Class::Troop, Class::SpeakerNoun]);
    let person =
        !document.reads(open, "which") || open > 1 && document.tokens[open - 2].classes.meets(people);
    let tells = (open..close).any(|at| document.tokens[at].classes.meets(TELLS));
    comma(open - 1) && person && !tells && !(open..close).contains(&figure.tokens.start)
}

/// Whether a place yields to another of its sentence: named in passing, or somebody's, "in her garden".
fn is_weak(document: &Document, place: &Locative) -> bool {
    place.is_named && !place.is_label || document.is(place.tokens.start, Class::Possessive)
}

/// "the names of the 69 were read aloud at the square": where a list is kept or read is not where they died.
fn is_of_names(document: &Document, figure: &Range<usize>) -> bool {
    let near = figure.start.saturating_sub(NAMES_TOKENS)..document.tokens.len().min(figure.end + 1);
    near.into_iter().any(|at| document.reads(at, "names") || document.reads(at, "names of"))
}

/// What "the school" points back to: the last place before it that was named with that noun.
pub(super) fn named_before(document: &Document, places: &[Locative], place: &Range<usize>) -> Range<usize> {
    // "the school", "a section of the mine".
    let bare = place.len() >= 2
        && document.value(place.end - 2, Class::Determiner) == Some(THE)
        && (place.len() == 2 || document.value(place.end - 3, Class::Preposition) == Some(OF));
    let noun = document.folded(place.end - 1);
    let before = places.partition_point(|p| p.tokens.start < place.start);
    let earlier = places[..before].iter().rev().take(NEAR_PLACES);
    let names = |p: &&Locative| {
        let capital = |at: usize| document.tokens[at].capital;
        let ends = document.folded(p.tokens.end - 1) == noun;
        p.tokens.len() > 1
            && (p.tokens.clone().any(|at| capital(at) && document.folded(at) == noun)
                || ends && p.tokens.clone().any(capital))
    };
    let found = earlier.filter(|_| bare && !document.tokens[place.end - 1].capital).find(names);
    found.map_or_else(|| place.clone(), |p| p.tokens.clone())
}

/// Whether a place lies behind a semicolon beside another figure.
fn is_of_another(document: &Document, figures: &[Subject], at: usize, place: &Range<usize>) -> bool {
    let own = &figures[at].tokens;
    if is_of_part(document, figures, at, place) || is_of_most(document, own, place) {
        return true;
    }
    let gap = if place.start >= own.end { own.end..place.start } else { place.end..own.start };
    let parts = |t: &usize| document.words(*t) == ";" || matches!(document.folded(*t), "while" | "whereas");
    let Some(cut) = gap.clone().find(parts) else { return false };
    let behind = place.start >= own.end;
    let sentence = figures[at].sentence;
    // "In Holm 14 were killed; the rebels say that 40 died": what stands in front is said of all.
    if !behind && place.start <= document.sentences[sentence].tokens.start + FRONT_TOKENS {
        return false;
    }
    let others = figures.iter().skip(at.saturating_sub(NEAR_FIGURES)).take(2 * NEAR_FIGURES);
    others
        .filter(|other| other.sentence == sentence && other.tokens != *own)
        .any(|other| if behind { other.tokens.start > cut } else { other.tokens.end <= cut })
}

/// "148 arrests, most of them at checkpoints": the place of a part that is not counted.
fn is_of_most(document: &Document, figure: &Range<usize>, place: &Range<usize>) -> bool {
    let parts = ["most", "many", "some", "several", "half"];
    let them = |at: usize| {
        let of = |words: &str| matches!(words, "of them" | "of whom");
        of(document.folded(at))
            || document.reads(at, "of") && matches!(document.folded(at + 1), "them" | "whom")
    };
    // "most of them officers, were killed in Holm": behind the comma all are meant again.
    let closed = |at: usize| (at..place.start).any(|at| document.words(at) == ",");
    (figure.end..place.start).any(|at| {
        document.reads(at.wrapping_sub(1), ",")
            && !closed(at)
            && parts.contains(&document.folded(at))
            && them(at + 1)
    })
}

/// "27 are missing, 15 of them in Holm", "34 were found in Holm and 7 in Berg": the place right behind a short
/// figure is not that of the figures before it.
fn is_of_part(document: &Document, figures: &[Subject], at: usize, place: &Range<usize>) -> bool {
    let figure = &figures[at];
    let behind = figures[at + 1..].iter().take(NEAR_FIGURES);
    let mut short = behind
        .take_while(|f| f.sentence == figure.sentence && f.tokens.end < place.start)
        .filter(|f| f.tokens.len() <= 3 && !f.tokens.clone().any(|t| document.is(t, Class::Person)));
    short.any(|f| {
        (f.tokens.end..place.start)
            .all(|t| document.tokens[t].kind == Kind::Word && !document.is(t, Class::And))
            && place.start - f.tokens.end <= PART_TOKENS
    })
}

/// How far a place stands from a figure, or from the word that says its fate.
fn distance(document: &Document, figure: &Subject, place: &Range<usize>) -> usize {
    let own = stretch(document, &figure.tokens, place, false);
    let cue = figure.cue..figure.cue + 1;
    let reach = stretch(document, &figure.tokens, &cue, false) / 2;
    let before = if place.end <= figure.cue { 5 } else { 0 };
    own.min(stretch(document, &cue, place, false) + before + reach).min(FAR)
}
