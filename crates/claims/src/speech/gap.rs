//! Cues whose verb is left out: "…, and the police that none were", "…, the rebels 90".
//!
//! Must not: find a speaker where no verb of saying stands before.

use super::clause::{self, is_mark};
use super::cue::{self, Act, Cue};
use super::subject;
use crate::document::{Document, Kind};
use crate::lexicon::Class;

/// Whether the token may stand where a verb is left out: "the police that", "the army of 9", "the rebels 90".
pub(super) fn may_stand(document: &Document, token: usize) -> bool {
    document.is(token, Class::That)
        || document.reads(token, "of")
        || document.tokens[token].kind == Kind::Number
        || document.is(token, Class::Cardinal)
}

/// The cue at such a token: its verb is that of the cue before.
pub(super) fn find(document: &Document, token: usize, earlier: &[Cue]) -> Option<Cue> {
    let last = earlier.last().filter(|last| last.own_subject && token > last.after + 1)?;
    let ground = clause::ground(document, token);
    let act = match () {
        _ if document.reads(token, "of") => Act::SpeaksOf,
        _ if document.is(token, Class::That) => Act::Says,
        _ => Act::Counts,
    };
    let goes_on = match act {
        Act::SpeaksOf => {
            last.act == Act::SpeaksOf
                || document.folded(last.token).ends_with(" of")
                || last.act == Act::Puts && is_mark(document, token - 1, &[","])
        }
        Act::Counts => {
            matches!(last.act, Act::Says | Act::Counts | Act::Puts)
                && last.after < token
                && clause::has_number(document, last.after..token)
        }
        _ => last.act == Act::Says,
    };
    let counted = act != Act::SpeaksOf || clause::has_number(document, token + 1..ground.end.min(token + 4));
    if last.ground != ground || !goes_on || !counted {
        return None;
    }
    // "the rebels, of 90".
    let end = token - usize::from(act == Act::SpeaksOf && is_mark(document, token - 1, &[","]));
    let name = &document.tokens[end - 1].classes;
    if !name.has_any(&[Class::SpeakerNoun, Class::BodyNoun])
        || act == Act::Counts && document.value(end - 1, Class::SpeakerNoun) == Some(0)
    {
        return None;
    }
    let subject = subject::before(document, end, last.after)?;
    let before = subject.start.checked_sub(1)?;
    let joined = match act {
        Act::Says => document.is(before, Class::And),
        Act::SpeaksOf => document.is(before, Class::And) || is_mark(document, before, &[",", ";"]),
        _ => is_mark(document, before, &[",", ";"]),
    };
    if subject.start <= last.after || !joined {
        return None;
    }
    let start = subject.start;
    let speaker = cue::who(document, subject, token, earlier)?;
    Some(Cue {
        token,
        act,
        start,
        after: token,
        ground,
        speaker,
        own_subject: true,
        inverted: false,
        bound: false,
    })
}
