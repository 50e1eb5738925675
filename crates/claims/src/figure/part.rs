//! Parts and wholes, within a sentence and across sentences.
//!
//! A part names its whole ("of whom", "including", "of the dead") or stands right behind it and sums to it. What
//! has no fate of its own takes the whole's. Must not: make a part larger than its whole.

use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind, status};
use crate::document::Document;
use crate::lexicon::{Class, traits};
use vocabulary::Status;

/// How many sentences back a whole is looked for.
const SENTENCES_BACK: usize = 4;

/// A mention that counts people to whom something happened.
#[derive(Clone, Debug)]
pub(crate) struct Bounded {
    /// The phrase.
    pub(crate) mention: Mention,
    /// What happened.
    pub(crate) bound: Bound,
    /// The figure that it is a part of.
    pub(crate) whole: Option<usize>,
}

/// Keeps what is bound, in order, with parts tied to their wholes.
pub(crate) fn tie(document: &Document, mentions: Vec<Mention>, bound: Vec<Option<Bound>>) -> Vec<Bounded> {
    let mut figures: Vec<Bounded> = Vec::new();
    let mut place: Vec<Option<usize>> = vec![None; mentions.len()];
    let first_of_sentence = |at: usize| {
        mentions[..at].iter().rposition(|m| m.sentence != mentions[at].sentence).map_or(0, |p| p + 1)
    };
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let local = |p: usize| place[first_of_sentence(at) + p];
        let found = bound[at]
            .map(|b| (b, within(&b, &figures, local)))
            .or_else(|| across(document, mention, &figures));
        let Some((bound, whole)) = found else { continue };
        let whole = whole
            .or_else(|| named_whole(document, mention, &bound, &figures))
            .filter(|w| fits(mention, &figures[*w]));
        place[at] = Some(figures.len());
        figures.push(Bounded { mention: mention.clone(), bound, whole });
    }
    figures
}

/// The whole that the sentence's own binding found; what is joined to a part is a part of the same whole.
fn within(bound: &Bound, figures: &[Bounded], local: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    match bound.how {
        How::Part(previous) => local(previous),
        How::Joined(previous) => local(previous).and_then(|p| figures[p].whole),
        _ => None,
    }
}

/// A part is no larger than its whole.
fn fits(mention: &Mention, whole: &Bounded) -> bool {
    let shares = matches!(mention.kind, MentionKind::Share(_));
    shares || whole.mention.count.high().is_none_or(|high| mention.count.low() <= high)
}

