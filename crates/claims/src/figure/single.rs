//! Single victims: one person by a noun ("a woman", "her husband", "a family of four") or by name.
//!
//! Must not: take a thing, a place or a body for a person because it is written with a capital.

use super::mention::{Mention, MentionKind};
use super::noun::{self, Head, Noun};
use super::number;
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::{Count, Gazetteer};

/// One person by a noun that is not a number: "a woman", "her husband", "a second man".
pub(super) fn single(
    document: &Document,
    k: usize,
    end: usize,
    gazetteer: &'static Gazetteer,
) -> Option<Mention> {
    if let Some(definite) = definite(document, k, end, gazetteer) {
        return Some(definite);
    }
    if let Some(headed) = headed(document, k, end, gazetteer) {
        return Some(headed);
    }
    let possessive = document.is(k, Class::Possessive);
    let indefinite = document.is(k, Class::Indefinite);
    let ordinal = document.is(k, Class::Ordinal) || indefinite && document.is(k + 1, Class::Ordinal);
    let another = document.reads(k, "another");
    if !(possessive || indefinite || ordinal || another) {
        return None;
    }
    if let Some(group) = indefinite.then(|| group_of(document, k, end, gazetteer)).flatten() {
        return Some(group);
    }
    let start = k + usize::from(ordinal && indefinite && document.is(k + 1, Class::Ordinal));
    let mut noun = noun::at(document, start + 1, end, gazetteer);
    let aged = age_before(document, k + 1);
    if let Some((years, after)) = aged {
        noun = noun::at(document, after, end, gazetteer);
        if let Some(noun) = noun.as_mut() {
            noun.traits = of_age(noun.traits, years);
        }
    }
    let mut noun = noun?;
    // "A 62-year-old ferryman": who has an age is a person, whatever the trade.
    match (noun.head, aged) {
        (Head::Unknown(word), Some(_)) => noun.head = Head::Person(word),
        (Head::None, Some((_, after))) if !noun.of_them => noun.head = Head::Person(after - 1),
        _ => {}
    }
    // "a nutrition officer was shot": named by what they do, though the pack does not know it for a person.
    if let Head::Unknown(word) = noun.head
        && indefinite
        && document.is(word, Class::SpeakerNoun)
        && !document.folded(word).starts_with("source")
        && document.tokens[noun.end].classes.has_any(&[
            Class::Be,
            Class::Suffered,
            Class::Passive,
            Class::Preposition,
        ])
    {
        noun.head = Head::Person(word);
        return Some(Mention { definite: true, ..one(k..noun.end, noun) });
    }
    let Head::Person(head) = noun.head else {
        let left_out = matches!(noun.head, Head::None | Head::Fate(_));
        // "One was confirmed dead and another was missing"
        let next = [Class::Be, Class::Passive, Class::Suffered];
        let other = another && document.tokens[k + 1].classes.has_any(&next);
        let alone = (ordinal && document.folded(k).starts_with('a') || other) && left_out;
        let noun = Noun::empty(start + 1);
        return alone.then(|| one(k..start + 1, noun));
    };
    if describes_thing(document, head, noun.end) {
        return None;
    }
    let related = document.is(head, Class::Kin);
    // "nine pupils and their teacher": joined to others, anybody is theirs.
    let joined = k > 0 && (document.is(k - 1, Class::And) || document.reads(k - 1, "with"));
    if possessive && !related && !joined || is_plural(document, head) && !is_pair(document, k, head) {
        return None;
    }
    if related {
        noun.traits |= document.value(head, Class::Kin).unwrap_or(0);
    }
    if let Some((years, after)) = age_after(document, noun.end).filter(|age| !is_brood(document, head, age.0))
    {
        noun.traits = of_age(noun.traits, years);
        noun.end = after;
    }
    // "her husband Kenneth", "his wife, Lorraine": the name belongs to the phrase.
    let tokens = k..with_name(document, noun.end, end);
    // "in her mother's arms": what is hers is spoken of, not she.
    let owner = matches!(document.folded(tokens.end), "'s" | "'");
    (!owner).then(|| one(tokens, noun))
}

