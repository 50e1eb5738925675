//! Verbs as cues: whether the word is a verb here, who its subject is, and whether it vouches or quotes.
//!
//! Must not: read prepositions or left-out verbs.

use super::admit::admit;
use super::clause::{self, is_mark, is_quote_mark};
use super::cue::{Act, Cue, who};
use super::follow;
use super::relay;
use super::speaker::{self, Sort, Speaker};
use super::subject::{self, Subject};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Stance;

/// How many tokens after "was reported" the "by" may stand.
const BY_TOKENS_MAX: usize = 8;

/// The cue at a verb of saying, counting or holding.
pub(super) fn read(
    document: &Document,
    token: usize,
    act: Act,
    ground: Range<usize>,
    earlier: &[Cue],
) -> Option<Cue> {
    let (group, passive, infinitive) = subject::verb_group(document, token, ground.start);
    let participle = document.tokens[token].classes.has(Class::Participle);
    let holds = matches!(act, Act::Holds(_));
    // "a figure disputed by the rebels".
    let reduced = holds
        && !passive
        && !participle
        && group == token
        && document.reads(token + 1, "by")
        && document.folded(token).ends_with("ed");
    let bound = infinitive || passive && !participle || reduced;
    if is_noun(document, token, group, bound, &ground) {
        return None;
    }
    let hears = document.value(token, Class::Say) == Some(4);
    if (passive && !infinitive && !participle && !holds || hears)
        && let Some(cue) = by_agent(document, token, act, group, &ground, earlier)
    {
        return Some(cue);
    }
    let negated = group > ground.start && document.is(group - 1, Class::Not);
    // "does not recognise" denies.
    let refuses = negated && act == Act::Holds(Stance::Recognises) && !bound;
    if negated && !refuses || bound && !holds {
        return None;
    }
    let act = if refuses { Act::Holds(Stance::Denies) } else { act };
    let group = if refuses { subject::verb_group(document, group - 1, ground.start).0 } else { group };
    let cue = Cue {
        token,
        act,
        start: group,
        after: token + 1,
        ground,
        speaker: Speaker { tokens: 0..0, name: 0..0, role: None, sort: Sort::Mute },
        own_subject: false,
        inverted: false,
        bound,
    };
    admit(document, with_subject(document, cue, participle, passive, earlier)?, earlier)
}

/// Whether the word is a noun or an adjective here.
fn is_noun(document: &Document, token: usize, group: usize, bound: bool, ground: &Range<usize>) -> bool {
    let t = &document.tokens[token];
    let heading = || document.in_heading(document.sentence_of(token));
    let plural = document.folded(token).ends_with('s');
    // "denied reports that": after a verb the plural is its object.
    let object = plural && group > ground.start && clause::verbal(document, group - 1);
    let noun = !bound && clause::noun_expected(document, token) || object;
    let counted = plural && token > ground.start && document.tokens[token - 1].kind == Kind::Number;
    // "two cemetery registers and images": a plural noun among others.
    let listed = plural
        && t.classes.meets(clause::RECORDS)
        && (document.is(token + 1, Class::And)
            || document.is(token + 1, Class::Preposition)
            || clause::verbal(document, token + 1));
    // "said that reports that nine had died were false".
    let opens = plural
        && t.classes.meets(clause::RECORDS)
        && (token == ground.start
            || document.tokens[token - 1].classes.has_any(&[
                Class::That,
                Class::And,
                Class::But,
                Class::Preposition,
            ]));
    let capital = t.capital && token > ground.start && !t.shouted && !heading();
    // "a day of national mourning".
    let mourning = t.classes.has(Class::Participle)
        && token >= ground.start + 2
        && document.is(token - 2, Class::Preposition)
        && !subject::is_adverb(document, token - 1)
        && document.tokens[token - 1].kind == Kind::Word;
    noun || counted || listed || opens || mourning || capital || is_reduced(document, token, group, ground)
}

