//! The place that a document keeps coming back to: what is left where neither title nor lead say where.
//!
//! Names are weighed by how often they return, whether they stand in the head, whether a preposition of place leads to
//! them and whether the list of places knows them. Must not: choose a name that has none of the last three.

use super::locative::{Locative, TITLE_BLOCKS};
use super::placename::name_at;
use crate::document::{BlockKind, Document, Kind};
use crate::lexicon::{Class, Classes};
use crate::time::is_possessive;
use std::collections::BTreeMap;
use std::ops::Range;
use vocabulary::Gazetteer;

/// The least weight that is a place of the document.
const LEAST: u32 = 5;
/// What a name in the head, behind a preposition of place and in the list of places weighs.
const IN_HEAD: u32 = 3;
const LED_TO: u32 = 2;
const KNOWN: u32 = 2;
/// How many times a name is counted at most: a person is named more often than a place.
const TIMES_MAX: u32 = 4;
/// Words beside a name that make it one of a person or a body.
const OTHERS: Classes =
    Classes::of(&[Class::Title, Class::Say, Class::SpeakerNoun, Class::BodyNoun, Class::Troop, Class::Kin]);
/// Words with which a name is one of a writing, a body or a time.
const NO_PLACE: Classes = Classes::of(&[
    Class::DocumentNoun,
    Class::RecordNoun,
    Class::BodyNoun,
    Class::SpeakerNoun,
    Class::Genre,
    Class::Cardinal,
    Class::Event,
    Class::Label,
    Class::Issued,
    Class::TimeUnit,
]);

/// The length that no name of a place has: "Q".
const SHORT: usize = 1;

/// The length up to which capitals are initials: "KT".
const INITIALS: usize = 3;

/// What is known of a name.
#[derive(Default)]
struct Name {
    first: Range<usize>,
    times: u32,
    head: bool,
    led: bool,
    inside: bool,
    /// How many times it stands beside a word of a person or a body.
    person: u32,
}

/// The name that weighs most, where one weighs enough.
pub(super) fn place(document: &Document, places: &[Locative]) -> Option<Range<usize>> {
    let mut names: BTreeMap<String, Name> = BTreeMap::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        let mut at = range.tokens.start;
        while at < range.tokens.end {
            let found = document.tokens[at]
                .capital
                .then(|| name_at(document, at, range.tokens.end).or_else(|| owner(document, at)))
                .flatten()
                .filter(|name| name.start == at);
            let Some(name) = found else {
                at += 1;
                continue;
            };
            at = name.end;
            note(document, places, sentence, name, &mut names);
        }
    }
    let weighed = names.iter().filter_map(|(words, name)| {
        let known = Gazetteer::bundled().lookup(document.slice(name.first.clone())).next().is_some();
        // "Malaria has killed 34": a capital that only begins a line makes no name.
        let sure = name.led || known || name.head && name.inside;
        let weight = name.times.min(TIMES_MAX)
            + if name.head { IN_HEAD } else { 0 }
            + if name.led { LED_TO } else { 0 }
            + if known { KNOWN } else { 0 };
        let place = name.first.clone().all(|k| !document.tokens[k].classes.meets(NO_PLACE))
            && words.chars().count() > SHORT
            && !(words.chars().count() <= INITIALS && document.tokens[name.first.start].shouted);
        (sure && place && 2 * name.person < name.times && weight >= LEAST).then_some((weight, name))
    });
    weighed
        .max_by_key(|(weight, name)| (*weight, usize::MAX - name.first.start))
        .map(|(_, name)| name.first.clone())
}

/// "Dresden's dead": a name that owns what stands behind it.
fn owner(document: &Document, at: usize) -> Option<Range<usize>> {
    let plain = document.tokens[at].classes == Classes::default() && document.tokens[at].kind == Kind::Word;
    (plain && is_possessive(document, at + 1)).then_some(at..at + 1)
}

fn note(
    document: &Document,
    places: &[Locative],
    sentence: usize,
    name: Range<usize>,
    names: &mut BTreeMap<String, Name>,
) {
    let words: Vec<&str> =
        name.clone().filter(|k| document.tokens[*k].capital).map(|k| document.folded(k)).collect();
    let known = names.entry(words.join(" ")).or_default();
    if known.times == 0 {
        known.first = name.clone();
    }
    known.times += 1;
    known.head |= document.sentences[sentence].block < TITLE_BLOCKS;
    let sentence_start = document.sentences[sentence].tokens.start;
    known.inside |= name.start > sentence_start
        && document.blocks[document.sentences[sentence].block].kind != BlockKind::Heading;
    let here = places.partition_point(|p| p.sentence < sentence);
    let mut here = places[here..].iter().take_while(|p| p.sentence == sentence);
    known.led |= here.any(|p| !p.is_care && p.tokens.start <= name.start && name.end <= p.tokens.end);
    let beside = [name.start.checked_sub(1), Some(name.end)];
    // "Prosecutor v. Holm".
    let party =
        document.reads(name.start.wrapping_sub(1), "v") || document.reads(name.start.wrapping_sub(2), "v");
    let other = beside.into_iter().flatten().any(|k| document.tokens[k].classes.meets(OTHERS));
    known.person += u32::from(party || other);
}
