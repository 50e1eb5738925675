//! Mentions that lean on another of their sentence: joined to it, listed under it, parts of it.
//!
//! Must not: lean over a verb of its own.

use super::ahead::is_noun_here;
use super::bind::{Bound, How};
use super::mention::{Mention, MentionKind};
use super::noun::Head;
use super::speaks::is_speaker;
use crate::document::{Document, Kind};
use crate::ground::Rule;
use crate::lexicon::{Class, Classes, traits};

/// The verbs of a predicate.
const VERBS: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Active,
    Class::Say,
    Class::Passive,
    Class::Suffered,
    Class::Modal,
]);

/// "eight people, six marines and two soldiers, died"; "91 people: 78 soldiers and …": what stands behind a comma
/// or colon and sums to the number before it is its parts.
pub(super) fn listed_part(
    document: &Document,
    mentions: &[Mention],
    bound: &[Option<Bound>],
    at: usize,
) -> Option<Bound> {
    let mention = &mentions[at];
    let previous = at.checked_sub(1)?;
    let before = &mentions[previous];
    let cue = bound[previous]?;
    let gap = before.end()..mention.outer.start;
    let mark = if gap.is_empty() { "" } else { document.words(gap.end - 1) };
    let opens = matches!(mark, ":" | "(" | "\u{2013}" | "\u{2014}")
        || mark == "," && gap.len() == 1 && is_general(document, before);
    let own = [Class::Passive, Class::State, Class::Suffered];
    let told = document.tokens[mention.outer.end].classes.has_any(&own) && mention.is_bare();
    let parts = opens
        && !told
        && before.count.low() > 1
        && mention.own_fate(document).is_none()
        && !mention.noun.of_them
        && sums(mentions, previous, at);
    if parts {
        return Some(Bound { how: How::Part(previous), rule: Rule::ListedPart, ..cue });
    }
    sibling_part(document, mentions, cue, gap, at)
}

/// "eight people": a noun that says nothing but that they are people, so that what follows may tell them apart.
pub(super) fn is_general(document: &Document, mention: &Mention) -> bool {
    let general = [
        "people",
        "persons",
        "victims",
        "prisoners",
        "captives",
        "hostages",
        "detainees",
        "survivors",
        "passengers",
        "patients",
        "residents",
    ];
    match mention.noun.head {
        Head::Person(token) => general.contains(&document.folded(token)),
        Head::Unknown(_) => false,
        Head::Fate(_) | Head::None => true,
    }
}

/// What is joined to a listed part is a part of the same whole, as long as the parts do not outgrow it.
fn sibling_part(
    document: &Document,
    mentions: &[Mention],
    cue: Bound,
    gap: std::ops::Range<usize>,
    at: usize,
) -> Option<Bound> {
    let verbs = [Class::Be, Class::Have, Class::Active, Class::Say, Class::Passive, Class::Suffered];
    let sibling = !gap.is_empty()
        && gap.clone().any(|k| document.is(k, Class::And) || document.reads(k, ","))
        && !gap.clone().any(|k| document.tokens[k].classes.has_any(&verbs));
    match cue.how {
        How::Part(whole) if sibling && listed_under(mentions, whole, at) => {
            Some(Bound { how: How::Part(whole), rule: Rule::SiblingPart, ..cue })
        }
        _ => None,
    }
}

/// Whether the mentions from `first` on add up to a whole.
fn sums(mentions: &[Mention], whole: usize, first: usize) -> bool {
    let total = mentions[whole].count.low();
    let mut sum = 0;
    mentions[first..].iter().filter(|m| !m.noun.of_them).any(|m| {
        sum += m.count.low();
        sum == total
    })
}

/// Whether a mention is still among the parts of a whole: up to it they do not outgrow the whole, and they add up to it.
fn listed_under(mentions: &[Mention], whole: usize, at: usize) -> bool {
    mentions[whole + 1..=at].iter().filter(|m| !m.noun.of_them).map(|m| m.count.low()).sum::<u64>()
        <= mentions[whole].count.low()
        && sums(mentions, whole, whole + 1)
}

