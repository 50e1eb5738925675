//! Independent voices: forty papers that repeat one agency are one.
//!
//! The voice behind a figure is the innermost speaker of its attribution: who, as far as the words tell, counted; of a
//! denial who denies. A figure that its author states goes back to where its words stood first ([`copies`]): to the
//! speaker whom any of the carriers names for them, else to the agency that they credit, else to the first carrier (the
//! publisher, or the document). Each carrier says why it stands with the voice.
//!
//! Must not: weigh voices. Whether a voice is to be believed is the reader's judgement.

mod copies;
mod gist;
mod leads;
mod name;
mod sentences;
mod speaker;
mod spelling;
mod statements;
mod wording;
mod words;

pub use wording::Wording;

use crate::corpus::{Corpus, Document};
use crate::incidents::Incidents;
use copies::home;
use speaker::Named;
use std::collections::{BTreeMap, BTreeSet};
use vocabulary::{Carrier, Digest, fold};

/// A voice to which figures go back, independent of the others as far as the words tell.
///
/// [`TallyInput::origin`](vocabulary::TallyInput) is its place in [`Reconciliation::origins`](crate::Reconciliation).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Who speaks, as most often written.
    pub name: String,
    /// The documents that carry this voice, by digest.
    pub carriers: Vec<Carriage>,
}

impl Origin {
    /// How many of its carriers have their words from another.
    pub fn copies(&self) -> usize {
        let copy = |carriage: &&Carriage| carriage.why.iter().any(|why| matches!(why, Why::SameWords(_)));
        self.carriers.iter().filter(copy).count()
    }
}

/// A document that carries a voice, and why it is taken to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carriage {
    /// The document.
    pub source: Digest,
    /// Each reason that holds for some of its figures.
    pub why: BTreeSet<Why>,
}

/// Why a document is taken to carry a voice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is the voice's own: what it says, it says itself.
    Own,
    /// It names the voice as the speaker, in these words.
    Names(String),
    /// It credits this agency with what it carries.
    Credits(String),
    /// Its words around a figure stand in this document, which is as old or older.
    SameWords(Digest),
}

/// The voices of a case, and for each figure the number of its own.
pub(crate) struct Origins {
    pub(crate) all: Vec<Origin>,
    pub(crate) of: Vec<usize>,
}

#[derive(Default)]
struct Voice {
    written: BTreeMap<String, usize>,
    carriers: BTreeMap<Digest, BTreeSet<Why>>,
}

/// A voice's key and printed name.
type Keyed = (String, String);

impl Origins {
    pub(crate) fn new(corpus: &Corpus, incidents: &Incidents, wordings: &[Wording]) -> Origins {
        let roots = copies::roots(corpus, wordings);
        let named = speaker::voices(corpus, &incidents.of);
        let telling = Telling { corpus, incidents, roots: &roots, named: &named };
        let (speakers, credits) = (telling.speakers(), telling.credits());
        let mut voices: BTreeMap<String, Voice> = BTreeMap::new();
        let mut keys: Vec<String> = Vec::with_capacity(corpus.items.len());
        for (item, &root) in roots.iter().enumerate() {
            let source = home(corpus, item).source;
            let mut why = BTreeSet::new();
            let (key, name) = match &named[item] {
                Some(voice) => {
                    why.insert(Why::Names(voice.written.clone()));
                    telling.keyed(voice, item)
                }
                None => {
                    if let Some(agency) = source.credited.first() {
                        why.insert(Why::Credits(agency.0.clone()));
                    }
                    let speaker = speakers.get(&root).map(|&(first, voice)| {
                        (home(corpus, first).source.sha256, telling.keyed(voice, first))
                    });
                    let credit = || credits.get(&root).map(|agency| telling.of_agency(agency, item));
                    let (from, keyed) = speaker.unwrap_or_else(|| {
                        let first = home(corpus, root);
                        (first.source.sha256, credit().unwrap_or_else(|| telling.own(first, root)))
                    });
                    if from != source.sha256 {
                        why.insert(Why::SameWords(from));
                    }
                    keyed
                }
            };
            if why.is_empty() {
                why.insert(Why::Own);
            }
            let voice = voices.entry(key.clone()).or_default();
            *voice.written.entry(name).or_default() += 1;
            voice.carriers.entry(source.sha256).or_default().append(&mut why);
            keys.push(key);
        }
        let numbers: BTreeMap<&String, usize> = voices.keys().zip(0..).collect();
        let of = keys.iter().map(|key| numbers[key]).collect();
        Origins { all: voices.into_values().map(Voice::origin).collect(), of }
    }
}

