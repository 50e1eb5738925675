//! The happening that a paragraph is at: what the sentences just before a figure told of, where it is not the main one.
//!
//! Must not: reach over the paragraph.

use super::apart::{is_foreign, is_long, is_near, is_one_of_many, is_remembrance, is_to_come};
use super::inherit::LATER;
use super::locative::Locative;
use super::main_event::MainEvent;
use super::means;
use super::moment::Moments;
use super::role::Role;
use super::{FigureScope, Kin, Subject};
use crate::document::Document;
use crate::ground::Rule;
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::{Edtf, Status};

/// Within how many tokens of its beginning a sentence says how much later it is.
const LATER_TOKENS: usize = 4;

/// Within how many tokens of its beginning a sentence points back.
const POINT_TOKENS: usize = 4;

/// How many sentences a happening told of reaches on.
const SCENE_SENTENCES: usize = 3;

/// Words by which a sentence tells of a happening.
const TELLS: Classes =
    Classes::of(&[Class::Passive, Class::Active, Class::Suffered, Class::Event, Class::Happens]);

/// The happening, other than the main one, that the sentences just before in the paragraph told of.
pub(super) fn scene_before(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    main: &MainEvent,
    (figures, settled): (&[Subject], &[FigureScope]),
    at: usize,
) -> Option<FigureScope> {
    let figure = &figures[at];
    let block = document.sentences[figure.sentence].block;
    let kin = Kin::of(figure.status);
    let told = figures[..at].iter().rposition(|f| f.sentence < figure.sentence);
    if points_back(document, figure.sentence) {
        let near = told.filter(|told| figure.sentence - figures[*told].sentence <= SCENE_SENTENCES);
        return near.map(|told| settled[told].clone()).filter(|scope| scope.when.is_some());
    }
    for s in (figure.sentence.saturating_sub(SCENE_SENTENCES)..figure.sentence).rev() {
        if document.sentences[s].block != block {
            return None;
        }
        if let Some(told) = told.filter(|told| figures[*told].sentence == s) {
            let scope = &settled[told];
            // What befell people over some days of their own: the camp of another summer.
            let harmed = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
            let lasts = harmed && scope.when.is_some_and(is_long);
            let other = scope.when.is_some_and(|when| {
                let apart = !is_near(main, when) || is_elsewhere(document, main, scope) || lasts;
                let one = is_one_of_many(main, when) && leans_back(document, figure);
                let theirs = document.is(figure.tokens.start, Class::Possessive);
                let other = is_foreign(main, when) && (apart || theirs) || one;
                other && !is_to_come(moments, when)
            });
            let apart = is_elsewhere(document, main, scope)
                || scope.when.is_some_and(|when| is_one_of_many(main, when));
            let shared = Kin::of(figures[told].status) == kin || lasts || apart && kin != Kin::Remains;
            return (other && shared).then(|| scope.clone());
        }
        let next = s + 1 == figure.sentence && is_bare(document, figure);
        if let Some(scene) = scene_of(document, moments, places, main, s, next) {
            return Some(scene);
        }
    }
    None
}

/// "Another 18", "two of the girls", "their driver": words that go on with what was just told of.
fn leans_back(document: &Document, figure: &Subject) -> bool {
    let leans = Classes::of(&[Class::More, Class::Pronoun, Class::Possessive, Class::There]);
    let start = document.sentences[figure.sentence].tokens.start;
    let mut words = start..figure.tokens.end;
    is_bare(document, figure)
        || words.any(|at| {
            document.tokens[at].classes.meets(leans)
                || document.reads(at, "of") && document.reads(at + 1, "the")
        })
}

/// "Five have vanished": five of them.
fn is_bare(document: &Document, figure: &Subject) -> bool {
    let start = document.sentences[figure.sentence].tokens.start;
    let noun = |at: usize| document.is(at, Class::Person) || document.is(at, Class::Fate);
    figure.tokens.start <= start + 1 && !figure.tokens.clone().any(noun)
}

/// "In that episode", "this attack": the happening just told of.
fn points_back(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    tokens.take(POINT_TOKENS).any(|at| {
        let that = document.is(at, Class::That) || matches!(document.folded(at), "this" | "that");
        that && (document.is(at + 1, Class::Event) || document.is(at + 2, Class::Event))
    })
}

/// The day that the paragraph told of last.
pub(super) fn day_of_scene(document: &Document, moments: &Moments, sentence: usize) -> Option<Edtf> {
    let block = document.sentences[sentence].block;
    let here = |at: usize| document.sentences[at].block == block && at < sentence;
    let last = moments.all().iter().rev().find(|m| here(m.sentence) && m.role == Role::Event)?.value;
    last.filter(|day| day.as_day().is_some())
}

/// "Hours later a second bomb went off": of the day that is told of.
pub(super) fn is_hours_later(document: &Document, sentence: usize) -> bool {
    let tokens = document.sentences[sentence].tokens.clone();
    let mut start = tokens.start..tokens.end.min(tokens.start + LATER_TOKENS);
    start.any(|at| document.is(at, Class::TimeUnit) && document.value(at + 1, Class::TimeStep) == Some(LATER))
}

/// Whether a scope's own words place it elsewhere than the main event.
fn is_elsewhere(document: &Document, main: &MainEvent, scope: &FigureScope) -> bool {
    let said = matches!(scope.rules.place, Some(Rule::WhereSaid | Rule::WhereOfScene));
    let words = |place: &Range<usize>| -> Vec<&str> {
        place.clone().filter(|at| document.tokens[*at].capital).map(|at| document.folded(at)).collect()
    };
    let Some((here, there)) = scope.place.as_ref().zip(main.place.as_ref()) else { return false };
    let (here, there) = (words(here), words(there));
    said && !here.is_empty() && !here.iter().any(|word| there.contains(word))
}

/// The happening that a sentence without figures tells of, where it is not the main one.
fn scene_of(
    document: &Document,
    moments: &Moments,
    places: &[Locative],
    main: &MainEvent,
    sentence: usize,
    is_gone_on_with: bool,
) -> Option<FigureScope> {
    let here = moments.in_sentence(sentence);
    let tells =
        document.sentences[sentence].tokens.clone().any(|at| document.tokens[at].classes.meets(TELLS));
    let when = here
        .iter()
        .find(|m| m.role == Role::Event && m.value.is_some())
        .and_then(|m| m.value)
        .filter(|when| tells || is_gone_on_with || is_one_of_many(main, *when))?;
    let is_main = here.iter().any(|m| m.value == main.when);
    if is_main || is_remembrance(moments, main, when) || is_to_come(moments, when) {
        return None;
    }
    let first = places.partition_point(|p| p.sentence < sentence);
    let mut near = places[first..].iter().take_while(|p| p.sentence == sentence);
    let place = near.find(|p| !p.is_care).map(|p| p.tokens.clone());
    let words = |place: &Option<Range<usize>>| place.clone().map(|p| document.slice(p));
    let elsewhere = place.is_some() && words(&place) != words(&main.place);
    let means = means::of_sentence(document, sentence);
    let other = is_foreign(main, when) || is_one_of_many(main, when);
    (other || elsewhere && when.as_day().is_some()).then(|| FigureScope {
        when: Some(when),
        place,
        means,
        ..FigureScope::default()
    })
}
