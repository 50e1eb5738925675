//! The body that issues a document: it attributes nothing to itself.
//!
//! Must not: take a paper or an agency for a body that speaks; only headings that call the document a statement,
//! a bulletin, a report.

use super::clause::is_mark;
use super::follow;
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// How many blocks from the top may name the body.
const BLOCKS_MAX: usize = 4;

/// The longest block that may be part of the headings, in tokens.
const BLOCK_TOKENS_MAX: usize = 60;

/// The issuing body's name in the headings.
pub(super) fn find(document: &Document) -> Option<Range<usize>> {
    let mut called = false;
    let mut body: Option<Range<usize>> = None;
    for block in document
        .blocks
        .iter()
        .take(BLOCKS_MAX)
        .take_while(|b| b.tokens.len() < BLOCK_TOKENS_MAX)
        .take_while(|b| b.kind != BlockKind::Paragraph || b.tokens.len() < 24)
    {
        let mut start = block.tokens.start;
        for at in block.tokens.start..=block.tokens.end {
            let parts = at == block.tokens.end
                || is_mark(document, at, &["–", "—", ":", "|", ",", "("])
                || is_mark(document, at, &["-"]) && !document.tokens[at].glued
                || document.tokens[at].kind == Kind::Break;
            if !parts {
                continue;
            }
            let part = start..at;
            start = at + 1;
            called |= part.clone().any(|k| document.is(k, Class::DocumentNoun));
            // Of two bodies in one heading the later is the part of the former that speaks.
            if body.is_none() || body.as_ref().is_some_and(|b| b.start >= block.tokens.start) {
                body = named_body(document, part.clone()).or(body);
            }
            if body.is_none() {
                body = given_by(document, part);
            }
        }
    }
    body.filter(|_| called)
}

/// "Statement by the Ministry of Foreign Affairs of Orrenia on the Selm massacre": the body and its name.
fn named_body(document: &Document, part: Range<usize>) -> Option<Range<usize>> {
    let noun = part.clone().find(|&k| document.is(k, Class::BodyNoun) && document.tokens[k].capital)?;
    let mut start = noun;
    while start > part.start {
        let t = &document.tokens[start - 1];
        let joins = t.kind == Kind::Mark && t.glued
            || t.kind == Kind::Word
                && (t.capital
                    || document.reads(start - 1, "of") && start >= 2 && document.tokens[start - 2].capital);
        if !joins || t.classes.has(Class::DocumentNoun) {
            break;
        }
        start -= 1;
    }
    let mut end = noun + 1;
    while end < part.end {
        let t = &document.tokens[end];
        let links = matches!(document.folded(end), "of" | "for" | "and" | "the" | "on")
            && document.tokens.get(end + 1).is_some_and(|n| n.capital || document.reads(end + 1, "the"))
            && end + 1 < part.end;
        let on_topic = document.reads(end, "on") && document.reads(end + 1, "the");
        if !(t.capital && t.kind == Kind::Word || links || t.kind == Kind::Mark && t.glued) || on_topic {
            break;
        }
        end += 1;
    }
    (!part.clone().any(|k| document.is(k, Class::Say))).then_some(start..end)
}

/// Who "we" are outside quotations: the issuing body, or the name that a heading opens with.
pub(super) fn heading_name(document: &Document) -> Option<Range<usize>> {
    find(document).or_else(|| {
        let headings = document.blocks.iter().take(3).take_while(|b| b.kind == BlockKind::Heading);
        headings.enumerate().find_map(|(at, block)| masthead(document, block.tokens.clone(), at == 0))
    })
}

