//! Speakers under the names that the documents of a case give them.
//!
//! In one document "the ministry" after "the Ministry of Defence", "Hallas" after "governor Piet Hallas", "the NDO" after
//! "the National Disaster Office (NDO)" are one speaker, where only one fits. Across documents initials, persons with
//! a full name, and a short form that states the same number of the same incident as the one longer form there is.
//!
//! Must not: join what may be two bodies. The defence ministries of two states, the health ministries of two sides stay
//! apart, and a short form that may be either is a voice of its document alone.

use super::name::{Body, Name, is_common, is_rival, token};
use super::words::BARE;
use crate::corpus::Corpus;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use vocabulary::{Figure, Modality, limits};

/// Who a speaker is, as far as can be told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// A body, by the words of its name.
    Body(Body),
    /// Anybody else, by the folded name.
    Other(String),
}

/// A voice with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    who: Who,
    common: bool,
    pub(super) written: String,
    /// It may be either of two bodies.
    pub(super) unsettled: bool,
}

impl Named {
    /// What tells it from other voices; those without a name of their own are told apart by incident, and by document
    /// where they may be either of two.
    pub(super) fn key(&self, incident: &str, document: &str) -> String {
        let name = match &self.who {
            Who::Body(words) => words.iter().map(String::as_str).collect::<Vec<_>>().join("+"),
            Who::Other(name) => name.clone(),
        };
        match (self.unsettled, self.common) {
            (true, _) => format!("{name}@{incident}/{document}"),
            (false, true) => format!("{name}@{incident}"),
            (false, false) => name,
        }
    }

    pub(super) fn same(&self, other: &Named) -> bool {
        self.who == other.who
    }
}

/// Whose word a figure is: the innermost speaker; of a denial who denies.
pub(super) fn speaker_of(figure: &Figure) -> Option<&str> {
    let chain = &figure.attributed_to.0;
    let speaker = if figure.modality == Modality::Denied { chain.first() } else { chain.last() };
    speaker.map(|speaker| speaker.0.as_str())
}

/// A publisher as a voice.
pub(super) fn publisher(written: &str) -> Option<Named> {
    named(&Document::default(), written)
}

/// For each figure its named voice.
pub(super) fn voices(corpus: &Corpus, incidents: &[usize]) -> Vec<Option<Named>> {
    let mut voices: Vec<Option<Named>> = Vec::with_capacity(corpus.items.len());
    let mut known = Known::default();
    for document in &corpus.documents {
        let said = Document::new(document);
        known.learn(&said);
        let items = corpus.items[document.items.clone()].iter();
        voices.extend(items.map(|item| speaker_of(item.figure).and_then(|written| named(&said, written))));
    }
    for voice in voices.iter_mut().flatten() {
        known.settle(voice);
    }
    across(corpus, incidents, &mut voices);
    voices
}

fn named(document: &Document, written: &str) -> Option<Named> {
    let (who, common) = document.who(written);
    let empty = match &who {
        Who::Body(words) => words.is_empty(),
        Who::Other(name) => name.is_empty(),
    };
    (!empty).then(|| Named { who, common, written: written.to_owned(), unsettled: false })
}

/// The speakers of one document, in the order in which they are first named.
#[derive(Default)]
struct Document {
    names: Vec<Name>,
    at: HashMap<String, usize>,
}

impl Document {
    fn new(document: &crate::corpus::Document) -> Document {
        let mut spoken: Vec<(usize, String)> = Vec::new();
        for reading in &document.readings {
            for figure in &reading.figures {
                let start = figure.passage.start();
                spoken.extend(figure.attributed_to.0.iter().map(|speaker| (start, speaker.0.clone())));
            }
            for quote in &reading.quotes {
                let Some(speaker) = &quote.speaker else { continue };
                let role = quote.role.as_deref().filter(|role| !speaker.0.contains(role));
                let full = role.map_or(speaker.0.clone(), |role| format!("{role} {}", speaker.0));
                spoken.push((quote.passage.start(), full));
            }
        }
        spoken.sort();
        Document::of(spoken.into_iter().map(|(_, written)| written))
    }

