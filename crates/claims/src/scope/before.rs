//! The place that a paragraph is at when a figure comes up: told before in it, or heading it.
//!
//! Must not: look beyond the paragraph and the line that heads it.

use super::locative::Locative;
use super::placename::THE;
use super::{FigureScope, Kin, Subject};
use crate::document::{BlockKind, Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::Counts;

/// How many sentences a place that was told of reaches on.
const REACH_SENTENCES: usize = 3;
/// How many tokens of a sentence are asked whether they point to a happening.
const POINT_TOKENS: usize = 6;
/// The value of "this" and "that" among the determiners.
const THESE: u16 = 2;
/// The value of words for a whole land among those for elsewhere.
const WIDE: u16 = 1;
/// The value of prepositions of place.
const PLAIN: u16 = 0;
/// Words by which a sentence tells of a happening.
const TELLS: Classes = Classes::of(&[
    Class::Passive,
    Class::Active,
    Class::Suffered,
    Class::Event,
    Class::Assault,
    Class::Weapon,
]);

/// The place that the paragraph was at, where the sentence points back to it, the place headed the paragraph, or the
/// paragraph is an item that tells of one happening.
pub(super) fn place(
    document: &Document,
    places: &[Locative],
    sentence: usize,
    dated_item: bool,
) -> Option<Range<usize>> {
    if is_elsewhere(document, sentence) {
        return None;
    }
    let block = document.sentences[sentence].block;
    let here = document.sentences[sentence]
        .tokens
        .clone()
        .any(|at| document.is(at, Class::There) && !document.is(at + 1, Class::Be));
    let last = places.partition_point(|p| p.sentence < sentence);
    if points_to_event(document, sentence) {
        let near = places[..last].iter().rev().take_while(|p| sentence - p.sentence <= REACH_SENTENCES);
        let mut told = near.filter(|p| !p.is_care);
        return told.next().map(|p| p.tokens.clone());
    }
    // "There 600 died.": also of the question before.
    let first =
        document.sentences[sentence].tokens.clone().find(|at| document.tokens[*at].kind == Kind::Word);
    let starts = |at: usize| document.is(at, Class::There) && !document.is(at + 1, Class::Be);
    let speaker = |at: usize| document.tokens[at].shouted || document.words(at).len() == 1;
    if first.is_some_and(|at| starts(at) || speaker(at) && starts(at + 2)) {
        let near = places[..last].iter().rev().take_while(|p| sentence - p.sentence <= REACH_SENTENCES);
        return near.filter(|p| !p.is_care).map(|p| p.tokens.clone()).next();
    }
    let back = || places[..last].iter().rev().take_while(|p| document.sentences[p.sentence].block == block);
    let heads =
        |p: &Locative| p.is_label || document.sentences[p.sentence].tokens.len() <= p.tokens.len() + 1;
    let tells = |p: &Locative| {
        document.blocks[block].kind == BlockKind::Item
            && sentence - p.sentence <= REACH_SENTENCES
            && document.sentences[p.sentence]
                .tokens
                .clone()
                .any(|at| document.tokens[at].classes.meets(TELLS))
    };
    let usable = || back().filter(|p| !p.is_care && (here || dated_item || heads(p) || tells(p)));
    let named = |p: &&Locative| document.has_capital(&p.tokens);
    usable().find(named).or_else(|| usable().next()).map(|p| p.tokens.clone())
}

/// The place that the figures before in the same item were of, or that they were pointed to; none where they are of
/// several places.
pub(super) fn of_block(
    document: &Document,
    figures: &[Subject],
    settled: &[FigureScope],
    at: usize,
) -> Option<Range<usize>> {
    let figure = &figures[at];
    let block = document.sentences[figure.sentence].block;
    if is_elsewhere(document, figure.sentence) {
        return None;
    }
    let before = figures[..at].iter().zip(settled).rev();
    let here = before.take_while(|(f, _)| document.sentences[f.sentence].block == block);
    let is_item = document.blocks[block].kind == BlockKind::Item;
    let (_, last) = here.clone().next()?;
    let pointed = matches!(last.rules.place, Some(Rule::WhereBefore | Rule::WhereOfScene));
    let said = last.rules.place == Some(Rule::WhereSaid) && is_item;
    let place = last.place.clone().filter(|_| pointed || said)?;
    let words = document.slice(place.clone());
    let mut others = here.filter_map(|(_, s)| s.place.clone());
    others.all(|other| document.slice(other) == words).then_some(place)
}

/// "Soldiers entered Holm. Twelve people were shot.", "A blast in Holm killed 52. Nine are missing.": the named place
/// that the sentences before told of, where the paragraph told of no other. What a text counts over a long time goes on
/// with a deed alone.
pub(super) fn goes_on(
    document: &Document,
    places: &[Locative],
    (figures, settled): (&[Subject], &[FigureScope]),
    at: usize,
    over_long: bool,
) -> Option<Range<usize>> {
    let figure = &figures[at];
    let block = document.sentences[figure.sentence].block;
    let sums = figure.counts == Some(Counts::Cumulative) || is_elsewhere(document, figure.sentence);
    if sums || is_wide(document, figure.sentence) || Kin::of(figure.status) != Kin::Harm {
        return None;
    }
    let before = figures[..at].iter().zip(settled).rev();
    let mut told = before.take_while(|(f, _)| document.sentences[f.sentence].block == block);
    let last = told.clone().find(|(f, _)| f.sentence < figure.sentence);
    let place = match last.filter(|(f, _)| figure.sentence - f.sentence == 1) {
        Some((f, scope)) => {
            let said = scope.rules.place == Some(Rule::WhereSaid) && Kin::of(f.status) != Kin::Remains;
            scope.place.clone().filter(|_| said && !over_long)
        }
        None => scene(document, places, figure.sentence),
    };
    let place = place.filter(|p| document.has_capital(p))?;
    let words = document.slice(place.clone());
    let one = told.all(|(_, s)| s.place.clone().is_none_or(|other| document.slice(other) == words));
    one.then_some(place)
}

/// "Soldiers entered Holm.": the place that was attacked in the sentence before, told without a number.
pub(super) fn scene(document: &Document, places: &[Locative], sentence: usize) -> Option<Range<usize>> {
    let last = sentence.checked_sub(1)?;
    let same = document.sentences[last].block == document.sentences[sentence].block;
    let mut tokens = document.sentences[last].tokens.clone();
    let deed = tokens.find(|at| document.is(*at, Class::Assault))?;
    let remembers = Classes::of(&[Class::Anniversary, Class::Aftermath]);
    let remembered =
        document.sentences[last].tokens.clone().any(|at| document.tokens[at].classes.meets(remembers));
    let first = places.partition_point(|p| p.sentence < last);
    let mut here = places[first..].iter().take_while(|p| p.sentence == last);
    let place = here.find(|p| !p.is_care && p.tokens.start > deed)?;
    (same && !remembered).then(|| place.tokens.clone())
}

/// "In that raid, ...": the happening told of right before, in another paragraph too.
fn points_to_event(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut start = tokens.start..tokens.end.min(tokens.start + POINT_TOKENS);
    start.any(|at| {
        document.value(at, Class::Determiner) == Some(THESE) && document.is(at + 1, Class::Event)
            || document.is(at, Class::TimeShift) && document.is(at + 1, Class::Event)
    })
}

/// "In April gunmen stopped a bus near the town", "on this same hillside", "at the same festival": of another happening,
/// the place as it is written.
pub(super) fn pointed(document: &Document, sentence: usize) -> Option<Range<usize>> {
    let mut tokens = document.sentences[sentence].tokens.clone();
    let word = |at: usize| document.tokens[at].kind == Kind::Word && !document.tokens[at].capital;
    tokens.find_map(|at| {
        let led = document.value(at, Class::Where) == Some(PLAIN);
        let the = document.value(at + 1, Class::Determiner) == Some(THE);
        let this = document.reads(at + 1, "this");
        let same = ["the same", "this same"].contains(&document.folded(at + 1))
            || this && document.reads(at + 2, "same");
        let noun = at + 2 + usize::from(this && same && document.reads(at + 2, "same"));
        let site = document.is(noun, Class::PlaceNoun);
        let holds = the && document.is(noun, Class::RegionNoun)
            || this && site
            || same && word(noun) && !document.is(noun, Class::TimeUnit);
        // "in the capital, Holm" has a name.
        let named = document.words(noun + 1) == "," && document.tokens[noun + 2].capital;
        (led && holds && !named && !document.is(noun + 1, Class::Preposition)).then_some(at + 1..noun + 1)
    })
}

/// "a slide there killed 24", which is not "there were".
pub(super) fn is_there(document: &Document, sentence: usize) -> bool {
    let mut tokens = document.sentences[sentence].tokens.clone();
    tokens.any(|at| {
        document.is(at, Class::There)
            && document.reads(at, "there")
            && !document.is(at + 1, Class::Be)
            && !(at > 0 && document.is(at - 1, Class::Be))
    })
}

/// "Three more were hurt in separate incidents".
pub(super) fn is_elsewhere(document: &Document, sentence: usize) -> bool {
    document.sentences[sentence].tokens.clone().any(|at| document.is(at, Class::Elsewhere))
}

/// "Last year 130 people were killed across the country".
pub(super) fn is_wide(document: &Document, sentence: usize) -> bool {
    let mut tokens = document.sentences[sentence].tokens.clone();
    tokens.any(|at| document.value(at, Class::Elsewhere) == Some(WIDE))
}
