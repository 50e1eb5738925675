//! What stands behind a counted noun phrase: the whole that it is a part of, and what a predicate says of its people.
//!
//! Must not: say what happened to them.

use super::noun::{Head, Noun, merge_traits};
use super::{age, nation};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use vocabulary::Gazetteer;

/// What the number is a part of, where the words say so next to it.
pub(super) fn whole(document: &Document, noun: &mut Noun, end: usize, gazetteer: &'static Gazetteer) {
    let k = noun.end;
    if k >= end {
        return;
    }
    if matches!(noun.head, Head::None | Head::Fate(_)) && document.is(k, Class::Be)
        || matches!(noun.head, Head::Person(_)) && document.reads(k + 1, "all")
    {
        complement(document, noun, end, gazetteer);
    }
    let them = document.value(k, Class::Including) == Some(1)
        && matches!(document.folded(k), "of whom" | "of them" | "of those" | "of these");
    if them {
        noun.of_them = true;
        noun.end = k + 1;
        // "eleven of these deaths"
        if document.is(k + 1, Class::Fate) && !document.is(k + 1, Class::State) && noun.head == Head::None {
            (noun.head, noun.end) = (Head::Fate(k + 1), k + 2);
        }
        // "a third of those killed were children"
        let told = document.reads(k, "of those")
            && document.tokens[k + 1].classes.has_any(&[Class::Passive, Class::State]);
        if told && document.is(k + 2, Class::Be) {
            complement_of(document, noun, k + 2, end, gazetteer);
        }
        complement(document, noun, end, gazetteer);
    } else if noun.head == Head::None
        && k > 0
        && document.is(k - 1, Class::Share)
        && document.is(k, Class::Determiner)
    {
        // "half the 86 dead"
        let to = whole_end(document, k, end);
        noun.counted_whole =
            (k..to).any(|t| document.tokens[t].kind == Kind::Number || document.is(t, Class::Cardinal));
        noun.of_whole = Some(k..to);
        complement_of(document, noun, to, end, gazetteer);
    } else if document.reads(k, "of") && matches!(noun.head, Head::None | Head::Person(_)) {
        let counted = noun.head != Head::None;
        let determined = document.is(k + 1, Class::Determiner)
            || document.is(k + 1, Class::Possessive)
            || document.is(k + 1, Class::Toll);
        let to = whole_end(document, k + 1, end);
        let counted_too =
            (k + 1..to).any(|t| document.tokens[t].kind == Kind::Number || document.is(t, Class::Cardinal));
        if determined && (!counted || document.reads(k + 1, "these")) {
            let words = k + 1..to;
            // What the whole is, the part is; a whole with a number of its own is a figure of its own.
            let said = words.clone().filter_map(|t| document.value(t, Class::Person)).fold(0, |a, b| a | b);
            noun.traits |= said & !1;
            noun.counted_whole = counted_too;
            noun.of_whole = Some(words);
            complement_of(document, noun, to, end, gazetteer);
        }
    }
}

/// "eight of them women", "172 were men", "six were under 18": the words behind a part say what the part is.
pub(super) fn complement(document: &Document, noun: &mut Noun, end: usize, gazetteer: &'static Gazetteer) {
    let linked = document.is(noun.end, Class::Be);
    let all = document.reads(noun.end, ",") && document.reads(noun.end + 1, "all");
    let from = noun.end + usize::from(linked) + 2 * usize::from(all);
    // "four of them those of children"
    let from = from + 2 * usize::from(document.reads(from, "those") && document.reads(from + 1, "of"));
    let one = document.is(from, Class::Indefinite);
    let (mut k, mut to) = (from, from + 4);
    while k < end.min(to) {
        let classes = document.tokens[k].classes;
        if let Some(years) = under(document, k) {
            noun.traits |= if years <= 18 { traits::CHILD } else { 0 };
            return;
        }
        // "One of the dead was a ten-year-old girl", "501 were Swedes"
        if let Some((years, after)) = age::before(document, k).filter(|_| one) {
            noun.traits |= age::traits_of(years);
            (k, to) = (after, to + after - k);
            continue;
        }
        if let Some(people) = nation::known(document, k, gazetteer) {
            k = people.end;
            noun.nationality = noun.nationality.take().or(Some(people));
            continue;
        }
        if classes.has_any(&[Class::Person, Class::Trait]) {
            // "are women and children" says neither of all.
            if document.is(k + 1, Class::And) && document.is(k + 2, Class::Person) {
                return;
            }
            let said = document.value(k, Class::Person).or(document.value(k, Class::Trait)).unwrap_or(0);
            noun.traits = merge_traits(noun.traits, said);
            if classes.has(Class::Person) {
                return;
            }
        } else if !classes.has_any(&[Class::Adverb, Class::Indefinite, Class::Including])
            && classes != Default::default()
        {
            return;
        }
        k += 1;
    }
}

/// What the words behind a whole say of the part: "Two of the patients are pregnant".
fn complement_of(
    document: &Document,
    noun: &mut Noun,
    from: usize,
    end: usize,
    gazetteer: &'static Gazetteer,
) {
    if document.is(from, Class::Be) {
        let mut after = Noun { end: from, ..noun.clone() };
        complement(document, &mut after, end, gazetteer);
        (noun.traits, noun.nationality) = (noun.traits | after.traits, after.nationality);
    }
}

/// "under 18", "under the age of ten", "under five".
fn under(document: &Document, k: usize) -> Option<u64> {
    let below = document.reads(k, "under") || document.reads(k, "below") || document.reads(k, "younger than");
    let at = k + 1 + 2 * usize::from(document.reads(k + 1, "the")) + usize::from(document.reads(k + 3, "of"));
    below
        .then(|| super::number::cardinal(document, at, document.tokens.len()))
        .flatten()
        .map(|(years, _)| years)
}

/// The longest whole, in tokens.
const WHOLE_MAX: usize = 8;

/// The end of "the dead", "the 52 men on shift", "his daughters".
fn whole_end(document: &Document, start: usize, end: usize) -> usize {
    let mut k = start;
    while k < end && k < start + WHOLE_MAX {
        let classes = document.tokens[k].classes;
        // "a third of the district's 90,000 inhabitants"
        if document.owns(k) {
            k += 1;
            continue;
        }
        // "139 of the disappeared"
        let fated = k == start + 1
            && document.is(start, Class::Determiner)
            && classes.has_any(&[Class::Fate, Class::State, Class::Passive, Class::Suffered])
            && document.tokens.get(k + 1).is_none_or(|t| !t.classes.has(Class::Person));
        if fated {
            return k + 1;
        }
        if document.tokens[k].kind == Kind::Mark
            || classes.has_any(&[
                Class::Be,
                Class::Have,
                Class::Preposition,
                Class::And,
                Class::Say,
                Class::Modal,
                Class::Pronoun,
            ])
            || k > start && classes.has_any(&[Class::Suffered, Class::Verb]) && !classes.has(Class::Person)
        {
            break;
        }
        k += 1;
        if classes.has_any(&[Class::Person, Class::Toll]) {
            break;
        }
    }
    k
}
