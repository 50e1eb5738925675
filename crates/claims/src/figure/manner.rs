//! How a figure is said: stated, denied, expected or replaced; a running total or an addition.
//!
//! Must not: decide who says it. That is the business of `speech`.

use super::bind::How;
use super::mention::MentionKind;
use super::noun::Head;
use super::part::Bounded;
use crate::document::{BlockKind, Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Counts, Modality, Status};

/// How far before a word its modal is looked for, in tokens.
const MODAL_REACH: usize = 5;

/// Stated, denied, expected or replaced, as far as the words say, and the token that says so.
pub(crate) fn modality(document: &Document, figure: &Bounded) -> (Modality, Option<usize>) {
    let said = |token: Option<usize>, modality| token.map(|token| (modality, Some(token)));
    said(superseded(document, figure), Modality::Superseded)
        .or_else(|| said(denied(document, figure), Modality::Denied))
        .or_else(|| said(expected(document, figure), Modality::Expected))
        .unwrap_or((Modality::Asserted, None))
}

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
        document.tokens[k].classes.has_any(&[Class::Say, Class::Rival, Class::Report])
            || matches!(document.folded(k), "numbered" | "given" | "put" | "stood at" | "was" | "were")
    });
    // "who at one point numbered 110, are down to 38": the number behind the first is not the earlier one.
    let another = (earlier..start).any(|k| document.tokens[k].kind == Kind::Number);
    let clause = another && (earlier..start).any(|k| document.is(k, Class::Be));
    (speech && !clause && start - earlier < 12).then_some(earlier)
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
    let said = |k: usize| document.tokens[k].classes.has_any(&[Class::Say, Class::Rival, Class::Report]);
    let had = before
        .clone()
        .rev()
        .find(|k| document.reads(*k, "had") && (*k + 1..*k + 6).any(|n| n < before.end && said(n)))?;
    let verb = (had + 1..before.end).find(|k| said(*k))?;
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
    let said = before
        .clone()
        .find(|k| document.tokens[*k].classes.has_any(&[Class::Say, Class::Rival, Class::Report]))?;
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
enum Back {
    /// "That number was wrong."
    Number,
    /// "That is false."
    Claim,
}