/// "A video posted online showed": the participle says more of the noun, and the verb follows.
fn is_reduced(document: &Document, token: usize, group: usize, ground: &Range<usize>) -> bool {
    group == token
        && token > ground.start
        && document.folded(token).ends_with("ed")
        && document.is(token - 1, Class::RecordNoun)
        && (token + 1..ground.end.min(token + 8))
            .take_while(|&k| !is_mark(document, k, &[",", ";", ":"]) && !document.is(k, Class::That))
            .any(|k| {
                document.tokens[k].classes.has_any(&[Class::Say, Class::Report])
                    && clause::verbal(document, k)
                    || matches!(document.folded(k), "show" | "shows" | "showed" | "lists" | "puts" | "gives")
            })
}

/// "I was told by a nurse that", "were reported dead by the clinic": who says it comes after "by".
fn by_agent(
    document: &Document,
    token: usize,
    act: Act,
    group: usize,
    ground: &Range<usize>,
    earlier: &[Cue],
) -> Option<Cue> {
    let end = ground.end.min(token + BY_TOKENS_MAX);
    let by = (token + 1..end)
        .take_while(|&k| !is_mark(document, k, &[",", ";", ":"]) && !document.is(k, Class::That))
        .find(|&k| document.reads(k, "by"))?;
    let found = follow::after(document, by + 1, ground.end)?;
    let after = found.end;
    let speaker = who(document, found, token, earlier)?;
    let speaks =
        matches!(speaker.sort, Sort::Person(_) | Sort::Many | Sort::Body | Sort::Name | Sort::Record);
    let told = matches!(act, Act::Tells | Act::Says) && document.is(after, Class::That);
    let vouches = matches!(act, Act::Says | Act::Counts | Act::Puts | Act::Thinks);
    (speaks && (told || vouches)).then_some(Cue {
        token,
        act: if told { Act::Says } else { Act::By },
        start: group,
        after,
        ground: ground.clone(),
        speaker,
        own_subject: told,
        inverted: !told,
        bound: false,
    })
}

/// The cue with who its subject is.
fn with_subject(
    document: &Document,
    mut cue: Cue,
    participle: bool,
    passive: bool,
    earlier: &[Cue],
) -> Option<Cue> {
    let (token, group, ground) = (cue.token, cue.start, cue.ground.clone());
    let quotes = matches!(cue.act, Act::Says | Act::Utters | Act::Tells);
    let holds = matches!(cue.act, Act::Holds(_));
    let found = if let Some(found) =
        inverted(document, group, token, &ground).filter(|_| quotes && !participle)
    {
        cue.inverted = true;
        cue.after = found.end;
        cue.own_subject = true;
        Some(found)
    } else if let Some(found) = relay::of(document, token, &ground).filter(|_| participle) {
        Some(found.speaker)
    } else if let Some(found) = beside(document, group, &ground).filter(|_| participle && !passive) {
        Some(found)
    } else if participle && !passive || cue.bound {
        match shared(document, earlier, &ground, group, participle) {
            Some(speaker) => return Some(Cue { speaker, ..cue }),
            None => match subject::of_clause(document, ground.start, group) {
                // "The raid was condemned by the Union": who holds it comes after.
                found if (passive || found.is_none()) && holds => agent(document, token, &ground).or(found),
                found => found,
            },
        }
    } else {
        let own = subject::before(document, group, ground.start);
        cue.own_subject = own.is_some();
        match (own, shared(document, earlier, &ground, group, false)) {
            (Some(own), _) => {
                cue.start = own.start;
                Some(own)
            }
            (None, Some(speaker)) => return Some(Cue { speaker, ..cue }),
            (None, None) => subject::of_clause(document, ground.start, group),
        }
    };
    cue.speaker = who(document, found?, group, earlier)?;
    Some(cue)
}

/// "was condemned by the Union": the doer.
fn agent(document: &Document, verb: usize, ground: &Range<usize>) -> Option<Subject> {
    let by = clause::skip_adverbials(document, verb + 1, ground.end);
    if document.reads(by, "by") { follow::after(document, by + 1, ground.end) } else { None }
}