/// "a rebel depot", "a Syrian airbase", "a rebel-held town": the noun for people only describes what follows.
fn describes_thing(document: &Document, head: usize, end: usize) -> bool {
    let Some(next) = document.tokens.get(end) else { return false };
    let glued = document.reads(end, "-") && next.glued;
    let things = [
        Class::Thing,
        Class::PlaceNoun,
        Class::CarePlace,
        Class::Event,
        Class::BodyNoun,
        Class::Troop,
        Class::Weapon,
    ];
    let thing = next.kind == Kind::Word && next.classes.has_any(&things);
    let unknown = next.kind == Kind::Word && !next.capital && next.classes == Default::default();
    let noun = unknown && !["ed", "ing", "ly"].iter().any(|end_| document.folded(end).ends_with(end_));
    let adjective = document.tokens[head].capital || document.is(head, Class::Trait);
    glued || thing && !next.classes.has_any(&[Class::Passive, Class::Active]) || adjective && noun
}

/// "The driver, 44, was arrested", "her passenger": one known by a trade or a part played, whom only a plain word of
/// harm makes a victim. Nouns that say no more than "man" or "victim" mostly speak of somebody named before.
fn definite(document: &Document, k: usize, end: usize, gazetteer: &'static Gazetteer) -> Option<Mention> {
    let possessive = document.is(k, Class::Possessive);
    let article = document.value(k, Class::Determiner) == Some(0) || possessive;
    if !article {
        return None;
    }
    let noun = noun::at(document, k + 1, end, gazetteer)?;
    let Head::Person(head) = noun.head else { return None };
    if possessive && document.is(head, Class::Kin) {
        return None;
    }
    let plain = noun.other || noun.of_them || noun.of_whole.is_some() || noun.nationality.is_some();
    let spoken = document.tokens[head].classes.has_any(&[Class::BodyNoun, Class::Trait])
        || document.tokens[head].capital;
    let vague = [
        "victim",
        "person",
        "individual",
        "survivor",
        "member",
        "leader",
        "suspect",
        "captain",
        "local",
        "spokesman",
        "spokeswoman",
        "official",
        "witness",
        "patient",
        "resident",
    ];
    let generic = noun.traits
        & (traits::FEMALE | traits::MALE | traits::CHILD | traits::BODIES | traits::FAMILIES)
        != 0
        || vague.contains(&document.folded(head));
    if plain
        || spoken
        || generic
        || is_plural(document, head)
        || !(k + 1..=head).all(|t| document.tokens[t].kind == Kind::Word)
    {
        return None;
    }
    // "the driver of the bus", "the officer said": only what its own predicate or an age follows.
    let next = noun.end;
    let classes = document.tokens.get(next).map(|t| t.classes).unwrap_or_default();
    let harmed = classes.has_any(&[Class::Be, Class::Suffered, Class::Passive])
        && !classes.has(Class::Active)
        || document.reads(next, ",") && age_beside(document, next + 1, end).is_some()
        || document.reads(next, ",") && document.is(next + 1, Class::Indefinite);
    let outer = k..next;
    let taken =
        k > 0 && document.is(k - 1, Class::Active) && !document.tokens[k - 1].classes.has(Class::Event);
    (harmed || taken).then(|| Mention {
        outer,
        definite: true,
        ..one(k + usize::from(!possessive)..next, noun)
    })
}

/// "Mother, two children die in fire", "Landslide kills family of six": headlines leave articles out.
fn headed(document: &Document, k: usize, end: usize, gazetteer: &'static Gazetteer) -> Option<Mention> {
    let nouns = [Class::Person, Class::Trait, Class::Kin];
    if !(document.tokens[k].capital || document.tokens[k].classes.has_any(&nouns)) {
        return None;
    }
    let sentence = &document.sentences[document.sentence_of(k)];
    let heading = document.blocks[sentence.block].kind == BlockKind::Heading
        && !sentence.tokens.clone().any(|t| document.words(t) == "|");
    let before = k.checked_sub(1).filter(|_| k > sentence.tokens.start);
    let free = before.is_none_or(|b| {
        document.tokens[b].kind == Kind::Mark && !document.reads(b, "-")
            || document.tokens[b].classes.has_any(&[Class::And, Class::Active, Class::Deed])
    });
    if !(heading && free) {
        return None;
    }
    if let Some(before) = before
        && document.is(k, Class::Person)
        && let Some(group) = group_of(document, before, end, gazetteer)
    {
        let tokens = k..group.tokens.end;
        return Some(Mention { outer: tokens.clone(), tokens, ..group });
    }
    let noun = noun::at(document, k, end, gazetteer)?;
    let Head::Person(head) = noun.head else { return None };
    let said =
        document.tokens[head].classes.has_any(&[Class::BodyNoun, Class::Title, Class::Fate, Class::FateWeak])
            || document.tokens.get(noun.end).is_some_and(|t| {
                t.classes.has(Class::Say) || t.kind == Kind::Mark && document.reads(noun.end, ":")
            });
    let plain = noun.other
        || noun.of_them
        || noun.of_whole.is_some()
        || noun.traits & (traits::BODIES | traits::FAMILIES) != 0;
    if said || plain || is_plural(document, head) || describes_thing(document, head, noun.end) {
        return None;
    }
    Some(Mention { definite: true, ..one(k..noun.end, noun) })
}

