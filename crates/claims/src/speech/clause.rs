//! Where clauses begin and end: the ground that subjects, voices and quotes are found on.
//!
//! Must not: know who speaks.

use crate::document::{Document, Kind, Sentence};
use crate::lexicon::{Class, Classes};
use std::ops::Range;

/// How far into a block a dateline or a clock time may reach, in tokens.
const DATELINE_TOKENS_MAX: usize = 18;

/// What is written down, and what is counted: "report", "registers", "figures", "count".
pub(super) const RECORDS: Classes = Classes::of(&[Class::RecordNoun, Class::CountNoun]);

/// Words that can be the verb of a clause.
const VERBAL: &[Class] = &[
    Class::Be,
    Class::Have,
    Class::Modal,
    Class::Verb,
    Class::Say,
    Class::Passive,
    Class::Active,
    Class::Suffered,
    Class::StanceVerb,
];

/// Words after which a noun stands, and no finite verb.
const BEFORE_NOUN: &[Class] = &[Class::Determiner, Class::Indefinite, Class::Possessive, Class::Preposition];

/// Whether the token is one of these marks.
#[inline]
pub(super) fn is_mark(document: &Document, token: usize, marks: &[&str]) -> bool {
    document.tokens.get(token).is_some_and(|t| t.kind == Kind::Mark && marks.contains(&document.words(token)))
}

/// Whether the token is a quotation mark.
pub(super) fn is_quote_mark(document: &Document, token: usize) -> bool {
    is_mark(document, token, &["\"", "\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}", "'", "«", "»", "„"])
}

/// Whether a noun must follow what stands before this token.
pub(super) fn noun_expected(document: &Document, token: usize) -> bool {
    // "They all said".
    let all =
        token > 0 && document.is(token, Class::Say) && matches!(document.folded(token - 1), "all" | "each");
    token > 0
        && !all
        && (document.is(token - 1, Class::Possessive)
            || document.tokens[token - 1].classes.has_any(BEFORE_NOUN)
                && !document.tokens[token - 1].classes.has_any(&[Class::Pronoun, Class::That])
            || is_possessive(document, token - 1) && !says_after_name(document, token))
}

/// "St Jude's says": after the apostrophe of a name a word that can only be a verb of saying.
fn says_after_name(document: &Document, token: usize) -> bool {
    let classes = document.tokens[token].classes;
    classes.has(Class::Say)
        && !classes.has_any(&[Class::RecordNoun, Class::CountNoun, Class::Participle, Class::SayNoun])
        && token >= 2
        && document.tokens[token - 2].capital
        && !document.is(token - 2, Class::Pronoun)
}

/// Whether the token is the possessive "'s", or the apostrophe after a plural.
pub(super) fn is_possessive(document: &Document, token: usize) -> bool {
    let Some(t) = document.tokens.get(token).filter(|t| t.kind == Kind::Mark && t.glued) else {
        return false;
    };
    // "He's calling for": a verb.
    if token > 0 && document.is_subject_pronoun(token - 1) {
        return false;
    }
    let length = t.end - t.start;
    let words = document.words(token);
    let after_plural = token > 0 && document.folded(token - 1).ends_with('s');
    words.ends_with(['s', 'S']) && length > 1
        || matches!(words, "'" | "\u{2019}")
            && after_plural
            && document.tokens.get(token + 1).is_some_and(|n| !n.glued && n.kind == Kind::Word)
}

/// Whether the token can be the verb of its clause.
pub(super) fn verbal(document: &Document, token: usize) -> bool {
    let t = &document.tokens[token];
    // A phrase of the lexicon may end in its verb: "number was".
    if matches!(document.last_of_phrase(token), Some("is" | "are" | "was" | "were")) {
        return true;
    }
    let compound = token > 0 && t.glued && is_mark(document, token - 1, &["-"]);
    if t.kind != Kind::Word || compound || noun_expected(document, token) {
        return false;
    }
    if t.classes.has_any(VERBAL) {
        return !t.capital || t.classes.has_any(&[Class::Be, Class::Have, Class::Say]);
    }
    if t.classes.has_any(&[Class::Report, Class::Vouch]) {
        return document.folded(token).ends_with("ed");
    }
    !t.capital && t.classes == Default::default() && {
        let word = document.folded(token);
        word.len() > 4 && word.ends_with("ed")
    }
}

/// Whether any token of a range can be a verb.
pub(super) fn has_verb(document: &Document, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|token| verbal(document, token))
}

/// Whether a number or a word for one stands in a range.
pub(super) fn has_number(document: &Document, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|token| {
        let t = &document.tokens[token];
        t.kind == Kind::Number
            || t.classes.has_any(&[Class::Cardinal, Class::Vague, Class::Zero, Class::Bundle, Class::Share])
    })
}

