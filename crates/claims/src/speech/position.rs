//! Positions: what states, bodies and people who speak for them hold on what happened.
//!
//! Must not: read a stance into words that only report.

use super::clause::{self, is_mark};
use super::cue::{Act, Cue};
use super::follow;
use super::reach;
use super::speaker::{self, Sort};
use super::subject;
use super::voice::{Manner, Voice};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Stance;

/// Up to how many tokens after "called" the word of outrage may stand.
const OUTRAGE_TOKENS_MAX: usize = 16;

/// A position as found.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    /// Its words.
    pub(crate) tokens: Range<usize>,
    /// Who holds it.
    pub(crate) holder: Range<usize>,
    /// What it holds.
    pub(crate) stance: Stance,
    /// On what.
    pub(crate) object: Option<Range<usize>>,
}

/// All positions, in the order of the text.
pub(super) fn find(
    document: &Document,
    cues: &[Cue],
    voices: &[Voice],
    issuer: Option<&Range<usize>>,
) -> Vec<Held> {
    let mut held: Vec<Held> = (0..cues.len()).filter_map(|at| of_cue(document, cues, at)).collect();
    held.extend(voices.iter().filter_map(|voice| of_verdict(document, cues, voice, issuer)));
    held.extend(contrary(document, issuer));
    held
}

/// Puts positions in the order of the text; one that lies within another of the same stance is the same.
pub(super) fn settle(held: &mut Vec<Held>) {
    held.sort_by_key(|h| (h.tokens.start, h.tokens.end));
    held.dedup_by(|b, a| a.stance == b.stance && a.tokens.end > b.tokens.start);
}

fn of_cue(document: &Document, cues: &[Cue], at: usize) -> Option<Held> {
    let cue = &cues[at];
    let stance = match cue.act {
        Act::Holds(stance) => stance,
        _ if owns_up(document, cue) => Stance::Recognises,
        Act::Calls if outraged(document, cue) => Stance::Condemns,
        Act::Says | Act::Counts if mourns(document, cue) => Stance::Commemorates,
        _ => return None,
    };
    if document.quotation_of(cue.token).is_some() {
        return None;
    }
    let stop = object_end(document, cue.after, reach::stop(document, cues, at));
    let passive = cue.bound && cue.start < cue.token && document.is(cue.start, Class::Be)
        || cue.bound && (cue.start..cue.token).any(|k| document.is(k, Class::Be))
        || cue.bound && document.reads(cue.after, "by");
    if passive {
        return by_agent(document, cue, stance);
    }
    // "refused to condemn".
    let refused = cue.bound
        && cue.start > cue.ground.start
        && ["refus", "declin", "fail"].iter().any(|verb| document.folded(cue.start - 1).starts_with(verb));
    if cue.bound && !matches!(stance, Stance::Commemorates | Stance::Condemns)
        || refused
        || is_own_count(document, cue)
    {
        return None;
    }
    let object = clause::trim(document, cue.after..stop);
    if object.is_empty() && !matches!(stance, Stance::Denies | Stance::Commemorates)
        || matches!(cue.speaker.sort, Sort::Record | Sort::Mute)
        || !fits(document, cue, stance, &object)
    {
        return None;
    }
    let start = if cue.own_subject { cue.start } else { verb_start(document, cue) };
    Some(Held {
        tokens: clause::trim(document, start..stop),
        holder: cue.speaker.tokens.clone(),
        stance,
        object: Some(object),
    })
}

/// "declared Monday a day of mourning".
fn mourns(document: &Document, cue: &Cue) -> bool {
    let declares = ["declare", "announce", "proclaim", "order", "decree"];
    declares.iter().any(|verb| document.folded(cue.token).starts_with(verb))
        && (cue.after..cue.ground.end.min(cue.after + 8)).any(|k| document.folded(k).ends_with("mourning"))
}

/// "called the attack barbaric", "described it as a war crime".
fn outraged(document: &Document, cue: &Cue) -> bool {
    let end = cue.ground.end.min(cue.after + OUTRAGE_TOKENS_MAX);
    let stop = (cue.after..end).find(|&k| is_mark(document, k, &[",", ";"])).unwrap_or(end);
    (cue.after..stop).any(|k| document.is(k, Class::Outrage))
}

/// "The army acknowledged that …", "acknowledges the suffering of": a body owns up, and does not merely count.
fn owns_up(document: &Document, cue: &Cue) -> bool {
    let owns = matches!(
        document.folded(cue.token),
        "acknowledge" | "acknowledges" | "acknowledged" | "admits" | "admitted" | "concedes" | "conceded"
    );
    let body = matches!(cue.speaker.sort, Sort::Body | Sort::Many | Sort::Name);
    let that = document.is(cue.after, Class::That);
    let thing = document.reads(cue.token, "acknowledges") && document.reads(cue.after, "the");
    owns && body && !cue.bound && (that && document.folded(cue.token).starts_with("acknowledge") || thing)
}

/// "stand by their count of 12", "is appealing for $2 million": a number, no stance on what happened.
pub(super) fn is_own_count(document: &Document, cue: &Cue) -> bool {
    let near = cue.after..cue.ground.end.min(cue.after + 4);
    let number = clause::has_number(document, near.start..near.end.min(near.start + 2));
    let counts = near.clone().any(|k| document.tokens[k].classes.has_any(&[Class::CountNoun, Class::Toll]));
    match document.folded(cue.token).split(' ').next() {
        Some("stand" | "stands" | "stood" | "standing") => number || counts,
        Some("appeal" | "appeals" | "appealed" | "appealing") => {
            number || near.clone().any(|k| is_mark(document, k, &["$", "€", "£", "US$"]))
        }
        _ => false,
    }
}

