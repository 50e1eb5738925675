//! Whether a cue stands: who can speak, and what a verb must have after it to vouch for something.
//!
//! Must not: look for who speaks.

use super::clause::{self, is_mark};
use super::cue::{Act, Cue};
use super::speaker::Sort;
use crate::document::{BlockKind, Document};
use crate::lexicon::Class;

/// Whether the cue stands: somebody who can speak, and for counts a number to vouch for.
pub(super) fn admit(document: &Document, cue: Cue, earlier: &[Cue]) -> Option<Cue> {
    if cue.speaker.sort == Sort::Mute {
        return None;
    }
    // "residents report": the bare form is a noun unless many are its subject.
    let classes = document.tokens[cue.token].classes;
    let bare = classes.has_any(&[Class::RecordNoun, Class::CountNoun, Class::SayNoun])
        && !document.folded(cue.token).ends_with('s');
    let hears = document.value(cue.token, Class::Say) == Some(4);
    if bare && cue.speaker.sort != Sort::Many
        || hears && !matches!(cue.speaker.sort, Sort::Body | Sort::Record)
    {
        return None;
    }
    let object = cue.after..cue.ground.end;
    let near = |limit: usize| object.start..object.end.min(object.start + limit);
    let stands = match cue.act {
        Act::Sees => {
            matches!(cue.speaker.sort, Sort::Person(_) | Sort::Many) && clause::has_number(document, near(10))
        }
        Act::Counts
            if document.folded(cue.token).ends_with(" of") && clause::is_quote_mark(document, cue.after) =>
        {
            true
        }
        Act::Counts => leads_list(document, &cue) || clause::has_number(document, near(30)),
        // "The police gave these figures:" over a list.
        Act::Puts if leads_list(document, &cue) => true,
        Act::Puts => {
            // "which it puts at 300", "put it at 300".
            let at = cue.after + usize::from(document.is(cue.after, Class::Pronoun));
            let sum = document.reads(at, "at") && clause::has_number(document, at..object.end.min(at + 4));
            rivals(document, &cue, earlier)
                || clause::has_number(document, near(24))
                    && (sum
                        || near(5).any(|k| {
                            document.tokens[k].classes.has_any(&[
                                Class::Toll,
                                Class::CountNoun,
                                Class::Fate,
                                Class::Rival,
                            ]) || document.reads(k, "dead")
                        }))
        }
        Act::Thinks => clause::has_number(document, near(30)) && !document.reads(cue.after, "of"),
        Act::SpeaksOf => {
            let of = clause::skip_adverbials(document, cue.after, object.end);
            let single = document.is(of + 1, Class::Indefinite) && document.reads(of + 2, "single");
            let words = clause::is_quote_mark(document, of + 1);
            document.reads(of, "of")
                && (single || words || clause::has_number(document, of + 1..object.end.min(of + 8)))
        }
        Act::Accuses => !document.is(cue.after, Class::Preposition) && clause::has_number(document, near(30)),
        Act::Grants => {
            let harm = |k: usize| {
                document.tokens[k].classes.has_any(&[Class::Toll, Class::Fate]) || document.reads(k, "dead")
            };
            clause::has_number(document, near(4)) && near(7).any(harm)
        }
        Act::Finds => {
            let at = clause::skip_adverbials(document, cue.after, object.end);
            let it =
                document.reads(at, "it") && (at..object.end.min(at + 9)).any(|k| document.is(k, Class::That));
            let proved = near(10).any(|k| matches!(document.folded(k), "proved" | "proven" | "established"));
            document.is(at, Class::That)
                || it
                || counted(document, &cue)
                || proved && clause::has_number(document, near(4))
        }
        // "reported for duty", "noted for their work", "agreed to pay".
        Act::Says | Act::Tells | Act::Utters => {
            let purpose = document.reads(cue.after, "for") && !near(8).any(|k| document.is(k, Class::That));
            !purpose && !document.reads(cue.after, "to")
        }
        Act::Calls | Act::Holds(_) | Act::According | Act::By => true,
    };
    stands.then_some(cue)
}

/// Whether the sentence ends in a colon with items of a list below it.
pub(super) fn leads_list(document: &Document, cue: &Cue) -> bool {
    let sentence = &document.sentences[document.sentence_of(cue.token)];
    let next = document.blocks.get(sentence.block + 1);
    is_mark(document, sentence.tokens.end - 1, &[":"])
        && document.blocks[sentence.block].tokens.end == sentence.tokens.end
        && next.is_some_and(|block| block.kind == BlockKind::Item)
}

/// "Voss estimates 12,000 deaths, while Beck gives 8,000": a bare number beside that of the cue before.
fn rivals(document: &Document, cue: &Cue, earlier: &[Cue]) -> bool {
    let last = earlier.last().filter(|c| c.ground == cue.ground && c.own_subject && cue.own_subject);
    let counts = |c: &Cue| matches!(c.act, Act::Says | Act::Counts | Act::Puts | Act::Thinks);
    let bare = clause::has_number(document, cue.after..cue.ground.end.min(cue.after + 2));
    bare && last.is_some_and(|c| counts(c) && clause::has_number(document, c.after..cue.start.max(c.after)))
}

/// "An inquiry found 12 people had died": a clause without "that", or what a writing finds.
fn counted(document: &Document, cue: &Cue) -> bool {
    let near = cue.after..cue.ground.end.min(cue.after + 3);
    let end = cue.ground.end.min(cue.after + 12);
    let other = |k: usize| {
        is_mark(document, k, &[",", ";", ":"])
            || document.is(k, Class::That)
            || document.value(k, Class::Pronoun) == Some(2)
    };
    let stop = (cue.after..end).find(|&k| other(k)).unwrap_or(end);
    let finite = (near.end.min(stop)..stop)
        .any(|k| document.tokens[k].classes.has_any(&[Class::Have, Class::Be, Class::Suffered]));
    clause::has_number(document, near) && (finite || cue.speaker.sort == Sort::Record)
}
