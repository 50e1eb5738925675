//! Phrases that say where: "in the Gorma hills", "at the clinic at Holm", "Holm floods" in a title.
//!
//! Must not: ask whether a place is known. Most places of a report are in no gazetteer.

use super::moment::Moments;
use super::placename::{LAND, THE, extended, fragment, is_direction, is_site, name_at, pair, titled};
use super::{mention, objective};
use crate::document::{Document, Kind};
use crate::lexicon::{Class, Classes};
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
    /// Is named without a preposition: no surer than the sentence has no other place.
    pub(super) is_named: bool,
    /// Heads its paragraph: "Old Berg: 203 killed".
    pub(super) is_label: bool,
}

impl Locative {
    fn said(tokens: Range<usize>, sentence: usize, [is_care, in_title]: [bool; 2]) -> Locative {
        Locative { tokens, sentence, is_care, in_title, is_named: false, is_label: false }
    }
}

/// The value of "from" and "of" among the words that say where.
const SOURCE: u16 = 1;
/// The value of prepositions of place.
const PLAIN: u16 = 0;
/// The value of those that stand before bodies, too: "outside the court".
const BESIDE: u16 = 2;
/// The value of "over", which says where something flew.
const ABOVE: u16 = 3;
/// Verbs that the lexicon knows with their prepositions.
const VERBS: Classes =
    Classes::of(&[Class::Happens, Class::Passive, Class::Active, Class::Suffered, Class::Deed]);
/// What is done to a hospital that is itself the site: "the shelling of the clinic".
const HITS: Classes = Classes::of(&[Class::Happens, Class::Assault, Class::Event]);
/// How people come from a place that was theirs or was where it happened.
const TAKEN: Classes = Classes::of(&[Class::Recovery, Class::Passive, Class::Active]);
/// How many words a date has at most; a longer time tells of a happening.
const DATE_TOKENS: usize = 6;
/// The value of "from" among the prepositions.
const FROM: u16 = 6;
/// The value of "of" among the prepositions.
const OF: u16 = 0;
/// The value of "by" among the prepositions.
const BY: u16 = 4;
/// The value of "to" among the prepositions.
const TO: u16 = 7;
/// The values of "at" and "near" among the prepositions.
const AT: u16 = 2;
const NEAR: u16 = 9;
/// How many words a name before an unknown noun has at most.
const NEAR_TOKENS: usize = 2;
/// The values of one and of many among the nouns for speakers.
const ONE: u16 = 0;
const MANY: u16 = 1;
/// The value of "tell" among the verbs of saying.
const TELL: u16 = 1;
/// The value of "on" among the prepositions.
const ON: u16 = 3;
/// How far before "from" the word that says how people were taken from there stands, in tokens.
const TAKEN_TOKENS: usize = 6;
/// How many words stand before a place in front of its sentence at most: "In".
const FRONT_TOKENS: usize = 2;
/// How many words stand between a short figure and its place at most: "were found in".
const PART_TOKENS: usize = 4;
/// How far behind a place the word that mourners met to remember stands, in tokens.
const MOURN_TOKENS: usize = 6;
/// How far behind "outside" the noun for a body stands, in tokens: "the old interior ministry".
const BODY_TOKENS: usize = 4;
/// How many tokens a byline has at most.
const BYLINE_TOKENS: usize = 12;
/// How many lines the head of a document has at most: a place in them is that of what follows.
pub(super) const TITLE_BLOCKS: usize = 3;

