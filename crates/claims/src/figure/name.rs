//! One person by name: "Radio presenter Kofi Laryea", "Margaret Oddy, 71,", "Mr Asa Thorne".
//!
//! Must not: take a thing, a place or a body for a person because it is written with a capital.

use super::age;
use super::mention::{Mention, MentionKind};
use super::nation;
use super::noun::{Head, Noun};
use super::single::is_plural;
use crate::document::{Document, Kind};
use crate::lexicon::Class;
use std::ops::Range;
use vocabulary::{Count, Gazetteer};

/// The end of a phrase with the name that belongs to it: "her husband Kenneth", "his wife, Lorraine,".
pub(super) fn with_name(document: &Document, k: usize, end: usize) -> usize {
    let comma = usize::from(document.reads(k, ",") && is_name(document, k + 1) && document.reads(k + 2, ","));
    if k + comma < end && is_name(document, k + comma) { run(document, k + comma, end) } else { k }
}

/// The token after a name that begins at a token: capitalised words, initials and the particles between them.
pub(super) fn run(document: &Document, first: usize, end: usize) -> usize {
    let limit = end.min(first + NAME_TOKENS_MAX);
    let (mut k, mut to, mut words) = (first, first, 0);
    while k < limit {
        let after = if is_initial(document, k) {
            k + 2
        } else if is_name(document, k) || words > 0 && is_surname(document, k) {
            (words, to) = (words + 1, k + 1);
            k + 1
        } else if document.reads(k, "-") && document.tokens[k].glued
            || is_particle(document, k) && k + 1 < limit
        {
            k + 1
        } else {
            break;
        };
        if words > NAME_WORDS_MAX {
            break;
        }
        k = after;
    }
    to
}

/// "M.", "T.": one capital and its full stop.
fn is_initial(document: &Document, k: usize) -> bool {
    document.tokens[k].capital
        && document.words(k).chars().count() == 1
        && document.reads(k + 1, ".")
        && document.tokens[k + 1].glued
}

/// How long the longest of the small words within names is: "della".
const PARTICLE_BYTES_MAX: usize = 5;

/// "van", "al", "bint": small words within a name.
fn is_particle(document: &Document, k: usize) -> bool {
    let particles = [
        "van", "von", "der", "den", "de", "del", "della", "la", "las", "los", "da", "do", "dos", "das", "di",
        "du", "le", "al", "el", "ul", "ur", "ud", "bin", "ibn", "ben", "bint", "abu", "ould", "ter", "ten",
        "y", "e",
    ];
    let word = document.folded(k);
    word.len() <= PARTICLE_BYTES_MAX && particles.contains(&word)
}

/// "Tom Baker, 34": a noun for people that ends a name, where only an age or a predicate follows.
fn is_surname(document: &Document, k: usize) -> bool {
    let token = &document.tokens[k];
    let next = document.tokens.get(k + 1).map(|t| t.classes).unwrap_or_default();
    let dated = document.reads(k + 1, ",") && document.tokens[k + 2].kind == Kind::Number;
    let noun = token.classes.has_any(&[Class::Person, Class::Month]) && !token.classes.has(Class::BodyNoun);
    token.capital
        && !token.shouted
        && noun
        && !is_plural(document, k)
        && (dated || next.has_any(&[Class::Be, Class::Suffered, Class::Have]))
}

/// A capitalised word that the lexicon does not know.
pub(super) fn is_name(document: &Document, k: usize) -> bool {
    document.tokens.get(k).is_some_and(|t| {
        t.kind == Kind::Word
            && t.capital
            && !t.shouted
            && !t.classes.has_any(&[
                Class::Month,
                Class::Weekday,
                Class::Person,
                Class::Determiner,
                Class::Preposition,
                Class::And,
                Class::Be,
                Class::Pronoun,
                Class::But,
                Class::Zero,
                Class::Cardinal,
                Class::Approx,
                Class::Possessive,
                Class::Including,
                Class::Indefinite,
                Class::Passive,
                Class::Suffered,
                Class::More,
                Class::BodyNoun,
                Class::Adverb,
                Class::Fate,
                Class::Vague,
                Class::Modal,
                Class::Not,
                Class::Have,
                Class::AccordingTo,
                Class::RelativeDay,
                Class::Say,
                Class::Deed,
            ])
    })
}

