//! Where and when a figure is told of: its own words, else its whole's, else the main incident of its document.
//!
//! | place | time | taken as |
//! | --- | --- | --- |
//! | none | none | its whole's; without a whole, the document's main incident |
//! | none | none, a running total of harm | where most figures are of the main incident: a place not said, undated |
//! | none | meets the main one | the main place, that time; where few figures are of the main incident: not said where |
//! | none | later than the main one | the main incident, for what follows an incident (released, exhumed, ...) and additions |
//! | none | another | a place not said, told of with the main place: a recalled event |
//! | named | none | the main time at the main place; the document's other time for that place; else undated |
//! | the main place | later | the main incident, for what follows an incident; else that place and time |
//! | the main place | within a main period of up to a month | the main incident |
//! | the main place | not earlier | the main incident, for additions |
//! | named | given | that place and time |
//!
//! A part that is told of later than its whole, at its place or at none, belongs where its whole does ("one of the
//! injured died on Sunday").
//!
//! Must not: compare documents. One document's words settle its spots.

use super::place::{Places, alike};
use crate::corpus::{Corpus, Document};
use std::collections::{BTreeMap, HashMap};
use vocabulary::{Counts, Edtf, Modality, Scope, Status};

/// Where something is told to have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Anchor {
    /// At a named place, by its number.
    At(usize),
    /// Not said where, told of in documents on a named place.
    Near(usize),
    /// Not said where, in one document that names no place; by the document's number.
    Untold(usize),
}

/// A place and a time, as precisely as a document tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Spot {
    pub(crate) anchor: Anchor,
    pub(crate) when: Option<Edtf>,
}

/// The spot of every figure, by its number.
pub(crate) fn spots(corpus: &Corpus, places: &Places) -> Vec<Spot> {
    let mut spots = Vec::with_capacity(corpus.items.len());
    for (number, document) in corpus.documents.iter().enumerate() {
        let reader = SpotReader::new(number, document, corpus, places);
        spots.extend(document.items.clone().map(|item| reader.spot(item)));
    }
    spots
}

struct SpotReader<'c> {
    corpus: &'c Corpus<'c>,
    places: &'c Places,
    main: Spot,
    /// Whether at least half of the figures are told of there and then.
    mainly: bool,
    /// The time most often given for a place in this document.
    time_at: HashMap<usize, Edtf>,
}

impl<'c> SpotReader<'c> {
    fn new(number: usize, document: &Document, corpus: &'c Corpus, places: &'c Places) -> SpotReader<'c> {
        let mut told = Told::default();
        for item in document.items.clone() {
            let figure = corpus.items[item].figure;
            if !matches!(figure.modality, Modality::Expected) {
                told.add(own_place(corpus, places, item), figure.scope.when);
            }
        }
        let main = told.main(document, places);
        let anchor = main.0.map_or(Anchor::Untold(number), Anchor::At);
        let time_at = told.times();
        let mainly = told.pairs.get(&main).is_some_and(|(times, _)| times * 2 >= told.count);
        SpotReader { corpus, places, main: Spot { anchor, when: main.1 }, mainly, time_at }
    }

    fn spot(&self, item: usize) -> Spot {
        let chain: Vec<usize> = self.corpus.wholes(item).collect();
        let followed = chain.windows(2).take_while(|pair| self.follows(pair[0], pair[1])).count();
        let at = chain[followed];
        self.own_spot(at, &self.corpus.items[item].figure.scope)
    }

    /// Whether a part says nothing of its own about place and time, or only that it came later.
    fn follows(&self, part: usize, whole: usize) -> bool {
        let place = self.place(part);
        let same_place = place.is_none_or(|place| {
            self.place(whole).is_some_and(|whole| alike(&self.places.all[place], &self.places.all[whole]))
        });
        match (self.when(part), self.when(whole)) {
            (None, _) => place.is_none(),
            (Some(when), Some(whole)) => same_place && relation(whole, when) == Relation::Later,
            (Some(_), None) => false,
        }
    }

    fn own_spot(&self, item: usize, scope: &Scope) -> Spot {
        let consequence = !matches!(scope.status, Status::Killed | Status::Injured | Status::Casualties);
        let aftermath = consequence && !matches!(scope.status, Status::Captured | Status::Displaced);
        let added = scope.counts == Some(Counts::New);
        match (self.place(item), self.when(item)) {
            (None, None) if self.mainly && !aftermath && scope.counts == Some(Counts::Cumulative) => {
                Spot { anchor: self.beside(), when: None }
            }
            (None, None) => self.main,
            (None, Some(when)) => match self.relation(when) {
                Relation::Meets if self.mainly || self.main.when.is_none_or(|main| main == when) => {
                    Spot { anchor: self.main.anchor, when: Some(when) }
                }
                Relation::Later if consequence || added => self.main,
                _ => Spot { anchor: self.beside(), when: Some(when) },
            },
            (Some(place), None) => {
                let main = self.is_main(place).then_some(self.main.when).flatten();
                Spot { anchor: Anchor::At(place), when: main.or_else(|| self.time_at.get(&place).copied()) }
            }
            (Some(place), Some(when)) => {
                let joins = match self.relation(when) {
                    Relation::Later => aftermath || added,
                    Relation::Meets => added || self.main.when.is_some_and(|main| within_period(main, when)),
                    Relation::Earlier => false,
                };
                if joins && self.is_main(place) {
                    return self.main;
                }
                Spot { anchor: Anchor::At(place), when: Some(when) }
            }
        }
    }

    fn place(&self, item: usize) -> Option<usize> {
        own_place(self.corpus, self.places, item)
    }

    fn when(&self, item: usize) -> Option<Edtf> {
        self.corpus.items[item].figure.scope.when
    }

    fn is_main(&self, place: usize) -> bool {
        matches!(self.main.anchor, Anchor::At(main) if alike(&self.places.all[main], &self.places.all[place]))
    }

    fn beside(&self) -> Anchor {
        match self.main.anchor {
            Anchor::At(place) => Anchor::Near(place),
            other => other,
        }
    }

    fn relation(&self, when: Edtf) -> Relation {
        self.main.when.map_or(Relation::Meets, |main| relation(main, when))
    }
}

