//! Numbers that lean on one said before: taken up again, joined on to a part, with its noun left out.
//!
//! "Fifty-eight people were taken to hospital. Eleven are in a critical condition." The words between decide; where
//! they are silent, nothing is tied. Must not: tie a number to one that cannot hold it.

use super::antecedent;
use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind};
use super::part::{Bounded, fits, recent};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Status;

/// "Fifty-eight people were taken to hospital. Eleven are in a critical condition.": a bare number that opens a
/// sentence as its subject takes those up again of whom the text just spoke.
pub(super) fn taken_again(
    document: &Document,
    mention: &Mention,
    bound: &Bound,
    figures: &[Bounded],
) -> Option<usize> {
    let sentence = &document.sentences[mention.sentence];
    let opens = (sentence.tokens.start..mention.outer.start).all(|k| {
        document.tokens[k].classes.has_any(&[Class::Determiner, Class::Adverb])
            || matches!(document.words(k), "\"" | "\u{201C}" | "-" | "•" | "*")
    });
    let opens = opens || behind_time(document, sentence.tokens.start..mention.outer.start);
    let after_stop = opens
        || mention.outer.start > 0
            && (document.reads(mention.outer.start - 1, ";"))
            && mention.outer.end <= bound.cue;
    let subject = bound.how == How::Subject && mention.is_bare() && mention.kind == MentionKind::Counted;
    if !(after_stop && subject && mention.count.low() > 0) {
        return None;
    }
    let last = figures.iter().rposition(|f| {
        f.mention.kind == MentionKind::Counted
            && !f.replaced
            && mention.sentence - f.mention.sentence <= 1
            && document.sentences[f.mention.sentence].block == sentence.block
    })?;
    let from = figures[last].mention.sentence;
    let of_sentence = (0..=last).rev().take_while(|f| figures[*f].mention.sentence == from);
    let can = |f: &usize| {
        let figure = &figures[*f];
        fits(mention, figure)
            && figure.mention.count.low() > mention.count.low()
            && may_hold(figure.bound.status, bound.status)
    };
    let relative = document.is_relative(mention.outer.end);
    let like = figures[last].whole;
    if relative {
        return None;
    }
    like.filter(can).or_else(|| of_sentence.filter(can).last())
}

/// "The fire killed 33. Twenty had not been tried.": a bare number that opens its clause, with a predicate that tells
/// of no harm, goes on about those of whom the sentence before spoke.
pub(super) fn told_of(document: &Document, mention: &Mention, figures: &[Bounded]) -> bool {
    let sentence = &document.sentences[mention.sentence];
    let start = mention.outer.start;
    let opens = (sentence.tokens.start..start).all(|k| document.tokens[k].classes.has(Class::Adverb))
        || start > 0 && document.reads(start - 1, ";");
    let near = figures.last().is_some_and(|last| {
        mention.sentence - last.mention.sentence <= 1
            && document.sentences[last.mention.sentence].block == sentence.block
            && last.mention.kind == MentionKind::Counted
    });
    let verb = mention.outer.end;
    let predicate = document.tokens[verb].classes;
    let tells = predicate.has_any(&[Class::Be, Class::Have, Class::Verb])
        || predicate == Default::default() && document.folded(verb).ends_with("ed");
    // "Two have been charged": what courts do long after tells of other people.
    let judged = (verb..verb + JUDGED_REACH).any(|k| document.is(k, Class::Aftermath))
        || document.folded(verb + 1).starts_with("charged");
    // "One was a boy of twelve": the noun behind is the victim's own.
    let one = mention.count.high() == Some(1) && document.is(verb + 1, Class::Indefinite);
    let both = document.reads(mention.tokens.start, "both");
    let counted =
        mention.kind == MentionKind::Counted && mention.is_bare() && mention.count.low() > 0 && !both;
    counted && opens && near && tells && !judged && !one
}

/// How far behind a number the word of a court may stand, in tokens.
const JUDGED_REACH: usize = 4;

/// "As of 31 December, 88 were still held": a time that opens the sentence changes nothing of whom it speaks.
fn behind_time(document: &Document, lead: Range<usize>) -> bool {
    let comma = lead.end > lead.start && document.reads(lead.end - 1, ",");
    let timed = lead.clone().any(|k| {
        document.tokens[k].classes.has_any(&[
            Class::Month,
            Class::Weekday,
            Class::DayPart,
            Class::RelativeDay,
            Class::TimeUnit,
        ])
    });
    let plain =
        !lead.clone().any(|k| document.tokens[k].classes.has_any(&[Class::Person, Class::Say, Class::Have]));
    // "On Friday 40 were let go"
    let short = lead.len() <= 3 && document.is(lead.start, Class::Preposition);
    (comma || short) && timed && plain && lead.len() < TIME_LEAD_MAX
}

