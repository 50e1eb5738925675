//! Parts and wholes, within a sentence and across sentences.
//!
//! A part names its whole ("of whom", "including", "of the dead") or stands right behind it and sums to it. What
//! has no fate of its own takes the whole's. Must not: make a part larger than its whole.

use super::antecedent::{self, Opening};
use super::bind::{Bound, How, is_fatal};
use super::extreme;
use super::joined::is_general;
use super::lean::{
    all_of, before_that, beside_part, gapped, left_out, named_of_found, of_fate, taken_again, told_of,
};
use super::mention::{Mention, MentionKind};
use super::sibling;
use super::superseded::superseded;
use crate::document::Document;
use crate::ground::Rule;
use crate::lexicon::{Class, traits};
use vocabulary::{Precision, Status};

/// From how much on a sum is taken for a whole of another paragraph: small sums meet by chance.
const FAR_SUM_MIN: u64 = 10;

/// From how many on the same number of people is taken for the same people.
const LARGE: u64 = 20;

/// How many figures back one is looked for: farther off, the same number is hardly the same thing.
const FIGURES_BACK: usize = 300;

/// The figures that are near enough to be spoken of again, and how many lie before them.
pub(super) fn recent(figures: &[Bounded]) -> (usize, &[Bounded]) {
    let before = figures.len().saturating_sub(FIGURES_BACK);
    (before, &figures[before..])
}

/// A mention that counts people to whom something happened.
#[derive(Clone, Debug)]
pub(crate) struct Bounded {
    /// The phrase.
    pub(crate) mention: Mention,
    /// What happened.
    pub(crate) bound: Bound,
    /// The figure that it is a part of.
    pub(crate) whole: Option<usize>,
    /// The rule that tied it to its whole.
    pub(crate) tied: Option<Rule>,
    /// It is given as a number since replaced: no whole of anything.
    pub(crate) replaced: bool,
    /// The figure whose noun it leaves out: what that one says of the people holds here too.
    pub(crate) like: Option<usize>,
}

impl Bounded {
    pub(super) fn tie_to(&mut self, whole: usize, rule: Rule) {
        (self.whole, self.tied) = (Some(whole), Some(rule));
    }

    pub(super) fn untie(&mut self) {
        (self.whole, self.tied) = (None, None);
    }
}

/// The figure whose mention begins at a token.
pub(super) fn starting(figures: &[Bounded], token: usize) -> Option<usize> {
    figures.binary_search_by_key(&token, |f| f.mention.tokens.start).ok()
}

/// How far before a number the words that set it beside another may stand, in tokens.
const COMPARED_REACH: usize = 10;