/// A mention without a word of its own takes the fate of the one that it is joined to.
pub(super) fn joined(
    document: &Document,
    mentions: &[Mention],
    bound: &[Option<Bound>],
    at: usize,
) -> Option<Bound> {
    let mention = &mentions[at];
    // "up from the 12 reported on Monday": what was reported is no speaker.
    let speaks = is_speaker(document, mention) && !is_compared(document, mention);
    if speaks || is_age_of_them(document, mention) {
        return None;
    }
    let previous = (0..at).rev().find(|p| bound[*p].is_some())?;
    let before = &mentions[previous];
    let fate = bound[previous]?;
    let like = |how: How, rule: Rule| Some(Bound { how, rule, ..fate });
    let gap = before.end()..mention.outer.start;
    if mention.noun.of_them && before.noun.of_them && document.is(gap.start, Class::And) {
        return like(How::Joined(previous), Rule::PartBeside);
    }
    if before.kind == MentionKind::Nobody && mention.kind == MentionKind::Counted {
        return None;
    }
    if is_part(document, mention, gap.start) {
        return like(How::Part(previous), Rule::Included);
    }
    if let Some(pair) = respective(document, mentions, bound, at) {
        return Some(pair);
    }
    if let Some(rule) = said_again(document, mention, gap.start) {
        return like(How::Joined(previous), rule);
    }
    if has_own_predicate(document, mention) {
        return None;
    }
    if let Some(rule) = shares(document, before, mention, &fate) {
        return like(How::Joined(previous), rule);
    }
    beside_part(document, mentions, bound, at)
}

/// "up from the 12 of Monday", "40, not 30": a number that another is held against.
fn is_compared(document: &Document, mention: &Mention) -> bool {
    let Some(before) = mention.outer.start.checked_sub(1) else { return false };
    let corrected = document.reads(before, "not") && before > 0 && document.reads(before - 1, ",");
    document.is(before, Class::Revision) || corrected
}

/// "40 pupils, most of them nine": how old they are.
fn is_age_of_them(document: &Document, mention: &Mention) -> bool {
    let start = mention.tokens.start;
    let Some(before) = start.checked_sub(1) else { return false };
    mention.is_bare()
        && document.ends(mention.outer.end)
        && document.value(before, Class::Including) == Some(1)
        && !document.tokens[start].capital
        && document.folded(before).starts_with("of")
}

/// "three of them", "two seriously", "including a child": a mention is a part of the one that ends at `from`.
fn is_part(document: &Document, mention: &Mention, from: usize) -> bool {
    mention.noun.of_them
        || is_grade(document, mention)
        || included(document, from, mention.outer.start)
        || among_after(document, mention)
}

/// "150,000 people (37,460 households)", "in 6,290 households", "40 dead, up from 30": a number says again, in another unit or of another
/// day, what the one that ends at `from` says. The rule is that which tells so.
fn said_again(document: &Document, mention: &Mention, from: usize) -> Option<Rule> {
    let loose = mention.is_bare() || mention.is_people();
    let families = document.reads(from, "in") && mention.has(traits::FAMILIES);
    if (document.reads(from, "(") && loose || families) && mention.outer.start == from + 1 {
        return Some(Rule::Bracketed);
    }
    (loose && is_compared(document, mention) && !mention.is_one()).then_some(Rule::Compared)
}

/// "Four were freed and nine have a lawyer": what has a predicate of its own takes no fate from the mention before it,
/// and neither does a thing.
fn has_own_predicate(document: &Document, mention: &Mention) -> bool {
    let next = mention.outer.end;
    let classes = document.tokens[next].classes;
    let verb = classes.has_any(&[Class::Be, Class::Have, Class::Say, Class::Rival]);
    // "40 have been released and nine charged": a participle of another kind is its own predicate.
    let told = [Class::Passive, Class::Active, Class::Suffered, Class::State];
    let otherwise = mention.is_bare() && document.folded(next).ends_with("ed") && !classes.has_any(&told);
    let copula = mention.is_one() && classes.has(Class::Be);
    let loose = mention.is_bare() || mention.is_people();
    !loose || (verb || otherwise) && !copula
}

