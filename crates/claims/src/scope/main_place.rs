//! The place of the document's main event: of the title, of the sentence that tells of it, of the dateline.
//!
//! Must not: look at dates; which sentence tells of the main event is found before.

use super::locative::{Locative, TITLE_BLOCKS, is_byline};
use super::own_place::{named_before, narrower};
use super::placename::{is_settlement, is_site, name_at};
use super::{FigureScope, Kin, Subject, salient};
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::{Class, Classes};
use crate::time::Link;
use std::collections::BTreeSet;
use std::ops::Range;
use vocabulary::{Edtf, Gazetteer, Place, PlaceKind};

/// How many sentences from the lead on may be the first to tell where.
const LEAD_SENTENCES: usize = 6;
/// The value of what happens over a land among the events.
const WIDE: u16 = 1;
/// How many sentences behind the lead may name the building that it told of.
const NEXT_SENTENCES: usize = 2;
/// How many places of the first harms make a text one that counts over many.
const SCATTERED_PLACES: usize = 3;
/// How many lower-case words make a title one that is written as a sentence.
const LOWER_WORDS: usize = 2;
/// How many sentences from the lead on are asked for another place than that of the body that speaks.
const BODY_SENTENCES: usize = 3;
/// How many tokens the line that says where a text was written from has at most.
const DATELINE_TOKENS: usize = 14;
/// How many tokens a place stands at most behind the event that it is of: "the earthquake that has laid waste to".
const EVENT_TOKENS: usize = 18;

/// What is known of the main event when its place is asked for.
pub(super) struct Told<'e> {
    /// The sentence of its date, and the lead.
    pub(super) sentences: [Option<usize>; 2],
    /// The token its date stands at.
    pub(super) near: Option<usize>,
    /// The main event's time.
    pub(super) when: Option<Edtf>,
    /// The figures of the document, and what their sentences say.
    pub(super) figures: &'e [Subject],
    /// The scopes of the figures.
    pub(super) own: &'e [FigureScope],
}

/// The place of the main event.
pub(super) fn find(document: &Document, places: &[Locative], told: &Told) -> Option<Range<usize>> {
    let chosen = choose(document, places, told).or_else(|| reported_from(document, told));
    let building =
        chosen.as_ref().filter(|place| !is_proper_site(document, place) && !is_over_land(document, told));
    let chosen = building.and_then(|_| site_named_next(document, places, told)).or(chosen);
    let found = match chosen {
        Some(place) => returned_to(document, places, told, &place).unwrap_or(place),
        None if told.sentences[1].is_some_and(|lead| is_broken_down(document, told, lead)) => return None,
        None => salient::place(document, places).filter(|_| !is_named_event(document))?,
    };
    let whole =
        places.iter().find(|p| p.tokens == found).map(|p| narrower(places, document, p).tokens.clone());
    Some(named_before(document, places, &whole.unwrap_or(found)))
}

/// The place that the document keeps coming back to and names in its head, where the chosen one has no name or stands
/// far from head and lead.
fn returned_to(
    document: &Document,
    places: &[Locative],
    told: &Told,
    chosen: &Range<usize>,
) -> Option<Range<usize>> {
    let sentence = document.sentence_of(chosen.start);
    let block = document.sentences[sentence].block;
    let lead = told.sentences[1].unwrap_or_default();
    let named = document.has_capital(chosen);
    let site = chosen.clone().any(|at| document.is(at, Class::PlaceNoun));
    let near = block < TITLE_BLOCKS || sentence <= lead || site;
    if named && near {
        return None;
    }
    let salient = salient::place(document, places)?;
    let head = document.sentences[document.sentence_of(salient.start)].block < TITLE_BLOCKS;
    (head && !is_named_event(document)).then_some(salient)
}

