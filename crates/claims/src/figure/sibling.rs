//! Parts told beside other parts, and wholes told beside their parts: "nine drowned and three were crushed", "the
//! other 22", "the 14 dead include two paramedics", "three colleagues, Ana Solt, Piet Varn and Lise Omber".
//!
//! Must not: tie what the words between leave open.

use super::bind::Bound;
use super::joined::is_grade;
use super::lean::may_hold;
use super::mention::{Mention, MentionKind};
use super::part::{Bounded, fits};
use crate::document::Document;
use crate::ground::Rule;
use crate::lexicon::Class;
use vocabulary::Status;

/// The most people that an apposition names one by one.
const NAMED_MAX: u64 = 6;
/// The longest gap between two names of a list, in tokens: an age, a trade.
const NAME_GAP: usize = 6;

/// The whole of a number that is told beside another part of it, or right behind it.
pub(super) fn whole(
    document: &Document,
    mention: &Mention,
    bound: &Bound,
    figures: &[Bounded],
) -> Option<(usize, Rule)> {
    if !matches!(mention.kind, MentionKind::Counted | MentionKind::Single) || mention.count.low() == 0 {
        return None;
    }
    let last = figures.len().checked_sub(1)?;
    let here = figures[last].mention.sentence == mention.sentence;
    let holds = |whole: usize| {
        let status = figures[whole].bound.status;
        fits(mention, &figures[whole]) && (status == bound.status || may_hold(status, bound.status))
    };
    let graded = Some(last).filter(|_| here && is_grade(document, mention));
    let named = || included(document, mention, figures).or_else(|| among(document, mention, figures));
    if let Some(whole) = graded.or_else(named).filter(|whole| holds(*whole)) {
        return Some((whole, Rule::WholeNamed));
    }
    let sibling = rest(document, mention, figures).or_else(|| joined_part(document, mention, figures))?;
    Some((sibling, Rule::SiblingPart)).filter(|(whole, _)| holds(*whole))
}

/// "112 casualties, including 30 fatalities", "The 14 dead include two paramedics".
fn included(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<usize> {
    let including = mention.outer.start.checked_sub(1)?;
    let last = figures.last()?;
    let before = last.mention.kind == MentionKind::Counted && last.mention.sentence == mention.sentence;
    let led = document.value(including, Class::Including) == Some(0);
    (led && before && !last.replaced).then(|| last.whole.unwrap_or(figures.len() - 1))
}

/// "Among the 40 wounded were eight members of the choir".
fn among(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<usize> {
    let first = document.sentences[mention.sentence].tokens.start;
    let opens = document.value(first, Class::Including) == Some(1);
    figures
        .iter()
        .rposition(|f| f.mention.sentence == mention.sentence && f.mention.outer.start == first + 1)
        .filter(|_| opens)
}

/// "Five came home; the other 22 are still missing": the rest of the whole of which some were told before.
fn rest(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<usize> {
    let last = figures.last()?;
    let remaining = document.value(mention.tokens.start, Class::More) == Some(2);
    let other = mention.noun.other || document.value(mention.tokens.start, Class::More) == Some(1);
    let article = document.is(mention.tokens.start.saturating_sub(1), Class::Determiner);
    let near = mention.sentence - last.mention.sentence <= 1;
    last.whole.filter(|_| article && near && (remaining || other))
}

/// "Nine drowned and three were crushed": joined to a part, and no more than the whole together with it.
fn joined_part(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<usize> {
    let last = figures.last().filter(|f| f.mention.sentence == mention.sentence)?;
    let whole = last.whole.filter(|whole| figures[*whole].mention.sentence < mention.sentence)?;
    let before = mention.outer.start.checked_sub(1)?;
    let joined = document.is(before, Class::And) || document.reads(before, "while");
    let of_it = |f: &&Bounded| f.whole == Some(whole) && f.mention.sentence == mention.sentence;
    let told: u64 = figures.iter().filter(of_it).map(|f| f.mention.count.low()).sum();
    let room = figures[whole].mention.count.high().is_none_or(|all| told + mention.count.low() <= all);
    (joined && room && mention.is_bare() && last.mention.is_bare()).then_some(whole)
}

/// "three colleagues, Ana Solt, Piet Varn and Lise Omber, were killed": as many names as the number says.
pub(super) fn names_behind(document: &Document, figures: &mut [Bounded]) {
    for at in 0..figures.len() {
        let (mention, status) = (&figures[at].mention, figures[at].bound.status);
        let count = mention.count.low();
        let counted = mention.kind == MentionKind::Counted && (2..=NAMED_MAX).contains(&count);
        let parts = at + 1..at + 1 + count as usize;
        if !counted || parts.end > figures.len() || mention.count.high() != Some(count) {
            continue;
        }
        let apposed = matches!(document.words(mention.outer.end), "," | ":" | "(" | "–" | "—");
        let one = |p: usize| {
            let part = &figures[p];
            let gap = figures[p - 1].mention.outer.end..part.mention.outer.start;
            let plain = !gap.clone().any(|k| document.tokens[k].classes.has_any(&[Class::Be, Class::Say]));
            let named = part.mention.kind == MentionKind::Named || part.mention.named;
            named && part.whole.is_none() && part.bound.status == status && gap.len() <= NAME_GAP && plain
        };
        if apposed && status != Status::Identified && parts.clone().all(one) {
            parts.for_each(|p| figures[p].tie_to(at, Rule::WholeInSentence));
        }
    }
}
