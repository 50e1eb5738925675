//! Phrases that say where: "in the Gorma hills", "at the clinic at Holm", "Holm floods" in a title.
//!
//! Must not: ask whether a place is known. Most places of a report are in no gazetteer.

use super::moment::{FAR, Moments, stretch};
use super::{Subject, objective};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes, traits};
use crate::time::is_possessive;
use std::ops::Range;
use vocabulary::Gazetteer;

/// A phrase that says where.
#[derive(Clone, Debug)]
pub(super) struct Locative {
    /// Its tokens, without the preposition.
    pub(super) tokens: Range<usize>,
    /// Its sentence.
    pub(super) sentence: usize,
    /// Where the hurt were taken.
    pub(super) is_care: bool,
    /// Stands in a heading.
    pub(super) in_title: bool,
}

/// The value of "from" and "of" among the words that say where.
const SOURCE: u16 = 1;
/// The value of "from" among the prepositions.
const FROM: u16 = 6;
/// The value of "of" among the prepositions.
const OF: u16 = 0;
/// The value of "on" among the prepositions.
const ON: u16 = 3;
/// The value of "the" among the determiners.
const THE: u16 = 0;
/// Words that no name of a place is built with.
const NOT_NAMES: Classes = Classes::of(&[
    Class::Month,
    Class::Weekday,
    Class::Person,
    Class::Title,
    Class::SpeakerNoun,
    Class::Say,
    Class::Be,
    Class::And,
    Class::But,
    Class::Preposition,
    Class::Pronoun,
    Class::RelativeDay,
    Class::Channel,
    Class::Passive,
    Class::Possessive,
    Class::TimeUnit,
    Class::TimeShift,
    Class::Determiner,
]);
/// Words that end a name even with a capital.
const NOT_INSIDE: Classes = Classes::of(&[
    Class::Month,
    Class::Weekday,
    Class::Say,
    Class::Be,
    Class::And,
    Class::But,
    Class::Preposition,
    Class::Passive,
    Class::TimeUnit,
    Class::Determiner,
]);
/// How many places back a place that is pointed to is looked for.
const NEAR_PLACES: usize = 24;
/// How many figures around one are asked whether a place is theirs.
const NEAR_FIGURES: usize = 8;
/// How many words stand between a short figure and its place at most: "were found in".
const PART_TOKENS: usize = 4;
/// How far behind a place the word that mourners met to remember stands, in tokens.
const MOURN_TOKENS: usize = 6;
/// How many lines of the head may name the place of what follows.
const TITLE_BLOCKS: usize = 3;

/// All phrases that say where, in order.
pub(super) fn find(document: &Document, moments: &Moments) -> Vec<Locative> {
    let mut found = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        let title = range.block < TITLE_BLOCKS
            && document.blocks[range.block].tokens.len() <= 26
            && document.blocks[range.block].kind == crate::document::BlockKind::Heading;
        let range = range.tokens.clone();
        if !title && let Some(tokens) = fragment(document, range.clone()) {
            found.push(Locative { tokens, sentence, is_care: false, in_title: false });
            continue;
        }
        let mut at = range.start;
        while at < range.end {
            // "Holm, a town in Berg": Holm, and no more of it.
            if let Some(end) = objective::apposition(document, at, range.end) {
                let told = found.last().is_some_and(|last: &Locative| last.tokens.end == at);
                if !told && let Some(tokens) = objective::named_before(document, at, range.start) {
                    found.push(Locative { tokens, sentence, is_care: false, in_title: title });
                }
                at = end;
                continue;
            }
            let phrase = phrase_at(document, at, range.end).filter(|p| !p.clone().any(|t| moments.holds(t)));
            match phrase {
                Some(tokens) => {
                    let is_care = is_care(document, at, &tokens);
                    at = tokens.end;
                    if title || !is_of_mourners(document, tokens.end, range.end) {
                        found.push(Locative { tokens, sentence, is_care, in_title: title });
                    }
                }
                None => at += 1,
            }
        }
        let named = found.last().is_some_and(|last: &Locative| last.sentence == sentence);
        if title
            && !named
            && let Some(tokens) = titled(document, range)
        {
            found.push(Locative { tokens, sentence, is_care: false, in_title: true });
        }
    }
    found.extend(objective::find(document, &found));
    found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    found.dedup_by(|later, kept| later.tokens.start < kept.tokens.end);
    found
}