/// The place of the title, of its site or of the lead, whichever says it most surely.
fn choose(document: &Document, places: &[Locative], told: &Told) -> Option<Range<usize>> {
    let site = |p: &&Locative| {
        p.is_named
            && document.sentences[p.sentence].block == 0
            && p.tokens.clone().any(|at| document.is(at, Class::PlaceNoun))
    };
    let title = places.iter().find(|p| !p.is_care && p.in_title).or_else(|| places.iter().find(site));
    let title = title.map(|p| p.tokens.clone());
    // A name before a colon or before an event says where, but less surely than the lead.
    let is_label = title.as_ref().is_some_and(|t| document.words(t.end) == ":");
    let is_named = title.as_ref().is_some_and(|t| document.is(t.end, Class::Event));
    if let Some(site) = site_of_title(document, places, title.as_ref()) {
        return Some(site);
    }
    if let Some(site) = site_in_lead(document, places, told, title.as_ref()) {
        return Some(site);
    }
    let named = |place: &Range<usize>| document.has_capital(place);
    match title {
        // "the sister who made a theatre of a chapel": what has no name yields to a name.
        Some(title) if !named(&title) => {
            let tells =
                Classes::of(&[Class::Event, Class::Happens, Class::Active, Class::Passive, Class::Suffered]);
            let head = document.title().unwrap_or(0..0);
            let event =
                head.clone().any(|at| document.tokens[at].classes.meets(tells)) || title.start >= head.end;
            told_in_text(document, places, told).filter(named).or(Some(title).filter(|_| event))
        }
        Some(label) if is_label => of_lead(document, places, told).or(Some(label)),
        Some(name) if is_named && !is_place_name(document, &name) => {
            let words = |place: &Range<usize>| -> Vec<&str> {
                place
                    .clone()
                    .filter(|at| document.tokens[*at].capital)
                    .map(|at| document.folded(at))
                    .collect()
            };
            let other = of_lead(document, places, told)
                .filter(|place| !words(place).iter().any(|word| words(&name).contains(word)));
            other.or(Some(name))
        }
        Some(title) if is_land(document, &title) => {
            let site = |place: &Range<usize>| !is_land(document, place);
            of_lead(document, places, told).filter(site).or(Some(title))
        }
        Some(title) => site_of_lead(document, places, told, &title).or(Some(title)),
        None => {
            let text = told_in_text(document, places, told);
            let ours = |place: &Range<usize>| document.is(place.start, Class::Possessive);
            let text_named = text.clone().filter(named).or_else(|| of_body(document, told));
            text_named.or_else(|| text.filter(|place| !ours(place))).or_else(|| of_line(document, told))
        }
    }
}

/// "Fire in Holm kills 41", and the lead: "when fire tore through Club Meridian": the site, which lies in what the title
/// names.
fn site_of_lead(
    document: &Document,
    places: &[Locative],
    told: &Told,
    title: &Range<usize>,
) -> Option<Range<usize>> {
    let names = |place: &Range<usize>| -> Vec<&str> {
        place.clone().filter(|at| document.tokens[*at].capital).map(|at| document.folded(at)).collect()
    };
    if is_site(document, title) || is_over_land(document, told) {
        return None;
    }
    let told_there = of_lead(document, places, told)?;
    let inner = names(&told_there);
    let within = told_there.len() > title.len() && names(title).iter().all(|name| inner.contains(name));
    let village = is_settlement(document, &told_there) && !is_settlement(document, title);
    (is_site(document, &told_there) || village || within).then_some(told_there)
}

/// Whether the head and the lead tell of an earthquake, a war, a flood: of no one building.
fn is_over_land(document: &Document, told: &Told) -> bool {
    let lead = told.sentences[1].map_or(0, |lead| document.sentences[lead].tokens.end);
    (0..lead).any(|at| document.value(at, Class::Event) == Some(WIDE))
}

/// "Holm House", "Club Holm": a building by a name of its own.
fn is_proper_site(document: &Document, place: &Range<usize>) -> bool {
    let streets = ["street", "road", "avenue", "lane", "drive", "square"];
    place.clone().any(|at| {
        let proper = document.tokens[at].capital && is_site(document, &(at..at + 1));
        proper && !streets.contains(&document.folded(at))
    })
}