    fn of(spoken: impl Iterator<Item = String>) -> Document {
        let mut document = Document::default();
        for written in spoken {
            let next = document.names.len();
            if !document.at.contains_key(&written) {
                document.names.push(Name::of(&written));
                document.at.insert(written, next);
            }
        }
        document
    }

    /// Who a speaker of this document is, and whether nothing in the fullest name is a name.
    fn who(&self, written: &str) -> (Who, bool) {
        let at = self.at.get(written).copied();
        let own = at.map_or_else(|| Name::of(written), |at| self.names[at].clone());
        if self.names.len() > limits::SPEAKERS_RESOLVED_MAX {
            return who(&own);
        }
        let before = at.unwrap_or(usize::MAX);
        let spelt = |name: &&Name| {
            name.initials.is_some() && own.is_initials && name.initials.as_ref() == own.words.first()
        };
        if let Some(full) = self.names.iter().find(spelt) {
            return who(full);
        }
        match &own.body {
            Some(body) => self.body(&own, body, before),
            None => self.longer(&own).map_or_else(|| who(&own), who),
        }
    }

    /// The body that a short form stands for: the longest, where all that fit are forms of it.
    fn body(&self, own: &Name, body: &Body, before: usize) -> (Who, bool) {
        let mut longer: Vec<(&Body, &Name)> = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            let Some(other) = name.body.as_ref().filter(|other| other.is_superset(body)) else { continue };
            let added: BTreeSet<&String> = other.difference(body).collect();
            if !added.is_empty() && (at < before || !is_rival(&added)) {
                longer.push((other, name));
            }
        }
        if longer.is_empty() && body.iter().all(|word| BARE.iter().any(|bare| bare == word)) {
            longer = self.only_body(before).into_iter().collect();
        }
        match chain(longer.iter().map(|(body, _)| *body)) {
            Some(full) => (Who::Body(full.clone()), is_common(full)),
            None => (Who::Body(body.clone()), own.common),
        }
    }

    /// "The group" after the only body with a name that was named before.
    fn only_body(&self, before: usize) -> Option<(&Body, &Name)> {
        let named = |name: &&Name| !name.common && name.body.is_some();
        let bodies: Vec<&Name> = self.names.iter().take(before).filter(named).collect();
        let full = chain(bodies.iter().filter_map(|name| name.body.as_ref()))?;
        bodies.into_iter().find_map(|name| Some((name.body.as_ref().filter(|body| *body == full)?, name)))
    }

    /// The one longer name of the document that begins or ends with all words of this one, in order.
    fn longer(&self, own: &Name) -> Option<&Name> {
        let mut fitting = self.names.iter().filter(|name| {
            let same = name.words == own.words && name.body.is_some();
            let longer = name.words.len() > own.words.len();
            same || longer && (name.words.starts_with(&own.words) || name.words.ends_with(&own.words))
        });
        let first = fitting.next()?;
        fitting.all(|name| name.words == first.words).then_some(first)
    }
}

fn who(name: &Name) -> (Who, bool) {
    match &name.body {
        Some(body) => (Who::Body(body.clone()), name.common),
        None => (Who::Other(name.words.join(" ")), name.common),
    }
}

/// The largest of the bodies, where each is a form of it: they hold one another.
fn chain<'b>(bodies: impl Iterator<Item = &'b Body>) -> Option<&'b Body> {
    let mut bodies: Vec<&Body> = bodies.collect();
    bodies.sort_by_key(|body| body.len());
    let linked = bodies.windows(2).all(|pair| pair[0].is_subset(pair[1]));
    bodies.last().copied().filter(|_| linked)
}

/// What all documents together say of initials and persons.
#[derive(Default)]
struct Known {
    initials: BTreeMap<String, BTreeSet<Body>>,
    persons: BTreeMap<String, BTreeSet<Body>>,
}

impl Known {
    fn learn(&mut self, document: &Document) {
        for name in &document.names {
            let Some(body) = &name.body else { continue };
            let own: Body = name.words.iter().map(|word| token(word)).collect();
            let of_body = !name.is_initials && own == *body;
            let first: String = name.words.iter().filter_map(|word| word.chars().next()).collect();
            let spelt = Some(first).filter(|first| of_body && !name.common && first.len() > 2);
            for initials in name.initials.iter().cloned().chain(spelt) {
                self.initials.entry(initials).or_default().insert(body.clone());
            }
            if !of_body && name.words.len() > 1 {
                self.persons.entry(name.words.join(" ")).or_default().insert(body.clone());
            }
        }
    }