/// The longest time that may open such a sentence, in tokens.
const TIME_LEAD_MAX: usize = 9;

/// Whether some of those to whom one thing happened may be those to whom the other did: of the wounded some die,
/// but the wounded are not some of the dead.
pub(super) fn may_hold(whole: Status, part: Status) -> bool {
    let open = [Status::Captured, Status::Missing, Status::Affected, Status::Casualties];
    whole == part
        || open.contains(&whole)
            && !(whole == Status::Missing && matches!(part, Status::Captured | Status::Injured))
        || matches!(whole, Status::Injured | Status::Released)
            && matches!(part, Status::Killed | Status::Injured | Status::Released)
        || matches!(whole, Status::Killed | Status::Exhumed)
            && matches!(part, Status::Identified | Status::Exhumed)
}

/// "Among the dead are …": the latest figure of all the dead, the largest where several are near.
pub(super) fn all_of(
    document: &Document,
    mention: &Mention,
    fate: Status,
    figures: &[Bounded],
) -> Option<usize> {
    let (before, near) = recent(figures);
    let can = |f: &Bounded| {
        f.bound.status == fate
            && f.whole.is_none()
            && !f.replaced
            && f.mention.kind == MentionKind::Counted
            && f.mention.sentence < mention.sentence
            && f.mention.count.low() > 1
            && fits(mention, f)
    };
    let block = document.sentences[mention.sentence].block;
    let within = |reach: usize| {
        let close = |f: &Bounded| document.sentences[f.mention.sentence].block + reach >= block;
        near.iter()
            .enumerate()
            .filter(|(_, f)| can(f) && close(f))
            .max_by_key(|(at, f)| (f.mention.count.low(), *at))
            .map(|(at, _)| before + at)
    };
    within(1).or_else(|| within(AMONG_BLOCKS_BACK))
}

/// How many blocks back all of those are looked for "among" whom somebody is.
const AMONG_BLOCKS_BACK: usize = 12;

/// "412 people, among them 97 women and 130 children, died": what is joined to a part under the same predicate.
pub(super) fn beside_part(
    document: &Document,
    mention: &Mention,
    bound: &Bound,
    figures: &[Bounded],
) -> Option<(usize, Rule)> {
    let last = figures.last().filter(|f| f.mention.sentence == mention.sentence)?;
    // "of whom 12 had been discharged and nine moved to another ward"
    let between = last.mention.outer.end..mention.outer.start;
    let of_whom = last.mention.noun.of_them
        || last.mention.outer.start > 0
            && document.value(last.mention.outer.start - 1, Class::Including) == Some(1)
            && document.folded(last.mention.outer.start - 1).starts_with("of ");
    let copular = document.is(last.mention.outer.end, Class::Be) && mention.is_people();
    let goes_on = of_whom
        && (mention.is_bare() || copular)
        && !between.is_empty()
        && document.is(between.end - 1, Class::And)
        && between.clone().all(|k| document.tokens[k].kind == Kind::Word && !document.is(k, Class::But));
    if let Some(whole) = last.whole.filter(|_| goes_on) {
        return Some((whole, Rule::SiblingPart));
    }
    // "Four people were saved, two with serious injuries"
    let state = document.folded(bound.cue);
    let hurt = mention.is_bare()
        && bound.rule == Rule::StateBehind
        && (state.starts_with("with ") || state.ends_with("condition"));
    let hurt =
        hurt && document.reads(mention.outer.start - 1, ",") && may_hold(last.bound.status, bound.status);
    if hurt {
        return Some((figures.len() - 1, Rule::SiblingPart));
    }
    let whole = last.whole.filter(|_| last.bound.cue == bound.cue && last.bound.status == bound.status)?;
    let gap = last.mention.outer.end..mention.outer.start;
    let joint = gap.len() == 1 && (document.is(gap.start, Class::And) || document.reads(gap.start, ","));
    joint.then_some((whole, Rule::SiblingPart))
}

