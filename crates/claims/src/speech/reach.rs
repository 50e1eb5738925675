//! How far the words of a cue reach: the clause that is said, the clause before a tag, the number that is counted.
//!
//! Must not: name speakers or make quotes; it gives ranges of tokens.

use super::clause::{self, has_number, has_verb, is_mark, is_quote_mark};
use super::cue::{Act, Cue};
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// How what is said lies about the verb.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Form {
    /// After the verb, with "that" or without: the clause.
    Clause(Range<usize>),
    /// Quotation marks follow: from the first of them.
    Quote(usize),
    /// Before the verb, a tag: the clause before it.
    Tag(Range<usize>),
    /// A noun phrase after the verb: no clause.
    Object(Range<usize>),
    /// Nothing is said.
    Nothing,
}

/// How many tokens may lie between a verb of saying and its "that".
const THAT_TOKENS_MAX: usize = 14;

/// The end of what a cue can reach to the right: a semicolon, or the next clause with a speaker of its own.
pub(super) fn stop(document: &Document, cues: &[Cue], at: usize) -> usize {
    let cue = &cues[at];
    let mut stop = cue.ground.end;
    for next in cues[at + 1..].iter().take_while(|next| next.ground == cue.ground) {
        if matches!(next.act, Act::According | Act::By) || next.bound {
            continue;
        }
        if next.start < cue.after {
            // "the firm, which had reported 4 deaths, later admitted 11": the insertion ends at its comma.
            if next.own_subject && next.start <= cue.start && next.token > cue.after {
                stop = (cue.after..next.token)
                    .rev()
                    .find(|&k| is_mark(document, k, &[",", "—", "–"]))
                    .unwrap_or(stop);
                break;
            }
            continue;
        }
        if let Some(joint) = joint_before(document, next.start, cue.after) {
            stop = joint;
            break;
        }
    }
    if relative(document, cue) {
        stop = insertion_end(document, cue, stop).unwrap_or(stop);
    }
    // A semicolon ends it unless what follows is one more item: names, or a number that goes on the count.
    let parts = |k: usize| {
        if !is_mark(document, k, &[";"]) || !same_quotation(document, k, cue.token) {
            return false;
        }
        let more = document.is(k + 1, Class::More)
            || !matches!(cue.act, Act::Puts | Act::Counts) && has_number(document, k + 1..(k + 2).min(stop));
        let next = (k + 1..stop).find(|&n| is_mark(document, n, &[";"])).unwrap_or(stop);
        !more && has_verb(document, k + 1..next)
    };
    (cue.after..stop).find(|&k| parts(k)).unwrap_or(stop)
}

/// ", who had first announced …": the verb stands in an insertion that a comma opens.
fn relative(document: &Document, cue: &Cue) -> bool {
    let (group, _, _) = super::subject::verb_group(document, cue.token, cue.ground.start);
    group >= cue.ground.start + 2
        && document.is_relative(group - 1)
        && is_mark(document, group - 2, &[",", "—", "–"])
}

/// The comma that ends an insertion: the main verb follows it.
fn insertion_end(document: &Document, cue: &Cue, stop: usize) -> Option<usize> {
    (cue.after..stop).find(|&k| {
        let next = (k + 1..stop).find(|&n| !document.is(n, Class::Adverb)).unwrap_or(stop);
        is_mark(document, k, &[",", "—", "–"]) && next < stop && clause::verbal(document, next)
    })
}

fn same_quotation(document: &Document, a: usize, b: usize) -> bool {
    document.quotation_of(a) == document.quotation_of(b)
}

/// Where the joint before a clause begins: ", and", ";", "but". `None` where the clause hangs on the one before.
fn joint_before(document: &Document, start: usize, floor: usize) -> Option<usize> {
    let mut at = start;
    let mut joined = false;
    while at > floor {
        let t = &document.tokens[at - 1];
        let joins = t.classes.has_any(&[Class::And, Class::But])
            || is_mark(document, at - 1, &[",", ";", "—", "–", ":"]);
        let quote = is_quote_mark(document, at - 1);
        let passes = joins || t.classes.has(Class::Adverb) && !joined;
        if !passes || quote {
            break;
        }
        joined |= joins;
        at -= 1;
    }
    joined.then_some(at)
}

/// Where the clause before a cue begins: after the last semicolon, or where the sentence does.
pub(super) fn back(document: &Document, cue: &Cue) -> usize {
    let start = (cue.ground.start..cue.start)
        .rev()
        .find(|&k| is_mark(document, k, &[";"]))
        .map_or(cue.ground.start, |k| k + 1);
    if document.tokens.get(start).is_some_and(|t| t.classes.has_any(&[Class::And, Class::But]) && !t.capital)
    {
        start + 1
    } else {
        start
    }
}