/// Where the words of a sentence begin, after a bullet, a clock time or a dateline.
pub(super) fn opening(document: &Document, sentence: &Sentence) -> usize {
    let tokens = &sentence.tokens;
    let mut start = tokens.start;
    while start < tokens.end && is_mark(document, start, &["•", "-", "*", "–", "—", "·", "◦", "▪", "#"])
    {
        start += 1;
    }
    if document.blocks[sentence.block].tokens.start != tokens.start || start >= tokens.end {
        return start;
    }
    // "18:40 The governor", "213. The Commission".
    if document.tokens[start].kind == Kind::Number && start + 2 < tokens.end {
        let numbers = is_mark(document, start + 1, &[".", ")"]) && document.tokens[start + 1].glued;
        let clock = document.words(start).contains(':') && document.tokens[start + 1].capital;
        if numbers || clock {
            return start + 1 + usize::from(numbers);
        }
    }
    let bracket = is_mark(document, start, &["("]);
    let dated = document.tokens[start].shouted || document.tokens[start].kind == Kind::Number || bracket;
    let limit = tokens.end.min(start + DATELINE_TOKENS_MAX);
    let dash = (start + 1..limit)
        .find(|&k| is_mark(document, k, &["—", "–", "-"]) && !document.tokens[k].glued)
        .filter(|&dash| dated && !has_verb(document, start..dash));
    dash.map_or(start, |dash| dash + 1)
}

/// Past words of time and place that may stand between a verb of saying and what is said.
pub(super) fn skip_adverbials(document: &Document, mut at: usize, end: usize) -> usize {
    while at < end {
        let classes = document.tokens[at].classes;
        if classes.has_any(&[Class::RelativeDay, Class::Weekday, Class::Channel])
            || classes.has(Class::Adverb) && !classes.has_any(&[Class::Determiner, Class::Pronoun])
            || classes.has(Class::TimePhase)
        {
            at += 1;
        } else if classes.has(Class::Preposition) {
            match time_phrase(document, at, end) {
                Some(after) => at = after,
                None => break,
            }
        } else {
            break;
        }
    }
    at
}

/// The end of "on Tuesday", "in January 2015", "on 3 May", "at dawn" begun by a preposition.
pub(super) fn time_phrase(document: &Document, preposition: usize, end: usize) -> Option<usize> {
    if document.reads(preposition, "of") {
        return None;
    }
    let mut at = preposition + 1;
    let mut timed = false;
    while at < end {
        let t = &document.tokens[at];
        let time = t.classes.has_any(&[
            Class::Weekday,
            Class::RelativeDay,
            Class::DayPart,
            Class::TimeUnit,
            Class::Season,
        ]) || t.classes.has(Class::Month) && t.capital
            || t.kind == Kind::Number && document.words(at).len() == 4 && document.words(at) < "2200";
        let lead = t.classes.has_any(&[
            Class::TimePhase,
            Class::TimeShift,
            Class::Determiner,
            Class::Indefinite,
            Class::Ordinal,
        ]) || document.reads(at, "recent")
            || t.kind == Kind::Number && document.is(at + 1, Class::Month);
        if !(time || lead && !timed) {
            break;
        }
        timed |= time;
        at += 1;
        // "14 March", "March 3, 2015".
        let day = document.tokens[at].kind == Kind::Number && document.is(at - 1, Class::Month);
        at += usize::from(day && at < end);
    }
    timed.then_some(at)
}

/// The stretch of the sentence that a token may speak to: within the quotation it stands in, or the sentence.
pub(super) fn ground(document: &Document, token: usize) -> Range<usize> {
    let sentence = &document.sentences[document.sentence_of(token)];
    let whole = opening(document, sentence)..sentence.tokens.end;
    match document.quotation_of(token) {
        Some(at) => {
            let quoted = &document.quoted[at].tokens;
            whole.start.max(quoted.start)..whole.end.min(quoted.end)
        }
        None => whole,
    }
}

/// Cuts marks and joining words off both ends of a range.
pub(super) fn trim(document: &Document, mut tokens: Range<usize>) -> Range<usize> {
    let loose = |at: usize| {
        is_mark(document, at, &[",", ";", ":", "—", "–", "-", "."]) || document.tokens[at].kind == Kind::Break
    };
    while tokens.start < tokens.end && loose(tokens.start) {
        tokens.start += 1;
    }
    while tokens.start < tokens.end && loose(tokens.end - 1) {
        // The full stop of an abbreviation belongs to it.
        let abbreviates = document.reads(tokens.end - 1, ".")
            && tokens.end >= 2
            && document.is(tokens.end - 2, Class::Abbreviation)
            && document.tokens.get(tokens.end).is_some_and(|n| n.kind == Kind::Word && !n.capital);
        if abbreviates {
            break;
        }
        tokens.end -= 1;
    }
    tokens
}
