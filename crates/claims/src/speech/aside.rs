//! Speakers that stand beside their words without a verb: "Police: 12 dead", "14 dead (Coast Guard)".
//!
//! Must not: take a place or a time in a heading for a speaker.

use super::clause::{self, is_mark};
use super::voice::Voice;
use crate::document::{BlockKind, Document};
use crate::lexicon::Class;
use std::ops::Range;

/// "Police: 12 dead in crash", "12 dead in crash: police".
pub(super) fn of_headings(document: &Document, voices: &mut Vec<Voice>) {
    for block in document.blocks.iter().filter(|b| b.kind == BlockKind::Heading) {
        let range = block.tokens.clone();
        let Some(mark) = range.clone().find(|&k| {
            is_mark(document, k, &[":", "–", "—"])
                || is_mark(document, k, &["-"]) && !document.tokens[k].glued
        }) else {
            continue;
        };
        let speaks = |part: Range<usize>| {
            (1..=4).contains(&part.len())
                && document.tokens[part.end - 1].classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun])
                && !clause::has_number(document, part)
        };
        let (front, rest) = (range.start..mark, mark + 1..range.end);
        if speaks(rest.clone()) && clause::has_number(document, front.clone()) {
            voices.push(Voice::new(front, rest, mark));
        } else if speaks(front.clone())
            && is_mark(document, mark, &[":"])
            && clause::has_number(document, rest.clone())
        {
            voices.push(Voice::new(rest, front, mark));
        }
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
