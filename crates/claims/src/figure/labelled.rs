//! Labels in running text: "killed: 12, wounded: 30; of whom children: 4".
//!
//! What stands before the colon says what happened and to whom. Must not: read rows; that is the business of `table`.

use super::bind::{Bound, How};
use super::mention::{Mention, status};
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::Status;

/// The longest label, in tokens.
const LABEL_TOKENS_MAX: usize = 10;

/// Gives labelled numbers their fates; a pair for each part ("of which women") and its whole, by their first tokens.
pub(super) fn label(
    document: &Document,
    mentions: &mut [Mention],
    bound: &mut [Option<Bound>],
) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut last: Option<usize> = None;
    for at in 0..mentions.len() {
        if !mentions[at].is_bare() && !mentions[at].has(traits::FAMILIES) && !mentions[at].is_people() {
            continue;
        }
        // "The victims: 12 women, nine men and four children"
        let gap = at.checked_sub(1).map_or(0..0, |p| mentions[p].outer.end..mentions[at].outer.start);
        let listed = at > 0
            && last == Some(at - 1)
            && mentions[at].sentence == mentions[at - 1].sentence
            && mentions[at].is_people()
            && !gap.is_empty()
            && gap.clone().all(|k| document.is(k, Class::And) || document.reads(k, ","));
        // "Detained: 12 (4 women)"
        let bracketed = document.reads(gap.start, "(") && gap.len() == 1 && last == at.checked_sub(1);
        if bracketed
            && mentions[at].is_people()
            && bound[at].is_none()
            && mentions[at].sentence == mentions[at - 1].sentence
        {
            bound[at] = bound[at - 1].filter(|b| b.rule == Rule::Labelled);
            parts.push((mentions[at].tokens.start, mentions[at - 1].tokens.start));
            continue;
        }
        if listed && bound[at].is_none() {
            bound[at] = bound[at - 1].filter(|b| b.rule == Rule::Labelled);
            last = Some(at);
            continue;
        }
        let Some(label) = label_of(document, &mentions[at]) else { continue };
        if bound[at].is_some() || !document.cells(mentions[at].sentence).is_empty() {
            continue;
        }
        let part = document.value(label.start, Class::Including) == Some(1)
            || document.reads(label.start, "of") && !document.is(label.start + 1, Class::Determiner);
        let own = fate_of(document, label.clone());
        let above = || last.filter(|_| part).and_then(|l: usize| bound[l]);
        let Some((cue, status)) = own.or_else(|| above().map(|whole| (label.start, whole.status))) else {
            continue;
        };
        let rule = Rule::Labelled;
        bound[at] = Some(Bound { status, how: How::Toll, cue, rule, mended: None });
        let said = label.filter_map(|k| document.value(k, Class::Person)).fold(0, |bits, more| bits | more);
        if mentions[at].is_bare() {
            mentions[at].noun.traits |= said & !1;
        }
        match last.filter(|_| part) {
            Some(whole) => parts.push((mentions[at].tokens.start, mentions[whole].tokens.start)),
            None => last = Some(at),
        }
    }
    parts
}

/// The words of a number's label: those before its colon.
fn label_of(document: &Document, mention: &Mention) -> Option<Range<usize>> {
    let block = document.blocks[document.sentences[mention.sentence].block].tokens.clone();
    let before = mention.outer.start.checked_sub(1).filter(|k| *k > block.start)?;
    // "Dead – 14; injured – 30"
    let dash = matches!(document.words(before), "–" | "—")
        && mention.is_bare()
        && ends_item(document, mention.outer.end);
    if !document.reads(before, ":") && !dash {
        return None;
    }
    let from = (block.start..before)
        .rev()
        .take(LABEL_TOKENS_MAX)
        .take_while(|k| {
            document.tokens[*k].kind == Kind::Word || document.reads(*k, "-") && *k > block.start + 1
        })
        .last()?;
    let stops = from == block.start
        || matches!(document.words(from - 1), ";" | "," | ":" | "." | "-" | "•" | "*" | "–" | "—" | "|");
    stops.then_some(from..before)
}

/// Whether an item of a list ends here.
fn ends_item(document: &Document, k: usize) -> bool {
    matches!(document.words(k), "" | ";" | "," | ".") || document.tokens[k].kind == Kind::Break
}

/// The fate that a label names: behind its noun for people where it has one ("displaced people killed").
fn fate_of(document: &Document, words: Range<usize>) -> Option<(usize, Status)> {
    let classes = [Class::Toll, Class::Fate, Class::Passive, Class::Suffered, Class::State, Class::FateWeak];
    let fate = |k: usize| classes.iter().find_map(|class| status(document, k, *class)).map(|s| (k, s));
    let says = words.clone().any(|k| document.is(k, Class::Say));
    let noun = words.clone().find(|k| document.is(*k, Class::Person)).unwrap_or(words.start);
    let victims = words.clone().find(|k| matches!(document.folded(*k), "victims" | "the victims"));
    let victims = victims.filter(|_| words.len() < 4).map(|k| (k, Status::Killed));
    let behind = (noun..words.end).find_map(fate).or(victims);
    behind.or_else(|| words.clone().find_map(fate)).filter(|_| !says)
}
