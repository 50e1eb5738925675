//! Figures: from tokens to numbers of people with what happened to them.
//!
//! `mention` collects what may count people, `bind` finds what happened to them, `part` ties parts to wholes,
//! `manner` says how it is said, and `running` how it is counted. Must not: resolve time, place or speaker; it is handed those.

mod age;
mod ahead;
mod among;
mod antecedent;
pub(crate) mod bind;
mod cardinal;
mod complement;
mod decoy;
mod ending;
mod extreme;
mod fraction;
mod joined;
mod kin;
mod label;
mod labelled;
mod lean;
mod left;
mod limb;
pub(crate) mod manner;
mod mend;
pub(crate) mod mention;
mod name;
mod naming;
mod nation;
pub(crate) mod noun;
pub(crate) mod number;
mod object;
mod outcome;
mod own;
pub(crate) mod part;
pub(crate) mod running;
mod sequel;
mod sibling;
mod single;
mod speaks;
mod split;
mod superseded;
mod table;
mod taken_up;
mod testimony;
mod total;
mod trade;
mod trait_behind;
mod walk;

use crate::document::Document;
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use bind::Bound;
use mention::{Mention, MentionKind};
use noun::Head;
use part::Bounded;
use vocabulary::{Count, Gazetteer, Group, Precision, Sex, Unit};

/// All figures of a document, in order; `taken` are the tokens of dates and durations.
pub(crate) fn find(document: &Document, taken: &[bool], gazetteer: &'static Gazetteer) -> Vec<Bounded> {
    let mut mentions = mention::find(document, taken, gazetteer);
    let tables = table::read(document, &mut mentions);
    let mut bound = Vec::with_capacity(mentions.len());
    let (mut from, mut before) = (0, None);
    while from < mentions.len() {
        let sentence = mentions[from].sentence;
        let to = from + mentions[from..].iter().take_while(|m| m.sentence == sentence).count();
        bound.extend(bind::sentence(document, &mentions[from..to], &tables.given[from..to], before));
        before = bound[from..].iter().rev().flatten().next().map(|b: &bind::Bound| b.status).or(before);
        from = to;
    }
    answers(document, &mentions, &mut bound);
    fragments(document, &mentions, &mut bound);
    said_again(document, &mentions, &mut bound);
    let labelled = labelled::label(document, &mut mentions, &mut bound);
    let mut figures = part::tie(document, mentions, bound);
    tie_labelled(&mut figures, &labelled);
    tables.tie(&mut figures);
    work_out_shares(document, &mut figures);
    figures
}

/// A victim named before is no new figure when named again.
fn said_again(document: &Document, mentions: &[Mention], bound: &mut [Option<Bound>]) {
    let mut names: std::collections::BTreeSet<String> = std::collections::BTreeSet::new();
    for (mention, slot) in mentions.iter().zip(bound) {
        if mention.kind != MentionKind::Named || slot.is_none() {
            continue;
        }
        let Head::Person(last) = mention.noun.head else { continue };
        let first = last.saturating_sub(1).max(mention.tokens.start);
        let name = document.slice(first..last + 1).to_owned();
        // "Ocampo, 41": the surname of one who was named in full.
        let surname = document.slice(last..last + 1).to_owned();
        let again = first == last && names.contains(&surname);
        names.insert(surname);
        if again || first < last && !names.insert(name) {
            *slot = None;
        }
    }
}

/// "killed: 148; of which women: 37": a labelled number is a part of the one before that is none.
fn tie_labelled(figures: &mut [Bounded], labelled: &[(usize, usize)]) {
    for (part, whole) in labelled {
        if let (Some(part), Some(whole)) = (part::starting(figures, *part), part::starting(figures, *whole)) {
            figures[part].tie_to(whole, Rule::WholeNamed);
        }
    }
}

/// "How many have been identified? — Two hundred": an answer takes the fate that its question asks after.
fn answers(document: &Document, mentions: &[Mention], bound: &mut [Option<Bound>]) {
    for (mention, slot) in mentions.iter().zip(bound) {
        if slot.is_some() || !mention.is_bare() {
            continue;
        }
        let Some(question) = question_before(document, mention) else { continue };
        let asked = document.words(question.end - 1) == "?"
            && question.clone().any(|k| document.reads(k, "how") && document.reads(k + 1, "many"));
        let fate = question.rev().find_map(|k| {
            [Class::Passive, Class::Suffered, Class::State]
                .iter()
                .find_map(|class| mention::status(document, k, *class))
                .map(|status| (k, status))
        });
        if let Some((cue, status)) = fate.filter(|_| asked) {
            *slot = Some(Bound { status, how: bind::How::Toll, cue, rule: Rule::Answer, mended: None });
        }
    }
}

/// The question that a mention opens the answer to: the block before, or the sentence before in the same block.
fn question_before(document: &Document, mention: &Mention) -> Option<std::ops::Range<usize>> {
    let opens = |start: usize| mention.tokens.start <= start + 2;
    let block = document.sentences[mention.sentence].block;
    if opens(document.blocks[block].tokens.start) {
        return block.checked_sub(1).map(|block| document.blocks[block].tokens.clone());
    }
    let before = document.sentences.get(mention.sentence.checked_sub(1)?)?;
    (opens(before.tokens.end) && before.block == block).then(|| before.tokens.clone())
}

