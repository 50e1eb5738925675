//! The names of places as they are written: "the Gorma hills", "Holm-on-Sea", "central Orland", "Quay Street, Berg".
//!
//! Must not: ask whether a place is known, or what a name has to do with a figure.

use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
use crate::time::is_possessive;
use std::ops::Range;
use vocabulary::Gazetteer;

/// The value of "the" among the determiners.
pub(super) const THE: u16 = 0;
/// The values of "of", "in", "at", "on" and "near" among the prepositions.
const OF: u16 = 0;
const IN: u16 = 1;
const AT: u16 = 2;
const ON: u16 = 3;
const NEAR: u16 = 9;
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
    Class::TimeIdiom,
    Class::TimeUnit,
    Class::TimeShift,
    Class::Determiner,
    Class::Indefinite,
]);
/// The value of whole lands among the nouns for regions.
pub(super) const LAND: u16 = 1;
/// The value of what somebody can stand at among the nouns for places.
const SITE: u16 = 0;
/// How many digits a year has.
const YEAR_DIGITS: usize = 4;
/// How many words a known name has at most that begins like a title: "Khan Sebir".
const TITLED_TOKENS: usize = 3;
/// How many words the site of an owner has at most: "eastern valleys".
const OWNED_TOKENS: usize = 3;
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

