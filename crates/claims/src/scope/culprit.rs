//! Whom somebody blames for a harm, and who did a deed that the sentence before tells of.
//!
//! "The attack was blamed on the brigade.", "Police opened fire. At least seven people were killed." Must not: carry
//! a doer over to a harm that has a cause of its own.

use super::agency::{acts, is_deed, phrase_after, phrase_before};
use super::moment::Moments;
use super::{FigureScope, Kin, Subject, means};
use crate::document::Document;
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Status;

/// Participles behind which "by" or "to" names the doer.
const CHARGES: [&str; 6] = ["claimed", "perpetrated", "committed", "staged", "mounted", "ordered"];

/// Who is blamed for it, claims it or is responsible for it, as a sentence says.
pub(super) fn charged(
    document: &Document,
    moments: &Moments,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let after = |at: usize| phrase_after(document, moments, at, sentence.end);
    let reads = |at: usize, word: &str| at < sentence.end && document.reads(at, word);
    sentence.clone().find_map(|at| {
        let word = document.folded(at);
        match word {
            "blamed" | "blames" | "blame" if reads(at + 1, "on") => after(at + 2),
            "blamed" | "blames" | "accused" | "accuses" if !document.is(at + 1, Class::Preposition) => {
                after(at + 1).filter(|who| matches!(document.folded(who.end), "for" | "of"))
            }
            "accused of" => None,
            "attributed to" | "attributed" => after(at + 1 + usize::from(reads(at + 1, "to"))),
            "attributes" | "attribute" => {
                let to = (at + 1..sentence.end).find(|to| document.reads(*to, "to"))?;
                after(to + 1)
            }
            "carried" if reads(at + 1, "out") && reads(at + 2, "by") => after(at + 3),
            "work" if reads(at + 1, "of") => after(at + 2),
            "hands" if reads(at + 1, "of") => after(at + 2),
            "claimed" | "claims" if reads(at + 1, "responsibility") => {
                phrase_before(document, moments, at, sentence.start)
            }
            "responsible" if reads(at + 1, "for") && document.is(at.saturating_sub(1), Class::Be) => {
                phrase_before(document, moments, at - 1, sentence.start)
            }
            _ if CHARGES.contains(&word) && reads(at + 1, "by") => after(at + 2),
            _ => None,
        }
    })
}

/// Gives figures whose sentence names no doer the one of the sentence before, and what that one did it with.
pub(super) fn carry(document: &Document, moments: &Moments, figures: &[Subject], own: &mut [FigureScope]) {
    for at in 0..figures.len() {
        let figure = &figures[at];
        let harmed = matches!(figure.status, Status::Killed | Status::Injured | Status::Casualties);
        if !harmed || has_cause(document, figure) {
            continue;
        }
        let first = tokens_of(document, figure.sentence).start;
        if let Some(parted) = (first..figure.tokens.start).rfind(|k| document.words(*k) == ";") {
            let clause = first..parted;
            own[at].by = own[at].by.take().or_else(|| deed_of(document, moments, clause));
            continue;
        }
        let Some(before) = sentence_before(document, figure.sentence) else { continue };
        let told = own[..at].iter().zip(figures).rfind(|(_, f)| f.sentence == before);
        let same = told.filter(|(_, f)| Kin::of(f.status) == Kin::Harm && !is_apart(&own[at]));
        // "Another five were wounded.": told of the same happening where it is told as done to them.
        let passive = document.is(figure.cue, Class::Passive) && figure.cue >= figure.tokens.end;
        let by = same
            .filter(|(_, f)| passive && f.status != Status::Affected)
            .and_then(|(scope, _)| scope.by.clone());
        let told_before = told.is_none() && !is_apart(&own[at]);
        let deed = || told_before.then(|| deed_of(document, moments, tokens_of(document, before))).flatten();
        let blamed = || {
            let near = [Some(before), sentence_behind(document, figure.sentence)];
            near.into_iter().flatten().find_map(|s| {
                let tokens = tokens_of(document, s);
                let event = (tokens.start..tokens.end.min(tokens.start + 4))
                    .any(|k| document.tokens[k].classes.has_any(&[Class::Event, Class::Assault]));
                charged(document, moments, &tokens).filter(|who| event && acts(document, who))
            })
        };
        if own[at].by.is_none() {
            own[at].by = by.or_else(deed).or_else(blamed);
        }
        if own[at].means.is_empty() && told_before && own[at].by.is_some() {
            own[at].means = means::of_sentence(document, before);
        }
    }
}

/// A day or a place of its own may be that of another happening.
fn is_apart(scope: &FigureScope) -> bool {
    scope.when.is_some() || scope.place.is_some()
}

/// "died in the crush", "were killed by shelling": the sentence itself tells of what did it.
fn has_cause(document: &Document, figure: &Subject) -> bool {
    let tokens = document.sentences[figure.sentence].tokens.clone();
    let mut after = tokens.clone().filter(|k| *k != figure.cue);
    after.any(|k| document.tokens[k].classes.has_any(&[Class::Event, Class::Weapon, Class::But]))
}

fn tokens_of(document: &Document, sentence: usize) -> Range<usize> {
    document.sentences[sentence].tokens.clone()
}

fn sentence_before(document: &Document, sentence: usize) -> Option<usize> {
    let before = sentence.checked_sub(1)?;
    (document.sentences[before].block == document.sentences[sentence].block).then_some(before)
}

fn sentence_behind(document: &Document, sentence: usize) -> Option<usize> {
    let next = document.sentences.get(sentence + 1)?;
    (next.block == document.sentences[sentence].block).then_some(sentence + 1)
}

/// Who does the first deed that a sentence tells of: "Police opened fire on the crowd."
fn deed_of(document: &Document, moments: &Moments, tokens: Range<usize>) -> Option<Range<usize>> {
    let verb = tokens.clone().skip(1).find(|at| is_deed(document, *at))?;
    let passive = document.is(verb - 1, Class::Be) || document.reads(verb + 1, "by");
    let by = (verb..tokens.end).find(|at| document.reads(*at, "by")).filter(|_| passive);
    let phrase = match by {
        Some(by) => phrase_after(document, moments, by + 1, tokens.end),
        None => phrase_before(document, moments, verb, tokens.start).filter(|_| !passive),
    };
    phrase.filter(|who| acts(document, who))
}