/// The form in which a cue has what is said, up to `stop`.
pub(super) fn form(document: &Document, cue: &Cue, stop: usize) -> Form {
    let mut at = cue.after.min(stop);
    // "confirmed that figure": without a verb "that" points.
    if let Some(that) = that_after(document, at, stop)
        && (has_verb(document, that + 1..stop) || has_number(document, that + 1..stop) || that > at)
    {
        return Form::Clause(clause::trim(document, that + 1..stop));
    }
    if cue.act == Act::Tells {
        at = past_hearer(document, at, stop);
    }
    at = clause::skip_adverbials(document, at, stop);
    let marks = usize::from(is_mark(document, at, &[",", ":"]));
    if at < document.tokens.len() && opens_quote(document, at + marks) {
        return Form::Quote(at + marks + 1);
    }
    if is_mark(document, at, &[":"]) && at + 1 < stop {
        return Form::Clause(clause::trim(document, at + 1..stop));
    }
    let mark = (at..stop)
        .find(|&k| {
            is_mark(document, k, &[",", ";", ".", "—", "–"])
                && !document.tokens[k - 1].classes.has(Class::Abbreviation)
        })
        .unwrap_or(stop);
    // "confirmed in a statement signed by its spokesman".
    let signed =
        at < mark && at > cue.after && document.folded(at).ends_with("ed") && clause::verbal(document, at);
    let empty = at >= mark
        || signed
        || !has_verb(document, at..mark) && !has_number(document, at..mark) && !cue_like(document, at, mark);
    let aside = cue.start > cue.ground.start && document.reads(cue.start - 1, "as");
    let from = back(document, cue);
    let before = clause::trim(document, from..(cue.start - usize::from(aside)).max(from));
    let tagged = !before.is_empty()
        && (aside
            || is_mark(document, cue.start - 1, &[",", "—", "–", ":"])
            || is_quote_mark(document, cue.start - 1));
    match () {
        // "Expressing grief, the minister announced help": no clause stands before.
        _ if empty && tagged && opens_participle(document, &before) => Form::Nothing,
        _ if empty && tagged => Form::Tag(before),
        _ if at >= stop => Form::Nothing,
        _ if cue.act == Act::Utters => Form::Nothing,
        _ if !has_verb(document, at..stop) && !headline(document, cue, at..stop) => {
            Form::Object(clause::trim(document, at..stop))
        }
        _ if empty && is_mark(document, at, &[","]) => Form::Nothing,
        _ if is_object(document, cue, at) => Form::Object(clause::trim(document, at..stop)),
        _ if let Some(end) = small_clause(document, cue, at, stop) => {
            Form::Object(clause::trim(document, at..end))
        }
        _ => match shared_predicate(document, at, stop) {
            Some(end) => Form::Object(clause::trim(document, at..end)),
            None => Form::Clause(clause::trim(document, at..stop)),
        },
    }
}

/// "told the inquiry what they saw", "warned of 12 dead", "admitted killing 12": what follows is no clause.
fn is_object(document: &Document, cue: &Cue, at: usize) -> bool {
    let asks = |k: usize| matches!(document.folded(k), "what" | "why" | "where" | "which");
    at > 0 && (asks(at - 1) || asks(at))
        || matches!(document.folded(at), "of" | "about" | "over" | "against")
        || super::subject::is_gerund(document, at) && cue.act == Act::Says
}

/// "declared a state of emergency and detained …", "acknowledged the loss of seven men, said …": the first
/// verb shares the subject, so no clause is said; where the object ends.
fn shared_predicate(document: &Document, at: usize, stop: usize) -> Option<usize> {
    let verb = (at..stop).find(|&k| clause::verbal(document, k)).filter(|&verb| verb > at)?;
    match () {
        _ if document.is(verb - 1, Class::And) || document.reads(verb - 1, "but") => Some(verb - 1),
        // Two commas are an apposition: "one of its buses, the 17, was".
        _ if is_mark(document, verb - 1, &[","]) => {
            let commas = (at..verb).filter(|&k| is_mark(document, k, &[","])).count();
            (commas == 1).then_some(stop)
        }
        _ => None,
    }
}

/// Whether the words open with a participle and have no verb of their own.
fn opens_participle(document: &Document, tokens: &Range<usize>) -> bool {
    if tokens.is_empty() {
        return false;
    }
    let first = document.folded(tokens.start);
    let finite = |k: usize| {
        document.tokens[k].classes.has_any(&[
            Class::Be,
            Class::Have,
            Class::Modal,
            Class::Suffered,
            Class::Passive,
            Class::Active,
        ])
    };
    let noun = document.tokens[tokens.start].classes.has_any(&[Class::Fate, Class::Event, Class::Person]);
    first.len() > 4 && first.ends_with("ing") && !noun && !tokens.clone().skip(1).any(finite)
}

/// Whether two verbs stand apart in the range: that of a relative clause, and one more.
fn finite_twice(document: &Document, tokens: Range<usize>) -> bool {
    let mut verbs = 0;
    let mut last = false;
    for k in tokens {
        let verb = clause::verbal(document, k);
        verbs += usize::from(verb && !last);
        last = verb || last && document.is(k, Class::Adverb);
    }
    verbs > 1
}

