//! Positions that lie in what somebody says: "These claims are false," the ministry said.
//!
//! Must not: take what one private person says for a position.

use super::clause;
use super::position::Held;
use super::quote::Said;
use super::speaker::{Sort, Speaker};
use super::subject;
use crate::document::Document;
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{QuoteKind, Stance};

/// How many tokens into a clause the "not" of a denial may stand.
const NOT_TOKENS_MAX: usize = 8;

/// The positions within quotes, whose speakers hold them.
pub(super) fn find(document: &Document, quotes: &[Said]) -> Vec<Held> {
    let mut held = Vec::new();
    for said in quotes {
        let Some(speaker) = said.speaker.as_ref().filter(|s| speaks_for_many(document, s)) else { continue };
        let mut stances: Vec<(Stance, Range<usize>)> =
            verdict(document, &said.tokens).into_iter().map(|words| (Stance::Denies, words)).collect();
        stances.extend(outrage(document, &said.tokens).map(|words| (Stance::Condemns, words)));
        if said.kind == QuoteKind::Direct {
            stances.extend(first_person(document, &said.tokens));
        }
        if innocent(document, speaker, &said.tokens) {
            stances.push((Stance::Denies, said.tokens.clone()));
        }
        held.extend(stances.into_iter().map(|(stance, tokens)| Held {
            object: Some(tokens.clone()),
            holder: speaker.tokens.clone(),
            stance,
            tokens,
        }));
    }
    held
}

/// A body, or somebody with an office.
fn speaks_for_many(document: &Document, speaker: &Speaker) -> bool {
    let office = |range: &Range<usize>| {
        range
            .clone()
            .any(|k| document.tokens[k].classes.has_any(&[Class::Title, Class::SpeakerNoun, Class::BodyNoun]))
    };
    match speaker.sort {
        Sort::Body | Sort::Many | Sort::Name => true,
        Sort::Person(_) => office(&speaker.tokens) || speaker.role.as_ref().is_some_and(office),
        _ => false,
    }
}

/// "The allegation … is not credible", "These claims are false", "That is a lie".
fn verdict(document: &Document, tokens: &Range<usize>) -> Option<Range<usize>> {
    let claim = |k: usize| {
        document.tokens[k].classes.meets(clause::RECORDS)
            || matches!(
                document.folded(k),
                "accusation" | "accusations" | "charge" | "charges" | "allegations"
            )
    };
    let falsehood = tokens.clone().skip(1).find(|&k| document.value(k, Class::Denial) == Some(1))?;
    let be = (tokens.start..falsehood).rev().take(4).find(|&k| document.is(k, Class::Be))?;
    let points = matches!(document.folded(tokens.start), "that" | "this" | "it" | "these" | "those");
    let of_claim = (tokens.start..be).any(claim);
    let sentence = &document.sentences[document.sentence_of(falsehood)].tokens;
    let negated = document.is(falsehood.wrapping_sub(1), Class::Not);
    let start = sentence.start.max(tokens.start);
    ((points || of_claim) && !negated).then(|| start..sentence.end.min(tokens.end))
}

/// "the strike amounted to a war crime", "this is barbaric".
fn outrage(document: &Document, tokens: &Range<usize>) -> Option<Range<usize>> {
    let word = tokens.clone().skip(1).find(|&k| document.is(k, Class::Outrage))?;
    let calls = |k: usize| {
        document.is(k, Class::Be)
            || matches!(document.folded(k), "amounted" | "amounts" | "amount" | "constituted" | "constitutes")
    };
    let near = (tokens.start..word).rev().take(5);
    let negated = near.clone().any(|k| document.is(k, Class::Not));
    let asks = near.clone().any(|k| document.tokens[k].classes.has_any(&[Class::Modal, Class::But]));
    let sentence = &document.sentences[document.sentence_of(word)].tokens;
    let whole = sentence.start.max(tokens.start)..sentence.end.min(tokens.end);
    (near.clone().any(calls) && !negated && !asks).then_some(whole)
}

/// "We condemn …", "I have ordered flags lowered".
fn first_person(document: &Document, tokens: &Range<usize>) -> Vec<(Stance, Range<usize>)> {
    let mut found = Vec::new();
    for k in tokens.clone() {
        let Some(stance) = document.value(k, Class::StanceVerb) else { continue };
        let (group, passive, infinitive) = subject::verb_group(document, k, tokens.start);
        let own = group > tokens.start && matches!(document.folded(group - 1), "we" | "i");
        let fits = !passive && !infinitive && !document.folded(k).starts_with("remember");
        let Some(stance) = Stance::ALL.get(usize::from(stance)).filter(|_| own && fits) else { continue };
        let end = document.sentences[document.sentence_of(k)].tokens.end.min(tokens.end);
        found.push((*stance, clause::trim(document, group - 1..end)));
    }
    found
}

/// "its gunners did not fire on any house", "they had no part in it": the speaker did nothing of the kind.
fn innocent(document: &Document, speaker: &Speaker, tokens: &Range<usize>) -> bool {
    let pronoun = |k: usize| matches!(document.folded(k), "it" | "its" | "they" | "their");
    let begins = |k: usize| document.tokens[k].classes.has_any(&[Class::Say, Class::That]);
    // Of "said its men “did not fire”" only the last words are quoted.
    let own = (tokens.start.saturating_sub(4).max(1)..=tokens.start)
        .any(|k| pronoun(k) && (k == tokens.start || begins(k - 1)))
        && matches!(speaker.sort, Sort::Body | Sort::Many | Sort::Name);
    let near = tokens.start..tokens.end.min(tokens.start + NOT_TOKENS_MAX);
    let not = near.clone().find(|&k| {
        document.is(k, Class::Not) || document.folded(k).ends_with("n't") || document.is(k, Class::Zero)
    });
    let nothing = (near.start..near.end)
        .any(|k| document.reads(k, "nothing") && document.reads(k + 1, "to") && document.reads(k + 2, "do"));
    let never = not.is_some_and(|not| document.reads(not, "never"));
    own && (nothing
        || never
        || not.is_some_and(|not| {
            (not + 1..tokens.end.min(not + 5)).any(|k| {
                document.tokens[k].classes.has_any(&[Class::Active, Class::Weapon, Class::TakesLives])
                    || matches!(
                        document.folded(k),
                        "responsible"
                            | "responsibility"
                            | "involved"
                            | "involvement"
                            | "behind"
                            | "role"
                            | "part"
                            | "fire"
                            | "fired"
                            | "target"
                            | "targeted"
                            | "attack"
                            | "attacked"
                            | "shell"
                            | "shelled"
                            | "bomb"
                            | "struck"
                            | "strike"
                            | "hit"
                    )
            })
        }))
}