fn one(tokens: Range<usize>, noun: Noun) -> Mention {
    let couple = noun.traits & traits::COUPLE != 0;
    let count = Count::exact(if couple { 2 } else { 1 });
    let kind = if couple { MentionKind::Counted } else { MentionKind::Single };
    Mention::of(kind, count, tokens, noun)
}

/// "a family of four", "a crew of three".
fn group_of(document: &Document, k: usize, end: usize, gazetteer: &'static Gazetteer) -> Option<Mention> {
    let k_noun =
        k + 1 + usize::from(matches!(document.folded(k + 1), "entire" | "whole" | "young" | "single"));
    let grouping = matches!(
        document.folded(k_noun),
        "family" | "crew" | "group" | "party" | "team" | "convoy" | "column"
    );
    if !grouping || !document.reads(k_noun + 1, "of") {
        return None;
    }
    let (value, after) = number::cardinal(document, k_noun + 2, end)?;
    let mut noun = noun::at(document, after, end, gazetteer)?;
    noun.head = Head::Person(k_noun);
    Some(Mention::of(MentionKind::Counted, Count::exact(value), k..noun.end.max(after), noun))
}

/// "26-year-old", "three month old", with the years and the token after.
fn age_before(document: &Document, k: usize) -> Option<(u64, usize)> {
    let (years, mut at) = number::cardinal(document, k, document.tokens.len())?;
    at += usize::from(document.reads(at, "-"));
    let unit = document.folded(at).trim_end_matches('s');
    let months = matches!(unit, "month" | "week" | "day");
    if !months && unit != "year" {
        return None;
    }
    at += 1;
    at += usize::from(document.reads(at, "-"));
    // "old man" may be one phrase of the lexicon.
    let phrase = document.folded(at).starts_with("old ");
    let after = at + usize::from(!phrase);
    (phrase || document.reads(at, "old")).then_some((if months { 0 } else { years }, after))
}

/// "of four", "of 70", "aged 12", "in her thirties" behind a noun.
fn age_after(document: &Document, k: usize) -> Option<(u64, usize)> {
    // "a mother of three" says nothing of her age.
    let parent = ["mother", "father", "parent", "mum", "mom", "dad", "grandmother", "grandfather"];
    let few = number::cardinal(document, k + 1, document.tokens.len()).is_some_and(|(n, _)| n < CHILDREN_MAX);
    if k > 0 && document.reads(k, "of") && few && parent.contains(&document.folded(k - 1)) {
        return None;
    }
    let comma = usize::from(document.reads(k, ","));
    if document.reads(k, "of") || document.reads(k + comma, "aged") {
        let at = if document.reads(k, "of") { k + 1 } else { k + comma + 1 };
        let (years, after) = number::cardinal(document, at, document.tokens.len())?;
        return (years < 120).then_some((years, after));
    }
    // "in his 50s"
    let digits = |at: usize| {
        let text = document.words(at);
        let glued = document.tokens.get(at + 1).is_some_and(|t| t.glued) && document.reads(at + 1, "s");
        let years: u64 = text.strip_suffix('s').unwrap_or(text).parse().ok()?;
        (years < 120 && (glued || text.ends_with('s'))).then_some((years, at + 1 + usize::from(glued)))
    };
    let tens = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
    if document.reads(k + comma, "in") && document.is(k + comma + 1, Class::Possessive) {
        let mut at = k + comma + 2;
        if matches!(document.folded(at.min(document.tokens.len() - 1)), "early" | "mid" | "late") {
            at += 1 + usize::from(document.reads(at + 1, "-"));
        }
        if let Some(found) = digits(at) {
            return Some(found);
        }
        let decade = tens.iter().position(|t| document.reads(at, t))?;
        return Some(((decade as u64 + 2) * 10, at + 1));
    }
    None
}