/// "Crews were called to Holm House": the building that the first sentences behind the lead name, where the lead names
/// none.
fn site_named_next(document: &Document, places: &[Locative], told: &Told) -> Option<Range<usize>> {
    let lead = told.sentences[1]?;
    let first = places.partition_point(|p| p.sentence < lead);
    let near = places[first..].iter().take_while(|p| p.sentence <= lead + NEXT_SENTENCES);
    let mut near = near.filter(|p| !p.is_care && is_proper_site(document, &p.tokens));
    let next = near.next().filter(|p| p.sentence > lead && !p.is_named)?;
    let of_another = told.figures.iter().zip(told.own).any(|(f, s)| {
        let apart = s.when.is_some() && told.when.is_some() && s.when != told.when;
        // "a woman whose car was found at Holm Bridge": one of many.
        let part = (f.is_single || f.whole.is_some()) && s.place.is_some();
        f.sentence == next.sentence && (apart || part)
    });
    (!of_another).then(|| next.tokens.clone())
}

/// "HOLM, June 3 — ", "By a reporter in Holm": where the text was written from, where it names no other place.
fn reported_from(document: &Document, told: &Told) -> Option<Range<usize>> {
    let lead = &document.sentences[told.sentences[1].filter(|_| !is_named_event(document))?];
    let dash = |at: &usize| {
        matches!(document.words(*at), "-" | "\u{2013}" | "\u{2014}") && !document.tokens[*at].glued
    };
    let head = lead.tokens.start..lead.tokens.end.min(lead.tokens.start + DATELINE_TOKENS);
    let shouted = document.tokens[head.start].shouted && head.clone().any(|at| dash(&at));
    let line = shouted.then(|| name_at(document, head.start, head.end)).flatten();
    line.or_else(|| {
        let mut heads = document.blocks.iter().take(TITLE_BLOCKS).map(|b| b.tokens.clone());
        let byline = heads.find(|b| is_byline(document, b))?;
        let place = byline.clone().find(|at| document.is(*at, Class::Where))?;
        name_at(document, place + 1, byline.end)
    })
}

/// Whether a name is surely that of a place: it has a noun for one, or the list of places knows it.
fn is_place_name(document: &Document, name: &Range<usize>) -> bool {
    name.clone().any(|at| document.is(at, Class::PlaceNoun))
        || Gazetteer::bundled().lookup(document.slice(name.clone())).next().is_some()
}

/// Whether a name is that of a land or a region, within which the text may name the place.
fn is_land(document: &Document, name: &Range<usize>) -> bool {
    let wide = |place: Place| !matches!(place.kind, PlaceKind::Settlement | PlaceKind::Water);
    // "the Republic of Orland".
    let before = name.start.wrapping_sub(1);
    let of = document.reads(before, "of") && document.is(before.wrapping_sub(1), Class::RegionNoun);
    of || document.folded(before).ends_with("republic of")
        || document.is(name.end - 1, Class::RegionNoun)
        || Gazetteer::bundled().lookup(document.slice(name.clone())).next().is_some_and(wide)
}

/// "TRUTH COMMISSION OF ORLAND", "Orland Conflict Observatory": the land of the body that speaks, where the first figures
/// name no other places.
fn of_body(document: &Document, told: &Told) -> Option<Range<usize>> {
    let lead = told.sentences[1]?;
    let elsewhere = |until: usize| {
        told.figures.iter().zip(told.own).any(|(f, s)| {
            f.sentence < until && s.place.as_ref().is_some_and(|place| document.has_capital(place))
        })
    };
    let heads = document.blocks.iter().take(TITLE_BLOCKS).filter(|b| b.kind == BlockKind::Heading);
    let mut heads = heads.map(|b| b.tokens.clone());
    let of = document.title().filter(|_| !elsewhere(lead + BODY_SENTENCES));
    let reports = told.when.is_none_or(|when| when.as_day().is_none());
    of.and_then(|head| behind_body(document, &head)).or_else(|| {
        heads.find_map(|head| before_topic(document, &head)).filter(|_| reports && !elsewhere(lead + 1))
    })
}

