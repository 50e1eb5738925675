//! Sentences and quotations.
//!
//! Must not: let a sentence run over the end of a block, or a quotation over more blocks than its marks say.

use super::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::limits::SENTENCE_TOKENS_MAX;

/// The value of abbreviations that may end a sentence.
const LAST: u16 = 1;
/// Words that open a sentence and stand in no name.
const OPENERS: Classes = Classes::of(&[
    Class::Determiner,
    Class::Indefinite,
    Class::Pronoun,
    Class::Possessive,
    Class::Preposition,
    Class::Cardinal,
    Class::Vague,
    Class::Approx,
    Class::Zero,
    Class::More,
    Class::But,
    Class::And,
    Class::AccordingTo,
]);

/// A sentence: a range of tokens within one block.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its block.
    pub(crate) block: usize,
}

/// Finds the sentences of a document whose blocks are there.
pub(super) fn find(document: &Document) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (block, range) in document.blocks.iter().map(|b| b.tokens.clone()).enumerate() {
        let mut start = range.start;
        let mut at = range.start;
        while at < range.end {
            let end = sentence_end(document, at, range.end);
            let full = at + 1 - start >= SENTENCE_TOKENS_MAX;
            if end.is_some() || full || at + 1 == range.end {
                let end = end.unwrap_or(at + 1);
                sentences.push(Sentence { tokens: start..end, block });
                start = end;
                at = end;
            } else {
                at += 1;
            }
        }
    }
    sentences
}

/// Where the sentence ends, if the token at `at` ends one: after the mark and the closing quotes glued to it.
fn sentence_end(document: &Document, at: usize, limit: usize) -> Option<usize> {
    let mark = document.words(at);
    if !matches!(mark, "." | "!" | "?" | "…" | "؟" | "。" | "।" | "۔") {
        return None;
    }
    if mark == "." && is_abbreviation(document, at) {
        return None;
    }
    let mut end = at + 1;
    while end < limit && document.tokens[end].glued && is_closing(document.words(end)) {
        end += 1;
    }
    if end < limit && document.tokens[end].glued {
        return None;
    }
    // A quotation that ends in a question may go on: "Why?" he asked.
    let lower = end < limit && document.tokens[end].kind == Kind::Word && !document.tokens[end].capital;
    if lower && (document.tokens[end].glued || end > at + 1) { None } else { Some(end) }
}

fn is_closing(mark: &str) -> bool {
    matches!(mark, "\"" | "\u{201D}" | "'" | "\u{2019}" | ")" | "]" | "»")
}

/// "Mr.", "Sept.", "J." and "No. 7" do not end a sentence; an abbreviation before a capital may.
fn is_abbreviation(document: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|b| document.tokens[*b].kind == Kind::Word) else {
        // "18." at the head of an item numbers it.
        return at > 0
            && document.tokens[at - 1].kind == Kind::Number
            && (at < 2 || document.tokens[at - 2].kind == Kind::Break);
    };
    if !document.tokens[at].glued {
        return false;
    }
    let word = document.words(before);
    let initial = document.tokens[before].capital && word.chars().count() == 1;
    let next = document.tokens.get(at + 1);
    let named = document.is(before, Class::Abbreviation) && !opens_sentence(document, before, at + 1);
    let month = document.is(before, Class::Month) && next.is_some_and(|n| n.kind == Kind::Number);
    initial && next.is_some_and(|n| n.kind != Kind::Break) || named || month
}

/// "according to the U.N. Two years later": an abbreviation that may end a sentence, then a small word with a capital.
fn opens_sentence(document: &Document, abbreviation: usize, next: usize) -> bool {
    let may_end = document.value(abbreviation, Class::Abbreviation) == Some(LAST);
    let capital =
        document.tokens.get(next).is_some_and(|token| token.capital && !token.glued && !token.shouted);
    may_end && capital && document.tokens[next].classes.meets(OPENERS)
}

/// Finds quotations: from an opening mark to the closing one. Marks may be mixed (opens `"`, closes `”`); a
/// quotation that is not closed in its block ends with the block.
pub(super) fn quotations(document: &Document) -> Vec<super::Quoted> {
    let mut quoted = Vec::new();
    for block in &document.blocks {
        let mut open: Option<(usize, bool)> = None;
        for at in block.tokens.clone() {
            let Some((double, role)) = mark_of(document, at) else { continue };
            match open {
                // „…“: the mark that opens elsewhere closes here.
                Some((start, true)) if document.words(start) == "„" && document.words(at) == "\u{201C}" => {
                    quoted.push(super::Quoted { tokens: start + 1..at });
                    open = None;
                }
                None if role != Role::Closes => open = Some((at, double)),
                Some((start, kind)) if kind == double && role != Role::Opens => {
                    quoted.push(super::Quoted { tokens: start + 1..at });
                    open = None;
                }
                _ => {}
            }
        }
        if let Some((start, true)) = open.filter(|_| block.tokens.len() > 1) {
            quoted.push(super::Quoted { tokens: start + 1..block.tokens.end });
        }
    }
    quoted.retain(|q| !q.tokens.is_empty());
    quoted
}

#[derive(PartialEq)]
enum Role {
    Opens,
    Closes,
}

/// Whether a token is a quotation mark: a double one or not, opening or closing as its sides tell.
fn mark_of(document: &Document, at: usize) -> Option<(bool, Role)> {
    let token = &document.tokens[at];
    let next_glued = document.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind != Kind::Break);
    let by_sides = || if next_glued && !token.glued { Role::Opens } else { Role::Closes };
    match document.words(at) {
        "\u{201C}" | "«" | "„" => Some((true, Role::Opens)),
        "\u{201D}" | "»" => Some((true, Role::Closes)),
        "\"" => {
            Some((true, if next_glued && opens_before(document, at) { Role::Opens } else { Role::Closes }))
        }
        "\u{2018}" => Some((false, Role::Opens)),
        "'" | "\u{2019}" => {
            // A closing single mark follows the end of words; an apostrophe of a plural stands before a word.
            let after_mark = at > 0 && document.words(at - 1).ends_with([',', '.', '!', '?']);
            let next = document.tokens.get(at + 1);
            let before_mark = next.is_none_or(|n| {
                n.kind == Kind::Break
                    || n.glued && matches!(document.words(at + 1), "," | "." | ";" | ":" | "!" | "?")
            });
            let closes = token.glued && (after_mark || before_mark);
            match by_sides() {
                Role::Opens if document.words(at) == "'" => Some((false, Role::Opens)),
                Role::Closes if closes => Some((false, Role::Closes)),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A straight mark opens where nothing but a bracket or a dash is glued before it.
fn opens_before(document: &Document, at: usize) -> bool {
    !document.tokens[at].glued || at > 0 && matches!(document.words(at - 1), "(" | "[" | "—" | "–" | "-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let pack = crate::packs::english().unwrap();
        let document = Document::new(text, &pack.lexicon);
        document.sentences.iter().map(|s| document.slice(s.tokens.clone()).to_owned()).collect()
    }

    #[test]
    fn an_abbreviation_may_end_a_sentence() {
        assert_eq!(
            sentences(
                "Nine died, according to the U.N. Two years later it went on. It was 5 p.m. They fled."
            ),
            [
                "Nine died, according to the U.N.",
                "Two years later it went on.",
                "It was 5 p.m.",
                "They fled."
            ]
        );
    }

    #[test]
    fn an_abbreviation_within_a_name_or_a_time_ends_nothing() {
        let text = "Mr. Holm of the U.S. Army met Dr. A. Berg at 5 p.m. Monday.";
        assert_eq!(sentences(text), [text]);
    }
}