/// How far before a number the words that refuse it may stand, in tokens.
const REFUSED_REACH: usize = 6;

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
        let beside = beside_them(document, mention, &figures);
        let said = beside.or(whole).map(|whole| (whole, Rule::WholeInSentence));
        // "eight of them women and ten of them children": what cannot be a part of the last is one of its whole.
        let said = said.map(|(whole, rule)| {
            let larger = figures[whole].whole.filter(|_| !fits(mention, &figures[whole]));
            (larger.unwrap_or(whole), rule)
        });
        let named =
            || named_whole(document, mention, &bound, &figures).map(|whole| (whole, Rule::WholeNamed));
        let named = || named().or_else(|| beside_part(document, mention, &bound, &figures));
        let beside = || sibling::whole(document, mention, &bound, &figures);
        let again =
            || taken_again(document, mention, &bound, &figures).map(|whole| (whole, Rule::TakenAgain));
        let tied = said
            .or_else(named)
            .or_else(beside)
            .or_else(again)
            .filter(|(whole, _)| fits(mention, &figures[*whole]));
        let (whole, tied) = tied.unzip();
        let joined = match bound.how {
            How::Joined(previous) => local(previous),
            _ => None,
        };
        place[at] = Some(figures.len());
        // "171 civilians were killed and 700 injured"
        let fated = matches!(mention.noun.head, super::noun::Head::Fate(t) if document.tokens[t].classes.has_any(&[Class::Passive, Class::State]));
        let elliptic = mention.is_bare()
            || fated
            || mention.noun.of_them
            || mention.noun.of_whole.is_some()
            || mention.noun.other;
        let told = mention.noun.of_them && mention.noun.traits & !1 != 0;
        let like = joined
            .or(whole)
            .or_else(|| left_out(document, mention, fated, &figures))
            .or_else(|| before_that(document, mention, &bound, &figures))
            .filter(|_| elliptic && !told);
        let mut figure = Bounded { mention: mention.clone(), bound, whole, tied, like, replaced: false };
        // "Seventy families fled. Forty are camped at the school.": what is left out is the unit too.
        if let Some(whole) = whole.filter(|_| mention.is_bare()) {
            figure.mention.noun.traits |= figures[whole].mention.noun.traits & traits::FAMILIES;
        }
        let refused = (mention.outer.start.saturating_sub(REFUSED_REACH)..mention.outer.start)
            .any(|k| matches!(document.folded(k), "rather than" | "instead of" | "not the"));
        let compared = (mention.outer.start.saturating_sub(COMPARED_REACH)..mention.outer.start).any(|k| {
            k >= document.sentences[mention.sentence].tokens.start
                && matches!(document.folded(k), "compared with" | "compared to")
        });
        figure.replaced = refused || compared || superseded(document, &figure).is_some();
        figures.push(figure);
    }
    sums_across(document, &mut figures);
    wholes_behind(document, &mut figures);
    sibling::names_behind(document, &mut figures);
    figures
}

