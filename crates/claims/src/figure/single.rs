//! Single victims: one person by a noun ("a woman", "her husband", "a family of four") or by name.
//!
//! Must not: take a thing, a place or a body for a person because it is written with a capital.

use super::age;
use super::mention::{self, Mention, MentionKind};
use super::name::{is_name, run, with_name};
use super::noun::{self, Head, Noun};
use super::number;
use crate::document::{Document, Kind};
use crate::lexicon::{Class, traits};
use std::ops::Range;
use vocabulary::{Count, Gazetteer, Status};

/// One person by a noun that is not a number: "a woman", "her husband", "a second man".
pub(super) fn single(
    document: &Document,
    k: usize,
    end: usize,
    gazetteer: &'static Gazetteer,
) -> Option<Mention> {
    if let Some(told) = definite(document, k, end, gazetteer).or_else(|| headed(document, k, end, gazetteer))
    {
        return Some(told);
    }
    if is_other(document, k) {
        return Some(Mention { outer: k..k + 2, ..one(k + 1..k + 2, Noun::empty(k + 2)) });
    }
    let opening = Opening::at(document, k)?;
    if let Some(group) = opening.indefinite.then(|| group_of(document, k, end, gazetteer)).flatten() {
        return Some(group);
    }
    let start = k + usize::from(opening.indefinite && document.is(k + 1, Class::Ordinal));
    let aged = age::before(document, k + 1);
    let mut noun = noun::at(document, aged.map_or(start + 1, |(_, after)| after), end, gazetteer)?;
    if let Some((years, _)) = aged {
        noun.traits = age::of_age(noun.traits, years);
    }
    // "the second journalist to be killed": an ordinal counts those before.
    let counts = opening.ordinal && !opening.indefinite;
    if counts && ["to", "to be"].iter().any(|to| document.reads(noun.end, to)) {
        return None;
    }
    noun.head = told_person(document, &noun, aged, end);
    if let Head::Unknown(word) = noun.head
        && opening.indefinite
        && is_office(document, word, noun.end)
    {
        noun.head = Head::Person(word);
        return Some(Mention { definite: true, ..one(k..noun.end, noun) });
    }
    match noun.head {
        Head::Person(head) => person(document, k, head, noun, end),
        head => stands_alone(document, k, head, opening).then(|| one(k..start + 1, Noun::empty(start + 1))),
    }
}

/// What a phrase for one person begins with: "her", "a", "the second", "another".
#[derive(Clone, Copy)]
struct Opening {
    /// "her".
    possessive: bool,
    /// "a".
    indefinite: bool,
    /// "the second", "a second".
    ordinal: bool,
    /// "another".
    another: bool,
}

impl Opening {
    /// The opening that stands at a token.
    fn at(document: &Document, k: usize) -> Option<Opening> {
        let indefinite = document.is(k, Class::Indefinite);
        let opening = Opening {
            possessive: document.is(k, Class::Possessive),
            indefinite,
            ordinal: document.is(k, Class::Ordinal) || indefinite && document.is(k + 1, Class::Ordinal),
            another: document.reads(k, "another"),
        };
        (opening.possessive || indefinite || opening.ordinal || opening.another).then_some(opening)
    }
}

/// What is said of a victim right behind the phrase: "was", "killed", "died".
const HARMED: [Class; 3] = [Class::Be, Class::Passive, Class::Suffered];

/// "One died; the other is in intensive care."
fn is_other(document: &Document, k: usize) -> bool {
    document.reads(k, "the")
        && document.reads(k + 1, "other")
        && document.tokens[k + 2].classes.has_any(&HARMED)
}

/// The head of a noun phrase, a person where what stands around it tells that it is one.
fn told_person(document: &Document, noun: &Noun, aged: Option<(u64, usize)>, end: usize) -> Head {
    match (noun.head, aged) {
        // "A 62-year-old ferryman": who has an age is a person, whatever the trade.
        (Head::Unknown(word), Some(_)) => Head::Person(word),
        // "A bricklayer died": English names people by what they do; a capital names a thing so called.
        (Head::Unknown(word), None) if is_trade(document.folded(word)) && !document.tokens[word].capital => {
            Head::Person(word)
        }
        // "a mail carrier, Boyd Fenner, 49": who has a name and an age is a person.
        (Head::Unknown(word), None) if is_named_with_age(document, noun.end, end) => Head::Person(word),
        (Head::None, Some((_, after))) if !noun.of_them => Head::Person(after - 1),
        (head, _) => head,
    }
}

/// ", Boyd Fenner, 49": whether a name and an age stand behind a noun phrase.
fn is_named_with_age(document: &Document, comma: usize, end: usize) -> bool {
    document.reads(comma, ",")
        && is_name(document, comma + 1)
        && age::behind_name(document, run(document, comma + 1, end), end).is_some()
}

/// "a nutrition officer was shot": named by what they do, though the pack does not know it for a person.
fn is_office(document: &Document, word: usize, next: usize) -> bool {
    document.is(word, Class::SpeakerNoun)
        && !document.folded(word).starts_with("source")
        && document.tokens[next].classes.has_any(&[
            Class::Be,
            Class::Suffered,
            Class::Passive,
            Class::Preposition,
        ])
}