/// "declared the valley closed after a slide that killed 12": no verb before the joining word, so no clause is
/// said; where the object ends.
fn small_clause(document: &Document, cue: &Cue, at: usize, stop: usize) -> Option<usize> {
    let joins = |k: usize| {
        matches!(document.folded(k), "after" | "before" | "when" | "because" | "since" | "while")
            || is_mark(document, k, &[","]) && document.is_relative(k + 1)
    };
    // "confirmed the sentences of the men who killed 12".
    let relative = |k: usize| document.is_relative(k) && !finite_twice(document, k..stop);
    let end = (at + 1..stop).find(|&k| joins(k) || relative(k))?;
    let numbered = (at..stop.min(at + 3))
        .any(|k| document.tokens[k].kind == Kind::Number || document.is(k, Class::Cardinal));
    // After "declared" a participle alone says what it is declared to be.
    let declares =
        ["declare", "pronounce", "proclaim"].iter().any(|verb| document.folded(cue.token).starts_with(verb));
    let finite = |k: usize| document.tokens[k].classes.has_any(&[Class::Be, Class::Have, Class::Modal]);
    let clause = if declares { (at..end).any(finite) } else { has_verb(document, at..end) };
    (!clause && !numbered).then_some(end)
}

/// "Army Says 12 Dead": in a heading capitals and left-out verbs hide the clause.
fn headline(document: &Document, cue: &Cue, tokens: Range<usize>) -> bool {
    document.in_heading(document.sentence_of(cue.token))
        && has_number(document, tokens.clone())
        && tokens
            .into_iter()
            .any(|k| document.tokens[k].classes.has_any(&[Class::Passive, Class::State, Class::Suffered]))
}

/// A clause of a kind that the verbs of the lexicon do not show: it opens with a subject pronoun.
fn cue_like(document: &Document, at: usize, mark: usize) -> bool {
    (at..mark).next().is_some_and(|k| document.is_subject_pronoun(k))
}

fn opens_quote(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some()
        && is_quote_mark(document, at)
        && document.quotation_of(at + 1).is_some()
}

/// The "that" which opens what is said, with no other clause before it.
fn that_after(document: &Document, at: usize, stop: usize) -> Option<usize> {
    for k in at..stop.min(at + THAT_TOKENS_MAX) {
        if document.is(k, Class::That) {
            let links = document.is(k - 1, Class::And)
                || matches!(document.folded(k - 1), "except" | "so" | "now" | "provided" | "given" | "in");
            return (!links).then_some(k);
        }
        let t = &document.tokens[k];
        let subject = document.is_subject_pronoun(k);
        if is_mark(document, k, &[";", ":"])
            || is_quote_mark(document, k)
            || subject
            || clause::verbal(document, k) && !t.classes.has(Class::Participle)
        {
            return None;
        }
    }
    None
}

/// Past "reporters", "the Courier", "a meeting of relatives".
fn past_hearer(document: &Document, start: usize, stop: usize) -> usize {
    let mut at = start;
    while at < stop {
        let classes = document.tokens[at].classes;
        let subject = classes.has(Class::Pronoun) && document.is_subject_pronoun(at);
        let opens = |k: usize| {
            document.tokens[k].classes.has_any(&[Class::Determiner, Class::Indefinite, Class::Possessive])
        };
        let second = at > start && opens(at) && !opens(at - 1) && !document.is(at - 1, Class::Preposition);
        if subject
            || second
            || document.tokens[at].kind == Kind::Number
            || clause::verbal(document, at)
            || is_mark(document, at, &[",", ":", ";", "."])
            || is_quote_mark(document, at)
            || classes.has_any(&[Class::Channel, Class::RelativeDay, Class::Weekday, Class::Cardinal])
            || classes.has(Class::Preposition) && clause::time_phrase(document, at, stop).is_some()
        {
            break;
        }
        at += 1;
    }
    at
}

/// What "confirmed by X" speaks of: its own stretch between marks, with what is compared after it.
pub(super) fn around(document: &Document, cue: &Cue, stop: usize) -> Range<usize> {
    let start = (cue.ground.start..cue.token)
        .rev()
        .find(|&k| is_mark(document, k, &[",", ";", ":", "—", "–"]) || document.is(k, Class::That))
        .map_or(cue.ground.start, |k| k + 1);
    // "…, a figure confirmed by the ministry": the clause before is what is confirmed.
    let figure = document.tokens[start].classes.has_any(&[Class::Indefinite, Class::Determiner])
        && (start + 1..cue.token).any(|k| document.is(k, Class::CountNoun))
        && !has_verb(document, start..cue.token)
        && !has_number(document, start..cue.token);
    if figure { back(document, cue)..stop } else { start..stop }
}
