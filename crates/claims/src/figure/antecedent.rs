//! The whole that a part speaks of: which of the figures said before.
//!
//! Must not: look ahead, or take a part of one kind for a whole of another.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind, status};
use super::part::{Bounded, fits, recent};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::Status;

/// How many sentences back a whole is looked for.
const SENTENCES_BACK: usize = 4;

/// How many marks and numbers may stand before the first word of a sentence.
const LEAD_MAX: usize = 4;

/// "Of these, …", "Of the dead, …": a sentence that opens with its whole.
pub(super) struct Opening {
    /// The words of the whole.
    words: Range<usize>,
    /// The fate that they name.
    pub(super) fate: Option<Status>,
    /// They have a number of their own.
    counted: bool,
}

impl Opening {
    /// The opening of a mention's sentence, where it names people.
    pub(super) fn of(document: &Document, mention: &Mention) -> Option<Opening> {
        let sentence = &document.sentences[mention.sentence].tokens;
        // Quotation marks, bullets and the numbers of a list stand before the words.
        let first = sentence
            .clone()
            .take(LEAD_MAX)
            .find(|k| document.tokens[*k].kind == Kind::Word)
            .unwrap_or(sentence.start);
        // "27 of them have been identified": the number is the part's own.
        if first > mention.outer.start {
            return None;
        }
        let them =
            document.value(first, Class::Including) == Some(1) && document.folded(first).starts_with("of ");
        if !them && !document.reads(first, "of") {
            return None;
        }
        let end =
            (first + 1..sentence.end.min(first + 9)).find(|k| document.reads(*k, ",")).unwrap_or(first + 4);
        // "Of these 97 have been named": no comma parts the opening from its part.
        let open = them && mention.tokens.start > first && mention.tokens.start < end;
        let end = if open { mention.outer.start } else { end };
        let words = first..end.min(sentence.end);
        let counted =
            [Class::Person, Class::Fate, Class::Toll, Class::Cardinal, Class::State, Class::FateWeak];
        let people = words.clone().any(|k| {
            document.tokens[k].classes.has_any(&counted)
                || document.tokens[k].kind == Kind::Number
                || document.reads(k, "those")
        });
        let event = words.clone().any(|k| document.is(k, Class::Event));
        let fate = words.clone().find_map(|k| fate_at(document, k));
        let counted =
            words.clone().any(|k| document.tokens[k].kind == Kind::Number || document.is(k, Class::Cardinal));
        (them || people && !event).then_some(Opening { words, fate, counted })
    }

    /// "Of the disappeared, 431 were women": the words name a fate that no figure has counted.
    pub(super) fn alone(self, document: &Document) -> Option<(Bound, Option<usize>)> {
        let status = self.fate.filter(|_| !self.counted)?;
        let cue = self.words.clone().find(|k| fate_at(document, *k).is_some())?;
        Some((Bound { status, how: How::Toll, cue, rule: Rule::PartAcross, mended: None }, None))
    }

    /// Whether the mention is itself the whole that opens the sentence.
    pub(super) fn holds(&self, mention: &Mention) -> bool {
        self.words.contains(&mention.tokens.start)
    }
}

/// The fate that a word of a whole names.
pub(super) fn fate_at(document: &Document, k: usize) -> Option<Status> {
    if matches!(document.folded(k), "victims" | "victim") {
        return Some(Status::Killed);
    }
    if document.has_trait(k, crate::lexicon::traits::BODIES) {
        return Some(Status::Exhumed);
    }
    let classes = [Class::Toll, Class::Fate, Class::State, Class::FateWeak, Class::Passive];
    classes.iter().find_map(|class| status(document, k, *class))
}