/// "Government of Orland, Disaster Office": the land of the body in a line below the title.
fn of_line(document: &Document, told: &Told) -> Option<Range<usize>> {
    let lead = told.sentences[1]?;
    let mut early = told.figures.iter().zip(told.own).filter(|(f, _)| f.sentence <= lead);
    let elsewhere = early.any(|(_, s)| s.place.is_some());
    let heads = document.blocks.iter().take(TITLE_BLOCKS).skip(1).filter(|b| b.kind == BlockKind::Heading);
    heads.map(|b| b.tokens.clone()).find_map(|head| behind_body(document, &head)).filter(|_| !elsewhere)
}

/// "Truth Commission of Orland": the name behind the body.
fn behind_body(document: &Document, head: &Range<usize>) -> Option<Range<usize>> {
    let body = Classes::of(&[Class::BodyNoun, Class::SpeakerNoun]);
    let of = head.clone().rev().find(|at| {
        document.value(*at, Class::Preposition).is_some()
            && name_at(document, at + 1, head.end).is_some_and(|n| document.has_capital(&n))
    })?;
    let speaks = head.clone().any(|at| at < of && document.tokens[at].classes.meets(body));
    name_at(document, of + 1, head.end).filter(|_| speaks)
}

/// "Orland Conflict Observatory": the name before what a body is for.
fn before_topic(document: &Document, head: &Range<usize>) -> Option<Range<usize>> {
    let topic = (head.start..head.end).find(|at| document.is(*at, Class::Topic))?;
    let mut behind = (topic + 1..head.end).take_while(|at| document.is_capital(*at));
    let body = behind.any(|at| document.is(at, Class::BodyNoun));
    let plain = |at: usize| {
        let token = &document.tokens[at];
        document.is_capital(at) && (token.classes == Classes::default() || document.is(at, Class::RegionNoun))
    };
    let name = head.start..topic;
    (body && !name.is_empty() && name.clone().all(plain)).then_some(name)
}

/// Whether a document counts over the whole of its place: the report of a body, whose head names both.
pub(super) fn is_count(document: &Document, place: Option<&Range<usize>>) -> bool {
    let head = document.blocks.iter().take(TITLE_BLOCKS).filter(|b| b.kind == BlockKind::Heading);
    let bodies = Classes::of(&[Class::BodyNoun, Class::DocumentNoun]);
    let of_body = head.flat_map(|b| b.tokens.clone()).any(|at| document.tokens[at].classes.meets(bodies));
    let first = document.blocks.first().map_or(0..0, |b| b.tokens.clone());
    // "on the Holm massacre": a place that an event is named by is no more than that of the event.
    let events = first.clone().any(|at| document.is(at, Class::Event) || document.is(at, Class::Say));
    of_body && !events && place.is_some_and(|place| first.contains(&place.start))
}

/// The place that the lead names for what a label, "Orland: 12 dead in fire", says more widely. Where a table stands
/// before the text, the label is the place of all that it counts.
fn of_lead(document: &Document, places: &[Locative], told: &Told) -> Option<Range<usize>> {
    let lead = told.sentences[1]?;
    let counted = |f: &&Subject| f.sentence < lead && document.sentences[f.sentence].block >= TITLE_BLOCKS;
    let in_list = document.blocks[document.sentences[lead].block].kind == BlockKind::Item;
    if in_list || told.figures.iter().any(|f| counted(&f)) {
        return None;
    }
    of_sentence(document, places, lead, told.near).filter(|place| document.has_capital(place))
}

