//! Places that a deed names without a preposition: "attacked Holm", "the capture of Holm", "Holm, a town in Berg".
//!
//! Must not: take people or troops for a place. A name that may be either counts only where the document elsewhere
//! says that it is a place.

use super::locative::Locative;
use super::placename::{extended, name_at};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use std::collections::BTreeSet;
use std::ops::Range;

/// The value of deeds that are done to places alone.
pub(super) const TO_PLACES: u16 = 0;
/// The value of nouns for such deeds.
pub(super) const NOUN: u16 = 2;
/// The value of "of" among the prepositions.
const OF: u16 = 0;
/// How many words a name before an apposition has at most, and how many stand before the noun in it.
const NAME_WORDS: usize = 4;
/// How far before a deed that is done to people too its event or weapon is looked for, in tokens.
const DOER_TOKENS: usize = 4;
/// What a name is not built with.
const NOT_NAMES: Classes =
    Classes::of(&[Class::Preposition, Class::Determiner, Class::Pronoun, Class::And, Class::But, Class::Say]);

/// What stands in no apposition that names the kind of a place.
const NOT_APPOSED: Classes = Classes::of(&[
    Class::Preposition,
    Class::Event,
    Class::Weapon,
    Class::Person,
    Class::Assault,
    Class::Active,
    Class::Be,
    Class::Have,
    Class::Say,
]);

/// The end of "a town in Berg" behind the comma at `comma`: what it names is wider than the name before it.
pub(super) fn apposition(document: &Document, comma: usize, end: usize) -> Option<usize> {
    let article = || document.is(comma + 1, Class::Indefinite) || document.reads(comma + 1, "the");
    if document.tokens[comma].kind != Kind::Mark || document.words(comma) != "," || !article() {
        return None;
    }
    let words = comma + 2..end.min(comma + 2 + NAME_WORDS);
    let noun = words
        .take_while(|at| {
            document.tokens[*at].kind == Kind::Word && !document.tokens[*at].classes.meets(NOT_APPOSED)
        })
        .last()?;
    let kind = document.is(noun, Class::PlaceNoun) || document.is(noun, Class::RegionNoun);
    let leads = document.is(noun + 1, Class::Where) || document.is(noun + 1, Class::Preposition);
    (kind && leads).then(|| name_at(document, noun + 2, end).map(|wider| wider.end))?
}

/// The name that ends before an apposition.
pub(super) fn named_before(document: &Document, comma: usize, start: usize) -> Option<Range<usize>> {
    let is_name = |at: &usize| {
        let token = &document.tokens[*at];
        token.kind == Kind::Word && token.capital && !token.classes.meets(NOT_NAMES)
            || document.words(*at) == "-" && token.glued
    };
    let first = (start..comma).rev().take(NAME_WORDS).take_while(is_name).last()?;
    (document.tokens[first].kind == Kind::Word).then_some(first..comma)
}

/// The places that deeds name in a document whose other places are known.
pub(super) fn find(document: &Document, others: &[Locative]) -> Vec<Locative> {
    let mut known: BTreeSet<String> = others.iter().map(|p| folded(document, &p.tokens)).collect();
    let deeds: Vec<usize> =
        (0..document.tokens.len()).filter(|at| document.is(*at, Class::Assault)).collect();
    let sentence = |at: usize| document.sentence_of(at);
    let place = |tokens: Range<usize>| Locative {
        sentence: sentence(tokens.start),
        tokens,
        is_care: false,
        in_title: false,
        is_named: false,
        is_label: false,
    };
    let mut found = Vec::new();
    for &deed in &deeds {
        if let Some(tokens) = object(document, deed, document.sentences[sentence(deed)].tokens.end, &known) {
            known.insert(folded(document, &tokens));
            found.push(place(tokens));
        }
    }
    let subjects = deeds
        .iter()
        .filter_map(|deed| subject(document, *deed, document.sentences[sentence(*deed)].tokens.start));
    found.extend(subjects.filter(|name| known.contains(&folded(document, name))).map(place));
    found
}

/// "attacked Holm", "the fall of Holm", "the flood that struck Holm".
fn object(document: &Document, deed: usize, end: usize, known: &BTreeSet<String>) -> Option<Range<usize>> {
    let kind = document.value(deed, Class::Assault);
    let of = document.value(deed + 1, Class::Preposition) == Some(OF);
    let is_noun = kind == Some(NOUN);
    if is_noun && !of && !document.folded(deed).ends_with(" of") {
        return None;
    }
    let start = deed + 1 + usize::from(is_noun && of);
    let place = name_at(document, start, end).filter(|p| !is_troop(document, p))?;
    let first = document.tokens.get(place.start)?;
    // "the Adra and Gell districts": the noun stands behind both.
    let article = document.is(place.start, Class::Determiner);
    let sited = document.is(place.end - 1, Class::PlaceNoun) || document.is(place.end - 1, Class::CarePlace);
    if article && !sited {
        return None;
    }
    // One name is that of a place; two are as a rule those of somebody.
    let alone = place.len() == 1 || document.is(place.end - 1, Class::PlaceNoun);
    let by_event = || {
        (deed.saturating_sub(DOER_TOKENS)..deed)
            .any(|at| document.is(at, Class::Event) || document.is(at, Class::Weapon))
    };
    let surely = kind == Some(TO_PLACES) || by_event();
    if sited && surely {
        return Some(extended(document, place, end));
    }
    let noun = is_noun && (alone || !document.is(deed, Class::Deed));
    (known.contains(&folded(document, &place)) || first.capital && (surely || noun)).then_some(place)
}

/// "Holm was taken", "Holm fell".
fn subject(document: &Document, deed: usize, start: usize) -> Option<Range<usize>> {
    let verb = (start..deed).rev().take_while(|at| {
        document.is(*at, Class::Be) || document.is(*at, Class::Have) || document.is(*at, Class::Adverb)
    });
    let end = verb.last().unwrap_or(deed);
    let passive = end < deed || document.reads(deed, "fell");
    named_before(document, end, start).filter(|_| passive)
}

/// "when forces seized Holm in March": a deed whose object is a name.
pub(super) fn is_done_to_name(document: &Document, deed: usize) -> bool {
    let named = document.is_capital(deed + 1);
    document.is(deed, Class::Assault) && document.value(deed, Class::Assault) != Some(NOUN) && named
}

/// Whether a name is that of an armed body: "the Valley Front".
pub(super) fn is_troop(document: &Document, name: &Range<usize>) -> bool {
    name.end > name.start && document.tokens[name.end - 1].capital && document.is(name.end - 1, Class::Troop)
}

/// A name as it is looked up: without its article.
pub(super) fn folded(document: &Document, name: &Range<usize>) -> String {
    let article = document.is(name.start, Class::Determiner) || document.is(name.start, Class::Indefinite);
    document.slice(name.start + usize::from(article)..name.end).to_lowercase()
}
