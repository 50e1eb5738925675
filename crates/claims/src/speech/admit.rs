//! Whether a cue stands: who can speak, and what a verb must have after it to vouch for something.
//!
//! Must not: look for who speaks.

use super::clause::{self, is_mark};
use super::cue::{Act, Cue};
use super::speaker::Sort;
use crate::document::{BlockKind, Document, Kind};
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
    let many = cue.speaker.sort == Sort::Many
        || cue.speaker.sort == Sort::Record
            && cue.speaker.tokens.clone().any(|k| document.value(k, Class::RecordNoun) == Some(1));
    if bare && !many || hears && !matches!(cue.speaker.sort, Sort::Body | Sort::Record) {
        return None;
    }
    stands(document, &cue, earlier).then_some(cue)
}

/// Whether what follows the cue, or goes before it, is what its verb takes.
fn stands(document: &Document, cue: &Cue, earlier: &[Cue]) -> bool {
    let end = cue.ground.end;
    let near = |limit: usize| cue.after..end.min(cue.after + limit);
    let number = |limit: usize| clause::has_number(document, near(limit));
    match cue.act {
        Act::Sees => matches!(cue.speaker.sort, Sort::Person(_) | Sort::Many) && number(10),
        Act::Counts | Act::Thinks | Act::Finds if tags(document, cue) => {
            clause::has_number(document, cue.ground.start..cue.start.max(cue.ground.start))
        }
        Act::Counts => {
            let quotes =
                document.folded(cue.token).ends_with(" of") && clause::is_quote_mark(document, cue.after);
            quotes || leads_list(document, cue) || number(30)
        }
        Act::Thinks => number(30) && !document.reads(cue.after, "of"),
        // "The police gave these figures:" over a list.
        Act::Puts => leads_list(document, cue) || rivals(document, cue, earlier) || sums(document, cue),
        Act::SpeaksOf => {
            let of = clause::skip_adverbials(document, cue.after, end);
            let single = document.is(of + 1, Class::Indefinite) && document.reads(of + 2, "single");
            let words = clause::is_quote_mark(document, of + 1);
            document.reads(of, "of")
                && (single || words || clause::has_number(document, of + 1..end.min(of + 8)))
        }
        Act::Accuses => !document.is(cue.after, Class::Preposition) && number(30),
        Act::Grants => {
            let harm = |k: usize| {
                document.tokens[k].classes.has_any(&[Class::Toll, Class::Fate]) || document.reads(k, "dead")
            };
            // "accepted that nine were killed".
            number(4) && near(7).any(harm) || document.is(cue.after, Class::That) && number(12)
        }
        Act::Finds => finds(document, cue),
        // "reported for duty", "noted for their work", "agreed to pay".
        Act::Says | Act::Tells | Act::Utters => {
            let purpose = matches!(document.folded(cue.after), "for" | "to");
            !purpose || near(8).any(|k| document.is(k, Class::That))
        }
        Act::Calls | Act::Holds(_) | Act::According | Act::By => true,
    }
}

/// "Fifty-one died, Beck estimated.": nothing follows.
fn tags(document: &Document, cue: &Cue) -> bool {
    let after = cue.after..cue.ground.end.min(cue.after + 2);
    let empty =
        after.clone().take(1).all(|k| document.tokens[k].kind == Kind::Mark && !is_mark(document, k, &[":"]));
    cue.own_subject && empty && !clause::is_quote_mark(document, cue.after)
}

/// "put the toll at 300", "which it puts at 300", "put it at 300".
fn sums(document: &Document, cue: &Cue) -> bool {
    let near = |limit: usize| cue.after..cue.ground.end.min(cue.after + limit);
    let at = cue.after + usize::from(document.is(cue.after, Class::Pronoun));
    let sum = document.reads(at, "at") && clause::has_number(document, at..cue.ground.end.min(at + 4));
    let toll = |k: usize| {
        let nouns = [Class::Toll, Class::CountNoun, Class::Fate, Class::Rival];
        document.tokens[k].classes.has_any(&nouns) || document.reads(k, "dead")
    };
    // "gives 40 soldiers killed".
    let gives = document.folded(cue.token).starts_with("g")
        && clause::has_number(document, near(2))
        && near(8).any(|k| document.tokens[k].classes.has_any(&[Class::Fate, Class::Toll, Class::Passive]));
    clause::has_number(document, near(24)) && (sum || gives || near(5).any(toll))
}

/// "found that", "finds it likely that", "found 12 killings proved", "found the army responsible for 12 deaths".
fn finds(document: &Document, cue: &Cue) -> bool {
    let near = |limit: usize| cue.after..cue.ground.end.min(cue.after + limit);
    let reads = |k: usize, words: &[&str]| words.contains(&document.folded(k));
    let at = clause::skip_adverbials(document, cue.after, cue.ground.end);
    let it = document.reads(at, "it") && near(9).any(|k| document.is(k, Class::That));
    let proved = near(10).any(|k| reads(k, &["proved", "proven", "established"]));
    let blames = near(12).any(|k| reads(k, &["responsible", "guilty", "liable"]));
    document.is(at, Class::That)
        || it
        || counted(document, cue)
        || proved && clause::has_number(document, near(4))
        || blames && clause::has_number(document, near(20))
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
        is_mark(document, k, &[",", ";", ":"]) || document.is(k, Class::That) || document.is_relative(k)
    };
    let stop = (cue.after..end).find(|&k| other(k)).unwrap_or(end);
    let finite = ((cue.after + 1).min(stop)..stop)
        .any(|k| document.tokens[k].classes.has_any(&[Class::Have, Class::Be, Class::Suffered]));
    clause::has_number(document, near) && (finite || cue.speaker.sort == Sort::Record)
}