/// "Bridge collapse in Holm": the bridge, where the text names it.
fn site_of_title(
    document: &Document,
    places: &[Locative],
    title: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let head = document.title()?;
    let noun = |at: usize| document.folded(at).split(' ').next().unwrap_or_default();
    let site = head.into_iter().find(|at| {
        let phrase = document.is(*at, Class::Event) && document.folded(*at).contains(' ');
        let apart = document.is(*at, Class::PlaceNoun) && document.is(at + 1, Class::Event);
        (apart || phrase && title.is_none_or(|title| !title.contains(at)))
            && !(*at > 0 && document.tokens[at - 1].capital && document.is(at - 1, Class::PlaceNoun))
    })?;
    let named = |p: &&Locative| {
        !p.in_title
            && p.tokens.len() > 1
            && document.folded(p.tokens.end - 1) == noun(site)
            && document.has_capital(&p.tokens)
    };
    places.iter().find(named).map(|p| p.tokens.clone())
}

/// "Jets bomb market in northern Dahlan", and the lead: "a livestock market in the town of Zarifa".
fn site_in_lead(
    document: &Document,
    places: &[Locative],
    told: &Told,
    title: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let title = title?;
    let lead = told.sentences[1]?;
    let head = document.title()?;
    let site = |at: usize| document.is(at, Class::PlaceNoun) && !document.is(at, Class::RegionNoun);
    let nouns: Vec<&str> = head
        .filter(|at| site(*at) && !title.contains(at) && !document.tokens[*at].capital)
        .map(|at| document.folded(at))
        .collect();
    let of_site = |p: &&Locative| {
        p.sentence == lead
            && !p.is_care
            && document.has_capital(&p.tokens)
            && p.tokens.clone().any(|at| nouns.contains(&document.folded(at)))
    };
    places.iter().find(of_site).map(|p| p.tokens.clone())
}

/// The place of the event's sentence, else of the lead, else the one that the first figures agree on.
fn told_in_text(document: &Document, places: &[Locative], told: &Told) -> Option<Range<usize>> {
    let [event, lead] = told.sentences;
    let found = |sentence: usize| {
        let first = told.figures.partition_point(|f| f.sentence < sentence);
        let remains = told.figures.get(first).is_some_and(|f| Kin::of(f.status) == Kin::Remains);
        remains && is_named_event(document)
    };
    let at = |sentence: Option<usize>| {
        // The sentence that dates the event places it, however late it comes.
        let dated = told.near.is_some() && sentence == event;
        let sentence = sentence.filter(|s| !found(*s) && (dated || !is_late(told, *s)))?;
        if is_broken_down(document, told, sentence) {
            return None;
        }
        of_sentence(document, places, sentence, told.near)
    };
    at(event.filter(|_| event == lead || !is_scattered(document, told)))
        .or_else(|| at(lead))
        .or_else(|| agreed(document, places, told).filter(|_| !lead.is_some_and(found)))
}

/// "83 deaths have been confirmed, 41 in Holm and 42 in Berg": the places of a sentence are those of parts.
fn is_broken_down(document: &Document, told: &Told, sentence: usize) -> bool {
    let here = told.figures.iter().zip(told.own).filter(|(f, _)| f.sentence == sentence);
    let parts = here.clone().filter(|(f, _)| f.whole.is_some()).filter_map(|(_, s)| s.place.clone());
    let names: BTreeSet<&str> =
        parts.filter(|place| document.has_capital(place)).map(|place| document.slice(place)).collect();
    names.len() > 1
}

/// Whether harms without a place are told before a sentence, in the lead: its happening is another.
fn is_late(told: &Told, sentence: usize) -> bool {
    let lead = told.sentences[1].unwrap_or(sentence);
    sentence > lead + LEAD_SENTENCES / 2 && open_harm(told).is_some()
}

/// The first harm, where the lead tells of it without a place.
fn open_harm<'e>(told: &Told<'e>) -> Option<&'e Subject> {
    let lead = told.sentences[1]?;
    let (first, scope) = told.figures.iter().zip(told.own).find(|(f, _)| Kin::of(f.status) == Kin::Harm)?;
    (first.sentence <= lead + 1 && scope.place.is_none()).then_some(first)
}