/// One person by name: "Radio presenter Kofi Laryea", "Margaret Oddy, 71,", "Mr Asa Thorne".
pub(super) fn named(
    document: &Document,
    k: usize,
    sentence: Range<usize>,
    gazetteer: &'static Gazetteer,
) -> Option<Mention> {
    let (age, after) = age::before(document, k).map_or((None, k), |(years, after)| (Some(years), after));
    let (described, first, mut bits) = description(document, after, sentence.end);
    let at = run(document, first, sentence.end);
    let words = (first..at).filter(|t| is_name(document, *t) || is_surname(document, *t)).count();
    let opens_a_word = document.words(k).chars().next().is_some_and(char::is_alphanumeric);
    if words == 0 || !opens_a_word {
        return None;
    }
    let behind = age::behind_name(document, at, sentence.end);
    let trade = age_behind_trade(document, at);
    let titled = described || age.is_some() || trade.is_some();
    let dated = behind.is_some();
    let aged = age.is_some() || dated;
    // "among them the editor Lida Marsh", "The Rev. Cyril Boateng"
    let article = k > sentence.start
        && described
        && document.value(k - 1, Class::Determiner) == Some(0)
        && (k == sentence.start + 1
            || document.tokens[k - 2].classes.has_any(&[Class::Including, Class::And, Class::Active]));
    let hangs = k > sentence.start && hangs_on(document, k - 1, described) && age.is_none() && !article;
    let long_enough = words >= 2 || titled || dated;
    if !long_enough {
        return None;
    }
    let thing = names_thing(document, first..at) || is_place(document, first..at, gazetteer);
    let thing = thing && !aged;
    // "known as “El Zurdo”": another name for one who was named.
    let called = (sentence.start..k)
        .rev()
        .take(2)
        .any(|t| matches!(document.folded(t), "as" | "nicknamed" | "alias" | "dubbed" | "called"));
    if called && matches!(document.words(k - 1), "\"" | "\u{201C}" | "'" | "\u{2018}") {
        return None;
    }
    // "the funeral of Sgt Lou Merrick, who was killed in Helm"
    let told = document.reads(at, ",") && document.reads(at + 1, "who");
    if hangs && !dated && !told || thing {
        return None;
    }
    if let Some(years) = age.or(behind.map(|(years, _)| years)).or(trade) {
        bits = age::of_age(bits, years);
    }
    let noun = Noun { head: Head::Person(at - 1), traits: bits, ..Noun::empty(at) };
    let outer = k..behind.map_or(at, |(_, after)| after);
    Some(Mention { outer, named: true, ..Mention::of(MentionKind::Named, Count::exact(1), k..at, noun) })
}

/// The most words of a name, and tokens with its marks and particles.
const NAME_WORDS_MAX: usize = 5;
const NAME_TOKENS_MAX: usize = 10;

/// What stands before a name: "volunteer firefighter", "Mr". Whether there is such, where the name begins, traits.
fn description(document: &Document, start: usize, end: usize) -> (bool, usize, u16) {
    let classes = [Class::Person, Class::Title, Class::Trait, Class::SpeakerNoun];
    let trade = trade(document, start, end);
    let (mut at, mut bits, mut described) = (start + trade, 0, trade > 0);
    while at < end && at < start + 5 && document.tokens[at].classes.has_any(&classes) {
        let title = document.value(at, Class::Title).filter(|_| document.tokens[at].capital);
        bits |= (document.value(at, Class::Person).unwrap_or(0) | title.unwrap_or(0)) & !1;
        described |= document.tokens[at].classes.has_any(&[Class::Person, Class::Title]);
        at += 1;
        at += usize::from(document.reads(at, ".") && document.tokens[at].glued);
    }
    (described, at, bits)
}

