//! Kin told by somebody else: "a neighbour's husband", "whose husband and father".
//!
//! Must not: take whoever the kin belong to for a victim.

use super::age;
use super::mention::{Mention, MentionKind};
use super::name::{is_name, run, with_name};
use super::noun::{self, Head, Noun};
use super::single::is_plural;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes, traits};
use std::ops::Range;
use vocabulary::{Count, Gazetteer};

/// The most words of whom the kin belong to.
const OWNER_WORDS_MAX: usize = 5;
/// Words that no owner's phrase runs over.
const ENDS: Classes = Classes::of(&[
    Class::Be,
    Class::Have,
    Class::Say,
    Class::Verb,
    Class::Modal,
    Class::Preposition,
    Class::And,
    Class::But,
    Class::Pronoun,
    Class::Suffered,
    Class::Weekday,
    Class::Month,
    Class::RelativeDay,
    Class::TimeUnit,
]);

/// "Miss Orr's twin sister, Faith", "a neighbour's husband", "the mayor's daughter".
pub(super) fn kin_of(document: &Document, k: usize, end: usize) -> Option<Mention> {
    let opens = document.tokens[k].classes.has_any(&[Class::Indefinite, Class::Determiner, Class::Title])
        || document.is_capital(k);
    let last = end.min(k + 1 + OWNER_WORDS_MAX);
    let mark = if opens { (k + 1..last).find(|t| document.owns(*t))? } else { return None };
    let word = |t: usize| {
        let token = &document.tokens[t];
        (token.kind == Kind::Word || document.words(t) == "." || document.words(t) == "-")
            && !token.classes.meets(ENDS)
    };
    if !(k..mark).all(word) {
        return None;
    }
    let kin = kin_at(document, mark + 1, end)?;
    Some(one(document, k, kin, end))
}

/// "the colonel's adjutant", "the clinic's only doctor": one told by whom or what they belong to.
pub(super) fn owned(
    document: &Document,
    k: usize,
    end: usize,
    gazetteer: &'static Gazetteer,
) -> Option<Mention> {
    let article = document.value(k, Class::Determiner) == Some(0);
    let last = end.min(k + 1 + OWNER_WORDS_MAX);
    let mark = (k + 1..last).find(|t| document.owns(*t)).filter(|_| article)?;
    let word = |t: usize| {
        document.tokens[t].kind == Kind::Word
            && (!document.tokens[t].classes.meets(ENDS) || document.is(t, Class::Person))
    };
    let first = mark + 1 + usize::from(document.reads(mark + 1, "only"));
    let noun = noun::at(document, first, end, gazetteer)?;
    let Head::Person(head) = noun.head else { return None };
    let harmed = [Class::Be, Class::Suffered, Class::Passive, Class::And];
    let plain = (k + 1..mark).all(word)
        && !is_plural(document, head)
        && !noun.other
        && noun.traits & (traits::BODIES | traits::FAMILIES) == 0
        && document.tokens[noun.end].classes.has_any(&harmed);
    plain.then(|| Mention {
        definite: true,
        outer: k..noun.end,
        ..Mention::of(MentionKind::Single, Count::exact(1), k + 1..noun.end, noun)
    })
}

/// "her late husband": kin whose description says nothing of what befell them.
pub(super) fn kin_owned(document: &Document, k: usize, end: usize) -> Option<Mention> {
    let kin = document.is(k, Class::Possessive).then(|| kin_at(document, k + 1, end)).flatten()?;
    (kin.len() > 1).then(|| one(document, k, kin, end))
}

/// "her husband and father", "his mother, father and brother": the second shares the owner of the first.
pub(super) fn kin_beside(
    document: &Document,
    last: Option<&Mention>,
    k: usize,
    end: usize,
) -> Option<Mention> {
    let last = last.filter(|last| last.kind == MentionKind::Single && last.outer.end + 1 == k)?;
    let owned =
        document.is(last.tokens.start, Class::Possessive) || last.tokens.clone().any(|t| document.owns(t));
    let joined = document.is(k - 1, Class::And) || document.reads(k - 1, ",");
    let kin = kin_at(document, k, end).filter(|_| owned && joined)?;
    Some(one(document, k, kin, end))
}