#[derive(PartialEq)]
enum Relation {
    Meets,
    Later,
    Earlier,
}

/// How the second time stands to the first.
fn relation(first: Edtf, second: Edtf) -> Relation {
    match first.overlaps(second) {
        true => Relation::Meets,
        false if first.last_day() < second.first_day() => Relation::Later,
        false => Relation::Earlier,
    }
}

/// Whether a time lies in a period of at most so many days: one flood, one siege; a war is many incidents.
fn within_period(period: Edtf, when: Edtf) -> bool {
    const DAYS_MAX: i32 = 31;
    let ends =
        matches!(period, Edtf::Interval(..)).then(|| period.first_day().zip(period.last_day())).flatten();
    ends.is_some_and(|(first, last)| first.days_until(last) <= DAYS_MAX) && period.contains(when)
}

fn own_place(corpus: &Corpus, places: &Places, item: usize) -> Option<usize> {
    corpus.items[item].figure.scope.place.as_deref().and_then(|written| places.number(written))
}

/// A place and a time, as far as they are told together.
type Pair = (Option<usize>, Option<Edtf>);

/// How often and how early a document tells of each place and time.
#[derive(Default)]
struct Told {
    pairs: BTreeMap<Pair, (usize, usize)>,
    count: usize,
}

impl Told {
    fn add(&mut self, place: Option<usize>, when: Option<Edtf>) {
        self.count += 1;
        self.pairs.entry((place, when)).or_insert((0, self.count)).0 += 1;
    }

    /// The main incident: the place and time told of most, together if possible; the first one of equals.
    fn main(&self, document: &Document, places: &Places) -> Pair {
        let most = |keep: &dyn Fn(&Pair) -> bool| {
            (self.pairs.iter())
                .filter(|(pair, _)| keep(pair))
                .max_by_key(|(_, (times, first))| (*times, usize::MAX - first))
                .map(|(pair, _)| *pair)
        };
        if let Some(both) = most(&|pair| pair.0.is_some() && pair.1.is_some()) {
            return both;
        }
        let place = most(&|pair| pair.0.is_some()).and_then(|pair| pair.0);
        let when = most(&|pair| pair.1.is_some()).and_then(|pair| pair.1);
        (place.or_else(|| most_mentioned(document, places)), when)
    }

    fn times(&self) -> HashMap<usize, Edtf> {
        let mut times: HashMap<usize, ((usize, usize), Edtf)> = HashMap::new();
        for (pair, &(count, first)) in &self.pairs {
            let (Some(place), Some(when)) = *pair else { continue };
            let rank = (count, usize::MAX - first);
            times.entry(place).and_modify(|best| *best = (*best).max((rank, when))).or_insert((rank, when));
        }
        times.into_iter().map(|(place, (_, when))| (place, when)).collect()
    }
}

/// The place that a document names most often, the first one of equals: where no figure is tied to a place.
fn most_mentioned(document: &Document, places: &Places) -> Option<usize> {
    let mut counts: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    let mentions = document.readings.iter().flat_map(|reading| &reading.places);
    for (at, place) in mentions.filter_map(|mention| places.number(&mention.name)).enumerate() {
        counts.entry(place).or_insert((0, at)).0 += 1;
    }
    counts.into_iter().max_by_key(|(_, (count, first))| (*count, usize::MAX - first)).map(|(place, _)| place)
}