/// "One was confirmed dead and another was missing", "a third died": an opening that needs no noun.
fn stands_alone(document: &Document, k: usize, head: Head, opening: Opening) -> bool {
    let other = opening.another && document.tokens[k + 1].classes.has_any(&HARMED);
    let third = opening.ordinal && document.folded(k).starts_with('a');
    (third || other) && matches!(head, Head::None | Head::Fate(_))
}

/// "her husband, Kenneth, 71", "a fisherman's body": the person whom a noun at `head` names, with what the words
/// behind it tell; nobody where it names a thing, a part of the body or several people.
fn person(document: &Document, k: usize, head: usize, mut noun: Noun, end: usize) -> Option<Mention> {
    let possessive = document.is(k, Class::Possessive);
    // "held his hand": a part of the body.
    if describes_thing(document, head, noun.end) || possessive && document.is(head, Class::Limb) {
        return None;
    }
    if let Some(body) = body_of(document, &noun, head) {
        return Some(Mention { noun: body.clone(), ..one(k..body.end, body) });
    }
    let related = document.is(head, Class::Kin);
    // "nine pupils and their teacher": joined to others, anybody is theirs.
    let joined = k > 0 && (document.is(k - 1, Class::And) || document.reads(k - 1, "with"));
    if possessive && !related && !joined || is_plural(document, head) && !is_pair(document, k, head) {
        return None;
    }
    noun.traits |= document.value(head, Class::Kin).unwrap_or(0);
    if let Some((years, after)) =
        age::after(document, noun.end).filter(|age| !age::is_brood(document, head, age.0))
    {
        // "a farmer in his sixties"
        let whose = (noun.end..after).find_map(|t| document.value(t, Class::Possessive)).unwrap_or(0);
        noun.traits = age::of_age(noun.traits, years) | whose & !1;
        noun.end = after;
    }
    // "her husband Kenneth", "his wife, Lorraine": the name belongs to the phrase.
    let tokens = k..with_name(document, noun.end, end);
    // "in her mother's arms": what is hers is spoken of, not she.
    (!document.owns(tokens.end)).then(|| one(tokens, noun))
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

/// "A fisherman's body": whose the body is says who was found.
fn body_of(document: &Document, noun: &Noun, head: usize) -> Option<Noun> {
    let body = noun.end + 1;
    let owned = document.owns(noun.end) && !is_plural(document, head);
    let remains = document.has_trait(body, traits::BODIES);
    (owned && remains).then(|| Noun { traits: noun.traits | traits::BODIES, end: body + 1, ..noun.clone() })
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
    let spoken = document.tokens[head].classes.has_any(&[Class::BodyNoun, Class::Trait, Class::Limb])
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
    // "recovered the body of the missing schoolgirl": a find is told once, of whomever it is.
    if k > 0
        && !plain
        && !is_plural(document, head)
        && mention::status(document, k - 1, Class::Deed) == Some(Status::Exhumed)
    {
        return Some(one(k + usize::from(!possessive)..noun.end, noun));
    }
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
        || document.reads(next, ",") && age::beside(document, next + 1, end).is_some()
        || document.reads(next, ",") && document.is(next + 1, Class::Indefinite)
        // "The pilot and his passenger were killed"
        || document.is(next, Class::And) && joins_person(document, next + 1, end, gazetteer);
    let outer = k..next;
    let taken =
        k > 0 && document.is(k - 1, Class::Active) && !document.tokens[k - 1].classes.has(Class::Event);
    (harmed || taken).then(|| Mention {
        outer,
        definite: true,
        ..one(k + usize::from(!possessive)..next, noun)
    })
}

/// "his passenger", "the conductor", "three others": somebody who shares the predicate of the one before.
fn joins_person(document: &Document, k: usize, end: usize, gazetteer: &'static Gazetteer) -> bool {
    let counted = number::cardinal(document, k, end).map(|(_, after)| after);
    let determined =
        document.tokens[k].classes.has_any(&[Class::Possessive, Class::Determiner, Class::Indefinite]);
    let from = counted.or(determined.then_some(k + 1));
    from.and_then(|from| noun::at(document, from, end, gazetteer)).is_some_and(|noun| {
        matches!(noun.head, Head::Person(_))
            && document.tokens[noun.end].classes.has_any(&[Class::Be, Class::Suffered])
    })
}

/// "Mother, two children die in fire", "Landslide kills family of six": headlines leave articles out.
fn headed(document: &Document, k: usize, end: usize, gazetteer: &'static Gazetteer) -> Option<Mention> {
    let nouns = [Class::Person, Class::Trait, Class::Kin, Class::State];
    if !(document.tokens[k].capital || document.tokens[k].classes.has_any(&nouns)) {
        return None;
    }
    let at = document.sentence_of(k);
    let sentence = &document.sentences[at];
    let heading = document.in_heading(at) && !sentence.tokens.clone().any(|t| document.words(t) == "|");
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
    // "Judge Pryce": the name is told with the title.
    let titled = document.is(head, Class::Title) && is_name(document, noun.end);
    let said = titled
        || document.tokens[head].classes.has_any(&[Class::BodyNoun, Class::Fate, Class::FateWeak])
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

/// "archivist", "bondsman", "Balladeer": endings that only people have; those of "ladder" and "airliner" are many things'.
fn is_trade(word: &str) -> bool {
    word.len() > 5
        && ["ist", "ician", "man", "woman", "eer", "keeper", "maker", "worker", "smith"]
            .iter()
            .any(|ending| word.ends_with(ending))
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