/// From the verb itself with what belongs to it, where the subject stands with another verb.
fn verb_start(document: &Document, cue: &Cue) -> usize {
    (cue.start..=cue.token).find(|&k| document.tokens[k].kind == Kind::Word).unwrap_or(cue.token)
}

/// "mark" remembers only an anniversary or the dead.
fn fits(document: &Document, cue: &Cue, stance: Stance, object: &Range<usize>) -> bool {
    let marks = document.folded(cue.token).starts_with("mark");
    // "a land recognised as part of Ostra": nobody is named who recognises it.
    if document.reads(object.start, "as") && !object.is_empty() {
        return false;
    }
    // What one person remembers is no commemoration.
    let remembers = document.folded(cue.token).starts_with("remember");
    let dead = |k: usize| {
        document.tokens[k].classes.has_any(&[Class::Event, Class::Fate, Class::Toll, Class::Anniversary])
            || matches!(document.folded(k), "dead" | "victims" | "fallen" | "lives" | "those")
    };
    if remembers && (matches!(cue.speaker.sort, Sort::Person(_)) || !object.clone().any(dead)) {
        return false;
    }
    let dismisses = document.folded(cue.token).starts_with("dismiss");
    if stance == Stance::Denies && dismisses {
        let claims = |k: usize| document.tokens[k].classes.meets(clause::RECORDS);
        return object.clone().take(8).any(claims);
    }
    let years =
        |k: usize| document.is(k, Class::TimeUnit) && matches!(document.folded(k + 1), "since" | "after");
    let day =
        |k: usize| document.tokens[k].classes.has_any(&[Class::Anniversary, Class::Ordinal]) || years(k);
    !(stance == Stance::Commemorates && marks) || object.clone().any(day)
}

/// The end of what a stance is taken on: the clause, or the verb that follows on "and".
fn object_end(document: &Document, from: usize, stop: usize) -> usize {
    (from..stop)
        .find(|&k| {
            document.is(k, Class::And)
                && document
                    .tokens
                    .get(k + 1)
                    .is_some_and(|n| n.classes.has(Class::Have) || n.classes.has(Class::Be))
        })
        .unwrap_or(stop)
}

/// "… is rejected by the Union": the agent holds it.
fn by_agent(document: &Document, cue: &Cue, stance: Stance) -> Option<Held> {
    let by = clause::skip_adverbials(document, cue.after, cue.ground.end);
    if !document.reads(by, "by") {
        return None;
    }
    let agent = follow::after(document, by + 1, cue.ground.end)?;
    let speaker = speaker::understand(document, agent.tokens.clone(), None);
    let subject = subject::before(document, cue.start, cue.ground.start)?;
    let speaks = matches!(speaker.sort, Sort::Body | Sort::Many | Sort::Name | Sort::Person(_));
    speaks.then_some(Held {
        tokens: subject.start..agent.tokens.end,
        holder: agent.tokens,
        stance,
        object: Some(subject.start..cue.start),
    })
}

/// "Claims that … are untrue", "That is false, the sheriff said": denied by the speaker, or by who issues the document.
fn of_verdict(
    document: &Document,
    cues: &[Cue],
    voice: &Voice,
    issuer: Option<&Range<usize>>,
) -> Option<Held> {
    let verdict = voice.denied && cues.binary_search_by_key(&voice.cue, |c| c.token).is_err();
    if !verdict
        || !matches!(voice.manner, Manner::Claims | Manner::Denies)
        || document.quotation_of(voice.cue).is_some()
    {
        return None;
    }
    let sentence = &document.sentences[document.sentence_of(voice.cue)];
    let first = cues.partition_point(|c| c.token < voice.cue);
    let teller = cues[first..]
        .iter()
        .take_while(|c| sentence.tokens.contains(&c.token))
        .find(|c| matches!(c.act, Act::Says | Act::Tells) && !c.bound);
    let holder = teller.map(|c| c.speaker.tokens.clone()).or_else(|| issuer.cloned())?;
    let start = clause::opening(document, sentence);
    Some(Held {
        tokens: clause::trim(document, start..sentence.tokens.end),
        holder,
        stance: Stance::Denies,
        object: Some(clause::trim(document, voice.tokens.clone())),
    })
}

/// "Contrary to posts circulating online, no child was hurt."
fn contrary(document: &Document, issuer: Option<&Range<usize>>) -> Vec<Held> {
    let Some(issuer) = issuer else { return Vec::new() };
    let opens = |start: usize| document.value(start, Class::Denial) == Some(2);
    (document.sentences.iter())
        .map(|s| (clause::opening(document, s), s.tokens.end))
        .filter(|(start, end)| start < end && opens(*start))
        .map(|(start, end)| {
            let comma = (start..end).find(|&k| is_mark(document, k, &[","])).unwrap_or(end);
            Held {
                tokens: clause::trim(document, start..end),
                holder: issuer.clone(),
                stance: Stance::Denies,
                object: Some(start + 1..comma),
            }
        })
        .collect()
}