/// "Bus driver Sal Orr", ", deck boss Ivo Karr,": how many words of a trade that the lexicon does not know lead on to
/// its noun or, where a comma stands before, to the name.
fn trade(document: &Document, start: usize, end: usize) -> usize {
    let word = |t: usize| {
        let token = &document.tokens[t];
        let nouns =
            [Class::Label, Class::Thing, Class::Weapon, Class::BodyNoun, Class::PlaceNoun, Class::Event];
        token.kind == Kind::Word && (token.classes == Default::default() || token.classes.has_any(&nouns))
    };
    // "off-duty": the words of a compound are one, whatever each is alone.
    let compound = |t: usize| document.reads(t, "-") || t + 1 < end && document.reads(t + 1, "-");
    let words = (start..end.min(start + TRADE_WORDS_MAX))
        .take_while(|t| (word(*t) || compound(*t)) && (*t == start || !document.tokens[*t].capital))
        .count();
    let after = start + words;
    let low = words > 0 && !document.tokens[after - 1].capital;
    let noun =
        document.is(after, Class::Person) && !document.tokens[after].capital && is_name(document, after + 1);
    let apart = start > 0 && document.reads(start - 1, ",") && !document.tokens[start].capital;
    let name = apart && low && is_name(document, after) && is_name(document, after + 1);
    if words > 0 && (noun || name) { words } else { 0 }
}

/// The most words of a trade before its noun or the name.
const TRADE_WORDS_MAX: usize = 4;

/// "Ann Lee, cook, 58.": the age, behind a trade between the name and it.
fn age_behind_trade(document: &Document, at: usize) -> Option<u64> {
    let plain = |t: usize| document.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    let comma = (at + 1..at + 5).find(|t| document.reads(*t, ",")).filter(|_| document.reads(at, ","))?;
    let number = document.tokens[comma + 1].kind == Kind::Number;
    let trade = comma > at + 1 && (at + 1..comma).all(plain) && number;
    trade.then(|| age::beside(document, comma + 1, document.tokens.len())).flatten().map(|(years, _)| years)
}

/// Whether a name leans on the word before it: "in", "the ship", "said".
fn hangs_on(document: &Document, before: usize, described: bool) -> bool {
    let classes = document.tokens[before].classes;
    let free = [
        Class::And,
        Class::But,
        Class::Including,
        Class::Active,
        Class::Be,
        Class::Deed,
        Class::That,
        Class::Verb,
        Class::RelativeDay,
        Class::Weekday,
        Class::DayPart,
    ];
    let word = document.tokens[before].kind == Kind::Word && !(described && classes == Default::default());
    // "found that Corporal Tait had been killed"
    let that = classes.has(Class::That);
    !that && classes.has_any(&[Class::Preposition, Class::Determiner, Class::Say, Class::SpeakerNoun])
        || word && !that && !classes.has_any(&free)
}

/// Whether a capitalised name is one of a body, a place or an event.
fn names_thing(document: &Document, name: Range<usize>) -> bool {
    let things = [Class::BodyNoun, Class::PlaceNoun, Class::Event, Class::Troop];
    let next = name.end..name.end + usize::from(document.tokens[name.end].capital);
    name.chain(next).any(|t| document.tokens[t].classes.has_any(&things))
}

/// Whether the gazetteer knows a place or a people by the name; who is given an age is none.
fn is_place(document: &Document, name: Range<usize>, gazetteer: &'static Gazetteer) -> bool {
    name.clone().any(|t| nation::known(document, t, gazetteer).is_some())
        || gazetteer.lookup(document.slice(name)).next().is_some()
}