/// "a mother of three": of as many children, not years.
fn is_brood(document: &Document, head: usize, years: u64) -> bool {
    let parents =
        ["mother", "father", "parent", "widow", "widower", "grandmother", "grandfather", "mum", "dad"];
    parents.contains(&document.folded(head)) && years < PARENT_YEARS_MIN && document.reads(head + 1, "of")
}

/// The least years of a parent.
const PARENT_YEARS_MIN: u64 = 14;

/// A stated age outweighs what the noun says: a pupil of twenty is no child.
pub(super) fn of_age(bits: u16, years: u64) -> u16 {
    bits & !(traits::CHILD | traits::ADULT | traits::ELDERLY) | age_traits(years)
}

/// "her grandson Asif, seven", "the driver, now 44,": the age behind a person, and the token after it.
pub(super) fn age_beside(document: &Document, k: usize, end: usize) -> Option<(u64, usize)> {
    // "His sister, who was 19,": the age in a clause of its own.
    let clause = 2 * usize::from(document.reads(k, "who") && document.is(k + 1, Class::Be));
    let adverb = matches!(document.folded(k + clause), "now" | "aged" | "then" | "just" | "only");
    let lead = clause + usize::from(adverb);
    let (years, after) = number::cardinal(document, k + lead, end)?;
    let closes = after >= end
        || document.tokens[after].kind != Kind::Word
        || document.tokens[after].classes.has_any(&[Class::And, Class::But]);
    (years <= OLDEST && closes && !document.reads(after, "-")).then_some((years, after))
}

/// How many children "a mother of three" may have.
const CHILDREN_MAX: u64 = 16;

/// Child under 18, elderly from 60.
pub(crate) fn age_traits(years: u64) -> u16 {
    match years {
        0..18 => traits::CHILD,
        18..60 => traits::ADULT,
        _ => traits::ELDERLY,
    }
}

pub(super) fn with_name(document: &Document, mut k: usize, end: usize) -> usize {
    let comma = usize::from(document.reads(k, ",") && is_name(document, k + 1) && document.reads(k + 2, ","));
    if k + comma < end && is_name(document, k + comma) {
        k += comma;
        while k < end && is_name(document, k) {
            k += 1;
        }
    }
    k
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
    let opens_a_word = document.words(k).chars().next().is_some_and(char::is_alphanumeric);
    if !opens_a_word {
        return None;
    }
    let (age, after) = age_before(document, k).map_or((None, k), |(years, after)| (Some(years), after));
    let (described, first, mut bits) = description(document, after, sentence.end);
    // Most tokens lead to no name.
    if first < sentence.end && !is_name(document, first) {
        return None;
    }
    let at = (first..sentence.end.min(first + NAME_WORDS_MAX))
        .find(|t| !is_name(document, *t))
        .unwrap_or(sentence.end.min(first + NAME_WORDS_MAX));
    let years_behind = age_behind(document, at, sentence.end);
    let titled = described || age.is_some() || has_trade(document, at);
    let dated = years_behind.is_some();
    // "among them the editor Lida Marsh"
    let article = k > sentence.start + 1
        && described
        && document.value(k - 1, Class::Determiner) == Some(0)
        && document.tokens[k - 2].classes.has_any(&[Class::Including, Class::And]);
    let hangs = k > sentence.start && hangs_on(document, k - 1, described) && age.is_none() && !article;
    let long_enough = at - first >= 2 || at > first && (titled || dated);
    if !long_enough || hangs && !dated || names_thing(document, first..at, gazetteer) {
        return None;
    }
    if let Some(years) = age.or(years_behind) {
        bits = of_age(bits, years);
    }
    let noun = Noun { head: Head::Person(at - 1), traits: bits, ..Noun::empty(at) };
    let outer = k..if dated { at + 2 } else { at };
    Some(Mention { outer, named: true, ..Mention::of(MentionKind::Named, Count::exact(1), k..at, noun) })
}

/// The most words of a name.
const NAME_WORDS_MAX: usize = 5;