/// The place that the sentence ties to a figure.
pub(super) fn of_figure(
    document: &Document,
    places: &[Locative],
    figures: &[Subject],
    at: usize,
) -> Option<Range<usize>> {
    let figure = &figures[at];
    let first = places.partition_point(|p| p.sentence < figure.sentence);
    let here = places[first..].iter().take_while(|p| p.sentence == figure.sentence);
    here.filter(|p| !p.is_care && !is_of_another(document, figures, at, &p.tokens))
        .map(|p| (distance(document, figure, &p.tokens), p))
        .min_by_key(|(distance, p)| (*distance, p.tokens.start))
        .map(|(_, p)| named_before(document, places, &p.tokens))
}

/// What "the school" points back to: the last place before it that was named with that noun.
fn named_before(document: &Document, places: &[Locative], place: &Range<usize>) -> Range<usize> {
    let bare = place.len() == 2 && document.value(place.start, Class::Determiner) == Some(THE);
    let noun = document.folded(place.end - 1);
    let before = places.partition_point(|p| p.tokens.start < place.start);
    let earlier = places[..before].iter().rev().take(NEAR_PLACES);
    let names = |p: &&Locative| {
        p.tokens.len() > 1
            && p.tokens.clone().any(|at| document.tokens[at].capital && document.folded(at) == noun)
    };
    let found = earlier.filter(|_| bare && !document.tokens[place.end - 1].capital).find(names);
    found.map_or_else(|| place.clone(), |p| p.tokens.clone())
}

/// Whether a place lies behind a semicolon beside another figure.
fn is_of_another(document: &Document, figures: &[Subject], at: usize, place: &Range<usize>) -> bool {
    let own = &figures[at].tokens;
    if is_of_part(document, figures, at, place) {
        return true;
    }
    let gap = if place.start >= own.end { own.end..place.start } else { place.end..own.start };
    let Some(cut) = gap.clone().find(|t| document.words(*t) == ";") else { return false };
    let behind = place.start >= own.end;
    let sentence = figures[at].sentence;
    let others = figures.iter().skip(at.saturating_sub(NEAR_FIGURES)).take(2 * NEAR_FIGURES);
    others
        .filter(|other| other.sentence == sentence && other.tokens != *own)
        .any(|other| if behind { other.tokens.start > cut } else { other.tokens.end <= cut })
}

/// "27 are missing, 15 of them in Holm", "34 were found in Holm and 7 in Berg": the place right behind a short
/// figure is not that of the figures before it.
fn is_of_part(document: &Document, figures: &[Subject], at: usize, place: &Range<usize>) -> bool {
    let figure = &figures[at];
    let behind = figures[at + 1..].iter().take(NEAR_FIGURES);
    let mut short = behind
        .take_while(|f| f.sentence == figure.sentence && f.tokens.end < place.start)
        .filter(|f| f.tokens.len() <= 3 && !f.tokens.clone().any(|t| document.is(t, Class::Person)));
    short.any(|f| {
        (f.tokens.end..place.start)
            .all(|t| document.tokens[t].kind == Kind::Word && !document.is(t, Class::And))
            && place.start - f.tokens.end <= PART_TOKENS
    })
}

/// How far a place stands from a figure, or from the word that says its fate.
fn distance(document: &Document, figure: &Subject, place: &Range<usize>) -> usize {
    let own = stretch(document, &figure.tokens, place, false);
    let cue = figure.cue..figure.cue + 1;
    let reach = stretch(document, &figure.tokens, &cue, false) / 2;
    let before = if place.end <= figure.cue { 5 } else { 0 };
    own.min(stretch(document, &cue, place, false) + before + reach).min(FAR)
}

/// The phrase behind a preposition of place, or behind "the town of".
fn phrase_at(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let kind = document.value(at, Class::Where)?;
    let phrase = name_at(document, at + 1, end)?;
    let has_noun = || phrase.clone().any(|t| document.is(t, Class::PlaceNoun));
    let after = |class| at > 0 && document.is(at - 1, class);
    let named = phrase.clone().any(|t| document.tokens[t].capital);
    if is_origin(document, at) || is_seat(document, at) {
        return None;
    }
    // "on the Eastern Front" is somewhere, "of the Valley Front" is not.
    if objective::is_troop(document, &phrase) && document.value(at, Class::Preposition) != Some(ON) {
        return None;
    }
    let holds = match document.value(at, Class::Preposition) {
        Some(FROM) => has_noun() || after(Class::Say),
        Some(OF) => {
            after(Class::PlaceNoun)
                || after(Class::Person) && !document.tokens[at - 1].capital && named && has_noun()
        }
        _ if kind == SOURCE => after(Class::Event) && named,
        _ => true,
    };
    holds.then(|| extended(document, phrase, end))
}