/// A mention without a fate: a part of something said before ("Of these, 172 were men").
fn across(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<(Bound, Option<usize>)> {
    if let Some(echo) = echo(document, mention, figures).or_else(|| among_them(document, mention, figures)) {
        return Some(echo);
    }
    let partitive = mention.noun.of_them || mention.noun.of_whole.is_some();
    let copular = is_copular(document, mention);
    let share = matches!(mention.kind, MentionKind::Share(_));
    let whole_of_part = is_whole_of_part(document, mention);
    let zero = mention.kind == MentionKind::Nobody;
    let names_of = mention.is_bare() && document.is(mention.outer.start.saturating_sub(1), Class::Named);
    let opening = names_of || mention.is_bare() && opens_with_of(document, mention);
    if !(partitive || copular && mention.kind == MentionKind::Counted || share || whole_of_part || opening)
        || zero
    {
        return None;
    }
    let whole = antecedent(document, mention, figures, None)?;
    if whole_of_part {
        let same = figures.iter().rposition(|f| f.mention.count == mention.count)?;
        let bound = Bound { how: How::Toll, ..figures[same].bound };
        return Some((bound, None));
    }
    let bound = Bound { how: How::Part(whole), ..figures[whole].bound };
    Some((bound, Some(whole)))
}

/// "the 412 victims", "the remaining 38": a number said before, said again with an article.
fn echo(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<(Bound, Option<usize>)> {
    let definite = mention.outer.start < mention.tokens.start && mention.count.low() > 3
        || document.value(mention.tokens.start, Class::More) == Some(2);
    let alike = mention.kind == MentionKind::Counted && (mention.is_bare() || mention.is_people());
    if !(definite && alike) {
        return None;
    }
    let same = figures.iter().rev().find(|f| {
        f.mention.count == mention.count
            && f.mention.noun.traits & traits::FAMILIES == mention.noun.traits & traits::FAMILIES
    })?;
    Some((Bound { how: How::Toll, ..same.bound }, None))
}

/// "A father and his twin daughters are among them", "The youngest, a girl of eight, …".
fn among_them(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<(Bound, Option<usize>)> {
    let sentence = &document.sentences[mention.sentence].tokens;
    let said = (mention.outer.end..sentence.end)
        .any(|k| document.folded(k).starts_with("among th") && k > 0 && document.is(k - 1, Class::Be));
    let listed = mention.kind == MentionKind::Named
        && document.is(mention.outer.start.saturating_sub(1), Class::Be)
        && document.value(sentence.start, Class::Pronoun) == Some(0);
    let said = said || listed;
    let before = sentence.start..mention.outer.start;
    let extreme = before.clone().any(|k| matches!(document.folded(k), "youngest" | "oldest" | "eldest"))
        && document.reads(mention.outer.start.saturating_sub(1), ",");
    if !(said || extreme) {
        return None;
    }
    let whole = antecedent(document, mention, figures, None)?;
    Some((Bound { how: How::Part(whole), ..figures[whole].bound }, Some(whole)))
}

/// "six of the nineteen": the number after "of the" stands for a whole said before.
fn is_whole_of_part(document: &Document, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    mention.is_bare() && start >= 2 && document.reads(start - 1, "the") && document.reads(start - 2, "of")
}

/// "172 were men", "Seven were employees": a noun for people behind a form of "to be".
fn is_copular(document: &Document, mention: &Mention) -> bool {
    let after = mention.outer.end;
    let noun = (after + 1..after + 4).any(|k| document.is(k, Class::Person));
    let under = document.reads(after + 1, "under");
    mention.is_bare() && document.is(after, Class::Be) && (noun || under)
}

/// The whole that words such as "of the dead" or a sentence's opening "Of these" name.
fn named_whole(document: &Document, mention: &Mention, bound: &Bound, figures: &[Bounded]) -> Option<usize> {
    let sentence = &document.sentences[mention.sentence].tokens;
    let opening =
        document.value(sentence.start, Class::Including) == Some(1) || document.reads(sentence.start, "of");
    let whole = mention.noun.of_whole.is_some() || mention.noun.of_them;
    if !(whole || opening && mention.count.low() > 0) {
        return None;
    }
    let fate = mention.noun.of_whole.as_ref().and_then(|w| w.clone().find_map(|k| fate_at(document, k)));
    antecedent(document, mention, figures, fate.or(Some(bound.status)).filter(|_| fate.is_some()))
}

fn fate_at(document: &Document, k: usize) -> Option<Status> {
    status(document, k, Class::Toll)
        .or_else(|| status(document, k, Class::Fate))
        .or_else(|| status(document, k, Class::State))
}

/// The latest figure that can be the whole: of the fate named, larger, and not a part that stands beside this one.
fn antecedent(
    document: &Document,
    mention: &Mention,
    figures: &[Bounded],
    fate: Option<Status>,
) -> Option<usize> {
    if let Some(value) = mention.noun.of_whole.clone().filter(|_| mention.noun.counted_whole).and_then(|w| {
        w.clone().find_map(|k| super::number::cardinal(document, k, w.end)).map(|(value, _)| value)
    }) {
        return figures.iter().rposition(|f| f.mention.count.named() == value);
    }
    let fate = fate.or_else(|| {
        mention.noun.of_whole.as_ref().and_then(|w| w.clone().find_map(|k| fate_at(document, k)))
    });
    let mut last: Option<usize> = None;
    for (at, figure) in figures.iter().enumerate().rev() {
        if mention.sentence - figure.mention.sentence > SENTENCES_BACK {
            break;
        }
        let single =
            matches!(figure.mention.kind, MentionKind::Single | MentionKind::Named | MentionKind::Nobody);
        let right = fate.is_none_or(|fate| figure.bound.status == fate);
        if single || !right || !fits(mention, figure) || figure.mention.count.low() <= 1 {
            continue;
        }
        // The latest sentence wins; within it, the largest whole.
        match last {
            Some(l) if figures[l].mention.sentence != figure.mention.sentence => break,
            Some(l) if figures[l].whole != Some(at) => {}
            _ => last = Some(at),
        }
    }
    last
}

/// "Of these, 172 were men": the sentence opens with its whole.
fn opens_with_of(document: &Document, mention: &Mention) -> bool {
    let start = document.sentences[mention.sentence].tokens.start;
    let quoted = usize::from(matches!(document.words(start), "\"" | "\u{201C}"));
    document.value(start + quoted, Class::Including) == Some(1) || document.reads(start + quoted, "of")
}