/// "The toll stood at 39, and only 11 had been identified": those named are some of those just counted as dead.
pub(super) fn named_of_found(
    document: &Document,
    mention: &Mention,
    bound: &Bound,
    figures: &[Bounded],
) -> Option<usize> {
    let open = mention.kind == MentionKind::Counted && (mention.is_bare() || mention.noun.of_whole.is_some());
    if bound.status != Status::Identified || !open || mention.noun.counted_whole {
        return None;
    }
    let block = |m: &Mention| document.sentences[m.sentence].block;
    let (before, near) = recent(figures);
    let fated = |f: &Bounded| {
        matches!(f.bound.status, Status::Killed | Status::Exhumed)
            && f.mention.kind == MentionKind::Counted
            && f.mention.count.low() > 1
            && f.whole.is_none()
            && !f.replaced
            && fits(mention, f)
            && mention.sentence - f.mention.sentence <= 2
            && block(&f.mention) == block(mention)
    };
    near.iter().rposition(fated).map(|at| before + at)
}

/// "killed 183 civilians and injured 836": a bare number leaves out the noun of the one before it in its sentence.
pub(super) fn left_out(
    document: &Document,
    mention: &Mention,
    fated: bool,
    figures: &[Bounded],
) -> Option<usize> {
    // "One man died and one was hurt", "a woman was killed and another wounded"
    let one_more = mention.count.high() == Some(1) && mention.is_bare();
    let other = mention.noun.other || one_more;
    let counted = |f: &&Bounded| {
        let kind = f.mention.kind;
        let fit = kind == MentionKind::Counted || other && kind == MentionKind::Single;
        f.mention.sentence == mention.sentence && fit
    };
    let last = figures.last().filter(counted)?;
    let at = last.whole.or(last.like).filter(|w| counted(&&figures[*w])).unwrap_or(figures.len() - 1);
    if figures[at].mention.count.high() == Some(1) && !other {
        return None;
    }
    let gap = figures[at].mention.outer.end..mention.outer.start;
    let joined = gap.clone().any(|k| document.is(k, Class::And) || matches!(document.words(k), ";" | ","));
    let other = mention.noun.other && matches!(mention.noun.head, super::noun::Head::None);
    ((mention.is_bare() || fated || other) && joined && gap.len() < LEFT_OUT_REACH).then_some(at)
}

/// "36 reporters fell in the war. Seven were shot dead in Orvane": the noun is that of the sentence before.
pub(super) fn before_that(
    document: &Document,
    mention: &Mention,
    bound: &Bound,
    figures: &[Bounded],
) -> Option<usize> {
    let opens = mention.outer.start == document.sentences[mention.sentence].tokens.start;
    let block = |m: &Mention| document.sentences[m.sentence].block;
    let last = figures.iter().rposition(|f| f.mention.kind == MentionKind::Counted && !f.replaced)?;
    let before = &figures[last];
    let near = before.mention.sentence + 1 == mention.sentence && block(&before.mention) == block(mention);
    (opens && near && mention.is_bare() && before.bound.status == bound.status).then_some(last)
}

/// How far before a bare number the noun that it leaves out may stand, in tokens.
const LEFT_OUT_REACH: usize = 24;

/// "97 were men, 71 women, nine boys and six girls": parts of the same whole, the verb said once.
pub(super) fn gapped(
    document: &Document,
    mention: &Mention,
    figures: &[Bounded],
) -> Option<(Bound, Option<usize>)> {
    let last = figures.last().filter(|f| f.mention.sentence == mention.sentence)?;
    let whole = last.whole?;
    let mut from = last.mention.outer.end;
    if document.tokens[from].classes.has_any(&[Class::Be, Class::Preposition]) {
        from =
            (from..mention.outer.start).find(|k| document.is(*k, Class::And) || document.reads(*k, ","))?;
    }
    let gap = from..mention.outer.start;
    let joins = !gap.is_empty()
        && gap.clone().all(|k| {
            document.tokens[k].classes.has_any(&[Class::And, Class::Adverb]) || document.reads(k, ",")
        });
    let counted = mention.kind == MentionKind::Counted && (mention.is_people() || mention.is_bare());
    let own = document.is(mention.outer.end, Class::Have);
    (joins && counted && !own && fits(mention, &figures[whole]))
        .then_some((Bound { how: How::Part(whole), rule: Rule::SiblingPart, ..last.bound }, Some(whole)))
}

/// "caring for 11 of the survivors": the words of the whole say what happened, though no figure counts it.
pub(super) fn of_fate(document: &Document, mention: &Mention) -> Option<(Bound, Option<usize>)> {
    let mut words = mention.noun.of_whole.clone().filter(|_| mention.kind == MentionKind::Counted)?;
    let (cue, status) = words.find_map(|k| antecedent::fate_at(document, k).map(|status| (k, status)))?;
    Some((Bound { status, how: How::Toll, cue, rule: Rule::PartAcross, mended: None }, None))
}
