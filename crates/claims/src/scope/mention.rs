//! Places that no preposition leads to: "the Tarn bridge", "the Holm pogrom", "Old Berg: 203 killed".
//!
//! Must not: outweigh a phrase that says where; these count where a sentence has no such phrase.

use super::locative::Locative;
use super::objective;
use super::placename::{THE, is_direction};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use crate::time::is_possessive;
use std::collections::BTreeSet;
use std::ops::Range;
use vocabulary::{Gazetteer, Place, PlaceKind};

/// How many words a label has at most.
const LABEL_WORDS: usize = 5;
/// How many words stand between an article and the name at most: "the eight-storey".
const ARTICLE_TOKENS: usize = 4;
/// How far behind a place the word that says what it bears is looked for, in tokens.
const BEAR_TOKENS: usize = 7;
/// From how many people on a place is meant by its name alone.
const LARGE_PLACE_PEOPLE: u64 = 100_000;
/// The value of verbs of reporting among what a place bears, and of what only a place can be.
const REPORT: u16 = 1;
const MOST: u16 = 2;
/// The value of "to" among the prepositions.
const TO: u16 = 7;
/// What no name of a place is built with.
const NOT_NAMES: Classes = Classes::of(&[
    Class::Month,
    Class::Weekday,
    Class::Person,
    Class::Title,
    Class::SpeakerNoun,
    Class::BodyNoun,
    Class::Say,
    Class::Be,
    Class::And,
    Class::But,
    Class::Preposition,
    Class::Pronoun,
    Class::Possessive,
    Class::Determiner,
    Class::TimeUnit,
    Class::Genre,
    Class::Issued,
    Class::Event,
    Class::Troop,
    Class::CarePlace,
    Class::Elsewhere,
    Class::RelativeDay,
    Class::TimeShift,
    Class::Weapon,
    Class::WeaponPart,
    Class::Channel,
]);
/// What behind a name shows that it is somebody's: "the Holm Bridge company".
const OWNERS: Classes = Classes::of(&[
    Class::SpeakerNoun,
    Class::BodyNoun,
    Class::Troop,
    Class::Person,
    Class::Say,
    Class::CarePlace,
]);

/// The places that are named without a preposition, besides those that are known.
pub(super) fn find(document: &Document, others: &[Locative]) -> Vec<Locative> {
    let mut known: BTreeSet<String> = others.iter().map(|p| objective::folded(document, &p.tokens)).collect();
    known.extend(others.iter().flat_map(|p| names_in(document, &p.tokens)));
    let mut found = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        let mut at = range.tokens.start;
        if let Some(tokens) = label(document, &range.tokens, range.block) {
            at = tokens.end;
            found.push(Locative { is_label: true, ..named(tokens, sentence) });
        }
        while at < range.tokens.end {
            let name = run(document, at, range.tokens.end);
            let end = name.end.max(at + 1);
            let sure = site(document, &name, &known).or_else(|| of_event(document, &name, &known));
            let bare = || {
                bearer(document, &name, &known)
                    .or_else(|| of_victims(document, at, range.tokens.end))
                    .or_else(|| side(document, at, range.tokens.end))
                    .or_else(|| region(document, at))
                    .or_else(|| apposed(document, at, range.tokens.end))
            };
            if let Some(tokens) = sure.or_else(bare) {
                at = tokens.end;
                found.push(named(tokens, sentence));
            } else {
                at = end;
            }
        }
    }
    let covered = |p: &Locative| {
        let behind = others.partition_point(|o| o.tokens.end <= p.tokens.start);
        others.get(behind).is_some_and(|o| o.tokens.start < p.tokens.end)
    };
    found.retain(|p| !covered(p));
    found
}

/// The names within a phrase: "Holm" of "the quay at Holm".
fn names_in(document: &Document, phrase: &Range<usize>) -> Vec<String> {
    let runs = phrase.clone().map(|at| run(document, at, phrase.end));
    let whole = |name: &Range<usize>| !name.is_empty() && name.end == phrase.end;
    runs.filter(whole).map(|name| objective::folded(document, &name)).collect()
}

