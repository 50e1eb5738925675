//! How a figure is said: stated, denied, expected or replaced; of people identified or not.
//!
//! Must not: decide who says it. That is the business of `speech`.

use super::bind::How;
use super::mention::MentionKind;
use super::noun::Head;
use super::part::Bounded;
use super::superseded::{Back, superseded, taken_back};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use vocabulary::{Modality, Status};

/// How far before a word its modal is looked for, in tokens.
const MODAL_REACH: usize = 5;

/// Stated, denied, expected or replaced, as far as the words say, and the token that says so.
pub(crate) fn modality(document: &Document, figure: &Bounded) -> (Modality, Option<usize>) {
    let said = |token: Option<usize>, modality| token.map(|token| (modality, Some(token)));
    said(superseded(document, figure), Modality::Superseded)
        .or_else(|| said(denied(document, figure), Modality::Denied))
        .or_else(|| said(expected(document, figure), Modality::Expected))
        .unwrap_or((Modality::Asserted, None))
}

/// "Claims that more than 30 have died are untrue", "three deaths, not eight".
fn denied(document: &Document, figure: &Bounded) -> Option<usize> {
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    let start = figure.mention.outer.start;
    let negated = start > sentence.start
        && document.reads(start - 1, "not")
        && matches!(figure.bound.how, How::Joined(_) | How::Part(_));
    let after = figure.mention.outer.end.max(figure.bound.cue)..sentence.end;
    let that = || {
        (sentence.start..start).any(|j| document.reads(j, "that") || document.folded(j).ends_with(" that"))
    };
    let refuted = after.clone().find(|&k| {
        document.is(k, Class::Denial)
            && after.clone().take_while(|j| *j < k).any(|j| document.is(j, Class::Be))
    });
    // "No evidence was found that 17 had been shot"
    let unproven =
        (sentence.start..start).find(|k| document.is(*k, Class::Zero) && document.reads(*k + 1, "evidence"));
    // "called the figure of 300 dead a fantasy"
    let calls = ["called", "calls", "described", "branded", "labelled", "dismissed"];
    let called = (sentence.start..start).any(|k| calls.contains(&document.folded(k)));
    let called = after.clone().find(|k| called && document.value(*k, Class::Denial) == Some(1));
    let back = || taken_back(document, figure.mention.sentence) == Some(Back::Claim);
    let next = || document.sentences[figure.mention.sentence + 1].tokens.start;
    Some(start.saturating_sub(1))
        .filter(|_| negated)
        .or(refuted.filter(|_| that()))
        .or(unproven)
        .or(called)
        .or_else(|| back().then(next))
}

/// "could kill up to 200", "are feared dead", "plan to release 40".
fn expected(document: &Document, figure: &Bounded) -> Option<usize> {
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    let (mention, cue) = (&figure.mention.outer, figure.bound.cue);
    // "40 feared dead"
    if ["feared ", "presumed ", "believed dead"].iter().any(|lead| document.folded(cue).starts_with(lead)) {
        return Some(cue);
    }
    let (from, to) = if cue >= mention.end {
        (mention.end, cue + 3)
    } else {
        (cue.saturating_sub(MODAL_REACH).max(sentence.start), mention.start)
    };
    let modal = |k: usize| document.is(k, Class::Modal) && !thought_so(document, k);
    // "are missing and presumed drowned": what is joined on behind is another predicate.
    let joined = |k: usize| k > cue && (cue + 1..k).any(|j| document.is(j, Class::And));
    let near = (from..to.min(sentence.end))
        .find(|&k| modal(k) && !stops_between(document, k, mention.start) && !joined(k));
    let before = (sentence.start..mention.start).rev().take(MODAL_REACH).find(|&k| {
        document.value(k, Class::Modal).is_some_and(|v| v >= 2)
            && modal(k)
            && !stops_between(document, k, mention.start)
    });
    let planned = (mention.end..sentence.end).take(10).find(|k| document.value(*k, Class::Modal) == Some(3));
    let own = figure.bound.how == How::Own
        || matches!(figure.mention.noun.head, Head::Person(t) if document.is(t, Class::FateWeak));
    // "expects 50,000 people to flee"
    let verb = mention.start.saturating_sub(1);
    let object = document.is(verb, Class::Modal)
        && document.is(verb, Class::Report)
        && (mention.end..cue.max(mention.end)).any(|k| document.reads(k, "to"));
    near.or(before).or(planned.filter(|_| own)).or(Some(verb).filter(|_| object))
}

/// "is thought to have killed", "are believed to be trapped": a belief of what has happened is stated, not expected.
fn thought_so(document: &Document, k: usize) -> bool {
    ["thought to ", "believed to "].iter().any(|lead| document.folded(k).starts_with(lead))
}

/// Whether a comma, colon or semicolon parts two tokens.
fn stops_between(document: &Document, from: usize, to: usize) -> bool {
    (from.min(to)..to.max(from))
        .any(|k| matches!(document.words(k), ";" | "," | ":") && document.tokens[k].kind == Kind::Mark)
}

/// Whether the words restrict the figure to people identified or named.
pub(crate) fn identified(document: &Document, figures: &[Bounded], at: usize) -> bool {
    let figure = &figures[at];
    let mention = &figure.mention;
    let own =
        mention.kind == MentionKind::Named || figure.bound.status == Status::Identified || mention.named;
    let single = mention.kind == MentionKind::Single && document.tokens[mention.tokens.end - 1].capital;
    let names = matches!(mention.noun.head, Head::Person(token) if document.reads(token, "names"));
    // What is said behind the next figure is said of that one.
    let end = document.sentences[mention.sentence].tokens.end;
    let next = figures.get(at + 1).map_or(end, |next| next.mention.outer.start.min(end));
    let after = mention.outer.end..next.max(mention.outer.end);
    let said = mention.kind == MentionKind::Counted
        && after.clone().any(|k| {
            document.is(k, Class::Named)
                && k > 0
                && document.tokens[k - 1].classes.has_any(&[Class::Be, Class::Adverb])
        });
    let as_named = document.folded(figure.bound.cue) == "named as" && figure.bound.how != How::Toll;
    own || single || names || said || as_named
}