/// "20 dead and 30 more", "Shelling took 58 lives, landmines 34": a mention shares the predicate of the one before.
/// The rule is that which tells so.
fn shares(document: &Document, before: &Mention, mention: &Mention, fate: &Bound) -> Option<Rule> {
    let (from, start) = (before.end(), mention.outer.start);
    let subject = fate.how == How::Subject;
    // "was killed with his wife and four children"
    let with = subject
        && start == fate.cue + 2
        && matches!(document.folded(start - 1), "with" | "alongside" | "along with" | "together with");
    let after_cue = if subject { from.max(fate.cue + 1) } else { from };
    if with || gap_joins(document, after_cue, start, mention.is_one()) {
        return Some(Rule::JoinedOn);
    }
    let ends = document.ends(mention.outer.end) || document.is(mention.outer.end, Class::And);
    let many = |m: &Mention| m.kind == MentionKind::Counted;
    let counted = many(before) && many(mention) && mention.is_bare() && ends;
    // "the army speaks of 12, the rebels of 30"
    let verb = document.folded(fate.cue).rsplit(' ').next().unwrap_or_default();
    let same = document.is(start - 1, Class::Preposition) && document.reads(start - 1, verb);
    let gap = from..start - usize::from(same);
    // "11 people died on the first day, on the second four"
    let fronted = (gap.start + 1..gap.end).any(|k| {
        document.is(k, Class::Preposition) && (document.reads(k - 1, ",") || document.is(k - 1, Class::And))
    });
    (counted && (!subject || fronted) && verb_said_once(document, gap)).then_some(Rule::VerbSaidOnce)
}

/// "17 injured, two seriously": how badly tells a part of them.
pub(super) fn is_grade(document: &Document, mention: &Mention) -> bool {
    let grades =
        ["seriously", "severely", "critically", "gravely", "badly", "lightly", "slightly", "fatally"];
    mention.is_bare()
        && mention.tokens.start > 0
        && document.reads(mention.tokens.start - 1, ",")
        && grades.iter().any(|word| document.reads(mention.outer.end, word))
}

/// "64 deaths and 211 injuries, up from 49 and 160": the earlier numbers stand in the order of the later ones.
fn respective(
    document: &Document,
    mentions: &[Mention],
    bound: &[Option<Bound>],
    at: usize,
) -> Option<Bound> {
    let first = (1..=at).rev().find(|m| {
        let start = mentions[*m].outer.start;
        start > 0 && document.is(start - 1, Class::Revision)
    })?;
    let bare = mentions[first..=at].iter().all(Mention::is_bare);
    let second =
        mentions.get(first + 1).is_some_and(|m| m.is_bare() && document.is(m.outer.start - 1, Class::And));
    let pair = first >= 2 && bare && second && at <= first + 1;
    let earlier = at.checked_sub(2).filter(|_| pair)?;
    Some(Bound { how: How::Joined(earlier), rule: Rule::Respective, ..bound[earlier]? })
}

/// "97 women, eleven of whom were pregnant, and 58 children": the list goes on behind what the commas enclose.
fn beside_part(
    document: &Document,
    mentions: &[Mention],
    bound: &[Option<Bound>],
    at: usize,
) -> Option<Bound> {
    let start = mentions[at].outer.start;
    let closing = start >= 2 && document.is(start - 1, Class::And) && document.reads(start - 2, ",");
    let previous = (0..at).rev().find(|p| bound[*p].is_some())?;
    let How::Part(whole) = bound[previous]?.how else { return None };
    (closing && document.reads(mentions[whole].outer.end, ",")).then_some(())?;
    Some(Bound { how: How::Joined(whole), rule: Rule::PartBeside, ..bound[whole]? })
}

/// "a family of four among them": the words of the part stand behind it.
fn among_after(document: &Document, mention: &Mention) -> bool {
    document.value(mention.outer.end, Class::Including) == Some(1)
        && !document.reads(mention.outer.end, "among")
}

/// Whether "including" or "among them" stands between two mentions with no end of the clause after it.
fn included(document: &Document, from: usize, to: usize) -> bool {
    let Some(cue) = (from..to).find(|k| document.is(*k, Class::Including)) else { return false };
    // "most of them between seven and ten, and 28 adults": these words part off only what stands right behind them.
    let of = document.folded(cue).starts_with("of ");
    if of && !(cue + 1..to).all(|k| document.tokens[k].classes.has_any(&[Class::Approx, Class::Adverb])) {
        return false;
    }
    (cue..to).all(|k| {
        !matches!(document.words(k), ";" | ".")
            && !document.tokens[k].classes.has_any(&[Class::Say, Class::But])
    })
}

