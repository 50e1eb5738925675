//! Claims that the text judges: "Reports that … were wrong", "That is false".
//!
//! Must not: judge by itself.

use super::clause::{self, is_mark};
use super::cue::Cue;
use super::voice::{Manner, Voice};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// Where a clause is said to be false: "… were wrong", "… was rejected".
pub(super) fn rejected(document: &Document, tokens: Range<usize>) -> Option<usize> {
    tokens.clone().skip(1).find(|&k| {
        let false_word = document.value(k, Class::Denial).is_some_and(|v| v == 1)
            || document.value(k, Class::StanceVerb) == Some(2)
            || document.value(k, Class::Denial) == Some(0);
        false_word && (tokens.start.max(k.saturating_sub(4))..k).any(|b| document.is(b, Class::Be))
    })
}

/// "Claims on local radio that more than 30 people have died are untrue": told by the radio, and denied.
pub(super) fn of_claims(document: &Document, cues: &[Cue], voices: &mut Vec<Voice>) {
    for token in 1..document.tokens.len() {
        let of = document.reads(token, "of") && document.tokens[token - 1].classes.meets(clause::RECORDS);
        if !document.is(token, Class::That) && !of {
            continue;
        }
        let ground = clause::ground(document, token);
        let start = token.saturating_sub(8).max(ground.start);
        let records = |k: usize| document.tokens[k].classes.meets(clause::RECORDS);
        let stretch = (start..token).rev().take_while(|&k| {
            (records(k) || !clause::verbal(document, k)) && !is_mark(document, k, &[";", ":", "."])
        });
        let Some(record) = stretch.filter(|&k| records(k)).last() else { continue };
        let verdict = rejected(document, token + 1..ground.end);
        let by = (record + 1..token).find(|&k| matches!(document.folded(k), "by" | "from" | "in" | "on"));
        if verdict.is_none() && (of || by.is_none() || record > ground.start + 3 || cued(cues, record, token))
        {
            continue;
        }
        let end = verdict.unwrap_or(ground.end);
        let whole = record <= ground.start + 3 && !clause::has_verb(document, ground.start..record);
        let first = if whole { ground.start } else { record };
        voices.push(Voice {
            manner: Manner::Claims,
            denied: verdict.is_some(),
            cited: true,
            ..Voice::new(token + 1..end, first..token, token)
        });
    }
}

/// Whether a cue stands between two tokens.
fn cued(cues: &[Cue], from: usize, to: usize) -> bool {
    let at = cues.partition_point(|c| c.token < from);
    cues.get(at).is_some_and(|c| c.token < to)
}

/// "That is false": the sentence before is denied, by whoever says so.
pub(super) fn of_verdicts(document: &Document, cues: &[Cue], voices: &mut Vec<Voice>) {
    for (at, sentence) in document.sentences.iter().enumerate().skip(1) {
        let start = clause::opening(document, sentence);
        let points = matches!(document.tokens.get(start), Some(t) if t.kind == Kind::Word)
            && matches!(document.folded(start), "that" | "this" | "it" | "they" | "these" | "both");
        let verdict = (start + 1..sentence.tokens.end.min(start + 5))
            .any(|k| document.value(k, Class::Denial) == Some(1));
        if !points || !verdict || !document.is(start + 1, Class::Be) {
            continue;
        }
        let next = cues.partition_point(|c| c.token < start);
        let speaker = cues
            .get(next)
            .filter(|c| sentence.tokens.contains(&c.token))
            .map_or(0..0, |c| c.speaker.tokens.clone());
        let before = document.sentences[at - 1].tokens.clone();
        if document.sentences[at - 1].block == sentence.block {
            voices.push(Voice { manner: Manner::Denies, denied: true, ..Voice::new(before, speaker, start) });
        }
    }
}

/// "It is not true that nine died", "There is no truth in reports that …": what follows is denied.
pub(super) fn of_predicates(document: &Document, cues: &[Cue], voices: &mut Vec<Voice>) {
    for token in 1..document.tokens.len() {
        if document.value(token, Class::Denial) != Some(1) {
            continue;
        }
        let ground = clause::ground(document, token);
        let opens = (ground.start..token).rev().take(3).any(|k| document.is(k, Class::Be))
            && (ground.start..token).len() <= 4;
        let that = (token + 1..ground.end.min(token + 8)).find(|&k| document.is(k, Class::That));
        let Some(that) = that.filter(|_| opens) else { continue };
        let next = cues.partition_point(|c| c.token <= that);
        let end = cues.get(next).map_or(ground.end, |c| c.start).min(ground.end);
        voices.push(Voice {
            manner: Manner::Denies,
            denied: true,
            ..Voice::new(that + 1..end.max(that + 1), 0..0, token)
        });
    }
}

/// "We did not kill nine people": said by somebody, a harm with "not" is denied.
pub(super) fn of_negations(document: &Document, voices: &mut Vec<Voice>) {
    let mut found = Vec::new();
    for token in 1..document.tokens.len() {
        if !document.tokens[token].classes.has_any(&[Class::Active, Class::TakesLives]) {
            continue;
        }
        let not = token - 1;
        let negated = document.is(not, Class::Not)
            || document.is(not, Class::Have) && document.folded(not).ends_with("n't");
        let told = || voices.iter().any(|v| v.tokens.contains(&token) && !v.denied);
        if !negated || !told() {
            continue;
        }
        let ground = clause::ground(document, token);
        let end = (token..ground.end)
            .find(|&k| is_mark(document, k, &[",", ";", "—"]) || document.is(k, Class::But))
            .unwrap_or(ground.end);
        found.push(Voice { manner: Manner::Denies, denied: true, ..Voice::new(token + 1..end, 0..0, token) });
    }
    voices.append(&mut found);
}