/// "Ann Lee, cook, 58. Drowned; …": in a list of names the fate stands in a fragment behind each.
fn fragments(document: &Document, mentions: &[Mention], bound: &mut [Option<Bound>]) {
    for (mention, slot) in mentions.iter().zip(bound) {
        let Some(next) = document.sentences.get(mention.sentence + 1) else { continue };
        let first = mention.tokens.start == document.sentences[mention.sentence].tokens.start;
        let same = next.block == document.sentences[mention.sentence].block;
        if slot.is_some() || mention.kind != MentionKind::Named || !first || !same {
            continue;
        }
        let cue = next.tokens.start;
        let classes = [Class::Suffered, Class::Passive, Class::State];
        if let Some(status) = classes.iter().find_map(|class| mention::status(document, cue, *class)) {
            *slot = Some(Bound { status, how: bind::How::Subject, cue, rule: Rule::Fragment, mended: None });
        }
    }
}

/// A share of a known total is its number, worked out and so only "about"; without a total it is no figure.
fn work_out_shares(document: &Document, figures: &mut [Bounded]) {
    for at in 0..figures.len() {
        let MentionKind::Share(share) = figures[at].mention.kind else { continue };
        let whole = figures[at].whole.map(|whole| figures[whole].mention.count.named());
        if let Some(total) = whole.or_else(|| total_beside(document, &figures[at].mention)) {
            figures[at].mention.count = Count::bounded(share.of_total(total), Precision::About);
        }
    }
}

/// "a third of its 90 men": the number in the words of the whole, though no figure counts it.
fn total_beside(document: &Document, mention: &Mention) -> Option<u64> {
    let mut words = mention.noun.of_whole.clone().filter(|_| mention.noun.counted_whole)?;
    let end = words.end;
    words.find_map(|k| number::cardinal(document, k, end)).map(|(total, _)| total)
}

/// Whether a figure can stand: a share needs its total.
pub(crate) fn stands(figure: &Bounded) -> bool {
    !matches!(figure.mention.kind, MentionKind::Share(_))
        || figure.whole.is_some()
        || figure.mention.noun.counted_whole
}

/// Where the noun says how old they are, what stands behind does not.
fn traits_of_age(bits: u16) -> u16 {
    let ages = traits::CHILD | traits::ADULT | traits::ELDERLY;
    if bits & ages == 0 { 0 } else { ages }
}

/// "Tomas Reve was shot outside his home": the first pronoun behind one person says the sex.
fn sex_of_pronoun(document: &Document, figures: &[Bounded], at: usize) -> Option<Sex> {
    let mention = &figures[at].mention;
    if mention.count.high() != Some(1) || mention.count.low() != 1 {
        return None;
    }
    let sentence = mention.sentence;
    let end = document.sentences[sentence].tokens.end;
    let next =
        figures[at + 1..].iter().map(|f| &f.mention).find(|m| m.is_one()).map_or(end, |m| m.tokens.start + 1);
    let first = document
        .sentences
        .get(sentence + 1)
        .filter(|s| s.block == document.sentences[sentence].block && next >= end)
        .map(|s| s.tokens.start);
    // "A shepherd lost a foot when he stepped on a mine": he is whom the sentence is about.
    let subject = figures[at].bound.how == bind::How::Subject;
    let goes_on = |k: usize| {
        subject
            && matches!(
                document.folded(k),
                "when" | "as" | "while" | "before" | "after" | "because" | "until"
            )
    };
    (mention.outer.end..next.min(end))
        .take_while(|k| {
            !document.tokens[*k].classes.has_any(&[Class::Say, Class::But])
                || document.is(*k, Class::Pronoun)
                || goes_on(*k)
        })
        .chain(first)
        // "lost his life" may be one phrase of the lexicon.
        .flat_map(|k| document.folded(k).split(' '))
        .find_map(|word| match word {
            "he" | "him" | "his" | "himself" => Some(Sex::Male),
            "she" | "her" | "hers" | "herself" => Some(Sex::Female),
            _ => None,
        })
}

/// Of whom, and in what unit. What the noun left out says holds too.
pub(crate) fn group(document: &Document, figures: &[Bounded], at: usize) -> (Group, Unit) {
    let noun = &figures[at].mention.noun;
    let nationality = noun.nationality.clone().map(|words| document.slice(words).to_owned());
    let behind = trait_behind::find(document, figures, at);
    let mut bits = noun.traits | behind & !traits_of_age(noun.traits);
    bits &= !1;
    let mut group = noun::group(bits, nationality);
    let mut like = figures[at].like;
    for _ in 0..3 {
        let Some(other) = like else { break };
        let said = noun::group(figures[other].mention.noun.traits, None);
        // "eight others" are like the first in what they do, not in sex or age.
        if !noun.other {
            group.sex = group.sex.or(said.sex);
            group.age = group.age.or(said.age);
        }
        group.role = group.role.or(said.role);
        // What the whole is, a part need not be.
        let nation = figures[other].mention.noun.nationality.clone().filter(|_| figures[at].whole.is_none());
        group.nationality =
            group.nationality.or_else(|| nation.map(|words| document.slice(words).to_owned()));
        like = figures[other].like;
    }
    group.role = group.role.or_else(|| trade::role_of_colleagues(document, figures, at));
    group.sex = group.sex.or_else(|| sex_of_pronoun(document, figures, at));
    (group, noun::unit(noun.traits))
}