/// Whether nothing but the rest of the first predicate and a joining word stand between two mentions.
fn gap_joins(document: &Document, from: usize, to: usize, close: bool) -> bool {
    if from >= to || to - from > 14 {
        return false;
    }
    if close {
        let marks = |k: usize| document.is(k, Class::And) || document.reads(k, ",");
        return (from..to).all(marks) || theirs_behind(document, from, to);
    }
    let last = document.tokens[to - 1].classes;
    let joining = (from..to)
        .any(|k| document.tokens[k].classes.has(Class::And) || matches!(document.words(k), "," | ";"));
    let verbs = (from..to).any(|k| {
        let classes = document.tokens[k].classes;
        if is_noun_here(document, k) {
            return false;
        }
        classes.meets(VERBS) || classes.has_any(&[Class::Verb, Class::But]) && !classes.has(Class::Person)
    });
    let at_hand = last.has_any(&[Class::And, Class::Approx, Class::Adverb, Class::Not])
        || document.tokens[to - 1].kind == Kind::Mark
        || document.tokens[to - 1].capital
        || last.has(Class::Preposition) && document.reads(to - 1, "of");
    joining && !verbs && (at_hand || phrase_end(document, from, to))
}

/// "Shelling took 58 lives, landmines 34 and snipers nine": another subject stands before the number, and the verb is
/// that of the first.
fn verb_said_once(document: &Document, gap: std::ops::Range<usize>) -> bool {
    let joint = |k: usize| {
        document.is(k, Class::And) || document.is(k, Class::But) || matches!(document.words(k), "," | ";")
    };
    let from = gap.clone().rfind(|k| joint(*k)).map_or(gap.end, |k| k + 1);
    let subject = from..gap.end;
    let others = [Class::Including, Class::Verb, Class::Revision, Class::Pronoun];
    let ends = |classes: Classes| classes.meets(VERBS) || classes.has_any(&others);
    let last = document.tokens[gap.end.saturating_sub(1)].classes;
    let noun = !last.has_any(&[Class::Preposition, Class::Adverb, Class::Determiner, Class::More]);
    let words = subject.clone().all(|k| {
        document.tokens[k].kind == Kind::Word
            && (!ends(document.tokens[k].classes) || document.is(k, Class::Event))
    });
    (1..=SUBJECT_MAX).contains(&subject.len()) && from > gap.start && noun && words
}

/// The longest subject of a verb said once, in tokens.
const SUBJECT_MAX: usize = 9;

/// "nine pupils at the school and their teacher": a phrase of place stands between.
fn theirs_behind(document: &Document, from: usize, to: usize) -> bool {
    let plain = |k: usize| {
        let classes = document.tokens[k].classes;
        let small = [Class::Preposition, Class::Determiner, Class::PlaceNoun, Class::BodyNoun, Class::Thing];
        document.tokens[k].kind == Kind::Word && (classes == Default::default() || classes.has_any(&small))
    };
    let owned = document.is(to, Class::Possessive) && document.is(to - 1, Class::And);
    owned && document.is(from, Class::Preposition) && (from..to - 1).all(plain)
}

/// "and in the south four": a phrase of place stands before the number.
fn phrase_end(document: &Document, from: usize, to: usize) -> bool {
    (from..to).any(|k| document.is(k, Class::And) && document.is(k + 1, Class::Preposition))
}

/// "70 percent of the 1,200 dead": a share has the fate of the number behind it.
pub(super) fn share_of_next(mentions: &[Mention], bound: &[Option<Bound>], at: usize) -> Option<Bound> {
    let whole =
        mentions[at].noun.of_whole.clone().filter(|_| matches!(mentions[at].kind, MentionKind::Share(_)))?;
    mentions.get(at + 1).filter(|next| whole.contains(&next.tokens.start))?;
    Some(Bound { how: How::Toll, rule: Rule::ShareOfNext, ..bound[at + 1]? })
}
