//! Speakers that stand beside their words without a verb: "Police: 12 dead", "14 dead (Coast Guard)".
//!
//! Must not: take a place or a time in a heading for a speaker.

use super::clause::{self, is_mark};
use super::cue::{Act, Cue};
use super::follow;
use super::speaker::{self, Sort, Speaker};
use super::subject;
use super::voice::Voice;
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// The longest stretch before a colon that names who speaks, in tokens.
const CAPTION_TOKENS_MAX: usize = 16;

/// "Police: 12 dead in crash", "12 dead in crash: police", "Toll at 7 – Mayor Ruth Hale, at City Hall": in
/// headings, items and entries of a log.
pub(super) fn of_headings(document: &Document, voices: &mut Vec<Voice>) {
    for sentence in &document.sentences {
        let block = &document.blocks[sentence.block];
        let clock = document.tokens[block.tokens.start].kind == Kind::Number
            && document.words(block.tokens.start).contains(':');
        if block.kind == BlockKind::Paragraph && !clock {
            continue;
        }
        let range = clause::opening(document, sentence)..sentence.tokens.end;
        let Some(mark) = range.clone().find(|&k| {
            is_mark(document, k, &[":", "–", "—"])
                || is_mark(document, k, &["-"]) && !document.tokens[k].glued
        }) else {
            continue;
        };
        let (front, rest) = (range.start..mark, mark + 1..range.end);
        let numbered = |part: Range<usize>| clause::has_number(document, part);
        let last = speaking(document, rest.clone());
        if let Some(who) = last.filter(|_| numbered(front.clone())) {
            voices.push(Voice::new(front, who, mark));
        } else if let Some(who) = speaking(document, front.clone())
            && is_mark(document, mark, &[":"])
            && numbered(rest.clone())
        {
            voices.push(Voice::new(rest, who, mark));
        }
    }
}

/// The speaker that a few words name and nothing else, up to a comma: "police", "Mayor Ruth Hale, at City Hall".
fn speaking(document: &Document, part: Range<usize>) -> Option<Range<usize>> {
    let part = clause::trim(document, part);
    let comma = part.clone().find(|&k| is_mark(document, k, &[","])).unwrap_or(part.end);
    let who = part.start..comma;
    let last = document.tokens.get(who.end.wrapping_sub(1))?;
    let noun = last.classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun]) && who.len() <= 4;
    let speaks = (1..=8).contains(&who.len())
        && (noun || speaker::is_named(document, who.clone()) && titled(document, &who));
    (speaks && !clause::has_number(document, part.clone()) && !clause::has_verb(document, part))
        .then_some(who)
}

/// A name alone may be a place's; a title before it makes it a person's.
fn titled(document: &Document, who: &Range<usize>) -> bool {
    who.clone().any(|k| document.tokens[k].classes.has_any(&[Class::Title, Class::SpeakerNoun]))
}

/// "Mayor Ruth Hale: “…”", "Fire & Rescue on X: “…”": who is named before the colon, where no verb stands.
pub(super) fn caption(document: &Document, quoted: &Range<usize>) -> Option<Speaker> {
    let after = quoted.end + 1;
    if is_mark(document, after, &["–", "—", "-", ":"]) {
        let end = document.sentences[document.sentence_of(after)].tokens.end;
        return speaking(document, after + 1..end.max(after + 1))
            .map(|who| speaker::understand(document, who, None));
    }
    let colon = quoted.start.checked_sub(2).filter(|&k| is_mark(document, k, &[":"]))?;
    let sentence = &document.sentences[document.sentence_of(colon)];
    let front = clause::opening(document, sentence)..colon;
    if !(1..=CAPTION_TOKENS_MAX).contains(&front.len()) || clause::has_verb(document, front.clone()) {
        return None;
    }
    let found = follow::after(document, front.start, colon)?;
    let starts = document.tokens[found.tokens.start].capital
        || document.tokens[found.tokens.start].classes.has_any(&[Class::Indefinite, Class::Determiner]);
    let speaker = speaker::understand(document, found.tokens, found.beside);
    let writing = matches!(speaker.sort, Sort::Mute | Sort::Pronoun | Sort::Record);
    (starts && !writing).then_some(speaker)
}

/// "For Dana Pell, it was “the end of everything”": whose view the words are.
pub(super) fn for_whom(document: &Document, quoted: &Range<usize>) -> Option<Speaker> {
    let sentence = &document.sentences[document.sentence_of(quoted.start)];
    let start = clause::opening(document, sentence);
    let comma = (start + 1..quoted.start.min(start + 8)).find(|&k| is_mark(document, k, &[","]))?;
    let who = start + 1..comma;
    let named = document.reads(start, "for") && speaker::is_named(document, who.clone());
    named.then(|| speaker::understand(document, who, None))
}

/// "Dana Pell wiped her eyes. “It was like a film.”": the person whom the sentence before is about, where the
/// paragraph names nobody else who speaks.
pub(super) fn beside(document: &Document, quoted: &Range<usize>) -> Option<Speaker> {
    let here = document.sentence_of(quoted.start);
    let before = here.checked_sub(1).map(|at| &document.sentences[at])?;
    if before.block != document.sentences[here].block
        || document.quotation_of(before.tokens.start + 1).is_some()
    {
        return None;
    }
    let start = clause::opening(document, before);
    let found = subject::of_clause(document, start, before.tokens.end)?;
    let speaker = speaker::understand(document, found.tokens.clone(), found.beside);
    (found.start == start && speaker::is_named(document, found.tokens)).then_some(speaker)
}

/// "According to the clinic the toll was as follows:" and the items below it.
pub(super) fn of_lists(document: &Document, cues: &[Cue], voices: &mut Vec<Voice>) {
    for cue in cues.iter().filter(|c| !c.bound && !matches!(c.act, Act::Holds(_) | Act::Calls)) {
        if !super::admit::leads_list(document, cue) {
            continue;
        }
        let block = document.sentences[document.sentence_of(cue.token)].block;
        let items = document.blocks[block + 1..].iter().take_while(|b| b.kind == BlockKind::Item);
        let end = items.last().map_or(0, |b| b.tokens.end);
        let start = document.blocks[block + 1].tokens.start;
        voices.push(Voice::new(start..end, cue.speaker.tokens.clone(), cue.token));
    }
}

/// "14 dead (Coast Guard)": a source in brackets after what it vouches for.
pub(super) fn of_brackets(document: &Document, voices: &mut Vec<Voice>) {
    for open in 1..document.tokens.len() {
        if !is_mark(document, open, &["("]) {
            continue;
        }
        let close = (open + 1..document.tokens.len().min(open + 8)).find(|&k| is_mark(document, k, &[")"]));
        let Some(inner) = close.map(|close| open + 1..close).filter(|r| !r.is_empty()) else { continue };
        let speaks = |k: usize| document.tokens[k].classes.has_any(&[Class::BodyNoun, Class::SpeakerNoun]);
        let names = document.tokens[open - 1].capital || speaks(open - 1);
        let counts = clause::has_number(document, inner.clone()) || clause::has_verb(document, inner.clone());
        if !speaks(inner.end - 1) || names || counts {
            continue;
        }
        let ground = clause::ground(document, open);
        let start = (ground.start..open)
            .rev()
            .find(|&k| is_mark(document, k, &[";", ":", "(", ")"]))
            .map_or(ground.start, |k| k + 1);
        if clause::has_number(document, start..open) {
            voices.push(Voice::new(start..open, inner, open));
        }
    }
}
