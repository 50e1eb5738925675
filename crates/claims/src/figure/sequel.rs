//! What comes of a first harm, and what was none: "was hit by a stray bullet and later died", "died peacefully".
//!
//! Must not: take one person's death for another's.

use super::ahead::takes_noun;
use super::bind::{Bound, How};
use super::mention::{Mention, status};
use super::outcome::{is_thought, together};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// How far behind the first harm the second may stand, in tokens.
const SEQUEL_REACH: usize = 9;
/// The value of pronouns that are objects: "himself".
const OBJECT: u16 = 1;
/// How far behind "died" the words may stand that make it a natural death, in tokens.
const NATURAL_REACH: usize = 9;

/// The death in which the first harm ended: "were abducted and killed". Of many, "beaten and killed" tells both fates
/// of one number; of one person it tells one fate after the other.
pub(super) fn death(document: &Document, mention: &Mention, bound: Bound) -> Option<Bound> {
    let harmed =
        matches!(bound.status, Status::Injured | Status::Captured | Status::Missing | Status::Affected);
    let one = mention.count.high() == Some(1);
    let apart = one || together(document, bound.cue, bound.status).is_none();
    let end = document.sentences[mention.sentence].tokens.end;
    let cue = later(document, bound.cue, end).filter(|_| harmed && apart && bound.how == How::Subject)?;
    Some(Bound { status: Status::Killed, cue, mended: Some(Rule::Fatal), ..bound })
}

/// The word for death that is joined to a first predicate.
fn later(document: &Document, cue: usize, end: usize) -> Option<usize> {
    let stops = [Class::But, Class::Say, Class::Be, Class::Have];
    let plain = |k: &usize| {
        let subject = document.value(*k, Class::Pronoun).is_some_and(|value| value != OBJECT);
        !subject
            && (document.tokens[*k].kind == Kind::Word || document.reads(*k, "-"))
            && !document.tokens[*k].classes.has_any(&stops)
    };
    let and =
        (cue + 1..end.min(cue + SEQUEL_REACH)).take_while(plain).find(|k| document.is(*k, Class::And))?;
    let verb =
        (and + 1..end).find(|k| !document.tokens[*k].classes.has_any(&[Class::Adverb, Class::TimeStep]))?;
    if is_thought(document, verb) {
        return None;
    }
    let dies = status(document, verb, Class::Suffered)
        .or_else(|| status(document, verb, Class::Passive).filter(|_| !takes_noun(document, verb + 1)));
    dies.filter(|status| *status == Status::Killed).map(|_| verb)
}

/// A second predicate that tells of harm where the first, which ends at a token, does not: "set himself alight and
/// died"; behind a form of "to be" also "was dragged out and shot".
pub(super) fn goes_on(document: &Document, k: usize, end: usize, be: bool) -> Option<(usize, Status)> {
    let verb = document.tokens[k].classes.has_any(&[Class::Verb, Class::Active]);
    if verb && let Some(cue) = later(document, k, end) {
        return Some((cue, Status::Killed));
    }
    if verb && let Some(found) = ends_in(document, k, end) {
        return Some(found);
    }
    let next =
        (k + 1..end).find(|n| !document.tokens[*n].classes.has_any(&[Class::Adverb, Class::TimeStep]))?;
    let harm = status(document, next, Class::Passive).filter(|_| be && document.is(k, Class::And));
    let dies = status(document, next, Class::Suffered)
        .filter(|status| *status == Status::Killed && document.is(k, Class::And));
    harm.filter(|_| !takes_noun(document, next + 1) && !is_thought(document, next))
        .or(dies)
        .map(|status| (next, status))
}

/// "swallowed a battery and is in intensive care": the state that a second predicate tells.
fn ends_in(document: &Document, k: usize, end: usize) -> Option<(usize, Status)> {
    let and = (k + 1..end.min(k + SEQUEL_REACH))
        .take_while(|n| document.tokens[*n].kind == Kind::Word && !document.is(*n, Class::Pronoun))
        .find(|n| document.is(*n, Class::And) && document.is(*n + 1, Class::Be))?;
    let state = (and + 2..end).find(|n| !document.is(*n, Class::Adverb))?;
    let harm = [Class::State, Class::Passive].iter().find_map(|class| status(document, state, *class));
    harm.map(|status| (state, status))
}

/// "She died peacefully at home": the end of a life that nobody took.
pub(super) fn is_natural(document: &Document, mention: &Mention, bound: &Bound) -> bool {
    let end = document.sentences[mention.sentence].tokens.end.min(bound.cue + NATURAL_REACH);
    let dies = document.is(bound.cue, Class::Suffered) && bound.status == Status::Killed;
    let causes = ["peacefully", "illness", "cancer", "natural", "leukaemia", "dementia"];
    mention.count.high() == Some(1)
        && dies
        && (bound.cue + 1..end)
            .take_while(|k| !document.tokens[*k].classes.has_any(&[Class::But, Class::Event]))
            .any(|k| causes.contains(&document.folded(k)))
}
