//! Kin told by somebody else: "a neighbour's husband", "whose husband and father".
//!
//! Must not: take whoever the kin belong to for a victim.

use super::mention::{Mention, MentionKind};
use super::noun::{Head, Noun};
use super::single::{is_name, is_plural, with_name};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::ops::Range;
use vocabulary::Count;

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
        || document.tokens[k].capital && document.tokens[k].kind == Kind::Word;
    let last = end.min(k + 1 + OWNER_WORDS_MAX);
    let own = |t: &usize| matches!(document.folded(*t), "'s" | "'");
    let mark = if opens { (k + 1..last).find(own)? } else { return None };
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
    let owned = document.is(last.tokens.start, Class::Possessive)
        || last.tokens.clone().any(|t| matches!(document.folded(t), "'s" | "'"));
    let joined = document.is(k - 1, Class::And) || document.reads(k - 1, ",");
    let kin = kin_at(document, k, end).filter(|_| owned && joined)?;
    Some(one(document, k, kin, end))
}

/// "her sons, Peter and Paul": names of kin whose number is not said.
pub(super) fn name_beside(document: &Document, last: Option<&Mention>, k: usize) -> Option<Mention> {
    let alone = is_name(document, k) && !is_name(document, k + 1) && k > 2;
    if !alone {
        return None;
    }
    let named = |last: &&Mention| last.kind == MentionKind::Named && last.tokens.len() == 1;
    let goes_on = last.filter(named).is_some_and(|last| last.outer.end + 1 == k)
        && (document.is(k - 1, Class::And) || document.reads(k - 1, ","));
    let kin = document.value(k - 2, Class::Person).is_some() && is_plural(document, k - 2);
    let opens = document.reads(k - 1, ",") && kin && document.is(k - 3, Class::Possessive);
    let listed =
        opens && (document.is(k + 1, Class::And) || document.reads(k + 1, ",") && is_name(document, k + 2));
    if !(listed || goes_on) {
        return None;
    }
    // The nouns' own sex is theirs: sons, daughters.
    let said = if opens { document.value(k - 2, Class::Person) } else { last.map(|last| last.noun.traits) };
    let noun = Noun { head: Head::Person(k), traits: said.unwrap_or(0) & !1, ..Noun::empty(k + 1) };
    Some(Mention {
        outer: if opens { k - 3 } else { k }..k + 1,
        named: true,
        ..Mention::of(MentionKind::Named, Count::exact(1), k..k + 1, noun)
    })
}

/// The noun for one of the kin, with what describes it: "twin sister", "eldest son".
fn kin_at(document: &Document, k: usize, end: usize) -> Option<Range<usize>> {
    let plain = |t: usize| {
        let classes = document.tokens[t].classes;
        let age = document.reads(t, "twin")
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