/// "of Gdynia in Poland": where somebody is from.
fn is_origin(document: &Document, at: usize) -> bool {
    let name = (0..at)
        .rev()
        .take(3)
        .take_while(|t| document.tokens[*t].capital && document.tokens[*t].kind == Kind::Word)
        .last();
    let source = name
        .and_then(|name| name.checked_sub(1))
        .and_then(|t| Some((t, document.value(t, Class::Preposition)?)));
    source.is_some_and(|(t, value)| {
        matches!(value, OF | FROM)
            && !(t > 0 && (document.is(t - 1, Class::PlaceNoun) || document.is(t - 1, Class::Event)))
    })
}

/// "gathered at the mill for the anniversary of the flood", "met at the harbour to remember": where mourners met.
fn is_of_mourners(document: &Document, place_end: usize, end: usize) -> bool {
    let mut behind = place_end..end.min(place_end + MOURN_TOKENS);
    behind.any(|at| {
        document.is(at, Class::Anniversary)
            || document.is(at, Class::Aftermath) && document.reads(at - 1, "to")
    })
}

/// "at the clinic", "taken to a clinic in Holm": where the hurt were brought.
fn is_care(document: &Document, at: usize, place: &Range<usize>) -> bool {
    let brought = |noun: usize| {
        let before = (noun.saturating_sub(PART_TOKENS)..noun).rev();
        document.is(noun, Class::CarePlace)
            && before
                .take_while(|t| document.tokens[*t].kind == Kind::Word)
                .any(|t| document.is(t, Class::Preposition))
    };
    place.clone().any(|t| document.is(t, Class::CarePlace)) || at.checked_sub(1).is_some_and(brought)
}

/// "based in Holm", "told reporters in Holm": where somebody sits or speaks.
fn is_seat(document: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let press = || document.value(before, Class::Person).is_some_and(|bits| bits & traits::JOURNALIST != 0);
    document.is(before, Class::Seat) || press() && before > 0 && document.is(before - 1, Class::Say)
}

/// The noun phrase of a place: names with or without a noun for places, or such a noun alone after an article.
pub(super) fn name_at(document: &Document, start: usize, end: usize) -> Option<Range<usize>> {
    let article = start < end
        && document.tokens[start].classes.meets(Classes::of(&[Class::Determiner, Class::Indefinite]));
    // "that district" points back; the place was named before.
    if article && document.value(start, Class::Determiner).is_some_and(|value| value != THE) {
        return None;
    }
    let first = start + usize::from(article);
    let (mut at, mut names, mut noun) = (first, 0, false);
    while at < end {
        let token = &document.tokens[at];
        if names > 0 && is_hyphen(document, at, end) {
            at += 2;
            continue;
        }
        let number = token.kind == Kind::Number && names > 0 && document.words(at - 1) == ".";
        let stop = document.words(at) == "."
            && token.glued
            && document.is(at - 1, Class::Abbreviation)
            && document.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Number);
        let place_noun = document.is(at, Class::PlaceNoun) || document.is(at, Class::CarePlace);
        let name = token.kind == Kind::Word
            && token.capital
            && (!token.classes.meets(NOT_NAMES) || names > 0 && !token.classes.meets(NOT_INSIDE));
        let quarter = at == first && is_quarter(document, at, end);
        if name || number || stop {
            names += 1;
        } else if quarter {
        } else if !(token.kind == Kind::Word
            && !token.classes.meets(NOT_NAMES)
            && leads_to_noun(document, at, end))
        {
            break;
        }
        noun |= place_noun;
        at += 1;
    }
    // "the British side": a name that says whose something is.
    let whose = article
        && !noun
        && document.tokens.get(at).is_some_and(|next| {
            next.kind == Kind::Word && !next.capital && next.classes == Classes::default()
        });
    let ends = |class| document.is(at, class);
    let other = ends(Class::TimeUnit) || is_possessive(document, at) || names > 0 && ends(Class::Event);
    // "in school buses" is in buses; "the city" points back.
    let bus = names == 0
        && document.tokens.get(at).is_some_and(|next| {
            next.kind == Kind::Word && (next.classes == Classes::default() || ends(Class::Thing))
        });
    // "the city" is whichever was named.
    let known = names == 0 && at == first + 1 && document.is(first, Class::RegionNoun);
    // "on the Argentine": a people, not a place.
    let people = article
        && at == first + 1
        && names == 1
        && Gazetteer::bundled().demonym(document.words(first)).is_some();
    (at > first && (names > 0 || noun) && !people && !whose && !other && !bus && !known).then_some(start..at)
}