impl Voice {
    fn origin(self) -> Origin {
        let name = self.written.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        let carriage = |(source, why)| Carriage { source, why };
        Origin {
            name: name.map(|(name, _)| name).unwrap_or_default(),
            carriers: self.carriers.into_iter().map(carriage).collect(),
        }
    }
}

/// What is known of all figures before their voices are told.
struct Telling<'t> {
    corpus: &'t Corpus<'t>,
    incidents: &'t Incidents,
    roots: &'t [usize],
    named: &'t [Option<Named>],
}

impl<'t> Telling<'t> {
    fn keyed(&self, voice: &Named, item: usize) -> Keyed {
        // A short form that may be either of two bodies is who it was where its words stood first.
        let root = self.roots[item];
        let same = self.named[root].as_ref().is_some_and(|first| first.same(voice));
        let document = home(self.corpus, if same { root } else { item }).source.sha256;
        (voice.key(self.incident(item), &document.to_string()), voice.written.clone())
    }

    fn incident(&self, item: usize) -> &str {
        &self.incidents.all[self.incidents.of[item]].id
    }

    /// For each statement the figure of its most senior carrier that names a speaker.
    fn speakers(&self) -> BTreeMap<usize, (usize, &'t Named)> {
        let mut speakers = BTreeMap::new();
        for number in copies::by_seniority(self.corpus) {
            for item in self.corpus.documents[number].items.clone() {
                if let Some(voice) = &self.named[item] {
                    speakers.entry(self.roots[item]).or_insert((item, voice));
                }
            }
        }
        speakers
    }

    /// For each statement the agency that its first carrier credits, else the one that most carriers do.
    fn credits(&self) -> BTreeMap<usize, &'t Carrier> {
        let mut credits: BTreeMap<usize, BTreeMap<&Carrier, usize>> = BTreeMap::new();
        for (item, &root) in self.roots.iter().enumerate() {
            if let Some(agency) = home(self.corpus, item).source.credited.first() {
                let first = if item == root { self.roots.len() } else { 0 };
                *credits.entry(root).or_default().entry(agency).or_default() += 1 + first;
            }
        }
        let most = |credits: BTreeMap<&'t Carrier, usize>| {
            credits.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(agency, _)| agency)
        };
        credits.into_iter().filter_map(|(root, credits)| Some((root, most(credits)?))).collect()
    }

    fn of_agency(&self, agency: &Carrier, item: usize) -> Keyed {
        let voice = speaker::publisher(&agency.0);
        let key = voice.map_or_else(|| fold(&agency.0), |voice| voice.key(self.incident(item), ""));
        (key, agency.0.clone())
    }

    /// The voice of a document itself: its publisher, else the document.
    fn own(&self, document: &Document, item: usize) -> Keyed {
        let source = document.source;
        let publisher = source.publisher.as_ref();
        match publisher.and_then(|publisher| speaker::publisher(&publisher.0)) {
            Some(voice) => (voice.key(self.incident(item), ""), voice.written),
            // No folded name holds a slash: a document never shares its voice with a speaker.
            None => (
                format!("document/{}", source.sha256),
                source.title.clone().unwrap_or_else(|| source.path.clone()),
            ),
        }
    }
}