/// The figure that is a mention's whole: by its number, its noun or its fate; else the nearest that can be.
pub(super) fn find(
    document: &Document,
    mention: &Mention,
    figures: &[Bounded],
    fate: Option<Status>,
) -> Option<usize> {
    let whole = mention.noun.of_whole.clone();
    if let Some(words) = whole.clone().filter(|_| mention.noun.counted_whole) {
        let value = words.clone().find_map(|k| super::number::cardinal(document, k, words.end))?.0;
        return last(figures, |f| f.mention.count.named() == value);
    }
    let fate = fate.or_else(|| whole.clone().and_then(|mut w| w.find_map(|k| fate_at(document, k))));
    let opening = Opening::of(document, mention);
    // "Five of those killed were women"
    let those = mention.noun.of_them && document.reads(mention.noun.end - 1, "of those");
    let those = those.then(|| fate_at(document, mention.noun.end)).flatten();
    let fate = fate.or(opening.as_ref().and_then(|opening| opening.fate)).or(those);
    if let (Some(words), None) = (&whole, fate) {
        return by_noun(document, mention, words.clone(), figures);
    }
    // "29 of the dead": all of the dead, not a part of them.
    let of_fate = whole.is_some() && fate.is_some();
    if of_fate {
        let all = |f: &Bounded| {
            Some(f.bound.status) == fate
                && f.whole.is_none()
                && f.mention.count.low() > 1
                && fits(mention, f)
                && mention.sentence - f.mention.sentence <= 2 * SENTENCES_BACK
        };
        // "22 died at once while four died later. Seven of the dead …": the largest in the paragraph that spoke of them.
        if let Some(latest) = last(figures, all) {
            let block = |f: &Bounded| document.sentences[f.mention.sentence].block;
            let here = block(&figures[latest]);
            let (before, near) = recent(figures);
            let told = near.iter().enumerate().filter(|(_, f)| !f.replaced && all(f) && block(f) == here);
            return told.max_by_key(|(at, f)| (f.mention.count.low(), *at)).map(|(at, _)| before + at);
        }
    }
    if let Some(opening) = &opening {
        let opens = |f: &Bounded| f.mention.sentence == mention.sentence && opening.holds(&f.mention);
        if let Some(whole) = last(figures, opens).filter(|w| fits(mention, &figures[*w])) {
            return Some(whole);
        }
    }
    // "Of the 150 on board, 104 were killed": the whole is a number that counts no victims.
    if opening.as_ref().is_some_and(|opening| opening.counted) && !mention.noun.of_them {
        return None;
    }
    let opening = opening.is_some();
    nearest(document, mention, figures, fate, opening)
}

/// "three of the men", "188 of the families": the latest figure with that noun; of "their teachers" there is none.
fn by_noun(
    document: &Document,
    mention: &Mention,
    words: Range<usize>,
    figures: &[Bounded],
) -> Option<usize> {
    if document.is(words.start, Class::Possessive) {
        return None;
    }
    let noun = words.clone().find(|k| document.is(*k, Class::Person))?;
    let same = |f: &Bounded| {
        let head = matches!(f.mention.noun.head, super::noun::Head::Person(t) if document.folded(t) == document.folded(noun));
        let traits = document
            .value(noun, Class::Person)
            .is_some_and(|bits| bits > 1 && f.mention.noun.traits & !1 == bits & !1);
        (head || traits) && fits(mention, f)
    };
    last(figures, same)
}

/// The last of the recent figures that is so.
fn last(figures: &[Bounded], is: impl Fn(&Bounded) -> bool) -> Option<usize> {
    let (before, near) = recent(figures);
    near.iter().rposition(|f| !f.replaced && is(f)).map(|at| before + at)
}

/// The nearest figure in the same sentence, else the largest of the latest sentence that has one.
fn nearest(
    document: &Document,
    mention: &Mention,
    figures: &[Bounded],
    fate: Option<Status>,
    opening: bool,
) -> Option<usize> {
    let can = |f: &Bounded| {
        let single = matches!(f.mention.kind, MentionKind::Single | MentionKind::Named | MentionKind::Nobody);
        let right = fate.is_none_or(|fate| f.bound.status == fate);
        let near = mention.sentence - f.mention.sentence <= SENTENCES_BACK;
        !single && right && near && fits(mention, f) && f.mention.count.low() > 1
    };
    let here = last(figures, |f| can(f) && f.mention.sentence == mention.sentence);
    if let Some(here) = here.filter(|_| !opening) {
        let between = figures[here].mention.outer.end..mention.outer.start;
        let clause = between.clone().any(|k| document.reads(k, ";"));
        let others =
            mention.noun.of_them && !clause && between.clone().any(|k| document.is(k, Class::Person));
        return (!others).then_some(here);
    }
    let latest = last(figures, |f| can(f) && f.mention.sentence < mention.sentence)?;
    let sentence = figures[latest].mention.sentence;
    let top = (0..=latest)
        .rev()
        .take_while(|f| figures[*f].mention.sentence == sentence)
        .filter(|f| can(&figures[*f]) && !figures[*f].replaced);
    top.max_by_key(|f| (figures[*f].whole.is_none(), figures[*f].mention.count.low()))
}