/// What stands before a name: "volunteer firefighter", "Mr". Whether there is such, where the name begins, traits.
fn description(document: &Document, start: usize, end: usize) -> (bool, usize, u16) {
    let classes = [Class::Person, Class::Title, Class::Trait, Class::SpeakerNoun];
    let trade = trade(document, start, end);
    let (mut at, mut bits, mut described) = (start + trade, 0, trade > 0);
    while at < end && at < start + 5 && document.tokens[at].classes.has_any(&classes) {
        let said = document.value(at, Class::Person).or(document.value(at, Class::Title)).unwrap_or(0);
        bits |= said & !1;
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
        let nouns = [Class::Thing, Class::Weapon, Class::BodyNoun, Class::PlaceNoun, Class::Event];
        token.kind == Kind::Word && (token.classes == Default::default() || token.classes.has_any(&nouns))
    };
    // "off-duty": the words of a compound are one, whatever each is alone.
    let compound = |t: usize| document.reads(t, "-") || t + 1 < end && document.reads(t + 1, "-");
    let words = (start..end.min(start + TRADE_WORDS_MAX))
        .take_while(|t| (word(*t) || compound(*t)) && (*t == start || !document.tokens[*t].capital))
        .count();
    if words == 0 {
        return 0;
    }
    let after = start + words;
    let low = !document.tokens[after - 1].capital;
    let noun =
        document.is(after, Class::Person) && !document.tokens[after].capital && is_name(document, after + 1);
    let apart = start > 0 && document.reads(start - 1, ",") && !document.tokens[start].capital;
    let name = apart && low && is_name(document, after) && is_name(document, after + 1);
    if noun || name { words } else { 0 }
}

/// The most words of a trade before its noun or the name.
const TRADE_WORDS_MAX: usize = 4;

/// The age between commas behind a name.
fn age_behind(document: &Document, at: usize, end: usize) -> Option<u64> {
    let number =
        document.reads(at, ",") && document.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number);
    let closes =
        document.tokens.get(at + 2).is_none_or(|t| t.kind != Kind::Word || t.classes.has(Class::And));
    let years = (number && closes).then(|| number::cardinal(document, at + 1, end)).flatten()?.0;
    (years <= OLDEST).then_some(years)
}

/// The greatest age that is taken for one.
const OLDEST: u64 = 115;

/// "Ann Lee, cook, 58.": a trade between the name and the age.
fn has_trade(document: &Document, at: usize) -> bool {
    let plain = |t: usize| document.tokens.get(t).is_some_and(|t| t.kind == Kind::Word && !t.capital);
    let number = |c: usize| document.tokens.get(c + 1).is_some_and(|t| t.kind == Kind::Number);
    let comma = (at + 1..at + 5).find(|t| document.reads(*t, ",")).filter(|_| document.reads(at, ","));
    comma.is_some_and(|c| c > at + 1 && (at + 1..c).all(plain) && number(c))
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
    classes.has_any(&[Class::Preposition, Class::Determiner, Class::Say, Class::SpeakerNoun])
        || word && !classes.has_any(&free)
}

/// Whether a capitalised name is one of a body, a place, an event or a people.
fn names_thing(document: &Document, name: Range<usize>, gazetteer: &'static Gazetteer) -> bool {
    let things = [Class::BodyNoun, Class::PlaceNoun, Class::Event, Class::Troop];
    let next = name.end..name.end + usize::from(document.tokens.get(name.end).is_some_and(|t| t.capital));
    name.clone()
        .chain(next)
        .any(|t| document.tokens[t].classes.has_any(&things) || noun::is_demonym(document, t, gazetteer))
        || gazetteer.lookup(document.slice(name)).next().is_some()
}

/// "her parents": two, though no number says so.
fn is_pair(document: &Document, k: usize, head: usize) -> bool {
    document.is(k, Class::Possessive)
        && document.value(head, Class::Kin).is_some_and(|t| t & traits::COUPLE != 0)
}

/// Whether a noun for people names more than one.
pub(super) fn is_plural(document: &Document, head: usize) -> bool {
    let word = document.folded(head);
    let plural =
        word.ends_with('s') && !word.ends_with("ss") || word.ends_with("men") || word.ends_with("ren");
    plural
        || matches!(
            word,
            "people"
                | "police"
                | "staff"
                | "crew"
                | "troops"
                | "remains"
                | "elderly"
                | "personnel"
                | "youth"
                | "lives"
                | "media"
        )
}
