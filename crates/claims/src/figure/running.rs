//! Running totals and additions: "so far", "since 2001", "bringing the toll to 40", "another 12".
//!
//! Must not: add anything up. That is the business of `figures`.

use super::bind::How;
use super::mention::MentionKind;
use super::part::Bounded;
use crate::document::{BlockKind, Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Counts, Status};

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
        let part = after.whole == Some(at - 1) && before.mention.sentence == after.mention.sentence;
        let beside = are_beside(document, before, after)
            || part && later.is_some_and(|(_, rule)| rule == Rule::RunningTotal);
        let same = before.bound.status == after.bound.status
            && (part || before.bound.cue > before.mention.outer.end);
        if let (None, Some((later, _)), true) = (counts[at - 1], later, beside && same) {
            counts[at - 1] = Some((later, Rule::CountsOfOther));
        }
    }
    counts
}

/// "40 dead and 12 wounded": nothing but "and" and commas stands between two figures of a sentence.
fn are_beside(document: &Document, before: &Bounded, after: &Bounded) -> bool {
    let mut gap = before.mention.outer.end..after.mention.outer.start;
    before.mention.sentence == after.mention.sentence
        && !gap.is_empty()
        && gap.all(|k| document.is(k, Class::And) || document.reads(k, ","))
}

/// The figure whose manner of counting holds for this one too: what it is joined to, a part of, or stands beside.
fn inherits(document: &Document, figures: &[Bounded], at: usize) -> Option<usize> {
    let figure = &figures[at];
    let previous = at.checked_sub(1)?;
    let beside = are_beside(document, &figures[previous], figure);
    let same = |other: &usize| figures[*other].bound.status == figure.bound.status;
    let single = figure.mention.is_one();
    let whole =
        figure.whole.filter(same).filter(|w| figures[*w].mention.sentence + 2 >= figure.mention.sentence);
    // "1,127 were known to have died, up from 870"
    let compared = Some(previous).filter(|_| matches!(figure.bound.rule, Rule::Compared | Rule::Bracketed));
    let joined = Some(previous).filter(|p| figure.bound.rule == Rule::JoinedOn && same(p) && !single);
    whole.or(compared).or(joined).or_else(|| Some(previous).filter(|_| beside && !single))
}

/// What the words around a figure say of how it is counted: "another 12", "so far", "in the past 24 hours".
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
