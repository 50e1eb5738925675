//! Numbers that are replaced: "up from 40", "an earlier bulletin gave 15", "we wrongly reported 30".
//!
//! Must not: say which number replaces them.

use super::bind::How;
use super::part::Bounded;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;

/// "up from 40", "from 31 to 27", "An earlier bulletin gave the toll as 15", "… had died. That number was wrong."
pub(super) fn superseded(document: &Document, figure: &Bounded) -> Option<usize> {
    let start = figure.mention.outer.start;
    let first = document.sentences[figure.mention.sentence].tokens.start;
    if taken_back(document, figure.mention.sentence) == Some(Back::Number) {
        return Some(document.sentences[figure.mention.sentence + 1].tokens.start);
    }
    if start == first {
        return None;
    }
    let before = start - 1;
    if document.reads(before, "from")
        || document.folded(before).ends_with(" from") && document.is(before, Class::Toll)
    {
        let to_follows =
            (figure.mention.outer.end..figure.mention.outer.end + 3).any(|k| document.reads(k, "to"));
        let moved = ["up", "down", "revised", "cut", "lowered", "raised"];
        let revised = (first..before).rev().take(6).find(|k| moved.contains(&document.folded(*k)));
        // "rose to 112 on Thursday from 98"
        let risen = (first..before)
            .rev()
            .take(9)
            .find(|k| document.is(*k, Class::Cumulative) && document.folded(*k).ends_with(" to"));
        let risen = risen.filter(|_| figure.bound.how == How::Toll && figure.mention.is_bare());
        return revised.or(risen).or(Some(before).filter(|_| figure.bound.how == How::Toll && to_follows));
    }
    let replaced = (first..start).rev().take(3).find(|&k| {
        document.is(k, Class::Revision)
            && document.folded(k).contains(' ')
            && !document.is(k, Class::Cumulative)
            && !(k..start).any(|n| document.tokens[n].kind == Kind::Number)
            && !matches!(document.folded(k), "compared with" | "compared to" | "rather than" | "instead of")
    });
    let paired =
        (first..start).rev().take(4).find(|k| matches!(document.folded(*k), "up from" | "down from"));
    // "killed 11, not 14 as reported earlier"
    let end = document.sentences[figure.mention.sentence].tokens.end;
    let as_reported = (figure.mention.outer.end..end).take(6).find(|k| is_earlier(document, *k));
    let as_reported = as_reported.filter(|_| {
        document.reads(before, "not")
            || document.reads(before, "the") && document.reads(before.saturating_sub(1), "not")
    });
    replaced
        .or(as_reported)
        .or_else(|| corrected(document, figure))
        .or_else(|| withdrawn(document, figure))
        .or(paired.filter(|_| matches!(figure.bound.how, How::Joined(_))))
        .or_else(|| in_error(document, first, start))
        .or_else(|| given_before(document, figure, first))
}

/// "An earlier correction gave the toll as 15", "The ministry at first said 87 were missing".
fn given_before(document: &Document, figure: &Bounded, first: usize) -> Option<usize> {
    let start = figure.mention.outer.start;
    if let Some(had) = pluperfect(document, first..start) {
        return Some(had);
    }
    let earlier = (first..start).find(|k| is_earlier(document, *k) && !document.reads(*k, "not the"));
    let earlier =
        earlier.filter(|e| !matches!(document.folded(*e), "compared with" | "compared to" | "instead of"))?;
    let speech = (earlier..start).any(|k| {
        says(document, k)
            || matches!(document.folded(k), "numbered" | "given" | "put" | "stood at" | "was" | "were")
    });
    // "who at one point numbered 110, are down to 38": the number behind the first is not the earlier one.
    let another = (earlier..start).any(|k| document.tokens[k].kind == Kind::Number);
    let clause = another && (earlier..start).any(|k| document.is(k, Class::Be));
    (speech && !clause && start - earlier < 12).then_some(earlier)
}

/// "said", "put", "spoke of": a word by which a number is given.
fn says(document: &Document, k: usize) -> bool {
    document.tokens[k].classes.has_any(&[Class::Say, Class::Rival, Class::Report])
}

/// "earlier", "Initial reports": words for what was said before.
fn is_earlier(document: &Document, k: usize) -> bool {
    let word = document.folded(k);
    let before = ["initial ", "early ", "earlier ", "previous ", "preliminary ", "first "];
    document.value(k, Class::Revision) == Some(0)
        || document.is(k, Class::RecordNoun) && before.iter().any(|lead| word.starts_with(lead))
}