/// All phrases that say where, in order.
pub(super) fn find(document: &Document, moments: &Moments) -> Vec<Locative> {
    let mut found = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        if range.block < TITLE_BLOCKS && is_byline(document, &document.blocks[range.block].tokens) {
            continue;
        }
        let title = range.block < TITLE_BLOCKS
            && document.blocks[range.block].tokens.len() <= 26
            && document.blocks[range.block].kind == crate::document::BlockKind::Heading;
        let range = range.tokens.clone();
        let dates = moments.in_sentence(sentence).iter().filter(|m| m.tokens.len() <= DATE_TOKENS);
        if !title && let Some(tokens) = fragment(document, range.clone()) {
            found.push(Locative::said(tokens, sentence, [false, false]));
            continue;
        }
        let mut at = range.start;
        while at < range.end {
            // "Holm, a town in Berg": Holm, and no more of it.
            if let Some(end) = objective::apposition(document, at, range.end) {
                let told = found.last().is_some_and(|last: &Locative| last.tokens.end == at);
                if !told && let Some(tokens) = objective::named_before(document, at, range.start) {
                    found.push(Locative::said(tokens, sentence, [false, title]));
                }
                at = end;
                continue;
            }
            let is_date = |t: usize| dates.clone().any(|m| m.tokens.contains(&t));
            let phrase = phrase_at(document, at, range.end).filter(|p| !p.clone().any(is_date));
            match phrase {
                Some(tokens) => {
                    let is_care = is_care(document, at, &tokens);
                    let spoken = of_speaker(document, at, tokens.end).filter(|_| !found.is_empty());
                    let weak = spoken.is_some()
                        || is_of_people(document, at)
                        || is_own_name(document, at, tokens.end);
                    at = tokens.end;
                    if title || spoken != Some(ONE) && !is_of_mourners(document, tokens.end, range.end) {
                        let said = Locative::said(tokens, sentence, [is_care, title]);
                        found.push(Locative { is_named: weak && !title, ..said });
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
            found.push(Locative::said(tokens, sentence, [false, true]));
        }
    }
    found.extend(objective::find(document, &found));
    let settle = |found: &mut Vec<Locative>| {
        found.sort_by_key(|p| (p.tokens.start, p.tokens.end));
        found.dedup_by(|later, kept| later.tokens.start < kept.tokens.end);
    };
    settle(&mut found);
    found.extend(mention::find(document, &found));
    settle(&mut found);
    found
}

/// "By a reporter in Holm": where who writes is.
pub(super) fn is_byline(document: &Document, block: &Range<usize>) -> bool {
    block.len() <= BYLINE_TOKENS
        && document.tokens[block.start].capital
        && document.value(block.start, Class::Preposition) == Some(BY)
}

/// "most of them pupils of Holm school": whose people they are, which need not be where they were.
fn is_of_people(document: &Document, at: usize) -> bool {
    let people =
        document.value(at, Class::Preposition) == Some(OF) && at > 1 && document.is(at - 1, Class::Person);
    people && document.folded(at - 2).ends_with("them")
}

/// What leads to a place: a preposition, or a verb that the lexicon knows with its preposition, "tore through".
fn leading(document: &Document, at: usize) -> Option<u16> {
    let verb = || {
        let last = document.last_of_phrase(at)?;
        let into = matches!(last, "into" | "through" | "off" | "in" | "at" | "from" | "over");
        let named = document.has_capital(&(at + 1..at + 6)) || document.is(at + 1, Class::Indefinite);
        let joined = document.is(at, Class::And) && last == "in";
        (into && named && (joined || document.tokens[at].classes.meets(VERBS))).then_some(PLAIN)
    };
    document.value(at, Class::Where).or_else(verb).or_else(|| is_called(document, at).then_some(PLAIN))
}

/// "crews were called to Holm House": where they were needed.
fn is_called(document: &Document, to: usize) -> bool {
    let called = ["called", "summoned", "despatched", "dispatched", "alerted", "responded", "responding"];
    if document.last_of_phrase(to) == Some("to") {
        return called.iter().any(|verb| document.folded(to).strip_suffix(" to") == Some(*verb));
    }
    document.reads(to, "to") && to > 0 && called.contains(&document.folded(to - 1))
}

/// "on the road", "in the ruins of Holm": a phrase that the lexicon knows as one word of harm.
fn told_in_one(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let last = document.last_of_phrase(at)?;
    let site = matches!(last, "road" | "ruins" | "rubble" | "debris");
    let of = document.value(at + 1, Class::Preposition) == Some(OF);
    let name = (site && of).then(|| name_at(document, at + 2, end)).flatten();
    let between = || pair_behind(document, at + 1, end).map(|places| at..places.end);
    name.or_else(|| between().or(Some(at..at + 1)).filter(|_| last == "road"))
}

/// "between Holm and Berg": with its preposition, for the place is neither.
fn pair_behind(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let between = document.reads(at, "between");
    between.then(|| pair(document, at + 1, end)).flatten().map(|places| at..places.end)
}

/// The phrase behind a preposition of place, or behind "the town of".
fn phrase_at(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    if let Some(whole) = told_in_one(document, at, end) {
        return Some(whole);
    }
    let kind = leading(document, at)?;
    if document.reads(at, "between") {
        return pair_behind(document, at, end);
    }
    // "in the capital, Holm".
    if kind == PLAIN
        && let Some(name) = mention::apposed(document, at + 1, end)
    {
        return Some(at + 1..name.end);
    }
    let body = || body_at(document, at + 1).filter(|_| kind == BESIDE);
    let near = || near_named(document, at, end);
    let phrase = name_at(document, at + 1, end).or_else(body).or_else(near)?;
    let has_noun = || phrase.clone().any(|t| document.is(t, Class::PlaceNoun));
    let after = |class| at > 0 && document.is(at - 1, class);
    let named = document.has_capital(&phrase);
    if kind == ABOVE && !(named && is_of_flight(document, at)) {
        return None;
    }
    if is_origin(document, at) || is_seat(document, at) || is_across(document, at, &phrase) {
        return None;
    }
    // "a tunnel collapse" is an event, and "the worst in the country" no place of it.
    let event = document.is(phrase.start, Class::Indefinite) && document.is(phrase.end, Class::Event);
    if !named && (event || is_measure(document, at, &phrase)) {
        return None;
    }
    // "on the Eastern Front" is somewhere, "of the Valley Front" is not.
    if objective::is_troop(document, &phrase) && document.value(at, Class::Preposition) != Some(ON) {
        return None;
    }
    let holds = match document.value(at, Class::Preposition) {
        Some(FROM) => {
            let driven = named && at > 0 && document.tokens[at - 1].classes.meets(TAKEN);
            (has_noun() || driven) && !is_home(document, at) || after(Class::Say)
        }
        Some(OF) => {
            after(Class::PlaceNoun) && !is_goal(document, at) && !is_distance(document, at)
                || after(Class::Event) && named && !is_of_vessel(document, at - 1)
                || after(Class::Person) && !document.tokens[at - 1].capital && named && has_noun()
                || named && is_site(document, &phrase) && is_plain(document, at.wrapping_sub(1))
        }
        _ if kind == SOURCE => after(Class::Event) && named,
        _ => true,
    };
    holds.then(|| extended(document, phrase, end))
}

/// "at the Holm causeway": a name before a noun that the lexicon does not know, behind a preposition that leads to sites.
fn near_named(document: &Document, at: usize, end: usize) -> Option<Range<usize>> {
    let leads = matches!(document.value(at, Class::Preposition), Some(AT | NEAR));
    let the = document.value(at + 1, Class::Determiner) == Some(THE);
    let name = (at + 2..end)
        .take(NEAR_TOKENS)
        .take_while(|at| document.is_capital(*at) && document.tokens[*at].classes == Classes::default());
    let last = name.last().filter(|_| leads && the)?;
    let people = Gazetteer::bundled().demonym(document.words(last)).is_some();
    let closed = document.tokens[last + 2].kind != Kind::Word
        || document.tokens[last + 2].classes != Classes::default();
    (is_plain(document, last + 1) && closed && !people && !mention::is_people(document.words(last)))
        .then_some(at + 1..last + 2)
}

/// "two families from the east bank": where people are from, unless they are taken or brought from it.
fn is_home(document: &Document, from: usize) -> bool {
    let sentence = document.sentences[document.sentence_of(from)].tokens.start;
    let mut before = from.saturating_sub(TAKEN_TOKENS).max(sentence)..from;
    !before.any(|at| document.tokens[at].classes.meets(TAKEN))
}

/// "the sinking of the Holm": what went down, not where.
fn is_of_vessel(document: &Document, event: usize) -> bool {
    ["sinking", "capsizing", "hijacking", "loss", "derailment", "wreck"].contains(&document.folded(event))
}

/// "the dance floor" of a club, "the roof" of a mill: a noun that the lexicon knows nothing of.
fn is_plain(document: &Document, noun: usize) -> bool {
    let token = &document.tokens[noun];
    token.kind == Kind::Word && !token.capital && token.classes == Classes::default()
}

/// "a bomb destroyed a jet over Holm".
fn is_of_flight(document: &Document, over: usize) -> bool {
    let sentence = document.sentences[document.sentence_of(over)].tokens.start;
    (sentence..over).any(|at| document.is(at, Class::Aircraft))
}

/// "Across the river, Holm has 14 dead": on its other side.
fn is_across(document: &Document, at: usize, phrase: &Range<usize>) -> bool {
    let named = document.has_capital(phrase);
    let land = phrase.clone().any(|t| document.is(t, Class::RegionNoun));
    document.reads(at, "across") && document.words(phrase.end) == "," && !named && !land
}

/// "the court", "the interior ministry", behind "outside".
fn body_at(document: &Document, at: usize) -> Option<Range<usize>> {
    let article =
        document.tokens.get(at)?.classes.meets(Classes::of(&[Class::Determiner, Class::Indefinite]));
    let noun = (at + 1..at + BODY_TOKENS).find(|noun| document.is(*noun, Class::BodyNoun))?;
    let region = document.is(noun, Class::RegionNoun);
    let words = (at + 1..noun).all(|at| document.tokens[at].kind == Kind::Word);
    (article && words && !region).then_some(at..noun + 1)
}

/// "the worst crash in the country since 2014".
fn is_measure(document: &Document, at: usize, phrase: &Range<usize>) -> bool {
    let land = document.value(phrase.end - 1, Class::RegionNoun) == Some(LAND);
    let mut before = document.sentences[document.sentence_of(at)].tokens.start..at;
    land && before.any(|at| document.is(at, Class::Superlative))
}

/// "75 km east of Holm", "a town south of Holm": how something lies, not where it happened.
fn is_distance(document: &Document, of: usize) -> bool {
    is_direction(document, of - 1) && !(of > 1 && document.value(of - 2, Class::Determiner) == Some(THE))
}

/// "of Gdynia in Poland": where somebody is from.
fn is_origin(document: &Document, at: usize) -> bool {
    let name = (0..at).rev().take(3).take_while(|t| document.is_capital(*t)).last();
    // "the toll of Cyclone Ida in Holm": an event, and where it was.
    if name.is_some_and(|name| (name..at).any(|t| document.is(t, Class::Event))) {
        return false;
    }
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
        let led = || {
            let word = |t: &usize| document.tokens[*t].kind == Kind::Word || is_possessive(document, *t);
            let mut words = before.take_while(word);
            words.any(|t| document.is(t, Class::Preposition))
        };
        document.folded(noun).ends_with(" hospital") || document.is(noun, Class::CarePlace) && led()
    };
    // "are being treated in Holm".
    let treated = |verb: usize| {
        ["treated", "hospitalised", "hospitalized"].iter().any(|end| document.folded(verb).ends_with(end))
    };
    // "A field hospital near Holm treated 200": the subject tends; where it is hit, it is the site.
    let tends = |noun: usize| {
        let sentence = document.sentences[document.sentence_of(noun)].tokens.clone();
        let front = noun < sentence.start + FRONT_TOKENS * 2;
        document.is(noun, Class::CarePlace) && front && !sentence.into_iter().any(|t| is_hit(document, t))
    };
    let hit = |noun: usize| document.tokens[noun].classes.meets(HITS);
    let done_to = matches!(document.value(at, Class::Preposition), Some(OF | ON));
    let struck = done_to && at.checked_sub(1).is_some_and(hit);
    !struck && place.clone().any(|t| document.is(t, Class::CarePlace))
        || at.checked_sub(1).is_some_and(|noun| brought(noun) || tends(noun) || treated(noun))
}

/// Whether a word tells that a place itself was struck; "taken" does not.
fn is_hit(document: &Document, at: usize) -> bool {
    document.tokens[at].classes.meets(Classes::of(&[Class::Happens, Class::Event]))
        || document.value(at, Class::Assault) == Some(objective::TO_PLACES)
}

/// "taken to the port of Holm": where somebody went.
fn is_goal(document: &Document, of: usize) -> bool {
    let before = (of.saturating_sub(PART_TOKENS)..of).rev();
    let site = Classes::of(&[Class::Determiner, Class::Indefinite, Class::PlaceNoun]);
    let mut phrase =
        before.skip_while(|t| document.tokens[*t].classes.meets(site) || document.tokens[*t].capital);
    phrase.next().is_some_and(|t| document.value(t, Class::Preposition) == Some(TO))
}

/// "based in Holm", "told reporters in Holm": where somebody sits or speaks.
fn is_seat(document: &Document, at: usize) -> bool {
    let clause = (at.saturating_sub(PART_TOKENS)..at).rev();
    let mut clause = clause.take_while(|t| {
        let token = &document.tokens[*t];
        token.kind != Kind::Mark && token.kind != Kind::Break && !token.classes.meets(VERBS)
    });
    let seat = clause.any(|t| document.is(t, Class::Seat));
    let mut told = (at.saturating_sub(PART_TOKENS)..at).rev().take_while(|t| {
        document.tokens[*t].kind == Kind::Word
            && !document.is(*t, Class::That)
            && !document.is(*t, Class::Event)
    });
    seat || told.any(|t| document.value(t, Class::Say) == Some(TELL)) || is_said(document, at)
}

/// "the United Nations Mission in Holm (UNMH)": a part of the name of a body.
fn is_own_name(document: &Document, at: usize, end: usize) -> bool {
    let body = at > 0 && document.tokens[at - 1].capital && document.is(at - 1, Class::BodyNoun);
    body && document.value(at, Class::Preposition) != Some(ON)
        && !document.in_heading(document.sentence_of(at))
        && (document.words(end) == "("
            || document.tokens[at - 1].kind == Kind::Word && !document.is(end, Class::Event))
}

/// "a UN official in Holm said": where one who speaks is; "police in Holm say" may be where it happened. The value of the
/// noun for who speaks.
fn of_speaker(document: &Document, at: usize, end: usize) -> Option<u16> {
    let says = Classes::of(&[Class::Say, Class::SayNoun, Class::Report]);
    let comma = usize::from(document.words(end) == ",");
    let verb = document.tokens[end + comma].classes.meets(says);
    let noun = at.checked_sub(1).filter(|_| verb && document.value(at, Class::Preposition) != Some(OF))?;
    // "the Police Command in Holm" sits there; "police in Holm" are of it.
    // So does a ministry.
    let seated = document.tokens[noun].capital || document.folded(noun).ends_with("ministry");
    let one = seated && document.value(noun, Class::BodyNoun) == Some(ONE);
    let body = document.is(noun, Class::BodyNoun).then_some(if one { ONE } else { MANY });
    document.value(noun, Class::SpeakerNoun).or(body)
}

/// "the minister said in Holm": where somebody spoke. What was reported in Holm was there.
fn is_said(document: &Document, at: usize) -> bool {
    let verb = at.checked_sub(1).filter(|verb| document.is(*verb, Class::Say));
    verb.is_some_and(|verb| {
        !(document.is(verb, Class::Report) || verb > 0 && document.is(verb - 1, Class::Be))
    })
}