fn named(tokens: Range<usize>, sentence: usize) -> Locative {
    Locative { tokens, sentence, is_care: false, in_title: false, is_named: true, is_label: false }
}

/// "Old Berg: 203 killed": a name that heads its paragraph. Behind the name of a speaker a sentence begins.
fn label(document: &Document, sentence: &Range<usize>, block: usize) -> Option<Range<usize>> {
    let first = document.blocks.get(block).filter(|_| block > 0)?.tokens.start;
    let bullet = usize::from(document.tokens[first].kind == Kind::Mark);
    let start = sentence.start.max(first + bullet);
    let colon = (start..start + LABEL_WORDS + 1).find(|at| matches!(document.words(*at), ":" | "|"))?;
    let next = document.tokens.get(colon + 1)?;
    // "PORT HOLM: Nine people died", where every paragraph is headed so; who speaks is named again and again.
    let counts = Classes::of(&[Class::Cardinal, Class::Indefinite, Class::Zero, Class::Vague, Class::Approx]);
    let headed = || next.classes.meets(counts) && document.tokens[start].shouted && are_headed(document);
    let plain = next.kind == Kind::Number || next.kind == Kind::Word && (!next.capital || headed());
    let name = run(document, start, colon);
    // "Lado district".
    let kind = name.end + 1 == colon && !name.is_empty() && document.is(name.end, Class::RegionNoun);
    let name = name.start..name.end + usize::from(kind);
    // "Total killed: 41" labels a number, not a place.
    let harm = Classes::of(&[
        Class::Passive,
        Class::Active,
        Class::Suffered,
        Class::State,
        Class::Toll,
        Class::Total,
    ]);
    let counts = name.clone().any(|at| document.tokens[at].classes.meets(harm));
    (start == first + bullet
        && start < sentence.end
        && plain
        && name == (start..colon)
        && !name.is_empty()
        && !counts)
        .then_some(name)
}

/// Whether several paragraphs open with names in capitals and a colon, each with another.
fn are_headed(document: &Document) -> bool {
    let label = |tokens: &Range<usize>| {
        let colon = (tokens.start..tokens.end.min(tokens.start + LABEL_WORDS))
            .find(|at| document.words(*at) == ":")?;
        let shouted = colon > tokens.start && (tokens.start..colon).all(|at| document.tokens[at].shouted);
        shouted.then(|| document.slice(tokens.start..colon))
    };
    let labels: Vec<&str> = document.blocks.iter().skip(1).filter_map(|b| label(&b.tokens)).collect();
    let distinct: BTreeSet<&str> = labels.iter().copied().collect();
    labels.len() >= HEADED_MIN && distinct.len() == labels.len()
}

/// How many paragraphs with a label make them a list of places.
const HEADED_MIN: usize = 3;

/// The capital words from a token on, with hyphens and numbers: "No. 4", "Holm-on-Tarn".
fn run(document: &Document, start: usize, end: usize) -> Range<usize> {
    let mut at = start;
    while at < end {
        let token = &document.tokens[at];
        // "Lado County" is no body here.
        let land = at > start && document.is(at, Class::RegionNoun);
        let word = token.kind == Kind::Word && token.capital && (land || !token.classes.meets(NOT_NAMES));
        let joined = at > start
            && token.glued
            && (document.words(at) == "-"
                && document.tokens.get(at + 1).is_some_and(|t| t.glued && t.capital)
                || document.words(at) == "." && document.is(at - 1, Class::Abbreviation));
        let number = token.kind == Kind::Number && at > start && document.words(at - 1) == ".";
        if !(word || joined || number) {
            break;
        }
        at += 1;
    }
    start..at
}

/// "the Tarn bridge", "Holm Mansion".
fn site(document: &Document, name: &Range<usize>, known: &BTreeSet<String>) -> Option<Range<usize>> {
    let last = name.end.checked_sub(1).filter(|_| !name.is_empty())?;
    let behind = document.tokens.get(name.end).is_some_and(|t| !t.capital);
    let end = if document.is(last, Class::PlaceNoun) && name.len() > 1 {
        name.end
    } else if document.is(name.end, Class::PlaceNoun) && behind && !document.is(name.end, Class::RegionNoun) {
        name.end + 1
    } else {
        return None;
    };
    let place = name.start..end;
    let next = document.tokens.get(end);
    let owned = next.is_some_and(|t| t.classes.meets(OWNERS) || t.kind == Kind::Word && t.capital);
    if is_goal(document, name.start) {
        return None;
    }
    let sure = has_article(document, name.start) || known.contains(&objective::folded(document, &place));
    (sure && !owned && !is_possessive(document, end) && !is_person(document, name)).then_some(place)
}