/// "We wrongly reported that 30 had died": the word that takes the number back.
fn in_error(document: &Document, first: usize, start: usize) -> Option<usize> {
    let slip = ["wrongly", "mistakenly", "erroneously", "incorrectly", "falsely"];
    (first..start).rev().take(ERROR_REACH).find(|k| {
        slip.contains(&document.folded(*k))
            && document.tokens[*k + 1].classes.has_any(&[
                Class::Say,
                Class::Report,
                Class::Rival,
                Class::Verb,
            ])
    })
}

/// How far before a number the word for an error may stand, in tokens.
const ERROR_REACH: usize = 8;

/// "had first announced that eight …", "had on Monday spoken of …": said before another number was.
fn pluperfect(document: &Document, before: Range<usize>) -> Option<usize> {
    let had = before.clone().rev().find(|k| {
        document.reads(*k, "had") && (*k + 1..*k + 6).any(|n| n < before.end && says(document, n))
    })?;
    let verb = (had + 1..before.end).find(|k| says(document, *k))?;
    let marked = (had.saturating_sub(1)..before.end + 6).take(16).any(|k| {
        document.tokens[k].classes.has_any(&[Class::Weekday, Class::RelativeDay])
            || matches!(document.folded(k), "first" | "earlier" | "initially" | "originally" | "previously")
    });
    (marked && before.end - verb < 14).then_some(had)
}

/// "Correction: last week's bulletin gave the deaths as 33", "CLARIFICATION: We reported that …": what a correction
/// says was reported is what it replaces.
fn corrected(document: &Document, figure: &Bounded) -> Option<usize> {
    let sentence = &document.sentences[figure.mention.sentence];
    let block = &document.blocks[sentence.block];
    let opens = |tokens: Range<usize>| {
        tokens.take(4).find(|k| {
            ["correction", "clarification", "erratum", "corrected"]
                .iter()
                .any(|w| document.folded(*k).starts_with(w))
        })
    };
    let heading = sentence.block.checked_sub(1).map(|b| document.blocks[b].tokens.clone());
    let cue = opens(block.tokens.clone()).or_else(|| heading.and_then(opens))?;
    let before = sentence.tokens.start..figure.mention.outer.start;
    let said = before.clone().find(|k| says(document, *k))?;
    let own = (sentence.tokens.start..said).any(|k| {
        let word = document.folded(k);
        word == "we"
            || [
                "story",
                "stories",
                "report",
                "article",
                "bulletin",
                "version",
                "update",
                "headline",
                "post",
                "release",
                "statement",
                "item",
            ]
            .iter()
            .any(|noun| word.starts_with(noun))
    });
    let right = before
        .clone()
        .any(|k| matches!(document.folded(k), "should" | "correct" | "fact" | "now" | "actually"));
    (own && !right).then_some(cue)
}

/// "…, a number he later withdrew": taken back in the same breath.
fn withdrawn(document: &Document, figure: &Bounded) -> Option<usize> {
    let end = document.sentences[figure.mention.sentence].tokens.end;
    let number = (figure.mention.outer.end..end)
        .find(|k| document.is(*k, Class::Total) && *k > 1 && document.is(*k - 1, Class::Indefinite))?;
    (number + 1..end.min(number + 7)).find(|k| {
        ["withdr", "retract", "revis", "correct", "recant"]
            .iter()
            .any(|stem| document.folded(*k).starts_with(stem))
    })
}

/// What a following sentence takes back.
#[derive(PartialEq)]
pub(super) enum Back {
    /// "That number was wrong."
    Number,
    /// "That is false."
    Claim,
}

/// "That number was wrong.", "This is untrue": whether the next sentence takes back what this one says.
pub(super) fn taken_back(document: &Document, sentence: usize) -> Option<Back> {
    let next = document.sentences.get(sentence + 1)?.tokens.clone();
    let here = &document.sentences[sentence];
    let points = ["that", "this", "the", "it", "both", "those", "these"];
    if !points.contains(&document.folded(next.start))
        || document.sentences[sentence + 1].block > here.block + 1
    {
        return None;
    }
    // "The correct number is 36": the one before was not.
    let correct = matches!(document.folded(next.start + 1), "correct" | "right" | "true" | "actual" | "real");
    if correct && document.is(next.start + 2, Class::Total) {
        return Some(Back::Number);
    }
    let number = document.is(next.start + 1, Class::Total);
    let be = next.start + 1 + usize::from(number);
    let false_word = (be + 1..be + 3).any(|k| document.value(k, Class::Denial) == Some(1));
    let refuted = document.is(be, Class::Be) && false_word;
    let plain = number || document.is(next.start + 1, Class::Be);
    (refuted && plain).then_some(if number { Back::Number } else { Back::Claim })
}