/// "Dale Watch – the year in numbers", and under the title "The Dale Courier, 2 May 2020".
fn masthead(document: &Document, heading: Range<usize>, first: bool) -> Option<Range<usize>> {
    let dated = |k: usize| {
        !first
            && is_mark(document, k, &[",", "|", "–", "—"])
            && (k + 1..heading.end)
                .any(|d| document.is(d, Class::Month) || document.tokens[d].kind == Kind::Number)
    };
    let mark = heading.clone().find(|&k| is_mark(document, k, &["–", "—", ":", "|"]) && first || dated(k))?;
    let named = (heading.start..mark).all(|k| {
        let t = &document.tokens[k];
        let links = matches!(document.folded(k), "of" | "for" | "and" | "the") && k > heading.start;
        t.kind == Kind::Mark && t.glued
            || links
            || t.capital && !t.classes.has_any(&[Class::DocumentNoun, Class::Weekday, Class::Month])
    });
    let byline = document.reads(heading.start, "by");
    let paper = first
        || document.reads(heading.start, "the")
        || (heading.start..mark).any(|k| document.is(k, Class::BodyNoun));
    (named && paper && !byline && mark > heading.start).then_some(heading.start..mark)
}

/// "this article", "an earlier version of this story": the document speaks of itself.
fn is_itself(document: &Document, speaker: &Range<usize>) -> bool {
    let writing = |k: usize| {
        matches!(document.folded(k), "article" | "story" | "version" | "page" | "dispatch" | "report")
    };
    let version = speaker.clone().any(|k| document.reads(k, "version"));
    let this = document.reads(speaker.start, "this") && speaker.len() == 2 && writing(speaker.start + 1);
    let earlier =
        |k: usize| matches!(document.folded(k), "earlier" | "previous" | "an earlier" | "a previous");
    this || version && speaker.clone().any(earlier)
}

/// Whether a speaker is the issuing body: "the Ministry" where the Ministry of Health issues.
pub(super) fn is_issuer(document: &Document, body: Option<&Range<usize>>, speaker: Range<usize>) -> bool {
    let heading = document.blocks[..document.blocks.len().min(3)].last().map_or(0, |b| b.tokens.end);
    if speaker.len() == 1 && matches!(document.folded(speaker.start), "we" | "i")
        || is_itself(document, &speaker)
    {
        return true;
    }
    if speaker.end < heading && body.is_none() {
        // "We" that were resolved to the name in the heading.
        return heading_name(document) == Some(speaker);
    }
    let Some(body) = body else { return false };
    let mut content = 0;
    for k in speaker.clone() {
        let t = &document.tokens[k];
        if t.kind != Kind::Word || t.classes.has_any(&[Class::Determiner, Class::Preposition, Class::And]) {
            continue;
        }
        content += 1;
        if !within_name(document, body, k) {
            return false;
        }
    }
    // "police" alone may be any police; a capital or an article says which.
    content > 0
        && (document.tokens[speaker.start].classes.has(Class::Determiner)
            || content > 1
            || document.tokens[speaker.start].capital)
}

/// Whether a word stands in the body's name, or is its short form: "TMG" of "Tarn Monitoring Group".
fn within_name(document: &Document, body: &Range<usize>, word: usize) -> bool {
    let has = |part: &str| body.clone().any(|b| document.folded(b).split(' ').any(|own| own == part));
    let initials = || {
        let words =
            body.clone().filter(|&b| document.tokens[b].capital).flat_map(|b| document.folded(b).split(' '));
        words.filter_map(|own| own.chars().next()).collect::<String>()
    };
    document.folded(word).split(' ').all(has)
        || document.tokens[word].shouted && document.folded(word) == initials()
}

/// "Press statement by the Minister of Interior": who gives out the document, where no body is named.
fn given_by(document: &Document, part: Range<usize>) -> Option<Range<usize>> {
    let noun = part.clone().find(|&k| document.is(k, Class::DocumentNoun))?;
    let linked = [" by", " from"].iter().any(|link| document.folded(noun).ends_with(link));
    let start = if linked { noun + 1 } else { noun + 2 };
    let by = linked || matches!(document.folded(noun + 1), "by" | "from");
    let name = follow::after(document, start, part.end).filter(|_| by && start < part.end)?.tokens;
    document.tokens[name.end - 1].capital.then_some(name)
}
