//! Cues: the words by which somebody is said to say, count, hold or deny something, each with who it is.
//!
//! Must not: say how far the words reach. That is [`super::reach`].

use super::clause::{self, is_mark, is_quote_mark};
use super::follow;
use super::gap;
use super::pronoun;
use super::speaker::{self, Sort, Speaker};
use super::subject::Subject;
use super::verb;
use crate::document::Document;
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::Stance;

/// What a cue does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// "said", "warned": takes a clause or quoted words.
    Says,
    /// "told": names the hearer first.
    Tells,
    /// "shouted": quoted words, or a clause after "that".
    Utters,
    /// "lists", "acknowledges": vouches for a number.
    Counts,
    /// "put the toll at".
    Puts,
    /// "spoke of 12 dead".
    SpeaksOf,
    /// "accepts only 12 deaths".
    Grants,
    /// "accused the army of killing 12".
    Accuses,
    /// "estimates", "fears".
    Thinks,
    /// "found that".
    Finds,
    /// "saw": a witness.
    Sees,
    /// "called": only quoted words are theirs.
    Calls,
    /// "denied", "condemned".
    Holds(Stance),
    /// "according to".
    According,
    /// "confirmed by".
    By,
}

/// A cue with its speaker.
#[derive(Clone, Debug)]
pub(crate) struct Cue {
    /// The verb or preposition.
    pub(super) token: usize,
    /// What it does.
    pub(super) act: Act,
    /// Where its own words begin: the subject, or the verb where the subject is another clause's.
    pub(super) start: usize,
    /// The token after its own words, a subject that follows the verb included.
    pub(super) after: usize,
    /// The sentence or quotation it speaks in.
    pub(super) ground: Range<usize>,
    /// Who, a pronoun resolved.
    pub(super) speaker: Speaker,
    /// The subject stands with this verb, not with an earlier one.
    pub(super) own_subject: bool,
    /// The subject follows the verb.
    pub(super) inverted: bool,
    /// "to condemn", "is rejected by": holds no clause of its own.
    pub(super) bound: bool,
}

const CUES: Classes = Classes::of(&[
    Class::Say,
    Class::SayNoun,
    Class::Report,
    Class::Vouch,
    Class::StanceVerb,
    Class::AccordingTo,
    Class::ReportedBy,
]);

/// All cues of a document, in the order of the text.
pub(super) fn find(document: &Document) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    for token in 0..document.tokens.len() {
        if document.tokens[token].classes.meets(CUES) {
            if let Some(cue) = read(document, token, &cues) {
                cues.push(cue);
            }
        } else if gap::may_stand(document, token)
            && let Some(cue) = gap::find(document, token, &cues)
        {
            cues.push(cue);
        }
    }
    cues
}

fn act(document: &Document, token: usize) -> Option<Act> {
    let classes = document.tokens[token].classes;
    if classes.has(Class::AccordingTo) {
        return Some(Act::According);
    }
    if classes.has(Class::ReportedBy) {
        return Some(Act::By);
    }
    if let Some(stance) = document.value(token, Class::StanceVerb) {
        return Stance::ALL.get(usize::from(stance)).map(|s| Act::Holds(*s));
    }
    if let Some(vouch) = document.value(token, Class::Vouch) {
        return [Act::SpeaksOf, Act::Grants, Act::Accuses].get(usize::from(vouch)).copied();
    }
    if says_with_noun(document, token) {
        return Some(Act::Says);
    }
    // "claimed to have killed 12".
    if document.is(token, Class::Say)
        && document.reads(token + 1, "to")
        && document.is(token + 2, Class::Have)
    {
        return Some(Act::Counts);
    }
    match (document.value(token, Class::Say), document.value(token, Class::Report)) {
        (Some(0 | 4), _) => Some(Act::Says),
        (Some(1), _) => Some(Act::Tells),
        (Some(3), _) => Some(Act::Calls),
        (Some(_), _) => Some(Act::Utters),
        (_, Some(0)) => Some(Act::Counts),
        (_, Some(1)) => Some(Act::Puts),
        (_, Some(2)) => Some(Act::Thinks),
        (_, Some(3)) => Some(Act::Finds),
        (_, Some(_)) => Some(Act::Sees),
        _ => None,
    }
}