/// "three children, one of them an infant": what stands right behind a figure speaks of that one.
fn beside_them(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<usize> {
    let last = figures.len().checked_sub(1)?;
    let before = &figures[last].mention;
    let gap = before.outer.end..mention.outer.start;
    let comma = gap.len() == 1 && document.reads(gap.start, ",");
    let them = mention.noun.of_them && !document.reads(mention.noun.end - 1, "of those");
    let counted = before.sentence == mention.sentence && before.kind == MentionKind::Counted;
    (comma && them && counted && before.count.low() > mention.count.low()).then_some(last)
}

/// The whole that the sentence's own binding found; what is joined to a part is a part of the same whole.
fn within(bound: &Bound, figures: &[Bounded], local: impl Fn(usize) -> Option<usize>) -> Option<usize> {
    match bound.how {
        How::Part(previous) => local(previous),
        How::Joined(previous) => local(previous).and_then(|p| figures[p].whole),
        _ => None,
    }
}

/// A part is smaller than its whole.
pub(super) fn fits(mention: &Mention, whole: &Bounded) -> bool {
    let shares = matches!(mention.kind, MentionKind::Share(_));
    shares || whole.mention.count.high().is_none_or(|high| mention.count.low() < high)
}

/// A mention without a fate: a part of something said before ("Of these, 172 were men").
fn across(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<(Bound, Option<usize>)> {
    let said_before = echo(document, mention, figures)
        .or_else(|| extreme::of_many(document, mention, figures))
        .or_else(|| among_them(document, mention, figures));
    if said_before.is_some() {
        return said_before;
    }
    if let Some(next) = listed_next(document, mention, figures).or_else(|| gapped(document, mention, figures))
    {
        return Some(next);
    }
    if mention.kind == MentionKind::Nobody {
        return None;
    }
    // "… and 51 were women, including 13 girls", "among whom were 27 children", "83 fighters: 46 from the south": a
    // part of the figure just before.
    let last = figures.len().checked_sub(1).filter(|l| figures[*l].mention.sentence == mention.sentence);
    let lead = (0..mention.outer.start)
        .rev()
        .find(|k| !document.tokens[*k].classes.has_any(&[Class::Be, Class::Adverb]))
        .unwrap_or_default();
    let includes = document.value(lead, Class::Including) == Some(0) && lead + 1 == mention.outer.start
        || document.is(lead, Class::Including) && document.folded(lead).starts_with("among w")
        || document.reads(lead, ":") && mention.is_bare()
        || document.reads(lead, "(") && lead + 1 == mention.outer.start && mention.is_people();
    if let Some(last) = last.filter(|l| includes && fits(mention, &figures[*l])) {
        return Some((
            Bound { how: How::Part(last), rule: Rule::PartOfLast, ..figures[last].bound },
            Some(last),
        ));
    }
    if is_whole_of_part(document, mention) {
        let same = recent(figures).1.iter().rfind(|f| f.mention.count == mention.count)?;
        return Some((Bound { how: How::Toll, rule: Rule::WholeAgain, ..same.bound }, None));
    }
    let partitive = mention.noun.of_them || mention.noun.of_whole.is_some();
    let copular = is_copular(document, mention) && mention.kind == MentionKind::Counted;
    let share = matches!(mention.kind, MentionKind::Share(_));
    let names_of = mention.is_bare() && document.is(mention.outer.start.saturating_sub(1), Class::Named);
    let opening = Opening::of(document, mention).filter(|_| mention.is_bare());
    let told_of = told_of(document, mention, figures);
    if !(partitive || copular || share || names_of || opening.is_some() || told_of) {
        return None;
    }
    let Some(whole) = antecedent::find(document, mention, figures, None) else {
        return of_fate(document, mention).or_else(|| opening?.alone(document));
    };
    // "Thirty of the dead lived here. Seven were employees.": both are parts of the dead.
    let goes_on = (copular || told_of) && !partitive && opening.is_none();
    let mut fate = figures[whole].bound;
    if is_fatal(document, mention) {
        (fate.status, fate.mended) = (Status::Killed, Some(Rule::Fatal));
    }
    let whole = figures[whole].whole.filter(|_| goes_on).unwrap_or(whole);
    Some((Bound { how: How::Part(whole), rule: Rule::PartAcross, ..fate }, Some(whole)))
}

/// "Ann Lee, 71, and her husband Tom, 74; and June Hart, 9": a list of single victims goes on.
fn listed_next(
    document: &Document,
    mention: &Mention,
    figures: &[Bounded],
) -> Option<(Bound, Option<usize>)> {
    let last = figures
        .last()
        .filter(|f| f.mention.sentence == mention.sentence && f.mention.is_one() && mention.is_one())?;
    let gap = last.mention.outer.end..mention.outer.start;
    let verbs = [Class::Be, Class::Have, Class::Say, Class::Active, Class::Suffered, Class::Verb];
    let plain = gap.len() <= 8 && !gap.clone().any(|k| document.tokens[k].classes.has_any(&verbs));
    let joins = gap.clone().any(|k| document.is(k, Class::And) || matches!(document.words(k), ";" | ","));
    (plain && joins).then_some((Bound { how: How::Toll, rule: Rule::ListedNext, ..last.bound }, last.whole))
}

/// "the 412 victims", "the remaining 38": a number said before, said again with an article.
fn echo(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<(Bound, Option<usize>)> {
    let article = mention.outer.start < mention.tokens.start && mention.count.low() > 3;
    let remaining = document.value(mention.tokens.start, Class::More) == Some(2);
    let alike = mention.kind == MentionKind::Counted && (mention.is_bare() || mention.is_people());
    // A large exact number of people said again is the same thing said again.
    let large =
        mention.is_people() && mention.count.low() >= LARGE && mention.count.precision() == Precision::Exact;
    if !((article || remaining || large) && alike) {
        return None;
    }
    let unit = |m: &Mention| m.noun.traits & traits::FAMILIES;
    let same = |f: &&Bounded| f.mention.count == mention.count && unit(&f.mention) == unit(mention);
    let same = recent(figures).1.iter().rev().find(same)?;
    Some((Bound { how: How::Toll, rule: Rule::Echo, ..same.bound }, None))
}

/// "A father and his twin daughters are among them", "The youngest, a girl of eight, …", "They are Ann Lee, 71, …".
fn among_them(document: &Document, mention: &Mention, figures: &[Bounded]) -> Option<(Bound, Option<usize>)> {
    let sentence = &document.sentences[mention.sentence].tokens;
    let said = (mention.outer.end..sentence.end)
        .any(|k| document.folded(k).starts_with("among th") && k > 0 && document.is(k - 1, Class::Be));
    let before = mention.outer.start.saturating_sub(1);
    // "Among them are 119 soldiers, …"
    let among = document.folded(sentence.start).starts_with("among th")
        && !document.folded(sentence.start).ends_with("dead")
        && (sentence.start + 1..mention.outer.start)
            .all(|k| document.tokens[k].classes.has_any(&[Class::Be, Class::Adverb]));
    let said = said || among && mention.outer.start > sentence.start + 1;
    let listed = mention.kind == MentionKind::Named
        && document.is(before, Class::Be)
        && document.is_subject_pronoun(sentence.start);
    if !(said || listed) {
        return None;
    }
    let whole = antecedent::find(document, mention, figures, None)?;
    Some((Bound { how: How::Part(whole), rule: Rule::AmongThem, ..figures[whole].bound }, Some(whole)))
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
    let other = mention.noun.other && matches!(mention.noun.head, super::noun::Head::None);
    (mention.is_bare() || other) && document.is(after, Class::Be) && (noun || under)
}

/// The whole that words such as "of the dead" or a sentence's opening "Of these" name.
fn named_whole(document: &Document, mention: &Mention, bound: &Bound, figures: &[Bounded]) -> Option<usize> {
    let whom = (document.value(mention.outer.start.saturating_sub(1), Class::Including) == Some(1))
        && document.folded(mention.outer.start - 1).contains(' ')
        || document.value(mention.outer.start.saturating_sub(1), Class::Including) == Some(0)
            && bound.how == How::Subject;
    let previous = figures.len().checked_sub(1).filter(|p| figures[*p].mention.sentence == mention.sentence);
    // "Of these 97 have been identified" opens a sentence: its whole is in the one before.
    let opens = mention.outer.start == document.sentences[mention.sentence].tokens.start + 1;
    if whom && !mention.noun.of_them && !(opens && previous.is_none()) {
        let previous = previous?;
        let listed = matches!(figures[previous].bound.how, How::Part(_));
        return figures[previous].whole.filter(|_| listed).or(Some(previous));
    }
    if let Some(whole) = named_of_found(document, mention, bound, figures) {
        return Some(whole);
    }
    // "among them is an infant girl", "The oldest of them, a cook of 60,"
    let mut led = mention.outer.start.saturating_sub(1);
    let sentence = document.sentences[mention.sentence].tokens.clone();
    while led > sentence.start && document.tokens[led].classes.has_any(&[Class::Be, Class::Adverb]) {
        led -= 1;
    }
    let is_among = led + 1 < mention.outer.start
        && document.value(led, Class::Including) == Some(1)
        && document.folded(led).starts_with("among th");
    if is_among && led > sentence.start || extreme::is_one_of_many(document, mention) {
        return antecedent::find(document, mention, figures, None);
    }
    let alone = (mention.outer.end..mention.outer.end + 2)
        .chain(document.sentences[mention.sentence].tokens.start..mention.outer.start)
        .any(|k| document.reads(k, "alone"));
    if alone {
        let larger = |f: &&Bounded| f.bound.status == bound.status && fits(mention, f) && f.whole.is_none();
        let (before, near) = recent(figures);
        return near.iter().rposition(|f| larger(&f)).map(|at| before + at);
    }
    let opening = Opening::of(document, mention).filter(|o| mention.count.low() > 0 && !o.holds(mention));
    let among = document.folded(document.sentences[mention.sentence].tokens.start).starts_with("among the")
        || document.value(bound.cue, Class::Including) == Some(0) && bound.how == How::Toll
        || bound.rule == Rule::NamedAs;
    if !(mention.noun.of_whole.is_some() || mention.noun.of_them || opening.is_some() || among) {
        return None;
    }
    if among {
        return all_of(document, mention, bound.status, figures);
    }
    let fate = opening.and_then(|o| o.fate);
    let restricted = mention.noun.of_them && document.reads(mention.noun.end - 1, "of those");
    let those = restricted.then(|| antecedent::fate_at(document, mention.noun.end)).flatten();
    antecedent::find(document, mention, figures, fate)
        .or_else(|| those.and_then(|fate| all_of(document, mention, fate, figures)))
}

/// "23 arrests. Nineteen men and four women were held": joined figures that add up to one just before.
fn sums_across(document: &Document, figures: &mut [Bounded]) {
    for first in 1..figures.len() {
        let mut last = first;
        while last + 1 < figures.len()
            && figures[last + 1].mention.sentence == figures[first].mention.sentence
            && document.tokens[figures[last].mention.outer.end..figures[last + 1].mention.outer.start]
                .iter()
                .any(|t| t.classes.has(Class::And) || t.classes == Default::default())
            && last - first < 4
        {
            last += 1;
        }
        let (status, from) = (figures[first].bound.status, figures[first].mention.sentence);
        for end in first + 1..=last {
            let parts = first..end + 1;
            let alike = parts.clone().all(|p| figures[p].bound.status == status);
            let harm = |p: usize| {
                matches!(
                    figures[p].bound.status,
                    Status::Killed | Status::Injured | Status::Missing | Status::Captured
                )
            };
            // "40 casualties: 15 dead and 25 wounded"
            let mixed = !alike && parts.clone().all(harm);
            let same = (alike || mixed) && parts.clone().all(|p| figures[p].whole.is_none());
            let sum: u64 = parts.clone().map(|p| figures[p].mention.count.low()).sum();
            let (before, near) = recent(&figures[..first]);
            let near = near.iter().rposition(|w| {
                let apart = from - w.mention.sentence;
                let block = |m: &Mention| document.sentences[m.sentence].block;
                let near = block(&w.mention) == block(&figures[first].mention) || sum >= FAR_SUM_MIN;
                let told_apart = if apart > 0 { near } else { is_general(document, &w.mention) };
                let fate = if mixed { Status::Casualties } else { status };
                w.mention.count.low() == sum && w.bound.status == fate && apart <= 2 && told_apart
            });
            let whole = near.map(|at| before + at);
            if let Some(whole) = whole.filter(|_| same && sum > 2) {
                parts.for_each(|p| figures[p].tie_to(whole, Rule::SumAcross));
            }
        }
    }
}

/// "2,107 of the 3,344 who went missing", "she and two sons were among the 102 killed": the whole stands behind.
fn wholes_behind(document: &Document, figures: &mut [Bounded]) {
    for at in 1..figures.len() {
        let before = figures[at].mention.outer.start.saturating_sub(1);
        if !document.reads(before, "among") || figures[at].mention.count.low() < 2 {
            continue;
        }
        let sentence = figures[at].mention.sentence;
        for part in (0..at).rev().take_while(|p| figures[*p].mention.sentence == sentence).collect::<Vec<_>>()
        {
            if figures[part].whole.is_none() && fits(&figures[part].mention, &figures[at]) {
                figures[part].tie_to(at, Rule::WholeBehind);
            }
        }
    }
    for at in 0..figures.len().saturating_sub(1) {
        let noun = &figures[at].mention.noun;
        let Some(range) = noun.of_whole.clone().filter(|_| noun.counted_whole) else { continue };
        if range.contains(&figures[at + 1].mention.tokens.start)
            && fits(&figures[at].mention, &figures[at + 1])
        {
            figures[at].tie_to(at + 1, Rule::WholeBehind);
        }
    }
}