/// "the Holm pogrom", "the Souk Street strike".
fn of_event(document: &Document, name: &Range<usize>, known: &BTreeSet<String>) -> Option<Range<usize>> {
    let event = name.end;
    if name.is_empty() || !document.is(event, Class::Event) || document.tokens[event].capital {
        return None;
    }
    let words = document.slice(name.clone());
    let people = Gazetteer::bundled().demonym(document.words(name.end - 1)).is_some() || is_people(words);
    let place =
        document.is(name.end - 1, Class::PlaceNoun) || known.contains(&objective::folded(document, name));
    let sure = place || has_article(document, name.start) && !people;
    (sure && !is_person(document, name)).then(|| name.clone())
}

/// "Orvane alone holds 61", "Lumba, a city of 480,000, fared worst": a place that bears it.
fn bearer(document: &Document, name: &Range<usize>, known: &BTreeSet<String>) -> Option<Range<usize>> {
    let led = || name.start.checked_sub(1).is_some_and(|at| document.is(at, Class::Where));
    if name.is_empty() || led() || is_person(document, name) {
        return None;
    }
    // "rode into Holm, where 12 died": it is a place by the words behind it.
    let place_word = document.reads(name.end, "where")
        || document.words(name.end) == "," && document.reads(name.end + 1, "where");
    let most = bears(document, name.end, Some(MOST));
    let words = document.slice(name.clone());
    // Many names of people are those of small places too.
    let large = |place: Place| place.kind != PlaceKind::Settlement || place.population >= LARGE_PLACE_PEOPLE;
    let place = || {
        known.contains(&objective::folded(document, name)) || Gazetteer::bundled().lookup(words).any(large)
    };
    let bears = || bears(document, name.end, None) || owns_site(document, name.end);
    let plain = !is_possessive(document, name.end) || owns_site(document, name.end);
    let sure = (most || bears() && place()) && plain && !is_goal(document, name.start);
    (sure || place_word || gapped(document, name)).then(|| name.clone())
}

/// "Holm accounts for 9 deaths; Berg for three".
fn gapped(document: &Document, name: &Range<usize>) -> bool {
    let start = document.sentences[document.sentence_of(name.start)].tokens.start;
    let mut before = start..name.start;
    document.reads(name.end, "for")
        && is_number(document, name.end + 1)
        && before.any(|at| document.value(at, Class::Bears) == Some(MOST))
}

/// Whether the words behind a name tell what a place bears: "lost", "was worst hit", "has reported 14 deaths".
fn bears(document: &Document, end: usize, only: Option<u16>) -> bool {
    let near = end..document.tokens.len().min(end + BEAR_TOKENS);
    let mut clause = near.take_while(|at| !matches!(document.words(*at), "." | ";" | ":"));
    clause.any(|at| match document.value(at, Class::Bears) {
        Some(REPORT) => {
            only.is_none() && (end..at).all(|at| is_auxiliary(document, at)) && is_number(document, at + 1)
        }
        Some(value) => only.is_none_or(|only| only == value),
        None => false,
    })
}

/// "has", "recently": what stands before the verb.
fn is_auxiliary(document: &Document, at: usize) -> bool {
    document.is(at, Class::Have) || document.is(at, Class::Adverb)
}

fn is_number(document: &Document, at: usize) -> bool {
    let number = Classes::of(&[Class::Cardinal, Class::Vague, Class::Approx, Class::Zero]);
    document.tokens.get(at).is_some_and(|t| t.kind == Kind::Number || t.classes.meets(number))
}

