//! Cues: the words by which somebody is said to say, count, hold or deny something, each with who it is.
//!
//! Must not: say how far the words reach. That is [`super::reach`].

use super::clause::{self, is_mark, is_quote_mark};
use super::follow;
use super::gap;
use super::pronoun;
use super::relay;
use super::speaker::{self, Sort, Speaker};
use super::subject::{self, Subject};
use crate::document::{BlockKind, Document, Kind};
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
}

fn read(document: &Document, token: usize, earlier: &[Cue]) -> Option<Cue> {
    let act = act(document, token)?;
    let ground = clause::ground(document, token);
    if !ground.contains(&token) {
        return None;
    }
    match act {
        Act::According | Act::By => preposition(document, token, act, ground, earlier),
        _ => verb(document, token, act, ground, earlier),
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
    if writing
        && given
        && matches!(document.folded(verb + 1), "by" | "to" | "before" | "from")
        && let Some(giver) = follow::after(document, verb + 2, ceiling)
    {
        found.tokens.end = giver.tokens.end;
        found.end = giver.end;
    }
}

fn verb(document: &Document, token: usize, act: Act, ground: Range<usize>, earlier: &[Cue]) -> Option<Cue> {
    let t = &document.tokens[token];
    let heading =
        || document.blocks[document.sentences[document.sentence_of(token)].block].kind == BlockKind::Heading;
    let (group, passive, infinitive) = subject::verb_group(document, token, ground.start);
    let participle = t.classes.has(Class::Participle);
    let holds = matches!(act, Act::Holds(_));
    let bound = infinitive || passive && !participle;
    let plural = document.folded(token).ends_with('s');
    // "denied reports that": after a verb the plural is its object.
    let object = plural && group > ground.start && clause::verbal(document, group - 1);
    let noun = !bound && clause::noun_expected(document, token) || object;
    let counted = plural && token > ground.start && document.tokens[token - 1].kind == Kind::Number;
    // "two cemetery registers and images": a plural noun among others.
    let listed = plural
        && t.classes.has_any(&[Class::RecordNoun, Class::CountNoun])
        && (document.is(token + 1, Class::And)
            || document.is(token + 1, Class::Preposition)
            || clause::verbal(document, token + 1));
    let negated = group > ground.start && document.is(group - 1, Class::Not);
    // "does not recognise" denies.
    let refuses = negated && act == Act::Holds(Stance::Recognises) && !bound;
    let (act, negated) = if refuses { (Act::Holds(Stance::Denies), false) } else { (act, negated) };
    let group = if refuses { subject::verb_group(document, group - 1, ground.start).0 } else { group };
    if noun
        || counted
        || listed
        || negated
        || bound && !holds
        || t.capital && token > ground.start && !t.shouted && !heading()
    {
        return None;
    }
    let mut cue = Cue {
        token,
        act,
        start: group,
        after: token + 1,
        ground: ground.clone(),
        speaker: Speaker { tokens: 0..0, name: 0..0, role: None, sort: Sort::Mute },
        own_subject: false,
        inverted: false,
        bound,
    };
    let quotes = matches!(act, Act::Says | Act::Utters | Act::Tells);
    let found =
        if let Some(found) = inverted(document, group, token, &ground).filter(|_| quotes && !participle) {
            cue.inverted = true;
            cue.after = found.end;
            cue.own_subject = true;
            Some(found)
        } else if let Some(found) = relay::of(document, token, &ground).filter(|_| participle) {
            Some(found.speaker)
        } else if let Some(found) = beside(document, group, &ground).filter(|_| participle && !passive) {
            Some(found)
        } else if participle && !passive || bound {
            match shared(document, earlier, &ground, group, participle) {
                Some(speaker) => return admit(document, Cue { speaker, ..cue }),
                None => match subject::of_clause(document, ground.start, group) {
                    // "The raid was condemned by the Union": who holds it comes after.
                    None if passive && holds => agent(document, token, &ground),
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
                (None, Some(speaker)) => return admit(document, Cue { speaker, ..cue }),
                (None, None) => subject::of_clause(document, ground.start, group),
            }
        };
    cue.speaker = who(document, found?, group, earlier)?;
    admit(document, cue)
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
    (after_quote || ends && !pronoun && clause()).then_some(found)
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

/// Whether the cue stands: somebody who can speak, and for counts a number to vouch for.
fn admit(document: &Document, cue: Cue) -> Option<Cue> {
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
        Act::Counts => clause::has_number(document, near(30)),
        Act::Puts => {
            // "which it puts at 300", "put it at 300".
            let at = cue.after + usize::from(document.is(cue.after, Class::Pronoun));
            let sum = document.reads(at, "at") && clause::has_number(document, at..object.end.min(at + 4));
            clause::has_number(document, near(24))
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
        Act::Thinks => clause::has_number(document, near(30)),
        Act::SpeaksOf => {
            let of = clause::skip_adverbials(document, cue.after, object.end);
            let single = document.is(of + 1, Class::Indefinite) && document.reads(of + 2, "single");
            document.reads(of, "of")
                && (single || clause::has_number(document, of + 1..object.end.min(of + 8)))
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
            document.is(at, Class::That) || it || proved && clause::has_number(document, near(4))
        }
        Act::Says | Act::Tells | Act::Utters => !document.reads(cue.after, "to"),
        Act::Calls | Act::Holds(_) | Act::According | Act::By => true,
    };
    stands.then_some(cue)
}