/// "That number was wrong.", "This is untrue": whether the next sentence takes back what this one says.
fn taken_back(document: &Document, sentence: usize) -> Option<Back> {
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

/// "Claims that more than 30 have died are untrue", "three deaths, not eight".
fn denied(document: &Document, figure: &Bounded) -> Option<usize> {
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    let start = figure.mention.outer.start;
    let negated = start > sentence.start
        && document.reads(start - 1, "not")
        && matches!(figure.bound.how, How::Joined(_) | How::Part(_));
    let after = figure.mention.outer.end.max(figure.bound.cue)..sentence.end;
    let that = || {
        (sentence.start..start).any(|j| document.reads(j, "that") || document.folded(j).ends_with(" that"))
    };
    let refuted = after.clone().find(|&k| {
        document.is(k, Class::Denial)
            && after.clone().take_while(|j| *j < k).any(|j| document.is(j, Class::Be))
    });
    // "No evidence was found that 17 had been shot"
    let unproven =
        (sentence.start..start).find(|k| document.is(*k, Class::Zero) && document.reads(*k + 1, "evidence"));
    // "called the figure of 300 dead a fantasy"
    let calls = ["called", "calls", "described", "branded", "labelled", "dismissed"];
    let called = (sentence.start..start).any(|k| calls.contains(&document.folded(k)));
    let called = after.clone().find(|k| called && document.value(*k, Class::Denial) == Some(1));
    let back = || taken_back(document, figure.mention.sentence) == Some(Back::Claim);
    let next = || document.sentences[figure.mention.sentence + 1].tokens.start;
    Some(start.saturating_sub(1))
        .filter(|_| negated)
        .or(refuted.filter(|_| that()))
        .or(unproven)
        .or(called)
        .or_else(|| back().then(next))
}

/// "could kill up to 200", "are feared dead", "plan to release 40".
fn expected(document: &Document, figure: &Bounded) -> Option<usize> {
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    let (mention, cue) = (&figure.mention.outer, figure.bound.cue);
    // "40 feared dead"
    if ["feared ", "presumed ", "believed dead"].iter().any(|lead| document.folded(cue).starts_with(lead)) {
        return Some(cue);
    }
    let (from, to) = if cue >= mention.end {
        (mention.end, cue + 3)
    } else {
        (cue.saturating_sub(MODAL_REACH).max(sentence.start), mention.start)
    };
    let modal = |k: usize| document.is(k, Class::Modal) && !thought_so(document, k);
    // "are missing and presumed drowned": what is joined on behind is another predicate.
    let joined = |k: usize| k > cue && (cue + 1..k).any(|j| document.is(j, Class::And));
    let near = (from..to.min(sentence.end))
        .find(|&k| modal(k) && !stops_between(document, k, mention.start) && !joined(k));
    let before = (sentence.start..mention.start).rev().take(MODAL_REACH).find(|&k| {
        document.value(k, Class::Modal).is_some_and(|v| v >= 2)
            && modal(k)
            && !stops_between(document, k, mention.start)
    });
    let planned = (mention.end..sentence.end).take(10).find(|k| document.value(*k, Class::Modal) == Some(3));
    let own = figure.bound.how == How::Own
        || matches!(figure.mention.noun.head, Head::Person(t) if document.is(t, Class::FateWeak));
    // "expects 50,000 people to flee"
    let verb = mention.start.saturating_sub(1);
    let object = document.is(verb, Class::Modal)
        && document.is(verb, Class::Report)
        && (mention.end..cue.max(mention.end)).any(|k| document.reads(k, "to"));
    near.or(before).or(planned.filter(|_| own)).or(Some(verb).filter(|_| object))
}

/// "is thought to have killed", "are believed to be trapped": a belief of what has happened is stated, not expected.
fn thought_so(document: &Document, k: usize) -> bool {
    ["thought to ", "believed to "].iter().any(|lead| document.folded(k).starts_with(lead))
}

fn stops_between(document: &Document, from: usize, to: usize) -> bool {
    (from.min(to)..to.max(from))
        .any(|k| matches!(document.words(k), ";" | "," | ":") && document.tokens[k].kind == Kind::Mark)
}

/// A running total or an addition, and the rule that says so.
pub(crate) type Counted = (Counts, Rule);

/// A running total, an addition, or a single happening, for each figure.
pub(crate) fn counts(document: &Document, figures: &[Bounded]) -> Vec<Option<Counted>> {
    let mut counts: Vec<Option<Counted>> = Vec::with_capacity(figures.len());
    for at in 0..figures.len() {
        let own = own_counts(document, figures, at).map(|counts| match counts {
            Counts::Cumulative => (counts, Rule::RunningTotal),
            Counts::New => (counts, Rule::Addition),
        });
        let from = inherits(document, figures, at).and_then(|from| counts.get(from).copied().flatten());
        let inherited = from.map(|(counts, _)| (counts, Rule::CountsOfOther));
        counts.push(own.or(inherited));
    }
    // "61 reporters and six others have died so far": what stands behind the last holds for those joined before it.
    for at in (1..figures.len()).rev() {
        let later = counts[at].filter(|(counts, _)| *counts == Counts::Cumulative);
        let (before, after) = (&figures[at - 1], &figures[at]);
        let gap = before.mention.outer.end..after.mention.outer.start;
        let beside = before.mention.sentence == after.mention.sentence
            && !gap.is_empty()
            && gap.clone().all(|k| document.is(k, Class::And) || document.reads(k, ","));
        let part = after.whole == Some(at - 1) && before.mention.sentence == after.mention.sentence;
        let beside = beside || part && later.is_some_and(|(_, rule)| rule == Rule::RunningTotal);
        let same = before.bound.status == after.bound.status
            && (part || before.bound.cue > before.mention.outer.end);
        if let (None, Some((later, _)), true) = (counts[at - 1], later, beside && same) {
            counts[at - 1] = Some((later, Rule::CountsOfOther));
        }
    }
    counts
}

/// The figure whose manner of counting holds for this one too: what it is joined to, a part of, or stands beside.
fn inherits(document: &Document, figures: &[Bounded], at: usize) -> Option<usize> {
    let figure = &figures[at];
    let previous = at.checked_sub(1)?;
    let gap = figures[previous].mention.outer.end..figure.mention.outer.start;
    let beside = figures[previous].mention.sentence == figure.mention.sentence
        && !gap.is_empty()
        && gap.clone().all(|k| document.is(k, Class::And) || document.reads(k, ","));
    let same = |other: &usize| figures[*other].bound.status == figure.bound.status;
    let single = figure.mention.is_one();
    let whole =
        figure.whole.filter(same).filter(|w| figures[*w].mention.sentence + 2 >= figure.mention.sentence);
    // "1,127 were known to have died, up from 870"
    let compared = Some(previous).filter(|_| matches!(figure.bound.rule, Rule::Compared | Rule::Bracketed));
    let joined = Some(previous).filter(|p| figure.bound.rule == Rule::JoinedOn && same(p) && !single);
    whole.or(compared).or(joined).or_else(|| Some(previous).filter(|_| beside && !single))
}

fn own_counts(document: &Document, figures: &[Bounded], at: usize) -> Option<Counts> {
    let figure = &figures[at];
    let noun = &figure.mention.noun;
    let fresh = figure.mention.tokens.clone().any(|k| document.is(k, Class::Fresh));
    if noun.more || fresh {
        let led = document.is(figure.mention.tokens.start, Class::More)
            || document.reads(figure.mention.tokens.start, "a");
        let mut near = figures[..at]
            .iter()
            .rev()
            .take_while(|f| figure.mention.sentence - f.mention.sentence <= 1)
            .peekable();
        let same_before = near.peek().is_none() || near.any(|f| f.bound.status == figure.bound.status);
        let dynamic = matches!(figure.bound.how, How::Object | How::Subject | How::Own)
            && document.tokens[figure.bound.cue].kind == Kind::Word;
        if fresh || !led || same_before && dynamic && figure.bound.status != Status::Displaced {
            return Some(Counts::New);
        }
    }
    let segment = segment(document, figures, at);
    let led = led_cumulative(document, figure);
    if led || is_running(document, figure, segment.clone()) || headed_cumulative(document, figure) {
        return Some(Counts::Cumulative);
    }
    let lead = document.sentences[figure.mention.sentence].tokens.start..figure.mention.outer.start;
    segment
        .chain(lead)
        .any(|k| {
            document.is(k, Class::Fresh) && !document.reads(k, "new") || document.is(k, Class::PastHours)
        })
        .then_some(Counts::New)
}

/// The words that speak of a figure alone: from the one before it to the one behind it, within its clause.
fn segment(document: &Document, figures: &[Bounded], at: usize) -> Range<usize> {
    let figure = &figures[at];
    let sentence = &document.sentences[figure.mention.sentence].tokens;
    let same = |f: &&Bounded| f.mention.sentence == figure.mention.sentence;
    let from = figures[..at].last().filter(same).map_or(sentence.start, |f| f.mention.outer.end);
    let to = figures.get(at + 1).filter(same).map_or(sentence.end, |f| f.mention.outer.start);
    let stop = |k: &usize| matches!(document.words(*k), ";");
    let to = (figure.mention.outer.end..to).find(stop).unwrap_or(to);
    from..to
}

/// "so far", "bringing the toll to", "since 2001".
fn is_running(document: &Document, figure: &Bounded, segment: Range<usize>) -> bool {
    let before = figure.mention.outer.start.saturating_sub(1);
    let cue = figure.bound.cue;
    let counted =
        figure.bound.how == How::Toll && (document.is(cue, Class::Toll) || document.is(cue, Class::Total));
    let labelled = document.reads(before, ":") && document.folded(cue).contains("toll");
    let reached = counted && (document.reads(before, "to") || document.reads(before, "from") || labelled);
    let passed =
        document.is(figure.mention.outer.start, Class::ApproxVerb) || document.is(before, Class::ApproxVerb);
    let start = figure.mention.outer.start;
    let cue = segment.clone().filter(|k| document.is(*k, Class::Cumulative)).any(|k| {
        // "passed 40", not "had not reached the age of ten"; not "the bloodiest week so far".
        let verb = !document.folded(k).contains(' ') && !document.folded(k).starts_with("cumulative");
        let reaching = !verb || k < figure.mention.tokens.start && start <= k + 2;
        reaching && !superlative(document, k.saturating_sub(4)..k)
    });
    // "have been missing since Sunday": how long, not how many so far.
    let lasting = figure.bound.status == Status::Missing
        || figure.bound.status == Status::Captured
            && (document.is(figure.bound.cue, Class::State)
                || document.folded(figure.bound.cue).contains("held"));
    reached || passed || cue || !lasting && since(document, figure, segment)
}

/// "Since the start of the war 212 have been killed and 97 arrested", "The confirmed toll: 27 dead, 93 wounded",
/// "By the end of June the ministry had recorded …": what opens a sentence holds for all its figures.
fn led_cumulative(document: &Document, figure: &Bounded) -> bool {
    let sentence = document.sentences[figure.mention.sentence].tokens.clone();
    let start = figure.mention.outer.start;
    let opening = sentence.start..start.min(sentence.start + 12);
    let running = document.is(sentence.start, Class::Cumulative)
        && ["since", "so far", "to date", "until now", "up to now", "in total since"]
            .iter()
            .any(|words| document.folded(sentence.start).starts_with(words));
    let colon = opening.clone().find(|k| document.reads(*k, ":"));
    let counted = |colon: usize| (sentence.start..colon).any(|k| document.tokens[k].kind == Kind::Number);
    let toll = colon.filter(|colon| !counted(*colon)).is_some_and(|colon| {
        (sentence.start..colon).any(|k| document.tokens[k].classes.has_any(&[Class::Toll, Class::Cumulative]))
    });
    // "By morning 307 had died" tells of one night.
    let told = |to: usize| {
        let counted =
            |k: &usize| document.tokens[*k].kind == Kind::Number && document.is(*k + 1, Class::Person);
        let had = |k: usize| matches!(document.folded(k).split(' ').next(), Some("had" | "has" | "have"));
        let to = (opening.start..start).find(counted).filter(|first| *first < start).unwrap_or(to);
        (opening.start..to).any(had)
    };
    let timed = |classes: &[Class]| {
        let mut words = opening.clone();
        words.any(|k| document.tokens[k].classes.has_any(classes) || is_year_or_day(document, k))
    };
    let day = timed(&[Class::Month, Class::Weekday, Class::DayPart, Class::RelativeDay]);
    let dated = timed(&[Class::Month, Class::Weekday]) || opening.clone().any(|k| document.reads(k, "end"));
    let by = document.reads(sentence.start, "by")
        && (day && told(start) || dated && told(start.max(figure.bound.cue + 1)));
    (running || toll || by) && figure.mention.kind != MentionKind::Nobody
}

/// "2004", "30": a number by which a day or a year is told, and none of people.
fn is_year_or_day(document: &Document, k: usize) -> bool {
    document.tokens[k].kind == Kind::Number && !document.is(k + 1, Class::Person)
}

/// "since" with a day or an event; not "the deadliest since".
fn since(document: &Document, figure: &Bounded, segment: Range<usize>) -> bool {
    let sentence = document.sentences[figure.mention.sentence].tokens.clone();
    let lead = sentence.start..figure.mention.outer.start;
    let compared = superlative(document, lead);
    let timed = |k: usize| is_since(document, k);
    let opens = timed(sentence.start);
    !compared
        && (opens || segment.clone().any(|k| timed(k) && !superlative(document, k.saturating_sub(6)..k)))
}

/// "the deadliest", "the first": words that compare.
fn superlative(document: &Document, mut words: Range<usize>) -> bool {
    words.any(|k| {
        let word = document.folded(k);
        matches!(word, "worst" | "first" | "most") || word.ends_with("est") && word.len() > 5
    })
}

/// Whether a "since" with a time or an event behind it stands at a token.
fn is_since(document: &Document, k: usize) -> bool {
    let next = document.tokens.get(k + 1);
    let event = || {
        (k + 1..k + 7).any(|n| {
            document.tokens.get(n).is_some_and(|t| {
                t.classes.has_any(&[
                    Class::Event,
                    Class::TimeUnit,
                    Class::Month,
                    Class::Weekday,
                    Class::DayPart,
                ]) || t.kind == Kind::Number
            })
        })
    };
    document.reads(k, "since")
        && next.is_some_and(|t| {
            t.kind == Kind::Number || t.capital || t.classes.has(Class::RelativeDay) || event()
        })
}

/// A list or table under a heading that says "cumulative", or "since 18 April".
fn headed_cumulative(document: &Document, figure: &Bounded) -> bool {
    let block = document.sentences[figure.mention.sentence].block;
    if document.blocks[block].kind != BlockKind::Item && figure.bound.rule != Rule::Labelled {
        return false;
    }
    let heading = document.blocks[..block].iter().rev().find(|b| b.kind != BlockKind::Item);
    heading
        .is_some_and(|b| b.tokens.clone().any(|k| document.is(k, Class::Cumulative) || is_since(document, k)))
}

/// Whether the words restrict the figure to people identified or named.
pub(crate) fn identified(document: &Document, figures: &[Bounded], at: usize) -> bool {
    let figure = &figures[at];
    let mention = &figure.mention;
    let own =
        mention.kind == MentionKind::Named || figure.bound.status == Status::Identified || mention.named;
    let single = mention.kind == MentionKind::Single && document.tokens[mention.tokens.end - 1].capital;
    let names = matches!(mention.noun.head, Head::Person(token) if document.reads(token, "names"));
    // What is said behind the next figure is said of that one.
    let end = document.sentences[mention.sentence].tokens.end;
    let next = figures.get(at + 1).map_or(end, |next| next.mention.outer.start.min(end));
    let after = mention.outer.end..next.max(mention.outer.end);
    let said = mention.kind == MentionKind::Counted
        && after.clone().any(|k| {
            document.is(k, Class::Named)
                && k > 0
                && document.tokens[k - 1].classes.has_any(&[Class::Be, Class::Adverb])
        });
    let as_named = document.folded(figure.bound.cue) == "named as" && figure.bound.how != How::Toll;
    own || single || names || said || as_named
}