/// "Holm's hospitals received 30 bodies", "Orland's floods killed 12": a place by what it has.
fn owns_site(document: &Document, end: usize) -> bool {
    let site = Classes::of(&[Class::PlaceNoun, Class::CarePlace, Class::Event]);
    let words = end + 1..document.tokens.len().min(end + 1 + ARTICLE_TOKENS);
    let mut words = words.take_while(|at| {
        let token = &document.tokens[*at];
        token.kind == Kind::Word && !token.capital && !token.classes.meets(OWNERS)
            || document.is(*at, Class::CarePlace)
    });
    is_possessive(document, end) && words.any(|at| document.tokens[at].classes.meets(site))
}

/// "30 km north of Holm": by its distance from a place.
fn side(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let of = document.reads(at + 1, "of") && !(at > 0 && document.words(at - 1) == ",");
    let name = (is_direction(document, at) && of)
        .then(|| run(document, at + 2, end))
        .filter(|name| !name.is_empty())?;
    Some(at..name.end)
}

/// "her village, Tula": the name that stands beside its kind.
pub(super) fn apposed(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let opens = Classes::of(&[Class::Possessive, Class::Determiner]);
    let noun = at + 1 + usize::from(document.reads(at + 1, "home"));
    let kind = document.tokens[at].classes.meets(opens) && document.is(noun, Class::RegionNoun);
    let name = (kind && document.words(noun + 1) == ",").then(|| run(document, noun + 2, end))?;
    let closed = matches!(document.words(name.end), "," | "." | ";");
    (closed && !name.is_empty()).then_some(name)
}

/// "The village buried its 14 dead": a place that was named before.
fn region(document: &Document, at: usize) -> Option<Range<usize>> {
    let noun = at + 1;
    let article = document.value(at, Class::Determiner) == Some(THE) && document.is(noun, Class::RegionNoun);
    let verb = (noun + 1..document.tokens.len()).find(|at| !is_auxiliary(document, *at))?;
    (article && document.is(verb, Class::Bears)).then_some(at..noun + 1)
}

/// "the brickworks victims", "the school fire": a site that others are named by.
fn of_victims(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let article = document.value(at, Class::Determiner) == Some(THE);
    let site = at + 1;
    let named_by = Classes::of(&[Class::Person, Class::Event]);
    let holds = article
        && site + 1 < end
        && document.is(site, Class::PlaceNoun)
        && !document.is(site, Class::RegionNoun)
        && !document.tokens[site].capital
        && document.tokens[site + 1].classes.meets(named_by)
        && (document.is(site + 1, Class::Event) || document.folded(site + 1).ends_with(['s', 'd']))
        && !document.is(site + 1, Class::SpeakerNoun);
    holds.then_some(at..site + 1)
}

/// "Tessan", "Varnish": the adjective of a people by its ending.
pub(super) fn is_people(words: &str) -> bool {
    ["an", "ish", "ese", "i"].iter().any(|ending| words.ends_with(ending))
}

/// "the", "its" right before a name, or an article with lower-case words between.
fn has_article(document: &Document, name: usize) -> bool {
    let before = (name.saturating_sub(ARTICLE_TOKENS)..name).rev();
    let mut article = false;
    for at in before {
        let token = &document.tokens[at];
        if token.classes.meets(Classes::of(&[Class::Determiner, Class::Indefinite, Class::Possessive])) {
            article = true;
            break;
        }
        if token.kind == Kind::Break
            || token.capital
            || token.kind == Kind::Mark && document.words(at) != "-"
            || token.classes.meets(Classes::of(&[Class::Preposition, Class::Say, Class::Be]))
        {
            break;
        }
    }
    article
}

/// "towards the Tarn forest", "marched over the Tarn Pass": where somebody went.
fn is_goal(document: &Document, name: usize) -> bool {
    let article = usize::from(name > 0 && document.is(name - 1, Class::Determiner));
    let before = name.checked_sub(1 + article);
    let goal = |at: usize| document.value(at, Class::Preposition) == Some(TO) || document.reads(at, "over");
    before.is_some_and(goal)
}

/// "Mr Hill".
fn is_person(document: &Document, name: &Range<usize>) -> bool {
    let title = Classes::of(&[Class::Title, Class::SpeakerNoun, Class::Person]);
    name.start > 0 && document.tokens[name.start - 1].classes.meets(title)
}