/// The noun phrase of a place: names with or without a noun for places, or such a noun alone after an article.
pub(super) fn name_at(document: &Document, start: usize, end: usize) -> Option<Range<usize>> {
    let article = start < end
        && document.tokens[start].classes.meets(Classes::of(&[Class::Determiner, Class::Indefinite]));
    // "that district" points back; the place was named before.
    if article && document.value(start, Class::Determiner).is_some_and(|value| value != THE) {
        return None;
    }
    let same = start < end
        && document.is(start, Class::TimeShift)
        && matches!(document.folded(start).rsplit(' ').next(), Some("same" | "next"));
    let first = start + usize::from(article || same);
    let (mut at, mut names, mut noun) = (first, 0, false);
    while at < end {
        let token = &document.tokens[at];
        if names > 0 && is_hyphen(document, at, end) {
            at += 2;
            continue;
        }
        // "the 61-kilometre road".
        if at == first && token.kind == Kind::Number && is_measure(document, at, end) {
            at += 3;
            continue;
        }
        let number = token.kind == Kind::Number && names > 0 && document.words(at - 1) == ".";
        let stop = document.words(at) == "."
            && token.glued
            && document.is(at - 1, Class::Abbreviation)
            && document.tokens[at + 1].kind == Kind::Number;
        let place_noun = document.is(at, Class::PlaceNoun) || document.is(at, Class::CarePlace);
        let name = token.kind == Kind::Word
            && token.capital
            && (!token.classes.meets(NOT_NAMES) || names > 0 && !token.classes.meets(NOT_INSIDE));
        let quarter = at == first && is_quarter(document, at, end);
        if let Some(whole) = (names == 0).then(|| titled_name(document, at, end)).flatten() {
            names += 1;
            at = whole;
            continue;
        }
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
    if let Some(site) = owned_site(document, first..at, end) {
        return Some(start..site);
    }
    let named = Named { first, end: at, names, has_noun: noun, article, same };
    named.holds(document).then_some(start..at)
}

/// Whether a phrase names a site: a bridge, a club, "Holm House", and not a town, a region, or "the house" that points
/// back.
pub(super) fn is_site(document: &Document, phrase: &Range<usize>) -> bool {
    phrase.clone().any(|at| {
        document.value(at, Class::PlaceNoun) == Some(SITE)
            && (document.tokens[at].capital || !document.is(at, Class::RegionNoun))
    })
}

/// Whether a phrase names a settlement by its noun, "the village of Holm": it lies within what has only a name.
pub(super) fn is_settlement(document: &Document, phrase: &Range<usize>) -> bool {
    let nouns = [
        "village",
        "hamlet",
        "town",
        "township",
        "suburb",
        "settlement",
        "neighbourhood",
        "neighborhood",
        "quarter",
    ];
    let noun = |at: usize| nouns.contains(&document.folded(at));
    let behind = phrase.start > 1 && document.reads(phrase.start - 1, "of") && noun(phrase.start - 2);
    document.has_capital(phrase) && (behind || phrase.clone().any(noun))
}

/// What has been read of a name, to be asked whether it is one.
struct Named {
    first: usize,
    end: usize,
    names: usize,
    has_noun: bool,
    article: bool,
    same: bool,
}

impl Named {
    /// Whether it is the name of a place, and not of what belongs to one, happens in one or lives in one.
    fn holds(&self, document: &Document) -> bool {
        let Named { first, end: at, names, has_noun: noun, article, same } = *self;
        // "News at Seven", "as in SitRep 2": words that name hours, writings and rubrics.
        let other = Classes::of(&[Class::Cardinal, Class::DocumentNoun, Class::Genre]);
        if at == first + 1 && document.tokens[first].classes.meets(other) {
            return false;
        }
        // "the British side": a name that says whose something is.
        let noun_behind =
            Classes::of(&[Class::BodyNoun, Class::SpeakerNoun, Class::Thing, Class::Person, Class::Troop]);
        let whose = article
            && !noun
            && document.tokens.get(at).is_some_and(|next| {
                let plain = next.classes == Classes::default() || next.classes.meets(noun_behind);
                next.kind == Kind::Word && !next.capital && plain
            });
        let ends = |class| document.is(at, class);
        let owner = is_possessive(document, at) || is_plural_owner(document, at);
        let other = ends(Class::TimeUnit) || owner || names > 0 && ends(Class::Event);
        // "in school buses" is in buses; "the city" points back.
        let bus = names == 0
            && document.tokens.get(at).is_some_and(|next| {
                let noun = Classes::of(&[Class::Thing, Class::BodyNoun, Class::SpeakerNoun]);
                next.kind == Kind::Word && (next.classes == Classes::default() || next.classes.meets(noun))
            });
        // "the city" is whichever was named, "six districts" are any.
        let counted = Classes::of(&[Class::Cardinal, Class::Vague]);
        let of = document.value(at, Class::Preposition) == Some(OF);
        let known = names == 0
            && !same
            && at > first
            && (first..at - 1).all(|at| document.tokens[at].classes.meets(counted))
            && document.value(at - 1, Class::RegionNoun).is_some_and(|value| value != LAND || of);
        // "on the Argentine": a people, not a place.
        let people = article
            && at == first + 1
            && names == 1
            && Gazetteer::bundled().demonym(document.words(first)).is_some();
        at > first && (names > 0 || noun) && !people && !whose && !other && !bus && !known
    }
}

/// The end of "Orland's eastern valleys", "the school's dormitory", "her doorstep": a site that is somebody's.
fn owned_site(document: &Document, owner: Range<usize>, end: usize) -> Option<usize> {
    let pronoun = owner.is_empty() && document.is(owner.start, Class::Possessive);
    if !pronoun && (owner.is_empty() || !is_possessive(document, owner.end)) {
        return None;
    }
    let words = owner.end + 1..end.min(owner.end + 1 + OWNED_TOKENS);
    let name = |at: &usize| {
        document.tokens[*at].kind == Kind::Word && !document.tokens[*at].classes.meets(NOT_INSIDE)
    };
    // "Queen's Walk": a name in two.
    let proper = |at: &usize| {
        let token = &document.tokens[*at];
        !pronoun && token.capital && token.classes == Classes::default() && document.is_capital(owner.start)
    };
    let words = || words.clone().take_while(name);
    let site = words().filter(|at| document.is(*at, Class::PlaceNoun)).last();
    let site = site.or_else(|| words().take_while(proper).last())?;
    (!pronoun || !document.is(site, Class::RegionNoun)).then_some(site + 1)
}

/// "Khan Sebir": a name that begins with a word for people, where the list of places holds it.
fn titled_name(document: &Document, at: usize, end: usize) -> Option<usize> {
    let title = Classes::of(&[Class::SpeakerNoun, Class::Title, Class::Person]);
    if !document.tokens[at].classes.meets(title) || !document.is_capital(at) {
        return None;
    }
    // "Queen's Walk".
    let owned = |at: &usize| {
        let plain = document.tokens[*at].classes == Classes::default() || document.is(*at, Class::PlaceNoun);
        document.is_capital(*at) && plain
    };
    if is_possessive(document, at + 1)
        && let Some(last) = (at + 2..end.min(at + 2 + OWNED_TOKENS)).take_while(owned).last()
    {
        return Some(last + 1);
    }
    let last = (at..end.min(at + TITLED_TOKENS)).take_while(|at| document.is_capital(*at)).last()?;
    let known = |last: &usize| Gazetteer::bundled().lookup(document.slice(at..last + 1)).next().is_some();
    (at + 1..=last).rev().find(known).map(|last| last + 1)
}

/// "Magistrates' Court": the apostrophe of an owner in the plural.
fn is_plural_owner(document: &Document, at: usize) -> bool {
    let mark = document.tokens.get(at).is_some_and(|t| t.glued && matches!(t.kind, Kind::Mark));
    mark && matches!(document.words(at), "'" | "\u{2019}")
        && document.folded(at - 1).ends_with('s')
        && document.tokens[at + 1].capital
}

/// "Holm and Berg", behind "between".
pub(super) fn pair(document: &Document, start: usize, end: usize) -> Option<Range<usize>> {
    let first = name_at(document, start, end)?;
    let and = document.is(first.end, Class::And).then_some(first.end)?;
    let second = name_at(document, and + 1, end)?;
    let named = |place: &Range<usize>| document.has_capital(place);
    (named(&first) || named(&second)).then_some(start..second.end)
}

/// The hyphen of a name: "Upper-Velm", "Holm-on-Sea".
fn is_hyphen(document: &Document, at: usize, end: usize) -> bool {
    let glued = |at: usize| at < end && document.tokens[at].glued;
    let part = |at: usize| glued(at) && document.tokens[at].kind == Kind::Word;
    let joins = |at: usize| matches!(document.folded(at), "-" | "\u{2013}") && glued(at);
    let capital = |at: usize| part(at) && document.tokens[at].capital;
    joins(at) && (capital(at + 1) || part(at + 1) && joins(at + 2) && capital(at + 3))
}

/// "61-kilometre", right before a noun for places.
fn is_measure(document: &Document, at: usize, end: usize) -> bool {
    at + 3 < end && document.words(at + 1) == "-" && document.is(at + 3, Class::PlaceNoun)
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

/// "buries", "rips through", "kills": a verb of what happens now, as titles tell it.
fn is_present(document: &Document, at: usize) -> bool {
    let verbs = Classes::of(&[Class::Happens, Class::Bears, Class::Active, Class::Suffered, Class::Assault]);
    let word = document.folded(at).split(' ').next().unwrap_or_default();
    document.tokens[at].classes.meets(verbs) && word.ends_with('s') && !document.is(at, Class::Event)
}

/// Whether lower-case words lead to a noun for places: "disused limestone quarry".
fn leads_to_noun(document: &Document, at: usize, end: usize) -> bool {
    (at..end.min(at + 4))
        .take_while(|at| {
            let token = &document.tokens[*at];
            token.kind == Kind::Word && !token.classes.meets(NOT_NAMES) && !is_present(document, *at)
        })
        .any(|at| document.is(at, Class::PlaceNoun) || document.is(at, Class::CarePlace))
}

/// "the clinic at Holm", "the hills of central Orland", "Quay Street, Port Hallam".
pub(super) fn extended(document: &Document, phrase: Range<usize>, end: usize) -> Range<usize> {
    let mut last = phrase.end;
    // "mosques and shrines in Orland".
    let twin = document.is(last, Class::And) && document.is(last + 1, Class::PlaceNoun) && last + 2 < end;
    if twin && !document.has_capital(&phrase) && !document.tokens[last + 1].capital {
        last += 2;
    }
    let site = document.is(last - 1, Class::PlaceNoun) || document.is(last - 1, Class::CarePlace);
    let joins = |value: u16| matches!(value, IN | AT | NEAR) || site && matches!(value, OF | ON);
    if last < end && document.value(last, Class::Preposition).is_some_and(joins) {
        let of = document.value(last, Class::Preposition) == Some(OF);
        let named = |more: &Range<usize>| document.has_capital(more) || !site || of;
        let more = name_at(document, last + 1, end).map(|more| of_name(document, more, end));
        last = more.filter(named).map_or(last, |more| more.end);
    }
    let comma = last + 1 < end && document.words(last) == ",";
    if comma
        && document.tokens[last + 1].capital
        && let Some(more) = name_at(document, last + 1, end).filter(|more| more.len() <= 3)
        && document.tokens.get(more.end).is_none_or(|next| {
            next.kind != Kind::Word && !next.glued
                || matches!(document.words(more.end), "." | "," | ";" | ":" | ")")
        })
    {
        last = more.end;
    }
    phrase.start..last
}

/// "the town of Holm": with the name behind "of".
fn of_name(document: &Document, phrase: Range<usize>, end: usize) -> Range<usize> {
    let of = document.is(phrase.end - 1, Class::PlaceNoun)
        && document.value(phrase.end, Class::Preposition) == Some(OF);
    let name = of.then(|| name_at(document, phrase.end + 1, end)).flatten();
    phrase.start..name.map_or(phrase.end, |name| name.end)
}

/// A sentence that is nothing but a name: "Canvey Island."
pub(super) fn fragment(document: &Document, sentence: Range<usize>) -> Option<Range<usize>> {
    let words = sentence.start..sentence.end.checked_sub(1)?;
    let short = (1..=6).contains(&words.len()) && document.words(words.end) == ".";
    let noun = words.clone().any(|at| document.is(at, Class::PlaceNoun));
    let named = name_at(document, words.start, words.end)?;
    (short && noun && extended(document, named.clone(), sentence.end).end == words.end).then_some(words)
}

/// "north", "south-east": a point of the compass.
pub(super) fn is_direction(document: &Document, at: usize) -> bool {
    let word = document.folded(at);
    ["north", "south", "east", "west"].iter().any(|point| word.ends_with(point))
}

/// The place of a title: "Holm floods", "Holm: what we know". Weaker than a phrase with a preposition.
pub(super) fn titled(document: &Document, line: Range<usize>) -> Option<Range<usize>> {
    let is_name = |at: usize| {
        let token = &document.tokens[at];
        let other =
            Classes::of(&[Class::Event, Class::Issued, Class::Genre, Class::DocumentNoun, Class::Cardinal]);
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
    // "Holm hospital strike".
    let is_site = |at: usize| document.is(at, Class::PlaceNoun) || document.is(at, Class::CarePlace);
    // "Ferry Disaster" is named by no place: the text has the word in small letters.
    let common = |at: usize| {
        let lower = |k: usize| !document.tokens[k].capital && document.folded(k) == document.folded(at);
        all_capital && (0..document.tokens.len()).any(lower)
    };
    let named = |event: usize| {
        is_name(event - 1) || event > line.start + 1 && is_site(event - 1) && is_name(event - 2)
    };
    let event = line.clone().find(|at| *at > line.start && is_event(*at) && named(*at) && !common(*at - 1));
    if let Some(event) = event {
        let first = (line.start..event)
            .rev()
            .take_while(|at| is_name(*at) || at + 1 == event && is_site(*at))
            .last()?;
        return Some(first..event);
    }
    let region = || {
        known_last(document, &line)
            .or_else(|| dated_last(document, &line))
            .or_else(|| region(document, line.clone(), &is_name))
    };
    let Some(colon) = line.clone().take(5).find(|at| document.words(*at) == ":") else {
        return region();
    };
    // "Press Watch: ..." is who issues it.
    let body = colon > line.start
        && !document.is(colon - 1, Class::PlaceNoun)
        && document.tokens[colon - 1].classes.meets(Classes::of(&[Class::Troop, Class::BodyNoun]));
    let label = (line.start..colon).all(is_name) && colon > line.start && !body;
    if label { Some(line.start..colon) } else { region() }
}

/// "Storm Ana, Malawi": the place that closes a title, where the list of places holds it.
fn known_last(document: &Document, line: &Range<usize>) -> Option<Range<usize>> {
    let comma = line.clone().rev().find(|at| document.words(*at) == ",")?;
    let name = comma + 1..line.end;
    let capital = name.clone().all(|at| document.is_capital(at));
    let known = || Gazetteer::bundled().lookup(document.slice(name.clone())).next().is_some();
    (capital && !name.is_empty() && known()).then(|| name.clone())
}

/// "Three days in March: Holm, 1919": the name between a colon and a year.
fn dated_last(document: &Document, line: &Range<usize>) -> Option<Range<usize>> {
    let colon = line.clone().find(|at| document.words(*at) == ":")?;
    let comma = (colon..line.end).find(|at| document.words(*at) == ",")?;
    let year =
        document.words(comma + 1).len() == YEAR_DIGITS && document.tokens[comma + 1].kind == Kind::Number;
    let name = colon + 1..comma;
    let capital =
        name.clone().all(|at| document.is_capital(at) && !document.tokens[at].classes.meets(NOT_NAMES));
    (year && comma + 2 == line.end && capital && !name.is_empty()).then_some(name)
}

/// "Monthly monitor: Central Highlands": a name in a title that ends in a noun for places, apart from other words.
fn region(document: &Document, line: Range<usize>, is_name: &dyn Fn(usize) -> bool) -> Option<Range<usize>> {
    let apart = |at: usize| at >= line.end || document.tokens[at].kind == Kind::Mark;
    if line.start > 0 {
        return None;
    }
    let body = Classes::of(&[Class::CarePlace, Class::BodyNoun, Class::Troop]);
    let site = |at: usize| document.is(at, Class::PlaceNoun) && !document.tokens[at].classes.meets(body);
    let ends = |at: &usize| site(*at) && is_name(*at) && apart(at + 1);
    let last = line.clone().find(ends)?;
    let first = (line.start..=last).rev().take_while(|at| is_name(*at)).last()?;
    let begins = first == line.start || document.tokens[first - 1].kind == Kind::Mark;
    (begins && first < last).then_some(first..last + 1)
}