/// "…, said Carol Winn": the subject after the verb, where what is said stands before it.
fn inverted(document: &Document, group: usize, verb: usize, ground: &Range<usize>) -> Option<Subject> {
    let before = group.checked_sub(1)?;
    let after_quote = is_quote_mark(document, before)
        || is_mark(document, before, &[",", "—", "–"]) && before > 0 && is_quote_mark(document, before - 1);
    let after_comma = is_mark(document, before, &[","]) && group > ground.start;
    if !after_quote && !after_comma {
        return None;
    }
    let ceiling = document.sentences[document.sentence_of(verb)].tokens.end;
    let found = follow::after(document, verb + 1, ceiling)?;
    // "…, recalled seeing nine bodies."
    if subject::is_gerund(document, found.tokens.start) {
        return None;
    }
    let closed = clause::skip_adverbials(document, found.end, ceiling);
    let ends = closed >= ceiling || is_mark(document, closed, &[".", ";"]);
    let pronoun = document.is(found.tokens.start, Class::Pronoun);
    let clause = || {
        let open = (ground.start..before)
            .rev()
            .find(|&k| is_mark(document, k, &[",", ";"]))
            .map_or(ground.start, |k| k + 1);
        clause::has_verb(document, open..before) && !document.is(open, Class::Pronoun)
    };
    // "It was, said one survivor, “the longest night”".
    let into_quote = is_mark(document, closed, &[","]) && is_quote_mark(document, closed + 1);
    (after_quote
        || into_quote && !pronoun
        || ends && !pronoun && clause()
        || !pronoun && !clause() && is_amid(document, &found, closed, ground.end))
    .then_some(found)
}

/// "In Holm, said the mayor, 12 people died.": the clause goes on behind who says it.
fn is_amid(document: &Document, speaker: &Subject, closed: usize, end: usize) -> bool {
    let next = closed + 1;
    let named = speaker.tokens.clone().any(|k| {
        document.tokens[k].capital
            || document.tokens[k].classes.has_any(&[Class::SpeakerNoun, Class::BodyNoun])
    });
    let number = document.tokens.get(next).is_some_and(|t| {
        t.kind == Kind::Number || t.classes.has_any(&[Class::Cardinal, Class::Vague, Class::Approx])
    });
    is_mark(document, closed, &[","])
        && named
        && number
        && next < end
        && clause::has_verb(document, next..end)
}

/// "a policeman telling her", "posts claiming": the noun right before a participle, unless it is what
/// somebody gave out: "issued a statement saying".
fn beside(document: &Document, participle: usize, ground: &Range<usize>) -> Option<Subject> {
    // "quotes an official as saying".
    let end = participle - usize::from(participle > 0 && document.reads(participle - 1, "as"));
    let tokens = subject::owner(document, end, ground.start);
    let found = speaker::understand(document, tokens.clone(), None);
    let given_out = found.sort == Sort::Record && tokens.start > ground.start;
    let speaks = matches!(found.sort, Sort::Person(_) | Sort::Many | Sort::Body | Sort::Record);
    (!tokens.is_empty() && speaks && !given_out).then_some(Subject {
        start: tokens.start,
        tokens,
        beside: None,
        end: participle,
    })
}

/// The speaker of the verb before this one, where the two share a subject: "acknowledged …, and denied".
fn shared(
    document: &Document,
    earlier: &[Cue],
    ground: &Range<usize>,
    group: usize,
    participle: bool,
) -> Option<Speaker> {
    // "recommends that the state act, and calls on": the clause after "that" is another's.
    let nested = |c: &Cue| c.own_subject && document.is(c.start.wrapping_sub(1), Class::That);
    let last = earlier.iter().rev().find(|c| !nested(c))?;
    if last.ground != *ground || last.after > group {
        return None;
    }
    let verb = !matches!(last.act, Act::According | Act::By);
    (verb && (!participle || !last.inverted || last.act == Act::Says)).then(|| last.speaker.clone())
}