/// "residents claim that", "the firm pledges: “…”": a word that is a noun as often, shown a verb by what follows.
fn says_with_noun(document: &Document, token: usize) -> bool {
    let next = token + 1 + usize::from(is_mark(document, token + 1, &[",", ":"]));
    document.is(token, Class::SayNoun)
        && (document.is(token + 1, Class::That) || is_quote_mark(document, next))
        && !document.is(token, Class::Report)
        || document.is(token, Class::SayNoun) && document.is(token + 1, Class::That)
        || matches!(document.folded(token), "claim" | "report") && after_many(document, token)
}

/// "The rebels claim nine died": after a plural the bare form is a verb.
fn after_many(document: &Document, token: usize) -> bool {
    let before = token.wrapping_sub(1);
    let many = document.value(before, Class::SpeakerNoun) == Some(1)
        || document.value(before, Class::BodyNoun) == Some(1);
    many && token > 0 && !document.tokens[token].capital
}

fn read(document: &Document, token: usize, earlier: &[Cue]) -> Option<Cue> {
    let act = act(document, token)?;
    let ground = clause::ground(document, token);
    if !ground.contains(&token) {
        return None;
    }
    match act {
        Act::According | Act::By => preposition(document, token, act, ground, earlier),
        _ => verb::read(document, token, act, ground, earlier),
    }
}

/// "according to X", "confirmed by X".
fn preposition(
    document: &Document,
    token: usize,
    act: Act,
    ground: Range<usize>,
    earlier: &[Cue],
) -> Option<Cue> {
    let mut found = follow::after(document, token + 1, ground.end)?;
    given_by(document, &mut found, ground.end);
    let after = found.end;
    let speaker = who(document, found, token, earlier)?;
    // "per police", but no "per household" and no "12 per hour".
    if document.reads(token, "per") {
        let opens = token == ground.start || is_mark(document, token - 1, &[",", "(", "—", "–", ";"]);
        let speaks = speaker.tokens.clone().any(|k| {
            document.tokens[k].capital
                || document.tokens[k].classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun])
        });
        if !opens || !speaks {
            return None;
        }
    }
    (speaker.sort != Sort::Mute || act == Act::According).then_some(Cue {
        token,
        act,
        start: token,
        after,
        ground,
        speaker,
        own_subject: true,
        inverted: true,
        bound: false,
    })
}

/// "figures laid before the tribunal", "a list compiled by the Observatory": whose the writing is belongs to it.
fn given_by(document: &Document, found: &mut Subject, ceiling: usize) {
    let verb = found.tokens.end;
    let writing = speaker::understand(document, found.tokens.clone(), None).sort == Sort::Record;
    let given = verb + 1 < ceiling && clause::verbal(document, verb) && found.end == verb;
    let link = clause::skip_adverbials(document, verb + 1, ceiling);
    if writing
        && given
        && matches!(document.folded(link), "by" | "to" | "before" | "from")
        && let Some(giver) = follow::after(document, link + 1, ceiling)
    {
        found.tokens.end = giver.tokens.end;
        found.end = giver.end;
    }
}

/// The subject as a speaker: what its words say, a pronoun resolved.
pub(super) fn who(document: &Document, subject: Subject, at: usize, earlier: &[Cue]) -> Option<Speaker> {
    let speaker = speaker::understand(document, subject.tokens, subject.beside);
    match speaker.sort {
        Sort::Pronoun => pronoun::resolve(document, speaker.clone(), at, earlier).or_else(|| {
            // Nobody fits: the pronoun stays as it is written.
            let outside = document.quotation_of(at).is_none();
            let stands = matches!(document.folded(speaker.tokens.start), "he" | "she" | "they");
            (outside && stands).then_some(speaker)
        }),
        _ => Some(speaker),
    }
}
