//! The words that the grammar is given by themselves, to see whether it reads there what a model proposes.
//!
//! Two ways lead to them: the quote, where it is a whole clause, and the sentence without one aside that parts the number
//! from the word for what happened. Must not: drop a word from a clause that could change what it says.

use crate::document::{Document, Kind};
use crate::figure::mention::Mention;
use crate::lexicon::Class;
use std::ops::Range;

/// The most words that may stand between a number's noun and the aside behind it: "of the lower town".
const TAIL_TOKENS_MAX: usize = 4;

/// Some words of a document, put together, with the way back.
pub(super) struct Clause {
    /// The words.
    pub(super) text: String,
    /// Where each piece begins in the words, and where it lies in the document, in bytes.
    pieces: Vec<(usize, Range<usize>)>,
}

impl Clause {
    fn of(document: &Document, parts: &[Range<usize>]) -> Clause {
        let mut clause = Clause { text: String::new(), pieces: Vec::new() };
        for part in parts.iter().filter(|part| !part.is_empty()) {
            if !clause.text.is_empty() {
                clause.text.push(' ');
            }
            clause.pieces.push((clause.text.len(), document.bytes(part.clone())));
            clause.text.push_str(document.slice(part.clone()));
        }
        clause
    }

    /// The byte of the document that a byte of the words comes from.
    pub(super) fn origin(&self, byte: usize) -> Option<usize> {
        let at = self.pieces.partition_point(|(start, _)| *start <= byte).checked_sub(1)?;
        let (start, from) = &self.pieces[at];
        Some(from.start + byte - start).filter(|origin| *origin <= from.end)
    }
}

/// The quote, where it is a clause from its first word to its last: marks or joining words stand on both sides.
pub(super) fn whole(document: &Document, sentence: &Range<usize>, quote: &Range<usize>) -> Option<Clause> {
    let joins = |k: usize| {
        let mark = document.tokens[k].kind == Kind::Mark
            && matches!(
                document.words(k),
                "." | "!" | "," | ";" | ":" | "—" | "–" | "\u{201C}" | "\u{201D}" | "\""
            );
        mark || document.tokens[k].classes.has_any(&[Class::And, Class::But])
    };
    let begins = quote.start == sentence.start || joins(quote.start - 1);
    let ends = quote.end == sentence.end || joins(quote.end) || joins(quote.end - 1);
    (begins && ends).then(|| Clause::of(document, std::slice::from_ref(quote)))
}

/// The sentence without the aside between a mention and the word for its fate: "Nine bakers, as the mayor wrote, died."
pub(super) fn without_aside(
    document: &Document,
    sentence: &Range<usize>,
    mentions: &[Mention],
    mention: &Mention,
    cue: usize,
) -> Option<Clause> {
    let before = cue >= mention.outer.end;
    let gap = if before { mention.outer.end..cue } else { cue + 1..mention.outer.start };
    let (open, close) = aside(document, &gap)?;
    let within = open + 1..close;
    let counts = |m: &Mention| !m.is_one();
    let counted = mentions.iter().any(|m| counts(m) && m.tokens.start < close && open < m.tokens.end);
    // "12 nurses, had they stayed, died": an aside that supposes is none.
    let opens = [Class::And, Class::Including, Class::Be, Class::Have, Class::Modal];
    let listed = document.tokens[within.start].classes.has_any(&opens) || document.reads(within.start, "but");
    let tight = if before {
        is_tail(document, gap.start..open) && is_light(document, close + 1..gap.end)
    } else {
        let verb = cue > sentence.start
            && !document.tokens[cue - 1].classes.has_any(&[Class::Determiner, Class::Preposition]);
        verb && open == gap.start && close + 1 == gap.end && closes(document, sentence, mention.outer.end)
    };
    (tight && !counted && !listed)
        .then(|| Clause::of(document, &[sentence.start..open, close + 1..sentence.end]))
}

/// Whether a clause may end before a token, or goes on with what hangs on it.
fn closes(document: &Document, sentence: &Range<usize>, k: usize) -> bool {
    // "12 soldiers' hopes": an apostrophe ends no clause.
    let mark = |k: usize| matches!(document.words(k), "." | "!" | "," | ";" | ":" | "—" | "–" | ")");
    k >= sentence.end
        || document.tokens[k].kind == Kind::Mark && mark(k)
        || document.tokens[k].classes.has_any(&[Class::Preposition, Class::And])
}

/// The one pair of marks in a gap that encloses something; none where there are more.
fn aside(document: &Document, gap: &Range<usize>) -> Option<(usize, usize)> {
    let marks: Vec<usize> = gap.clone().filter(|k| document.tokens[*k].kind == Kind::Mark).collect();
    let is = |k: usize, words: &[&str]| words.contains(&document.words(k));
    let (open, close) = (*marks.first()?, *marks.last()?);
    let commas = marks.len() == 2 && is(open, &[","]) && is(close, &[","]);
    let dashes = is(open, &["—", "–"]) && is(close, &["—", "–"]);
    let brackets = is(open, &["("]) && is(close, &[")"]);
    let plain = marks.iter().all(|k| !is(*k, &[";", ":", ".", "?", "!"]));
    let once = |pair: &[&str]| marks.iter().filter(|k| is(**k, pair)).count() == 2;
    let pair = commas || dashes && once(&["—", "–"]) || brackets && once(&["(", ")"]);
    (pair && plain && close > open + 1).then_some((open, close))
}

/// What may stand between a mention and the aside behind it: nothing, or a few words that a preposition leads.
fn is_tail(document: &Document, tail: Range<usize>) -> bool {
    let ends = [
        Class::And,
        Class::But,
        Class::That,
        Class::Pronoun,
        Class::Be,
        Class::Have,
        Class::Verb,
        Class::Say,
        Class::Person,
        Class::Kin,
        Class::Active,
        Class::Suffered,
    ];
    tail.is_empty()
        || document.is(tail.start, Class::Preposition)
            && tail.len() <= TAIL_TOKENS_MAX
            && tail.clone().all(|k| !document.tokens[k].classes.has_any(&ends) && !document.reads(k, "as"))
}

/// Small verbs and adverbs: what stands before the word for what happened.
fn is_light(document: &Document, mut words: Range<usize>) -> bool {
    words.all(|k| document.tokens[k].classes.has_any(&[Class::Be, Class::Have, Class::Adverb]))
}