/// Whether the first harms are told of several places by name: the text counts over all of them.
fn is_scattered(document: &Document, told: &Told) -> bool {
    let Some(lead) = told.sentences[1] else { return false };
    let near = told.figures.iter().zip(told.own).filter(|(f, _)| f.sentence < lead + LEAD_SENTENCES);
    let places = near.filter_map(|(_, s)| s.place.clone()).filter(|place| document.has_capital(place));
    let names: BTreeSet<&str> = places.map(|place| document.slice(place)).collect();
    names.len() >= SCATTERED_PLACES
}

/// "Ridge Fire toll climbs": where the title tells of an event by a name of its own, the place where some of its dead
/// were found is not the place of all.
fn is_named_event(document: &Document) -> bool {
    let Some(head) = document.title() else { return false };
    let lower = |at: &usize| document.tokens[*at].kind == Kind::Word && !document.tokens[*at].capital;
    let sentence_case = head.clone().filter(lower).count() >= LOWER_WORDS;
    let beside = |at: usize| at > head.start && document.is_capital(at - 1) || document.is_capital(at + 1);
    sentence_case
        && head.clone().any(|at| document.is(at, Class::Event) && document.is_capital(at) && beside(at))
}

/// The place of the first harms, where those that have one are all of the same place.
fn agreed(document: &Document, places: &[Locative], told: &Told) -> Option<Range<usize>> {
    let until = told.sentences[1]? + LEAD_SENTENCES;
    let harms = told.figures.iter().zip(told.own).filter(|(f, _)| Kin::of(f.status) == Kin::Harm);
    let here = harms.clone().filter(|(f, _)| f.sentence < until);
    let labels = |place: &Range<usize>| places.iter().any(|p| p.is_label && p.tokens == *place);
    let mut said = here.filter_map(|(_, scope)| scope.place.clone()).filter(|place| !labels(place));
    let dated = |s: &FigureScope| s.place.is_some() && s.when.is_some() && s.when == told.when;
    let of_time = || harms.clone().find(|(_, s)| dated(s));
    let block = |at: usize| document.sentences[document.sentence_of(at)].block;
    let Some(first) = said.next() else { return of_time().and_then(|(_, s)| s.place.clone()) };
    // The place of a later paragraph is not that of harms which the lead tells of without one.
    let apart = open_harm(told).is_some_and(|f| block(f.tokens.start) != block(first.start));
    (!apart && said.all(|p| document.slice(p) == document.slice(first.clone()))).then_some(first)
}

/// The place of a sentence: behind the name of an event or behind "after" and "when", else nearest to its date.
fn of_sentence(
    document: &Document,
    places: &[Locative],
    sentence: usize,
    near: Option<usize>,
) -> Option<Range<usize>> {
    let first = places.partition_point(|p| p.sentence < sentence);
    let all = || places[first..].iter().take_while(|p| p.sentence == sentence).filter(|p| !p.is_care);
    // "The Holm Mansion fell minutes after the generators on the roof were switched on".
    let named = all().any(|p| document.has_capital(&p.tokens));
    let here = || all().filter(|p| !named || document.has_capital(&p.tokens));
    let turns = Classes::of(&[Class::Event, Class::Assault]);
    let of_event = |p: &&Locative| {
        let from = p.tokens.start.saturating_sub(EVENT_TOKENS).max(document.sentences[sentence].tokens.start);
        (from..p.tokens.start).any(|at| {
            document.tokens[at].classes.meets(turns)
                || document.value(at, Class::TimeLink) == Some(Link::After as u16)
        })
    };
    let apart = |p: &&Locative| near.map_or(0, |near| near.abs_diff(p.tokens.start));
    let several = here().nth(1).is_some();
    let chosen = here().filter(|_| several).find(of_event).or_else(|| here().min_by_key(apart));
    chosen.map(|p| p.tokens.clone())
}