/// The hyphen of a name: "Upper-Velm", "Holm-on-Sea".
fn is_hyphen(document: &Document, at: usize, end: usize) -> bool {
    let glued = |at: usize| at < end && document.tokens[at].glued;
    let part = |at: usize| glued(at) && document.tokens[at].kind == Kind::Word;
    let joins = |at: usize| document.folded(at) == "-" && glued(at);
    let capital = |at: usize| part(at) && document.tokens[at].capital;
    joins(at) && (capital(at + 1) || part(at + 1) && joins(at + 2) && capital(at + 3))
}

/// "central Nepal": a lower-case word that the lexicon does not know, right before a name.
fn is_quarter(document: &Document, at: usize, end: usize) -> bool {
    let token = &document.tokens[at];
    let plain = token.kind == Kind::Word && !token.capital && token.classes == Classes::default();
    plain
        && at + 1 < end
        && document.tokens[at + 1].capital
        && !document.tokens[at + 1].classes.meets(NOT_NAMES)
}

/// Whether lower-case words lead to a noun for places: "disused limestone quarry".
fn leads_to_noun(document: &Document, at: usize, end: usize) -> bool {
    (at..end.min(at + 4))
        .take_while(|at| {
            document.tokens[*at].kind == Kind::Word && !document.tokens[*at].classes.meets(NOT_NAMES)
        })
        .any(|at| document.is(at, Class::PlaceNoun) || document.is(at, Class::CarePlace))
}

/// "the clinic at Holm", "Quay Street, Port Hallam".
fn extended(document: &Document, phrase: Range<usize>, end: usize) -> Range<usize> {
    let mut last = phrase.end;
    if last < end && document.value(last, Class::Preposition).is_some_and(|value| matches!(value, 2 | 9)) {
        last = name_at(document, last + 1, end).map_or(last, |more| more.end);
    }
    let comma = last + 1 < end && document.words(last) == ",";
    if comma
        && document.tokens[last + 1].capital
        && let Some(more) = name_at(document, last + 1, end).filter(|more| more.len() <= 3)
        && document.tokens.get(more.end).is_none_or(|next| next.kind != Kind::Word)
    {
        last = more.end;
    }
    phrase.start..last
}

/// A sentence that is nothing but a name: "Canvey Island."
fn fragment(document: &Document, sentence: Range<usize>) -> Option<Range<usize>> {
    let words = sentence.start..sentence.end.checked_sub(1)?;
    let short = (1..=6).contains(&words.len()) && document.words(words.end) == ".";
    let noun = words.clone().any(|at| document.is(at, Class::PlaceNoun));
    let named = name_at(document, words.start, words.end)?;
    (short && noun && extended(document, named.clone(), sentence.end).end == words.end).then_some(words)
}

/// The place of a title: "Holm floods", "Holm: what we know". Weaker than a phrase with a preposition.
fn titled(document: &Document, line: Range<usize>) -> Option<Range<usize>> {
    let is_name = |at: usize| {
        let token = &document.tokens[at];
        let other = Classes::of(&[Class::Event, Class::Issued]);
        token.kind == Kind::Word
            && token.capital
            && !token.classes.meets(NOT_NAMES)
            && !token.classes.meets(other)
    };
    let all_capital = line.clone().all(|at| {
        document.tokens[at].kind != Kind::Word
            || document.tokens[at].capital
            || document.tokens[at].classes.meets(NOT_NAMES)
    });
    // "Ridgeline Fire" and "Cyclone Ada" are names of events; "swap 12" is a verb.
    let is_event = |at: usize| {
        let next = document.tokens.get(at + 1).filter(|_| at + 1 < line.end);
        document.is(at, Class::Event)
            && (!document.tokens[at].capital || all_capital)
            && next.is_none_or(|next| next.kind != Kind::Number && !(next.kind == Kind::Word && next.capital))
    };
    let event = line.clone().find(|at| *at > line.start && is_event(*at) && is_name(at - 1));
    if let Some(event) = event {
        let first = (line.start..event).rev().take_while(|at| is_name(*at)).last()?;
        return Some(first..event);
    }
    let colon = line.clone().take(5).find(|at| document.words(*at) == ":")?;
    ((line.start..colon).all(is_name) && colon > line.start).then_some(line.start..colon)
}