/// "a father and son", "a mother and her baby" without its "her": two, though one article stands before both.
pub(super) fn kin_pair(document: &Document, last: Option<&Mention>, k: usize, end: usize) -> Option<Mention> {
    let last = last.filter(|last| last.kind == MentionKind::Single && last.outer.end + 1 == k)?;
    let Head::Person(first) = last.noun.head else { return None };
    let article = document.is(last.tokens.start, Class::Indefinite) && document.is(first, Class::Kin);
    let kin = kin_at(document, k, end).filter(|_| article && document.is(k - 1, Class::And))?;
    // "a wife and mother": one woman.
    let spouse = ["wife", "husband", "widow"].contains(&document.folded(first))
        && ["mother", "father", "grandmother", "grandfather"].contains(&document.folded(kin.end - 1));
    let one_only = matches!(document.folded(kin.end), "was" | "is" | "has" | "of");
    (!spouse && !one_only).then(|| one(document, k, kin, end))
}

/// "her sons, Peter and Paul", "brothers Ali and Hassan Orr": names of kin whose number is not said.
pub(super) fn name_beside(
    document: &Document,
    last: Option<&Mention>,
    k: usize,
    end: usize,
) -> Option<Mention> {
    let before = k.checked_sub(1).filter(|_| is_name(document, k))?;
    let after = run(document, k, end);
    let goes_on = last.filter(|last| last.kind == MentionKind::Named && last.of_kin).is_some_and(|last| {
        let gap = last.outer.end..k;
        (1..3).contains(&gap.len())
            && gap.clone().all(|t| document.is(t, Class::And) || document.reads(t, ","))
    });
    let comma = usize::from(document.reads(before, ","));
    let noun = before.checked_sub(comma)?;
    let owned = noun > 0 && document.is(noun - 1, Class::Possessive);
    let kin = document
        .value(noun, Class::Person)
        .or(document.value(noun, Class::Kin))
        .filter(|_| is_kin(document, noun) && (owned || comma == 0));
    let age = age::behind_name(document, after, end).map_or(after, |(_, after)| after);
    let more = age + usize::from(document.reads(age, ","));
    let listed = document.is(more, Class::And) || more > age && is_name(document, more);
    let opens = kin.is_some()
        && listed
        && (document.is(more, Class::And) && is_name(document, more + 1) || more > age);
    if !(opens || goes_on) {
        return None;
    }
    // The nouns' own sex is theirs: sons, daughters.
    let said = if opens { kin } else { last.map(|last| last.noun.traits) };
    let ages = traits::CHILD | traits::ADULT | traits::ELDERLY;
    let said = said.unwrap_or(0) & !traits::COUPLE & if opens { !1 } else { !(1 | ages) };
    let noun_phrase = Noun { head: Head::Person(after - 1), traits: said, ..Noun::empty(after) };
    let outer = if opens { noun - usize::from(owned) } else { k }..after;
    Some(Mention {
        outer,
        named: true,
        of_kin: true,
        ..Mention::of(MentionKind::Named, Count::exact(1), k..after, noun_phrase)
    })
}

/// "sons", "brothers": a noun for several of the kin.
fn is_kin(document: &Document, k: usize) -> bool {
    let kin = [
        "sons",
        "daughters",
        "brothers",
        "sisters",
        "children",
        "cousins",
        "nephews",
        "nieces",
        "uncles",
        "aunts",
        "grandsons",
        "granddaughters",
        "grandchildren",
        "twins",
        "siblings",
        "parents",
        "friends",
    ];
    kin.contains(&document.folded(k))
}

/// The noun for one of the kin, with what describes it: "twin sister", "eldest son".
fn kin_at(document: &Document, k: usize, end: usize) -> Option<Range<usize>> {
    let plain = |t: usize| {
        let classes = document.tokens[t].classes;
        let age = matches!(document.folded(t), "twin" | "only" | "other")
            || classes.has_any(&[
                Class::Trait,
                Class::Kin,
                Class::TimePhase,
                Class::Ordinal,
                Class::TimeShift,
            ]);
        document.tokens[t].kind == Kind::Word && (age || classes == Classes::default())
    };
    let head = (k..end.min(k + 3)).find(|t| document.is(*t, Class::Kin) && !document.reads(*t, "twin"))?;
    let further = document.is(head + 1, Class::Kin) || document.reads(head + 1, "'s");
    ((k..head).all(plain) && !further && !is_plural(document, head)).then_some(k..head + 1)
}

fn one(document: &Document, start: usize, kin: Range<usize>, end: usize) -> Mention {
    let head = kin.end - 1;
    let said =
        document.value(head, Class::Kin).unwrap_or(0) | document.value(head, Class::Person).unwrap_or(0);
    let more = kin.clone().filter_map(|t| document.value(t, Class::Trait)).fold(0, |bits, more| bits | more);
    let noun = Noun { head: Head::Person(head), traits: (said | more) & !1, ..Noun::empty(kin.end) };
    let tokens = start..with_name(document, kin.end, end);
    Mention::of(MentionKind::Single, Count::exact(1), tokens, noun)
}
