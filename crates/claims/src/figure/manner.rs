//! How a figure is said: stated, denied, expected or replaced; a running total or an addition.
//!
//! Must not: decide who says it. That is the business of `speech`.

use super::bind::How;
use super::mention::MentionKind;
use super::part::Bounded;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use vocabulary::{Counts, Modality};

/// How far before a word its modal is looked for, in tokens.
const MODAL_REACH: usize = 5;

/// Stated, denied, expected or replaced, as far as the words of the sentence say.
pub(crate) fn modality(document: &Document, figure: &Bounded) -> Modality {
    if is_superseded(document, figure) {
        Modality::Superseded
    } else if is_denied(document, figure) {
        Modality::Denied
    } else if is_expected(document, figure) {
        Modality::Expected
    } else {
        Modality::Asserted
    }
}

/// "up from 40", "from 31 to 27", "rather than the figure of thirty-eight".
fn is_superseded(document: &Document, figure: &Bounded) -> bool {
    let start = figure.mention.outer.start;
    let first = document.sentences[figure.mention.sentence].tokens.start;
    if start == first {
        return false;
    }
    let before = start - 1;
    let to_follows =
        (figure.mention.outer.end..figure.mention.outer.end + 3).any(|k| document.reads(k, "to"));
    if document.reads(before, "from") {
        return figure.bound.how == How::Toll && to_follows
            || back_reads(document, before, first, &["up", "down", "revised", "cut", "lowered"]);
    }
    (first..start).rev().take(3).any(|k| {
        document.is(k, Class::Revision)
            && document.folded(k).contains(' ')
            && !document.is(k, Class::Cumulative)
            && document.folded(k) != "compared with"
            && document.folded(k) != "compared to"
    })
}

fn back_reads(document: &Document, at: usize, first: usize, words: &[&str]) -> bool {
    (first..at).rev().take(6).any(|k| words.contains(&document.folded(k)))
}

/// "Claims that more than 30 have died are untrue", "three deaths, not eight".
fn is_denied(document: &Document, figure: &Bounded) -> bool {
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    let start = figure.mention.outer.start;
    let negated = start > sentence.start
        && document.reads(start - 1, "not")
        && matches!(figure.bound.how, How::Joined(_) | How::Part(_));
    let after = figure.mention.outer.end.max(figure.bound.cue)..sentence.end;
    let refuted = after.clone().any(|k| {
        document.value(k, Class::Denial) == Some(1)
            && after.clone().take_while(|j| *j < k).any(|j| document.is(j, Class::Be))
            && (sentence.start..start).any(|j| document.reads(j, "that") || document.is(j, Class::That))
    });
    negated || refuted
}

/// "could kill up to 200", "are feared dead", "plan to release 40".
fn is_expected(document: &Document, figure: &Bounded) -> bool {
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    let (mention, cue) = (&figure.mention.outer, figure.bound.cue);
    let (from, to) = if cue >= mention.end {
        (mention.end, cue + 3)
    } else {
        (cue.saturating_sub(MODAL_REACH).max(sentence.start), mention.start)
    };
    let near = (from..to.min(sentence.end))
        .any(|k| document.is(k, Class::Modal) && !stops_between(document, k, mention.start));
    let before = (sentence.start..mention.start).rev().take(MODAL_REACH).any(|k| {
        document.value(k, Class::Modal).is_some_and(|v| v >= 2) && !stops_between(document, k, mention.start)
    });
    let planned = (mention.end..sentence.end)
        .take(8)
        .any(|k| document.value(k, Class::Modal) == Some(3) && matches!(figure.bound.how, How::Own));
    near || before || planned
}

fn stops_between(document: &Document, from: usize, to: usize) -> bool {
    (from.min(to)..to.max(from))
        .any(|k| matches!(document.words(k), ";" | "," | ":") && document.tokens[k].kind == Kind::Mark)
}

/// A running total, an addition, or a single happening.
pub(crate) fn counts(document: &Document, figures: &[Bounded], at: usize) -> Option<Counts> {
    let figure = &figures[at];
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    if figure.mention.noun.more {
        let led = document.is(figure.mention.tokens.start, Class::More)
            || document.reads(figure.mention.tokens.start, "a");
        let same_before = figures[..at]
            .iter()
            .rev()
            .take_while(|f| figure.mention.sentence - f.mention.sentence <= 2)
            .any(|f| f.bound.status == figure.bound.status);
        if !led || same_before {
            return Some(Counts::New);
        }
    }
    if sentence.clone().any(|k| document.is(k, Class::Fresh)) {
        return Some(Counts::New);
    }
    let from = clause_start(document, figure, sentence.start);
    let to = clause_end(document, figure, sentence.end);
    let cue = (from..to).any(|k| document.is(k, Class::Cumulative));
    let since = (from..to).any(|k| {
        document.reads(k, "since")
            && document.tokens.get(k + 1).is_some_and(|t| t.kind == Kind::Number || t.capital)
    });
    (cue || since).then_some(Counts::Cumulative)
}

fn clause_start(document: &Document, figure: &Bounded, first: usize) -> usize {
    let start = figure.mention.outer.start.min(figure.bound.cue.max(first));
    (first..start).rev().find(|k| document.words(*k) == ";").map_or(first, |k| k + 1)
}

fn clause_end(document: &Document, figure: &Bounded, end: usize) -> usize {
    (figure.mention.outer.end..end).find(|k| document.words(*k) == ";").unwrap_or(end)
}

/// Whether the words restrict the figure to people identified or named.
pub(crate) fn identified(document: &Document, figure: &Bounded) -> bool {
    let own =
        figure.mention.kind == MentionKind::Named || figure.bound.status == vocabulary::Status::Identified;
    let named =
        figure.mention.kind == MentionKind::Single && document.tokens[figure.mention.tokens.end - 1].capital;
    let after = figure.mention.outer.end..document.sentences[figure.mention.sentence].tokens.end;
    let said = after.clone().any(|k| {
        document.is(k, Class::Named)
            && k > 0
            && (document.is(k - 1, Class::Be) || document.is(k - 1, Class::Adverb))
    }) && figure.mention.kind == MentionKind::Counted;
    let names = matches!(figure.mention.noun.head, super::noun::Head::Person(token) if document.reads(token, "names"));
    own || names || named || said || figure.mention.named
}