    fn settle(&self, voice: &mut Named) {
        let known = match &voice.who {
            Who::Body(words) if words.len() == 1 => words.first().and_then(|word| self.initials.get(word)),
            Who::Other(name) => self.persons.get(name),
            Who::Body(_) => None,
        };
        if let Some(full) = known.and_then(|bodies| chain(bodies.iter())) {
            (voice.who, voice.common) = (Who::Body(full.clone()), is_common(full));
        }
    }
}

/// What is said, as far as two statements can be one: incident, number, status, unit.
type Said = (usize, u64, u8, u8);

/// Short forms of bodies: the one longer form that says the same of the same incident; unsettled where there are two
/// in the incident.
fn across(corpus: &Corpus, incidents: &[usize], voices: &mut [Option<Named>]) {
    let said = |item: usize| -> Said {
        let figure = corpus.items[item].figure;
        (incidents[item], figure.count.named(), figure.scope.status as u8, figure.scope.unit as u8)
    };
    let mut present: BTreeMap<usize, BTreeSet<Body>> = BTreeMap::new();
    let mut saying: BTreeMap<Said, BTreeSet<Body>> = BTreeMap::new();
    for (item, voice) in voices.iter().enumerate() {
        if let Some(Named { who: Who::Body(body), .. }) = voice {
            present.entry(incidents[item]).or_default().insert(body.clone());
            saying.entry(said(item)).or_default().insert(body.clone());
        }
    }
    for (item, voice) in voices.iter_mut().enumerate() {
        let Some(voice) = voice else { continue };
        let Who::Body(body) = &voice.who else { continue };
        let here = &present[&incidents[item]];
        if here.len() > limits::SPEAKERS_RESOLVED_MAX {
            continue;
        }
        let longer = |other: &&Body| other.is_superset(body) && *other != body;
        let rivals: Vec<&Body> = here.iter().filter(longer).collect();
        if rivals.is_empty() || body.len() < 2 {
            continue;
        }
        match chain(rivals.iter().copied()) {
            None => voice.unsettled = true,
            Some(full) => {
                let added: BTreeSet<&String> = full.difference(body).collect();
                let same = saying[&said(item)].contains(full);
                if same && !is_rival(&added) {
                    (voice.who, voice.common) = (Who::Body(full.clone()), is_common(full));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(all: &[&str], one: &str, other: &str) -> bool {
        let document = Document::of(all.iter().map(|written| (*written).to_owned()));
        document.who(one).0 == document.who(other).0
    }

    #[test]
    fn a_short_form_that_fits_two_stays_itself() {
        let all = ["port officials", "hospital officials", "officials"];
        assert!(!same(&all, "officials", "port officials") && !same(&all, "officials", "hospital officials"));
        let all = ["the Orrenian defence ministry", "the Varnish defence ministry", "the defence ministry"];
        assert!(!same(&all, all[2], all[0]) && !same(&all, all[2], all[1]) && !same(&all, all[0], all[1]));
    }

    #[test]
    fn a_short_form_is_no_rival_that_is_named_later() {
        let all = ["the health ministry", "the rebels' health ministry"];
        assert!(!same(&all, all[0], all[1]));
        let all = ["Amnesty Group", "Relief Union", "the group"];
        assert!(!same(&all, "the group", "Relief Union"));
    }

    #[test]
    fn a_short_form_is_the_one_speaker_it_fits() {
        assert!(same(
            &["The NDO", "the National Disaster Office (NDO)"],
            "The NDO",
            "the National Disaster Office (NDO)"
        ));
        assert!(same(
            &["Hallas", "regional governor Piet Hallas"],
            "Hallas",
            "regional governor Piet Hallas"
        ));
        assert!(same(
            &["the ministry", "the Ministry of Defence"],
            "the ministry",
            "the Ministry of Defence"
        ));
        assert!(same(&["Health Ministry spokesman Ahmed Hale", "Hale"], "Hale", "the health ministry"));
        assert!(same(
            &["the Karr Monitoring Network", "the group"],
            "the group",
            "the Karr Monitoring Network"
        ));
    }
}
